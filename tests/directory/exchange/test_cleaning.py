"""Rows as they should not be: what goes in, what does not, and what is said of it."""

from pathlib import Path

import pytest

from kiosk.directory.exchange import comparing
from kiosk.store import Store
from tests.directory.exchange.helping import (
    ADDRESS,
    AT,
    LOCATION,
    ORGANIZATION,
    PHONE,
    SCHEDULE,
    SERVICE,
    Cells,
    bring,
    cleaned,
    package,
    problems,
    public,
    rows,
)


def words(store: Store, path: Path) -> str:
    return "\n".join(each.words for each in cleaned(store, path).problems.found)


def test_a_sound_package_has_no_problems(store: Store, tmp_path: Path) -> None:
    whole = package(
        tmp_path / "p",
        locations=[LOCATION],
        service_at_location=[AT],
        addresses=[ADDRESS],
        phones=[PHONE],
        schedules=[SCHEDULE],
    )
    assert problems(store, whole) == []


@pytest.mark.parametrize(
    ("table", "row", "column"),
    [
        ("organizations", ORGANIZATION | {"name": ""}, "name"),
        ("services", SERVICE | {"name": ""}, "name"),
        ("services", SERVICE | {"status": "maybe"}, "status"),
        ("services", SERVICE | {"organization_id": "o9"}, "organization_id"),
        ("phones", PHONE | {"number": "ask"}, "number"),
        ("phones", PHONE | {"number": ""}, "number"),
        ("phones", PHONE | {"service_id": "s9"}, "service_id"),
        ("phones", PHONE | {"service_id": ""}, "service_id"),
        ("schedules", SCHEDULE | {"opens_at": "early"}, "opens_at"),
        ("schedules", SCHEDULE | {"byday": "Someday"}, "byday"),
        ("schedules", SCHEDULE | {"freq": "SOMETIMES"}, "freq"),
        ("schedules", SCHEDULE | {"bymonthday": "15,32"}, "bymonthday"),
        ("schedules", SCHEDULE | {"bymonthday": "0"}, "bymonthday"),
        ("schedules", SCHEDULE | {"valid_from": "soon"}, "valid_from"),
        ("schedules", SCHEDULE | {"interval": "many"}, "interval"),
        ("schedules", SCHEDULE | {"service_id": "s9"}, "service_id"),
        ("service_at_location", AT, "location_id"),
        ("addresses", ADDRESS, "location_id"),
        ("cost_options", {"id": "c1", "service_id": "s9", "amount": "1"}, "service_id"),
        ("attributes", {"id": "b", "link_id": "s1", "taxonomy_term_id": "t9"}, "taxonomy_term_id"),
        (
            "attributes",
            {"id": "b", "link_id": "s9", "link_entity": "service", "taxonomy_term_id": "t9"},
            "link_id",
        ),
    ],
)
def test_a_row_that_would_mislead_is_left_out(
    store: Store, tmp_path: Path, table: str, row: Cells, column: str
) -> None:
    found = problems(store, package(tmp_path / "p", **{table: [row]}))
    value = str(row[column]) if column in row else ""
    assert (f"{table}.csv", 2, column, value, True) in found


@pytest.mark.parametrize(
    ("table", "row", "column"),
    [
        ("services", SERVICE | {"minimum_age": "young"}, "minimum_age"),
        ("services", SERVICE | {"assured_date": "13/27/2014"}, "assured_date"),
        ("services", SERVICE | {"last_modified": "yesterday"}, "last_modified"),
        ("services", SERVICE | {"program_id": "g9"}, "program_id"),
        (
            "organizations",
            ORGANIZATION | {"parent_organization_id": "o9"},
            "parent_organization_id",
        ),
        ("locations", LOCATION | {"latitude": "north"}, "latitude"),
        ("locations", LOCATION | {"location_type": "castle"}, "location_type"),
        ("locations", LOCATION | {"organization_id": "o9"}, "organization_id"),
        ("phones", PHONE | {"location_id": "l9"}, "location_id"),
        ("cost_options", {"id": "c1", "service_id": "s1", "amount": "a lot"}, "amount"),
    ],
)
def test_a_bad_cell_that_may_be_left_out_is(
    store: Store, tmp_path: Path, table: str, row: Cells, column: str
) -> None:
    whole = package(tmp_path / "p", **{table: [row]})
    assert problems(store, whole) == [(f"{table}.csv", 2, column, row[column], False)]


