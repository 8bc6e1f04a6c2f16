"""What the cells of a field mean: values of the directory's tables, or why they mean none."""

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from kiosk.directory.editing import phone_numbers, validation
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

_MOST_NAME = 200
_ONLY_DIGITS = re.compile(r"\d+(?:\.\d+)?")

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
            return _address(texts, before)
        (text,) = texts
        (heading,) = field.headings
        special = _SPECIAL.get((sheet, field.name))
        try:
            if (sheet, field.name) == (NUMBERS, "number"):
                return _number(text, record, before, note)
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
    """The keys of terms by their names; by a former one where none is called so today."""
    former = {folded(name): term.key for term in terms for name in term.former}
    return former | {folded(term.name): term.key for term in terms}


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


def _number(text: str, record: Mapping[str, str], before: Record, note: Note) -> str:
    """A number as the form at the kiosk takes it: what nobody can ring is refused."""
    if not text:
        raise BadCell("There is no number here. To take a number out, go to the kiosk.")
    if len(numbers.read(text, british=True).found) > 1:
        raise BadCell(
            "Two numbers stand in one cell. Leave one here, and write the other into a row of its "
            "own."
        )
    kind = KIND_OF_WORDS.get(folded(record.get("Ring or text", before.get("Ring or text", ""))))
    read = phone_numbers.phone(text, kind or phone_numbers.VOICE)
    if read.wrong:
        raise BadCell(read.wrong)
    if read.extension:
        raise BadCell("Write the extension into its own column, and only the number here.")
    if read.kind == phone_numbers.TEXT != kind:
        raise BadCell("This is a number to text. Choose “to text” beside it, too.")
    if read.told:
        note("Number", read.told)
    return read.value


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
    return _as_in_the_form(validation.e_mail(text))


def _website(text: str, _before: Record, note: Note) -> str:
    read = validation.web_address(text)
    if read.told:
        note("Website", read.told)
    return _as_in_the_form(read)


def _as_in_the_form(read: validation.Tidied) -> str:
    """The value as whoever writes it at the kiosk has it; form and spreadsheet ask the same."""
    if read.wrong:
        raise BadCell(read.wrong)
    return read.value


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
    (NUMBERS, "type"): _kind,
    (PLACES, "access"): _lines,
}


def _cost(texts: Sequence[str]) -> tuple[bool | None, str]:
    free, words = texts
    if _ONLY_DIGITS.fullmatch(words):
        raise BadPart("Cost in words", "Write the cost as people say it, such as £3 a session.")
    try:
        return (None if not free else _yes_no(free, {}, lambda _heading, _words: None)), words
    except BadCell as bad:
        raise BadPart("Free", str(bad)) from None


def _address(texts: Sequence[str], before: Record) -> dict[str, str]:
    first, second, town, postcode = (text.replace("\n", ", ") for text in texts)
    read = validation.postcode(postcode)
    if postcode == before.get("Postcode"):
        read = validation.Tidied(postcode)  # nobody wrote it: it keeps no other cell out
    if read.wrong:
        raise BadPart("Postcode", read.wrong)
    return {"address_1": first, "address_2": second, "city": town, "postal_code": read.value}


def _when(texts: Sequence[str], before: Record) -> times.Rule | times.Closure:
    if before.get("Weekday") == AT_THE_KIOSK:
        raise BadPart("Weekday", "This time can only be changed at the kiosk.")
    found = times.read(texts)
    was_closed = before.get("Every") == CLOSED
    if before and was_closed != isinstance(found, times.Closure):
        raise BadPart("Every", "Write this into a new row: open and closed times are kept apart.")
    hours = texts[WHEN.headings.index("Opens") :][:2]
    if isinstance(found, times.Rule) and hours != (
        before.get("Opens", ""),
        before.get("Closes", ""),
    ):
        times.see_nights(found)
    return found
