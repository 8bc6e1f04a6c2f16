"""One listing for whoever checks it: what to ask, what came of it, and all that was done to it."""

from dataclasses import dataclass

from PySide6.QtCore import Property, QCoreApplication, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.directory import checks, corrections, due, revisions, standing, undoing
from kiosk.directory.checks import Found, Method, Outcome
from kiosk.directory.due import Due, ToRing
from kiosk.directory.freshness import Age
from kiosk.directory.listing import Listing
from kiosk.directory.whole_listings import in_this_order
from kiosk.viewmodels.directory import FactRows, StepRows
from kiosk.viewmodels.navigation import Navigation
from kiosk.viewmodels.rows import Rows
from kiosk.viewmodels.staff import Staff
from kiosk.viewmodels.volunteer.desk import Desk, taken_back
from kiosk.viewmodels.volunteer.past import PastRows, past
from kiosk.wording.due import told_words
from kiosk.wording.listings import facts, next_steps
from kiosk.wording.questions import QuestionRow, questions
from kiosk.wording.standing import Kind, Stands, stands
from kiosk.wording.times import short_date

QML_IMPORT_NAME = "kiosk.viewmodels.volunteer"
QML_IMPORT_MAJOR_VERSION = 1

translate = QCoreApplication.translate

FEW = 5
"""So many of the last acts are told at once; the rest when somebody asks for them."""


@dataclass(frozen=True)
class NumberRow:
    """A number, what it is for, and that patients do not see it, where they do not."""

    number: str
    label: str
    note: str


@dataclass(frozen=True)
class WayRow:
    """A way in which somebody can have found that all is correct."""

    method: str
    words: str


@QmlElement
class NumberRows(Rows):
    """All numbers of a listing."""

    row_type = NumberRow


@QmlElement
class WayRows(Rows):
    """The ways to check that are not the usual one."""

    row_type = WayRow


@QmlElement
class QuestionRows(Rows):
    """What to ask."""

    row_type = QuestionRow


