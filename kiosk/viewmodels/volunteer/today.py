"""What a volunteer sees first: what wants to be done, and how the kiosk is."""

import datetime
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import (
    QT_TRANSLATE_NOOP,
    Property,
    QCoreApplication,
    QObject,
    Signal,
    Slot,
)
from PySide6.QtQml import QmlElement

from kiosk.checklist import Point
from kiosk.directory import corrections, due, notices, wanted
from kiosk.directory.due import OldTopic
from kiosk.directory.editing import drafts
from kiosk.directory.editing.drafts import Kept
from kiosk.directory.notices import Heard
from kiosk.doctor import Finding
from kiosk.errors import KnownTrouble
from kiosk.help_numbers import RINGERS
from kiosk.viewmodels.navigation import Navigation
from kiosk.viewmodels.rows import Rows
from kiosk.viewmodels.staff import PIN, Staff
from kiosk.viewmodels.volunteer.background import Background
from kiosk.viewmodels.volunteer.desk import Desk
from kiosk.wording.due import due_words, told_words
from kiosk.wording.times import day_and_date, long_date

QML_IMPORT_NAME = "kiosk.viewmodels.volunteer"
QML_IMPORT_MAJOR_VERSION = 1

translate = QCoreApplication.translate

FEW = 3
"""So many of what is due are named; the rest are on a page of their own."""

MOST = 10
"""And so many of anything else."""

WANTED_DAYS = 90
"""What patients wanted longer ago is not told any more."""


LEADS, ANYBODY = True, False

MORE_PAGES = (
    ("staffListings", QT_TRANSLATE_NOOP("Today", "All listings"), ANYBODY),
    ("staffEdit", QT_TRANSLATE_NOOP("Today", "Add a listing"), ANYBODY),
    ("staffStick", QT_TRANSLATE_NOOP("Today", "Use a USB stick"), ANYBODY),
    ("staffCalls", QT_TRANSLATE_NOOP("Today", "Call sheet"), ANYBODY),
    ("staffPractice", QT_TRANSLATE_NOOP("Today", "Practise"), ANYBODY),
    ("staffHistory", QT_TRANSLATE_NOOP("Today", "All that was done"), LEADS),
    ("staffBackups", QT_TRANSLATE_NOOP("Today", "Backups"), LEADS),
    ("staffTeam", QT_TRANSLATE_NOOP("Today", "The team"), LEADS),
    ("staffWords", QT_TRANSLATE_NOOP("Today", "Topics, principles, settings"), LEADS),
    ("staffGoLive", QT_TRANSLATE_NOOP("Today", "Go live"), ANYBODY),
    ("staffHelpNumbers", QT_TRANSLATE_NOOP("Today", "The numbers of Help now"), ANYBODY),
    (PIN, QT_TRANSLATE_NOOP("Today", "Change my PIN"), ANYBODY),
)
"""The pages that stand at the foot: each one's name, its words, and whether it is for leads.

A page that is not there yet is left out, so that a name may stand here before its page."""

ARGUMENTS = {"staffListings": "all", "staffEdit": "new"}
"""What of such a page is shown."""


@dataclass(frozen=True)
class MoreRow:
    """A button for another page; `name` is the page's, `argument` what of it is shown."""

    name: str
    words: str
    argument: str = ""


@dataclass(frozen=True)
class TodayRow:
    """One thing to know or to do: its name, what there is to say, and the page for it, if any."""

    name: str
    words: str = ""
    page: str = ""
    argument: str = ""


@dataclass(frozen=True)
class NewsRow:
    """Something for a lead to hear of; `number` is the notice's."""

    number: int
    words: str


def _old_topic(topic: OldTopic) -> TodayRow:
    words = translate("Today", "{overdue} of {all} are overdue.")
    return TodayRow(topic.name, words.format(overdue=topic.overdue, all=topic.of))


def _without_names(point: Point) -> str:
    """Why it is open; who did it the last time stands behind that, in brackets."""
    return point.words.partition(" (")[0] if point.answer else point.words


def _news_words(heard: Heard) -> str:
    """What somebody did, and when."""
    what = {
        "hidden": translate("Today", "{who} hid “{words}” from patients on {day}."),
        "closed": translate("Today", "{who} found out that “{words}” has closed, on {day}."),
        "film stopped": translate("Today", "{who} stopped the film on {day}."),
    }.get(heard.news.what, translate("Today", "{who}, {day}: {words}"))
    return what.format(
        who=heard.who.initials or translate("Today", "A volunteer"),
        words=heard.news.words,
        day=long_date(heard.at.date()),
    )


