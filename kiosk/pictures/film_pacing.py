"""The film's scene of pacing: a bit of work, a rest, a bit more."""

from dataclasses import replace

from kiosk.pictures.cast import DEV, JOAN
from kiosk.pictures.colours import (
    CLAY,
    CREAM,
    INK,
    MEADOW,
    MIST,
    OAK,
    OCHRE,
    PINE,
    SAGE,
    SKY,
    SUN,
    TEAL,
    WHITE,
)
from kiosk.pictures.film_places import HIGH, WIDE, ground
from kiosk.pictures.joints import Limb, blend
from kiosk.pictures.moments import alive, along, between, breath, level, sway
from kiosk.pictures.outdoors import (
    bench,
    bush,
    cloud,
    flower,
    hill,
    poplar,
    shadow,
    sun,
    tree,
    tuft,
)
from kiosk.pictures.people import Figure
from kiosk.pictures.poses import SIT_ANGLED, STAND, posed, seated
from kiosk.pictures.shapes import Fade, Node, Point, box, ellipse, group, line, mix
from kiosk.pictures.stage import Picture
from kiosk.pictures.things import mug, watering_can

_SEAT, _UP = (14.0, -99.0), (52.0, -159.0)
_NEAR_FOOT, _FAR_FOOT = (40.0, 0.0), (66.0, -3.0)
_CAN_RESTS, _CUP_RESTS = (134.0, -147.0), (92.0, -93.0)
_FREE, _KNEE = (118.0, -106.0), (66.0, -108.0)


def pace(seconds: float) -> Picture:
    """Dev waters a bed of flowers, rests on the bench with Joan and a cup, and goes on."""
    return [
        box(0, 0, WIDE, HIGH, Fade(mix(SKY, WHITE, 0.3), mix(SAGE, WHITE, 0.2))),
        *_garden(seconds),
        ground(900, 942, 1.66, *_bench_and_bed(seconds)),
        *(
            group(flower(0, 0, size, petal), at=(x, y), turn=sway(seconds, 5, 2, x / 900))
            for x, y, size, petal in (
                (196, 1010, 2.6, SUN),
                (262, 1034, 2.2, "#F3B8A0"),
                (1716, 1016, 2.4, "#F3B8A0"),
                (1660, 1040, 2.1, SUN),
            )
        ),
        tuft(118, 1040, 2.6),
        tuft(420, 1050, 2.2),
        tuft(1800, 1046, 2.6),
    ]


def _garden(seconds: float) -> list[Node]:
    drift = seconds * 3
    return [
        sun(1640, 262, 88),
        cloud(1350 + drift, 520, 1.3, "#FFFFFF", 0.7),
        cloud(250 + drift, 560, 1.1, "#FFFFFF", 0.6),
        hill(
            [(0, 690), (300, 600), (700, 668), (1100, 590), (1500, 650), (1920, 596)],
            mix(MIST, SAGE, 0.4),
            HIGH,
        ),
        *(
            poplar(x, y, s, mix(MEADOW, MIST, 0.35))
            for x, y, s in ((1480, 660, 0.9), (1530, 654, 1.15), (1580, 652, 0.95))
        ),
        hill(
            [(0, 760), (420, 706), (900, 752), (1400, 700), (1920, 744)],
            mix(MIST, MEADOW, 0.45),
            HIGH,
        ),
        tree(226, 854, 2.2),
        bush(420, 850, 1.6),
        bush(1742, 850, 2.1),
        hill(
            [(0, 838), (500, 852), (1000, 834), (1500, 850), (1920, 832)],
            mix(MEADOW, MIST, 0.15),
            HIGH,
        ),
    ]


def _bench_and_bed(seconds: float) -> list[Node]:
    lean = -1 + 0.7 * breath(seconds)
    joan = seated(
        JOAN, posed(SIT_ANGLED, look=0.6, lean=lean, smile=1.2), (-162, 0), seat=80, feet=(34, 58)
    )
    joan = replace(joan.reach(near=(-134, -122), far=(-120, -126)), grips=("near", "far"))
    return [
        bench(-64, 0, 364),
        alive(joan, seconds).around(mug(-123, -111, CREAM)),
        *_bed(seconds),
        *_dev_at_the_bed(seconds),
    ]


