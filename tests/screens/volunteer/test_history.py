"""A lead takes back what was done: one act, the last import, or all since a day."""

import datetime
from typing import Any

import pytest

from kiosk.directory import revisions
from kiosk.directory.models import Service
from kiosk.directory.revisions import Act, Writer
from kiosk.store import Store
from kiosk.who import Who
from tests.driving import Driver, wait_until
from tests.screens.acting import add_listing
from tests.screens.volunteer.inside import LEAD, VOLUNTEER, enter, go_to

NOW = datetime.datetime.now()
DAY = datetime.timedelta(days=1)
PUBLISHER = Who("publisher")


@pytest.fixture
def line(store: Store) -> str:
    """The key of a listing."""
    return add_listing(store, "Line")


@pytest.fixture
def lead(kiosk: Driver, store: Store) -> Driver:
    """A lead who has come in."""
    enter(kiosk, store, LEAD)
    return kiosk


def change(
    store: Store, key: str, days_ago: int, kind: str = "edit", who: Who = VOLUNTEER, **fields: Any
) -> int:
    with revisions.writing(store) as connection:
        about = key if kind == "edit" else None
        writer = Writer(connection, Act(kind, who, NOW - days_ago * DAY, "", about))
        writer.change("services", key, fields)
        assert writer.revision is not None
        return writer.revision


def words(store: Store, key: str) -> tuple[str, str | None]:
    """What the listing says: its description and its notice."""
    with store.session() as session:
        service = session.get_one(Service, key)
        return service.description, service.alert


def tap_and_wait(kiosk: Driver, name: str) -> None:
    """Touch something that takes a while, and wait for what comes of it."""
    kiosk.tap(name)
    wait_until(lambda: not kiosk.sees("busy"), "it to be taken back")
    kiosk.settle()


def test_today_leads_there(lead: Driver) -> None:
    """It stood below the last of all listings only."""
    lead.tap("more-staffHistory")
    assert lead.screen == "staffHistory"


def test_the_last_acts_of_all_are_told_newest_first(lead: Driver, store: Store, line: str) -> None:
    for days_ago in (3, 2, 1):
        change(store, line, days_ago, description=f"Words {days_ago}")
    go_to(lead, "staffHistory")
    told = [item.property("text") for item in lead.all("pastChanges")]
    assert told[0] == "What it is: “Words 2” is now “Words 1”"
    assert len(told) == 3
    assert lead.reads("Line")


def test_any_of_them_is_taken_back_with_one_touch(lead: Driver, store: Store, line: str) -> None:
    first = change(store, line, 2, alert="Shut")
    change(store, line, 1, description="Newer")
    go_to(lead, "staffHistory")
    tap_and_wait(lead, f"takeBack-{first}")
    assert words(store, line) == ("Newer", None)
    assert lead.reads("It is as it was before.")
    assert lead.reads("Taken back: Changed")


def test_what_stays_is_told(lead: Driver, store: Store, line: str) -> None:
    first = change(store, line, 2, description="First", alert="Shut")
    change(store, line, 1, description="Newer")
    go_to(lead, "staffHistory")
    tap_and_wait(lead, f"takeBack-{first}")
    assert words(store, line) == ("Newer", None)
    assert lead.reads("Taken back, but for what somebody has changed since: that stays.")


def test_the_last_import_is_taken_back_with_one_touch(
    lead: Driver, store: Store, line: str
) -> None:
    change(store, line, 3, "import", PUBLISHER, description="First import")
    change(store, line, 2, "import", PUBLISHER, description="Second import")
    change(store, line, 1, alert="Shut")
    go_to(lead, "staffHistory")
    tap_and_wait(lead, "takeBackImport")
    assert words(store, line) == ("First import", "Shut")
    tap_and_wait(lead, "takeBackImport")
    assert words(store, line) == ("What it is.", "Shut")
    assert not lead.sees("takeBackImport")


