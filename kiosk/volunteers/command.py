"""What `kiosk volunteers` does, and what it tells. Whoever can run it may do what leads may."""

import datetime
from collections.abc import Callable

from kiosk.store import Store
from kiosk.volunteers import accounts, lockout, moments, people
from kiosk.volunteers.people import Person
from kiosk.who import KIOSK

Say = Callable[[str], None]
Ask = Callable[[str], str]

AT_THE_MACHINE = KIOSK


def add(store: Store, name: str, initials: str | None, say: Say, *, lead: bool) -> None:
    """Let somebody in, and tell their first PIN.

    Raises:
        KnownTrouble: the name or the initials cannot be.
    """
    now = datetime.datetime.now()
    with store.session() as session:
        added = accounts.add(session, name, now, by=AT_THE_MACHINE, initials=initials, lead=lead)
    say(f"{_called(added.person)} is a {added.person.role} here now.")
    _tell(added.pin or "", say)


def list_all(store: Store, say: Say) -> None:
    """Tell who there is, and whether PINs have to wait."""
    with store.session() as session:
        everybody = people.list_all(session)
        wait = lockout.waiting(session, moments.now())
    if not everybody:
        say("Nobody can sign in yet. `kiosk volunteers add NAME` adds the first one, a lead.")
    for each in everybody:
        first = "" if each.pin_is_own else "; still has the PIN that was made up"
        say(f"{each.initials:<4}  {each.name}, {each.role}, since {_day(each.added_at)}{first}")
    if wait:
        say(
            f"After wrong PINs, the next one has to wait {wait.seconds} seconds. "
            "`kiosk volunteers unlock` ends that."
        )


def reset(store: Store, who: str, say: Say) -> None:
    """Tell a new PIN for somebody, who need not wait for wrong ones, either.

    Raises:
        KnownTrouble: there is nobody of this name or with these initials.
    """
    with store.session() as session:
        person = people.find(session, who)
        pin = accounts.reset_pin(session, person.id, datetime.datetime.now(), by=AT_THE_MACHINE)
        accounts.end_wait(session, by=AT_THE_MACHINE)
    say(f"{_called(person)} has a new PIN. The one before is good for nothing now.")
    _tell(pin, say)


def remove(store: Store, who: str, say: Say, ask: Ask) -> bool:
    """Forget a person, when the answer is yes; whether it was.

    Raises:
        KnownTrouble: there is nobody of this name or with these initials, or they are the last
            lead.
    """
    with store.session() as session:
        person = people.find(session, who)
        say("Their name, initials and PIN go, and nobody can bring them back.")
        if ask(f"Remove {_called(person)}? (y/n)").strip().casefold() not in {"y", "yes"}:
            say("Nothing was changed.")
            return False
        accounts.remove(session, person.id, datetime.datetime.now(), by=AT_THE_MACHINE)
    say(f"Removed. What they did stays, as done by a {person.role}. Backups from before still have")
    say("the name, until they are old enough to go.")
    return True


def set_role(store: Store, who: str, role: str, say: Say) -> None:
    """Make somebody a lead, or no longer one.

    Raises:
        KnownTrouble: there is no such person or role, or they are the last lead.
    """
    with store.session() as session:
        person = people.find(session, who)
        accounts.set_role(session, person.id, role.casefold(), by=AT_THE_MACHINE)
    say(f"{_called(person)} is a {role.casefold()} now.")


def unlock(store: Store, say: Say) -> None:
    """End the wait after wrong PINs."""
    with store.session() as session:
        accounts.end_wait(session, by=AT_THE_MACHINE)
    say("Wrong PINs are forgotten. The next one need not wait.")


def _called(person: Person) -> str:
    return f"{person.name} ({person.initials})"


def _day(moment: datetime.datetime) -> str:
    return f"{moment.day} {moment:%B %Y}"


def _tell(pin: str, say: Say) -> None:
    say(f"PIN: {pin}")
    say("It is told only now, and kept nowhere. Change it at the kiosk the first time.")
