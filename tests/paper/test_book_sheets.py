"""The book in large print, read back from its PDF: every number of a page is the right one."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk import content
from kiosk.directory.freshness import audience
from kiosk.directory.models import Service
from kiosk.paper.book import Book, Chapter, Described, gather
from kiosk.paper.book_sheets import listing_mark, set_in_type
from kiosk.paper.large_print import Sheets
from kiosk.store import Store
from tests.paper.books import LONG, MARKUP, SECRET, SITE, TODAY, add, add_corners
from tests.paper.reading import A4_POINTS, Read, ink, read

MARGIN = 36  # points: no printer leaves more than half an inch
CHECK = re.compile(r"Checked by phone, 26 November 2026|Not yet checked by this room\.")
FOOT = re.compile(
    r" ?Need help now\? See page (?P<help>\d+)\. Page (?P<page>\d+) of (?P<all>\d+) "
    r"Made on 26 November 2026(?P<trial> Trial\. Not for patients yet\.)?$"
)


class Printed:
    """A book that was printed and read back: the words of each page, and what its foot says."""

    def __init__(self, book: Book, sheets: Sheets, found: Read) -> None:
        self.book = book
        self.sheets = sheets
        self.found = found
        whole = [" ".join(text.split()) for text in found.texts]
        self.pages = [FOOT.sub("", page) for page in whole]
        self.feet = [FOOT.search(page) for page in whole]

    def page(self, number: str | int) -> str:
        return self.pages[int(number) - 1]

    def lines(self, first: int, last: int | None = None) -> str:
        """What stands on these pages, line by line."""
        return "\n".join(text.replace("\r", "") for text in self.found.texts[first - 1 : last])

    @property
    def contents(self) -> str:
        return self.lines(2, 2)

    @property
    def index(self) -> str:
        """All pages from A to Z."""
        return self.lines(self.sheets.marks["index"])

    @property
    def body(self) -> str:
        """All pages but those from A to Z."""
        return " ".join(self.pages[: self.sheets.marks["index"] - 1])


def print_it(store: Store, family: str, folder: Path, *, trial: bool = True) -> Printed:
    book = gather(store.session, SITE, TODAY, audience=audience(TODAY, trial=trial))
    sheets = set_in_type(book, family)
    return Printed(book, sheets, read(sheets.pdf("Book", made=TODAY), folder))


@pytest.fixture(scope="module")
def whole_store(
    starter_database: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Store]:
    """The starter content and every corner."""
    folder = tmp_path_factory.mktemp("whole")
    shutil.copy(starter_database, folder)
    store = content.open_content(folder)
    with store.session() as session, session.begin():
        add_corners(session)
    yield store
    store.close()


@pytest.fixture(scope="module")
def printed(whole_store: Store, family: str, tmp_path_factory: pytest.TempPathFactory) -> Printed:
    """The book of all that."""
    return print_it(whole_store, family, tmp_path_factory.mktemp("printed"))


def plain(words: str) -> str:
    return " ".join(words.split())


def can_be_found(name: str) -> bool:
    """Whether a reader of a PDF gives the name back letter by letter, in its order."""
    return name.isascii() and name != LONG


def pages_of(name: str, found: str) -> list[str]:
    """The numbers of pages after this name, which begins a line."""
    words = r"\s+".join(map(re.escape, name.split()))
    numbers = r"(?::\s+pages\s+([\d,\s]+and\s+\d+)|\s+(\d+))\s*$"
    match = re.search(f"^{words}{numbers}", found, re.MULTILINE)
    assert match, name
    return re.findall(r"\d+", match[1] or match[2])


def close(words: str) -> str:
    """The words without spaces: a line that ends after a hyphen reads as if it had one more."""
    return "".join(words.split())


def opening(listing: Described) -> str:
    """How a listing in full begins, and nothing else does."""
    run_by = f"Run by {listing.run_by} " if listing.run_by else ""
    return close(f"{listing.name} {run_by}{listing.summary}")


# Numbers of pages


def test_the_contents_name_the_page_on_which_each_part_begins(printed: Printed) -> None:
    parts = [
        "Help now",
        "Back pain emergency",
        *(chapter.name for chapter in printed.book.chapters),
        "A to Z",
    ]
    assert len(parts) == 13
    for part in parts:
        (number,) = pages_of(part, printed.contents)
        assert printed.page(number).startswith(part)


def test_the_index_names_the_pages_on_which_each_listing_stands_in_full(printed: Printed) -> None:
    listings = [each for each in printed.book.listings.values() if can_be_found(each.name)]
    assert len(listings) > 35
    for listing in listings:
        pages = [printed.page(number) for number in pages_of(listing.name, printed.index)]
        assert any(opening(listing) in close(page) for page in pages)


def test_the_index_names_the_pages_of_all_that_somebody_runs(printed: Printed) -> None:
    runners = {each.organization for each in printed.book.listings.values()} - {""}
    assert len(runners) > 20
    for runner in runners:
        theirs = [
            opening(each) for each in printed.book.listings.values() if each.organization == runner
        ]
        pages = [close(printed.page(number)) for number in pages_of(runner, printed.index)]
        assert all(any(each in page for page in pages) for each in theirs)
        assert all(any(each in page for each in theirs) for page in pages)


def test_the_index_names_the_pages_of_topics(printed: Printed) -> None:
    for chapter in printed.book.chapters:
        (number,) = pages_of(chapter.name, printed.index)
        assert printed.page(number).startswith(chapter.name)


def first_pages(printed: Printed, chapter: Chapter) -> str:
    """The first two pages of a chapter, which list what belongs to it."""
    first = printed.sheets.marks[f"topic {chapter.key}"]
    return printed.lines(first, first + 1)


def test_a_topic_begins_with_where_its_listings_are(printed: Printed) -> None:
    named = 0
    for chapter in printed.book.chapters:
        found = first_pages(printed, chapter)
        for listing in (printed.book.listings[key] for key in chapter.listings):
            if can_be_found(listing.name) and listing.name != "Same name":
                (number,) = pages_of(listing.name, found)
                assert opening(listing) in close(printed.page(number))
                named += 1
    assert named > 30


def test_a_topic_sends_on_to_listings_that_stand_under_another(printed: Printed) -> None:
    named = 0
    for chapter in printed.book.chapters:
        found = plain(first_pages(printed, chapter))
        for listing in (printed.book.listings[key] for key in chapter.elsewhere):
            sent = re.search(rf"{re.escape(listing.name)}\. See page (\d+)\.", found)
            assert sent, listing.name
            assert opening(listing) in close(printed.page(sent[1]))
            named += 1
    assert named > 10


def test_every_page_says_its_number_the_day_and_where_help_is(printed: Printed) -> None:
    for number, foot in enumerate(printed.feet, start=1):
        assert foot is not None
        assert int(foot["page"]) == number
        assert int(foot["all"]) == len(printed.pages)
        assert printed.page(foot["help"]).startswith("Help now")


def test_whatever_is_about_moving_sends_on_to_the_emergency_card(printed: Printed) -> None:
    notes = re.findall(r"or weak legs\? See page (\d+) now\.", printed.body)
    about = [each for each in printed.book.listings.values() if each.emergency_card]
    topics = [each for each in printed.book.chapters if each.emergency_card]
    assert len(notes) == len(about) + len(topics)
    for number in set(notes):
        assert printed.page(number).startswith("Back pain emergency Call 999 or go to A&E now if")


# What stands in it


def test_every_listing_stands_in_full_once(printed: Printed) -> None:
    for listing in printed.book.listings.values():
        if can_be_found(listing.name):
            assert close(printed.body).count(opening(listing)) == 1
    assert len(CHECK.findall(printed.body)) == len(printed.book.listings)


def test_what_patients_do_not_see_is_not_in_it(printed: Printed, whole_store: Store) -> None:
    with whole_store.session() as session:
        hidden = {
            each.name
            for each in session.query(Service)
            if each.publication != "published" or each.status != "active"
        }
    hidden -= {each.name for each in printed.book.listings.values()}
    assert len(hidden) > 3
    assert [name for name in hidden if f"{name} Run by" in printed.body] == []
    assert "Never shown" not in printed.found.text
    assert SECRET not in printed.found.text


def test_a_listing_stays_on_one_page(printed: Printed) -> None:
    for listing in printed.book.listings.values():
        page = close(printed.page(printed.sheets.marks[listing_mark(listing.key)]))
        if can_be_found(listing.name) and listing.name != "Whole listing":
            assert close(listing.check) in page[page.index(opening(listing)) :]


def test_a_listing_that_no_page_holds_is_divided_after_what_to_do(printed: Printed) -> None:
    (whole,) = (each for each in printed.book.listings.values() if each.name == "Whole listing")
    first = printed.sheets.marks[listing_mark(whole.key)]
    assert printed.page(first) == (
        "Whole listing Run by The Élan Trust A group with everything. "
        "New numbness between your legs, trouble peeing, or weak legs? See page 5 now. "
        "Closed in August. What to do next 1. Ring this number. 2. Say that you have back pain. "
        "Ring (Mornings) 01632 960 002 Send a text to 85000 Go online to www.example.org"
    )
    assert printed.page(first + 1).startswith(
        "When: Tuesdays, 2pm to 4pm Where: Open Hall 1 Open Hall Road, Northfield Bus to Open Hall "
        "Cost: £3 each time Who it is for: Anybody "
        "What happens the first time Somebody meets you at the door. What to bring: A warm coat "
        "Getting in and around Step-free way into Open Hall Languages: Urdu "
        "E-mail: hello@example.org Checked by phone, 26 November 2026"
    )


def test_the_title_page_says_what_it_is_how_old_and_how_to_read_it(printed: Printed) -> None:
    title = printed.pages[0]
    assert title.startswith(
        "Find support The Rowan Room Made on 26 November 2026 Trial. Not for patients yet. "
    )
    for words in (
        "Need help now? See page 3.",
        "Back pain emergency: see page 5.",
        "Ring before you go",
        "How to use this book",
        f"from A to Z, from page {printed.sheets.marks['index']}.",
        "Tell us if you need this in another way.",
    ):
        assert words in title


def test_the_cards_come_first_with_the_words_of_the_site(printed: Printed) -> None:
    help_now = f"{printed.page(3)} {printed.page(4)}"
    for line in (printed.book.help.first, *printed.book.help.lines):
        assert plain(f"{line.title} {line.words} {line.number}") in help_now
    card = printed.book.emergency
    points = [f"• {each}" for each in card.signs]
    soon = [f"• {each}" for each in card.soon]
    assert printed.page(5) == plain(
        " ".join(
            [
                card.heading,
                card.act,
                *points,
                card.nearest_ae,
                card.not_ae,
                card.soon_heading,
                *soon,
            ]
        )
    )


def test_what_looks_like_markup_is_printed_as_it_stands(printed: Printed) -> None:
    assert MARKUP in printed.body
    assert MARKUP in plain(printed.index)


def test_an_empty_topic_has_lines_to_ring(store: Store, family: str, tmp_path: Path) -> None:
    live = print_it(store, family, tmp_path, trial=False)
    page = live.page(live.sheets.marks["topic mood"])
    assert "We have nothing to show here yet. These lines can help today." in page
    assert "Samaritans Someone to listen to you. Free, day or night. 116 123" in page


def test_a_live_room_says_nothing_of_a_trial(
    whole_store: Store, family: str, tmp_path: Path
) -> None:
    live = print_it(whole_store, family, tmp_path, trial=False)
    assert "Trial" not in live.found.text
    assert all(foot is not None and not foot["trial"] for foot in live.feet)
    assert CHECK.findall(live.body) == ["Checked by phone, 26 November 2026"]


# How it looks


def test_nothing_is_cut_at_the_margins(printed: Printed) -> None:
    width, height = A4_POINTS
    for picture in printed.found.pictures:
        found = ink(picture)
        assert found.left() >= MARGIN
        assert found.top() >= MARGIN
        assert found.right() <= width - MARGIN
        assert found.bottom() <= height - MARGIN


def test_nothing_is_below_eighteen_points(printed: Printed) -> None:
    assert printed.found.smallest_letters >= 17.9


def test_the_same_directory_makes_the_same_book(whole_store: Store, family: str) -> None:
    book = gather(whole_store.session, SITE, TODAY, audience=audience(TODAY, trial=True))
    first, second = (set_in_type(book, family).pdf("Book", made=TODAY) for _ in range(2))
    assert first == second


def test_numbers_of_three_digits_are_right_too(store: Store, family: str, tmp_path: Path) -> None:
    with store.session() as session, session.begin():
        for number in range(120):
            add(session, f"Group number {number}", "company", "pain")
    long = print_it(store, family, tmp_path)
    assert long.sheets.pages > 100
    for listing in long.book.listings.values():
        (page,) = pages_of(listing.name, long.index)[:1]
        assert opening(listing) in close(long.page(page))


def test_progress_is_told(whole_store: Store, family: str) -> None:
    told: list[tuple[float, float]] = []
    book = gather(whole_store.session, SITE, TODAY, audience=audience(TODAY, trial=True))
    set_in_type(book, family, lambda done, whole: told.append((done, whole)))
    assert told[-1] == (len(book.listings), len(book.listings))
