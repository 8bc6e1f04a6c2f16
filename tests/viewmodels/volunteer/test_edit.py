"""The form of a listing: what is typed, what is said beside it, its draft, and its preview."""

from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtTest import QSignalSpy
from sqlalchemy import select

from kiosk.directory import checks, undoing
from kiosk.directory.checks import Found, Method, Outcome
from kiosk.directory.editing import drafts, publishing
from kiosk.directory.editing import form as forms
from kiosk.directory.editing.drafts import Kept
from kiosk.directory.editing.form import ListingForm, NumberEntry, PlaceEntry
from kiosk.directory.models import Draft
from kiosk.directory.revisions import writing
from kiosk.directory.starter import key
from kiosk.viewmodels.volunteer.edit import EditPage
from kiosk.viewmodels.volunteer.edit_rows import FieldRow
from kiosk.volunteers import accounts
from kiosk.who import KIOSK, Who
from tests.driving import wait_until
from tests.viewmodels.volunteer.conftest import NOW, Room

LISTING = key("service", "stepchange")
SOMEBODY = Who("lead", "CD", None)


def row(edit: EditPage, field: str) -> FieldRow:
    """The row of that key."""
    place = edit._fields.place_of(field)
    assert place is not None, f"there is no {field}"
    found = edit._fields.row(place)
    assert isinstance(found, FieldRow)
    return found


def keys(edit: EditPage) -> list[str]:
    return [each.field_key for each in edit._fields.all_rows()]


def type_into(edit: EditPage, field: str, text: str) -> None:
    """Type into a field, and leave it."""
    edit.enter(field)
    edit.write(field, text)
    edit.leave(field)


def drafts_of(room: Room) -> list[Kept]:
    with room.store.engine.connect() as connection:
        return drafts.waiting(connection)


def public(room: Room, listing: str = LISTING) -> ListingForm:
    with room.store.engine.connect() as connection:
        form = forms.read(connection, listing, NOW.date())
    assert form is not None
    return form


def change(room: Room, listing: str = LISTING, **fields: Any) -> None:
    """Somebody else makes a change public."""
    with writing(room.store) as connection:
        form = forms.read(connection, listing, NOW.date())
        assert form is not None
        publishing.publish(
            connection, replace(form, **fields), SOMEBODY, now=NOW, service_id=listing
        )


def facts(edit: EditPage) -> dict[str, str]:
    """What the preview says, by its questions."""
    return {fact.title: fact.words for fact in edit._preview._facts.all_rows()}


def steps(edit: EditPage) -> list[str]:
    return [step.big or step.words for step in edit._preview._steps.all_rows()]


# Opening


def test_a_listing_opens_as_it_is_public(room: Room) -> None:
    edit = room.open(LISTING)
    assert row(edit, "name").typed == "StepChange"
    assert row(edit, "numbers.0.number").typed == "0800 138 1111"
    assert row(edit, "topics:money").chosen
    assert not edit.property("canPublish")
    assert edit.property("stateWords") == ""


def test_fields_stand_in_the_order_of_a_patients_page(room: Room) -> None:
    parts = [each for each in keys(room.open(LISTING)) if each in forms.FIELDS]
    assert parts == [each for each in forms.FIELDS if each in parts]


def test_looking_at_a_listing_leaves_no_draft(room: Room) -> None:
    room.open(LISTING)
    room.leave()
    with room.store.session() as session:
        assert session.scalars(select(Draft.id)).all() == []


def test_what_is_not_there_does_not_open(room: Room) -> None:
    for argument in ("nobody", "draft:7", "draft:x", "copy:nobody"):
        room.navigation.openStaff("staffEdit", argument)
        assert room.screen == "staffToday"


def test_a_new_listing_is_blank(room: Room) -> None:
    edit = room.open("new")
    assert row(edit, "name").typed == ""
    assert edit.property("canPublish")
    assert "Nobody has made it public yet." in edit.property("stateWords")


def test_a_copy_takes_all_over_but_what_is_for_that_one_alone(room: Room) -> None:
    change(room, alert="Closed today", never_hides=True)
    edit = room.open(f"copy:{LISTING}")
    assert row(edit, "name").typed == "StepChange"
    assert row(edit, "alert").typed == ""
    assert not edit._work.form.never_hides
    type_into(edit, "name", "Another")
    assert public(room).name == "StepChange"


# Drafts


