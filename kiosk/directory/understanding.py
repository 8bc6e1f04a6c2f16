"""Reads what somebody typed: words, what they mean, what they are a slip for.

A word that is one (of the directory, or of the thesaurus) stands for itself and its other forms;
one that is not may be the beginning of a longer one, two words in one, or a slip of the finger.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from kiosk.directory import typed
from kiosk.directory.query import Query, Unit, all_of, any_of
from kiosk.directory.spelling import Vocabulary, is_right, nearest
from kiosk.directory.thesaurus import Phrase, Thesaurus, root

MOST_MEANINGS = 4
"""As many meanings of a word are told apart in the order; those beyond count as the last."""

MOST_BETWEEN = 2
"""As many other telling words may stand between those of a phrase."""

MOST_JUST_SO = 5
"""As many words has a phrase of which small words are a part."""

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
    units = tuple(_without_empty_words(list(reader.units())))[: typed.MOST_WORDS]
    return Query(folded, units, reader.ends_in_a_word(), thesaurus.written)


class _Found(NamedTuple):
    """A phrase that was found in what was typed: at these places, with these meanings."""

    places: tuple[int, ...]
    means: tuple[Phrase, ...]


class _Reader:
    """Reads what was typed: first the phrases that mean something, the longest first."""

    def __init__(self, words: Phrase, vocabulary: Vocabulary, thesaurus: Thesaurus) -> None:
        self._words = words
        self._vocabulary = vocabulary
        self._thesaurus = thesaurus
        self._telling = set(typed.telling(words))
        self._mended = {word: self._mend(word) for word in dict.fromkeys(words)}
        self._roots = tuple(root(next(iter(self._mended[word]), word)) for word in words)

    def ends_in_a_word(self) -> bool:
        """Whether the last word stands for itself."""
        return bool(self._words) and self._is_word(self._words[-1])

    def units(self) -> Iterator[Unit]:
        """All that can be found, each once, in the order in which it was typed."""
        phrases = {each.places[0]: each for each in self._phrases()}
        taken = {place for each in phrases.values() for place in each.places}
        seen = set()
        at = 0
        while at < len(self._words):
            found = phrases.get(at) or (None if at in taken else self._single(at, taken))
            at += 1
            if found is None:
                continue
            taken |= set(found.places)
            own = tuple(self._words[place] for place in found.places)
            if own not in seen and (found.means or own[0] in self._telling):
                seen.add(own)
                unit = self._unit(found)
                if unit.said or unit.meant or unit.begun:
                    yield unit

    def _phrases(self) -> Iterator[_Found]:
        """Phrases of several words, none of which is in two of them."""
        every = [*self._in_any_order(), *self._just_so(), *self._being_typed()]
        taken: set[int] = set()
        for found in sorted(every, key=self._rank):
            if not taken & set(found.places):
                taken |= set(found.places)
                yield found

    def _rank(self, found: _Found) -> tuple[int, int, int]:
        telling = sum(not typed.is_filler(self._words[place]) for place in found.places)
        return -telling, found.places[-1] - found.places[0], found.places[0]

    def _in_any_order(self) -> Iterator[_Found]:
        """Phrases of several telling words that stand near one another, in whatever order."""
        places: dict[str, int] = {}
        telling = [place for place, word in enumerate(self._words) if not typed.is_filler(word)]
        for number, place in enumerate(telling):
            places.setdefault(self._roots[place], number)
        forms = (form for each in places for form in self._thesaurus.having.get(each, ()))
        for form in dict.fromkeys(forms):
            if all(each in places for each in form):
                numbers = sorted({places[each] for each in form})
                if numbers[-1] - numbers[0] < len(form) + MOST_BETWEEN:
                    own = tuple(telling[number] for number in numbers)
                    yield _Found(own, self._meanings(own, form))

    def _just_so(self) -> Iterator[_Found]:
        """Phrases of which small words are a part: "my back", "hits me"."""
        for at in range(len(self._words)):
            for end in range(at + 2, min(at + MOST_JUST_SO, len(self._words)) + 1):
                means = self._thesaurus.of_roots(self._roots[at:end])
                if means:
                    yield _Found(tuple(range(at, end)), means)

    def _being_typed(self) -> Iterator[_Found]:
        """Phrases that the last words may be the beginning of."""
        end = len(self._words)
        if not end or typed.is_small(self._words[-1]):
            return
        for at in range(max(0, end - MOST_JUST_SO), end - 1):
            means = self._thesaurus.endings(self._words[at:])
            if means:
                yield _Found(tuple(range(at, end)), means)

    def _meanings(self, places: tuple[int, ...], form: Phrase) -> tuple[Phrase, ...]:
        written = tuple(self._words[place] for place in places)
        return self._thesaurus.means.get(written) or self._thesaurus.of_roots(form)

    def _single(self, at: int, taken: set[int]) -> _Found:
        """One word, or two that make one."""
        word = self._words[at]
        joined = "" if at + 1 in taken else self._joined(at)
        if joined:
            return _Found((at, at + 1), self._thesaurus.meanings((joined,)))
        if typed.is_filler(word) and len(self._words) > 1:
            return _Found((at,), ())
        means = self._thesaurus.meanings((word,))
        is_begun = at == len(self._words) - 1 and len(word) >= _SHORTEST_BEGINNING
        if not means and is_begun and not typed.is_small(word) and not self._is_word(word):
            means = self._thesaurus.endings((word,))
        return _Found((at,), means)

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

    def _unit(self, found: _Found) -> Unit:
        places, means = found
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


def _without_empty_words(units: list[Unit]) -> Iterator[Unit]:
    """The units; where there are others, what one says in small words only does not count."""
    for unit in units:
        is_empty = len(units) > 1 and unit.meant and all(map(typed.is_small, unit.words))
        yield replace(unit, said="") if is_empty else unit


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
