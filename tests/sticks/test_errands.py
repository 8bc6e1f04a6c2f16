"""From the kiosk onto a stick and back: whole, or as if nobody had begun."""

import datetime
import errno
import shutil
from pathlib import Path

import pytest
from openpyxl import load_workbook

from kiosk.directory.workbook import applying, records
from kiosk.directory.workbook.layout import NUMBERS, Records
from kiosk.errors import KnownTrouble
from kiosk.settings import StickRules
from kiosk.sticks import errands, folder_on_stick
from kiosk.sticks.errands import ToTake
from kiosk.sticks.pretend import FolderSticks
from kiosk.sticks.sticks import Stick, chosen
from kiosk.sticks.troubles import NoStick, PulledStick, StickTrouble
from kiosk.store import Store
from kiosk.who import Who
from tests.sticks.pulled import PulledDisk

NOW = datetime.datetime(2026, 11, 26, 10)
ANNE = Who("volunteer", "AN", 1)
ROOM = "Education Room"
ANY = StickRules()


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The stick."""
    folder = tmp_path / "stick"
    folder.mkdir()
    return folder


@pytest.fixture
def here(tmp_path: Path) -> Path:
    """The kiosk's own folder for copies."""
    folder = tmp_path / "here"
    folder.mkdir()
    return folder


def pull(monkeypatch: pytest.MonkeyPatch, root: Path, last: int | None, code: int) -> PulledDisk:
    """From now on every stick is pulled out at this step."""
    disk = PulledDisk(root, last, code)
    monkeypatch.setattr(folder_on_stick, "Disk", lambda: disk)
    return disk


def take(store: Store, sticks: FolderSticks, stick: Stick, here: Path) -> list[str]:
    listings = ToTake(applying.FILE_NAME, lambda path: applying.take_out(store, path, NOW))
    return errands.take(sticks, stick, [listings], room=ROOM, day=NOW.date(), workshop=here)


def bring(store: Store, sticks: FolderSticks, stick: Stick, here: Path) -> int:
    """Bring the newest spreadsheet back; how many fields changed."""
    found = errands.look_through(sticks, stick)
    copy = errands.bring(sticks, stick, found.candidates[0], here)
    brought = applying.bring(store, copy.file)
    return len(applying.apply(store, brought, {}, ANNE, NOW).plan.edits)


def change_a_number(path: Path) -> None:
    book = load_workbook(path)
    page = book[NUMBERS]
    column = next(cell.column for cell in page[1] if cell.value == "Number")
    page.cell(2, column).value = "01632 960999"
    book.save(path)


def said(store: Store) -> Records:
    with store.engine.connect() as connection:
        return records.directory(connection).records


def test_home_and_back(store: Store, root: Path, here: Path) -> None:
    sticks = FolderSticks(root)
    stick = chosen(sticks, ANY)
    (where,) = take(store, sticks, stick, here)
    assert where == "Kiosk Education Room 2026-11-26/Listings.xlsx"
    assert not sticks.is_mounted
    change_a_number(root / where)
    assert bring(store, sticks, stick, here) == 1
    assert not sticks.is_mounted
    assert [path.name for path in here.iterdir()] == ["Listings.xlsx"]


def test_several_files_lie_in_one_folder(root: Path, here: Path) -> None:
    sticks = FolderSticks(root)
    files = [
        ToTake("Call sheet.pdf", lambda path: path.write_bytes(b"sheet")),
        ToTake("Backup.sqlite3", lambda path: path.write_bytes(b"backup")),
    ]
    where = errands.take(
        sticks, chosen(sticks, ANY), files, room=ROOM, day=NOW.date(), workshop=here
    )
    assert where == [
        "Kiosk Education Room 2026-11-26/Call sheet.pdf",
        "Kiosk Education Room 2026-11-26/Backup.sqlite3",
    ]
    assert list(here.iterdir()) == []


def test_what_cannot_be_made_does_not_even_mount_the_stick(root: Path, here: Path) -> None:
    sticks = FolderSticks(root)

    def fail(_path: Path) -> None:
        raise KnownTrouble("No.")

    with pytest.raises(KnownTrouble, match="No"):
        errands.take(
            sticks,
            chosen(sticks, ANY),
            [ToTake("a.xlsx", fail)],
            room=ROOM,
            day=NOW.date(),
            workshop=here,
        )
    assert list(root.iterdir()) == []


def test_a_full_kiosk_is_told(root: Path, tmp_path: Path) -> None:
    sticks = FolderSticks(root)
    with pytest.raises(KnownTrouble, match="Nothing can be written"):
        errands.take(
            sticks, chosen(sticks, ANY), [], room=ROOM, day=NOW.date(), workshop=tmp_path / "none"
        )


