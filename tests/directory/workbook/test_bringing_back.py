"""What a spreadsheet would change: what somebody changed at home, and nothing else."""

import datetime
import re
import zipfile
from pathlib import Path

import pytest
from sqlalchemy import delete, update

from kiosk.directory.exchange import forms
from kiosk.directory.models import Phone, Schedule, Service
from kiosk.directory.workbook import applying, identity, telling
from kiosk.directory.workbook.layout import NUMBERS, PLACES, SERVICES, TIMES
from kiosk.directory.workbook.reading import NotOurs
from kiosk.errors import KnownTrouble
from kiosk.store import Store
from tests.directory.workbook.helping import Sheets, problems, taken_out, told


def at_the_kiosk(store: Store, model: type, key: str, **values: object) -> None:
    """Somebody changes something at the kiosk meanwhile."""
    with store.session() as session, session.begin():
        session.execute(update(model).where(model.id == key).values(**values))  # type: ignore[attr-defined]


# What changed


def test_what_nobody_changed_changes_nothing(sheets: Sheets) -> None:
    plan = sheets.look()
    assert (len(plan), plan.problems, plan.missing) == (0, [], [])
    assert telling.summary(plan) == "Nothing changes."


def test_a_changed_cell_is_told_with_what_it_was(sheets: Sheets) -> None:
    sheets.write(SERVICES, "cafe", Name="Pain Meeting")
    sheets.write(NUMBERS, "n-cafe", Number="01632 960002")
    sheets.write(TIMES, "t-cafe", Weekday="Wednesday", Opens=datetime.time(13, 30))
    plan = sheets.look()
    assert [telling.edited(edit) for edit in plan.edits] == [
        "Pain Café, the name: “Pain Café” becomes “Pain Meeting”.",
        "Pain Café, the number: “01632 960001” becomes “01632 960002”.",
        "Pain Café, the time: “Tuesday, 14:00 to 16:00” becomes “Wednesday, 13:30 to 16:00”.",
    ]
    assert plan.unchecked == ["Pain Café"]


def test_what_is_filled_in_and_taken_out_is_told(sheets: Sheets) -> None:
    sheets.write(SERVICES, "walk-a", Website="www.walk.example")
    sheets.write(SERVICES, "cafe", Website=None)
    words = told(sheets.look())
    assert (
        "Walking group (Northfield Trust), the website: “https://www.walk.example” is new." in words
    )
    assert "Pain Café, the website: “www.example.org” is taken out." in words


def test_words_alone_take_no_check_away(sheets: Sheets) -> None:
    sheets.type(SERVICES, "cafe", "What it is", "Come and meet others.")
    sheets.type(SERVICES, "cafe", "Cost in words", "Free, with a cup of tea")
    assert sheets.look().unchecked == []


def test_how_to_get_into_a_place_is_something_that_was_checked(sheets: Sheets) -> None:
    sheets.type(PLACES, "at-cafe", "Getting in and around", "A ramp\nA lift")
    assert sheets.look().unchecked == ["Pain Café"]


def test_a_listing_that_nobody_checked_loses_no_check(sheets: Sheets) -> None:
    sheets.type(TIMES, "t-words", "Note", "Every dry day")
    plan = sheets.look()
    assert len(plan.edits) == 1
    assert plan.unchecked == []


def test_topics_are_one_thing_however_many_columns_they_take(sheets: Sheets) -> None:
    sheets.type(SERVICES, "cafe", "Topic 2", "Moving more")
    sheets.type(SERVICES, "cafe", "Topic 3", "Mood, worry and sleep")
    (edit,) = sheets.look().edits
    assert edit.value == ("pain", "moving", "mood")


def test_a_gap_between_topics_is_no_change(sheets: Sheets) -> None:
    sheets.type(SERVICES, "cafe", "Topic 2", None)
    sheets.type(SERVICES, "cafe", "Topic 3", "Mood, worry and sleep")
    assert len(sheets.look()) == 0


