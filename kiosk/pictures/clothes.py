"""Clothes on a body: the top with its collar and hem, and what makes each kind its own.

A top is drawn around the middle of the hips, upright; the figure leans it.
"""

import math
from dataclasses import dataclass

from kiosk.pictures.colours import INK, WHITE
from kiosk.pictures.joints import Bones
from kiosk.pictures.shapes import Node, Point, Shape, Step, circle, fill, line, mix, smooth


@dataclass(frozen=True, slots=True)
class Clothes:
    """What somebody wears; `inner` is the shirt under a cardigan."""

    top: str
    kind: str
    trousers: str
    shoes: str
    inner: str = WHITE
    build: float = 1


@dataclass(frozen=True, slots=True)
class Edges:
    """How far the top reaches behind and before the spine, at a few heights."""

    back: tuple[float, ...]
    front: tuple[float, ...]


_HEIGHTS = (-92.0, -77.0, -58.0, -32.0, -8.0, 14.0)


def edges(clothes: Clothes, turn: float) -> Edges:
    """The outline of a body with these clothes; slimmer from the side."""
    wide = clothes.build
    chest, waist, hip = ((34 - 9 * turn) * wide, (29 - 4 * turn) * wide, (33 - 7 * turn) * wide)
    slope, belly = 15 + (chest - 15) * 0.62, 3 * turn * wide
    return Edges(
        back=(-slope, -chest - 1, -chest, -waist - 1, -hip, -hip - 1),
        front=(slope, chest, chest + 1, waist + belly, hip + belly * 0.6, hip),
    )


def top(clothes: Clothes, turn: float) -> list[Node]:
    """The body of the top."""
    edge = edges(clothes, turn)
    hem = 12 if clothes.kind == "tunic" else 0
    back = [(x, y + (hem if y > 0 else 0)) for x, y in zip(edge.back, _HEIGHTS, strict=True)]
    front = [(x, y + (hem if y > 0 else 0)) for x, y in zip(edge.front, _HEIGHTS, strict=True)]
    bottom = back[-1][1]
    outline = [
        (-10 + 2 * turn, -99.0),
        *back,
        (back[-1][0] + 9, bottom + 6),
        (front[-1][0] - 9, bottom + 6),
        *reversed(front),
        (12 + 2 * turn, -99.0),
    ]
    colour, dark = clothes.top, mix(clothes.top, INK, 0.16)
    inner = [(x + 13 - i * 1.2, y) for i, (x, y) in enumerate(back)]
    shade = [*back, *reversed(inner)]
    parts: list[Node] = [
        Shape(smooth(outline, closed=True), colour),
        Shape(smooth(shade[2:-2], closed=True), dark, opacity=0.35),
    ]
    return parts + _details(clothes, turn, back, front, dark)


def _details(
    clothes: Clothes,
    turn: float,
    back: list[tuple[float, float]],
    front: list[tuple[float, float]],
    dark: str,
) -> list[Node]:
    x = 3 + 9 * turn
    light = mix(clothes.top, "#FFFFFF", 0.22)
    bottom = back[-1][1]
    left, right = back[-1][0], front[-1][0]
    match clothes.kind:
        case "jumper":
            return [
                line(
                    f"M{left + 3} {bottom - 2}C{left + 16} {bottom + 2} {right - 16} "
                    f"{bottom + 2} {right - 3} {bottom - 2}",
                    dark,
                    2,
                    0.7,
                )
            ]
        case "cardigan":
            return [
                fill(
                    f"M{x - 9} -96C{x - 6} -60 {x - 4} -20 {x - 9} {bottom + 5}"
                    f"L{x + 9} {bottom + 5}C{x + 9} -20 {x + 9} -60 {x + 9} -96Z",
                    clothes.inner,
                ),
                line(f"M{x - 9} -96C{x - 5} -60 {x - 4} -20 {x - 9} {bottom + 4}", light, 3),
                line(f"M{x + 9} -96C{x + 10} -60 {x + 9} -20 {x + 9} {bottom + 4}", light, 3),
                line(f"M{left + 7} -12L{left + 19} -11", dark, 2.4, 0.8),
            ]
        case "shirt":
            return [
                line(f"M{x} -92C{x + 1} -60 {x + 2} -20 {x} {bottom + 4}", dark, 1.6, 0.8),
                *(circle(x + 1.4, y, 1.7, light) for y in (-74, -54, -34, -14)),
            ]
        case "hoodie":
            return [
                fill(
                    f"M{x - 20} -30L{x + 10} -30C{x + 16} -22 {x + 17} -12 {x + 17} -4"
                    f"L{x - 27} -4C{x - 27} -12 {x - 26} -22 {x - 20} -30Z",
                    dark,
                    0.5,
                ),
                line(f"M{x - 5} -90L{x - 6} -70", light, 2.2),
                line(f"M{x + 6} -90L{x + 7} -72", light, 2.2),
            ]
        case "tunic":
            return [
                line(f"M{x - 2} -92L{x} {bottom + 5}", dark, 1.6, 0.7),
                fill(
                    f"M{x + 4} -66L{min(x + 17, right - 2)} -66L{min(x + 17, right - 2)} -53"
                    f"C{x + 14} -50 {x + 7} -50 {x + 4} -53Z",
                    dark,
                    0.55,
                ),
                line(
                    f"M{left + 3} -2C{left + 6} 8 {left + 5} 14 {left + 5} {bottom}", dark, 2, 0.6
                ),
            ]
        case _:
            return []


