"""The book in large print: title page, contents, the two fixed cards, the topics, and A to Z."""

import datetime
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from PySide6.QtCore import QCoreApplication

from kiosk.paper.blocks import (
    BigNumber,
    Block,
    Bullets,
    Entry,
    Heading,
    Label,
    Mark,
    PageBreak,
    Rule,
    Step,
    Steps,
    Title,
    Together,
    Words,
)
from kiosk.paper.book import (
    Book,
    Chapter,
    Described,
    IndexLine,
    NextStep,
    Told,
    emergency_signs,
    nothing_here,
    title,
    trial_words,
)
from kiosk.paper.large_print import Sheets, lay_out
from kiosk.safety.cards import HelpLine
from kiosk.wording.times import long_date

translate = QCoreApplication.translate

Pages = Mapping[str, int]
"""On which page each of the book's marks is."""

HELP, EMERGENCY, INDEX = "help", "emergency", "index"

_MOST_TRIES = 9
_SHORT = 15
"""So many letters of a fact's name leave room for the fact beside it."""


def topic_mark(key: str) -> str:
    """What a topic's page is remembered by."""
    return f"topic {key}"


def listing_mark(key: str) -> str:
    """What the page is remembered by on which a listing stands in full."""
    return f"listing {key}"


def set_in_type(book: Book, family: str, told: Told = lambda _done, _all: None) -> Sheets:
    """The whole book, each page where the contents and the index say that it is.

    Numbers of pages take room themselves, so it is laid out again until all of them are right:
    mostly twice.

    Args:
        book: what stands in it.
        family: the letters.
        told: hears how many listings have been set in type, of how many.
    """
    pages: Pages = defaultdict(lambda: len(book.listings))  # a guess, about as wide
    for _ in range(_MOST_TRIES):
        sheets = lay_out(_blocks(book, pages, told), family=family, footer=_footer(book, pages))
        if sheets.marks == pages:
            return sheets
        pages = sheets.marks
        del sheets  # before the next one takes as much memory again
    raise RuntimeError("The numbers of the pages do not come to rest.")


def _footer(book: Book, pages: Pages) -> str:
    """What stands on every page: where help is, how old the book is, and that it is on trial."""
    return "\n".join(
        [
            _to_help(pages),
            _made(book.made),
            *([trial_words()] if book.trial else []),
        ]
    )


def _to_help(pages: Pages) -> str:
    words = translate("Book", "Need help now? See page {page}.")
    return words.format(page=_number(pages, HELP))


def _made(day: datetime.date) -> str:
    return translate("Book", "Made on {day}").format(day=long_date(day))


def _number(pages: Pages, mark: str) -> str:
    return str(pages[mark])


def _blocks(book: Book, pages: Pages, told: Told) -> Iterator[Block]:
    yield from _title_page(book, pages)
    yield from _contents(book, pages)
    yield from _help(book)
    yield from _emergency(book)
    done = 0
    for chapter in book.chapters:
        yield PageBreak()
        yield Mark(topic_mark(chapter.key))
        yield from _opening(book, chapter, pages)
        for key in chapter.listings:
            yield Rule()
            yield _listing(book.listings[key], pages)
            done += 1
            told(done, len(book.listings))
    yield from _index(book, pages)


def _title_page(book: Book, pages: Pages) -> Iterator[Block]:
    yield Title(title())
    yield Heading(book.room)
    yield Words(_made(book.made))
    if book.trial:
        yield Words(trial_words(), strong=True)
    yield Rule()
    yield Words(_to_help(pages), strong=True)
    yield Words(
        translate("Book", "{card}: see page {page}.").format(
            card=book.emergency.heading, page=_number(pages, EMERGENCY)
        ),
        strong=True,
    )
    yield Rule()
    yield Heading(translate("Book", "Ring before you go"))
    yield Words(translate("Book", "Times, places and numbers can change."))
    yield Words(translate("Book", "This book shows what we knew on the day it was made."))
    yield Heading(translate("Book", "How to use this book"))
    yield Bullets(
        (
            translate("Book", "Look for a topic on the next page."),
            translate("Book", "Or look for a name from A to Z, from page {page}.").format(
                page=_number(pages, INDEX)
            ),
            translate("Book", "Each listing says what to do next."),
            translate("Book", "It says when we last checked it, too."),
            translate("Book", "Think about who else can see what you read."),
            translate("Book", "Tell us if you need this in another way."),
        )
    )
    yield Words(
        translate("Book", "This book does not diagnose or give medical advice."), apart=True
    )


def _contents(book: Book, pages: Pages) -> Iterator[Block]:
    yield PageBreak()
    yield Title(translate("Book", "Contents"))
    yield Entry(translate("Book", "Help now"), _number(pages, HELP))
    yield Entry(book.emergency.heading, _number(pages, EMERGENCY))
    for chapter in book.chapters:
        yield Entry(chapter.name, _number(pages, topic_mark(chapter.key)))
    yield Entry(translate("Book", "A to Z"), _number(pages, INDEX))


