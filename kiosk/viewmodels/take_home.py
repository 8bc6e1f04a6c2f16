"""Codes for a phone: of one listing, or of somebody's list. Nothing of it is kept."""

import datetime
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Property, QCoreApplication, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.directory.listing import Listing
from kiosk.viewmodels.rows import Rows
from kiosk.wording import takeaway

QML_IMPORT_NAME = "kiosk.viewmodels"
QML_IMPORT_MAJOR_VERSION = 1

translate = QCoreApplication.translate


@dataclass(frozen=True)
class CodeRow:
    """One code: what it holds, and what stands beside it."""

    text: str
    title: str
    words: str


@QmlElement
class CodeRows(Rows):
    """The codes, in the order of the list."""

    row_type = CodeRow


@QmlElement
class TakeHome(QObject):
    """The codes that somebody scans, after the question about onlookers where one is private."""

    changed = Signal()

    def __init__(self, today: Callable[[], datetime.date]) -> None:
        super().__init__()
        self._today = today
        self._listings: Sequence[Listing] = ()
        self._asked = False
        self._all = False
        self._codes = CodeRows()

    def show(self, listings: Sequence[Listing]) -> None:
        """Make codes of these listings; where one is sensitive, ask first."""
        self._listings = listings
        self._asked = not any(each.sensitive for each in listings)
        self._all = self._asked
        self._codes.show(self._rows())
        self.changed.emit()

    def forget(self) -> None:
        """Nobody takes anything."""
        self.show(())

    @Slot(bool)
    def answer(self, alone: bool) -> None:  # noqa: FBT001  (QML calls it)
        """Whether somebody is sure that nobody else sees their phone."""
        self._asked, self._all = True, alone
        self._codes.show(self._rows())
        self.changed.emit()

    def _rows(self) -> list[CodeRow]:
        if not self._asked:
            return []
        if len(self._listings) == 1:
            return self._of_one(self._listings[0])
        plain = [each for each in self._listings if not each.sensitive]
        rows = self._of_many(plain)
        for each in self._listings:
            if each.sensitive:
                rows += self._of_one(each)
        return rows

    def _of_one(self, listing: Listing) -> list[CodeRow]:
        if not listing.sensitive:
            words = translate("TakeHome", "Your phone can keep it as a contact.")
            return [CodeRow(takeaway.contact_card(listing, self._today()), listing.name, words)]
        number = takeaway.number_only(listing)
        rows = []
        if number:
            words = translate("TakeHome", "The number alone. It does not say whose it is.")
            rows.append(CodeRow(number, translate("TakeHome", "Number only"), words))
        if self._all:
            words = translate("TakeHome", "With its name and times.")
            rows.append(CodeRow(takeaway.in_lines(listing, self._today()), listing.name, words))
        return rows

    def _of_many(self, listings: Sequence[Listing]) -> list[CodeRow]:
        texts = [takeaway.in_lines(each, self._today()) for each in listings]
        parts = list(takeaway.split(texts))
        return [
            CodeRow(
                text,
                _title(n, len(parts)),
                "\n".join(listings[place].name for place in places),
            )
            for n, (places, text) in enumerate(parts, start=1)
        ]

    @Property(CodeRows, notify=changed)
    def codes(self) -> CodeRows:
        return self._codes

    @Property("QStringList", notify=changed)  # type: ignore[arg-type]  # the stubs know no type names
    def ids(self) -> list[str]:
        """The keys of what is taken home."""
        return [each.id for each in self._listings]

    @Property(bool, notify=changed)
    def alone(self) -> bool:
        """Whether all of it may be seen; with onlookers a private number stands alone."""
        return self._all

    @Property(bool, notify=changed)
    def isEmpty(self) -> bool:
        """Whether there is nothing to take home, or nothing yet."""
        return self._codes.rowCount() == 0

    @Property(bool, notify=changed)
    def asks(self) -> bool:
        """Whether somebody is to say first if others could see it."""
        return bool(self._listings) and not self._asked


def _title(number: int, of: int) -> str:
    if of == 1:
        return translate("TakeHome", "My list")
    return translate("TakeHome", "Code {number} of {all}").format(number=number, all=of)