def test_rows_may_be_sorted_and_columns_moved(sheets: Sheets) -> None:
    page = sheets.book[SERVICES]
    rows = [[cell.value for cell in row] for row in page.iter_rows()]
    head, body = rows[0], rows[1:]
    for number, row in enumerate([head, *reversed(body)], start=1):
        for column, value in enumerate(reversed(row), start=1):
            page.cell(number, column).value = value
    assert len(sheets.look()) == 0


# Both sides


def test_what_only_the_kiosk_changed_stays(sheets: Sheets, little: Store) -> None:
    at_the_kiosk(little, Service, "cafe", name="Renamed at the kiosk")
    at_the_kiosk(little, Phone, "n-cafe", number="01632 960777")
    plan = sheets.look()
    assert (len(plan), plan.problems) == (0, [])


def test_what_both_changed_is_a_choice(sheets: Sheets, little: Store) -> None:
    at_the_kiosk(little, Phone, "n-cafe", number="01632 960777")
    sheets.write(NUMBERS, "n-cafe", Number="01632 960002")
    (choice,) = sheets.look().choices
    assert telling.asked(choice) == (
        "Pain Café, the number: it said “01632 960001”. The spreadsheet says “01632 960002”. The "
        "kiosk now says “01632 960777”. Which one is right?"
    )


def test_what_both_changed_to_the_same_is_none(sheets: Sheets, little: Store) -> None:
    at_the_kiosk(little, Phone, "n-cafe", number="01632 960 002")
    sheets.write(NUMBERS, "n-cafe", Number="01632960002")
    assert len(sheets.look()) == 0


def test_the_other_fields_of_that_row_are_no_choice(sheets: Sheets, little: Store) -> None:
    at_the_kiosk(little, Phone, "n-cafe", number="01632 960777")
    sheets.type(NUMBERS, "n-cafe", "What it is for", "Desk")
    plan = sheets.look()
    assert [edit.after for edit in plan.edits] == ["Desk"]
    assert plan.choices == {}


def test_what_is_gone_at_the_kiosk_is_told(sheets: Sheets, little: Store) -> None:
    with little.session() as session, session.begin():
        session.execute(delete(Phone).where(Phone.id == "n-cafe"))
    sheets.write(NUMBERS, "n-cafe", Number="01632 960002")
    row = sheets.row(NUMBERS, "n-cafe")
    (problem,) = problems(sheets.look())
    assert problem.startswith(f"Sheet Numbers, row {row}: This is no longer at the kiosk")


def test_what_was_taken_away_meanwhile_is_left_alone(sheets: Sheets, little: Store) -> None:
    at_the_kiosk(little, Service, "cafe", publication="do_not_list")
    sheets.write(SERVICES, "cafe", Name="Other")
    sheets.write(NUMBERS, "new", Service="Pain Café", Number="01632 960003")
    plan = sheets.look()
    assert len(plan) == 0
    assert all("Somebody took this listing away" in words for words in problems(plan))
    assert len(plan.problems) == 2


# New rows


def test_new_rows_are_told(sheets: Sheets) -> None:
    sheets.write(SERVICES, "new", Name="Choir", Topic_1="Mood, worry and sleep")
    sheets.write(NUMBERS, "new", Service="choir", Number="01632 960004")
    sheets.write(NUMBERS, "new1", Service="Walking group (Southgate Aid)", Number="01632 960005")
    sheets.write(TIMES, "new", Service="Choir", Weekday="Mondays", Opens="7pm", Closes="9pm")
    sheets.write(PLACES, "new", Service="Choir", Place="Hall", Postcode="AA2 2AB")
    plan = sheets.look()
    assert problems(plan) == []
    assert [telling.added(new) for new in plan.added] == [
        "Choir is new. It is a draft until somebody publishes it.",
        "Choir: a number is added: 01632 960004.",
        "Walking group (Southgate Aid): a number is added: 01632 960005.",
        "Choir: a time is added: Mondays, 7pm to 9pm.",
        "Choir: a place is added: Hall, AA2 2AB.",
    ]
    assert (
        telling.summary(plan)
        == "1 listing new, 2 numbers new, 1 time new, 1 place of a listing new."
    )


