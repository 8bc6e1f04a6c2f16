"""The CSV files of a package, from a folder, a zip or one file, without trusting any of them.

Nothing is unpacked onto the disk. What could fill the disk or the memory, or lie outside the
package, is refused as a whole, in a sentence.
"""

import codecs
import contextlib
import io
import itertools
import os
import re
import stat
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import BinaryIO, cast

from kiosk.directory.exchange import zips
from kiosk.directory.exchange.text_files import FEW
from kiosk.errors import KnownTrouble

MOST_FILES = 500
MOST_BYTES = 1 << 30
MOST_TIMES = 150
"""How many times smaller than its content a file in a zip may be: ours are about ten times."""
_SMALL = 1 << 22
_BLOCK = 1 << 20
_ARCHIVES = {".zip", ".gz", ".tgz", ".bz2", ".xz", ".7z", ".rar", ".tar", ".zst"}
_BAD_BYTE = re.compile("[\udc80-\udcff]")
"""What Python makes of a byte that is no UTF-8."""
_OTHER_FORMS = {".zip", ".json", ".xlsx"}


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
                _look_at_the_list(file, path)
                with zips.opened(file) as archive:
                    yield _of_zip(archive, path)
        else:
            yield [_of_file(path, path.name)]
    except zips.TROUBLE as error:
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
        if start.startswith((codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)):
            return "utf-32"
        if start.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
            return "utf-16"
        half = len(start) // 2
        if half and start[1::2].count(0) > half * 0.6:
            return "utf-16-le"
        if half and start[0::2].count(0) > half * 0.6:
            return "utf-16-be"
        decoder = codecs.getincrementaldecoder("utf-8")(errors="surrogateescape")
        bad = beyond_ascii = 0
        for block in itertools.chain([start], iter(lambda: file.read(_BLOCK), b"")):
            text = decoder.decode(block)
            if not text.isascii():
                bad += len(_BAD_BYTE.findall(text))
                beyond_ascii += len(text) - len(text.encode("ascii", errors="ignore"))
        bad += len(decoder.decode(b"", final=True))
    # One bad byte spoils only itself.
    return "cp1252" if bad and bad >= FEW * beyond_ascii else "utf-8-sig"


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
    others = []
    whole = 0
    for place, folders, files in os.walk(folder, followlinks=False):
        folders.sort()
        for name in sorted(files):
            path = Path(place, name)
            if path.suffix.lower() != ".csv" or name.startswith("."):
                others += [str(path.relative_to(folder))]
                continue
            found.append(_of_file(path, str(path.relative_to(folder))))
            whole += path.stat().st_size
            if len(found) > MOST_FILES or whole > MOST_BYTES:
                raise _too_large(folder.name)
    if not found:
        raise _no_tables(folder.absolute().name or str(folder), others)
    return found


def _look_at_the_list(file: BinaryIO, path: Path) -> None:
    """Refuse a zip that lists more files than we would read, before Python reads that list."""
    if file.seek(0, os.SEEK_END) > MOST_BYTES:
        raise _too_large(path.name)
    if zips.lists_more(file, MOST_FILES):
        raise KnownTrouble(
            f"{path.name} holds more than {MOST_FILES} files, so it is no Open Referral package. "
            "Nothing was imported."
        )


def _of_zip(archive: zipfile.ZipFile, path: Path) -> list[Member]:
    found = []
    whole = 0
    for info in archive.infolist():
        name = info.filename
        inside = PurePosixPath(name)
        if name.endswith("/") or "__MACOSX" in inside.parts or inside.name[:1] in {"", "."}:
            continue
        if (why := _why_not(info)) is not None:
            raise KnownTrouble(f"{path.name} {why} Nothing was imported.")
        whole += info.file_size
        if whole > MOST_BYTES:
            raise _too_large(path.name)
        if inside.suffix.lower() == ".csv":
            found.append(Member(name, lambda info=info: _in_zip(archive, info)))  # type: ignore[misc]
    if not found:
        raise _no_tables(path.name, [each.filename for each in archive.infolist()])
    return found


def _why_not(info: zipfile.ZipInfo) -> str | None:
    """What makes a file in a zip one that is not to be trusted, or cannot be read."""
    name = info.filename
    shown = _shown(name)
    inside = PurePosixPath(name)
    if inside.is_absolute() or ".." in inside.parts or "\\" in name or ":" in name:
        why = f"holds a file that would lie outside of it ({shown}), so it is not to be trusted."
    elif stat.S_ISLNK(info.external_attr >> 16):
        why = f"holds a link ({shown}) in place of a file. Ask for it with the file itself."
    elif inside.suffix.lower() in _ARCHIVES:
        why = f"holds another archive ({shown}). Unpack it, and import what is in it."
    elif not zips.is_ordinary(info):
        why = f"is packed in a way that is not usual ({shown}). Unpack it, and import the folder."
    elif info.file_size > max(_SMALL, info.compress_size * MOST_TIMES):
        why = (
            f"holds a file ({shown}) that would become more than {MOST_TIMES} times as large when "
            "unpacked. Such a file is not to be trusted."
        )
    else:
        why = None
    return why


def _in_zip(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> BinaryIO:
    return io.BufferedReader(cast("io.RawIOBase", archive.open(info)))


def _no_tables(name: str, others: list[str]) -> KnownTrouble:
    there = next((each for each in others if Path(each).suffix.lower() in _OTHER_FORMS), "")
    instead = f" It holds {_shown(there)}: import that by itself." if there else ""
    return KnownTrouble(
        f"{name} holds no CSV files. An Open Referral package has files such as services.csv and "
        f"organizations.csv.{instead} Nothing was imported."
    )


def _too_large(name: str) -> KnownTrouble:
    return KnownTrouble(
        f"{_shown(name)} is larger than {MOST_BYTES >> 30} GB, which no directory is. "
        "Nothing was imported."
    )


def _shown(name: str) -> str:
    return name.encode("ascii", "replace").decode()[:80]
