"""The topics and the ways of getting in that a cell of a sheet names."""

import functools
import re
import tomllib

from kiosk.directory import starter
from kiosk.directory.listing import Access
from kiosk.paths import DB


@functools.cache
def topics() -> dict[str, str]:
    """The keys of the topics that every installation begins with, by name and by short name."""
    with (DB / "starter" / "topics.toml").open("rb") as file:
        return {
            name.casefold(): starter.key("topic", topic["key"])
            for topic in tomllib.load(file)["topic"]
            for name in (topic["name"], topic["key"])
        }


@functools.cache
def ways_in() -> dict[str, str]:
    """The keys of the terms for how a person gets in, by name and by short name."""
    names = {**starter._ACCESS_NAMES}  # noqa: SLF001  (the names that its content has)
    return {
        name.casefold(): starter.key("access", code.value)
        for code in Access
        for name in (names[code], code.value)
    }


def terms_in(text: str, known: dict[str, str]) -> list[tuple[str | None, str]]:
    """The terms that a cell names, in its order: the key where one is known, and the words."""
    parts: list[tuple[str | None, str]] = []
    for piece in re.split(r"[;|\n]", text):
        plain = " ".join(piece.split())
        if plain.casefold() in known:
            parts.append((known[plain.casefold()], plain))
            continue
        names = sorted((name for name in known if "," in name), key=len, reverse=True)
        pattern = "|".join([*map(re.escape, names), "[^,]+"])
        for found in re.finditer(pattern, plain, re.IGNORECASE):
            word = found[0].strip()
            if word:
                parts.append((known.get(word.casefold()), word))
    return parts
