"""A lead makes a backup, goes back to one, and takes that back."""

import datetime
import shutil
from pathlib import Path

import pytest

from kiosk import backups
from kiosk.directory import revisions
from kiosk.directory.models import Service
from kiosk.store import Store
from kiosk.volunteers import accounts
from kiosk.volunteers.people import Person
from kiosk.who import KIOSK
from tests.driving import Driver, wait_until
from tests.screens.acting import add_listing, unpublish
from tests.screens.acting import go_to as walk_to
from tests.screens.volunteer.coming_in import page_model
from tests.screens.volunteer.inside import LEAD, VOLUNTEER, enter, go_to

NOW = datetime.datetime.now()
DAY = datetime.timedelta(days=1)


@pytest.fixture
def line(store: Store) -> str:
    """The key of the only listing that patients see."""
    unpublish(store)
    return add_listing(store, "Quiet line", description="Before")


@pytest.fixture
def backup(store: Store, line: str) -> Path:
    """A backup of three days ago."""
    return backups.back_up(store.path, NOW - 3 * DAY)


@pytest.fixture
def lead(kiosk: Driver, store: Store, backup: Path) -> Driver:
    """A lead on the page, who has changed the listing since the backup."""
    enter(kiosk, store, LEAD)
    return kiosk


def change(store: Store, key: str, words: str) -> None:
    act = revisions.Act("edit", VOLUNTEER, datetime.datetime.now(), "", key)
    with revisions.writing(store) as connection:
        revisions.Writer(connection, act).change("services", key, {"description": words})


def described(store: Store, key: str) -> str:
    with store.session() as session:
        return session.get_one(Service, key).description


def let_it_work(kiosk: Driver) -> None:
    wait_until(lambda: not kiosk.parts.staff.is_busy, "it to be done")
    kiosk.settle()


def go_back(kiosk: Driver, backup: Path) -> None:
    kiosk.tap(f"choose-{backup.name}")
    kiosk.tap("goBack")
    let_it_work(kiosk)


def test_it_is_for_leads(kiosk: Driver, store: Store) -> None:
    enter(kiosk, store)
    kiosk.parts.navigation.openStaff("staffBackups", "")
    assert kiosk.screen == "staffToday"
    assert not kiosk.sees("more-staffBackups")


def test_today_leads_there(lead: Driver) -> None:
    lead.tap("more-staffBackups")
    assert lead.screen == "staffBackups"


def test_each_says_of_when_it_is_and_why_it_is_there(lead: Driver, store: Store, line: str) -> None:
    imported = backups.back_up(store.path, NOW)
    act = revisions.Act("import", LEAD, NOW, "import of x.zip", backup_name=imported.name)
    with revisions.writing(store) as connection:
        revisions.Writer(connection, act).change("services", line, {"description": "New"})
    mine = imported.with_name("kiosk-before-the-move.sqlite3")
    shutil.copyfile(imported, mine)
    go_to(lead, "staffBackups")
    said = [(row.when, row.words) for row in page_model(lead, "backups").rows.all_rows()]
    assert said[0] == ("kiosk-before-the-move", "Somebody has given it this name. It stays.")
    assert said[1][1] == "From before a file was brought in."
    assert said[2][1] == "Kept for its day."


def test_one_is_made_now(lead: Driver, store: Store) -> None:
    go_to(lead, "staffBackups")
    lead.tap("makeOne")
    let_it_work(lead)
    assert lead.reads("The backup is made, and it can be read.")
    assert len(backups.backups(store.path)) == 2
    assert len(lead.all("backupWhen")) == 2
    assert not lead.sees("takeBack")


def test_it_asks_first_and_says_what_happens(
    lead: Driver, store: Store, line: str, backup: Path
) -> None:
    change(store, line, "After")
    go_to(lead, "staffBackups")
    lead.tap(f"choose-{backup.name}")
    words = lead.find("questionWords").property("text")
    assert "1 thing was done since. It goes." in words
    assert "A backup is made first, so you can take this back." in words
    lead.tap("cancel")
    assert not lead.sees("backupQuestion")
    assert described(store, line) == "After"


