"""Captions: laid over a scene's time, written and read as WebVTT, and found for a moment."""

import textwrap
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import webvtt

from kiosk.errors import KnownTrouble

LINE = 37
LINES = 2
"""At most so many lines of so many letters at once, as broadcasters do."""


@dataclass(frozen=True)
class Cue:
    """Words that show from `start` to `end`, in seconds of the film."""

    start: float
    end: float
    words: str


def lay_out(sentences: Iterable[str], start: float, end: float) -> tuple[Cue, ...]:
    """The sentences one after the other, each for as long as it has letters.

    A sentence that is too long to show at once is parted into equal pieces.
    """
    pieces = [piece for sentence in sentences for piece in _pieces(sentence)]
    letters = sum(map(len, pieces))
    cues, now = [], start
    for piece in pieces:
        then = now + (end - start) * len(piece) / letters
        cues.append(Cue(round(now, 3), round(then, 3), piece))
        now = then
    return tuple(cues)


def _pieces(sentence: str) -> list[str]:
    most = LINE * LINES
    count = -(-len(sentence) // most)
    while True:
        pieces = textwrap.wrap(sentence, -(-len(sentence) // count) + 6)
        if all(len(textwrap.wrap(piece, LINE)) <= LINES for piece in pieces):
            return pieces
        count += 1


def at(cues: Sequence[Cue], seconds: float) -> str:
    """What shows at that moment; nothing between two cues."""
    index = bisect_right(cues, seconds, key=lambda cue: cue.start) - 1
    return cues[index].words if index >= 0 and seconds < cues[index].end else ""


def write(cues: Iterable[Cue], path: Path) -> None:
    """Write the cues as WebVTT."""
    captions = webvtt.WebVTT()
    for cue in cues:
        lines = textwrap.wrap(cue.words, LINE)
        captions.captions.append(webvtt.Caption(_stamp(cue.start), _stamp(cue.end), lines))
    path.write_text(f"{captions.content}\n", encoding="utf-8", newline="\n")


def read(path: Path) -> tuple[Cue, ...]:
    """The cues of a WebVTT file, in the order of time.

    Raises:
        KnownTrouble: the file cannot be read, or holds no WebVTT.
    """
    try:
        captions = webvtt.read(str(path))
    except (OSError, UnicodeError, webvtt.errors.MalformedFileError) as error:
        raise KnownTrouble(
            f"The captions {path} cannot be read ({type(error).__name__}). "
            "They have to be a WebVTT file in UTF-8."
        ) from error
    cues = (
        Cue(seconds_of(each.start), seconds_of(each.end), " ".join(each.text.split()))
        for each in captions.captions
    )
    return tuple(sorted(cues, key=lambda cue: cue.start))


def seconds_of(stamp: str) -> float:
    """`00:01:02.500` → 62.5; the library's own numbers are whole seconds."""
    *hours, minutes, seconds = stamp.split(":")
    return int(hours[0] if hours else 0) * 3600 + int(minutes) * 60 + float(seconds)


def _stamp(seconds: float) -> str:
    thousandths = round(seconds * 1000)
    minutes, rest = divmod(thousandths, 60_000)
    return f"{minutes // 60:02}:{minutes % 60:02}:{rest // 1000:02}.{rest % 1000:03}"
