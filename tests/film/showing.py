"""A short film to show on the kiosk's screens, whose frames are numbered."""

from pathlib import Path

from kiosk.film.captions import Cue
from kiosk.film.films import Film, Still
from tests.film import numbered

WORDS = "Words of the kind that a film has, and as many of them as two lines of a caption hold"
"""What is said all the time."""

STILLS = tuple(
    Still(f"Message {number}.", (f"What message {number} says.",), None) for number in (1, 2, 3)
)


def film(path: Path | None, frames: int) -> Film:
    """What the kiosk shows of a film with so many frames: words all along, three messages."""
    seconds = frames / numbered.RATE
    return Film("A film", path, (Cue(0, seconds, WORDS),), None, STILLS, seconds)
