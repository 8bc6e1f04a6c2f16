"""The guided tour of practice: what to try next. It sees by itself that a step has been done."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Property, QCoreApplication, QObject, QTimer, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.directory import written
from kiosk.viewmodels.staff import Staff
from kiosk.viewmodels.volunteer.desk import Desk
from kiosk.wording.tour import Key, Step

QML_IMPORT_NAME = "kiosk.viewmodels.volunteer"
QML_IMPORT_MAJOR_VERSION = 1

LOOK_EVERY_MS = 1000
"""So often it is looked whether something lies on the stick; all else is told once written."""

_KINDS = {Key.CHECK: "check", Key.CORRECT: "edit", Key.ADD: "new", Key.UNDO: "undo"}
"""The kind of act by which a step is done."""

translate = QCoreApplication.translate


@QmlElement
class Tour(QObject):
    """The step of now. Without steps it only says that this is practice.

    Attributes:
        isOn: whether there is a step to do.
        title: which one it is, and of how many.
        words: what to do; after the last one, that it was the last one.
        hasDone: whether the step before was done, not skipped.
    """

    changed = Signal()

    def __init__(
        self,
        desk: Desk,
        staff: Staff,
        steps: Sequence[Step] = (),
        is_on_stick: Callable[[], bool] = lambda: False,
    ) -> None:
        """It begins with the first step.

        Args:
            desk: reads the copy.
            staff: ends practice.
            steps: what there is to do; nothing for somebody who wants to try things alone.
            is_on_stick: whether something lies on the pretended stick.
        """
        super().__init__()
        self._desk = desk
        self._staff = staff
        self._steps = steps
        self._is_on_stick = is_on_stick
        self._at = 0
        self._has_done = False
        self._since = desk.read(written.last) if steps else 0
        self._looking = QTimer(self)
        self._looking.setInterval(LOOK_EVERY_MS)
        self._looking.timeout.connect(self.look)
        self._watch()

    @Slot()
    def look(self) -> None:
        """See whether the step of now has been done, and go on then."""
        if self._is_on() and self._is_done():
            self._go_on(done=True)

    @Slot()
    def skip(self) -> None:
        """Go on without doing it."""
        if self._is_on():
            self._go_on(done=False)

    @Slot()
    def stop(self) -> None:
        """No more practice."""
        self._staff.end_practice()

    def close(self) -> None:
        """Look no more."""
        self._looking.stop()
        self._at = len(self._steps)

    def _is_on(self) -> bool:
        return self._at < len(self._steps)

    def _is_done(self) -> bool:
        key = self._steps[self._at].key
        if key is Key.STICK:
            return self._is_on_stick()
        since = self._since
        kinds = self._desk.read(lambda connection: written.kinds_since(connection, since))
        return key is not None and _KINDS[key] in kinds

    def _go_on(self, *, done: bool) -> None:
        self._at += 1
        self._has_done = done
        self._since = self._desk.read(written.last)
        self._watch()
        self.changed.emit()

    def _watch(self) -> None:
        if self._is_on() and self._steps[self._at].key is Key.STICK:
            self._looking.start()
        else:
            self._looking.stop()

    @Property(bool, notify=changed)
    def isOn(self) -> bool:
        return self._is_on()

    @Property(str, notify=changed)
    def title(self) -> str:
        if not self._is_on():
            return ""
        return translate("Tour", "Step {number} of {all}: {title}").format(
            number=self._at + 1, all=len(self._steps), title=self._steps[self._at].title
        )

    @Property(str, notify=changed)
    def words(self) -> str:
        if self._is_on():
            return self._steps[self._at].in_practice
        if self._steps:
            return translate("Tour", "That was the tour. Try more, or stop.")
        return translate("Tour", "Try what you like.")

    @Property(bool, notify=changed)
    def hasDone(self) -> bool:
        return self._has_done
