"""A volunteer checks a listing: what it takes, what follows, and what patients see of it."""

import datetime
from typing import Any

import pytest
from PySide6.QtCore import Qt
from sqlalchemy import select

from kiosk.directory import checks, corrections, notices, revisions
from kiosk.directory.checks import Found, Method, Outcome
from kiosk.directory.corrections import What
from kiosk.directory.models import Check, Phone, Service
from kiosk.directory.revisions import Act, Writer
from kiosk.store import Store
from kiosk.who import Who
from tests.driving import Driver
from tests.screens.acting import SIZES, add_listing
from tests.screens.volunteer.inside import LEAD, VOLUNTEER, Finger, enter, go_to

NUMBER = "01632 960001"


@pytest.fixture
def line(store: Store) -> str:
    """The key of a listing with a number that nobody has checked; others are due as well."""
    return add_listing(
        store,
        "Aaron's line",
        phones=(NUMBER,),
        url="line.example.org",
        extra={"check_first": "Is it free from mobiles?"},
    )


@pytest.fixture
def volunteer(kiosk: Driver, store: Store, line: str) -> Driver:
    """A volunteer who looks at that listing."""
    enter(kiosk, store)
    go_to(kiosk, "staffListing", line)
    return kiosk


def service(store: Store, key: str, field: str) -> Any:
    with store.session() as session:
        return getattr(session.get_one(Service, key), field)


def checked(store: Store, key: str) -> list[tuple[str, str, str]]:
    """How each check of a listing was made, what came of it, and by whom."""
    with store.session() as session:
        rows = session.scalars(select(Check).where(Check.service_id == key).order_by(Check.id))
        return [(row.method, row.outcome, row.initials) for row in rows]


def nobody_answered(store: Store, key: str, times: int) -> None:
    """As if somebody had tried on as many days before this one."""
    with revisions.writing(store) as connection:
        for days in range(times, 0, -1):
            at = datetime.datetime.now() - datetime.timedelta(days)
            found = Found(Method.PHONE, Outcome.NO_ANSWER)
            checks.check(connection, key, VOLUNTEER, found, at)


def patients_see(kiosk: Driver, key: str) -> bool:
    kiosk.tap("finish")
    kiosk.parts.navigation.openListing(key)
    kiosk.settle()
    return kiosk.screen == "listing"


# All correct


@pytest.mark.parametrize("orientation", SIZES)
def test_two_touches_confirm_one_listing(
    kiosk: Driver, store: Store, line: str, orientation: str
) -> None:
    kiosk.show(*SIZES[orientation])
    enter(kiosk, store)
    go_to(kiosk, "staffListings", "due")
    finger = Finger(kiosk)
    finger.tap(next(row for row in kiosk.all("listed") if row.property("listingId") == line))
    finger.tap("allCorrect")
    assert finger.touches == 2
    assert checked(store, line) == [("phone", "right", "BD")]
    assert service(store, line, "assured_date") == datetime.date.today()
    assert kiosk.reads("Saved. Checked by phone")


def test_patients_read_that_it_was_checked(volunteer: Driver, line: str) -> None:
    volunteer.tap("allCorrect")
    assert patients_see(volunteer, line)
    assert volunteer.reads("Checked by phone, ")


@pytest.mark.parametrize("method", ["website", "email", "visit"])
def test_somebody_may_have_found_out_in_another_way(
    volunteer: Driver, store: Store, line: str, method: str
) -> None:
    volunteer.tap(f"right-{method}")
    assert checked(store, line) == [(method, "right", "BD")]


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ({"url": "line.example.org"}, "I read their website today: all correct"),
        ({"email": "line@example.org"}, "They wrote to me today: all correct"),
        ({}, "I was there today: all correct"),
    ],
)
def test_what_has_no_number_is_checked_in_the_way_that_there_is(
    kiosk: Driver, store: Store, facts: dict[str, Any], words: str
) -> None:
    key = add_listing(store, "Without a number", **facts)
    enter(kiosk, store)
    go_to(kiosk, "staffListing", key)
    assert kiosk.find("allCorrect").property("text") == words
    assert not kiosk.sees("noAnswer")


