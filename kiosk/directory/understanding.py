"""Reads what somebody typed: words, what they mean, what they are a slip for.

A word that is one (of the directory, or of the thesaurus) stands for itself and its other forms;
one that is not may be the beginning of a longer one, two words in one, or a slip of the finger.
"""

import re
from collections.abc import Iterator, Sequence

from kiosk.directory import typed
from kiosk.directory.query import Query, Unit, all_of, any_of
from kiosk.directory.spelling import Vocabulary, is_right, nearest
from kiosk.directory.thesaurus import Phrase, Thesaurus

MOST_MEANINGS = 4
"""As many meanings of a word are told apart in the order; those beyond count as the last."""

MOST_TYPED = 40
"""As many words are read: nobody types more, but a cat may."""

_SHORTEST_BEGINNING = 3  # letters from which a beginning may be that of a phrase
_SHORTEST_STEM = 5  # letters of a meaning that may be the beginning of another word
_SHORTEST_JOINED = 6
_SHORTEST_PART = 3
_DISTRICT = re.compile(r"[a-z]{1,2}\d{1,2}[a-z]?")
_REST_OF_POSTCODE = re.compile(r"\d([a-z]{2})?")
_WHOLE_POSTCODE = re.compile(r"([a-z]{1,2}\d{1,2}[a-z]?)\d[a-z]{2}")


def understand(words: str, vocabulary: Vocabulary, thesaurus: Thesaurus) -> Query:
    """What to look for in these words, as they were typed.

    What nothing has is not looked for where there is anything else.
    """
    folded = tuple(_without_rest_of_postcode(typed.words_of(words)))[:MOST_TYPED]
    reader = _Reader(folded, vocabulary, thesaurus)
    units = tuple(reader.units())[: typed.MOST_WORDS]
    return Query(folded, units, reader.ends_in_a_word(), thesaurus.written)


