"""A form as the listing that patients would see."""

import datetime
from collections.abc import Iterator
from dataclasses import replace

import pytest
from sqlalchemy import Connection, select
from sqlalchemy.orm import Session

from kiosk.directory import checks
from kiosk.directory.checks import Found, Method, Outcome
from kiosk.directory.editing import form as forms
from kiosk.directory.editing import preview
from kiosk.directory.editing.form import ListingForm, PlaceEntry
from kiosk.directory.models import Service
from kiosk.directory.revisions import writing
from kiosk.directory.starter import key
from kiosk.directory.typed_times.lines import Times, coming, parse
from kiosk.directory.whole_listings import in_this_order
from kiosk.store import Store
from kiosk.who import Who
from tests.audiences import IN_TRIAL

NOW = datetime.datetime(2026, 11, 23, 10)
TODAY = NOW.date()
ANNE = Who("volunteer", "AN", 1)
LISTING = key("service", "backcare")


@pytest.fixture
def connection(store: Store) -> Iterator[Connection]:
    with writing(store) as opened:
        yield opened


def test_it_is_what_patients_read_of_every_starter_listing(connection: Connection) -> None:
    known = preview.topics(connection)
    ids = list(connection.scalars(select(Service.id)))
    with Session(bind=connection) as session:
        public = in_this_order(session, ids, IN_TRIAL)
    for each in public:
        found = forms.rows(connection, each.id)
        assert found is not None
        seen = preview.listing(forms.filled(found, TODAY), known, forms.times_of(found))
        assert replace(seen, id=each.id, coming=each.coming) == each


def test_a_confidential_place_is_not_in_it(connection: Connection) -> None:
    form = ListingForm(places=(PlaceEntry("Safe house", confidential=True), PlaceEntry("Hall")))
    seen = preview.listing(form, {}, Times())
    assert [place.name for place in seen.places] == ["Hall"]


def test_a_topic_about_moving_brings_the_emergency_card(connection: Connection) -> None:
    known = preview.topics(connection)
    assert preview.listing(ListingForm(topics=("moving",)), known, Times()).emergency_card
    assert not preview.listing(ListingForm(topics=("money",)), known, Times()).emergency_card
    assert preview.listing(ListingForm(about_moving=True), known, Times()).emergency_card


def test_it_tells_the_times_of_the_line_that_is_typed() -> None:
    times = parse("Tuesdays 2 to 4", TODAY)
    seen = preview.listing(ListingForm(), {}, times, coming(times, TODAY, lambda _day: ""))
    assert [each.days for each in seen.opening] == [("TU",)]
    assert seen.coming[0].starts == datetime.datetime(2026, 11, 24, 14)


def test_a_check_counts_until_a_fact_changes(connection: Connection) -> None:
    assert preview.checked(connection, LISTING) is None
    checks.check(connection, LISTING, ANNE, Found(Method.PHONE, Outcome.RIGHT), NOW)
    found = preview.checked(connection, LISTING)
    assert found is not None
    assert (found.on, found.role, found.method) == (TODAY, "volunteer", "phone")
    connection.exec_driver_sql("UPDATE services SET assured_date = NULL")
    assert preview.checked(connection, LISTING) is None
