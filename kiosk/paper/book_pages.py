"""The book as a folder of pages for an intranet: a page a topic, a page a listing, no script.

The pages of a sensitive listing have a neutral title, because a browser remembers titles, and say
that it does. What they are called comes from the listings' keys, so that a link to one stays good.
"""

import re
import uuid
from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from kiosk.paper.book import (
    Book,
    Chapter,
    Described,
    IndexLine,
    Letter,
    NextStep,
    Told,
    emergency_signs,
    nothing_here,
    title,
    trial_words,
)
from kiosk.safety.cards import HelpLine
from kiosk.web import folder as web_folder
from kiosk.web.pages import STYLE, STYLE_NAME, document, line_of_help, number, words
from kiosk.wording.times import long_date

translate = QCoreApplication.translate

INDEX, HELP, EMERGENCY = "index.html", "help.html", "emergency.html"
GENERATOR = "kiosk listings book"
_OURS = re.compile(r"(help|emergency|topic-[\w-]+|listing-[\w-]+)\.html")
_PLAIN_KEY = re.compile(r"[a-z0-9-]{1,64}")
_WEB_ADDRESS = re.compile(r"(https?://)?([\w-]+\.)+[a-z]{2,}(:\d+)?([/?#]\S*)?", re.IGNORECASE)
_LOOKED_AT = 1000


def write(book: Book, folder: Path, told: Told = lambda _done, _all: None) -> None:
    """Write all pages into `folder`, in place of those that we wrote there before.

    Args:
        book: what stands in it.
        folder: a new one, or one that this has written.
        told: hears how many pages are written, of how many.

    Raises:
        KnownTrouble: the folder holds something else, or it cannot be written.
    """
    web_folder.write(folder, lambda made: _fill(made, book, told), is_ours)


def is_ours(path: Path) -> bool:
    """Whether this is a file of a folder that we wrote: anybody has an `index.html`."""
    if path.name == INDEX:
        with path.open(encoding="utf-8", errors="replace") as page:
            return f'content="{GENERATOR}"' in page.read(_LOOKED_AT)
    return path.name == STYLE_NAME or _OURS.fullmatch(path.name) is not None


def _fill(folder: Path, book: Book, told: Told) -> None:
    pages = {INDEX: _index(book), HELP: _help(book), EMERGENCY: _emergency(book)}
    for name, page in pages.items():
        web_folder.write_text(folder / name, page)
    web_folder.write_text(folder / STYLE_NAME, STYLE + _STYLE)
    for chapter in book.chapters:
        web_folder.write_text(folder / topic_file(chapter.key), _topic(book, chapter))
    for done, listing in enumerate(book.listings.values(), start=1):
        web_folder.write_text(folder / listing_file(listing.key), _listing(book, listing))
        told(done, len(book.listings))


def topic_file(key: str) -> str:
    """What the page of a topic is called."""
    return f"topic-{_in_a_name(key) if key else 'more'}.html"


def listing_file(key: str) -> str:
    """What the page of a listing is called."""
    return f"listing-{_in_a_name(key)}.html"


def _in_a_name(key: str) -> str:
    """A key as part of a file's name: itself, unless it holds what no name may."""
    if _PLAIN_KEY.fullmatch(key):
        return key
    return str(uuid.uuid5(uuid.NAMESPACE_OID, key))


# The pages


def _index(book: Book) -> str:
    topics = "".join(
        f'<li><a href="{topic_file(each.key)}">{words(each.name)}</a>\n'
        f"<p{_AUTO}>{words(each.summary)}</p></li>\n"
        for each in book.chapters
    )
    letters = "".join(
        f'<li><a href="#letter-{at}">{words(each.name)}</a></li>\n'
        for at, each in enumerate(book.index)
    )
    groups = "".join(_letter(book, at, each) for at, each in enumerate(book.index))
    # Qt's tool for translations does not read what stands deep in a text of several lines.
    by_letter, about = translate("Book", "Letters"), translate("Book", "About these pages")
    body = f"""<h1>{words(title())}</h1>
<p class="lead">{words(translate("Book", "Ring before you go."))}
{words(translate("Book", "Times, places and numbers can change."))}</p>
<section aria-labelledby="topics">
<h2 id="topics">{words(translate("Book", "Topics"))}</h2>
<ul class="cards">
{topics}</ul>
</section>
<section aria-labelledby="a-to-z">
<h2 id="a-to-z">{words(translate("Book", "A to Z"))}</h2>
<nav aria-label="{words(by_letter)}">
<ul class="letters">
{letters}</ul>
</nav>
{groups}</section>
<section aria-labelledby="about">
<h2 id="about">{words(about)}</h2>
<ul>
{_items(_about(book))}</ul>
</section>"""
    return _page(book, title(), body)


