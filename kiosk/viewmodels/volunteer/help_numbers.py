"""The numbers of Help now: rung every month by two people, and confirmed by a lead."""

import datetime
from dataclasses import dataclass

from PySide6.QtCore import Property, QCoreApplication, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk import help_numbers
from kiosk.checklist import Point
from kiosk.directory import going_live
from kiosk.directory.going_live import CARDS_SIGNED, Answer
from kiosk.errors import KnownTrouble
from kiosk.help_numbers import RING_EVERY, RINGERS, Change, Confirmed, HelpNumber
from kiosk.viewmodels.rows import Rows
from kiosk.viewmodels.staff import Staff
from kiosk.viewmodels.volunteer.desk import Desk
from kiosk.viewmodels.volunteer.points import SiteNow, answered_words, point_words
from kiosk.viewmodels.volunteer.signed_changes import SignedChanges, since_signed
from kiosk.wording.times import long_date

QML_IMPORT_NAME = "kiosk.viewmodels.volunteer"
QML_IMPORT_MAJOR_VERSION = 1

translate = QCoreApplication.translate

HELP_NUMBERS = "staffHelpNumbers"
READ_ONLY = "999"
"""It is never rung to try it: that keeps a line from somebody in danger."""


@dataclass(frozen=True)
class HelpNumberRow:
    """A number to try, and whether whoever is signed in has ticked it."""

    key: str
    number: str
    title: str
    words: str
    ticked: bool


@dataclass(frozen=True)
class ChangedNumberRow:
    """What has changed in `site.toml` since a lead confirmed it."""

    title: str
    words: str


def change_words(change: Change) -> str:
    """How a number was, and how it is."""
    if not change.was:
        return translate("HelpNumbers", "It is new: {now}.").format(now=change.now)
    if not change.now:
        return translate("HelpNumbers", "It has gone. It was: {was}.").format(was=change.was)
    words = translate("HelpNumbers", "It was: {was}. Now it is: {now}.")
    return words.format(was=change.was, now=change.now)


def changed_words(found: Confirmed) -> str:
    """That something has changed, and since when."""
    words = translate("HelpNumbers", "Changed since {day}, when a lead last confirmed them")
    return words.format(day=long_date(found.answer.answered_at.date()))


@QmlElement
class HelpNumberRows(Rows):
    """What is tried."""

    row_type = HelpNumberRow
    known_by = ("key",)


@QmlElement
class ChangedNumberRows(Rows):
    """What has changed."""

    row_type = ChangedNumberRow


