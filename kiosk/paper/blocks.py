"""What a sheet in large print is made of: plain blocks, one after another, without any markup."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Title:
    """The largest words, at the head of something."""

    words: str


@dataclass(frozen=True)
class Heading:
    """The heading of a section; it stays with what follows it."""

    words: str


@dataclass(frozen=True)
class Label:
    """A small heading over a few words; it stays with what follows it."""

    words: str


@dataclass(frozen=True)
class Words:
    """A paragraph; a new line in it begins a line. Strong words are bold, some stand apart."""

    words: str
    strong: bool = False
    apart: bool = False


@dataclass(frozen=True)
class BigNumber:
    """A number to ring or an address to type, very large, on lines of its own."""

    number: str


@dataclass(frozen=True)
class Step:
    """One thing to do: "1." or "Or", what, and with which number or address."""

    lead: str
    words: str
    big: str = ""


@dataclass(frozen=True)
class Steps:
    """Things to do, in order; each stays on one page."""

    steps: tuple[Step, ...]


@dataclass(frozen=True)
class Bullets:
    """Points of a list; each stays on one page."""

    points: tuple[str, ...]


@dataclass(frozen=True)
class Boxes:
    """Words with an empty box before each, to tick with a pen."""

    words: tuple[str, ...]


@dataclass(frozen=True)
class WriteOn:
    """An empty line to write on with a pen."""


@dataclass(frozen=True)
class Entry:
    """A line of contents or of an index, with the number of a page at its end."""

    words: str
    page: str


@dataclass(frozen=True)
class Rule:
    """A line across the page, between one thing and the next; never at the top of a page."""


@dataclass(frozen=True)
class PageBreak:
    """What follows begins a new page."""


@dataclass(frozen=True)
class Mark:
    """Nothing to see: the layout tells on which page what follows it begins."""

    key: str


@dataclass(frozen=True)
class Together:
    """Blocks that stay on one page, where one page can hold them."""

    blocks: tuple["Block", ...]


Block = (
    Title
    | Heading
    | Label
    | Words
    | BigNumber
    | Steps
    | Bullets
    | Boxes
    | WriteOn
    | Entry
    | Rule
    | PageBreak
    | Mark
    | Together
)
