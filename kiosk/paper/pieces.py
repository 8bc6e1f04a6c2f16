"""What blocks are made of once they are set in type: rows, and pieces that stay together."""

from dataclasses import dataclass, field

from PySide6.QtCore import QLineF, Qt
from PySide6.QtGui import QTextLine

LEAST_LINES = 2
"""So many lines of a paragraph stay together at the foot and at the head of a page."""


@dataclass
class Row:
    """One line across the page: pieces of text, each with its place from the left."""

    height: float
    texts: list[tuple[float, QTextLine]] = field(default_factory=list)
    strokes: list[tuple[QLineF, Qt.PenStyle]] = field(default_factory=list)


@dataclass
class Piece:
    """Rows that belong together: a paragraph, a step, a heading.

    Attributes:
        gap: how far below what comes before it.
        rows: its lines.
        whole: whether it may not be divided.
        stays: whether it stays with what follows.
        falls: whether it is left out at the top of a page.
        mark: the key under which its page is remembered.
    """

    gap: float = 0
    rows: list[Row] = field(default_factory=list)
    whole: bool = False
    stays: bool = False
    falls: bool = False
    mark: str = ""

    @property
    def height(self) -> float:
        return self.gap + sum(row.height for row in self.rows)

    @property
    def least(self) -> float:
        """How much of it there has to be room for to begin it here."""
        rows = self.rows if self.whole or len(self.rows) < 2 * LEAST_LINES else self.rows[:2]
        return self.gap + sum(row.height for row in rows)


@dataclass
class Group:
    """Pieces and groups that stay on one page, where one page can hold them."""

    nodes: list["Node"]
    breaks: bool = False

    @property
    def height(self) -> float:
        return sum(node.height for node in self.nodes)

    @property
    def least(self) -> float:
        return self.height


Node = Piece | Group


def first(node: Node) -> Node:
    """The first piece in it."""
    while isinstance(node, Group) and node.nodes:
        node = node.nodes[0]
    return node
