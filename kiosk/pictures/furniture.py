"""Chairs, a sofa and tables."""

from kiosk.pictures.colours import (
    BARK,
    INK,
    OAK,
    WOOD,
)
from kiosk.pictures.outdoors import shadow
from kiosk.pictures.shapes import (
    Group,
    box,
    ellipse,
    fill,
    group,
    line,
    mix,
)


def chair(x: float, y: float, colour: str, facing: int = 1, seat: float = 72) -> Group:
    """A padded upright chair from the side; the point is the floor under the sitter's hips."""
    wood, dark = OAK, mix(OAK, INK, 0.22)
    return group(
        shadow(6, 2, 120),
        line(f"M34 {-seat + 8}L40 -6", dark, 8),
        line(f"M-24 {-seat + 8}L-32 -6", dark, 8),
        line(f"M28 {-seat + 8}L32 0", wood, 9),
        line(f"M-28 {-seat + 10}L-40 0", wood, 9),
        line(f"M-31 {-seat + 4}C-34 {-seat - 30} -38 {-seat - 60} -45 {-seat - 88}", wood, 9),
        fill(
            f"M-28 {-seat - 30}C-40 {-seat - 30} -48 {-seat - 60} -52 {-seat - 88}"
            f"C-50 {-seat - 99} -38 {-seat - 98} -36 {-seat - 88}"
            f"C-33 {-seat - 64} -30 {-seat - 48} "
            f"-28 {-seat - 30}Z",
            colour,
        ),
        box(-36, -seat, 78, 15, colour, 7.5),
        box(-36, -seat + 8, 78, 7, mix(colour, INK, 0.18), 3.5),
        at=(x, y),
        scale=(facing, 1),
    )


def chair_front(x: float, y: float, colour: str, seat: float = 72) -> Group:
    """The same chair towards us."""
    wood, dark = OAK, mix(OAK, INK, 0.22)
    return group(
        shadow(0, 0, 110),
        line(f"M-34 {-seat}L-36 -8", dark, 8),
        line(f"M34 {-seat}L36 -8", dark, 8),
        line(f"M-40 {-seat + 8}L-42 0", wood, 9),
        line(f"M40 {-seat + 8}L42 0", wood, 9),
        box(-40, -seat - 98, 80, 70, colour, 20),
        line(f"M-32 {-seat - 40}L-32 {-seat}", wood, 8),
        line(f"M32 {-seat - 40}L32 {-seat}", wood, 8),
        box(-46, -seat - 4, 92, 20, colour, 10),
        box(-46, -seat + 8, 92, 8, mix(colour, INK, 0.18), 4),
        at=(x, y),
    )


def armchair(x: float, y: float, colour: str, facing: int = 1) -> tuple[Group, Group]:
    """An armchair from the side: what is behind the sitter, and the arm in front."""
    dark, light = mix(colour, INK, 0.16), mix(colour, "#FFFFFF", 0.14)
    back = group(
        shadow(4, 4, 190),
        line("M-52 -8L-56 2", BARK, 9),
        line("M62 -8L66 2", BARK, 9),
        fill(
            "M-34 -30L-30 -84C-34 -120 -40 -150 -46 -172C-52 -194 -92 -186 -88 -162"
            "C-84 -120 -74 -70 -70 -20Z",
            colour,
        ),
        fill(
            "M-34 -30L-30 -84C-34 -120 -40 -150 -46 -172C-52 -184 -62 -186 -66 -180"
            "C-52 -130 -50 -80 -50 -26Z",
            light,
            0.6,
        ),
        box(-66, -88, 142, 26, light, 13),
        box(-68, -70, 144, 64, dark, 16),
        at=(x, y),
        scale=(facing, 1),
    )
    front = group(
        fill(
            "M-72 -10L-72 -100C-72 -116 -62 -124 -46 -124L46 -124C64 -124 72 -108 62 -98"
            "L60 -10C60 -4 56 -2 52 -2L-64 -2C-70 -2 -72 -6 -72 -10Z",
            colour,
        ),
        line("M-58 -108C-40 -112 20 -112 46 -110", light, 3.4, 0.8),
        line("M58 -94C40 -96 -30 -98 -56 -96", dark, 2.6, 0.7),
        at=(x, y),
        scale=(facing, 1),
    )
    return back, front


def table(x: float, y: float, wide: float, high: float = 104, colour: str = WOOD) -> Group:
    """A table from the side."""
    half, dark = wide / 2, mix(colour, INK, 0.22)
    return group(
        shadow(0, 2, wide * 0.9),
        line(f"M{-half + 24} {-high + 10}L{-half + 14} 0", dark, 10),
        line(f"M{half - 24} {-high + 10}L{half - 14} 0", dark, 10),
        box(-half, -high, wide, 15, colour, 7.5),
        box(-half + 4, -high + 9, wide - 8, 6, dark, 3, 0.55),
        at=(x, y),
    )


def round_table(x: float, y: float, wide: float, high: float = 84, colour: str = WOOD) -> Group:
    """A small table on one foot."""
    dark = mix(colour, INK, 0.24)
    return group(
        shadow(0, 2, wide * 0.7),
        line(f"M0 {-high + 8}L0 -4", dark, 10),
        line(f"M{-wide * 0.22} 0C{-wide * 0.1} -8 {wide * 0.1} -8 {wide * 0.22} 0", dark, 8),
        ellipse(0, -high + 7, wide / 2, 9, dark),
        ellipse(0, -high + 1, wide / 2, 9, colour),
        at=(x, y),
    )


def sofa(x: float, y: float, wide: float, colour: str) -> Group:
    """A sofa towards us; the seat is 74 high."""
    half, dark, light = wide / 2, mix(colour, INK, 0.16), mix(colour, "#FFFFFF", 0.14)
    return group(
        shadow(0, 4, wide * 1.2),
        line(f"M{-half - 6} -8L{-half - 8} 2", BARK, 9),
        line(f"M{half + 6} -8L{half + 8} 2", BARK, 9),
        box(-half, -172, wide, 130, colour, 34),
        line("M0 -160L0 -80", dark, 2.6, 0.6),
        box(-half + 4, -78, half - 6, 34, light, 12),
        box(2, -78, half - 6, 34, light, 12),
        box(-half - 8, -50, wide + 16, 44, dark, 14),
        box(-half - 30, -122, 46, 118, colour, 22),
        box(half - 16, -122, 46, 118, colour, 22),
        line(f"M{-half - 20} -102C{-half - 14} -110 {-half} -110 {-half + 6} -102", light, 3),
        line(f"M{half + 20} -102C{half + 14} -110 {half} -110 {half - 6} -102", light, 3),
        at=(x, y),
    )
