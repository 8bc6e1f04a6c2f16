"""Reads the tables of an MP4 file: where each picture lies, each bit of sound, and when it is due.

A file may come from anywhere, so nothing that it claims is believed: no table is longer than the
file has room for, and what is not as plain as a film can be is refused with a reason.
"""

import os
import struct
from array import array
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise, repeat

MOST_TABLE_BYTES = 1 << 26
MOST_SAMPLES = 1_000_000
"""An hour at 60 pictures a second is 216,000."""
MOST_A_SECOND = 1000

PICTURES, SOUND = "vide", "soun"
HEAD = 8
"""Bytes before what is in a box: its length, and its four letters."""
_LONGEST_CUT_SECONDS = 0.5
_TOO_MANY = "it is too long, or its sound is not compressed"
_EMPTY_TABLES = b"".join(
    struct.pack(">I4s", 8 + size, kind) + bytes(size)
    for kind, size in ((b"stts", 8), (b"stsc", 8), (b"stsz", 12), (b"stco", 8))
)


class NotPlainError(ValueError):
    """The file cannot be played: its text says why, as the end of a sentence."""


@dataclass(frozen=True)
class Track:
    """The pictures of a film, or its sound; times are in ticks, of which a second has `scale`.

    Attributes:
        number: what the file calls it.
        kind: `PICTURES` or `SOUND`.
        scale: ticks a second.
        header: its description, without the tables.
        width: in pixels.
        height: likewise.
        delay: what makes the time in the film of a time in the tables.
        places: where each sample lies in the file.
        sizes: how many bytes each has.
        starts: when each is to be decoded.
        shifts: how long after that it is to be shown.
        length: from the start of the first to the end of the last.
        whole: the samples that need none before them.
    """

    number: int
    kind: str
    scale: int
    header: bytes
    width: int
    height: int
    delay: int
    places: "array[int]"
    sizes: "array[int]"
    starts: "array[int]"
    shifts: "array[int]"
    length: int
    whole: frozenset[int]


@dataclass(frozen=True)
class Movie:
    """What is in an MP4 file.

    Attributes:
        header: what holds for all of it.
        pictures: its picture track.
        sound: its sound track.
    """

    header: bytes
    pictures: Track
    sound: Track | None


def read(file: int) -> Movie:
    """The film in an open file.

    Raises:
        NotPlainError: there is none that could be played.
        OSError: the file cannot be read.
    """
    size = os.fstat(file).st_size
    try:
        movie = _movie(memoryview(_tables(file, size)))
    except (struct.error, IndexError, OverflowError, UnicodeDecodeError):
        raise NotPlainError("its tables are damaged") from None
    for track in (movie.pictures, movie.sound):
        if track and max(map(int.__add__, track.places, track.sizes)) > size:
            raise NotPlainError("it is cut off")
    return movie


def _tables(file: int, size: int) -> bytes:
    """The part of the file that says what is in the rest."""
    place = 0
    while place + HEAD <= size:
        head = os.pread(file, 16, place)
        length, kind = struct.unpack_from(">I4s", head)
        if length == 1:
            (length,) = struct.unpack_from(">Q", head, 8)
        elif not length:
            length = size - place
        if kind == b"moov":
            if length > size - place:
                raise NotPlainError("it is cut off")
            if length > MOST_TABLE_BYTES:
                raise NotPlainError("its tables are damaged")
            return os.pread(file, length, place)
        if length < HEAD:
            break
        place += length
    raise NotPlainError("it is no MP4 film, or it is cut off")


def _movie(file: memoryview) -> Movie:
    moov = _body(file, "moov")
    header = _whole(moov, "mvhd")
    (scale,) = struct.unpack_from(">I", header, 28 if header[8] else 20)
    tracks = [
        _track(body, scale)
        for kind, _, body in _boxes(moov)
        if kind == "trak" and _kind(body) in {PICTURES, SOUND}
    ]
    pictures = next((track for track in tracks if track.kind == PICTURES), None)
    if pictures is None:
        raise NotPlainError("there is no picture in it")
    sound = next((track for track in tracks if track.kind == SOUND), None)
    return Movie(bytes(header), pictures, sound)


