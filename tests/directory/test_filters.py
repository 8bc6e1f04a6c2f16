"""Filters: every choice says what it leaves, and none leads to an empty page."""

import datetime
import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select
from sqlalchemy.orm import Session

from kiosk.directory import derived
from kiosk.directory.features import BITS, Feature
from kiosk.directory.filters import MOST_PLACES, Choice, Sieve, sieve
from kiosk.directory.models import Derived, NextSession, Service
from kiosk.store import Store

NOON = datetime.datetime(2026, 11, 23, 12)


def mask(*features: Feature) -> int:
    return sum(BITS[feature] for feature in features)


@pytest.fixture
def four() -> Sieve:
    """Four listings."""
    return Sieve(
        ["a", "b", "c", "d"],
        [
            mask(Feature.DROP_IN, Feature.FREE, Feature.STEP_FREE, Feature.PARKING),
            mask(Feature.RING, Feature.FREE),
            mask(Feature.DROP_IN, Feature.MEN, Feature.STEP_FREE),
            mask(Feature.REFER) | 1 << len(BITS),
        ],
        ["Burslem"],
    )


def choice(it: Sieve, key: str, *chosen: str) -> Choice | None:
    return next((each for each in it.choices(frozenset(chosen)) if each.key == key), None)


def count(it: Sieve, key: str, *chosen: str) -> int:
    found = choice(it, key, *chosen)
    assert found is not None
    return found.count


def test_each_choice_says_what_it_would_leave(four: Sieve) -> None:
    assert (count(four, "drop_in"), count(four, "free"), count(four, "place:Burslem")) == (2, 2, 1)


def test_what_no_listing_has_is_not_offered(four: Sieve) -> None:
    assert choice(four, "carers") is None


def test_choices_of_other_groups_count_together(four: Sieve) -> None:
    assert count(four, "free", "drop_in") == 1
    assert four.passing(["drop_in", "free"]) == ["a"]


def test_in_a_group_one_choice_takes_the_place_of_another(four: Sieve) -> None:
    assert four.with_choice(frozenset(["drop_in", "free"]), "ring") == {"ring", "free"}
    assert count(four, "ring", "drop_in") == 1


def test_needs_of_access_add_up(four: Sieve) -> None:
    chosen = four.with_choice(frozenset(["step_free"]), "parking")
    assert chosen == {"step_free", "parking"}
    assert four.passing(chosen) == ["a"]
    assert count(four, "parking", "step_free") == 1


def test_a_choice_that_is_touched_again_goes(four: Sieve) -> None:
    assert four.with_choice(frozenset(["free"]), "free") == frozenset()


def test_a_key_that_is_none_changes_nothing(four: Sieve) -> None:
    assert four.with_choice(frozenset(["free"]), "nonsense") == {"free"}


def test_the_order_stays_as_it_was_found(four: Sieve) -> None:
    assert four.passing(["step_free"]) == ["a", "c"]


PLACES = 5
A_MASK = st.sets(st.integers(0, len(BITS) + PLACES - 1)).map(lambda bits: sum(1 << b for b in bits))


@given(st.lists(A_MASK, min_size=1, max_size=40), st.data())
def test_every_choice_keeps_its_word_whatever_is_chosen(
    masks: list[int], data: st.DataObject
) -> None:
    it = Sieve([str(n) for n in range(len(masks))], masks, [f"Place {n}" for n in range(PLACES)])
    chosen: frozenset[str] = frozenset()
    for _ in range(data.draw(st.integers(0, 8))):
        offered = [each for each in it.choices(chosen) if each.count or each.is_chosen]
        if not offered:
            break
        chosen = it.with_choice(chosen, data.draw(st.sampled_from(offered)).key)
    assert_that_choices_keep_their_word(it, chosen)


def assert_that_choices_keep_their_word(it: Sieve, chosen: frozenset[str]) -> None:
    """What is shown is never nothing, and always as many as the choice said."""
    here = len(it.passing(chosen))
    assert here
    for each in it.choices(chosen):
        left = it.passing(it.with_choice(chosen, each.key))
        if each.is_chosen:
            assert (each.count, len(left) >= here) == (here, True)
        else:
            assert each.count == len(left)


def test_in_the_starter_directory_every_choice_and_every_pair_keeps_its_word(store: Store) -> None:
    with store.session() as session:
        derived.refresh_all(session, NOON.date(), lambda _day: "")
        it = sieve(session, list(session.scalars(select(Service.id))), NOON)
    ones = [each.key for each in it.choices(frozenset())]
    assert {"drop_in", "open_now", "remote", "free", "carers", "place:Burslem"} <= set(ones)
    for one in ones:
        with_one = it.with_choice(frozenset(), one)
        assert_that_choices_keep_their_word(it, with_one)
        for other in it.choices(with_one):
            if other.count:
                assert_that_choices_keep_their_word(it, it.with_choice(with_one, other.key))


def test_what_is_chosen_but_no_longer_offered_leaves_nothing(four: Sieve) -> None:
    assert four.passing(["place:Leek"]) == []
    assert four.with_choice(frozenset(["place:Leek"]), "place:Burslem") == {
        "place:Leek",
        "place:Burslem",
    }
    assert four.with_choice(frozenset(["place:Leek"]), "place:Leek") == frozenset()


def test_only_the_commonest_places_are_offered_in_the_order_of_the_alphabet() -> None:
    names = [f"Place {n:02}" for n in range(30)]
    above = len(BITS)
    masks = list(itertools.chain(*([1 << above + n] * (30 - n) for n in range(30))))
    it = Sieve([str(n) for n in range(len(masks))], masks, names)
    offered = [each.key for each in it.choices(frozenset()) if each.key.startswith("place:")]
    assert offered == [f"place:Place {n:02}" for n in range(MOST_PLACES)]


@pytest.mark.parametrize(
    ("starts", "ends", "closed_for", "is_sure", "is_open"),
    [
        (9, 17, "", True, True),
        (9, 12, "", True, False),
        (13, 17, "", True, False),
        (9, 17, "bank holiday", True, False),
        (9, 17, "", False, False),
    ],
)
def test_open_now_is_what_is_open_at_this_moment(
    session: Session, starts: int, ends: int, closed_for: str, is_sure: bool, is_open: bool
) -> None:
    session.add(Derived(service_id="a", day=NOON.date(), features=0, places=""))
    session.add(
        NextSession(
            service_id="a",
            starts=NOON.replace(hour=starts),
            ends=NOON.replace(hour=ends),
            closed_for=closed_for,
            is_sure=is_sure,
        )
    )
    session.flush()
    assert bool(sieve(session, ["a"], NOON).passing(["open_now"])) == is_open


def test_what_is_not_worked_out_yet_passes_no_filter(session: Session) -> None:
    it = sieve(session, ["a"], NOON)
    assert it.passing([]) == ["a"]
    assert it.choices(frozenset()) == []