def test_a_film_comes_with_its_captions(root: Path, here: Path) -> None:
    (root / "film.mp4").write_bytes(b"film")
    (root / "film.vtt").write_bytes(b"captions")
    sticks = FolderSticks(root)
    stick = chosen(sticks, ANY)
    (film,) = errands.look_through(sticks, stick).candidates
    brought = errands.bring(sticks, stick, film, here)
    assert brought.file.read_bytes() == b"film"
    assert brought.captions is not None
    assert brought.captions.read_bytes() == b"captions"


def test_what_a_power_cut_left_on_the_way_goes(root: Path, here: Path) -> None:
    left = here / "on-its-way-abc"
    left.mkdir()
    (left / "film.mp4").write_bytes(b"half of it")
    sticks = FolderSticks(root)
    errands.take(sticks, chosen(sticks, ANY), [], room=ROOM, day=NOW.date(), workshop=here)
    assert list(here.iterdir()) == []


@pytest.mark.parametrize("code", [errno.EIO, errno.ENOSPC])
def test_pulled_out_at_any_step_on_the_way_out_the_kiosk_is_as_it_was(
    store: Store, root: Path, here: Path, monkeypatch: pytest.MonkeyPatch, code: int
) -> None:
    sticks = FolderSticks(root)
    stick = chosen(sticks, ANY)
    content = here / "made.xlsx"
    applying.take_out(store, content, NOW)
    made = ToTake("Listings.xlsx", lambda path: shutil.copy(content, path))

    def errand() -> None:
        errands.take(sticks, stick, [made], room=ROOM, day=NOW.date(), workshop=here)

    before = said(store)
    whole = pull(monkeypatch, root, None, code)
    errand()
    for last in range(len(whole.steps)):
        shutil.rmtree(root, ignore_errors=True)
        root.mkdir()
        pull(monkeypatch, root, last, code)
        with pytest.raises(StickTrouble) as trouble:
            errand()
        assert "USB stick" in str(trouble.value)
        assert not sticks.is_mounted
        assert [path.name for path in here.iterdir()] == ["made.xlsx"]
    assert said(store) == before


def test_pulled_out_at_any_step_on_the_way_back_the_kiosk_is_as_it_was(
    store: Store, root: Path, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sticks = FolderSticks(root)
    stick = chosen(sticks, ANY)
    (where,) = take(store, sticks, stick, here)
    change_a_number(root / where)
    kept = here.parent / "kept"
    shutil.copytree(root, kept)
    before = said(store)
    whole = pull(monkeypatch, root, None, errno.EIO)
    found = errands.look_through(sticks, stick).candidates[0]
    errands.bring(sticks, stick, found, here).file.unlink()
    for last in range(len(whole.steps)):
        shutil.rmtree(root, ignore_errors=True)
        shutil.copytree(kept, root)
        pull(monkeypatch, root, last, errno.EIO)
        with pytest.raises(PulledStick) as trouble:
            bring(store, sticks, stick, here)
        assert "The kiosk is as it was before." in str(trouble.value)
        assert not sticks.is_mounted
        assert list(here.iterdir()) == []
    assert said(store) == before


def test_pulled_out_before_it_is_let_go_nobody_hears_that_it_can_be_taken_out(
    root: Path, here: Path
) -> None:
    class PulledAtTheEnd(FolderSticks):
        def let_go(self, stick: Stick, folder: Path, *, for_good: bool = True) -> None:
            shutil.rmtree(folder)
            super().let_go(stick, folder, for_good=for_good)

    sticks = PulledAtTheEnd(root)
    made = ToTake("a.pdf", lambda path: path.write_bytes(b"x"))
    stick = chosen(sticks, ANY)
    with pytest.raises(PulledStick):
        errands.take(sticks, stick, [made], room=ROOM, day=NOW.date(), workshop=here)
    with pytest.raises(NoStick):
        chosen(sticks, ANY)


def test_a_stick_that_is_gone_before_the_change_takes_nothing_back(
    store: Store, root: Path, here: Path
) -> None:
    sticks = FolderSticks(root)
    stick = chosen(sticks, ANY)
    (where,) = take(store, sticks, stick, here)
    change_a_number(root / where)
    found = errands.look_through(sticks, stick).candidates[0]
    brought = applying.bring(store, errands.bring(sticks, stick, found, here).file)
    shutil.rmtree(root)
    assert len(applying.apply(store, brought, {}, ANNE, NOW).plan.edits) == 1
