"""The notices that the waiting room's screen shows between films, each with its days.

They stand in `site.toml`, as the facts of the room do. Keys: `notice:PLACE:PART`.
"""

import datetime

from PySide6.QtCore import QCoreApplication

from kiosk.directory.editing import validation
from kiosk.errors import KnownTrouble
from kiosk.settings import LONGEST_WORDS
from kiosk.site_facts.facts import NOTICES, fact_of, value_of
from kiosk.site_facts.site_file import SiteFile
from kiosk.viewmodels.volunteer.desk import Desk
from kiosk.viewmodels.volunteer.own_words import Subject, Wording
from kiosk.viewmodels.volunteer.room_facts import RoomFacts
from kiosk.wording.times import long_date

translate = QCoreApplication.translate

NOTICE_DAYS = 6
"""So many days after its first one a new notice is shown, until somebody says otherwise."""


class RoomNotices:
    """All of them."""

    kind = "notice"
    new = "notice:new"

    def __init__(self, desk: Desk, site: SiteFile, facts: RoomFacts) -> None:
        self._desk = desk
        self._site = site
        self._facts = facts

    def subjects(self) -> list[Subject]:
        """All of them.

        Raises:
            KnownTrouble: `site.toml` has a fault.
        """
        return [
            Subject(f"{self.kind}:{place}", each["words"], self._days(each))
            for place, each in enumerate(self._notices())
        ]

    def subject(self, key: str) -> Subject | None:
        """As `Source`; what is new is one as well."""
        if key == self.new:
            return Subject(key, translate("RoomNotices", "A new notice"))
        return next((each for each in self.subjects() if each.key == key), None)

    def wordings(self, key: str) -> list[Wording]:
        """As `Source`."""
        notices, place = self._notices(), key.partition(":")[2]
        what = translate("RoomNotices", "What the notice says")
        letters = translate("RoomNotices", "A sentence or two. Up to {number} letters.")
        hint = letters.format(number=LONGEST_WORDS)
        if key == self.new:
            return [Wording(f"{key}:words", what, "", hint)]
        if not place.isdigit() or int(place) >= len(notices):
            return []
        notice = notices[int(place)]
        day_hint = translate("RoomNotices", "A day with its year, such as: 24 December 2026.")
        days = (
            ("first_day", translate("RoomNotices", "The first day on which it is shown")),
            ("last_day", translate("RoomNotices", "The last day on which it is shown")),
        )
        return [
            Wording(f"{key}:words", what, notice["words"], hint, may_move=True),
            *(
                Wording(
                    f"{key}:{part}",
                    title,
                    long_date(datetime.date.fromisoformat(notice[part])),
                    day_hint,
                    may_move=True,
                    is_prose=False,
                )
                for part, title in days
            ),
        ]

    def save(self, key: str, words: str) -> bool:
        """As `Source`. A new one is shown from today on, for a week."""
        _, place, part = key.split(":")
        try:
            value = _read_words(words) if part == "words" else _read_day(words)
            if place == "new":
                notices = [*self._notices(), self._from_today(value)]
            else:
                notices = self._notices_with(int(place))
                notices[int(place)] = {**notices[int(place)], part: value}
                _must_not_end_before_it_begins(notices[int(place)])
        except KnownTrouble as trouble:
            self._desk.tell(trouble)
            return False
        return self._change(notices)

    def take_out(self, key: str) -> bool:
        """Show it no more."""
        place = int(key.partition(":")[2])
        try:
            notices = self._notices_with(place)
        except KnownTrouble as trouble:
            self._desk.tell(trouble)
            return False
        return self._change([*notices[:place], *notices[place + 1 :]])

    def _from_today(self, words: str) -> dict[str, str]:
        today = self._desk.acts.now().date()
        last = today + datetime.timedelta(days=NOTICE_DAYS)
        return {"words": words, "first_day": today.isoformat(), "last_day": last.isoformat()}

    def _notices_with(self, place: int) -> list[dict[str, str]]:
        """All of them, among which is one at that place.

        Raises:
            KnownTrouble: there is none any more, or `site.toml` has a fault.
        """
        notices = self._notices()
        if place >= len(notices):
            gone = translate("RoomNotices", "That notice has been taken down meanwhile.")
            raise KnownTrouble(gone)
        return notices

    def _change(self, notices: list[dict[str, str]]) -> bool:
        fact = fact_of(NOTICES)
        return fact is not None and self._facts.change(fact, notices)

    def _notices(self) -> list[dict[str, str]]:
        fact = fact_of(NOTICES)
        return [] if fact is None else value_of(self._site.settings(), fact)

    def _days(self, notice: dict[str, str]) -> str:
        first, last = (
            datetime.date.fromisoformat(notice[day]) for day in ("first_day", "last_day")
        )
        today = self._desk.acts.now().date()
        words = translate("RoomNotices", "{first} to {last}").format(
            first=long_date(first), last=long_date(last)
        )
        if last < today:
            return translate("RoomNotices", "It is over: {days}").format(days=words)
        return words


def _read_words(words: str) -> str:
    tidy = validation.short_line(words, LONGEST_WORDS)
    if not tidy:
        raise KnownTrouble(translate("RoomNotices", "Write what the notice says first."))
    return tidy


def _read_day(words: str) -> str:
    found = validation.day(words)
    if found.value is None:
        raise KnownTrouble(found.wrong or translate("RoomNotices", "Write the day first."))
    return found.value.isoformat()


def _must_not_end_before_it_begins(notice: dict[str, str]) -> None:
    if notice["last_day"] < notice["first_day"]:
        why = translate(
            "RoomNotices", "The last day would be before the first one. Change the other first."
        )
        raise KnownTrouble(why)
