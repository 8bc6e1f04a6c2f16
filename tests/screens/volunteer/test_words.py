"""A lead changes topics, principles and what the room says of itself, a text at a time."""

import datetime
from pathlib import Path

import pytest

from kiosk.directory import derived
from kiosk.errors import KnownTrouble
from kiosk.settings import FILE_NAME, load
from kiosk.store import Store
from kiosk.volunteers.people import Person
from tests.driving import Driver, wait_until
from tests.screens.conftest import Start
from tests.screens.volunteer.coming_in import come_in
from tests.screens.volunteer.conftest import ANN, BO
from tests.screens.volunteer.inside import go_to

A_AND_E = "Example Hospital, Building A"


@pytest.fixture
def site(store: Store) -> Path:
    """Where this kiosk's `site.toml` is to be."""
    return store.path.parent / FILE_NAME


def words(kiosk: Driver, name: str) -> str:
    return str(kiosk.find(name).property("text"))


def detail(kiosk: Driver, key: str) -> str:
    return str(kiosk.find(f"own-{key}").property("detail"))


def write(kiosk: Driver, text: str) -> None:
    """Write this in place of what stands in the box."""
    kiosk.find("wordBox").setProperty("text", "")
    kiosk.write(text)


def change(kiosk: Driver, key: str, text: str, page: str = "staffWord") -> None:
    go_to(kiosk, page, key)
    write(kiosk, text)
    kiosk.tap("saveWord")


def ask_for_another_hospital(kiosk: Driver) -> None:
    """A lead does, and leaves."""
    come_in(kiosk, ANN)
    change(kiosk, "fact:help.nearest_ae", A_AND_E)
    kiosk.tap("finish")


def emergency(kiosk: Driver) -> list[str]:
    return list(kiosk.parts.emergency.property("places"))


def test_patients_read_the_new_name_of_a_topic_and_it_can_be_taken_back(
    kiosk: Driver, ann: Person
) -> None:
    come_in(kiosk, ANN)
    kiosk.tap("more-staffWords")
    kiosk.tap("own-topics")
    kiosk.tap("own-topic:pain")
    kiosk.tap("own-topic:pain:name")
    assert words(kiosk, "wordBox") == "Living with pain"
    assert not kiosk.sees("saveWord")
    write(kiosk, "Pain that stays")
    assert words(kiosk, "wordNow") == "Living with pain"
    kiosk.tap("saveWord")
    assert kiosk.screen == "staffSubject"
    assert words(kiosk, "subjectName") == "Pain that stays"
    assert words(kiosk, "savedLine") == "Saved."
    kiosk.tap("undo")
    assert words(kiosk, "subjectName") == "Living with pain"


def test_a_topic_moves_among_the_others(kiosk: Driver, ann: Person) -> None:
    come_in(kiosk, ANN)
    go_to(kiosk, "staffSubject", "topic:mood")
    kiosk.tap("moveUp")
    assert words(kiosk, "placeWords") == "It stands at place 1 of 9."
    kiosk.tap("finish")
    kiosk.parts.navigation.openTopics()
    assert kiosk.parts.topics.row(0).name == "Mood, worry and sleep"


def test_a_line_of_a_principle_comes_and_goes(kiosk: Driver, ann: Person) -> None:
    come_in(kiosk, ANN)
    go_to(kiosk, "staffSubject", "principle:3")
    kiosk.tap("own-principle:3:ask:-1")
    assert not kiosk.sees("takeOutWord")
    write(kiosk, "Who else knows?")
    kiosk.tap("saveWord")
    assert detail(kiosk, "principle:3:ask:2") == "Who else knows?"
    assert "has to sign the new words" in words(kiosk, "savedLine")
    kiosk.tap("own-principle:3:ask:2")
    kiosk.tap("takeOutWord")
    assert not kiosk.sees("own-principle:3:ask:2")


def test_advice_stands_below_what_is_written(kiosk: Driver, ann: Person) -> None:
    come_in(kiosk, ANN)
    go_to(kiosk, "staffWord", "principle:3:meaning:0")
    write(kiosk, "People with chronic pain.")
    assert words(kiosk, "wordAdvice").startswith("Instead of “chronic”: ")


