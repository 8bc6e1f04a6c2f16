"""What stands in the book: who may be seen, each once, in which chapter, under which letter."""

import datetime
from collections import Counter

import pytest

from kiosk.directory.freshness import audience
from kiosk.directory.models import Schedule
from kiosk.directory.shown import every_shown
from kiosk.paper.book import (
    MORE,
    Book,
    emergency_signs,
    gather,
    nothing_here,
    title,
    trial_words,
)
from kiosk.paths import MAIN_QML
from kiosk.settings import Settings
from kiosk.store import Store
from tests.paper.books import ARABIC, LONG, MARKUP, SECRET, SITE, TODAY, add, add_corners


def made(store: Store, *, trial: bool = True) -> Book:
    return gather(store.session, SITE, TODAY, audience=audience(TODAY, trial=trial))


@pytest.fixture
def book(store: Store) -> Book:
    """The book of the starter content and of every corner."""
    with store.session() as session, session.begin():
        add_corners(session)
    return made(store)


def key_of(book: Book, name: str) -> str:
    (found,) = (each.key for each in book.listings.values() if each.name == name)
    return found


def names(book: Book, chapter: str) -> list[str]:
    (found,) = (each for each in book.chapters if each.key == chapter)
    return [book.listings[key].name for key in found.listings]


def test_every_listing_that_patients_see_is_in_it_once_in_full(book: Book, store: Store) -> None:
    with store.session() as session:
        shown = every_shown(session, audience(TODAY, trial=True))
    in_full = Counter(key for chapter in book.chapters for key in chapter.listings)
    assert len(shown) > 30
    assert in_full == Counter(shown)
    assert book.listings.keys() == set(shown)


def test_what_patients_do_not_see_is_not_in_it(book: Book) -> None:
    assert "Never shown" not in repr(book)


def test_nothing_of_a_confidential_place_is_in_it(book: Book) -> None:
    assert "Safe house line" in repr(book)
    assert SECRET not in repr(book)


def test_a_live_room_has_only_what_somebody_checked(book: Book, store: Store) -> None:
    live = made(store, trial=False)
    assert [each.name for each in live.listings.values()] == ["Whole listing"]
    assert [chapter.name for chapter in live.chapters] == [
        chapter.name for chapter in book.chapters if chapter.key != MORE
    ]


def test_topics_come_in_their_order_with_what_stands_under_none_at_the_end(book: Book) -> None:
    keys = [chapter.key for chapter in book.chapters]
    assert keys == [*"pain mood talking groups moving money home carers company".split(), MORE]
    assert names(book, MORE) == ["No topic group"]


def test_without_such_a_listing_there_is_no_such_chapter(store: Store) -> None:
    assert MORE not in [chapter.key for chapter in made(store).chapters]


def test_a_listing_is_in_full_under_its_main_topic_and_referred_to_under_the_others(
    book: Book,
) -> None:
    whole = key_of(book, "Whole listing")
    assert [chapter.key for chapter in book.chapters if whole in chapter.listings] == ["moving"]
    assert [chapter.key for chapter in book.chapters if whole in chapter.elsewhere] == [
        "pain",
        "company",
    ]


def test_a_sensitive_listing_stands_where_it_is_looked_for(book: Book) -> None:
    line = key_of(book, "Safe house line")
    assert [chapter.key for chapter in book.chapters if line in chapter.all] == [
        "talking",
        "carers",
    ]
    assert any(line in each.listings for letter in book.index for each in letter.lines)


def test_a_listing_tells_what_is_known_in_the_order_to_read_it(book: Book) -> None:
    whole = book.listings[key_of(book, "Whole listing")]
    assert whole.run_by == "The Élan Trust"
    assert whole.alert == "Closed in August."
    assert whole.facts == (
        ("When", "Tuesdays, 2pm to 4pm"),
        ("Where", "Open Hall\n1 Open Hall Road, Northfield\nBus to Open Hall"),
        ("Cost", "£3 each time"),
        ("Who it is for", "Anybody"),
        ("What happens the first time", "Somebody meets you at the door."),
        ("What to bring", "A warm coat"),
        ("Getting in and around", "Step-free way into Open Hall"),
        ("Languages", "Urdu"),
        ("E-mail", "hello@example.org"),
    )
    assert whole.check == "Checked by phone, 26 November 2026"
    assert whole.emergency_card


