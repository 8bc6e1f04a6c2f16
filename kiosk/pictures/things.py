"""Small things that hands hold and tables carry."""

from kiosk.pictures.colours import (
    BARK,
    CLAY,
    CREAM,
    INK,
    LEAF,
    MEADOW,
    OCHRE,
    STEEL,
    SUN,
    TEAL,
    WHITE,
    WOOD,
)
from kiosk.pictures.shapes import (
    Group,
    Node,
    Point,
    box,
    circle,
    ellipse,
    fill,
    group,
    line,
    mix,
)


def mug(x: float, y: float, colour: str, facing: int = 1) -> Group:
    """A mug whose bottom is at the point, its handle away from where it faces."""
    return group(
        line("M-3 -34C-8 -40 2 -44 -3 -50", WHITE, 2.6, 0.75),
        line("M5 -33C0 -39 10 -43 5 -49", WHITE, 2.6, 0.75),
        line("M-10 -20C-20 -21 -20 -7 -10 -7", colour, 4),
        fill("M-11 -26L11 -26L10 -3C10 -1 8 0 6 0L-6 0C-8 0 -10 -1 -10 -3Z", colour),
        ellipse(0, -26, 11, 2.6, mix(colour, INK, 0.35)),
        at=(x, y),
        scale=(facing, 1),
    )


def sheet(x: float, y: float, turn: float = 0, size: float = 1, tint: str = WHITE) -> Group:
    """A sheet of paper with grey lines that stand for writing."""
    grey = mix(tint, INK, 0.28)
    return group(
        box(-23, -30, 46, 60, tint, 4),
        line("M-14 -18L6 -18", grey, 3.4),
        line("M-14 -6L14 -6", grey, 3),
        line("M-14 4L12 4", grey, 3),
        line("M-14 14L4 14", grey, 3),
        at=(x, y),
        turn=turn,
        scale=size,
    )


def flat_sheet(x: float, y: float, tint: str = WHITE, size: float = 1) -> Group:
    """A sheet lying on a table top, seen nearly from the side."""
    grey = mix(tint, INK, 0.28)
    return group(
        fill("M-30 0L-18 -11L34 -11L26 0Z", mix(tint, INK, 0.03)),
        line("M-12 -7.6L16 -7.6", grey, 1.8),
        line("M-16 -3.6L12 -3.6", grey, 1.8),
        at=(x, y),
        scale=size,
    )


def notebook(x: float, y: float, turn: float = 0, colour: str = TEAL, size: float = 1) -> Group:
    """An open notebook held towards its reader, seen from the back and above."""
    return group(
        fill(
            "M-34 -2C-22 -8 -10 -8 0 -1C10 -8 22 -8 34 -2L36 24C24 18 10 18 0 25"
            "C-10 18 -24 18 -36 24Z",
            colour,
        ),
        fill("M-31 -5C-20 -10 -9 -10 0 -3L0 21C-10 14 -22 14 -33 19Z", WHITE),
        fill("M31 -5C20 -10 9 -10 0 -3L0 21C10 14 22 14 33 19Z", mix(WHITE, INK, 0.06)),
        line("M-24 0C-18 -2 -12 -1 -7 2", mix(WHITE, INK, 0.3), 2),
        line("M-25 7C-18 5 -12 6 -7 9", mix(WHITE, INK, 0.3), 2),
        line("M24 0C18 -2 12 -1 7 2", mix(WHITE, INK, 0.3), 2),
        at=(x, y),
        turn=turn,
        scale=size,
    )


def clipboard(x: float, y: float, turn: float = 0, colour: str = WOOD, size: float = 1) -> Group:
    """A board with a sheet on it."""
    return group(
        box(-26, -34, 52, 68, colour, 6),
        sheet(0, 2, size=0.92),
        box(-11, -38, 22, 10, STEEL, 4),
        at=(x, y),
        turn=turn,
        scale=size,
    )


def pen(x: float, y: float, turn: float = 0, colour: str = CLAY) -> Group:
    """A pen, its tip at the point."""
    return group(line("M0 0L0 -26", colour, 4), line("M0 0L0 -2", INK, 3), at=(x, y), turn=turn)


def phone(x: float, y: float, turn: float = 0) -> Group:
    """A phone."""
    return group(
        box(-7, -17, 14, 34, INK, 4),
        box(-5, -13, 10, 25, mix(TEAL, WHITE, 0.3), 2),
        at=(x, y),
        turn=turn,
    )


