"""Whether a volunteer is signed in at this screen, who, and what they may open.

It is made at the start and stays small: all that volunteers work with is made when somebody opens
their door (`kiosk/volunteer_area.py`).
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.viewmodels.idle import IdleClock
from kiosk.viewmodels.navigation import STAFF, Destination, Navigation, Visit
from kiosk.who import Who

QML_IMPORT_NAME = "kiosk.viewmodels"
QML_IMPORT_MAJOR_VERSION = 1

DOOR, PIN, TODAY = "staffDoor", "staffPin", "staffToday"

PATIENCE_SECONDS = 300
"""A page of theirs may be left alone for so long, then it asks."""

PHONE_SECONDS = 1200
"""And for so long once somebody has said that they are on the phone."""

MAY_COVER = ("help", "emergency")
"""Pages that anybody may open over theirs, and close again. Any other one means that they left."""

Load = Callable[[str], bool]


@dataclass(frozen=True)
class Opened:
    """What lies behind the door.

    Attributes:
        area: the view models of its pages, for QML.
        pages: loads each page for an argument; whether there is something to show.
        still: somebody as they are now; nothing when they were removed.
        close: ends what goes on behind it.
    """

    area: QObject
    pages: Mapping[str, Load]
    still: Callable[[Who], Who | None]
    close: Callable[[], None]


@QmlElement
class Staff(QObject):
    """Who is signed in. The pages ask here whether they may be opened.

    Signals:
        leaving: whoever is signed in is about to be signed out: what they wrote is to be kept now.
    """

    changed = Signal()
    leaving = Signal()

    def __init__(
        self, navigation: Navigation, idle: IdleClock, open_area: Callable[[], Opened]
    ) -> None:
        """`open_area` makes what lies behind the door; it is called when that is first wanted."""
        super().__init__()
        self._navigation = navigation
        self._idle = idle
        self._open_area = open_area
        self._real: Opened | None = None
        self._practice: Opened | None = None
        self._practised: Opened | None = None  # its pages may be shown for a moment longer
        self._who: Who | None = None
        self._pin_is_own = True
        self._on_the_phone = False
        self._busy = False
        self._set_aside: dict[int | None, tuple[Visit, ...]] = {}
        navigation.changed.connect(self._look_where_they_are)
        idle.waited.connect(self.hangUp)

    @property
    def who(self) -> Who | None:
        """Whoever is signed in, to sign what they do."""
        return self._who

    @property
    def is_busy(self) -> bool:
        """Whether something that somebody began goes on in the background."""
        return self._busy

    def set_busy(self, *, busy: bool) -> None:
        """Something goes on in the background, or no longer."""
        self._busy = busy
        self.changed.emit()

    def open_door(self) -> bool:
        """Make ready what lies behind the door: at the first time all of it."""
        if self._real is None:
            self._real = self._open_area()
            self._navigation.add(
                {page: self._guarded(page) for page in self._real.pages if page != DOOR}
            )
            self.changed.emit()
        return self._real.pages[DOOR]("")

    @property
    def pin_is_own(self) -> bool:
        """Whether nobody made up the PIN of whoever is signed in."""
        return self._pin_is_own

    def enter(self, who: Who, *, pin_is_own: bool) -> None:
        """Somebody has typed their PIN: go on where they were called away, or begin with today.

        Whoever has a PIN that was made up for them chooses one of their own first.
        """
        self._who = who
        self._pin_is_own = pin_is_own
        self.changed.emit()
        self._go_in()

    def has_own_pin(self) -> None:
        """They have chosen a PIN that nobody else knows: where they had to, they come in now."""
        if self._pin_is_own:
            self._navigation.back()
        else:
            self._pin_is_own = True
            self._go_in()

    def lock(self) -> None:
        """Nobody is signed in any more; drafts are kept."""
        if self._who is None:
            return
        try:
            self.leaving.emit()
        finally:
            self._who = None
            self._on_the_phone = False
            self._end_practice()
            self.changed.emit()

    def throw_out(self) -> None:
        """Whoever is signed in was removed."""
        self._navigation.finish()

    def practise(self, practice: Opened) -> None:
        """Work on a copy that is thrown away, until they leave or `end_practice`."""
        self.hangUp()  # there nobody is rung
        self._practice = practice
        self.changed.emit()
        self._navigation.begin(Visit(TODAY))

    def end_practice(self) -> None:
        """Work on the directory again."""
        if self._practice is None:
            return
        self.leaving.emit()  # what is being written on the copy is put down
        self._end_practice()
        self.changed.emit()
        self._navigation.begin(Visit(TODAY))

    def close(self) -> None:
        """The kiosk ends."""
        self.lock()
        if self._real is not None:
            self._real.close()

    @Slot()
    def leave(self) -> None:
        """Home, and signed out."""
        self._navigation.finish()

    @Slot()
    def patientNeedsThis(self) -> None:
        """Home at once; this person comes back to this page with their PIN."""
        if self._who is None:
            return
        way = tuple(visit for visit in self._navigation.way if visit.screen.startswith(STAFF))
        who, practising = self._who.volunteer_id, self._practice is not None
        self._navigation.finish()
        if not practising:
            self._set_aside[who] = way

    @Slot()
    def ring(self) -> None:
        """Somebody is on the phone: hold the page for them."""
        if self._who is not None:
            self._idle.hold_for(PHONE_SECONDS)
            self._on_the_phone = True
            self.changed.emit()

    @Slot()
    def hangUp(self) -> None:
        """Nobody is on the phone any more."""
        if self._on_the_phone:
            self._idle.hold_for(0)
            self._on_the_phone = False
            self.changed.emit()

    @Slot()
    def _look_where_they_are(self) -> None:
        """A page for patients is shown: whoever was signed in has left."""
        screen = self._navigation.way[-1].screen
        if not (screen in MAY_COVER or self._is_behind_the_door(screen)):
            self.lock()

    def _is_behind_the_door(self, screen: str) -> bool:
        return self._real is not None and screen in self._real.pages and screen != DOOR

    def _go_in(self) -> None:
        if not self._pin_is_own:
            self._navigation.begin(Visit(PIN))
            return
        assert self._who is not None  # noqa: S101  (both callers have just seen to it)
        way = self._set_aside.pop(self._who.volunteer_id, ())
        self._navigation.begin(Visit(TODAY), *(visit for visit in way if visit.screen != TODAY))

    def _guarded(self, page: str) -> Destination:
        return Destination(PATIENCE_SECONDS, partial(self._load, page))

    def _load(self, page: str, argument: str) -> bool:
        """Load a page for whoever is signed in and may still be here; else there is none."""
        opened = self._practice or self._real
        if self._who is None or opened is None:
            return False
        who = opened.still(self._who)
        if who is None:
            self.throw_out()
            return False
        if who != self._who:
            self._who = who
            self.changed.emit()
        return (self._pin_is_own or page == PIN) and opened.pages[page](argument)

    def _end_practice(self) -> None:
        if self._practice is not None:
            self._practised, self._practice = self._practice, None
            self._practised.close()

    @Property(bool, notify=changed)
    def isOpen(self) -> bool:
        return self._who is not None

    @Property(str, notify=changed)
    def initials(self) -> str:
        return self._who.initials if self._who else ""

    @Property(bool, notify=changed)
    def isLead(self) -> bool:
        return self._who is not None and self._who.leads

    @Property(bool, notify=changed)
    def isPractice(self) -> bool:
        return self._practice is not None

    @Property(bool, notify=changed)
    def onThePhone(self) -> bool:
        return self._on_the_phone

    @Property(QObject, notify=changed)
    def area(self) -> QObject | None:
        """The view models of the pages behind the door, once somebody has opened it."""
        opened = self._practice or self._real
        return opened.area if opened else None