@pytest.mark.parametrize("written", ["18", "18+", "18 years", "18 yrs old", "18.0"])
def test_an_age_is_read_with_what_people_write_behind_it(
    store: Store, tmp_path: Path, written: str
) -> None:
    whole = package(tmp_path / "p", services=[SERVICE | {"minimum_age": written}])
    (service,) = cleaned(store, whole).tables["services"].values()
    assert service.values["minimum_age"] == 18


def test_a_place_that_may_be_confidential_is_left_out(store: Store, tmp_path: Path) -> None:
    whole = package(tmp_path / "p", locations=[LOCATION | {"confidential": "perhaps"}])
    assert problems(store, whole) == [("locations.csv", 2, "confidential", "perhaps", True)]


def test_a_row_of_a_sheet_comes_in_whole_or_not_at_all(store: Store, tmp_path: Path) -> None:
    (tmp_path / "clubs.csv").write_text(
        "Name,Organisation,Tel no,Charity number\n"
        "Talk,Northfield Trust,ask,1234567\nWalk,Northfield Trust,01632 960001,\n"
        "Yoga,Southfield Trust,ask,\nTalk,Westfield,01632 960002,\n"
    )
    found = cleaned(store, tmp_path / "clubs.csv")
    assert {
        table: [each.values.get("name") or each.values.get("number") for each in rows.values()]
        for table, rows in found.tables.items()
    } == {
        "services": ["Walk", "Talk"],
        "organizations": ["Northfield Trust", "Westfield"],
        "phones": ["01632 960001", "01632 960002"],
    }
    assert [each.origin.row for each in found.problems.found] == [2, 4]


def test_a_listing_that_is_left_out_of_a_sheet_is_not_told_to_be_missing(
    store: Store, tmp_path: Path
) -> None:
    sheet = tmp_path / "clubs.csv"
    sheet.write_text("Name,Tel no\nTalk,01632 960001\nWalk,01632 960002\n")
    bring(store, sheet)
    sheet.write_text("Name,Tel no\nTalk,ask\nWalk,01632 960002\n")
    with store.engine.connect() as connection:
        plan = comparing.compare(connection, cleaned(store, sheet))
    gone = {row["name"] for row in rows(store, "services") if row["id"] in plan.missing["services"]}
    assert gone
    assert "Talk" not in gone
    assert not len(plan)


def test_a_letter_that_cannot_be_read_is_told(store: Store, tmp_path: Path) -> None:
    whole = package(tmp_path / "p", services=[SERVICE | {"name": "Caf\ufffd"}])
    assert problems(store, whole) == [("services.csv", 2, "name", "Caf\ufffd", False)]


def test_a_latitude_that_is_nowhere_is_told_and_kept(store: Store, tmp_path: Path) -> None:
    whole = package(tmp_path / "p", locations=[LOCATION | {"latitude": "100", "longitude": "1"}])
    assert problems(store, whole) == [("locations.csv", 2, "latitude", "100", False)]
    bring(store, whole)
    assert rows(store, "locations", name=LOCATION["name"])[0]["latitude"] == 100


def test_good_rows_go_in_beside_bad_ones(store: Store, tmp_path: Path) -> None:
    good = SERVICE | {"id": "s2", "name": "Chair yoga"}
    bring(store, package(tmp_path / "p", services=[SERVICE | {"name": ""}, good]))
    assert len(rows(store, "services", name="Chair yoga")) == 1