def test_a_new_row_may_use_a_name_that_was_given_at_home(sheets: Sheets) -> None:
    sheets.write(SERVICES, "line", Name="Calm line")
    sheets.write(NUMBERS, "new", Service="Calm line", Number="01632 960004")
    sheets.write(NUMBERS, "new1", Service="Quiet line", Number="01632 960005")
    plan = sheets.look()
    assert [new.service for new in plan.added] == ["line", "line"]


def test_a_new_row_without_its_listing_is_told(sheets: Sheets) -> None:
    sheets.write(NUMBERS, "new", Service="Nobody", Number="01632 960004")
    sheets.write(NUMBERS, "new1", Service="Walking group", Number="01632 960005")
    sheets.write(NUMBERS, "new2", Number="01632 960006")
    assert [words.partition(", Service")[2] for words in problems(sheets.look())] == [
        " “Nobody”: There is no listing with this name. The row is left out.",
        (
            " “Walking group”: More than one listing has this name. Write the organisation behind "
            "it, in brackets. The row is left out."
        ),
        ": Choose which listing this belongs to. The row is left out.",
    ]


def test_a_second_listing_of_the_same_name_is_not_added(sheets: Sheets) -> None:
    sheets.write(SERVICES, "new", Name="pain café", Topic_1="Living with pain")
    sheets.write(NUMBERS, "new", Service="Pain Café", Number="01632 960004")
    plan = sheets.look()
    assert "There is a listing with this name already" in problems(plan)[0]
    assert [new.service for new in plan.added] == ["cafe"]


def test_what_is_not_to_be_listed_is_not_added(sheets: Sheets, little: Store) -> None:
    with little.session() as session, session.begin():
        session.get_one(Service, "away").publication = "do_not_list"
    sheets.write(SERVICES, "new", Name="The Old Club")
    sheets.write(NUMBERS, "new", Service="The Old Club", Number=1632960009)
    plan = sheets.look()
    assert plan.added == []
    assert "“Old club” is not to be listed here, so this row is left out." in problems(plan)[0]


def test_what_hangs_off_a_listing_that_is_left_out_is_left_out(sheets: Sheets) -> None:
    sheets.write(SERVICES, "new", Name="x" * 300)
    sheets.write(NUMBERS, "new", Service="x" * 300, Number="01632 960004")
    plan = sheets.look()
    assert plan.added == []
    assert "up to 200 letters" in problems(plan)[0]
    assert "Its listing is left out" in problems(plan)[1]


# Rows that are gone


def test_what_did_not_come_back_is_told_and_stays(sheets: Sheets) -> None:
    sheets.take_out_row(SERVICES, "cafe")
    sheets.take_out_row(NUMBERS, "n-line")
    plan = sheets.look()
    assert len(plan) == 0
    assert list(map(telling.missed, plan.missing)) == [
        "Pain Café is not in the spreadsheet. It stays. Mark it closed at the kiosk.",
        (
            "Quiet line: the number “0800 555 0100” is not in the spreadsheet. It stays. Take it "
            "out at the kiosk."
        ),
    ]


def test_a_sheet_that_is_gone_is_told_once(sheets: Sheets) -> None:
    del sheets.book[TIMES]
    plan = sheets.look()
    assert problems(plan) == ["Sheet Times: This sheet is gone, so nothing of it changes."]
    assert plan.missing == []


def test_a_column_that_is_gone_is_told_once(sheets: Sheets) -> None:
    sheets.take_out_column(SERVICES, "Website")
    sheets.take_out_column(SERVICES, "Topic 2")
    plan = sheets.look()
    assert len(plan) == 0
    assert problems(plan) == [
        "Sheet Services, Topic 2: This column is gone, so nothing in it changes.",
        "Sheet Services, Website: This column is gone, so nothing in it changes.",
    ]


def test_headings_that_are_gone_are_told(sheets: Sheets) -> None:
    sheets.book[NUMBERS].delete_rows(1)
    plan = sheets.look()
    assert len(plan) == 0
    assert "Sheet Numbers: Its headings are gone" in problems(plan)[0]


# Ids


