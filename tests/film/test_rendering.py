"""`kiosk film render`: a short film made, decoded again and looked at; and the one that ships."""

from pathlib import Path

import av
import pytest
from PySide6.QtGui import QGuiApplication

from kiosk.errors import KnownTrouble
from kiosk.film import encoding, films, rendering
from kiosk.film.films import FOLDER, the_film
from tests.film import numbered

SHORT = """
title = "Short"
language = "en"
[[scene]]
key = "one"
picture = "sleep"
title = "Sleep helps."
sentences = ["Sleep."]
seconds = 2
[[scene]]
key = "two"
picture = "end-card"
title = "Talk to your team."
seconds = 2
"""


@pytest.fixture(scope="module")
def made(qapp: QGuiApplication, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A film of two scenes, with all that lies beside it."""
    folder = tmp_path_factory.mktemp("film")
    source = folder / "source.toml"
    source.write_text(SHORT)
    rendering.render(source, folder / "made")
    return folder / "made"


def test_everything_of_a_film_is_there(made: Path) -> None:
    film = the_film(made)
    assert film.video is not None
    assert film.poster is not None
    assert [still.picture is not None for still in film.stills] == [True, True]
    assert film.seconds == 4


def test_the_film_has_its_size_and_every_frame(made: Path) -> None:
    with av.open(str(made / films.VIDEO)) as container:
        stream = container.streams.video[0]
        assert (stream.codec_context.name, stream.pix_fmt) == ("h264", "yuv420p")
        assert (stream.width, stream.height) == (1920, 1080)
        assert stream.average_rate is not None
        assert float(stream.average_rate) == 25
        assert sum(1 for _ in container.decode(video=0)) == 100


def test_no_frame_is_black(made: Path) -> None:
    for _, image in encoding.pictures(made / films.VIDEO, 0.5):
        assert image.pixelColor(1500, 100).lightness() > 100


def test_the_transcript_holds_the_words(made: Path) -> None:
    assert (made / films.TRANSCRIPT).read_text() == (
        "Short\n\nSleep helps.\nSleep.\n\nTalk to your team.\n"
    )


def test_a_render_that_stops_leaves_the_former_film(
    made: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = (made / films.VIDEO).read_bytes()

    def stop(_done: int, _whole: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        rendering.render(made / films.STORYBOARD, made, stop)
    assert (made / films.VIDEO).read_bytes() == before
    assert list(made.glob("*.unfinished")) == []


def test_a_folder_that_cannot_be_written_is_named(made: Path, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(KnownTrouble, match="cannot be written into"):
        rendering.render(made / films.STORYBOARD, tmp_path / "file" / "film")


def test_numbers_survive_the_film(qapp: QGuiApplication, tmp_path: Path) -> None:
    path = numbered.make(tmp_path / "film.mp4", 30)
    seen = [numbered.number_of(image) for _, image in encoding.pictures(path, 1 / 25)]
    assert seen == list(range(30))


# The film that ships


def test_the_shipped_film_is_as_long_as_its_storyboard() -> None:
    film = the_film()
    assert film.video is not None
    with av.open(str(film.video)) as container:
        stream = container.streams.video[0]
        assert stream.frames == round(film.seconds * 25)
        assert not container.streams.audio


def test_the_shipped_transcript_is_that_of_the_storyboard() -> None:
    written = (FOLDER / films.TRANSCRIPT).read_text(encoding="utf-8")
    assert written == films.transcript(the_film())


def test_every_scene_of_the_shipped_film_has_its_still() -> None:
    assert [still.title for still in the_film().stills if still.picture is None] == []


def test_a_folder_with_nothing_in_it_is_an_empty_film(tmp_path: Path) -> None:
    film = the_film(tmp_path)
    assert (film.video, film.poster, film.stills, film.cues) == (None, None, (), ())
