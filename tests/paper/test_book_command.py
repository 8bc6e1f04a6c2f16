"""`kiosk listings book`: as a PDF or as pages, whole or not at all."""

import datetime
import errno
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication

from kiosk.application import add_fonts
from kiosk.directory import going_live
from kiosk.errors import KnownTrouble
from kiosk.paper import command
from kiosk.store import Store
from tests.paper.reading import read

SITE = '[room]\nname = "The Rowan Room"\n'


@dataclass
class Desk:
    """Somebody who makes books at a terminal."""

    store: Store
    said: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def make(self, target: Path) -> None:
        command.make(self.store, target, add_fonts, self.said.append, self.complaints.append)


@pytest.fixture
def desk(qapp: QGuiApplication, store: Store) -> Desk:
    (store.path.parent / "site.toml").write_text(SITE)
    return Desk(store)


def test_a_name_that_ends_in_pdf_is_a_book_to_print(desk: Desk, tmp_path: Path) -> None:
    desk.make(tmp_path / "Book.PDF")
    found = read((tmp_path / "Book.PDF").read_bytes(), tmp_path)
    assert found.text.startswith("Find support The Rowan Room Made on")
    told = f"{len(found.texts)} pages, 32 listings, and it says that the room is in trial."
    assert desk.said == [f"The book is {tmp_path / 'Book.PDF'}: {told}"]
    assert desk.complaints == []


def test_any_other_name_is_a_folder_of_pages(desk: Desk, tmp_path: Path) -> None:
    desk.make(tmp_path / "pages")
    assert "The Rowan Room" in (tmp_path / "pages" / "index.html").read_text()
    assert desk.said[0].startswith(f"The first page is {tmp_path / 'pages' / 'index.html'}: 32 ")


def test_the_book_of_a_live_room_does_not_speak_of_a_trial(desk: Desk, tmp_path: Path) -> None:
    with desk.store.session() as session, session.begin():
        going_live.answer(session, going_live.LIVE, "Cy Orr", datetime.datetime.now())
    desk.make(tmp_path / "book.pdf")
    assert "trial" not in desk.said[0]
    assert "Trial" not in read((tmp_path / "book.pdf").read_bytes(), tmp_path).text


def test_it_is_of_this_day(desk: Desk, tmp_path: Path) -> None:
    desk.make(tmp_path / "book.pdf")
    today = datetime.datetime.now().date()
    text = read((tmp_path / "book.pdf").read_bytes(), tmp_path).text
    assert f"Made on {today.day} {today:%B %Y}" in text


def test_a_book_takes_the_place_of_the_one_before(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "books").mkdir()
    for _ in range(2):
        desk.make(tmp_path / "books" / "book.pdf")
    assert [path.name for path in (tmp_path / "books").iterdir()] == ["book.pdf"]


def fill_the_disk(file: Path) -> None:
    with command._whole(file) as unfinished:
        unfinished.write(b"half")
        raise OSError(errno.ENOSPC, "No space left on device")


def test_a_full_disk_is_named_and_the_book_before_stays(tmp_path: Path) -> None:
    file = tmp_path / "book.pdf"
    file.write_bytes(b"before")
    with pytest.raises(KnownTrouble, match="No space left on device"):
        fill_the_disk(file)
    assert file.read_bytes() == b"before"
    assert [path.name for path in tmp_path.iterdir()] == ["book.pdf"]


def test_a_folder_that_is_not_there_is_named_before_any_work(desk: Desk, tmp_path: Path) -> None:
    with pytest.raises(KnownTrouble, match="Make sure that the folder is there"):
        desk.make(tmp_path / "nowhere" / "book.pdf")
    assert not (tmp_path / "nowhere").exists()


def test_a_folder_in_the_place_of_the_file_is_named(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "book.pdf").mkdir()
    with pytest.raises(KnownTrouble, match="is a folder"):
        desk.make(tmp_path / "book.pdf")
    assert [path.name for path in (tmp_path / "book.pdf").parent.glob("book*")] == ["book.pdf"]


@pytest.mark.parametrize("name", ["book.docx", "book.HTML", "book.zip"])
def test_another_form_is_refused(desk: Desk, tmp_path: Path, name: str) -> None:
    with pytest.raises(KnownTrouble, match=r"Name a file that ends in \.pdf, or a folder"):
        desk.make(tmp_path / name)
    assert not (tmp_path / name).exists()


def test_a_fault_in_the_settings_is_told_and_does_not_stop_it(desk: Desk, tmp_path: Path) -> None:
    (desk.store.path.parent / "site.toml").write_text("[room]\nname = 3\n")
    desk.make(tmp_path / "pages")
    assert len(desk.complaints) == 1
    assert "site.toml" in desk.complaints[0]