def test_rows_without_ids_are_known_by_what_they_say(sheets: Sheets) -> None:
    for sheet in (SERVICES, NUMBERS, TIMES, PLACES):
        sheets.take_out_column(sheet, "Id")
    plan = sheets.look()
    assert (len(plan), plan.missing) == (0, [])
    told_once = {each.words for each in plan.problems if each.row}
    assert told_once == {"The Id is gone. The row was known by what it says."}


def test_without_ids_the_only_row_of_a_listing_is_known(sheets: Sheets) -> None:
    row = sheets.row(NUMBERS, "n-cafe")
    sheets.write(NUMBERS, "n-cafe", Number="01632 960002")
    sheets.take_out_column(NUMBERS, "Id")
    (edit,) = sheets.look().edits
    assert (edit.key, edit.row, edit.after) == ("n-cafe", row, "01632 960002")


def test_without_ids_nobody_guesses_which_of_two_rows_it_was(sheets: Sheets) -> None:
    sheets.write(NUMBERS, "n-line", Number="0800 555 0111")
    sheets.write(NUMBERS, "n-line-2", Number="85259")
    sheets.take_out_column(NUMBERS, "Id")
    plan = sheets.look()
    assert len(plan) == 0
    assert sum("nobody can tell which row this was" in words for words in problems(plan)) == 2


def test_an_id_that_was_written_over_is_known_by_the_name(sheets: Sheets) -> None:
    sheets.type(SERVICES, "cafe", "What it is", "Changed")
    sheets.type(SERVICES, "cafe", "Id", "oh no")
    (edit,) = sheets.look().edits
    assert edit.key == "cafe"


def test_an_id_of_nobodys_is_told(sheets: Sheets) -> None:
    sheets.write(NUMBERS, "new", Id="n-0", Service="Pain Café", Number="01632 960004")
    plan = sheets.look()
    assert plan.added == []
    assert "Id “n-0”: This Id is none that the kiosk gave out" in problems(plan)[0]


def test_a_row_that_was_copied_with_its_id_is_told(sheets: Sheets) -> None:
    first = sheets.row(NUMBERS, "n-cafe")
    row = sheets.row(NUMBERS, "new")
    for heading in ("Id", "Service", "Number"):
        copied = sheets.place(NUMBERS, "n-cafe", heading).value
        sheets.book[NUMBERS].cell(row, sheets.column(NUMBERS, heading)).value = copied
    plan = sheets.look()
    assert plan.added == []
    assert problems(plan)[0].startswith(
        f"Sheet Numbers, row {row}, Id: This Id stands in row {first} already"
    )


def test_a_row_that_was_copied_and_put_above_does_not_become_the_listing(sheets: Sheets) -> None:
    page, row = sheets.book[SERVICES], sheets.row(SERVICES, "cafe")
    cells = [cell.value for cell in page[row]]
    page.insert_rows(row)
    for column, value in enumerate(cells, start=1):
        page.cell(row, column).value = value
    page.cell(row, sheets.column(SERVICES, "Name")).value = "New club"
    plan = sheets.look()
    assert (len(plan), plan.missing) == (0, [])
    assert f"row {row}, Id: This Id stands in row {row + 1} already" in problems(plan)[0]


def test_of_two_rows_with_one_id_that_both_changed_neither_counts(sheets: Sheets) -> None:
    first, row = sheets.row(NUMBERS, "n-cafe"), sheets.row(NUMBERS, "new")
    for heading, value in (("Id", "n-cafe"), ("Service", "Pain Café"), ("Number", "01632 960003")):
        sheets.book[NUMBERS].cell(row, sheets.column(NUMBERS, heading)).value = value
    sheets.write(NUMBERS, "n-cafe", Number="01632 960002")
    plan = sheets.look()
    assert (len(plan), plan.missing) == (0, [])
    assert (
        sum(f"This Id stands in rows {first} and {row}." in words for words in problems(plan)) == 2
    )


def test_a_row_stays_with_its_listing(sheets: Sheets) -> None:
    """Half of it would be a listing with the number of another one."""
    sheets.write(NUMBERS, "n-cafe", Service="Quiet line", Number="01632 960002")
    plan = sheets.look()
    assert (len(plan), plan.missing) == (0, [])
    assert "The Id of this row is that of “Pain Café”." in problems(plan)[0]


