"""Somebody says that something of a listing is wrong: once, and it is forgotten with them."""

import pytest

from kiosk.directory.corrections import What
from kiosk.viewmodels.corrections import Corrections


class Ledger:
    """Where it is counted; it can be busy."""

    def __init__(self) -> None:
        self.counted: list[tuple[str, What]] = []
        self.busy = False

    def __call__(self, listing_id: str, what: What) -> bool:
        if not self.busy:
            self.counted.append((listing_id, what))
        return not self.busy


@pytest.fixture
def ledger() -> Ledger:
    """An empty one."""
    return Ledger()


@pytest.mark.parametrize("what", What)
def test_it_is_counted(ledger: Ledger, what: What) -> None:
    corrections = Corrections(ledger)
    corrections.say("line", what.value)
    assert ledger.counted == [("line", what)]
    assert corrections.property("said") == ["line"]


def test_nobody_says_it_twice_of_one_listing(ledger: Ledger) -> None:
    corrections = Corrections(ledger)
    for listing, what in (("line", "number"), ("line", "closed"), ("group", "place")):
        corrections.say(listing, what)
    assert ledger.counted == [("line", What.NUMBER), ("group", What.PLACE)]


def test_what_could_not_be_counted_is_not_called_said(ledger: Ledger) -> None:
    corrections = Corrections(ledger)
    ledger.busy = True
    corrections.say("line", "times")
    assert (corrections.property("said"), corrections.property("missed")) == ([], "line")
    ledger.busy = False
    corrections.say("line", "times")
    assert (corrections.property("said"), corrections.property("missed")) == (["line"], "")


def test_the_next_person_may_say_it_again(ledger: Ledger) -> None:
    corrections = Corrections(ledger)
    corrections.say("line", "number")
    corrections.forget()
    corrections.say("line", "number")
    assert len(ledger.counted) == 2
