"""Hands a film to a decoder as one stream that goes on and on: round after round, without a seam.

A player that is told to repeat a file empties everything at its end, looks only now and then
whether it is empty, and jumps back: pictures are lost on the way. So it never comes to an end here.
What it reads is an MP4 in fragments, whose times go on counting from round to round.
"""

import contextlib
import os
import struct
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from itertools import count
from threading import Thread

from kiosk.film.mp4 import HEAD, Movie, Track, box

STEP_SECONDS = Fraction(1, 5)
"""How much of the film is in a fragment."""
MOST_SOUND_BEYOND_SECONDS = Fraction(1, 10)
"""Sound that is longer by more than this keeps the last picture on the screen until it ends."""
TAIL_SECONDS = Fraction(1, 2)
"""How long after a film that does not loop one more picture comes."""
_WHOLE, _PART = 0x0200_0000, 0x0101_0000
"""How a fragment marks a sample that needs none before it, and one that does."""


@dataclass(frozen=True)
class _Piece:
    """A sample on its way: which one, when in the stream it is decoded, and how long it lasts."""

    sample: int
    start: int
    lasts: int


def length(movie: Movie) -> Fraction:
    """How many seconds one round takes."""
    pictures, sound = movie.pictures, movie.sound
    seen = Fraction(pictures.length, pictures.scale)
    heard = Fraction(sound.length + sound.delay, sound.scale) if sound else seen
    return heard if heard > seen + MOST_SOUND_BEYOND_SECONDS else seen


def moments(movie: Movie) -> list[float]:
    """When each picture is shown, in seconds of the film, in the order in which they are."""
    pictures = movie.pictures
    shown = sorted(map(int.__add__, pictures.starts, pictures.shifts))
    return [(each - shown[0]) / pictures.scale for each in shown]


def entrance(movie: Movie, seconds: float) -> tuple[int, int]:
    """Where one can come in not later than `seconds`: the sample, and how many are shown before."""
    pictures = movie.pictures
    shown = list(map(int.__add__, pictures.starts, pictures.shifts))
    begin = min(shown)
    early = [each for each in pictures.whole if (shown[each] - begin) / pictures.scale <= seconds]
    sample = max(early, default=0)
    return sample, sum(each < shown[sample] for each in shown)


