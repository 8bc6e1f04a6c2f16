"""Practice: everything works on a copy, nothing is kept, and patients never see it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from sqlalchemy import func, select

from kiosk.directory.models import Check, Revision, Service
from kiosk.paper.printer import State
from kiosk.store import Store
from tests.driving import Driver, wait_until
from tests.paper.fake_printer import FakePrinter
from tests.paper.reading import read
from tests.screens.acting import SIZES, Clock, add_listing, in_full_view, rectangle, unpublish
from tests.screens.conftest import Start
from tests.screens.volunteer.coming_in import page_model
from tests.screens.volunteer.inside import VOLUNTEER, enter, go_to


@pytest.fixture
def line(store: Store) -> str:
    """The key of the only listing that is due."""
    unpublish(store)
    return add_listing(store, "Aaron's line", phones=("01632 960001",))


@pytest.fixture
def volunteer(kiosk: Driver, store: Store, line: str) -> Driver:
    """Somebody on the page that explains practice."""
    assert line
    enter(kiosk, store)
    go_to(kiosk, "staffPractice")
    return kiosk


@pytest.fixture(autouse=True)
def nothing_is_left(store: Store) -> Iterator[None]:
    """Whatever happens in practice, nothing of it is kept."""
    yield
    if store.path.parent.exists():
        assert copies(store) == []


def copies(store: Store) -> list[Path]:
    return sorted(store.path.parent.glob("practice-*"))


def begin(kiosk: Driver, button: str = "practiseAlone") -> None:
    kiosk.tap(button)
    wait_until(lambda: bool(kiosk.parts.staff.property("isPractice")), "practice")
    kiosk.settle()
    assert kiosk.screen == "staffToday"


def written(store: Store) -> tuple[int, int]:
    """How many acts and checks there are in the kiosk's own directory."""
    with store.session() as session:
        acts = session.scalar(select(func.count(Revision.id))) or 0
        return acts, session.scalar(select(func.count(Check.id))) or 0


@pytest.mark.parametrize("orientation", SIZES)
def test_every_page_says_that_nothing_is_kept(volunteer: Driver, orientation: str) -> None:
    volunteer.show(*SIZES[orientation])
    assert not volunteer.sees("practiceSign")
    begin(volunteer)
    assert not volunteer.sees("more-staffPin"), "a PIN of the copy would open nothing"
    for page in ("staffToday", "staffListings", "staffCalls", "staffPractice"):
        if volunteer.screen != page:
            go_to(volunteer, page)
        assert volunteer.reads("Practising. Nothing here is kept.")
        assert volunteer.sees("stopPractising")


def test_a_check_is_written_into_the_copy_alone(volunteer: Driver, store: Store, line: str) -> None:
    before = written(store)
    begin(volunteer)
    go_to(volunteer, "staffListing", line)
    volunteer.tap("allCorrect")
    assert volunteer.reads("Saved. Checked by phone")
    assert written(store) == before
    volunteer.tap("stopPractising")
    assert volunteer.screen == "staffToday"
    assert not volunteer.sees("practiceSign")
    go_to(volunteer, "staffListing", line)
    assert volunteer.sees("allCorrect")
    volunteer.tap("allCorrect")
    assert written(store) == (before[0] + 1, before[1] + 1)


@pytest.mark.parametrize("orientation", SIZES)
def test_there_is_room_for_the_first_thing_to_do(volunteer: Driver, orientation: str) -> None:
    volunteer.show(*SIZES[orientation])
    begin(volunteer, "practiseWithTour")
    assert volunteer.sees("tourWords")
    row = volunteer.all("due-row")[0]
    assert in_full_view(volunteer, row), "what the tour speaks of"
    assert not volunteer.sees("stopFilm"), "that would stop no film"
    assert not volunteer.sees("health")


@pytest.fixture(params=[Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft])
def each_direction(qapp: QGuiApplication, request: pytest.FixtureRequest) -> Iterator[None]:
    qapp.setLayoutDirection(request.param)
    yield
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


def test_no_button_stands_on_the_words_of_a_step(each_direction: None, volunteer: Driver) -> None:
    begin(volunteer, "practiseWithTour")
    for words in ("tourTitle", "tourWords"):
        for button in ("skipStep", "stopPractising"):
            place = rectangle(volunteer.find(words))
            assert not place.intersects(rectangle(volunteer.find(button)))


def test_patients_never_read_the_copy(volunteer: Driver, store: Store, line: str) -> None:
    begin(volunteer)
    go_to(volunteer, "staffListing", line)
    volunteer.tap("hideNow")
    volunteer.tap("finish")
    volunteer.parts.navigation.openListing(line)
    volunteer.settle()
    assert volunteer.screen == "listing"
    with store.session() as session:
        assert session.get_one(Service, line).publication == "published"


@pytest.mark.parametrize("way", ["finish", "patientNeedsThis", "stopPractising"])
def test_whoever_leaves_has_practised(volunteer: Driver, store: Store, way: str) -> None:
    begin(volunteer)
    assert len(copies(store)) == 1
    volunteer.tap(way)
    assert not volunteer.parts.staff.property("isPractice")
    assert copies(store) == []


def test_whoever_is_called_away_comes_back_to_the_directory(
    volunteer: Driver, store: Store, line: str
) -> None:
    begin(volunteer)
    go_to(volunteer, "staffListing", line)
    volunteer.tap("patientNeedsThis")
    enter(volunteer, store)
    assert volunteer.screen == "staffToday"
    assert not volunteer.sees("practiceSign")


