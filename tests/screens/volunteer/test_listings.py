"""All listings for a volunteer: which to show, and how to find one."""

import datetime
from typing import Any

import pytest
from PySide6.QtCore import Qt
from sqlalchemy import update

from kiosk.directory import corrections
from kiosk.directory.corrections import What
from kiosk.directory.models import Service
from kiosk.store import Store
from tests.driving import Driver
from tests.screens.acting import add_listing, scroll_to_end, unpublish
from tests.screens.volunteer.inside import LEAD, enter, go_to

TODAY = datetime.date.today()


def ago(days: int) -> datetime.date:
    return TODAY - datetime.timedelta(days)


@pytest.fixture
def directory(store: Store) -> Store:
    """A listing of each kind."""
    with store.session() as session, session.begin():
        session.execute(update(Service).values(name="Xx", publication="retired"))
    kinds: dict[str, dict[str, Any]] = {
        "Fresh": {"assured_date": ago(10)},
        "Old": {"assured_date": ago(200), "phones": ("01632 960002",)},
        "Overdue": {"assured_date": ago(300)},
        "Long ago": {"assured_date": ago(500)},
        "Never": {"phones": ("01632 960001", "01632 960009")},
        "A draft": {"publication": "draft"},
        "Taken away": {"publication": "hidden"},
    }
    for name, facts in kinds.items():
        add_listing(store, name, **facts)
    return store


@pytest.fixture
def listings(kiosk: Driver, directory: Store) -> Driver:
    """A volunteer who looks at what is due."""
    enter(kiosk, directory)
    go_to(kiosk, "staffListings", "due")
    return kiosk


def shown(kiosk: Driver) -> dict[str, str]:
    """The names that are shown, in their order, each with how it stands."""
    return {str(row.property("name")): str(row.property("words")) for row in kiosk.all("listed")}


def test_what_is_due_comes_first_and_says_how_it_stands(listings: Driver) -> None:
    found = shown(listings)
    assert list(found) == ["Long ago", "Overdue", "Never", "Old"]
    assert found["Long ago"].startswith("Hidden from patients: checked ")
    assert found["Overdue"].startswith("Overdue: checked ")
    assert found["Never"] == "Never checked."
    assert found["Old"].startswith("Getting old: checked ")


def test_each_age_has_a_word_a_sign_and_a_colour_of_its_own(listings: Driver) -> None:
    listings.tap("typingField")
    seen = {}
    for name in ("Fresh", "Old", "Overdue", "Long ago", "Never", "A draft"):
        listings.find("typingField").setProperty("text", "")
        listings.write(name)
        (row,) = listings.all("listed")
        (sign,) = listings.all("stands")
        seen[row.property("kind")] = sign.property("color").name()
    assert set(seen) == {"fresh", "amber", "red", "hidden", "never", "draft"}
    assert len(set(seen.values())) == 4


@pytest.mark.parametrize(
    ("which", "names"),
    [("drafts", ["A draft"]), ("hidden", ["Long ago", "Taken away"]), ("told", ["Fresh"])],
)
def test_others_can_be_asked_for(
    kiosk: Driver, directory: Store, which: str, names: list[str]
) -> None:
    with directory.session() as session, session.begin():
        fresh = session.query(Service).where(Service.name == "Fresh").one()
        corrections.count(session, fresh.id, What.PLACE, TODAY)
        session.execute(
            update(Service).where(Service.publication == "retired").values(publication="published")
        )
        session.execute(
            update(Service).where(Service.assured_date.is_(None)).values(assured_date=TODAY)
        )
    enter(kiosk, directory)
    go_to(kiosk, "staffListings", "due")
    kiosk.tap(f"which-{which}")
    assert list(shown(kiosk)) == names


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("over", ["Overdue"]),
        ("AGO long", ["Long ago"]),
        ("draft", ["A draft"]),
        ("01632960009", ["Never"]),
        ("960002", ["Old"]),
        ("960 001", ["Never"]),
        ("xqx", []),
    ],
)
def test_a_name_or_a_number_finds_it_whatever_was_chosen(
    listings: Driver, typed: str, names: list[str]
) -> None:
    listings.tap("typingField")
    listings.write(typed)
    assert list(shown(listings)) == names
    assert listings.sees("nothingHere") == (not names)


def test_a_choice_of_nothing_takes_no_room(listings: Driver) -> None:
    assert listings.sees("which-drafts")
    assert not listings.sees("which-told")


def test_whoever_clears_the_field_is_back_where_they_were(listings: Driver) -> None:
    listings.tap("which-drafts")
    listings.tap("typingField")
    listings.write("old")
    assert list(shown(listings)) == ["Old"]
    listings.press(Qt.Key.Key_Return)
    listings.tap("clear")
    assert list(shown(listings)) == ["A draft"]


def test_the_keyboard_of_the_screen_types(listings: Driver) -> None:
    listings.tap("typingField")
    assert listings.sees("keyboardArea")
    listings.tap_at(listings.centre(listings.find("key")))
    listings.settle()
    assert listings.find("typingField").property("text") != ""
    listings.tap("keys")
    assert not listings.sees("keyboardArea")


def test_whoever_comes_back_from_a_listing_finds_what_they_typed(listings: Driver) -> None:
    listings.tap("typingField")
    listings.write("never")
    listings.press(Qt.Key.Key_Return)
    listings.tap("listed")
    assert listings.screen == "staffListing"
    listings.tap("back")
    assert listings.find("typingField").property("text") == "never"
    assert list(shown(listings)) == ["Never"]


def test_what_somebody_typed_is_gone_with_them(listings: Driver, directory: Store) -> None:
    listings.tap("typingField")
    listings.write("never")
    listings.tap("finish")
    enter(listings, directory)
    go_to(listings, "staffListings")
    assert listings.find("typingField").property("text") == ""
    assert "Long ago" in shown(listings)


def test_more_come_when_the_page_is_scrolled_towards_them(kiosk: Driver, store: Store) -> None:
    unpublish(store)
    for number in range(40):
        add_listing(store, f"Group {number:02}")
    enter(kiosk, store)
    go_to(kiosk, "staffListings", "due")
    before = len(kiosk.all("listed"))
    assert before < 40
    scroll_to_end(kiosk)
    assert len(kiosk.all("listed")) == 40


def test_only_a_lead_has_a_way_to_all_that_was_done(listings: Driver, directory: Store) -> None:
    listings.tap("which-drafts")
    assert not listings.sees("allThatWasDone")
    listings.tap("finish")
    enter(listings, directory, LEAD)
    go_to(listings, "staffListings", "drafts")
    listings.tap("allThatWasDone")
    assert listings.screen == "staffHistory"