def _dev_at_the_bed(seconds: float) -> list[Node]:
    sat = level(seconds, (4.0, 0), (5.6, 1), (8.9, 1), (10.4, 0))
    # Who sits down or gets up bends forward on the way; so does who reaches for something.
    bend = 16 * 4 * sat * (1 - sat)
    stoop = level(
        seconds,
        (2.9, 2),
        (3.9, 21),
        (5.4, 0),
        (6.2, 16),
        (7.1, 0),
        (8.0, 0),
        (8.8, 16),
        (9.4, 2),
        (10.0, 4),
        (11.2, 21),
        (12.2, 2),
    )
    hips = (
        _UP[0] + (_SEAT[0] - _UP[0]) * sat**1.2 + 0.35 * stoop,
        _UP[1] + (_SEAT[1] - _UP[1]) * sat,
    )
    still = breath(seconds) * sat
    lap, pour = (44.0, -104.0), (132.0 + sway(seconds, 6, 7), -200.0 + sway(seconds, 6, 2, 0.2))
    hand = along(
        seconds,
        (2.9, pour),
        (3.9, _CAN_RESTS),
        (5.4, lap),
        (6.2, _CUP_RESTS),
        (7.1, (40.0, -150.0)),
        (8.0, (40.0, -150.0)),
        (8.8, _CUP_RESTS),
        (9.4, lap),
        (11.2, _CAN_RESTS),
        (12.2, pour),
    )
    glance = level(seconds, (5.0, 0.6), (6.6, 0.6), (7.3, -0.45), (8.0, -0.45), (8.7, 0.6))
    pose = blend(posed(STAND, far_arm=Limb(20, 30)), posed(SIT_ANGLED, lean=-2), sat)
    pose = replace(pose, lean=pose.lean + bend + stoop - still, look=glance, nod=3 * (1 - sat))
    dev = Figure(DEV, replace(pose, smile=1.2), hips).step(near=_NEAR_FOOT, far=_FAR_FOOT)
    other = along(
        seconds,
        (2.9, (pour[0] + 10, pour[1] + 44)),
        (3.9, _FREE),
        (5.4, _KNEE),
        (9.4, _KNEE),
        (11.2, _FREE),
        (12.2, (pour[0] + 10, pour[1] + 44)),
    )
    dev = dev.reach(near=hand, far=other)
    holds_can = seconds <= 3.9 or seconds >= 11.2
    holds_cup = 6.2 <= seconds <= 8.8
    if holds_can or holds_cup:
        dev = replace(dev, grips=("near",))
    tilt = level(seconds, (2.6, 22), (3.5, 0), (11.4, 0), (12.4, 22))
    x, y = dev.near_hand() if holds_can else _CAN_RESTS
    cx, cy = dev.near_hand() if holds_cup else _CUP_RESTS
    can = watering_can(x, y - 2, tilt)
    cup = mug(cx + 9, cy + 14, OCHRE)
    flow = min(max((tilt - 10) / 10, 0), 1)
    water = [_water(dev.near_hand(), seconds, flow)] if flow else []
    return [
        shadow(50, 2, 110),
        *water,
        *([] if holds_cup else [cup]),
        alive(dev, seconds).around(*([can] if holds_can else []), *([cup] if holds_cup else [])),
        *([] if holds_can else [can]),
    ]


def _water(hand: Point, seconds: float, flow: float) -> Node:
    """A few drops on their way from the spout to the bed, one after another."""
    x, y = hand[0] + 37, hand[1] + 33
    drops: list[Node] = []
    for i in range(8):
        share = (seconds * 0.9 + i / 8) % 1
        fall = share * share
        drops.append(
            ellipse(
                x + 12 * share + (i % 3 - 1) * 4 * share,
                y + 62 * fall,
                2.2,
                3.4,
                mix(SKY, TEAL, 0.35),
                0.9 * flow * min(1, 6 * share, 6 * (1 - share)),
            )
        )
    return group(*drops)


_BLOOMS = ("#F3B8A0", SUN, CLAY, "#F3B8A0", SUN, CLAY, SUN)


def _bed(seconds: float) -> list[Node]:
    """A raised bed; its flowers open a little with every watering."""
    open_ = 1 + 0.12 * between(seconds, 0, 4) + 0.16 * between(seconds, 11.5, 15)
    left, right, top = 120.0, 406.0, -86.0
    plants: list[Node] = []
    for i, petal in enumerate(_BLOOMS):
        x = 206 + i * 30
        plants += [
            tuft(x - 12, top + 4, 1.2, PINE),
            group(
                flower(0, 0, (1.5, 1.8, 1.4)[i % 3] * open_, petal),
                at=(x, top + 6),
                turn=sway(seconds, 5, 2.4, i / 7),
            ),
        ]
    return [
        shadow((left + right) / 2, 3, 300),
        *plants,
        box(left, top, right - left, -top, OAK, 8),
        box(left - 7, top - 4, right - left + 14, 16, mix(OAK, WHITE, 0.2), 8),
        line(
            f"M{left + 4} {top + 34}L{right - 4} {top + 34}"
            f"M{left + 4} {top + 60}L{right - 4} {top + 60}",
            mix(OAK, INK, 0.2),
            2.4,
        ),
    ]
