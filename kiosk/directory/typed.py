"""What somebody typed, as words to look for: folded, without small words, without apostrophes."""

import functools
import unicodedata

from kiosk.directory.search_words import APOSTROPHES

LONGEST = 400
"""As many characters of what was typed are looked at."""
MOST_WORDS = 12

_SMALL_WORDS = frozenset(
    (
        "a am an and any anyone are as at be been but by can could do does find for from get "
        "give got had has have help helps helping how i id if ill im in is it its ive just like "
        "look looking me my near need needs of on or our out please shall should show so some "
        "somebody someone something somewhere problem problems trouble issue issues anymore all "
        "time tell that the their them there these they thing things this to trying up us very "
        "want was we what whats when where which who will with would you your"
    ).split()
)
"""Words that tell nothing; they are left out where another word is left."""

_ENDINGS = (
    ("ies", "y"),
    ("isation", "i"),
    ("ization", "i"),
    ("ising", "i"),
    ("izing", "i"),
    ("ised", "i"),
    ("ized", "i"),
    ("ise", "i"),
    ("ize", "i"),
    ("ysed", "y"),
    ("yzed", "y"),
    ("our", "o"),
    ("mme", "m"),
    ("tre", "t"),
    ("lling", "l"),
    ("llor", "l"),
    ("ing", ""),
    ("or", ""),
    ("ers", ""),
    ("er", ""),
    ("ed", ""),
    ("es", ""),
    ("s", ""),
)
"""What a word ends in, and what to look for in its place, as a beginning."""
_STEM_LEFT = 4  # letters


def words_of(typed: str) -> tuple[str, ...]:
    """All words, folded: lower case, accents and apostrophes gone, all else a gap."""
    return tuple("".join(_letter(character) for character in _folded(typed)).split())


def telling(words: tuple[str, ...]) -> tuple[str, ...]:
    """The words that tell something, each once; where none does, all."""
    every = list(dict.fromkeys(words))
    return tuple(([word for word in every if not is_small(word)] or every)[:MOST_WORDS])


def is_small(word: str) -> bool:
    """Whether it tells nothing."""
    return word in _SMALL_WORDS


@functools.lru_cache(maxsize=1024)
def beginnings(word: str) -> tuple[str, ...]:
    """The beginnings to look for: the word's own, and that of other forms of it."""
    for ending, instead in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _STEM_LEFT:
            return (word, word.removesuffix(ending) + instead)
    return (word,)


def stem(word: str) -> str:
    """What forms of one word have in common."""
    return beginnings(word)[-1]


def _folded(typed: str) -> str:
    apart = unicodedata.normalize("NFD", typed[:LONGEST].lower())
    return unicodedata.normalize(
        "NFC", "".join(letter for letter in apart if unicodedata.category(letter) != "Mn")
    )


def _letter(character: str) -> str:
    """A letter, a digit or a mark is itself, an apostrophe is nothing, all else is a gap."""
    if character in APOSTROPHES:
        return ""
    return character if unicodedata.category(character)[0] in "LNM" else " "
