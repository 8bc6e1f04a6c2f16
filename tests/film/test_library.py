"""Films that somebody brings: looked at whole, copied, switched to, and gone back from."""

import errno
import json
import os
import random
import shutil
import struct
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication, QImage

from kiosk.errors import KnownTrouble
from kiosk.film import library, mp4, preflight
from kiosk.film.captions import Cue
from kiosk.film.films import the_film
from tests.film import numbered

STAYS = "The film that was shown before stays."
SRT = "1\n00:00:00,500 --> 00:00:01,500\nHello there\n"


@pytest.fixture(scope="module")
def made(qapp: QGuiApplication, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Films to bring."""
    folder = tmp_path_factory.mktemp("stick")
    numbered.make(folder / "our_film.mp4", 50)
    numbered.make(folder / "other.mp4", 60)
    numbered.grey(folder / "loud.mp4", [128] * 13, volume=0.3)
    numbered.grey(folder / "quiet.mp4", [128] * 13, volume=0.002)
    numbered.grey(folder / "dark.mp4", [128, 0, 0, 0, 128])
    numbered.grey(folder / "blink.mp4", [0, 128, 0, 128])
    return folder


@pytest.fixture
def data(tmp_path: Path) -> Path:
    folder = tmp_path / "data"
    folder.mkdir()
    return folder


def shown(data: Path) -> list[str]:
    return [film.title for film in library.films(data)]


OWN = the_film().title


def test_without_any_film_the_kiosk_shows_its_own(data: Path) -> None:
    assert shown(data) == [OWN]


def test_a_film_that_was_added_is_shown_as_it_was_brought(data: Path, made: Path) -> None:
    added = library.add(data, made / "our_film.mp4")
    (film,) = library.films(data)
    assert film.video is not None
    assert film.video.is_relative_to(data)
    assert film.video.read_bytes() == (made / "our_film.mp4").read_bytes()
    assert (film.title, added.seconds) == ("Our film", 2)
    assert (made / "our_film.mp4").exists()


@pytest.mark.parametrize("name", ["film.mkv", "in_fragments.mp4"])
def test_a_film_in_another_container_is_written_anew_with_the_same_pictures(
    data: Path, made: Path, tmp_path: Path, name: str
) -> None:
    flags = "" if name.endswith("mkv") else "frag_keyframe+empty_moov"
    brought = numbered.copied(made / "quiet.mp4", tmp_path / name, flags=flags)
    library.add(data, brought)
    (film,) = library.films(data)
    assert film.video is not None
    assert sorted(path.name for path in film.video.parent.iterdir()) == [
        "about.json",
        "film.mp4",
        "poster.jpg",
    ]
    with film.video.open("rb") as file:
        movie = mp4.read(file.fileno())
    assert len(movie.pictures.sizes) == 13 * numbered.RATE
    assert movie.sound is not None


def test_a_film_that_was_cut_without_being_written_anew_is_refused(
    made: Path, tmp_path: Path
) -> None:
    whole = (made / "quiet.mp4").read_bytes()
    place = whole.index(b"elst") + 16  # from when on
    (begins,) = struct.unpack_from(">i", whole, place)
    cut = tmp_path / "cut.mp4"
    cut.write_bytes(whole[:place] + struct.pack(">i", begins + 12_800 * 3) + whole[place + 4 :])
    with pytest.raises(KnownTrouble, match="cut without being written anew") as refused:
        preflight.plain(cut, tmp_path)
    assert "Export it anew as an MP4 file" in str(refused.value)


def test_its_poster_is_its_first_bright_picture(data: Path, made: Path) -> None:
    library.add(data, made / "blink.mp4")
    poster = library.films(data)[0].poster
    assert poster is not None
    picture = QImage(str(poster))
    assert (picture.width(), picture.height()) == (64, 36)
    assert picture.pixelColor(32, 18).lightness() > 100


def test_its_captions_are_kept_and_stand_for_its_transcript(
    data: Path, made: Path, tmp_path: Path
) -> None:
    (tmp_path / "film.srt").write_text(SRT)
    library.add(data, made / "our_film.mp4", tmp_path / "film.srt", title="Talking")
    (film,) = library.films(data)
    assert film.cues == (Cue(0.5, 1.5, "Hello there"),)
    assert film.stills[0].sentences == ("Hello there",)
    assert film.title == "Talking"


def test_another_film_takes_its_place_and_one_can_go_back_to_the_first(
    data: Path, made: Path
) -> None:
    library.add(data, made / "our_film.mp4")
    library.add(data, made / "other.mp4")
    assert shown(data) == ["Other"]
    library.back(data)
    assert shown(data) == ["Our film"]
    library.back(data)
    assert shown(data) == [OWN]


def test_films_can_follow_one_another(data: Path, made: Path) -> None:
    library.add(data, made / "our_film.mp4")
    library.add(data, made / "other.mp4", also=True)
    assert shown(data) == ["Our film", "Other"]
    library.back(data)
    assert shown(data) == ["Our film"]


def test_the_same_film_added_twice_is_there_once(data: Path, made: Path) -> None:
    for _ in range(2):
        library.add(data, made / "our_film.mp4", also=True)
    assert shown(data) == ["Our film"]
    assert len([path for path in (data / library.FOLDER).iterdir() if path.is_dir()]) == 1


def test_with_nothing_before_there_is_nothing_to_go_back_to(data: Path) -> None:
    with pytest.raises(KnownTrouble, match="nothing to go back to"):
        library.back(data)


# What is refused

REFUSED: dict[str, tuple[Callable[[Path, Path], Path], str]] = {
    "missing": (lambda _made, folder: folder / "none.mp4", "There is no file"),
    "empty": (lambda _made, folder: written(folder, b""), "cannot be decoded"),
    "text": (lambda _made, folder: written(folder, b"no film " * 999), "cannot be decoded"),
    "random bytes": (
        lambda _made, folder: written(folder, random.Random(3).randbytes(200_000)),  # noqa: S311
        "cannot be decoded",
    ),
    "cut at half": (
        lambda made, folder: written(folder, halved(made / "our_film.mp4")),
        "bad.mp4 was not taken",
    ),
    "black": (lambda made, _folder: made / "dark.mp4", "it is black from 0:01 to 0:04"),
    "loud without captions": (
        lambda made, _folder: made / "loud.mp4",
        "there is sound without captions from 0:00 to 0:1",
    ),
    "a folder": (lambda made, _folder: made, "There is no file"),
}


def written(folder: Path, content: bytes) -> Path:
    path = folder / "bad.mp4"
    path.write_bytes(content)
    return path


def halved(film: Path) -> bytes:
    content = film.read_bytes()
    return content[: len(content) // 2]


@pytest.mark.parametrize("kind", REFUSED)
def test_what_the_kiosk_could_not_show_well_is_refused_and_what_was_shown_stays(
    data: Path, made: Path, tmp_path: Path, kind: str
) -> None:
    library.add(data, made / "our_film.mp4")
    before = sorted(path for path in data.rglob("*"))
    make, why = REFUSED[kind]
    with pytest.raises(KnownTrouble, match=why) as refused:
        library.add(data, make(made, tmp_path))
    assert STAYS in str(refused.value) or "Say where the film is." in str(refused.value)
    assert shown(data) == ["Our film"]
    assert sorted(path for path in data.rglob("*")) == before


@pytest.mark.parametrize("film", ["quiet.mp4", "blink.mp4"])
def test_quiet_sound_and_short_black_are_no_trouble(data: Path, made: Path, film: str) -> None:
    library.add(data, made / film)


def test_music_needs_no_captions(data: Path, made: Path) -> None:
    library.add(data, made / "loud.mp4", music=True)


def test_captions_stand_for_what_is_said_around_them(
    data: Path, made: Path, tmp_path: Path
) -> None:
    (tmp_path / "film.srt").write_text(SRT + "\n2\n00:00:09,000 --> 00:00:12,500\nMore\n")
    library.add(data, made / "loud.mp4", tmp_path / "film.srt")


def test_captions_that_overlap_or_run_past_the_end_are_told_and_kept(
    data: Path, made: Path, tmp_path: Path
) -> None:
    told: list[str] = []
    captions = (
        SRT
        + "\n2\n00:00:01,000 --> 00:00:01,800\nAt once\n\n3\n00:00:01,900 --> 00:00:59,000\nLong\n"
    )
    (tmp_path / "film.srt").write_text(captions)
    library.add(data, made / "our_film.mp4", tmp_path / "film.srt", told=told.append)
    assert told[1:] == [
        "The captions at 0:00 and 0:01 overlap: the later one shows.",
        "The caption at 0:01 runs past the end of the film, at 0:02.",
    ]


def test_wrong_captions_are_refused_before_anything_is_copied(
    data: Path, made: Path, tmp_path: Path
) -> None:
    (tmp_path / "film.srt").write_text("nothing")
    with pytest.raises(KnownTrouble, match="no captions in"):
        library.add(data, made / "our_film.mp4", tmp_path / "film.srt")
    assert not (data / library.FOLDER).exists()


def test_a_film_that_takes_for_ever_to_decode_is_given_up(
    data: Path, made: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(preflight, "GIVE_UP_SECONDS", 0.01)
    with pytest.raises(KnownTrouble, match="longer than"):
        library.add(data, made / "our_film.mp4")


@pytest.mark.parametrize("fails", ["fsync", "replace"])
def test_a_full_disk_leaves_the_former_film(
    data: Path, made: Path, monkeypatch: pytest.MonkeyPatch, fails: str
) -> None:
    library.add(data, made / "our_film.mp4")

    def full(*_arguments: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with monkeypatch.context() as patched:
        patched.setattr(os if fails == "fsync" else Path, fails, full)
        with pytest.raises(KnownTrouble, match=r"No space left.*Make room"):
            library.add(data, made / "other.mp4")
    assert shown(data) == ["Our film"]


# What happens to the folder

BROKEN_LISTS = [
    b"",
    b"{}",
    b"nonsense",
    b'{"now": 3, "former": []}',
    b'{"now": ["gone"], "former": []}',
]


@pytest.mark.parametrize("content", BROKEN_LISTS)
def test_a_broken_list_shows_the_kiosks_own_film(data: Path, content: bytes) -> None:
    (data / library.FOLDER).mkdir()
    (data / library.FOLDER / library.PLAYLIST).write_bytes(content)
    assert shown(data) == [OWN]


def test_a_film_that_somebody_took_away_is_left_out(data: Path, made: Path) -> None:
    library.add(data, made / "our_film.mp4")
    other = library.add(data, made / "other.mp4", also=True)
    shutil.rmtree(data / library.FOLDER / other.name)
    assert shown(data) == ["Our film"]


def test_what_a_power_cut_left_unfinished_is_taken_away(data: Path, made: Path) -> None:
    (data / library.FOLDER / "unfinished-x").mkdir(parents=True)
    library.add(data, made / "our_film.mp4")
    assert not (data / library.FOLDER / "unfinished-x").exists()


def test_the_film_is_kept_with_its_hash(data: Path, made: Path) -> None:
    added = library.add(data, made / "our_film.mp4")
    about = json.loads((data / library.FOLDER / added.name / library.ABOUT).read_text())
    assert about["sha256"] == added.sha256
    assert added.sha256.startswith(added.name)
