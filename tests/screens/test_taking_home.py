"""Filters, the list and the codes: narrowing what is found, and taking it home without a trace."""

import datetime

import pytest
import zxingcpp
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtQuick import QQuickItem
from sqlalchemy import select

from kiosk.directory import derived, wanted
from kiosk.directory.models import WantedTopic
from kiosk.store import Store
from tests.driving import Driver
from tests.screens.acting import (
    FULL_PORTRAIT,
    Clock,
    add_listing,
    come_to_rest,
    focused,
    go_to,
    in_full_view,
    is_checked,
    listing_named,
    listing_names,
    open_listing,
    position,
    rectangle,
    scroll,
    tab_to,
)

LEAST_MODULE_MM = 1.2
FREE, RING = "A free group", "A group to ring"
FULL_LANDSCAPE = 1920, 1080
SIZES = pytest.mark.parametrize(
    "size", [FULL_LANDSCAPE, FULL_PORTRAIT], ids=["landscape", "portrait"]
)


@pytest.fixture
def groups(store: Store) -> list[str]:
    """Two support groups, of which one has a number."""
    ids = [
        add_listing(store, FREE, url="free-group.example"),
        add_listing(store, RING, phones=("01632 960 001",)),
    ]
    with store.session() as session, session.begin():
        derived.refresh_all(session, datetime.date.today(), lambda _day: "")
    return ids


def filters(kiosk: Driver) -> dict[str, QQuickItem]:
    """The filters that can be touched, by their keys."""
    return {
        item.objectName().removeprefix("filter-"): item
        for item in kiosk.items()
        if item.objectName().startswith("filter-") and item.isEnabled()
    }


def count_of(item: QQuickItem) -> int:
    return int(str(item.property("text")).rsplit("(", 1)[1].rstrip(")"))


def codes(kiosk: Driver) -> list[str]:
    """What a phone reads off the picture of the window."""
    picture = kiosk.picture()
    read = []
    for code in kiosk.all("code"):
        kiosk.bring_into_view(code)
        kiosk.settle()
        picture = kiosk.picture().copy(rectangle(code).toAlignedRect())
        grey = picture.convertToFormat(QImage.Format.Format_Grayscale8)
        view = memoryview(bytes(grey.constBits())).cast("B", (grey.height(), grey.bytesPerLine()))
        (found,) = zxingcpp.read_barcodes(view)
        read.append(str(found.text))
    return read


def keep(kiosk: Driver, *names: str) -> None:
    """Put listings on the list, from their own pages."""
    for name in names:
        open_listing(kiosk, name)
        kiosk.tap("keep")
        kiosk.tap("back")


# Filters


@pytest.mark.usefixtures("groups")
def test_every_filter_leaves_as_many_as_it_said(kiosk: Driver) -> None:
    go_to(kiosk, "results")
    kiosk.tap("filters")
    for key in filters(kiosk):
        said = count_of(filters(kiosk)[key])
        kiosk.tap(f"filter-{key}")
        assert said > 0
        assert kiosk.parts.results._found.property("count") == said
        kiosk.tap(f"filter-{key}")


@pytest.mark.usefixtures("groups")
def test_a_filter_narrows_the_results_and_one_touch_clears_all(kiosk: Driver) -> None:
    go_to(kiosk, "results")
    before = listing_names(kiosk)
    kiosk.tap("filters")
    said = count_of(filters(kiosk)["drop_in"])
    kiosk.tap("filter-drop_in")
    kiosk.tap("showFiltered")
    assert len(listing_names(kiosk)) == said < len(before)
    assert kiosk.reads("Drop in")
    kiosk.tap("clearFilters")
    assert listing_names(kiosk) == before


@pytest.mark.usefixtures("groups")
def test_filters_stay_for_whoever_comes_back_and_not_for_the_next_person(kiosk: Driver) -> None:
    go_to(kiosk, "results")
    kiosk.tap("filters")
    kiosk.tap("filter-drop_in")
    kiosk.tap("showFiltered")
    left = listing_names(kiosk)
    open_listing(kiosk, left[0])
    kiosk.tap("back")
    assert listing_names(kiosk) == left
    kiosk.tap("finish")
    go_to(kiosk, "results")
    assert not kiosk.sees("clearFilters")


@pytest.mark.usefixtures("groups")
def test_what_would_leave_nothing_cannot_be_chosen(kiosk: Driver) -> None:
    kiosk.parts.navigation.openTopic("pain")
    kiosk.tap("filters")
    kiosk.tap("filter-online")
    empty = [
        item
        for item in kiosk.items()
        if item.objectName().startswith("filter-") and not item.isEnabled()
    ]
    assert empty
    for item in empty:
        assert count_of(item) == 0
        kiosk.tap(item)
    assert [key for key, item in filters(kiosk).items() if is_checked(item)] == ["online"]
    assert kiosk.parts.results._found.property("count") > 0


