"""Reads and writes on a mounted stick: whole files or none, in one folder of ours.

What is to be looked at is copied onto the kiosk first: then the stick can go.
"""

import contextlib
import datetime
import hashlib
import heapq
import itertools
import os
import re
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from kiosk.sticks import troubles
from kiosk.sticks.disk import Disk
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

MOST_SHOWN = 200
MOST_LOOKED_AT = 50_000
"""Names on a stick; who has more is told of the newest among these."""

UNFINISHED = ".unfinished"
_BLOCK = 1 << 20
_MARGIN = 4_000_000
"""Bytes that stay free on a stick and on the kiosk's disk."""
_FAT_MOST = (1 << 32) - 1
_LONGEST_NAME = 60
_NO_NAME = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f]+')
_RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)
_AUTORUN = "autorun.inf"
_NOT_OURS = {"system volume information", "$recycle.bin", "recycler", "found.000", "lost+found"}

Told = Callable[[int, int], None]
"""Hears how many bytes are done, of how many."""


class Kind(StrEnum):
    """What can be brought back."""

    SHEET = "sheet"
    PACKAGE = "package"
    FILM = "film"
    BACKUP = "backup"


KINDS = {
    ".xlsx": Kind.SHEET,
    ".zip": Kind.PACKAGE,
    ".json": Kind.PACKAGE,
    ".csv": Kind.PACKAGE,
    ".mp4": Kind.FILM,
    ".mkv": Kind.FILM,
    ".sqlite3": Kind.BACKUP,
}
OURS = "listings"
"""What the spreadsheet is called that a volunteer takes home; other files are their own affair."""
OTHER_FORMS = {".ods", ".xls", ".xlsb", ".xlsm", ".numbers"}
"""Spreadsheets that the kiosk cannot read, or that have lost what it needs."""
CAPTIONS = (".vtt", ".srt")

_MEGABYTE = 1_000_000
MOST_BYTES = {
    Kind.SHEET: 200 * _MEGABYTE,
    Kind.PACKAGE: 500 * _MEGABYTE,
    Kind.FILM: 8_000 * _MEGABYTE,
    Kind.BACKUP: 4_000 * _MEGABYTE,
}
_MOST_CAPTIONS = 5 * _MEGABYTE


@dataclass(frozen=True)
class Candidate:
    """A file on the stick that can be brought back.

    Attributes:
        name: of the file.
        folder: the one folder that it lies in; empty where it lies in none.
        kind: what it is, by its ending.
        size: in bytes.
        changed: when somebody last changed it.
        captions: the name of the file beside a film with its captions; empty where there is none.
    """

    name: str
    folder: str
    kind: Kind
    size: int
    changed: datetime.datetime
    captions: str = ""


@dataclass(frozen=True)
class Found:
    """What can be brought back, the newest first.

    Attributes:
        more: how many more there are than are shown.
        all_looked_at: whether every name was looked at.
        starts_programs: whether it has a file that has other computers start a program on it.
        other_form: the name of our spreadsheet where it was saved in a form that loses what it
            needs.
    """

    candidates: tuple[Candidate, ...]
    more: int = 0
    all_looked_at: bool = True
    starts_programs: bool = False
    other_form: str = ""


