"""The way from Home and back."""

import pytest
from PySide6.QtTest import QSignalSpy

from kiosk.viewmodels.navigation import Destination, Navigation, Visit

SCREENS = ("topics", "results", "listing", "principles", "principle", "help", "emergency")


class Shelves:
    """What the screens load, written down; a test says what is not there, or what breaks."""

    def __init__(self) -> None:
        self.loaded: list[tuple[str, str]] = []
        self.gone: set[tuple[str, str]] = set()
        self.broken: set[str] = set()

    def destinations(self) -> dict[str, Destination]:
        """Every screen, loading from here; Home waits 60 seconds, the others 180."""

        def loading(screen: str) -> Destination:
            def load(argument: str) -> bool:
                if screen in self.broken:
                    raise OSError(screen)
                self.loaded.append((screen, argument))
                return (screen, argument) not in self.gone

            return Destination(60 if screen == "home" else 180, load)

        return {screen: loading(screen) for screen in ("home", *SCREENS)}


@pytest.fixture
def shelves() -> Shelves:
    """Everything is there."""
    return Shelves()


@pytest.fixture
def way(shelves: Shelves) -> Navigation:
    """On Home."""
    return Navigation(shelves.destinations())


def at(way: Navigation) -> tuple[str, str]:
    """The screen and its argument."""
    return way.property("screen"), way.property("argument")


def to_listing(way: Navigation) -> None:
    way.openTopics()
    way.openTopic("pain")
    way.openListing("abc")


def test_it_begins_on_home(way: Navigation) -> None:
    assert at(way) == ("home", "")
    assert way.property("canGoBack") is False


def test_each_step_leads_on_and_each_back_leads_one_step_back(way: Navigation) -> None:
    to_listing(way)
    seen = [at(way)]
    for _ in range(3):
        way.back()
        seen.append(at(way))
    assert seen == [("listing", "abc"), ("results", "pain"), ("topics", ""), ("home", "")]


def test_back_on_home_does_nothing(way: Navigation) -> None:
    changes = QSignalSpy(way.changed)
    way.back()
    assert at(way) == ("home", "")
    assert changes.count() == 0


def test_every_step_is_told_once(way: Navigation) -> None:
    changes = QSignalSpy(way.changed)
    to_listing(way)
    way.back()
    way.finish()
    assert changes.count() == 5


def test_back_brings_a_screen_up_to_date(way: Navigation, shelves: Shelves) -> None:
    to_listing(way)
    shelves.loaded.clear()
    way.back()
    assert shelves.loaded == [("results", "pain")]


def test_what_is_not_there_is_not_opened(way: Navigation, shelves: Shelves) -> None:
    way.openTopics()
    shelves.gone = {("results", "pain")}
    changes = QSignalSpy(way.changed)
    way.openTopic("pain")
    assert at(way) == ("topics", "")
    assert changes.count() == 0


def test_back_passes_over_what_has_gone(way: Navigation, shelves: Shelves) -> None:
    to_listing(way)
    way.openHelp()
    shelves.gone = {("listing", "abc"), ("results", "pain")}
    changes = QSignalSpy(way.changed)
    way.back()
    assert at(way) == ("topics", "")
    assert changes.count() == 1


def test_opening_what_is_open_does_nothing(way: Navigation) -> None:
    way.openHelp()
    changes = QSignalSpy(way.changed)
    way.openHelp()
    way.back()
    assert at(way) == ("home", "")
    assert changes.count() == 1


def test_back_and_forth_between_two_cards_is_one_step(way: Navigation) -> None:
    way.openTopics()
    way.openHelp()
    for _ in range(5):
        way.openEmergency()
        way.openHelp()
    way.back()
    assert at(way) == ("topics", "")


def test_the_next_principle_takes_the_place_of_the_one_before(way: Navigation) -> None:
    way.openPrinciples()
    for number in (1, 2, 3):
        way.openPrinciple(number)
    assert at(way) == ("principle", "3")
    way.back()
    assert at(way) == ("principles", "")


def test_a_next_principle_that_is_not_there_leaves_one_where_one_was(
    way: Navigation, shelves: Shelves
) -> None:
    way.openPrinciples()
    way.openPrinciple(7)
    shelves.gone = {("principle", "8")}
    way.openPrinciple(8)
    assert at(way) == ("principle", "7")


def test_a_step_is_remembered_with_how_far_it_was_scrolled(way: Navigation) -> None:
    to_listing(way)
    way.remember(way.property("turn"), 120)
    way.openHelp()
    assert way.property("position") == 0
    way.remember(way.property("turn"), 40)
    way.back()
    assert way.property("position") == 120


def test_the_next_principle_begins_at_its_top(way: Navigation) -> None:
    way.openPrinciple(1)
    way.remember(way.property("turn"), 300)
    way.openPrinciple(2)
    assert way.property("position") == 0


@pytest.mark.parametrize("steps", range(4))
def test_finish_forgets_the_way_from_anywhere(way: Navigation, steps: int) -> None:
    for open_next in (way.openTopics, lambda: way.openTopic("pain"), way.openHelp)[:steps]:
        open_next()
    way.remember(way.property("turn"), 99)
    way.finish()
    assert at(way) == ("home", "")
    assert way.property("canGoBack") is False
    assert way.property("position") == 0


