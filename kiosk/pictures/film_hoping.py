"""The film's scenes of what helps and of hope, to the end card."""

from dataclasses import replace

from kiosk.pictures.cast import DEV, ELLIE, JOAN, MARCUS, NADIA, ROSA
from kiosk.pictures.colours import (
    BARK,
    BLUE,
    BLUSH,
    CLAY,
    LEAF,
    MEADOW,
    MIST,
    OAK,
    OCHRE,
    PAPER,
    PINE,
    SAGE,
    SAND,
    SKY,
    STEEL,
    SUN,
    TEAL,
    TERRACOTTA,
    WHITE,
)
from kiosk.pictures.film_places import HIGH, WIDE, ground
from kiosk.pictures.film_sets import FLOOR, hills, wall
from kiosk.pictures.furniture import armchair, chair, table
from kiosk.pictures.moments import alive, along, between, breath, level, sway
from kiosk.pictures.outdoors import cloud, hill, shadow, sun
from kiosk.pictures.people import Figure, Person, standing
from kiosk.pictures.poses import FRONT, SIT, STAND, looking, posed, seated
from kiosk.pictures.rooms import lamp, plant, shelf, tall_plant
from kiosk.pictures.shapes import (
    Fade,
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
from kiosk.pictures.stage import Picture
from kiosk.pictures.things import brush, mug, phone, plan, umbrella


def what_matters(seconds: float) -> Picture:
    """Nadia paints again: the sun on her canvas grows, stroke by stroke."""
    stroke = sway(seconds, 2.6)
    tip = (132 + 16 * stroke, -196 + 7 * sway(seconds, 2.6, late=0.25))
    nadia = standing(NADIA, posed(STAND, lean=2 + 0.8 * breath(seconds)), (-24, 0), 1)
    nadia = nadia.reach(near=(tip[0] - 42, tip[1] + 24), far=(36, -128))
    nadia = looking(replace(nadia, grips=("near", "far")), 0.7, 0, 1.25)
    hand = nadia.near_hand()
    return [
        *wall(SAND, mix(SAND, TERRACOTTA, 0.26)),
        ground(330, 566, 1.7, shelf(0, 0, 150)),
        ground(400, 946, 1.8, tall_plant(0, 0, 1)),
        ground(1640, 944, 1.8, plant(0, 0, 1.1)),
        ground(
            1040,
            FLOOR,
            1.72,
            *_easel(196, seconds),
            shadow(-24, 1, 100),
            alive(nadia, seconds).around(
                _palette(nadia.far_hand()),
                brush(hand[0] + 4, hand[1] - 2, 58, SUN),
            ),
        ),
    ]


def _easel(x: float, seconds: float) -> list[Node]:
    grown = between(seconds, 0, 11)
    return [
        line(f"M{x - 66} 0L{x - 8} -300M{x + 72} 0L{x + 14} -300M{x + 4} -10L{x + 4} -290", OAK, 9),
        box(x - 84, -116, 172, 12, BARK, 5),
        box(x - 78, -266, 158, 150, WHITE, 4),
        box(x - 70, -258, 142, 134, mix(SKY, WHITE, 0.3), 3),
        circle(x - 22, -204, 13 + 20 * grown, SUN),
        fill(
            f"M{x - 70} -170C{x - 30} -190 {x + 20} -160 {x + 72} -180"
            f"L{x + 72} -124L{x - 70} -124Z",
            mix(MIST, MEADOW, 0.5),
        ),
        fill(
            f"M{x - 70} -146C{x - 20} -158 {x + 30} -138 {x + 72} -152"
            f"L{x + 72} -124L{x - 70} -124Z",
            LEAF,
        ),
    ]


def _palette(hand: Point) -> Group:
    return group(
        ellipse(0, 0, 30, 15, OAK),
        *(
            circle(x, y, 4.4, c)
            for x, y, c in ((-16, -2, CLAY), (-4, -7, SUN), (9, -6, BLUE), (17, 1, LEAF))
        ),
        at=(hand[0] + 12, hand[1] - 4),
        turn=-8,
    )


def learning(seconds: float) -> Picture:
    """Rosa shows Joan and Dev a way through hills; it draws itself up to the light."""
    joan = seated(JOAN, posed(SIT, lean=-1 + 0.7 * breath(seconds)), (-250, 0), 1)
    joan = looking(joan.reach(near=(-186, -118), far=(-176, -116)), 0.65, -3, 1.2)
    dev = seated(DEV, posed(SIT, lean=1 + 0.7 * breath(seconds, 0.5)), (-104, 0), 1)
    dev = looking(dev.reach(near=(-40, -118), far=(-30, -116)), 0.65, -3, 1.2)
    drawn = between(seconds, 1.5, 10)
    here = _way(drawn)
    rosa = standing(ROSA, posed(STAND, lean=-1), (336, 0), -1)
    aim = (300 + (here[0] - 160) * 0.16, -214 + (here[1] + 230) * 0.2)
    rosa = looking(rosa.reach(near=(aim[0] - 22, aim[1])), -0.1, 0, 1.25)
    return [
        *wall(SAGE, mix(SAND, OAK, 0.3)),
        ground(230, 946, 1.7, tall_plant(0, 0, 1)),
        ground(
            900,
            FLOOR,
            1.74,
            _board(drawn),
            chair(-250, 0, OCHRE),
            alive(joan, seconds).draw(),
            chair(-104, 0, TEAL),
            alive(dev, seconds).draw(),
            shadow(336, 1, 96),
            alive(rosa, seconds).draw(),
        ),
    ]


def _way(share: float) -> Point:
    return along(
        share * 4, (0, (66, -142)), (1.2, (118, -168)), (2.4, (130, -206)), (4, (214, -250))
    )


def _board(drawn: float) -> Group:
    points = [_way(drawn * n / 24) for n in range(25)]
    path = "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in points)
    return group(
        box(34, -300, 232, 186, OAK, 10),
        box(44, -290, 212, 166, mix(SKY, WHITE, 0.45), 6),
        group(sun(0, 0, 14 + 8 * drawn), at=(222, -258)),
        fill(
            "M44 -196C90 -240 120 -200 160 -232C196 -256 226 -224 256 -240L256 -124L44 -124Z", MIST
        ),
        fill("M44 -160C100 -186 150 -150 256 -184L256 -124L44 -124Z", MEADOW),
        line(path, WHITE, 9),
        circle(*_way(drawn), 8, CLAY),
    )


def bad_days(seconds: float) -> Picture:
    """Joan and Dev under one umbrella, a plan in hand; the cloud goes by and the sun comes back."""
    past = between(seconds, 1, 11)
    wet = 1 - between(seconds, 5, 9)
    dev = standing(DEV, posed(STAND, lean=0.8 * breath(seconds)), (92, 0), -1)
    joan = standing(JOAN, posed(STAND, lean=0.8 * breath(seconds, 0.4)), (-72, 0), 1)
    grip = (-4.0, -190.0 + 2 * sway(seconds, 5))
    canopy, shaft = umbrella(grip, (8, -392), OCHRE, 330)
    joan = looking(replace(joan.reach(far=grip), grips=("far",)), 0.6, 1, 0.9 + 0.3 * past)
    dev = looking(dev.reach(near=(44, -150), far=(20, -152)), 0.62, 6 - 3 * past, 0.9 + 0.3 * past)
    grey = mix(mix(STEEL, SKY, 0.45), WHITE, 0.6 * past)
    drops = [
        line(
            f"M{x:.0f} {y:.0f}L{x - 5:.0f} {y + 22:.0f}",
            mix(SKY, STEEL, 0.55),
            4.4,
            0.8 * wet * min(1, 6 * s, 5 * (1 - s)),
        )
        for n in range(26)
        for s in ((seconds * 0.55 + n * 0.37) % 1,)
        for x, y in ((420 + 41.0 * n + 300 * past, 520 + 330 * s),)
        if not 690 < x < 1240
    ]
    return [
        *hills(seconds, mix(BLUSH, SKY, 0.7 * (1 - past)), warm=past),
        group(
            cloud(0, 0, 3.1, grey, 0.95),
            cloud(-300, 34, 2.3, mix(grey, WHITE, 0.25), 0.9),
            at=(860 + 1100 * past, 540),
        ),
        *drops,
        ground(
            960,
            FLOOR,
            1.4,
            shadow(-72, 1, 100),
            shadow(92, 1, 100),
            canopy,
            shaft,
            alive(joan, seconds).draw(),
            alive(dev, seconds).around(plan(30, -158, -4, 0.9)),
        ),
    ]


def talking_therapy(seconds: float) -> Picture:
    """Marcus at home and Ellie at her desk talk on the phone; his words travel gently to her."""
    back, arm = armchair(0, 0, PINE)
    marcus = seated(MARCUS, posed(SIT, lean=-5 + 0.8 * breath(seconds)), (0, 0), 1)
    marcus = marcus.reach(near=(40, -206), far=(60, -112))
    marcus = looking(replace(marcus, grips=("near",)), 0.55, 1, level(seconds, (2, 0.9), (10, 1.3)))
    ellie = seated(ELLIE, posed(SIT, lean=2 + 0.8 * breath(seconds, 0.5)), (0, 0), -1)
    ellie = ellie.reach(near=(-34, -212), far=(-78, -122))
    ellie = looking(replace(ellie, grips=("near",)), 0.6, 2 + 2.5 * max(0, sway(seconds, 4)), 1.25)
    ear, other = marcus.near_hand(), ellie.near_hand()
    return [
        *wall(BLUSH, mix(BLUSH, TERRACOTTA, 0.26)),
        box(960, 0, 960, HIGH, Fade(mix(SAGE, WHITE, 0.3), SAGE)),
        box(960, 836, 960, 244, mix(SAND, OAK, 0.3)),
        box(960, 822, 960, 14, mix(SAGE, WHITE, 0.5)),
        box(952, 440, 16, HIGH, WHITE, 8),
        ground(250, 944, 1.7, lamp(0, 0, 250, glow=False)),
        ground(1750, 944, 1.7, tall_plant(0, 0, 1)),
        *_voices(seconds),
        ground(
            560,
            FLOOR,
            1.72,
            back,
            alive(marcus, seconds).around(phone(ear[0] - 4, ear[1] - 10, 12)),
            arm,
        ),
        ground(
            1420,
            FLOOR,
            1.72,
            chair(0, 0, TEAL, -1),
            alive(ellie, seconds).around(phone(other[0] + 4, other[1] - 10, -12)),
            table(-128, 0, 130, 104),
            mug(-150, -104, OCHRE),
        ),
    ]


def _voices(seconds: float) -> list[Node]:
    """Soft dots on a bow from one phone to the other, one after another."""
    dots: list[Node] = []
    for n in range(7):
        share = (seconds / 5 + n / 7) % 1
        x = 700 + 580 * share
        y = 560 - 66 * 4 * share * (1 - share)
        fade = min(1, 6 * share, 6 * (1 - share))
        dots.append(circle(x, y, 11, mix(TERRACOTTA, LEAF, share), 0.85 * fade))
    return dots


def end_card(seconds: float) -> Picture:
    """A quiet, light ground for the last words; the four stand far down and wave gently."""
    wave = max(0.0, sway(seconds, 7)) * between(seconds, 0.5, 2)
    joan = _small(JOAN, -126, breath(seconds))
    nadia = _small(NADIA, -42, breath(seconds, 0.3))
    marcus = _small(MARCUS, 44, breath(seconds, 0.6))
    dev = _small(DEV, 130, breath(seconds, 0.8))
    dev = dev.reach(far=(182 + 5 * sway(seconds, 2.4) * wave, -206 - 66 * wave))
    return [
        box(0, 0, WIDE, HIGH, Fade(mix(PAPER, WHITE, 0.4), PAPER)),
        hill(
            [(0, 1010), (480, 968), (960, 1004), (1440, 962), (1920, 996)],
            mix(MIST, PAPER, 0.4),
            HIGH,
        ),
        hill([(0, 1046), (600, 1026), (1200, 1048), (1920, 1024)], mix(MEADOW, MIST, 0.4), HIGH),
        ground(
            1640,
            1062,
            0.5,
            *(shadow(each.at[0], 1, 90) for each in (joan, nadia, marcus, dev)),
            *(alive(each, seconds).draw() for each in (joan, nadia, marcus, dev)),
        ),
    ]


def _small(person: Person, x: float, air: float) -> Figure:
    return looking(standing(person, posed(FRONT, lean=0.6 * air), (x, 0)), 0.2, 0, 1.2)
