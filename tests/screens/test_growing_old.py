"""What patients meet of a check that grows old: words, a place further down, and then nothing."""

import datetime

import pytest
from sqlalchemy import update

from kiosk.directory import going_live
from kiosk.directory.models import Check, Service
from kiosk.settings import Freshness, Settings
from kiosk.store import Store
from tests.driving import Driver
from tests.screens.acting import add_listing, go_live, go_to, listing_names, unpublish
from tests.screens.conftest import Start

AMBER, RED, HIDDEN = 200, 300, 400


def check(store: Store, key: str, days_ago: int) -> str:
    """As if somebody had rung so long ago and found it right."""
    day = datetime.date.today() - datetime.timedelta(days_ago)
    with store.session() as session, session.begin():
        found = {"role": "volunteer", "initials": "AB", "method": "phone", "outcome": "right"}
        session.add(Check(service_id=key, checked_on=day, **found))
        session.execute(update(Service).where(Service.id == key).values(assured_date=day))
    return key


@pytest.fixture
def live(store: Store) -> Store:
    """A room that has gone live, with nothing in its directory yet."""
    unpublish(store)
    go_live(store)
    return store


@pytest.mark.parametrize(
    ("days_ago", "words"),
    [
        (AMBER, "This is some time ago: ring before you go."),
        (RED, "This is a long time ago: ring before you go."),
    ],
)
def test_an_old_check_is_told_in_results_and_on_the_page(
    start: Start, live: Store, days_ago: int, words: str
) -> None:
    key = check(live, add_listing(live, "Group", phones=("01632 960001",)), days_ago)
    kiosk = start()
    go_to(kiosk, "results")
    assert kiosk.reads(words)
    assert not kiosk.find("listing").property("isChecked")
    kiosk.parts.navigation.openListing(key)
    kiosk.settle()
    assert kiosk.reads(words)


def test_what_is_overdue_stands_last(start: Start, live: Store) -> None:
    check(live, add_listing(live, "A group"), RED)
    check(live, add_listing(live, "B group"), AMBER)
    kiosk = start()
    go_to(kiosk, "results")
    assert listing_names(kiosk) == ["B group", "A group"]
    kiosk.tap("back")
    kiosk.tap("back")
    go_to(kiosk, "search")
    kiosk.write("group")
    assert listing_names(kiosk) == ["B group", "A group"]


def test_what_nobody_has_checked_for_a_year_is_nowhere(start: Start, live: Store) -> None:
    key = check(live, add_listing(live, "Old group"), HIDDEN)
    kiosk = start()
    go_to(kiosk, "results")
    assert kiosk.sees("nothingHere")
    kiosk.parts.navigation.openListing(key)
    assert kiosk.screen == "results"
    kiosk.tap("back")
    kiosk.tap("back")
    go_to(kiosk, "search")
    kiosk.write("group")
    assert listing_names(kiosk) == []


def test_what_never_hides_stays_and_says_how_old_it_is(start: Start, live: Store) -> None:
    check(live, add_listing(live, "Refuge", never_hides=True), HIDDEN)
    kiosk = start()
    go_to(kiosk, "results")
    assert listing_names(kiosk) == ["Refuge"]
    assert kiosk.reads("This is a long time ago: it may have changed.")


def test_the_limits_are_the_sites(start: Start, live: Store) -> None:
    check(live, add_listing(live, "Group"), 100)
    with live.session() as session:
        assert not going_live.is_trial(session)
    kiosk = start(Settings(freshness=Freshness(1, 2, 3)))
    go_to(kiosk, "results")
    assert listing_names(kiosk) == []


def test_a_kiosk_that_stands_still_over_midnight_knows_the_new_day(
    kiosk: Driver, store: Store
) -> None:
    unpublish(store)
    check(store, add_listing(store, "Group"), 100)
    tomorrow = datetime.datetime.now() + datetime.timedelta(days=300)
    kiosk.parts._now = lambda: tomorrow
    go_to(kiosk, "results")
    assert listing_names(kiosk) == []
