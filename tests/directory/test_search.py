"""Finding listings by words: who is found, in which order, and kept in step with the tables."""

import datetime
import sqlite3
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.orm import Session

from kiosk import content
from kiosk.directory import search_words
from kiosk.directory.freshness import audience
from kiosk.directory.matching import CANDIDATES, MANY
from kiosk.directory.models import (
    Address,
    Location,
    Organization,
    Phone,
    Schedule,
    Service,
    ServiceAtLocation,
    TaxonomyTerm,
)
from kiosk.directory.search import nearest_topics, search
from kiosk.directory.typed import words_of
from kiosk.settings import Freshness
from kiosk.store import Store
from tests.audiences import DAY, IN_TRIAL, ONCE_LIVE
from tests.directory.conftest import AddListing
from tests.former import database_of

CHECKED = datetime.date(2026, 11, 1)

ANYTHING = [
    "",
    " ",
    "\0",
    "\n",
    '"',
    "'",
    "*",
    "^",
    "-",
    "(",
    ")",
    "AND",
    "OR NOT",
    "NEAR(",
    "NEAR(pain, mood)",
    "name:",
    "name : pain",
    "{name summary} : pain",
    "pain*",
    '"pain',
    "pain AND",
    "pain + mood",
    "; DROP TABLE services; --",
    "%",
    "_",
    "\\",
    "\N{GRINNING FACE}",
    "\N{GRINNING FACE}\N{VARIATION SELECTOR-16}pain",
    "\u05db\u05d0\u05d1 \u05d2\u05d1",
    "\u202e\u0623\u0644\u0645 \u0627\u0644\u0638\u0647\u0631",
    "\u80cc\u4e2d\u306e\u75db\u307f",
    "\u0301" * 30,
    "\ud800",
    "p" * 100_000,
    "pain " * 20_000,
    " ".join(chr(97 + n % 26) * (n % 7 + 1) for n in range(5_000)),
]
"""What fingers and cats type."""


@pytest.fixture
def directory(session: Session) -> Session:
    """An empty directory that can be searched."""
    return session


def names(session: Session, words: str, *, drafts: bool = False, limit: int = 30) -> list[str]:
    session.flush()
    found = search(session, words, audience=IN_TRIAL, drafts=drafts, limit=limit)
    return [each.name for each in found]


# Who is found


@pytest.mark.parametrize(
    "words",
    [
        "walking",
        "walk",
        "w",
        "WALKING",
        "group walking",
        "friendly walk",
        "mood",
        "walkin gro",
        "!walk?",
    ],
)
def test_words_are_found_as_beginnings_in_any_order_and_place(
    directory: Session, add_listing: AddListing, words: str
) -> None:
    add_listing("Walking group", description="A friendly stroll.")
    add_listing("Choir", "moving", description="Singing.")
    assert names(directory, words) == ["Walking group"]


@pytest.mark.parametrize("words", ["men's", "mens", "MEN\u2019S shed"])
def test_apostrophes_make_no_difference(
    directory: Session, add_listing: AddListing, words: str
) -> None:
    add_listing("Men\u2019s shed")
    assert names(directory, words) == ["Men\u2019s shed"]


@pytest.mark.parametrize("words", ["cafe", "caf\u00e9", "CAF\u00c9"])
def test_accents_make_no_difference(
    directory: Session, add_listing: AddListing, words: str
) -> None:
    add_listing("Carers' caf\u00e9")
    assert names(directory, words) == ["Carers' caf\u00e9"]


def test_what_has_every_word_comes_before_what_has_some(
    directory: Session, add_listing: AddListing
) -> None:
    add_listing("A choir")
    add_listing("Walking group")
    add_listing("Zealous walking choir")
    assert names(directory, "walking choir")[0] == "Zealous walking choir"
    assert len(names(directory, "walking choir")) == 3


def test_what_has_the_common_part_only_is_left_out(
    directory: Session, add_listing: AddListing
) -> None:
    for number in range(30):
        add_listing(f"Group {number}")
    add_listing("Choir")
    assert names(directory, "choir group") == ["Choir"]


def test_what_nothing_has_is_not_looked_for(directory: Session, add_listing: AddListing) -> None:
    add_listing("Choir")
    add_listing("Band", description="Brass")
    assert names(directory, "astronomy choir") == ["Choir"]
    assert names(directory, "astronomy") == []


