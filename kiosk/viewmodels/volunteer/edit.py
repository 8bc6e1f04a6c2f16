"""A listing's form: what is typed, what is said beside it, its draft, and what patients would see.

Whatever is written is kept as a draft by itself. *Publish* goes through `publish_steps`.
"""

import datetime
from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Property, QCoreApplication, QObject, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtQml import QmlElement

from kiosk.directory import going_live
from kiosk.directory.editing import advice, fields, preview, readability, tidying, validation, work
from kiosk.directory.editing.form import LEADS_ONLY, ListingForm
from kiosk.directory.editing.work import Work
from kiosk.directory.filters import Sieve
from kiosk.directory.listing import Listing
from kiosk.directory.typed_times.dates import long_date
from kiosk.directory.typed_times.lines import TypedTimes, coming
from kiosk.viewmodels.corrections import Corrections
from kiosk.viewmodels.directory import ListingPage
from kiosk.viewmodels.found import FoundListings
from kiosk.viewmodels.my_list import MyList
from kiosk.viewmodels.navigation import Navigation
from kiosk.viewmodels.printing import Printing
from kiosk.viewmodels.staff import Staff
from kiosk.viewmodels.volunteer import edit_acts, edit_rows
from kiosk.viewmodels.volunteer.background import Background
from kiosk.viewmodels.volunteer.desk import Desk
from kiosk.viewmodels.volunteer.edit_fields import FieldRows, PartRows
from kiosk.viewmodels.volunteer.edit_rows import FIRST_DATE, Written
from kiosk.viewmodels.volunteer.publish_steps import PublishSteps
from kiosk.wording import editing as words
from kiosk.wording.times import clock

QML_IMPORT_NAME = "kiosk.viewmodels.volunteer"
QML_IMPORT_MAJOR_VERSION = 1

translate = QCoreApplication.translate

EDIT, LISTING = "staffEdit", "staffListing"

SOON_MS = 150
"""So long nobody has typed, and what is said beside the form, and what patients see, follows."""

DRAFT_MS = 1000
"""And so long, and the draft is kept."""

MOST_LETTERS = 2000
"""More than anybody types into one field; what is pasted beyond it is cut off."""