class _Reader:
    """Reads what was typed from left to right, the longest phrase that has a meaning first."""

    def __init__(self, words: Phrase, vocabulary: Vocabulary, thesaurus: Thesaurus) -> None:
        self._words = words
        self._vocabulary = vocabulary
        self._thesaurus = thesaurus
        self._telling = set(typed.telling(words))
        self._mended = {word: self._mend(word) for word in dict.fromkeys(words)}
        self._as_meant = tuple(next(iter(self._mended[word]), word) for word in words)

    def ends_in_a_word(self) -> bool:
        """Whether the last word stands for itself."""
        return bool(self._words) and self._is_word(self._words[-1])

    def units(self) -> Iterator[Unit]:
        """All that can be found, each once."""
        at, seen = 0, set()
        while at < len(self._words):
            places, means = self._phrase(at)
            joined = self._joined(at) if len(places) == 1 else ""
            if joined:
                places, means = (at, at + 1), self._thesaurus.meanings((joined,))
            own = tuple(self._words[place] for place in places)
            if own not in seen and (means or own[0] in self._telling):
                seen.add(own)
                unit = self._unit(places, means)
                if unit.said or unit.meant or unit.begun:
                    yield unit
            at = places[-1] + 1

    def _phrase(self, at: int) -> tuple[tuple[int, ...], tuple[Phrase, ...]]:
        """The places of the longest phrase from there that means something, and what it means."""
        longest = self._thesaurus.longest.get(typed.stem(self._as_meant[at]), 1)
        rest = range(at, len(self._words))
        telling = [place for place in rest if not typed.is_filler(self._words[place])]
        best: tuple[tuple[int, ...], tuple[Phrase, ...]] = ((at,), ())
        for length in range(longest, 0, -1):
            windows = (tuple(rest[:length]), tuple(telling[:length]))
            for places in windows:
                if places[:1] != (at,) or not self._is_longer(places, best):
                    continue
                if len(places) == 1 < len(self._words) and typed.is_filler(self._words[at]):
                    continue
                means = self._meanings(places)
                if means:
                    best = (places, means)
        return best

    def _is_longer(
        self, places: tuple[int, ...], than: tuple[tuple[int, ...], tuple[Phrase, ...]]
    ) -> bool:
        def telling(some: tuple[int, ...]) -> int:
            return sum(not typed.is_filler(self._words[place]) for place in some)

        return not than[1] or telling(places) > telling(than[0])

    def _meanings(self, places: tuple[int, ...]) -> tuple[Phrase, ...]:
        own = tuple(self._words[place] for place in places)
        as_meant = tuple(self._as_meant[place] for place in places)
        found = self._thesaurus.meanings(own) or self._thesaurus.meanings(as_meant)
        if found or places[-1] != len(self._words) - 1:
            return found
        last = own[-1]
        if typed.is_small(last) or (
            len(own) == 1 and (len(last) < _SHORTEST_BEGINNING or self._is_word(last))
        ):
            return ()
        return self._thesaurus.endings(own)

    def _joined(self, at: int) -> str:
        """The word that this one and the next make, if they make one."""
        joined = "".join(self._words[at : at + 2])
        may_be = len(joined) >= _SHORTEST_JOINED or _DISTRICT.fullmatch(joined)
        return joined if may_be and joined != self._words[at] and self._is_word(joined) else ""

    def _forms(self, word: str) -> Sequence[str]:
        """Its forms in the directory; but a councillor, whom the thesaurus knows, is no council."""
        forms = self._vocabulary.forms(word)
        if word in self._vocabulary.counts or (word,) not in self._thesaurus.means:
            return forms
        return [form for form in forms if form.removesuffix("s") == word.removesuffix("s")]

    def _is_word(self, word: str) -> bool:
        return bool(self._vocabulary.forms(word)) or bool(self._thesaurus.meanings((word,)))

    def _split(self, word: str) -> Phrase:
        """Two words that were typed as one; nothing where they were not."""
        for cut in range(_SHORTEST_PART, len(word) - _SHORTEST_PART + 1):
            parts = (word[:cut], word[cut:])
            if all(
                part in self._vocabulary.counts or self._thesaurus.knows(part) for part in parts
            ):
                return parts
        return ()

    def _mend(self, word: str) -> tuple[str, ...]:
        """What a word may be a slip for, where nothing that is known begins like it."""
        is_known = (
            typed.is_small(word)
            or self._vocabulary.has_beginning(word)
            or self._thesaurus.knows_beginning(word)
            or is_right(word)
            or self._split(word)
        )
        if is_known:
            return ()
        others = tuple(nearest(word, self._vocabulary, self._thesaurus.known))
        is_a_form = self._is_word(word) and (
            not others or typed.stem(others[0]) == typed.stem(word)
        )
        return () if is_a_form else others

    def _unit(self, places: tuple[int, ...], means: tuple[Phrase, ...]) -> Unit:
        words = tuple(self._words[place] for place in places)
        mended: tuple[str, ...] = ()
        written: list[Phrase] = []
        if len(words) == 1:
            (word,) = words
            mended = self._mended[word]
            for each in mended:
                means += self._thesaurus.meanings((each,))
            if not (mended or means or self._vocabulary.has_beginning(word)):
                parts = self._split(word)
                written += [parts] if parts else []
                means = self._thesaurus.meanings(parts) if parts else ()
        elif self._is_word("".join(words)):
            written.append(("".join(words),))
        possible = {each: self._expression(each) for each in dict.fromkeys(means)}
        possible = {each: expression for each, expression in possible.items() if expression}
        said = ["" if mended else self._said(words, places), *map(self._expression, written)]
        said += [self._expression((each,)) for each in mended]
        return Unit(
            words,
            tuple(written),
            tuple(possible),
            mended,
            any_of(said),
            _levels(tuple(possible.values())),
            self._begun(words, places),
            max(map(self._listings, (words, *written, *possible, *((each,) for each in mended)))),
        )

    def _said(self, words: Phrase, places: tuple[int, ...]) -> str:
        """FTS5's expression for the words as typed; nothing where the directory lacks one."""
        own = [
            (word, place)
            for word, place in zip(words, places, strict=True)
            if len(words) == 1 or not typed.is_filler(word)
        ]
        each = [self._word(word, place) for word, place in own]
        return all_of(each) if each and all(each) else ""

    def _word(self, word: str, place: int) -> str:
        forms = self._forms(word)
        if forms:
            return any_of(f'"{form}"' for form in forms)
        is_last = place == len(self._words) - 1
        is_one = self._thesaurus.meanings((word,)) or (not is_last and is_right(word))
        if is_one or not self._vocabulary.has_beginning(word):
            return ""
        return f'"{word}"*'

    def _begun(self, words: Phrase, places: tuple[int, ...]) -> str:
        """FTS5's expression for the words, if the last one has only been begun."""
        last = words[-1]
        is_whole = self._is_word(last) and (len(last) < _SHORTEST_BEGINNING or is_right(last))
        if is_whole or places[-1] != len(self._words) - 1:
            return ""
        if not self._vocabulary.has_beginning(last):
            return ""
        before = [self._word(word, place) for word, place in zip(words, places, strict=True)][:-1]
        return all_of([*before, f'"{last}"*']) if all(before) else ""

    def _expression(self, phrase: Phrase) -> str:
        """FTS5's expression for a phrase that is right; nothing where no listing has it."""
        each = []
        for word in typed.without_fillers(phrase):
            forms = self._vocabulary.forms(word)
            if forms:
                each.append(any_of(f'"{form}"' for form in forms))
            elif len(word) >= _SHORTEST_STEM and self._vocabulary.has_beginning(word):
                each.append(f'"{word}"*')
            else:
                return ""
        return all_of(each)

    def _listings(self, phrase: Phrase) -> int:
        return min(self._vocabulary.listings(word) for word in phrase)


def _levels(each: tuple[str, ...]) -> tuple[str, ...]:
    """As many as are told apart: what is beyond goes with the last."""
    if len(each) <= MOST_MEANINGS:
        return each
    return (*each[: MOST_MEANINGS - 1], any_of(each[MOST_MEANINGS - 1 :]))


def _without_rest_of_postcode(words: Phrase) -> Iterator[str]:
    """The words, with only the district of every postcode: the rest is nobody's business."""
    former = ""
    for word in words:
        whole = _WHOLE_POSTCODE.fullmatch(word)
        if not (_DISTRICT.fullmatch(former) and _REST_OF_POSTCODE.fullmatch(word)):
            yield whole[1] if whole else word
        former = word