def test_a_draft_is_kept_by_itself(room: Room) -> None:
    edit = room.open(LISTING)
    edit.write("summary", "Other words.")
    edit.write("summary", "Other words still.")
    wait_until(
        lambda: [each.form.summary for each in drafts_of(room)] == ["Other words still."],
        "the draft to be kept",
    )
    assert edit.property("stateWords") == "Draft kept at 10:32am"
    assert public(room).summary == "Get free help with debt."


def test_a_draft_is_kept_before_whoever_wrote_it_leaves(room: Room) -> None:
    edit = room.open(LISTING)
    edit.write("summary", "A")
    edit.write("summary", "And so on.")
    room.leave()
    assert [each.form.summary for each in drafts_of(room)] == ["And so on."]


def test_a_draft_is_kept_when_help_covers_it_and_is_there_again_after(room: Room) -> None:
    edit = room.open("new")
    edit.write("name", "Yoga")
    edit.write("name", "Yoga in the park")
    room.navigation.openHelp()
    room.navigation.back()
    assert room.screen == "staffEdit"
    assert row(edit, "name").typed == "Yoga in the park"
    assert len(drafts_of(room)) == 1


def test_whoever_is_called_away_comes_back_to_their_new_listing(room: Room) -> None:
    room.open("new").write("name", "Yoga")
    room.staff.patientNeedsThis()
    assert room.screen == "home"
    room.enter("AN")
    assert room.screen == "staffEdit"
    assert row(room.edit, "name").typed == "Yoga"


def test_a_listing_opens_with_the_draft_that_one_has_of_it(room: Room) -> None:
    type_into(room.open(LISTING), "summary", "Mine.")
    room.leave()
    room.enter("BE")
    assert row(room.open(LISTING), "summary").typed == "Get free help with debt."
    room.leave()
    room.enter("AN")
    edit = room.open(LISTING)
    assert row(edit, "summary").typed == "Mine."
    assert edit.property("stateWords") == "This is a draft"


def test_a_draft_opens_by_its_number_whoever_wrote_it(room: Room) -> None:
    type_into(room.open(LISTING), "summary", "Anne's.")
    room.leave()
    room.enter("BE")
    (draft,) = drafts_of(room)
    edit = room.open(f"draft:{draft.id}")
    type_into(edit, "cost", "Nothing")
    room.leave()
    (draft,) = drafts_of(room)
    assert (draft.form.summary, draft.form.cost) == ("Anne's.", "Nothing")


def test_another_listing_opened_from_here_keeps_this_one(room: Room) -> None:
    edit = room.open(LISTING)
    edit.write("summary", "A")
    edit.write("summary", "Kept.")
    room.open(key("service", "backcare"))
    assert row(edit, "name").typed == "BackCare"
    assert [each.form.summary for each in drafts_of(room)] == ["Kept."]


def test_a_draft_of_a_listing_that_has_gone_can_become_a_new_one(room: Room) -> None:
    with writing(room.store) as connection:
        new, revision = publishing.publish(
            connection, ListingForm(name="Yoga", topics=("moving",)), SOMEBODY, now=NOW
        )
    type_into(room.open(new), "summary", "Mine.")
    (draft,) = drafts_of(room)
    room.leave()
    with writing(room.store) as connection:
        assert revision is not None
        undoing.undo(connection, revision, SOMEBODY, NOW)
    room.enter("AN")
    edit = room.open(f"draft:{draft.id}")
    assert edit._work.service_id is None
    assert row(edit, "summary").typed == "Mine."


def test_whoever_was_removed_meanwhile_is_signed_out(room: Room) -> None:
    edit = room.open(LISTING)
    with room.store.session() as session:
        accounts.remove(session, room.people["AN"].id, NOW, by=KIOSK)
    edit.write("summary", "Not kept.")
    assert room.screen == "home"
    assert drafts_of(room) == []


# Fields


def test_a_number_is_tidied_when_one_leaves_it(room: Room) -> None:
    edit = room.open(LISTING)
    edit.enter("numbers.0.number")
    edit.write("numbers.0.number", "01632960001")
    assert row(edit, "numbers.0.number").typed == "01632960001"
    edit.leave("numbers.0.number")
    assert row(edit, "numbers.0.number").typed == "01632 960001"