def laptop(x: float, y: float, facing: int = 1) -> Group:
    """An open laptop on a table, its screen towards where it faces."""
    return group(
        fill("M-6 -3L-30 -50C-31 -53 -29 -55 -26 -55L-23 -55L2 -5Z", mix(STEEL, WHITE, 0.25)),
        fill("M-3 -5L-25 -50L-22 -51L1 -6Z", mix(TEAL, WHITE, 0.55)),
        box(-8, -6, 62, 6, STEEL, 3),
        at=(x, y),
        scale=(facing, 1),
    )


def calculator(x: float, y: float) -> Group:
    """A little calculator lying flat."""
    keys = [box(a, b, 5.4, 2.4, WHITE, 1, 0.85) for b in (-5.6, -2.6) for a in (-8, -1, 6)]
    return group(
        fill("M-16 0L-10 -13L18 -13L14 0Z", mix(INK, WHITE, 0.2)),
        fill("M-8 -11L15 -11L14 -8L-9.4 -8Z", MEADOW),
        *keys,
        at=(x, y),
    )


def coins(x: float, y: float) -> Group:
    """A small pile of coins."""
    return group(
        *(
            group(
                ellipse(0, 0, 9, 3, mix(OCHRE, INK, 0.2)),
                ellipse(0, -1.6, 9, 3, SUN),
                at=(0, -i * 4),
            )
            for i in range(4)
        ),
        group(ellipse(0, 0, 9, 3, mix(OCHRE, INK, 0.2)), ellipse(0, -1.6, 9, 3, SUN), at=(18, 1)),
        at=(x, y),
    )


def cushion(x: float, y: float, colour: str, turn: float = 0, size: float = 1) -> Group:
    """A soft cushion."""
    return group(
        fill(
            "M-34 -30C-20 -24 20 -24 34 -30C40 -32 42 -28 38 -22C32 -8 32 8 38 22"
            "C42 28 40 32 34 30C20 24 -20 24 -34 30C-40 32 -42 28 -38 22C-32 8 -32 -8 -38 -22"
            "C-42 -28 -40 -32 -34 -30Z",
            colour,
        ),
        line("M-22 -14C-8 -11 8 -11 22 -14", mix(colour, WHITE, 0.4), 3, 0.8),
        line("M-22 14C-8 11 8 11 22 14", mix(colour, WHITE, 0.4), 3, 0.8),
        at=(x, y),
        turn=turn,
        scale=size,
    )


def stick(hand: Point, foot: Point) -> Group:
    """A walking stick from the hand that holds it to the ground."""
    (x, y), (fx, fy) = hand, foot
    side = 1 if fx >= x else -1
    return group(
        line(f"M{x} {y}L{fx} {fy}", BARK, 5.5),
        line(
            f"M{x - 9 * side} {y + 1}C{x - 9 * side} {y - 5} {x - 2 * side} {y - 5} {x} {y}"
            f"L{x + 8 * side} {y - 2}",
            mix(BARK, INK, 0.2),
            6,
        ),
        line(f"M{fx} {fy - 4}L{fx} {fy}", INK, 6),
    )


def umbrella(hand: Point, top: Point, colour: str, wide: float = 120) -> tuple[Group, Group]:
    """An open umbrella: its canopy, and the shaft and handle that the hand closes round."""
    (x, y), (tx, ty) = hand, top
    h, dark = wide / 2, mix(colour, INK, 0.16)
    canopy = group(
        line("M0 -8L0 -16", BARK, 5),
        fill(
            f"M{-h} {h * 0.62}C{-h} {-h * 0.22} {h} {-h * 0.22} {h} {h * 0.62}"
            f"C{h * 0.83} {h * 0.46} {h * 0.5} {h * 0.46} {h * 0.34} {h * 0.62}"
            f"C{h * 0.2} {h * 0.46} {-h * 0.2} {h * 0.46} {-h * 0.34} {h * 0.62}"
            f"C{-h * 0.5} {h * 0.46} {-h * 0.83} {h * 0.46} {-h} {h * 0.62}Z",
            colour,
        ),
        fill(
            f"M{h * 0.34} {h * 0.62}C{h * 0.34} {h * 0.3} {h * 0.2} {h * 0.1} 0 0"
            f"C{h * 0.5} {-h * 0.01} {h} {h * 0.2} {h} {h * 0.62}C{h * 0.83} {h * 0.46} {h * 0.5} "
            f"{h * 0.46} {h * 0.34} {h * 0.62}Z",
            dark,
            0.6,
        ),
        line(
            f"M{-h * 0.34} {h * 0.6}C{-h * 0.34} {h * 0.3} {-h * 0.2} {h * 0.1} 0 0", dark, 2, 0.8
        ),
        at=top,
    )
    shaft = group(
        line(f"M{tx} {ty + 4}L{x} {y + 8}", BARK, 4.5),
        line(f"M{x} {y + 8}C{x} {y + 22} {x + 12} {y + 22} {x + 12} {y + 12}", BARK, 5),
    )
    return canopy, shaft