@pytest.mark.parametrize("sheet", [SERVICES, NUMBERS, TIMES])
def test_rows_that_were_sorted_without_their_ids_change_nothing(sheets: Sheets, sheet: str) -> None:
    ids = {SERVICES: ("cafe", "line"), NUMBERS: ("n-cafe", "n-line"), TIMES: ("t-cafe", "t-line")}
    one, other = (sheets.row(sheet, key) for key in ids[sheet])
    page = sheets.book[sheet]
    for column in range(2, page.max_column + 1):
        first, second = page.cell(one, column), page.cell(other, column)
        first.value, second.value = second.value, first.value
    plan = sheets.look()
    assert (len(plan), plan.missing) == (0, [])
    assert all("rows were sorted without their Ids" in words for words in problems(plan))
    assert len(plan.problems) == 2


def test_a_column_that_was_sorted_by_itself_gives_nobody_the_number_of_another(
    sheets: Sheets,
) -> None:
    one, other = (sheets.place(NUMBERS, key, "Number") for key in ("n-cafe", "n-line"))
    one.value, other.value = other.value, one.value
    sheets.write(NUMBERS, "n-line-2", What_it_is_for="To text")
    plan = sheets.look()
    assert [edit.after for edit in plan.edits] == ["To text"]
    assert (
        "Sheet Numbers, Number: What stands in this column belongs to other rows."
        in (problems(plan)[0])
    )


def test_two_numbers_of_one_listing_may_change_places(sheets: Sheets) -> None:
    sheets.write(NUMBERS, "n-line", Number="85258", Ring_or_text="to text")
    sheets.write(NUMBERS, "n-line-2", Number="0800 555 0100", Ring_or_text="to ring")
    plan = sheets.look()
    assert (len(plan.edits), plan.problems) == (4, [])


def test_what_is_only_to_be_read_is_told(sheets: Sheets) -> None:
    sheets.type(SERVICES, "cafe", "Shown to patients", "not yet")
    sheets.type(SERVICES, "cafe", "Last checked", datetime.date(2026, 11, 25))
    plan = sheets.look()
    assert len(plan) == 0
    assert [each.words for each in plan.problems] == [
        "This is only set at the kiosk, so it stays as it is."
    ] * 2


# Cells


def test_a_lost_zero_is_put_back_and_told(sheets: Sheets) -> None:
    sheets.write(NUMBERS, "n-cafe", Number=1632960002)
    plan = sheets.look()
    assert [edit.value for edit in plan.edits] == ["01632 960002"]
    row = sheets.row(NUMBERS, "n-cafe")
    (problem,) = problems(plan)
    assert problem == (
        f"Sheet Numbers, row {row}, Number “1632960002”: The zero at its beginning was lost. It "
        "was put back."
    )


def test_a_number_that_only_lost_its_zero_is_no_change(sheets: Sheets) -> None:
    sheets.write(NUMBERS, "n-cafe", Number=1632960001)
    assert len(sheets.look()) == 0


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (999999999, "This number has 10 digits; a UK number has 11."),
        ("1.63296E+09", "its last digits are lost"),
        ("01632 96O002", "Write the number in digits alone."),
        ("01632 960002 ext 3", "Write the extension into its own column"),
        ("07700 90012", "This number has 10 digits"),
        ("85258", "Choose “to text” beside it, too."),
        ("ask at the desk", "There is no number in this."),
        ("01632 960002 / 01632 960003", "Two numbers stand in one cell."),
        ("12", "This number has 2 digits"),
        (None, "There is no number here."),
    ],
)
def test_a_number_that_nobody_is_sure_of_is_left_out(
    sheets: Sheets, number: object, words: str
) -> None:
    sheets.write(NUMBERS, "n-cafe", Number=number)
    plan = sheets.look()
    assert len(plan) == 0
    (problem,) = problems(plan)
    assert problem.startswith(f"Sheet Numbers, row {sheets.row(NUMBERS, 'n-cafe')}, Number")
    assert words in problem


