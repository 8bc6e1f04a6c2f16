"""Counts the topics of those who found nothing: never their words, never when within the hour."""

import datetime

from sqlalchemy import func, select
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.orm import Session

from kiosk.directory.models import TaxonomyTerm, WantedTopic


def count(session: Session, topic: str, now: datetime.datetime) -> None:
    """One more who wanted that topic in this hour."""
    hour = now.replace(minute=0, second=0, microsecond=0)
    row = insert(WantedTopic).values(topic=topic, hour=hour, count=1)
    session.execute(
        row.on_conflict_do_update(
            index_elements=["topic", "hour"], set_={"count": WantedTopic.count + 1}
        )
    )


def totals(session: Session, since: datetime.datetime | None = None) -> dict[str, int]:
    """How often each topic was wanted, or was since a moment; the most wanted first."""
    total = func.sum(WantedTopic.count)
    hours = select(WantedTopic.topic, total).group_by(WantedTopic.topic).order_by(total.desc())
    if since is not None:
        hours = hours.where(WantedTopic.hour >= since)
    return {topic: int(number) for topic, number in session.execute(hours)}


def by_name(session: Session, since: datetime.datetime) -> list[tuple[str, int]]:
    """How often each topic was wanted since a moment, by what it is called."""
    names = dict(session.execute(select(TaxonomyTerm.code, TaxonomyTerm.name)).all())
    counts = totals(session, since)
    return [(names[topic], number) for topic, number in counts.items() if topic in names]
