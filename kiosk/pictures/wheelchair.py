"""A wheelchair that its user drives."""

from kiosk.pictures.colours import (
    INK,
    STEEL,
    TEAL,
    WHITE,
)
from kiosk.pictures.outdoors import shadow
from kiosk.pictures.shapes import (
    Group,
    box,
    circle,
    fill,
    group,
    line,
    mix,
    ring,
    turned,
)


def wheelchair(x: float, y: float, facing: int, colour: str = TEAL) -> tuple[Group, Group]:
    """A wheelchair: what is behind the sitter and what is in front.

    The point is the floor below the hips, which are `WHEELCHAIR_HIPS` above it.
    """
    tyre, metal = mix(INK, WHITE, 0.1), mix(STEEL, WHITE, 0.2)
    far = mix(tyre, WHITE, 0.22)
    spokes = " ".join(f"M{_at(i, 7)}L{_at(i, 50)}" for i in range(12))
    back = group(
        shadow(10, 2, 190),
        ring(2, -56, 53, far, 6),
        line("M-34 -90L-42 -172", metal, 6),
        line("M-42 -170C-46 -178 -54 -178 -62 -176", tyre, 8),
        fill("M-24 -92L-32 -162C-34 -168 -44 -168 -44 -160L-38 -92Z", colour),
        box(-38, -98, 88, 14, mix(colour, INK, 0.22), 7),
        line("M46 -88C62 -80 66 -60 76 -26", mix(metal, INK, 0.25), 6),
        at=(x, y),
        scale=(facing, 1),
    )
    front = group(
        line("M-34 -86L44 -86", metal, 5),
        line("M44 -86C56 -72 58 -56 66 -22", metal, 6),
        line("M64 -17L104 -17", tyre, 7),
        line("M40 -84L42 -34", metal, 5),
        circle(44, -17, 16, tyre),
        circle(44, -17, 9.5, mix(metal, WHITE, 0.4)),
        circle(44, -17, 3, tyre),
        fill(
            "M-30 -92L-30 -112C-30 -118 -26 -121 -20 -121L24 -121C32 -121 34 -112 34 -106L36 -92Z",
            colour,
            0.95,
        ),
        box(-34, -130, 70, 11, tyre, 5.5),
        group(line(spokes, metal, 1.6, 0.9), at=(-8, -58)),
        ring(-8, -58, 54, tyre, 8),
        ring(-8, -58, 45, mix(metal, WHITE, 0.35), 3),
        circle(-8, -58, 9, metal),
        circle(-8, -58, 4, tyre),
        at=(x, y),
        scale=(facing, 1),
    )
    return back, front


def _at(twelfth: int, radius: float) -> str:
    x, y = turned((0, -radius), twelfth * 30)
    return f"{x:.1f} {y:.1f}"


WHEELCHAIR_HIPS = 115.0
