"""Hair and a headscarf: what lies behind the head and what falls over it."""

from collections.abc import Callable
from dataclasses import dataclass

from kiosk.pictures.colours import INK
from kiosk.pictures.looks import Looks
from kiosk.pictures.shapes import (
    Node,
    circle,
    fill,
    line,
    mix,
)


@dataclass(frozen=True, slots=True)
class Style:
    """A way to wear hair: what lies behind the body and what lies over the head."""

    back: Callable[[Looks, float], list[Node]]
    front: Callable[[Looks, float], list[Node]]


def _nothing(_looks: Looks, _look: float) -> list[Node]:
    return []


def _bob_back(looks: Looks, look: float) -> list[Node]:
    x = -4.5 * look
    return [
        fill(
            f"M{x - 25} -6C{x - 28} 6 {x - 29} 16 {x - 26} 24C{x - 18} 29 {x - 6} 28 0 22"
            f"L{x + 22} 20C{x + 28} 12 {x + 26} 0 {x + 25} -8Z",
            mix(looks.hair, INK, 0.14),
        )
    ]


def _bob_front(looks: Looks, look: float) -> list[Node]:
    x = 7 * look
    light = mix(looks.hair, "#FFFFFF", 0.28)
    return [
        fill(
            f"M{-26 + x / 5} 20C-30 6 -29 -8 -25 -17C-19 -29 -8 -34 3 -34C18 -34 27 -24 26.5 -7"
            f"C25.5 -5 24.5 -5 23 -6C21.5 -14 {16 + x} -19 {9 + x} -20"
            f"C{3 + x} -14 -8 -11 {-12 + x} -8C{-16 + x} 0 {-13 + x} 12 {-15 + x} 19"
            f"C-18 24.5 -23 24.5 {-26 + x / 5} 20Z",
            looks.hair,
        ),
        line(f"M{6 + x} -24C-2 -22 -14 -17 -19 -8", light, 1.8, 0.8),
    ]


def _crop_front(looks: Looks, look: float) -> list[Node]:
    x = 6 * look
    return [
        fill(
            f"M{-23 + x / 3} 1C-27 -10 -26 -22 -17 -29C-6 -37 14 -36 21 -28C26 -23 26 -14 23.4 -8"
            f"C22 -13 {18 + x / 2} -17 {12 + x / 2} -18C2 -15 -5 -17 {-10 + x} -19"
            f"C{-13 + x} -15 {-14 + x} -10 {-15 + x} -4C{-17 + x} -3 {-19 + x / 2} 0 "
            f"{-23 + x / 3} 1Z",
            looks.hair,
        ),
        line(f"M{-13 + x / 2} -25C-6 -30 6 -30 12 -27", mix(looks.hair, "#FFFFFF", 0.14), 2),
    ]


def _short_front(looks: Looks, look: float) -> list[Node]:
    x = 6 * look
    return [
        fill(
            f"M{-22 + x / 3} 2C-26 -8 -26 -19 -18 -26C-8 -34 12 -34 20 -26C25 -21 25 -12 23 -7"
            f"C21 -15 {16 + x / 3} -19.5 {8 + x / 3} -20C-2 -20.5 {-10 + x} -20 {-13 + x} -12"
            f"C{-14 + x} -6 {-15 + x} -2 {-22 + x / 3} 2Z",
            looks.hair,
        )
    ]


def _tied_front(looks: Looks, look: float) -> list[Node]:
    x = 7 * look
    light = mix(looks.hair, "#FFFFFF", 0.16)
    return [
        fill(
            f"M{-24 + x / 3} 6C-28 -8 -27 -21 -18 -28C-8 -35.5 12 -35.5 20 -27C26 -21 26 -12 24 -4"
            f"C20 -10 {13 + x} -14 {5 + x} -21C-3 -13 {-13 + x} -10 {-15 + x} -2"
            f"C{-17 + x} 1 {-19 + x / 2} 4 {-24 + x / 3} 6Z",
            looks.hair,
        ),
        line(f"M{4 + x} -24C-6 -24 -15 -19 -19 -10", light, 1.8),
    ]


def _bun_back(looks: Looks, look: float) -> list[Node]:
    shade = mix(looks.hair, INK, 0.2)
    return [
        circle(-14 - 7 * look, -30 + 6 * look, 11.5, looks.hair),
        line(
            f"M{-22 - 7 * look} {-31 + 6 * look}C{-18 - 7 * look} {-37 + 6 * look} "
            f"{-10 - 7 * look} {-37 + 6 * look} {-7 - 7 * look} {-31 + 6 * look}",
            shade,
            1.6,
        ),
    ]


