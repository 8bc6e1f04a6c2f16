"""A form made public: only what changed is written, and all of it can be taken back."""

import datetime
from collections.abc import Iterator
from dataclasses import replace

import pytest
from sqlalchemy import Connection, func, select

from kiosk.directory import derived, undoing
from kiosk.directory.checks import Found, Method, Outcome
from kiosk.directory.editing import form as forms
from kiosk.directory.editing.form import ListingForm, NumberEntry, PlaceEntry
from kiosk.directory.editing.publishing import publish
from kiosk.directory.models import Phone, Revision, Service
from kiosk.directory.revisions import history, writing
from kiosk.directory.search import search
from kiosk.directory.starter import key
from kiosk.errors import KnownTrouble
from kiosk.store import Base, Store
from kiosk.who import Who
from tests.audiences import IN_TRIAL

NOW = datetime.datetime(2026, 11, 23, 10)
TODAY = NOW.date()
ANNE = Who("volunteer", "AN", 1)
LEA = Who("lead", "LE", 2)

NEW = ListingForm(
    name="Gentle stretching",
    organization="Burslem Hall",
    summary="Stretch together, at your own pace.",
    topics=("moving", "pain"),
    access=("drop_in",),
    numbers=(NumberEntry("01632 960001", "Ask for Pat"), NumberEntry("07700 900001", is_text=True)),
    website="https://example.org",
    email="pat@example.org",
    steps=("Come to the side door.",),
    times="Tuesdays 2pm to 4pm, not in August",
    first_visit="Somebody meets you.",
    to_bring="Nothing.",
    is_free=True,
    cost="Free",
    who_for="Everybody",
    places=(
        PlaceEntry(
            "Burslem Hall", "1 High Street", "", "Burslem", "ST6 1AA", "Bus 98", ("No steps",)
        ),
    ),
    area="Stoke-on-Trent",
    languages=("English", "Urdu"),
    is_local=True,
    about_moving=True,
)


@pytest.fixture
def connection(store: Store) -> Iterator[Connection]:
    """One transaction in a directory with the starter content."""
    with writing(store) as opened:
        yield opened


def read(connection: Connection, listing: str) -> ListingForm:
    form = forms.read(connection, listing, TODAY)
    assert form is not None
    return form


def add(connection: Connection, form: ListingForm = NEW) -> str:
    return publish(connection, form, ANNE, now=NOW)[0]


def change(connection: Connection, listing: str, **fields: object) -> int | None:
    form = replace(read(connection, listing), **fields)  # type: ignore[arg-type]
    return publish(connection, form, LEA, now=NOW, service_id=listing)[1]


def everything(connection: Connection) -> dict[str, list[tuple[object, ...]]]:
    """All rows of all tables that are no history and were not worked out."""
    left_out = {"revisions", "revised_rows", "derived", "next_sessions"}
    return {
        name: sorted(map(tuple, connection.execute(select(table))), key=str)
        for name, table in Base.metadata.tables.items()
        if name not in left_out
    }


# Reading and writing


def test_a_new_listing_is_read_as_it_was_written(connection: Connection) -> None:
    assert read(connection, add(connection)) == NEW