def test_what_cannot_be_is_said_and_stays_in_the_box(kiosk: Driver, ann: Person) -> None:
    come_in(kiosk, ANN)
    change(kiosk, "topic:pain:name", "Moving more")
    assert (kiosk.screen, words(kiosk, "wordBox")) == ("staffWord", "Moving more")
    assert words(kiosk, "savedLine") == "Another topic is called so already."
    kiosk.tap("asItWas")
    assert words(kiosk, "wordBox") == "Living with pain"
    assert not kiosk.sees("saveWord")


def test_what_is_not_saved_outlasts_a_patient_and_is_nobody_elses(
    kiosk: Driver, ann: Person, store: Store
) -> None:
    come_in(kiosk, ANN)
    go_to(kiosk, "staffWord", "topic:pain:name")
    write(kiosk, "Pain that stays")
    kiosk.tap("patientNeedsThis")
    come_in(kiosk, ANN)
    assert (kiosk.screen, words(kiosk, "wordBox")) == ("staffWord", "Pain that stays")
    go_to(kiosk, "staffSubject", "topic:pain")
    assert detail(kiosk, "topic:pain:name") == "Not saved yet: Pain that stays"


def test_the_room_is_called_otherwise_at_once(kiosk: Driver, ann: Person, site: Path) -> None:
    come_in(kiosk, ANN)
    change(kiosk, "fact:room.name", "The Pain Room")
    assert words(kiosk, "savedLine") == "Saved. Patients see it now."
    assert load(site).room.name == "The Pain Room"
    assert kiosk.parts.room.property("name") == "The Pain Room"


def test_a_stick_is_given_the_name_that_the_room_has_now(kiosk: Driver, ann: Person) -> None:
    come_in(kiosk, ANN)
    change(kiosk, "fact:room.name", "The Pain Room")
    assert kiosk.parts.staff.property("area").stick._work._room() == "The Pain Room"


def test_numbers_that_somebody_wrote_in_the_file_by_hand_are_told_as_soon_as_patients_see_them(
    kiosk: Driver, ann: Person, site: Path
) -> None:
    site.write_text(
        "[help]\nlocal_numbers = [{name = 'Northfield crisis team', number = '01632 960 001'}]\n"
    )
    come_in(kiosk, ANN)
    go_to(kiosk, "staffHelpNumbers")
    assert not kiosk.reads("01632 960 001")
    change(kiosk, "fact:room.name", "The Pain Room")
    go_to(kiosk, "staffHelpNumbers")
    assert kiosk.reads("01632 960 001")
    kiosk.tap("finish")
    kiosk.parts.navigation.openHelp()
    assert kiosk.reads("01632 960 001")


def test_what_is_on_the_cards_takes_another_person(
    kiosk: Driver, ann: Person, bo: Person, site: Path
) -> None:
    ask_for_another_hospital(kiosk)
    assert not site.exists()
    come_in(kiosk, ANN)
    go_to(kiosk, "staffWords")
    assert not kiosk.sees("confirm"), "not by the same person"
    kiosk.tap("finish")
    come_in(kiosk, BO)
    kiosk.tap("waiting-row")
    assert kiosk.screen == "staffWords"
    assert words(kiosk, "waitsWords") == f"Now: nothing\nIt is to be: {A_AND_E}"
    assert words(kiosk, "waitsCards").startswith("The help cards would say:\n")
    assert f"Nearest A&E: {A_AND_E}." in words(kiosk, "waitsCards")
    assert emergency(kiosk) == []
    kiosk.tap("confirm")
    assert load(site).help.nearest_ae == A_AND_E
    assert A_AND_E in emergency(kiosk)[0]
    assert "has to sign the cards again" in words(kiosk, "savedLine")
    assert kiosk.sees("nothingWaits")
    kiosk.tap("finish")
    come_in(kiosk, ANN)
    go_to(kiosk, "staffWords")
    asked, looked = words(kiosk, "madeBy").split("\n")
    assert asked.startswith("Asked for by AL, lead, ")
    assert looked.startswith("Looked at by BD, volunteer, ")


def test_whoever_writes_another_one_reads_what_waits_already(kiosk: Driver, ann: Person) -> None:
    ask_for_another_hospital(kiosk)
    come_in(kiosk, ANN)
    go_to(kiosk, "staffSubject", "room")
    assert detail(kiosk, "fact:help.nearest_ae") == (
        f"Nothing is said\nAnother person has to look at: {A_AND_E}"
    )
    kiosk.tap("own-fact:help.nearest_ae")
    assert words(kiosk, "wordWaits") == A_AND_E
    kiosk.write("  ")
    assert not kiosk.sees("saveWord"), "blanks change nothing"


