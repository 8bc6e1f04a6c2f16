"""Puts pieces below one another, page after page."""

from kiosk.paper.pieces import LEAST_LINES, Node, Piece, Row, first


class Flow:
    """The pages, and what stands on them."""

    def __init__(self, height: float) -> None:
        self.pages: list[list[tuple[float, Row]]] = [[]]
        self.marks: dict[str, int] = {}
        self._height = height
        self._y = 0.0
        self._pages_of: dict[int, int] = {}

    def place_blocks(self, blocks: list[list[Node]]) -> tuple[int, ...]:
        """Give every block its place; on which page each begins."""
        starts = [first(nodes[0]) if nodes else None for nodes in blocks]
        self._place([node for nodes in blocks for node in nodes])
        begins: list[int] = []
        for start in starts:
            before = begins[-1] if begins else 1
            begins.append(before if start is None else self._pages_of[id(start)])
        return tuple(begins)

    def _place(self, nodes: list[Node]) -> None:
        at = 0
        while at < len(nodes):
            end = at
            while end < len(nodes) - 1 and _stays(nodes[end]):
                end += 1
            together = nodes[at : end + 1]
            # What no page can hold begins a new page, too: so it is divided least often.
            if sum(node.height for node in together[:-1]) + together[-1].least > self._room:
                self._turn()
            for node in together:
                self._put(node)
            at = end + 1

    def _put(self, node: Node) -> None:
        if isinstance(node, Piece):
            self._put_piece(node)
            return
        if node.breaks:
            self._turn()
        self._pages_of[id(node)] = len(self.pages)
        self._place(node.nodes)

    def _put_piece(self, piece: Piece) -> None:
        if piece.least > self._room:
            self._turn()
        self._pages_of[id(piece)] = len(self.pages)
        if piece.mark:
            self.marks[piece.mark] = len(self.pages)
        if piece.falls and not self.pages[-1]:
            return
        if self.pages[-1]:
            self._y += piece.gap
        rows = piece.rows
        while rows:
            fitting = self._fitting(rows, whole=piece.whole)
            for row in rows[:fitting]:
                self.pages[-1].append((self._y, row))
                self._y += row.height
            rows = rows[fitting:]
            if rows:
                self._turn()

    def _fitting(self, rows: list[Row], *, whole: bool) -> int:
        """How many of these rows go on this page; at least one where it is empty."""
        fitting, height = 0, 0.0
        for row in rows:
            height += row.height
            if height > self._room:
                break
            fitting += 1
        if 0 < len(rows) - fitting < LEAST_LINES and not whole:
            fitting = max(0, len(rows) - LEAST_LINES)
        return fitting or (0 if self.pages[-1] else 1)

    @property
    def _room(self) -> float:
        return self._height - self._y

    def _turn(self) -> None:
        """A new page, unless this one is still empty."""
        if self.pages[-1]:
            self.pages.append([])
        self._y = 0.0


def _stays(node: Node) -> bool:
    return isinstance(node, Piece) and node.stays
