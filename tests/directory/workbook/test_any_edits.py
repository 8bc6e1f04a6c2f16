"""Whatever is edited at home, bringing it back makes exactly these edits; unedited, none."""

import datetime
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from sqlalchemy import update
from sqlalchemy.orm import sessionmaker

from kiosk.directory.models import Phone, Schedule, Service
from kiosk.directory.workbook.layout import (
    FIELDS,
    NUMBERS,
    OPEN_CLOSED,
    PLACES,
    SERVICES,
    TIMES,
    Record,
    Records,
)
from kiosk.directory.workbook.text import in_order, is_same, tidied
from kiosk.store import DATABASE_NAME, Store, make_engine
from tests.directory.workbook.helping import TOPICS, WAYS, changes, said, taken_out

SHORT_CASES = 12
LONG_PARTS, LONG_CASES = 4, 75

Cells = dict[str, str]

_LETTERS = st.characters(codec="utf-8", exclude_categories=["Cs"])
_NASTY = st.sampled_from(
    ("=1+1", "+44", "-1", "@x", "'=1", "#N/A", "#REF!", "_x0041_", "a\nb", "01234", "yes", "1e5")
)
words = (st.text(_LETTERS, max_size=40) | _NASTY).map(tidied)
line = words.map(lambda text: " ".join(text.split()))
digits = st.integers(0, 999).map("01632 960{:03}".format)


def one(heading: str, values: st.SearchStrategy[str]) -> st.SearchStrategy[Cells]:
    return values.map(lambda value: {heading: value})


def several(heading: str, names: dict[str, str]) -> st.SearchStrategy[Cells]:
    """Names in up to three columns with a number."""
    chosen = st.lists(st.sampled_from(sorted(names.values())), max_size=3, unique=True)
    return chosen.map(
        lambda found: {f"{heading} {n}": dict(enumerate(found, 1)).get(n, "") for n in (1, 2, 3)}
    )


def joined(heading: str, between: str) -> st.SearchStrategy[Cells]:
    parts = st.lists(line.filter(lambda part: part and ";" not in part), max_size=3)
    return parts.map(lambda found: {heading: between.join(in_order(found))})


def _is_a_mere_number(text: str) -> bool:
    return all(letter.isdecimal() or letter == "." for letter in text)


def _is_by_day(cells: Cells) -> bool:
    """What else the kiosk asks about."""
    return "06:00" <= cells["Opens"] < cells["Closes"]


clock = st.builds("{:02}:{:02}".format, st.integers(0, 23), st.integers(0, 59))
weekly = st.builds(
    lambda day, opens, closes, many: {
        "Weekday": day,
        "Opens": opens,
        "Closes": closes,
        "Every": f"{many} weeks" if many > 1 else "week",
        "From": "2026-12-01",
        "Until": "",
    },
    st.sampled_from(("Monday", "Tuesday, Friday", "Monday to Sunday")),
    clock,
    clock,
    st.integers(1, 4),
).filter(_is_by_day)
days = st.dates(datetime.date(2026, 1, 1), datetime.date(2027, 12, 31)).map(datetime.date.isoformat)
closed = st.tuples(days, days).map(
    lambda pair: {"Every": "closed then", "From": min(pair), "Until": max(pair)}
)

EDITS: dict[str, dict[str, st.SearchStrategy[Cells]]] = {
    SERVICES: {
        "name": one("Name", line.filter(bool)),
        "organization": one("Organisation", st.sampled_from(("Northfield Trust", "Another", ""))),
        "summary": one("What it is", words),
        "topics": several("Topic", TOPICS),
        "access": several("Way in", WAYS),
        "steps": one(
            "What to do next",
            words.map(lambda text: "\n".join(x.strip() for x in text.split("\n") if x.strip())),
        ),
        "website": one(
            "Website", st.sampled_from(("https://www.example.com", "https://a.example/x", ""))
        ),
        "email": one("E-mail", st.sampled_from(("a@example.org", ""))),
        "first_visit": one("What happens the first time", words),
        "to_bring": one("What to bring", words),
        "who_for": one("Who it is for", words),
        "cost": line.filter(lambda text: text and not _is_a_mere_number(text)).flatmap(
            lambda text: st.sampled_from(("yes", "no")).map(
                lambda free: {"Free": free, "Cost in words": text}
            )
        ),
        "area": joined("Area", "; "),
        "languages": joined("Languages", "; "),
        "bank_holidays": one("Bank holidays", st.sampled_from((*OPEN_CLOSED, ""))),
        "is_local": one("Near this hospital", st.sampled_from(("yes", "no"))),
        "alert": one("Notice for patients", words),
    },
    NUMBERS: {
        "number": one("Number", digits),
        "type": one("Ring or text", st.sampled_from(("to ring", "to text"))),
        "extension": one("Extension", line),
        "description": one("What it is for", words),
    },
    TIMES: {
        "when": weekly,
        "description": one("Note", words),
        "notes": one("Second note", words),
    },
    PLACES: {
        "name": one("Place", line),
        "address": st.builds(
            lambda first, town: {
                "Address": first,
                "Address, second line": "",
                "Town": town,
                "Postcode": "ST4 6QG",
            },
            line,
            line,
        ),
        "transportation": one("Getting there", words),
        "access": joined("Getting in and around", "\n"),
    },
}
assert all(EDITS[sheet].keys() == {each.name for each in FIELDS[sheet]} for sheet in EDITS)

