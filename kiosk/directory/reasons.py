"""Why a listing was found, where its card does not show that by itself."""

import itertools
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from kiosk.directory.listing import Listing
from kiosk.directory.query import Query, Unit
from kiosk.directory.search_words import DAYS
from kiosk.directory.typed import stem, without_fillers, words_of


class Because(StrEnum):
    """What led to a listing."""

    MEANT = "meant"
    SAYS = "says"


@dataclass(frozen=True)
class Reason:
    """What led to it: other words than were typed, or a fact that the card leaves out."""

    because: Because
    words: str


def reason(found: Listing, query: Query) -> Reason | None:
    """Why it was found; nothing where its card shows every word that was typed."""
    card = tuple(word for words in _on_its_card(found) for word in words_of(words))
    facts = {fact: words_of(fact) for fact in _facts(found)}
    for unit in query.units:
        if _all_in(unit.words, card):
            continue
        for words in (unit.words, *_instead(unit)):
            if _all_in(words, card):
                return Reason(Because.MEANT, query.written.get(words, " ".join(words)))
            for fact, inside in facts.items():
                if _all_in(words, inside):
                    return Reason(Because.SAYS, fact)
        everything = (*card, *itertools.chain.from_iterable(facts.values()))
        for words in _instead(unit):
            if _all_in(words, everything):
                return Reason(Because.MEANT, query.written.get(words, " ".join(words)))
    return None


def _on_its_card(found: Listing) -> Iterator[str]:
    """The texts that a row of results shows."""
    yield from (found.name, found.summary, found.cost)
    first = next(iter(found.places), None)
    yield (first and (first.name or first.address)) or found.area


def _all_in(words: tuple[str, ...], text: tuple[str, ...]) -> bool:
    return all(
        any(each.startswith(word) or stem(each) == stem(word) for each in text)
        for word in without_fillers(words)
    )


def _instead(unit: Unit) -> Iterator[tuple[str, ...]]:
    yield from unit.written
    yield from ((word,) for word in unit.mended)
    yield from unit.means


def _facts(found: Listing) -> Iterator[str]:
    """What the listing says beside its name and summary, the most telling first."""
    yield found.organization
    if not found.sensitive:  # nobody finds it by its topics (`search_words`)
        yield from found.topics
    yield found.who_for
    for place in found.places:
        yield from (place.name, place.address, place.transport, *place.access)
    yield found.area
    yield from found.languages
    for times in found.opening:
        yield from (times.words, times.note)
        yield from (DAYS[day[-2:]] for day in times.days if day[-2:] in DAYS)
    yield from (found.cost, found.first_visit, found.to_bring, *found.steps, found.alert)
    yield from (f"{each.number} {each.label}".strip() for each in found.numbers)
    yield from (found.website, found.email)
