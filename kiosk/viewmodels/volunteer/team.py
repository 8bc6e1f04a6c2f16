"""Who may come in, for leads: the one place of these pages where anybody has a name."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from PySide6.QtCore import Property, QCoreApplication, QObject, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtQml import QmlElement

from kiosk.errors import KnownTrouble
from kiosk.viewmodels.navigation import Navigation
from kiosk.viewmodels.rows import Rows
from kiosk.viewmodels.staff import Staff
from kiosk.viewmodels.volunteer.background import Background
from kiosk.viewmodels.volunteer.desk import Desk
from kiosk.volunteers.accounts import Added
from kiosk.volunteers.names import LONGEST_NAME
from kiosk.volunteers.office import Office
from kiosk.volunteers.people import LEAD, Person
from kiosk.who import Who
from kiosk.wording.times import long_date
from kiosk.wording.waits import wait_words

QML_IMPORT_NAME = "kiosk.viewmodels.volunteer"
QML_IMPORT_MAJOR_VERSION = 1

T = TypeVar("T")

translate = QCoreApplication.translate

TEAM, PERSON, ADD = "staffTeam", "staffPerson", "staffAddPerson"


def role_words(person: Person) -> str:
    """What somebody is here."""
    return translate("Team", "Lead") if person.role == LEAD else translate("Team", "Volunteer")


class Leading:
    """What the pages of this part have in common: a lead acts, slowly, in the background."""

    def __init__(
        self,
        office: Office,
        desk: Desk,
        staff: Staff,
        background: Background,
        navigation: Navigation,
    ) -> None:
        self.office = office
        self.desk = desk
        self.staff = staff
        self.navigation = navigation
        self._background = background

    @property
    def is_lead(self) -> bool:
        """Whether a lead is signed in."""
        return bool(self.staff.property("isLead"))

    def act(self, work: Callable[[Who], T], then: Callable[[T], None]) -> None:
        """Do `work`; `then` hears what came of it, unless whoever began it has left."""
        who = self.staff.who
        if who is None:
            return
        self.desk.clear()

        def done(result: T) -> None:
            if self.staff.who == who:
                then(result)

        def failed(trouble: KnownTrouble) -> None:
            if self.staff.who == who:
                self.desk.tell(trouble)

        if not self._background.run(lambda: work(who), done, failed):
            words = translate("Team", "The kiosk is saving something. Try again in a moment.")
            self.desk.tell(KnownTrouble(words))

    def did(self, words: str) -> None:
        """Say what was done, and bring the page up to date: it may be theirs no more."""
        self.desk.say(words)
        self.navigation.reload()


@dataclass(frozen=True)
class PersonRow:
    """Somebody who may come in; `number` is that of their account."""

    number: int
    name: str
    words: str


@QmlElement
class PersonRows(Rows):
    """Everybody, by name."""

    row_type = PersonRow


@QmlElement
class TeamPage(QObject):
    """Who there is.

    Attributes:
        waitWords: after wrong PINs, for how long nobody can come in; else empty.
        isPractice: somebody practises: accounts are no part of that.
    """

    changed = Signal()

    def __init__(self, leading: Leading) -> None:
        super().__init__()
        self._leading = leading
        self._people = PersonRows()
        self._wait = ""

    def load(self, _argument: str) -> bool:
        """Show everybody; to leads only."""
        if not self._leading.is_lead:
            return False
        everybody = [] if self.isPractice else self._leading.office.everybody()
        self._people.show([PersonRow(each.id, each.name, self._words(each)) for each in everybody])
        wait = self._leading.office.waiting()
        self._wait = wait_words(wait.seconds) if wait else ""
        self.changed.emit()
        return True

    @Slot()
    def endWait(self) -> None:
        """Nobody has to wait any more."""
        office, words = self._leading.office, translate("Team", "Nobody has to wait any more.")
        self._leading.act(lambda who: office.end_wait(by=who), lambda _: self._leading.did(words))

    def _words(self, person: Person) -> str:
        words = translate("Team", "{role}, signs with {initials}.")
        said = words.format(role=role_words(person), initials=person.initials)
        if person.pin_is_own:
            return said
        return f"{said} {translate('Team', 'Still has the PIN that was made up.')}"

    @Property(PersonRows, notify=changed)
    def people(self) -> PersonRows:
        return self._people

    @Property(str, notify=changed)
    def waitWords(self) -> str:
        return self._wait

    @Property(bool, notify=changed)
    def isPractice(self) -> bool:
        return bool(self._leading.staff.property("isPractice"))


@QmlElement
class PersonPage(QObject):
    """One person, and what a lead may change. The argument is the number of their account.

    Attributes:
        pin: the PIN that was just made up for them; shown once, until the page is left.
        asksToRemove: the question before they are removed is shown.
    """

    changed = Signal()

    def __init__(self, leading: Leading) -> None:
        super().__init__()
        self._leading = leading
        self._person: Person | None = None
        self._pin: tuple[int, str] = (0, "")
        self._asks = False
        leading.staff.leaving.connect(self.forgetPin)
        leading.navigation.changed.connect(self._page_changed)

    def load(self, argument: str) -> bool:
        """Show this person; to leads only."""
        practising = bool(self._leading.staff.property("isPractice"))
        if practising or not self._leading.is_lead or not argument.isdecimal():
            return False
        self._asks = False
        self._person = self._leading.office.person(int(argument))
        self.changed.emit()
        return self._person is not None

    def show_first_pin(self, volunteer_id: int, pin: str) -> None:
        """Somebody was added: go to their page, with their PIN."""
        self._pin = volunteer_id, pin
        self._leading.navigation.openStaff(PERSON, str(volunteer_id))

    @Slot()
    def makePin(self) -> None:
        """Another PIN, for one that was forgotten or seen."""
        person = self._person
        if person is None:
            return
        office = self._leading.office
        self._leading.act(
            lambda who: office.make_pin(person.id, by=who),
            lambda pin: self._has_pin(person.id, pin),
        )

    @Slot()
    def forgetPin(self) -> None:
        """It is written down."""
        self._pin = 0, ""
        self.changed.emit()

    @Slot()
    def changeRole(self) -> None:
        """A volunteer becomes a lead, and a lead a volunteer."""
        person = self._person
        if person is None:
            return
        office, lead = self._leading.office, person.role != LEAD
        words = (
            translate("Team", "Saved. They are a lead now.")
            if lead
            else translate("Team", "Saved. They are a volunteer now.")
        )
        self._leading.act(
            lambda who: office.set_lead(person.id, lead=lead, by=who),
            lambda _: self._leading.did(words),
        )

    @Slot(bool)
    def askToRemove(self, asked: bool) -> None:  # noqa: FBT001  (QML calls it)
        """Ask first, or do not."""
        self._asks = asked
        self.changed.emit()

    @Slot()
    def remove(self) -> None:
        """Forget them; what they did stays."""
        person = self._person
        if person is None:
            return
        office = self._leading.office
        self._leading.act(lambda who: office.remove(person.id, by=who), self._removed)

    def _removed(self, _nothing: None) -> None:
        self.askToRemove(asked=False)
        self._leading.did(translate("Team", "Removed. What they did stays, without their name."))

    def _has_pin(self, volunteer_id: int, pin: str) -> None:
        self._pin = volunteer_id, pin
        self._leading.did(translate("Team", "They have a new PIN. The one before is gone."))

    @Slot()
    def _page_changed(self) -> None:
        if self._leading.navigation.way[-1].screen != PERSON:
            self.forgetPin()

    @Property(str, notify=changed)
    def name(self) -> str:
        return self._person.name if self._person else ""

    @Property(str, notify=changed)
    def words(self) -> str:
        if self._person is None:
            return ""
        words = translate("Team", "{role} since {day}. Their work is signed with {initials}.")
        return words.format(
            role=role_words(self._person),
            day=long_date(self._person.added_at.date()),
            initials=self._person.initials,
        )

    @Property(bool, notify=changed)
    def hasOwnPin(self) -> bool:
        return self._person is not None and self._person.pin_is_own

    @Property(bool, notify=changed)
    def isLead(self) -> bool:
        return self._person is not None and self._person.role == LEAD

    @Property(str, notify=changed)
    def pin(self) -> str:
        volunteer_id, pin = self._pin
        shown = self._person is not None and self._person.id == volunteer_id
        return f"{pin[:3]} {pin[3:]}" if shown else ""

    @Property(bool, notify=changed)
    def asksToRemove(self) -> bool:
        return self._asks


@QmlElement
class AddPersonPage(QObject):
    """A person more: their name, the initials that they sign with, and whether they lead.

    Attributes:
        initials: what their work will be signed with; made from the name until others are chosen.
        asksInitials: other initials are typed now, and not the name.
        canAdd: there is a name.
    """

    changed = Signal()

    def __init__(self, leading: Leading, person: PersonPage) -> None:
        """`person` shows them, once they are added."""
        super().__init__()
        self._leading = leading
        self._person = person
        self._name = self._chosen = ""
        self._leads = self._asks_initials = False
        leading.staff.leaving.connect(self._forget)

    def load(self, _argument: str) -> bool:
        """Begin; for leads only."""
        self._forget()
        return self._leading.is_lead and not self._leading.staff.property("isPractice")

    @Slot(str)
    def write(self, words: str) -> None:
        """What stands in the field now."""
        if not self._asks_initials:
            self._name = words
            self.changed.emit()

    @Slot(bool)
    def askInitials(self, asked: bool) -> None:  # noqa: FBT001  (QML calls it)
        """Type other initials, or the name again."""
        self._asks_initials = asked
        self.changed.emit()

    @Slot(str)
    def useInitials(self, typed: str) -> None:
        """Take these, and not those that come from the name."""
        self._leading.desk.clear()
        try:
            self._chosen = self._leading.office.free_initials(typed)
        except KnownTrouble as trouble:
            self._leading.desk.tell(trouble)
            return
        self.askInitials(asked=False)

    @Slot()
    def toggleLead(self) -> None:
        """They are to lead, or not."""
        self._leads = not self._leads
        self.changed.emit()

    @Slot()
    def add(self) -> None:
        """Let them in, and show their first PIN."""
        office, name, initials, leads = (
            self._leading.office,
            self._name,
            self._initials,
            self._leads,
        )
        if initials:
            self._leading.act(
                lambda who: office.add(name, initials, by=who, lead=leads), self._added
            )

    @Slot(bool)
    def useKeyboard(self, on: bool) -> None:  # noqa: FBT001  (QML calls it)
        """Tell Qt whether the keyboard of the screen shows."""
        QGuiApplication.inputMethod().setVisible(on)

    def _added(self, added: Added) -> None:
        if self._leading.navigation.way[-1].screen == ADD:
            self._leading.navigation.back()
            self._person.show_first_pin(added.person.id, added.pin or "")
        self._leading.desk.say(translate("Team", "Saved. They can come in with this PIN."))

    @property
    def _initials(self) -> str:
        suggested = self._leading.office.suggested_initials(self._name)
        return suggested and (self._chosen or suggested)

    @Slot()
    def _forget(self) -> None:
        self._name = self._chosen = ""
        self._leads = self._asks_initials = False
        self.changed.emit()

    @Property(str, notify=changed)
    def name(self) -> str:
        return self._name

    @Property(str, notify=changed)
    def initials(self) -> str:
        return self._initials

    @Property(bool, notify=changed)
    def canAdd(self) -> bool:
        return self._initials != "" and not self._asks_initials

    @Property(bool, notify=changed)
    def asksInitials(self) -> bool:
        return self._asks_initials

    @Property(bool, notify=changed)
    def leads(self) -> bool:
        return self._leads

    @Property(int, notify=changed)
    def mostLetters(self) -> int:
        return LONGEST_NAME
