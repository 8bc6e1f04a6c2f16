"""What is asked between *Publish* and a public listing: one thing at a time, only if need be."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from PySide6.QtCore import Property, QCoreApplication, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.directory.checks import Found, Method, Outcome
from kiosk.directory.editing import duplicates, tidying, work
from kiosk.directory.editing import form as forms
from kiosk.directory.editing.work import ChangedMeanwhile, Meanwhile, Work
from kiosk.directory.revisions import Act
from kiosk.viewmodels.rows import Rows
from kiosk.viewmodels.volunteer.conflict import ConflictPage
from kiosk.viewmodels.volunteer.desk import Desk
from kiosk.wording.editing import field_name, held, in_common, standing

QML_IMPORT_NAME = "kiosk.viewmodels.volunteer"
QML_IMPORT_MAJOR_VERSION = 1

translate = QCoreApplication.translate

NOTHING, WRONG, CONFLICT, MERGED, SAME, CHECK, DISCARD = (
    "",
    "wrong",
    "conflict",
    "merged",
    "same",
    "check",
    "discard",
)
"""What is asked about."""


@dataclass(frozen=True)
class WrongRow:
    """What has to be put right first, and the field to go to."""

    field_key: str
    label: str
    words: str


@QmlElement
class WrongRows(Rows):
    """All that stands in the way, in the form's order."""

    row_type = WrongRow


@dataclass(frozen=True)
class SameRow:
    """A listing that may be the same one."""

    service_id: str
    name: str
    in_common: str
    standing: str


@QmlElement
class SameRows(Rows):
    """Listings that may be the same, the likeliest first."""

    row_type = SameRow


@dataclass(frozen=True)
class ChangeRow:
    """A field that is to be another one."""

    label: str
    before: str
    after: str


@QmlElement
class ChangeRows(Rows):
    """All that is to change, in the form's order."""

    row_type = ChangeRow