def test_every_starter_listing_published_unchanged_changes_nothing(connection: Connection) -> None:
    services = connection.execute(select(Service.id, Service.publication)).all()
    for listing, publication in services:
        form = read(connection, listing)
        _, revision = publish(
            connection, form, ANNE, now=NOW, service_id=listing, publication=publication
        )
        assert revision is None, form.name


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("name", "Other"),
        ("organization", "Somebody new"),
        ("organization", ""),
        ("summary", "Other words."),
        ("topics", ("pain",)),
        ("topics", ("pain", "moving", "company")),
        ("access", ("ring", "drop_in")),
        ("access", ()),
        ("numbers", ()),
        ("numbers", (NumberEntry("01632 960009"),)),
        ("numbers", (*NEW.numbers, NumberEntry("01632 960009"))),
        ("website", ""),
        ("email", "x@example.org"),
        ("steps", ("One.", "Two.")),
        ("times", "Mondays 10am to midday"),
        ("times", ""),
        ("first_visit", ""),
        ("to_bring", "Water"),
        ("is_free", False),
        ("cost", "\u00a32"),
        ("who_for", ""),
        ("places", ()),
        (
            "places",
            (replace(NEW.places[0], address_1="2 High Street", access=("No steps", "Lift")),),
        ),
        ("places", (*NEW.places, PlaceEntry("Library"))),
        ("places", (replace(NEW.places[0], confidential=True),)),
        ("area", ""),
        ("area", "Stoke-on-Trent, Leek"),
        ("languages", ("English",)),
        ("alert", "Moved"),
        ("is_local", False),
        ("sensitive", True),
        ("never_hides", True),
        ("about_moving", False),
    ],
)
def test_each_field_is_written_and_can_be_taken_back(
    connection: Connection, field: str, value: object
) -> None:
    listing = add(connection)
    before = everything(connection)
    revision = change(connection, listing, **{field: value})
    assert getattr(read(connection, listing), field) == value
    assert forms.changed(NEW, read(connection, listing)) == (field,)
    assert revision is not None
    undoing.undo(connection, revision, ANNE, NOW)
    after = everything(connection)
    assert after == before


def test_a_new_listing_can_be_taken_back_to_the_last_row(connection: Connection) -> None:
    before = everything(connection)
    _, revision = publish(connection, NEW, ANNE, now=NOW)
    assert revision is not None
    undoing.undo(connection, revision, ANNE, NOW)
    assert everything(connection) == before


def test_one_publishing_is_one_act_in_the_history(connection: Connection) -> None:
    listing = add(connection)
    change(connection, listing, name="Other", numbers=(), places=())
    assert [step.act.kind for step in history(connection, listing)] == ["edit", "new"]


def test_what_a_row_knows_beside_the_form_stays(connection: Connection) -> None:
    listing = add(connection)
    number = connection.scalar(select(Phone.id).where(Phone.service_id == listing).limit(1))
    connection.exec_driver_sql(
        "UPDATE phones SET extension = '12', extra = '{\"colour\": \"red\"}' WHERE id = ?",
        (number,),
    )
    change(connection, listing, numbers=(NumberEntry("01632 960002", "Other"), NEW.numbers[1]))
    kept = connection.execute(select(Phone.__table__).where(Phone.id == number)).one()
    assert (kept.number, kept.extension, kept.extra) == ("01632 960002", "12", {"colour": "red"})


def test_times_that_no_line_means_stay_as_they_are(connection: Connection) -> None:
    listing = add(connection)
    connection.exec_driver_sql(
        "UPDATE schedules SET attending_type = 'online' WHERE service_id = ?", (listing,)
    )
    assert read(connection, listing).times_stay
    change(connection, listing, name="Other")
    kept = connection.exec_driver_sql(
        "SELECT attending_type FROM schedules WHERE service_id = ?", (listing,)
    )
    assert kept.scalar() == "online"


def test_a_place_that_others_share_is_left_to_them(connection: Connection) -> None:
    listing = add(connection)
    other = publish(connection, replace(NEW, name="Other"), ANNE, now=NOW)[0]
    connection.exec_driver_sql(
        "UPDATE service_at_location SET location_id = (SELECT location_id FROM "
        "service_at_location WHERE service_id = ?) WHERE service_id = ?",
        (listing, other),
    )
    change(connection, listing, places=(replace(NEW.places[0], address_1="9 Low Road"),))
    assert read(connection, listing).places[0].address_1 == "9 Low Road"
    assert read(connection, other).places == NEW.places


# Checked or not


