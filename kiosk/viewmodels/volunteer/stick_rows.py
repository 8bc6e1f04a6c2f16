"""What can be taken on a stick, and what was found on one, as rows and in words."""

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication
from PySide6.QtQml import QmlElement

from kiosk.sticks.folder_on_stick import Candidate, Found, Kind
from kiosk.viewmodels.rows import Rows
from kiosk.wording.times import moment

QML_IMPORT_NAME = "kiosk.viewmodels.volunteer"
QML_IMPORT_MAJOR_VERSION = 1

translate = QCoreApplication.translate


@dataclass(frozen=True)
class ThingRow:
    """A thing, and whether it is to be taken."""

    key: str
    name: str
    words: str
    chosen: bool


@dataclass(frozen=True)
class CandidateRow:
    """A file on the stick that can be brought back; `words` say where it lies and of when it is."""

    number: int
    name: str
    words: str


@QmlElement
class ThingRows(Rows):
    """What can be taken."""

    row_type = ThingRow
    known_by = ("key",)


@QmlElement
class CandidateRows(Rows):
    """What can be brought back."""

    row_type = CandidateRow


def candidate_row(number: int, candidate: Candidate) -> CandidateRow:
    """A file that was found."""
    said = [
        translate("Stick", "A film.")
        if candidate.kind is Kind.FILM
        else translate("Stick", "A spreadsheet.")
    ]
    if candidate.folder:
        words = translate("Stick", "In the folder “{folder}”.")
        said.append(words.format(folder=candidate.folder))
    words = translate("Stick", "Last changed on {moment}.")
    said.append(words.format(moment=moment(candidate.changed)))
    return CandidateRow(number, candidate.name, " ".join(said))


def found_words(found: Found, *, has_rows: bool, is_lead: bool) -> str:
    """What there is to say about a stick that was looked through.

    Args:
        found: what is on it.
        has_rows: whether there is something that this person can bring back.
        is_lead: whether they are one.
    """
    return " ".join(_said(found, has_rows=has_rows, is_lead=is_lead))


def _said(found: Found, *, has_rows: bool, is_lead: bool) -> Iterable[str]:
    if found.starts_programs:
        yield translate("Stick", "A file on this stick starts programs on other computers.")
        yield translate("Stick", "It is called autorun.inf. The kiosk starts nothing.")
        yield translate("Stick", "Have the stick looked at for viruses.")
    if not has_rows:
        yield translate("Stick", "There is nothing on it that you can bring back.")
        yield translate("Stick", "The kiosk takes the spreadsheet that you took with you (.xlsx).")
    if found.other_form:
        words = translate(
            "Stick", "“{name}” is in another form. Open it, and save it as an Excel workbook."
        )
        yield words.format(name=found.other_form)
    if any(each.kind is Kind.FILM for each in found.candidates) and not is_lead:
        yield translate("Stick", "A film is brought in by a lead.")
    if found.more or not found.all_looked_at:
        yield translate("Stick", "There are many files on it. You see only the newest ones.")


def film_words(candidate: Candidate | None) -> str:
    """What comes with a film."""
    captions = candidate.captions if candidate else ""
    if captions:
        return translate("Stick", "Its captions are in “{name}”.").format(name=captions)
    words = (
        translate("Stick", "It has no captions. If somebody speaks in it, it needs them."),
        translate("Stick", "Put them beside it: the same name, with .vtt or .srt at the end."),
    )
    return " ".join(words)
