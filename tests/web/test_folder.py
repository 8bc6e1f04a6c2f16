"""A folder of pages is written whole or not at all, and nothing of somebody else's goes."""

import errno
import stat
from pathlib import Path

import pytest

from kiosk.errors import KnownTrouble
from kiosk.web import folder as web_folder


def fill(folder: Path) -> None:
    web_folder.write_text(folder / "index.html", "new")


def ours(path: Path) -> bool:
    return path.name == "index.html"


@pytest.fixture
def former(tmp_path: Path) -> Path:
    """A folder of ours that is there already."""
    folder = tmp_path / "pages"
    folder.mkdir()
    (folder / "index.html").write_text("old")
    return folder


def test_what_we_wrote_before_is_replaced(former: Path) -> None:
    web_folder.write(former, fill, ours)
    assert (former / "index.html").read_text() == "new"
    assert [path.name for path in former.parent.iterdir()] == ["pages"]


def test_a_web_server_may_read_it(tmp_path: Path) -> None:
    web_folder.write(tmp_path / "deep" / "pages", fill, ours)
    assert stat.S_IMODE((tmp_path / "deep" / "pages").stat().st_mode) == 0o755


def test_what_is_not_ours_stays(former: Path) -> None:
    (former / "letter.txt").write_text("Dear all")
    with pytest.raises(KnownTrouble, match=r"holds something else, such as letter\.txt"):
        web_folder.write(former, fill, ours)
    assert (former / "index.html").read_text() == "old"


def test_a_full_disk_leaves_what_was_there(former: Path) -> None:
    def fill_the_disk(folder: Path) -> None:
        (folder / "index.html").write_text("half")
        raise OSError(errno.ENOSPC, "No space left on device")

    with pytest.raises(KnownTrouble, match="No space left on device"):
        web_folder.write(former, fill_the_disk, ours)
    assert (former / "index.html").read_text() == "old"
    assert [path.name for path in former.parent.iterdir()] == ["pages"]


def test_what_was_there_comes_back_when_the_new_one_cannot_take_its_place(
    former: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rename = Path.rename

    def fail_at_the_new_one(path: Path, target: Path) -> Path:
        if path.name == "made":
            raise OSError(errno.EIO, "Input/output error")
        return rename(path, target)

    monkeypatch.setattr(Path, "rename", fail_at_the_new_one)
    with pytest.raises(KnownTrouble, match="Input/output error"):
        web_folder.write(former, fill, ours)
    assert (former / "index.html").read_text() == "old"
    assert [path.name for path in former.parent.iterdir()] == ["pages"]


def test_behind_a_link_the_folder_that_it_leads_to_is_written(former: Path) -> None:
    link = former.parent / "link"
    link.symlink_to(former)
    web_folder.write(link, fill, ours)
    assert link.is_symlink()
    assert (former / "index.html").read_text() == "new"


def test_a_file_in_the_way_is_named(tmp_path: Path) -> None:
    (tmp_path / "pages").write_text("")
    with pytest.raises(KnownTrouble, match="is a file"):
        web_folder.write(tmp_path / "pages", fill, ours)


def test_a_place_where_nobody_may_write_is_named() -> None:
    with pytest.raises(KnownTrouble, match="Choose a folder on a disk"):
        web_folder.write(Path("/proc/nobody/pages"), fill, ours)