def _track(trak: memoryview, movie_scale: int) -> Track:
    mdia = _body(trak, "mdia")
    mdhd, minf = _whole(mdia, "mdhd"), _body(mdia, "minf")
    stbl = _body(minf, "stbl")
    (scale,) = struct.unpack_from(">I", mdhd, 28 if mdhd[8] else 20)
    tkhd, kind = _whole(trak, "tkhd"), _kind(trak)
    if not scale or not movie_scale:
        raise NotPlainError("its tables are damaged")
    sizes = _sizes(_body(stbl, "stsz"))
    starts, length = _starts(_body(stbl, "stts"), len(sizes))
    if len(sizes) * scale > MOST_A_SECOND * length:
        raise NotPlainError(_TOO_MANY)
    shifts = _shifts(_find(stbl, "ctts"), len(sizes))
    first = min(map(int.__add__, starts, shifts))
    stsd = _whole(stbl, "stsd")
    if _number(stsd, 12) != 1:
        raise NotPlainError("its pictures change their form on the way")
    description = box(
        b"minf",
        *(whole for name, whole, _ in _boxes(minf) if name != "stbl"),
        box(b"stbl", stsd, _EMPTY_TABLES),
    )
    width, height = struct.unpack_from(">HH", stsd, 48) if kind == PICTURES else (0, 0)
    return Track(
        number=_number(tkhd, 28 if tkhd[8] else 20),
        kind=kind,
        scale=scale,
        header=box(b"trak", tkhd, box(b"mdia", mdhd, _whole(mdia, "hdlr"), description)),
        width=width,
        height=height,
        delay=_delay(_find(trak, "edts"), scale, movie_scale, first, length),
        places=_places(stbl, sizes),
        sizes=sizes,
        starts=starts,
        shifts=shifts,
        length=length,
        whole=_wholes(_find(stbl, "stss"), len(sizes)),
    )


def _kind(trak: memoryview) -> str:
    return bytes(_body(_body(trak, "mdia"), "hdlr")[8:12]).decode("ascii")


def _sizes(stsz: memoryview) -> "array[int]":
    each, count = struct.unpack_from(">II", stsz, 4)
    if not 0 < count <= MOST_SAMPLES:
        raise NotPlainError(_TOO_MANY if count else "its tables hold no film")
    return array("I", repeat(each, count)) if each else _numbers(stsz, 12, count)


def _starts(stts: memoryview, count: int) -> tuple["array[int]", int]:
    """When each sample begins, and when the last one ends."""
    starts, now = array("q"), 0
    for times, lasts in _pairs(stts, ">II"):
        if len(starts) + times > count:
            break
        starts.extend(range(now, now + times * lasts, lasts) if lasts else repeat(now, times))
        now += times * lasts
    if len(starts) != count or not now:
        raise NotPlainError("its tables are damaged")
    return starts, now


def _shifts(ctts: memoryview | None, count: int) -> "array[int]":
    if ctts is None:
        return array("i", repeat(0, count))
    shifts = array("i")
    for times, shift in _pairs(ctts, ">Ii"):
        shifts.extend(repeat(shift, min(times, count - len(shifts))))
    if len(shifts) != count:
        raise NotPlainError("its tables are damaged")
    return shifts


def _places(stbl: memoryview, sizes: "array[int]") -> "array[int]":
    """Where each sample lies: one after the other in each of the chunks."""
    far = _find(stbl, "co64")
    near = far if far is not None else _body(stbl, "stco")
    chunks = _numbers(near, 8, _number(near, 4), far=far is not None)
    runs = list(struct.iter_unpack(">III", _entries(_body(stbl, "stsc"), 12)))
    places = array("Q")
    for (first, each, _), (end, _, _) in pairwise([*runs, (len(chunks) + 1, 0, 0)]):
        for chunk in chunks[first - 1 : end - 1]:
            place = chunk
            for size in sizes[len(places) : len(places) + each]:
                places.append(place)
                place += size
    if len(places) != len(sizes):
        raise NotPlainError("its tables are damaged")
    return places