def test_the_directory_goes_back_to_how_it_was_on_a_day(
    lead: Driver, store: Store, line: str
) -> None:
    change(store, line, 5, description="Five days ago")
    change(store, line, 3, description="Three days ago")
    change(store, line, 1, alert="Shut")
    go_to(lead, "staffHistory")
    day = (NOW - 5 * DAY).date().isoformat()
    lead.tap(f"day-{day}")
    assert "2 things are taken back." in lead.find("chosenWords").property("text")
    assert words(store, line) == ("Three days ago", "Shut")
    tap_and_wait(lead, "goBack")
    assert words(store, line) == ("Five days ago", None)


def test_going_back_is_taken_back(lead: Driver, store: Store, line: str) -> None:
    change(store, line, 5, description="Five days ago")
    change(store, line, 1, description="Yesterday")
    go_to(lead, "staffHistory")
    lead.tap(f"day-{(NOW - 5 * DAY).date().isoformat()}")
    tap_and_wait(lead, "goBack")
    with store.engine.connect() as connection:
        (back, *_) = revisions.latest(connection, 1)
    tap_and_wait(lead, f"takeBack-{back.id}")
    assert words(store, line) == ("Yesterday", None)


def test_a_day_that_was_chosen_can_be_let_go(lead: Driver, store: Store, line: str) -> None:
    change(store, line, 2, alert="Shut")
    go_to(lead, "staffHistory")
    day = f"day-{(NOW - 2 * DAY).date().isoformat()}"
    lead.tap(day)
    lead.tap(day)
    assert not lead.sees("goBack")


def test_it_leads_to_the_listing(lead: Driver, store: Store, line: str) -> None:
    revision = change(store, line, 2, alert="Shut")
    go_to(lead, "staffHistory")
    lead.tap(f"openPast-{revision}")
    assert (lead.screen, lead.parts.navigation.property("argument")) == ("staffListing", line)


def test_it_is_for_leads_only(kiosk: Driver, store: Store, line: str) -> None:
    enter(kiosk, store)
    kiosk.parts.navigation.openStaff("staffHistory", "")
    assert kiosk.screen == "staffToday"


def test_whoever_left_meanwhile_hears_nothing_more_of_it(
    lead: Driver, store: Store, line: str
) -> None:
    revision = change(store, line, 2, alert="Shut")
    go_to(lead, "staffHistory")
    lead.parts.staff.property("area").history.takeBack(revision)
    lead.parts.navigation.finish()
    wait_until(lambda: words(store, line)[1] is None, "it to be taken back")
    lead.settle()
    assert lead.screen == "home"
    enter(lead, store, LEAD)
    go_to(lead, "staffHistory")
    assert not lead.sees("busy")
    assert lead.reads("Taken back: Changed")


def test_all_is_as_it_was_before_any_act_and_that_can_be_taken_back(
    lead: Driver, store: Store, line: str
) -> None:
    """Every moment is just before something was done, or now."""
    before = words(store, line)
    change(store, line, 3, alert="Shut")
    second = change(store, line, 2, description="Newer")
    change(store, line, 0, description="Newest")
    change(store, line, 0, alert="Open")
    go_to(lead, "staffHistory")
    lead.tap(f"before-{second}")
    assert "3 things are taken back" in lead.find("beforeWords").property("text")
    tap_and_wait(lead, "goBackBefore")
    assert words(store, line) == (before[0], "Shut")
    assert lead.reads("It is as it was before.")
    tap_and_wait(lead, f"takeBack-{latest(store)}")
    assert words(store, line) == ("Newest", "Open")


def test_going_back_before_an_act_can_be_left(lead: Driver, store: Store, line: str) -> None:
    act = change(store, line, 1, alert="Shut")
    go_to(lead, "staffHistory")
    lead.tap(f"before-{act}")
    assert lead.reads("All is as it was before this. Only this is taken back.")
    lead.tap("leaveIt")
    assert not lead.sees("goBackBefore")
    assert words(store, line)[1] == "Shut"


def latest(store: Store) -> int:
    with store.engine.connect() as connection:
        return revisions.latest(connection, 1)[0].id
