"""Writes the spreadsheet that volunteers take home.

Ids and what only the kiosk decides are locked, without a password: that keeps slips out, no more.
Hidden sheets keep what every cell was, so that bringing it back shows who changed what.
"""

import datetime
import io
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from kiosk.directory.exchange import whole_files
from kiosk.directory.exchange.sheet_writing import LONGEST, MOMENT, in_xml, with_fixed_times
from kiosk.directory.workbook.how_to import HOW_TO as HOW_TO_WORDS
from kiosk.directory.workbook.layout import (
    DAYS,
    EVERY,
    HIDDEN,
    HOW_TO,
    ID,
    KINDS_OF_NUMBER,
    LISTS,
    OPEN_CLOSED,
    OWNER,
    SERVICES,
    SHEETS,
    TOPIC,
    TOPICS,
    VERSION,
    WAY_IN,
    YES_NO,
    Column,
    Record,
    as_it_was,
    columns,
    numbered,
)
from kiosk.directory.workbook.records import Directory

TOO_LONG = "(too long for a spreadsheet: read it at the kiosk)"
_LEAST_TOPICS, _LEAST_WAYS = 3, 3
_ROWS_TO_FILL = 1000
"""Empty rows below the others in which the lists to choose from work."""
_PAPER, _GREY, _DARK, _INK = "FFFFFF", "E4E2DE", "083F4A", "1F2D33"
_LINE, _FONT = "D9CFBE", "Arial"
_LINE_HEIGHT, _MOST_LINES = 14.5, 20
_LONGEST_INLINE = 250


def write(directory: Directory, path: Path, identity: str, now: datetime.datetime) -> None:
    """Write the spreadsheet, whole or not at all.

    Args:
        directory: what it says.
        path: the file; it ends in .xlsx.
        identity: the kiosk's own number.
        now: the time on the room's clock.

    Raises:
        KnownTrouble: it cannot be written.
    """
    content = _Workbook(directory, identity, now).content()
    with whole_files.replacing(path) as unfinished:
        unfinished.write_bytes(content)


class _Workbook:
    def __init__(self, directory: Directory, identity: str, now: datetime.datetime) -> None:
        from openpyxl import Workbook

        self._directory = directory
        self._identity = identity
        self._now = now
        self._book = Workbook(write_only=True)
        self._looks = _Looks()
        records = directory.records[SERVICES].values()
        self._topics = _most(records, TOPIC, _LEAST_TOPICS)
        self._ways = _most(records, WAY_IN, _LEAST_WAYS)

    def content(self) -> bytes:
        """The file."""
        self._book.properties.creator = "kiosk"
        self._book.properties.created = self._book.properties.modified = MOMENT
        for name in SHEETS:
            self._sheet(name)
        self._topic_sheet()
        self._how_to_sheet()
        self._hidden_sheets()
        saved = io.BytesIO()
        self._book.save(saved)
        return with_fixed_times(saved)

    def _sheet(self, name: str) -> None:
        shown = columns(name, self._topics, self._ways)
        sheet: Any = self._book.create_sheet(name)
        sheet.freeze_panes = "C2"
        self._protect(sheet)
        self._lists(sheet, shown, len(self._directory.records[name]))
        for number, column in enumerate(shown, start=1):
            self._looks.dress(sheet, number, column)
        sheet.append([self._looks.heading(sheet, column.heading) for column in shown])
        for number, record in enumerate(self._directory.records[name].values(), start=2):
            sheet.row_dimensions[number].height = _height(shown, record)
            sheet.append([self._looks.cell(sheet, column, record) for column in shown])

    def _protect(self, sheet: Any) -> None:
        """Locked cells stay as they are; all else that a spreadsheet can do is allowed."""
        sheet.protection.sheet = True
        for allowed in (
            *("formatCells", "formatColumns", "formatRows", "insertRows", "sort", "autoFilter"),
            *("insertHyperlinks",),
        ):
            setattr(sheet.protection, allowed, False)

    def _lists(self, sheet: Any, shown: Sequence[Column], rows: int) -> None:
        from openpyxl.utils import get_column_letter
        from openpyxl.worksheet.datavalidation import DataValidation

        made: dict[tuple[str, bool], DataValidation] = {}
        for number, column in enumerate(shown, start=1):
            if not column.choices:
                continue
            kind = (column.choices, column.only_listed)
            if kind not in made:
                made[kind] = DataValidation(
                    type="list",
                    formula1=self._formula(column.choices),
                    allow_blank=True,
                    showErrorMessage=column.only_listed,
                    errorTitle="Choose from the list",
                    error="Choose one from the list, or leave it empty.",
                )
                sheet.data_validations.append(made[kind])
            letter = get_column_letter(number)
            made[kind].add(f"{letter}2:{letter}{rows + 1 + _ROWS_TO_FILL}")

    def _formula(self, choices: str) -> str:
        inline = {
            "yes_no": YES_NO,
            "open_closed": OPEN_CLOSED,
            "kinds": KINDS_OF_NUMBER,
            "days": DAYS,
            "every": EVERY,
        }
        if choices in inline:
            written = ",".join(inline[choices])
            assert len(written) < _LONGEST_INLINE  # noqa: S101  (a spreadsheet has no room for more)
            return f'"{written}"'
        if choices == "topics":
            return f"'{TOPICS}'!$A$2:$A${max(len(self._directory.topics), 1) + 1}"
        if choices == "ways":
            return f"'{LISTS}'!$A$1:$A${max(len(self._directory.ways), 1)}"
        last = len(self._directory.records[SERVICES]) + 1 + _ROWS_TO_FILL
        return f"'{SERVICES}'!$B$2:$B${last}"

    def _topic_sheet(self) -> None:
        sheet: Any = self._book.create_sheet(TOPICS)
        sheet.freeze_panes = "A2"
        self._protect(sheet)
        shown = [
            Column("Topic", 36, is_locked=True),
            Column("What it is for", 70, is_locked=True),
        ]
        for number, column in enumerate(shown, start=1):
            self._looks.dress(sheet, number, column)
        sheet.append([self._looks.heading(sheet, column.heading) for column in shown])
        for topic in self._directory.topics:
            record = {"Topic": topic.name, "What it is for": topic.description}
            sheet.append([self._looks.cell(sheet, column, record) for column in shown])

    def _how_to_sheet(self) -> None:
        sheet: Any = self._book.create_sheet(HOW_TO)
        self._protect(sheet)
        shown = [Column("part", 28, is_locked=True), Column("words", 90, is_locked=True)]
        for number, column in enumerate(shown, start=1):
            self._looks.dress(sheet, number, column)
        for part, words in HOW_TO_WORDS:
            first = self._looks.heading(sheet, part) if not words else None
            record = {"part": part, "words": words}
            cells = [self._looks.cell(sheet, column, record) for column in shown]
            sheet.append([first, None] if first else cells)

    def _hidden_sheets(self) -> None:
        told = [("kiosk", self._identity), ("version", VERSION), ("made", self._now.isoformat())]
        self._hidden(HIDDEN, [list(pair) for pair in told])
        self._hidden(LISTS, [[term.name] for term in self._directory.ways] or [[""]])
        for name in SHEETS:
            headings = [column.heading for column in columns(name, self._topics, self._ways)]
            owners = self._directory.owners[name]
            rows = [
                [*(record.get(heading, "") for heading in headings), owners[key]]
                for key, record in self._directory.records[name].items()
            ]
            self._hidden(as_it_was(name), [[*headings, OWNER], *rows])

    def _hidden(self, name: str, rows: Iterable[Sequence[str]]) -> None:
        sheet: Any = self._book.create_sheet(name)
        sheet.sheet_state = "hidden"
        self._protect(sheet)
        for row in rows:
            sheet.append([self._looks.bare(sheet, text) for text in row])


