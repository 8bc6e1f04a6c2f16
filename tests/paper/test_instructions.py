"""The page of instructions: one page, from the words of the tour."""

import datetime
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication

from kiosk.application import add_fonts
from kiosk.errors import KnownTrouble
from kiosk.paper import command, instructions
from kiosk.wording import tour
from tests.paper.reading import Read, read


@pytest.fixture
def page(family: str, tmp_path: Path) -> Read:
    return read(instructions.as_pdf(family, datetime.date(2026, 11, 26)), tmp_path)


def test_it_is_one_page(page: Read) -> None:
    assert len(page.texts) == 1


def test_it_is_large_print(page: Read) -> None:
    assert page.smallest_letters >= 18


def test_all_of_it_is_the_text_of_the_tour(page: Read) -> None:
    text = page.text.replace(" ", "")  # the reader puts some of its own beside quotation marks
    for step in tour.on_paper():
        for words in (step.title, *(sentence[1:] for sentence in step.sentences)):
            assert words.replace(" ", "") in text


def test_every_step_of_the_tour_is_on_it() -> None:
    assert [step for step in tour.on_paper() if step.key] == list(tour.in_tour())


def test_the_command_makes_it(qapp: QGuiApplication, tmp_path: Path) -> None:
    assert qapp is not None
    said: list[str] = []
    file = tmp_path / "page.pdf"
    command.make_instructions(tmp_path, file, add_fonts, said.append, said.append)
    assert said == [f"The page of instructions is {file}."]
    assert len(read(file.read_bytes(), tmp_path).texts) == 1


def test_another_ending_is_refused(tmp_path: Path) -> None:
    with pytest.raises(KnownTrouble, match=r"ends in \.pdf"):
        command.make_instructions(tmp_path, tmp_path / "page.txt", add_fonts, print, print)