def test_finish_says_so_before_the_screen_changes(way: Navigation) -> None:
    """What is to be forgotten is forgotten when the next screen is drawn."""
    told: list[str] = []
    way.finished.connect(lambda: told.append("finished"))
    way.changed.connect(lambda: told.append("changed"))
    way.finish()
    assert told == ["finished", "changed"]


def test_finish_forgets_everything_even_when_home_cannot_be_read(
    way: Navigation, shelves: Shelves
) -> None:
    to_listing(way)
    shelves.broken = {"home"}
    finished, changed = QSignalSpy(way.finished), QSignalSpy(way.changed)
    with pytest.raises(OSError, match="home"):
        way.finish()
    assert at(way) == ("home", "")
    assert (finished.count(), changed.count()) == (1, 1)


def test_a_screen_that_breaks_while_it_is_opened_is_not_shown(
    way: Navigation, shelves: Shelves
) -> None:
    way.openTopics()
    shelves.broken = {"results"}
    with pytest.raises(OSError, match="results"):
        way.openTopic("pain")
    assert at(way) == ("topics", "")


def test_a_screen_has_the_patience_it_was_given(way: Navigation) -> None:
    assert way.patience == 60
    way.openHelp()
    assert way.patience == 180


def test_a_page_that_is_taken_down_is_not_heard(way: Navigation) -> None:
    taken_down = way.property("turn")
    way.finish()
    way.remember(taken_down, 300)
    assert way.property("position") == 0


def test_what_the_old_page_says_while_all_is_forgotten_is_not_heard() -> None:
    """Text that shrinks back moves the page that is being left."""
    way = Navigation({"home": Destination(60)})
    turn = way.property("turn")
    way.finished.connect(lambda: way.remember(turn, 300))
    way.finish()
    assert way.property("position") == 0


# The volunteers' pages


@pytest.fixture
def with_staff(way: Navigation, shelves: Shelves) -> Navigation:
    """With two pages of theirs."""
    pages = ("staffOne", "staffTwo")
    way.add({page: Destination(300, shelves.destinations()["topics"].load) for page in pages})
    return way


def test_a_page_of_theirs_is_opened_by_its_name(with_staff: Navigation) -> None:
    with_staff.openStaff("staffOne", "this")
    assert at(with_staff) == ("staffOne", "this")
    assert with_staff.is_for_staff()


@pytest.mark.parametrize("page", ["staffThree", "topics", "home", ""])
def test_by_that_nothing_else_is_opened(with_staff: Navigation, page: str) -> None:
    with_staff.openHelp()
    with_staff.openStaff(page, "")
    assert at(with_staff) == ("help", "")
    assert not with_staff.is_for_staff()


def test_a_way_that_is_begun_anew_leads_back_to_its_first_page(with_staff: Navigation) -> None:
    to_listing(with_staff)
    changes = QSignalSpy(with_staff.changed)
    with_staff.begin(Visit("staffOne"), Visit("staffTwo", "this", 120))
    assert at(with_staff) == ("staffTwo", "this")
    assert with_staff.property("position") == 120
    assert changes.count() == 1
    with_staff.back()
    assert at(with_staff) == ("staffOne", "")
    assert with_staff.property("canGoBack") is False
    with_staff.back()
    assert at(with_staff) == ("staffOne", "")


def test_a_way_is_begun_up_to_the_last_page_that_is_there(
    with_staff: Navigation, shelves: Shelves
) -> None:
    shelves.gone = {("topics", "gone")}
    with_staff.begin(Visit("staffOne"), Visit("staffTwo", "gone"))
    assert at(with_staff) == ("staffOne", "")


def test_a_way_of_which_nothing_is_there_is_not_begun(
    with_staff: Navigation, shelves: Shelves
) -> None:
    to_listing(with_staff)
    shelves.gone = {("topics", "")}
    changes = QSignalSpy(with_staff.changed)
    with_staff.begin(Visit("staffOne"))
    assert at(with_staff) == ("listing", "abc")
    assert changes.count() == 0


def test_a_page_is_loaded_again_where_it_is(way: Navigation, shelves: Shelves) -> None:
    to_listing(way)
    shelves.loaded.clear()
    changes = QSignalSpy(way.changed)
    way.reload()
    assert shelves.loaded == [("listing", "abc")]
    assert changes.count() == 0


def test_a_page_that_has_gone_meanwhile_leads_back(way: Navigation, shelves: Shelves) -> None:
    to_listing(way)
    shelves.gone = {("listing", "abc")}
    way.reload()
    assert at(way) == ("results", "pain")


def test_what_is_shown_can_get_another_name(way: Navigation, shelves: Shelves) -> None:
    way.openTopic("groups")
    way.openHelp()
    changes = QSignalSpy(way.changed)
    way.rename("results", "groups", "company")
    assert changes.count() == 0
    way.back()
    assert at(way) == ("results", "company")
    assert shelves.loaded[-1] == ("results", "company")