def _about(book: Book) -> list[str]:
    return [
        translate("Book", "They show what we knew on {day}.").format(day=long_date(book.made)),
        translate("Book", "Each listing says when we last checked it."),
        translate("Book", "They do not diagnose, and they do not give medical advice."),
        *_private(),
        translate("Book", "Tell us if you need this in another way."),
    ]


def _private() -> list[str]:
    return [
        translate("Book", "Your browser remembers the pages that you open."),
        translate("Book", "Think about who else uses this computer."),
    ]


def _letter(book: Book, at: int, letter: Letter) -> str:
    lines = "".join(_index_line(book, each) for each in letter.lines)
    return f'<h3 id="letter-{at}">{words(letter.name)}</h3>\n<ul class="names">\n{lines}</ul>\n'


def _index_line(book: Book, line: IndexLine) -> str:
    """A link; where there are several of one name, the name and a link for each."""
    topics = [topic_file(each) for each in line.chapters]
    listings = [book.listings[each] for each in line.listings]
    if len(topics) + len(listings) == 1:
        file = topics[0] if topics else listing_file(listings[0].key)
        return f'<li{_AUTO}><a href="{file}">{words(line.words)}</a></li>\n'
    parts = [f'<li{_AUTO}><a href="{each}">{words(line.words)}</a></li>\n' for each in topics]
    parts += [f"<li{_AUTO}>{_link(each, with_who=True)}</li>\n" for each in listings]
    return f"<li{_AUTO}>{words(line.words)}\n<ul>\n{''.join(parts)}</ul></li>\n"


def _link(listing: Described, *, with_who: bool = False) -> str:
    who = f" ({words(listing.run_by)})" if with_who and listing.run_by else ""
    return f'<a href="{listing_file(listing.key)}">{words(listing.name)}</a>{who}'


def _help(book: Book) -> str:
    card = book.help
    first = (
        f"<h2>{words(card.first.title)}</h2>\n"
        f"<p{_AUTO}>{words(book.room)}: {words(card.first.words)}</p>\n"
    )
    body = f"""<h1>{words(translate("Book", "Help now"))}</h1>
<p class="lead">{words(card.heading)}</p>
<div class="help">
{first}</div>
<ul class="lines">
{"".join(map(_help_line, card.lines))}</ul>"""
    return _page(book, translate("Book", "Help now"), body)


def _help_line(line: HelpLine) -> str:
    return line_of_help(line.title, line.words, line.number, is_text=line.how == "text")


def _emergency(book: Book) -> str:
    card = book.emergency
    places = "".join(
        f"<p><strong>{words(each)}</strong></p>\n"
        for each in (card.nearest_ae, card.not_ae)
        if each
    )
    body = f"""<h1>{words(card.heading)}</h1>
<section class="help" aria-labelledby="act">
<h2 id="act">{words(card.act)}</h2>
<ul>
{_items(card.signs)}</ul>
{places}</section>
<section aria-labelledby="soon">
<h2 id="soon">{words(card.soon_heading)}</h2>
<ul>
{_items(card.soon)}</ul>
</section>"""
    return _page(book, card.heading, body)


def _topic(book: Book, chapter: Chapter) -> str:
    cards = "".join(_card(book.listings[key]) for key in chapter.all)
    listed = f'<ul class="cards">\n{cards}</ul>' if cards else _nothing_here(book)
    body = f"""<h1{_AUTO}>{words(chapter.name)}</h1>
<p class="lead"{_AUTO}>{words(chapter.summary)}</p>
{_emergency_note(shown=chapter.emergency_card)}{listed}"""
    return _page(book, chapter.name, body)


def _nothing_here(book: Book) -> str:
    lines = "".join(map(_help_line, book.help.to_talk))
    return f'<p>{words(nothing_here())}</p>\n<ul class="lines">\n{lines}</ul>'


