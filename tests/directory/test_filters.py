"""Filters: every choice says what it leaves, and none leads to an empty page."""

import datetime
import itertools
import random

import pytest
from sqlalchemy.orm import Session

from kiosk.directory.features import BITS, Feature
from kiosk.directory.filters import MOST_PLACES, Choice, Sieve, sieve
from kiosk.directory.models import Derived, NextSession

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


@pytest.mark.parametrize("seed", range(20))
def test_a_count_is_kept_when_the_choice_is_made(seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311  (the same every time is the point)
    names = [f"Place {n}" for n in range(5)]
    masks = [
        chance.getrandbits(len(BITS) + 5) & chance.getrandbits(len(BITS) + 5) for _ in "x" * 60
    ]
    it = Sieve([str(n) for n in range(60)], masks, names)
    chosen: frozenset[str] = frozenset()
    for _ in range(12):
        open_to = [each for each in it.choices(chosen) if each.count or each.is_chosen]
        for each in open_to:
            left = it.passing(it.with_choice(chosen, each.key))
            assert left
            if not each.is_chosen:
                assert len(left) == each.count
        chosen = it.with_choice(chosen, chance.choice(open_to).key)


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