def test_whoever_stays_away_has_practised(volunteer: Driver, store: Store, clock: Clock) -> None:
    begin(volunteer)
    clock.let_pass(300)
    clock.let_pass(30)
    assert volunteer.screen == "home"
    assert copies(store) == []


def test_help_is_there_and_practice_goes_on(volunteer: Driver) -> None:
    begin(volunteer)
    volunteer.tap("helpNow")
    assert volunteer.screen == "help"
    volunteer.tap("back")
    assert volunteer.sees("practiceSign")


def test_a_form_that_is_half_written_goes_with_practice(
    volunteer: Driver, store: Store, line: str
) -> None:
    begin(volunteer)
    go_to(volunteer, "staffEdit", line)
    page_model(volunteer, "edit").write("name", "Another name")
    volunteer.tap("stopPractising")
    assert volunteer.screen == "staffToday"
    assert not volunteer.reads("Not public yet")
    with store.session() as session:
        assert session.get_one(Service, line).name == "Aaron's line"


def test_a_kiosk_that_ends_leaves_no_copy(start: Start, store: Store, line: str) -> None:
    kiosk = start()
    enter(kiosk, store)
    go_to(kiosk, "staffPractice")
    begin(kiosk)
    assert len(copies(store)) == 1
    kiosk.parts.staff.close()
    assert copies(store) == []
    assert line


def test_one_may_practise_again(volunteer: Driver, store: Store) -> None:
    for _ in range(2):
        begin(volunteer)
        volunteer.tap("stopPractising")
        go_to(volunteer, "staffPractice")
    assert copies(store) == []


def test_who_has_left_before_the_copy_is_made_does_not_come_in_again(
    volunteer: Driver, store: Store
) -> None:
    volunteer.parts.staff.property("area").practice.begin(True)
    volunteer.parts.navigation.finish()
    wait_until(lambda: not volunteer.parts.staff.is_busy, "the copy")
    volunteer.settle()
    assert volunteer.screen == "home"
    assert copies(store) == []


# On paper


def test_in_practice_nothing_is_printed(
    start: Start, store: Store, line: str, tmp_path: Path
) -> None:
    printer = FakePrinter(State.DONE)
    kiosk = start(printer=printer)
    enter(kiosk, store)
    go_to(kiosk, "staffPractice")
    kiosk.tap("printInstructions")
    wait_until(lambda: bool(printer.sent), "the page")
    assert "Keep the listings true" in read(printer.sent[0][1], tmp_path).text
    begin(kiosk)
    go_to(kiosk, "staffPractice")
    kiosk.tap("printInstructions")
    assert kiosk.reads("You are practising, so nothing is printed.")
    go_to(kiosk, "staffCalls")
    kiosk.tap("printCalls")
    wait_until(lambda: kiosk.reads("so nothing is printed"), "the words")
    assert len(printer.sent) == 1
    kiosk.tap("finish")
    assert line


# The tour


def tour(kiosk: Driver) -> str:
    kiosk.settle()
    return str(kiosk.find("tourTitle").property("text"))


def test_the_tour_sees_by_itself_what_was_done(volunteer: Driver, line: str) -> None:
    begin(volunteer, "practiseWithTour")
    assert tour(volunteer).startswith("Step 1 of ")
    go_to(volunteer, "staffListing", line)
    assert "Check one" in tour(volunteer)
    volunteer.tap("allCorrect")
    assert tour(volunteer).startswith("Done. Step 2 of ")

    go_to(volunteer, "staffEdit", line)
    edit = page_model(volunteer, "edit")
    edit.write("summary", "Somebody to talk to.")
    assert "Correct one" in tour(volunteer), "a draft is no correction"
    edit.publish()
    assert "Add one" in tour(volunteer)

    go_to(volunteer, "staffListings")
    volunteer.tap("addListing")
    edit.write("name", "A new group")
    edit.toggle("topics:groups")
    edit.publish()
    edit.steps.goOn()
    edit.steps.publishUnchecked()
    assert "Undo it" in tour(volunteer)
    assert volunteer.screen == "staffListing"

    volunteer.tap("undo")
    take_something_home(volunteer)
    wait_until(lambda: volunteer.reads("That was the tour. Try more, or stop."), "its end")
    volunteer.tap("stopPractising")


def take_something_home(kiosk: Driver) -> None:
    """The last step."""
    assert "Use a stick" in tour(kiosk)
    go_to(kiosk, "staffStick")
    kiosk.tap("thing-spreadsheet")
    kiosk.tap("take")
    wait_until(lambda: kiosk.reads("take the stick out"), "the file on the stick")


def test_a_step_may_be_skipped_and_the_tour_ends(volunteer: Driver) -> None:
    begin(volunteer, "practiseWithTour")
    steps = 0
    while volunteer.sees("skipStep"):
        assert not tour(volunteer).startswith("Done")
        volunteer.tap("skipStep")
        steps += 1
    assert steps >= 4
    assert volunteer.reads("That was the tour. Try more, or stop.")
    volunteer.tap("stopPractising")
    assert volunteer.parts.staff.who == VOLUNTEER


def test_without_the_tour_there_are_no_steps(volunteer: Driver) -> None:
    begin(volunteer)
    assert not volunteer.sees("skipStep")
    assert volunteer.reads("Try what you like.")
    volunteer.tap("stopPractising")
