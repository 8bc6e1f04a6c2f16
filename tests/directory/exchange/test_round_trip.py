"""What goes out and comes in again is what it was, to the byte."""

import datetime
import zipfile
from pathlib import Path

import pytest
from sqlalchemy import update

from kiosk.directory.models import Phone, Service
from kiosk.directory.revisions import Act, Writer
from kiosk.store import Store
from kiosk.who import Who
from tests.directory.exchange.helping import (
    ADDRESS,
    AT,
    LOCATION,
    ORGANIZATION,
    PHONE,
    SCHEDULE,
    SERVICE,
    bring,
    export,
    package,
    public,
    rows,
)

each_extent = pytest.mark.parametrize("everything", [False, True], ids=["published", "all"])


def odd_package(folder: Path) -> Path:
    """Unknown columns and tables, ids that are no UUIDs, addresses of the web that are none."""
    return package(
        folder,
        services=[
            SERVICE
            | {"url": "www.pain-café.example.org", "email": "ask at the desk", "colour": "red"}
            | {"assured_date": "2026-03-04", "minimum_age": "18.5", "program_id": "g1"},
            SERVICE | {"id": "s2", "name": 'Said "two"\nlines, and €', "colour": ""},
        ],
        programs=[{"id": "g1", "organization_id": "o1", "name": "Pain"}],
        locations=[LOCATION],
        service_at_location=[AT],
        addresses=[ADDRESS | {"state_province": "-"}],
        phones=[
            PHONE | {"extension": "ask for Jo"},
            PHONE | {"id": "p2", "number": "18001 116 123"},
        ],
        schedules=[SCHEDULE, SCHEDULE | {"id": "t2", "freq": "DAILY", "byday": ""}],
        taxonomies=[{"id": "x", "name": "topics"}, {"id": "y", "name": "theirs"}],
        taxonomy_terms=[
            {"id": "t1", "name": "One", "code": "same", "taxonomy_id": "x"},
            {"id": "t2", "name": "Two", "code": "same", "taxonomy_id": "y", "parent_id": "t1"},
        ],
        attributes=[
            {"id": "b1", "link_id": "s1", "link_entity": "service", "taxonomy_term_id": "t2"}
        ],
        required_documents=[{"id": "q1", "service_id": "s1", "document": "None", "uri": "no web"}],
        weather=[{"id": "w1", "sky": "grey"}, {"id": "w2", "wind": "west"}],
        unnamed=[{"b": "2", "a": "1"}, {"b": "2", "a": "1"}, {"c": "3"}],
    )


def fill(store: Store, folder: Path) -> None:
    """Everything that a directory can hold that is awkward to send."""
    bring(store, odd_package(folder), publish=True)
    with store.session() as session, session.begin():
        service = session.query(Service).filter_by(name="Hanley parkrun").one()
        service.first_visit, service.bank_holidays = "Somebody meets you.", "closed"
        service.assured_date = datetime.date(2026, 11, 1)
        session.add(Phone(service_id=service.id, number="01632 960009", position=4))
        at = datetime.datetime(2026, 11, 1, 9, 30)
        act = Act("edit", Who("volunteer", "XY"), at, service_id=service.id)
        session.flush()
        Writer(session.connection(), act).change("services", service.id, {"wait_time": "A week"})


@each_extent
def test_what_went_out_comes_into_the_same_directory_and_changes_nothing(
    store: Store, tmp_path: Path, *, everything: bool
) -> None:
    fill(store, tmp_path / "odd")
    export(store, tmp_path / "out.zip", everything=everything)
    assert len(bring(store, tmp_path / "out.zip").plan) == 0


@each_extent
def test_a_fresh_kiosk_sends_out_the_same_bytes_as_it_took_in(
    store: Store, fresh_store: Store, tmp_path: Path, *, everything: bool
) -> None:
    fill(store, tmp_path / "odd")
    sent = export(store, tmp_path / "out.zip", everything=everything)
    bring(fresh_store, tmp_path / "out.zip")
    assert export(fresh_store, tmp_path / "again.zip", everything=everything) == sent


@each_extent
def test_an_empty_directory_sends_out_the_same_bytes_as_it_took_in(
    store: Store, empty_store: Store, tmp_path: Path, *, everything: bool
) -> None:
    fill(store, tmp_path / "odd")
    sent = export(store, tmp_path / "out.zip", everything=everything)
    bring(empty_store, tmp_path / "out.zip")
    assert export(empty_store, tmp_path / "again.zip", everything=everything) == sent


