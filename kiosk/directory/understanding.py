"""Reads what somebody typed: words, what they mean, what they are a slip for.

A word that is one (of the directory, or of the thesaurus) stands for itself and its other forms;
one that is not may be the beginning of a longer one, two words in one, or a slip of the finger.
"""

import itertools
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from kiosk.directory import typed
from kiosk.directory.query import TOGETHER, Query, Unit, Wanted, all_of, any_of
from kiosk.directory.search_words import TIERS
from kiosk.directory.spelling import Vocabulary, is_right, nearest
from kiosk.directory.thesaurus import Phrase, Thesaurus, root

MOST_MEANINGS = 4
"""As many meanings of a word are told apart in the order; those beyond count as the last."""

MOST_BETWEEN = 2
"""As many other telling words may stand between those of a phrase."""

MOST_FORMS = 3
"""As many forms of each word of a phrase are tried."""

MOST_JUST_SO = 5
"""As many words has a phrase of which small words are a part."""

MOST_TYPED = 40
"""As many words are read: nobody types more, but a cat may."""

_SHORTEST_BEGINNING = 3  # letters from which a beginning may be that of a phrase
_SHORTEST_STEM = 5  # letters of a meaning that may be the beginning of another word
_SHORTEST_JOINED = 6
_SHORTEST_PART = 3
_LEAST_LETTERS = 3
_DISTRICT = re.compile(r"[a-z]{1,2}\d{1,2}[a-z]?")
_REST_OF_POSTCODE = re.compile(r"\d([a-z]{2})?")
_WHOLE_POSTCODE = re.compile(r"([a-z]{1,2}\d{1,2}[a-z]?)\d[a-z]{2}")