@pytest.mark.parametrize(
    ("sheet", "key", "heading", "value", "words"),
    [
        (SERVICES, "cafe", "Name", None, "It stays as it was."),
        (SERVICES, "cafe", "Topic 1", "Pain", "Choose one from the list."),
        (SERVICES, "cafe", "Way in 1", "Knock", "Choose one from the list."),
        (SERVICES, "cafe", "Free", "maybe", "Choose yes or no."),
        (SERVICES, "cafe", "Bank holidays", "half", "Choose open or closed"),
        (SERVICES, "cafe", "E-mail", "at the desk", "An e-mail address has no spaces."),
        (SERVICES, "cafe", "Website", "leaflet", "This is not a web address."),
        (SERVICES, "cafe", "Website", "me@example.org", "This looks like an e-mail address."),
        (SERVICES, "cafe", "Cost in words", 3, "such as £3 a session"),
        (PLACES, "at-cafe", "Postcode", "ST4 6OG", "This is not a UK postcode."),
        (NUMBERS, "n-cafe", "Ring or text", "fax", "Choose to ring or to text."),
        (PLACES, "at-cafe", "Postcode", "Stoke", "This is not a UK postcode."),
        (TIMES, "t-cafe", "Weekday", "Someday", "no weekday"),
        (TIMES, "t-cafe", "Opens", "late", "no time of day"),
        (TIMES, "t-cafe", "Closes", "14:00", "It closes when it opens."),
        (TIMES, "t-cafe", "Opens", "2:00", "For the afternoon write 14:00."),
        (TIMES, "t-cafe", "Closes", datetime.time(4), "For the afternoon write 16:00."),
        (TIMES, "t-cafe", "Weekday", "1st Tuesday", "Choose month here"),
        (TIMES, "t-cafe", "Every", "now and then", "Choose one from the list"),
        (TIMES, "t-cafe", "From", "soon", "This is no day."),
        (TIMES, "t-cafe", "Weekday", None, "Say on which day this is."),
        (TIMES, "closed", "Until", "1/12/2026", "before the first one"),
        (TIMES, "closed", "Second note", "x", "has one note"),
        (TIMES, "t-walk", "Opens", "10:00", "can only be changed at the kiosk"),
    ],
)
def test_what_a_cell_cannot_hold_is_told_by_cell(  # a cell, what is typed, and what is told
    sheets: Sheets, sheet: str, key: str, heading: str, value: object, words: str
) -> None:
    sheets.type(sheet, key, heading, value)
    sheets.type(SERVICES, "line", "What it is", "Changed")
    plan = sheets.look()
    assert [edit.after for edit in plan.edits] == ["Changed"]  # the rest is kept
    (problem,) = plan.problems
    assert problem.row == sheets.row(sheet, key)
    assert words in problem.sentence
    assert problem.sheet == sheet


def test_every_two_weeks_wants_a_first_day(sheets: Sheets) -> None:
    sheets.write(TIMES, "t-cafe", Every="2 weeks")
    assert "Write the first day" in problems(sheets.look())[0]
    sheets.write(TIMES, "t-cafe", From=datetime.date(2026, 12, 1))
    assert problems(sheets.look()) == []


def test_open_and_closed_times_are_kept_apart(sheets: Sheets) -> None:
    sheets.write(TIMES, "closed", Every="week", Weekday="Monday")
    assert "Write this into a new row" in problems(sheets.look())[0]


def test_dates_as_text_are_understood(sheets: Sheets) -> None:
    sheets.write(TIMES, "closed", From="24/12/2026", Until="3 January 2027")
    (edit,) = sheets.look().edits
    assert edit.after == "closed then, from 24 December 2026, until 3 January 2027"
    assert (edit.value.first, edit.value.last) == (
        datetime.date(2026, 12, 24),
        datetime.date(2027, 1, 3),
    )


def test_a_date_and_a_time_are_told_as_they_were_understood(sheets: Sheets) -> None:
    sheets.write(TIMES, "t-cafe", From="3/4/27", Opens="3 pm")
    (edit,) = sheets.look().edits
    assert edit.after == "Tuesday, 15:00 to 16:00, from 3 April 2027"