@QmlElement
class PublishSteps(QObject):
    """The questions, one after the other, about the work that somebody wants to make public.

    Signals:
        taken: the work is another one now: what somebody else wrote has come into it.
        published: patients can see it, or will; the listing's key.
    """

    changed = Signal()
    taken = Signal()
    published = Signal(str)

    def __init__(self, desk: Desk, is_trial: Callable[[], bool]) -> None:
        """`is_trial` tells whether patients see what nobody has checked."""
        super().__init__()
        self._desk = desk
        self._is_trial = is_trial
        self._work = Work()
        self._asks = NOTHING
        self._wants = False
        self._not_the_same: frozenset[str] = frozenset()
        self._meanwhile: Meanwhile | None = None
        self._merged_words = ""
        self._wrong = WrongRows()
        self._conflict = ConflictPage()
        self._same = SameRows()
        self._changes = ChangeRows()

    @property
    def work(self) -> Work:
        """What is to become public."""
        return self._work

    def begin(self, opened: Work) -> None:
        """Somebody has opened something: if another has changed it meanwhile, ask at once."""
        self._wants = False
        self._not_the_same = frozenset()
        self.set_work(opened)
        if opened.draft is None or not self._asked_about_meanwhile():
            self._ask(NOTHING)

    def set_work(self, changed: Work) -> None:
        """Somebody has written something."""
        self._work = changed

    def publish(self) -> None:
        """Somebody wants patients to see it."""
        self._wants = True
        self._go_on()

    def ask_to_discard(self) -> None:
        """Somebody wants nothing of it any more."""
        self._ask(DISCARD)

    @Slot()
    def backToForm(self) -> None:
        """Ask no more, and publish nothing."""
        self._wants = False
        self._ask(NOTHING)

    @Slot()
    def goOn(self) -> None:
        """They have seen what was asked about, and go on."""
        match self._asks:
            case "conflict":
                self._take_over()
            case "same":
                found = (row.service_id for row in self._same.all_rows())
                self._not_the_same |= frozenset(found)
        if self._wants:
            self._go_on()
        else:
            self._ask(NOTHING)

    @Slot()
    def publishChecked(self) -> None:
        """They have just found it right."""
        outcome = Outcome.CORRECTED if self._work.service_id else Outcome.RIGHT
        self._publish(Found(self._method(), outcome))

    @Slot()
    def publishUnchecked(self) -> None:
        """Nobody has found it right yet."""
        self._publish(None)

    def _ask(self, about: str) -> None:
        self._asks = about
        self.changed.emit()

    def _go_on(self) -> None:
        today = self._desk.acts.now().date()
        self._work = replace(self._work, form=tidying.whole(self._work.form))
        times = None if self._work.form.times_stay else self._work.times(today)
        wrong = tidying.in_the_way(self._work.form, self._work.base, times)
        if wrong:
            self._wrong.show(
                [WrongRow(each.field, field_name(each.field), each.words) for each in wrong]
            )
            self._ask(WRONG)
        elif not (self._asked_about_meanwhile() or self._asked_about_the_same()):
            if self._work.has_other_facts(today) or self._is_new:
                self._show_changes()
                self._ask(CHECK)
            else:
                self._publish(None)

    @property
    def _is_new(self) -> bool:
        """Whether nobody has seen it and nobody has checked it."""
        return self._work.publication == "draft" and self._work.check is None

    def _publish(self, checked: Found | None) -> None:
        now, mine = self._desk.acts.now(), self._work
        try:
            done = self._desk.act(
                lambda connection, who: work.publish(connection, who, mine, now, checked),
                self._published_words(checked),
            )
        except ChangedMeanwhile:
            self._go_on()
            return
        self._wants = False
        self._ask(NOTHING)
        if done is not None:
            self.published.emit(done.result)

    def _published_words(self, checked: Found | None) -> str:
        """What comes of it for patients, where that is not as it was."""
        if self._asks != CHECK:
            words = ""
        elif self._work.stays_away:
            words = standing(self._work.publication)
        elif checked or self._is_trial():
            words = translate("PublishSteps", "Patients can find it now.")
        else:
            words = translate("PublishSteps", "Patients see it once somebody has checked it.")
        return " ".join(filter(None, (translate("PublishSteps", "Saved."), words)))

    # Somebody else

    def _asked_about_meanwhile(self) -> bool:
        now, mine = self._desk.acts.now(), self._work
        found = self._desk.read(lambda connection: work.compare(connection, mine, now))
        self._meanwhile = found
        if found is None:
            return False
        if found.both:
            self._conflict.show(found.both, mine.topic_names, _who(found.act))
            self._ask(CONFLICT)
        else:
            names = ", ".join(map(field_name, found.fields))
            self._merged_words = translate(
                "PublishSteps", "{who} has changed this listing since you began: {fields}."
            ).format(who=_who(found.act), fields=names)
            self._take_over()
            self._ask(MERGED)
        return True

    def _take_over(self) -> None:
        found, mine = self._meanwhile, self._work
        if found is None:
            return
        taken = self._desk.keep(
            lambda connection, _who: work.take_over(connection, mine, found, self._conflict.chosen)
        )
        if taken is not None:
            self._work = taken
            self.taken.emit()

    # The same listing twice

    def _asked_about_the_same(self) -> bool:
        if self._work.service_id is not None:
            return False
        form = self._work.form
        found = self._desk.read(
            lambda connection: duplicates.duplicates(
                connection,
                name=form.name,
                numbers=[each.number for each in form.numbers],
                postcode=next((each.postal_code for each in form.places), ""),
                website=form.website,
            )
        )
        if {each.service_id for each in found} <= self._not_the_same:
            return False
        self._same.show(
            [
                SameRow(each.service_id, each.name, in_common(each), standing(each.publication))
                for each in found
            ]
        )
        self._ask(SAME)
        return True

    # Checked or not

    def _show_changes(self) -> None:
        mine = self._work
        self._changes.show(
            [
                ChangeRow(
                    field_name(name),
                    held(name, getattr(mine.before, name), mine.topic_names),
                    held(name, getattr(mine.form, name), mine.topic_names),
                )
                for name in forms.changed(mine.before, mine.form)
                if name != "times_stay"
            ]
            if mine.base is not None
            else []
        )

    def _method(self) -> Method:
        if self._work.form.numbers:
            return Method.PHONE
        return Method.WEBSITE if self._work.form.website else Method.OTHER

    @Property(str, notify=changed)
    def asks(self) -> str:
        return self._asks

    @Property(WrongRows, notify=changed)
    def wrong(self) -> WrongRows:
        return self._wrong

    @Property(ConflictPage, notify=changed)
    def conflict(self) -> ConflictPage:
        return self._conflict

    @Property(SameRows, notify=changed)
    def same(self) -> SameRows:
        return self._same

    @Property(ChangeRows, notify=changed)
    def changes(self) -> ChangeRows:
        return self._changes

    @Property(bool, notify=changed)
    def wantsToPublish(self) -> bool:
        """Whether they were on their way to publish when they were asked."""
        return self._wants

    @Property(str, notify=changed)
    def title(self) -> str:
        """The question."""
        return {
            WRONG: translate("PublishSteps", "This has to be put right first"),
            CONFLICT: translate("PublishSteps", "Two of you have changed this"),
            MERGED: translate("PublishSteps", "Somebody else has been here"),
            SAME: translate("PublishSteps", "This may be the same listing"),
            CHECK: translate("PublishSteps", "Is all of it correct?"),
            DISCARD: translate("PublishSteps", "Throw this draft away?"),
        }.get(self._asks, "")

    @Property(str, notify=changed)
    def words(self) -> str:
        """What there is to know before they answer."""
        return {
            CONFLICT: translate(
                "PublishSteps",
                "{who} has changed the same as you since you began. Choose which is to stay.",
            ).format(who=self._conflict.property("who")),
            MERGED: " ".join(
                (
                    self._merged_words,
                    translate(
                        "PublishSteps", "It is in your form now, beside what you have written."
                    ),
                )
            ),
            SAME: translate(
                "PublishSteps", "Look at it before you go on. One listing is better than two."
            ),
            CHECK: self._unchecked_words(),
            DISCARD: translate(
                "PublishSteps", "What you have written is lost. What patients see stays as it is."
            ),
        }.get(self._asks, "")

    @Property(str, notify=changed)
    def goOnWords(self) -> str:
        if self._asks == SAME:
            return translate("PublishSteps", "It is another one: go on")
        if self._wants and self._asks == MERGED:
            return translate("PublishSteps", "Go on, and publish")
        return translate("PublishSteps", "Go on")

    @Property(str, notify=changed)
    def backWords(self) -> str:
        if self._asks == DISCARD:
            return translate("PublishSteps", "Keep it")
        return translate("PublishSteps", "Back to the form")

    @Property(str, notify=changed)
    def checkedWords(self) -> str:
        """What they can say of themselves, if it is true."""
        return {
            Method.PHONE: translate("PublishSteps", "I have just rung them: all correct"),
            Method.WEBSITE: translate(
                "PublishSteps", "I have just read their website: all correct"
            ),
        }.get(self._method(), translate("PublishSteps", "I have just asked them: all correct"))

    def _unchecked_words(self) -> str:
        """What patients see of it if nobody has checked it."""
        if self._work.stays_away:
            return standing(self._work.publication)
        if self._is_trial():
            return translate(
                "PublishSteps",
                "Without a check, patients read that nobody here has checked it yet.",
            )
        return translate(
            "PublishSteps", "Without a check, patients do not see it until somebody has checked it."
        )


def _who(act: Act | None) -> str:
    """Who did it: initials, or what else it was."""
    if act is not None and act.kind == "import":
        return translate("PublishSteps", "An import")
    if act is not None and act.who.initials:
        return act.who.initials
    return translate("PublishSteps", "Somebody")