def test_a_wrong_number_is_told_when_one_leaves_it_and_kept_in_the_draft(room: Room) -> None:
    edit = room.open(LISTING)
    edit.enter("numbers.0.number")
    edit.write("numbers.0.number", "01632 96")
    edit._refresh()
    edit.leave("numbers.0.number")
    assert "7 digits" in row(edit, "numbers.0.number").wrong
    edit.keep()
    assert drafts_of(room)[0].form.numbers[0].number == "01632 96"


def test_what_is_wrong_is_not_told_before_one_has_left(room: Room) -> None:
    edit = room.open("new")
    edit.press("add:numbers")
    edit.enter("numbers.0.number")
    edit.write("numbers.0.number", "016")
    edit._refresh()
    assert row(edit, "numbers.0.number").wrong == ""


def test_what_nobody_touched_is_not_tidied(room: Room) -> None:
    change(room, website="https://Example.org/")
    edit = room.open(LISTING)
    edit.enter("website")
    edit.leave("website")
    assert row(edit, "website").typed == "https://Example.org/"
    assert not edit.property("canPublish")


def test_a_line_break_becomes_a_space(room: Room) -> None:
    edit = room.open(LISTING)
    edit.write("summary", "One\nTwo")
    assert row(edit, "summary").typed == "One Two"


def test_languages_keep_what_is_typed_until_one_leaves_them(room: Room) -> None:
    edit = room.open(LISTING)
    edit.enter("languages")
    edit.write("languages", "English, ")
    assert row(edit, "languages").typed == "English, "
    edit.write("languages", "English, Urdu,")
    edit.leave("languages")
    assert row(edit, "languages").typed == "English, Urdu"
    assert edit._work.form.languages == ("English", "Urdu")


def test_numbers_come_move_and_go(room: Room) -> None:
    edit = room.open(LISTING)
    wanted = QSignalSpy(edit.wanted)
    edit.press("add:numbers")
    assert wanted.at(0) == ["numbers.1.number"]
    type_into(edit, "numbers.1.number", "85258")
    assert edit._work.form.numbers[1] == NumberEntry("85258", is_text=True)
    assert (
        "number to text" in row(edit, "numbers.1.number").told
        or row(edit, "numbers.1.is_text").chosen
    )
    edit.press("up:numbers.1")
    assert row(edit, "numbers.0.number").typed == "85258"
    edit.press("remove:numbers.0")
    assert [each.number for each in edit._work.form.numbers] == ["0800 138 1111"]


def test_topics_are_chosen_in_order(room: Room) -> None:
    edit = room.open("new")
    edit.toggle("topics:mood")
    edit.toggle("topics:pain")
    assert row(edit, "topics:mood").label.startswith("1. ")
    assert row(edit, "topics:pain").label.startswith("2. ")
    edit.toggle("topics:mood")
    assert edit._work.form.topics == ("pain",)
    assert row(edit, "topics:pain").label == "Living with pain"


@pytest.mark.parametrize(("choice", "is_free"), [("yes", True), ("no", False), ("unknown", None)])
def test_it_is_free_or_not_or_nobody_knows(room: Room, choice: str, is_free: bool | None) -> None:
    edit = room.open(LISTING)
    edit.toggle(f"is_free:{choice}")
    assert edit._work.form.is_free is is_free
    chosen = [each.field_key for each in edit._fields.all_rows() if each.chosen]
    assert [each for each in chosen if each.startswith("is_free")] == [f"is_free:{choice}"]


def test_a_place_has_what_is_common_and_lines_of_its_own(room: Room) -> None:
    edit = room.open("new")
    edit.press("add:places")
    type_into(edit, "places.0.name", "Hall")
    type_into(edit, "places.0.postal_code", "st62hd")
    edit.toggle("places.0.access:Hearing loop")
    edit.press("add:places.0.access")
    type_into(edit, "places.0.access.1", "A lift")
    assert edit._work.form.places == (
        PlaceEntry("Hall", postal_code="ST6 2HD", access=("Hearing loop", "A lift")),
    )
    edit.toggle("places.0.access:Hearing loop")
    assert row(edit, "places.0.access.0").typed == "A lift"


def test_a_confidential_place_is_not_in_the_preview(room: Room) -> None:
    edit = room.open("new")
    edit.press("add:places")
    type_into(edit, "places.0.name", "Safe house")
    assert facts(edit)["Where"] == "Safe house"
    edit.toggle("places.0.confidential")
    assert "Where" not in facts(edit)