def _height(shown: Sequence[Column], record: Record) -> float:
    """How high a row is so that all of it can be read: not every program works that out itself."""
    most = 1
    for column in shown:
        if column.kind == "text" and column.heading != ID:
            text = record.get(column.heading, "")
            most = max(most, sum(-(-len(line) // column.width) or 1 for line in text.split("\n")))
    return min(most, _MOST_LINES) * _LINE_HEIGHT + 1


def _most(records: Iterable[Record], heading: str, least: int) -> int:
    return max(least, *(len(numbered(record, heading)) for record in records), 0)


class _Looks:
    """How cells look, each look made once."""

    def __init__(self) -> None:
        from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side

        self._top = Alignment(vertical="top", wrap_text=True)
        self._in_one_line = Alignment(vertical="top")
        thin = Side(style="thin", color=_LINE)
        self._lines = Border(left=thin, right=thin, top=thin, bottom=thin)
        self._bold = Font(name=_FONT, size=11, bold=True, color=_PAPER)
        self._plain = Font(name=_FONT, size=11, color=_INK)
        self._dark = PatternFill("solid", fgColor=_DARK)
        self._grey = PatternFill("solid", fgColor=_GREY)
        self._open, self._locked = Protection(locked=False), Protection(locked=True)

    def dress(self, sheet: Any, number: int, column: Column) -> None:
        """The look of a whole column: its empty cells have it, too."""
        from openpyxl.utils import get_column_letter

        whole = sheet.column_dimensions[get_column_letter(number)]
        whole.width = column.width
        self._as(whole, column)

    def heading(self, sheet: Any, text: str) -> Any:
        cell = self.bare(sheet, text)
        cell.font, cell.fill, cell.alignment = self._bold, self._dark, self._top
        cell.border, cell.protection = self._lines, self._locked
        return cell

    def cell(self, sheet: Any, column: Column, record: Mapping[str, str]) -> Any:
        """One cell with what the record says in this column."""
        text = record.get(column.heading, "")
        value = _value(column.kind, text)
        cell = self.bare(sheet, text if value is None else "")
        if value is not None:
            cell.value = value
        self._as(cell, column)
        cell.border = self._lines
        return cell

    def bare(self, sheet: Any, text: str) -> Any:
        """Text that no spreadsheet takes for anything else."""
        from openpyxl.cell import WriteOnlyCell

        cell: Any = WriteOnlyCell(sheet, None)
        if text:
            written = in_xml(text)
            cell.value = written if len(written) <= LONGEST else TOO_LONG
            cell.data_type = "s"  # openpyxl takes what begins with = for a formula
        return cell

    def _as(self, styled: Any, column: Column) -> None:
        styled.alignment = self._in_one_line if column.heading == ID else self._top
        styled.font = self._plain
        styled.protection = self._locked if column.is_locked else self._open
        styled.number_format = _FORMATS[column.kind]
        if column.is_locked:
            styled.fill = self._grey


_FORMATS = {"text": "@", "day": "dd/mm/yyyy", "time": "hh:mm"}


def _value(kind: str, text: str) -> datetime.date | datetime.time | None:
    """A day or a time as a spreadsheet knows it; nothing for text, and for what is neither."""
    try:
        if kind == "day" and text:
            return datetime.date.fromisoformat(text)
        if kind == "time" and text:
            return datetime.time.fromisoformat(text)
    except ValueError:
        pass
    return None