def test_in_trial_a_number_is_rung_although_somebody_read_the_website(
    volunteer: Driver, store: Store, line: str
) -> None:
    volunteer.tap("right-website")
    assert volunteer.sees("notRung")
    volunteer.tap("allCorrect")
    assert not volunteer.sees("notRung")
    assert volunteer.sees("checkedToday")
    assert [method for method, _, _ in checked(store, line)] == ["website", "phone"]


def test_it_is_checked_once_a_day(volunteer: Driver, store: Store, line: str) -> None:
    volunteer.tap("allCorrect")
    assert volunteer.sees("checkedToday")
    assert not any(
        volunteer.sees(name) for name in ("allCorrect", "noAnswer", "right-visit", "right-website")
    )


def test_a_finger_that_comes_down_again_meets_no_other_button(
    volunteer: Driver, store: Store, line: str
) -> None:
    place = volunteer.centre(volunteer.find("allCorrect"))
    for _ in range(3):
        volunteer.tap_at(place)
        volunteer.settle()
    assert volunteer.parts.navigation.property("argument") == line
    assert len(checked(store, line)) == 1


def test_undo_takes_the_check_back(volunteer: Driver, store: Store, line: str) -> None:
    volunteer.tap("allCorrect")
    volunteer.tap("undo")
    assert checked(store, line) == []
    assert volunteer.sees("allCorrect")
    assert volunteer.reads("It is as it was before.")


def test_after_a_check_one_touch_leads_to_the_next_one_due(
    volunteer: Driver, store: Store, line: str
) -> None:
    volunteer.tap("allCorrect")
    volunteer.tap("nextDue")
    there = volunteer.parts.navigation.property("argument")
    assert volunteer.screen == "staffListing"
    assert there != line
    volunteer.tap("noAnswer" if volunteer.sees("noAnswer") else "allCorrect")
    volunteer.tap("nextDue")
    assert volunteer.parts.navigation.property("argument") not in {line, there}
    volunteer.tap("back")
    assert volunteer.screen == "staffToday"


# Something else came of it


def test_no_answer_is_written_down_once_a_day(volunteer: Driver, store: Store, line: str) -> None:
    volunteer.tap("noAnswer")
    assert checked(store, line) == [("phone", "no_answer", "BD")]
    assert volunteer.sees("triedToday")
    assert not volunteer.sees("noAnswer")
    assert volunteer.sees("allCorrect")


def test_what_was_said_before_leaves_no_gap(volunteer: Driver, line: str) -> None:
    start = volunteer.find("noAnswer").x()
    before = volunteer.find("hasChanged").x()
    volunteer.tap("allCorrect")
    assert volunteer.find("hasChanged").x() == before, "nothing moves under the finger"
    volunteer.tap("back")
    go_to(volunteer, "staffListing", line)
    assert volunteer.find("hasChanged").x() == start
    volunteer.tap("undo")
    assert volunteer.find("hasChanged").x() == before
    assert volunteer.sees("noAnswer")


def test_the_third_time_in_a_row_patients_do_not_see_the_number(
    kiosk: Driver, store: Store, line: str
) -> None:
    nobody_answered(store, line, 2)
    enter(kiosk, store)
    go_to(kiosk, "staffListing", line)
    kiosk.tap("noAnswer")
    assert kiosk.reads("Nobody answered, 3 times in a row. Patients do not see it.")
    assert kiosk.reads("Nobody answered, so patients do not see this number.")
    assert patients_see(kiosk, line)
    assert not kiosk.reads(NUMBER)
    assert kiosk.reads("The number could not be confirmed.")


def test_whoever_gets_through_shows_the_number_again(
    kiosk: Driver, store: Store, line: str
) -> None:
    nobody_answered(store, line, 3)
    enter(kiosk, store)
    go_to(kiosk, "staffListing", line)
    kiosk.tap("allCorrect")
    assert patients_see(kiosk, line)
    assert kiosk.reads(NUMBER)


def test_what_has_closed_patients_see_no_more(volunteer: Driver, store: Store, line: str) -> None:
    volunteer.tap("hasClosed")
    assert checked(store, line) == [("phone", "closed", "BD")]
    assert volunteer.reads("Hidden from patients.")
    assert not patients_see(volunteer, line)


