"""What volunteers can take with them on a USB stick."""

import datetime
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from kiosk import backups
from kiosk.acts import Acts
from kiosk.errors import KnownTrouble

translate = QCoreApplication.translate


@dataclass(frozen=True)
class Thing:
    """Something to take with one.

    Attributes:
        key: what it is known by on the page.
        name: what it is called there.
        words: what it is for.
        file_name: what it is called on a stick, at this time.
        write: writes it to a path, at this time; in a thread.
        for_leads: whether only a lead takes it.
    """

    key: str
    name: str
    words: str
    file_name: Callable[[datetime.datetime], str]
    write: Callable[[Path, datetime.datetime], object]
    for_leads: bool = False


def things_to_take(acts: Acts, family: str) -> list[Thing]:
    """What can be written onto a stick, on paper with these letters.

    Something more is one more of these. A backup is for leads: it holds volunteers' names, what
    each has done, and what a computer finds out their PINs from in a day or two.
    """
    return [
        Thing(
            "spreadsheet",
            translate("Stick", "The listings as a spreadsheet"),
            translate("Stick", "To mend at home, and to bring back."),
            lambda _now: "Listings.xlsx",
            partial(_spreadsheet, acts),
        ),
        Thing(
            "openData",
            translate("Stick", "The listings for other directories"),
            translate("Stick", "What patients may see, as open data (Open Referral)."),
            lambda _now: "Open Referral.zip",
            partial(_open_data, acts),
        ),
        Thing(
            "callSheet",
            translate("Stick", "A call sheet"),
            translate("Stick", "What is due, in large print: to print elsewhere, ring and tick."),
            lambda _now: "Call sheet.pdf",
            partial(_call_sheet, acts, family),
        ),
        Thing(
            "backup",
            translate("Stick", "A backup"),
            translate("Stick", "All of it, also what volunteers did. Keep the stick locked away."),
            backups.file_name,
            partial(_backup, acts),
            for_leads=True,
        ),
    ]


# What writes a file is imported when somebody wants one: nobody waits for it at the door.


def _spreadsheet(acts: Acts, path: Path, now: datetime.datetime) -> None:
    from kiosk.directory.workbook import applying

    applying.take_out(acts.store, path, now)


def _open_data(acts: Acts, path: Path, _now: datetime.datetime) -> None:
    from kiosk.directory.exchange import exporting, forms

    forms.write(acts.read(exporting.tables), path)


def _call_sheet(acts: Acts, family: str, path: Path, now: datetime.datetime) -> None:
    from kiosk.paper import call_sheet

    path.write_bytes(call_sheet.make(acts.store, acts.audience(), now, family).pdf)


def _backup(acts: Acts, path: Path, now: datetime.datetime) -> None:
    made = backups.back_up(acts.store.path, now)
    try:
        shutil.copyfile(made, path)
    except OSError as error:
        raise KnownTrouble(
            f"The backup could not be copied ({error.strerror}). Ask whoever looks after the kiosk "
            "to make room on its disk."
        ) from error