def test_only_a_lead_may_say_that_it_is_sensitive(room: Room) -> None:
    change(room, sensitive=True)
    edit = room.open(LISTING)
    assert "sensitive" not in keys(edit)
    assert "Only a lead can change that." in row(edit, "note.lead").typed
    edit.toggle("sensitive")
    assert edit._work.form.sensitive
    room.leave()
    room.enter("LE")
    room.open(LISTING).toggle("sensitive")
    assert not room.edit._work.form.sensitive


def test_a_row_stays_while_others_come_and_go(room: Room) -> None:
    edit = room.open(LISTING)
    resets = QSignalSpy(edit._fields.modelReset)
    edit.press("add:steps")
    edit.press("remove:steps.0")
    type_into(edit, "times", "Tuesdays 6 to 8 blah")
    assert resets.count() == 0


# Advice


def test_advice_stands_beside_the_field_and_stops_nobody(room: Room) -> None:
    edit = room.open(LISTING)
    type_into(edit, "first_visit", "You should bring your chronic pain diary.")
    assert row(edit, "first_visit").advice.splitlines() == [
        "Instead of “should”: can, or say what to do: Ring first",
        "Instead of “chronic”: for a long time, or: that does not go away",
    ]
    edit.publish()
    assert public(room).first_visit == "You should bring your chronic pain diary."


def test_a_long_sentence_is_told_while_it_is_typed(room: Room) -> None:
    edit = room.open(LISTING)
    edit.enter("summary")
    edit.write("summary", "word " * 25)
    wait_until(lambda: "25 words" in row(edit, "summary").advice, "the advice")
    assert row(edit, "summary").advice.startswith("“word word word word word …” This sentence")


def test_advice_on_all_of_it_stands_where_somebody_types(room: Room) -> None:
    hard = "Multidisciplinary rehabilitation facilitates psychological flexibility. " * 8
    edit = room.open(LISTING)
    edit.enter("first_visit")
    edit.write("first_visit", hard)
    edit._refresh()
    assert "All of it together" in row(edit, "first_visit").advice


# Times


def test_times_are_read_back_in_words(room: Room) -> None:
    edit = room.open(LISTING)
    edit.enter("times")
    edit.write("times", "every second Tuesday 2-4 from 5 January")
    edit._refresh()
    assert row(edit, "times").read_back == (
        "Every second Tuesday, 2pm to 4pm, from 5 January 2027\nNext: Tuesday 5 January, 2pm to 4pm"
    )


def test_days_on_which_it_is_closed_are_read_back_with_their_years(room: Room) -> None:
    edit = room.open(LISTING)
    edit.enter("times")
    edit.write("times", "Tuesdays 2 to 4. Closed 24 December to 2 January, not on 1 June 2027")
    edit._refresh()
    read_back = row(edit, "times").read_back.split("\n")
    assert "Closed from 24 December 2026 to 2 January 2027" in read_back
    assert "Closed on 1 June 2027" in read_back
    edit.write("times", "Tuesdays 2 to 4, not in August")
    edit._refresh()
    assert "Closed" not in row(edit, "times").read_back, "its words say it already"


def test_what_can_mean_two_things_is_asked(room: Room) -> None:
    edit = room.open(LISTING)
    type_into(edit, "times", "Tuesdays 6 to 8")
    assert row(edit, "note.unsure.0").typed == "“6 to 8” can mean two things. Which is it?"
    assert row(edit, "unsure:0:0").chosen
    assert row(edit, "unsure:0:1").label == "6am to 8am"
    edit.toggle("unsure:0:1")
    assert row(edit, "times").typed == "Tuesdays 6am to 8am"
    assert "note.unsure.0" not in keys(edit)


def test_what_was_not_understood_is_told_and_can_be_kept_as_words(room: Room) -> None:
    edit = room.open(LISTING)
    type_into(edit, "times", "Tuesdays 2 to 4, blah")
    assert row(edit, "note.not_understood.0").wrong == "“blah” was not understood."
    edit.press("keep:0")
    assert "note.not_understood.0" not in keys(edit)
    assert "Blah" in row(edit, "times").read_back


def test_nobody_is_asked_while_they_type(room: Room) -> None:
    edit = room.open(LISTING)
    edit.enter("times")
    edit.write("times", "Tuesdays 2 to 4 bl")
    edit._refresh()
    assert "note.not_understood.0" not in keys(edit)
    wait_until(lambda: "note.not_understood.0" in keys(edit), "the question after a rest")