@SIZES
@pytest.mark.usefixtures("groups")
def test_how_many_are_left_stays_in_view_and_leads_on(kiosk: Driver, size: tuple[int, int]) -> None:
    kiosk.show(*size)
    kiosk.tap("textSize2")
    kiosk.parts.navigation.openSearch()
    kiosk.find("key")
    kiosk.write("help\r")
    kiosk.tap("filters")
    scroll(kiosk)
    kiosk.tap("filter-free")
    show = kiosk.find("showFiltered")
    assert rectangle(show).top() > size[1] / 2
    assert count_shown_by(show) == kiosk.parts.search._results.property("count")


def count_shown_by(button: QQuickItem) -> int:
    """Of "Show 3 services", the 3."""
    return int(str(button.property("text")).split()[1])


@pytest.mark.usefixtures("groups")
def test_a_key_that_chooses_a_filter_leaves_the_focus_there(kiosk: Driver) -> None:
    go_to(kiosk, "results")
    for name in ("filters", "filter-free"):
        tab_to(kiosk, name)
        kiosk.press(Qt.Key.Key_Space)
    assert focused_name(kiosk) == "filter-free"
    tab_to(kiosk, "showFiltered")
    kiosk.press(Qt.Key.Key_Return)
    tab_to(kiosk, "clearFilters")
    kiosk.press(Qt.Key.Key_Return)
    assert focused_name(kiosk) == "filters"


# My list


@pytest.mark.usefixtures("groups")
def test_a_key_that_moves_a_listing_leaves_the_focus_on_it(kiosk: Driver, store: Store) -> None:
    go_to(kiosk, "results")
    keep(kiosk, FREE, RING)
    kiosk.parts.my_list.toggle(add_listing(store, "A third group"))
    kiosk.tap("myList")
    for _ in range(2):
        tab_to(kiosk, "moveUp")
    kiosk.press(Qt.Key.Key_Return)
    assert kept(kiosk) == [FREE, "A third group", RING]
    assert focused_name(kiosk) == "moveUp"
    kiosk.press(Qt.Key.Key_Return)  # to the top, where it cannot move any more
    assert kept(kiosk) == ["A third group", FREE, RING]
    assert focused_name(kiosk) == "openKept"


@pytest.mark.usefixtures("groups")
def test_a_key_that_takes_a_listing_off_goes_on_to_the_next(kiosk: Driver) -> None:
    go_to(kiosk, "results")
    keep(kiosk, FREE, RING)
    kiosk.tap("myList")
    tab_to(kiosk, "takeOff")
    kiosk.press(Qt.Key.Key_Return)
    assert focused_name(kiosk) == "openKept"
    kiosk.press(Qt.Key.Key_Return)
    assert kiosk.reads(RING)
    assert kiosk.screen == "listing"


def focused_name(kiosk: Driver) -> str:
    """What has the focus, if it shows."""
    item = focused(kiosk)
    assert item is not None
    assert item.isVisible()
    return item.objectName()


@pytest.mark.usefixtures("groups")
def test_a_listing_is_kept_from_the_results_and_from_its_page(kiosk: Driver) -> None:
    go_to(kiosk, "results")
    assert not kiosk.sees("myList")
    kiosk.tap("keep")
    assert kiosk.reads("My list (1)")
    keep(kiosk, RING)
    assert kiosk.reads("My list (2)")


@pytest.mark.usefixtures("groups")
def test_the_door_to_the_list_says_a_number_and_no_name(kiosk: Driver) -> None:
    go_to(kiosk, "results")
    keep(kiosk, RING)
    kiosk.tap("back")
    assert kiosk.reads("My list (1)")
    assert not kiosk.reads(RING)
    kiosk.tap("finish")
    assert not kiosk.sees("myList")


@pytest.mark.usefixtures("groups")
def test_the_list_is_put_in_order_and_things_are_taken_off(kiosk: Driver) -> None:
    go_to(kiosk, "results")
    keep(kiosk, FREE, RING)
    kiosk.tap("myList")
    assert kept(kiosk) == [FREE, RING]
    kiosk.tap("moveUp")
    assert kept(kiosk) == [RING, FREE]
    kiosk.tap("takeOff")
    assert kept(kiosk) == [FREE]
    kiosk.tap("takeOff")
    assert kiosk.reads("Your list is empty")


def test_an_empty_list_leads_to_where_it_can_be_filled(kiosk: Driver) -> None:
    kiosk.parts.navigation.openMyList()
    kiosk.tap("findSupport")
    assert kiosk.screen == "topics"