class StickFolder:
    """A stick's files. Every method says what is wrong with the stick in a sentence."""

    def __init__(self, root: Path, *, file_system: str = "", disk: Disk | None = None) -> None:
        """`root` is where the stick is mounted; `disk` is another one only in tests."""
        self._root = root
        self._is_fat = file_system == "vfat"
        self._disk = disk or Disk()

    def free(self) -> int:
        """How many bytes there is room for.

        Raises:
            StickTrouble: the stick is gone.
        """
        with troubles.told():
            return self._disk.free(self._root)

    # Reading

    def found(self) -> Found:
        """What can be brought back: in the stick's own folder, and one level down.

        Raises:
            StickTrouble: the stick is gone.
        """
        with troubles.told():
            looked_at = _Count(MOST_LOOKED_AT)
            candidates: list[Candidate] = []
            folders: list[str] = []
            candidates += self._in("", looked_at, folders)
            starts_programs = looked_at.autorun
            for name in folders:
                if looked_at.left:
                    candidates += self._in(name, looked_at, [])
        newest = heapq.nlargest(
            MOST_SHOWN, candidates, key=lambda each: (each.changed, each.folder, each.name)
        )
        more = len(candidates) - len(newest)
        return Found(tuple(newest), more, looked_at.left > 0, starts_programs, looked_at.other_form)

    def bring(
        self, candidate: Candidate, into: Path, told: Told = lambda _done, _all: None
    ) -> Path:
        """Copy a file from the stick into a folder of the kiosk; returns the copy.

        Raises:
            StickTrouble: the stick is gone, or the file too large; there is no copy then.
        """
        most = MOST_BYTES[candidate.kind]
        return self._bring(candidate.folder, candidate.name, into, most, told)

    def bring_captions(self, candidate: Candidate, into: Path) -> Path | None:
        """Copy the captions beside a film; nothing where there are none.

        Raises:
            StickTrouble: as `bring`.
        """
        if not candidate.captions:
            return None
        return self._bring(
            candidate.folder, candidate.captions, into, _MOST_CAPTIONS, lambda _done, _all: None
        )

    def _in(self, folder: str, looked_at: "_Count", folders: list[str]) -> Iterator[Candidate]:
        files: dict[str, tuple[os.DirEntry[str], Kind]] = {}
        captions: dict[str, str] = {}
        for entry in itertools.islice(self._disk.entries(self._root / folder), looked_at.left):
            looked_at.left -= 1
            name = entry.name
            if name.casefold() == _AUTORUN and entry.is_file(follow_symlinks=False):
                looked_at.autorun = True
            if _is_hidden(name) or not _is_text(name):
                continue
            if entry.is_dir(follow_symlinks=False):
                folders.append(name)
            elif _ending(name) in OTHER_FORMS and _stem(name).startswith(OURS):
                looked_at.other_form = looked_at.other_form or name
            elif (kind := KINDS.get(_ending(name))) and entry.is_file(follow_symlinks=False):
                files[name] = entry, kind
            elif _ending(name) in CAPTIONS and entry.is_file(follow_symlinks=False):
                captions[_stem(name)] = name
        for name, (entry, kind) in files.items():
            about = entry.stat(follow_symlinks=False)
            yield Candidate(
                name,
                folder,
                kind,
                about.st_size,
                _moment(about.st_mtime),
                captions.get(_stem(name), "") if kind is Kind.FILM else "",
            )

    def _bring(self, folder: str, name: str, into: Path, most: int, told: Told) -> Path:
        with troubles.told():
            if folder and not self._disk.is_folder(self._root / folder):
                raise PulledStick
            file = self._disk.open(self._root / folder / name)
        target = into / safe_name(name)
        unfinished = target.with_name(f"{target.name}{UNFINISHED}")
        try:
            with troubles.told():
                size = self._disk.size(file)
            if size > most:
                raise TooMuchToBring(name, most)
            self._copy_in(file, size, unfinished, told)
            unfinished.replace(target)
        except OSError as error:
            raise NoRoomHere(name) from error
        finally:
            self._disk.close(file)
            unfinished.unlink(missing_ok=True)
        return target

    def _copy_in(self, file: int, size: int, unfinished: Path, told: Told) -> None:
        if shutil.disk_usage(unfinished.parent).free < size + _MARGIN:
            raise NoRoomHere(unfinished.name.removesuffix(UNFINISHED))
        done = 0
        with unfinished.open("wb") as copy:
            while done <= size:
                with troubles.told():
                    block = self._disk.read(file, _BLOCK)
                if not block:
                    break
                copy.write(block)
                done += len(block)
                told(done, size)
        if done != size:
            raise PulledStick

    # Writing

    def put(
        self, source: Path, folder: str, name: str, told: Told = lambda _done, _all: None
    ) -> str:
        """Write a file onto the stick, whole or not at all; nothing there is ever replaced.

        Args:
            source: the file, on the kiosk's own disk.
            folder: the folder of ours on the stick, as `folder_name` says it.
            name: what it is called there.
            told: hears how far it is.

        Returns:
            Where it lies on the stick, for a person to look for it.

        Raises:
            StickTrouble: the stick is locked, full or gone; nothing of the file is left on it.
        """
        size = source.stat().st_size
        with troubles.told():
            if self._disk.is_locked(self._root):
                raise ReadOnlyStick
            if self._is_fat and size > _FAT_MOST:
                raise TooLarge
            if self._disk.free(self._root) < size + _MARGIN:
                raise FullStick(size + _MARGIN)
            place = self._ours(safe_name(folder))
            target = self._not_taken(place, safe_name(name))
            unfinished = target.with_name(f"{target.name}{UNFINISHED}")
            try:
                digest = self._write(source, size, unfinished, told)
                self._compare(unfinished, digest)
                self._disk.rename(unfinished, target)
                self._disk.sync_folder(place)
                self._disk.sync_folder(self._root)
            except BaseException:
                with contextlib.suppress(OSError):
                    self._disk.remove(unfinished)
                raise
        return f"{place.name}/{target.name}"

    def _ours(self, folder: str) -> Path:
        """Our folder on the stick, made where there is none."""
        for number in itertools.count(1):
            place = self._root / (folder if number == 1 else f"{folder} ({number})")
            if self._disk.is_folder(place):
                return place
            if not self._disk.is_there(place):
                self._disk.make_folder(place)
                return place
        raise AssertionError  # pragma: no cover  (there are always more numbers)

    def _not_taken(self, place: Path, name: str) -> Path:
        """A name in our folder that nothing has, so that nobody's work is written over."""
        stem, dot, ending = name.rpartition(".")
        for number in itertools.count(2):
            target = place / name
            unfinished = place / f"{name}{UNFINISHED}"
            if self._disk.is_there(unfinished):  # of a stick that was pulled out
                self._disk.remove(unfinished)
            if not self._disk.is_there(target):
                return target
            name = f"{stem} ({number}){dot}{ending}"
        raise AssertionError  # pragma: no cover  (there are always more numbers)

    def _write(self, source: Path, size: int, unfinished: Path, told: Told) -> str:
        digest = hashlib.sha256()
        done = 0
        written = self._disk.create(unfinished)
        try:
            with source.open("rb") as read:
                while block := read.read(_BLOCK):
                    digest.update(block)
                    self._disk.write(written, block)
                    done += len(block)
                    told(done, size)
            self._disk.sync(written)
        finally:
            self._disk.close(written)
        return digest.hexdigest()

    def _compare(self, written: Path, digest: str) -> None:
        """See that the stick has kept it: some say that they are larger than they are."""
        file = self._disk.open(written)
        again = hashlib.sha256()
        try:
            self._disk.forget(file)
            while block := self._disk.read(file, _BLOCK):
                again.update(block)
        finally:
            self._disk.close(file)
        if again.hexdigest() != digest:
            raise BadCopy


