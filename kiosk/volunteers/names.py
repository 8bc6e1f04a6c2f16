"""Names and initials of volunteers: what may be one, and which initials suit a name.

A history shows initials only, so two people at work never share theirs. Letters only, one to four,
as everywhere in the kiosk: a figure behind them would be read as part of what they sign.
"""

import re
import string
import unicodedata
from collections.abc import Collection, Iterator
from itertools import product

from kiosk.errors import KnownTrouble

LONGEST_NAME = 60
LONGEST_INITIALS = 4

_JOINERS = "\u200c\u200d"
"""They cannot be seen, and belong into some names of Persian or Sinhala."""


def name(typed: str) -> str:
    """A name as it is kept.

    Raises:
        KnownTrouble: it cannot be a name.
    """
    tidy = " ".join(unicodedata.normalize("NFC", typed).split())
    if not any(each.isalpha() for each in tidy):
        raise KnownTrouble("Write the person's name: it has no letter in it.")
    if len(tidy) > LONGEST_NAME:
        raise KnownTrouble(f"This name is too long. Write it with up to {LONGEST_NAME} letters.")
    if any(unicodedata.category(each).startswith("C") for each in tidy if each not in _JOINERS):
        raise KnownTrouble("There is a sign in this name that nobody can see. Write it once more.")
    return tidy


def initials(typed: str) -> str:
    """Initials as they are kept: capitals.

    Raises:
        KnownTrouble: they are not one to four letters.
    """
    tidy = unicodedata.normalize("NFC", typed).strip().upper()
    if not re.fullmatch(rf"[^\W\d_]{{1,{LONGEST_INITIALS}}}", tidy):
        raise KnownTrouble("Initials are one to four letters, such as AB.")
    return tidy


def same(name: str, other: str) -> bool:
    """Whether two names that were typed are one, however they were written."""

    def plain(words: str) -> str:
        return "".join(unicodedata.normalize("NFKC", words).casefold().split())

    return plain(name) == plain(other)


def suggested(of: str, taken: Collection[str]) -> str:
    """Initials for a name that nobody has: AL for Ann Lee, then ALE, ALEE, ANL, and so on."""
    return next(each for each in _candidates(of) if each not in taken)


def _candidates(of: str) -> Iterator[str]:
    words = [
        letters for word in of.upper().split() if (letters := re.sub(r"[\W\d_]", "", word)) != ""
    ]
    first, last = words[0], words[-1] if len(words) > 1 else words[0][1:]
    for from_first in range(1, LONGEST_INITIALS):
        for from_last in range(1, LONGEST_INITIALS + 1 - from_first):
            yield first[:from_first] + last[:from_last]
    start = first[0] + last[:1]
    for more in range(1, LONGEST_INITIALS):
        for further in product(string.ascii_uppercase, repeat=more):
            yield (start + "".join(further))[:LONGEST_INITIALS]
