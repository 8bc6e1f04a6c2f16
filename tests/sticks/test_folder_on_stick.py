"""What is read from a stick and written onto it: whole, or not at all."""

import datetime
import errno
import os
from pathlib import Path

import pytest

from kiosk.sticks.folder_on_stick import (
    MOST_BYTES,
    MOST_SHOWN,
    Candidate,
    Kind,
    StickFolder,
    folder_name,
    safe_name,
)
from kiosk.sticks.troubles import (
    BadCopy,
    FullStick,
    NoRoomHere,
    PulledStick,
    ReadOnlyStick,
    StickTrouble,
    TooLarge,
    TooMuchToBring,
)
from tests.sticks.pulled import PulledDisk

DAY = datetime.date(2026, 11, 23)
OURS = folder_name("Education Room", DAY)


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    """Where the stick is mounted."""
    folder = tmp_path / "stick"
    folder.mkdir()
    return folder


@pytest.fixture
def here(tmp_path: Path) -> Path:
    """A folder of the kiosk's own."""
    folder = tmp_path / "here"
    folder.mkdir()
    return folder


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """A file of the kiosk that is to go onto the stick."""
    path = tmp_path / "source.xlsx"
    path.write_bytes(os.urandom(2_500_000))
    return path


def lay(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"x")


def names(folder: Path) -> list[str]:
    found = StickFolder(folder).found().candidates
    return sorted(f"{each.folder}/{each.name}".lstrip("/") for each in found)


def files(folder: Path) -> list[str]:
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file())


# Writing


def test_what_is_written_lies_whole_in_one_folder_of_ours(stick: Path, source: Path) -> None:
    where = StickFolder(stick).put(source, OURS, "Listings.xlsx")
    assert where == "Kiosk Education Room 2026-11-23/Listings.xlsx"
    assert (stick / where).read_bytes() == source.read_bytes()
    assert files(stick) == [where]


def test_nothing_that_is_there_is_written_over(stick: Path, source: Path) -> None:
    folder = StickFolder(stick)
    (stick / folder.put(source, OURS, "Listings.xlsx")).write_text("a volunteer's work")
    again = folder.put(source, OURS, "Listings.xlsx")
    assert again.endswith("/Listings (2).xlsx")
    assert (stick / OURS / "Listings.xlsx").read_text() == "a volunteer's work"


def test_it_tells_how_far_it_is(stick: Path, source: Path) -> None:
    heard: list[tuple[int, int]] = []
    StickFolder(stick).put(source, OURS, "a.xlsx", lambda done, whole: heard.append((done, whole)))
    assert heard[-1] == (2_500_000, 2_500_000)
    assert len(heard) == 3


def test_what_a_pulled_stick_left_is_taken_away_the_next_time(stick: Path, source: Path) -> None:
    lay(stick, f"{OURS}/a.xlsx.unfinished")
    StickFolder(stick).put(source, OURS, "a.xlsx")
    assert files(stick) == [f"{OURS}/a.xlsx"]


def test_a_link_with_our_folders_name_is_not_followed(
    stick: Path, source: Path, here: Path
) -> None:
    (stick / OURS).symlink_to(here)
    where = StickFolder(stick).put(source, OURS, "a.xlsx")
    assert where == f"{OURS} (2)/a.xlsx"
    assert files(here) == []