class _Count:
    """How many more names may be looked at, and what of those seen is to be told."""

    def __init__(self, left: int) -> None:
        self.left = left
        self.autorun = False
        self.other_form = ""


def folder_name(room: str, day: datetime.date) -> str:
    """The name of the one folder that a kiosk writes into on a stick."""
    return safe_name(f"Kiosk {room[: _LONGEST_NAME - len('Kiosk  2026-11-23')]} {day.isoformat()}")


def safe_name(name: str) -> str:
    """A name that every file system takes."""
    plain = " ".join(_NO_NAME.sub(" ", name).split()).rstrip(". ") or "file"
    stem, dot, ending = plain.rpartition(".")
    if dot and stem:
        plain = f"{stem[: _LONGEST_NAME - len(ending) - 1]}.{ending}"
    plain = plain[:_LONGEST_NAME].strip()
    return f"_{plain}" if _RESERVED.fullmatch(plain) else plain


def _is_hidden(name: str) -> bool:
    return name.startswith((".", "~", "$")) or name.casefold() in _NOT_OURS


def _is_text(name: str) -> bool:
    """Whether a name can be shown: a damaged stick has others, and so may a hostile one."""
    return name.isprintable() and not any("\ud800" <= letter <= "\udfff" for letter in name)


def _ending(name: str) -> str:
    return os.path.splitext(name)[1].lower()  # noqa: PTH122  (ten thousand of them, quickly)


def _stem(name: str) -> str:
    return os.path.splitext(name)[0].casefold()  # noqa: PTH122  (likewise)


def _moment(seconds: float) -> datetime.datetime:
    try:
        return datetime.datetime.fromtimestamp(seconds)
    except (OverflowError, ValueError, OSError):  # what a broken stick says of a file
        return datetime.datetime(1980, 1, 1)


__all__ = [
    "CAPTIONS",
    "KINDS",
    "MOST_SHOWN",
    "Candidate",
    "Found",
    "Kind",
    "StickFolder",
    "StickTrouble",
    "folder_name",
    "safe_name",
]