def _card(listing: Described) -> str:
    run_by = f"<p{_AUTO}>{words(listing.run_by)}</p>\n" if listing.run_by else ""
    in_short = "".join(f"<li{_AUTO}>{_said(each)}</li>\n" for each in listing.in_short)
    return f"""<li>
<h2{_AUTO}>{_link(listing)}</h2>
{run_by}<p{_AUTO}>{_said(listing.summary)}</p>
<ul class="short">
{in_short}</ul>
{_check(listing)}</li>
"""


def _listing(book: Book, listing: Described) -> str:
    run_by = _run_by(listing)
    alert = f'<p class="alert"{_AUTO}>{_said(listing.alert)}</p>\n' if listing.alert else ""
    facts = "".join(
        f"<div>\n<h2>{words(name)}</h2>\n<p{_AUTO}>{_said(said)}</p>\n</div>\n"
        for name, said in listing.facts
    )
    if facts:
        facts = f'<div class="facts">\n{facts}</div>\n'
    topics = "".join(
        f'<li{_AUTO}><a href="{topic_file(each.key)}">{words(each.name)}</a></li>\n'
        for each in book.chapters
        if listing.key in each.all
    )
    private = f'<p class="alert">{_said(" ".join(_private()))}</p>\n' if listing.sensitive else ""
    body = f"""<h1{_AUTO}>{words(listing.name)}</h1>
{run_by}<p class="lead"{_AUTO}>{_said(listing.summary)}</p>
{private}{_emergency_note(shown=listing.emergency_card)}{alert}
<section class="next" aria-labelledby="next">
<h2 id="next">{words(translate("Book", "What to do next"))}</h2>
<ul class="steps">
{"".join(map(_step, listing.steps))}</ul>
</section>
{facts}{_check(listing)}<nav aria-labelledby="in-topics">
<h2 id="in-topics">{words(translate("Book", "Topics"))}</h2>
<ul>
{topics}</ul>
</nav>"""
    name = translate("Book", "A listing") if listing.sensitive else listing.name
    return _page(book, name, body)


def _run_by(listing: Described) -> str:
    if not listing.run_by:
        return ""
    said = translate("Book", "Run by {organization}").format(organization=listing.run_by)
    return f"<p{_AUTO}>{words(said)}</p>\n"


def _step(step: NextStep) -> str:
    lead = f'<span class="step">{words(step.lead)}</span> ' if step.lead else ""
    big = f'\n<p class="big">{_big(step)}</p>' if step.big else ""
    return f"<li><p{_AUTO}>{lead}{words(step.words)}</p>{big}</li>\n"


def _big(step: NextStep) -> str:
    """A number that can be rung or an address that can be followed; else it is words."""
    if step.kind != "web":
        return number(step.big, is_text=step.kind == "text")
    match = _WEB_ADDRESS.fullmatch(step.big)
    if match is None:
        return words(step.big)
    address = step.big if match[1] else f"https://{step.big}"
    return f'<a href="{words(address)}" rel="noreferrer">{words(step.big)}</a>'


def _check(listing: Described) -> str:
    kind = "check done" if listing.is_checked else "check"
    return f'<p class="{kind}">{words(listing.check)}</p>\n'


def _emergency_note(*, shown: bool) -> str:
    if not shown:
        return ""
    where = words(translate("Book", "Go to Back pain emergency now."))
    return f'<p class="note">{words(emergency_signs())} <a href="{EMERGENCY}">{where}</a></p>\n'


def _said(text: str) -> str:
    """Words that may be of several lines."""
    return words(text.strip()).replace("\n", "<br>\n")


def _items(lines: Iterable[str]) -> str:
    return "".join(f"<li>{words(each)}</li>\n" for each in lines)


# What is around all of them


def _page(book: Book, name: str, body: str) -> str:
    """A page: the way to help first, and always in the same place."""
    ways = (
        (HELP, translate("Book", "Need help now?"), "urgent"),
        (EMERGENCY, book.emergency.heading, "urgent"),
        (f"{INDEX}#topics", translate("Book", "All topics"), "plain"),
        (f"{INDEX}#a-to-z", translate("Book", "A to Z"), "plain"),
    )
    links = "".join(
        f'<li><a class="{kind}" href="{address}">{words(said)}</a></li>\n'
        for address, said, kind in ways
    )
    trial = f'<p class="trial">{words(trial_words())}</p>\n' if book.trial else ""
    made = translate("Book", "Made on {day}.").format(day=long_date(book.made))
    ring = translate("Book", "Ring before you go.")
    informs = translate("Book", "These pages do not give medical advice.")
    skip, always = translate("Book", "Go to the words"), translate("Book", "Always here")
    around = f"""<a class="skip" href="#main">{words(skip)}</a>
<header>
<p class="room"{_AUTO}>{words(book.room)}</p>
<nav aria-label="{words(always)}">
<ul class="ways">
{links}</ul>
</nav>
{trial}</header>
<main id="main">
{body}
</main>
<footer>
<p>{words(made)} {words(ring)} {words(informs)}</p>
</footer>"""
    whole = name if name == title() else f"{name} | {title()}"
    return document(whole, around, generator=GENERATOR)


