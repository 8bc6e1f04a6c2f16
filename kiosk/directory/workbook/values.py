"""What the cells of a field mean: values of the directory's tables, or why they mean none."""

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from kiosk.directory.exchange import numbers
from kiosk.directory.exchange.cells import LONGEST, BadCell
from kiosk.directory.workbook import times
from kiosk.directory.workbook.layout import (
    CLOSED,
    NUMBERS,
    PLACES,
    SERVICES,
    WHEN,
    Field,
    Record,
)
from kiosk.directory.workbook.records import KIND_OF_WORDS, Directory, Term
from kiosk.directory.workbook.text import folded, in_order, items, lines, tidied
from kiosk.directory.workbook.times import AT_THE_KIOSK, BadPart

_EMAIL = re.compile(r"[^\s@<>()]+@[^\s@<>()]+\.[^\s@<>().]+")
_WEBSITE = re.compile(r"(?:https?://)?[^\s/.]+(?:\.[^\s/.]+)+(?:[/?#]\S*)?", re.IGNORECASE)
_POSTCODE = re.compile(r"[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}", re.IGNORECASE)
_FEWEST_DIGITS = 3
_MOST_NAME = 200

Note = Callable[[str, str], None]
"""Hears of what was mended: the heading, and how."""


class Reader:
    """Reads fields, knowing the topics and ways of this directory."""

    def __init__(self, directory: Directory) -> None:
        self._terms = {
            "topics": _by_name(directory.topics),
            "access": _by_name(directory.ways),
        }

    def read(
        self,
        sheet: str,
        field: Field,
        record: Mapping[str, str],
        before: Record,
        note: Note = lambda _heading, _words: None,
    ) -> Any:
        """The value of a field.

        Args:
            sheet: where it stands.
            field: which one.
            record: the row.
            before: the row as it went out; empty for a new one.
            note: hears of what was mended.

        Raises:
            BadPart: a cell does not say what it is to say.
        """
        texts = tuple(map(tidied, field.texts(record)))
        headings = field.columns_in(record) if field.is_list else list(field.headings)
        for heading, text in zip(headings, texts, strict=True):
            if len(text) > LONGEST:
                raise BadPart(heading, f"This is longer than {LONGEST} letters. Make it shorter.")
        if field.is_list:
            return self._listed(field, record)
        if field is WHEN:
            return _when(texts, before)
        if field.name == "cost":
            return _cost(texts)
        if field.name == "address":
            return _address(texts)
        (text,) = texts
        (heading,) = field.headings
        special = _SPECIAL.get((sheet, field.name))
        try:
            return special(text, before, note) if special else text
        except BadCell as bad:
            raise BadPart(heading, str(bad)) from None

    def _listed(self, field: Field, record: Mapping[str, str]) -> tuple[str, ...]:
        """The keys of the terms that are named, each once."""
        known = self._terms[field.name]
        found: list[str] = []
        for heading in field.columns_in(record):
            key = known.get(folded(record[heading]))
            if key is None:
                raise BadPart(heading, "This is not in the list. Choose one from the list.")
            if key not in found:
                found.append(key)
        return tuple(found)


def _by_name(terms: Sequence[Term]) -> dict[str, str]:
    return {folded(term.name): term.key for term in terms}


def same_number(one: str, other: str) -> bool:
    """Whether two numbers ring the same telephone, however they are written."""
    return _digits(one) == _digits(other)


def _digits(text: str) -> str:
    return (
        "".join(letter for letter in text if letter.isdecimal() or letter in "+*#")
        .removeprefix("+44")
        .removeprefix("0")
    )


def _name(text: str, _before: Record, _note: Note) -> str:
    if not text:
        raise BadCell("A listing has a name. It stays as it was.")
    if "\n" in text or len(text) > _MOST_NAME:
        raise BadCell(f"A name is one line of up to {_MOST_NAME} letters.")
    return text


