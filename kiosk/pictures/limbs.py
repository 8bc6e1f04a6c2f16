"""Arms, legs, hands and shoes: soft tapering shapes along a limb's joints."""

import math

from kiosk.pictures.joints import Bones
from kiosk.pictures.shapes import Group, Node, Point, Shape, Step, fill, group, line, steps


def limb(a: Point, b: Point, c: Point, radii: tuple[float, float, float], colour: str) -> Shape:
    """A limb from a to c that bends softly at b, as thick at each as the radii say.

    Its beginning is round, like a shoulder; its end is straight, like a cuff or a hem.
    """
    return Shape(_outline(a, b, c, radii), colour)


def _outline(a: Point, b: Point, c: Point, radii: tuple[float, float, float]) -> tuple[Step, ...]:
    first, second = _direction(a, b), _direction(b, c)
    soft = 0.36 * min(math.dist(a, b), math.dist(b, c))
    into, out = _along(b, first, -soft), _along(b, second, soft)
    # The limb tapers evenly, so it is a little thicker before the joint than after it.
    before = radii[1] + (radii[0] - radii[1]) * soft / math.dist(a, b)
    after = radii[1] + (radii[2] - radii[1]) * soft / math.dist(b, c)
    # Where the sides of the two bones would meet; kept near when the limb folds up.
    facing = max(1 + first[0] * second[0] + first[1] * second[1], 0.5)
    mitre = (
        (_side(first)[0] + _side(second)[0]) / facing,
        ((_side(first)[1] + _side(second)[1]) / facing),
    )

    def edge(sign: int) -> tuple[Point, Point, Point, Point, Point]:
        return (
            _along(a, _side(first), sign * radii[0]),
            _along(into, _side(first), sign * before),
            _along(b, mitre, sign * radii[1]),
            _along(out, _side(second), sign * after),
            _along(c, _side(second), sign * radii[2]),
        )

    left, right = edge(1), edge(-1)
    return (
        Step("M", (right[4],)),
        Step("L", (right[3],)),
        _bow(right[3], right[2], right[1]),
        Step("L", (right[0],)),
        Step(
            "C",
            (
                _along(right[0], first, -1.25 * radii[0]),
                _along(left[0], first, -1.25 * radii[0]),
                left[0],
            ),
        ),
        Step("L", (left[1],)),
        _bow(left[1], left[2], left[3]),
        Step("L", (left[4],)),
        Step("Z"),
    )


def _bow(start: Point, corner: Point, end: Point) -> Step:
    """A curve that rounds a corner off."""
    return Step("C", (_between(start, corner, 0.62), _between(end, corner, 0.62), end))


def _direction(start: Point, end: Point) -> Point:
    size = math.dist(start, end) or 1
    return (end[0] - start[0]) / size, (end[1] - start[1]) / size


def _side(direction: Point) -> Point:
    return -direction[1], direction[0]


def _along(start: Point, direction: Point, far: float) -> Point:
    return start[0] + direction[0] * far, start[1] + direction[1] * far


def _between(one: Point, other: Point, share: float) -> Point:
    return one[0] + (other[0] - one[0]) * share, one[1] + (other[1] - one[1]) * share


def hand(bones: Bones, colour: str, shadow: str) -> Group:
    """A soft hand with its thumb, along the forearm."""
    return group(
        fill("M-7 -4C-8 3 -8 12 -5 16C-2 19.5 4 19.5 6.5 16C9 12 8 3 7 -4Z", colour),
        fill("M3.5 -1C9 1 12.5 5 12.5 9.5C12.5 12.5 9 13 8 10.5C7 8 5 8 3 8Z", colour),
        line("M6.6 8.6C5.4 7.8 4.4 7.6 3.4 7.8", shadow, 1.2),
        at=bones.end,
        turn=-bones.aim,
    )


def fist(bones: Bones, colour: str, shadow: str) -> Group:
    """A hand closed around something: a stick, a mug, another hand."""
    return group(
        fill("M-7.5 -4C-10 3 -10 9 -7 13C-3 17 4 17 7.5 13C10 9 9.5 2 7 -4Z", colour),
        line("M-6 7C-2 9.5 3 9.5 7.5 6.5", shadow, 1.2),
        at=bones.end,
        turn=-bones.aim,
    )


def palm(bones: Bones, colour: str, shadow: str) -> Group:
    """An open hand that waves."""
    return group(
        fill("M-7 -4C-8 2 -9.5 6 -9 11C-7 16 7 16 8.5 11C9 6 8 2 7 -4Z", colour),
        line("M-6.5 10L-9 19M-2 11L-2.8 23M2.6 11L3.6 22M6.4 9L9 17", colour, 5),
        line("M6 3C9 3 12 4 14.5 7", colour, 5.4),
        line("M-4 8C-1 10.5 3 10.5 6 8", shadow, 1.2),
        at=bones.end,
        turn=-bones.aim,
    )


def shoe(at: Point, turn: float, tip: float, colour: str, sole: str) -> Node:
    """A shoe under an ankle: long when side on, short when it points at us."""
    long = 19 + 14 * turn
    heel = -13 + turn
    upper = steps(
        f"M{heel} -9C{heel - 2} -2 {heel - 2} 6 {heel + 1} 9L{long - 3} 9"
        f"C{long + 2} 9 {long + 1} 2 {long - 6} -0.5C{long - 14} -3 10 -6 9 -9Z"
    )
    return group(
        Shape(upper, colour),
        line(f"M{heel + 1.6} 10.2L{long - 2.6} 10.2", sole, 3.6),
        at=at,
        turn=tip,
    )
