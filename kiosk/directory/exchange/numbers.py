"""Telephone numbers as publishers write them: two in a cell, a lost zero, a spreadsheet's idea."""

import functools
import re
from dataclasses import dataclass

from kiosk.directory.exchange.cells import BadCell

_BETWEEN = re.compile(r"\s*(?:[/;|\n]|,|\bor\b|\band\b|&)\s*", re.IGNORECASE)
_ONLY_DIGITS = re.compile(r"\d{9,10}")
_SHORTENED = re.compile(r"\d(?:\.\d+)?[eE]\+?\d+")
_OF_A_SPREADSHEET = re.compile(r"(\d+)\.0")
_KEPT_FOR_DRAMA = re.compile(r"(?:1632960|7700900)\d{3}")
"""Ofcom's numbers for made-up people: British for certain, though nobody has them."""

_MOST_NUMBERS = 6


@dataclass(frozen=True, slots=True)
class Numbers:
    """What a cell holds: the numbers in their order, and what people are to know of them."""

    found: tuple[str, ...]
    words: str = ""


@functools.lru_cache(maxsize=65536)
def read(text: str, *, british: bool) -> Numbers:
    """The numbers in a cell; `british` when nothing says that they are of another country.

    Raises:
        BadCell: there is none.
    """
    text = text.strip("\"'")
    if whole := _OF_A_SPREADSHEET.fullmatch(text):
        text = whole[1]
    if _SHORTENED.fullmatch(text):
        raise BadCell(
            "A spreadsheet has shortened this number, and its last digits are lost. Type it again "
            "as text."
        )
    if not any(letter.isdecimal() for letter in text):
        raise BadCell("There is no number in this. Write the number in digits.")
    if len(parts := _apart(text)) > 1:
        return Numbers(
            parts, "Two numbers stand in one cell. Both went in, each in a row of its own."
        )
    if british and _ONLY_DIGITS.fullmatch(text) and text[0] != "0":
        if _is_british(text):
            return Numbers(
                (_written(text),), "The zero at its beginning was lost. It was put back."
            )
        return Numbers(
            (text,), "Perhaps this number has lost the zero at its beginning. See, and mend it."
        )
    return Numbers((text,))


def _apart(text: str) -> tuple[str, ...]:
    """The numbers of a cell that holds several whole ones, and nothing else."""
    if not _BETWEEN.search(text):
        return (text,)
    parts = tuple(part for part in _BETWEEN.split(text) if part)
    if 1 < len(parts) <= _MOST_NUMBERS and all(map(_is_whole, parts)):
        return parts
    return (text,)


def _is_whole(text: str) -> bool:
    from phonenumbers import NumberParseException, is_possible_number, parse

    if not re.fullmatch(r"[\d\s()+.-]+", text):
        return False
    try:
        return is_possible_number(parse(text, "GB"))
    except NumberParseException:
        return False


def _is_british(digits: str) -> bool:
    from phonenumbers import NumberParseException, is_valid_number, parse

    if _KEPT_FOR_DRAMA.fullmatch(digits):
        return True
    try:
        return is_valid_number(parse(digits, "GB"))
    except NumberParseException:
        return False


def _written(digits: str) -> str:
    from phonenumbers import PhoneNumberFormat, format_number, parse

    return format_number(parse(digits, "GB"), PhoneNumberFormat.NATIONAL)
