"""*Go live* at the kiosk: every point, and what only a lead may answer."""

import datetime
from dataclasses import replace

import pytest
from sqlalchemy import update

from kiosk import checklist, go_live_acts, help_numbers, signed_words
from kiosk.directory import going_live, revisions
from kiosk.directory.models import Service
from kiosk.film.films import the_film
from kiosk.store import Store
from kiosk.volunteers.people import Person
from tests.driving import Driver
from tests.screens.conftest import Start
from tests.screens.volunteer.coming_in import come_in
from tests.screens.volunteer.conftest import ANN, BO
from tests.screens.volunteer.inside import go_to
from tests.test_checklist import FILLED_IN


@pytest.fixture
def rung(store: Store, ann: Person, bo: Person) -> Store:
    """All is done but the signature, and the last step."""
    now = datetime.datetime.now()
    with store.session() as session, session.begin():
        session.execute(update(Service).values(assured_date=now.date()))
    with revisions.writing(store) as connection:
        for person in (ann, bo):
            help_numbers.ring(connection, person.who, FILLED_IN, now)
    return store


def open_list(kiosk: Driver, pin: str) -> None:
    come_in(kiosk, pin)
    go_to(kiosk, "staffGoLive")


def words(kiosk: Driver, name: str) -> list[str]:
    return [str(each.property("text")) for each in kiosk.all(name)]


def is_trial(store: Store) -> bool:
    with store.session() as session:
        return going_live.is_trial(session)


def test_every_point_is_shown_with_what_is_open(start: Start, bo: Person) -> None:
    kiosk = start()
    open_list(kiosk, BO)
    assert words(kiosk, "pointName")[1] == "Crisis numbers tried by one person"
    shown = words(kiosk, "pointWords")
    assert shown[0].count("\n") == 3, "each missing fact in a line of its own"
    assert shown[1] == shown[2] == "Open."
    assert shown[3].startswith("Open: ")
    assert not kiosk.sees("askLive")
    assert not kiosk.sees("open-staffSign")
    assert not kiosk.sees("open-staffSubject"), "only a lead fills in the first point"
    kiosk.tap(kiosk.all("open-staffHelpNumbers")[0])
    assert kiosk.screen == "staffHelpNumbers"


def test_a_lead_fills_in_what_the_room_says_of_itself_and_another_person_looks_at_it(
    start: Start, ann: Person, bo: Person
) -> None:
    kiosk = start()
    open_list(kiosk, ANN)
    name = "When somebody is in the room"
    assert words(kiosk, "pointWords")[0].startswith(f"{name}\n")
    kiosk.tap("open-staffSubject")
    assert kiosk.screen == "staffSubject"
    kiosk.tap("own-fact:room.hours")
    kiosk.write("Monday to Friday 9am to 5pm")
    kiosk.tap("saveWord")
    kiosk.tap("finish")
    open_list(kiosk, BO)
    assert f"{name} (another person has to look at it)\n" in words(kiosk, "pointWords")[0]
    kiosk.tap("open-staffWords")
    kiosk.tap("confirm")
    go_to(kiosk, "staffGoLive")
    assert name not in words(kiosk, "pointWords")[0]
    assert not kiosk.sees("open-staffWords")


def test_a_lead_signs_for_a_clinician_goes_live_and_back(start: Start, rung: Store) -> None:
    kiosk = start(FILLED_IN)
    open_list(kiosk, ANN)
    assert not kiosk.sees("askLive")
    kiosk.tap("open-staffSign")
    assert kiosk.screen == "staffSign"
    for shown in ("HELP NOW (wording 1 of 2)", "BACK PAIN EMERGENCY", "THE PRINCIPLES"):
        assert kiosk.reads(shown)
    kiosk.tap("typingField")
    kiosk.write("Dr Moss, GP\r")
    kiosk.tap("signNow")
    assert kiosk.screen == "staffGoLive"
    assert words(kiosk, "pointWords")[4].startswith("Dr Moss, GP, ")
    kiosk.tap("askLive")
    assert is_trial(rung), "it is only asked"
    kiosk.tap("notYet")
    kiosk.tap("askLive")
    kiosk.tap("yesLive")
    assert not is_trial(rung)
    assert words(kiosk, "savedLine") == ["The room is live."]
    assert words(kiosk, "standing")[0].endswith("Live: lead AL, " + day() + ".")
    assert not kiosk.reads("ot for patients yet"), "no screen says so any more, at once"
    kiosk.tap("backToTrial")
    assert is_trial(rung)
    assert kiosk.sees("askLive"), "what was answered stays"
    assert kiosk.reads("ot for patients yet")


def day() -> str:
    today = datetime.date.today()
    return f"{today.day} {today:%B %Y}"


def test_whoever_signs_anew_reads_what_has_changed(start: Start, rung: Store, ann: Person) -> None:
    films = [the_film()]
    with revisions.writing(rung) as connection:
        print_of = checklist.fingerprint(rung.session, FILLED_IN, films)
        lines = signed_words.lines(rung.session, FILLED_IN, films)
        now = datetime.datetime.now()
        go_live_acts.sign(connection, ann.who, "Dr Moss, GP", print_of, lines, now)
    moved = replace(FILLED_IN, help=replace(FILLED_IN.help, nearest_ae="Southfield Hospital"))
    kiosk = start(moved)
    come_in(kiosk, ANN)
    for page in ("staffHelpNumbers", "staffSign"):
        go_to(kiosk, page)
        assert kiosk.reads("Changed since it was signed")
        assert any("New: Nearest A&E: Southfield" in each for each in words(kiosk, "changedPart"))
    page = kiosk.parts.staff.property("area").sign
    page._print_of = "as it was a minute ago"
    page.sign("Dr Moss, GP")
    kiosk.settle()
    assert words(kiosk, "savedLine") == [
        "Something has changed just now. Please read it once more."
    ]
    kiosk.tap("typingField")
    kiosk.write("Dr Moss, GP\r")
    kiosk.tap("signNow")
    go_to(kiosk, "staffHelpNumbers")
    assert not kiosk.sees("signedChanges")


def test_a_signature_without_a_role_is_refused(start: Start, rung: Store) -> None:
    kiosk = start(FILLED_IN)
    open_list(kiosk, ANN)
    kiosk.tap("open-staffSign")
    kiosk.tap("typingField")
    kiosk.write("Dr Moss\r")
    kiosk.tap("signNow")
    assert kiosk.screen == "staffSign"
    assert words(kiosk, "savedLine") == ["Write their name, a comma, and their role."]


def test_a_volunteer_sees_it_and_answers_nothing_of_a_leads(start: Start, rung: Store) -> None:
    with rung.session() as session, session.begin():
        going_live.answer(session, going_live.LIVE, "Cy Orr", datetime.datetime.now())
    kiosk = start(FILLED_IN)
    open_list(kiosk, BO)
    assert words(kiosk, "pointWords")[1] == f"lead AL, {day()}."
    for name in ("askLive", "backToTrial", "open-staffSign"):
        assert not kiosk.sees(name)
    page = kiosk.parts.staff.property("area").goLive
    page.backToTrial()
    assert not is_trial(rung)
    kiosk.parts.navigation.openStaff("staffSign", "")
    assert kiosk.screen == "staffGoLive"
    assert not kiosk.reads("Cy Orr"), "a name that was typed at the machine is initials here"
