"""What somebody typed, as words to look for: folded, without apostrophes, forms made alike.

Nothing here remembers a word: what a patient types is gone with the screen that it is typed on.
"""

import re
import unicodedata

from kiosk.directory.search_words import APOSTROPHES

LONGEST = 400
"""As many characters of what was typed are looked at."""
MOST_WORDS = 12

_FILLERS = frozenset(
    (
        "a about also am an and are as at be because been being but by can could did do does "
        "doing done for from get gets getting got had has have having he her him his how i id "
        "ill im in into is it its ive just like me my of on or our please really she should so "
        "some still than that the their them then there theres these they this those to too up "
        "us very was we were what whats when where which who whos why will with would you your"
    ).split()
)
"""Words that hold a sentence together. A phrase is the same with or without them."""

_SMALL_WORDS = _FILLERS | frozenset(
    (
        "able access advise again aint all almost always any anybody anymore anyone anything "
        "anywhere application apply applying arent around available away bad badly best better "
        "bit both boyfriend bring brother cannot cant charity come coming contact cope coped "
        "copes coping couldnt dad daughter day days deal dealing didnt doesnt dont each else "
        "enough even ever every everyone everything father feel feeling feelings feels felt fill "
        "filling find finding friend full girlfriend give given gives giving go goes going gone "
        "good grandad happen happening happens hasnt havent hello help helped helping helps here "
        "hi husband if info instead isnt issue issues keep keeps kind know lately let life lives "
        "long lot lots made make makes making many maybe might mine months more most mother much "
        "mum must myself nan near nearby nearest need needs never new next nice no not nothing "
        "now off offer often ok one only other others out over own partner people person place "
        "places possible problem problems proper provide put puts quite rather really right see "
        "seem seems seen service services since sister somebody somehow someone something "
        "sometimes somewhere son soon sort sorted sorting start starting stay stop stopped "
        "stopping stuff such suffer sufferer sufferers suffering support supporting sure take "
        "taking tell thank thanks thing things think thinking though through time times today "
        "told tried trouble truly try trying unable under until use used using want wanted wants "
        "wasnt way ways weeks wife without wont worse worst year years yes yet"
    ).split()
)
"""Words that tell nothing by themselves, or only of whom: left out where another word is left."""

_SUFFIXES = (
    ("ingly", "", 4),
    ("lling", "l", 3),
    ("llor", "l", 4),
    ("ller", "l", 4),
    ("lled", "l", 3),
    ("ing", "", 4),
    ("ied", "y", 3),
    ("ed", "", 4),
    ("eer", "eer", 0),  # a volunteer is not one who volunts
    ("or", "", 5),
    ("er", "", 5),
    ("ful", "", 4),
    ("isation", "is", 4),
)
"""What a word may end in, what is put in its place, and how many letters are left then."""

_PLURALS = (("sses", "ss"), ("xes", "x"), ("ches", "ch"), ("shes", "sh"), ("ies", "y"))
_AMERICAN = (
    (re.compile(r"([iy])z(?=e|ing|ation|$)"), r"\1s"),
    (re.compile(r"(?<=...)our(?=s?$|ed$|ing$|ful$)"), "or"),
    (re.compile(r"(?<=...)tre(?=s?$)"), "ter"),
    (re.compile(r"(?<=...)mme(?=s?$)"), "m"),
    (re.compile(r"ae"), "e"),
)
_SHORTEST_STEM = 4
_ASCII_WORDS = re.compile(r"[a-z0-9]+")
_NO_APOSTROPHES = str.maketrans("", "", APOSTROPHES)


def words_of(typed: str) -> tuple[str, ...]:
    """All words, folded: lower case, accents and apostrophes gone, all else a gap."""
    if typed.isascii():  # most of all; the same, but ten times as fast
        return tuple(_ASCII_WORDS.findall(typed[:LONGEST].lower().translate(_NO_APOSTROPHES)))
    return tuple("".join(_letter(character) for character in _folded(typed)).split())


def telling(words: tuple[str, ...]) -> tuple[str, ...]:
    """The words that tell something, each once; where none does, those that come nearest to it."""
    every = tuple(dict.fromkeys(words))
    some = tuple(word for word in every if not is_small(word))
    return (some or without_fillers(every))[:MOST_WORDS]


def is_small(word: str) -> bool:
    """Whether it tells nothing by itself."""
    return word in _SMALL_WORDS


def is_filler(word: str) -> bool:
    """Whether it only holds a sentence together."""
    return word in _FILLERS


def without_fillers(words: tuple[str, ...]) -> tuple[str, ...]:
    """The words but for those that only hold them together; all, where none is left."""
    return tuple(word for word in words if not is_filler(word)) or words


def stem(word: str) -> str:
    """What all forms of a word have in common, British or American: never shown, only compared."""
    for pattern, ours in _AMERICAN:
        word = pattern.sub(ours, word)
    word = _singular(word)
    for ending, instead, left in _SUFFIXES:
        if word.endswith(ending) and len(word) - len(ending) >= left:
            without = word.removesuffix(ending) + instead
            # No evening is "even", and no shoulder "should".
            word = word if is_small(without) else without
            break
    if len(word) > _SHORTEST_STEM:
        word = word.removesuffix("e")
    if len(word) >= _SHORTEST_STEM and word[-1] == word[-2]:
        word = word[:-1]
    return word


def _singular(word: str) -> str:
    if len(word) < _SHORTEST_STEM or word.endswith(("ss", "us", "is")):
        return word
    for ending, instead in _PLURALS:
        if word.endswith(ending) and len(word) - len(ending) + len(instead) >= _SHORTEST_STEM:
            return word.removesuffix(ending) + instead
    return word.removesuffix("s")


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
