"""Rooms: their walls and windows, and what makes them somebody's own."""

from kiosk.pictures.colours import (
    BARK,
    CLAY,
    CREAM,
    INK,
    LEAF,
    MEADOW,
    MIST,
    OAK,
    PINE,
    STEEL,
    TERRACOTTA,
    WHITE,
    WOOD,
)
from kiosk.pictures.outdoors import shadow
from kiosk.pictures.shapes import (
    Fade,
    Group,
    Node,
    blob,
    box,
    circle,
    ellipse,
    fill,
    group,
    line,
    mix,
)


def room(wall: str, floor: str, edge: float = 432, on_wall: Node | None = None) -> Group:
    """A wall and a floor that run beyond every crop, with a quiet skirting board.

    What is on the wall never covers the floor.
    """
    return group(
        box(0, 0, 960, 640, wall),
        on_wall,
        box(0, edge, 960, 640 - edge, floor),
        box(0, edge - 9, 960, 9, mix(wall, WHITE, 0.5)),
        box(0, edge, 960, 3, mix(floor, INK, 0.1), opacity=0.6),
    )


def rug(x: float, y: float, wide: float, colour: str) -> Group:
    """A round rug lying on the floor."""
    light = mix(colour, WHITE, 0.35)
    return group(
        ellipse(0, 0, wide / 2, wide / 11, colour),
        ellipse(0, -1, wide / 2.18, wide / 12.6, light, 0.6),
        ellipse(0, -1, wide / 2.34, wide / 14, colour),
        at=(x, y),
    )


def window(
    x: float, y: float, wide: float, high: float, sky: str | Fade, land: str | None = MIST
) -> Group:
    """A window; the point is its top left corner."""
    frame = WHITE
    parts: list[Node] = [
        box(-10, -10, wide + 20, high + 20, frame, 12),
        box(0, 0, wide, high, sky, 5),
    ]
    if land:
        low = high * 0.7
        parts += [
            fill(
                f"M0 {low}C{wide * 0.3} {low - 22} {wide * 0.6} {low + 6} {wide} {low - 16}"
                f"L{wide} {high}L0 {high}Z",
                land,
            ),
            fill(
                f"M0 {low + 22}C{wide * 0.4} {low + 4} {wide * 0.7} {low + 30} {wide} {low + 14}"
                f"L{wide} {high}L0 {high}Z",
                mix(land, MEADOW, 0.8),
            ),
        ]
    parts += [
        box(wide / 2 - 4, 0, 8, high, frame),
        box(0, high * 0.42, wide, 7, frame),
        box(-20, high + 8, wide + 40, 12, mix(frame, INK, 0.06), 6),
    ]
    return group(*parts, at=(x, y))


def curtain(x: float, y: float, wide: float, high: float, colour: str, side: int = 1) -> Group:
    """One half of a pair of curtains, held back at the outer side; `side` 1 hangs on the left."""
    dark = mix(colour, INK, 0.12)
    return group(
        fill(
            f"M0 0L{wide} 0C{wide} {high * 0.4} {wide * 0.8} {high * 0.55} {wide * 0.42} "
            f"{high * 0.66}C{wide * 0.5} {high * 0.8} {wide * 0.56} {high * 0.9} {wide * 0.56} "
            f"{high}L0 {high}Z",
            colour,
        ),
        line(
            f"M{wide * 0.62} 6C{wide * 0.6} {high * 0.36} {wide * 0.5} {high * 0.52} "
            f"{wide * 0.26} {high * 0.64}",
            dark,
            2.4,
            0.7,
        ),
        line(
            f"M{wide * 0.28} 6C{wide * 0.28} {high * 0.3} {wide * 0.22} {high * 0.5} "
            f"{wide * 0.12} {high * 0.62}",
            dark,
            2.4,
            0.7,
        ),
        line(f"M{wide * 0.04} {high * 0.66}L{wide * 0.42} {high * 0.66}", dark, 5),
        at=(x, y),
        scale=(side, 1),
    )


def sunbeam(x: float, y: float, wide: float, long: float, opacity: float = 0.3) -> Node:
    """Window light lying on a floor or wall."""
    return fill(
        f"M{x} {y}L{x + wide} {y}L{x + wide + long * 0.7} {y + long}L{x + long * 0.7} {y + long}Z",
        "#FFF6E0",
        opacity,
    )


def plant(x: float, y: float, size: float = 1, pot: str = TERRACOTTA) -> Group:
    """A leafy plant in a pot; the point is the floor under it."""
    leaves: list[Node] = []
    for angle, long, colour in (
        (-58, 0.78, PINE),
        (54, 0.8, PINE),
        (-30, 1, LEAF),
        (32, 0.96, LEAF),
        (-6, 1.12, LEAF),
        (14, 0.8, mix(LEAF, "#FFFFFF", 0.14)),
    ):
        leaves.append(
            group(
                fill("M0 0C-6 -30 -24 -52 -14 -92C8 -70 14 -36 0 0Z", colour),
                line("M0 -4C-5 -30 -12 -52 -12 -78", mix(colour, "#FFFFFF", 0.25), 1.6, 0.7),
                at=(0, -44),
                turn=angle,
                scale=long,
            )
        )
    return group(
        shadow(2, 0, 74),
        *leaves,
        fill("M-28 -50L28 -50L21 -4C20 0 18 1 14 1L-14 1C-18 1 -20 0 -21 -4Z", pot),
        fill("M-28 -50L-14 -50L-11 1L-14 1C-18 1 -20 0 -21 -4Z", mix(pot, INK, 0.2), 0.4),
        box(-32, -56, 64, 13, mix(pot, "#FFFFFF", 0.12), 5),
        at=(x, y),
        scale=size,
    )


