"""The search as its screen reads it."""

import datetime

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QSignalSpy

from kiosk.directory.listing import Listing, TopicCard
from kiosk.safety.phrases import PhraseCard
from kiosk.viewmodels.search import AT_ONCE, MOST_LETTERS, Found, SearchPage
from tests.driving import wait_until

CARD = PhraseCard("back", "Get help", "Touch here.", "999", "ring", "emergency")
TOPIC = TopicCard("pain", "Living with pain", "", "topic-pain", emergency_card=True, count=1)


class Shelf:
    """Something to search in: it finds what it holds for every word, and notes what was asked."""

    def __init__(self, listings: int = 0, cards: tuple[PhraseCard, ...] = ()) -> None:
        self.asked: list[str] = []
        self._found = Found(
            [Listing(id=str(n), name=f"Group {n}") for n in range(listings)], (TOPIC,), cards
        )

    def __call__(self, words: str) -> Found:
        self.asked.append(words)
        return self._found


def page(shelf: Shelf) -> SearchPage:
    return SearchPage(shelf, lambda: datetime.date(2026, 11, 23))


def test_it_looks_at_every_letter(qapp: QGuiApplication) -> None:
    shelf = Shelf(1)
    search = page(shelf)
    for words in ("p", "pa", "pai"):
        search.look(words)
    assert shelf.asked == ["p", "pa", "pai"]
    assert search.property("words") == "pai"
    assert search._results.row(0).name == "Group 0"


def test_it_does_not_look_again_for_the_same_words(qapp: QGuiApplication) -> None:
    shelf = Shelf(1)
    search = page(shelf)
    search.look("pain")
    search.look("pain")
    assert shelf.asked == ["pain"]


def test_it_looks_for_no_more_letters_than_a_person_types(qapp: QGuiApplication) -> None:
    shelf = Shelf()
    page(shelf).look("p" * 10_000)
    assert shelf.asked == ["p" * MOST_LETTERS]


@pytest.mark.parametrize(("words", "blank"), [("", True), ("  ", True), ("p", False)])
def test_spaces_are_nothing_to_look_for(qapp: QGuiApplication, words: str, blank: bool) -> None:
    search = page(Shelf())
    search.look(words)
    assert search.property("isBlank") is blank
    assert search.property("foundNothing") is not blank


def test_cards_stand_beside_the_results(qapp: QGuiApplication) -> None:
    search = page(Shelf(1, (CARD,)))
    search.look("numb")
    assert search.property("hasCards")
    assert search._cards.row(0) == CARD
    assert search._results.rowCount() == 1


def test_it_shows_the_first_at_once_and_the_rest_after_a_pause(qapp: QGuiApplication) -> None:
    search = page(Shelf(AT_ONCE + 5))
    search.look("p")
    assert search._results.rowCount() == AT_ONCE
    assert not search.is_complete
    wait_until(lambda: search.is_complete, "the rest")
    names = [search._results.row(n).name for n in range(search._results.rowCount())]
    assert names == [f"Group {n}" for n in range(AT_ONCE + 5)]


def test_whoever_comes_back_sees_all_at_once(qapp: QGuiApplication) -> None:
    search = page(Shelf(AT_ONCE + 5))
    search.look("p")
    search.refresh()
    assert search.is_complete
    assert search._results.rowCount() == AT_ONCE + 5


def test_it_forgets(qapp: QGuiApplication) -> None:
    search = page(Shelf(AT_ONCE + 5, (CARD,)))
    search.look("pain")
    changed = QSignalSpy(search.changed)
    search.forget()
    assert search.property("words") == ""
    assert search.property("isBlank")
    assert not search.property("foundNothing")
    counts = [rows.rowCount() for rows in (search._cards, search._results, search._topics)]
    assert counts == [0, 0, 0]
    assert search.is_complete
    assert changed.count() == 1
    QCoreApplication.processEvents()
    assert "pain" not in repr(vars(search))
