"""Writes a setting into `site.toml`, where every other line and comment stays as it is."""

import codecs
import contextlib
import errno
import os
import shutil
from pathlib import Path
from typing import Any

import tomlkit
from tomlkit.exceptions import TOMLKitError
from tomlkit.items import Array, InlineTable

from kiosk.errors import KnownTrouble
from kiosk.settings import FILE_NAME, Settings, SettingsTrouble, load, load_text
from kiosk.sqlite_files import rename_safely

_HEADER = (
    "# What this kiosk is to know of its room. `kiosk settings` prints all that can stand here.\n"
)


class SiteFile:
    """The `site.toml` of one data folder; there need not be one yet."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / FILE_NAME
        self._before: bytes | None = None
        self._is_written = False

    def settings(self) -> Settings:
        """What it says now.

        Raises:
            KnownTrouble: something in it is wrong, and has to be put right first.
        """
        if not self._path.exists():
            return Settings()
        try:
            return load(self._path)
        except SettingsTrouble as trouble:
            raise KnownTrouble(
                f"{FILE_NAME} has a fault, so nothing can be changed here. Tell whoever looks "
                f"after this machine: {trouble.faults[0]}"
            ) from trouble

    def try_out(self, place: tuple[str, str], value: Any) -> None:
        """Nothing, where the setting could be given this value now.

        Raises:
            KnownTrouble: as `write`, but for the disk.
        """
        self._with(self._content(), place, value)

    def write(self, place: tuple[str, str], value: Any) -> None:
        """Give a setting this value: after a power cut there is the old file or the new, whole.

        Args:
            place: the setting's group and its name there.
            value: as JSON has it.

        Raises:
            KnownTrouble: the file would be wrong with it, or cannot be written. It is as before.
        """
        before = self._content()
        self._replace(self._with(before, place, value))
        self._before, self._is_written = before, True

    def keep(self) -> None:
        """The last change stays: what was to be kept beside it was kept."""
        self._before, self._is_written = None, False

    def put_back(self) -> None:
        """Make the last change undone: what was to be kept beside it could not be kept.

        Raises:
            KnownTrouble: the file cannot be written.
        """
        if not self._is_written:
            return
        before = self._before
        self.keep()
        if before is None:
            self._path.resolve().unlink(missing_ok=True)
        else:
            self._replace(before)

    def _content(self) -> bytes | None:
        try:
            return self._path.read_bytes()
        except FileNotFoundError:
            return None
        except OSError as error:
            raise _trouble(error) from error

    def _with(self, before: bytes | None, place: tuple[str, str], value: Any) -> bytes:
        """The file with that setting, which is without a fault; its ends of lines stay, too."""
        group, name = place
        content = _HEADER.encode() if before is None else before
        mark = codecs.BOM_UTF8 if content.startswith(codecs.BOM_UTF8) else b""
        try:
            former = content.removeprefix(mark).decode()
            document = tomlkit.parse(former.replace("\r\n", "\n"))
            if group not in document:
                document[group] = tomlkit.table()
            document[group][name] = _item(value)
            text = tomlkit.dumps(document)
        except (TOMLKitError, TypeError, UnicodeDecodeError) as error:
            raise KnownTrouble(
                f"{FILE_NAME} is written in a way that this page cannot change. Tell whoever "
                "looks after this machine."
            ) from error
        try:
            load_text(text, self._path)
        except SettingsTrouble as trouble:
            raise KnownTrouble(trouble.faults[0]) from trouble
        return mark + (text.replace("\n", "\r\n") if "\r\n" in former else text).encode()

    def _replace(self, content: bytes) -> None:
        final = self._path.resolve()  # it may be a link to where all such files are kept
        unfinished = final.with_name(f"{final.name}.unfinished")
        try:
            if final.exists() and not os.access(final, os.W_OK):
                # Whoever has made it read-only means that. A new one could take its place, since
                # the folder can be written; but that is not what they wanted.
                raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
            unfinished.write_bytes(content)
            if final.exists():
                _let_the_same_people_at_it(final, unfinished)
            rename_safely(unfinished, final)
        except OSError as error:
            with contextlib.suppress(OSError):
                unfinished.unlink(missing_ok=True)
            raise _trouble(error) from error


def _let_the_same_people_at_it(former: Path, new: Path) -> None:
    """Owner, group and mode, as far as this user may give them."""
    owned = former.stat()
    with contextlib.suppress(OSError):
        os.chown(new, -1, owned.st_gid)
    with contextlib.suppress(OSError):
        os.chown(new, owned.st_uid, -1)
    shutil.copymode(former, new)


def _trouble(error: OSError) -> KnownTrouble:
    return KnownTrouble(
        f"{FILE_NAME} cannot be written ({error.strerror}), so nothing was changed. Tell "
        "whoever looks after this machine."
    )


def _item(value: Any) -> Any:
    """As TOML that reads well: groups in a list each on a line of their own."""
    if not (isinstance(value, list) and value and isinstance(value[0], dict)):
        return value
    rows: Array = tomlkit.array()
    for each in value:
        row: InlineTable = tomlkit.inline_table()
        row.update(each)
        rows.append(row)
    return rows.multiline(multiline=True)