class Reel:
    """A film on a thread of its own, which writes to a pipe as fast as somebody reads.

    Attributes:
        reading: the end of the pipe to read from.
    """

    def __init__(self, parts: Iterator[bytes]) -> None:
        self.reading, self._writing = os.pipe()
        self._thread = Thread(target=self._write, args=(parts,), name="film", daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Nobody reads any more."""
        os.close(self.reading)
        self._thread.join()

    def _write(self, parts: Iterator[bytes]) -> None:
        # Whoever reads may go away at any moment, and a disk too. A length that the file claims may
        # be one that no fragment can hold.
        try:
            with contextlib.suppress(OSError, struct.error):
                for part in parts:
                    rest = memoryview(part)
                    while rest:
                        rest = rest[os.write(self._writing, rest) :]
        finally:
            os.close(self._writing)


def stream(
    movie: Movie, read: Callable[[int, int], bytes], *, looping: bool, sound: bool, first: int = 0
) -> Iterator[bytes]:
    """The film as fragments, for ever if it is `looping`.

    The first picture comes twice: libvlc may leave out what comes first of all. A film that does
    not loop is followed by one more picture: as soon as the last one is next, libvlc takes itself
    to be at the end, and never shows it.

    Args:
        movie: what is in the file.
        read: gives so many bytes from that place in the file.
        looping: begin again and again.
        sound: with its sound, where it has some.
        first: the sample to begin with: one that needs none before it.
    """
    tracks = [movie.pictures, *([movie.sound] if sound and movie.sound else [])]
    yield _head(movie, tracks)
    seconds = length(movie)
    lines = [_Line(movie.pictures, _pictures(movie.pictures, seconds, first, looping=looping))]
    for track in tracks[1:]:
        heard = _sound(movie.pictures, track, seconds, first, looping=looping)
        lines.append(_Line(track, heard))
    until, number, begun = Fraction(0), 0, set[int]()
    while any(line.next for line in lines):
        until = max(until, min(line.due for line in lines if line.next)) + STEP_SECONDS
        runs = [(line.track, run) for line in lines if (run := line.take(until))]
        # libvlc believes the time of a fragment only where one before it seems to be missing; else
        # it goes on counting. Each track begins at a time of its own.
        number += 1 if begun.issuperset(track.number for track, _ in runs) else 2
        begun.update(track.number for track, _ in runs)
        yield _fragment(number, runs, read)


class _Line:
    """The pieces of a track, taken as they become due."""

    def __init__(self, track: Track, pieces: Iterator[_Piece]) -> None:
        self.track = track
        self._pieces = pieces
        self.next = next(pieces, None)

    @property
    def due(self) -> Fraction:
        """When the next piece is, in seconds."""
        return Fraction(self.next.start if self.next else 0, self.track.scale)

    def take(self, until: Fraction) -> list[_Piece]:
        """Those that are due before that."""
        taken, end = [], until * self.track.scale
        while self.next and self.next.start < end:
            taken.append(self.next)
            self.next = next(self._pieces, None)
        return taken


def _pictures(track: Track, seconds: Fraction, first: int, *, looping: bool) -> Iterator[_Piece]:
    """The first picture, and then every one, round after round."""
    lead, last, tail = _lead(track), len(track.sizes) - 1, int(TAIL_SECONDS * track.scale)
    yield _Piece(first, 0, lead)
    for piece in _rounds(track, lead - track.starts[first], seconds, first, last, looping=looping):
        if looping or piece.sample < last:
            yield piece
        else:
            end = piece.start + piece.lasts + tail
            yield _Piece(last, piece.start, end - piece.start)
            yield _Piece(0, end, lead)


def _sound(
    pictures: Track, track: Track, seconds: Fraction, first: int, *, looping: bool
) -> Iterator[_Piece]:
    """The sound beside those pictures: in each round as much as there is time for."""
    # When the film's own time 0 is in the stream.
    zero = Fraction(_lead(pictures) - pictures.starts[first] - pictures.delay, pictures.scale)
    begin = round(zero * track.scale) + track.delay
    ends = [*track.starts[1:], track.length]
    # What overlaps the next round would put off all that follows, more from round to round.
    room = track.starts[0] + seconds * track.scale
    last = sum(end <= room for end in ends) - 1 if looping else len(ends) - 1
    sample = sum(begin + start < 0 for start in track.starts)
    if sample <= last:
        yield from _rounds(track, begin, seconds, sample, last, looping=looping)


def _rounds(  # noqa: PLR0913  (what a round is made of)
    track: Track, begin: int, seconds: Fraction, first: int, last: int, *, looping: bool
) -> Iterator[_Piece]:
    """From the sample `first` to `last`, then from 0 to `last`; each lasts until the next one."""
    for number in count():
        base, after = (begin + int(seconds * track.scale * turn) for turn in (number, number + 1))
        for sample in range(0 if number else first, last + 1):
            start = base + track.starts[sample]
            if sample < last:
                end = base + track.starts[sample + 1]
            else:
                end = after + track.starts[0] if looping else base + track.length
            yield _Piece(sample, start, end - start)
        if not looping:
            return


def _lead(track: Track) -> int:
    """How long the picture lasts that comes before the film begins."""
    return max(1, track.length // len(track.sizes))


# An MP4 file in fragments, ISO/IEC 14496-12


def _head(movie: Movie, tracks: list[Track]) -> bytes:
    defaults = (box(b"trex", bytes(4), _words(track.number, 1, 0, 0, 0)) for track in tracks)
    return box(b"ftyp", b"iso6\0\0\0\0iso6mp41") + box(
        b"moov", movie.header, *(track.header for track in tracks), box(b"mvex", *defaults)
    )


def _fragment(
    number: int, runs: list[tuple[Track, list[_Piece]]], read: Callable[[int, int], bytes]
) -> bytes:
    """Pieces of each track: first their tables, then what they hold, track after track."""
    samples = [
        read(track.places[piece.sample], track.sizes[piece.sample])
        for track, run in runs
        for piece in run
    ]

    def tables(place: int) -> bytes:
        parts = [box(b"mfhd", bytes(4), _words(number & 0xFFFF_FFFF))]
        for track, run in runs:
            parts.append(_run(track, run, place))
            place += sum(track.sizes[piece.sample] for piece in run)
        return box(b"moof", *parts)

    return tables(len(tables(0)) + HEAD) + box(b"mdat", *samples)


def _run(track: Track, run: list[_Piece], place: int) -> bytes:
    entries = (
        struct.pack(
            ">IIIi",
            piece.lasts,
            track.sizes[piece.sample],
            _WHOLE if piece.sample in track.whole else _PART,
            track.shifts[piece.sample],
        )
        for piece in run
    )
    return box(
        b"traf",
        box(b"tfhd", b"\0\x02\0\0", _words(track.number)),  # places count from the moof
        box(b"tfdt", b"\1\0\0\0", struct.pack(">Q", run[0].start)),
        # Version 1, with a place, and of each sample how long it lasts, its size, flags and shift.
        box(b"trun", b"\1\0\x0f\1", _words(len(run), place), *entries),
    )


def _words(*numbers: int) -> bytes:
    return struct.pack(f">{len(numbers)}I", *numbers)