def test_words_that_are_many_are_found_by_the_most_telling(
    directory: Session, add_listing: AddListing
) -> None:
    for number in range(30):
        add_listing(f"Group {number}", description="Meet on Tuesday")
    add_listing("Choir", description="Meet on Friday")
    assert names(directory, "a choir that has a meeting on tuesday")[0] == "Choir"


def test_small_words_count_only_where_there_is_no_other(
    directory: Session, add_listing: AddListing
) -> None:
    add_listing("Choir")
    add_listing("To do")
    assert names(directory, "i want to be in a choir") == ["Choir"]
    assert names(directory, "to") == ["To do"]


@pytest.mark.parametrize("words", ["01632 960 001", "960001"[:3], "monday", "ZZ1", "northfield"])
def test_numbers_days_places_and_organizations_are_found(
    directory: Session, add_listing: AddListing, words: str
) -> None:
    place = Location(name="Hall", addresses=[Address(city="Northfield", postal_code="ZZ1 1AA")])
    add_listing(
        "Choir",
        organization=Organization(name="Song Trust"),
        phones=[Phone(number="01632 960 001")],
        schedules=[Schedule(freq="WEEKLY", byday="MO")],
        at_locations=[ServiceAtLocation(location=place)],
    )
    assert names(directory, words) == ["Choir"]
    assert names(directory, "song trust") == ["Choir"]


def test_a_confidential_place_is_never_found(directory: Session, add_listing: AddListing) -> None:
    place = Location(name="Hidden house", confidential=True, addresses=[Address(city="Northfield")])
    add_listing("Refuge", at_locations=[ServiceAtLocation(location=place)])
    assert names(directory, "northfield") == []
    assert names(directory, "hidden") == []
    assert names(directory, "refuge") == ["Refuge"]


@pytest.mark.parametrize("words", ["mood", "mood counselling", "moo", "feeling mood"])
def test_what_is_sensitive_is_not_found_by_its_topic(
    directory: Session, add_listing: AddListing, words: str
) -> None:
    add_listing("Relate", description="Counselling for couples.")
    add_listing("Refuge line", description="Help if somebody hurts you.", sensitive=True)
    assert names(directory, words) == ["Relate"]


def test_what_is_sensitive_is_found_plainly_by_what_it_says(
    directory: Session, add_listing: AddListing
) -> None:
    add_listing("Relate", description="Counselling for couples.")
    add_listing("Refuge line", description="Help if somebody hurts you.", sensitive=True)
    assert names(directory, "refuge") == names(directory, "he hurts me") == ["Refuge line"]


def test_what_becomes_sensitive_is_from_then_on_not_found_by_its_topic(
    directory: Session, add_listing: AddListing
) -> None:
    refuge = add_listing("Refuge line")
    assert names(directory, "mood") == ["Refuge line"]
    refuge.sensitive = True
    assert names(directory, "mood") == []


def test_a_draft_is_found_only_where_drafts_are_asked_for(
    directory: Session, add_listing: AddListing
) -> None:
    add_listing("Choir", publication="draft")
    assert names(directory, "choir") == []
    assert names(directory, "choir", drafts=True) == ["Choir"]


def test_a_live_room_finds_only_what_was_checked(
    directory: Session, add_listing: AddListing
) -> None:
    add_listing("Choir")
    add_listing("Choir too", assured_date=CHECKED)
    directory.flush()
    assert [each.name for each in search(directory, "choir", audience=ONCE_LIVE)] == ["Choir too"]


def test_a_number_that_nobody_answers_is_not_found(
    directory: Session, add_listing: AddListing
) -> None:
    line = add_listing("Line")
    phone = Phone(service_id=line.id, number="01632 960001")
    directory.add(phone)
    assert names(directory, "960001") == ["Line"]
    phone.unconfirmed = True
    assert names(directory, "960001") == []


# The order


def test_what_has_the_words_in_its_name_comes_first_then_summary_then_topic_then_the_rest(
    directory: Session, add_listing: AddListing
) -> None:
    add_listing("A", "moving", eligibility_description="People in a low mood")
    add_listing("B", "mood")
    add_listing("C", "moving", description="Help with a low mood")
    add_listing("D mood", "moving")
    assert names(directory, "mood") == ["D mood", "C", "B", "A"]


