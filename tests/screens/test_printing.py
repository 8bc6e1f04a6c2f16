"""Printing what somebody takes home: one sheet a touch, nothing for the next person."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint

from kiosk.paper.printer import PrinterTrouble, State
from kiosk.store import Store
from tests.driving import Driver, wait, wait_until
from tests.paper.fake_printer import FakePrinter
from tests.paper.reading import read
from tests.screens.acting import (
    SIZES,
    Clock,
    add_listing,
    go_to,
    in_full_view,
    open_listing,
)
from tests.screens.conftest import Start

RING, WALK = "A group to ring", "A walking group"
PRINTING = "Printing. Collect it from the printer."
LIFE_WORDS = "If a life is at risk"


@pytest.fixture
def printer() -> FakePrinter:
    return FakePrinter()


@pytest.fixture
def groups(store: Store) -> list[str]:
    """Two groups that anybody may see."""
    return [
        add_listing(store, RING, phones=("01632 960 001",)),
        add_listing(store, WALK, phones=("01632 960 002",)),
    ]


@pytest.fixture
def private(store: Store) -> str:
    """A listing that somebody else should not see over a shoulder."""
    return add_listing(store, "A private line", phones=("01632 960 009",), sensitive=True)


@pytest.fixture
def kiosk(start: Start, printer: FakePrinter, groups: list[str], private: str) -> Driver:
    """A kiosk with a printer, whose jobs are looked at all the time."""
    driver = start(printer=printer)
    jobs = driver.parts.printing._jobs
    assert jobs is not None
    jobs._pause = 0.005
    return driver


@pytest.fixture
def paper(printer: FakePrinter, tmp_path: Path) -> Callable[[int], list[str]]:
    """The words of so many sheets, once they have been sent."""

    def read_them(number: int) -> list[str]:
        wait_until(lambda: len(printer.sent) >= number, f"{number} sheets to be sent")
        assert len(printer.sent) == number
        return [read(pdf, tmp_path).text for _, pdf in printer.sent]

    return read_them


Paper = Callable[[int], list[str]]


def open_list(kiosk: Driver, *ids: str) -> None:
    """Put these on the list, and open it."""
    for each in ids:
        kiosk.parts.my_list.toggle(each)
    kiosk.settle()
    kiosk.tap("myList")


def says(kiosk: Driver, words: str) -> None:
    """Wait until the page says this of the sheet."""
    wait_until(lambda: kiosk.reads(words), words)


# Where there is no printer


def test_without_a_printer_there_is_no_button(start: Start, groups: list[str]) -> None:
    kiosk = start()
    kiosk.parts.navigation.openListing(groups[0])
    kiosk.settle()
    assert not kiosk.sees("print")
    kiosk.tap("takeOneHome")
    assert kiosk.reads("Put it on your phone")
    assert not kiosk.sees("print")
    kiosk.tap("finish")
    open_list(kiosk, *groups)
    assert not kiosk.sees("print")
    assert not kiosk.reads("paper")


# A sheet


def test_a_listing_is_printed_from_its_page(
    kiosk: Driver, printer: FakePrinter, paper: Paper
) -> None:
    go_to(kiosk, "results")
    open_listing(kiosk, RING)
    kiosk.tap("print")
    says(kiosk, PRINTING)
    (text,) = paper(1)
    assert text.startswith(RING)
    assert "01632 960 001" in text
    assert LIFE_WORDS in text
    assert [title for title, _ in printer.sent] == ["Kiosk"]


def test_a_listing_is_printed_beside_its_code(
    kiosk: Driver, groups: list[str], paper: Paper
) -> None:
    kiosk.parts.navigation.openListing(groups[0])
    kiosk.tap("takeOneHome")
    kiosk.tap("print")
    says(kiosk, PRINTING)
    (text,) = paper(1)
    assert text.startswith(RING)


def test_a_list_is_printed_in_its_order(kiosk: Driver, groups: list[str], paper: Paper) -> None:
    open_list(kiosk, *reversed(groups))
    assert kiosk.reads("on your phone or on paper")
    kiosk.tap("print")
    says(kiosk, PRINTING)
    (text,) = paper(1)
    assert text.index(f"1. {WALK}") < text.index(f"2. {RING}") < text.index(LIFE_WORDS)


def test_in_trial_the_sheet_says_so(kiosk: Driver, groups: list[str], paper: Paper) -> None:
    kiosk.parts.navigation.openListing(groups[0])
    kiosk.tap("print")
    (text,) = paper(1)
    assert "Trial. Not for patients yet." in text


@pytest.mark.parametrize("size", SIZES.values(), ids=SIZES)
@pytest.mark.parametrize("text_size", [0, 2])
def test_what_becomes_of_it_is_seen_without_scrolling(
    kiosk: Driver, groups: list[str], size: tuple[int, int], text_size: int
) -> None:
    kiosk.show(*size)
    kiosk.parts.preferences.setTextSize(text_size)
    kiosk.parts.navigation.openListing(groups[0])
    kiosk.tap("print")
    says(kiosk, PRINTING)
    kiosk.settle()
    assert in_full_view(kiosk, kiosk.find("printWords"))


# One touch, one sheet


@pytest.mark.parametrize("state", [State.PRINTING, State.DONE, State.NO_PAPER])
def test_a_second_touch_prints_nothing_more(
    kiosk: Driver, groups: list[str], printer: FakePrinter, state: State
) -> None:
    printer.now = state
    kiosk.parts.navigation.openListing(groups[0])
    button = kiosk.find("print")
    kiosk.bring_into_view(button)
    point: QPoint = kiosk.centre(button)
    for _ in range(5):
        kiosk.tap_at(point)
        wait(20)
    wait_until(lambda: bool(printer.sent), "the sheet")
    wait(100)
    assert len(printer.sent) == 1
    assert not kiosk.sees("print")


def test_the_next_page_can_be_printed_once_the_first_is_done(
    kiosk: Driver, groups: list[str], printer: FakePrinter, paper: Paper
) -> None:
    printer.now = State.DONE
    for number, listing in enumerate(groups, start=1):
        kiosk.parts.navigation.openListing(listing)
        kiosk.settle()
        assert not kiosk.reads(PRINTING)
        kiosk.tap("print")
        wait_until(lambda number=number: len(printer.forgotten) == number, "the sheet")  # type: ignore[misc]
        wait_until(lambda: kiosk.parts.printing._job.is_over, "it to be over")  # type: ignore[union-attr]
    first, second = paper(2)
    assert first.startswith(RING)
    assert second.startswith(WALK)


def test_while_a_sheet_is_on_its_way_every_page_says_so_and_prints_nothing_else(
    kiosk: Driver, groups: list[str]
) -> None:
    kiosk.parts.navigation.openListing(groups[0])
    kiosk.tap("print")
    kiosk.parts.navigation.openListing(groups[1])
    kiosk.settle()
    assert kiosk.reads(PRINTING)
    assert not kiosk.sees("print")


# What is private


def test_what_is_private_asks_before_it_is_printed(
    kiosk: Driver, private: str, printer: FakePrinter
) -> None:
    kiosk.parts.navigation.openListing(private)
    kiosk.tap("print")
    assert kiosk.reads("Could someone else see your phone or paper?")
    assert not kiosk.sees("print")
    wait(50)
    assert printer.sent == []


def test_with_onlookers_the_paper_has_the_number_alone(
    kiosk: Driver, private: str, paper: Paper
) -> None:
    kiosk.parts.navigation.openListing(private)
    kiosk.tap("print")
    kiosk.tap("onlookers")
    kiosk.tap("print")
    (text,) = paper(1)
    assert text == "01632 960 009 Trial. Not for patients yet."


def test_alone_the_paper_has_all_of_it(kiosk: Driver, private: str, paper: Paper) -> None:
    kiosk.parts.navigation.openListing(private)
    kiosk.tap("print")
    kiosk.tap("noOnlookers")
    kiosk.tap("print")
    (text,) = paper(1)
    assert text.startswith("A private line")


def test_a_list_with_something_private_asks_first(
    kiosk: Driver, groups: list[str], private: str, printer: FakePrinter, paper: Paper
) -> None:
    open_list(kiosk, private, *groups)
    kiosk.tap("print")
    assert kiosk.reads("Could someone else see your phone or paper?")
    assert printer.sent == []
    kiosk.tap("onlookers")
    kiosk.tap("print")
    (text,) = paper(1)
    assert "A private line" not in text
    assert RING in text
    assert "01632 960 009" in text


def test_what_is_private_and_has_no_number_is_not_offered_to_onlookers(
    kiosk: Driver, store: Store
) -> None:
    bare = add_listing(store, "Another private line", sensitive=True)
    kiosk.parts.navigation.openListing(bare)
    kiosk.tap("print")
    kiosk.tap("onlookers")
    kiosk.settle()
    assert not kiosk.sees("print")


# Nothing for the next person


@pytest.mark.parametrize("state", [State.PRINTING, State.NO_PAPER, State.STOPPED])
def test_finish_cancels_what_is_not_printed(
    kiosk: Driver, groups: list[str], printer: FakePrinter, state: State
) -> None:
    printer.now = state
    kiosk.parts.navigation.openListing(groups[0])
    kiosk.tap("print")
    wait_until(lambda: bool(printer.sent), "the sheet to be sent")
    kiosk.tap("finish")
    wait_until(lambda: printer.forgotten == [1], "the job to be cancelled")


def test_when_nobody_is_there_any_more_it_is_cancelled_too(
    kiosk: Driver, groups: list[str], printer: FakePrinter, clock: Clock
) -> None:
    kiosk.parts.navigation.openListing(groups[0])
    kiosk.tap("print")
    wait_until(lambda: bool(printer.sent), "the sheet to be sent")
    clock.let_pass(181)
    clock.let_pass(31)
    assert kiosk.screen == "home"
    wait_until(lambda: printer.forgotten == [1], "the job to be cancelled")


def test_after_finish_nothing_says_what_was_printed(
    kiosk: Driver, groups: list[str], printer: FakePrinter
) -> None:
    kiosk.parts.navigation.openListing(groups[0])
    kiosk.tap("print")
    kiosk.tap("finish")
    kiosk.parts.navigation.openListing(groups[1])
    kiosk.settle()
    assert not kiosk.reads(PRINTING)
    assert kiosk.sees("print")
    assert kiosk.parts.printing._job is None
    jobs = kiosk.parts.printing._jobs
    assert jobs is not None
    wait_until(lambda: jobs._unfinished == [], "the job to be forgotten")


def test_the_next_person_prints_while_the_last_job_is_taken_back(
    kiosk: Driver, groups: list[str], printer: FakePrinter, paper: Paper
) -> None:
    kiosk.parts.navigation.openListing(groups[0])
    kiosk.tap("print")
    wait_until(lambda: bool(printer.sent), "the sheet to be sent")
    printer.deaf = 2
    kiosk.tap("finish")
    kiosk.parts.navigation.openListing(groups[1])
    kiosk.tap("print")
    first, second = paper(2)
    assert first.startswith(RING)
    assert second.startswith(WALK)
    assert printer.forgotten == [1]


def test_the_kiosk_cancels_what_is_not_printed_when_it_ends(
    start: Start, printer: FakePrinter, groups: list[str], clock: Clock
) -> None:
    kiosk = start(printer=printer)
    kiosk.parts.navigation.openListing(groups[0])
    kiosk.tap("print")
    wait_until(lambda: bool(printer.sent), "the sheet to be sent")
    clock.kiosks.remove(kiosk)
    kiosk.close()
    assert printer.forgotten == [1]


# When the printer does not print


@pytest.mark.parametrize(
    ("state", "words"),
    [
        (State.NO_PAPER, "The printer is out of paper. Ask a volunteer, or use the code."),
        (State.STOPPED, "The printer does not answer. Ask a volunteer, or use the code."),
        (State.FAILED, "It was not printed. Ask a volunteer, or use the code."),
    ],
)
def test_what_happens_to_a_sheet_is_said(
    kiosk: Driver, groups: list[str], printer: FakePrinter, state: State, words: str
) -> None:
    printer.now = state
    kiosk.parts.navigation.openListing(groups[0])
    kiosk.tap("print")
    says(kiosk, words)


def test_once_there_is_paper_it_prints_after_all(
    kiosk: Driver, groups: list[str], printer: FakePrinter
) -> None:
    printer.now = State.NO_PAPER
    kiosk.parts.navigation.openListing(groups[0])
    kiosk.tap("print")
    says(kiosk, "out of paper")
    assert not kiosk.sees("print")
    printer.now = State.PRINTING
    says(kiosk, PRINTING)
    assert len(printer.sent) == 1


@pytest.mark.parametrize("state", [State.SILENT, State.MISSING, State.STOPPED])
def test_a_printer_that_takes_nothing_is_said_and_can_be_tried_again(
    kiosk: Driver, groups: list[str], printer: FakePrinter, state: State
) -> None:
    printer.trouble = PrinterTrouble(state, "For staff: what is wrong.")
    kiosk.parts.navigation.openListing(groups[0])
    kiosk.tap("print")
    says(kiosk, "The printer does not answer. Ask a volunteer, or use the code.")
    assert not kiosk.reads("For staff")
    wait_until(lambda: kiosk.sees("print"), "the button to come back")
    kiosk.settle()
    printer.trouble = None
    kiosk.tap("print")
    says(kiosk, PRINTING)
    wait_until(lambda: len(printer.sent) == 1, "the sheet")


def test_the_screen_goes_on_while_the_printer_keeps_it_waiting(
    kiosk: Driver, groups: list[str], printer: FakePrinter
) -> None:
    printer.open.clear()
    kiosk.parts.navigation.openListing(groups[0])
    kiosk.tap("print")
    assert kiosk.reads(PRINTING)
    kiosk.tap("back")
    assert kiosk.screen == "home"
    kiosk.parts.navigation.openListing(groups[1])
    kiosk.tap("finish")
    assert kiosk.screen == "home"
    printer.open.set()
    wait_until(lambda: len(printer.forgotten) == len(printer.sent), "the job to be cancelled")