def test_going_back_shows_patients_what_was_and_can_be_taken_back(
    lead: Driver, store: Store, line: str, backup: Path
) -> None:
    change(store, line, "After")
    go_to(lead, "staffBackups")
    go_back(lead, backup)
    assert described(store, line) == "Before"
    assert lead.reads("All is as it was then.")
    assert lead.screen == "staffBackups", "whoever may still be here stays"
    lead.tap("takeBack")
    let_it_work(lead)
    assert described(store, line) == "After"
    go_back(lead, backup)
    lead.tap("finish")
    walk_to(lead, "results")
    assert lead.reads("Before")


def test_going_back_stands_in_the_history_of_all(lead: Driver, store: Store, backup: Path) -> None:
    """Whoever did it has left: another lead finds what there was before."""
    go_to(lead, "staffBackups")
    go_back(lead, backup)
    go_to(lead, "staffHistory")
    assert (
        lead.find("pastWhat").property("text").startswith("The directory went back to the backup")
    )
    assert lead.reads("What there was before was kept under Backups:")
    with store.engine.connect() as connection:
        (step,) = revisions.latest(connection, 1)
    assert step.act.who == LEAD
    assert not lead.sees(f"takeBack-{step.id}")
    assert not lead.sees(f"before-{step.id}")
    go_to(lead, "staffBackups")
    assert lead.reads("From before the directory went back to another backup.")


def test_whoever_came_after_the_backup_stays(kiosk: Driver, store: Store, line: str) -> None:
    made = backups.back_up(store.path, NOW - DAY * 2)
    enter(kiosk, store, LEAD)
    go_to(kiosk, "staffBackups")
    go_back(kiosk, made)
    assert kiosk.screen == "staffBackups"
    assert kiosk.parts.staff.property("isLead")


def test_whoever_was_removed_meanwhile_goes_back_to_nothing(
    ann: Person, lead: Driver, store: Store, line: str, backup: Path
) -> None:
    change(store, line, "After")
    go_to(lead, "staffBackups")
    lead.tap(f"choose-{backup.name}")
    assert LEAD.volunteer_id is not None
    with store.session() as session:
        accounts.remove(session, LEAD.volunteer_id, datetime.datetime.now(), by=KIOSK)
    page_model(lead, "backups").goBack()
    wait_until(lambda: lead.screen == "home", "them to be signed out")
    assert described(store, line) == "After"


def test_a_damaged_one_is_a_sentence_and_nothing_changes(
    lead: Driver, store: Store, line: str, backup: Path
) -> None:
    change(store, line, "After")
    backup.write_bytes(b"damaged")
    go_to(lead, "staffBackups")
    go_back(lead, backup)
    assert "cannot be read" in lead.find("backupTrouble").property("text")
    assert described(store, line) == "After"


def test_whoever_leaves_meanwhile_hears_nothing_of_it(
    lead: Driver, store: Store, line: str, backup: Path
) -> None:
    change(store, line, "After")
    go_to(lead, "staffBackups")
    lead.tap(f"choose-{backup.name}")
    page_model(lead, "backups").goBack()
    lead.parts.navigation.finish()
    let_it_work(lead)
    assert (lead.screen, described(store, line)) == ("home", "Before")
    enter(lead, store, LEAD)
    go_to(lead, "staffBackups")
    assert not lead.sees("outcome")


def test_what_was_done_is_not_told_any_more_after_another_page(lead: Driver) -> None:
    go_to(lead, "staffBackups")
    lead.tap("makeOne")
    let_it_work(lead)
    go_to(lead, "staffToday")
    go_to(lead, "staffBackups")
    assert not lead.sees("outcome")
