"""What plays a film: decodes it into memory, a frame at a time, behind one small interface."""

from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

READY = 2
"""So many frames are to wait for their turn: more would leave libvlc without a free buffer."""


@dataclass(frozen=True)
class Frame:
    """One picture of the film.

    Attributes:
        number: which frame of the film it is, counted on from round to round.
        seconds: where in the film it stands.
        lasts: for how many seconds.
        width: in pixels.
        height: likewise.
        bytes_per_line: from one row of pixels to the next.
        pixels: the bytes B, G, R and one unused; good until the frame after it is taken.
    """

    number: int
    seconds: float
    lasts: float
    width: int
    height: int
    bytes_per_line: int
    pixels: memoryview


@dataclass(frozen=True)
class Facts:
    """What is known of a film once it plays: its length in seconds, frames a second, and sound."""

    seconds: float
    rate: float
    has_sound: bool


class Player(Protocol):
    """Plays one film at a time. Every method is called from the one thread that owns it."""

    def open(self, film: Path, *, looping: bool, sound: bool, start: float) -> None:
        """Begin to decode at the last whole picture before `start` seconds into the film.

        Trouble shows in `failed`.
        """

    def close(self) -> None:
        """Stop, and give back what it took."""

    def pause(self, *, on: bool) -> None:
        """Hold, or go on."""

    def tend(self) -> None:
        """See that all goes well; called every few hundredths of a second while it plays."""

    def take(self) -> Frame | None:
        """The next frame in order, where one is ready; the one before it is given back."""

    def facts(self) -> Facts | None:
        """What is known of the film; nothing where it could not be opened."""

    @property
    def waiting(self) -> int:
        """How many frames are ready."""

    @property
    def is_late(self) -> bool:
        """Whether frames come later than they should."""

    @property
    def ended(self) -> bool:
        """Whether the film has come to its end; frames may still be waiting."""

    @property
    def failed(self) -> bool:
        """Whether it has given up."""


class NullPlayer:
    """Plays nothing, and says so: for a machine that lacks what plays films."""

    waiting = 0
    is_late = False
    ended = False
    failed = True

    def open(self, film: Path, *, looping: bool, sound: bool, start: float) -> None:
        """Nothing begins."""

    def close(self) -> None:
        """There is nothing to stop."""

    def pause(self, *, on: bool) -> None:
        """There is nothing to hold."""

    def tend(self) -> None:
        """All is as it was."""

    def take(self) -> None:
        """There is no frame."""

    def facts(self) -> None:
        """Nothing is known."""
