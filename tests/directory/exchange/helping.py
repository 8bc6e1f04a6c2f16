"""Small packages, written and brought in as the commands do it."""

import csv
import shutil
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from kiosk.directory.exchange import applying, cleaning, exporting, forms, kept, packing
from kiosk.directory.exchange.applying import Applied
from kiosk.directory.exchange.cleaned import Cleaned
from kiosk.directory.exchange.standard import table_of
from kiosk.store import Store

DATA = Path(__file__).parents[4] / "shared" / "data"

Cells = Mapping[str, str]

ORGANIZATION = {"id": "o1", "name": "Northfield Community Trust", "description": "A charity"}
SERVICE = {
    "id": "s1",
    "organization_id": "o1",
    "name": "Pain Café",
    "description": "Meet people who live with pain.",
    "status": "active",
}
PHONE = {"id": "p1", "service_id": "s1", "number": "01632 960001"}
LOCATION = {"id": "l1", "name": "Northfield Library", "location_type": "physical"}
AT = {"id": "a1", "service_id": "s1", "location_id": "l1"}
ADDRESS = {
    "id": "d1",
    "location_id": "l1",
    "address_1": "1 High Street",
    "city": "Northfield",
    "state_province": "Fenshire",
    "postal_code": "ZZ1 1AB",
    "country": "GB",
    "address_type": "physical",
}
SCHEDULE = {
    "id": "t1",
    "service_id": "s1",
    "freq": "WEEKLY",
    "byday": "MO",
    "opens_at": "10:00",
    "closes_at": "12:00",
}


def public(name: str) -> Path:
    """Public data beside the checkout; the test is skipped where it is not there."""
    if not (DATA / name).exists():
        pytest.skip(f"The public data {name} does not lie beside this checkout.")
    return DATA / name


def package(folder: Path, **tables: Sequence[Cells]) -> Path:
    """A folder of CSV files; without tables, a small sound package."""
    folder.mkdir(exist_ok=True)
    whole: Mapping[str, Sequence[Cells]] = {
        "organizations": [ORGANIZATION],
        "services": [SERVICE],
    } | tables
    for table, rows in whole.items():
        with (folder / f"{table}.csv").open("w", encoding="utf-8", newline="") as file:
            names = list(dict.fromkeys(name for row in rows for name in row))
            writer = csv.DictWriter(file, names)
            writer.writeheader()
            writer.writerows(rows)
    return folder


def zipped(path: Path, **files: str | bytes) -> Path:
    """A zip of files; an underscore in a name stands for the point before its ending."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name.replace("_csv", ".csv"), content)
    return path


def cleaned(store: Store, path: Path) -> Cleaned:
    with store.engine.connect() as connection:
        return cleaning.clean(forms.read(path), kept.known(connection))


def bring(store: Store, path: Path, *, publish: bool = False) -> Applied:
    return applying.apply(store, cleaned(store, path), f"import of {path.name}", publish=publish)


def problems(store: Store, path: Path) -> list[tuple[str, int, str, str, bool]]:
    """File, row, column, value, and whether the row is left out."""
    return [
        (each.origin.file, each.origin.row, each.column, each.value, each.blocks)
        for each in cleaned(store, path).problems.found
    ]


def export(store: Store, path: Path, *, everything: bool = False) -> bytes:
    with store.engine.connect() as connection:
        packing.write(exporting.tables(connection, everything=everything), path)
    return path.read_bytes()


def exported(store: Store, table: str, *, everything: bool = True) -> list[dict[str, str]]:
    with store.engine.connect() as connection:
        return exporting.tables(connection, everything=everything)[table]


def rows(store: Store, table: str, **where: Any) -> list[dict[str, Any]]:
    """The rows of a table of the database in which these columns hold this."""
    columns = table_of(table)
    chosen = select(columns).where(*(columns.c[name] == value for name, value in where.items()))
    with store.engine.connect() as connection:
        return [dict(row) for row in connection.execute(chosen).mappings()]


def copy(store: Store, folder: Path) -> Path:
    """The database's own bytes, journals folded in."""
    store.engine.dispose()
    folder.mkdir(exist_ok=True)
    return Path(shutil.copy(store.path, folder))