@QmlElement
class HelpNumbersPage(QObject):
    """Shows the numbers as patients see them now. Each person ticks for themselves.

    Ticks are kept for a day, so that a patient may use the kiosk in between. They are not written
    down: what is, is that somebody has rung them all.

    Attributes:
        firstWords, secondWords: who rang them all, and when.
        adviceWords: who is to ring them next.
        isAllTicked: whoever is signed in may say that all are right.
        isConfirmed: they are those that a lead has confirmed.
        changedWords: since when there are `changes`; or that no lead has confirmed any.
        signedWords: how the signature of the cards stands.
        signedChanges: what of them has changed since they were signed.
    """

    changed = Signal()

    def __init__(self, desk: Desk, staff: Staff, site: SiteNow) -> None:
        super().__init__()
        self._desk = desk
        self._staff = staff
        self._site = site
        self._ticked: dict[int | None, tuple[datetime.date, frozenset[str]]] = {}
        self._rows, self._changes = HelpNumberRows(), ChangedNumberRows()
        self._signed_changes = SignedChanges()
        self._first = self._second = self._advice = self._signed = ""
        self._changed = self._confirmed = ""
        self._signed_is_done = False

    def load(self, _argument: str) -> bool:
        """Bring it up to date."""
        points = {point.key: point for point in self._site.points()}
        answers = self._desk.read(going_live.answered)
        first, second = (points[key] for key in RINGERS)
        self._first, self._second = point_words(first), point_words(second)
        self._advice = self._advise(first, second)
        self._signed = point_words(points[CARDS_SIGNED])
        self._signed_is_done = points[CARDS_SIGNED].done
        self._signed_changes.show(list(since_signed(self._desk, self._site, points[CARDS_SIGNED])))
        self._show_changes(answers)
        self._show_rows()
        return True

    @Slot(str)
    def tick(self, key: str) -> None:
        """Tick a number, or take its tick away."""
        if who := self._staff.who:
            today = self._desk.acts.now().date()
            self._ticked[who.volunteer_id] = (today, self._ticks() ^ {key})
            self._show_rows()

    @Slot()
    def rangAll(self) -> None:
        """Whoever is signed in has rung them all, and each is right."""
        if not self._all_ticked:
            words = translate("HelpNumbers", "Tick each number first, once you have tried it.")
            self._desk.tell(KnownTrouble(words))
            return
        settings, now = self._site.settings, self._desk.acts.now()
        done = self._desk.act(
            lambda connection, who: help_numbers.ring(connection, who, settings, now),
            translate("HelpNumbers", "Saved. Thank you for ringing them."),
        )
        if done is not None:
            if who := self._staff.who:
                self._ticked.pop(who.volunteer_id, None)
            self.load("")

    @Slot()
    def confirm(self) -> None:
        """A lead says that these are the numbers that this site wants."""
        settings, now = self._site.settings, self._desk.acts.now()
        self._desk.act(lambda connection, who: help_numbers.confirm(connection, who, settings, now))
        self.load("")

    def unconfirmed(self) -> list[tuple[str, str]]:
        """What *Today* is to say: of each change; or that no lead has confirmed any, alone."""
        answers = self._desk.read(going_live.answered)
        found = help_numbers.confirmed(answers, self._site.settings)
        if found is None:
            return [(translate("HelpNumbers", "No lead has confirmed these numbers yet"), "")]
        if not found.changes:
            return []
        each = (f"{change.title}. {change_words(change)}" for change in found.changes)
        return [(changed_words(found), "\n".join(each))]

    def _ticks(self) -> frozenset[str]:
        who = self._staff.who
        day, ticked = self._ticked.get(
            who.volunteer_id if who else None, (datetime.date.min, frozenset())
        )
        return ticked if day == self._desk.acts.now().date() else frozenset()

    def _show_rows(self) -> None:
        ticks = self._ticks()
        numbers = help_numbers.numbers(self._site.settings)
        read = translate("HelpNumbers", "Do not ring it. Read on Help now that it says 999.")
        danger = translate("HelpNumbers", "If a life is at risk")
        emergency = HelpNumberRow(READ_ONLY, READ_ONLY, danger, read, READ_ONLY in ticks)
        self._rows.change([emergency, *(self._row(each, ticks) for each in numbers)])
        self.changed.emit()

    def _row(self, number: HelpNumber, ticks: frozenset[str]) -> HelpNumberRow:
        key = f"{number.words} {number.title}"
        words = (
            translate("HelpNumbers", "Send a text, and read who answers.")
            if number.how == "text"
            else translate("HelpNumbers", "Ring it, and hear who answers.")
        )
        return HelpNumberRow(key, number.number, number.title, words, key in ticks)

    def _advise(self, first: Point, second: Point) -> str:
        """Who is to ring next; two people do, each with a PIN of their own."""
        if first.done and second.done:
            rung = min(each.answer.answered_at for each in (first, second) if each.answer)
            words = translate("HelpNumbers", "Two people rang them. Ring them again by {day}.")
            return words.format(day=long_date((rung + RING_EVERY).date()))
        if not (first.done or second.done):
            return translate("HelpNumbers", "Ring each number, and tick it when it is right.")
        answer = (first if first.done else second).answer
        who = self._staff.who
        if answer and answer.who and who and answer.who.volunteer_id == who.volunteer_id:
            return translate(
                "HelpNumbers", "You rang them. Now another person does, with their own PIN."
            )
        return translate(
            "HelpNumbers", "One person rang them. If that was not you, ring and tick each one."
        )

    def _show_changes(self, answers: dict[str, Answer]) -> None:
        found = help_numbers.confirmed(answers, self._site.settings)
        if found is None:
            self._changed = translate("HelpNumbers", "No lead has confirmed these numbers yet")
            self._confirmed = ""
        else:
            self._changed = changed_words(found) if found.changes else ""
            words = translate("HelpNumbers", "Confirmed: {said}.")
            self._confirmed = words.format(said=answered_words(found.answer))
        changes = found.changes if found else ()
        self._changes.show([ChangedNumberRow(each.title, change_words(each)) for each in changes])

    @property
    def _all_ticked(self) -> bool:
        return all(row.ticked for row in self._rows.all_rows())

    @Property(HelpNumberRows, notify=changed)
    def numbers(self) -> HelpNumberRows:
        return self._rows

    @Property(ChangedNumberRows, notify=changed)
    def changes(self) -> ChangedNumberRows:
        return self._changes

    @Property(str, notify=changed)
    def firstWords(self) -> str:
        return self._first

    @Property(str, notify=changed)
    def secondWords(self) -> str:
        return self._second

    @Property(str, notify=changed)
    def adviceWords(self) -> str:
        return self._advice

    @Property(bool, notify=changed)
    def isAllTicked(self) -> bool:
        return self._all_ticked

    @Property(bool, notify=changed)
    def isConfirmed(self) -> bool:
        return not self._changed

    @Property(str, notify=changed)
    def changedWords(self) -> str:
        return self._changed

    @Property(str, notify=changed)
    def confirmedWords(self) -> str:
        return self._confirmed

    @Property(str, notify=changed)
    def signedWords(self) -> str:
        return self._signed

    @Property(SignedChanges, notify=changed)
    def signedChanges(self) -> SignedChanges:
        return self._signed_changes

    @Property(bool, notify=changed)
    def isSigned(self) -> bool:
        return self._signed_is_done

    @Property(bool, notify=changed)
    def isLead(self) -> bool:
        return bool(self._staff.property("isLead"))
