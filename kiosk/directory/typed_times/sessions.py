"""What stands in a line of times, day by day: sessions, and the rows that they become."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from kiosk.directory.derived import rules_of
from kiosk.directory.typed_times.clock import Span
from kiosk.directory.typed_times.facts import (
    WEEK,
    Need,
    ScheduleFacts,
    Times,
    last_of,
    meaning,
)


class Words(NamedTuple):
    """Words for patients; what stood in quotes is left as it is."""

    words: str
    is_quoted: bool = False


@dataclass
class Session:
    """Some days with their times: what becomes a row for each time."""

    at: int = 0
    codes: list[str] = field(default_factory=list)
    every: int = 1
    every_nth: bool = False
    every_month: int = 1
    every_day: int = 0
    month_days: list[int] = field(default_factory=list)
    on: list[datetime.date] = field(default_factory=list)
    spans: list[Span] = field(default_factory=list)
    is_sure: bool = True
    is_all_day: bool = False
    is_listing: bool = True
    part: str = ""
    part_words: str = ""
    starts: datetime.date | None = None
    ends: datetime.date | None = None
    count: tuple[int, bool] | None = None
    description: str | None = None
    notes: list[Words] = field(default_factory=list)

    @property
    def has_days(self) -> bool:
        return bool(self.codes or self.month_days or self.on or self.every_day)

    @property
    def last_close(self) -> str:
        """When it last closed on these days, where that is sure."""
        return self.spans[-1].closes if self.spans and self.is_sure else ""

    @property
    def says_something(self) -> bool:
        return self.has_days or bool(self.spans or self.notes)

    @property
    def has_nth(self) -> bool:
        return any(len(code) > len("MO") for code in self.codes)


def joined(notes: Sequence[Words]) -> str:
    """Several words for patients as one sentence; what is not quoted begins with a capital."""
    said = [each for each in notes if each.words]
    whole = ", ".join(each.words for each in said)
    return whole if not said or said[0].is_quoted else whole[:1].upper() + whole[1:]


def rows_of(session: Session) -> list[ScheduleFacts]:
    """A row for each of its times; the words stand with the first and the last."""
    days = [_once(day) for day in sorted(session.on)] or [_again_and_again(session)]
    rows = [
        replace(day, opens_at=span.opens or None, closes_at=span.closes or None)
        for day in days
        for span in session.spans or [Span()]
    ]
    rows[0] = replace(rows[0], description=session.description)
    rows[-1] = replace(rows[-1], notes=joined(session.notes) or None)
    return rows


def _once(day: datetime.date) -> ScheduleFacts:
    return ScheduleFacts(freq="WEEKLY", dtstart=day, until=day)


def _again_and_again(session: Session) -> ScheduleFacts:
    """The days of a session that comes again."""
    row = ScheduleFacts(dtstart=session.starts, until=session.ends)
    every_day = session.is_all_day and not session.has_days
    codes = list(WEEK) if every_day else session.codes
    if session.month_days:
        days = ",".join(map(str, session.month_days))
        row = replace(row, freq="MONTHLY", bymonthday=days, interval=session.every_month)
    elif session.has_nth:
        days = ",".join(codes)
        row = replace(row, freq="MONTHLY", byday=days, interval=session.every_month)
    elif session.every_day:
        row = replace(row, freq="DAILY", interval=session.every_day)
    elif codes:
        days = ",".join(sorted(codes, key=WEEK.index))
        row = replace(row, freq="WEEKLY", byday=days, interval=session.every)
    if row.interval == 1:
        row = replace(row, interval=None)
    return _counted(session, row)


def _counted(session: Session, row: ScheduleFacts) -> ScheduleFacts:
    """With the last day in place of "6 times", where the first is known."""
    if session.count is None or session.ends is not None:
        return row
    number, is_weeks = session.count
    row = replace(row, count=number * (len(session.codes) or 1) if is_weeks else number)
    last = last_of(rules_of([row])[0])
    return replace(row, count=None, until=last) if last else row


def needs_of(row: ScheduleFacts) -> set[Need]:
    """What is missing in a row before anybody can work out its days."""
    if not row.freq:
        return {Need.DAYS} if row.opens_at or row.closes_at else set()
    if not ((row.interval or 1) > 1 or row.count):
        return set()
    if row.dtstart is None:
        return {Need.FIRST_DATE}
    codes = (row.byday or "").split(",")
    is_off = row.freq == "WEEKLY" and WEEK[row.dtstart.weekday()] not in codes
    return {Need.FIRST_DATE} if is_off else set()


def taken_over(rows: Sequence[ScheduleFacts], before: Times) -> tuple[ScheduleFacts, ...]:
    """The rows, those that mean what a former one means as that stands, each once."""
    left = [(meaning(row), row) for row in before.rows]
    found = []
    for row in rows:
        same = next((pair for pair in left if pair[0] == meaning(row)), None)
        if same is not None:
            left.remove(same)
        found.append(same[1] if same else row)
    return tuple(found)
