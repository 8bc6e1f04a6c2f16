"""What goes out: what the standard wants, what patients may know, and never a secret."""

import datetime
import json
import shutil
import zipfile
from pathlib import Path

import pytest
from frictionless import validate
from jsonschema import Draft202012Validator, FormatChecker
from sqlalchemy import update

from kiosk.directory.exchange import exporting, forms
from kiosk.directory.exchange.standard import ENUMS, OFFICIAL, RESOURCES
from kiosk.directory.models import Check, Phone, Service
from kiosk.directory.revisions import Act, Writer
from kiosk.store import Store
from kiosk.who import Who
from tests.directory.exchange.helping import (
    ADDRESS,
    AT,
    LOCATION,
    PHONE,
    SCHEDULE,
    SERVICE,
    bring,
    export,
    exported,
    package,
    public,
    rows,
)
from tests.directory.exchange.test_round_trip import fill

SECRET = "Hidden Refuge"


def unpacked(store: Store, folder: Path) -> Path:
    export(store, folder / "out.zip", everything=True)
    with zipfile.ZipFile(folder / "out.zip") as sent:
        sent.extractall(folder / "out")
    return folder / "out"


def test_our_columns_are_those_of_the_official_package() -> None:
    official = json.loads(public("hsds-3.0-datapackage.json").read_text())
    theirs = {
        resource["path"]: [
            (field["name"], bool(field["constraints"].get("required")))
            for field in resource["schema"]["fields"]
        ]
        for resource in official["resources"]
    }
    ours = {
        f"{table}.csv": [(column.name, column.required) for column in columns]
        for table, columns in OFFICIAL.items()
    }
    assert ours == theirs


def test_our_enums_and_names_are_those_of_the_official_package() -> None:
    official = json.loads(public("hsds-3.0-datapackage.json").read_text())
    tables = {resource["path"].removesuffix(".csv"): resource for resource in official["resources"]}
    assert {
        table: resource["name"] for table, resource in tables.items() if resource["name"] != table
    } == RESOURCES
    enums = {
        (table, field["name"]): tuple(field["constraints"]["enum"])
        for table, resource in tables.items()
        for field in resource["schema"]["fields"]
        if "enum" in field["constraints"]
    }
    assert enums == ENUMS


def test_the_whole_starter_directory_passes_the_official_package(
    store: Store, tmp_path: Path
) -> None:
    folder = unpacked(store, tmp_path)
    shutil.copy(public("hsds-3.0-datapackage.json"), folder / "datapackage.json")
    report = validate(str(folder / "datapackage.json"))
    assert report.valid, report.flatten(["title", "note", "rowNumber", "fieldName"])[:5]


def test_what_publishers_sent_passes_our_own_package(store: Store, tmp_path: Path) -> None:
    fill(store, tmp_path / "odd")
    report = validate(str(unpacked(store, tmp_path) / "datapackage.json"))
    assert report.valid, report.flatten(["title", "note", "rowNumber", "fieldName"])[:5]


@pytest.mark.parametrize("table", [*OFFICIAL])
def test_every_row_passes_the_official_json_schema(
    store: Store, tmp_path: Path, table: str
) -> None:
    fill(store, tmp_path / "odd")
    name = RESOURCES.get(table, table)
    schema = json.loads(public(f"hsds-3.0-schema/{name}.json").read_text())
    known = {
        key: value
        for key, value in schema["properties"].items()
        if value.get("type") in {"string", "number"}
    }
    checker = Draft202012Validator(
        {"type": "object", "properties": known, "required": schema["required"]},
        format_checker=FormatChecker(),
    )
    for row in exported(store, table):
        typed = {
            key: float(value) if known.get(key, {}).get("type") == "number" else value
            for key, value in row.items()
        }
        checker.validate(typed)


def confidential(store: Store, folder: Path) -> None:
    """A published service at a place that nobody may know."""
    secret = LOCATION | {"name": SECRET, "confidential": "true"}
    bring(
        store,
        package(
            folder,
            locations=[secret],
            service_at_location=[AT],
            addresses=[ADDRESS | {"address_1": SECRET}],
            phones=[PHONE, PHONE | {"id": "p2", "location_id": "l1", "description": SECRET}],
            schedules=[SCHEDULE | {"location_id": "l1", "notes": SECRET}],
            accessibility=[{"id": "x1", "location_id": "l1", "description": SECRET}],
            contacts=[{"id": "k1", "location_id": "l1", "name": SECRET}],
            languages=[{"id": "g1", "location_id": "l1", "name": SECRET}],
            visits=[{"where": "l1", "words": SECRET}],
        ),
        publish=True,
    )


