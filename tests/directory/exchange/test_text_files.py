"""Text of somebody else's files: read whatever its encoding, and refused in plain words."""

from pathlib import Path

import pytest

from kiosk.directory.exchange.text_files import decoded, read_text
from kiosk.errors import KnownTrouble

WORDS = "Café Gwên, 5 £ a visit – “welcome”"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252"])
def test_text_is_read_in_any_usual_encoding(tmp_path: Path, encoding: str) -> None:
    file = tmp_path / "listings.csv"
    file.write_bytes(WORDS.replace("ê", "é").encode(encoding))
    assert read_text(file, 1000) == WORDS.replace("ê", "é")


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_is_read_without_its_mark(encoding: str) -> None:
    assert decoded(WORDS.encode(encoding)) == WORDS


def test_one_bad_byte_does_not_spoil_all_other_letters() -> None:
    content = (WORDS * 5).encode() + b"\xff"
    assert decoded(content) == WORDS * 5 + "\ufffd"


def test_a_file_that_is_too_large_is_refused_before_it_is_read(tmp_path: Path) -> None:
    file = tmp_path / "listings.csv"
    with file.open("wb") as opened:
        opened.truncate(3_000_000_000)
    with pytest.raises(KnownTrouble, match=r"listings.csv is larger than 5 MB. Split it"):
        read_text(file, 5_000_000)


def test_what_is_no_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(KnownTrouble, match="is not a file"):
        read_text(tmp_path, 10)
    with pytest.raises(KnownTrouble, match=r"gone.csv cannot be read \(No such file"):
        read_text(tmp_path / "gone.csv", 10)
    with pytest.raises(KnownTrouble, match="there can be no file of that name"):
        read_text(Path("a\0b"), 10)


def test_an_empty_file_is_no_text() -> None:
    assert not decoded(b"")
