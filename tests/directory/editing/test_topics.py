"""Topics as a lead changes them: their names, the line below, and their order."""

import datetime

import pytest

from kiosk.directory import revisions, search, undoing
from kiosk.directory.editing import topics
from kiosk.directory.editing.topics import Part, Place
from kiosk.directory.freshness import audience
from kiosk.directory.shown import topic_cards
from kiosk.errors import KnownTrouble
from kiosk.store import Store
from kiosk.who import Who
from kiosk.wording import history

NOW = datetime.datetime(2026, 11, 26, 12)
LEAD, VOLUNTEER = Who("lead", "AL", 1), Who("volunteer", "BD", 2)


def rename(store: Store, key: str, part: Part, words: str, who: Who = LEAD) -> None:
    with revisions.writing(store) as connection:
        topics.rename(connection, who, Place(key, part), words, NOW)


def move(store: Store, key: str, by: int) -> None:
    with revisions.writing(store) as connection:
        topics.move(connection, LEAD, key, by, NOW)


def shown(store: Store) -> list[tuple[str, str]]:
    with store.session() as session:
        cards = topic_cards(session, audience(NOW.date(), trial=True))
        return [(card.name, card.summary) for card in cards]


def keys(store: Store) -> list[str]:
    with store.engine.connect() as connection:
        return [each.key for each in topics.all_topics(connection)]


def last_line(store: Store) -> list[str]:
    with store.engine.connect() as connection:
        (step,) = revisions.latest(connection, 1)
        assert history.what(step) == "A topic was changed"
        return history.changes(step, {})


def test_patients_read_the_new_words_and_find_by_them(store: Store) -> None:
    rename(store, "pain", "name", " Living  well with pain ")
    rename(store, "pain", "summary", "Zoological walks")
    assert shown(store)[0] == ("Living well with pain", "Zoological walks")
    with store.session() as session:
        found = search.nearest_topics(session, "zoological", audience(NOW.date(), trial=True))
    assert found[0].key == "pain"
    (line,) = last_line(store)
    assert line.startswith("Words below the topic: “Helplines, classes and self-help for pain")
    assert line.endswith("” is now “Zoological walks”")


def test_listings_are_found_by_the_new_name_of_their_topic(store: Store) -> None:
    rename(store, "moving", "name", "Zoological walks")
    who_reads = audience(NOW.date(), trial=True)
    with store.session() as session:
        assert search.find(session, "zoological", audience=who_reads).ids


def test_a_topic_changes_places_with_its_neighbour(store: Store) -> None:
    before = keys(store)
    move(store, before[0], -1)
    move(store, before[-1], 1)
    assert keys(store) == before
    move(store, before[2], -1)
    assert keys(store) == [before[0], before[2], before[1], *before[3:]]
    assert last_line(store) == [
        "Place among the topics: “3” is now “2”",
        "Place among the topics: “2” is now “3”",
    ]


def test_every_change_is_taken_back(store: Store) -> None:
    before = shown(store)
    rename(store, "pain", "name", "Pain")
    move(store, "pain", 1)
    with revisions.writing(store) as connection:
        undoing.restore(connection, NOW - datetime.timedelta(days=1), LEAD, NOW)
    assert shown(store) == before


@pytest.mark.parametrize(
    ("part", "words", "why"),
    [
        ("name", " ", "This cannot be empty."),
        ("summary", "", "This cannot be empty."),
        ("name", "x" * 41, "This has 41 letters. Up to 40 fit"),
        ("summary", "x" * 91, "This has 91 letters. Up to 90 fit"),
        ("name", "moving MORE", "Another topic is called so already."),
    ],
)
def test_words_that_cannot_be_are_refused(store: Store, part: Part, words: str, why: str) -> None:
    before = shown(store)
    with pytest.raises(KnownTrouble, match=why):
        rename(store, "pain", part, words)
    assert shown(store) == before


def test_only_leads_change_topics(store: Store) -> None:
    with pytest.raises(KnownTrouble, match="Only a lead"):
        rename(store, "pain", "name", "Pain", VOLUNTEER)
    with pytest.raises(KnownTrouble, match="Only a lead"), revisions.writing(store) as connection:
        topics.move(connection, VOLUNTEER, "pain", 1, NOW)
