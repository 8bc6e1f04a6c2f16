"""Looks at a number to ring or to text as somebody typed it, and spaces it for reading.

Which digits can be a British number is known to the library `phonenumbers`. Whether anybody answers
it, only ringing tells.
"""

import re
import unicodedata
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kiosk.directory.editing.validation import Tidied, one_line
from kiosk.directory.exchange import numbers
from kiosk.directory.exchange.cells import BadCell

if TYPE_CHECKING:
    from phonenumbers import PhoneNumber

VOICE, TEXT, TEXTPHONE = "voice", "text", "textphone"

_LONGEST = 100
_UK_DIGITS = 11
_SHORT_DIGITS = 6
"""No whole number of the UK has so few."""
_TEXT_DIGITS = 5
"""A number to text may have six; but then it looks like a local one without its area code."""

_CALLED = re.compile(
    r"^(?:tel(?:ephone)?|phone|call|ring|text|sms|mob(?:ile)?)\b[.: ]*", re.IGNORECASE
)
_EXTENSION = re.compile(
    r"[ ,;(]*(?<![a-z])(?:extension|extn|ext|x)[.: ]*(\d{1,6})\)?$", re.IGNORECASE
)
_RELAY = re.compile(r"(1800[12])[ -]*(?=\S)")
_WRITTEN = re.compile(r"[\d\s()+./-]+")
_IN_GROUPS = re.compile(r"0\d+(?: \d{1,4}){2,}")
_HELPLINE = ("03", "05", "08")
_THREE_AND_THREE = re.compile(r"11[68]\d{3}")
_TO_TEXT = re.compile(r"[678]\d{4,5}")
_FOR_DRAMA = re.compile(r"(?:01632960|07700900)\d{3}")
"""Ofcom's numbers for made-up people: practice may use them, and nobody has them."""


@dataclass(frozen=True)
class TidiedPhone(Tidied):
    """A number as `phones` keeps it: `value` spaced for reading, `kind` as its column `type`."""

    extension: str = ""
    kind: str = VOICE


def phone(text: str, kind: str = VOICE) -> TidiedPhone:
    """The number that somebody typed; there need not be one.

    A short number that can only be texted is marked so, and one behind 18001 is for a textphone.
    """
    plain = _in_plain_digits(one_line(text))
    plain = _CALLED.sub("", plain) or plain
    if not plain:
        return TidiedPhone("", kind=kind)
    if len(plain) > _LONGEST:
        return TidiedPhone(text, "This is too long for a number.", kind=kind)
    extension = _EXTENSION.search(plain)
    if extension:
        plain = plain[: extension.start()]
    relay = _RELAY.match(plain)
    if relay:
        plain, kind = plain[relay.end() :], TEXTPHONE
    found = replace(_one(plain, kind), extension=extension[1] if extension else "")
    if found.wrong:
        return replace(found, value=text)
    return replace(found, value=f"{relay[1]} {found.value}") if relay else found


def _one(plain: str, kind: str) -> TidiedPhone:
    try:
        read = numbers.read(plain, british=True)
    except BadCell as bad:
        return TidiedPhone(plain, str(bad), kind=kind)
    if len(read.found) > 1:
        return TidiedPhone(plain, "These are two numbers. Give each a line of its own.", kind=kind)
    if not _WRITTEN.fullmatch(read.found[0]):
        return TidiedPhone(
            plain, "Write the number in digits alone. Words belong into its label.", kind=kind
        )
    digits = re.sub(r"\D", "", plain)
    if len(digits) <= _SHORT_DIGITS and not digits.startswith("0"):
        return _short(digits, kind)
    found = _whole(read.found[0], kind)
    return replace(found, told=read.words or found.told)


def _in_plain_digits(text: str) -> str:
    return "".join(str(unicodedata.decimal(each, each)) for each in text)


def _short(digits: str, kind: str) -> TidiedPhone:
    """A short number: 111 and its like, 116 123 and its like, or one to send a text to."""
    if _TO_TEXT.fullmatch(digits) and (len(digits) == _TEXT_DIGITS or kind == TEXT):
        told = "" if kind == TEXT else "This is a number to text, so it is marked as one."
        return TidiedPhone(digits, told=told, kind=TEXT)
    if not _is_known_short(digits):
        return TidiedPhone(
            digits,
            f"This number has {_count(digits)}; a UK number has {_UK_DIGITS}. Put the area code "
            "first.",
            kind=kind,
        )
    spaced = f"{digits[:3]} {digits[3:]}" if _THREE_AND_THREE.fullmatch(digits) else digits
    return TidiedPhone(spaced, kind=kind)


def _is_known_short(digits: str) -> bool:
    from phonenumbers import PhoneNumber, is_valid_short_number_for_region

    known = len(digits) == len("111") or _THREE_AND_THREE.fullmatch(digits) is not None
    short = PhoneNumber(country_code=44, national_number=int(digits))
    return known and is_valid_short_number_for_region(short, "GB")


def _whole(written: str, kind: str) -> TidiedPhone:
    from phonenumbers import NumberParseException, PhoneNumberFormat, format_number, parse

    try:
        parsed = parse(written, "GB")
    except NumberParseException:
        return TidiedPhone(written, _wrong_count(re.sub(r"\D", "", written)), kind=kind)
    if parsed.country_code != 44:  # noqa: PLR2004  (the United Kingdom's)
        return TidiedPhone(
            written,
            f"This number begins with +{parsed.country_code}, so it is not one of the UK.",
            kind=kind,
        )
    national = f"0{parsed.national_number}"
    if wrong := _why_not(parsed, national):
        return TidiedPhone(written, wrong, kind=kind)
    spaced = format_number(parsed, PhoneNumberFormat.NATIONAL)
    as_typed = " ".join(written.split())
    if _is_well_grouped(as_typed, spaced):
        spaced = as_typed
    lost_zero = re.match(r"[1-9]", written) is not None and not written.startswith("44")
    told = "The zero at its beginning was missing. It was put back." if lost_zero else _cost(parsed)
    return TidiedPhone(spaced, told=told, kind=kind)


def _why_not(parsed: "PhoneNumber", national: str) -> str:
    from phonenumbers import is_valid_number

    if is_valid_number(parsed) or _FOR_DRAMA.fullmatch(national):
        return ""
    if len(national) != _UK_DIGITS:
        return _wrong_count(national)
    return "No number in the UK is like this one. Look at each digit again."


def _wrong_count(digits: str) -> str:
    return f"This number has {_count(digits)}; a UK number has {_UK_DIGITS}."


def _count(digits: str) -> str:
    return f"{len(digits)} digit" if len(digits) == 1 else f"{len(digits)} digits"


def _is_well_grouped(as_typed: str, spaced: str) -> bool:
    """Whether a helpline's own grouping, by which people know it, reads as well: 0800 58 58 58."""
    return (
        as_typed.startswith(_HELPLINE)
        and _IN_GROUPS.fullmatch(as_typed) is not None
        and as_typed.split(maxsplit=1)[0] == spaced.split(maxsplit=1)[0]
    )


def _cost(parsed: "PhoneNumber") -> str:
    from phonenumbers import PhoneNumberType, number_type

    costly = {
        PhoneNumberType.PREMIUM_RATE,
        PhoneNumberType.SHARED_COST,
        PhoneNumberType.PERSONAL_NUMBER,
    }
    if number_type(parsed) in costly:
        return "Calls to this number can cost more than others. Say so in its label."
    return ""
