"""Heads: a face of two dots and a small smile, and hair or a headscarf around it.

A head is drawn around its own middle, facing right; the chin is at y 27 and the crown at -28.
`look` runs from towards us (0) to side on (1); the features slide with it.
"""

from kiosk.pictures.colours import INK
from kiosk.pictures.hair import STYLES
from kiosk.pictures.looks import Looks
from kiosk.pictures.shapes import (
    Node,
    circle,
    ellipse,
    fill,
    line,
    mix,
    ring,
)


def head(looks: Looks, look: float, smile: float, *, asleep: bool = False) -> list[Node]:
    """Skull, ear, face and the hair that falls over them; eyes are closed in sleep."""
    skin, dark = looks.skin, mix(looks.skin, "#7A2E1C", 0.22)
    covered = looks.style == "scarf"
    parts: list[Node] = []
    if not covered:
        ear = -19 + 7 * look
        parts += [ellipse(ear - 3, 3, 5.5, 7, skin)] if look > 0.25 else _ears(skin)
    parts.append(
        fill(
            "M-22 -5C-22 -20 -12 -29 1 -29C15 -29 23 -20 23 -5C23 4 21 12 16 19"
            "C12 25 7 28 2 28C-6 28 -22 18 -22 -5Z",
            skin,
        )
    )
    if not covered and look > 0.25:
        parts.append(ellipse(-18.5 + 9 * look, 3, 5, 7, skin))
        parts.append(
            line(
                f"M{-19 + 9 * look} 0.5C{-16 + 9 * look} 1 {-16 + 9 * look} 5 {-18 + 9 * look} 6",
                dark,
                1.4,
            )
        )
    parts += _face(looks, look, smile, dark, asleep=asleep)
    parts += STYLES[looks.style].front(looks, look)
    return parts


def behind(looks: Looks, look: float) -> list[Node]:
    """The hair or cloth that lies behind the neck and shoulders."""
    return STYLES[looks.style].back(looks, look)


def _ears(skin: str) -> list[Node]:
    return [ellipse(-22, 3, 4.5, 7, skin), ellipse(23, 3, 4.5, 7, skin)]


def _face(looks: Looks, look: float, smile: float, dark: str, *, asleep: bool) -> list[Node]:
    x = 1 + 9.5 * look
    apart = 8.6 - 1.6 * abs(look)
    brow = mix(looks.hair, INK, 0.25) if looks.style != "scarf" else mix(looks.skin, INK, 0.7)
    side = 1 if look >= 0 else -1
    blush = mix(looks.skin, "#D2543C", 0.42)
    parts: list[Node] = []
    if looks.beard == "short":
        parts += _beard(looks, x)
    else:
        parts += [
            circle(x - apart - 4, 9, 4.6, blush, 0.4),
            circle(min(x + apart + 3.4, 17.5), 9, 4.2, blush, 0.4),
        ]
    if looks.beard == "moustache":
        parts += _beard(looks, x)
    mouth = 14.2 + (0.6 if looks.beard else 0)
    wide = 5.4 * (0.8 + 0.2 * smile)
    curve = 3.6 * smile
    lip = mix(looks.skin, "#5A1E14", 0.62) if not looks.beard else mix(looks.skin, "#FFFFFF", 0.3)
    parts += [
        line(
            f"M{x - wide} {mouth}C{x - wide / 2} {mouth + curve * 1.25} {x + wide / 2} "
            f"{mouth + curve * 1.25} {x + wide} {mouth - 0.4}",
            lip,
            2.1,
        ),
        line(
            f"M{x + 1.5 * side} 1.5C{x + 4.5 * side} 5 {x + 4.6 * side} 7.2 {x + 1 * side} 7.6",
            dark,
            1.7,
        ),
        *(_eye(place, asleep=asleep) for place in (x - apart, x + apart)),
        line(
            f"M{x - apart - 3.6} -8C{x - apart - 1.6} -9.8 {x - apart + 1.2} -9.8 "
            f"{x - apart + 3} -8.8",
            brow,
            1.9,
        ),
        line(
            f"M{x + apart - 3} -8.8C{x + apart - 1.2} -9.8 {x + apart + 1.6} -9.8 "
            f"{x + apart + 3.4} -8",
            brow,
            1.9,
        ),
    ]
    if looks.older:
        parts += [
            line(
                f"M{x - wide - 3.4} 11C{x - wide - 4.6} 13 {x - wide - 4.4} 15 "
                f"{x - wide - 3.6} 16.4",
                dark,
                1.2,
                0.8,
            ),
            line(f"M{x - apart - 6.4} -0.5L{x - apart - 8.4} -1.6", dark, 1.1, 0.8),
        ]
    if looks.glasses:
        frame = mix(INK, looks.hair, 0.25)
        parts += [
            ring(x - apart, -0.8, 6.4, frame, 1.5),
            ring(x + apart, -0.8, 6.4, frame, 1.5),
            line(f"M{x - 1.8} -2C{x - 0.6} -3 {x + 0.6} -3 {x + 1.8} -2", frame, 1.5),
            line(f"M{x - apart - 6.4} -1.6L{-17 + 9 * look} -0.4", frame, 1.5),
        ]
    return parts


def _eye(x: float, *, asleep: bool) -> Node:
    if asleep:
        return line(f"M{x - 3.4} -1.6C{x - 1.6} 0.6 {x + 1.6} 0.6 {x + 3.4} -1.6", INK, 1.8)
    return circle(x, -1.5, 2.5, INK)


def _beard(looks: Looks, x: float) -> list[Node]:
    if looks.beard == "moustache":
        return [
            fill(
                f"M{x - 9} 12.6C{x - 6} 8.4 {x - 2} 8.2 {x} 9.8C{x + 2} 8.2 {x + 6} 8.4 "
                f"{x + 9} 12.6C{x + 5} 13.6 {x + 2} 12.8 {x} 12C{x - 2} 12.8 {x - 5} 13.6 "
                f"{x - 9} 12.6Z",
                looks.hair,
            )
        ]
    jaw = mix(looks.hair, looks.skin, 0.12)
    return [
        fill(
            f"M{-20 + 6 * x / 10} 2C{-15 + 6 * x / 10} 10 {x - 12} 9 {x - 7} 9.6"
            f"C{x - 3} 8 {x + 3} 8 {x + 7} 9.6C{min(x + 12, 18)} 9.4 20 8 21.2 5"
            f"C20.4 12 18 17 15 20.4C11 26 7 29.4 2 29.4C-6 29.4 -19 21 -20.6 2Z",
            jaw,
        )
    ]
