"""Which USB stick is in the kiosk: looked for again and again while somebody may want to use it."""

import threading
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Property, QCoreApplication, QObject, QTimer, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.errors import KnownTrouble
from kiosk.settings import StickRules
from kiosk.sticks import sticks as of_sticks
from kiosk.sticks.sticks import Stick, Sticks
from kiosk.sticks.troubles import NoStick, UnreadableStick, megabytes
from kiosk.viewmodels.rows import Rows
from kiosk.viewmodels.volunteer.background import Background

QML_IMPORT_NAME = "kiosk.viewmodels.volunteer"
QML_IMPORT_MAJOR_VERSION = 1

translate = QCoreApplication.translate

LOOK_EVERY_MS = 1500


@dataclass(frozen=True)
class StickRow:
    """A stick to choose; `words` say how large it is."""

    device: str
    name: str
    words: str
    chosen: bool


@QmlElement
class StickRows(Rows):
    """The sticks that may be used here, where there is more than one."""

    row_type = StickRow


@dataclass(frozen=True)
class _Seen:
    """What there is: the sticks, the one that is used, and what is wrong with it."""

    sticks: tuple[Stick, ...] = ()
    used: Stick | None = None
    trouble: str = ""


@QmlElement
class PluggedSticks(QObject):
    """The stick that is plugged in, or those among which somebody has to choose.

    Attributes:
        isLooking: whether nobody has looked yet.
        isThere: whether there is one to use; `name` and `size` are its.
        trouble: why there is none, where it is not just that nobody has put one in.
        using: held by whatever uses a stick: one thread at a time.
    """

    changed = Signal()

    def __init__(self, sticks: Callable[[], Sticks], rules: StickRules) -> None:
        """`sticks` gives those of this machine, when they are first wanted."""
        super().__init__()
        self.using = threading.Lock()
        self._make = sticks
        self._rules = rules
        self._made: Sticks | None = None
        self._rows = StickRows()
        self._seen: _Seen | None = None
        self._device = ""
        self._background = Background()
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_EVERY_MS)
        self._timer.timeout.connect(self.look)

    @property
    def sticks(self) -> Sticks:
        """Those of this machine."""
        if self._made is None:
            self._made = self._make()
        return self._made

    @property
    def used(self) -> Stick | None:
        """The stick to use."""
        return self._seen.used if self._seen else None

    def watch(self, *, on: bool) -> None:
        """Begin to look again and again, and at once; or stop it."""
        if on and not self._timer.isActive():
            self._timer.start()
            self.look()
        elif not on:
            self._timer.stop()

    def forget(self) -> None:
        """Nobody has chosen any, and nobody has looked."""
        self._timer.stop()
        self._device = ""
        self._show(None)

    def close(self) -> None:
        """Look no more."""
        self._timer.stop()
        self._background.close()

    @Slot()
    def look(self) -> None:
        """Look once."""
        device = self._device
        self._background.run(lambda: self._look(device), self._show, self._fail)

    @Slot(str)
    def choose(self, device: str) -> None:
        """Use this one of several."""
        self._device = device
        if self._seen is not None:
            self._show(_used(self._seen.sticks, device))

    def _look(self, device: str) -> _Seen:
        with self.using:
            found = of_sticks.usable(self.sticks, self._rules)
            if not found:
                try:  # it says why none of those that are there may be used
                    found = [of_sticks.chosen(self.sticks, self._rules)]
                except NoStick:
                    return _Seen()
        return _used(tuple(found), device)

    @Slot(object)
    def _show(self, seen: _Seen | None) -> None:
        if seen == self._seen:
            return
        self._seen = seen
        several = seen.sticks if seen is not None and len(seen.sticks) > 1 else ()
        self._rows.show([self._row(each) for each in several])
        self.changed.emit()

    def _fail(self, trouble: KnownTrouble) -> None:
        self._show(_Seen(trouble=str(trouble)))

    def _row(self, stick: Stick) -> StickRow:
        is_used = stick.device == self._device
        return StickRow(stick.device, stick.called, megabytes(stick.size), is_used)

    @Property(StickRows, notify=changed)
    def rows(self) -> StickRows:
        return self._rows

    @Property(bool, notify=changed)
    def isLooking(self) -> bool:
        return self._seen is None

    @Property(bool, notify=changed)
    def isThere(self) -> bool:
        return self.used is not None

    @Property(bool, notify=changed)
    def isLocked(self) -> bool:
        return self.used is not None and self.used.read_only

    @Property(str, notify=changed)
    def words(self) -> str:
        """Which one is used."""
        if self.used is None:
            return ""
        name, size = self.used.called, megabytes(self.used.size)
        return translate("Stick", "In the kiosk: “{name}”, {size}.").format(name=name, size=size)

    @Property(str, notify=changed)
    def trouble(self) -> str:
        return self._seen.trouble if self._seen else ""


def _used(found: tuple[Stick, ...], device: str) -> _Seen:
    """Of these sticks the one that was chosen, or the only one; nothing where it is not clear."""
    fit = [each for each in found if each.device == device] or found
    if len(fit) != 1:
        return _Seen(found)
    (stick,) = fit
    if stick.unreadable:
        return _Seen(found, trouble=str(UnreadableStick(stick.unreadable)))
    return _Seen(found, stick)