def test_nobody_is_said_not_to_have_answered_who_said_that_it_has_closed(
    volunteer: Driver, store: Store, line: str
) -> None:
    volunteer.tap("hasClosed")
    assert not volunteer.sees("triedToday")
    with revisions.writing(store) as connection:
        assert [(each.news.what, each.who.initials) for each in notices.unheard(connection)] == [
            ("closed", "BD")
        ]
    enter(volunteer, store, LEAD)
    assert volunteer.reads("BD found out that “Aaron's line” has closed, on ")


def test_there_is_a_way_to_change_it(volunteer: Driver, line: str) -> None:
    volunteer.tap("hasChanged")
    assert volunteer.screen == "staffEdit"
    assert volunteer.parts.navigation.way[-1].argument == line


def test_another_listing_can_begin_from_it(volunteer: Driver, line: str) -> None:
    volunteer.tap("copyIt")
    assert volunteer.screen == "staffEdit"
    assert volunteer.parts.navigation.way[-1].argument == f"copy:{line}"


# What helps on the phone


def test_the_page_has_the_number_what_to_ask_first_and_the_questions(volunteer: Driver) -> None:
    assert [item.property("text") for item in volunteer.all("bigNumber")] == [NUMBER]
    assert volunteer.find("askFirst").property("text") == "Ask first: Is it free from mobiles?"
    assert len(volunteer.all("question")) == 14


def test_what_patients_said_is_told_until_somebody_has_looked(
    kiosk: Driver, store: Store, line: str
) -> None:
    with store.session() as session, session.begin():
        corrections.count(session, line, What.NUMBER, datetime.date(2026, 11, 20))
    enter(kiosk, store)
    go_to(kiosk, "staffListing", line)
    assert kiosk.reads("Patients say: The number is wrong: 1.")
    kiosk.tap("allCorrect")
    assert not kiosk.sees("told")


# Who sees it


def test_one_touch_hides_it_and_a_lead_hears_of_it(
    volunteer: Driver, store: Store, line: str
) -> None:
    volunteer.tap("hideNow")
    assert service(store, line, "publication") == "hidden"
    with store.engine.connect() as connection:
        assert [heard.news.words for heard in notices.unheard(connection)] == ["Aaron's line"]
    assert volunteer.reads("A lead will hear of it.")
    assert not patients_see(volunteer, line)


def test_whoever_wants_to_hide_it_need_not_pass_all_that_is_known_of_it(volunteer: Driver) -> None:
    names = [each.objectName() for each in volunteer.items()]
    assert names.index("hideNow") < names.index("question")


def test_one_touch_shows_it_again(volunteer: Driver, store: Store, line: str) -> None:
    volunteer.tap("hideNow")
    volunteer.tap("showAgain")
    assert service(store, line, "publication") == "published"


def test_a_draft_is_shown_once_somebody_has_checked_it(kiosk: Driver, store: Store) -> None:
    key = add_listing(store, "A draft", phones=(NUMBER,), publication="draft")
    enter(kiosk, store)
    go_to(kiosk, "staffListing", key)
    assert not kiosk.sees("showAgain")
    kiosk.tap("allCorrect")
    kiosk.tap("showAgain")
    assert patients_see(kiosk, key)


def test_it_is_retired_for_a_usual_reason(volunteer: Driver, store: Store, line: str) -> None:
    volunteer.tap("retire")
    volunteer.tap("reason-0")
    assert volunteer.screen == "staffListing"
    assert service(store, line, "publication") == "retired"
    assert volunteer.reads("Retired: It has closed for good")
    volunteer.tap("undo")
    assert service(store, line, "publication") == "published"


def test_it_is_retired_for_a_reason_of_ones_own(volunteer: Driver, store: Store, line: str) -> None:
    volunteer.tap("retire")
    assert not volunteer.sees("saveReason")
    volunteer.tap("typingField")
    volunteer.write("They moved away")
    volunteer.press(Qt.Key.Key_Return)
    volunteer.tap("saveReason")
    assert service(store, line, "publication") == "retired"
    assert volunteer.reads("Retired: They moved away")


