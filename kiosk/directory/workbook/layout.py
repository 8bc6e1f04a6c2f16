"""The sheets of the volunteers' spreadsheet: which columns each has, and what can be changed."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

SERVICES, NUMBERS, TIMES, PLACES = "Services", "Numbers", "Times", "Places"
TOPICS, HOW_TO = "Topics", "How to use this"
SHEETS = (SERVICES, NUMBERS, TIMES, PLACES)
"""Those that can be changed."""

HIDDEN = "Kiosk"
LISTS = "Lists"
VERSION = "1"

ID, SERVICE = "Id", "Service"
OWNER = "Service Id"
"""In the hidden sheets: the service that a row belongs to."""
TOPIC, WAY_IN = "Topic", "Way in"
SHOWN, CHECKED = "Shown to patients", "Last checked"

Record = dict[str, str]
"""A row by the headings of its sheet, without its empty cells."""

Records = dict[str, dict[str, Record]]
"""The rows of all sheets: by sheet and id."""


def as_it_was(sheet: str) -> str:
    """The hidden sheet that keeps what stood in another one when it was made."""
    return f"{sheet} as it was"


@dataclass(frozen=True)
class Column:
    """One column.

    Attributes:
        heading: in the first row.
        width: in letters.
        kind: `text`, `day` or `time`; a day and a time are such cells, and no text.
        choices: the name of the list that it is chosen from; empty where it is written.
        is_locked: whether it is only to be read.
        only_listed: whether nothing but what is in that list fits.
    """

    heading: str
    width: int
    kind: str = "text"
    choices: str = ""
    is_locked: bool = False
    only_listed: bool = True


YES_NO = ("yes", "no")
OPEN_CLOSED = ("open", "closed")
KINDS_OF_NUMBER = ("to ring", "to text")
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
CLOSED = "closed then"
EVERY = ("week", "2 weeks", "3 weeks", "4 weeks", "month", "day", CLOSED)


def columns(sheet: str, topics: int = 3, ways: int = 3) -> list[Column]:
    """The columns of a sheet in their order.

    Args:
        sheet: one of those that can be changed.
        topics: how many columns there are for topics.
        ways: how many there are for ways of getting in.
    """
    key = Column(ID, 12, is_locked=True)
    service = Column(SERVICE, 34, choices="services", only_listed=False)
    if sheet == NUMBERS:
        return [
            key,
            service,
            Column("Number", 20),
            Column("Ring or text", 14, choices="kinds", only_listed=False),
            Column("Extension", 12),
            Column("What it is for", 34),
        ]
    if sheet == TIMES:
        return [
            key,
            service,
            Column("Weekday", 22, choices="days", only_listed=False),
            Column("Opens", 10, "time"),
            Column("Closes", 10, "time"),
            Column("Every", 14, choices="every", only_listed=False),
            Column("From", 14, "day"),
            Column("Until", 14, "day"),
            Column("Note", 40),
            Column("Second note", 30),
        ]
    if sheet == PLACES:
        return [
            key,
            service,
            Column("Place", 30),
            Column("Address", 34),
            Column("Address, second line", 24),
            Column("Town", 20),
            Column("Postcode", 12),
            Column("Getting there", 34),
            Column("Getting in and around", 40),
        ]
    return [
        key,
        Column("Name", 34),
        Column("Organisation", 30),
        Column("What it is", 50),
        *(Column(f"{TOPIC} {number}", 26, choices="topics") for number in range(1, topics + 1)),
        *(Column(f"{WAY_IN} {number}", 20, choices="ways") for number in range(1, ways + 1)),
        Column("What to do next", 44),
        Column("Website", 34),
        Column("E-mail", 30),
        Column("What happens the first time", 40),
        Column("What to bring", 30),
        Column("Who it is for", 34),
        Column("Free", 8, choices="yes_no"),
        Column("Cost in words", 24),
        Column("Area", 24),
        Column("Languages", 24),
        Column("Bank holidays", 16, choices="open_closed"),
        Column("Near this hospital", 18, choices="yes_no"),
        Column("Notice for patients", 34),
        Column(SHOWN, 18, is_locked=True),
        Column(CHECKED, 16, "day", is_locked=True),
    ]


@dataclass(frozen=True)
class Field:
    """What belongs together, and is changed as one: one column, or several.

    Attributes:
        name: how the program calls it.
        headings: its columns; of a list, what they begin with.
        label: what it is called in a sentence.
        is_list: whether there are as many columns as it takes, with numbers.
        is_fact: whether whoever checked a listing checked this: a number, a time or a place.
    """

    name: str
    headings: tuple[str, ...]
    label: str
    is_list: bool = False
    is_fact: bool = False

    def texts(self, record: Mapping[str, str]) -> tuple[str, ...]:
        """What stands in its columns; of a list, without the empty ones."""
        if self.is_list:
            found = (record[heading] for heading in numbered(record, self.headings[0]))
            return tuple(text for text in found if text)
        return tuple(record.get(heading, "") for heading in self.headings)

    def columns_in(self, headings: Iterable[str]) -> list[str]:
        """Which of these headings are its own, in the order of its parts."""
        if self.is_list:
            return numbered(headings, self.headings[0])
        there = set(headings)
        return [heading for heading in self.headings if heading in there]


def numbered(headings: Iterable[str], beginning: str) -> list[str]:
    """Those of these headings that are a word and a number, in the order of their numbers."""
    form = re.compile(rf"{re.escape(beginning)} (\d{{1,3}})")
    found = [(int(part[1]), each) for each in headings if (part := form.fullmatch(each))]
    return [heading for _, heading in sorted(found)]


def _field(name: str, heading: str, label: str, *, is_fact: bool = False) -> Field:
    return Field(name, (heading,), label, is_fact=is_fact)


def _fact(name: str, heading: str, label: str) -> Field:
    return _field(name, heading, label, is_fact=True)


WHEN = Field(
    "when", ("Weekday", "Opens", "Closes", "Every", "From", "Until"), "the time", is_fact=True
)

FIELDS: dict[str, tuple[Field, ...]] = {
    SERVICES: (
        _field("name", "Name", "the name"),
        _field("organization", "Organisation", "the organisation"),
        _field("summary", "What it is", "what it is"),
        Field("topics", (TOPIC,), "the topics", is_list=True),
        Field("access", (WAY_IN,), "the ways in", is_list=True),
        _field("steps", "What to do next", "what to do next"),
        _field("website", "Website", "the website"),
        _field("email", "E-mail", "the e-mail address"),
        _field("first_visit", "What happens the first time", "what happens the first time"),
        _field("to_bring", "What to bring", "what to bring"),
        _field("who_for", "Who it is for", "who it is for"),
        Field("cost", ("Free", "Cost in words"), "the cost"),
        _field("area", "Area", "the area"),
        _field("languages", "Languages", "the languages"),
        _fact("bank_holidays", "Bank holidays", "whether it is open on bank holidays"),
        _field("is_local", "Near this hospital", "whether it is near this hospital"),
        _field("alert", "Notice for patients", "the notice"),
    ),
    NUMBERS: (
        _fact("number", "Number", "the number"),
        _fact("type", "Ring or text", "whether one rings or texts"),
        _fact("extension", "Extension", "the extension"),
        _fact("description", "What it is for", "what the number is for"),
    ),
    TIMES: (
        WHEN,
        _fact("description", "Note", "the note"),
        _fact("notes", "Second note", "the second note"),
    ),
    PLACES: (
        _fact("name", "Place", "the name of the place"),
        Field(
            "address",
            ("Address", "Address, second line", "Town", "Postcode"),
            "the address",
            is_fact=True,
        ),
        _fact("transportation", "Getting there", "how to get there"),
        _fact("access", "Getting in and around", "getting in and around"),
    ),
}

READ_ONLY = {SERVICES: (SHOWN, CHECKED)}
"""Columns that are there to be read."""


def is_known(sheet: str, heading: str) -> bool:
    """Whether a sheet of ours has this heading."""
    if any(heading == each.heading for each in columns(sheet, 0, 0)):
        return True
    return sheet == SERVICES and bool(numbered([heading], TOPIC) or numbered([heading], WAY_IN))
