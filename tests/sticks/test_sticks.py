"""Which stick is used, and when a person is told that it can be taken out."""

import shutil
from pathlib import Path

import pytest

from kiosk.settings import StickRules
from kiosk.sticks.pretend import FolderSticks
from kiosk.sticks.sticks import Stick, chosen, opened, usable
from kiosk.sticks.troubles import (
    NoStick,
    PulledStick,
    ReadOnlyStick,
    SeveralSticks,
    StickNotAllowed,
    UnreadableStick,
    megabytes,
)

ANY, NONE = StickRules(), StickRules(allow="none")
NAMED = StickRules(allow="named", names=("EDUROOM",))


class Several(FolderSticks):
    """As many sticks as a test wants."""

    def __init__(self, *sticks: Stick) -> None:
        """`sticks` are plugged in."""
        super().__init__(Path("nowhere"))
        self._sticks = sticks

    def found(self) -> list[Stick]:
        return list(self._sticks)


def stick(label: str, device: str = "", **facts: object) -> Stick:
    return Stick(**{"device": device or label, "label": label, "size": 1} | facts)  # type: ignore[arg-type]


# Which one


def test_the_only_stick_is_the_one() -> None:
    assert chosen(Several(stick("A")), ANY) == stick("A")


def test_without_a_stick_it_says_so() -> None:
    with pytest.raises(NoStick):
        chosen(Several(), ANY)


def test_of_several_somebody_has_to_choose() -> None:
    with pytest.raises(SeveralSticks) as trouble:
        chosen(Several(stick("A"), stick("")), ANY)
    assert trouble.value.labels == ("A", "USB stick")
    assert "“A” and “USB stick”" in str(trouble.value)


def test_the_one_that_somebody_chose_is_used() -> None:
    assert chosen(Several(stick("A", "1"), stick("A", "2")), ANY, "2").device == "2"


def test_one_that_somebody_chose_and_took_out_is_not_replaced_by_another() -> None:
    with pytest.raises(NoStick):
        chosen(Several(stick("A", "1")), ANY, "2")


def test_the_ones_to_choose_among_stand_by_name() -> None:
    there = Several(stick("b"), stick("A"), stick("C"))
    assert [each.label for each in usable(there, ANY)] == ["A", "b", "C"]


def test_where_a_site_takes_no_sticks_nobody_looks_for_any() -> None:
    class Never(Several):
        def found(self) -> list[Stick]:
            raise AssertionError

    for ask in (chosen, usable):
        with pytest.raises(StickNotAllowed):
            ask(Never(), NONE)


def test_where_a_site_names_its_sticks_no_other_is_used() -> None:
    with pytest.raises(StickNotAllowed) as trouble:
        chosen(Several(stick("OTHER")), NAMED)
    assert "“EDUROOM”" in str(trouble.value)
    assert chosen(Several(stick("OTHER"), stick("eduroom")), NAMED).label == "eduroom"
    assert [each.label for each in usable(Several(stick("X"), stick("EDUROOM")), NAMED)] == [
        "EDUROOM"
    ]


def test_one_that_cannot_be_read_says_why() -> None:
    with pytest.raises(UnreadableStick) as trouble:
        chosen(Several(stick("A", unreadable="It is locked with a password.")), ANY)
    assert "It is locked with a password." in str(trouble.value)


# Opening and letting go


def test_it_is_let_go_at_the_end(tmp_path: Path) -> None:
    sticks = FolderSticks(tmp_path)
    with opened(sticks, chosen(sticks, ANY)) as folder:
        assert sticks.is_mounted
        assert folder.free() > 0
    assert not sticks.is_mounted


def test_it_is_let_go_whatever_happens(tmp_path: Path) -> None:
    sticks = FolderSticks(tmp_path)
    stick = chosen(sticks, ANY)
    with pytest.raises(ZeroDivisionError), opened(sticks, stick):
        raise ZeroDivisionError
    assert not sticks.is_mounted


def test_nobody_is_told_to_take_out_a_stick_that_was_pulled_out(tmp_path: Path) -> None:
    folder = tmp_path / "stick"
    folder.mkdir()
    sticks = FolderSticks(folder)
    stick = chosen(sticks, ANY)
    with pytest.raises(PulledStick), opened(sticks, stick):
        shutil.rmtree(folder)
    with pytest.raises(NoStick):
        chosen(sticks, ANY)
    with pytest.raises(PulledStick), opened(sticks, stick):
        pass


def test_a_locked_stick_is_not_opened_to_write() -> None:
    with pytest.raises(ReadOnlyStick), opened(Several(), stick("A", read_only=True), writing=True):
        pass


# Words


@pytest.mark.parametrize(
    ("size", "words"),
    [(1, "1 MB"), (1_000_001, "2 MB"), (999_000_000, "999 MB"), (1_230_000_000, "1.3 GB")],
)
def test_a_size_is_told_as_people_say_it(size: int, words: str) -> None:
    assert megabytes(size) == words