def test_an_id_that_stands_twice_counts_once(store: Store, tmp_path: Path) -> None:
    other = SERVICE | {"name": "Another"}
    whole = package(tmp_path / "p", services=[SERVICE, other])
    assert problems(store, whole) == [("services.csv", 3, "id", "s1", True)]


def test_the_same_row_twice_is_only_told(store: Store, tmp_path: Path) -> None:
    whole = package(tmp_path / "p", services=[SERVICE, SERVICE])
    assert problems(store, whole) == [("services.csv", 3, "id", "s1", False)]


def test_a_row_without_an_id_goes_in_and_is_known_again(store: Store, tmp_path: Path) -> None:
    whole = package(tmp_path / "p", phones=[PHONE | {"id": ""}, PHONE | {"number": "01632 960002"}])
    assert problems(store, whole) == [("phones.csv", 2, "id", "", False)]
    bring(store, whole)
    assert len(bring(store, whole).plan) == 0


def test_two_numbers_in_one_cell_are_two_rows(store: Store, tmp_path: Path) -> None:
    whole = package(tmp_path / "p", phones=[PHONE | {"number": "01632 960001 / 07700 900001"}])
    assert problems(store, whole)[0][4] is False
    bring(store, whole)
    service = rows(store, "services", name=SERVICE["name"])[0]["id"]
    found = rows(store, "phones", service_id=service)
    assert [(row["position"], row["number"]) for row in found] == [
        (0, "01632 960001"),
        (1, "07700 900001"),
    ]


def test_24_hours_is_the_whole_day(store: Store, tmp_path: Path) -> None:
    bring(
        store,
        package(tmp_path / "p", schedules=[SCHEDULE | {"opens_at": "24 hours", "closes_at": ""}]),
    )
    service = rows(store, "services", name=SERVICE["name"])[0]["id"]
    row = rows(store, "schedules", service_id=service)[0]
    assert (row["opens_at"], row["closes_at"]) == ("00:00", "23:59")


def test_control_characters_never_come_in(store: Store, tmp_path: Path) -> None:
    bring(store, package(tmp_path / "p", services=[SERVICE | {"name": "Pain\x07 \x1bCafé\x00"}]))
    assert len(rows(store, "services", name="Pain Café")) == 1


def test_a_service_whose_id_is_no_uuid_gets_one_that_is_always_the_same(
    store: Store, fresh_store: Store, tmp_path: Path
) -> None:
    for each in (store, fresh_store):
        bring(each, package(tmp_path / "p"))
    keys = [rows(each, "services", name=SERVICE["name"])[0]["id"] for each in (store, fresh_store)]
    assert keys[0] == keys[1]


@pytest.mark.parametrize(
    ("name", "table"),
    [
        ("contact_with_no_parent", "contacts"),
        ("holiday_schedule_with_no_parent", "holiday_schedules"),
        ("invalid_address", "addresses"),
        ("invalid_category", "taxonomy"),
        ("invalid_location_org", "locations"),
        ("invalid_mail_address_location", "mail_addresses"),
        ("invalid_org", "organizations"),
        ("invalid_parent_category", "taxonomy"),
        ("invalid_program", "programs"),
        ("invalid_regular_schedule", "regular_schedules"),
        ("invalid_service", "services"),
        ("missing_address", "addresses"),
        ("phone_with_no_parent", "phones"),
        ("program_with_no_parent", "programs"),
        ("regular_schedule_with_no_parent", "regular_schedules"),
        ("hs_with_invalid_date", "holiday_schedules"),
    ],
)
def test_the_bad_rows_of_ohana_are_told_of(
    store: Store, tmp_path: Path, name: str, table: str
) -> None:
    folder = tmp_path / "p"
    folder.mkdir()
    (folder / f"{table}.csv").write_bytes(public(f"ohana-bad-rows/{name}.csv").read_bytes())
    found = problems(store, folder)
    assert found
    assert {each[0] for each in found} == {f"{table}.csv"}
