"""`kiosk volunteers`, as whoever looks after the machine sees it."""

import datetime
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy.orm import sessionmaker

from kiosk.errors import KnownTrouble
from kiosk.store import Store, make_engine
from kiosk.volunteers import command, entering, moments
from kiosk.volunteers.lockout import Wrong
from kiosk.who import Who


@pytest.fixture
def store(database: Path) -> Iterator[Store]:
    """A kiosk that nobody may come into yet."""
    engine = make_engine(database)
    opened = Store(database, engine, sessionmaker(engine))
    yield opened
    opened.close()


class Terminal:
    """What the commands say and ask."""

    def __init__(self, answer: str = "") -> None:
        self.said: list[str] = []
        self.asked: list[str] = []
        self._answer = answer

    def say(self, words: str) -> None:
        self.said.append(words)

    def ask(self, question: str) -> str:
        self.asked.append(question)
        return self._answer

    @property
    def pin(self) -> str:
        (found,) = re.findall(r"^PIN: (\d{6})$", "\n".join(self.said), re.MULTILINE)
        return str(found)


def add(store: Store, name: str, *, lead: bool = False, initials: str | None = None) -> Terminal:
    terminal = Terminal()
    command.add(store, name, initials, terminal.say, lead=lead)
    return terminal


def enter(store: Store, pin: str) -> entering.Entered:
    with store.session() as session:
        return entering.enter(session, pin, moments.now())


def type_wrong(store: Store, times: int) -> None:
    for _ in range(times):
        enter(store, "nothing")


def test_somebody_is_added_and_told_their_pin_once(store: Store) -> None:
    terminal = add(store, "Ann Lee")
    assert terminal.said[0] == "Ann Lee (AL) is a lead here now."
    assert "Change it at the kiosk the first time." in terminal.said[-1]
    assert enter(store, terminal.pin) == Who("lead", "AL", 1)


def test_role_and_initials_may_be_chosen(store: Store) -> None:
    add(store, "Ann Lee")
    assert (
        add(store, "Bo Day", lead=True, initials="xy").said[0] == "Bo Day (XY) is a lead here now."
    )
    assert add(store, "Cy Orr").said[0] == "Cy Orr (CO) is a volunteer here now."


def test_the_list_says_who_there_is_and_who_has_to_change_their_pin(store: Store) -> None:
    add(store, "Bo Day")
    add(store, "Ann Lee")
    terminal = Terminal()
    command.list_all(store, terminal.say)
    today = datetime.date.today()
    since = f"since {today.day} {today:%B %Y}; still has the PIN that was made up"
    assert terminal.said == [f"AL    Ann Lee, volunteer, {since}", f"BD    Bo Day, lead, {since}"]


def test_an_empty_list_says_how_to_begin(store: Store) -> None:
    terminal = Terminal()
    command.list_all(store, terminal.say)
    assert terminal.said == [
        "Nobody can sign in yet. `kiosk volunteers add NAME` adds the first one, a lead."
    ]


def test_the_list_says_that_pins_have_to_wait_and_unlock_ends_it(store: Store) -> None:
    pin = add(store, "Ann Lee").pin
    type_wrong(store, 12)
    terminal = Terminal()
    command.list_all(store, terminal.say)
    assert re.search(r"has to wait \d+ seconds", terminal.said[-1])
    command.unlock(store, terminal.say)
    assert enter(store, pin) == Who("lead", "AL", 1)


@pytest.mark.parametrize("words", ["AL", "ann lee"])
def test_a_forgotten_pin_is_reset_and_its_owner_need_not_wait(store: Store, words: str) -> None:
    old = add(store, "Ann Lee").pin
    type_wrong(store, 5)
    terminal = Terminal()
    command.reset(store, words, terminal.say)
    assert isinstance(enter(store, old), Wrong)
    assert enter(store, terminal.pin) == Who("lead", "AL", 1)


def test_a_role_is_changed(store: Store) -> None:
    add(store, "Ann Lee")
    add(store, "Bo Day")
    terminal = Terminal()
    command.set_role(store, "BD", "Lead", terminal.say)
    command.set_role(store, "AL", "volunteer", terminal.say)
    assert terminal.said == ["Bo Day (BD) is a lead now.", "Ann Lee (AL) is a volunteer now."]


@pytest.mark.parametrize("answer", ["y", " YES "])
def test_a_person_is_removed_after_a_yes(store: Store, answer: str) -> None:
    add(store, "Ann Lee")
    pin = add(store, "Bo Day").pin
    terminal = Terminal(answer)
    assert command.remove(store, "Bo Day", terminal.say, terminal.ask)
    assert terminal.asked == ["Remove Bo Day (BD)? (y/n)"]
    assert isinstance(enter(store, pin), Wrong)


@pytest.mark.parametrize("answer", ["", "n", "Bo Day"])
def test_without_a_yes_nobody_is_removed(store: Store, answer: str) -> None:
    add(store, "Ann Lee")
    pin = add(store, "Bo Day").pin
    terminal = Terminal(answer)
    assert not command.remove(store, "Bo Day", terminal.say, terminal.ask)
    assert terminal.said[-1] == "Nothing was changed."
    assert enter(store, pin) == Who("volunteer", "BD", 2)


def test_who_is_not_there_is_known_trouble(store: Store) -> None:
    terminal = Terminal("y")
    for act in (
        lambda: command.reset(store, "XX", terminal.say),
        lambda: command.set_role(store, "XX", "lead", terminal.say),
        lambda: command.remove(store, "XX", terminal.say, terminal.ask),
    ):
        with pytest.raises(KnownTrouble, match="Nobody here is called “XX”"):
            act()
    assert (terminal.said, terminal.asked) == ([], [])
