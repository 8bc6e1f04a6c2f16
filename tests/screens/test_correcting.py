"""A patient says that something of a listing is wrong."""

import pytest
from PySide6.QtCore import Qt
from sqlalchemy import select

from kiosk.directory.corrections import What
from kiosk.directory.models import Correction
from kiosk.store import Store
from tests.driving import Driver
from tests.screens.acting import add_listing, come_to_rest, go_to, in_full_view, open_listing


def counted(store: Store) -> dict[str, int]:
    """What was counted, of all listings."""
    with store.session() as session:
        rows = session.execute(select(Correction.what, Correction.count.label("count_")))
        return {row.what: row.count_ for row in rows}


@pytest.fixture
def at_a_listing(kiosk: Driver) -> Driver:
    """Somebody who reads a listing."""
    go_to(kiosk, "listing")
    return kiosk


@pytest.mark.parametrize("what", What)
def test_two_touches_say_what_is_wrong(at_a_listing: Driver, store: Store, what: What) -> None:
    at_a_listing.tap("somethingWrong")
    at_a_listing.tap(f"wrong-{what.value}")
    assert counted(store) == {what.value: 1}
    assert at_a_listing.reads("Thank you. A volunteer will look.")
    assert at_a_listing.screen == "listing"


def test_the_choices_come_into_view(at_a_listing: Driver) -> None:
    at_a_listing.tap("somethingWrong")
    come_to_rest(at_a_listing)
    assert in_full_view(at_a_listing, at_a_listing.find("wrong-closed"))


def test_it_can_be_closed_without_saying_anything(at_a_listing: Driver, store: Store) -> None:
    at_a_listing.tap("somethingWrong")
    at_a_listing.tap("nothingWrong")
    assert not at_a_listing.sees("whatIsWrong")
    assert at_a_listing.sees("somethingWrong")
    assert counted(store) == {}


def test_it_is_asked_once_of_a_listing_until_somebody_is_done(
    at_a_listing: Driver, store: Store
) -> None:
    at_a_listing.tap("somethingWrong")
    at_a_listing.tap("wrong-times")
    at_a_listing.tap("back")
    at_a_listing.tap("listing")
    assert not at_a_listing.sees("somethingWrong")
    at_a_listing.tap("finish")
    go_to(at_a_listing, "listing")
    assert at_a_listing.sees("somethingWrong")
    assert not at_a_listing.reads("Thank you. A volunteer will look.")
    assert counted(store) == {"times": 1}


def test_a_touch_that_comes_twice_is_counted_once(at_a_listing: Driver, store: Store) -> None:
    at_a_listing.tap("somethingWrong")
    choice = at_a_listing.find("wrong-number")
    at_a_listing.bring_into_view(choice)
    for _ in range(2):
        at_a_listing.tap_at(at_a_listing.centre(choice))
    at_a_listing.settle()
    assert counted(store) == {"number": 1}


def test_keys_lead_through_it(at_a_listing: Driver, store: Store) -> None:
    at_a_listing.find("somethingWrong").forceActiveFocus()
    at_a_listing.press(Qt.Key.Key_Return)
    at_a_listing.press(Qt.Key.Key_Backtab)
    at_a_listing.press(Qt.Key.Key_Return)
    assert counted(store) == {"closed": 1}
    at_a_listing.press(Qt.Key.Key_Tab)
    assert at_a_listing.window.activeFocusItem().objectName() != ""


def test_a_sensitive_listing_asks_as_well(kiosk: Driver, store: Store) -> None:
    add_listing(store, "A helpline about abuse", sensitive=True, phones=("0808 2000 247",))
    go_to(kiosk, "results")
    open_listing(kiosk, "A helpline about abuse")
    kiosk.tap("somethingWrong")
    kiosk.tap("wrong-number")
    assert counted(store) == {"number": 1}


def test_while_something_else_is_written_it_says_that_it_could_not_be_counted(
    at_a_listing: Driver, store: Store
) -> None:
    at_a_listing.tap("somethingWrong")
    with store.engine.connect() as other:
        other.exec_driver_sql("BEGIN IMMEDIATE")
        at_a_listing.tap("wrong-place")
        assert at_a_listing.sees("notCounted")
    at_a_listing.tap("wrong-place")
    assert counted(store) == {"place": 1}
    assert at_a_listing.sees("thankYou")