def _number(text: str, _before: Record, note: Note) -> str:
    if not text:
        raise BadCell("There is no number here. To take a number out, go to the kiosk.")
    read = numbers.read(text, british=True)
    if len(read.found) > 1:
        raise BadCell(
            "Two numbers stand in one cell. Leave one here, and write the other into a row of its "
            "own."
        )
    (number,) = read.found
    if sum(letter.isdecimal() for letter in number) < _FEWEST_DIGITS:
        raise BadCell("This is too short for a number. Type it again.")
    if number == text and read.words:
        raise BadCell("Perhaps the zero at its beginning is lost. Type the number again.")
    if read.words:
        note("Number", read.words)
    return number


def _kind(text: str, before: Record, _note: Note) -> str:
    known = KIND_OF_WORDS | {"": "voice", "ring": "voice", "text": "text", "voice": "voice"}
    former = before.get("Ring or text", "")
    if folded(text) in known:
        return known[folded(text)]
    if former and folded(text) == folded(former):
        return former
    raise BadCell("Choose to ring or to text.")


def _yes_no(text: str, _before: Record, _note: Note) -> bool:
    if folded(text) in {"yes", "y", "true"}:
        return True
    if folded(text) in {"no", "n", "false", ""}:
        return False
    raise BadCell("Choose yes or no.")


def _open_closed(text: str, _before: Record, _note: Note) -> str | None:
    if folded(text) not in {"open", "closed", ""}:
        raise BadCell("Choose open or closed, or leave it empty.")
    return folded(text) or None


def _email(text: str, _before: Record, _note: Note) -> str:
    if text and not _EMAIL.fullmatch(text):
        raise BadCell("This is no e-mail address. Write one, such as name@example.org.")
    return text


def _website(text: str, _before: Record, _note: Note) -> str:
    if text and not _WEBSITE.fullmatch(text):
        raise BadCell("This is no web address. Write one, such as www.example.org.")
    return text


def _items(text: str, _before: Record, _note: Note) -> tuple[str, ...]:
    return in_order(items(text))


def _lines(text: str, _before: Record, _note: Note) -> tuple[str, ...]:
    return in_order(lines(text))


def _steps(text: str, _before: Record, _note: Note) -> str:
    return "\n".join(lines(text))


_SPECIAL: dict[tuple[str, str], Callable[[str, Record, Note], Any]] = {
    (SERVICES, "name"): _name,
    (SERVICES, "steps"): _steps,
    (SERVICES, "website"): _website,
    (SERVICES, "email"): _email,
    (SERVICES, "area"): _items,
    (SERVICES, "languages"): _items,
    (SERVICES, "bank_holidays"): _open_closed,
    (SERVICES, "is_local"): _yes_no,
    (NUMBERS, "number"): _number,
    (NUMBERS, "type"): _kind,
    (PLACES, "access"): _lines,
}


def _cost(texts: Sequence[str]) -> tuple[bool | None, str]:
    free, words = texts
    try:
        return (None if not free else _yes_no(free, {}, lambda _heading, _words: None)), words
    except BadCell as bad:
        raise BadPart("Free", str(bad)) from None


def _address(texts: Sequence[str]) -> dict[str, str]:
    first, second, town, postcode = (text.replace("\n", ", ") for text in texts)
    if postcode and not _POSTCODE.fullmatch(postcode):
        raise BadPart("Postcode", "This is no postcode. Write one, such as ST4 6QG.")
    return {
        "address_1": first,
        "address_2": second,
        "city": town,
        "postal_code": postcode.upper(),
    }


def _when(texts: Sequence[str], before: Record) -> times.Rule | times.Closure:
    if before.get("Weekday") == AT_THE_KIOSK:
        raise BadPart("Weekday", "This time can only be changed at the kiosk.")
    found = times.read(texts)
    was_closed = before.get("Every") == CLOSED
    if before and was_closed != isinstance(found, times.Closure):
        raise BadPart("Every", "Write this into a new row: open and closed times are kept apart.")
    return found
