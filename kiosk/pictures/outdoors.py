"""Sky, hills, trees, paths and what stands on them."""

from kiosk.pictures.colours import BARK, GRASS, INK, LEAF, OAK, PAPER, PINE, SUN, WOOD
from kiosk.pictures.shapes import (
    Group,
    Node,
    Point,
    Shape,
    Step,
    blob,
    box,
    circle,
    ellipse,
    fill,
    group,
    line,
    mix,
    smooth,
)


def shadow(x: float, y: float, wide: float, opacity: float = 0.12) -> Node:
    """Where something meets the ground."""
    return ellipse(x, y, wide / 2, max(wide / 16, 4), INK, opacity)


def sun(x: float, y: float, radius: float, colour: str = SUN) -> Group:
    """A soft sun with its glow."""
    return group(
        circle(x, y, radius * 1.75, mix(colour, PAPER, 0.5), 0.35),
        circle(x, y, radius * 1.35, mix(colour, PAPER, 0.35), 0.5),
        circle(x, y, radius, colour),
    )


def moon(x: float, y: float, radius: float) -> Group:
    """A crescent moon."""
    return group(
        fill(
            "M0.3 -1C-0.35 -0.85 -0.8 -0.3 -0.8 0.3C-0.8 1 -0.2 1.5 0.5 1.5"
            "C1 1.5 1.4 1.2 1.6 0.8C0.6 1 -0.3 0.2 0.3 -1Z",
            "#FBEBC4",
        ),
        at=(x, y),
        scale=radius,
    )


def cloud(x: float, y: float, size: float, colour: str = "#FFFFFF", opacity: float = 0.85) -> Group:
    """A low soft cloud."""
    return group(
        fill(
            "M-70 0C-92 0 -92 -28 -68 -28C-64 -54 -26 -62 -10 -42C6 -60 44 -54 46 -28"
            "C74 -32 80 0 58 0Z",
            colour,
            opacity,
        ),
        at=(x, y),
        scale=size,
    )


def hill(points: list[Point], colour: str, bottom: float = 640) -> Node:
    """A rise that fills everything below it."""
    (left, _), (right, _) = points[0], points[-1]
    below = (Step("L", ((right, bottom),)), Step("L", ((left, bottom),)), Step("Z"))
    return Shape((*smooth(points), *below), colour)


def tree(x: float, y: float, size: float = 1, leaf: str = LEAF) -> Group:
    """A round tree; its foot is at the point."""
    dark, light = mix(leaf, PINE, 0.45), mix(leaf, "#FFFFFF", 0.14)
    return group(
        ellipse(0, 0, 34, 5, INK, 0.1),
        fill("M-8 0C-5 -30 -5 -60 -4 -90L5 -90C5 -60 6 -30 9 0Z", BARK),
        line("M0 -62C8 -70 16 -76 20 -88", BARK, 5),
        blob(
            [
                (-52, -112),
                (-46, -150),
                (-16, -182),
                (22, -178),
                (50, -150),
                (54, -112),
                (26, -84),
                (-24, -82),
            ],
            leaf,
        ),
        blob(
            [(-50, -112), (-24, -102), (8, -100), (50, -120), (47, -104), (24, -87), (-22, -86)],
            dark,
            0.45,
        ),
        blob([(-34, -140), (-18, -166), (6, -172), (-2, -150), (-18, -136)], light, 0.7),
        at=(x, y),
        scale=size,
    )


def poplar(x: float, y: float, size: float = 1, leaf: str = GRASS) -> Group:
    """A slim tree for the distance."""
    return group(
        fill("M-3 0L-2 -30L3 -30L3 0Z", BARK),
        blob([(0, -118), (18, -80), (20, -44), (0, -20), (-20, -44), (-17, -80)], leaf),
        at=(x, y),
        scale=size,
    )


def bush(x: float, y: float, size: float = 1, leaf: str = LEAF) -> Group:
    """A low bush."""
    return group(
        fill(
            "M-62 0C-76 -18 -62 -40 -42 -36C-38 -62 -2 -66 6 -44C24 -58 50 -46 46 -26"
            "C66 -28 72 -8 62 0Z",
            leaf,
        ),
        fill(
            "M-62 0C-68 -8 -68 -16 -64 -22C-40 -8 20 -6 66 -16C68 -10 66 -4 62 0Z",
            mix(leaf, PINE, 0.4),
            0.45,
        ),
        at=(x, y),
        scale=size,
    )


def tuft(x: float, y: float, size: float = 1, leaf: str = LEAF) -> Group:
    """A few blades of grass."""
    return group(
        line("M0 0C-1 -8 -4 -14 -8 -18", leaf, 3),
        line("M2 0C2 -10 3 -18 5 -24", leaf, 3),
        line("M4 0C6 -7 9 -11 14 -14", leaf, 3),
        at=(x, y),
        scale=size,
    )


def flower(x: float, y: float, size: float = 1, petal: str = SUN, leaf: str = PINE) -> Group:
    """A small flower on its stalk."""
    return group(
        line("M0 0C1 -10 -1 -18 0 -26", leaf, 2.6),
        fill("M0 -8C6 -14 12 -14 15 -13C13 -7 7 -5 0 -6Z", leaf),
        *(
            circle(a, b, 4.6, petal)
            for a, b in ((-5, -29), (5, -29), (0, -35), (-3, -24), (3.5, -24))
        ),
        circle(0, -28.5, 3.4, mix(petal, "#8A4B2D", 0.55)),
        at=(x, y),
        scale=size,
    )


def bench(x: float, y: float, wide: float) -> Group:
    """A park bench seen from the front; the point is the ground below its middle."""
    half = wide / 2
    leg, slat, light = mix(INK, "#FFFFFF", 0.16), OAK, WOOD
    parts: list[Node] = [ellipse(0, 2, wide * 0.48, 11, INK, 0.1)]
    for side in (-1, 1):
        a = side * (half - 26)
        parts += [
            line(f"M{a} -150L{a} -70", leg, 8),
            line(f"M{a} -72L{a} 0", leg, 8),
        ]
    for i, top in enumerate((-152, -128, -104)):
        parts.append(box(-half, top, wide, 17, (light, slat, slat)[i], 8))
    parts += [
        box(-half - 4, -80, wide + 8, 14, light, 7),
        box(-half - 4, -70, wide + 8, 9, mix(slat, INK, 0.12), 4.5),
    ]
    return group(*parts, at=(x, y))
