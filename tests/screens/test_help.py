"""Help now, Back pain emergency and Finish: one touch away, in the same place, everywhere."""

import datetime

import pytest
from PySide6.QtCore import QPoint, QRectF

from kiosk.directory import derived
from kiosk.settings import Help, LocalNumber, Room, Settings
from kiosk.store import Store
from tests.driving import Driver, wait
from tests.screens.acting import (
    SIZES,
    WAYS,
    Clock,
    add_listing,
    come_to_rest,
    go_live,
    go_to,
    is_checked,
    position,
    rectangle,
    scroll_to_end,
)
from tests.screens.conftest import Start

CARDS = {"help": "helpNow", "emergency": "backPainEmergency"}
"""Each fixed card, and what opens it."""

OPENED_FROM = [(screen, card) for screen in WAYS for card in CARDS if screen != card]

by_size = pytest.mark.parametrize("size", SIZES.values(), ids=SIZES)
by_text_size = pytest.mark.parametrize("text_size", range(3))


# One touch, and back


@pytest.mark.parametrize(("screen", "card"), OPENED_FROM)
def test_a_card_is_one_touch_from_every_screen_and_close_leads_back(
    kiosk: Driver, store: Store, screen: str, card: str
) -> None:
    with store.session() as session, session.begin():  # or it comes to be known meanwhile
        derived.refresh_all(session, datetime.date.today(), lambda _day: "")
    go_to(kiosk, screen)
    shown = kiosk.texts()
    kiosk.tap(CARDS[card])
    assert kiosk.screen == card
    kiosk.tap("back")
    assert kiosk.screen == screen
    assert kiosk.texts() == shown


@pytest.mark.parametrize("card", CARDS)
def test_a_card_is_one_touch_from_the_question_whether_one_is_still_there(
    kiosk: Driver, clock: Clock, card: str
) -> None:
    go_to(kiosk, "listing")
    clock.let_pass(180)
    assert kiosk.sees("stillHere")
    kiosk.tap(CARDS[card])
    assert kiosk.screen == card
    assert not kiosk.sees("stillHere")


@pytest.mark.parametrize(("screen", "card"), [way for way in OPENED_FROM if way[0] != "home"])
def test_close_leads_back_to_where_one_was_reading(
    kiosk: Driver, store: Store, screen: str, card: str
) -> None:
    add_long_listing(store)
    kiosk.show(*SIZES["portrait"])
    kiosk.tap("textSize2")
    kiosk.tap("movement")  # pages then jump, which is quicker
    go_to(kiosk, screen)
    scroll_to_end(kiosk)
    before = position(kiosk)
    kiosk.tap(CARDS[card])
    kiosk.tap("back")
    assert kiosk.screen == screen
    assert position(kiosk) == pytest.approx(before, abs=1)


def test_close_leads_back_to_where_a_page_was_still_rolling(kiosk: Driver, store: Store) -> None:
    add_long_listing(store)
    kiosk.tap("textSize2")
    go_to(kiosk, "listing")
    kiosk.drag(QPoint(300, 450), QPoint(300, 150))
    kiosk.tap_at(kiosk.centre(kiosk.find("helpNow")))
    kiosk.settle()
    assert kiosk.screen == "help"
    kiosk.tap("back")
    assert position(kiosk) > 150


def test_close_leads_back_to_where_more_was_still_gliding_to(kiosk: Driver, store: Store) -> None:
    add_long_listing(store)
    kiosk.tap("textSize2")
    go_to(kiosk, "listing")
    kiosk.tap_at(kiosk.centre(kiosk.find("scrollDown")))
    wait(100)
    kiosk.tap("helpNow")
    kiosk.tap("back")
    assert position(kiosk) > 0


def test_going_between_the_cards_does_not_lengthen_the_way_back(kiosk: Driver) -> None:
    go_to(kiosk, "topics")
    kiosk.tap("helpNow")
    for _ in range(3):
        kiosk.tap("backPainEmergency")
        kiosk.tap("helpNow")
    kiosk.tap("back")
    assert kiosk.screen == "topics"


def test_help_keeps_what_the_strip_has_set(kiosk: Driver) -> None:
    kiosk.tap("textSize2")
    kiosk.tap("contrast")
    kiosk.tap("helpNow")
    assert is_checked(kiosk.find("textSize2"))
    assert is_checked(kiosk.find("contrast"))


# What the cards say


