"""The forms that listings come and go in, each known by the ending of its file."""

import importlib
import stat
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Protocol, cast

from kiosk.directory.exchange import packing, tabular
from kiosk.directory.exchange.package import Package
from kiosk.errors import KnownTrouble

Tables = Mapping[str, Sequence[Mapping[str, str]]]

_SHEETS = {".xlsx", ".xlsm", ".xls", ".ods", ".csv", ".tsv", ".txt"}
"""The third and fourth are not read, but `sheets` says how to save them so that they can be."""

_WRITTEN = {".zip", ".json", ".xlsx", ".csv"}


class _Form(Protocol):
    """What a module offers that knows one form."""

    def read(self, path: Path) -> Package: ...

    def write(self, tables: Tables, path: Path) -> None: ...


def read(path: Path) -> Package:
    """The package in a file or a folder.

    Raises:
        KnownTrouble: it is not there, of no form that we know, or cannot be read.
    """
    _look_at(path)
    ending = path.suffix.lower()
    if path.is_dir():
        return tabular.read(path)
    if ending in {".zip", ".json", *_SHEETS} and not path.stat().st_size:
        raise KnownTrouble(
            f"{path.name} is empty: there is nothing in it. Fetch it again, or ask for it again."
        )
    if ending == ".zip":
        return tabular.read(path)
    if ending == ".json":
        return _module("uk_json").read(path)
    if ending in _SHEETS:
        is_table = ending == ".csv" and tabular.is_table(path)
        return tabular.read(path) if is_table else _module("sheets").read(path)
    raise _no_form(path)


def write(tables: Tables, path: Path) -> None:
    """Write the directory in the form that the file's ending says.

    Raises:
        KnownTrouble: no form has this ending, or the file cannot be written.
    """
    check_ending(path)
    match path.suffix.lower():
        case ".zip":
            packing.write(tables, path)
        case ".json":
            _module("uk_json").write(tables, path)
        case _:
            _module("sheets").write(tables, path)


def check_ending(path: Path) -> None:
    """Refuse what no form can be written to, before anything is gathered for it.

    Raises:
        KnownTrouble: it is a folder, or no form has this ending.
    """
    if path.is_dir():
        raise KnownTrouble(f"{path} is a folder. Name a file in it, such as {path}/listings.zip.")
    if path.suffix.lower() not in _WRITTEN:
        raise _no_form(path)


def _look_at(path: Path) -> None:
    """Refuse what has no listings for certain, before anything waits for it."""
    try:
        facts = path.stat()
    except FileNotFoundError as error:
        raise KnownTrouble(
            f"There is no file {path}. See how it is called, and where it is."
        ) from error
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "there can be no file of that name"
        raise KnownTrouble(
            f"{path} cannot be read ({reason}). See whether it is there, and whether this user "
            "may read it."
        ) from error
    if not (stat.S_ISDIR(facts.st_mode) or stat.S_ISREG(facts.st_mode)):
        raise KnownTrouble(f"{path.name} is not a file. Choose the file with the listings.")


def sheet_rows(path: Path) -> list[list[tuple[int, list[str]]]]:
    """The filled rows of each worksheet with their numbers, word for word."""
    grids = importlib.import_module("kiosk.directory.exchange.sheet_files").grids(path)
    return [grid.rows for grid in grids]


def _module(name: str) -> _Form:
    return cast("_Form", importlib.import_module(f"kiosk.directory.exchange.{name}"))


def _no_form(path: Path) -> KnownTrouble:
    return KnownTrouble(
        f"{path.name} has none of the endings that we know. Use .zip for an Open Referral package, "
        ".json for Open Referral UK, .xlsx or .csv for a sheet."
    )