def test_a_long_list_stays_where_it_is_when_something_moves_or_goes(
    kiosk: Driver, store: Store
) -> None:
    for number in range(9):
        kiosk.parts.my_list.toggle(add_listing(store, f"Group {number}"))
    kiosk.parts.navigation.openMyList()
    kiosk.settle()
    kiosk.bring_into_view(kiosk.all("kept")[4])
    before = position(kiosk)
    kiosk.tap_at(kiosk.centre(kiosk.all("moveUp")[3]))
    kiosk.settle()
    assert position(kiosk) == pytest.approx(before, abs=1)
    assert before > 0
    kiosk.tap_at(kiosk.centre(kiosk.all("takeOff")[3]))
    kiosk.settle()
    assert position(kiosk) == pytest.approx(before, abs=1)
    assert kept(kiosk) == [f"Group {number}" for number in (0, 1, 2, 3, 5, 6, 7, 8)]


def kept(kiosk: Driver) -> list[str]:
    """The names on the list, from top to foot."""
    rows = sorted(kiosk.all("kept"), key=lambda item: item.y())
    return [str(item.property("name")) for item in rows]


@pytest.mark.usefixtures("groups")
def test_finish_forgets_the_list_and_the_codes(kiosk: Driver) -> None:
    go_to(kiosk, "results")
    keep(kiosk, RING)
    kiosk.tap("myList")
    kiosk.tap("takeHome")
    kiosk.tap("finish")
    assert kiosk.parts.my_list.listings == []
    assert RING not in repr(vars(kiosk.parts.take_home))
    assert kiosk.parts.take_home._codes.rowCount() == 0


@pytest.mark.usefixtures("groups")
def test_a_code_that_is_left_alone_is_forgotten_with_all_that_led_to_it(
    kiosk: Driver, clock: Clock
) -> None:
    go_to(kiosk, "results")
    kiosk.tap("filters")
    kiosk.tap("filter-free")
    kiosk.tap("showFiltered")
    kiosk.parts.navigation.openSearch()
    kiosk.find("key")
    kiosk.write("group\r")
    kiosk.tap("keep")
    kiosk.tap("myList")
    kiosk.tap("takeHome")
    assert kiosk.sees("code")
    clock.let_pass(kiosk.parts.navigation.patience + 1)
    clock.let_pass(1000)
    assert kiosk.screen == "home"
    assert kiosk.parts.my_list.listings == []
    assert kiosk.parts.take_home._listings == ()
    assert kiosk.parts.take_home._codes.rowCount() == 0
    assert kiosk.parts.search.property("words") == ""
    assert not kiosk.parts.results._found.property("isFiltered")


# Codes


@SIZES
@pytest.mark.parametrize("text_size", [0, 1, 2])
def test_a_module_of_a_code_can_be_told_at_arms_length(
    kiosk: Driver, store: Store, size: tuple[int, int], text_size: int
) -> None:
    """As much as a code holds, on a real screen of 21.5 inches."""
    kiosk.show(*size)
    kiosk.tap(f"textSize{text_size}")
    for number in range(8):
        name = f"A group with quite a long name, number {number}"
        kiosk.parts.my_list.toggle(add_listing(store, name, phones=("01632 960 001",) * 3))
    kiosk.parts.navigation.takeHome("")
    kiosk.settle()
    assert len(kiosk.all("code")) > 1
    for code in kiosk.all("code"):
        pixels = code.width() / code.property("implicitWidth")
        assert pixels == round(pixels)
        assert pixels / kiosk.parts.display.property("pixelsPerMillimetre") >= LEAST_MODULE_MM
    assert len(codes(kiosk)) == len(kiosk.all("code"))


@SIZES
@pytest.mark.usefixtures("groups")
def test_a_phone_reads_a_contact_card_off_the_screen(kiosk: Driver, size: tuple[int, int]) -> None:
    kiosk.show(*size)
    go_to(kiosk, "results")
    open_listing(kiosk, RING)
    kiosk.tap("takeOneHome")
    (card,) = codes(kiosk)
    assert card.startswith("BEGIN:VCARD\nVERSION:3.0\n")
    assert f"FN:{RING}\n" in card
    assert "TEL:01632 960 001\n" in card


@SIZES
@pytest.mark.usefixtures("groups")
def test_both_ways_to_keep_a_listing_are_seen_without_scrolling(
    kiosk: Driver, size: tuple[int, int]
) -> None:
    kiosk.show(*size)
    go_to(kiosk, "results")
    open_listing(kiosk, RING)
    assert in_full_view(kiosk, kiosk.find("keep"))
    assert in_full_view(kiosk, kiosk.find("takeOneHome"))


