"""Between *Publish* and a public listing: what is asked, and what comes of it."""

import pytest
from sqlalchemy import select

from kiosk.directory import checks, going_live
from kiosk.directory.checks import Found, Method, Outcome
from kiosk.directory.models import Check, Revision, Service
from kiosk.directory.revisions import writing
from kiosk.directory.starter import key
from kiosk.viewmodels.volunteer.desk import Desk
from kiosk.viewmodels.volunteer.edit import EditPage
from tests.viewmodels.volunteer.conftest import NOW, Room
from tests.viewmodels.volunteer.test_edit import (
    LISTING,
    SOMEBODY,
    change,
    drafts_of,
    public,
    row,
    type_into,
)


def asks(edit: EditPage) -> str:
    return str(edit._steps.property("asks"))


def desk(room: Room) -> Desk:
    return room.edit._desk


def service(room: Room, listing: str = LISTING) -> Service:
    with room.store.session() as session:
        return session.get_one(Service, listing)


def last_check(room: Room, listing: str = LISTING) -> Check | None:
    with room.store.session() as session:
        return session.scalars(
            select(Check).where(Check.service_id == listing).order_by(Check.id.desc())
        ).first()


def count_acts(room: Room) -> int:
    with room.store.session() as session:
        return len(session.scalars(select(Revision.id)).all())


def new_listing(edit: EditPage, name: str = "Zebrafinch yoga") -> None:
    """Fill in what a new listing has to have."""
    type_into(edit, "name", name)
    type_into(edit, "summary", "Stretch together.")
    edit.toggle("topics:moving")


# Straight


def test_other_words_are_public_at_once_and_leave_no_draft(room: Room) -> None:
    edit = room.open(LISTING)
    type_into(edit, "summary", "Other words.")
    edit.publish()
    assert public(room).summary == "Other words."
    assert drafts_of(room) == []
    assert room.screen == "staffToday"
    assert desk(room).property("line") == "Saved."


def test_what_was_published_can_be_taken_back(room: Room) -> None:
    edit = room.open(LISTING)
    type_into(edit, "summary", "Other words.")
    edit.publish()
    assert desk(room).property("canUndo")
    desk(room).undo()
    assert public(room).summary == "Get free help with debt."


def test_publishing_counts_as_typed_what_is_still_in_use(room: Room) -> None:
    edit = room.open(LISTING)
    edit.enter("website")
    edit.write("website", "WWW.Example.org/")
    edit.publish()
    assert public(room).website == "www.example.org"


def test_lines_that_hold_nothing_are_not_published(room: Room) -> None:
    edit = room.open(LISTING)
    edit.press("add:numbers")
    edit.press("add:places")
    type_into(edit, "summary", "Other words.")
    edit.publish()
    assert (len(public(room).numbers), public(room).places) == (1, ())
    assert room.screen == "staffToday"


# What is wrong


def test_a_wrong_number_is_not_public_and_it_says_where(room: Room) -> None:
    edit = room.open(LISTING)
    type_into(edit, "numbers.0.number", "01632 96")
    before = count_acts(room)
    edit.publish()
    assert asks(edit) == "wrong"
    (wrong,) = edit._steps._wrong.all_rows()
    assert (wrong.field_key, wrong.label) == ("numbers.0.number", "Number 1")
    assert "7 digits" in wrong.words
    assert count_acts(room) == before
    edit.goTo("numbers.0.number")
    assert asks(edit) == ""


def test_a_new_listing_says_all_that_it_needs(room: Room) -> None:
    edit = room.open("new")
    edit.publish()
    assert [each.label for each in edit._steps._wrong.all_rows()] == [
        "Name",
        "What it does for people",
        "Topics",
    ]


# Checked or not


def test_a_changed_number_is_asked_about(room: Room) -> None:
    edit = room.open(LISTING)
    type_into(edit, "numbers.0.number", "01632 960001")
    edit.publish()
    assert asks(edit) == "check"
    assert edit._steps.property("checkedWords") == "I have just rung them: all correct"
    (number,) = edit._steps._changes.all_rows()
    assert (number.label, number.before, number.after) == (
        "Numbers",
        "0800 138 1111",
        "01632 960001",
    )
    assert public(room).numbers[0].number == "0800 138 1111"


