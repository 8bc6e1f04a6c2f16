"""The pages of sticks and backups in their fullest states, for the walker and the tour."""

import datetime
from collections.abc import Callable
from pathlib import Path
from typing import Any

from kiosk import backups
from kiosk.directory.workbook.comparing import Added, Choice, Edit, Missing, Plan
from kiosk.directory.workbook.layout import FIELDS, NUMBERS, SERVICES
from kiosk.directory.workbook.problems import Problem
from kiosk.sticks.folder_on_stick import Candidate, Kind
from kiosk.sticks.sticks import Stick
from kiosk.viewmodels.volunteer.plugged import _used
from tests.driving import wait_until

FOLDER = "Kiosk Education Room 2026-11-26"
LISTING = "Pain Café at the Old Library, Northfield"
_BEFORE = "Come in and have a cup of tea with others who live with pain."
_MINE = "Come in and have a cup of tea with others who live with pain. Every second Tuesday."
_THEIRS = "Come in for a cup of tea. Ring first, because there are only 12 seats."

Scene = Callable[[Any], None]
"""Brings the page's view model to a state."""


def plugged(page: Any) -> None:
    """A stick, and nothing done yet."""
    wait_until(lambda: bool(page.plugged.isThere), "the stick to be found")
    page.plugged.watch(on=False)
    page._show_things()
    page.changed.emit()


def taken(page: Any) -> None:
    """What came of taking something, some things chosen, and a stick that was looked through."""
    plugged(page)
    page._done_words = f"On the stick, in the folder “{FOLDER}”: Listings.xlsx, Open Referral.zip."
    page._can_take_out = True
    page._left_out_title = "Left out of the spreadsheet"
    page._left_out = [problem.sentence for problem in _PROBLEMS]
    page._trouble = (
        "This USB stick is full. The kiosk needs 12 MB on it. Use another stick, or make room on "
        "this one at another computer."
    )
    page._chosen = {"spreadsheet"}
    page._show_things()
    at = datetime.datetime(2026, 11, 24, 15, 30)
    page._found = [
        Candidate("Listings.xlsx", FOLDER, Kind.SHEET, 30_000, at),
        Candidate("Living well with pain.mp4", "", Kind.FILM, 90_000_000, at, "pain.vtt"),
    ]
    page._found_rows.show([])
    page.moreFound()
    page._found_words = "There are many files on it. You see only the newest ones."
    page.changed.emit()


def several(page: Any) -> None:
    """More than one stick, of which the chosen one cannot be read."""
    plugged(page)
    damaged = Stick("b", "MY PHOTOGRAPHS", 64_000_000_000, unreadable="It may be damaged.")
    found = (Stick("a", "EDUROOM", 8_000_000_000), damaged)
    page.plugged._device = "b"
    page.plugged._show(None)
    page.plugged._show(_used(found, "b"))
    page.changed.emit()


def busy(page: Any) -> None:
    """A film is copied."""
    plugged(page)
    page._background._busy = True
    page._busy_words, page._progress = "Copying the film from the stick …", 0.4
    page.changed.emit()


def rest(page: Any) -> None:
    """Nothing goes on any more."""
    page._background._busy = False
    page._busy_words = ""


def film(page: Any) -> None:
    """Whether a film with captions is to be shown."""
    plugged(page)
    at = datetime.datetime(2026, 11, 24, 15, 30)
    name, captions = "Living well with pain.mp4", "Living well with pain.vtt"
    page._candidate = Candidate(name, "", Kind.FILM, 90_000_000, at, captions)
    page._asks = "film"
    page.changed.emit()


def difference(page: Any) -> None:
    """What a spreadsheet would change: something of everything."""
    plugged(page)
    page._asks, page._can_take_out = "difference", True
    page._difference.show(_PLAN)
    page._difference.choose(0, True)
    page.changed.emit()


def many_backups(page: Any) -> None:
    """Backups of months, and what came of two acts."""
    path = page._desk.acts.store.path
    now = datetime.datetime(2026, 11, 26, 10)
    if not backups.backups(path):
        made = backups.back_up(path, now)
        for days in (1, 2, 9, 40, 70):
            copy = made.with_name(backups.file_name(now - datetime.timedelta(days=days)))
            copy.write_bytes(made.read_bytes())
    page.load("")
    page._done_words, page._former = "All is as it was then.", "the one before"
    page._trouble = (
        "The backup could not be put back (disk full). Nothing was changed. Make sure that the "
        "disk has room, and that no import is under way, and try again."
    )
    page.changed.emit()


def asked_of_backup(page: Any) -> None:
    """Whether to go back to one."""
    many_backups(page)
    page.choose(page.rows.row(2).name)


def stick_in(folder: Path) -> Path:
    """A folder for a stick."""
    folder.mkdir(exist_ok=True)
    return folder


_NAME, _NUMBER = FIELDS[SERVICES][0], next(x for x in FIELDS[NUMBERS] if x.name == "number")
_PROBLEMS = [
    Problem(NUMBERS, 14, "Number", "This is no phone number in the UK.", "ring the front desk"),
    Problem(SERVICES, 0, "Cost", "This column is gone, so nothing in it changes."),
]
_CHOICES = [
    Choice(SERVICES, str(number), "description", LISTING, "what it is", _BEFORE, _MINE, _THEIRS)
    for number in range(3)
]
_EDIT = Edit(
    NUMBERS, "n", "s", LISTING, 14, _NUMBER, "01632 960001", "01632 960999", "01632 960999"
)
_PLAN = Plan(
    edits=[_EDIT],
    choices=dict.fromkeys(_CHOICES, _EDIT),
    added=[Added(SERVICES, 30, "row 30", "A walking group that is new", {}, "")],
    missing=[Missing(NUMBERS, LISTING, "01632 960002, for the café")],
    problems=[*_PROBLEMS, Problem(NUMBERS, 3, "Number", "Its first 0 was put back.", is_note=True)],
    unchecked=[LISTING],
)
