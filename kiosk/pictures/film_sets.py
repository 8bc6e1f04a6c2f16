"""The film's two kinds of place, out of doors and indoors, with a plain band for the big words."""

from kiosk.pictures.colours import INK, MEADOW, MIST, SAND, SKY, WHITE
from kiosk.pictures.film_places import HIGH, WIDE
from kiosk.pictures.outdoors import bush, cloud, flower, hill, poplar, sun, tree, tuft
from kiosk.pictures.shapes import Fade, Node, box, ellipse, fill, group, mix

FLOOR = 942.0
SCALE = 1.66


def hills(
    seconds: float, sky: str = SKY, *, light: float = 0, path: bool = True, warm: float = 1
) -> list[Node]:
    """Sky, sun, drifting clouds, three rows of hills and a path; `light` moves the land along.

    Args:
        seconds: since the scene began; the clouds drift by themselves.
        sky: its colour.
        light: how far the viewer has gone, in points; what is far moves less.
        path: a path in front.
        warm: how bright the sun is, from 0 to 1.
    """
    drift = seconds * 3
    return [
        box(0, 0, WIDE, HIGH, Fade(mix(sky, WHITE, 0.35), mix(sky, SAND, 0.55))),
        group(sun(0, 0, 84 + 6 * warm), at=(1690, 300)),
        cloud(1300 + drift, 540, 1.3, "#FFFFFF", 0.7),
        cloud(330 + drift, 560, 1.1, "#FFFFFF", 0.6),
        group(
            hill(
                [(-300, 700), (200, 620), (620, 684), (1060, 600), (1560, 664), (2300, 610)],
                mix(MIST, sky, 0.35),
                HIGH,
            ),
            *(
                poplar(x, y, s, mix(MEADOW, MIST, 0.4))
                for x, y, s in ((1290, 650, 0.9), (1340, 644, 1.2), (1392, 648, 0.95))
            ),
            at=(-0.15 * light, 0),
        ),
        group(
            hill(
                [(-300, 770), (420, 716), (900, 762), (1400, 706), (2300, 752)],
                mix(MIST, MEADOW, 0.45),
                HIGH,
            ),
            tree(150, 850, 2.1),
            bush(1770, 856, 2.0),
            bush(1560, 850, 1.4),
            at=(-0.4 * light, 0),
        ),
        hill(
            [(0, 836), (500, 850), (1000, 834), (1500, 850), (1920, 832)],
            mix(MEADOW, MIST, 0.15),
            HIGH,
        ),
        fill("M0 902C500 888 1400 900 1920 884L1920 1002C1400 1016 500 1000 0 1014Z", SAND)
        if path
        else ellipse(960, 960, 800, 50, mix(MEADOW, INK, 0.04), 0.5),
        *(
            group(flower(0, 0, size, petal), at=(x, y))
            for x, y, size, petal in (
                (196, 1046, 2.2, "#F7CF82"),
                (262, 1060, 1.9, "#F3B8A0"),
                (1716, 1046, 2.1, "#F3B8A0"),
            )
        ),
        tuft(118, 1060, 2.2),
        tuft(1800, 1056, 2.4),
    ]


def wall(colour: str, floor: str) -> list[Node]:
    """A plain wall with a soft light on it, a skirting board, and a floor with a rug."""
    return [
        box(0, 0, WIDE, HIGH, Fade(mix(colour, WHITE, 0.3), colour)),
        box(0, 836, WIDE, 244, floor),
        box(0, 822, WIDE, 14, mix(colour, WHITE, 0.5)),
        ellipse(960, 962, 640, 50, mix(floor, INK, 0.07)),
        ellipse(960, 960, 610, 45, mix(floor, WHITE, 0.28)),
    ]