_AUTO = ' dir="auto"'
"""Words of anybody's: each runs as its own script does."""

_STYLE = """\
body { overflow-wrap: anywhere; }
h1 { margin-top: 1.5rem; }
.room { color: #3F4E54; font-weight: 600; }
.lead { font-size: 1.2rem; }
.ways, .letters, .cards, .names, .short, .steps { list-style: none; margin: 0; padding: 0; }
.ways, .letters { display: flex; flex-wrap: wrap; gap: .75rem; }
.ways a, .letters a { border-radius: .75rem; display: block; font-weight: 600; min-width: 2.75rem;
  padding: .6rem 1.1rem; text-align: center; text-decoration: none; }
.ways .urgent { background: #8C2F1B; color: #fff; }
.ways .plain { background: #0B5563; color: #fff; }
.letters a { background: #DCE8DA; color: #083F4A; padding: .6rem .9rem; }
.trial { font-weight: 700; margin-top: 1rem; text-align: center; }
.cards { display: grid; gap: 1rem; }
.cards > li { background: #fff; border: 2px solid #D9CFBE; border-radius: 1rem;
  padding: 1rem 1.25rem; }
.cards h2 { font-size: 1.3rem; margin: 0 0 .25rem; }
.cards > li > a { font-size: 1.3rem; font-weight: 700; }
.short li { font-weight: 600; margin: 0 0 .25rem; }
.names a { display: inline-block; padding: .35rem 0; }
.names ul { list-style: none; padding-left: 1.5rem; }
.names { columns: 2 20rem; column-gap: 2rem; }
.names > li { break-inside: avoid-column; }
.facts { display: grid; gap: 1rem; margin: 0 0 1rem; }
.facts > div { background: #fff; border: 2px solid #D9CFBE; border-radius: 1rem;
  padding: .75rem 1.25rem .25rem; }
.facts h2 { font-size: 1.2rem; margin: 0; }
.check { color: #3F4E54; }
.done { color: #1B5E3A; font-weight: 600; }
.note { border: 3px solid #8C2F1B; border-radius: .75rem; padding: .75rem 1.25rem;
  background: #fff; }
.note a { color: #8C2F1B; font-weight: 700; }
.alert { background: #F3E6D0; border-radius: .75rem; font-weight: 600; padding: .75rem 1.25rem; }
.next { background: #DCE8DA; border-radius: 1rem; margin: 1.5rem 0; padding: 1rem 1.25rem; }
.next h2 { margin-top: 0; }
.steps > li { margin: 0 0 1rem; }
.steps p { margin: 0; }
.step { font-weight: 700; }
.big { font-size: 1.6rem; font-weight: 700; }
.big a { color: #083F4A; display: inline-block; padding: .35rem 0; }
.big a[href^="tel"], .big a[href^="sms"] { white-space: nowrap; }
main > .lines li { background: #fff; border: 2px solid #D9CFBE; border-radius: 1rem;
  margin: 0 0 1rem; padding: .75rem 1.25rem; }
main > .lines strong { display: block; font-size: 1.2rem; }
main > .lines a { display: block; font-size: 2rem; }
@media (max-width: 24rem) {
  .big { font-size: 1.3rem; }
}
@media (min-width: 44rem) {
  .cards, .facts { grid-template-columns: 1fr 1fr; }
}
@media print {
  @page { margin: 16mm; }
  html { font-size: 18pt; }
  body { background: #fff; color: #000; max-width: none; padding: 0; }
  nav, .skip { display: none; }
  a, .big a, .note a { color: inherit; text-decoration: none; }
  h1, h2, h3 { break-after: avoid; color: #000; }
  .cards, .facts { display: block; }
  .cards > li, .facts > div, .lines li, .steps > li { break-inside: avoid; margin-bottom: 1rem; }
  .next, .alert, .trial { background: none; border: 2px solid #000; }
}
"""