def test_a_missing_first_day_is_asked_for_and_goes_into_the_line(room: Room) -> None:
    edit = room.open(LISTING)
    type_into(edit, "times", "every second Tuesday 2 to 4")
    type_into(edit, "first_date", "soon")
    assert "not a date" in row(edit, "first_date").wrong
    type_into(edit, "first_date", "1.12.2026")
    assert row(edit, "times").typed == "every second Tuesday 2 to 4 from 1 December 2026"
    assert "first_date" not in keys(edit)


def test_missing_days_are_asked_for(room: Room) -> None:
    edit = room.open(LISTING)
    type_into(edit, "times", "2 to 4")
    assert row(edit, "note.days").wrong


def test_times_that_no_line_says_stay_until_somebody_writes_new_ones(room: Room) -> None:
    with writing(room.store) as connection:
        connection.exec_driver_sql(
            "UPDATE schedules SET attending_type = 'online' WHERE service_id = ?", (LISTING,)
        )
    edit = room.open(LISTING)
    assert "times" not in keys(edit)
    assert "Monday to Friday, 8am to 8pm" in row(edit, "note.stay").typed
    assert "When" in facts(edit)
    edit.press("new_times")
    type_into(edit, "times", "Tuesdays 2 to 4")
    assert facts(edit)["When"] == "Tuesdays, 2pm to 4pm"
    edit.press("keep_times")
    assert "times" not in keys(edit)
    assert not edit.property("canPublish")


# What patients see


def test_the_preview_is_the_listing_with_what_is_typed(room: Room) -> None:
    edit = room.open(LISTING)
    preview = edit._preview
    assert preview.property("name") == "StepChange"
    edit.write("name", "StepChange Stoke")
    edit.write("numbers.0.number", "01632960001")
    wait_until(lambda: "01632960001" in steps(edit), "the preview to follow")
    assert preview.property("name") == "StepChange Stoke"


def test_a_changed_number_takes_checked_out_of_the_preview(room: Room) -> None:
    with writing(room.store) as connection:
        checks.check(connection, LISTING, SOMEBODY, Found(Method.PHONE, Outcome.RIGHT), NOW)
    edit = room.open(LISTING)
    preview = edit._preview
    assert preview.property("checkWords") == "Checked by phone, 26 November"
    type_into(edit, "summary", "Other words.")
    assert preview.property("isChecked")
    type_into(edit, "numbers.0.number", "01632 960001")
    assert not preview.property("isChecked")


def test_the_same_times_in_other_words_keep_checked(room: Room) -> None:
    with writing(room.store) as connection:
        checks.check(connection, LISTING, SOMEBODY, Found(Method.PHONE, Outcome.RIGHT), NOW)
    edit = room.open(LISTING)
    type_into(edit, "times", "mon-fri 8-8pm, sat 9-2pm")
    assert edit._preview.property("isChecked")


# A database that somebody else is writing into


def test_nobody_who_types_waits_for_an_import(room: Room) -> None:
    edit = room.open(LISTING)
    with room.store.engine.connect() as other:
        other.exec_driver_sql("BEGIN IMMEDIATE")
        edit.write("summary", "Mine.")
        assert room.area._desk.property("line") == ""
        other.rollback()
    wait_until(lambda: len(drafts_of(room)) == 1, "the draft to be kept once it can be")


def test_a_disk_that_is_read_only_is_told(room: Room) -> None:
    edit = room.open(LISTING)
    with room.store.engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA query_only=ON")
    edit.write("summary", "Mine.")
    assert "could not be written" in room.area._desk.property("line")
    with room.store.engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA query_only=OFF")
    wait_until(lambda: len(drafts_of(room)) == 1, "the draft to be kept once it can be")


def test_what_could_not_be_kept_is_not_given_up_for_another_listing(room: Room) -> None:
    edit = room.open(LISTING)
    with room.store.engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA query_only=ON")
    edit.write("summary", "Mine.")
    room.navigation.openStaff("staffEdit", key("service", "backcare"))
    assert row(edit, "summary").typed == "Mine."
    with room.store.engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA query_only=OFF")
    room.open(key("service", "backcare"))
    assert len(drafts_of(room)) == 1


def test_nothing_of_it_is_left_once_it_is_left(room: Room) -> None:
    edit = room.open(LISTING)
    room.leave()
    assert list(edit._fields.all_rows()) == []
    assert edit._preview.property("name") == ""