def _tail_back(looks: Looks, look: float) -> list[Node]:
    x = -10 - 12 * look
    return [
        fill(
            f"M{x + 2} -20C{x - 12} -20 {x - 18} -6 {x - 14} 10C{x - 12} 22 {x - 14} 30 "
            f"{x - 18} 36C{x - 4} 36 {x + 4} 26 {x + 3} 12C{x + 2} 0 {x + 6} -8 {x + 8} -14Z",
            mix(looks.hair, INK, 0.1),
        )
    ]


def _curls(looks: Looks, look: float) -> list[Node]:
    x = -3 * look
    spots = (
        (-21, 3, 9.5),
        (-24, -11, 11),
        (-18, -24, 12),
        (-5, -31, 12.5),
        (9, -31, 12),
        (20, -23, 11),
        (25, -11, 8),
    )
    return [circle(a + x, b, r, looks.hair) for a, b, r in spots]


def _curls_front(looks: Looks, look: float) -> list[Node]:
    x = 6 * look
    light = mix(looks.hair, "#FFFFFF", 0.13)
    return [
        fill(
            f"M{-23 + x / 3} 4C-27 -10 -25 -24 -14 -30C-2 -36 14 -34 21 -26C26 -20 25 -12 23 -7"
            f"C19 -11 {16 + x / 2} -15 {13 + x / 2} -19C{8 + x} -15 {4 + x} -17 {1 + x / 2} -20"
            f"C-4 -14 {-8 + x} -15 {-11 + x} -16C{-13 + x} -8 {-15 + x} -2 {-23 + x / 3} 4Z",
            looks.hair,
        ),
        line("M-16 -27C-12 -32 -6 -32 -3 -29", light, 2),
        line("M4 -33C8 -36 14 -34 15 -30", light, 2),
    ]


def _bald_front(looks: Looks, look: float) -> list[Node]:
    x = 6 * look
    light = mix(looks.skin, "#FFFFFF", 0.3)
    parts: list[Node] = [line("M-9 -23C-4 -26 2 -26 6 -25", light, 2.4, 0.8)]
    if looks.older:
        parts.append(
            fill(
                f"M{-22 + x / 4} 4C-26 -4 -25 -12 -21.5 -16C-18 -14 {-15 + x} -10 "
                f"{-15 + x} -4C{-17 + x} -3 {-19 + x / 2} 1 {-22 + x / 4} 4Z",
                looks.hair,
            )
        )
    return parts


def _scarf_back(looks: Looks, _look: float) -> list[Node]:
    shade = mix(looks.hair, INK, 0.16)
    return [fill("M-27 -8C-31 12 -31 34 -34 50C-22 60 22 58 29 46C28 34 28 12 26 -6Z", shade)]


def _scarf_front(looks: Looks, look: float) -> list[Node]:
    x = 1 + 5 * look
    light = mix(looks.hair, "#FFFFFF", 0.2)
    shade = mix(looks.hair, INK, 0.18)
    # One shape with the face left open: the inner edge runs the other way round.
    return [
        fill(
            f"M-29 0C-31 -22 -17 -36 1 -36C20 -36 29 -22 28 -3C28 12 27 22 22 30"
            f"C24 36 22 44 14 50C4 55 -12 54 -21 46C-31 34 -28 14 -29 0Z"
            f"M{x - 16} -4C{x - 17} 10 {x - 9} 25 {x + 2} 26C{x + 11} 25 {min(x + 19, 22.6)} 10 "
            f"{min(x + 18, 22.6)} -4C{x + 16} -16 {x + 8} -21 {x} -21"
            f"C{x - 8} -21 {x - 15} -15 {x - 16} -4Z",
            looks.hair,
        ),
        line(
            f"M{x - 19} 6C{x - 17} 20 {x - 8} 30 {x + 4} 32C{x + 10} 32 {x + 14} 29 {x + 17} 26",
            shade,
            1.8,
            0.8,
        ),
        line(f"M{x + 10} 33C0 40 -12 42 -22 40", shade, 1.8, 0.8),
        line(f"M{x - 8} -27C{x - 17} -23 -23 -12 -23 0", light, 2, 0.8),
    ]


STYLES = {
    "bob": Style(_bob_back, _bob_front),
    "crop": Style(_nothing, _crop_front),
    "short": Style(_nothing, _short_front),
    "bun": Style(_bun_back, _tied_front),
    "tail": Style(_tail_back, _tied_front),
    "curls": Style(_curls, _curls_front),
    "bald": Style(_nothing, _bald_front),
    "scarf": Style(_scarf_back, _scarf_front),
}
