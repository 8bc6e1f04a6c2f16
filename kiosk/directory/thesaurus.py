"""The words that people use for what the directory calls something else.

They stand in a file that volunteers add to: `db/starter/synonyms.toml` comes with the kiosk, and
`synonyms.toml` in the data folder, of the same form, is the room's own.
"""

import bisect
import logging
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from kiosk.directory.typed import is_filler, stem, words_of
from kiosk.errors import KnownTrouble

FILE_NAME = "synonyms.toml"
_MOST_ENDINGS = 3

log = logging.getLogger(__name__)

Phrase = tuple[str, ...]


@dataclass(frozen=True)
class Thesaurus:
    """What each phrase means, both as folded words.

    Attributes:
        means: for each phrase that somebody may type, what to look for beside it: the best first.
        alike: the phrases that another one is a form of: by stems, and without its fillers.
        longest: how many words the longest phrase has that begins with this stem.
        known: every word of every phrase, in order: none of them is a slip of the finger.
        in_order: all phrases, each as one text.
    """

    means: Mapping[Phrase, tuple[Phrase, ...]] = field(default_factory=dict)
    alike: Mapping[Phrase, tuple[Phrase, ...]] = field(default_factory=dict)
    longest: Mapping[str, int] = field(default_factory=dict)
    known: Sequence[str] = ()
    in_order: Sequence[str] = ()

    def meanings(self, words: Phrase) -> tuple[Phrase, ...]:
        """What the words mean together, in whatever form they stand.

        A phrase that is written just so goes before others that it is a form of: a councillor is
        no council.
        """
        if words in self.means:
            return self.means[words]
        return self._of(self.alike.get(_stems(words), ()))

    def endings(self, words: Phrase) -> tuple[Phrase, ...]:
        """What they may be about to mean, while the last one is still being typed."""
        begun = " ".join(words)
        at = bisect.bisect_left(self.in_order, begun)
        some = self.in_order[at : at + _MOST_ENDINGS]
        return self._of(tuple(each.split()) for each in some if each.startswith(begun))

    def knows(self, word: str) -> bool:
        """Whether any phrase has the word."""
        return (
            _begins(self.known, word) and self.known[bisect.bisect_left(self.known, word)] == word
        )

    def knows_beginning(self, beginning: str) -> bool:
        """Whether any phrase has a word that begins like that."""
        return _begins(self.known, beginning)

    def _of(self, phrases: Iterable[Phrase]) -> tuple[Phrase, ...]:
        return tuple(dict.fromkeys(other for each in phrases for other in self.means[each]))


def read(files: Iterable[Path]) -> Thesaurus:
    """The synonyms of these files together; a file that is not there adds nothing.

    Raises:
        KnownTrouble: a file is not of the form that its first lines describe.
    """
    means: dict[Phrase, dict[Phrase, None]] = {}
    for file in files:
        for words, others in _entries(file):
            for phrase in filter(None, map(words_of, words)):
                found = means.setdefault(phrase, {})
                found |= dict.fromkeys(filter(None, map(words_of, others)))
    alike: dict[Phrase, dict[Phrase, None]] = {}
    longest: dict[str, int] = {}
    for phrase in means:
        for form in (_stems(phrase), _stems(_bare(phrase))):
            alike.setdefault(form, {})[phrase] = None
            longest[form[0]] = max(len(form), longest.get(form[0], 0))
    return Thesaurus(
        {phrase: tuple(others) for phrase, others in means.items()},
        {form: tuple(phrases) for form, phrases in alike.items()},
        longest,
        sorted({word for phrase in means for word in phrase}),
        sorted(" ".join(phrase) for phrase in means),
    )


def read_for_service(files: Iterable[Path]) -> Thesaurus:
    """As `read`, but a file that cannot be used only adds a line to the log."""
    sound = []
    for file in files:
        try:
            list(_entries(file))
            sound.append(file)
        except KnownTrouble as trouble:
            log.warning("%s", trouble)
    return read(sound)


def _bare(phrase: Phrase) -> Phrase:
    """The phrase without what only holds it together; as it is, where one word would be left."""
    without = tuple(word for word in phrase if not is_filler(word))
    return without if len(without) > 1 else phrase


def _begins(in_order: Sequence[str], beginning: str) -> bool:
    at = bisect.bisect_left(in_order, beginning)
    return at < len(in_order) and in_order[at].startswith(beginning)


def _stems(phrase: Phrase) -> Phrase:
    return tuple(stem(word) for word in phrase)


def _entries(file: Path) -> Iterator[tuple[list[str], list[str]]]:
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
        yield words, means


def _texts(entry: object, name: str) -> list[str] | None:
    """A text, or a list of texts, as a list; nothing where it is neither."""
    if not isinstance(entry, dict):
        return None
    value = entry.get(name)
    texts = [value] if isinstance(value, str) else value
    sound = isinstance(texts, list) and all(isinstance(each, str) for each in texts)
    return texts if sound else None
