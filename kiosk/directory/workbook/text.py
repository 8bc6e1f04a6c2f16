"""Text of cells: the same text whatever a spreadsheet or a word processor made of it."""

import re
from collections.abc import Iterable

from kiosk.directory.exchange.cells import tidy

_PASTED = str.maketrans(
    {
        **dict.fromkeys("\u2018\u2019\u201a\u201b\u2032\u00b4\u02bc", "'"),
        **dict.fromkeys("\u201c\u201d\u201e\u201f\u2033", '"'),
        **dict.fromkeys("\u00a0\u2007\u202f\u2000\u2001\u2002\u2003\u2009\u200a", " "),
        **dict.fromkeys("\u00ad\u200b\u200e\u200f\u2060\ufeff", ""),
        "\u2011": "-",
        "\u2028": "\n",
        "\u2029": "\n",
        "\u0085": "\n",
    }
)
"""What word processors put in place of plain letters, and what nobody can see."""


def plain(text: str) -> str:
    """The text as every cell of ours has it; words stay as they are."""
    lines = tidy(text.replace("\r\n", "\n").replace("\r", "\n")).split("\n")
    return "\n".join(line.rstrip() for line in lines).strip()


def tidied(text: str) -> str:
    """The text without what a word processor has left in it."""
    lines = plain(text.translate(_PASTED)).split("\n")
    return plain("\n".join(re.sub(r"[ \t]+", " ", line) for line in lines))


def is_same(one: str, other: str) -> bool:
    """Whether two texts differ at most in what a word processor makes of them."""
    return one == other or tidied(one) == tidied(other)


def folded(text: str) -> str:
    """The text for looking a name up."""
    return " ".join(tidied(text).casefold().split())


def lines(text: str) -> tuple[str, ...]:
    """The lines that say something."""
    return tuple(line.strip() for line in text.split("\n") if line.strip())


def items(text: str) -> tuple[str, ...]:
    """What stands between semicolons, or each in a line of its own."""
    parts = (part.strip() for part in re.split(r"[;\n]", text))
    return tuple(part for part in parts if part)


def in_order(parts: Iterable[str]) -> tuple[str, ...]:
    """Each once, in the order of the alphabet: the tables keep no other order of them."""
    return tuple(sorted(dict.fromkeys(parts), key=lambda part: (folded(part), part)))