def test_whoever_has_just_rung_says_so(room: Room) -> None:
    edit = room.open(LISTING)
    type_into(edit, "numbers.0.number", "01632 960001")
    edit.publish()
    edit._steps.publishChecked()
    check = last_check(room)
    assert check is not None
    assert (check.method, check.outcome, check.initials) == ("phone", "corrected", "AN")
    assert service(room).assured_date == NOW.date()


def test_whoever_has_not_rung_takes_the_check_away(room: Room) -> None:
    with writing(room.store) as connection:
        checks.check(connection, LISTING, SOMEBODY, Found(Method.PHONE, Outcome.RIGHT), NOW)
    edit = room.open(LISTING)
    type_into(edit, "times", "Mondays 9 to 5")
    edit.publish()
    edit._steps.publishUnchecked()
    assert public(room).times == "Mondays 9am to 5pm"
    assert service(room).assured_date is None


def test_it_says_what_patients_then_see(room: Room) -> None:
    edit = room.open(LISTING)
    type_into(edit, "numbers.0.number", "01632 960001")
    edit.publish()
    assert "patients read that nobody here has checked it" in edit._steps.property("words")
    with room.store.session() as session, session.begin():
        going_live.answer(session, going_live.LIVE, "L", NOW)
    edit._steps.backToForm()
    edit.publish()
    assert "patients do not see it until somebody" in edit._steps.property("words")


@pytest.mark.parametrize(
    ("website", "words", "method"),
    [
        ("www.example.org", "I have just read their website: all correct", "website"),
        ("", "I have just asked them: all correct", "other"),
    ],
)
def test_without_a_number_nobody_says_that_they_rang(
    room: Room, website: str, words: str, method: str
) -> None:
    change(room, numbers=(), website=website)
    edit = room.open(LISTING)
    type_into(edit, "times", "Mondays 9 to 5")
    edit.publish()
    assert edit._steps.property("checkedWords") == words
    edit._steps.publishChecked()
    check = last_check(room)
    assert check is not None
    assert check.method == method


def test_a_new_listing_is_asked_about_and_counts_as_right(room: Room) -> None:
    edit = room.open("new")
    new_listing(edit)
    edit.publish()
    assert asks(edit) == "check"
    edit._steps.publishChecked()
    with room.store.session() as session:
        made = session.scalars(select(Service).where(Service.name == "Zebrafinch yoga")).one()
    assert (made.publication, made.assured_date) == ("published", NOW.date())
    check = last_check(room, made.id)
    assert check is not None
    assert check.outcome == "right"


def test_a_draft_that_came_with_an_import_is_asked_about(room: Room) -> None:
    edit = room.open(key("service", "saneline"))
    edit.publish()
    assert asks(edit) == "check"
    edit._steps.publishUnchecked()
    assert service(room, key("service", "saneline")).publication == "published"


def test_what_somebody_took_away_stays_away(room: Room) -> None:
    with writing(room.store) as connection:
        checks.check(connection, LISTING, SOMEBODY, Found(Method.PHONE, Outcome.CLOSED), NOW)
    edit = room.open(LISTING)
    assert "It is hidden" in edit.property("stateWords")
    assert edit.property("publishWords") == "Save"
    type_into(edit, "summary", "Other words.")
    edit.publish()
    assert service(room).publication == "hidden"
    assert public(room).summary == "Other words."


# The same listing twice


def test_a_new_listing_with_a_known_number_is_noticed(room: Room) -> None:
    edit = room.open("new")
    new_listing(edit)
    edit.press("add:numbers")
    type_into(edit, "numbers.0.number", "08001381111")
    edit.publish()
    assert asks(edit) == "same"
    (same,) = edit._steps._same.all_rows()
    assert (same.name, same.in_common) == ("StepChange", "The same number: 0800 138 1111")
    edit._steps.goOn()
    assert asks(edit) == "check"
    edit._steps.backToForm()
    edit.publish()
    assert asks(edit) == "check"  # they have said that it is another one


def test_the_listing_that_may_be_the_same_can_be_opened_and_the_draft_waits(room: Room) -> None:
    edit = room.open("new")
    new_listing(edit, "StepChanges")
    edit.publish()
    (same,) = edit._steps._same.all_rows()
    assert same.in_common == "Nearly the same name"
    edit.openOther(same.service_id)
    assert room.screen == "staffListing"
    room.navigation.back()
    assert row(room.edit, "name").typed == "StepChanges"


