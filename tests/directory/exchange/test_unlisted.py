"""What may not be listed is not taken in, whatever id it comes under."""

import datetime
from pathlib import Path

import pytest

from kiosk.directory import revisions, standing
from kiosk.directory.exchange import applying, command, comparing, differences
from kiosk.store import Store
from kiosk.who import Who
from tests.directory.exchange.helping import (
    ADDRESS,
    AT,
    LOCATION,
    PHONE,
    SCHEDULE,
    SERVICE,
    Cells,
    bring,
    cleaned,
    exported,
    package,
    rows,
)

NOW = datetime.datetime(2026, 11, 26, 10, 32)
LEAD = Who("lead", "LE", 1)
WHOLE = {
    "phones": [PHONE],
    "schedules": [SCHEDULE],
    "service_at_location": [AT],
    "locations": [LOCATION],
    "addresses": [ADDRESS],
}


def again(**facts: str) -> dict[str, list[Cells]]:
    """The same listing under other ids, with these facts different."""
    return {
        "organizations": [{"id": "o2", "name": "Northfield Trust"}],
        "services": [SERVICE | {"id": "s2", "organization_id": "o2"} | facts],
        "phones": [PHONE | {"id": "p2", "service_id": "s2", "number": "(01632) 960 001"}],
        "schedules": [SCHEDULE | {"id": "t2", "service_id": "s2"}],
        "service_at_location": [{"id": "a2", "service_id": "s2", "location_id": "l2"}],
        "locations": [LOCATION | {"id": "l2"}],
        "addresses": [ADDRESS | {"id": "d2", "location_id": "l2"}],
    }


@pytest.fixture
def marked(empty_store: Store, tmp_path: Path) -> Store:
    """A directory in which somebody asked not to be listed."""
    bring(empty_store, package(tmp_path / "first", **WHOLE), publish=True)
    (service,) = rows(empty_store, "services")
    with revisions.writing(empty_store) as connection:
        standing.do_not_list(connection, service["id"], LEAD, NOW, "They asked")
    return empty_store


def told(store: Store, path: Path) -> list[str]:
    with store.engine.connect() as connection:
        return differences.lines(connection, comparing.compare(connection, cleaned(store, path)))


def test_it_is_not_taken_in_under_another_id(marked: Store, tmp_path: Path) -> None:
    bring(marked, package(tmp_path / "again", **again()), publish=True)
    (service,) = rows(marked, "services")
    assert service["publication"] == "do_not_list"
    for table in ("phones", "schedules", "service_at_location", "locations", "addresses"):
        assert len(rows(marked, table)) == 1, f"{table} of it came in"


def test_the_dry_run_says_so(marked: Store, tmp_path: Path) -> None:
    lines = told(marked, package(tmp_path / "again", **again(name="The Pain Café")))
    at = lines.index("1 listing not taken in: marked “do not list” here.")
    assert lines[at + 1] == (
        "  The Pain Café: it has the number (01632) 960 001, and the name of “Pain Café” here."
    )
    assert not any("The Pain Café (a draft)" in line for line in lines)


def test_the_command_says_so_and_all_is_well(marked: Store, tmp_path: Path) -> None:
    said: list[str] = []
    path = package(tmp_path / "again", **again())
    assert command.bring_in(marked, path, said.append, dry_run=True, publish=False)
    assert "1 listing not taken in: marked “do not list” here." in said


@pytest.mark.parametrize(
    "other",
    [
        again(name="Carers’ lunch"),
        again() | {"phones": [PHONE | {"id": "p2", "service_id": "s2", "number": "01632 960002"}]},
    ],
    ids=["another name", "another number"],
)
def test_another_listing_comes_in(
    marked: Store, tmp_path: Path, other: dict[str, list[Cells]]
) -> None:
    bring(marked, package(tmp_path / "other", **other))
    assert len(rows(marked, "services")) == 2


def test_what_stands_beside_it_comes_in_with_the_place_they_share(
    marked: Store, tmp_path: Path
) -> None:
    beside = again()
    beside["services"].append(SERVICE | {"id": "s3", "organization_id": "o2", "name": "Tai chi"})
    beside["service_at_location"].append({"id": "a3", "service_id": "s3", "location_id": "l2"})
    bring(marked, package(tmp_path / "beside", **beside))
    assert sorted(row["name"] for row in rows(marked, "services")) == ["Pain Café", "Tai chi"]
    assert len(rows(marked, "locations")) == 2
    assert len(rows(marked, "addresses")) == 2


def test_once_the_mark_is_taken_away_it_comes_in(marked: Store, tmp_path: Path) -> None:
    (service,) = rows(marked, "services")
    with revisions.writing(marked) as connection:
        standing.show(connection, service["id"], LEAD, NOW)
    bring(marked, package(tmp_path / "again", **again()))
    assert len(rows(marked, "services")) == 2


def test_further_tables_of_it_are_left_out_too(marked: Store, tmp_path: Path) -> None:
    more = again() | {
        "required_documents": [{"id": "r2", "service_id": "s2", "document": "A letter"}]
    }
    bring(marked, package(tmp_path / "more", **more))
    assert "required_documents" not in {row["table_name"] for row in _other_rows(marked)}
    assert exported(marked, "services")


def test_a_file_with_nothing_else_changes_nothing(marked: Store, tmp_path: Path) -> None:
    only = again()
    del only["organizations"]
    only["services"][0] = {
        name: value for name, value in only["services"][0].items() if name != "organization_id"
    }
    path = package(
        tmp_path / "only",
        **only
        | {
            "organizations": [
                {"id": "o1", "name": "Northfield Community Trust", "description": "A charity"}
            ]
        },
    )
    applied = applying.apply(marked, cleaned(marked, path), "import of only")
    assert applied.backup is None
    assert len(applied.plan) == 0


def _other_rows(store: Store) -> list[dict[str, str]]:
    with store.engine.connect() as connection:
        found = connection.exec_driver_sql("SELECT table_name FROM other_rows")
        return [dict(row) for row in found.mappings()]