ROWS = {
    SERVICES: ("cafe", "walk-a", "walk-b", "line"),
    NUMBERS: ("n-cafe", "n-line", "n-line-2"),
    TIMES: ("t-cafe", "t-line", "t-words", "closed"),
    PLACES: ("at-cafe", "at-walk"),
}


@st.composite
def edits(draw: st.DrawFn) -> dict[tuple[str, str], Cells]:
    """By sheet and id, the cells that somebody types."""
    found: dict[tuple[str, str], Cells] = {}
    for _ in range(draw(st.integers(1, 8))):
        sheet = draw(st.sampled_from(sorted(EDITS)))
        key = draw(st.sampled_from(ROWS[sheet]))
        field = draw(st.sampled_from(sorted(EDITS[sheet])))
        if key == "closed":
            cells = draw(closed if field == "when" else one("Note", words))
        else:
            cells = draw(EDITS[sheet][field])
        found.setdefault((sheet, key), {}).update(cells)
    return found


def fresh(database: Path) -> Store:
    folder = Path(tempfile.mkdtemp())
    path = Path(shutil.copy(database, folder / DATABASE_NAME))
    engine = make_engine(path)
    return Store(path, engine, sessionmaker(engine))


def forget(store: Store) -> None:
    store.close()
    shutil.rmtree(store.path.parent)


def expected(before: Records, typed: dict[tuple[str, str], Cells]) -> dict[tuple[str, str], Cells]:
    """What is to differ: what was typed and is not the same, and the checks that it costs."""
    found: dict[tuple[str, str], Cells] = {}
    unchecked: set[str] = set()
    for (sheet, key), cells in typed.items():
        record = before[sheet][key]
        for field in FIELDS[sheet]:
            after = {**record, **cells}
            differs = not _same(field.texts(record), field.texts(after))
            if not differs or not field.columns_in(cells):
                continue
            changed = {
                heading: after.get(heading, "")
                for heading in field.columns_in({**record, **cells})
                if record.get(heading, "") != after.get(heading, "")
            }
            found.setdefault((sheet, key), {}).update(changed)
            if field.is_fact:
                unchecked.add(_owner(sheet, key))
    for service in unchecked:
        if before[SERVICES][service].get("Last checked"):
            found.setdefault((SERVICES, service), {})["Last checked"] = ""
    return found


def _same(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    return len(one) == len(other) and all(map(is_same, one, other))


def _owner(sheet: str, key: str) -> str:
    if sheet == SERVICES:
        return key
    names = {"at-walk": "walk-a", "t-words": "walk-b", "closed": "cafe"}
    return names.get(key, "cafe" if key.endswith("cafe") else "line")


def exactly_these_edits(database: Path, typed: dict[tuple[str, str], Cells]) -> None:
    store = fresh(database)
    try:
        before = said(store)
        sheets = taken_out(store, store.path.parent)
        for (sheet, key), cells in typed.items():
            for heading, value in cells.items():
                sheets.type(sheet, key, heading, _cell(value) or None)
        done = sheets.apply()
        assert [each.sentence for each in done.plan.problems] == []
        assert changes(before, said(store)) == expected(before, typed)
    finally:
        forget(store)


def _cell(value: str) -> str:
    """As a spreadsheet keeps it: an apostrophe before what looks like a formula or an error."""
    from kiosk.directory.exchange.sheet_writing import in_xml

    return in_xml(value)


def cases(count: int) -> Callable[[Any], Any]:
    return settings(
        max_examples=count,
        deadline=None,
        suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
        phases=[Phase.explicit, Phase.reuse, Phase.generate],
    )


@cases(SHORT_CASES)
@given(typed=edits())
def test_bringing_back_makes_exactly_the_edits(
    little_database: Path, typed: dict[tuple[str, str], Cells]
) -> None:
    exactly_these_edits(little_database, typed)


@pytest.mark.slow
@pytest.mark.parametrize("part", range(LONG_PARTS))
@cases(LONG_CASES)
@given(typed=edits())
def test_bringing_back_makes_exactly_the_edits_for_long(
    little_database: Path, part: int, typed: dict[tuple[str, str], Cells]
) -> None:
    exactly_these_edits(little_database, typed)


@cases(SHORT_CASES)
@given(st.lists(st.text(_LETTERS, max_size=60) | _NASTY, min_size=8, max_size=8))
def test_whatever_the_directory_says_unedited_it_changes_nothing(
    little_database: Path, texts: list[str]
) -> None:
    store = fresh(little_database)
    try:
        with store.session() as session, session.begin():
            columns = ("description", "alert", "to_bring", "eligibility_description", "url")
            facts: Record = dict(zip(columns, texts, strict=False))
            session.execute(update(Service).where(Service.id == "cafe").values(**facts))
            session.execute(update(Phone).where(Phone.id == "n-cafe").values(description=texts[5]))
            session.execute(
                update(Schedule)
                .where(Schedule.id == "t-cafe")
                .values(byday=texts[6], notes=texts[7])
            )
        plan = taken_out(store, store.path.parent).look()
        assert (len(plan), plan.problems, plan.missing) == (0, [], [])
    finally:
        forget(store)