@QmlElement
class CheckingPage(QObject):
    """A listing, and what a volunteer does with it.

    Attributes:
        kind: how it stands; `standsWords` says it.
        told: what patients said is wrong with it.
        note: what to ask first.
        usualMethod: how it is checked as a rule; `usualWords` says that it was.
        wasChecked: whether somebody has found it right today, and nothing is left to ask.
        notRung: whether its number is to be rung still, before the room goes live.
        wasTried: whether somebody has looked at it today, whatever came of it.
        nobodyAnswered: whether that was all that came of it.
        nextId: the one that is due next.
        canEdit: whether there is a page to change it on.
    """

    changed = Signal()

    def __init__(self, desk: Desk, staff: Staff, navigation: Navigation) -> None:
        super().__init__()
        self._desk = desk
        self._staff = staff
        self._navigation = navigation
        self._due = Due("", "", (), "", "", Age.NEVER, None, 0, "")
        self._listing = Listing("", "")
        self._stands = Stands(Kind.NEVER, "")
        self._told = ""
        self._usual = Method.PHONE
        self._was_checked = self._was_tried = False
        self._next: Due | None = None
        self._numbers, self._ways, self._questions = NumberRows(), WayRows(), QuestionRows()
        self._steps, self._facts, self._past = StepRows(), FactRows(), PastRows()
        self._most = FEW
        self._has_older = False

    def load(self, service_id: str) -> bool:
        """Show this listing as it is now; False where there is none."""
        acts = self._desk.acts
        audience, now = acts.audience(), acts.now()
        found = self._desk.read(lambda connection: due.one(connection, service_id, audience))
        listings = acts.ask(lambda session: in_this_order(session, [service_id], audience))
        if found is None or not listings:
            return False
        if service_id != self._due.id:
            self._most = FEW
        self._due, self._listing = found, listings[0]
        self._stands = stands(found, now.date(), trial=audience.trial)
        told = {each.service_id: each for each in self._desk.read(corrections.told)}
        self._told = told_words(told[service_id]) if service_id in told else ""
        tried = self._desk.read(lambda connection: due.tried_on(connection, now.date()))
        self._was_checked = found.assured == now.date() and not found.not_rung
        self._was_tried = service_id in tried
        listed = self._desk.read(lambda connection: due.due(connection, audience))
        self._next = next(
            (each for each in listed if each.id != service_id and each.id not in tried), None
        )
        to_ring = self._desk.read(lambda connection: due.numbers(connection, service_id))
        self._numbers.show([_number(each) for each in to_ring])
        self._usual = _usual(found, to_ring)
        self._ways.show([WayRow(way, _found_right(way)) for way in _WAYS if way != self._usual])
        self._questions.show(questions(self._listing, now.date()))
        self._steps.show(next_steps(self._listing))
        self._facts.show(facts(self._listing, now.date()))
        self._show_past()
        self.changed.emit()
        return True

    @Slot(str)
    def isRight(self, method: str) -> None:
        """Somebody has found that all of it is correct."""
        day = short_date(self._desk.acts.now().date(), self._desk.acts.now().date())
        words = {
            Method.PHONE: translate("Checking", "Saved. Checked by phone, {day}."),
            Method.VISIT: translate("Checking", "Saved. Checked on a visit, {day}."),
            Method.EMAIL: translate("Checking", "Saved. Checked by e-mail, {day}."),
            Method.WEBSITE: translate("Checking", "Saved. Checked on their website, {day}."),
        }[Method(method)]
        self._check(Found(Method(method), Outcome.RIGHT), words.format(day=day))

    @Slot()
    def noAnswer(self) -> None:
        """Somebody rang, and nobody answered."""
        self._check(
            Found(Method.PHONE, Outcome.NO_ANSWER),
            translate("Checking", "Saved: nobody answered."),
        )

    @Slot()
    def hasClosed(self) -> None:
        """There is no such service any more."""
        words = (
            translate("Checking", "Saved. Patients do not see this listing any more.")
            if self._staff.property("isLead")
            else translate("Checking", "Patients do not see it any more. A lead will hear of it.")
        )
        self._check(Found(self._usual, Outcome.CLOSED), words)

    @Slot()
    def hide(self) -> None:
        """Take it away from patients at once."""
        key, now = self._due.id, self._desk.acts.now()
        words = (
            translate("Checking", "Patients do not see this listing any more.")
            if self._staff.property("isLead")
            else translate("Checking", "Patients do not see it any more. A lead will hear of it.")
        )
        self._done(
            self._desk.act(lambda connection, who: standing.hide(connection, key, who, now), words)
        )

    @Slot()
    def show(self) -> None:
        """Let patients see it."""
        key, now = self._due.id, self._desk.acts.now()
        self._done(self._desk.act(lambda connection, who: standing.show(connection, key, who, now)))

    @Slot(int)
    def takeBack(self, revision: int) -> None:
        """Take one act of its history back."""
        now = self._desk.acts.now()
        self._done(
            self._desk.act(
                lambda connection, who: undoing.take_back(connection, revision, who, now),
                lambda undone: taken_back([undone]),
            )
        )

    @Slot()
    def older(self) -> None:
        """Tell all that was ever done to it."""
        self._most = 0
        self._show_past()
        self.changed.emit()

    def _check(self, found: Found, words: str) -> None:
        key, now = self._due.id, self._desk.acts.now()

        def say(unanswered: int) -> str:
            if unanswered < checks.NO_ANSWERS:
                return words
            return translate(
                "Checking", "Nobody answered, {number} times in a row. Patients do not see it."
            ).format(number=unanswered)

        self._done(
            self._desk.act(
                lambda connection, who: checks.check_and_count(connection, key, who, found, now),
                say,
            )
        )

    def _done(self, done: object) -> None:
        if done is not None and not self.load(self._due.id):
            self._navigation.back()

    def _show_past(self) -> None:
        key = self._due.id
        steps = self._desk.read(lambda connection: revisions.history(connection, key))
        names = self._desk.read(lambda connection: revisions.names(connection, steps))
        shown = steps[: self._most] if self._most else steps
        self._has_older = len(shown) < len(steps)
        self._past.show(past(shown, names, self._staff.who))

    @Property(str, notify=changed)
    def listingId(self) -> str:
        return self._due.id

    @Property(str, notify=changed)
    def name(self) -> str:
        return self._due.name

    @Property(str, notify=changed)
    def summary(self) -> str:
        return self._listing.summary

    @Property(str, notify=changed)
    def kind(self) -> str:
        return self._stands.kind

    @Property(str, notify=changed)
    def standsWords(self) -> str:
        return self._stands.words

    @Property(str, notify=changed)
    def told(self) -> str:
        return self._told

    @Property(str, notify=changed)
    def note(self) -> str:
        return self._due.note

    @Property(str, notify=changed)
    def website(self) -> str:
        return self._due.website

    @Property(str, notify=changed)
    def email(self) -> str:
        return self._due.email

    @Property(NumberRows, notify=changed)
    def numbers(self) -> NumberRows:
        return self._numbers

    @Property(str, notify=changed)
    def usualMethod(self) -> str:
        return self._usual

    @Property(str, notify=changed)
    def usualWords(self) -> str:
        return _found_right(self._usual)

    @Property(WayRows, notify=changed)
    def ways(self) -> WayRows:
        return self._ways

    @Property(bool, notify=changed)
    def wasChecked(self) -> bool:
        return self._was_checked

    @Property(bool, notify=changed)
    def notRung(self) -> bool:
        return self._due.not_rung

    @Property(bool, notify=changed)
    def wasTried(self) -> bool:
        return self._was_tried

    @Property(bool, notify=changed)
    def nobodyAnswered(self) -> bool:
        return self._was_tried and self._due.no_answers > 0

    @Property(str, notify=changed)
    def nextId(self) -> str:
        return self._next.id if self._next else ""

    @Property(str, notify=changed)
    def nextName(self) -> str:
        return self._next.name if self._next else ""

    @Property(QuestionRows, notify=changed)
    def questions(self) -> QuestionRows:
        return self._questions

    @Property(StepRows, notify=changed)
    def steps(self) -> StepRows:
        return self._steps

    @Property(FactRows, notify=changed)
    def facts(self) -> FactRows:
        return self._facts

    @Property(PastRows, notify=changed)
    def past(self) -> PastRows:
        return self._past

    @Property(bool, notify=changed)
    def hasOlder(self) -> bool:
        return self._has_older

    @Property(bool, notify=changed)
    def canRing(self) -> bool:
        return self._numbers.rowCount() > 0

    @Property(bool, notify=changed)
    def canEdit(self) -> bool:
        return self._navigation.has("staffEdit")

    @Property(bool, notify=changed)
    def canHide(self) -> bool:
        return self._due.publication == "published"

    @Property(bool, notify=changed)
    def canShow(self) -> bool:
        """Whether it is for whoever is signed in to let patients see it."""
        return {
            "hidden": True,
            "retired": True,
            "draft": self._due.assured is not None,
            standing.DO_NOT_LIST: bool(self._staff.property("isLead")),
        }.get(self._due.publication, False)

    @Property(bool, notify=changed)
    def canRetire(self) -> bool:
        return self._due.publication not in {"retired", standing.DO_NOT_LIST}

    @Property(bool, notify=changed)
    def canForbid(self) -> bool:
        """Whether it is for whoever is signed in to say that it may not be listed."""
        is_lead = bool(self._staff.property("isLead"))
        return is_lead and self._due.publication != standing.DO_NOT_LIST


_WAYS = (Method.PHONE, Method.WEBSITE, Method.EMAIL, Method.VISIT)


def _usual(found: Due, to_ring: list[ToRing]) -> Method:
    """How one finds out, by what is known of it."""
    if any(not each.is_text for each in to_ring):
        return Method.PHONE
    if found.website:
        return Method.WEBSITE
    return Method.EMAIL if found.email else Method.VISIT


def _found_right(method: Method) -> str:
    return {
        Method.PHONE: translate("Checking", "I rang them today: all correct"),
        Method.WEBSITE: translate("Checking", "I read their website today: all correct"),
        Method.EMAIL: translate("Checking", "They wrote to me today: all correct"),
        Method.VISIT: translate("Checking", "I was there today: all correct"),
    }[method]


def _number(each: ToRing) -> NumberRow:
    number = f"{translate('Checking', 'Text')} {each.number}" if each.is_text else each.number
    note = (
        translate("Checking", "Nobody answered, so patients do not see this number.")
        if each.unconfirmed
        else ""
    )
    return NumberRow(number, each.label, note)
