"""A listing as text for a phone: a contact card, a few lines, or its number alone.

Texts that a code holds stay short enough that the code can be scanned at arm's length: a code of
version 12 has 65 modules a side, which are 1.4 mm each where it is 100 mm wide (ISO/IEC 18004).
"""

import datetime
from collections.abc import Iterable, Iterator, Sequence

from PySide6.QtCore import QCoreApplication

from kiosk.directory.listing import Listing
from kiosk.wording.listings import next_steps
from kiosk.wording.times import opening_times

translate = QCoreApplication.translate

MOST_BYTES = 287
"""What a code of version 12 holds, with error correction M."""

_MORE = "\u2026"


def contact_card(listing: Listing, today: datetime.date) -> str:
    """A vCard 3.0 (RFC 2426) that a phone offers to keep; what does not fit is left out.

    What is left out is left out whole, the least needed first: never half a number.
    """
    name = _escaped(_cut(listing.name, 80))
    lines = [f"N:{name};;;;", f"FN:{name}"]
    lines += [f"TEL:{_escaped(number.number)}" for number in listing.numbers]
    if listing.website:
        lines.append(f"URL:{_escaped(listing.website)}")
    if listing.email:
        lines.append(f"EMAIL:{_escaped(listing.email)}")
    lines += [f"ADR:;;{_escaped(place.address)};;;;" for place in listing.places if place.address]
    notes = [*_times(listing, today), *(step.words for step in next_steps(listing) if not step.big)]
    begin, end = ["BEGIN:VCARD", "VERSION:3.0"], ["END:VCARD"]
    kept: list[str] = []
    for line in lines:
        if _size("\n".join([*begin, *kept, line, *end])) <= MOST_BYTES:
            kept.append(line)
    note: list[str] = []
    for part in notes:
        line = f"NOTE:{_escaped('. '.join([*note, part]))}"
        if _size("\n".join([*begin, *kept, line, *end])) <= MOST_BYTES:
            note.append(part)
    if note:
        kept.append(f"NOTE:{_escaped('. '.join(note))}")
    return "\n".join([*begin, *kept, *end])


def number_only(listing: Listing) -> str:
    """Only how to reach it: what tells nobody else what it is about."""
    numbers = [number.number for number in listing.numbers]
    return "\n".join(numbers or filter(None, [listing.website]))


def in_lines(listing: Listing, today: datetime.date) -> str:
    """The listing in a few plain lines: name, numbers, when, where."""
    lines = [_cut(listing.name, 80)]
    lines += [" ".join(filter(None, (each.number, each.label))) for each in listing.numbers]
    lines += [listing.website, *_times(listing, today)]
    lines += [", ".join(filter(None, (place.name, place.address))) for place in listing.places]
    kept: list[str] = []
    for line in filter(None, lines):
        if _size("\n".join([*kept, line])) <= MOST_BYTES:
            kept.append(line)
    return "\n".join(kept)


def split(texts: Sequence[str]) -> Iterator[tuple[list[int], str]]:
    """These texts over as few codes as they need: which of them each code holds, and its text."""
    numbers: list[int] = []
    held = ""
    for number, words in enumerate(texts):
        more = f"{held}\n\n{words}" if held else words
        if held and _size(more) > MOST_BYTES:
            yield numbers, held
            numbers, more = [], words
        numbers.append(number)
        held = more
    if held:
        yield numbers, held


def _times(listing: Listing, today: datetime.date) -> Iterable[str]:
    told = (opening_times(each, today) for each in listing.opening)
    return [words.replace("\n", ". ") for words in told if words]


def _escaped(words: str) -> str:
    r"""RFC 2426: `\`, `;` and `,` are escaped, and a new line is `\n`."""
    for sign in ("\\", ";", ","):
        words = words.replace(sign, f"\\{sign}")
    return " ".join(words.splitlines()) if "\n" not in words else words.replace("\n", "\\n")


def _cut(words: str, most: int) -> str:
    return words if len(words) <= most else words[: most - 1].rstrip() + _MORE


def _size(text: str) -> int:
    return len(text.encode())
