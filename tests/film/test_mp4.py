"""What an MP4 file says of its pictures and its sound, and files that say nothing that holds."""

import os
import random
import struct
from collections.abc import Callable
from pathlib import Path

import av
import pytest
from PySide6.QtGui import QGuiApplication

from kiosk.film import mp4
from kiosk.film.films import the_film
from kiosk.film.mp4 import Movie, NotPlainError
from tests.film import numbered

COUNT = 60


@pytest.fixture(scope="module")
def film(qapp: QGuiApplication, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """2.4 seconds with sound."""
    folder = tmp_path_factory.mktemp("film")
    heard = numbered.with_sound(numbered.make(folder / "silent.mp4", COUNT), folder / "heard.mp4")
    return numbered.copied(heard, folder / "film.mp4", flags="+faststart")


def read(path: Path) -> Movie:
    file = os.open(path, os.O_RDONLY)
    try:
        return mp4.read(file)
    finally:
        os.close(file)


def test_the_pictures_are_as_another_reader_finds_them(film: Path) -> None:
    track = read(film).pictures
    with av.open(str(film)) as container:
        packets = [packet for packet in container.demux(video=0) if packet.size]
    assert (track.width, track.height, track.length / track.scale) == (320, 180, COUNT / 25)
    assert list(track.sizes) == [packet.size for packet in packets]
    assert list(track.places) == [packet.pos for packet in packets]
    assert sorted(track.whole) == [n for n, packet in enumerate(packets) if packet.is_keyframe]
    shown = map(int.__add__, track.starts, track.shifts)
    assert [time + track.delay for time in shown] == [packet.pts for packet in packets]


def test_so_is_the_sound(film: Path) -> None:
    track = read(film).sound
    assert track is not None
    with av.open(str(film)) as container:
        packets = [packet for packet in container.demux(audio=0) if packet.size]
    assert list(track.sizes) == [packet.size for packet in packets]
    assert list(track.places) == [packet.pos for packet in packets]
    assert [time + track.delay for time in track.starts] == [packet.pts for packet in packets]


def test_the_kiosks_own_film_is_plain() -> None:
    video = the_film().video
    assert video is not None
    assert read(video).pictures.width == 1920


# What cannot be played, and why

BROKEN: dict[str, tuple[Callable[[bytes], bytes], str]] = {
    "empty": (lambda _film: b"", "no MP4"),
    "text": (lambda _film: b"This is no film. " * 300, "no MP4"),
    "random bytes": (lambda _film: random.Random(5).randbytes(9999), "no MP4"),  # noqa: S311
    "cut at half": (lambda film: film[: len(film) // 2], "cut off"),
    "one byte short": (lambda film: film[:-1], "cut off"),
    "no tables": (lambda film: film.replace(b"moov", b"free"), "no MP4"),
    "no pictures": (lambda film: film.replace(b"vide", b"text"), "no picture"),
    "tables longer than the file": (
        lambda film: film.replace(struct.pack(">I", COUNT), b"\x7f\xff\xff\xff"),
        "its tables are damaged|it is too long|it is cut off",
    ),
}


@pytest.mark.parametrize("kind", BROKEN)
def test_what_is_no_plain_film_is_refused_with_a_reason(
    film: Path, tmp_path: Path, kind: str
) -> None:
    make, why = BROKEN[kind]
    path = tmp_path / "broken.mp4"
    path.write_bytes(make(film.read_bytes()))
    with pytest.raises(NotPlainError, match=why):
        read(path)


def test_a_film_in_fragments_is_not_plain(film: Path, tmp_path: Path) -> None:
    path = numbered.copied(film, tmp_path / "live.mp4", flags="frag_keyframe+empty_moov")
    with pytest.raises(NotPlainError, match="its tables hold no film"):
        read(path)


def test_a_film_that_a_telephone_has_cut_is_not_plain(film: Path, tmp_path: Path) -> None:
    whole = film.read_bytes()
    place = whole.index(b"elst") + 12  # version, how many, how long; then from when on
    (begins,) = struct.unpack_from(">i", whole, place + 4)
    later = struct.pack(">i", begins + 12_800)
    path = tmp_path / "cut.mp4"
    path.write_bytes(whole[: place + 4] + later + whole[place + 8 :])
    with pytest.raises(NotPlainError, match="cut without being written anew"):
        read(path)


def test_damaged_tables_are_read_or_refused_and_nothing_else(film: Path, tmp_path: Path) -> None:
    whole = film.read_bytes()
    begin, end = whole.index(b"moov"), whole.index(b"mdat")
    path = tmp_path / "damaged.mp4"
    chance, refused = random.Random(7), 0  # noqa: S311
    for _ in range(400):
        content = bytearray(whole)
        for _ in range(chance.randint(1, 4)):
            place = chance.randrange(begin, end)
            content[place] = chance.choice((0, 1, 127, 255, chance.randrange(256)))
        path.write_bytes(content)
        try:
            read(path)
        except NotPlainError:
            refused += 1
    assert 0 < refused < 400
