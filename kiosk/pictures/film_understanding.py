"""The film's scenes of what is going on: not alone, pain and mood, hurt and harm."""

import math

from kiosk.pictures.cast import DEV, ELLIE, GEORGE, JOAN, MARCUS, NADIA
from kiosk.pictures.colours import (
    BLUSH,
    CLAY,
    CREAM,
    INK,
    LEAF,
    OCHRE,
    SAGE,
    SAND,
    STEEL,
    TEAL,
    TERRACOTTA,
    WHITE,
)
from kiosk.pictures.film_places import ground
from kiosk.pictures.film_sets import FLOOR, SCALE, hills, wall
from kiosk.pictures.furniture import chair, table
from kiosk.pictures.moments import alive, between, breath, level, sway
from kiosk.pictures.outdoors import shadow
from kiosk.pictures.people import Figure, Person, standing
from kiosk.pictures.poses import FRONT, SIT, STAND, looking, posed, seated
from kiosk.pictures.rooms import plant, tall_plant
from kiosk.pictures.shapes import Group, Node, box, circle, group, line, mix
from kiosk.pictures.stage import Picture
from kiosk.pictures.things import heart, mug


def not_alone(seconds: float) -> Picture:
    """Four people stand in the park; two more come closer, and arms go round shoulders."""
    near = between(seconds, 1, 6)
    joan = _front(JOAN, -72, 0.35 * near, breath(seconds))
    marcus = _front(MARCUS, 72, -0.35 * near, breath(seconds, 0.3))
    nadia = _front(NADIA, -232 + 20 * near, 0.4, breath(seconds, 0.6))
    dev = _front(DEV, 232 - 20 * near, -0.4, breath(seconds, 0.8))
    ellie = _front(ELLIE, -430 + 56 * near, 0.4, breath(seconds, 0.2))
    george = _front(GEORGE, 430 - 56 * near, -0.4, breath(seconds, 0.5))
    lift = between(seconds, 4, 7.5)
    dev = dev.reach(near=_toward(dev.near_hand(), (marcus.at[0] + 26, -238), lift))
    nadia = nadia.reach(far=_toward(nadia.far_hand(), (joan.at[0] - 26, -238), lift))
    people = (ellie, george, nadia, dev, joan, marcus)
    return [
        *hills(seconds),
        ground(
            960,
            FLOOR,
            1.56,
            *(shadow(each.at[0], 1, 96) for each in people),
            *(alive(each, seconds).draw() for each in people),
        ),
    ]


def _front(person: Person, x: float, look: float, air: float) -> Figure:
    figure = standing(person, posed(FRONT, lean=0.5 * air), (x, 0))
    return looking(figure, look, 1.5 * air, 1.2)


def _toward(
    start: tuple[float, float], end: tuple[float, float], share: float
) -> tuple[float, float]:
    return start[0] + (end[0] - start[0]) * share, start[1] + (end[1] - start[1]) * share


def pain_and_mood(seconds: float) -> Picture:
    """Two dials, one for pain and one for mood, joined by a belt: Joan turns one, both ease."""
    high = level(seconds, (1.5, 0.82), (4.5, 0.9), (9.5, 0.22)) + sway(seconds, 7, 0.03)
    joan = standing(JOAN, posed(STAND, lean=1 + 0.6 * breath(seconds)), (-296, 0), 1)
    joan = looking(joan.reach(near=(-196 + 6 * high, -178 + 26 * high)), 0.6, 0, 1.2)
    dev = standing(DEV, posed(STAND, lean=0.6 * breath(seconds, 0.4)), (336, 0), -1)
    dev = looking(dev, 0.65, 0, level(seconds, (5, 0.9), (9.5, 1.3)))
    return [
        *wall(BLUSH, mix(BLUSH, TERRACOTTA, 0.28)),
        ground(260, 940, 1.5, tall_plant(0, 0, 1)),
        ground(1690, 944, 1.7, plant(0, 0, 1)),
        line("M770 556L1150 556M770 796L1150 796", mix(TEAL, WHITE, 0.25), 12),
        _dial(770, 676, high, _spark(high)),
        _dial(1150, 676, high, heart(0, 4, 1.9, mix(TERRACOTTA, STEEL, 0.55 * high))),
        ground(
            960,
            FLOOR,
            SCALE,
            shadow(-296, 1, 96),
            shadow(336, 1, 96),
            alive(joan, seconds).draw(),
            alive(dev, seconds).draw(),
        ),
    ]


