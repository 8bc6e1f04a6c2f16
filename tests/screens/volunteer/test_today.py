"""What a volunteer sees first, and the line that says what came of an act."""

import datetime

import pytest
from sqlalchemy import event, update

from kiosk import backups
from kiosk.directory import corrections, going_live, notices, revisions, standing, wanted
from kiosk.directory.corrections import What
from kiosk.directory.editing import drafts
from kiosk.directory.editing.form import ListingForm
from kiosk.directory.models import Derived, Service
from kiosk.directory.notices import News
from kiosk.help_numbers import RINGERS
from kiosk.store import Store
from kiosk.viewmodels.navigation import Destination
from kiosk.volunteers.people import Person
from kiosk.who import Who
from tests.driving import Driver, wait_until
from tests.screens.acting import add_listing, go_live, go_to, is_checked, unpublish
from tests.screens.conftest import Start
from tests.screens.volunteer.coming_in import come_in, page_model
from tests.screens.volunteer.conftest import ANN, BO


def rows(kiosk: Driver, panel: str) -> list[tuple[str, str]]:
    """The names and details that stand under a heading."""
    found = kiosk.all(f"{panel}-row")
    return [(str(row.property("text")), str(row.property("detail"))) for row in found]


def health(kiosk: Driver) -> str:
    wait_until(lambda: kiosk.sees("health"), "the kiosk to be looked at")
    return str(kiosk.find("health").property("text"))


def checked(store: Store, key: str, months_ago: int) -> None:
    """As if somebody had found it right so long ago."""
    day = datetime.date.today() - datetime.timedelta(days=30 * months_ago)
    with store.session() as session, session.begin():
        session.execute(update(Service).where(Service.id == key).values(assured_date=day))


@pytest.fixture
def small(store: Store) -> Store:
    """A directory in which patients see nothing yet."""
    unpublish(store)
    return store


# What is due


def test_nothing_due_is_said(kiosk: Driver, small: Store, bo: Person) -> None:
    come_in(kiosk, BO)
    assert kiosk.sees("nothingDue")
    assert not kiosk.sees("due")


def test_what_is_due_is_counted_and_the_first_are_named(
    kiosk: Driver, small: Store, bo: Person
) -> None:
    for months in (1, 7, 10, 13):
        checked(small, add_listing(small, f"Checked {months} months ago"), months)
    add_listing(small, "Never checked")
    come_in(kiosk, BO)
    assert kiosk.reads("To check this week: 4")
    found = rows(kiosk, "due")
    assert [name for name, _ in found] == [
        "Checked 13 months ago",
        "Checked 10 months ago",
        "Never checked",
    ]
    assert "Patients do not see it any more." in found[0][1]
    assert "It is overdue." in found[1][1]
    assert found[2][1] == "Nobody here has checked it yet."


def test_it_leads_to_the_listings_once_there_is_a_page_for_them(
    kiosk: Driver, small: Store, bo: Person
) -> None:
    key = add_listing(small, "Never checked")
    come_in(kiosk, BO)
    there = kiosk.parts.navigation.has("staffListings")
    assert kiosk.sees("showAll") == there
    row = kiosk.all("due-row")[0]
    assert row.isEnabled() == kiosk.parts.navigation.has("staffListing")
    assert page_model(kiosk, "today").due.row(0).argument == key


# What else there is


def test_a_listing_is_added_from_here(kiosk: Driver, small: Store, bo: Person) -> None:
    come_in(kiosk, BO)
    kiosk.tap("more-staffListings")
    assert kiosk.screen == "staffListings"
    assert is_checked(kiosk.find("which-all"))
    kiosk.tap("back")
    kiosk.tap("more-staffEdit")
    assert kiosk.screen == "staffEdit"
    assert kiosk.find("field-name").property("text") == ""


def test_other_pages_stand_at_the_foot_as_soon_as_they_are_there(
    kiosk: Driver, small: Store, bo: Person
) -> None:
    come_in(kiosk, BO)
    navigation = kiosk.parts.navigation
    navigation.add(
        {page: Destination(60) for page in ("staffCalls", "staffTeam") if not navigation.has(page)}
    )
    navigation.reload()
    kiosk.settle()
    kiosk.tap("more-staffCalls")
    assert kiosk.screen == "staffCalls"
    navigation.back()
    kiosk.settle()
    assert not kiosk.sees("more-staffTeam")


def test_those_for_leads_stand_there_for_leads(kiosk: Driver, small: Store, ann: Person) -> None:
    come_in(kiosk, ANN)
    navigation = kiosk.parts.navigation
    if not navigation.has("staffTeam"):
        navigation.add({"staffTeam": Destination(60)})
    navigation.reload()
    kiosk.settle()
    assert kiosk.find("more-staffTeam").property("text") == "The team"


# What patients said


