"""What people type finds what a volunteer would hand them: the score of the search."""

import tomllib
from typing import Any

import pytest

from kiosk.directory import thesaurus
from kiosk.directory.search import search
from kiosk.directory.starter import key
from kiosk.paths import STARTER
from kiosk.safety.phrases import cards_for
from kiosk.settings import Settings
from kiosk.store import Store
from tests.audiences import IN_TRIAL

FIRST = 5
LEAST_QUERIES, LEAST_HIT_RATE, LEAST_MEAN_RANK = 120, 0.95, 0.8

QUERIES: list[dict[str, Any]] = tomllib.loads(
    (STARTER / "queries.toml").read_text(encoding="utf-8")
)["query"]

SYNONYMS = thesaurus.read([STARTER / thesaurus.FILE_NAME])


def rank(store: Store, query: dict[str, Any], *, drafts: bool) -> int:
    """The place of the first listing that belongs there; 0 where none is among the first ten."""
    wanted = {key("service", name) for name in query["finds"]}
    with store.session() as session:
        found = search(
            session, query["typed"], audience=IN_TRIAL, drafts=drafts, limit=10, thesaurus=SYNONYMS
        )
    places = (place for place, each in enumerate(found, start=1) if each.id in wanted)
    return next(places, 0)


def score(store: Store, *, drafts: bool) -> tuple[float, float]:
    """The share of queries with a hit among the first five, and the mean reciprocal rank."""
    asked = [query for query in QUERIES if drafts or not query.get("drafts")]
    ranks = [rank(store, query, drafts=drafts) for query in asked]
    hits = sum(0 < each <= FIRST for each in ranks) / len(ranks)
    mean = sum(1 / each for each in ranks if each) / len(ranks)
    print(  # noqa: T201  (the score is to be seen: pytest -s)
        f"{len(asked)} queries, {'with drafts' if drafts else 'published only'}: "
        f"hit rate {hits:.3f}, mean reciprocal rank {mean:.3f}"
    )
    return hits, mean


def test_there_are_enough_queries_and_none_twice() -> None:
    typed = [query["typed"].lower() for query in QUERIES]
    assert len(set(typed)) == len(typed) >= LEAST_QUERIES


def test_people_find_what_a_volunteer_would_hand_them(store: Store) -> None:
    hits, mean = score(store, drafts=True)
    assert hits >= LEAST_HIT_RATE
    assert mean >= LEAST_MEAN_RANK


def test_what_is_published_is_found_as_well(store: Store) -> None:
    hits, mean = score(store, drafts=False)
    assert hits >= LEAST_HIT_RATE
    assert mean >= LEAST_MEAN_RANK


@pytest.mark.parametrize(
    "typed",
    ["slipped disc", "cant sleep", "feeling low", "nobody to talk to", "blue badge", "ST6"],
)
def test_the_words_that_were_asked_for_are_among_them(store: Store, typed: str) -> None:
    (query,) = [each for each in QUERIES if each["typed"] == typed]
    assert 0 < rank(store, query, drafts=True) <= FIRST


@pytest.mark.parametrize(
    "typed",
    [
        "suicidal",
        "I want to die",
        "end it all",
        "kill myself",
        "self harm",
        "he hits me",
        "scared of my husband",
        "my partner is violent",
        "stop taking my painkillers",
        "numb down below and back pain",
        "taken too many painkillers for my back",
    ],
)
def test_what_brings_up_a_card_finds_listings_as_well(store: Store, typed: str) -> None:
    assert cards_for(typed, Settings())
    with store.session() as session:
        assert search(session, typed, audience=IN_TRIAL, thesaurus=SYNONYMS)


@pytest.mark.parametrize(
    "typed", ["relationship counselling", "marriage guidance", "me and my husband keep rowing"]
)
def test_relationship_counselling_is_never_related_to_abuse(store: Store, typed: str) -> None:
    with store.session() as session:
        found = search(session, typed, audience=IN_TRIAL, drafts=True, thesaurus=SYNONYMS)
    assert "Relate" in [each.name for each in found]
    assert [each.name for each in found if each.sensitive] == []