@QmlElement
class EditPage(QObject):
    """The form of one listing, or of a new one.

    Signals:
        wanted: the field of this key is to be shown, and typed into.
    """

    changed = Signal()
    wanted = Signal(str)

    def __init__(
        self,
        desk: Desk,
        staff: Staff,
        navigation: Navigation,
        background: Background,
        bank_holiday: Callable[[datetime.date], str],
    ) -> None:
        """Nothing is open.

        Args:
            desk: reads and writes.
            staff: says when whoever is signed in leaves.
            navigation: says when the page is left.
            background: where the dictionary for the reading age is opened.
            bank_holiday: the name of a day's bank holiday.
        """
        super().__init__()
        self._desk = desk
        self._navigation = navigation
        self._background = background
        self._bank_holiday = bank_holiday
        self._argument = ""
        self._work = Work()
        self._typed: dict[str, str] = {}
        self._in_use = ""
        self._entered = ""
        self._looked: frozenset[str] = frozenset()
        self._wrong_date = ""
        self._rests = True
        self._dirty = False
        self._kept_at: datetime.datetime | None = None
        self._fields = FieldRows()
        self._parts = PartRows()
        self._preview = ListingPage(
            FoundListings(lambda _ids: [], lambda _ids: Sieve((), (), ()), desk.acts.now),
            desk.acts.now,
        )
        self._shown: Listing | None = None
        self._preview_list = MyList(lambda _ids: [])
        self._preview_printing = Printing(None, lambda _ids, _alone: b"")
        self._preview_corrections = Corrections(lambda _listing, _what: False)
        self._steps = PublishSteps(desk, lambda: desk.read(going_live.is_trial))
        self._soon = self._timer(SOON_MS)
        self._soon.timeout.connect(self._refresh)
        self._draft = self._timer(DRAFT_MS)
        self._draft.timeout.connect(self._rest)
        self._steps.taken.connect(self._adopt)
        self._steps.published.connect(self._leave_published)
        staff.leaving.connect(self.keep)
        navigation.changed.connect(self._page_changed)

    def load(self, argument: str) -> bool:
        """Open a listing by its key, or `new`, `copy:KEY` or `draft:NUMBER`."""
        self.keep()
        who = self._desk.who
        if who is None or self._dirty:  # what could not be kept is not given up for another one
            return False
        now = self._desk.acts.now()
        opened = self._desk.read(lambda connection: work.begin(connection, who, argument, now))
        if opened is None:
            return False
        self._put_down()
        self._argument = argument
        self._work = opened
        self._parts.show(edit_rows.parts())
        self._background.run(readability.make_ready, lambda _: None, lambda _: None)
        self._steps.begin(opened)
        self._adopt()
        return True

    @Slot()
    def keep(self) -> None:
        """Keep the draft, if anything was written since it was kept."""
        self._keep(at_once=False)

    def _keep(self, *, at_once: bool) -> None:
        if not self._dirty:
            return
        self._dirty = False  # at once: whoever was removed is signed out meanwhile, and that keeps
        self._draft.stop()
        now, mine = self._desk.acts.now(), self._work
        kept = self._desk.keep(
            lambda connection, who: work.keep(connection, who, mine, now), at_once=at_once
        )
        if kept is None:
            if self._argument:  # or they are signed out, and it is nobody's any more
                self._dirty = True
                self._draft.start()
            return
        if self._work.draft is None:
            self._name_of_draft(kept)
        self._set_work(replace(self._work, draft=kept.draft))
        self._kept_at = now
        self.changed.emit()

    # What somebody does

    @Slot(str)
    def enter(self, field: str) -> None:
        """Somebody begins to type into a field."""
        if self._in_use and self._in_use != field:
            self.leave(self._in_use)
        self._in_use = field
        self._entered = self._text(field)

    @Slot(str, str)
    def write(self, field: str, text: str) -> None:
        """So it stands in a field now."""
        if not self._is_field(field):
            return
        if self._in_use != field:
            self.enter(field)
        text = " ".join(text[:MOST_LETTERS].splitlines()) if "\n" in text else text[:MOST_LETTERS]
        self._typed[field] = text
        place = self._fields.place_of(field)
        if place is not None:
            self._fields.put(place, replace(self._fields.row(place), typed=text))
        if field != FIRST_DATE:
            self._change(fields.with_text(self._work.form, field, text))

    @Slot(str)
    def leave(self, field: str) -> None:
        """Somebody types there no more: it is tidied, or they are told what is wrong with it."""
        if not field or field != self._in_use:
            return
        self._in_use = ""
        self._rests = True
        if field == FIRST_DATE:
            self._take_first_date()
        elif self._is_field(field):
            self._looked |= {field}
            self._typed.pop(field, None)
            if self._text(field) != self._entered:
                self._change(tidying.tidied(self._work.form, field))
        self._refresh()

    @Slot(str)
    def toggle(self, choice: str) -> None:
        """Somebody touches a choice."""
        if choice in LEADS_ONLY and not self._leads:
            return
        form = edit_acts.toggled(self._work.form, choice, self._times())
        if form.times != self._work.form.times:
            self._typed.pop("times", None)
        self._change(form)
        self._refresh()

    @Slot(str)
    def press(self, button: str) -> None:
        """Somebody touches a button of the form."""
        self.leave(self._in_use)
        if button == "discard":
            self._steps.ask_to_discard()
            return
        self._change(edit_acts.pressed(self._work.form, button, self._times()))
        self._typed = {}
        self._looked = self._filled()  # one of a list came, went or moved: others have its key now
        self._refresh()
        if field := edit_acts.typed_next(self._work.form, button):
            self.wanted.emit(field)

    @Slot()
    def publish(self) -> None:
        """Somebody wants patients to see it."""
        self.leave(self._in_use)
        self.keep()
        self._steps.publish()
        if self._argument:
            self._adopt()

    @Slot(str)
    def goTo(self, field: str) -> None:
        """Back to the form, to this field."""
        self._steps.backToForm()
        self.wanted.emit(field)

    @Slot()
    def discard(self) -> None:
        """Throw the draft away: the listing as it is public, or no new one at all."""
        self._dirty = False
        self._steps.backToForm()
        mine = self._work
        self._desk.keep(lambda connection, _who: work.throw_away(connection, mine))
        self._navigation.rename(EDIT, self._argument, mine.service_id or work.NEW)
        if mine.service_id is None or not self.load(mine.service_id):
            self._navigation.back()

    @Slot(str)
    def openOther(self, service_id: str) -> None:
        """Look at a listing that may be the same; this one waits as a draft."""
        self._steps.backToForm()
        self._navigation.openStaff(LISTING, service_id)

    @Slot(bool)
    def useKeyboard(self, on: bool) -> None:  # noqa: FBT001  (QML calls it)
        """Tell Qt whether the keyboard of the screen shows."""
        QGuiApplication.inputMethod().setVisible(on)

    # What comes of it

    def _change(self, form: ListingForm) -> None:
        if form == self._work.form:
            return
        self._set_work(replace(self._work, form=form))
        self._dirty = True
        self._rests = not self._in_use
        if self._work.draft is None:
            self._keep(at_once=True)  # now: from now on one comes back to it by its number
        self._soon.start()
        self._draft.start()
        self.changed.emit()

    def _take_first_date(self) -> None:
        """The day goes into the line, which then says all."""
        found = validation.day(self._typed.get(FIRST_DATE, ""))
        self._wrong_date = found.wrong
        if found.value is not None:
            self._typed.pop(FIRST_DATE, None)
            line = f"{self._work.form.times} from {long_date(found.value)}"
            self._change(replace(self._work.form, times=line))

    def _name_of_draft(self, kept: Work) -> None:
        if self._argument.partition(":")[0] in {work.NEW, work.COPY}:
            name = f"{work.DRAFT}:{kept.draft}"
            self._navigation.rename(EDIT, self._argument, name)
            self._argument = name

    @Slot()
    def _adopt(self) -> None:
        """Show the work as the steps have it: tidied, or with what somebody else has changed."""
        before, self._work = self._work, self._steps.work
        self._typed = {}
        self._dirty = self._dirty or self._work.form != before.form
        self._looked = self._filled()
        self._refresh()

    @Slot(str)
    def _leave_published(self, key: str) -> None:
        """To the listing's own page, or back to whatever shows many of them one after the other."""
        own_page = self._navigation.has(LISTING)
        is_new = self._work.service_id is None
        self._close()
        self._navigation.back()
        if is_new and own_page:
            self._navigation.openStaff(LISTING, key)

    @Slot()
    def _page_changed(self) -> None:
        if self._argument and self._navigation.way[-1].screen != EDIT:
            self.keep()
            self._close()

    def _put_down(self) -> None:
        """Nothing is open any more."""
        self._soon.stop()
        self._draft.stop()
        self._argument = self._in_use = self._entered = self._wrong_date = ""
        self._dirty = False
        self._rests = True
        self._kept_at = None
        self._shown = None
        self._typed = {}
        self._work = Work()
        self._steps.set_work(self._work)

    def _close(self) -> None:
        """Nothing is open, and nothing of it is left here."""
        self._put_down()
        self._fields.show(())
        self._preview.show(Listing("", ""))

    @Slot()
    def _rest(self) -> None:
        self._keep(at_once=True)
        self._rests = True
        self._refresh()

    @Slot()
    def _refresh(self) -> None:
        """Bring up to date what is said beside the form, and what patients would see."""
        if not self._argument:
            return
        self._soon.stop()
        times = self._times()
        mine, acts = self._work, self._desk.acts
        self._fields.change(
            edit_rows.rows(
                Written(
                    form=mine.form,
                    topics=mine.topic_names,
                    now=acts.now(),
                    bank_holiday=self._bank_holiday,
                    typed=self._typed,
                    looked=self._looked,
                    rests=self._rests,
                    advice=self._advice(),
                    times=times,
                    stored=mine.stored,
                    wrong_date=self._wrong_date,
                    could_stay=mine.before.times_stay,
                    is_lead=self._leads,
                )
            )
        )
        self._show_preview(times)
        self.changed.emit()

    def _show_preview(self, typed: TypedTimes) -> None:
        mine, today = self._work, self._desk.acts.now().date()
        times = mine.stored if mine.form.times_stay else typed
        check = None if mine.has_other_facts(today) else mine.check
        shown = preview.listing(
            tidying.whole(mine.form),
            mine.topics,
            times,
            coming(times, today, self._bank_holiday),
            check,
        )
        if shown != self._shown:
            self._shown = shown
            self._preview.show(shown)

    def _advice(self) -> dict[str, str]:
        form = self._work.form
        texts = {key: text for key in _advised(form) if (text := fields.text(form, key))}
        found: dict[str, list[str]] = {}
        for each in advice.advice(texts, names=(form.name, form.organization)):
            where = each.where or (self._in_use if self._in_use in texts else "summary")
            found.setdefault(where, []).append(words.advice_words(each))
        return {where: "\n".join(lines) for where, lines in found.items()}

    def _times(self) -> TypedTimes:
        return self._work.times(self._desk.acts.now().date())

    def _filled(self) -> frozenset[str]:
        """The fields that hold something: it is looked at from the beginning."""
        return frozenset(_with_words(self._work.form))

    def _set_work(self, changed: Work) -> None:
        self._work = changed
        self._steps.set_work(changed)

    def _is_field(self, field: str) -> bool:
        return field == FIRST_DATE or fields.exists(self._work.form, field)

    def _text(self, field: str) -> str:
        if field == FIRST_DATE or not self._is_field(field):
            return self._typed.get(field, "")
        return fields.text(self._work.form, field)

    @property
    def _leads(self) -> bool:
        who = self._desk.who
        return who is not None and who.leads

    def _timer(self, milliseconds: int) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(milliseconds)
        return timer

    @Property(FieldRows, notify=changed)
    def fields(self) -> FieldRows:
        return self._fields

    @Property(PartRows, notify=changed)
    def parts(self) -> PartRows:
        return self._parts

    @Property(ListingPage, notify=changed)
    def preview(self) -> ListingPage:
        """The listing as patients would see it."""
        return self._preview

    @Property(MyList, notify=changed)
    def previewList(self) -> MyList:
        """Nobody's list."""
        return self._preview_list

    @Property(Printing, notify=changed)
    def previewPrinting(self) -> Printing:
        """No printer."""
        return self._preview_printing

    @Property(Corrections, notify=changed)
    def previewCorrections(self) -> Corrections:
        """Nobody says that something is wrong."""
        return self._preview_corrections

    @Property(PublishSteps, notify=changed)
    def steps(self) -> PublishSteps:
        return self._steps

    @Property(bool, notify=changed)
    def canPublish(self) -> bool:
        """Whether there is anything that is not public."""
        return self._work.is_changed or self._work.publication == "draft"

    @Property(str, notify=changed)
    def publishWords(self) -> str:
        if self._work.stays_away:
            return translate("EditPage", "Save")
        return translate("EditPage", "Publish")

    @Property(str, notify=changed)
    def stateWords(self) -> str:
        """Whether patients see it, and whether there is a draft."""
        return "\n".join(
            filter(None, (words.standing(self._work.publication), self._draft_words()))
        )

    def _draft_words(self) -> str:
        if self._kept_at is not None:
            return translate("EditPage", "Draft kept at {time}").format(
                time=clock(f"{self._kept_at:%H:%M}")
            )
        if self._work.draft is not None:
            return translate("EditPage", "This is a draft")
        return ""


def _advised(form: ListingForm) -> list[str]:
    """The keys of the fields that hold sentences for patients."""
    steps = [fields.key("steps", place) for place in range(len(form.steps))]
    ways = [fields.key("places", place, "transport") for place in range(len(form.places))]
    return ["summary", *steps, "first_visit", "to_bring", "cost", "who_for", *ways, "alert"]


def _with_words(form: ListingForm) -> list[str]:
    """The keys of the fields that can be wrong, and hold something."""
    keys = ["name", "summary", "website", "email"]
    keys += [fields.key("numbers", place, "number") for place in range(len(form.numbers))]
    keys += [fields.key("places", place, "postal_code") for place in range(len(form.places))]
    return [key for key in keys if fields.text(form, key)]
