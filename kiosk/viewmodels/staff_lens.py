"""One principle as staff read it: ideas for practice, what it sounds like, questions to assess."""

from PySide6.QtCore import Property, QObject, Signal
from PySide6.QtQml import QmlElement

from kiosk.principles.cards import StaffLens

QML_IMPORT_NAME = "kiosk.viewmodels"
QML_IMPORT_MAJOR_VERSION = 1

_NONE = StaffLens(number=0, title="", statement="", practices=(), quotes=(), questions=())


@QmlElement
class StaffLensPage(QObject):
    """One principle's lens, and the next one."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._lens = _NONE
        self._next = _NONE
        self._status = ""

    def show(self, lens: StaffLens, following: StaffLens | None, status: str) -> None:
        """Show this principle; `following` comes after it, and `status` holds for all."""
        self._lens = lens
        self._next = following or _NONE
        self._status = status
        self.changed.emit()

    @Property(str, notify=changed)
    def status(self) -> str:
        return self._status

    @Property(int, notify=changed)
    def number(self) -> int:
        return self._lens.number

    @Property(str, notify=changed)
    def title(self) -> str:
        return self._lens.title

    @Property(str, notify=changed)
    def statement(self) -> str:
        return self._lens.statement

    @Property("QStringList", notify=changed)  # type: ignore[arg-type]  # the stubs know no type names
    def practices(self) -> list[str]:
        return list(self._lens.practices)

    @Property("QStringList", notify=changed)  # type: ignore[arg-type]  # the stubs know no type names
    def quotes(self) -> list[str]:
        return list(self._lens.quotes)

    @Property("QStringList", notify=changed)  # type: ignore[arg-type]  # the stubs know no type names
    def questions(self) -> list[str]:
        return list(self._lens.questions)

    @Property(int, notify=changed)
    def nextNumber(self) -> int:
        return self._next.number

    @Property(str, notify=changed)
    def nextTitle(self) -> str:
        return self._next.title