@dataclass(frozen=True)
class AboutTheKiosk:
    """What *Today* is told of the kiosk itself.

    Attributes:
        look: how the kiosk is; in a thread.
        points: the check list of *Go live* as it stands.
        waiting: facts of the room that another person has to look at.
        numbers: numbers of Help now that changed since a lead confirmed them: since when, and how.
        notices: what staff are to know of how the kiosk was started.
    """

    look: Callable[[], list[Finding]]
    points: Callable[[], list[Point]]
    numbers: Callable[[], list[tuple[str, str]]]
    waiting: Callable[[], list[str]] = list
    notices: Sequence[str] = ()


@QmlElement
class TodayRows(Rows):
    """What stands under one heading."""

    row_type = TodayRow


@QmlElement
class NewsRows(Rows):
    """What no lead has heard of yet."""

    row_type = NewsRow


@QmlElement
class MoreRows(Rows):
    """The buttons at the foot."""

    row_type = MoreRow


@QmlElement
class TodayPage(QObject):
    """The page that somebody comes to from the door.

    Attributes:
        dueCount: how many listings want to be checked before the next week; `due` are the first.
        canShowAll: whether there is a page with all of them.
        isWell: whether nobody need do anything about the kiosk itself.
        health: how it is, in a sentence.
    """

    changed = Signal()

    def __init__(
        self, desk: Desk, staff: Staff, navigation: Navigation, kiosk: AboutTheKiosk
    ) -> None:
        super().__init__()
        self._desk = desk
        self._staff = staff
        self._navigation = navigation
        self._kiosk = kiosk
        self._background = Background()
        self._due, self._told, self._drafts = TodayRows(), TodayRows(), TodayRows()
        self._wanted, self._old, self._points = TodayRows(), TodayRows(), TodayRows()
        self._numbers, self._news, self._more = TodayRows(), NewsRows(), MoreRows()
        self._waiting = TodayRows()
        self._due_count = 0
        self._is_well = True
        self._health = ""

    def load(self, _argument: str) -> bool:
        """Bring it up to date. How the kiosk is comes a little later."""
        audience = self._desk.acts.audience()
        listed = self._desk.read(lambda connection: due.due(connection, audience))
        self._due_count = len(listed)
        first = listed[:FEW]
        self._due.show([self._listing(each.name, due_words(each), each.id) for each in first])
        self._told.show(
            self._few(
                self._listing(each.name, told_words(each), each.service_id)
                for each in self._desk.read(corrections.told)
            )
        )
        self._drafts.show(self._few(map(self._draft, self._desk.read(drafts.waiting))))
        self._wanted.show(self._wanted_rows())
        old = self._desk.read(lambda connection: due.old_topics(connection, audience))
        self._old.show(list(map(_old_topic, old)))
        points = self._kiosk.points()
        self._points.show(self._open_points(points, trial=audience.trial))
        self._numbers.show(self._number_rows(points, trial=audience.trial))
        words = self._page("staffWords")
        self._waiting.show([TodayRow(name, "", words) for name in self._kiosk.waiting()])
        self._show_news()
        self._more.show(self._more_pages())
        self._background.run(self._kiosk.look, self._tell, self._tell_trouble)
        self.changed.emit()
        return True

    def close(self) -> None:
        """Wait until all is looked at."""
        self._background.close()

    @Slot(int)
    def hear(self, notice: int) -> None:
        """A lead has heard of it."""
        now = self._desk.acts.now()
        heard = self._desk.act(
            lambda connection, who: notices.hear(connection, notice, now) if who.leads else None,
            translate("Today", "Thank you."),
        )
        if heard is not None:
            self._show_news()
            self.changed.emit()

    def _listing(self, name: str, words: str, key: str) -> TodayRow:
        return TodayRow(name, words, self._page("staffListing"), key)

    def _draft(self, kept: Kept) -> TodayRow:
        name = kept.form.name or translate("Today", "A new listing")
        who = self._staff.who
        own = who is not None and kept.volunteer_id == who.volunteer_id
        words = (
            translate("Today", "Yours, of {day}.")
            if own
            else translate("Today", "Somebody else's, of {day}.")
        )
        return TodayRow(
            name,
            words.format(day=long_date(kept.saved_at.date())),
            self._page("staffEdit"),
            f"draft:{kept.id}",
        )

    def _wanted_rows(self) -> list[TodayRow]:
        acts = self._desk.acts
        since = acts.now() - datetime.timedelta(days=WANTED_DAYS)
        counts = acts.ask(lambda session: wanted.by_name(session, since))
        return self._few(TodayRow(f"{name}: {count}") for name, count in counts)

    def _open_points(self, points: Sequence[Point], *, trial: bool) -> list[TodayRow]:
        """What of *Go live* is open: in trial how much, once live each point by name."""
        page = self._page("staffGoLive")
        left = [point for point in points if not point.done]
        if trial:
            words = translate("Today", "{done} of {all} points of “Go live” are done.").format(
                done=len(points) - len(left), all=len(points)
            )
            return [TodayRow(translate("Today", "This room is in trial"), words, page)]
        return [
            TodayRow(point.title, _without_names(point), page)
            for point in left
            if point.key not in RINGERS
        ]

    def _number_rows(self, points: Sequence[Point], *, trial: bool) -> list[TodayRow]:
        """The numbers of Help now: what has changed, and, once live, what has to be rung again."""
        page = self._page("staffHelpNumbers")
        due = [
            TodayRow(point.title, _without_names(point))
            for point in points
            if point.key in RINGERS and not (point.done or trial)
        ]
        changed = (
            TodayRow(name, words) for name, words in self._kiosk.numbers() if words or not trial
        )
        return [replace(row, page=page) for row in (*changed, *due)]

    def _show_news(self) -> None:
        unheard = self._desk.read(notices.unheard) if self._staff.property("isLead") else []
        self._news.show([NewsRow(each.id, _news_words(each)) for each in unheard[:MOST]])

    def _more_pages(self) -> list[MoreRow]:
        is_lead = bool(self._staff.property("isLead"))
        hidden = PIN if self._staff.property("isPractice") else ""  # accounts are no part of that
        return [
            MoreRow(page, translate("Today", str(words)), ARGUMENTS.get(page, ""))
            for page, words, for_leads in MORE_PAGES
            if self._navigation.has(page) and (is_lead or not for_leads) and page != hidden
        ]

    def _page(self, name: str) -> str:
        return name if self._navigation.has(name) else ""

    def _few(self, rows: Iterable[TodayRow]) -> list[TodayRow]:
        every = list(rows)
        if len(every) <= MOST:
            return every
        more = translate("Today", "And {number} more").format(number=len(every) - MOST)
        return [*every[:MOST], TodayRow(more)]

    def _tell(self, found: list[Finding]) -> None:
        wrong = [*self._kiosk.notices, *(each.briefly for each in found if not each.ok)]
        self._say_health(wrong[0] if wrong else "")

    def _tell_trouble(self, trouble: KnownTrouble) -> None:
        self._say_health(str(trouble))

    def _say_health(self, trouble: str) -> None:
        self._is_well = not trouble
        self._health = (
            " ".join((trouble, translate("Today", "Tell whoever looks after this machine.")))
            if trouble
            else translate("Today", "The kiosk is well.")
        )
        self.changed.emit()

    @Property(str, notify=changed)
    def date(self) -> str:
        return day_and_date(self._desk.acts.now().date())

    @Property(int, notify=changed)
    def dueCount(self) -> int:
        return self._due_count

    @Property(bool, notify=changed)
    def canShowAll(self) -> bool:
        return self._navigation.has("staffListings")

    @Property(TodayRows, notify=changed)
    def due(self) -> TodayRows:
        return self._due

    @Property(TodayRows, notify=changed)
    def told(self) -> TodayRows:
        return self._told

    @Property(TodayRows, notify=changed)
    def drafts(self) -> TodayRows:
        return self._drafts

    @Property(TodayRows, notify=changed)
    def wanted(self) -> TodayRows:
        return self._wanted

    @Property(TodayRows, notify=changed)
    def oldTopics(self) -> TodayRows:
        return self._old

    @Property(TodayRows, notify=changed)
    def openPoints(self) -> TodayRows:
        return self._points

    @Property(TodayRows, notify=changed)
    def numbers(self) -> TodayRows:
        return self._numbers

    @Property(TodayRows, notify=changed)
    def waiting(self) -> TodayRows:
        return self._waiting

    @Property(NewsRows, notify=changed)
    def news(self) -> NewsRows:
        return self._news

    @Property(MoreRows, notify=changed)
    def more(self) -> MoreRows:
        return self._more

    @Property(bool, notify=changed)
    def isWell(self) -> bool:
        return self._is_well

    @Property(str, notify=changed)
    def health(self) -> str:
        return self._health
