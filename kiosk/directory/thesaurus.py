"""The words that people use for what the directory calls something else.

They stand in a file that volunteers add to: `db/starter/synonyms.toml` comes with the kiosk, and
`synonyms.toml` in the data folder, of the same form, is the room's own.
"""

import bisect
import heapq
import logging
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from kiosk.directory.typed import is_filler, stem, words_of
from kiosk.errors import KnownTrouble

FILE_NAME = "synonyms.toml"
_MOST_ENDINGS = 3
_LAST = "\U0010ffff"

_NOT = frozenset(
    "no not none never cant cannot dont wont doesnt didnt isnt arent wasnt couldnt havent".split()
)

log = logging.getLogger(__name__)

Phrase = tuple[str, ...]


class _Entry(NamedTuple):
    words: list[str]
    means: list[str]
    instead: bool


@dataclass(frozen=True)
class Thesaurus:
    """What each phrase means, both as folded words.

    Attributes:
        means: for each phrase that somebody may type, what to look for beside it: the best first.
        alike: the phrases that a word, or words in this order, are a form of.
        having: by each root, the phrases of several telling words that have it, as roots.
        known: every word of every phrase, in order: none of them is a slip of the finger.
        in_order: all phrases, each as one text.
        written: what is meant, as the file writes it: with capital letters.
        instead: phrases that are not looked for themselves: "down" is in "cut down", too.
    """

    means: Mapping[Phrase, tuple[Phrase, ...]] = field(default_factory=dict)
    alike: Mapping[Phrase, tuple[Phrase, ...]] = field(default_factory=dict)
    having: Mapping[str, tuple[Phrase, ...]] = field(default_factory=dict)
    known: Sequence[str] = ()
    in_order: Sequence[str] = ()
    written: Mapping[Phrase, str] = field(default_factory=dict)
    instead: frozenset[Phrase] = frozenset()

    def meanings(self, words: Phrase) -> tuple[Phrase, ...]:
        """What the words mean together, in whatever form they stand.

        A phrase that is written just so goes before others that it is a form of: a councillor is
        no council.
        """
        if words in self.means:
            return self.means[words]
        return self.of_roots(tuple(root(word) for word in words))

    def of_roots(self, roots: Phrase) -> tuple[Phrase, ...]:
        """What the phrases mean that have these roots."""
        return self._of(self.alike.get(roots, ()))

    def is_instead(self, words: Phrase) -> bool:
        """Whether only what they mean is to be looked for."""
        forms = (words,) if words in self.means else self.alike.get(tuple(map(root, words)), ())
        return any(each in self.instead for each in forms)

    def endings(self, words: Phrase) -> tuple[Phrase, ...]:
        """What they may be about to mean, while the last one is still being typed."""
        begun = " ".join(words)
        first = bisect.bisect_left(self.in_order, begun)
        last = bisect.bisect_left(self.in_order, begun + _LAST)
        every = [tuple(each.split()) for each in self.in_order[first:last]]
        return self._of(heapq.nsmallest(_MOST_ENDINGS, every, key=len))

    def knows(self, word: str) -> bool:
        """Whether any phrase has the word."""
        at = bisect.bisect_left(self.known, word)
        return at < len(self.known) and self.known[at] == word

    def knows_beginning(self, beginning: str) -> bool:
        """Whether any phrase has a word that begins like that."""
        at = bisect.bisect_left(self.known, beginning)
        return at < len(self.known) and self.known[at].startswith(beginning)

    def _of(self, phrases: Iterable[Phrase]) -> tuple[Phrase, ...]:
        return tuple(dict.fromkeys(other for each in phrases for other in self.means[each]))


def root(word: str) -> str:
    """What forms of a word have in common in a phrase; there one "not" is as good as another."""
    return "not" if word in _NOT else stem(word)


def read(files: Iterable[Path]) -> Thesaurus:
    """The synonyms of these files together; a file that is not there adds nothing.

    Raises:
        KnownTrouble: a file is not of the form that its first lines describe.
    """
    return _thesaurus([entry for file in files for entry in _entries(file)])


def read_for_service(files: Iterable[Path]) -> Thesaurus:
    """As `read`, but a file that cannot be used only adds a line to the log."""
    entries: list[_Entry] = []
    for file in files:
        try:
            entries += list(_entries(file))
        except KnownTrouble as trouble:
            log.warning("%s", trouble)
    return _thesaurus(entries)


def _thesaurus(entries: Iterable[_Entry]) -> Thesaurus:
    means: dict[Phrase, dict[Phrase, None]] = {}
    written: dict[Phrase, str] = {}
    instead: set[Phrase] = set()
    for words, others, only in entries:
        meant = {words_of(other): other for other in others if words_of(other)}
        written |= meant
        for phrase in filter(None, map(words_of, words)):
            means.setdefault(phrase, {}).update(dict.fromkeys(meant))
            instead |= {phrase} if only else set()
    known = sorted({word for phrase in means for word in phrase})
    roots = {word: root(word) for word in known}
    alike: dict[Phrase, dict[Phrase, None]] = {}
    having: dict[str, dict[Phrase, None]] = {}
    for phrase in means:
        telling = tuple(roots[word] for word in phrase if not is_filler(word))
        for form in {tuple(roots[word] for word in phrase), telling} - {()}:
            if len(form) > 1 or len(phrase) == 1:
                alike.setdefault(form, {})[phrase] = None
        for each in telling if len(telling) > 1 else ():
            having.setdefault(each, {})[telling] = None
    return Thesaurus(
        {phrase: tuple(others) for phrase, others in means.items()},
        {form: tuple(phrases) for form, phrases in alike.items()},
        {each: tuple(forms) for each, forms in having.items()},
        tuple(known),
        tuple(sorted(" ".join(phrase) for phrase in means)),
        written,
        frozenset(instead),
    )


def _entries(file: Path) -> Iterator[_Entry]:
    if not file.exists():
        return
    try:
        entries = tomllib.loads(file.read_text(encoding="utf-8-sig")).get("synonym", [])
    except (OSError, ValueError) as error:
        raise KnownTrouble(
            f"The synonyms in {file} cannot be read ({error}). Mend that line, or take it out. "
            "Until then the search does without this file."
        ) from error
    for number, entry in enumerate(entries, start=1):
        words, means = _texts(entry, "words"), _texts(entry, "means")
        if words is None or means is None or isinstance(entry["means"], str):
            raise KnownTrouble(
                f"Synonym number {number} in {file} is not complete. Each has two lines, "
                'words = ["…"] and means = ["…"]. Until it is mended the search does without this '
                "file."
            )
        yield _Entry(words, means, entry.get("instead") is True)


def _texts(entry: object, name: str) -> list[str] | None:
    """A text, or a list of texts, as a list; nothing where it is neither."""
    if not isinstance(entry, dict):
        return None
    value = entry.get(name)
    texts = [value] if isinstance(value, str) else value
    sound = isinstance(texts, list) and all(isinstance(each, str) for each in texts)
    return texts if sound else None
