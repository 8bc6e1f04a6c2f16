"""PINs that are guessed first, and why: they are refused.

Some one in nine of all PINs. Markert and others, "This PIN Can Be Easily Guessed" (IEEE Symposium
on Security and Privacy, 2020), found that shorter lists help little against somebody who has a few
tries, and that about a tenth of all PINs is the best balance. They are rules and not a list, so
that the reason can be told.
"""

import itertools
import re
from collections.abc import Iterable
from enum import Enum

from kiosk.settings import Settings

LENGTH = 6

SHOWN_HERE = ("999", "111", "116123", "85258", "18000", "18001")
"""Numbers that the kiosk itself shows to everybody: a PIN must not have one in it."""

_FEWEST_DIGITS = 3
_LONGEST_RUN = 3
_SHORTEST_NUMBER = 4
_PAD_LINES = ("123", "456", "789", "147", "258", "369", "159", "357")


class Weak(Enum):
    """Why a PIN is refused, as a sentence for whoever typed it."""

    FORM = "A PIN is six digits."
    FEW_DIGITS = "It has only one or two different digits."
    COUNTS = "It counts up or down."
    REPEATS = "Its two halves are the same, forwards or backwards."
    PAD = "It draws lines on the number pad."
    DATE = "It looks like a date."
    YEAR = "It has a year in it."
    NUMBER = "It is part of a number that is shown in this room."
    CURRENT = "It is the PIN that you have now."
    TAKEN = "It cannot be used here."  # and not that it is somebody's, nor whose


def why(pin: str, numbers: Iterable[str] = ()) -> Weak | None:
    """What is weak in a PIN; nothing where it may be used, as far as can be seen from it alone.

    Args:
        pin: what was typed.
        numbers: telephone numbers of this room, in any form.
    """
    if not re.fullmatch(r"[0-9]{6}", pin):
        return Weak.FORM
    if len(set(pin)) < _FEWEST_DIGITS:
        return Weak.FEW_DIGITS
    if _counts(pin):
        return Weak.COUNTS
    if pin[:3] == pin[3:] or pin[:3] == pin[:2:-1]:
        return Weak.REPEATS
    if {pin[:3], pin[3:]} <= {*_PAD_LINES, *(line[::-1] for line in _PAD_LINES)}:
        return Weak.PAD
    if _is_shown(pin, numbers):
        return Weak.NUMBER
    if _is_date(pin):
        return Weak.DATE
    if re.search(r"^(19|20)|(19|20)..$", pin):
        return Weak.YEAR
    return None


def numbers_of(settings: Settings) -> tuple[str, ...]:
    """The telephone numbers that this site shows in its room."""
    return (settings.room.extension, *(each.number for each in settings.help.local_numbers))


def _counts(pin: str) -> bool:
    """Whether its digits or pairs go on in equal steps, or four of its digits stand in a row."""
    digits = [int(each) for each in pin]
    steps = [after - before for before, after in itertools.pairwise(digits)]
    pairs = [int(pin[at : at + 2]) for at in (0, 2, 4)]
    if len({step % 10 for step in steps}) == 1 or pairs[1] - pairs[0] == pairs[2] - pairs[1]:
        return True
    return any(
        set(steps[at : at + _LONGEST_RUN]) in ({1}, {-1})
        for at in range(len(steps) - _LONGEST_RUN + 1)
    )


def _is_date(pin: str) -> bool:
    """Whether it can be read as day, month and year, or the other way round."""
    first, middle, last = (int(pin[at : at + 2]) for at in (0, 2, 4))
    return 1 <= middle <= 12 and (1 <= first <= 31 or 1 <= last <= 31)  # noqa: PLR2004  (a calendar)


def _is_shown(pin: str, numbers: Iterable[str]) -> bool:
    """Whether it is in a number, or a number of four digits or more is in it."""
    if any(shown in pin or pin in shown for shown in SHOWN_HERE):
        return True
    for words in numbers:
        for number in re.findall(r"[0-9][0-9 ]*", words):
            digits = number.replace(" ", "")
            if pin in digits or (len(digits) >= _SHORTEST_NUMBER and digits in pin):
                return True
    return False