def _help(book: Book) -> Iterator[Block]:
    yield PageBreak()
    yield Mark(HELP)
    yield Title(translate("Book", "Help now"))
    yield Words(book.help.heading, strong=True)
    for line in (book.help.first, *book.help.lines):
        yield _help_line(line)


def _help_line(line: HelpLine) -> Block:
    return Together((Label(line.title), Words(line.words), BigNumber(line.number)))


def _emergency(book: Book) -> Iterator[Block]:
    card = book.emergency
    yield PageBreak()
    yield Mark(EMERGENCY)
    yield Title(card.heading)
    yield Words(card.act, strong=True)
    yield Bullets(card.signs)
    yield Words(card.nearest_ae, strong=True)
    yield Words(card.not_ae, strong=True)
    yield Together((Label(card.soon_heading), Bullets(card.soon)))


def _opening(book: Book, chapter: Chapter, pages: Pages) -> Iterator[Block]:
    yield Title(chapter.name)
    yield Words(chapter.summary)
    if chapter.emergency_card:
        yield _emergency_note(pages)
    if not chapter.all:
        yield Words(nothing_here())
        yield from map(_help_line, book.help.to_talk)
    if chapter.listings:
        yield Label(translate("Book", "On the next pages"))
    for key in chapter.listings:
        yield Entry(_on_one_line(book.listings[key].name), _number(pages, listing_mark(key)))
    yield from _elsewhere(book, chapter, pages)


def _emergency_note(pages: Pages) -> Block:
    see = translate("Book", "See page {page} now.").format(page=_number(pages, EMERGENCY))
    return Words(f"{emergency_signs()} {see}", strong=True)


def _listing(listing: Described, pages: Pages) -> Block:
    """A listing in full: on one page, or else divided between what to do and what is known."""
    known = [block for name, words in listing.facts for block in _fact(name, words)]
    return Together(
        (
            Together((Mark(listing_mark(listing.key)), *_what_to_do(listing, pages))),
            Together((*known, Words(listing.check, apart=True))),
        )
    )


def _what_to_do(listing: Described, pages: Pages) -> Iterator[Block]:
    yield Heading(listing.name)
    if listing.run_by:
        yield Words(translate("Book", "Run by {organization}").format(organization=listing.run_by))
    yield Words(listing.summary)
    if listing.emergency_card:
        yield _emergency_note(pages)
    yield Words(listing.alert, strong=True)
    yield Label(translate("Book", "What to do next"))
    yield from map(_step, listing.steps)


def _step(step: NextStep) -> Block:
    """What to do next; the number to do it with as large as it goes, an address as it fits."""
    if step.kind in {"ring", "text"}:
        return Together((Steps((Step(step.lead, step.words),)), BigNumber(step.big)))
    return Steps((Step(step.lead, step.words, step.big),))


def _fact(name: str, words: str) -> Iterator[Block]:
    """A fact beside its name or, where that is long, below it."""
    if len(name) <= _SHORT:
        yield Steps((Step(f"{name}:", words),))
    else:
        yield Label(name)
        yield Words(words)


def _elsewhere(book: Book, chapter: Chapter, pages: Pages) -> Iterator[Block]:
    """The listings of a topic that stand in full under another one."""
    if not chapter.elsewhere:
        return
    yield Label(translate("Book", "More on this topic"))
    yield Bullets(
        tuple(
            translate("Book", "{name}. See page {page}.").format(
                name=_on_one_line(book.listings[key].name), page=_number(pages, listing_mark(key))
            )
            for key in chapter.elsewhere
        )
    )


def _index(book: Book, pages: Pages) -> Iterator[Block]:
    yield PageBreak()
    yield Mark(INDEX)
    yield Title(translate("Book", "A to Z"))
    for letter in book.index:
        yield Heading(letter.name)
        for line in letter.lines:
            yield _index_line(line, pages)


def _index_line(line: IndexLine, pages: Pages) -> Block:
    marks = [*map(topic_mark, line.chapters), *map(listing_mark, line.listings)]
    numbers = sorted({pages[mark] for mark in marks})
    name = _on_one_line(line.words)
    if len(numbers) == 1:
        return Entry(name, str(numbers[0]))
    words = translate("Book", "{name}: pages {pages}")
    return Together((Words(words.format(name=name, pages=_listed(numbers))),))


def _listed(numbers: Iterable[int]) -> str:
    *others, last = map(str, numbers)
    return translate("Words", "{days} and {last}").format(days=", ".join(others), last=last)


def _on_one_line(name: str) -> str:
    return " ".join(name.split())