def test_steps_say_whether_to_ring_to_text_or_to_go_online(book: Book) -> None:
    whole = book.listings[key_of(book, "Whole listing")]
    assert [(step.big, step.kind) for step in whole.steps] == [
        ("", ""),
        ("", ""),
        ("01632 960 002", "ring"),
        ("85000", "text"),
        ("www.example.org", "web"),
    ]


def test_what_is_over_is_not_told(book: Book, store: Store) -> None:
    over = Schedule(freq="WEEKLY", byday="MO", opens_at="09:00", until=TODAY)
    with store.session() as session, session.begin():
        service = add(session, "Ends today", "pain")
        service.schedules.append(over)
    listing = made(store).listings
    (found,) = (each for each in listing.values() if each.name == "Ends today")
    assert found.facts == (("When", "Mondays at 9am, until 26 November 2026"),)
    day_after = gather(
        store.session,
        SITE,
        TODAY + datetime.timedelta(days=1),
        audience=audience(TODAY, trial=True),
    )
    (found,) = (each for each in day_after.listings.values() if each.name == "Ends today")
    assert found.facts == ()


def test_names_and_who_runs_them_stand_under_their_letters(book: Book) -> None:
    under = {line.words: letter.name for letter in book.index for line in letter.lines}
    assert under["Whole listing"] == "W"
    assert under["The Élan Trust"] == "T"
    assert under["Living with pain"] == "L"
    assert under[MARKUP] == "B"
    assert under["2nd Chance Café"] == "Numbers"
    assert under[ARABIC] == "Other letters"
    letters = [letter.name for letter in book.index]
    assert letters[-2:] == ["Numbers", "Other letters"]
    assert letters[:-2] == sorted(letters[:-2])


def test_a_letter_is_sorted_without_regard_to_accents_and_capitals(store: Store) -> None:
    with store.session() as session, session.begin():
        for name in ("Zzebra", "zzÉbb", "ZZEAA", "'zzecc'"):
            add(session, name, "pain")
    (last,) = (letter for letter in made(store).index if letter.name == "Z")
    assert [line.words for line in last.lines] == ["ZZEAA", "zzÉbb", "Zzebra", "'zzecc'"]


def test_one_name_of_several_listings_is_one_line_of_the_index(book: Book) -> None:
    lines = [line for letter in book.index for line in letter.lines]
    (same,) = (line for line in lines if line.words == "Same name")
    assert len(same.listings) == 2
    (trust,) = (line for line in lines if line.words == "The Élan Trust")
    assert [book.listings[key].name for key in trust.listings] == [
        "No topic group",
        "Whole listing",
    ]


def test_names_are_kept_whole(book: Book) -> None:
    assert {LONG, MARKUP, ARABIC} <= {each.name for each in book.listings.values()}


def test_help_is_worded_so_that_it_is_right_at_any_hour(book: Book) -> None:
    assert "Ask at the desk." in book.help.first.words
    assert "If nobody is here, go to Main reception." in book.help.first.words
    assert "01632 960 001" in [line.number for line in book.help.lines]
    assert book.emergency.nearest_ae == "Nearest A&E: Northfield Hospital."


def test_a_room_without_facts_has_the_national_numbers(store: Store) -> None:
    book = gather(store.session, Settings(), TODAY, audience=audience(TODAY, trial=True))
    numbers = [line.number for line in book.help.lines if line.number]
    assert numbers == ["999", "111", "116 123", "85258"]


def test_the_book_knows_its_day_its_room_and_that_it_is_on_trial(book: Book) -> None:
    assert (book.made, book.room, book.trial) == (TODAY, "The Rowan Room", True)


@pytest.mark.parametrize(
    ("screen", "words"),
    [
        ("parts/TrialSign.qml", f'qsTr("{trial_words()}")'),
        ("parts/EmergencyNote.qml", f'qsTr("{emergency_signs()} '),
        ("patient/Results.qml", f'qsTr("{nothing_here()}")'),
        ("patient/Home.qml", f'qsTr("{title()}")'),
    ],
)
def test_it_speaks_in_the_words_of_the_screens(screen: str, words: str) -> None:
    assert words in (MAIN_QML.parent / screen).read_text(encoding="utf-8")