def test_another_person_says_that_it_is_wrong(
    kiosk: Driver, ann: Person, bo: Person, site: Path
) -> None:
    ask_for_another_hospital(kiosk)
    come_in(kiosk, BO)
    go_to(kiosk, "staffWords")
    kiosk.tap("withdraw")
    assert words(kiosk, "savedLine") == "Taken away. Nothing was changed."
    assert not site.exists()


def test_a_volunteer_changes_nothing(kiosk: Driver, bo: Person) -> None:
    come_in(kiosk, BO)
    assert not kiosk.sees("more-staffWords")
    for page, argument in (
        ("staffSubject", "topics"),
        ("staffSubject", "topic:pain"),
        ("staffWord", "topic:pain:name"),
    ):
        kiosk.parts.navigation.openStaff(page, argument)
        assert kiosk.screen == "staffToday"
    go_to(kiosk, "staffWords")
    assert not kiosk.sees("own-topics")


def test_a_notice_is_put_up_dated_and_taken_down(kiosk: Driver, ann: Person, site: Path) -> None:
    come_in(kiosk, ANN)
    go_to(kiosk, "staffWords")
    kiosk.tap("own-notices")
    kiosk.tap("addNotice")
    write(kiosk, "The room is closed on Friday.")
    kiosk.tap("saveWord")
    assert kiosk.screen == "staffSubject"
    assert kiosk.sees("own-notice:0")
    today = datetime.date.today()
    (notice,) = load(site).waiting_room.notices
    week_later = today + datetime.timedelta(days=6)
    assert (notice.first_day, notice.last_day) == (today.isoformat(), week_later.isoformat())
    change(kiosk, "notice:0:last_day", "1 January 2020")
    assert words(kiosk, "savedLine").startswith("The last day would be before the first one.")
    change(kiosk, "notice:0:last_day", "soon")
    assert words(kiosk, "savedLine").startswith("This is not a date with its year.")
    change(kiosk, "notice:0:last_day", "24 December 2099")
    assert load(site).waiting_room.notices[0].last_day == "2099-12-24"
    go_to(kiosk, "staffSubject", "notice:0")
    kiosk.tap("takeOut")
    assert load(site).waiting_room.notices == ()


def test_what_is_not_saved_of_a_notice_does_not_land_on_another_one(
    kiosk: Driver, ann: Person, site: Path
) -> None:
    rows = ",".join(
        f"{{words='{each}', first_day='2026-12-01', last_day='2026-12-02'}}"
        for each in ("One.", "Two.")
    )
    site.write_text(f"[waiting_room]\nnotices = [{rows}]\n")
    come_in(kiosk, ANN)
    go_to(kiosk, "staffWord", "notice:0:words")
    write(kiosk, "Another one.")
    go_to(kiosk, "staffSubject", "notice:0")
    assert detail(kiosk, "notice:0:words") == "Not saved yet: Another one."
    kiosk.tap("takeOut")
    go_to(kiosk, "staffSubject", "notice:0")
    assert detail(kiosk, "notice:0:words") == "Two."
    go_to(kiosk, "staffWord", "notice:0:words")
    assert words(kiosk, "wordBox") == "Two."


def test_a_notice_that_has_gone_meanwhile_is_told(kiosk: Driver, ann: Person, site: Path) -> None:
    notice = "{words='One.', first_day='2026-12-01', last_day='2026-12-02'}"
    site.write_text(f"[waiting_room]\nnotices = [{notice}]\n")
    come_in(kiosk, ANN)
    go_to(kiosk, "staffWord", "notice:0:words")
    write(kiosk, "Another one.")
    site.write_text("")  # by hand
    kiosk.tap("saveWord")
    assert words(kiosk, "savedLine") == "That notice has been taken down meanwhile."
    site.write_text("[waiting_room]\nnotices = 1\n")
    kiosk.tap("saveWord")
    assert words(kiosk, "savedLine").startswith("site.toml has a fault")
    assert words(kiosk, "wordBox") == "Another one."