@by_size
def test_help_says_the_national_numbers(kiosk: Driver, size: tuple[int, int]) -> None:
    kiosk.show(*size)
    kiosk.tap("helpNow")
    assert kiosk.reads("You are not alone. You can get help now.")
    assert {"999", "111", "116 123", "85258"} <= set(kiosk.texts())


@by_size
def test_help_begins_with_the_people_in_the_building_and_999_unscrolled(
    kiosk: Driver, size: tuple[int, int]
) -> None:
    kiosk.show(*size)
    kiosk.tap("helpNow")
    view = rectangle(kiosk.find("viewport"))
    seen = [
        item.property("text")
        for item in kiosk.items()
        if item.inherits("QQuickText") and view.contains(rectangle(item))
    ]
    assert seen[1] == "Tell a member of staff or a volunteer"
    assert "999" in seen


def test_help_says_what_the_site_has_filled_in(start: Start) -> None:
    kiosk = start(
        Settings(
            room=Room(staff_sentence="Ask at the desk by the door", extension="4321"),
            help=Help(
                nearest_ae="Northfield Hospital, Park Road",
                local_numbers=(LocalNumber("Northfield crisis team", "01632 960 001"),),
            ),
        )
    )
    kiosk.tap("helpNow")
    assert kiosk.reads("Ask at the desk by the door")
    assert kiosk.reads("4321")
    assert kiosk.reads("Northfield crisis team")
    assert kiosk.reads("01632 960 001")
    assert kiosk.reads("Northfield Hospital, Park Road")


@pytest.mark.parametrize("markup", ["<b>A&E</b>", "Tea & talk 🧶"])
def test_what_the_site_has_filled_in_is_shown_as_text(start: Start, markup: str) -> None:
    kiosk = start(
        Settings(help=Help(local_numbers=(LocalNumber(markup, "01632 960 001", words=markup),)))
    )
    kiosk.tap("helpNow")
    assert kiosk.texts().count(markup) == 2


@by_size
def test_the_emergency_card_says_its_signs_and_asks_nothing(
    kiosk: Driver, size: tuple[int, int]
) -> None:
    kiosk.show(*size)
    kiosk.tap("backPainEmergency")
    assert kiosk.reads("Call 999 or go to A&E now if you have back pain and:")
    assert kiosk.reads("numbness or tingling around your genitals or bottom")
    assert kiosk.reads("loss of control of pee or poo")
    assert not any("?" in text for text in kiosk.texts() if "help now" not in text)


def test_the_emergency_card_names_the_nearest_ae_and_what_is_not_one(start: Start) -> None:
    kiosk = start(
        Settings(
            help=Help(nearest_ae="Northfield Hospital", not_ae="the walk-in centre at Southgate")
        )
    )
    kiosk.tap("backPainEmergency")
    assert kiosk.reads("Northfield Hospital")
    assert kiosk.reads("the walk-in centre at Southgate")


@pytest.mark.parametrize("card", CARDS)
def test_the_cards_are_there_when_the_directory_is_empty(
    start: Start, store: Store, card: str
) -> None:
    go_live(store)
    kiosk = start()
    kiosk.tap(CARDS[card])
    assert kiosk.reads("999")


# The same place everywhere


@by_size
@by_text_size
def test_help_emergency_and_finish_are_in_the_same_place_on_every_screen(
    kiosk: Driver, size: tuple[int, int], text_size: int
) -> None:
    kiosk.show(*size)
    kiosk.tap(f"textSize{text_size}")
    places: dict[str, set[object]] = {
        "helpNow": set(),
        "backPainEmergency": set(),
        "finish": set(),
    }
    walk = ["findSupport", "topic-groups", "listing", "helpNow", "backPainEmergency", "back"]
    walk += ["back", "back", "back", "back", "goodCare", "principle-1"]
    for step in walk:
        for name, seen in places.items():
            if CARDS.get(kiosk.screen) == name:
                assert not kiosk.sees(name)
            else:
                seen.add(rectangle(kiosk.find(name)).getRect())
        kiosk.tap(step)
    assert {name: len(seen) for name, seen in places.items()} == dict.fromkeys(places, 1)


@by_size
def test_help_emergency_and_finish_stay_where_they_are_in_a_live_room(
    start: Start, store: Store, size: tuple[int, int]
) -> None:
    names = [*CARDS.values(), "finish"]
    trial = start()
    trial.show(*size)
    before = [rectangle(trial.find(name)) for name in names]
    go_live(store)
    live = start()
    live.show(*size)
    assert [rectangle(live.find(name)) for name in names] == before


