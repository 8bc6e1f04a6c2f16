"""What a clinician signed and what has changed since, for the pages that tell of it."""

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication
from PySide6.QtQml import QmlElement

from kiosk.checklist import Point
from kiosk.directory import going_live
from kiosk.signed_words import ChangedPart, changes
from kiosk.viewmodels.rows import Rows
from kiosk.viewmodels.volunteer.desk import Desk
from kiosk.viewmodels.volunteer.points import SiteNow

QML_IMPORT_NAME = "kiosk.viewmodels.volunteer"
QML_IMPORT_MAJOR_VERSION = 1

translate = QCoreApplication.translate


@dataclass(frozen=True)
class SignedChange:
    """A part that has changed: its heading, and each line that went or came."""

    heading: str
    words: str


@QmlElement
class SignedChanges(Rows):
    """All parts that have changed."""

    row_type = SignedChange


def since_signed(desk: Desk, site: SiteNow, signed: Point) -> Iterable[SignedChange]:
    """What has changed since somebody signed, where that is why it is `signed` no more."""
    if signed.done or signed.why != "changed":
        return ()
    answers = desk.read(going_live.answered)
    return [SignedChange(part.heading, _words(part)) for part in changes(answers, site.words())]


def _words(part: ChangedPart) -> str:
    lines = (
        *(translate("Signed", "Gone: {words}").format(words=line) for line in part.gone),
        *(translate("Signed", "New: {words}").format(words=line) for line in part.new),
    )
    return "\n".join(lines) or translate("Signed", "The order is another one.")
