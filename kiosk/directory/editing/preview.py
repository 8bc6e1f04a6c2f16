"""A form as the listing that patients would see, without a touch of the database."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, select

from kiosk.directory.editing.form import ListingForm, PlaceEntry
from kiosk.directory.listing import Access, Checked, Listing, Number, Place
from kiosk.directory.models import Check, Service, TaxonomyTerm, Topic
from kiosk.directory.opening import Session
from kiosk.directory.typed_times.lines import Times, read_back


@dataclass(frozen=True)
class TopicName:
    """A topic, as far as a form has to know it."""

    name: str
    emergency_card: bool


def topics(connection: Connection) -> dict[str, TopicName]:
    """The topics in their order, by their codes."""
    rows = connection.execute(
        select(TaxonomyTerm.code, TaxonomyTerm.name, Topic.emergency_card)
        .join(Topic, Topic.taxonomy_term_id == TaxonomyTerm.id)
        .order_by(Topic.position)
    )
    return {row.code or "": TopicName(row.name, row.emergency_card) for row in rows}


def checked(connection: Connection, service_id: str) -> Checked | None:
    """When somebody found this listing right last, as long as that counts."""
    row = connection.execute(
        select(Service.assured_date, Check.role, Check.method)
        .join(Check, Check.service_id == Service.id)
        .where(
            Service.id == service_id,
            Service.assured_date.is_not(None),
            Check.outcome.in_(("right", "corrected")),
        )
        .order_by(Check.checked_on.desc(), Check.id.desc())
        .limit(1)
    ).first()
    return None if row is None else Checked(row.assured_date, row.role, row.method)


def listing(
    form: ListingForm,
    known: Mapping[str, TopicName],
    times: Times,
    coming: Sequence[Session] = (),
    check: Checked | None = None,
) -> Listing:
    """The listing that this form would make.

    Args:
        form: what is written so far.
        known: all topics by their codes.
        times: what its line of times says, or what the tables say where it has none.
        coming: the sessions that follow from them.
        check: the last check that still counts, with what is written.
    """
    its_topics = [known[code] for code in form.topics if code in known]
    return Listing(
        id="",
        name=form.name,
        organization=form.organization,
        summary=form.summary,
        access=tuple(Access(code) for code in form.access if code in set(Access)),
        steps=form.steps,
        numbers=tuple(Number(each.number, each.label, each.is_text) for each in form.numbers),
        website=form.website,
        email=form.email,
        opening=read_back(times),
        coming=tuple(coming),
        is_free=form.is_free,
        cost=form.cost or ("Free" if form.is_free else ""),
        who_for=form.who_for,
        area=form.area,
        places=tuple(_place(each) for each in form.places if not each.confidential),
        languages=form.languages,
        first_visit=form.first_visit,
        to_bring=form.to_bring,
        topics=tuple(each.name for each in its_topics),
        alert=form.alert,
        checked=check,
        sensitive=form.sensitive,
        emergency_card=form.about_moving or any(each.emergency_card for each in its_topics),
    )


def _place(place: PlaceEntry) -> Place:
    address = (place.address_1, place.address_2, place.city, place.postal_code)
    return Place(place.name, ", ".join(filter(None, address)), place.transport, place.access)