def _dial(x: float, y: float, share: float, inside: Node) -> Group:
    """A round dial whose needle goes from calm (0, left) to strong (1, right)."""
    tone = mix(LEAF, CLAY, min(max(share, 0), 1))
    marks = [
        line(
            f"M{math.cos(a) * 96:.1f} {math.sin(a) * 96:.1f}L{math.cos(a) * 84:.1f} "
            f"{math.sin(a) * 84:.1f}",
            mix(LEAF, CLAY, n / 8),
            9,
        )
        for n in range(9)
        for a in (math.pi * (0.85 + 1.3 * n / 8),)
    ]
    turn = math.pi * (0.85 + 1.3 * share)
    return group(
        circle(0, 0, 120, mix(TEAL, WHITE, 0.25)),
        circle(0, 0, 110, WHITE),
        *marks,
        group(inside, at=(0, 66), scale=0.8),
        line(f"M0 0L{math.cos(turn) * 70:.1f} {math.sin(turn) * 70:.1f}", INK, 11),
        circle(0, 0, 15, tone),
        at=(x, y),
    )


def _spark(share: float) -> Group:
    """Pain: three short rays, longer the stronger it is."""
    far = 14 + 14 * share
    return group(
        *(
            line(
                f"M{math.cos(a) * 9:.1f} {math.sin(a) * 9:.1f}L{math.cos(a) * far:.1f} "
                f"{math.sin(a) * far:.1f}",
                mix(TERRACOTTA, STEEL, 0.4 * (1 - share)),
                7,
            )
            for a in (math.tau * n / 8 for n in range(8))
        )
    )


def hurt_and_harm(seconds: float) -> Picture:
    """An alarm that is set too fine sounds at a piece of toast; its waves grow small and calm."""
    loud = level(seconds, (2, 1), (8, 0.28))
    nadia = seated(NADIA, posed(SIT, lean=-2 + 0.7 * breath(seconds)), (-120, 0), 1)
    nadia = nadia.reach(near=(-42, -124), far=(-22, -126))
    nadia = looking(nadia, level(seconds, (2, 0.5), (4, 0.7)), level(seconds, (1, -8), (6, 0)), 1.2)
    waves: list[Node] = []
    for n in range(3):
        share = (seconds / 4 + n / 3) % 1
        fade = min(1, 5 * share, 2.5 * (1 - share)) * (0.2 + 0.5 * loud)
        waves.append(_ring(64 + (30 + 80 * loud) * share, fade))
    return [
        *wall(SAND, mix(SAND, OCHRE, 0.24)),
        group(
            *waves,
            circle(0, 0, 60, mix(WHITE, INK, 0.1)),
            circle(0, 0, 52, WHITE),
            circle(0, 0, 18, mix(WHITE, INK, 0.14)),
            circle(0, 30, 7, mix(LEAF, CLAY, loud)),
            at=(1360, 570),
        ),
        ground(
            880,
            FLOOR,
            1.95,
            chair(-120, 0, TEAL),
            alive(nadia, seconds).draw(),
            table(60, 0, 250, 108),
            mug(0, -108, OCHRE),
            _toaster(120, -108, seconds),
        ),
        ground(1700, 944, 1.6, tall_plant(0, 0, 1)),
    ]


def _ring(radius: float, opacity: float) -> Node:
    """A soft ring, as a path so that it needs no fill."""
    k = radius * 0.5523
    r = radius
    return line(
        f"M{r} 0C{r} {k} {k} {r} 0 {r}C{-k} {r} {-r} {k} {-r} 0"
        f"C{-r} {-k} {-k} {-r} 0 {-r}C{k} {-r} {r} {-k} {r} 0",
        TERRACOTTA,
        7,
        opacity,
    )


def _toaster(x: float, y: float, seconds: float) -> Group:
    """A toaster with two slices and a little steam."""
    up = 14 + sway(seconds, 6, 2)
    steam = [
        line(
            f"M{sx} {-70 - 8 * s}"
            f"C{sx - 8} {-82 - 8 * s} {sx + 8} {-92 - 8 * s} {sx} {-104 - 8 * s}",
            WHITE,
            4,
            0.7 * min(1, 4 * s, 3 * (1 - s)),
        )
        for sx, late in ((-12, 0.0), (12, 0.5))
        for s in ((seconds / 3 + late) % 1,)
    ]
    return group(
        *steam,
        box(-24, -44 - up, 20, 40, "#D9A96B", 7),
        box(4, -44 - up, 20, 40, "#D9A96B", 7),
        box(-40, -46, 80, 46, mix(SAGE, TEAL, 0.35), 14),
        box(-40, -10, 80, 10, mix(TEAL, INK, 0.2), 5),
        circle(28, -26, 6, CREAM),
        at=(x, y),
    )
