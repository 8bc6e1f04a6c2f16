"""The cards that stand above the results where somebody's words may mean danger.

Which words call for which card lies in `db/starter/phrases.toml`, as data for a clinician to sign.
Only whole words count, so that nothing fires on half a word while somebody types. No match is
logged, counted or kept.
"""

import functools
import re
import tomllib
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

from kiosk.paths import STARTER
from kiosk.safety.cards import How
from kiosk.safety.sentences import Sentences, facts_of, said
from kiosk.settings import Settings

FILE = STARTER / "phrases.toml"
LONGEST = 400
"""As many characters of what was typed are looked at."""

Opens = Literal["", "help", "emergency"]


@dataclass(frozen=True)
class PhraseCard:
    """What to show above the results, calmly.

    Attributes:
        key: which phrase set it belongs to.
        heading: the most important words.
        words: what to do, in short sentences.
        number: what to show very large; empty where there is none.
        how: what to do with the number.
        opens: the page that one touch opens: Help now, Back pain emergency, or none.
    """

    key: str
    heading: str
    words: str
    number: str
    how: How
    opens: Opens


@dataclass(frozen=True)
class _PhraseSet:
    """A card, the words that call for it, and those that only seem to."""

    key: str
    heading: str
    sentences: Sentences
    number: str
    how: How
    opens: Opens
    phrases: re.Pattern[str]
    unless: re.Pattern[str] | None

    def fits(self, row: str) -> bool:
        """Whether a row of words calls for the card."""
        if self.phrases.search(row) is None:
            return False
        return self.unless is None or self.phrases.search(self.unless.sub("- ", row)) is not None


@dataclass(frozen=True)
class WrittenSet:
    """A phrase set as a clinician reads it: its card, and its rows as they are written."""

    card: PhraseCard
    phrases: tuple[str, ...]
    unless: tuple[str, ...]


def cards_for(words: str, settings: Settings) -> tuple[PhraseCard, ...]:
    """The cards that the words call for, the most urgent first; mostly none."""
    row = _row(words)
    return tuple(_card(each, settings) for each in _phrase_sets() if each.fits(row))


def as_written(settings: Settings) -> tuple[WrittenSet, ...]:
    """All the sets, in their order."""
    return tuple(
        WrittenSet(_card(each, settings), tuple(rows["phrases"]), tuple(rows.get("unless", ())))
        for each, rows in zip(_phrase_sets(), _texts()["set"], strict=True)
    )


def spellings_and_names() -> dict[str, dict[str, Any]]:
    """What the rows of all sets share, as it is written."""
    return {part: _texts()[part] for part in ("spellings", "names")}


def _card(phrase_set: _PhraseSet, settings: Settings) -> PhraseCard:
    return PhraseCard(
        key=phrase_set.key,
        heading=phrase_set.heading,
        words=said(phrase_set.sentences, facts_of(settings)),
        number=phrase_set.number,
        how=phrase_set.how,
        opens=phrase_set.opens,
    )


def _row(words: str) -> str:
    """The words that were typed, folded, as they are usually spelled, with a space around each."""
    spelled = _spellings()
    return " " + "".join(f"{spelled.get(word, word)} " for word in _folded(words).split())


def _folded(words: str) -> str:
    """Small letters without accents; apostrophes gone, whatever else is no letter a space."""
    apart = unicodedata.normalize("NFKD", words[:LONGEST]).lower()
    return "".join(
        "" if mark in _UNHEARD or unicodedata.combining(mark) else mark if mark.isalnum() else " "
        for mark in apart
    )


_UNHEARD = "'\u2018\u2019\u02bc\u0060\u00b4"
"""Apostrophes, and what is typed for them: "can't" and "cant" are one word."""


@functools.cache
def _phrase_sets() -> tuple[_PhraseSet, ...]:
    texts = _texts()
    names = {name: _any_of(rows, {}) for name, rows in texts["names"].items()}
    return tuple(
        _PhraseSet(
            key=each["key"],
            heading=each["heading"],
            sentences=each["words"],
            number=_number(each.get("number", {})),
            how=each["how"],
            opens=each["opens"],
            phrases=re.compile(f"(?<= ){_any_of(each['phrases'], names)}"),
            unless=re.compile(f"(?<= ){_any_of(each['unless'], names)}")
            if each.get("unless")
            else None,
        )
        for each in texts["set"]
    )


def _any_of(rows: list[str], names: dict[str, str]) -> str:
    """A pattern for any of these rows; every word in it takes the space after it along."""
    return f"(?:{'|'.join(''.join(_pieces(row, names)) for row in rows)})"


def _pieces(row: str, names: dict[str, str]) -> Iterator[str]:
    for piece in row.split():
        word = piece.removesuffix("?")
        optional = "?" if word != piece else ""
        if word == "..":
            yield r"(?:\S+ ){0,2}"
        elif word == "$":
            yield "$"
        elif word.startswith("{"):
            yield names[word.strip("{}")] + optional
        else:
            yield f"(?:(?:{'|'.join(map(re.escape, word.split('|')))}) ){optional}"


@functools.cache
def _spellings() -> dict[str, str]:
    """Each word that is often spelled otherwise, to how the phrases spell it."""
    return {
        wrong: right for right, others in _texts()["spellings"].items() for wrong in others.split()
    }


def _number(origin: dict[str, str]) -> str:
    """A number, from the one place where it stands."""
    if "help" in origin:
        lines = [
            line
            for lines in ("before_local", "after_local")
            for line in _read("cards.toml")["help"][lines]
        ]
        return next(str(line["number"]) for line in lines if line["title"] == origin["help"])
    if "listing" in origin:
        listings = _read("listings.toml")["listing"]
        listing = next(each for each in listings if each["key"] == origin["listing"])
        return str(listing["phones"][0]["number"])
    return ""


def _texts() -> dict[str, Any]:
    return _read(FILE.name)


@functools.cache
def _read(name: str) -> dict[str, Any]:
    with (STARTER / name).open("rb") as file:
        return tomllib.load(file)
