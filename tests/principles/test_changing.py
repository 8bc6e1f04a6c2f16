"""The principles as a lead changes their words."""

import datetime

import pytest

from kiosk import checklist
from kiosk.directory import revisions, undoing
from kiosk.errors import KnownTrouble
from kiosk.principles import changing
from kiosk.principles.cards import Principles, principles
from kiosk.principles.changing import MOST_LETTERS, MOST_LINES, Part, Place, new_line
from kiosk.settings import Settings
from kiosk.store import Store
from kiosk.who import Who
from kiosk.wording import history

NOW = datetime.datetime(2026, 11, 26, 12)
LEAD, VOLUNTEER = Who("lead", "AL", 1), Who("volunteer", "BD", 2)


def change(store: Store, place: Place, words: str, who: Who = LEAD) -> None:
    with revisions.writing(store) as connection:
        changing.change(connection, who, place, words, NOW)


def shown(store: Store) -> Principles:
    with store.session() as session:
        return principles(session)


def lines(store: Store, part: Part, number: int = 3) -> list[Place]:
    with store.engine.connect() as connection:
        return [
            each.place for each in changing.texts(connection, number) if each.place.part == part
        ]


def test_patients_read_the_new_words(store: Store) -> None:
    change(store, Place("intro"), "Seven  things.")
    change(store, Place("title", 3), "A team")
    change(store, Place("meaning", 3), "They talk to each other.")
    change(store, Place("ask", 3, 1), "Who else knows?")
    now = shown(store)
    assert now.intro == "Seven things."
    assert (now.cards[2].title, now.cards[2].meaning) == ("A team", "They talk to each other.")
    assert now.cards[2].ask[1] == "Who else knows?"


def test_lines_come_and_go_and_one_stays(store: Store) -> None:
    change(store, new_line("expect", 3), "A plan on paper")
    assert shown(store).cards[2].expect[-1] == "A plan on paper"
    for place in lines(store, "expect")[:-1]:
        change(store, place, "")
    assert shown(store).cards[2].expect == ("A plan on paper",)
    with pytest.raises(KnownTrouble, match="One line has to stay"):
        change(store, lines(store, "expect")[0], " ")
    for number in range(MOST_LINES - 1):
        change(store, new_line("expect", 3), f"Line {number}")
    with pytest.raises(KnownTrouble, match="Up to 5 lines fit"):
        change(store, new_line("expect", 3), "One too many")
    with pytest.raises(KnownTrouble, match="Write the new line first"):
        change(store, new_line("ask", 3), "")


def test_a_line_that_was_taken_out_comes_back_beside_one_that_came_since(store: Store) -> None:
    before = shown(store).cards[2].ask
    change(store, lines(store, "ask")[-1], "")
    with store.engine.connect() as connection:
        (taken_out,) = revisions.latest(connection, 1)
    change(store, new_line("ask", 3), "Who else knows?")
    with revisions.writing(store) as connection:
        assert undoing.undo(connection, taken_out.id, LEAD, NOW).put_back == 1
    assert shown(store).cards[2].ask == (*before, "Who else knows?")


def test_all_of_it_is_taken_back(store: Store) -> None:
    before = shown(store)
    change(store, Place("title", 1), "Other words")
    change(store, new_line("ask", 1), "A question?")
    change(store, lines(store, "expect", 1)[0], "")
    change(store, Place("intro"), "Other words")
    with revisions.writing(store) as connection:
        undoing.restore(connection, NOW - datetime.timedelta(days=1), LEAD, NOW)
    assert shown(store) == before


def test_the_history_says_what_was_changed(store: Store) -> None:
    change(store, Place("title", 1), "Other words")
    change(store, new_line("ask", 1), "A question?")
    with store.engine.connect() as connection:
        second, first = revisions.latest(connection, 2)
    assert history.what(first) == "A principle was changed"
    assert history.changes(first, {}) == [
        "Principle: “You and your team, working together” is now “Other words”"
    ]
    assert history.changes(second, {}) == ["Line of a principle: “A question?” was added"]


def test_whoever_signed_the_words_signs_them_again(store: Store) -> None:
    before = checklist.fingerprint(store.session, Settings())
    assert checklist.fingerprint(store.session, Settings()) == before
    change(store, Place("meaning", 2), "Other words.")
    assert checklist.fingerprint(store.session, Settings()) != before


@pytest.mark.parametrize("part", ["intro", "title", "meaning", "expect", "ask"])
def test_words_that_are_too_long_are_refused(store: Store, part: Part) -> None:
    place = Place(part, 0 if part == "intro" else 3)
    change(store, place, "x" * MOST_LETTERS[part])
    with pytest.raises(KnownTrouble, match="so make it shorter"):
        change(store, place, "x" * (MOST_LETTERS[part] + 1))


@pytest.mark.parametrize("part", ["intro", "title", "meaning"])
def test_what_has_to_stand_there_is_not_taken_out(store: Store, part: Part) -> None:
    with pytest.raises(KnownTrouble, match="cannot be empty"):
        change(store, Place(part, 0 if part == "intro" else 3), " ")


def test_only_leads_change_principles(store: Store) -> None:
    with pytest.raises(KnownTrouble, match="Only a lead"):
        change(store, Place("title", 1), "Other words", VOLUNTEER)


def test_every_text_is_known_by_its_place(store: Store) -> None:
    with store.engine.connect() as connection:
        assert [each.place.part for each in changing.texts(connection, 0)] == ["intro"]
        parts = [each.place.part for each in changing.texts(connection, 1)]
        assert parts == ["title", "meaning", *["expect"] * 3, *["ask"] * 2]
        assert changing.texts(connection, 8) == []
        assert list(changing.titles(connection)) == [1, 2, 3, 4, 5, 6, 7]