def test_a_stick_without_room_is_told_before_anything_is_written(
    stick: Path, source: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kiosk.sticks.disk.Disk.free", lambda _self, _folder: 3_000_000)
    with pytest.raises(FullStick) as trouble:
        StickFolder(stick).put(source, OURS, "a.xlsx")
    assert "7 MB" in str(trouble.value)
    assert files(stick) == []


def test_a_locked_stick_is_told(stick: Path, source: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kiosk.sticks.disk.Disk.is_locked", lambda _self, _folder: True)
    with pytest.raises(ReadOnlyStick):
        StickFolder(stick).put(source, OURS, "a.xlsx")


def test_a_file_that_fat_cannot_hold_is_told(stick: Path, tmp_path: Path) -> None:
    large = tmp_path / "film.mp4"
    with large.open("wb") as file:
        file.truncate(1 << 32)
    with pytest.raises(TooLarge):
        StickFolder(stick, file_system="vfat").put(large, OURS, "film.mp4")


def test_a_stick_that_forgets_what_was_written_is_told(
    stick: Path, source: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = StickFolder(stick)
    monkeypatch.setattr(
        "kiosk.sticks.disk.Disk.write", lambda _self, file, block: os.write(file, bytes(len(block)))
    )
    with pytest.raises(BadCopy):
        folder.put(source, OURS, "a.xlsx")
    assert files(stick) == []


def test_it_may_be_pulled_out_at_any_step_of_writing(stick: Path, source: Path) -> None:
    whole = PulledDisk(stick)
    StickFolder(stick, disk=whole).put(source, OURS, "a.xlsx")
    assert {"create", "write", "sync", "rename", "sync_folder"} <= set(whole.steps)
    for last in range(len(whole.steps)):
        for code in (errno.EIO, errno.ENODEV):
            stick.mkdir(exist_ok=True)
            for name in files(stick):
                (stick / name).unlink()
            with pytest.raises(PulledStick) as trouble:
                StickFolder(stick, disk=PulledDisk(stick, last, code)).put(source, OURS, "a.xlsx")
            assert "came out too early" in str(trouble.value)
    assert source.stat().st_size == 2_500_000


@pytest.mark.parametrize(
    ("code", "trouble"), [(errno.ENOSPC, FullStick), (errno.EROFS, ReadOnlyStick)]
)
def test_what_goes_wrong_on_the_way_leaves_nothing_half_written(
    stick: Path, source: Path, code: int, trouble: type[StickTrouble]
) -> None:
    (stick / OURS).mkdir()
    whole = PulledDisk(stick)
    StickFolder(stick, disk=whole).put(source, OURS, "a.xlsx")
    rename = whole.steps.index("rename")
    (stick / OURS / "a.xlsx").unlink()
    for last in range(rename + 1):
        with pytest.raises(trouble):
            StickFolder(stick, disk=PulledDisk(stick, last, code)).put(source, OURS, "a.xlsx")
        assert files(stick) == []


# Finding


def test_only_what_can_be_brought_back_is_shown(stick: Path) -> None:
    lay(
        stick,
        *("a.xlsx", "b.ZIP", "c.json", "d.csv", "film.mp4", "kiosk-2026.sqlite3"),
        *("autorun.inf", "setup.exe", "photo.jpg", ".hidden.xlsx", "~$a.xlsx", "film.vtt"),
        "System Volume Information/x.xlsx",
        "$RECYCLE.BIN/x.xlsx",
        ".Trash/x.xlsx",
        "one/down.xlsx",
        "one/two/too deep.xlsx",
    )
    assert names(stick) == [
        *("a.xlsx", "b.ZIP", "c.json", "d.csv", "film.mp4", "kiosk-2026.sqlite3"),
        "one/down.xlsx",
    ]


def test_one_that_starts_programs_elsewhere_is_told(stick: Path) -> None:
    assert not StickFolder(stick).found().starts_programs
    lay(stick, "folder/autorun.inf")
    assert not StickFolder(stick).found().starts_programs
    lay(stick, "AutoRun.inf")
    assert StickFolder(stick).found().starts_programs


def test_our_spreadsheet_in_another_form_is_told(stick: Path) -> None:
    lay(stick, "Holidays.ods")
    assert StickFolder(stick).found().other_form == ""
    lay(stick, "Kiosk/Listings (2).ods")
    found = StickFolder(stick).found()
    assert (found.other_form, found.candidates) == ("Listings (2).ods", ())


def test_links_pipes_and_folders_are_not_shown(stick: Path, here: Path) -> None:
    lay(here, "secret.xlsx")
    (stick / "link.xlsx").symlink_to(here / "secret.xlsx")
    (stick / "linked").symlink_to(here)
    os.mkfifo(stick / "pipe.csv")
    (stick / "folder.zip").mkdir()
    assert names(stick) == []


def test_names_that_cannot_be_shown_are_left_out(stick: Path) -> None:
    lay(stick, "a\nb.xlsx", "a\u202eb.xlsx")
    (Path(os.fsdecode(os.fsencode(stick) + b"/\xff.xlsx"))).write_bytes(b"x")
    assert names(stick) == []


def test_a_film_comes_with_its_captions(stick: Path) -> None:
    lay(stick, "Pain.mp4", "pain.VTT", "other.mkv", "third.srt")
    found = {each.name: each.captions for each in StickFolder(stick).found().candidates}
    assert found == {"Pain.mp4": "pain.VTT", "other.mkv": ""}


def test_the_newest_stands_first(stick: Path) -> None:
    lay(stick, "old.xlsx", "new.xlsx")
    os.utime(stick / "old.xlsx", (1_000_000_000, 1_000_000_000))
    assert [each.name for each in StickFolder(stick).found().candidates] == ["new.xlsx", "old.xlsx"]


def test_a_time_that_no_calendar_has_is_no_trouble(stick: Path) -> None:
    lay(stick, "a.xlsx")
    os.utime(stick / "a.xlsx", ns=(0, -(2**62)))
    (found,) = StickFolder(stick).found().candidates
    assert found.changed.year


def test_of_ten_thousand_files_the_newest_are_shown(stick: Path) -> None:
    for number in range(10_000):
        (stick / f"{number}.csv").touch()
    os.utime(stick / "77.csv", (4_000_000_000, 4_000_000_000))
    found = StickFolder(stick).found()
    assert len(found.candidates) == MOST_SHOWN
    assert found.more == 10_000 - MOST_SHOWN
    assert found.candidates[0].name == "77.csv"
    assert found.all_looked_at


def test_there_is_an_end_to_looking(stick: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kiosk.sticks.folder_on_stick.MOST_LOOKED_AT", 5)
    lay(stick, *(f"{number}.csv" for number in range(9)))
    found = StickFolder(stick).found()
    assert len(found.candidates) == 5
    assert not found.all_looked_at


# Bringing


def candidate(name: str, folder: str = "", kind: Kind = Kind.SHEET) -> Candidate:
    return Candidate(name, folder, kind, 1, datetime.datetime(2026, 11, 23))


def test_a_file_is_copied_onto_the_kiosk(stick: Path, here: Path, source: Path) -> None:
    (stick / "one").mkdir()
    (stick / "one" / "a.xlsx").write_bytes(source.read_bytes())
    (found,) = StickFolder(stick).found().candidates
    copy = StickFolder(stick).bring(found, here)
    assert copy == here / "a.xlsx"
    assert copy.read_bytes() == source.read_bytes()
    assert files(here) == ["a.xlsx"]


def test_captions_are_copied_with_their_film(stick: Path, here: Path) -> None:
    lay(stick, "a.mp4", "a.srt", "b.mp4")
    found = {each.name: each for each in StickFolder(stick).found().candidates}
    folder = StickFolder(stick)
    assert folder.bring_captions(found["a.mp4"], here) == here / "a.srt"
    assert folder.bring_captions(found["b.mp4"], here) is None


def test_a_link_in_the_files_place_is_not_followed(stick: Path, here: Path) -> None:
    lay(here, "secret.xlsx")
    (stick / "a.xlsx").symlink_to(here / "secret.xlsx")
    (stick / "linked").symlink_to(here)
    for asked in (candidate("a.xlsx"), candidate("secret.xlsx", "linked")):
        with pytest.raises(PulledStick):
            StickFolder(stick).bring(asked, here)


def test_a_pipe_in_the_files_place_holds_nobody_up(stick: Path, here: Path) -> None:
    os.mkfifo(stick / "a.xlsx")
    with pytest.raises(PulledStick):
        StickFolder(stick).bring(candidate("a.xlsx"), here)


def test_what_is_too_large_is_not_copied(stick: Path, here: Path) -> None:
    with (stick / "a.xlsx").open("wb") as file:
        file.truncate(MOST_BYTES[Kind.SHEET] + 1)
    with pytest.raises(TooMuchToBring) as trouble:
        StickFolder(stick).bring(candidate("a.xlsx"), here)
    assert "“a.xlsx” is larger than 200 MB" in str(trouble.value)


def test_what_grows_while_it_is_copied_is_not_taken(
    stick: Path, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lay(stick, "a.xlsx")
    monkeypatch.setattr("kiosk.sticks.disk.Disk.read", lambda _self, _file, most: b"x" * most)
    with pytest.raises(PulledStick):
        StickFolder(stick).bring(candidate("a.xlsx"), here)
    assert files(here) == []


def test_a_full_kiosk_is_told(stick: Path, here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lay(stick, "a.xlsx")
    monkeypatch.setattr("kiosk.sticks.folder_on_stick._MARGIN", 1 << 62)
    with pytest.raises(NoRoomHere) as trouble:
        StickFolder(stick).bring(candidate("a.xlsx"), here)
    assert "“a.xlsx”" in str(trouble.value)


def test_it_may_be_pulled_out_at_any_step_of_reading(stick: Path, here: Path) -> None:
    lay(stick, "one/a.xlsx")
    whole = PulledDisk(stick)
    StickFolder(stick, disk=whole).bring(candidate("a.xlsx", "one"), here)
    assert {"is_folder", "open", "size", "read"} <= set(whole.steps)
    (here / "a.xlsx").unlink()
    for last in range(len(whole.steps)):
        lay(stick, "one/a.xlsx")
        with pytest.raises(PulledStick):
            StickFolder(stick, disk=PulledDisk(stick, last)).bring(candidate("a.xlsx", "one"), here)
        assert files(here) == []


def test_it_may_be_pulled_out_while_it_is_looked_through(stick: Path) -> None:
    lay(stick, "a.xlsx", "one/a.xlsx")
    for last in range(2):
        lay(stick, "a.xlsx", "one/a.xlsx")
        with pytest.raises(PulledStick):
            StickFolder(stick, disk=PulledDisk(stick, last)).found()


# Names


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("Listings.xlsx", "Listings.xlsx"),
        ('a/b\\c:d*e?f"g<h>i|j', "a b c d e f g h i j"),
        ("con.txt", "_con.txt"),
        ("..", "file"),
        ("trailing. .", "trailing"),
        ("x" * 100 + ".xlsx", "x" * 55 + ".xlsx"),
        ("Zoë's room", "Zoë's room"),
    ],
)
def test_a_name_is_one_that_every_file_system_takes(name: str, safe: str) -> None:
    assert safe_name(name) == safe


def test_our_folder_keeps_its_date_however_long_the_rooms_name_is() -> None:
    name = folder_name("Patient Information and Education Room of the whole hospital trust", DAY)
    assert name.startswith("Kiosk Patient Information")
    assert name.endswith(" 2026-11-23")
    assert len(name) <= 60
