"""`site.toml` as it is after the kiosk has changed one setting in it."""

import os
import stat
from pathlib import Path

import pytest

from kiosk.errors import KnownTrouble
from kiosk.settings import FILE_NAME, example, load
from kiosk.site_facts.site_file import SiteFile

PLACE = ("help", "nearest_ae")
NOTICE = ("words = 'x'", "first_day = '2026-12-01'", "last_day = '2026-12-02'")
NOTICES = [
    {"words": "Shut on Friday.", "first_day": "2026-12-14", "last_day": "2026-12-18"},
    {"words": "A “walk”, Mondays.", "first_day": "2026-12-01", "last_day": "2027-01-31"},
]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / FILE_NAME


def test_every_other_line_and_comment_stays(path: Path) -> None:
    before = (
        "# Ours.\n[room]\nname = 'The Room' # as on the door\n\n"
        '[help]\nnearest_ae = "Here" # ask Jo\nopen_place = "The desk"\n'
    )
    path.write_text(before)
    SiteFile(path.parent).write(PLACE, "Northfield, Building A")
    assert path.read_text() == before.replace('"Here"', '"Northfield, Building A"')


@pytest.mark.parametrize(
    "before",
    [
        None,
        "",
        "# only this\n",
        "[room]\nname = 'A'\n",
        "[help]\n",
        "help = {open_place = 'The desk'}\n",
        "help.open_place = 'The desk'\n",
        "[room]\nname = 'A'\n[help]\nnearest_ae = 'Old'\n[theme.colours]\nink = '#000000'\n",
        "\ufeff[room]\r\nname = 'A'\r\n",
        example(),
    ],
    ids=range(10),
)
def test_it_is_written_whatever_stood_there(path: Path, before: str | None) -> None:
    if before is not None:
        path.write_text(before, encoding="utf-8", newline="")
    file = SiteFile(path.parent)
    was = file.settings()
    file.write(PLACE, 'The "big" one, \\ Park Road')
    assert load(path).help.nearest_ae == 'The "big" one, \\ Park Road'
    assert load(path).room == was.room
    assert load(path).help.open_place == was.help.open_place


@pytest.mark.parametrize(
    "before",
    [
        "",
        f"[waiting_room]\nnotices = [{{{', '.join(NOTICE)}}}]\naddress = 'Here'\n",
        "\n".join(
            (
                "[waiting_room]\naddress = 'Here'\n[[waiting_room.notices]]",
                *NOTICE,
                "[room]\nname = 'A'\n",
            )
        ),
    ],
)
def test_lists_of_groups_are_written_over_as_a_whole(path: Path, before: str) -> None:
    path.write_text(before)
    file = SiteFile(path.parent)
    for value in (NOTICES, NOTICES[:1], [], NOTICES):
        file.write(("waiting_room", "notices"), value)
        assert [each.words for each in load(path).waiting_room.notices] == [
            each["words"] for each in value
        ]
    assert load(path).waiting_room.address == (
        "Here" if "Here" in before else "Find support in the Education Room"
    )


def test_a_value_that_cannot_stand_there_changes_nothing(path: Path) -> None:
    path.write_text("[help]\nnearest_ae = 'Here'\n")
    with pytest.raises(KnownTrouble, match=r"nearest_ae is .* up to 200 characters"):
        SiteFile(path.parent).write(PLACE, "x" * 201)
    assert path.read_text() == "[help]\nnearest_ae = 'Here'\n"
    assert list(path.parent.iterdir()) == [path]


def test_a_file_with_a_fault_is_not_touched(path: Path) -> None:
    path.write_text("[help]\nnearest = 'Here'\n")
    file = SiteFile(path.parent)
    with pytest.raises(KnownTrouble, match=r"site.toml has a fault.*help\.nearest is"):
        file.settings()
    with pytest.raises(KnownTrouble):
        file.write(PLACE, "There")
    path.write_text("help = \n")
    with pytest.raises(KnownTrouble, match="cannot change"):
        file.write(PLACE, "There")
    assert path.read_text() == "help = \n"


