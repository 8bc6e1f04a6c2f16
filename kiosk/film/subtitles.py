"""Captions that somebody brings: WebVTT or SRT in any usual encoding, whatever else is in them."""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import webvtt

from kiosk.errors import KnownTrouble
from kiosk.film.captions import Cue, seconds_of

MOST_BYTES = 5_000_000
_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
"""Byte-order marks."""
_WITHOUT_MARK = 0.3
"""The share of zero bytes from which a file without a mark is UTF-16."""

_OF_CAPTIONS = re.compile(
    r"</?(?:c|i|b|u|v|lang|ruby|rt|font)(?:[.\s][^>]*)?>|<[\d:.]+>|\{\\[^}]*\}", re.IGNORECASE
)
"""What WebVTT and SRT themselves put between words: who speaks, slanted letters, a place."""
_MARKUP = re.compile(r"<[A-Za-z!/][^>]*>")
_NO_CUES = ("WEBVTT", "NOTE", "STYLE", "REGION")


@dataclass(frozen=True)
class Subtitles:
    """What a file of captions holds.

    Attributes:
        cues: in the order of time.
        problems: a sentence for each line that was left out or shown otherwise than meant.
    """

    cues: tuple[Cue, ...]
    problems: tuple[str, ...]


def read(path: Path) -> Subtitles:
    """Read a file of captions; what is broken in it is named and the rest kept.

    Raises:
        KnownTrouble: it cannot be read, or there is no caption in it.
    """
    try:
        if path.stat().st_size > MOST_BYTES:
            raise KnownTrouble(
                f"The captions {path} are larger than {MOST_BYTES // 1_000_000} MB: that is no "
                "file of captions. Choose the .vtt or .srt file that belongs to the film."
            )
        text = _decoded(path.read_bytes())
    except OSError as error:
        raise KnownTrouble(
            f"The captions {path} cannot be read ({error.strerror}). Choose the .vtt or .srt file "
            "that belongs to the film."
        ) from error
    cues: list[Cue] = []
    problems: list[str] = []
    for line, block in _blocks(text):
        cue, problem = _cue(line, block)
        cues += [cue] if cue else []
        problems += [f"{path.name}, {problem}"] if problem else []
    if not cues:
        raise KnownTrouble(
            f"There are no captions in {path}. It has to be a WebVTT or SRT file: lines of words, "
            "each under a line such as 00:00:01.000 --> 00:00:04.000."
        )
    return Subtitles(tuple(sorted(cues, key=lambda cue: (cue.start, cue.end))), tuple(problems))


def _decoded(content: bytes) -> str:
    """Its text; what is no Unicode is taken for Windows' Western letters.

    A guess from so few letters, as libraries make it, was wrong for "naïve".
    """
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return content.decode(encoding, errors="replace")
    for start, encoding in ((1, "utf-16-le"), (0, "utf-16-be")):
        half = content[start::2]
        if half and half.count(0) > _WITHOUT_MARK * len(half) > content[1 - start :: 2].count(0):
            return content.decode(encoding, errors="replace")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")


def _blocks(text: str) -> Iterator[tuple[int, list[str]]]:
    """Lines that belong together, with the number of the first of them."""
    block: list[str] = []
    first = 1
    for number, line in enumerate([*text.replace("\0", "").splitlines(), ""], start=1):
        if line.strip():
            first = first if block else number
            block.append(line.strip())
        elif block:
            yield first, block
            block = []


def _cue(line: int, block: list[str]) -> tuple[Cue | None, str]:
    """The cue of a block, if it is one, and what is wrong with it."""
    if block[0].startswith(_NO_CUES):
        return None, ""
    at = next((index for index, words in enumerate(block) if "-->" in words), None)
    if at is None:
        return None, f"line {line}: these words have no time, so they are not shown."
    timing = block[at].replace(",", ".")
    words = block[at + 1 :]
    if not words:
        return None, ""
    captions = webvtt.from_string(f"WEBVTT\n\n{timing}\nwords").captions
    start, end = (
        (seconds_of(captions[0].start), seconds_of(captions[0].end)) if captions else (0.0, 0.0)
    )
    if not captions or end <= start:
        return None, f"line {line + at}: this time cannot be read, so its words are not shown."
    plain = html.unescape(_OF_CAPTIONS.sub("", " ".join(words)))
    problem = ""
    if _MARKUP.search(plain):
        problem = f"line {line + at + 1}: what looks like HTML is shown as it is written."
    return Cue(start, end, " ".join(plain.split())), problem
