"""PINs are kept so that nobody can read them, and whose one is takes the same work every time."""

from collections.abc import Callable

import pytest
from argon2 import Parameters
from argon2.low_level import Type, hash_secret
from argon2.profiles import RFC_9106_LOW_MEMORY

from kiosk.volunteers import pins
from tests.volunteers.conftest import CHEAP

Work = Callable[[], int]


@pytest.fixture
def work(monkeypatch: pytest.MonkeyPatch) -> Work:
    """Tells how many slow hashes were made since it was last asked."""
    made = 0

    def counted(*what: bytes, **how: object) -> bytes:
        nonlocal made
        made += 1
        return hash_secret(*what, **how)  # type: ignore[arg-type]

    def tell() -> int:
        nonlocal made
        told, made = made, 0
        return told

    monkeypatch.setattr(pins, "hash_secret", counted)
    return tell


def kept(*of: str) -> dict[int, str]:
    """The hashes of these PINs, as one kiosk keeps them."""
    hashes: dict[int, str] = {}
    for key, pin in enumerate(of, start=1):
        hashes[key] = pins.hashed(pin, hashes.values())
    return hashes


def with_later_parameters(monkeypatch: pytest.MonkeyPatch) -> None:
    later = Parameters(Type.ID, 19, 16, 32, time_cost=2, memory_cost=16, parallelism=1)
    monkeypatch.setattr(pins, "PARAMETERS", later)


def test_the_parameters_are_the_second_recommended_option_of_rfc_9106(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(pins, "PARAMETERS", RFC_9106_LOW_MEMORY)
    made = pins.hashed("482915", [])
    assert made.startswith("$argon2id$v=19$m=65536,t=3,p=4$")
    assert pins.owner("482915", {1: made}) == 1


def test_the_kiosk_uses_those_parameters_where_no_test_says_otherwise(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.undo()
    assert pins.PARAMETERS == RFC_9106_LOW_MEMORY


def test_a_pin_is_found_among_others() -> None:
    hashes = kept("482915", "730264", "068417")
    assert [pins.owner(pin, hashes) for pin in ("482915", "730264", "068417")] == [1, 2, 3]


@pytest.mark.parametrize("typed", ["482916", "", "482915 ", "4829", "\udcff", "A" * 10_000])
def test_whatever_else_is_typed_is_nobodys(typed: str) -> None:
    assert pins.owner(typed, kept("482915", "730264")) is None


def test_two_kiosks_keep_the_same_pin_otherwise() -> None:
    assert kept("482915") != kept("482915")


@pytest.mark.parametrize("typed", ["482915", "068417", "999999", "nothing"])
def test_the_work_is_the_same_whoever_it_is_and_if_it_is_nobody(typed: str, work: Work) -> None:
    hashes = kept("482915", "730264", "068417")
    work()
    pins.owner(typed, hashes)
    assert work() == 1


def test_the_work_is_the_same_when_there_is_nobody_at_all(work: Work) -> None:
    assert pins.owner("482915", {}) is None
    assert work() == 1


def test_after_a_change_of_parameters_old_and_new_pins_are_found(
    monkeypatch: pytest.MonkeyPatch, work: Work
) -> None:
    hashes = kept("482915")
    with_later_parameters(monkeypatch)
    hashes[2] = pins.hashed("730264", hashes.values())
    work()
    assert [pins.owner(pin, hashes) for pin in ("482915", "730264", "068417")] == [1, 2, None]
    assert work() == 6


def test_a_change_of_parameters_makes_hashes_outdated_and_one_made_anew_is_not(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    hashes = kept("482915", "730264")
    assert not any(pins.is_outdated(each, hashes.values()) for each in hashes.values())
    with_later_parameters(monkeypatch)
    hashes[2] = pins.hashed("730264", hashes.values())
    assert pins.is_outdated(hashes[1], hashes.values())
    assert not pins.is_outdated(hashes[2], hashes.values())


def test_two_who_were_added_with_salts_of_their_own_are_both_found() -> None:
    hashes = {1: pins.hashed("482915", []), 2: pins.hashed("730264", [])}
    assert pins.owner("730264", hashes) == 2
    assert pins.is_outdated(hashes[2], hashes.values())


@pytest.mark.parametrize("spoilt", ["", "482915", "$argon2id$v=19$m=8,t=1,p=1$*$*", "$2b$12$x"])
def test_a_hash_that_cannot_be_read_is_nobodys_and_keeps_nobody_else_out(spoilt: str) -> None:
    hashes = {1: spoilt} | {2: pins.hashed("730264", [spoilt])}
    assert pins.owner("730264", hashes) == 2
    assert pins.owner("482915", hashes) is None
    assert pins.is_outdated(spoilt, hashes.values())


def test_pins_that_are_made_up_are_six_digits_and_differ() -> None:
    some = {pins.make_up() for _ in range(50)}
    assert len(some) > 45
    assert all(len(each) == 6 and each.isdecimal() for each in some)


def test_tests_do_not_weaken_the_kiosk() -> None:
    assert pins.PARAMETERS is CHEAP
