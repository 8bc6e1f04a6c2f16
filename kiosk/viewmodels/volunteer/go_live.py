"""*Go live* as a page: every point, who and when; and what only leads may answer."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Property, QCoreApplication, QObject, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtQml import QmlElement

from kiosk import checklist, go_live_acts
from kiosk.checklist import FACTS, LISTINGS, Point
from kiosk.directory.going_live import CARDS_SIGNED, LIVE
from kiosk.errors import KnownTrouble
from kiosk.help_numbers import RINGERS
from kiosk.site_facts.facts import fact_of
from kiosk.viewmodels.navigation import Navigation
from kiosk.viewmodels.rows import Rows
from kiosk.viewmodels.staff import Staff
from kiosk.viewmodels.volunteer.desk import Desk
from kiosk.viewmodels.volunteer.every_word import ROOM, SUBJECT, WORDS
from kiosk.viewmodels.volunteer.help_numbers import HELP_NUMBERS
from kiosk.viewmodels.volunteer.points import SiteNow, point_words
from kiosk.viewmodels.volunteer.room_facts import RoomFacts, fact_name
from kiosk.viewmodels.volunteer.signed_changes import SignedChanges, since_signed

QML_IMPORT_NAME = "kiosk.viewmodels.volunteer"
QML_IMPORT_MAJOR_VERSION = 1

translate = QCoreApplication.translate

GO_LIVE, SIGN = "staffGoLive", "staffSign"


@dataclass(frozen=True)
class PointRow:
    """A point of the list: how it stands, and the page on which it is done, if any."""

    name: str
    words: str
    done: bool
    leads_to: str
    argument: str = ""


@dataclass(frozen=True)
class SignedPart:
    """A part of what a clinician signs: its heading, and its words line by line."""

    heading: str
    words: str


@QmlElement
class PointRows(Rows):
    """The points but for the last."""

    row_type = PointRow


@QmlElement
class SignedParts(Rows):
    """All that a clinician signs."""

    row_type = SignedPart


@QmlElement
class GoLivePage(QObject):
    """The list, and the last step.

    Attributes:
        isLive: the room is live.
        liveWords: who took it live, and when.
        canGoLive: all is done but the last step, and a lead looks.
        asks: the question before the last step is shown.
    """

    changed = Signal()

    def __init__(  # noqa: PLR0913, PLR0917  (what it stands on, and whom it tells)
        self,
        desk: Desk,
        staff: Staff,
        navigation: Navigation,
        site: SiteNow,
        stands: Callable[[], None],
        facts: RoomFacts | None = None,
    ) -> None:
        """`stands` is called when the room went live, or back to trial.

        The `facts` of the room are filled in here; without them somebody practises.
        """
        super().__init__()
        self._desk = desk
        self._staff = staff
        self._navigation = navigation
        self._site = site
        self._stands = stands
        self._facts = facts
        self._points: list[Point] = []
        self._rows = PointRows()
        self._asks = False

    def load(self, _argument: str) -> bool:
        """Bring it up to date."""
        self._asks = False
        self._points = self._site.points()
        self._rows.show([self._row(point) for point in self._points if point.key != LIVE])
        self.changed.emit()
        return True

    @Slot()
    def ask(self) -> None:
        """A lead wants to go live: is that meant?"""
        self._asks = self._can_go_live
        self.changed.emit()

    @Slot()
    def notYet(self) -> None:
        """It is not."""
        self._asks = False
        self.changed.emit()

    @Slot()
    def goLive(self) -> None:
        """It is."""
        points, settings, now = self._site.points(), self._site.settings, self._desk.acts.now()
        self._desk.act(
            lambda connection, who: go_live_acts.take_live(connection, who, points, settings, now),
            translate("GoLive", "The room is live."),
        )
        self._stands()
        self.load("")

    @Slot()
    def backToTrial(self) -> None:
        """One touch: every screen says again that it is not for patients yet."""
        self._desk.act(
            go_live_acts.end_live,
            translate("GoLive", "The room is in trial. Every screen says so."),
        )
        self._stands()
        self.load("")

    def _row(self, point: Point) -> PointRow:
        if point.key == FACTS:
            return self._facts_row(point)
        pages = dict.fromkeys(RINGERS, HELP_NUMBERS) | {LISTINGS: "staffListings"}
        if self._is_lead and go_live_acts.may_sign(self._points):
            pages[CARDS_SIGNED] = SIGN
        page = pages.get(point.key, "")
        leads_to = page if self._navigation.has(page) else ""
        return PointRow(point.title, point_words(point), point.done, leads_to)

    def _facts_row(self, point: Point) -> PointRow:
        """What the room has not said of itself, as leads know it who fill it in here."""
        waiting = [each.name for each in self._facts.waiting()] if self._facts else []
        missing = filter(None, map(fact_of, checklist.missing_facts(self._site.settings)))
        waits = translate("GoLive", "{fact} (another person has to look at it)")
        lines = [
            waits.format(fact=name) if name in waiting else name for name in map(fact_name, missing)
        ]
        page, argument = "", ""
        if self._facts is not None and self._is_lead:
            page, argument = SUBJECT, ROOM
        elif waiting:
            page = WORDS
        return PointRow(
            translate("GoLive", "What this room says of itself"),
            "\n".join(lines) or point_words(point),
            point.done,
            page,
            argument,
        )

    @property
    def _live(self) -> Point | None:
        return next((point for point in self._points if point.key == LIVE), None)

    @property
    def _is_lead(self) -> bool:
        return bool(self._staff.property("isLead"))

    @property
    def _can_go_live(self) -> bool:
        return self._is_lead and go_live_acts.may_go_live(self._points)

    @Property(PointRows, notify=changed)
    def points(self) -> PointRows:
        return self._rows

    @Property(bool, notify=changed)
    def isLive(self) -> bool:
        return self._live is not None and self._live.done

    @Property(str, notify=changed)
    def liveWords(self) -> str:
        return point_words(self._live) if self._live else ""

    @Property(int, notify=changed)
    def openCount(self) -> int:
        return sum(not point.done for point in self._points if point.key != LIVE)

    @Property(bool, notify=changed)
    def canGoLive(self) -> bool:
        return self._can_go_live

    @Property(bool, notify=changed)
    def asks(self) -> bool:
        return self._asks

    @Property(bool, notify=changed)
    def isLead(self) -> bool:
        return self._is_lead


@QmlElement
class SignPage(QObject):
    """Where a clinician reads every word, and a lead writes down that they sign.

    Attributes:
        parts: all of it.
        changes: what of it has changed since somebody signed.
    """

    changed = Signal()

    def __init__(self, desk: Desk, staff: Staff, navigation: Navigation, site: SiteNow) -> None:
        super().__init__()
        self._desk = desk
        self._staff = staff
        self._navigation = navigation
        self._site = site
        self._parts, self._changes = SignedParts(), SignedChanges()
        self._lines: list[str] = []
        self._print_of = ""

    def load(self, _argument: str) -> bool:
        """Show all that is signed; to leads only, and once the site's own facts are there."""
        if not (self._staff.property("isLead") and go_live_acts.may_sign(self._site.points())):
            return False
        self._lines = lines = self._site.words()
        self._print_of = self._fingerprint()
        signed = self._site.point(CARDS_SIGNED)
        self._changes.show(list(since_signed(self._desk, self._site, signed)))
        parts: list[list[str]] = []
        for line in lines:
            if not line:
                parts.append([])
            else:
                parts[-1].append(re.sub(r"^  (- )?", "• ", line))
        self._parts.show([SignedPart(head, "\n".join(rest)) for head, *rest in filter(None, parts)])
        self.changed.emit()
        return True

    @Slot(str)
    def sign(self, clinician: str) -> None:
        """The clinician has read all of it, and signs; then back."""
        if self._print_of != self._fingerprint():  # a film was brought in meanwhile, say
            self.load("")
            words = translate("Sign", "Something has changed just now. Please read it once more.")
            self._desk.tell(KnownTrouble(words))
            return
        print_of, lines, now = self._print_of, self._lines, self._desk.acts.now()
        done = self._desk.act(
            lambda connection, who: go_live_acts.sign(
                connection, who, clinician, print_of, lines, now
            )
        )
        if done is not None:
            self._navigation.back()

    def _fingerprint(self) -> str:
        return checklist.fingerprint(
            self._desk.acts.store.session, self._site.settings, self._site.films()
        )

    @Slot(bool)
    def useKeyboard(self, on: bool) -> None:  # noqa: FBT001  (QML calls it)
        """Tell Qt whether the keyboard of the screen shows."""
        QGuiApplication.inputMethod().setVisible(on)

    @Property(SignedChanges, notify=changed)
    def changes(self) -> SignedChanges:
        return self._changes

    @Property(SignedParts, notify=changed)
    def parts(self) -> SignedParts:
        return self._parts

    @Property(int, notify=changed)
    def mostLetters(self) -> int:
        return go_live_acts.LONGEST_NAME
