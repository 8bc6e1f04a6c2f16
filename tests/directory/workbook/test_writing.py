"""How the spreadsheet looks to whoever opens it: what is locked, what is chosen, what is a date."""

import datetime
import zipfile
from pathlib import Path

import pytest
from sqlalchemy import update

from kiosk.directory.editing.readability import reading_age
from kiosk.directory.models import Service
from kiosk.directory.workbook import applying
from kiosk.directory.workbook.layout import (
    DAYS,
    EVERY,
    HIDDEN,
    HOW_TO,
    LISTS,
    NUMBERS,
    PLACES,
    SERVICES,
    SHEETS,
    TIMES,
    TOPICS,
    as_it_was,
)
from kiosk.directory.workbook.writing import TOO_LONG
from kiosk.errors import KnownTrouble
from kiosk.store import Store
from tests.directory.workbook.helping import NOW, Sheets, taken_out


def test_there_is_a_sheet_for_each_table_and_one_that_explains(sheets: Sheets) -> None:
    shown = [page.title for page in sheets.book if page.sheet_state == "visible"]
    assert shown == [SERVICES, NUMBERS, TIMES, PLACES, TOPICS, HOW_TO]
    hidden = {page.title for page in sheets.book} - set(shown)
    assert hidden == {HIDDEN, LISTS, *map(as_it_was, SHEETS)}
    assert sheets.book.active.title == SERVICES


@pytest.mark.parametrize("sheet", SHEETS)
def test_ids_are_locked_and_the_rest_is_not(sheets: Sheets, sheet: str) -> None:
    page = sheets.book[sheet]
    assert page.protection.sheet
    assert page.protection.password is None
    for heading in page[1]:
        cell = page.cell(2, heading.column)
        is_locked = heading.value in {"Id", "Shown to patients", "Last checked"}
        assert cell.protection.locked is is_locked, heading.value
        below = page.column_dimensions[heading.column_letter]
        assert below.protection.locked is is_locked, heading.value


@pytest.mark.parametrize("sheet", SHEETS)
def test_headings_stay_in_sight_and_columns_are_wide_enough(sheets: Sheets, sheet: str) -> None:
    page = sheets.book[sheet]
    assert page.freeze_panes == "C2"
    assert all(page.column_dimensions[cell.column_letter].width >= 8 for cell in page[1])
    assert page.cell(2, 2).alignment.wrap_text


def lists(sheets: Sheets, sheet: str) -> dict[str, str]:
    """What each column is chosen from."""
    page = sheets.book[sheet]
    found = {}
    for each in page.data_validations.dataValidation:
        for cells in each.sqref.ranges:
            found[str(page.cell(1, cells.min_col).value)] = each.formula1
            assert cells.min_row == 2
            assert cells.max_row > 1000
    return found


def test_what_can_be_chosen_is_chosen(sheets: Sheets) -> None:
    services = lists(sheets, SERVICES)
    assert services["Topic 1"] == services["Topic 3"] == "'Topics'!$A$2:$A$5"
    assert services["Way in 1"] == "'Lists'!$A$1:$A$3"
    assert services["Free"] == services["Near this hospital"] == '"yes,no"'
    assert services["Bank holidays"] == '"open,closed"'
    assert "Shown to patients" not in services
    assert lists(sheets, NUMBERS)["Service"].startswith("'Services'!$B$2:$B$")
    assert lists(sheets, TIMES)["Weekday"] == f'"{",".join(DAYS)}"'
    assert lists(sheets, TIMES)["Every"] == f'"{",".join(EVERY)}"'
    assert [row[0].value for row in sheets.book[TOPICS].iter_rows(min_row=2)] == [
        "Living with pain",
        "Mood, worry and sleep",
        "Moving more",
        "Money, benefits and work",
    ]


def test_dates_and_times_are_such_and_numbers_are_text(sheets: Sheets) -> None:
    assert sheets.place(SERVICES, "cafe", "Last checked").value == datetime.datetime(2026, 10, 3)
    assert sheets.place(TIMES, "closed", "From").value == datetime.datetime(2026, 12, 24)
    assert sheets.place(TIMES, "t-cafe", "Opens").value == datetime.time(14)
    number = sheets.place(NUMBERS, "n-cafe", "Number")
    assert (number.value, number.data_type, number.number_format) == ("01632 960001", "s", "@")
    column = sheets.book[NUMBERS].column_dimensions[number.column_letter]
    assert column.number_format == "@"  # a new number keeps its zero, too


def test_no_text_becomes_a_formula_and_all_of_it_comes_back(little: Store, tmp_path: Path) -> None:
    nasty = ["=1+1", "+44 1", "-x", "@x", "'=1", "#N/A", "#REF!", "_x0041_", "a\tb", "<b>&"]
    with little.session() as session, session.begin():
        text = "\n".join(nasty)
        session.execute(update(Service).where(Service.id == "cafe").values(description=text))
        for column in ("alert", "to_bring", "first_visit"):
            values = {column: nasty.pop()}
            session.execute(update(Service).where(Service.id == "line").values(values))
        session.execute(update(Service).where(Service.id == "walk-a").values(alert="=1+1"))
        session.execute(update(Service).where(Service.id == "walk-b").values(alert="#N/A"))
    sheets = taken_out(little, tmp_path)
    for page in sheets.book:
        assert all(cell.data_type != "f" for row in page.iter_rows() for cell in row)
    plan = sheets.look()
    assert (len(plan), plan.problems) == (0, [])


def test_what_is_too_long_for_a_cell_says_so_and_stays(little: Store, tmp_path: Path) -> None:
    with little.session() as session, session.begin():
        session.execute(
            update(Service).where(Service.id == "cafe").values(description="word " * 9000)
        )
    sheets = taken_out(little, tmp_path)
    assert sheets.place(SERVICES, "cafe", "What it is").value == TOO_LONG
    assert len(sheets.look()) == 0


def test_a_service_with_many_topics_has_a_column_for_each(store: Store, tmp_path: Path) -> None:
    sheets = taken_out(store, tmp_path)
    headings = [cell.value for cell in sheets.book[SERVICES][1]]
    assert {"Topic 1", "Topic 2", "Topic 3", "Way in 1", "Way in 3"} <= set(headings)


def test_names_that_two_listings_have_are_told_apart(sheets: Sheets) -> None:
    assert sheets.place(PLACES, "at-walk", "Service").value == "Walking group (Northfield Trust)"


def test_the_same_directory_is_the_same_file(little: Store, tmp_path: Path) -> None:
    contents = []
    for name in ("a.xlsx", "b.xlsx"):
        applying.take_out(little, tmp_path / name, NOW)
        contents.append((tmp_path / name).read_bytes())
    assert contents[0] == contents[1]


def test_nothing_in_the_file_tells_of_who_made_it(sheets: Sheets) -> None:
    with zipfile.ZipFile(sheets.path) as archive:
        about = archive.read("docProps/core.xml").decode()
    assert "<dc:creator>kiosk</dc:creator>" in about
    assert "lastModifiedBy" not in about


def test_a_file_that_cannot_be_written_is_told(little: Store, tmp_path: Path) -> None:
    with pytest.raises(KnownTrouble):
        applying.take_out(little, tmp_path / "none" / "a.xlsx", NOW)


def test_the_explaining_sheet_is_plain(sheets: Sheets) -> None:
    words = [row[1].value for row in sheets.book[HOW_TO].iter_rows() if row[1].value]
    assert len(words) > 15
    assert all(len(each.split()) <= 20 for each in words)
    assert "should" not in " ".join(words)
    age = reading_age(" ".join(words))
    assert age is not None
    assert age <= 11