def collar(clothes: Clothes, skin: str, turn: float) -> list[Node]:
    """The neckline: what lies around the neck, over the top."""
    x = 2 + 3 * turn
    dark = mix(clothes.top, INK, 0.18)
    light = mix(clothes.top, "#FFFFFF", 0.22)
    match clothes.kind:
        case "shirt":
            return [
                fill(f"M{x - 13} -101L{x + 5 * turn} -88L{x - 8} -80L{x - 17} -95Z", light),
                fill(f"M{x + 13} -101L{x + 5 * turn} -88L{x + 11} -80L{x + 17} -94Z", light),
            ]
        case "tunic":
            return [
                fill(f"M{x - 13} -98L{x + 3 * turn} -79L{x + 14} -98Z", skin),
                line(f"M{x - 14} -97L{x + 3 * turn} -79L{x + 15} -96", light, 3.4),
            ]
        case "cardigan":
            return [
                line(
                    f"M{x - 11} -97C{x - 7} -85 {x + 8} -85 {x + 12} -97",
                    mix(clothes.inner, INK, 0.12),
                    3.2,
                )
            ]
        case "hoodie":
            return [
                fill(
                    f"M{x - 20} -92C{x - 22} -106 {x - 14} -108 {x - 9} -103"
                    f"C{x - 5} -92 {x + 8} -92 {x + 12} -102"
                    f"C{x + 20} -106 {x + 22} -96 {x + 17} -89"
                    f"C{x + 6} -80 {x - 12} -82 {x - 20} -92Z",
                    dark,
                ),
            ]
        case _:
            return [line(f"M{x - 13} -97C{x - 8} -85 {x + 8} -85 {x + 13} -96", dark, 4.4)]


def skirt(clothes: Clothes, near: Bones, far: Bones) -> list[Node]:
    """The lower half of a long top: cloth around both thighs, down to above the knees."""
    corners = [(-22.0, -8.0), (24.0, -8.0), *_hem(near), *_hem(far)]
    outline = [Step("M", (_hull(corners)[0],)), *(Step("L", (p,)) for p in _hull(corners)[1:])]
    # A line of its own colour rounds the corners of the cloth.
    cloth = Shape((*outline, Step("Z")), clothes.top, clothes.top, 8)
    (x, y), (kx, ky) = near.root, near.middle
    fold = line(
        f"M{x + 12 + (kx - x) * 0.2} {y + (ky - y) * 0.2}L{x + 10 + (kx - x) * 0.55} "
        f"{y + (ky - y) * 0.55}",
        mix(clothes.top, INK, 0.14),
        2,
    )
    return [cloth, fold]


def _hem(bones: Bones) -> tuple[Point, Point]:
    (x, y), (kx, ky) = bones.root, bones.middle
    size = math.dist((x, y), (kx, ky)) or 1
    nx, ny = -(ky - y) / size * 17, (kx - x) / size * 17
    ex, ey = x + (kx - x) * 0.6, y + (ky - y) * 0.6
    return (ex + nx, ey + ny), (ex - nx, ey - ny)


def _hull(points: list[Point]) -> list[Point]:
    """The points that a thread drawn around all of them would touch."""
    hull: list[Point] = []
    for ordered in (sorted(points), sorted(points, reverse=True)):
        half: list[Point] = []
        for x, y in ordered:
            while len(half) > 1 and _bends_in(half[-2], half[-1], (x, y)):
                half.pop()
            half.append((x, y))
        hull += half[:-1]
    return hull


def _bends_in(a: Point, b: Point, c: Point) -> bool:
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]) <= 0
