"""What the headings of somebody's sheet mean: `Tel no` is a number to ring, `Venue` a place.

A heading is looked up among many ways of saying the same, then among those that look nearly like
it (a slip of the pen), then by a word in it that leaves little doubt. What is left is kept under
its own name. *Notes* are left so on purpose: they may not be meant for patients.
"""

import functools
import re
from collections.abc import Sequence
from dataclasses import dataclass

from kiosk.directory.exchange.nesting import SHAPES
from kiosk.directory.exchange.sheet_synonyms import DOUBT, IDLE, PLAIN_WORDS, SAME

ID = "Id (do not change)"
DETAILS = "Details (do not change)"
ONLY_TO_READ = "(only to read)"
"""Headings of our own sheets: the second holds what words cannot say (`sheet_words`)."""

_MANY = frozenset(("phones", "schedules", "addresses"))
"""Tables of which a sheet may have several columns for the same."""
_ALIKE = 91
_SHORTEST = 5
_LONGEST = 200
"""Letters up to which something may be a heading: longer ones only take time."""


@dataclass(frozen=True)
class Match:
    """What a column was taken for.

    Attributes:
        heading: as the sheet has it.
        target: a key of `sheet_synonyms.SAME`; `services.…` with the heading's own name for what
            nobody knows; empty for what is not read.
        number: of several columns for the same, the number in the heading, or 1.
        is_known: whether its meaning was found.
    """

    heading: str
    target: str
    number: int
    is_known: bool


@functools.cache
def _meanings() -> dict[str, str]:
    found: dict[str, str] = {}
    for target, words in SAME.items():
        for each in words.split(";"):
            found.setdefault(_plain(each)[0], target)
    for column in SHAPES["services"].columns.split():
        found.setdefault(_plain(column)[0], f"services.{column}")
    for table, column in (("addresses", "address_1"), ("addresses", "address_2")):
        found.setdefault(_plain(column)[0], f"{table}.address")
    return found


@functools.lru_cache(maxsize=4096)
def _plain(heading: str) -> tuple[str, int]:
    """A heading in small letters without idle words, and the number at its end."""
    text = re.sub(r"(?<=[a-z])(?=[A-Z][a-z])", " ", heading).replace("&", " and ")
    text = re.sub(r"\(\s*s\s*\)", "s", text.casefold()).replace("e-mail", "email")
    text = re.sub(r"\(.*?\)", " ", text)
    words = [word for word in re.findall(r"[^\W_]+", text) if word not in IDLE]
    number = 1
    if len(words) > 1 and words[-1].isdecimal() and len(words[-1]) == 1:
        number = int(words.pop()) or 1
    elif words and re.fullmatch(r"[a-z]{3,}[1-9]", words[-1]):
        number = int(words[-1][-1])
        words[-1] = words[-1][:-1]
    return " ".join(words), number


def meaning(heading: str) -> tuple[str, int]:
    """What a heading means, or nothing, and the number at its end."""
    if len(heading) > _LONGEST:
        return "", 1
    plain, number = _plain(heading)
    known = _meanings()
    if plain in known:
        return known[plain], number
    words = plain.split()
    if len(words) > 1 and words[0] in {"service", "group", "activity"}:
        rest = " ".join(words[1:])
        if rest in known:
            return known[rest], number
    if DOUBT & set(words) or len(words) > 6:  # noqa: PLR2004  (longer ones are sentences)
        return "", number
    if len(plain) >= _SHORTEST:
        from rapidfuzz import fuzz, process

        alike = process.extractOne(plain, known.keys(), scorer=fuzz.ratio, score_cutoff=_ALIKE)
        if alike:
            return known[alike[0]], number
    for target, telling in PLAIN_WORDS:
        if set(telling.split()) & set(words):
            return target, number
    return "", number


def matched(headings: Sequence[str]) -> list[Match]:
    """What each column of a sheet is taken for; of two for the same, the first."""
    matches: list[Match] = []
    taken: set[tuple[str, int]] = set()
    means = [_ours(heading) or meaning(heading) for heading in headings]
    targets = {target for target, _ in means}
    no_name = "services.name" not in targets
    named: set[str] = set()
    for heading, (target, number) in zip(headings, means, strict=True):
        wanted = target
        if wanted == "organizations.name" and no_name:
            wanted, no_name = "services.name", False
        while wanted.split(".")[0] in _MANY and (wanted, number) in taken:
            number += 1  # noqa: PLW2901  (the next of its kind)
        is_known = bool(wanted) and (wanted, number if _is_many(wanted) else 1) not in taken
        if is_known:
            taken.add((wanted, number if _is_many(wanted) else 1))
            matches.append(Match(heading, wanted, number, is_known=True))
            continue
        name = heading
        while name and name in named:
            name += " (again)"
        named.add(name)
        matches.append(Match(heading, f"services.{name}" if name else "", 1, is_known=False))
    return matches


def _is_many(target: str) -> bool:
    return target.split(".", maxsplit=1)[0] in _MANY


def _ours(heading: str) -> tuple[str, int] | None:
    """What only our own sheets have."""
    if heading == ID:
        return "services.id", 1
    if heading == DETAILS:
        return "details", 1
    return ("skipped", 1) if heading.endswith(ONLY_TO_READ) else None


def has_name(headings: Sequence[str]) -> int:
    """How many of the headings are known, if one of them says the name of a service; else 0."""
    means = {meaning(heading) for heading in headings if heading.strip()}
    targets = {target for target, _ in means if target}
    if "services.name" in targets:
        return len(targets)
    return len(targets) if "organizations.name" in targets and len(targets) > 1 else 0