def understand(
    words: str, vocabulary: Vocabulary, thesaurus: Thesaurus, *, word_by_word: bool = False
) -> Query:
    """What to look for in these words, as they were typed; or in each of them by itself.

    What nothing has is not looked for where there is anything else.
    """
    folded = tuple(_without_rest_of_postcode(_letters_joined(typed.words_of(words))))[:MOST_TYPED]
    reader = _Reader(folded, vocabulary, thesaurus)
    phrases = () if word_by_word else tuple(reader.phrases())
    units = tuple(_telling(list(reader.units(phrases))))[: typed.MOST_WORDS]
    follows = bool(folded) and vocabulary.may_follow_the(folded[0])
    return Query(folded, units, reader.ends_in_a_word(), follows, thesaurus.written)


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

    def units(self, found: Sequence[_Found]) -> Iterator[Unit]:
        """All that can be looked for: these phrases, and other words; as they were typed."""
        phrases = {each.places[0]: each for each in found}
        taken = {place for each in phrases.values() for place in each.places}
        seen = set()
        at = 0
        while at < len(self._words):
            here = phrases.get(at) or (None if at in taken else self._single(at, taken))
            at += 1
            if here is None:
                continue
            taken |= set(here.places)
            own = tuple(self._words[place] for place in here.places)
            if own not in seen and (here.means or self._telling & set(own)):
                seen.add(own)
                unit = self._unit(here)
                if unit.said or unit.meant or unit.begun:
                    yield unit

    def phrases(self) -> Iterator[_Found]:
        """Phrases of several words, none of which is in two of them."""
        every = [*self._in_any_order(), *self._just_so(), *self._being_typed()]
        taken: set[int] = set()
        for found in sorted(every, key=self._rank):
            if not taken & set(found.places) and any(map(self._phrase, found.means)):
                taken |= set(found.places)
                yield found

    def _rank(self, found: _Found) -> tuple[int, int, int, int]:
        places = found.places
        telling = sum(not typed.is_filler(self._words[place]) for place in places)
        return -telling, -len(places), places[-1] - places[0], places[0]

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
        if is_begun and not means and not typed.is_small(word) and not self._is_word(word):
            # In a sentence a right word is hardly the beginning of another.
            means = () if at and is_right(word) else self._thesaurus.endings((word,))
        return _Found((at,), means)

    def _joined(self, at: int) -> str:
        """The word that this one and the next make, if they make one."""
        joined = "".join(self._words[at : at + 2])
        if joined == self._words[at] or typed.is_filler(self._words[at]):
            return ""
        is_one = self._is_word(joined) or self._vocabulary.has_beginning(joined)
        may_be = len(joined) >= _SHORTEST_JOINED or _DISTRICT.fullmatch(joined)
        return joined if may_be and is_one else ""

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
        elif "".join(words) == self._joined(places[0]):
            written.append(("".join(words),))
        possible = {each: self._phrase(each) for each in dict.fromkeys(means)}
        possible = {each: wanted for each, wanted in possible.items() if wanted}
        literally = self._phrase(words) if len(words) > 1 and possible else ()
        is_meant = possible and (all(map(typed.is_small, words)) or self._is_instead(words))
        said = [() if mended or is_meant else self._said(words, places)]
        said += map(self._phrase, written)
        said += [self._phrase((each,)) for each in mended]
        return Unit(
            words,
            tuple(written),
            tuple(possible),
            mended,
            tuple(itertools.chain(*said)),
            (*_levels(tuple(possible.values())), *filter(None, [literally])),
            self._begun(words, places),
        )

    def _is_instead(self, words: Phrase) -> bool:
        return self._thesaurus.is_instead(words) or self._thesaurus.is_instead(
            typed.without_fillers(words)
        )

    def _said(self, words: Phrase, places: tuple[int, ...]) -> tuple[Wanted, ...]:
        """The words as typed; nothing where the directory lacks one."""
        if len(words) == 1:
            return self._word(words[0], places[0])
        # Of several words that mean something together each means something else alone.
        if places[-1] - places[0] != len(places) - 1:
            return ()
        forms = [self._vocabulary.forms(word)[:MOST_FORMS] for word in words]
        every = any_of(f'"{" ".join(each)}"' for each in itertools.product(*forms))
        tiers = [self._vocabulary.tiers(each) for each in forms]
        common = tuple(tier for tier in TIERS if all(tier in each for each in tiers))
        return (Wanted(every, common),) if every and common else ()

    def _word(self, word: str, place: int) -> tuple[Wanted, ...]:
        """A word as typed, in any of its forms, or else as a beginning."""
        forms = self._forms(word)
        if forms:
            return (self._any_form(forms),)
        is_last = place == len(self._words) - 1
        is_one = self._thesaurus.meanings((word,)) or (not is_last and is_right(word))
        if is_one or not self._vocabulary.has_beginning(word):
            return ()
        return (self._beginning(word),)

    def _any_form(self, forms: Sequence[str]) -> Wanted:
        return Wanted(any_of(f'"{form}"' for form in forms), self._vocabulary.tiers(forms))

    def _beginning(self, word: str) -> Wanted:
        return Wanted(f'"{word}"*', self._vocabulary.tiers_of_begun(word))

    def _begun(self, words: Phrase, places: tuple[int, ...]) -> tuple[Wanted, ...]:
        """The words, if the last one has only been begun."""
        last = words[-1]
        is_whole = self._is_word(last) and (len(last) < _SHORTEST_BEGINNING or is_right(last))
        if is_whole or places[-1] != len(self._words) - 1:
            return ()
        if not self._vocabulary.has_beginning(last):
            return ()
        before = [self._word(word, place) for word, place in zip(words, places, strict=True)][:-1]
        every = [*itertools.chain(*before), self._beginning(last)]
        return (Wanted(all_of(each.words for each in every)),) if all(before) else ()

    def _phrase(self, phrase: Phrase) -> tuple[Wanted, ...]:
        """A phrase that is right; nothing where no listing has it.

        Its words have to stand together: in name and summary, or in the rest.
        """
        each = []
        for word in typed.without_fillers(phrase):
            forms = self._vocabulary.forms(word)
            if forms:
                each.append(self._any_form(forms))
            elif len(word) >= _SHORTEST_STEM and self._vocabulary.has_beginning(word):
                each.append(self._beginning(word))
            else:
                return ()
        if len(each) <= 1:
            return tuple(each)
        columns = [
            column
            for group in TOGETHER
            if all(set(group) & set(wanted.columns) for wanted in each)
            for column in group
        ]
        words = all_of(sorted(wanted.words for wanted in each))
        return (Wanted(words, tuple(columns), together=True),) if columns else ()


def _telling(units: list[Unit]) -> Iterator[Unit]:
    """The units but for those that are one small word, where there are others."""
    large = [unit for unit in units if len(unit.words) > 1 or not typed.is_small(unit.words[0])]
    yield from large or units


def _levels(each: tuple[tuple[Wanted, ...], ...]) -> tuple[tuple[Wanted, ...], ...]:
    """As many as are told apart: what is beyond goes with the last."""
    if len(each) <= MOST_MEANINGS:
        return each
    return (*each[: MOST_MEANINGS - 1], tuple(itertools.chain(*each[MOST_MEANINGS - 1 :])))


def _letters_joined(words: Phrase) -> Phrase:
    """The words; letters that stand one by one, as in "p.i.p.", are one."""
    joined: list[str] = []
    for is_letter, some in itertools.groupby(words, key=lambda word: len(word) == 1):
        letters = list(some)
        joined += ["".join(letters)] if is_letter and len(letters) >= _LEAST_LETTERS else letters
    return tuple(joined)


def _without_rest_of_postcode(words: Phrase) -> Iterator[str]:
    """The words, with only the district of every postcode: the rest is nobody's business."""
    former = ""
    for word in words:
        whole = _WHOLE_POSTCODE.fullmatch(word)
        if not (_DISTRICT.fullmatch(former) and _REST_OF_POSTCODE.fullmatch(word)):
            yield whole[1] if whole else word
        former = word
