"""`kiosk film`, as somebody types it."""

from pathlib import Path

from PySide6.QtGui import QGuiApplication

from tests.cli.terminal import Terminal
from tests.film import numbered


def test_films_are_added_listed_and_gone_back_from(
    terminal: Terminal, qapp: QGuiApplication, tmp_path: Path
) -> None:
    film = numbered.make(tmp_path / "our_film.mp4", 30)
    assert "the kiosk's own film" in terminal.kiosk("film", "list").said
    added = terminal.kiosk("film", "add", str(film))
    assert added.code == 0
    assert "“Our film” is shown now." in added.said
    assert "“Our film”, 1 seconds" in terminal.kiosk("film", "list").said
    assert "the kiosk's own film" in terminal.kiosk("film", "back").said


def test_a_film_that_is_refused_is_one_plain_sentence(terminal: Terminal, tmp_path: Path) -> None:
    (tmp_path / "bad.mp4").write_bytes(b"no film")
    done = terminal.kiosk("film", "add", str(tmp_path / "bad.mp4"))
    assert done.code == 2
    assert "The film bad.mp4 was not taken: it cannot be decoded" in done.complained


def test_the_films_page_has_the_numbers_of_help_now(terminal: Terminal, tmp_path: Path) -> None:
    done = terminal.kiosk("film", "web", str(tmp_path / "web"))
    assert done.code == 0
    page = (tmp_path / "web" / "index.html").read_text()
    for words in ("116 123", "999 or A&amp;E now, even if you feel well.", "999 BSL app"):
        assert words in page
    assert "Ask any member of staff" not in page