@pytest.mark.parametrize("name", ["ohana-sample", "hsds-3.0-examples/csv"])
def test_public_packages_come_back_the_same(store: Store, tmp_path: Path, name: str) -> None:
    bring(store, public(name))
    export(store, tmp_path / "out.zip", everything=True)
    assert len(bring(store, tmp_path / "out.zip").plan) == 0


@pytest.mark.parametrize("name", ["ohana-sample", "hsds-3.0-examples/csv"])
def test_a_public_package_that_comes_twice_changes_nothing(store: Store, name: str) -> None:
    bring(store, public(name))
    again = bring(store, public(name))
    assert (len(again.plan), again.backup) == (0, None)


def test_unknown_columns_and_tables_go_out_again(store: Store, tmp_path: Path) -> None:
    bring(store, odd_package(tmp_path / "odd"), publish=True)
    export(store, tmp_path / "out.zip")
    with zipfile.ZipFile(tmp_path / "out.zip") as sent:
        assert sent.read("services.csv").decode().splitlines()[0].endswith("last_modified,colour")
        assert sent.read("weather.csv").decode() == "id,sky,wind\nw1,grey,\nw2,,west\n"
        assert sent.read("unnamed.csv").decode() == "a,b,c\n1,2,\n1,2,\n,,3\n"


def test_what_a_publisher_called_a_row_goes_out_again(store: Store, tmp_path: Path) -> None:
    bring(store, odd_package(tmp_path / "odd"), publish=True)
    export(store, tmp_path / "out.zip")
    with zipfile.ZipFile(tmp_path / "out.zip") as sent:
        assert (
            f"services,{rows(store, 'services', name='Pain Café')[0]['id']},s1"
            in sent.read("original_ids.csv").decode()
        )


def test_what_somebody_mends_in_a_package_of_ours_counts(store: Store, tmp_path: Path) -> None:
    with store.session() as session, session.begin():
        session.execute(
            update(Service).where(Service.name == "Hanley parkrun").values(url="www.before.org")
        )
    export(store, tmp_path / "out.zip")
    with zipfile.ZipFile(tmp_path / "out.zip") as sent:
        sent.extractall(tmp_path / "mended")
    services = tmp_path / "mended" / "services.csv"
    services.write_text(services.read_text().replace("https://www.before.org", "https://a.org"))
    bring(store, tmp_path / "mended")
    assert rows(store, "services", name="Hanley parkrun")[0]["url"] == "https://a.org"


def test_every_file_of_a_package_carries_the_same_time(store: Store, tmp_path: Path) -> None:
    export(store, tmp_path / "out.zip")
    with zipfile.ZipFile(tmp_path / "out.zip") as sent:
        assert {info.date_time for info in sent.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_a_number_that_was_left_as_it_is_stays_so_when_it_comes_back(
    store: Store, tmp_path: Path
) -> None:
    bring(
        store,
        package(
            tmp_path / "p",
            locations=[LOCATION],
            addresses=[ADDRESS | {"country": "US"}],
            phones=[PHONE | {"number": "1632960001"}],
        ),
        publish=True,
    )
    export(store, tmp_path / "out.zip")  # without the address, whose place no service is at
    assert len(bring(store, tmp_path / "out.zip").plan) == 0


def test_a_column_that_was_moved_once_is_not_moved_again(store: Store, tmp_path: Path) -> None:
    both = SERVICE | {"fees": "£2", "fees_description": "\ufeff£2 each"}
    bring(store, package(tmp_path / "p", services=[both]), publish=True)
    key = rows(store, "services", name=SERVICE["name"])[0]["id"]
    with store.session() as session, session.begin():
        session.execute(update(Service).where(Service.id == key).values(fees_description=None))
    export(store, tmp_path / "out.zip")
    assert len(bring(store, tmp_path / "out.zip").plan) == 0


def test_a_dash_where_the_standard_wants_a_word_is_nothing(store: Store, tmp_path: Path) -> None:
    dashed = ORGANIZATION | {"description": "\x07-"}
    bring(store, package(tmp_path / "p", organizations=[dashed]), publish=True)
    export(store, tmp_path / "out.zip", everything=True)
    assert len(bring(store, tmp_path / "out.zip").plan) == 0


def test_rows_of_an_unknown_table_that_share_an_id_are_all_kept(
    store: Store, tmp_path: Path
) -> None:
    whole = package(tmp_path / "p", visits=[{"id": "1", "by": "A"}, {"id": "1", "by": "B"}])
    bring(store, whole)
    assert len(bring(store, whole).plan) == 0
    export(store, tmp_path / "out.zip")
    with zipfile.ZipFile(tmp_path / "out.zip") as sent:
        assert sent.read("visits.csv").decode() == "id,by\n1,A\n1,B\n"