def watering_can(x: float, y: float, turn: float = 0, facing: int = 1) -> Group:
    """A watering can; the point is its handle's top."""
    body = mix(TEAL, WHITE, 0.25)
    return group(
        line("M-14 20C-20 -4 10 -6 12 16", body, 5),
        line("M16 40C30 36 34 22 42 14", body, 7),
        line("M37 9L48 17", mix(body, INK, 0.2), 5),
        fill("M-20 18L18 18L21 52C21 56 18 57 15 57L-17 57C-20 57 -23 56 -23 52Z", body),
        line("M-20 28L19 28", mix(body, WHITE, 0.3), 3, 0.8),
        at=(x, y),
        turn=turn,
        scale=(facing, 1),
    )


def brush(x: float, y: float, turn: float, paint: str) -> Group:
    """A paint brush held where the point is; its tip is below."""
    return group(
        line("M0 14L0 -22", WOOD, 4),
        line("M0 16L0 20", STEEL, 5),
        line("M0 22L0 28", paint, 5.5),
        at=(x, y),
        turn=turn,
    )


def book(x: float, y: float, colour: str = CLAY, turn: float = 0) -> Group:
    """A closed book lying flat."""
    return group(
        box(-26, -10, 52, 10, colour, 3), box(-22, -7.4, 49, 5, CREAM, 2), at=(x, y), turn=turn
    )


def heart(x: float, y: float, size: float, colour: str, opacity: float = 1) -> Group:
    """A heart around a point."""
    return group(
        fill(
            "M0 18C-24 2 -24 -18 -10 -18C-4 -18 0 -13 0 -9C0 -13 4 -18 10 -18C24 -18 24 2 0 18Z",
            colour,
            opacity,
        ),
        at=(x, y),
        scale=size,
    )


def bubble(x: float, y: float, wide: float, high: float, tail: Point, colour: str) -> Group:
    """A speech bubble; the tail is where the voice comes from."""
    dx, dy = tail[0] - x, tail[1] - y
    side = high / 2 if dy > 0 else -high / 2
    foot = max(-wide / 2 + 22, min(wide / 2 - 22, dx * 0.6))
    return group(
        fill(
            f"M{foot - 12} {side * 0.9}Q{foot} {side * 1.2} {dx} {dy}Q{foot + 8} {side * 1.2} "
            f"{foot + 12} {side * 0.9}Z",
            colour,
        ),
        box(-wide / 2, -high / 2, wide, high, colour, min(high / 2, 30)),
        at=(x, y),
    )


def plan(x: float, y: float, turn: float = 0, size: float = 1) -> Group:
    """A plan on paper: three ticked steps, no words."""
    rows: list[Node] = []
    for i, colour in enumerate((LEAF, OCHRE, TEAL)):
        y_row = -16 + i * 15
        rows += [
            circle(-13, y_row, 4.6, colour),
            line(f"M-3 {y_row}L{15 - i * 3} {y_row}", mix(WHITE, INK, 0.3), 3),
        ]
    return group(box(-24, -30, 48, 60, WHITE, 4), *rows, at=(x, y), turn=turn, scale=size)


def mat(x: float, y: float, wide: float, colour: str) -> Group:
    """An exercise mat on the floor."""
    half = wide / 2
    return group(
        fill(f"M{-half + 16} -14L{half + 4} -14L{half - 10} 14L{-half} 14Z", colour),
        fill(f"M{-half} 14L{half - 10} 14L{half - 10} 18L{-half} 18Z", mix(colour, INK, 0.15)),
        at=(x, y),
    )
