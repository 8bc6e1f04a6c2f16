"""The words that people use for what the directory calls something else.

They stand in a file that volunteers add to: `db/starter/synonyms.toml` comes with the kiosk, and
`synonyms.toml` in the data folder, of the same form, is the room's own.
"""

import logging
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from kiosk.directory.typed import stem, words_of
from kiosk.errors import KnownTrouble

FILE_NAME = "synonyms.toml"

log = logging.getLogger(__name__)

Phrase = tuple[str, ...]


@dataclass(frozen=True)
class Thesaurus:
    """What each phrase means, both as folded words.

    Attributes:
        means: for the stems of each phrase that somebody may type, what to look for beside it.
        longest: how many words the longest phrase has.
        known: every word of every phrase: none of them is a slip of the finger.
    """

    means: Mapping[Phrase, tuple[Phrase, ...]] = field(default_factory=dict)
    longest: int = 0
    known: frozenset[str] = frozenset()

    def meanings(self, words: Phrase) -> tuple[Phrase, ...]:
        """What the words mean together, in whatever form they stand."""
        return self.means.get(tuple(stem(word) for word in words), ())


def read(files: Iterable[Path]) -> Thesaurus:
    """The synonyms of these files together; a file that is not there adds nothing.

    Raises:
        KnownTrouble: a file is not of the form that its first lines describe.
    """
    means: dict[Phrase, dict[Phrase, None]] = {}
    known: set[str] = set()
    for file in files:
        for words, others in _entries(file):
            phrase = words_of(words)
            if phrase:
                known |= set(phrase)
                found = means.setdefault(tuple(stem(word) for word in phrase), {})
                found |= dict.fromkeys(filter(None, (words_of(other) for other in others)))
    return Thesaurus(
        {phrase: tuple(others) for phrase, others in means.items()},
        max((len(phrase) for phrase in means), default=0),
        frozenset(known),
    )


def read_for_service(files: Iterable[Path]) -> Thesaurus:
    """As `read`, but a file that cannot be used only adds a line to the log."""
    sound = []
    for file in files:
        try:
            _entries(file)
            sound.append(file)
        except KnownTrouble as trouble:
            log.warning("%s", trouble)
    return read(sound)


def _entries(file: Path) -> list[tuple[str, list[str]]]:
    if not file.exists():
        return []
    try:
        entries = tomllib.loads(file.read_text(encoding="utf-8-sig")).get("synonym", [])
    except (OSError, ValueError) as error:
        raise KnownTrouble(
            f"The synonyms in {file} cannot be read ({error}). Mend that line, or take it out. "
            "Until then the search does without this file."
        ) from error
    for number, entry in enumerate(entries, start=1):
        if not _is_entry(entry):
            raise KnownTrouble(
                f"Synonym number {number} in {file} is not complete. Each has two lines, "
                'words = "…" and means = ["…"]. Until it is mended the search does without this '
                "file."
            )
    return [(entry["words"], entry["means"]) for entry in entries]


def _is_entry(entry: object) -> bool:
    if not isinstance(entry, dict) or not isinstance(entry.get("words"), str):
        return False
    means = entry.get("means")
    return isinstance(means, list) and all(isinstance(each, str) for each in means)
