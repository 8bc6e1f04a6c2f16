"""What a volunteer does to the directory: by somebody who still may, in one transaction.

What patients find by it is worked out in the same transaction, so that they see the change at
once. The view models of `kiosk/viewmodels/volunteer` read and write through this and nothing else.
"""

import datetime
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Generic, TypeVar

from sqlalchemy import Connection, func, select
from sqlalchemy.orm import Session

from kiosk.directory import derived, freshness, going_live, revisions, undoing
from kiosk.directory.derived import BankHoliday
from kiosk.directory.freshness import Audience
from kiosk.directory.models import Revision
from kiosk.directory.undoing import Undone
from kiosk.settings import Freshness
from kiosk.sqlite_files import BUSY_SECONDS
from kiosk.store import Store
from kiosk.volunteers import people
from kiosk.who import Who

T = TypeVar("T")

Look = Callable[[Connection], T]
Change = Callable[[Connection, Who], T]

AT_ONCE = 50
"""For so many services it is worked out at once what patients find; for more, a little later."""


ON_SCREEN_SECONDS = 0.5
"""So long a screen may stand still where another program writes, such as an import."""


class NotHereAnyMore(Exception):
    """Whoever is signed in was removed meanwhile. Nothing was changed."""


@dataclass(frozen=True)
class Done(Generic[T]):
    """What came of an act.

    Attributes:
        result: what the change returned.
        revisions: the numbers of what was written down, to take it back by; none where nothing
            changed.
    """

    result: T
    revisions: tuple[int, ...]


class Acts:
    """Reads and writes the directory of one database for whoever is signed in."""

    def __init__(
        self,
        store: Store,
        bank_holiday: BankHoliday,
        now: Callable[[], datetime.datetime],
        written: Callable[[], None] = lambda: None,
        limits: Callable[[], Freshness] | None = None,
    ) -> None:
        """`written` is called after each act: there may be more to work out.

        `limits` reads the site's for the age of a check.
        """
        self._store = store
        self._bank_holiday = bank_holiday
        self._now = now
        self._written = written
        self._limits = limits

    @property
    def store(self) -> Store:
        """The database: the directory's, or the copy that somebody practises on."""
        return self._store

    def now(self) -> datetime.datetime:
        """The time on the room's clock."""
        return self._now()

    def read(self, look: Look[T]) -> T:
        """What `look` finds."""
        with self._store.engine.connect() as connection:
            return look(connection)

    def ask(self, question: Callable[[Session], T]) -> T:
        """As `read`, for questions that want a session."""
        with self._store.session() as session:
            return question(session)

    def audience(self) -> Audience:
        """What patients may see today."""
        trial = self.ask(going_live.is_trial)
        limits = self._limits() if self._limits else None
        return freshness.audience(self._now().date(), trial=trial, limits=limits)

    def still(self, who: Who) -> Who | None:
        """The same person as they are now; nothing when they were removed."""
        with self._store.session() as session:
            person = people.still(session, who)
            return None if person is None else person.who

    def write(self, who: Who, change: Change[T]) -> Done[T]:
        """Do `change` in a transaction of its own, signed by `who` as they are now.

        Raises:
            NotHereAnyMore: they were removed since they came in.
            KnownTrouble: it cannot be written, or `change` says why it cannot be done; nothing was
                changed.
        """
        done = self._write(who, change, wait=ON_SCREEN_SECONDS)
        self.tell_of_it()
        return done

    def write_in_a_thread(self, who: Who, change: Change[T]) -> Done[T]:
        """As `write`, but whoever calls it sees to `tell_of_it` in the screen's own thread."""
        return self._write(who, change, wait=BUSY_SECONDS)

    def _write(self, who: Who, change: Change[T], *, wait: float) -> Done[T]:
        with self._transaction(who, wait) as (session, still):
            connection = session.connection()
            before = connection.scalar(select(func.max(Revision.id))) or 0
            result = change(connection, still)
            written = connection.execute(
                select(Revision.id, Revision.service_id)
                .where(Revision.id > before)
                .order_by(Revision.id)
            ).all()
            touched = {each.service_id for each in written if each.service_id is not None}
            derived.refresh_missing(
                session, self._now().date(), self._bank_holiday, AT_ONCE, touched
            )
        return Done(result, tuple(each.id for each in written))

    def keep(self, who: Who, change: Change[T], *, at_once: bool = False) -> T:
        """Write what no patient sees, such as a draft: nothing is to be worked out after it.

        Raises:
            NotHereAnyMore: as `write`.
            KnownTrouble: as `write`; `revisions.Busy` where it cannot be done `at_once`.
        """
        with self._transaction(who, 0 if at_once else ON_SCREEN_SECONDS) as (session, still):
            return change(session.connection(), still)

    @contextmanager
    def _transaction(self, who: Who, wait: float) -> Iterator[tuple[Session, Who]]:
        """One that writes, for `who` as they are now; `wait` as `revisions.writing` has it.

        Raises:
            NotHereAnyMore: they were removed.
        """
        with (
            revisions.writing(self._store, wait=wait) as connection,
            self._store.session(bind=connection) as session,
        ):
            person = people.still(session, who)
            if person is None:
                raise NotHereAnyMore
            yield session, person.who

    def tell_of_it(self) -> None:
        """Something was written: there may be more to work out."""
        self._written()

    def undo(self, who: Who, taken: tuple[int, ...]) -> Done[list[Undone]]:
        """Take these acts back, the last one first.

        Raises:
            NotHereAnyMore: as `write`.
            KnownTrouble: as `write`; or they were taken back already.
        """
        return self.write(
            who,
            lambda connection, still: undoing.undo_all(connection, taken, still, self._now()),
        )
