"""Notices a column that was sorted by itself: its cells then stand in the rows of other listings.

Each of them looks like a change that somebody made. Taken for such, patients would ring the number
of another service.
"""

from collections import Counter
from collections.abc import Iterable, Mapping

from kiosk.directory.workbook.layout import NUMBERS, OWNER, SERVICES, Record, columns
from kiosk.directory.workbook.reading import Line
from kiosk.directory.workbook.text import folded
from kiosk.directory.workbook.values import same_number

_FEWEST = 3
_FEWEST_THAT_TELL = 2
"""So few suffice of what only one listing has: its name, or its number."""
_TELLING = {(SERVICES, "Name"), (NUMBERS, "Number")}
_PART = 0.9
"""Such a part of what changed has come from other rows; somebody may have changed the rest."""


def moved(
    sheet: str,
    base: Mapping[str, Record],
    known: Mapping[str, Line],
    headings: Iterable[str],
) -> list[str]:
    """The columns of a sheet whose cells have changed places between listings.

    What is chosen from a short list says nothing: many listings have the same.

    Args:
        sheet: which one.
        base: its rows as they went out, by id.
        known: its rows as they came back, by id.
        headings: the columns that it still has.
    """
    written = {each.heading for each in columns(sheet) if not (each.choices and each.only_listed)}
    written -= {"Ring or text", "Every", "Service"}
    return [
        heading
        for heading in headings
        if heading in written and _has_moved(sheet, heading, base, known)
    ]


def _has_moved(
    sheet: str, heading: str, base: Mapping[str, Record], known: Mapping[str, Line]
) -> bool:
    own: dict[str, set[str]] = {}
    for key, record in base.items():
        own.setdefault(record.get(OWNER, key), set()).add(_value(heading, record))
    before, after = Counter[str](), Counter[str]()
    for key, line in known.items():
        was, said = _value(heading, base[key]), _value(heading, line.record)
        if heading in line.unsure or _is_same(heading, was, said):
            continue
        before[was] += 1
        if said and said not in own[base[key].get(OWNER, key)]:
            after[said] += 1
    came = before & after
    fewest = _FEWEST_THAT_TELL if (sheet, heading) in _TELLING else _FEWEST
    return len(came) >= fewest and came.total() >= _PART * after.total()


def _value(heading: str, record: Record) -> str:
    text = folded(record.get(heading, ""))
    return "".join(text.split()) if heading == "Number" else text


def _is_same(heading: str, one: str, other: str) -> bool:
    return same_number(one, other) if heading == "Number" else one == other
