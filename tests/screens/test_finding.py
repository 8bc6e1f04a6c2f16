"""Finding support: from a cold start to a listing and back, by finger and by keyboard."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from kiosk import app, content
from kiosk.settings import Settings
from kiosk.store import Store
from tests.driving import Driver
from tests.screens.acting import (
    SIZES,
    WAYS,
    add_listing,
    come_to_rest,
    find_right,
    focused,
    go_live,
    go_to,
    in_full_view,
    listing_named,
    listing_names,
    open_listing,
    position,
    starts_of,
    tab_to,
    unpublish,
)
from tests.screens.conftest import Start

GROUP = "A pain group on Tuesdays"


@pytest.fixture
def group(store: Store) -> str:
    """A pain support group, first among the support groups; with enough to fill two screens."""
    return add_listing(
        store,
        GROUP,
        phones=("01632 960 001",),
        url="pain-group.example",
        description="We meet over tea. " * 30,
        application_process="Ring us.\nCome along.",
    )


def test_from_a_cold_start_a_pain_support_group_is_found_and_home_again(
    qapp: QGuiApplication, tmp_path: Path
) -> None:
    store = content.open_content(tmp_path)
    add_listing(store, GROUP, phones=("01632 960 001",))
    kiosk = Driver(app.Kiosk(Settings(), store, touch_pause=0))
    kiosk.show(1920, 1080)

    kiosk.tap("findSupport")
    kiosk.tap("topic-groups")
    open_listing(kiosk, GROUP)
    assert kiosk.find("listingName").property("text") == GROUP
    assert kiosk.reads("01632 960 001")
    kiosk.tap("back")
    assert GROUP in listing_names(kiosk)
    kiosk.tap("back")
    assert kiosk.sees("topic-groups")
    kiosk.tap("back")
    assert kiosk.sees("findSupport")
    assert not kiosk.sees("back")

    kiosk.close()
    store.close()


@pytest.mark.usefixtures("group")
def test_a_pain_support_group_is_found_by_keyboard_alone(kiosk: Driver) -> None:
    for name in ("findSupport", "topic-groups", "listing"):
        tab_to(kiosk, name)
        kiosk.press(Qt.Key.Key_Return)
    assert kiosk.find("listingName").property("text") == GROUP

    for screen in ("results", "topics", "home"):
        kiosk.press(Qt.Key.Key_Escape)
        assert kiosk.screen == screen


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_what_has_the_focus_is_opened_by_enter_and_by_space(kiosk: Driver, key: Qt.Key) -> None:
    tab_to(kiosk, "goodCare")
    kiosk.press(key)
    assert kiosk.screen == "principles"


def test_escape_on_home_stays_on_home(kiosk: Driver) -> None:
    kiosk.press(Qt.Key.Key_Escape)
    assert kiosk.screen == "home"
    assert kiosk.sees("findSupport")


@pytest.mark.usefixtures("group")
def test_page_down_and_page_up_scroll_a_long_listing(kiosk: Driver) -> None:
    kiosk.show(*SIZES["portrait"])
    kiosk.tap("textSize2")
    go_to(kiosk, "listing")
    assert kiosk.sees("scrollDown"), "This listing needs no scrolling"
    kiosk.press(Qt.Key.Key_PageDown)
    come_to_rest(kiosk)
    lower = position(kiosk)
    assert lower > 0
    kiosk.press(Qt.Key.Key_PageUp)
    come_to_rest(kiosk)
    assert position(kiosk) < lower


@pytest.mark.usefixtures("group")
def test_the_arrow_keys_scroll_a_long_listing(kiosk: Driver) -> None:
    kiosk.show(*SIZES["portrait"])
    kiosk.tap("textSize2")
    go_to(kiosk, "listing")
    assert kiosk.sees("scrollDown"), "This listing needs no scrolling"
    kiosk.press(Qt.Key.Key_Down)
    come_to_rest(kiosk)
    assert position(kiosk) > 0


def test_tab_brings_what_it_comes_to_into_view(kiosk: Driver) -> None:
    kiosk.show(*SIZES["portrait"])
    kiosk.tap("textSize2")
    go_to(kiosk, "principles")
    last = tab_to(kiosk, "principle-7")
    come_to_rest(kiosk)
    assert in_full_view(kiosk, last)


@pytest.mark.parametrize("screen", ["home", "topics", "results", "principles"])
def test_tab_goes_through_a_page_in_reading_order(kiosk: Driver, screen: str) -> None:
    go_to(kiosk, screen)
    stops = []
    for _ in range(60):
        kiosk.press(Qt.Key.Key_Tab)
        item = focused(kiosk)
        assert item is not None
        if item.objectName() in {"helpNow", "scrollUp", "scrollDown"}:
            break
        stops.append(item)
    viewport = kiosk.find("viewport").property("contentItem")
    corners = [item.mapToItem(viewport, 0, 0) for item in stops]
    places = [(round(corner.y()), round(corner.x())) for corner in corners]
    assert places
    assert places == sorted(places)


def test_tab_comes_to_every_control_of_the_frame_in_reading_order(kiosk: Driver) -> None:
    go_to(kiosk, "topics")
    frame = ["helpNow", "backPainEmergency", "contrast", "movement"]
    frame += ["textSize0", "textSize1", "textSize2", "back", "finish"]
    stops = [tab_to(kiosk, frame[0])]
    for _ in frame[1:]:
        kiosk.press(Qt.Key.Key_Tab)
        item = focused(kiosk)
        assert item is not None
        stops.append(item)
    assert [item.objectName() for item in stops] == frame
    assert starts_of(stops) == sorted(starts_of(stops))


def test_the_focus_is_seen_where_tab_left_it(kiosk: Driver) -> None:
    item = tab_to(kiosk, "findSupport")
    assert [ring.objectName() for ring in kiosk.items(item) if ring.objectName() == "focusRing"]


@pytest.mark.parametrize("name", ["contrast", "textSize2"])
def test_a_touch_leaves_no_focus_ring_behind(kiosk: Driver, name: str) -> None:
    kiosk.tap(name)
    assert not kiosk.sees("focusRing")


@pytest.mark.parametrize("screen", [name for name in WAYS if name != "home"])
def test_back_leads_home_from_every_screen(kiosk: Driver, screen: str) -> None:
    go_to(kiosk, screen)
    steps = [name for name in WAYS[screen] if name != "keep"]
    for _ in steps:
        kiosk.tap("back")
    assert kiosk.sees("findSupport")
    assert not kiosk.sees("back")


def test_back_shows_the_results_where_they_were_scrolled_to(kiosk: Driver, store: Store) -> None:
    for number in range(12):
        add_listing(store, f"Group {number:02}")
    go_to(kiosk, "results")
    kiosk.tap("scrollDown")
    come_to_rest(kiosk)
    before = position(kiosk)
    seen = next(item for item in kiosk.all("listing") if in_full_view(kiosk, item))
    kiosk.tap_at(kiosk.centre(seen))
    kiosk.settle()
    assert kiosk.screen == "listing"
    kiosk.tap("back")
    assert before > 0
    assert position(kiosk) == pytest.approx(before, abs=1)


def test_a_sensitive_listing_stands_plainly_in_its_topic(kiosk: Driver, store: Store) -> None:
    add_listing(store, "A helpline about abuse", sensitive=True, phones=("0808 2000 247",))
    go_to(kiosk, "results")
    open_listing(kiosk, "A helpline about abuse")
    assert kiosk.reads("0808 2000 247")


def test_a_topic_with_nothing_published_shows_help_lines(kiosk: Driver, store: Store) -> None:
    unpublish(store)
    go_to(kiosk, "results")
    assert kiosk.sees("nothingHere")
    assert kiosk.reads("116 123")
    assert not kiosk.sees("listing")


def test_a_topic_with_listings_shows_no_help_lines(kiosk: Driver) -> None:
    go_to(kiosk, "results")
    assert kiosk.sees("listing")
    assert not kiosk.sees("nothingHere")
    assert not kiosk.reads("85258")


def test_a_listing_that_vanishes_while_it_is_read_is_passed_over_on_the_way_back(
    kiosk: Driver, store: Store, group: str
) -> None:
    go_to(kiosk, "results")
    open_listing(kiosk, GROUP)
    kiosk.tap("helpNow")
    unpublish(store, group)
    kiosk.tap("back")
    assert kiosk.screen == "results"
    assert GROUP not in listing_names(kiosk)


def test_a_listing_that_vanished_before_it_was_touched_leaves_one_where_one_was(
    kiosk: Driver, store: Store, group: str
) -> None:
    go_to(kiosk, "results")
    unpublish(store, group)
    kiosk.tap(listing_named(kiosk, GROUP))
    assert kiosk.screen == "results"


def test_every_listing_vanishing_while_one_is_read_leaves_help_lines(
    kiosk: Driver, store: Store
) -> None:
    go_to(kiosk, "listing")
    unpublish(store)
    kiosk.tap("back")
    assert kiosk.sees("nothingHere")
    assert kiosk.reads("116 123")


@pytest.mark.parametrize("size", SIZES.values(), ids=SIZES)
@pytest.mark.parametrize("screen", WAYS)
def test_every_screen_says_that_it_is_a_trial(
    kiosk: Driver, screen: str, size: tuple[int, int]
) -> None:
    kiosk.show(*size)
    go_to(kiosk, screen)
    assert len(kiosk.all("trialSign")) == 1
    assert kiosk.reads("Trial. Not for patients yet.")


@pytest.mark.parametrize("size", SIZES.values(), ids=SIZES)
def test_no_screen_says_trial_once_the_room_is_live(
    start: Start, store: Store, group: str, size: tuple[int, int]
) -> None:
    for each in (group, add_listing(store, "Another group")):
        find_right(store, each)
    go_live(store)
    kiosk = start()
    kiosk.show(*size)
    for screen in WAYS:
        go_to(kiosk, screen)
        assert not kiosk.sees("trialSign"), screen
        kiosk.tap("finish")


def test_a_live_room_shows_checked_listings_only(start: Start, store: Store, group: str) -> None:
    add_listing(store, "A group that nobody checked")
    find_right(store, group)
    go_live(store)
    kiosk = start()
    go_to(kiosk, "results")
    assert listing_names(kiosk) == [GROUP]
    assert kiosk.reads("Checked by phone, ")


def test_a_live_room_with_nothing_checked_shows_help_lines_in_every_topic(
    start: Start, store: Store
) -> None:
    go_live(store)
    kiosk = start()
    kiosk.tap("findSupport")
    topics = [item.objectName() for item in kiosk.items() if item.objectName()[:6] == "topic-"]
    for topic in topics:
        kiosk.tap(topic)
        assert kiosk.sees("nothingHere"), topic
        kiosk.tap("back")
    assert len(topics) == 9


def test_going_live_takes_the_sign_away_at_the_next_finish(kiosk: Driver, store: Store) -> None:
    go_live(store)
    kiosk.tap("finish")
    assert not kiosk.sees("trialSign")
