"""Writes a setting into `site.toml`, where every other line and comment stays as it is."""

import os
import shutil
from pathlib import Path
from typing import Any

import tomlkit
from tomlkit.exceptions import TOMLKitError
from tomlkit.items import Array, InlineTable

from kiosk.errors import KnownTrouble
from kiosk.settings import FILE_NAME, Settings, SettingsTrouble, load

_HEADER = (
    "# What this kiosk is to know of its room. `kiosk settings` prints all that can stand here.\n"
)


class SiteFile:
    """The `site.toml` of one data folder; there need not be one yet."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / FILE_NAME
        self._before: str | None = None
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

    def write(self, place: tuple[str, str], value: Any) -> None:
        """Give a setting this value: after a power cut there is the old file or the new, whole.

        Args:
            place: the setting's group and its name there.
            value: as JSON has it.

        Raises:
            KnownTrouble: the file would be wrong with it, or cannot be written. It is as before.
        """
        group, name = place
        before = self._text()
        try:
            document = tomlkit.parse(_HEADER if before is None else before)
            if group not in document:
                document[group] = tomlkit.table()
            document[group][name] = _item(value)
            text = tomlkit.dumps(document)
        except (TOMLKitError, TypeError) as error:
            raise KnownTrouble(
                f"{FILE_NAME} is written in a way that this page cannot change. Tell whoever "
                "looks after this machine."
            ) from error
        self._replace(text)
        self._before, self._is_written = before, True

    def put_back(self) -> None:
        """Make the last change undone: what was to be kept beside it could not be kept."""
        if not self._is_written:
            return
        self._is_written = False
        if self._before is None:
            self._path.unlink(missing_ok=True)
        else:
            self._replace(self._before)

    def _text(self) -> str | None:
        try:
            return self._path.read_text(encoding="utf-8-sig")
        except FileNotFoundError:
            return None

    def _replace(self, text: str) -> None:
        final = self._path.resolve()  # it may be a link to where all such files are kept
        unfinished = final.with_name(f"{final.name}.unfinished")
        try:
            with unfinished.open("w", encoding="utf-8", newline="") as file:
                file.write(text)
                file.flush()
                os.fsync(file.fileno())
            load(unfinished)
            if final.exists():
                shutil.copymode(final, unfinished)
            unfinished.replace(final)
            folder = os.open(final.parent, os.O_RDONLY)
            try:
                os.fsync(folder)
            finally:
                os.close(folder)
        except SettingsTrouble as trouble:
            unfinished.unlink(missing_ok=True)
            raise KnownTrouble(trouble.faults[0]) from trouble
        except OSError as error:
            unfinished.unlink(missing_ok=True)
            raise KnownTrouble(
                f"{FILE_NAME} cannot be written ({error.strerror}), so nothing was changed. Tell "
                "whoever looks after this machine."
            ) from error


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