def test_a_session_that_is_at_night_may_change_its_day(sheets: Sheets, little: Store) -> None:
    with little.session() as session, session.begin():
        session.get_one(Schedule, "t-cafe").opens_at = "02:00"
    again = taken_out(little, sheets.path.parent)
    again.write(TIMES, "t-cafe", Weekday="Friday")
    (edit,) = again.look().edits
    assert edit.after == "Friday, 02:00 to 16:00"


def test_another_way_to_write_the_same_is_no_change(sheets: Sheets) -> None:
    sheets.write(TIMES, "closed", From="24.12.2026", Until="2 January 2027")
    sheets.write(TIMES, "t-cafe", Weekday="tuesdays", Opens="2pm", Closes="4pm", Every="weekly")
    sheets.write(SERVICES, "cafe", Free="Yes")
    assert len(sheets.look()) == 0


def test_what_a_word_processor_does_to_quotes_is_no_change(sheets: Sheets, little: Store) -> None:
    at_the_kiosk(little, Service, "cafe", description='They say "it\'s a café".')
    again = taken_out(little, sheets.path.parent)
    again.type(SERVICES, "cafe", "What it is", "They\u00a0say \u201cit\u2019s a café\u201d.\u200b")
    assert len(again.look()) == 0
    again.type(SERVICES, "cafe", "What it is", "They\u00a0say \u201cit\u2019s fine\u201d.")
    (edit,) = again.look().edits
    assert edit.value == 'They say "it\'s fine".'


def test_words_of_the_kiosk_keep_their_quotes_where_nobody_changed_them(
    sheets: Sheets, little: Store
) -> None:
    at_the_kiosk(little, Service, "cafe", description="\u201cCome in\u201d\u00a0they say")
    again = taken_out(little, sheets.path.parent)
    again.type(SERVICES, "cafe", "Website", "www.other.example")
    assert [edit.field.name for edit in again.look().edits] == ["website"]


def test_a_formula_without_a_result_is_told(sheets: Sheets) -> None:
    sheets.calculate(NUMBERS, "n-cafe", "Number", "=A1&B1")
    plan = sheets.look()
    assert len(plan) == 0
    row = sheets.row(NUMBERS, "n-cafe")
    assert problems(plan) == [
        f"Sheet Numbers, row {row}, Number: This formula has no result. Type what it is to say."
    ]


def test_the_result_of_a_formula_is_used(sheets: Sheets) -> None:
    sheets.type(SERVICES, "cafe", "What it is", "RESULT")
    path = sheets.saved()
    _with_formula(path, "RESULT")
    (edit,) = applying.look(sheets.store, applying.bring(sheets.store, path)).edits
    assert edit.after == "RESULT"


def _with_formula(path: Path, text: str) -> None:
    """Make the cell with this text a formula that came to it, as a spreadsheet saves one."""
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    cell = re.compile(
        rb'(<c r="\w+" s="\d+") t="inlineStr"><is><t>' + text.encode() + rb"</t></is></c>"
    )
    result = rb'\g<1> t="str"><f>UPPER("result")</f><v>' + text.encode() + rb"</v></c>"
    name = "xl/worksheets/sheet1.xml"
    parts[name], count = cell.subn(result, parts[name])
    assert count == 1
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)


def test_an_error_of_a_spreadsheet_is_told(sheets: Sheets) -> None:
    cell = sheets.place(SERVICES, "cafe", "Website")
    cell.value, cell.data_type = "#REF!", "e"
    plan = sheets.look()
    assert len(plan) == 0
    assert "Website “#REF!”: A formula went wrong here." in problems(plan)[0]


def test_joined_cells_are_told_and_change_nothing(sheets: Sheets) -> None:
    number = sheets.place(NUMBERS, "n-cafe", "Number")
    words = sheets.place(NUMBERS, "n-cafe", "What it is for")
    sheets.book[NUMBERS].merge_cells(
        start_row=number.row,
        end_row=number.row,
        start_column=number.column,
        end_column=words.column,
    )
    plan = sheets.look()
    assert len(plan) == 0
    assert {each.heading for each in plan.problems} == {
        "Ring or text",
        "Extension",
        "What it is for",
    }
    assert all("This cell was joined with others." in words for words in problems(plan))