def test_what_patients_said_is_wrong_is_counted(kiosk: Driver, small: Store, bo: Person) -> None:
    key = add_listing(small, "Walking group")
    day = datetime.date(2026, 11, 20)
    with small.session() as session, session.begin():
        for what in (What.NUMBER, What.NUMBER, What.CLOSED):
            corrections.count(session, key, what, day)
    come_in(kiosk, BO)
    assert rows(kiosk, "told") == [
        (
            "Walking group",
            "The number is wrong: 2. It has closed: 1. Since 20 November 2026.",
        )
    ]


def test_what_patients_could_not_find_is_counted_by_topic(
    kiosk: Driver, small: Store, bo: Person
) -> None:
    now = datetime.datetime.now()
    with small.session() as session, session.begin():
        for topic, when in (
            ("pain", now),
            ("pain", now),
            ("money", now),
            ("mood", now - datetime.timedelta(days=100)),
        ):
            wanted.count(session, topic, when)
    come_in(kiosk, BO)
    assert [name for name, _ in rows(kiosk, "wanted")] == [
        "Living with pain: 2",
        "Money, benefits and work: 1",
    ]


# Drafts


def keep_draft(store: Store, who: Who, name: str) -> None:
    now = datetime.datetime(2026, 11, 20, 9)
    with revisions.writing(store) as connection:
        kept = drafts.begin(connection, who, now)
        drafts.save(connection, kept.id, ListingForm(name=name), now)


def test_drafts_wait_with_their_names(kiosk: Driver, small: Store, ann: Person, bo: Person) -> None:
    keep_draft(small, bo.who, "Knitting circle")
    keep_draft(small, ann.who, "Choir")
    keep_draft(small, bo.who, "")
    come_in(kiosk, BO)
    assert set(rows(kiosk, "drafts")) == {
        ("Knitting circle", "Yours, of 20 November 2026."),
        ("Choir", "Somebody else's, of 20 November 2026."),
    }


# Topics that grow old


def test_a_topic_of_which_a_fifth_is_overdue_is_named(
    kiosk: Driver, small: Store, bo: Person
) -> None:
    for number in range(5):
        key = add_listing(small, f"Group {number}", topics=("groups",))
        checked(small, key, 10 if number == 0 else 1)
    come_in(kiosk, BO)
    assert [detail for _, detail in rows(kiosk, "oldTopics")] == ["1 of 5 are overdue."]


# For leads


def tell_of_hidden(store: Store, who: Who) -> None:
    with revisions.writing(store) as connection:
        news = News("hidden", "Walking group", None)
        notices.tell(connection, news, who, datetime.datetime(2026, 11, 20, 9))


def test_a_lead_hears_of_what_somebody_hid(
    kiosk: Driver, small: Store, ann: Person, bo: Person
) -> None:
    tell_of_hidden(small, bo.who)
    come_in(kiosk, ANN)
    words = kiosk.find("news").property("text")
    assert words == "BD hid “Walking group” from patients on 20 November 2026."
    kiosk.tap("heard")
    assert not kiosk.sees("news")
    assert kiosk.find("savedLine").property("text") == "Thank you."
    assert not kiosk.sees("undo")
    kiosk.tap("finish")
    come_in(kiosk, ANN)
    assert not kiosk.sees("news")


def test_a_volunteer_is_not_asked_to_hear_of_it(
    kiosk: Driver, small: Store, ann: Person, bo: Person
) -> None:
    tell_of_hidden(small, bo.who)
    come_in(kiosk, BO)
    assert not kiosk.sees("news")
    number = 1
    page_model(kiosk, "today").hear(number)
    with small.engine.connect() as connection:
        assert [each.id for each in notices.unheard(connection)] == [number]


def test_in_trial_it_says_how_far_go_live_is(kiosk: Driver, small: Store, bo: Person) -> None:
    come_in(kiosk, BO)
    assert rows(kiosk, "openPoints") == [
        ("This room is in trial", "1 of 6 points of “Go live” are done.")
    ]


def test_once_live_it_names_what_is_open(kiosk: Driver, small: Store, bo: Person) -> None:
    """Numbers that were changed in site.toml, or that nobody rang for a month, say."""
    go_live(small)
    come_in(kiosk, BO)
    names = [name for name, _ in rows(kiosk, "openPoints")]
    assert "Cards, search words and film signed by a healthcare professional" in names
    assert "Live" not in names
    assert [name for name, _ in rows(kiosk, "numbers")] == [
        "No lead has confirmed these numbers yet",
        "Crisis numbers tried by one person",
        "Crisis numbers tried by another person",
    ]
    kiosk.tap("numbers-row")
    assert kiosk.screen == "staffHelpNumbers"


def test_who_rang_is_not_named_there(kiosk: Driver, small: Store, bo: Person) -> None:
    go_live(small)
    with small.session() as session, session.begin():
        long_ago = datetime.datetime(2020, 1, 2)
        going_live.answer(session, RINGERS[0], "Ann Lee", long_ago, "ring 12345")
    come_in(kiosk, BO)
    found = dict(rows(kiosk, "numbers"))
    assert found["Crisis numbers tried by one person"] == "open again: it has changed since"
    assert not kiosk.reads("Ann Lee")


