"""PINs that are guessed first are refused, each with its reason."""

import pytest

from kiosk.settings import Settings
from kiosk.settings.sections import Help, LocalNumber, Room
from kiosk.volunteers.weak import Weak, numbers_of, why

REFUSED = {
    Weak.FORM: ["", "12345", "1234567", "12345a", "48 291", "٤٨٢٩١٥", "482915\n", "-48291"],
    Weak.FEW_DIGITS: ["000000", "999999", "111112", "121121", "474747"],
    Weak.COUNTS: [
        *("123456", "654321", "890123", "321098", "024680", "012345"),
        *("102030", "112233", "142536", "991234", "876500"),
    ],
    Weak.REPEATS: ["123123", "485485", "739937", "120021"],
    Weak.PAD: ["147258", "789456", "456123", "159753", "963852"],
    Weak.NUMBER: ["482999", "999482", "111735", "116123", "852580", "485258", "918001"],
    Weak.DATE: ["010190", "311285", "290200", "850131", "070907"],
    Weak.YEAR: ["198447", "201358", "471987", "362015"],
}


@pytest.mark.parametrize(
    ("pin", "reason"), [(pin, reason) for reason, those in REFUSED.items() for pin in those]
)
def test_a_weak_pin_is_refused_and_the_reason_is_told(pin: str, reason: Weak) -> None:
    assert why(pin) == reason


@pytest.mark.parametrize("pin", ["482915", "730264", "068417", "953306", "550391"])
def test_any_other_pin_is_fine(pin: str) -> None:
    assert why(pin) is None


@pytest.mark.parametrize("pin", ["632960", "960001", "648317", "774831"])
def test_a_pin_that_is_on_the_wall_of_this_room_is_refused(pin: str) -> None:
    settings = Settings(
        room=Room(extension="4831 or 4477"),
        help=Help(local_numbers=(LocalNumber(name="Crisis team", number="01632 960 001"),)),
    )
    assert why(pin) is None
    assert why(pin, numbers_of(settings)) == Weak.NUMBER


def test_two_numbers_beside_each_other_are_not_taken_for_one() -> None:
    assert why("217447", ["4831 or 4477", "Ring 217, then 447", ""]) is None


def test_about_a_tenth_of_all_pins_is_refused() -> None:
    some = range(0, 10**6, 37)
    refused = sum(why(f"{number:06}") is not None for number in some)
    assert 0.08 < refused / len(some) < 0.13


def test_every_reason_is_a_short_sentence() -> None:
    assert all(each.value.endswith(".") and len(each.value.split()) <= 12 for each in Weak)
