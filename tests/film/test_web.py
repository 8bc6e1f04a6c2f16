"""The film's page: complete, without a script or a foreign address, and tried in a real browser."""

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from kiosk.errors import KnownTrouble
from kiosk.film.films import Still, the_film
from kiosk.film.web import OURS, PAGE, Beside, Line, page, write
from tests.browsing import NARROW, WIDE, Addresses, chromium, page_at, serving

BESIDE = Beside(
    help_heading="You can get help now.",
    help_lines=(
        Line("Samaritans", "Day or night.", "116 123"),
        Line("Shout", "Text SHOUT.", "85258", is_text=True),
    ),
    emergency_heading="Back pain emergency",
    act="Call 999 if you have:",
    signs=("numbness between your legs",),
    signed_by="",
    language="en",
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page of the film that comes with the kiosk."""
    folder = tmp_path_factory.mktemp("web") / "film"
    write(the_film(), BESIDE, folder)
    return folder


# The folder


def test_all_of_it_is_there(folder: Path) -> None:
    assert {path.name for path in folder.iterdir()} == OURS
    assert len(list((folder / "stills").iterdir())) == 13


def test_every_address_is_a_file_of_the_folder_a_place_on_the_page_or_a_number(
    folder: Path,
) -> None:
    for address in Addresses((folder / PAGE).read_text()).found:
        if address.startswith("#"):
            assert f'id="{address[1:]}"' in (folder / PAGE).read_text()
        elif address.startswith(("tel:", "sms:")):
            assert re.fullmatch(r"tel:116123|sms:85258", address)
        else:
            assert (folder / address).is_file()
            assert ".." not in address


def test_there_is_no_script_and_no_foreign_address(folder: Path) -> None:
    for path in (PAGE, "style.css"):
        text = (folder / path).read_text()
        assert "http" not in text
        assert "url(" not in text
        assert "@import" not in text
    tags = Addresses((folder / PAGE).read_text()).tags
    assert not {"script", "iframe", "object", "embed", "form"} & set(tags)
    assert not re.search(r"\son\w+=", (folder / PAGE).read_text())


def test_it_says_who_signed_or_that_nobody_has(folder: Path) -> None:
    assert "No clinician has signed" in page(the_film(), BESIDE)
    signed = page(the_film(), replace(BESIDE, signed_by="Dr Moss"))
    assert "Dr Moss signed the words" in signed


def test_words_are_words_and_no_markup() -> None:
    evil = "<b>&\"'</b><script>alert(1)</script>"
    film = replace(the_film(), title=evil, stills=(Still(evil, (evil,), None),))
    beside = replace(
        BESIDE, help_lines=(Line(evil, evil, "1"),), signs=(evil,), act=evil, signed_by=evil
    )
    text = page(film, beside)
    assert "<b>" not in text
    assert "<script>" not in text
    assert "&lt;script&gt;" in text


def test_it_can_be_written_again(folder: Path, tmp_path: Path) -> None:
    for _ in range(2):
        write(the_film(), BESIDE, tmp_path / "film")
    assert {path.name for path in (tmp_path / "film").iterdir()} == OURS
    assert [path.name for path in tmp_path.iterdir()] == ["film"]


def test_a_folder_that_holds_something_else_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("Dear all")
    with pytest.raises(KnownTrouble, match=r"holds something else, such as letter\.txt"):
        write(the_film(), BESIDE, tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["letter.txt"]


def test_a_file_in_the_way_is_named(tmp_path: Path) -> None:
    (tmp_path / "film").write_text("")
    with pytest.raises(KnownTrouble, match="is a file"):
        write(the_film(), BESIDE, tmp_path / "film")


def test_a_film_that_browsers_do_not_play_is_refused(tmp_path: Path) -> None:
    film = replace(the_film(), video=tmp_path / "film.mkv")
    with pytest.raises(KnownTrouble, match="Browsers do not play"):
        write(film, BESIDE, tmp_path / "film")


def test_without_a_film_there_is_no_page(tmp_path: Path) -> None:
    with pytest.raises(KnownTrouble, match="There is no film"):
        write(replace(the_film(), video=None), BESIDE, tmp_path / "film")


# In a browser


@pytest.fixture(scope="module")
def address(folder: Path) -> Iterator[str]:
    with serving(folder) as address:
        yield address


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as opened:
        yield opened


@pytest.fixture(params=[WIDE, NARROW], ids=["wide", "narrow"])
def shown(request: pytest.FixtureRequest, browser: Browser, address: str) -> Iterator[Page]:
    with page_at(browser, address, request.param) as opened:
        yield opened


def test_the_film_plays(shown: Page) -> None:
    shown.evaluate("document.querySelector('video').play()")
    shown.wait_for_function("document.querySelector('video').currentTime > 0.5", timeout=20_000)
    assert shown.evaluate("document.querySelector('video').videoWidth") == 1920


def test_captions_show(shown: Page) -> None:
    shown.evaluate("document.querySelector('video').play()")
    track = "document.querySelector('video').textTracks[0]"
    shown.wait_for_function(f"{track}.activeCues && {track}.activeCues.length > 0", timeout=20_000)
    assert shown.evaluate(f"{track}.mode") == "showing"
    said = shown.evaluate(f"{track}.activeCues[0].text")
    assert " ".join(said.split()) == the_film().cues[0].words


def test_a_checker_of_accessibility_finds_nothing(shown: Page) -> None:
    results = Axe().run(shown)
    assert results.violations_count == 0, results.generate_report()


def test_nothing_has_to_be_scrolled_sideways(shown: Page) -> None:
    assert shown.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def test_every_picture_loads(shown: Page) -> None:
    shown.evaluate("document.querySelectorAll('img').forEach(each => each.loading = 'eager')")
    shown.wait_for_function(
        "[...document.images].every(each => each.complete && each.naturalWidth > 0)", timeout=20_000
    )