def test_what_was_changed_is_put_back(kiosk: Driver, ann: Person, site: Path) -> None:
    come_in(kiosk, ANN)
    change(kiosk, "fact:freshness.red_months", "8")
    go_to(kiosk, "staffSubject", "room")
    assert detail(kiosk, "fact:freshness.red_months") == "8 months"
    go_to(kiosk, "staffWords")
    kiosk.tap("putBack")
    assert load(site).freshness.red_months == 9
    go_to(kiosk, "staffSubject", "room")
    assert detail(kiosk, "fact:freshness.red_months") == "9 months"


def test_older_changes_are_shown_and_can_be_put_back(
    kiosk: Driver, ann: Person, site: Path
) -> None:
    come_in(kiosk, ANN)
    change(kiosk, "fact:waiting_room.address", "Past the lifts")
    for name in "ABCDEF":
        change(kiosk, "fact:room.name", f"Room {name}")
    go_to(kiosk, "staffWords")
    assert len(kiosk.all("made")) == 5
    kiosk.tap("showOlder")
    assert len(kiosk.all("made")) == 7
    assert not kiosk.sees("showOlder")
    kiosk.tap(kiosk.all("putBack")[-1])
    assert load(site).waiting_room.address == "Find support in the Education Room"


def test_a_fault_in_the_file_is_told_and_all_else_can_be_changed(
    kiosk: Driver, ann: Person, site: Path
) -> None:
    site.write_text("[room]\nnam = 'x'\n")
    come_in(kiosk, ANN)
    go_to(kiosk, "staffWords")
    assert "room.nam is" in words(kiosk, "factsTrouble")
    assert not kiosk.sees("own-room")
    assert not kiosk.sees("own-notices")
    assert kiosk.sees("own-topics")
    kiosk.parts.navigation.openStaff("staffSubject", "room")
    assert kiosk.screen == "staffWords"
    kiosk.parts.navigation.openStaff("staffWord", "fact:room.name")
    assert kiosk.screen == "staffWords"


def test_whoever_practises_changes_no_real_room(kiosk: Driver, ann: Person, site: Path) -> None:
    come_in(kiosk, ANN)
    go_to(kiosk, "staffPractice")
    kiosk.tap("practiseAlone")
    wait_until(lambda: bool(kiosk.parts.staff.property("isPractice")), "practice")
    go_to(kiosk, "staffWords")
    assert kiosk.sees("own-topics")
    assert not kiosk.sees("own-room")
    kiosk.parts.navigation.openStaff("staffSubject", "room")
    kiosk.parts.navigation.openStaff("staffWord", "fact:room.name")
    assert kiosk.screen == "staffWords"


def test_a_change_that_cannot_be_kept_is_not_made(
    kiosk: Driver, ann: Person, site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    come_in(kiosk, ANN)
    go_to(kiosk, "staffWord", "fact:room.name")
    write(kiosk, "The Pain Room")

    def full(*_given: object) -> None:
        assert site.exists(), "by then the file is written"
        raise KnownTrouble("The disk is full.")

    monkeypatch.setattr(derived, "refresh_missing", full)
    kiosk.tap("saveWord")
    assert words(kiosk, "savedLine") == "The disk is full."
    assert not site.exists()
    assert kiosk.parts.room.property("name") == "Patient Information and Education Room"
    assert words(kiosk, "wordBox") == "The Pain Room"


def test_what_was_saved_before_stays_where_the_next_change_is_refused(
    kiosk: Driver, ann: Person, site: Path
) -> None:
    come_in(kiosk, ANN)
    change(kiosk, "fact:room.name", "The Pain Room")
    change(kiosk, "fact:freshness.amber_months", "12")
    assert "more than the one before" in words(kiosk, "savedLine")
    assert load(site).room.name == "The Pain Room"


def test_hours_count_from_the_moment_that_another_person_has_looked(
    start: Start, ann: Person, bo: Person, site: Path
) -> None:
    kiosk = start()
    come_in(kiosk, ANN)
    change(kiosk, "fact:room.hours", "Monday to Friday, 9 to 5")
    kiosk.tap("finish")
    come_in(kiosk, BO)
    go_to(kiosk, "staffWords")
    kiosk.tap("confirm")
    assert words(kiosk, "savedLine") == "Saved. Patients see it now."
    (hours,) = load(site).room.hours
    assert (hours.opens, hours.closes) == ("09:00", "17:00")
