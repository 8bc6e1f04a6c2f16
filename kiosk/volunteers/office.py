"""What leads ask of the accounts: each time in a session of its own, so in any thread."""

import datetime

from kiosk.errors import KnownTrouble
from kiosk.store import OpenSession
from kiosk.volunteers import accounts, lockout, moments, names, people
from kiosk.volunteers.accounts import Added
from kiosk.volunteers.lockout import Waiting
from kiosk.volunteers.people import LEAD, VOLUNTEER, Person
from kiosk.who import Who


class Office:
    """The accounts of one database. What changes them says `by` whom, who has to lead."""

    def __init__(self, open_session: OpenSession, numbers: tuple[str, ...]) -> None:
        """`numbers` are the telephone numbers of this room: they are no PINs."""
        self._open_session = open_session
        self._numbers = numbers

    def everybody(self) -> list[Person]:
        """Everybody who may come in, by name."""
        with self._open_session() as session:
            return people.list_all(session)

    def person(self, volunteer_id: int) -> Person | None:
        """One of them; nothing once they were removed."""
        return next((each for each in self.everybody() if each.id == volunteer_id), None)

    def waiting(self) -> Waiting | None:
        """The wait after wrong PINs that goes on now."""
        with self._open_session() as session:
            return lockout.waiting(session, moments.now())

    def suggested_initials(self, name: str) -> str:
        """Some that nobody has; empty for what cannot be a name."""
        try:
            tidy = names.name(name)
        except KnownTrouble:
            return ""
        return names.suggested(tidy, {each.initials for each in self.everybody()})

    def free_initials(self, typed: str) -> str:
        """Initials that were typed, as they are kept.

        Raises:
            KnownTrouble: they are none, or somebody has them.
        """
        tidy = names.initials(typed)
        if tidy in {each.initials for each in self.everybody()}:
            raise KnownTrouble(f"Somebody here signs with {tidy} already. Choose others.")
        return tidy

    def add(self, name: str, initials: str, *, by: Who, lead: bool) -> Added:
        """Let somebody in, with a PIN that is made up."""
        with self._open_session() as session:
            return accounts.add(
                session,
                name,
                datetime.datetime.now(),
                by=by,
                initials=initials,
                lead=lead,
                numbers=self._numbers,
            )

    def make_pin(self, volunteer_id: int, *, by: Who) -> str:
        """Another PIN for somebody, made up; nobody has to wait for wrong ones any more."""
        with self._open_session() as session:
            pin = accounts.reset_pin(session, volunteer_id, datetime.datetime.now(), by=by)
            accounts.end_wait(session, by=by)
            return pin

    def set_lead(self, volunteer_id: int, *, lead: bool, by: Who) -> None:
        """Make somebody a lead, or no longer one."""
        with self._open_session() as session:
            accounts.set_role(session, volunteer_id, LEAD if lead else VOLUNTEER, by=by)

    def remove(self, volunteer_id: int, *, by: Who) -> None:
        """Forget a person; what they did stays without their name and initials."""
        with self._open_session() as session:
            accounts.remove(session, volunteer_id, datetime.datetime.now(), by=by)

    def end_wait(self, *, by: Who) -> None:
        """Forget every wrong PIN."""
        with self._open_session() as session:
            accounts.end_wait(session, by=by)