def lamp(x: float, y: float, high: float = 250, *, glow: bool = True) -> Group:
    """A standing lamp."""
    return group(
        circle(0, -high + 30, 96, "#FFE9B8", 0.22) if glow else None,
        circle(0, -high + 30, 62, "#FFE9B8", 0.3) if glow else None,
        shadow(0, 1, 66),
        line(f"M0 {-high + 40}L0 -4", BARK, 6),
        box(-26, -8, 52, 9, BARK, 4.5),
        fill(
            f"M-22 {-high}L22 {-high}L40 {-high + 56}C20 {-high + 62} -20 {-high + 62} "
            f"-40 {-high + 56}Z",
            CREAM if not glow else "#FBDFA0",
        ),
        at=(x, y),
    )


def framed(x: float, y: float, wide: float, high: float, mat: str, *inside: Node) -> Group:
    """A picture on the wall; what is inside is drawn around its middle."""
    return group(
        box(-wide / 2 - 8, -high / 2 - 8, wide + 16, high + 16, OAK, 6),
        box(-wide / 2, -high / 2, wide, high, mat, 3),
        *inside,
        at=(x, y),
    )


def landscape() -> list[Node]:
    """A small landscape for a frame about 100 wide and 72 high."""
    return [
        circle(20, -12, 10, "#F7CF82"),
        fill("M-50 14C-30 -6 -8 8 8 4C24 0 36 -4 50 6L50 36L-50 36Z", MEADOW),
        fill("M-50 26C-24 12 20 30 50 18L50 36L-50 36Z", LEAF),
    ]


def shelf(x: float, y: float, wide: float) -> Group:
    """A wall shelf with books and a little pot."""
    books: list[Node] = []
    left = -wide / 2 + 14
    for i, (w, h, colour) in enumerate(
        (
            (13, 50, CLAY),
            (11, 44, PINE),
            (15, 54, STEEL),
            (11, 46, "#D99A3D"),
            (13, 50, "#7B4C80"),
        )
    ):
        books.append(box(left, -h, w, h, colour, 3))
        books.append(
            box(left + 2.5, -h + 9, w - 5, 3, WHITE, 1, 0.6)
            if i % 2 == 0
            else box(left + 2.5, -h + 9, w - 5, 8, WHITE, 1, 0.4)
        )
        left += w + 2
    return group(
        *books,
        fill(
            f"M{wide / 2 - 46} -22L{wide / 2 - 18} -22L{wide / 2 - 22} 0L{wide / 2 - 42} 0Z",
            TERRACOTTA,
        ),
        blob(
            [
                (wide / 2 - 52, -34),
                (wide / 2 - 38, -52),
                (wide / 2 - 18, -48),
                (wide / 2 - 12, -30),
                (wide / 2 - 32, -20),
            ],
            LEAF,
        ),
        box(-wide / 2, 0, wide, 10, WOOD, 5),
        at=(x, y),
    )


def halo(x: float, y: float, wide: float, high: float, colour: str, opacity: float = 0.6) -> Node:
    """A pale cloud behind people, so that they stand out calmly."""
    a, b = wide / 2, high / 2
    return blob(
        [
            (x - a, y + b * 0.5),
            (x - a * 0.9, y - b * 0.35),
            (x - a * 0.4, y - b),
            (x + a * 0.35, y - b * 0.9),
            (x + a * 0.95, y - b * 0.5),
            (x + a, y + b * 0.4),
            (x + a * 0.4, y + b),
            (x - a * 0.5, y + b * 0.95),
        ],
        colour,
        opacity,
    )


def tall_plant(x: float, y: float, size: float = 1, pot: str = CREAM) -> Group:
    """A slim plant with round leaves on its stems; the point is the floor under it."""
    dark, light = PINE, mix(LEAF, "#FFFFFF", 0.1)
    leaves: list[Node] = []
    for lx, ly, turn, colour in (
        (-4, -86, -66, dark),
        (8, -96, 58, dark),
        (-10, -122, -40, LEAF),
        (10, -134, 46, LEAF),
        (-8, -158, -24, light),
        (6, -170, 20, LEAF),
    ):
        leaves.append(
            group(
                fill("M0 0C-16 -12 -18 -36 0 -50C18 -36 16 -12 0 0Z", colour),
                line("M0 -4L0 -40", mix(colour, "#FFFFFF", 0.22), 1.6),
                at=(lx, ly),
                turn=turn,
            )
        )
    return group(
        shadow(0, 0, 64),
        line("M0 -40C-4 -80 2 -120 -2 -170M0 -60C6 -90 8 -110 10 -134", PINE, 4),
        *leaves,
        fill("M-26 -48L26 -48L22 -4C22 0 20 1 16 1L-16 1C-20 1 -22 0 -22 -4Z", pot),
        fill("M-26 -48L-14 -48L-12 1L-16 1C-20 1 -22 0 -22 -4Z", mix(pot, INK, 0.2), 0.35),
        line("M-24 -34L24 -34", mix(pot, TERRACOTTA, 0.5), 4),
        at=(x, y),
        scale=size,
    )


def pendant(x: float, drop: float, colour: str) -> Group:
    """A lamp that hangs from the ceiling."""
    return group(
        line(f"M0 0L0 {drop - 40}", mix(INK, WHITE, 0.3), 3),
        ellipse(0, drop, 34, 8, "#FFF1CC"),
        fill(
            f"M-38 {drop}C-36 {drop - 30} -18 {drop - 44} 0 {drop - 44}"
            f"C18 {drop - 44} 36 {drop - 30} 38 {drop}Z",
            colour,
        ),
        at=(x, 0),
    )