def test_a_folder_that_cannot_be_written_is_told(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path.write_text("[help]\nnearest_ae = 'Here'\n")

    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(KnownTrouble, match=r"cannot be written \(No space left on device\)"):
        SiteFile(path.parent).write(PLACE, "There")
    assert path.read_text() == "[help]\nnearest_ae = 'Here'\n"
    assert list(path.parent.iterdir()) == [path]


def test_who_may_read_it_stays_and_so_does_a_link(path: Path, tmp_path: Path) -> None:
    kept = tmp_path / "kept"
    kept.mkdir()
    real = kept / "of-room-3.toml"
    real.write_text("[help]\nnearest_ae = 'Here'\n")
    real.chmod(0o640)
    path.symlink_to(real)
    SiteFile(path.parent).write(PLACE, "There")
    assert path.is_symlink()
    assert "There" in real.read_text()
    assert stat.S_IMODE(real.stat().st_mode) == 0o640


def test_the_last_change_is_put_back_once(path: Path) -> None:
    file = SiteFile(path.parent)
    file.put_back()
    file.write(PLACE, "There")
    file.put_back()
    assert not path.exists()
    path.write_text("# a\n[help]\nnearest_ae = 'Here'\n")
    file.write(PLACE, "There")
    file.put_back()
    file.put_back()
    assert path.read_text() == "# a\n[help]\nnearest_ae = 'Here'\n"


def test_a_link_s_target_may_lie_elsewhere_than_the_files_that_it_names(path: Path) -> None:
    kept = path.parent / "kept"
    kept.mkdir()
    (path.parent / "logo.svg").write_text("<svg/>")
    (kept / "of-room-3.toml").write_text("[theme]\nlogo = 'logo.svg'\n")
    path.symlink_to(kept / "of-room-3.toml")
    SiteFile(path.parent).write(PLACE, "There")
    assert load(path).help.nearest_ae == "There"


def test_a_link_to_nothing_yet_stays_when_the_change_is_put_back(path: Path) -> None:
    real = path.parent / "of-room-3.toml"
    path.symlink_to(real)
    file = SiteFile(path.parent)
    file.write(PLACE, "There")
    file.put_back()
    assert path.is_symlink()
    assert not real.exists()


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_the_ends_of_lines_and_the_mark_of_windows_stay(path: Path, mark: bytes) -> None:
    before = mark + b"# Ours.\r\n[room]\r\nname = 'A'\r\n\r\n[help]\r\nnearest_ae = \"Here\"\r\n"
    path.write_bytes(before)
    file = SiteFile(path.parent)
    file.write(PLACE, "There")
    assert path.read_bytes() == before.replace(b"Here", b"There")
    file.write(("waiting_room", "notices"), NOTICES)
    assert b"\n" not in path.read_bytes().replace(b"\r\n", b"")
    assert len(load(path).waiting_room.notices) == 2


def test_what_was_kept_is_not_put_back_any_more(path: Path) -> None:
    file = SiteFile(path.parent)
    file.write(PLACE, "There")
    file.keep()
    file.put_back()
    assert load(path).help.nearest_ae == "There"


def test_a_value_is_tried_out_without_a_change(path: Path) -> None:
    path.write_text("[help]\nnearest_ae = 'Here'\n")
    file = SiteFile(path.parent)
    file.try_out(PLACE, "There")
    with pytest.raises(KnownTrouble, match="up to 200 characters"):
        file.try_out(PLACE, "x" * 201)
    assert path.read_text() == "[help]\nnearest_ae = 'Here'\n"


def test_a_file_that_is_to_be_read_only_stays_as_it_is(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path.write_text("[help]\nnearest_ae = 'Here'\n")
    monkeypatch.setattr(os, "access", lambda *_given: False)  # whoever tests may be root
    with pytest.raises(KnownTrouble, match=r"cannot be written \(Permission denied\)"):
        SiteFile(path.parent).write(PLACE, "There")
    assert path.read_text() == "[help]\nnearest_ae = 'Here'\n"


def test_a_text_of_another_kind_is_told(path: Path) -> None:
    path.write_bytes(b"# caf\xe9\n")
    with pytest.raises(KnownTrouble, match="cannot change"):
        SiteFile(path.parent).write(PLACE, "There")
    path.unlink()
    path.mkdir()
    with pytest.raises(KnownTrouble, match="cannot be written"):
        SiteFile(path.parent).write(PLACE, "There")