def test_a_listing_is_not_its_own_double(room: Room) -> None:
    edit = room.open(LISTING)
    type_into(edit, "summary", "Other words.")
    edit.publish()
    assert room.screen == "staffToday"


# Somebody else


def test_two_changes_of_the_same_field_are_shown_side_by_side(room: Room) -> None:
    edit = room.open(LISTING)
    type_into(edit, "summary", "Mine.")
    type_into(edit, "cost", "Nothing")
    change(room, summary="Theirs.", to_bring="Letters")
    edit.publish()
    assert asks(edit) == "conflict"
    assert "CD has changed the same" in edit._steps.property("words")
    (conflict,) = edit._steps._conflict._rows.all_rows()
    assert (conflict.label, conflict.before, conflict.theirs, conflict.mine) == (
        "What it does for people",
        "Get free help with debt.",
        "Theirs.",
        "Mine.",
    )
    assert not conflict.is_mine
    assert public(room).summary == "Theirs."


@pytest.mark.parametrize(("mine", "stands"), [(True, "Mine."), (False, "Theirs.")])
def test_whoever_comes_later_chooses_and_nothing_else_is_lost(
    room: Room, mine: bool, stands: str
) -> None:
    edit = room.open(LISTING)
    type_into(edit, "summary", "Mine.")
    type_into(edit, "cost", "Nothing")
    change(room, summary="Theirs.", to_bring="Letters")
    edit.publish()
    edit._steps._conflict.choose("summary", mine)
    edit._steps.goOn()
    assert (public(room).summary, public(room).cost, public(room).to_bring) == (
        stands,
        "Nothing",
        "Letters",
    )


def test_all_of_one_side_can_be_chosen_at_once(room: Room) -> None:
    edit = room.open(LISTING)
    type_into(edit, "summary", "Mine.")
    type_into(edit, "alert", "Mine, too.")
    change(room, summary="Theirs.", alert="Theirs, too.")
    edit.publish()
    edit._steps._conflict.chooseAll(mine=True)
    edit._steps.goOn()
    assert (public(room).summary, public(room).alert) == ("Mine.", "Mine, too.")


def test_changes_of_other_fields_come_into_the_form_and_are_told(room: Room) -> None:
    edit = room.open(LISTING)
    type_into(edit, "summary", "Mine.")
    change(room, to_bring="Letters")
    edit.publish()
    assert asks(edit) == "merged"
    assert "CD has changed this listing since you began: What to bring." in (
        edit._steps.property("words")
    )
    assert row(edit, "to_bring").typed == "Letters"
    edit._steps.goOn()
    assert (public(room).summary, public(room).to_bring) == ("Mine.", "Letters")


def test_a_draft_that_was_overtaken_says_so_when_it_is_opened(room: Room) -> None:
    type_into(room.open(LISTING), "summary", "Mine.")
    room.leave()
    change(room, summary="Theirs.")
    room.enter("AN")
    edit = room.open(LISTING)
    assert asks(edit) == "conflict"
    assert not edit._steps.property("wantsToPublish")
    edit._steps._conflict.choose("summary", mine=True)
    edit._steps.goOn()
    assert asks(edit) == ""
    assert row(edit, "summary").typed == "Mine."
    assert public(room).summary == "Theirs."
    edit.publish()
    assert public(room).summary == "Mine."


def test_an_unanswered_question_is_asked_again(room: Room) -> None:
    type_into(room.open(LISTING), "summary", "Mine.")
    room.leave()
    change(room, summary="Theirs.")
    room.enter("AN")
    room.open(LISTING)
    room.leave()
    room.enter("AN")
    assert asks(room.open(LISTING)) == "conflict"


# Throwing away


def test_a_draft_can_be_thrown_away(room: Room) -> None:
    edit = room.open(LISTING)
    type_into(edit, "summary", "Mine.")
    edit.press("discard")
    assert asks(edit) == "discard"
    edit._steps.backToForm()
    assert row(edit, "summary").typed == "Mine."
    edit.press("discard")
    edit.discard()
    assert row(edit, "summary").typed == "Get free help with debt."
    assert drafts_of(room) == []
    assert room.screen == "staffEdit"


def test_a_new_listing_that_is_thrown_away_is_left(room: Room) -> None:
    edit = room.open("new")
    type_into(edit, "name", "Yoga")
    edit.press("discard")
    edit.discard()
    assert drafts_of(room) == []
    assert room.screen == "staffToday"