# How the kiosk is


def test_a_kiosk_that_is_well_says_so(kiosk: Driver, small: Store, bo: Person) -> None:
    backups.back_up(small.path, datetime.datetime.now())
    come_in(kiosk, BO)
    assert health(kiosk) == "The kiosk is well."


def test_the_first_trouble_is_said_without_a_path_or_a_command(
    kiosk: Driver, small: Store, bo: Person
) -> None:
    come_in(kiosk, BO)
    assert health(kiosk) == "There is no backup yet. Tell whoever looks after this machine."


def test_a_fault_of_the_settings_comes_first(start: Start, small: Store, bo: Person) -> None:
    kiosk = start(notices=("The settings have a fault.",))
    come_in(kiosk, BO)
    assert health(kiosk).startswith("The settings have a fault.")


# What came of an act


def hide(kiosk: Driver, key: str) -> None:
    """What a page for a listing will do at one touch."""
    desk = page_model(kiosk, "desk")
    now = desk.acts.now()
    done = desk.act(lambda connection, who: standing.hide(connection, key, who, now))
    assert done is not None
    kiosk.settle()


def publication(store: Store, key: str) -> str:
    with store.session() as session:
        return session.get_one(Service, key).publication


def test_after_an_act_it_says_saved_and_can_be_taken_back(
    kiosk: Driver, small: Store, bo: Person
) -> None:
    key = add_listing(small, "Walking group")
    come_in(kiosk, BO)
    hide(kiosk, key)
    assert kiosk.find("savedLine").property("text") == "Saved."
    assert publication(small, key) == "hidden"
    kiosk.tap("undo")
    assert publication(small, key) == "published"
    assert kiosk.find("savedLine").property("text") == "It is as it was before."
    assert rows(kiosk, "due") == [("Walking group", "Nobody here has checked it yet.")]


def test_taking_back_can_be_taken_back(kiosk: Driver, small: Store, bo: Person) -> None:
    key = add_listing(small, "Walking group")
    come_in(kiosk, BO)
    hide(kiosk, key)
    kiosk.tap("undo")
    kiosk.tap("undo")
    assert publication(small, key) == "hidden"


def test_what_somebody_changed_since_stays_and_is_told(
    kiosk: Driver, small: Store, ann: Person, bo: Person
) -> None:
    key = add_listing(small, "Walking group")
    come_in(kiosk, BO)
    hide(kiosk, key)
    with revisions.writing(small) as connection:
        standing.retire(connection, key, ann.who, datetime.datetime.now(), "It has closed.")
    kiosk.tap("undo")
    assert publication(small, key) == "retired"
    assert "Somebody has changed all of it since" in kiosk.find("savedLine").property("text")


def test_the_line_goes_with_whoever_leaves(
    kiosk: Driver, small: Store, ann: Person, bo: Person
) -> None:
    key = add_listing(small, "Walking group")
    come_in(kiosk, BO)
    hide(kiosk, key)
    kiosk.tap("finish")
    come_in(kiosk, ANN)
    assert not kiosk.sees("savedLine")
    assert not kiosk.sees("undo")


def test_trouble_is_a_sentence_and_nothing_is_changed(
    kiosk: Driver, small: Store, bo: Person
) -> None:
    key = add_listing(small, "Walking group")
    come_in(kiosk, BO)
    desk = page_model(kiosk, "desk")
    now = desk.acts.now()
    done = desk.act(lambda connection, who: standing.retire(connection, key, who, now, " "))
    kiosk.settle()
    assert done is None
    assert kiosk.find("savedLine").property("text").startswith("Say why this listing")
    assert not kiosk.sees("undo")
    assert publication(small, key) == "published"


def test_a_disk_that_cannot_be_written_is_a_sentence(
    kiosk: Driver, small: Store, bo: Person
) -> None:
    key = add_listing(small, "Walking group")
    come_in(kiosk, BO)
    # Every connection is read-only from now on, as on such a disk.
    event.listen(
        small.engine,
        "engine_connect",
        lambda opened: opened.exec_driver_sql("PRAGMA query_only=ON"),
    )
    desk = page_model(kiosk, "desk")
    now = desk.acts.now()
    assert desk.act(lambda connection, who: standing.hide(connection, key, who, now)) is None
    kiosk.settle()
    assert "could not be written" in kiosk.find("savedLine").property("text")
    assert publication(small, key) == "published"


def test_patients_see_at_once_what_was_changed(kiosk: Driver, small: Store, bo: Person) -> None:
    key = add_listing(small, "Walking group")
    add_listing(small, "Knitting circle")
    come_in(kiosk, BO)
    hide(kiosk, key)
    with small.session() as session:
        assert session.get(Derived, key) is not None, "it is worked out in the same transaction"
    kiosk.tap("finish")
    go_to(kiosk, "results")
    assert not kiosk.reads("Walking group")
    assert kiosk.reads("Knitting circle")
