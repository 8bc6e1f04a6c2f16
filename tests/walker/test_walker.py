"""The walker's rounds: every screen, in every way it can be set."""

from typing import Any

import pytest

from tests.walker import fixed
from tests.walker.places import (
    ALL,
    PLACES,
    SHORT,
    SHORT_FOR_STAFF,
    Place,
    Setting,
    Visitor,
    a_listing,
    a_principle,
)
from tests.walker.walker import walk

ROUNDS = [
    (place, setting)
    for setting in SHORT
    for place in PLACES
    if setting in SHORT_FOR_STAFF or not place.is_for_staff
]
LONG_ROUNDS = [
    (place, setting) for setting in ALL for place in (*PLACES, *map(a_principle, range(1, 8)))
]


def named(rounds: list[tuple[Place, Setting]]) -> list[Any]:
    """Each round with a name of its own, for pytest."""
    return [
        pytest.param(place, setting, id=f"{place.name}, {setting.words}".replace(" ", "-"))
        for place, setting in rounds
    ]


def wrong(visitor: Visitor, place: Place, setting: Setting, *, thorough: bool) -> list[str]:
    """All that is wrong with a place in a setting; focus on what is everywhere only at Home."""
    scene = visitor.visit(place, setting)
    at_home = place is PLACES[0] or place.name == "the question"
    faults = visitor.fixed_faults(scene, place, setting)
    seen = frozenset() if thorough or at_home else fixed.CONTROLS
    return faults + walk(scene, seen_focused=seen, focus=place.keys)


@pytest.mark.parametrize(("place", "setting"), named(ROUNDS))
def test_nothing_is_wrong(visitor: Visitor, place: Place, setting: Setting) -> None:
    faults = wrong(visitor, place, setting, thorough=False)
    assert not faults, "\n" + "\n".join(faults)


@pytest.mark.slow
@pytest.mark.parametrize(("place", "setting"), named(LONG_ROUNDS))
def test_nothing_is_wrong_in_any_setting(visitor: Visitor, place: Place, setting: Setting) -> None:
    faults = wrong(visitor, place, setting, thorough=True)
    assert not faults, "\n" + "\n".join(faults)


@pytest.mark.slow
@pytest.mark.parametrize("portrait", [False, True], ids=["landscape", "portrait"])
def test_nothing_is_wrong_with_any_listing(visitor: Visitor, portrait: bool) -> None:
    setting = Setting(2, portrait)
    faults = [
        fault
        for key, name in visitor.published()
        for fault in walk(visitor.visit(a_listing(key, name), setting), focus=False)
    ]
    assert not faults, "\n" + "\n".join(faults)
