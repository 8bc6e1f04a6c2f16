"""Which listings patients may see, and in which order they come.

A service that a patient may see is active and published, and somebody of this room has found it
right, not too long ago (`freshness`); only while the room is in trial do published ones show that
nobody has checked yet (content/SAFETY.md, "Trial until live").
"""

import datetime
import json
from collections.abc import Sequence

from sqlalchemy import ColumnElement, SQLColumnExpression, case, func, literal, select
from sqlalchemy.orm import Session, joinedload

from kiosk.directory.freshness import Audience
from kiosk.directory.listing import Listing, TopicCard
from kiosk.directory.models import Attribute, Service, TaxonomyTerm, Topic
from kiosk.directory.prepared import is_asked_for
from kiosk.directory.whole_listings import in_this_order

MOST_RELATED = 3


def is_shown(audience: Audience) -> ColumnElement[bool]:
    """The condition on `services` under which a patient sees it."""
    return is_shown_since(literal(audience.hidden_before), trial=audience.trial)


def is_shown_since(
    hidden_before: SQLColumnExpression[datetime.date], *, trial: bool
) -> ColumnElement[bool]:
    """As `is_shown`, for a statement that is made once for all days."""
    shown = (Service.status == "active") & (Service.publication == "published")
    recent = Service.never_hides | (Service.assured_date >= hidden_before)
    unchecked = Service.assured_date.is_(None)
    return shown & (unchecked | recent if trial else ~unchecked & recent)


def topic_cards(session: Session, audience: Audience) -> list[TopicCard]:
    """The topics in their order, each with the number of listings a patient would find there."""
    count = (
        select(func.count())
        .select_from(Attribute)
        .join(Service, Attribute.link_id == Service.id)
        .where(
            Attribute.link_entity == "service",
            Attribute.taxonomy_term_id == Topic.taxonomy_term_id,
            is_shown(audience),
        )
        .scalar_subquery()
    )
    rows = session.execute(
        select(Topic, count).options(joinedload(Topic.term)).order_by(Topic.position)
    )
    return [
        TopicCard(
            key=topic.term.code or "",
            name=topic.term.name,
            summary=topic.term.description,
            picture=topic.picture,
            emergency_card=topic.emergency_card,
            count=number,
        )
        for topic, number in rows
    ]


def count_shown(session: Session, audience: Audience) -> int:
    """How many listings a patient can find."""
    return session.scalar(select(func.count(Service.id)).where(is_shown(audience))) or 0


def count_drafts(session: Session) -> int:
    """How many listings are written but not published."""
    return session.scalar(select(func.count(Service.id)).where(Service.publication == "draft")) or 0


def in_topic(session: Session, topic: str, audience: Audience) -> list[str]:
    """The keys of the listings of a topic in the order that patients read them.

    Those it is the main topic of first, local before national, checked before unchecked, then by
    name. What is overdue stands below all others.
    """
    chosen = (
        select(Service.id)
        .join(Attribute, (Attribute.link_id == Service.id) & (Attribute.link_entity == "service"))
        .join(TaxonomyTerm, TaxonomyTerm.id == Attribute.taxonomy_term_id)
        .join(Topic, Topic.taxonomy_term_id == TaxonomyTerm.id)
        .where(TaxonomyTerm.code == topic, is_shown(audience))
        .order_by(
            _sinks(audience),
            case((Attribute.position == 0, 0), else_=1),
            Service.is_local.desc(),
            Service.assured_date.is_(None),
            func.lower(Service.name),
        )
    )
    return list(dict.fromkeys(session.scalars(chosen)))


def every_shown(session: Session, audience: Audience) -> list[str]:
    """The keys of all listings that a patient can find, by name."""
    by_name = (func.lower(Service.name), Service.id)
    return list(session.scalars(select(Service.id).where(is_shown(audience)).order_by(*by_name)))


def _sinks(audience: Audience) -> ColumnElement[int]:
    return case((Service.assured_date < audience.red_before, 1), else_=0)


def listing(session: Session, listing_id: str, audience: Audience) -> Listing | None:
    """One listing, or nothing when patients may not see it (any more)."""
    found = visible(session, [listing_id], audience)
    return found[0] if found else None


def related(session: Session, listing_id: str, audience: Audience) -> list[str]:
    """The keys of up to three listings like this one: the same main topic, then the most in common.

    What is sensitive is related to nothing, and nothing to it (content/SAFETY.md).
    """
    service = session.get(Service, listing_id)
    topics = session.scalars(
        select(Attribute.taxonomy_term_id)
        .join(Topic, Topic.taxonomy_term_id == Attribute.taxonomy_term_id)
        .where(Attribute.link_entity == "service", Attribute.link_id == listing_id)
        .order_by(Attribute.position)
    ).all()
    if service is None or service.sensitive or not topics:
        return []
    in_common = (
        select(func.count())
        .select_from(Attribute)
        .where(Attribute.link_id == Service.id, Attribute.taxonomy_term_id.in_(topics))
        .scalar_subquery()
    )
    same_main_topic = (
        select(Attribute.link_id)
        .where(Attribute.link_entity == "service", Attribute.position == 0)
        .where(Attribute.taxonomy_term_id == topics[0])
    )
    found = session.scalars(
        select(Service.id)
        .where(Service.id.in_(same_main_topic), Service.id != listing_id)
        .where(~Service.sensitive, is_shown(audience))
        .order_by(
            _sinks(audience), in_common.desc(), Service.is_local.desc(), func.lower(Service.name)
        )
        .limit(MOST_RELATED)
    )
    return list(found)


def visible(session: Session, ids: Sequence[str], audience: Audience) -> list[Listing]:
    """Those of these listings that a patient may see, in this order."""
    asked = json.dumps(list(ids))
    may_be_seen = select(Service.id).where(is_asked_for(Service.id), is_shown(audience))
    shown = set(session.scalars(may_be_seen, {"keys": asked}))
    return in_this_order(session, [each for each in ids if each in shown], audience)