def test_only_a_lead_says_that_it_may_not_be_listed(
    volunteer: Driver, store: Store, line: str
) -> None:
    assert not volunteer.sees("forbid")
    volunteer.parts.navigation.openStaff("staffTakeAway", f"forbid:{line}")
    assert volunteer.screen == "staffListing"
    volunteer.tap("finish")
    enter(volunteer, store, LEAD)
    go_to(volunteer, "staffListing", line)
    volunteer.tap("forbid")
    volunteer.tap("reason-0")
    assert service(store, line, "publication") == "do_not_list"
    volunteer.tap("finish")
    enter(volunteer, store)
    go_to(volunteer, "staffListing", line)
    assert volunteer.reads("Not to be listed")
    assert not volunteer.sees("showAgain")
    assert not volunteer.sees("retire")


# What was done to it


def change(store: Store, key: str, who: Who, **fields: Any) -> int:
    with revisions.writing(store) as connection:
        at = datetime.datetime(2026, 11, 20, 10, 5)
        writer = Writer(connection, Act("edit", who, at, "", key))
        writer.change("services", key, fields)
        assert writer.revision is not None
        return writer.revision


def test_its_history_tells_who_when_and_each_field_before_and_after(
    kiosk: Driver, store: Store, line: str
) -> None:
    change(store, line, VOLUNTEER, alert="Shut in August", description="Other words")
    enter(kiosk, store)
    go_to(kiosk, "staffListing", line)
    assert kiosk.reads("BD, volunteer, 20 November 2026, 10:05am")
    assert kiosk.find("pastChanges").property("text").splitlines() == [
        "What it is: “What it is.” is now “Other words”",
        "Notice: “Shut in August” was added",
    ]


def test_an_older_change_is_taken_back_past_a_newer_one(
    kiosk: Driver, store: Store, line: str
) -> None:
    first = change(store, line, VOLUNTEER, alert="Shut in August", description="Other words")
    change(store, line, LEAD, description="Newer words")
    enter(kiosk, store)
    go_to(kiosk, "staffListing", line)
    kiosk.tap(f"takeBack-{first}")
    assert service(store, line, "alert") is None
    assert service(store, line, "description") == "Newer words"
    assert kiosk.reads("Taken back, but for what somebody has changed since: that stays.")
    assert kiosk.reads("This was taken back.")
    assert not kiosk.sees(f"takeBack-{first}")


def test_a_volunteer_does_not_take_back_what_only_a_lead_may_do(
    kiosk: Driver, store: Store, line: str
) -> None:
    revision = change(store, line, LEAD, sensitive=True)
    enter(kiosk, store)
    go_to(kiosk, "staffListing", line)
    assert not kiosk.sees(f"takeBack-{revision}")
    kiosk.tap("finish")
    enter(kiosk, store, LEAD)
    go_to(kiosk, "staffListing", line)
    kiosk.tap(f"takeBack-{revision}")
    assert service(store, line, "sensitive") is False


def test_older_acts_come_when_somebody_asks_for_them(
    kiosk: Driver, store: Store, line: str
) -> None:
    for number in range(7):
        change(store, line, VOLUNTEER, description=f"Words {number}")
    enter(kiosk, store)
    go_to(kiosk, "staffListing", line)
    assert len(kiosk.all("past")) == 5
    kiosk.tap("older")
    assert len(kiosk.all("past")) == 7
    assert not kiosk.sees("older")


def test_a_listing_that_is_not_there_opens_nothing(kiosk: Driver, store: Store) -> None:
    enter(kiosk, store)
    kiosk.parts.navigation.openStaff("staffListing", "nobody")
    assert kiosk.screen == "staffToday"


def test_without_signing_in_none_of_it_opens(kiosk: Driver, store: Store, line: str) -> None:
    enter(kiosk, store)
    kiosk.tap("finish")
    for page in ("staffListing", "staffListings", "staffTakeAway", "staffHistory"):
        kiosk.parts.navigation.openStaff(page, line)
        assert kiosk.screen == "home"


def test_a_number_that_was_hidden_is_a_number_of_the_listing_still(
    kiosk: Driver, store: Store, line: str
) -> None:
    with store.session() as session, session.begin():
        session.scalars(select(Phone).where(Phone.service_id == line)).one().unconfirmed = True
    enter(kiosk, store)
    go_to(kiosk, "staffListing", line)
    assert kiosk.find("bigNumber").property("text") == NUMBER
    assert kiosk.find("allCorrect").property("text") == "I rang them today: all correct"