@pytest.mark.parametrize("ending", ["zip", "json", "csv", "xlsx"])
@pytest.mark.parametrize("everything", [False, True], ids=["published", "all"])
def test_a_confidential_place_never_goes_out(
    store: Store, tmp_path: Path, *, everything: bool, ending: str
) -> None:
    confidential(store, tmp_path / "p")
    with store.session() as session, session.begin():
        address = rows(store, "addresses", address_1=SECRET)[0]
        act = Act("edit", Who("lead"), datetime.datetime(2026, 11, 23))
        change = {"address_1": SECRET + "!"}
        Writer(session.connection(), act).change("addresses", str(address["id"]), change)
    path = tmp_path / f"out.{ending}"
    with store.engine.connect() as connection:
        forms.write(exporting.tables(connection, everything=everything), path)
    sent = path.read_bytes()
    if ending in {"zip", "xlsx"}:
        with zipfile.ZipFile(path) as archive:
            sent = b"".join(map(archive.read, archive.namelist()))
    assert SECRET.encode() not in sent
    assert PHONE["number"].encode() in sent


def test_a_confidential_place_stays_one_when_the_export_comes_back(
    store: Store, tmp_path: Path
) -> None:
    confidential(store, tmp_path / "p")
    export(store, tmp_path / "out.zip", everything=True)
    assert len(bring(store, tmp_path / "out.zip").plan) == 0
    assert rows(store, "locations", name=SECRET)[0]["confidential"] is True


def test_drafts_and_retired_listings_go_out_only_with_all(store: Store, tmp_path: Path) -> None:
    bring(store, package(tmp_path / "p", phones=[PHONE]))
    names = [row["name"] for row in exported(store, "services", everything=False)]
    assert SERVICE["name"] not in names
    assert PHONE["number"] not in [
        row["number"] for row in exported(store, "phones", everything=False)
    ]
    assert SERVICE["name"] in [row["name"] for row in exported(store, "services")]


def test_a_number_that_nobody_answers_goes_out_only_with_all(store: Store, tmp_path: Path) -> None:
    bring(store, package(tmp_path / "p", phones=[PHONE]), publish=True)
    with store.session() as session, session.begin():
        session.execute(
            update(Phone).where(Phone.number == PHONE["number"]).values(unconfirmed=True)
        )
    for everything in (False, True):
        numbers = [row["number"] for row in exported(store, "phones", everything=everything)]
        assert (PHONE["number"] in numbers) is everything


@pytest.mark.parametrize("status", ["inactive", "defunct", "temporarily closed"])
def test_a_service_that_is_not_active_goes_out_only_with_all(
    store: Store, tmp_path: Path, status: str
) -> None:
    bring(store, package(tmp_path / "p", services=[SERVICE | {"status": status}]), publish=True)
    assert SERVICE["name"] not in [
        row["name"] for row in exported(store, "services", everything=False)
    ]


def test_history_goes_out_only_with_all_and_without_initials(store: Store, tmp_path: Path) -> None:
    fill(store, tmp_path / "odd")
    assert exported(store, "metadata", everything=False) == []
    assert [row["updated_by"] for row in exported(store, "metadata")] == ["volunteer"]
    export(store, tmp_path / "out.zip", everything=True)
    with zipfile.ZipFile(tmp_path / "out.zip") as sent:
        assert not any("XY" in sent.read(name).decode() for name in sent.namelist())


def test_our_date_of_checking_goes_out_without_whoever_checked(
    store: Store, tmp_path: Path
) -> None:
    theirs = {"assured_date": "2026-10-01", "assurer_email": "them@example.org"}
    bring(store, package(tmp_path / "p", services=[SERVICE | theirs]), publish=True)
    key = rows(store, "services", name=SERVICE["name"])[0]["id"]
    with store.session() as session, session.begin():
        session.execute(
            update(Service).where(Service.id == key).values(assured_date=_day("2026-11-02"))
        )
        session.add(
            Check(
                service_id=key,
                checked_on=_day("2026-11-02"),
                role="volunteer",
                initials="QQZ",
                method="phone",
                outcome="right",
            )
        )
    row = next(row for row in exported(store, "services") if row["id"] == key)
    assert (row["assured_date"], row.get("assurer_email")) == ("2026-11-02", None)


def test_a_publishers_date_goes_out_as_theirs(store: Store, tmp_path: Path) -> None:
    theirs = {"assured_date": "2026-10-01", "assurer_email": "them@example.org"}
    bring(store, package(tmp_path / "p", services=[SERVICE | theirs]), publish=True)
    row = next(row for row in exported(store, "services") if row["name"] == SERVICE["name"])
    assert row["assured_date"] == "2026-10-01"
    assert row["assurer_email"] == "them@example.org"


def test_a_service_without_an_organization_still_passes(store: Store, tmp_path: Path) -> None:
    bring(store, package(tmp_path / "p", services=[SERVICE | {"organization_id": ""}]))
    folder = unpacked(store, tmp_path)
    shutil.copy(public("hsds-3.0-datapackage.json"), folder / "datapackage.json")
    assert validate(str(folder / "datapackage.json")).valid
    assert len(bring(store, tmp_path / "out.zip").plan) == 0


def _day(text: str) -> object:
    import datetime

    return datetime.date.fromisoformat(text)
