"""Slow work of a page, for somebody who still may, and the lines that say how it goes."""

from collections.abc import Callable
from typing import TypeVar

from kiosk.errors import KnownTrouble
from kiosk.viewmodels.staff import Staff
from kiosk.viewmodels.volunteer.background import Background
from kiosk.viewmodels.volunteer.desk import Desk
from kiosk.who import Who

T = TypeVar("T")


class Errand:
    """One piece of work at a time, in a thread.

    Whoever began it has to be somebody who may when it really begins, and it is told only to that
    same person: who leaves meanwhile hears no more of it, nor does whoever comes next.

    Attributes:
        words: what goes on.
        done: what came of it.
        trouble: what stood in its way.
    """

    def __init__(
        self, desk: Desk, staff: Staff, background: Background, ended: Callable[[], None]
    ) -> None:
        """`ended` is called when work is over, whoever began it."""
        self._desk = desk
        self._staff = staff
        self._background = background
        self._ended = ended
        self._turn = 0
        self.words = self.done = self.trouble = ""

    @property
    def turn(self) -> int:
        """Whose turn it is: another number once somebody has left."""
        return self._turn

    def forget(self) -> None:
        """Somebody leaves: nobody is told what comes of it."""
        self._turn += 1
        self.words = ""
        self.forget_outcome()

    def forget_outcome(self) -> None:
        """Say nothing more of the last one."""
        self.done = self.trouble = ""

    def begin(
        self,
        words: str,
        work: Callable[[Who], T],
        then: Callable[[T], None],
        failed: Callable[[], None] = lambda: None,
        *,
        for_leads: bool = False,
    ) -> bool:
        """Begin a piece of work; False while another one is under way.

        Args:
            words: what goes on.
            work: done in a thread, for whoever began it as they are now.
            then: hears what it returned.
            failed: told where something stood in its way; `trouble` says what.
            for_leads: whether it wants a lead.
        """
        who, acts, turn = self._staff.who, self._desk.acts, self._turn
        if who is None or self._background.is_busy:
            return False

        def do() -> tuple[T] | None:
            still = acts.still(who)
            if still is None or (for_leads and not still.leads):
                return None
            return (work(still),)

        def end(result: tuple[T] | None) -> None:
            if turn == self._turn:
                self.words = ""
                if result is None:
                    self._staff.throw_out()
                else:
                    then(result[0])
            self._ended()

        def fail(trouble: KnownTrouble) -> None:
            if turn == self._turn:
                self.words = ""
                self.trouble = str(trouble)
                failed()
            self._ended()

        self._desk.clear()
        self.forget_outcome()
        self._background.run(do, end, fail)
        self.words = words
        return True
