"""Reads `site.toml`: for the check by hand, and for a kiosk in service, which nothing stops.

pydantic checks a file (`kiosk.settings.check`), but takes a tenth of a second to import: a kiosk in
service needs it only when `site.toml` has changed since it was last found good.
"""

import json
import logging
import os
import tomllib
import types
import zlib
from dataclasses import is_dataclass, replace
from pathlib import Path
from typing import Any, get_args, get_origin, get_type_hints

from kiosk.errors import KnownTrouble
from kiosk.settings.example import example
from kiosk.settings.sections import Settings

FILE_NAME = "site.toml"
LAST_GOOD_NAME = "site.last-good.toml"

log = logging.getLogger(__name__)


class SettingsTrouble(KnownTrouble):
    """A `site.toml` that cannot be used.

    Attributes:
        faults: one plain sentence or two for each thing that is wrong.
    """

    def __init__(self, path: Path, faults: list[str]) -> None:
        """The trouble with the file `path`."""
        self.faults = tuple(faults)
        super().__init__("\n".join([f"{path} cannot be used.", *faults]))


def load(path: Path) -> Settings:
    """The settings that the file `path` holds.

    Raises:
        SettingsTrouble: the file cannot be read, or holds something wrong; every fault is named.
    """
    return load_text(_text(path), path)


def load_text(text: str, path: Path) -> Settings:
    """The settings that a file `path` would hold with this text.

    Raises:
        SettingsTrouble: as `load`.
    """
    return _checked(text, path)


def load_for_service(folder: Path) -> tuple[Settings, list[str]]:
    """The settings a kiosk in service uses, and what staff are to know of them.

    A `site.toml` without a fault is used, and a copy of it kept beside it. With a fault the kiosk
    goes on with that copy, or with the defaults where there is none; every fault is a notice.
    Nothing that a file holds, and no disk that cannot be written, stops it.

    Args:
        folder: where `site.toml` lies, if there is one.
    """
    path = folder / FILE_NAME
    if not path.exists():
        return Settings(), []
    try:
        text = _text(path)
        if _is_known_good(text, folder):
            settings = _made(Settings, tomllib.loads(text), folder)
            if settings == _without_missing_files(settings):
                return settings, []
        settings = _checked(text, path)
    except SettingsTrouble as trouble:
        log.warning("%s", trouble)
        kept = _last_good(folder)
        instead = "the settings that it comes with" if kept is None else "the last good settings"
        return kept or Settings(), [
            f"{FILE_NAME}: {fault} Until it is put right, the kiosk uses {instead}."
            for fault in trouble.faults
        ]
    _keep(text, folder)
    return settings, []


def _text(path: Path) -> str:
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        raise SettingsTrouble(
            path, ["There is no such file. `kiosk settings` prints one to begin with."]
        ) from None
    except IsADirectoryError:
        raise SettingsTrouble(
            path, ["This is a folder. Move it away and put a file in its place."]
        ) from None
    except OSError as error:
        raise SettingsTrouble(
            path, [f"It cannot be read ({error.strerror}). Let this user read it."]
        ) from error
    try:
        return content.decode("utf-8-sig")  # Windows puts a mark before the text
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise SettingsTrouble(
            path, [f"Line {line} is not UTF-8 text. Save the file as UTF-8."]
        ) from error


def _checked(text: str, path: Path, *, files_may_be_missing: bool = False) -> Settings:
    from kiosk.settings import check

    try:
        table = tomllib.loads(text)
        # TOML has dates and times of its own, and numbers of any length, which fail here.
        as_json = json.dumps(table, default=lambda moment: {"without quotes": str(moment)})
    except (ValueError, RecursionError) as error:
        raise SettingsTrouble(path, [check.syntax_fault(text, error)]) from error
    if faults := check.faults(as_json, None if files_may_be_missing else path.parent):
        raise SettingsTrouble(path, faults)
    settings: Settings = _made(Settings, table, path.parent)
    return settings


def _made(kind: Any, value: Any, folder: Path) -> Any:
    """A checked value of TOML as the type that a setting has."""
    if isinstance(kind, type) and is_dataclass(kind):
        kinds = get_type_hints(kind)
        return kind(**{key: _made(kinds[key], part, folder) for key, part in value.items()})
    if get_origin(kind) is tuple:
        return tuple(_made(get_args(kind)[0], part, folder) for part in value)
    if get_origin(kind) is types.UnionType:
        return _made(get_args(kind)[0], value, folder)
    if kind is Path:
        return folder / value
    if kind is str:
        return value.strip()
    return float(value) if kind is float else value


def _without_missing_files(settings: Settings) -> Settings:
    def if_there(path: Path | None) -> Path | None:
        # Path.is_file raises at a name that is too long
        return path if path is not None and os.path.isfile(path) else None  # noqa: PTH113

    theme = settings.theme
    return replace(
        settings,
        theme=replace(
            theme,
            logo=if_there(theme.logo),
            font_files=tuple(path for path in theme.font_files if if_there(path)),
        ),
        film=replace(settings.film, file=if_there(settings.film.file)),
    )


def _last_good(folder: Path) -> Settings | None:
    """The copy that was kept, without the files that have gone since."""
    path = folder / LAST_GOOD_NAME
    try:
        kept = _checked(_text(path), path, files_may_be_missing=True)
    except SettingsTrouble as trouble:
        log.warning("%s", trouble)
        return None
    return _without_missing_files(kept)


def _seal(text: str) -> str:
    """The first line of the kept copy: changes with the text, and with the settings there are."""
    digits = zlib.crc32((example() + text).encode())
    return (
        f"# The last {FILE_NAME} without a fault, kept by the kiosk ({digits:08x}). "
        f"Change {FILE_NAME}, not this.\n"
    )


def _is_known_good(text: str, folder: Path) -> bool:
    try:
        return (folder / LAST_GOOD_NAME).read_bytes() == (_seal(text) + text).encode()
    except OSError:
        return False


def _keep(text: str, folder: Path) -> None:
    """Keep a good `site.toml`: after a power cut there is the old copy or the new, whole."""
    if _is_known_good(text, folder):
        return
    final = folder / LAST_GOOD_NAME
    unfinished = final.with_suffix(".unfinished")
    try:
        with unfinished.open("wb") as file:
            file.write((_seal(text) + text).encode())
            file.flush()
            os.fsync(file.fileno())
        unfinished.replace(final)
        directory = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(directory)
        finally:
            os.close(directory)
    except OSError as error:
        log.warning("%s could not be kept: %s", final, error)
