"""The film's big picture: its size, and placing on it what is drawn around (0, 0)."""

from kiosk.pictures.shapes import Group, Node, group

WIDE, HIGH = 1920, 1080


def ground(x: float, y: float, scale: float, *parts: Node | None) -> Group:
    """Parts drawn around (0, 0) on the floor, brought to their place on the big picture."""
    return group(*parts, at=(x, y), scale=scale)
