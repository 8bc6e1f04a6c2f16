"""Where every page of the volunteers' reads and writes, and the line that says what came of it."""

from collections.abc import Callable, Iterable
from typing import TypeVar

from PySide6.QtCore import Property, QCoreApplication, QObject, QTimer, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.acts import Acts, Change, Done, Look, NotHereAnyMore
from kiosk.directory import undoing
from kiosk.directory.revisions import Busy
from kiosk.directory.undoing import Undone
from kiosk.errors import KnownTrouble
from kiosk.viewmodels.navigation import Navigation
from kiosk.viewmodels.staff import Staff
from kiosk.viewmodels.volunteer.background import Background
from kiosk.who import Who

QML_IMPORT_NAME = "kiosk.viewmodels.volunteer"
QML_IMPORT_MAJOR_VERSION = 1

T = TypeVar("T")

Words = str | Callable[[T], str]
"""What the line says of an act, or what says it of what came of it."""

translate = QCoreApplication.translate


def taken_back(undone: Iterable[Undone]) -> str:
    """What came of taking these acts back."""
    every = list(undone)
    if not any(each.left for each in every):
        return translate("Desk", "It is as it was before.")
    if any(each.taken_out or each.put_back for each in every):
        return translate("Desk", "Taken back, but for what somebody has changed since: that stays.")
    return translate("Desk", "Somebody has changed all of it since, so nothing was taken back.")


def _said(words: Words[T], done: Done[T]) -> str:
    return words if isinstance(words, str) else words(done.result)


@QmlElement
class Desk(QObject):
    """Acts for whoever is signed in. It remembers the last act, to take it back by one touch.

    Attributes:
        line: what came of the last act, such as "Saved."; empty where there was none.
        canUndo: whether it can be taken back.
        isTrouble: whether the line says what stood in the way; nothing was changed then.
    """

    changed = Signal()

    def __init__(self, acts: Acts, staff: Staff, navigation: Navigation) -> None:
        super().__init__()
        self.acts = acts
        self._staff = staff
        self._navigation = navigation
        self._line = ""
        self._is_trouble = False
        self._last: tuple[int, ...] = ()
        self._undone_in: Background | None = None
        self._turn: int | None = None
        self._settled = QTimer(self)
        self._settled.setInterval(0)  # an act may go on to another page: that one has the line
        self._settled.setSingleShot(True)
        self._settled.timeout.connect(self._settle)
        staff.leaving.connect(self.clear)
        navigation.changed.connect(self._page_changed)

    @property
    def who(self) -> Who | None:
        """Whoever is signed in."""
        return self._staff.who

    def read(self, look: Look[T]) -> T:
        """What `look` finds in the directory."""
        return self.acts.read(look)

    def act(self, change: Change[T], words: Words[T] = "") -> Done[T] | None:
        """Do `change`, and say so; what came of it, or nothing where it was not done.

        Why not, the line says. Whoever was removed meanwhile is signed out. The page that acts
        brings itself up to date; after *Undo* it is loaded again.

        Args:
            change: given the transaction, and who signs. It calls `kiosk.directory` and returns
                what the caller wants to know.
            words: what the line says, or what says it of what `change` returned; left out:
                "Saved."
        """
        self._forget_last()
        return self._try(
            lambda acts, who: acts.write(who, change), words or translate("Desk", "Saved.")
        )

    def keep(self, change: Change[T], *, at_once: bool = False) -> T | None:
        """Write what no patient sees, such as a draft, and say nothing; None where it failed.

        Why it failed, the line says; but whoever asks for it `at_once` asks again when an import
        was in the way. The last act can be taken back as before.
        """
        who = self._staff.who
        if who is None:
            return None
        try:
            return self.acts.keep(who, change, at_once=at_once)
        except NotHereAnyMore:
            self._staff.throw_out()
        except Busy as trouble:
            if not at_once:
                self.tell(trouble)
        except KnownTrouble as trouble:
            self.tell(trouble)
        return None

    def act_later(
        self,
        background: Background,
        change: Change[T],
        words: Words[T],
        then: Callable[[], None],
        *,
        undoable: bool = False,
    ) -> bool:
        """As `act`, for what takes long: in a thread; False while other work is under way.

        *Undo* is offered where it is `undoable` here, and then goes on in the thread, too; else a
        page with its history offers it. `then` is called when it is done, or was refused.
        """
        who = self._staff.who
        if who is None or background.is_busy:
            return False
        self.clear()

        def do() -> Done[T] | None:
            try:
                return self.acts.write_in_a_thread(who, change)
            except NotHereAnyMore:
                return None

        def done(result: Done[T] | None) -> None:
            self.acts.tell_of_it()
            if self._staff.who is None:
                return
            if result is None:
                self._staff.throw_out()
                return
            if undoable:
                self._last, self._undone_in = result.revisions, background
            self._show(_said(words, result))
            then()

        def failed(trouble: KnownTrouble) -> None:
            if self._staff.who is not None:
                self.tell(trouble)
                then()

        return background.run(do, done, failed)

    def say(self, words: str) -> None:
        """Say what was done by another way than `act`; it cannot be taken back from here."""
        self._last = ()
        self._show(words)

    def tell(self, trouble: KnownTrouble) -> None:
        """Say what stands in the way."""
        self._show(str(trouble), is_trouble=True)

    @Slot()
    def undo(self) -> None:
        """Take the last act back; that is an act as well."""
        last = self._last
        if self._undone_in is not None:
            self._undo_later(self._undone_in, last)
            return
        done = self._try(lambda acts, who: acts.undo(who, last), taken_back)
        if done is None:
            return
        self._navigation.reload()

    @Slot()
    def clear(self) -> None:
        """Say nothing more of the last act."""
        self._forget_last()
        self._show("")

    @Slot()
    def _page_changed(self) -> None:
        """What cannot be taken back from the line need not be read on every page."""
        is_old = self._turn not in {None, self._navigation.property("turn")}
        if is_old and self._line and not (self._last or self._is_trouble):
            self._show("")

    @Slot()
    def _settle(self) -> None:
        self._turn = self._navigation.property("turn")

    def _undo_later(self, background: Background, last: tuple[int, ...]) -> None:
        now = self.acts.now()
        begun = self.act_later(
            background,
            lambda connection, who: undoing.undo_all(connection, last, who, now),
            taken_back,
            self._navigation.reload,
            undoable=True,
        )
        if begun:
            self._show(translate("Desk", "One moment …"))

    def _forget_last(self) -> None:
        self._last = ()
        self._undone_in = None

    def _try(self, do: Callable[[Acts, Who], Done[T]], words: Words[T]) -> Done[T] | None:
        who = self._staff.who
        if who is None:
            return None
        try:
            done = do(self.acts, who)
        except NotHereAnyMore:
            self._staff.throw_out()
            return None
        except KnownTrouble as trouble:
            self.tell(trouble)
            return None
        self._last = done.revisions
        self._show(_said(words, done))
        return done

    def _show(self, line: str, *, is_trouble: bool = False) -> None:
        self._line = line
        self._is_trouble = is_trouble
        self._turn = None
        self._settled.start()
        self.changed.emit()

    @Property(str, notify=changed)
    def line(self) -> str:
        return self._line

    @Property(bool, notify=changed)
    def canUndo(self) -> bool:
        return bool(self._last)

    @Property(bool, notify=changed)
    def isTrouble(self) -> bool:
        return self._is_trouble