@pytest.mark.parametrize(
    ("field", "value", "stays"),
    [
        ("summary", "Other words.", True),
        ("website", "https://other.example", True),
        ("numbers", (NumberEntry("01632 960009"),), False),
        ("times", "Mondays 2pm to 4pm", False),
        ("places", (), False),
    ],
)
def test_a_changed_number_time_or_place_takes_the_check_away(
    connection: Connection, field: str, value: object, stays: bool
) -> None:
    listing, _ = publish(connection, NEW, ANNE, now=NOW, checked=Found(Method.PHONE, Outcome.RIGHT))
    change(connection, listing, **{field: value})
    assured = connection.scalar(select(Service.assured_date).where(Service.id == listing))
    assert (assured is not None) == stays


@pytest.mark.parametrize("line", ["Tues 2-4, not in August", "tuesday 14:00-16:00 not in august"])
def test_the_same_times_in_other_words_are_no_change(connection: Connection, line: str) -> None:
    listing = add(connection)
    assert change(connection, listing, times=line) is None


def test_whoever_has_just_rung_corrects_and_checks_in_one_act(connection: Connection) -> None:
    listing = add(connection)
    form = replace(NEW, numbers=(NumberEntry("01632 960009"),))
    corrected = Found(Method.PHONE, Outcome.CORRECTED)
    publish(connection, form, ANNE, now=NOW, service_id=listing, checked=corrected)
    assured = connection.scalar(select(Service.assured_date).where(Service.id == listing))
    assert assured == TODAY
    assert len(history(connection, listing)) == 2


# What it is refused for


@pytest.mark.parametrize(
    ("form", "why"),
    [(replace(NEW, name=" "), "no name"), (replace(NEW, topics=()), "no topic")],
)
def test_what_nobody_could_find_is_not_public(
    connection: Connection, form: ListingForm, why: str
) -> None:
    with pytest.raises(KnownTrouble, match=why):
        publish(connection, form, ANNE, now=NOW)
    assert connection.scalar(select(func.count(Revision.id))) == 0


@pytest.mark.parametrize("field", ["sensitive", "never_hides"])
def test_only_a_lead_says_what_is_sensitive_and_what_never_hides(
    connection: Connection, field: str
) -> None:
    listing = add(connection)
    form = replace(read(connection, listing), **{field: True})  # type: ignore[arg-type]
    with pytest.raises(KnownTrouble, match="Only a lead"):
        publish(connection, form, ANNE, now=NOW, service_id=listing)
    assert publish(connection, form, LEA, now=NOW, service_id=listing)[1] is not None


def test_anybodys_copy_of_a_sensitive_listing_is_sensitive(connection: Connection) -> None:
    copy = add(connection, replace(NEW, sensitive=True))
    assert read(connection, copy).sensitive
    with pytest.raises(KnownTrouble, match="Only a lead"):
        add(connection, replace(NEW, never_hides=True))


def test_a_listing_that_has_gone_is_told(connection: Connection) -> None:
    with pytest.raises(KnownTrouble, match="taken this listing out"):
        publish(connection, NEW, ANNE, now=NOW, service_id="gone")


# What patients see


def test_a_patient_finds_it_as_soon_as_it_is_public(store: Store) -> None:
    with writing(store) as connection:
        add(connection, replace(NEW, name="Zebrafinch stretching"))
    with store.session() as session:
        derived.refresh_all(session, TODAY, lambda _day: "")
        assert [each.name for each in search(session, "zebrafinch", audience=IN_TRIAL)] == [
            "Zebrafinch stretching"
        ]


def test_a_draft_is_seen_by_nobody(store: Store) -> None:
    with writing(store) as connection:
        publish(connection, replace(NEW, name="Zebrafinch"), ANNE, now=NOW, publication="draft")
    with store.session() as session:
        assert search(session, "zebrafinch", audience=IN_TRIAL) == []


def test_an_organization_of_the_same_name_is_the_same(connection: Connection) -> None:
    organizations = connection.exec_driver_sql("SELECT count(*) FROM organizations").scalar()
    change(connection, key("service", "backcare"), organization="parkrun")
    after = connection.exec_driver_sql("SELECT count(*) FROM organizations").scalar()
    assert after == organizations
