"""Looks at what somebody typed into a field: the tidied value, or one sentence on what is wrong.

Only the form is looked at. Whether a number, a place or a page is the right one, a person has to
find out. Nothing here raises. Numbers to ring are `phone_numbers`', times `typed_times`'.
"""

import datetime
import re
import unicodedata
from dataclasses import dataclass

from kiosk.directory.editing.readability import sentences
from kiosk.directory.exchange import cells
from kiosk.errors import KnownTrouble

LONGEST_NAME = 80
LONGEST_SUMMARY = 200
MOST_SENTENCES = 2
LONGEST_ADDRESS_TO_TYPE = 60
OLDEST = 120
_LONGEST_SCHEME = 20

_POSTCODE = re.compile(r"([A-PR-UWYZ](?:\d{1,2}|\d[A-Z]|[A-HK-Y]\d{1,2}|[A-HK-Y]\d[A-Z]))(\d\D{2})")
_INWARD = re.compile(r"\d[ABD-HJLNP-UW-Z]{2}")
_OUTWARD = re.compile(r"[A-Z]{1,2}\d[A-Z\d]?")
_FORCES = re.compile(r"BFPO\s*(\d{1,4})")
_GIROBANK = "GIR 0AA"

_SCHEME = re.compile(r"([a-z][a-z\d+.-]*):(?!\d+(?:/|$))", re.IGNORECASE)
_LABEL = r"[^\W_](?:[^\W_]|-(?=[^\W_]|-))*"
_HOST = re.compile(rf"{_LABEL}(?:\.{_LABEL})*\.(?:[^\W\d_]{{2,}}|xn--[a-z\d-]+)")
_WEB = re.compile(r"(?:(https?)://)?([^/?#:]+)(:\d{1,5})?((?:[/?#].*)?)", re.IGNORECASE)
_E_MAIL = re.compile(r"([A-Z\d.!#$%&'*+/=?^_`{|}~-]+)@([^@]+)", re.IGNORECASE)
_AGE = re.compile(r"(\d{1,3})(?:\s*(?:\+|years?(?: old)?|yrs?|and over|or over))?", re.IGNORECASE)


@dataclass(frozen=True)
class Tidied:
    """What is to be kept of a field.

    Attributes:
        value: the tidied value; where something is wrong, what was typed.
        wrong: one sentence that says what; empty where it can be kept.
        told: what else the person may want to know, such as what was put right.
    """

    value: str
    wrong: str = ""
    told: str = ""


@dataclass(frozen=True)
class WebAddress(Tidied):
    """A web address; `shown` is what patients read and type."""

    shown: str = ""


@dataclass(frozen=True)
class Ages:
    """From which age to which; nothing where there is no limit, or where something is wrong."""

    minimum: float | None = None
    maximum: float | None = None
    wrong: str = ""


@dataclass(frozen=True)
class Day:
    """A date; nothing where there is none, or where something is wrong."""

    value: datetime.date | None = None
    wrong: str = ""


def name(text: str) -> Tidied:
    """The name of a listing."""
    plain = one_line(text)
    if not plain:
        return Tidied(text, "Give it the name that people know it by.")
    if len(plain) > LONGEST_NAME:
        return Tidied(text, _too_long("name", plain, LONGEST_NAME))
    return Tidied(plain)


def summary(text: str) -> Tidied:
    """What it does for people, in one or two sentences."""
    plain = one_line(text)
    if not plain:
        return Tidied(text, "Say in one or two sentences what it does for people.")
    if len(plain) > LONGEST_SUMMARY:
        return Tidied(text, _too_long("text", plain, LONGEST_SUMMARY))
    if (count := len(sentences(plain))) > MOST_SENTENCES:
        return Tidied(text, f"This has {count} sentences. Say it in one or two.")
    return Tidied(plain)


def postcode(text: str) -> Tidied:
    """A postcode of the United Kingdom, in capitals and with its space; there need not be one."""
    plain = one_line(text).upper()
    joined = re.sub(r"[\s.-]+", "", plain)
    if not joined:
        return Tidied("")
    if forces := _FORCES.fullmatch(plain):
        return Tidied(f"BFPO {int(forces[1])}")
    if joined == _GIROBANK.replace(" ", ""):
        return Tidied(_GIROBANK)
    whole = _POSTCODE.fullmatch(joined)
    if whole and _INWARD.fullmatch(whole[2]):
        return Tidied(f"{whole[1]} {whole[2]}")
    if meant := _with_letters_for_digits(joined):
        return Tidied(text, f"This is not a postcode. Do you mean {meant}?")
    if _OUTWARD.fullmatch(joined):
        return Tidied(text, "This is the first half of a postcode. Add the second, such as 1AA.")
    return Tidied(text, "This is not a UK postcode. One looks like this: SW1A 1AA.")


