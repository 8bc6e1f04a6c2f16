"""The pictures on the doors of the first screen, on the help page and on the waiting screen."""

from dataclasses import replace

from kiosk.pictures.cast import BEN, DEV, ELLIE, GEORGE, GRACE, JOAN, MARCUS, NADIA
from kiosk.pictures.colours import (
    BLUE,
    BLUSH,
    CREAM,
    DEEP_TEAL,
    INK,
    MEADOW,
    MIST,
    OAK,
    OCHRE,
    PINE,
    ROSE,
    SAGE,
    SAND,
    SKY,
    TEAL,
    TERRACOTTA,
    WHITE,
    WOOD,
)
from kiosk.pictures.furniture import round_table, sofa
from kiosk.pictures.joints import Limb, blend
from kiosk.pictures.outdoors import bench, bush, flower, hill, shadow, sun, tree, tuft
from kiosk.pictures.people import standing
from kiosk.pictures.poses import (
    FRONT,
    PASSING,
    SIT,
    SIT_ANGLED,
    STRIDE,
    posed,
    seated,
)
from kiosk.pictures.rooms import curtain, framed, landscape, plant, room, rug, sunbeam, window
from kiosk.pictures.shapes import Fade, Group, Node, box, circle, fill, group, line, mix
from kiosk.pictures.stage import FLOOR, Picture, closer, hold, on_chair, park, smiling
from kiosk.pictures.things import cushion, mug, notebook, pen, stick


def support() -> Picture:
    """Joan and Marcus meet on a park bench and shake hands."""
    listening = posed(SIT_ANGLED, lean=3)
    marcus = seated(MARCUS, listening, (404, FLOOR), 1, seat=80, feet=(34, 58))
    joan = seated(JOAN, listening, (558, FLOOR), -1, seat=80, feet=(34, 58))
    clasp = (481.0, 364.0)
    marcus = marcus.reach(near=(428, 390), far=(clasp[0] - 1, clasp[1]))
    joan = joan.reach(near=(534, 390), far=(clasp[0] + 2, clasp[1]))
    return [
        *park(SAGE, (726, 206), 54),
        tree(178, 470, 1.6),
        bush(836, 474, 1.2),
        tuft(262, 520, 1.2),
        flower(214, 530, 1.3, "#F3B8A0"),
        flower(240, 540, 1.1),
        tuft(784, 540, 1.3),
        flower(756, 534, 1.2, "#F3B8A0"),
        tuft(110, 570, 1.5),
        tuft(520, 590, 1.4),
        closer(
            1.3,
            bench(481, FLOOR, 380),
            hold(marcus, "far").draw(),
            hold(joan, "far").draw(),
            stick((640, 398), (654, FLOOR)),
        ),
    ]


def principles() -> Picture:
    """Nadia and her physio Ben talk at the same height, a notebook between them."""
    seat, nadia = on_chair(NADIA, SIT, 338, 1, TERRACOTTA)
    other, ben = on_chair(BEN, SIT, 622, -1, TERRACOTTA)
    nadia = smiling(nadia.reach(near=(396, 374), far=(436, 338)), 0.65)
    ben = hold(smiling(ben.reach(near=(552, 366), far=(526, 374)), 0.65, 3), "near")
    return [
        room(BLUSH, mix(ROSE, BLUSH, 0.25)),
        sunbeam(360, 432, 250, 208),
        window(396, 96, 168, 184, Fade("#DDEBEF", "#F3EBDD")),
        framed(196, 210, 100, 72, CREAM, *landscape()),
        closer(
            1.2,
            rug(480, FLOOR + 4, 520, mix(ROSE, TERRACOTTA, 0.25)),
            round_table(480, FLOOR - 12, 84, 88),
            mug(466, FLOOR - 101, TEAL, -1),
            seat,
            other,
            nadia.draw(),
            ben.around(notebook(536, 366, -6, TEAL, 0.86), pen(546, 372, 40)),
        ),
        plant(822, 506, 1.5),
    ]


def film() -> Picture:
    """George and Ellie watch the film; the four people of the kiosk walk in it."""
    watching = posed(SIT, turn=0.8, look=0.85, nod=-4, smile=1.2)
    seat, george = on_chair(GEORGE, watching, 196, 1, BLUE)
    other, ellie = on_chair(ELLIE, watching, 288, 1, BLUE)
    george = george.reach(near=(256, 378), far=(268, 376))
    ellie = hold(ellie.reach(near=(336, 366), far=(344, 366)), "near", "far")
    return [
        room(SKY, mix(SKY, TEAL, 0.16)),
        rug(262, FLOOR + 8, 400, mix(SKY, TEAL, 0.3)),
        *_sideboard(592, 482, 310),
        group(_screen(), at=(592, 251), scale=0.91),
        other,
        ellie.around(mug(341, 380, CREAM)),
        seat,
        george.draw(),
        plant(836, 516, 1.3),
    ]


