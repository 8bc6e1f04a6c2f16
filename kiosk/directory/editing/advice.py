"""What would make a text easier to read, told while somebody types it. It never stops anybody.

The rules and the words are content/WORDS.md's.
"""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from kiosk.directory.editing.readability import reading_age, sentences

LONGEST_SENTENCE = 20
OLDEST_READER = 11
ENOUGH_WORDS_TO_SCORE = 30
"""Below this the reading age of a text says more of one long word than of the text."""


@dataclass(frozen=True)
class Advice:
    """One thing that could be plainer.

    Attributes:
        where: the field; empty where it is all of them together.
        words: the words in question, as they stand; empty where it is the whole.
        instead: what to write instead, or what to do.
    """

    where: str
    words: str
    instead: str


@dataclass(frozen=True)
class _Word:
    pattern: str
    instead: str


_TO_AVOID = {
    "chronic": _Word(r"chronic(?:ally)?", "for a long time, or: that does not go away"),
    "clinician": _Word(r"clinicians?", "a doctor, nurse or other healthcare professional"),
    "suffer": _Word(r"suffer(?:s|ed|ing|ers?)?(?:\s+(?:from|with))?", "have, or: people with"),
    "victim": _Word(r"victims?(?:\s+of)?", "people who have lived through"),
    "afflicted": _Word(r"afflict(?:ed|s|ion)?(?:\s+(?:by|with))?", "have, or: people with"),
    "mentally ill": _Word(r"mentally\s+ill", "people with a mental health problem"),
    "should": _Word(r"should(?:n['\u2019]t)?", "can, or say what to do: Ring first"),
    "drugs": _Word(r"drugs?", "medicines, unless it is about street drugs"),
    "practice": _Word(r"practices?", "a GP surgery"),
    "committed suicide": _Word(r"commit(?:s|ted|ting)?\s+suicide", "died by suicide"),
}
"""What patients are spared: tests hold the kiosk's own words to it."""

_PLAINER = {
    "experience": _Word(r"experienc(?:e|es|ed|ing)(?=\s+(?:pain|problems|symptoms))", "have"),
    "commence": _Word(r"commenc(?:e|es|ed|ing)", "start"),
    "prior to": _Word(r"prior\s+to", "before"),
    "in order to": _Word(r"in\s+order\s+to", "to"),
    "utilise": _Word(r"utili[sz](?:e|es|ed|ing)", "use"),
    "facilitate": _Word(r"facilitat(?:e|es|ed|ing)", "run, or: help with"),
    "percent": _Word(r"\d+(?:\.\d+)?\s?(?:%|per\s?cent)", "1 in 2, 1 in 4, or: most people"),
    "24-hour clock": _Word(r"(?:1[3-9]|2[0-3])[:.][0-5]\d", "5pm, 5:30pm, midday or midnight"),
}
"""What can be said more plainly; only advice."""

_NAMES = ("Victim Support", "Drug and Alcohol Service")
"""Organisations and services whose own names hold a word that we would not choose."""


def advice(texts: Mapping[str, str], *, names: Collection[str] = ()) -> list[Advice]:
    """What could be plainer in the texts of a form, by field: the words first, then the whole.

    `names` are those of the listing and of who runs it: what they are called is theirs to say.
    """
    found = [
        each
        for where, text in texts.items()
        for each in (*_words(where, text, names), *_long_sentences(where, text))
    ]
    whole = "\n".join(texts.values())
    age = reading_age(whole) if len(whole.split()) >= ENOUGH_WORDS_TO_SCORE else None
    if age is not None and round(age) > OLDEST_READER:
        found.append(
            Advice(
                "",
                "",
                f"You need to be about {age:.0f} years old to read this. Aim for 9 to 11: use "
                "shorter words and sentences.",
            )
        )
    return found


def words_to_avoid(text: str, *, allow: Collection[str] = ()) -> list[str]:
    """The words in `text` that WORDS.md asks to avoid, by their plain form.

    The names of organisations and services are not searched. `allow` lets words pass where they
    are right: "drugs" for a service about street drugs.
    """
    text = _without(text, _NAMES)
    return [
        word
        for word, each in _TO_AVOID.items()
        if word not in allow and re.search(rf"\b{each.pattern}\b", text, re.IGNORECASE)
    ]


def _words(where: str, text: str, names: Collection[str]) -> Iterator[Advice]:
    text = _without(text, (*_NAMES, *names))
    in_order = [
        (found.start(), Advice(where, found[0], each.instead))
        for each in (*_TO_AVOID.values(), *_PLAINER.values())
        for found in re.finditer(rf"\b{each.pattern}(?!\w)", text, re.IGNORECASE)
    ]
    yield from (each for _, each in sorted(in_order, key=lambda pair: pair[0]))


def _without(text: str, names: Collection[str]) -> str:
    for name in filter(None, names):
        text = re.sub(re.escape(name), " ", text, flags=re.IGNORECASE)
    return text


def _long_sentences(where: str, text: str) -> Iterator[Advice]:
    for sentence, count in sentences(text):
        if count > LONGEST_SENTENCE:
            yield Advice(
                where,
                sentence,
                f"This sentence has {count} words. Up to {LONGEST_SENTENCE} read well: make two of "
                "it.",
            )
