"""Writes a sheet of services for a spreadsheet, the same bytes for the same rows.

No cell can become a formula: in CSV an apostrophe stands before what looks like one, in a workbook
it is text by its type (`sheet_guard`).
"""

import csv
import datetime
import io
import re
import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from kiosk.directory.exchange import whole_files
from kiosk.directory.exchange.sheet_guard import guarded, guarded_as_text
from kiosk.errors import KnownTrouble

_NOT_IN_XML = re.compile(
    r"[\x00-\x08\x0b-\x1f\ufffe\uffff]|_x(?=[0-9A-Fa-f]{4}_)",
)
LONGEST = 32_767
"""Letters that a cell of a workbook can hold."""
MOMENT = datetime.datetime(2000, 1, 1)
"""When every workbook was made: the same rows are the same bytes."""
_MODIFIED = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*")
_WIDE, _NARROW = 44, 14


def write_rows(path: Path, rows: Sequence[Sequence[str]], dates: str, hidden: str) -> None:
    """Write rows, of which the first has the headings; the ending of the name says the form.

    Args:
        path: ends in .csv or .xlsx.
        rows: text; in a workbook, what is too long for a cell of `hidden` is left out.
        dates: the heading of the column that holds days.
        hidden: the heading of the column that a workbook does not show.

    Raises:
        KnownTrouble: the file cannot be written, or has another ending.
    """
    suffix = path.suffix.lower()
    if suffix not in {".csv", ".xlsx"}:
        raise KnownTrouble(f"{path.name} has to end in .csv or .xlsx for a sheet of services.")
    content = _csv(rows) if suffix == ".csv" else _workbook(rows, dates, hidden)
    with whole_files.replacing(path) as unfinished:
        unfinished.write_bytes(content)


def _csv(rows: Sequence[Sequence[str]]) -> bytes:
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    for row in rows:
        writer.writerow([guarded(cell) for cell in row])
    return text.getvalue().encode("utf-8-sig", "replace")


def _workbook(rows: Sequence[Sequence[str]], dates: str, hidden: str) -> bytes:
    from openpyxl import Workbook
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Alignment, Font
    from openpyxl.utils import get_column_letter

    book = Workbook(write_only=True)
    book.properties.creator = "kiosk"
    book.properties.created = book.properties.modified = MOMENT
    sheet: Any = book.create_sheet("Services")
    sheet.freeze_panes = "B2"
    headings = rows[0]
    _check(rows, hidden)
    for number, heading in enumerate(headings, start=1):
        longest = max((len(row[number - 1]) for row in rows), default=0)
        column = sheet.column_dimensions[get_column_letter(number)]
        column.width = min(max(longest, _NARROW), _WIDE)
        column.hidden = heading == hidden
    top, bold = Alignment(vertical="top", wrap_text=True), Font(bold=True)
    for number, row in enumerate(rows):
        cells: list[Any] = []
        for heading, text in zip(headings, row, strict=True):
            cell = WriteOnlyCell(sheet, None)
            cell.alignment = top
            if number == 0:
                cell.font = bold
            day = _day(text) if number and heading == dates else None
            if day:
                cell.value = day
                cell.number_format = "yyyy-mm-dd"
            elif text and not (heading == hidden and len(in_xml(text)) > LONGEST):
                cell.value = in_xml(text)
                cell.data_type = "s"  # openpyxl takes what begins with = for a formula
            cells.append(cell)
        sheet.append(cells)
    saved = io.BytesIO()
    book.save(saved)
    return with_fixed_times(saved)


def _check(rows: Sequence[Sequence[str]], hidden: str) -> None:
    """Refuse what no cell can hold before anything is made of it."""
    for number, row in enumerate(rows, start=1):
        for heading, text in zip(rows[0], row, strict=True):
            if heading != hidden and len(in_xml(text)) > LONGEST:
                raise KnownTrouble(
                    f"What stands in row {number}, “{heading}” is longer than a workbook's cell "
                    "can hold. Write a .csv file."
                )


def in_xml(text: str) -> str:
    """The text as a workbook has it, where XML has no sign for a control character."""
    return _NOT_IN_XML.sub(
        lambda found: "_x005F_x" if found[0] == "_x" else f"_x{ord(found[0]):04X}_",
        guarded_as_text(text),
    )


def _day(text: str) -> datetime.date | None:
    try:
        return datetime.date.fromisoformat(text) if len(text) == len("2026-01-01") else None
    except ValueError:
        return None


def with_fixed_times(saved: io.BytesIO) -> bytes:
    """The same archive, without the time at which it was made."""
    fixed = io.BytesIO()
    with zipfile.ZipFile(saved) as archive, zipfile.ZipFile(fixed, "w") as into:
        for name in sorted(archive.namelist(), key=lambda each: (each[0] != "[", each)):
            content = archive.read(name)
            if name == "docProps/core.xml":
                moment = MOMENT.strftime("%Y-%m-%dT%H:%M:%SZ").encode()
                content = _MODIFIED.sub(rb"\g<1>" + moment, content)
            entry = zipfile.ZipInfo(name, MOMENT.timetuple()[:6])
            entry.compress_type = zipfile.ZIP_DEFLATED
            into.writestr(entry, content)
    return fixed.getvalue()
