"""Which settings are changed at the kiosk, and each as a line that somebody types.

The others are the machine's, such as its printer and the size of its screen: whoever looks after it
writes them in `site.toml`. So are the numbers of Help now, which two people ring first.
"""

import datetime
import re
from dataclasses import asdict, dataclass, replace
from typing import Any, Literal

from kiosk.directory.editing import validation
from kiosk.directory.typed_times.lines import ScheduleFacts, Times, as_typed, parse
from kiosk.errors import KnownTrouble
from kiosk.settings import LONGEST_NAME, LONGEST_WORDS, Settings

Kind = Literal["name", "words", "hours", "months", "notices"]

MOST_MONTHS = 60


@dataclass(frozen=True)
class Fact:
    """One setting.

    Attributes:
        key: its group and its name, as `site.toml` has them.
        kind: what it can be. A name is never empty.
        on_cards: it stands on Help now or Back pain emergency: two people change it.
    """

    key: str
    kind: Kind
    on_cards: bool = False

    @property
    def place(self) -> tuple[str, str]:
        """Its group, and its name there."""
        group, _, name = self.key.partition(".")
        return group, name

    @property
    def most_letters(self) -> int:
        """So long it can be."""
        return LONGEST_NAME if self.kind == "name" else LONGEST_WORDS


NOTICES = "waiting_room.notices"

FACTS = (
    Fact("room.name", "name"),
    Fact("room.hours", "hours", on_cards=True),
    Fact("room.staff_sentence", "words", on_cards=True),
    Fact("help.open_place", "words", on_cards=True),
    Fact("help.nearest_ae", "words", on_cards=True),
    Fact("help.not_ae", "words", on_cards=True),
    Fact("waiting_room.address", "words"),
    Fact(NOTICES, "notices"),
    Fact("freshness.amber_months", "months"),
    Fact("freshness.red_months", "months"),
    Fact("freshness.hidden_months", "months"),
)

_BY_KEY = {fact.key: fact for fact in FACTS}


def fact_of(key: str) -> Fact | None:
    """The fact of that key, if it is changed at the kiosk."""
    return _BY_KEY.get(key)


def value_of(settings: Settings, fact: Fact) -> Any:
    """How it is, as JSON and TOML can hold it."""
    group, name = fact.place
    value = getattr(getattr(settings, group), name)
    if isinstance(value, tuple):
        return [_plain(asdict(each)) for each in value]
    return value


def with_words(settings: Settings, fact: Fact, words: str) -> Settings:
    """The settings as they would be if that fact, which is a text, said this."""
    group, name = fact.place
    return replace(settings, **{group: replace(getattr(settings, group), **{name: words})})


def as_line(fact: Fact, value: Any, today: datetime.date) -> str:
    """A value as the line to edit; empty where no line means it. Not for notices."""
    if fact.kind != "hours":
        return str(value)
    rows = tuple(
        ScheduleFacts(
            freq="WEEKLY",
            byday=",".join(each["days"]),
            opens_at=each["opens"],
            closes_at=each["closes"],
        )
        for each in value
    )
    return as_typed(Times(rows), today).line


def read(fact: Fact, line: str, today: datetime.date) -> Any:
    """The value that a line means. Not for notices.

    Raises:
        KnownTrouble: it means none, in a sentence for whoever typed it.
    """
    match fact.kind:
        case "hours":
            return _hours(validation.one_line(line), today)
        case "months":
            return _months(validation.one_line(line))
    words = validation.short_line(line, fact.most_letters)
    if fact.kind == "name" and not words:
        raise KnownTrouble("This cannot be empty.")
    return words


def _months(words: str) -> int:
    months = int(words) if re.fullmatch("[0-9]{1,4}", words) else 0
    if not 1 <= months <= MOST_MONTHS:
        raise KnownTrouble(f"Write a number of months, from 1 to {MOST_MONTHS}.")
    return months


def _hours(words: str, today: datetime.date) -> list[dict[str, Any]]:
    """The hours of the week that a line of times means, where it means no more than those."""
    found = parse(words, today)
    if not (words and found.rows and found.is_clear and not (found.kept or found.closures)):
        raise KnownTrouble(
            "Write days and times only, such as: Monday to Friday 9am to 5pm. "
            "For bank holidays or a day off, put a notice up in the room."
        )
    if any(row != _weekly(row) for row in found.rows) or found.bank_holidays:
        raise KnownTrouble(
            "These have to be the same times every week, such as: Monday to Friday 9am to 5pm."
        )
    if any((row.closes_at or "") <= (row.opens_at or "") for row in found.rows):
        raise KnownTrouble(
            "These times end before they begin. Write the later one second: 9am to 5pm. Past "
            "midnight, write two days: Monday 8pm to midnight, Tuesday midnight to 4am."
        )
    return [
        {"days": (row.byday or "").split(","), "opens": row.opens_at, "closes": row.closes_at}
        for row in found.rows
    ]


def _weekly(row: ScheduleFacts) -> ScheduleFacts | None:
    """What the row would be if it said nothing but days of the week and times; or nothing."""
    if not (row.byday and row.opens_at and row.closes_at):
        return None
    return ScheduleFacts(
        freq="WEEKLY", byday=row.byday, opens_at=row.opens_at, closes_at=row.closes_at
    )


def _plain(group: dict[str, Any]) -> dict[str, Any]:
    return {name: list(each) if isinstance(each, tuple) else each for name, each in group.items()}
