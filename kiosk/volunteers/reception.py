"""What a door asks of the accounts: each time in a session of its own, so in any thread."""

from kiosk.store import OpenSession
from kiosk.volunteers import accounts, entering, lockout, moments, people
from kiosk.volunteers.entering import Busy, Entered
from kiosk.volunteers.lockout import Waiting, Wrong
from kiosk.volunteers.people import Person
from kiosk.who import Who

Met = Person | Waiting | Wrong | Busy
"""Who typed a PIN; or why they do not come in."""


class Reception:
    """The accounts of one database."""

    def __init__(self, open_session: OpenSession, numbers: tuple[str, ...]) -> None:
        """`numbers` are the telephone numbers of this room: they are no PINs."""
        self._open_session = open_session
        self._numbers = numbers

    def anybody(self) -> bool:
        """Whether there is an account."""
        with self._open_session() as session:
            return bool(people.active(session))

    def waiting(self) -> Waiting | None:
        """The wait that goes on now."""
        with self._open_session() as session:
            return lockout.waiting(session, moments.now())

    def meet(self, pin: str, *, as_lead: bool = False) -> Met:
        """Whose PIN it is. It takes some tenths of a second.

        Args:
            pin: what was typed.
            as_lead: whether this is the one try that leads have in a wait.

        Raises:
            KnownTrouble: the disk cannot be written, so nobody comes in.
        """
        enter = entering.enter_as_lead if as_lead else entering.enter
        with self._open_session() as session:
            entered = enter(session, pin, moments.now())
            if not isinstance(entered, Who):
                return entered
            return people.still(session, entered) or Wrong(0, 0)

    def change_pin(self, who: Who, current: str, new: str) -> Entered:
        """Make `new` somebody's PIN, as `accounts.change_pin` does. It takes as long."""
        with self._open_session() as session:
            return accounts.change_pin(
                session, who, current, new, moments.now(), numbers=self._numbers
            )

    def refuse_weak(self, current: str, new: str) -> None:
        """Say at once what is weak in a new PIN, as `accounts.refuse_weak` does."""
        accounts.refuse_weak(current, new, self._numbers)