def _wholes(stss: memoryview | None, count: int) -> frozenset[int]:
    if stss is None:
        return frozenset(range(count))
    wholes = _numbers(stss, 8, _number(stss, 4))
    if wholes and not 0 < min(wholes) <= max(wholes) <= count:
        raise NotPlainError("its tables are damaged")
    return frozenset(number - 1 for number in wholes)


def _delay(edts: memoryview | None, scale: int, movie_scale: int, first: int, length: int) -> int:
    """From the list of edits: when the track begins, and at which of its times it does."""
    if edts is None:
        return 0
    elst = _body(edts, "elst")
    form = ">QqI" if elst[0] else ">IiI"
    wait, edits = Fraction(0), []
    for lasts, time, _ in struct.iter_unpack(form, _entries(elst, struct.calcsize(form))):
        if time >= 0:
            edits.append((lasts, time))
        elif not edits:
            wait += Fraction(lasts, movie_scale)
    if not edits:
        return 0
    lasts, time = edits[0]
    left_out = (time - first) / scale, (length - time) / scale - lasts / movie_scale
    if (
        len(edits) > 1
        or left_out[0] > _LONGEST_CUT_SECONDS
        or (lasts and left_out[1] > _LONGEST_CUT_SECONDS)
    ):
        raise NotPlainError("it was cut without being written anew")
    return round(wait * scale) - int(time)


# Boxes: four bytes of length, four letters, and what is in it


def _boxes(data: memoryview) -> Iterator[tuple[str, memoryview, memoryview]]:
    """Each box side by side: its letters, all of it, and what is in it."""
    place = 0
    while place + HEAD <= len(data):
        length, kind = struct.unpack_from(">I4s", data, place)
        head = HEAD
        if length == 1:
            (length,) = struct.unpack_from(">Q", data, place + 8)
            head = 16
        elif not length:
            length = len(data) - place
        if not head <= length <= len(data) - place:
            raise NotPlainError("its tables are damaged")
        yield (
            kind.decode("latin-1"),
            data[place : place + length],
            data[place + head : place + length],
        )
        place += length


def _find(data: memoryview, kind: str) -> memoryview | None:
    return next((body for each, _, body in _boxes(data) if each == kind), None)


def _body(data: memoryview, kind: str) -> memoryview:
    found = _find(data, kind)
    if found is None:
        raise NotPlainError("its tables are damaged")
    return found


def _whole(data: memoryview, kind: str) -> memoryview:
    found = next((whole for each, whole, _ in _boxes(data) if each == kind), None)
    if found is None:
        raise NotPlainError("its tables are damaged")
    return found


def box(kind: bytes, *parts: bytes | memoryview) -> bytes:
    """A box of these parts."""
    body = b"".join(parts)
    return struct.pack(">I4s", HEAD + len(body), kind) + body


def _number(data: memoryview, place: int) -> int:
    (number,) = struct.unpack_from(">I", data, place)
    return int(number)


def _numbers(data: memoryview, place: int, count: int, *, far: bool = False) -> "array[int]":
    if count > len(data):
        raise NotPlainError("its tables are damaged")
    form = "Q" if far else "I"
    return array(form, struct.unpack_from(f">{count}{form}", data, place))


def _entries(table: memoryview, size: int) -> memoryview:
    """What is in a table whose entries have so many bytes each."""
    end = 8 + _number(table, 4) * size
    if end > len(table):
        raise NotPlainError("its tables are damaged")
    return table[8:end]


def _pairs(table: memoryview, form: str) -> Iterator[tuple[int, int]]:
    yield from struct.iter_unpack(form, _entries(table, 8))
