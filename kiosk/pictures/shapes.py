"""A tiny drawing: paths, circles, strokes and groups, written out as plain SVG text.

Only what QtSvg draws well is here, so there are no clips, masks, filters or style sheets.
The shapes are data: the pictures write them as SVG, and the film can paint the same ones.
"""

import math
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Step:
    """One move of the pen: `M`, `L` and `C` carry their points, `Z` closes."""

    kind: str
    points: tuple[Point, ...] = ()


@dataclass(frozen=True, slots=True)
class Fade:
    """A colour that turns into another from top to bottom."""

    top: str
    bottom: str


@dataclass(frozen=True, slots=True)
class Shape:
    """A path with its paint. Without `fill` it is a line with round ends and corners."""

    steps: tuple[Step, ...]
    fill: str | Fade | None = None
    stroke: str | None = None
    width: float = 0
    opacity: float = 1


@dataclass(frozen=True, slots=True)
class Oval:
    """A circle or an ellipse."""

    at: Point
    radii: Point
    fill: str | Fade | None = None
    stroke: str | None = None
    width: float = 0
    opacity: float = 1


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle, its corners rounded."""

    at: Point
    size: Point
    corner: float
    fill: str | Fade
    opacity: float = 1


@dataclass(frozen=True, slots=True)
class Group:
    """Shapes moved together: scaled first, then turned (degrees), then carried to `at`."""

    parts: tuple["Shape | Oval | Box | Group", ...]
    at: Point = (0, 0)
    turn: float = 0
    scale: Point = (1, 1)


Node = Shape | Oval | Box | Group


def group(
    *parts: Node | None, at: Point = (0, 0), turn: float = 0, scale: float | Point = 1
) -> Group:
    """The parts that are there, moved together."""
    both = scale if isinstance(scale, tuple) else (scale, scale)
    return Group(tuple(part for part in parts if part is not None), at, turn, both)


def circle(x: float, y: float, radius: float, fill: str | Fade, opacity: float = 1) -> Oval:
    """A filled circle."""
    return Oval((x, y), (radius, radius), fill, opacity=opacity)


def ellipse(x: float, y: float, rx: float, ry: float, fill: str, opacity: float = 1) -> Oval:
    """A filled ellipse."""
    return Oval((x, y), (rx, ry), fill, opacity=opacity)


def ring(x: float, y: float, radius: float, stroke: str, width: float, opacity: float = 1) -> Oval:
    """A circle that is only its line."""
    return Oval((x, y), (radius, radius), None, stroke, width, opacity)


def box(
    x: float,
    y: float,
    wide: float,
    high: float,
    fill: str | Fade,
    corner: float = 0,
    opacity: float = 1,
) -> Box:
    """A filled rectangle."""
    return Box((x, y), (wide, high), corner, fill, opacity)


def fill(data: str, colour: str | Fade, opacity: float = 1) -> Shape:
    """A filled shape from path data."""
    return Shape(steps(data), colour, opacity=opacity)


def line(data: str, colour: str, width: float, opacity: float = 1) -> Shape:
    """A round-ended line from path data."""
    return Shape(steps(data), None, colour, width, opacity)


def blob(points: Sequence[Point], colour: str | Fade, opacity: float = 1) -> Shape:
    """A filled shape that passes softly through the points."""
    return Shape(smooth(points, closed=True), colour, opacity=opacity)


_TOKEN = re.compile(r"[MLCQZ]|-?(?:\d+\.?\d*|\.\d+)(?:e-?\d+)?")
_NEEDS = {"M": 1, "L": 1, "C": 3, "Q": 2, "Z": 0}


def steps(data: str) -> tuple[Step, ...]:
    """Path data in capital M, L, C, Q and Z, as steps; a Q becomes the C that looks the same."""
    tokens = _TOKEN.findall(data)
    found: list[Step] = []
    kind, here, i = "", (0.0, 0.0), 0
    while i < len(tokens):
        if tokens[i] in _NEEDS:
            kind = tokens[i]
            i += 1
        if kind == "Z":
            found.append(Step("Z"))
            continue
        flat = [float(token) for token in tokens[i : i + 2 * _NEEDS[kind]]]
        i += len(flat)
        points = tuple(zip(flat[::2], flat[1::2], strict=True))
        if kind == "Q":
            (cx, cy), (x, y) = points
            first = (here[0] + (cx - here[0]) * 2 / 3, here[1] + (cy - here[1]) * 2 / 3)
            second = (x + (cx - x) * 2 / 3, y + (cy - y) * 2 / 3)
            points = (first, second, (x, y))
        found.append(Step("C" if kind == "Q" else kind, points))
        here = points[-1]
        kind = "L" if kind == "M" else kind
    return tuple(found)


def smooth(points: Sequence[Point], *, closed: bool = False) -> tuple[Step, ...]:
    """A soft curve through all the points (Catmull-Rom, as cubic curves)."""
    made = [Step("M", (points[0],))]
    count = len(points)
    for i in range(count if closed else count - 1):
        if closed:
            before, start, end, after = (points[(i + k) % count] for k in (-1, 0, 1, 2))
        else:
            before, after = points[max(i - 1, 0)], points[min(i + 2, count - 1)]
            start, end = points[i], points[i + 1]
        lead = (start[0] + (end[0] - before[0]) / 6, start[1] + (end[1] - before[1]) / 6)
        trail = (end[0] - (after[0] - start[0]) / 6, end[1] - (after[1] - start[1]) / 6)
        made.append(Step("C", (lead, trail, end)))
    if closed:
        made.append(Step("Z"))
    return tuple(made)


def turned(point: Point, degrees: float) -> Point:
    """A point carried around the origin, clockwise as we see it."""
    s, c = math.sin(math.radians(degrees)), math.cos(math.radians(degrees))
    return point[0] * c - point[1] * s, point[0] * s + point[1] * c


def mix(one: str, other: str, share: float) -> str:
    """The first colour with a share (0 to 1) of the other stirred in."""
    pairs = ((int(one[i : i + 2], 16), int(other[i : i + 2], 16)) for i in (1, 3, 5))
    return "#" + "".join(f"{round(a + (b - a) * share):02X}" for a, b in pairs)


@dataclass(slots=True)
class _Ink:
    """The fades met so far; each gets one definition."""

    fades: list[Fade] = field(default_factory=list)

    def colour(self, paint: str | Fade) -> str:
        if isinstance(paint, str):
            return paint
        if paint not in self.fades:
            self.fades.append(paint)
        return f"url(#f{self.fades.index(paint)})"


def _number(value: float, places: int = 1) -> str:
    text = f"{value:.{places}f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    text = text.replace("0.", ".", 1) if text.startswith(("0.", "-0.")) else text
    return "0" if text in ("-0", "") else text


def _pair(point: Point) -> str:
    return f"{_number(point[0])} {_number(point[1])}"


def _data(path: Iterable[Step]) -> str:
    """Path data from each point to the next, which is about a third shorter.

    Distances are taken between rounded points, so that roundings never add up.
    """
    text, last = [], ""
    here = start = (0.0, 0.0)
    for step in path:
        points = [(round(x, 1), round(y, 1)) for x, y in step.points]
        letter = step.kind.lower()
        if step.kind == "M":
            here = start = points[0]
            text.append("M" + _tight(here))
        elif step.kind == "Z":
            here = start
            text.append("z")
        else:
            moves = [xy for x, y in points for xy in (x - here[0], y - here[1])]
            data = _tight(moves)
            text.append(
                data
                if letter == last and data[0] == "-"
                else f" {data}"
                if letter == last
                else letter + data
            )
            here = points[-1]
        last = letter
    return "".join(text)


def _tight(numbers: Iterable[float]) -> str:
    """Numbers with a space only where there is no minus sign to part them."""
    text = ""
    for number in map(_number, numbers):
        text += number if not text or number[0] == "-" else f" {number}"
    return text


def _paint(node: Shape | Oval, ink: _Ink) -> str:
    text = f' fill="{ink.colour(node.fill)}"' if node.fill else ""
    if node.stroke:
        text += f' stroke="{node.stroke}" stroke-width="{_number(node.width)}"'
    return text + _opacity(node.opacity)


def _opacity(value: float) -> str:
    return "" if value == 1 else f' opacity="{_number(value, 2)}"'


def _write(node: Node, ink: _Ink) -> str:
    match node:
        case Shape():
            return f'<path d="{_data(node.steps)}"{_paint(node, ink)}/>'
        case Oval():
            (x, y), (rx, ry) = node.at, node.radii
            middle, paint = f'cx="{_number(x)}" cy="{_number(y)}"', _paint(node, ink)
            if rx == ry:
                return f'<circle {middle} r="{_number(rx)}"{paint}/>'
            return f'<ellipse {middle} rx="{_number(rx)}" ry="{_number(ry)}"{paint}/>'
        case Box():
            (x, y), (wide, high) = node.at, node.size
            where = f'<rect x="{_number(x)}" y="{_number(y)}"'
            where += f' width="{_number(wide)}" height="{_number(high)}"'
            where += f' rx="{_number(node.corner)}"' if node.corner else ""
            return f'{where} fill="{ink.colour(node.fill)}"{_opacity(node.opacity)}/>'
        case Group():
            inner = "".join(_write(part, ink) for part in node.parts)
            moves = _moves(node)
            return f'<g transform="{moves}">{inner}</g>' if moves else inner


def _moves(node: Group) -> str:
    moves = []
    if node.at != (0, 0):
        moves.append(f"translate({_pair(node.at)})")
    if node.turn:
        moves.append(f"rotate({_number(node.turn)})")
    if node.scale != (1, 1):
        moves.append(f"scale({_number(node.scale[0], 3)} {_number(node.scale[1], 3)})")
    return " ".join(moves)


def svg(parts: Iterable[Node], wide: int, high: int) -> str:
    """The whole picture as text; the same parts always give the same text."""
    ink = _Ink()
    body = "\n".join(_write(part, ink) for part in parts)
    fades = "".join(
        f'<linearGradient id="f{i}" x1="0" y1="0" x2="0" y2="1">'
        f'<stop offset="0" stop-color="{fade.top}"/><stop offset="1" stop-color="{fade.bottom}"/>'
        "</linearGradient>"
        for i, fade in enumerate(ink.fades)
    )
    defs = f"<defs>{fades}</defs>\n" if fades else ""
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {wide} {high}"'
        ' fill="none" stroke-linecap="round" stroke-linejoin="round">\n'
    )
    return f"{head}{defs}{body}\n</svg>\n"