@by_size
@by_text_size
@pytest.mark.parametrize("card", CARDS)
def test_close_does_not_lie_where_the_button_was_that_opened_the_card(
    kiosk: Driver, card: str, size: tuple[int, int], text_size: int
) -> None:
    kiosk.show(*size)
    kiosk.tap(f"textSize{text_size}")
    opener = rectangle(kiosk.find(CARDS[card]))
    kiosk.tap(CARDS[card])
    close = rectangle(kiosk.find("back"))
    assert kiosk.reads("Close")
    assert not close.intersects(opener)


@by_size
@by_text_size
def test_nothing_that_can_be_touched_lies_where_help_was(
    kiosk: Driver, size: tuple[int, int], text_size: int
) -> None:
    kiosk.show(*size)
    kiosk.tap(f"textSize{text_size}")
    opener = rectangle(kiosk.find("helpNow"))
    kiosk.tap("helpNow")
    in_the_way = [
        item.objectName()
        for item in kiosk.items()
        if item.inherits("QQuickAbstractButton") and rectangle(item).intersects(opener)
    ]
    assert in_the_way == []


@pytest.mark.parametrize("size", [(1920, 1080), (1080, 1920)])
@by_text_size
def test_help_emergency_and_finish_are_in_the_lower_two_thirds(
    kiosk: Driver, size: tuple[int, int], text_size: int
) -> None:
    kiosk.show(*size)
    kiosk.tap(f"textSize{text_size}")
    within = QRectF(0, size[1] / 3, size[0], size[1] * 2 / 3)
    for name in (*CARDS.values(), "finish"):
        assert within.contains(rectangle(kiosk.find(name))), name


# Finish


@pytest.mark.parametrize("screen", WAYS)
def test_finish_forgets_everything_from_every_screen(kiosk: Driver, screen: str) -> None:
    for name in ("textSize2", "contrast", "movement"):
        kiosk.tap(name)
    go_to(kiosk, screen)
    kiosk.tap("finish")
    assert_as_at_first(kiosk)


def test_finish_forgets_how_far_a_page_was_scrolled(kiosk: Driver, store: Store) -> None:
    for number in range(12):
        add_listing(store, f"Group {number:02}")
    go_to(kiosk, "results")
    kiosk.tap("scrollDown")
    come_to_rest(kiosk)
    kiosk.tap("finish")
    go_to(kiosk, "results")
    assert position(kiosk) == 0


def test_finish_asks_nothing(kiosk: Driver) -> None:
    go_to(kiosk, "listing")
    kiosk.tap("finish")
    assert not kiosk.sees("stillHere")
    assert kiosk.sees("findSupport")


def test_finish_answers_the_question_whether_one_is_still_there(
    kiosk: Driver, clock: Clock
) -> None:
    go_to(kiosk, "listing")
    clock.let_pass(180)
    assert kiosk.sees("stillHere")
    kiosk.tap("finish")
    assert not kiosk.sees("stillHere")
    assert_as_at_first(kiosk)


def test_finish_forgets_everything_even_when_the_database_cannot_be_read(
    kiosk: Driver,
    store: Store,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> None:
    """Somebody may be looking: the screen is cleared whatever else goes wrong."""
    monkeypatch.setattr("sys.excepthook", lambda *_fault: None)  # the fault itself is not the point
    kiosk.tap("contrast")
    go_to(kiosk, "listing")
    break_database(store)
    kiosk.tap("finish")
    capfd.readouterr()
    assert_as_at_first(kiosk)


def test_help_opens_even_when_the_database_cannot_be_read(kiosk: Driver, store: Store) -> None:
    go_to(kiosk, "listing")
    break_database(store)
    kiosk.tap("helpNow")
    assert kiosk.reads("116 123")


# Helpers


def assert_as_at_first(kiosk: Driver) -> None:
    assert kiosk.sees("findSupport")
    assert not kiosk.sees("back")
    assert is_checked(kiosk.find("textSize1"))
    assert not is_checked(kiosk.find("contrast"))
    assert not is_checked(kiosk.find("movement"))


def add_long_listing(store: Store) -> None:
    """The first of the support groups, with so many steps that they fill several screens."""
    add_listing(store, "A long one", application_process="\n".join(["And then on we go."] * 60))


def break_database(store: Store) -> None:
    """What a failing disk does: nothing can be read any more."""
    store.engine.dispose()
    store.path.write_bytes(b"This was a database.")