@pytest.mark.parametrize("words", ["dove service", "the dove service", "dove", "DOVE", "dov"])
def test_the_name_itself_comes_first_with_and_without_its_article(
    directory: Session, add_listing: AddListing, words: str
) -> None:
    add_listing("A wellbeing service", is_local=True, organization=Organization(name="With Dove"))
    add_listing("The Dove Service")
    assert names(directory, words)[0] == "The Dove Service"


@pytest.mark.parametrize("facts", [{"is_local": True}, {"assured_date": CHECKED}])
def test_to_be_near_or_checked_does_not_make_up_for_saying_it_in_a_worse_place(
    directory: Session, add_listing: AddListing, facts: dict[str, object]
) -> None:
    add_listing("A", description="A choir", **facts)
    add_listing("Choir")
    assert names(directory, "choir") == ["Choir", "A"]


def test_in_a_tier_the_local_come_first_then_the_checked_then_the_alphabet(
    directory: Session, add_listing: AddListing
) -> None:
    add_listing("Choir Z", is_local=True)
    add_listing("Choir D", is_local=False, assured_date=CHECKED)
    add_listing("choir b", is_local=False)
    add_listing("Choir C", is_local=False)
    assert names(directory, "choir") == ["Choir Z", "Choir D", "choir b", "Choir C"]


def test_in_a_tier_what_is_overdue_on_that_day_comes_last(
    directory: Session, add_listing: AddListing
) -> None:
    add_listing("Choir A", assured_date=datetime.date(2026, 2, 22))
    add_listing("Choir B", assured_date=datetime.date(2026, 2, 23))
    assert names(directory, "choir") == ["Choir B", "Choir A"]


def test_what_nobody_has_checked_for_a_year_is_not_found(
    directory: Session, add_listing: AddListing
) -> None:
    add_listing("Choir A", assured_date=datetime.date(2025, 11, 22))
    add_listing("Choir B", assured_date=datetime.date(2025, 11, 22), never_hides=True)
    assert names(directory, "choir") == ["Choir B"]


def test_the_limits_of_the_site_count(directory: Session, add_listing: AddListing) -> None:
    add_listing("Choir", assured_date=datetime.date(2026, 8, 1))
    strict = audience(DAY, trial=False, limits=Freshness(1, 2, 3))
    assert search(directory, "choir", audience=strict) == []


def test_the_same_words_find_the_same_in_the_same_order(store: Store) -> None:
    with store.session() as session:
        for words in ("pain", "men", "a", "help with money", "mood"):
            few = search(session, words, audience=IN_TRIAL, drafts=True, limit=4)
            many = search(session, words, audience=IN_TRIAL, drafts=True, limit=CANDIDATES)
            assert few == many[:4], words


def test_no_more_than_asked_for_come_and_no_tier_is_forgotten(
    directory: Session, add_listing: AddListing
) -> None:
    for number in range(4):
        add_listing(f"Choir {number}")
        add_listing(f"Band {number}", description="Like a choir")
    assert names(directory, "choir", limit=5) == [f"Choir {n}" for n in range(4)] + ["Band 0"]


def test_the_candidates_are_counted_after_those_who_may_not_be_seen(
    directory: Session, add_listing: AddListing
) -> None:
    for number in range(CANDIDATES + 5):
        add_listing(f"Choir {number}", publication="draft")
    add_listing("Choir for all")
    assert names(directory, "choir") == ["Choir for all"]


def test_so_are_those_of_whom_a_part_is_looked_for(
    directory: Session, add_listing: AddListing
) -> None:
    words = {"publication": "draft", "description": "Sing"}
    directory.add_all(Service(name=f"Choir {n}", **words) for n in range(2 * MANY))
    add_listing("Choir for all", description="On Tuesday")
    assert names(directory, "tuesday choir singing") == ["Choir for all"]


# In step with the tables


