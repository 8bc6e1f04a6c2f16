"""The CSV files of a package, from a folder, a zip or one file, without trusting any of them.

Nothing is unpacked onto the disk. What could fill the disk or the memory, or lie outside the
package, is refused as a whole, in a sentence.
"""

import codecs
import contextlib
import io
import os
import stat
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import BinaryIO, cast

from kiosk.errors import KnownTrouble

MOST_FILES = 500
MOST_BYTES = 1 << 30
MOST_TIMES = 150
"""How many times smaller than its content a file in a zip may be: ours are about ten times."""
_SMALL = 1 << 22
_BLOCK = 1 << 20
_MOST_OF_LIST = 1 << 20
_END_OF_ZIP, _END_LENGTH, _LONGEST_COMMENT = b"PK\x05\x06", 22, 1 << 16
_ARCHIVES = {".zip", ".gz", ".tgz", ".bz2", ".xz", ".7z", ".rar", ".tar", ".zst"}


@dataclass(frozen=True)
class Member:
    """One CSV file: its name, and how to open it."""

    name: str
    open: Callable[[], BinaryIO]


@contextlib.contextmanager
def members(path: Path) -> Iterator[list[Member]]:
    """The CSV files of a folder, a zip or a single file, while the context lasts.

    Raises:
        KnownTrouble: it cannot be read, or it is not safe to read; also while members are read.
    """
    try:
        if path.is_dir():
            yield _of_folder(path)
        elif path.suffix.lower() == ".zip":
            with path.open("rb") as file:
                _look_at_the_end(file, path)
                with zipfile.ZipFile(file) as archive:
                    yield _of_zip(archive, path)
        else:
            yield [_of_file(path, path.name)]
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError) as error:
        raise KnownTrouble(
            f"{path.name} is damaged, locked with a password, or no zip file ({error}). Ask for it "
            "again, or unpack it yourself and import the folder."
        ) from error
    except OSError as error:
        raise KnownTrouble(
            f"{path} cannot be read ({error.strerror or error}). See whether it is there, and "
            "whether this user may read it."
        ) from error


def encoding_of(member: Member) -> str:
    """What the letters of a file are written in: by its mark, else UTF-8, else Windows-1252.

    Some programs put the mark of UTF-8 before Windows-1252, so all of the file is looked at.
    """
    with member.open() as file:
        start = file.read(_SMALL >> 10)
        if start.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
            return "utf-16"
        half = len(start) // 2
        if half and start[1::2].count(0) > half * 0.6:
            return "utf-16-le"
        if half and start[0::2].count(0) > half * 0.6:
            return "utf-16-be"
        decoder = codecs.getincrementaldecoder("utf-8")()
        try:
            decoder.decode(start)
            while block := file.read(_BLOCK):
                decoder.decode(block)
            decoder.decode(b"", final=True)
        except UnicodeDecodeError:
            return "cp1252"
    return "utf-8-sig"


@contextlib.contextmanager
def opened(member: Member) -> Iterator[io.TextIOWrapper]:
    """The text of a file, whatever its letters are written in."""
    encoding = encoding_of(member)
    with member.open() as file:
        if encoding == "cp1252":
            mark = file.read(len(codecs.BOM_UTF8))
            if mark != codecs.BOM_UTF8:
                file.seek(0)
        with io.TextIOWrapper(file, encoding, errors="replace", newline="") as text:
            yield text


def _of_file(path: Path, name: str) -> Member:
    facts = path.lstat() if path.is_symlink() else path.stat()
    if not stat.S_ISREG(facts.st_mode):
        raise KnownTrouble(
            f"{name} is a link or a device, not a file. Put the file itself in its place."
        )
    if facts.st_size > MOST_BYTES:
        raise _too_large(name)
    return Member(name, lambda: path.open("rb"))


def _of_folder(folder: Path) -> list[Member]:
    found = []
    whole = 0
    for place, folders, files in os.walk(folder, followlinks=False):
        folders.sort()
        for name in sorted(files):
            path = Path(place, name)
            if path.suffix.lower() != ".csv" or name.startswith("."):
                continue
            found.append(_of_file(path, str(path.relative_to(folder))))
            whole += path.stat().st_size
            if len(found) > MOST_FILES or whole > MOST_BYTES:
                raise _too_large(folder.name)
    if not found:
        raise KnownTrouble(
            f"{folder.name} holds no CSV files. An Open Referral package has files such as "
            "services.csv and organizations.csv."
        )
    return found


def _look_at_the_end(file: BinaryIO, path: Path) -> None:
    """Refuse a zip that lists more files than we would read, before Python reads that list."""
    size = file.seek(0, os.SEEK_END)
    if size > MOST_BYTES:
        raise _too_large(path.name)
    file.seek(max(size - _END_LENGTH - _LONGEST_COMMENT, 0))
    end = file.read()
    at = end.rfind(_END_OF_ZIP)
    if at < 0 or len(end) < at + _END_LENGTH:
        raise zipfile.BadZipFile("its end is missing")
    count = int.from_bytes(end[at + 10 : at + 12], "little")
    listed = int.from_bytes(end[at + 12 : at + 16], "little")
    if count > MOST_FILES or listed > _MOST_OF_LIST:
        raise KnownTrouble(
            f"{path.name} holds more than {MOST_FILES} files, so it is no Open Referral package. "
            "Nothing was imported."
        )
    file.seek(0)


def _of_zip(archive: zipfile.ZipFile, path: Path) -> list[Member]:
    found = []
    whole = 0
    for info in archive.infolist():
        name = info.filename
        inside = PurePosixPath(name)
        if info.is_dir() or "__MACOSX" in inside.parts or inside.name.startswith("."):
            continue
        if inside.is_absolute() or ".." in inside.parts or "\\" in name or ":" in name:
            raise KnownTrouble(
                f"{path.name} holds a file that would lie outside of it ({_shown(name)}). Such a "
                "file is not to be trusted. Nothing was imported."
            )
        if stat.S_ISLNK(info.external_attr >> 16):
            raise KnownTrouble(
                f"{path.name} holds a link ({_shown(name)}) in place of a file. Ask for it with "
                "the file itself. Nothing was imported."
            )
        if inside.suffix.lower() in _ARCHIVES:
            raise KnownTrouble(
                f"{path.name} holds another archive ({_shown(name)}). Unpack it, and import what "
                "is in it. Nothing was imported."
            )
        whole += info.file_size
        if whole > MOST_BYTES:
            raise _too_large(path.name)
        if info.file_size > max(_SMALL, info.compress_size * MOST_TIMES):
            raise KnownTrouble(
                f"{path.name} holds a file ({_shown(name)}) that would become more than "
                f"{MOST_TIMES} times as large when unpacked. Such a file is not to be trusted. "
                "Nothing was imported."
            )
        if inside.suffix.lower() == ".csv":
            found.append(Member(name, lambda info=info: _in_zip(archive, info)))  # type: ignore[misc]
    if not found:
        raise KnownTrouble(
            f"{path.name} holds no CSV files. An Open Referral package has files such as "
            "services.csv and organizations.csv."
        )
    return found


def _in_zip(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> BinaryIO:
    return io.BufferedReader(cast("io.RawIOBase", archive.open(info)))


def _too_large(name: str) -> KnownTrouble:
    return KnownTrouble(
        f"{_shown(name)} is larger than {MOST_BYTES >> 30} GB, which no directory is. "
        "Nothing was imported."
    )


def _shown(name: str) -> str:
    return name.encode("ascii", "replace").decode()[:80]
