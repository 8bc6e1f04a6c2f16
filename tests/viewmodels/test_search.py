"""The search as its screen reads it."""

import datetime

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QSignalSpy

from kiosk.directory.filters import Sieve
from kiosk.directory.listing import Listing, TopicCard
from kiosk.safety.phrases import PhraseCard
from kiosk.viewmodels.found import FoundListings
from kiosk.viewmodels.search import AT_ONCE, MOST_LETTERS, Found, SearchPage
from tests.driving import wait_until

CARD = PhraseCard("back", "Get help", "Touch here.", "999", "ring", "emergency")
TOPIC = TopicCard("pain", "Living with pain", "", "topic-pain", emergency_card=True, count=1)


class Shelf:
    """Something to search in: it finds what it holds for every word, and notes what was asked."""

    def __init__(self, listings: int = 0, cards: tuple[PhraseCard, ...] = ()) -> None:
        self.asked: list[str] = []
        self.wanted: list[str] = []
        self._keys = [str(n) for n in range(listings)]
        self._cards = cards

    def __call__(self, words: str, limit: int) -> Found:
        self.asked.append(words)
        return Found(self._keys[:limit], topics=(TOPIC,), cards=self._cards)

    def results(self) -> FoundListings:
        """What shows them."""
        return FoundListings(
            lambda ids: [Listing(id=key, name=f"Group {key}") for key in ids],
            lambda ids: Sieve(ids, [0] * len(ids), []),
            lambda: datetime.datetime(2026, 11, 23, 12),
        )


def page(shelf: Shelf) -> SearchPage:
    return SearchPage(shelf, shelf.results(), shelf.wanted.append)


def shown(search: SearchPage) -> int:
    return search._results._rows.rowCount()


def test_it_looks_at_every_letter(qapp: QGuiApplication) -> None:
    shelf = Shelf(1)
    search = page(shelf)
    for words in ("p", "pa", "pai"):
        search.look(words)
    assert shelf.asked == ["p", "pa", "pai"]
    assert search.property("words") == "pai"
    assert search._results._rows.row(0).name == "Group 0"


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
    assert shown(search) == 1


def test_it_looks_for_the_first_at_once_and_for_all_after_a_pause(qapp: QGuiApplication) -> None:
    search = page(Shelf(AT_ONCE + 5))
    search.look("p")
    assert search._results.property("count") == AT_ONCE
    assert not search.is_complete
    wait_until(lambda: search.is_complete, "the rest")
    assert search._results.property("count") == AT_ONCE + 5


def test_more_rows_come_when_they_are_asked_for(qapp: QGuiApplication) -> None:
    search = page(Shelf(AT_ONCE + 5))
    search.look("p")
    wait_until(lambda: search.is_complete, "the rest")
    assert shown(search) == AT_ONCE
    search._results.more()
    names = [search._results._rows.row(n).name for n in range(shown(search))]
    assert names == [f"Group {n}" for n in range(AT_ONCE + 5)]


def test_whoever_comes_back_finds_all_at_once(qapp: QGuiApplication) -> None:
    search = page(Shelf(AT_ONCE + 5))
    search.look("p")
    search.refresh()
    assert search.is_complete
    assert search._results.property("count") == AT_ONCE + 5


def test_a_topic_that_somebody_wanted_is_counted_once(qapp: QGuiApplication) -> None:
    shelf = Shelf()
    search = page(shelf)
    search.look("xqxqx")
    search.want("pain")
    search.want("mood")
    assert shelf.wanted == ["pain"]
    assert search.property("hasSaid")


def test_other_words_may_be_wanted_for_another_topic(qapp: QGuiApplication) -> None:
    shelf = Shelf()
    search = page(shelf)
    for words, topic in (("xqxqx", "pain"), ("zqzqz", "mood")):
        search.look(words)
        search.want(topic)
    assert shelf.wanted == ["pain", "mood"]


def test_it_forgets(qapp: QGuiApplication) -> None:
    search = page(Shelf(AT_ONCE + 5, (CARD,)))
    search.look("pain")
    changed = QSignalSpy(search.changed)
    search.forget()
    assert search.property("words") == ""
    assert search.property("isBlank")
    assert not search.property("foundNothing")
    counts = [rows.rowCount() for rows in (search._cards, search._results._rows, search._topics)]
    assert counts == [0, 0, 0]
    assert search.is_complete
    assert changed.count() == 1
    QCoreApplication.processEvents()
    assert "pain" not in repr(vars(search))