def web_address(text: str) -> WebAddress:
    """A web address, kept with https:// and shown without; there need not be one."""
    plain = one_line(text).rstrip(".,;")
    if not plain:
        return WebAddress("")
    if " " in plain:
        return WebAddress(text, "A web address has no spaces. Take them out, or write only one.")
    scheme = _SCHEME.match(plain)
    if scheme and scheme[1].lower() not in {"http", "https"}:
        begins = scheme[0] if len(scheme[0]) <= _LONGEST_SCHEME else "this"
        return WebAddress(
            text, f"A web address begins with www. or https://, and not with {begins}"
        )
    found = _WEB.fullmatch(plain)
    if found and "@" in found[2]:
        return WebAddress(text, "This looks like an e-mail address. Its field is another one.")
    if found is None or not _HOST.fullmatch(found[2].lower()):
        return WebAddress(
            text, "This is not a web address. One looks like this: www.example.org.uk"
        )
    rest = "" if found[4] == "/" else found[4]
    shown = f"{found[2].lower()}{found[3] or ''}{rest}"
    long = len(shown) > LONGEST_ADDRESS_TO_TYPE
    return WebAddress(
        f"{(found[1] or 'https').lower()}://{shown}",
        told="This is long for somebody who has to type it. Is there a shorter one?"
        if long
        else "",
        shown=shown,
    )


def e_mail(text: str) -> Tidied:
    """An e-mail address; there need not be one."""
    plain = re.sub(r"^mailto:", "", one_line(text), flags=re.IGNORECASE).rstrip(".,;")
    if not plain:
        return Tidied("")
    if " " in plain:
        return Tidied(text, "An e-mail address has no spaces. Take them out, or write only one.")
    found = _E_MAIL.fullmatch(plain)
    local = found[1] if found else "."
    dots = local.startswith(".") or local.endswith(".") or ".." in local
    if found is None or dots or not _HOST.fullmatch(found[2].lower()):
        return Tidied(
            text, "This is not an e-mail address. One looks like this: ask@example.org.uk"
        )
    return Tidied(f"{local}@{found[2].lower()}")


def ages(lowest: str, highest: str) -> Ages:
    """From which age to which, as two fields say; either may be empty."""
    found = []
    for text in (lowest, highest):
        plain = one_line(text)
        age = _AGE.fullmatch(plain)
        if plain and age is None:
            return Ages(wrong="Write the age in digits, such as 16.")
        if age and int(age[1]) > OLDEST:
            return Ages(wrong=f"Nobody is {age[1]} years old. Look at the age again.")
        found.append(float(age[1]) if age else None)
    minimum, maximum = found
    if minimum is not None and maximum is not None and minimum > maximum:
        return Ages(
            wrong="The first age is above the second. Perhaps they are the wrong way round."
        )
    return Ages(minimum, maximum)


def day(
    text: str,
    *,
    not_before: datetime.date | None = None,
    not_after: datetime.date | None = None,
) -> Day:
    """A date as people write it, the day before the month; there need not be one."""
    plain = one_line(text)
    if not plain:
        return Day()
    try:
        found = cells.date(plain)
    except cells.BadCell:
        return Day(wrong="This is not a date with its year. Write one such as 24 December 2026.")
    if not_before is not None and found < not_before:
        return Day(wrong="This day is too early. Look at the year, too.")
    if not_after is not None and found > not_after:
        return Day(wrong="This day is too late. Look at the year, too.")
    return Day(found)


def one_line(text: str) -> str:
    """The text with single spaces, and without what nobody can see, such as what Word leaves."""
    seen = "".join(each for each in cells.tidy(text) if unicodedata.category(each) != "Cf")
    return " ".join(seen.split())


def short_line(text: str, most: int) -> str:
    """One line that somebody typed, tidied.

    Raises:
        KnownTrouble: it has more letters than fit.
    """
    line = one_line(text)
    if len(line) > most:
        raise KnownTrouble(f"This has {len(line)} letters. Up to {most} fit, so make it shorter.")
    return line


def _too_long(what: str, text: str, most: int) -> str:
    return f"This {what} has {len(text)} letters. Up to {most} fit, so make it shorter."


def _with_letters_for_digits(joined: str) -> str:
    """The postcode that somebody meant who typed O for 0 or I for 1; empty if there is none."""
    head, tail = joined[:-3], joined[-3:]
    tails = tail[:1].translate(_AS_DIGIT) + tail[1:]
    heads = [head, *(head[:at] + head[at:].translate(_AS_DIGIT) for at in (1, 2))]
    for each in heads:
        whole = _POSTCODE.fullmatch(each + tails)
        if whole and _INWARD.fullmatch(whole[2]):
            return f"{whole[1]} {whole[2]}"
    return ""


_AS_DIGIT = str.maketrans("OIL", "011")
