"""The book as pages for an intranet: complete, without a script, and tried in a real browser."""

import re
import shutil
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from urllib.parse import unquote

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from kiosk import content
from kiosk.directory.freshness import audience
from kiosk.errors import KnownTrouble
from kiosk.paper.book import Book, gather
from kiosk.paper.book_pages import listing_file, topic_file, write
from kiosk.store import Store
from tests.browsing import NARROW, WIDE, Addresses, chromium, page_at, serving
from tests.paper.books import ARABIC, LONG, MARKUP, SECRET, SITE, TODAY, add, add_corners

STRICT = {"rules": {rule: {"enabled": True} for rule in ("color-contrast-enhanced", "target-size")}}
"""What axe looks for besides: a contrast of 7 to 1, and links that a finger can meet."""
KINDS = (
    *("index.html", "help.html", "emergency.html", "topic-pain.html", "topic-company.html"),
    *("Whole listing", "Safe house line", MARKUP, ARABIC, LONG),
)
KIND_IDS = (
    *("index", "help", "emergency", "topic", "strange names"),
    *("whole", "sensitive", "markup", "Arabic", "long"),
)

TRIAL, LIVE = (audience(TODAY, trial=trial) for trial in (True, False))


@pytest.fixture(scope="module")
def whole(starter_database: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """The starter content and every corner."""
    folder = tmp_path_factory.mktemp("whole")
    shutil.copy(starter_database, folder)
    store = content.open_content(folder)
    with store.session() as session, session.begin():
        add_corners(session)
    yield store
    store.close()


@pytest.fixture(scope="module")
def book(whole: Store) -> Book:
    return gather(whole.session, SITE, TODAY, audience=TRIAL)


@pytest.fixture(scope="module")
def folder(book: Book, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("web") / "book"
    write(book, folder)
    return folder


def file_of(book: Book, name: str) -> str:
    (found,) = (each.key for each in book.listings.values() if each.name == name)
    return listing_file(found)


def text_of(folder: Path, file: str) -> str:
    return (folder / file).read_text(encoding="utf-8")


# The folder


def test_there_is_a_page_for_every_topic_and_every_listing(book: Book, folder: Path) -> None:
    assert {path.name for path in folder.iterdir()} == {
        *("index.html", "help.html", "emergency.html", "style.css"),
        *(topic_file(each.key) for each in book.chapters),
        *(listing_file(key) for key in book.listings),
    }


def test_a_page_is_called_by_the_listings_key() -> None:
    key = "66bb43b2-2f1e-5fbb-b87d-1be76b8c3703"
    assert listing_file(key) == f"listing-{key}.html"
    assert topic_file("pain") == "topic-pain.html"


@pytest.mark.parametrize("key", ["../../etc/passwd", "a b", "A", "", "é", "x" * 300, "<b>"])
def test_a_key_that_no_file_can_be_called_by_has_a_name_of_its_own(key: str) -> None:
    assert re.fullmatch(r"listing-[0-9a-f-]{36}\.html", listing_file(key))
    assert listing_file(key) == listing_file(key)


def test_every_address_is_a_page_a_place_a_number_or_the_listings_own_site(folder: Path) -> None:
    websites = set()
    for path in folder.glob("*.html"):
        for address in Addresses(path.read_text(encoding="utf-8")).found:
            if address.startswith(("tel:", "sms:")):
                assert re.fullmatch(r"(tel|sms):\+?\d+", address)
            elif address.startswith("https://"):
                websites.add(address)
            else:
                file, _, place = address.partition("#")
                there = folder / unquote(file) if file else path
                assert there.parent == folder
                assert not place or f'id="{place}"' in there.read_text(encoding="utf-8")
    assert "https://www.example.org" in websites
    assert "https://www.refuge.example.org" in websites


def test_there_is_no_script_and_nothing_comes_from_elsewhere(folder: Path) -> None:
    for path in folder.iterdir():
        text = path.read_text(encoding="utf-8")
        assert "url(" not in text
        assert "@import" not in text
        if path.suffix == ".html":
            tags = Addresses(text).tags
            assert not {"script", "iframe", "object", "embed", "form", "img"} & set(tags)
            assert not re.search(r"<[^>]*\son\w+=", text)


def test_another_website_does_not_hear_where_somebody_came_from(folder: Path) -> None:
    links = [
        link
        for path in folder.glob("*.html")
        for link in re.findall(r'<a href="https?:[^>]*>', path.read_text(encoding="utf-8"))
    ]
    assert len(links) > 20
    assert all('rel="noreferrer"' in link for link in links)


@pytest.mark.parametrize(
    "website",
    ["javascript:alert(1)", "//evil.example.org", "data:text/html,x", "ftp://x.org", "see poster"],
)
def test_what_is_no_website_is_no_link(website: str, store: Store, tmp_path: Path) -> None:
    with store.session() as session, session.begin():
        key = add(session, "Group", "pain", url=website).id
    write(gather(store.session, SITE, TODAY, audience=TRIAL), tmp_path / "book")
    page = text_of(tmp_path / "book", listing_file(key))
    assert f'<p class="big">{website}</p>' in page


def test_every_word_is_a_word_and_no_markup(book: Book, folder: Path) -> None:
    for file in ("index.html", "topic-company.html", file_of(book, MARKUP)):
        text = text_of(folder, file)
        assert "<b>" not in text
        assert "<script" not in text
        assert "&lt;b&gt;Bold&lt;/b&gt; &amp; &lt;script&gt;alert(1)" in text
    assert ARABIC in text_of(folder, file_of(book, ARABIC))
    assert LONG in text_of(folder, file_of(book, LONG))


def test_what_patients_do_not_see_is_nowhere(folder: Path) -> None:
    whole = "".join(path.read_text(encoding="utf-8") for path in folder.iterdir())
    assert "Never shown" not in whole
    assert SECRET not in whole


def test_a_listing_tells_all_that_is_known(book: Book, folder: Path) -> None:
    text = text_of(folder, file_of(book, "Whole listing"))
    for words in (
        '<h1 dir="auto">Whole listing</h1>',
        "Run by The Élan Trust",
        "A group with everything.",
        "Closed in August.",
        "Say that you have back pain.",
        '<a href="tel:01632960002">01632 960 002</a>',
        '<a href="sms:85000">85000</a>',
        "Tuesdays, 2pm to 4pm",
        "Open Hall<br>\n1 Open Hall Road, Northfield<br>\nBus to Open Hall",
        "£3 each time",
        "Somebody meets you at the door.",
        "A warm coat",
        "Step-free way into Open Hall",
        "hello@example.org",
        "Checked by phone, 26 November 2026",
        '<a href="topic-pain.html">',
        '<a href="topic-moving.html">',
        '<a href="topic-company.html">',
    ):
        assert words in text


def test_every_listing_is_linked_from_its_topics_and_from_a_to_z(book: Book, folder: Path) -> None:
    index = text_of(folder, "index.html")
    for chapter in book.chapters:
        page = text_of(folder, topic_file(chapter.key))
        linked = re.findall(r'<a href="(listing-[\w-]+\.html)">', page)
        assert linked == [listing_file(key) for key in chapter.all]
        assert f'href="{topic_file(chapter.key)}"' in index
    assert set(re.findall(r'href="(listing-[\w-]+\.html)"', index)) == {
        listing_file(key) for key in book.listings
    }


def test_every_page_leads_to_help_and_says_its_day_and_the_trial(folder: Path) -> None:
    for path in folder.glob("*.html"):
        text = path.read_text(encoding="utf-8")
        nav = text[text.index("<nav") : text.index("</nav>")]
        assert nav.index('href="help.html"') < nav.index('href="emergency.html"')
        assert "Made on 26 November 2026." in text
        assert '<p class="trial">Trial. Not for patients yet.</p>' in text


def test_a_live_room_says_nothing_of_a_trial(whole: Store, tmp_path: Path) -> None:
    write(gather(whole.session, SITE, TODAY, audience=LIVE), tmp_path / "book")
    assert all("Trial" not in page.read_text() for page in (tmp_path / "book").glob("*.html"))
    assert len(list((tmp_path / "book").glob("listing-*"))) == 1
    empty = text_of(tmp_path / "book", "topic-mood.html")
    assert "We have nothing to show here yet. These lines can help today." in empty
    assert '<a href="tel:116123">116 123</a>' in empty


def test_help_has_the_words_and_numbers_of_the_site(book: Book, folder: Path) -> None:
    text = text_of(folder, "help.html")
    assert "The Rowan Room: Ask at the desk. From a hospital phone, ring 4321." in text
    for number in ("999", "111", "01632960001", "116123"):
        assert f'href="tel:{number}"' in text
    assert 'href="sms:85258"' in text
    emergency = text_of(folder, "emergency.html")
    for sign in (*book.emergency.signs, *book.emergency.soon):
        assert f"<li>{sign}</li>" in emergency
    assert "Nearest A&amp;E: Northfield Hospital." in emergency


def test_what_is_about_moving_leads_to_the_emergency_card(book: Book, folder: Path) -> None:
    for file in (file_of(book, "Whole listing"), "topic-pain.html", "topic-moving.html"):
        note = text_of(folder, file).split('<p class="note">')[1]
        assert 'href="emergency.html"' in note[: note.index("</p>")]
    assert 'class="note"' not in text_of(folder, "topic-home.html")


def test_a_sensitive_page_leaves_no_name_in_the_browsers_list(book: Book, folder: Path) -> None:
    text = text_of(folder, file_of(book, "Safe house line"))
    assert "<title>A listing | Find support</title>" in text
    assert "Your browser remembers the pages that you open." in text
    other = text_of(folder, file_of(book, "Whole listing"))
    assert "<title>Whole listing | Find support</title>" in other
    assert "Your browser remembers" not in other


def test_it_can_be_written_again_and_what_has_gone_goes(
    book: Book, whole: Store, tmp_path: Path
) -> None:
    write(book, tmp_path / "book")
    write(gather(whole.session, SITE, TODAY, audience=LIVE), tmp_path / "book")
    assert len(list((tmp_path / "book").glob("listing-*"))) == 1
    assert [path.name for path in tmp_path.iterdir()] == ["book"]


def test_somebody_elses_pages_are_left_alone(book: Book, tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("<title>Our ward</title>")
    with pytest.raises(KnownTrouble, match=r"holds something else, such as index\.html"):
        write(book, tmp_path)
    assert (tmp_path / "index.html").read_text() == "<title>Our ward</title>"


def test_progress_is_told(book: Book, tmp_path: Path) -> None:
    told: list[tuple[float, float]] = []
    write(book, tmp_path / "book", lambda done, whole: told.append((done, whole)))
    assert told[-1] == (len(book.listings), len(book.listings))


# In a browser


@pytest.fixture(scope="module")
def address(folder: Path) -> Iterator[str]:
    with serving(folder) as address:
        yield address


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as opened:
        yield opened


@pytest.fixture(params=range(len(KINDS)), ids=KIND_IDS)
def page_address(request: pytest.FixtureRequest, address: str, book: Book) -> str:
    """The address of a page of every kind."""
    kind = KINDS[request.param]
    return address + (kind if kind.endswith(".html") else file_of(book, kind))


@pytest.fixture
def shown(browser: Browser, page_address: str) -> Iterator[Page]:
    with page_at(browser, page_address, WIDE) as opened:
        yield opened


@pytest.fixture
def on_a_telephone(browser: Browser, page_address: str) -> Iterator[Page]:
    with page_at(browser, page_address, NARROW) as opened:
        yield opened


def look_for_faults(page: Page) -> None:
    results = Axe().run(page, options=STRICT)
    assert results.violations_count == 0, results.generate_report()
    looked_at = {rule["id"] for rule in results.response["passes"]}
    assert {"color-contrast-enhanced", "target-size"} <= looked_at


def test_a_checker_of_accessibility_finds_nothing(shown: Page) -> None:
    look_for_faults(shown)


def test_it_finds_nothing_on_a_telephone_and_nothing_is_wider(on_a_telephone: Page) -> None:
    look_for_faults(on_a_telephone)
    assert on_a_telephone.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def test_headings_are_in_order_and_the_first_key_skips_to_the_words(shown: Page) -> None:
    levels = shown.evaluate(
        "[...document.querySelectorAll('h1,h2,h3,h4')].map(each => Number(each.tagName[1]))"
    )
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
    shown.keyboard.press("Tab")
    assert shown.evaluate("document.activeElement.getAttribute('href')") == "#main"
    assert shown.evaluate("document.activeElement.getBoundingClientRect().top >= 0")


def test_paper_has_no_buttons(shown: Page) -> None:
    shown.emulate_media(media="print")
    assert shown.locator("h1").is_visible()
    for chrome in ("nav", ".skip"):
        for found in shown.locator(chrome).all():
            assert not found.is_visible()
    assert shown.locator(".trial").is_visible()
    assert "Made on 26 November 2026." in shown.locator("footer").inner_text()
