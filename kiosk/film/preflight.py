"""Looks at a film before it may be shown: all of it is decoded, in a process of its own."""

import itertools
import json
import subprocess
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

from kiosk.errors import KnownTrouble
from kiosk.film import inspection, mp4, rewriting
from kiosk.film.captions import Cue
from kiosk.film.inspection import Inspection, Stretch
from kiosk.film.mp4 import NotPlainError

GIVE_UP_SECONDS = 1_800
SHORTEST_SECONDS, LONGEST_SECONDS = 1, 3_600
MOST_PIXELS, FASTEST = 1920 * 1200, 60
LONGEST_BLACK_SECONDS = 2
LONGEST_UNCAPTIONED_SECONDS = 10
_WHOLE = 0.97
_BEFORE_AND_AFTER = 1.0
"""A caption stands for what is said so many seconds around it."""


def look_at(film: Path, poster: Path) -> Inspection:
    """Decode the whole film within limits of time and memory; its first picture goes to `poster`.

    Raises:
        KnownTrouble: it is no film that the kiosk can play from beginning to end.
    """
    if not film.is_file():
        raise KnownTrouble(f"There is no file {film}. Say where the film is.")
    done = _run(inspection.__name__, film, poster)
    if done.returncode or not done.stdout:
        raise _refused(film, "it cannot be decoded")
    found = json.loads(done.stdout)
    found |= {each: [tuple(pair) for pair in found[each]] for each in ("black", "loud")}
    return Inspection(**found)


def plain(film: Path, folder: Path) -> Path:
    """The film as the player reads it: itself, or a plain MP4 with the same pictures in `folder`.

    Raises:
        KnownTrouble: it cannot be written so.
    """
    if not _why_not_plain(film):
        return film
    rewritten = folder / "rewritten.mp4"
    done = _run(rewriting.__name__, film, rewritten)
    why = "it cannot be written anew" if done.returncode else _why_not_plain(rewritten)
    if why:
        raise _refused(film, why)
    return rewritten


def judge(film: Path, found: Inspection) -> None:
    """Refuse what the kiosk could not show well.

    Raises:
        KnownTrouble: a sentence with the reason and what to do.
    """
    if found.trouble:
        raise _refused(film, found.trouble)
    if not found.frames:
        raise _refused(film, "there is no picture in it")
    if found.seconds < _WHOLE * found.promised:
        raise _refused(
            film,
            f"it is cut off: it should last {_clock(found.promised)} and ends at "
            f"{_clock(found.seconds)}",
            "Copy it again.",
        )
    if not SHORTEST_SECONDS <= found.seconds <= LONGEST_SECONDS:
        raise _refused(film, f"it lasts {_clock(found.seconds)}", "A film lasts up to an hour.")
    if found.width * found.height > MOST_PIXELS or found.rate > FASTEST:
        raise _refused(
            film,
            f"it has {found.width} by {found.height} pixels at {found.rate:.0f} pictures a second",
            f"Export it with at most 1920 by 1080 and {FASTEST}.",
        )
    for start, end in found.black:
        if end - start > LONGEST_BLACK_SECONDS:
            raise _refused(
                film,
                f"it is black from {_clock(start)} to {_clock(end)}",
                f"Cut that to at most {LONGEST_BLACK_SECONDS} seconds.",
            )


def judge_sound(film: Path, found: Inspection, cues: Sequence[Cue]) -> None:
    """Refuse a film that says something which people who do not hear could not follow.

    Raises:
        KnownTrouble: there is sound above -40 dBFS for more than ten seconds without a caption.
    """
    for start, end in _uncaptioned(found.loud, cues):
        if end - start > LONGEST_UNCAPTIONED_SECONDS:
            raise _refused(
                film,
                f"there is sound without captions from {_clock(start)} to {_clock(end)}",
                "Give it captions for what is said there, or say that it is only music (--music).",
            )


def problems_of(cues: Sequence[Cue], seconds: float) -> list[str]:
    """What is wrong with captions as such, a sentence each; they are shown as well as can be."""
    said = [
        f"The captions at {_clock(one.start)} and {_clock(two.start)} overlap: the later one shows."
        for one, two in itertools.pairwise(cues)
        if two.start < one.end - 0.001
    ]
    return said + [
        f"The caption at {_clock(cue.start)} runs past the end of the film, at {_clock(seconds)}."
        for cue in cues
        if cue.end > seconds + 1
    ]


def _run(program: str, film: Path, target: Path) -> subprocess.CompletedProcess[str]:
    """Have a program of ours work on a film, within limits of time and memory."""
    try:
        return subprocess.run(  # noqa: S603  (our own program, and paths as arguments)
            [sys.executable, "-m", program, str(film), str(target)],
            stdout=subprocess.PIPE,
            # A bar for whoever waits at a terminal; else what went wrong is for nobody.
            stderr=None if sys.stderr.isatty() else subprocess.DEVNULL,
            text=True,
            timeout=GIVE_UP_SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise _refused(
            film, f"looking at it took longer than {GIVE_UP_SECONDS // 60} minutes"
        ) from None


def _why_not_plain(film: Path) -> str:
    """Why the player could not read the film; empty where it can."""
    try:
        with film.open("rb") as file:
            mp4.read(file.fileno())
    except NotPlainError as error:
        return str(error)
    return ""


def _uncaptioned(loud: Iterable[Stretch], cues: Sequence[Cue]) -> Iterable[Stretch]:
    """The parts of these stretches that no caption stands for."""
    for start, end in loud:
        now = start
        for cue in cues:
            if cue.end + _BEFORE_AND_AFTER <= now or cue.start - _BEFORE_AND_AFTER >= end:
                continue
            if cue.start - _BEFORE_AND_AFTER > now:
                yield now, cue.start - _BEFORE_AND_AFTER
            now = max(now, cue.end + _BEFORE_AND_AFTER)
        if now < end:
            yield now, end


def _refused(film: Path, why: str, what_to_do: str = "") -> KnownTrouble:
    what_to_do = what_to_do or "Export it anew as an MP4 file with H.264 pictures."
    return KnownTrouble(
        f"The film {film.name} was not taken: {why}. {what_to_do} "
        "The film that was shown before stays."
    )


def _clock(seconds: float) -> str:
    minutes, rest = divmod(int(seconds), 60)
    return f"{minutes}:{rest:02}"