def _sideboard(x: float, y: float, wide: float) -> list[Node]:
    half, dark = wide / 2, mix(OAK, INK, 0.2)
    return [
        shadow(x, y + 1, wide * 1.04, 0.08),
        line(f"M{x - half + 24} {y - 14}L{x - half + 18} {y}", dark, 9),
        line(f"M{x + half - 24} {y - 14}L{x + half - 18} {y}", dark, 9),
        box(x - half, y - 72, wide, 60, WOOD, 10),
        box(x - half - 6, y - 78, wide + 12, 13, mix(WOOD, WHITE, 0.2), 6.5),
        line(f"M{x} {y - 62}L{x} {y - 16}", dark, 2.4, 0.6),
        circle(x - 14, y - 40, 4, dark),
        circle(x + 14, y - 40, 4, dark),
    ]


def _screen() -> Group:
    """A screen on its foot, around its middle."""
    a, b, size, ground = 222.0, 137.0, 0.57, 104.0
    walkers: list[Node] = []
    for person, place, share in (
        (JOAN, -164, 0.0),
        (NADIA, -92, 0.4),
        (MARCUS, 86, 0.15),
        (DEV, 160, 0.5),
    ):
        stride = posed(blend(STRIDE, PASSING, share), look=0.65, smile=1.2)
        walker = standing(person, stride, (place / size, ground / size))
        walkers += [shadow(place / size, ground / size, 100), walker.draw()]
    near = mix(MEADOW, MIST, 0.2)
    edge = f"M{-a} {-b}L{a} {-b}L{a} {b}L{-a} {b}Z"
    return group(
        box(-34, b, 68, 26, INK),
        box(-92, b + 20, 184, 13, INK, 6.5),
        fill(edge, Fade(mix(SAND, WHITE, 0.35), SAND)),
        sun(134, -74, 26),
        hill([(-a, 22), (-130, -4), (-10, 20), (110, -12), (a, 14)], mix(MIST, SAND, 0.3), b),
        hill([(-a, 52), (-80, 40), (90, 56), (a, 42)], mix(MIST, MEADOW, 0.4), b),
        hill([(-a, 84), (-60, 78), (80, 86), (a, 78)], near, b),
        fill(f"M{-a} 98C-90 88 80 92 {a} 90L{a} 116C90 120 -90 112 {-a} 124Z", SAND),
        group(*walkers, scale=size),
        line(edge, INK, 18),
        circle(0, 2, 46, WHITE, 0.9),
        circle(0, 2, 41, TEAL),
        line("M-10 -14L17 2L-10 18Z", WHITE, 7),
        fill("M-10 -14L17 2L-10 18Z", WHITE),
        line(f"M{-a + 10} {b}L{-a + 26} {b}", mix(DEEP_TEAL, WHITE, 0.4), 4),
    )


def still_there() -> Picture:
    """Nadia and Dev from close by; she looks up kindly and waves a little."""
    wave = posed(FRONT, near_arm=Limb(-42, -112, -12), nod=-4, look=0.12, smile=1.25)
    nadia = standing(NADIA, wave, (432, FLOOR))
    dev = standing(DEV, posed(FRONT, look=-0.12, nod=3, smile=1.2), (542, FLOOR))
    return [
        box(0, 0, 960, 640, Fade(mix(SAND, WHITE, 0.3), mix(SAND, OCHRE, 0.12))),
        window(96, 84, 220, 250, Fade("#E6F0F0", "#FBF1DC")),
        curtain(56, 66, 96, 420, mix(TERRACOTTA, SAND, 0.55)),
        curtain(356, 66, 96, 420, mix(TERRACOTTA, SAND, 0.55), -1),
        plant(800, 610, 2.1),
        group(
            dev.draw(),
            replace(nadia, open=("near",)).draw(),
            at=(480 - 484 * 1.66, 158 - 166 * 1.66),
            scale=1.66,
        ),
    ]


def help_now() -> Picture:
    """Grace sits beside Dev, a calm hand on his shoulder."""
    grace = seated(GRACE, posed(SIT_ANGLED, lean=2), (414, FLOOR), 1, seat=76, feet=(36, 58))
    dev = seated(DEV, posed(SIT_ANGLED, lean=2), (552, FLOOR), -1, seat=76, feet=(36, 58))
    dev = smiling(dev.reach(near=(514, 392), far=(504, 394)), 0.6, 3)
    x, y = dev.outer(dev.bones.far_arm.root)
    grace = smiling(grace.reach(near=(448, 386), far=(x + 2, y - 2)), 0.6, 3)
    layers = grace.layers()
    return [
        room(SKY, mix(SKY, TEAL, 0.16)),
        window(384, 84, 192, 180, Fade("#EAF3F4", "#FBF1DC")),
        framed(740, 206, 100, 72, CREAM, *landscape()),
        closer(
            1.22,
            rug(482, FLOOR + 4, 560, mix(SKY, TEAL, 0.3)),
            sofa(482, FLOOR, 330, mix(PINE, WHITE, 0.28)),
            cushion(624, 388, OCHRE, 12, 0.8),
            layers.legs,
            dev.draw(),
            layers.behind,
            layers.body,
            layers.far_arm,
            layers.head,
            layers.near_arm,
        ),
        plant(150, 506, 1.45),
    ]