def test_a_thousand_empty_rows_are_nothing(sheets: Sheets) -> None:
    page = sheets.book[NUMBERS]
    for number in range(page.max_row + 1, page.max_row + 1001):
        page.cell(number, 3).value = " "
        page.cell(number, 2).value = None
    sheets.write(NUMBERS, "new1500", Service="Pain Café", Number="01632 960004")
    plan = sheets.look()
    assert problems(plan) == []
    assert len(plan.added) == 1


def test_columns_of_somebodys_own_are_told(sheets: Sheets) -> None:
    page = sheets.book[SERVICES]
    page.cell(1, 40).value = "My notes"
    page.cell(3, 40).value = "ring again"
    page.cell(3, 41).value = "!"
    words = "The kiosk has no such column, so it is left out."
    assert problems(sheets.look()) == [
        f"Sheet Services, row 1, My notes “ring again”: {words}",
        f"Sheet Services, row 1, column AO “!”: {words}",
    ]


def test_a_sheet_of_somebodys_own_is_told(sheets: Sheets) -> None:
    """A copy of one of ours looks like it, and what was mended there is lost on nobody."""
    copy = sheets.book.copy_worksheet(sheets.book[NUMBERS])
    copy.cell(2, sheets.column(NUMBERS, "Number")).value = "01632 960002"
    sheets.book.create_sheet("Empty")
    (problem,) = problems(sheets.look())
    assert problem == (
        "Sheet Numbers Copy: The kiosk has no such sheet, so it is left out. Write it into one of "
        "the kiosk's own."
    )


def test_a_title_above_the_headings_is_no_trouble(sheets: Sheets) -> None:
    sheets.book[SERVICES].insert_rows(1, 2)
    sheets.book[SERVICES].cell(1, 1).value = "Our listings"
    sheets.book[SERVICES].cell(5, sheets_name_column(sheets)).value = "Renamed"
    (edit,) = sheets.look().edits
    assert edit.after == "Renamed"


def sheets_name_column(sheets: Sheets) -> int:
    return next(int(cell.column) for cell in sheets.book[SERVICES][3] if cell.value == "Name")


# Where it comes from


def test_a_spreadsheet_of_another_kiosk_is_told(sheets: Sheets, little: Store) -> None:
    (little.path.parent / identity.FILE_NAME).write_text("0" * 32)
    with pytest.raises(NotOurs) as trouble:
        sheets.look()
    assert str(trouble.value) == (
        "Listings.xlsx comes from another kiosk, perhaps of another hospital. Nothing has changed. "
        "Bring it back to that kiosk."
    )


def test_an_import_does_not_take_it_for_somebodys_sheet(sheets: Sheets) -> None:
    with pytest.raises(KnownTrouble, match="Bring it back on a USB stick"):
        forms.read(sheets.saved())


def test_a_spreadsheet_of_nobodys_is_told(sheets: Sheets) -> None:
    for name in list(sheets.book.sheetnames):
        if name == "Kiosk":
            del sheets.book[name]
    with pytest.raises(NotOurs) as trouble:
        sheets.look()
    assert "Listings.xlsx is not a spreadsheet from this kiosk" in str(trouble.value)


def test_a_spreadsheet_of_a_later_version_is_told(sheets: Sheets) -> None:
    sheets.book["Kiosk"].cell(2, 2).value = "99"
    with pytest.raises(KnownTrouble) as trouble:
        sheets.look()
    assert "another version" in str(trouble.value)


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 no", b"\xd0\xcf\x11\xe0 old", b"Name;x\n"])
def test_what_is_no_workbook_is_told(little: Store, tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(content)
    with pytest.raises(KnownTrouble) as trouble:
        applying.bring(little, path)
    assert "a.xlsx" in str(trouble.value)


def test_the_kiosk_keeps_its_number(tmp_path: Path) -> None:
    drawn = identity.identity(tmp_path)
    assert identity.identity(tmp_path) == drawn
    (tmp_path / identity.FILE_NAME).write_text("damaged")
    assert identity.identity(tmp_path) != "damaged"