@SIZES
@pytest.mark.usefixtures("groups")
def test_a_phone_reads_the_list_off_the_screen(kiosk: Driver, size: tuple[int, int]) -> None:
    kiosk.show(*size)
    go_to(kiosk, "results")
    keep(kiosk, FREE, RING)
    kiosk.tap("myList")
    kiosk.tap("takeHome")
    said = "\n".join(codes(kiosk))
    for words in (FREE, "free-group.example", RING, "01632 960 001"):
        assert words in said


def test_a_long_list_is_split_into_codes_that_can_be_read(kiosk: Driver, store: Store) -> None:
    names = [f"A group with quite a long name, number {n}" for n in range(9)]
    for name in names:
        add_listing(store, name, phones=("01632 960 001", "01632 960 002"))
    go_to(kiosk, "results")
    for name in names[:7]:
        kiosk.parts.my_list.toggle(str(listing_named(kiosk, name).property("listingId")))
    kiosk.settle()
    kiosk.tap("myList")
    kiosk.tap("takeHome")
    read = codes(kiosk)
    assert len(read) > 1
    assert [name for name in names if name in "\n".join(read)] == names[:7]


# What is private


@pytest.fixture
def private(store: Store) -> str:
    """A listing that somebody else should not see over a shoulder."""
    return add_listing(store, "A private line", phones=("01632 960 009",), sensitive=True)


def test_what_is_private_asks_first_and_shows_no_code_until_then(
    kiosk: Driver, private: str
) -> None:
    kiosk.parts.navigation.openListing(private)
    kiosk.tap("takeOneHome")
    assert kiosk.reads("Could someone else see your phone or paper?")
    assert not kiosk.sees("code")


def test_with_onlookers_the_code_is_the_number_alone(kiosk: Driver, private: str) -> None:
    kiosk.parts.navigation.openListing(private)
    kiosk.tap("takeOneHome")
    kiosk.tap("onlookers")
    assert codes(kiosk) == ["01632 960 009"]
    assert not kiosk.reads("A private line")


def test_alone_the_number_comes_first_and_it_is_never_a_contact_card(
    kiosk: Driver, private: str
) -> None:
    kiosk.parts.navigation.openListing(private)
    kiosk.tap("takeOneHome")
    kiosk.tap("noOnlookers")
    number, everything = codes(kiosk)
    assert number == "01632 960 009"
    assert everything.startswith("A private line\n01632 960 009")
    assert "VCARD" not in everything


def test_in_a_list_what_is_private_has_a_code_of_its_own(
    kiosk: Driver, private: str, groups: list[str]
) -> None:
    for each in (private, *groups):
        kiosk.parts.my_list.toggle(each)
    kiosk.settle()
    kiosk.tap("myList")
    kiosk.tap("takeHome")
    kiosk.tap("onlookers")
    plain, number = codes(kiosk)
    assert "A private line" not in plain + number
    assert number == "01632 960 009"


def test_a_key_that_answers_the_question_leaves_the_page_to_the_keys(
    kiosk: Driver, private: str
) -> None:
    kiosk.tap("textSize2")
    kiosk.parts.navigation.openListing(private)
    kiosk.tap("takeOneHome")
    tab_to(kiosk, "noOnlookers")
    kiosk.press(Qt.Key.Key_Return)
    assert focused_name(kiosk) == "viewport"
    kiosk.press(Qt.Key.Key_PageDown)
    come_to_rest(kiosk)
    assert position(kiosk) > 0


def test_what_is_private_is_related_to_nothing(kiosk: Driver, private: str) -> None:
    kiosk.parts.navigation.openListing(private)
    kiosk.settle()
    assert not kiosk.sees("likeIt")


@pytest.mark.usefixtures("private")
def test_nothing_leads_from_another_listing_to_what_is_private(
    kiosk: Driver, groups: list[str]
) -> None:
    kiosk.parts.navigation.openListing(groups[0])
    kiosk.settle()
    like = [str(item.property("name")) for item in kiosk.all("likeIt")]
    assert like
    assert "A private line" not in like


# What was missing


def test_who_finds_nothing_can_say_what_it_was_about(kiosk: Driver, store: Store) -> None:
    kiosk.parts.navigation.openSearch()
    kiosk.find("key")
    kiosk.write("xqxqx\r")
    kiosk.tap("wanted-pain")
    assert kiosk.reads("Thank you")
    assert not kiosk.sees("wanted-pain")
    with store.session() as session:
        assert wanted.totals(session) == {"pain": 1}
        (row,) = session.scalars(select(WantedTopic)).all()
        assert "xqxqx" not in repr(vars(row))
        assert (row.hour.minute, row.hour.second) == (0, 0)
