"""A film as one stream without an end: what comes out of it, read by somebody else's reader."""

import io
import os
import random
import struct
from collections.abc import Iterator
from fractions import Fraction
from itertools import islice, pairwise
from pathlib import Path

import av
import pytest
from PySide6.QtGui import QGuiApplication

from kiosk.film import encoding, mp4, reel
from kiosk.film.reel import Reel
from tests.film import numbered

COUNT = 60
"""2.4 seconds."""
MANY = 400
"""Fragments: over a minute."""


@pytest.fixture(scope="module")
def film(qapp: QGuiApplication, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return numbered.make(tmp_path_factory.mktemp("film") / "film.mp4", COUNT)


def parts(film: Path, *, looping: bool, sound: bool = False, start: float = 0) -> Iterator[bytes]:
    with film.open("rb") as file:
        number = file.fileno()
        movie = mp4.read(number)
        yield from reel.stream(
            movie,
            lambda place, size: os.pread(number, size, place),
            looping=looping,
            sound=sound,
            first=reel.entrance(movie, start)[0],
        )


def numbers(stream: bytes) -> list[int]:
    with av.open(io.BytesIO(stream), "r") as container:
        return [numbered.number_of(encoding.as_image(frame)) for frame in container.decode(video=0)]


def times(stream: bytes, kind: str) -> list[Fraction]:
    """When each picture or each bit of sound is due, in the order of the file."""
    with av.open(io.BytesIO(stream), "r") as container:
        (track,) = (each for each in container.streams if each.type == kind)
        return [
            packet.pts * packet.time_base
            for packet in container.demux(track)
            if packet.pts is not None and packet.time_base is not None and packet.size
        ]


def some(film: Path, fragments: int, *, sound: bool = False) -> bytes:
    return b"".join(islice(parts(film, looping=True, sound=sound), fragments))


def test_round_follows_round_after_the_first_picture_has_come_twice(film: Path) -> None:
    first, *seen = numbers(some(film, 40))
    assert first == 0
    assert len(seen) > 3 * COUNT
    assert seen == [number % COUNT for number in range(len(seen))]


@pytest.mark.parametrize("rate", [10, 24, Fraction(30_000, 1_001), 30, 50])
def test_the_pictures_are_as_far_apart_as_ever_from_round_to_round(
    film: Path, tmp_path: Path, rate: Fraction | int
) -> None:
    at_rate = numbered.copied(film, tmp_path / "rate.mp4", rate=rate)
    shown = sorted(times(some(at_rate, MANY), "video"))
    assert len(shown) > 8 * COUNT
    steps = [float(after - before) for before, after in pairwise(shown)]
    assert steps == pytest.approx([1 / float(rate)] * len(steps), abs=1e-4)


def test_the_sound_keeps_to_the_pictures_for_ever_and_never_overlaps(
    film: Path, tmp_path: Path
) -> None:
    heard = numbered.with_sound(film, tmp_path / "heard.mp4")
    stream = some(heard, MANY, sound=True)
    sound, shown = times(stream, "audio"), sorted(times(stream, "video"))
    piece = Fraction(1024, 48_000)
    gaps = [after - before - piece for before, after in pairwise(sound)]
    assert min(gaps) > -0.001
    assert max(gaps) < piece
    assert abs(sound[-1] - shown[-1]) < 0.3  # of a fragment
    # What belongs to the first picture, after the coder's own delay.
    assert abs(sound[1] - shown[1]) < 0.001


def test_sound_that_goes_on_after_the_pictures_is_heard_to_its_end(
    film: Path, tmp_path: Path
) -> None:
    heard = numbered.with_sound(film, tmp_path / "heard.mp4", longer=1)
    shown = sorted(times(some(heard, 60, sound=True), "video"))
    steps = [float(after - before) for before, after in pairwise(shown)]
    seams = [step for step in steps if step > 0.05]
    assert len(seams) >= 2
    assert seams == pytest.approx([1.04] * len(seams), abs=0.03)


def test_a_film_that_plays_once_is_followed_by_one_more_picture_later(film: Path) -> None:
    stream = b"".join(parts(film, looping=False))
    assert numbers(stream) == [0, *range(COUNT), 0]
    shown = sorted(times(stream, "video"))
    assert shown[-1] - shown[-2] > 0.5


def test_one_comes_in_at_a_whole_picture_before_the_moment(film: Path) -> None:
    with film.open("rb") as file:
        movie = mp4.read(file.fileno())
    sample, number = reel.entrance(movie, 2.2)
    assert number == 50  # a whole one every two seconds
    assert numbers(b"".join(parts(film, looping=False, start=2.2))) == [50, *range(50, COUNT), 0]
    assert reel.entrance(movie, 0) == (0, 0)
    assert sample > 0


def test_whatever_a_damaged_file_claims_no_fragment_takes_for_ever(
    film: Path, tmp_path: Path
) -> None:
    whole = film.read_bytes()
    begin, end = whole.index(b"mdhd"), whole.index(b"mdat")
    path = tmp_path / "damaged.mp4"
    chance, handed_out = random.Random(11), 0  # noqa: S311
    for _ in range(300):
        content = bytearray(whole)
        for _ in range(chance.randint(1, 3)):
            content[chance.randrange(begin, end)] = chance.choice((0, 1, 127, 255))
        path.write_bytes(content)
        try:
            handed_out += len(list(islice(parts(path, looping=True, sound=True), 20)))
        except (mp4.NotPlainError, struct.error):
            continue
    assert handed_out


# The pipe


def test_what_is_written_comes_out_and_then_it_ends() -> None:
    film = Reel(iter([b"one ", b"two"]))
    with open(film.reading, "rb", closefd=False) as pipe:
        assert pipe.read() == b"one two"
    film.close()


def test_it_ends_when_nobody_reads_any_more() -> None:
    film = Reel(iter(lambda: bytes(100_000), b""))
    os.read(film.reading, 1000)
    film.close()


@pytest.mark.parametrize("trouble", [OSError, struct.error])
def test_trouble_with_the_file_ends_the_stream(trouble: type[Exception]) -> None:
    def broken() -> Iterator[bytes]:
        yield b"begin"
        raise trouble

    film = Reel(broken())
    assert os.read(film.reading, 1000) == b"begin"
    assert os.read(film.reading, 1000) == b""
    film.close()