def test_whatever_writes_a_search_finds_what_the_tables_say(
    directory: Session, add_listing: AddListing
) -> None:
    add_listing("Choir", phones=[Phone(number="01632 960 001")])
    steps = [
        ("UPDATE services SET name = 'Band'", "band", True),
        ("UPDATE services SET description = 'Brass'", "brass", True),
        ("UPDATE phones SET number = '01632 960 002'", "002", True),
        ("DELETE FROM phones", "002", False),
        ("UPDATE taxonomy_terms SET name = 'Spirits' WHERE id = 'mood'", "spirits", True),
        ("DELETE FROM attributes", "spirits", False),
        ("DELETE FROM services", "band", False),
    ]
    directory.flush()
    for statement, words, is_found in steps:
        directory.execute(text(statement))
        directory.expire_all()
        assert bool(names(directory, words)) is is_found, statement


@pytest.mark.parametrize("table", list(search_words._TOUCHED))
def test_every_table_that_feeds_the_words_has_its_triggers(directory: Session, table: str) -> None:
    triggers = directory.execute(
        text("SELECT count(*) FROM sqlite_master WHERE type = 'trigger' AND tbl_name = :table"),
        {"table": table},
    )
    assert triggers.scalar() == 3


def test_the_index_agrees_with_the_words_after_all_starter_content(store: Store) -> None:
    with store.session() as session, session.begin():
        session.execute(
            text("INSERT INTO search_index (search_index, rank) VALUES ('integrity-check', 1)")
        )
        services = session.execute(text("SELECT count(*) FROM services")).scalar()
        indexed = session.execute(text("SELECT count(*) FROM search_words")).scalar()
    assert services == indexed


@pytest.fixture(params=["0001_directory_and_principles", "0009_editing"])
def former(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A database of the version before the search, or before its stamps, with one listing."""
    path = database_of(request.param, tmp_path)
    written = sqlite3.connect(path)
    columns = written.execute("PRAGMA table_info(services)").fetchall()
    given = {"id": "a", "status": "active", "name": "Choir", "publication": "published"}
    row = {
        name: given.get(name, 0 if "INT" in kind or "BOOL" in kind else "")
        for _, name, kind, needed, default, _ in columns
        if name in given or (needed and default is None)
    }
    written.execute(
        f"INSERT INTO services ({', '.join(row)}) "  # noqa: S608  (the columns of that version)
        f"VALUES ({', '.join('?' * len(row))})",
        list(row.values()),
    )
    written.commit()
    written.close()
    return tmp_path


def test_a_database_of_the_former_version_can_be_searched_after_its_migration(
    former: Path,
) -> None:
    store = content.open_content(former)
    with store.session() as session:
        assert [each.name for each in search(session, "choir", audience=IN_TRIAL)] == ["Choir"]
    store.close()


# Anything can be typed


@pytest.mark.parametrize("words", ANYTHING)
def test_whatever_is_typed_there_are_results_or_none(store: Store, words: str) -> None:
    with store.session() as session:
        search(session, words, audience=IN_TRIAL)
        assert len(nearest_topics(session, words, IN_TRIAL)) == 3


@pytest.mark.parametrize("words", ANYTHING)
def test_what_is_looked_for_is_only_letters_and_digits(words: str) -> None:
    for token in words_of(words):
        assert " " not in token
        assert not set(token) & set('"*()^:+-{}')


# Nothing found


@pytest.mark.parametrize(
    ("words", "topic"),
    [("moood", "mood"), ("moneyy", "money"), ("caring", "carers"), ("xqxqx", "pain")],
)
def test_the_nearest_topics_are_those_with_like_words(store: Store, words: str, topic: str) -> None:
    with store.session() as session:
        keys = [each.key for each in nearest_topics(session, words, IN_TRIAL)]
    assert topic in keys


def test_a_topic_that_holds_nothing_is_not_offered(
    directory: Session, add_listing: AddListing
) -> None:
    add_listing("Choir", "mood")
    directory.add(TaxonomyTerm(id="empty", taxonomy_id="topics", code="empty", name="Empty"))
    directory.flush()
    assert [each.key for each in nearest_topics(directory, "moving", IN_TRIAL)] == ["mood"]


def test_what_the_screen_shows_is_the_whole_service(
    directory: Session, add_listing: AddListing
) -> None:
    service = add_listing("Choir", description="Singing.", phones=[Phone(number="01632 960 001")])
    (found,) = search(directory, "choir", audience=IN_TRIAL)
    assert isinstance(service, Service)
    assert (found.id, found.summary, found.numbers[0].number) == (
        service.id,
        "Singing.",
        "01632 960 001",
    )
