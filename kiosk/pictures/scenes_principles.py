"""The pictures of the first four principles, in the blush room."""

from kiosk.pictures.cast import BEN, DEV, GRACE, JOAN, MARCUS, MIA, NADIA, ROSA
from kiosk.pictures.colours import (
    BLUE,
    BLUSH,
    INK,
    LEAF,
    OAK,
    OCHRE,
    PINE,
    PLUM,
    ROSE,
    SKY,
    STEEL,
    SUN,
    TEAL,
    TERRACOTTA,
    WHITE,
    WOOD,
)
from kiosk.pictures.furniture import table
from kiosk.pictures.outdoors import cloud, flower, shadow
from kiosk.pictures.people import standing
from kiosk.pictures.poses import SIT, STAND, posed
from kiosk.pictures.rooms import halo, pendant, plant, room, rug, shelf, tall_plant, window
from kiosk.pictures.shapes import Fade, Node, box, circle, fill, group, line, mix
from kiosk.pictures.stage import (
    FLOOR,
    Picture,
    closer,
    hold,
    in_wheelchair,
    on_chair,
    shaded,
    smiling,
)
from kiosk.pictures.things import bubble, clipboard, flat_sheet, heart, mug, pen

FLOOR_COLOUR = mix(ROSE, BLUSH, 0.25)
RUG = mix(ROSE, TERRACOTTA, 0.25)


def together() -> Picture:
    """1. Joan and Ben bend over one plan; Joan holds the pen."""
    seat, joan = on_chair(JOAN, posed(SIT, lean=6), 336, 1, PINE)
    other, ben = on_chair(BEN, posed(SIT, lean=6), 628, -1, PINE)
    top = FLOOR - 108
    joan = hold(smiling(joan.reach(near=(430, top - 14), far=(446, top - 8)), 0.7, 3), "near")
    ben = smiling(ben.reach(near=(552, top - 8), far=(508, top - 12)), 0.7, 3)
    return [
        room(BLUSH, FLOOR_COLOUR),
        window(396, 92, 170, 176, Fade("#DDEBEF", "#F3EBDD")),
        shelf(208, 226, 150),
        pendant(736, 120, TEAL),
        closer(
            1.2,
            rug(482, FLOOR + 4, 560, RUG),
            seat,
            other,
            joan.draw(),
            ben.draw(),
            table(482, FLOOR, 236, 108),
            flat_sheet(472, top, WHITE, 1.25),
            mug(568, top, TEAL, -1),
            pen(434, top - 1, 24),
        ),
        plant(828, 506, 1.4),
    ]


def whole_life() -> Picture:
    """2. Marcus with Mia and Rosa, and around them home, work, a garden and music."""
    behind, marcus, before = in_wheelchair(MARCUS, posed(SIT, turn=0.6), 432, 1, TEAL)
    mia = standing(MIA, posed(STAND), (584, FLOOR), -1)
    mia = smiling(mia.reach(far=(540, 372)), 0.7, -8)
    marcus = smiling(marcus.reach(near=(470, 366), far=(536, 372)), 0.7, 4)
    seat, rosa = on_chair(ROSA, SIT, 640, -1, OCHRE)
    rosa = smiling(rosa.reach(near=(590, 372), far=(600, 318)), 0.65, 2)
    return [
        room(BLUSH, FLOOR_COLOUR, on_wall=halo(486, 330, 640, 420, mix(BLUSH, WHITE, 0.5), 0.8)),
        line("M262 268C268 180 360 132 480 132C600 132 700 180 712 262", mix(ROSE, WHITE, 0.2), 4),
        _token(250, 292, _home()),
        _token(366, 196, _garden()),
        _token(602, 196, _music()),
        _token(722, 292, _work()),
        closer(
            1.0,
            rug(490, FLOOR + 4, 520, RUG),
            seat,
            rosa.draw(),
            behind,
            marcus.draw(),
            before,
            shaded(mia),
            mia.draw(),
        ),
    ]


def _token(x: float, y: float, inside: list[Node]) -> Node:
    pale = mix(SKY, WHITE, 0.3)
    return group(circle(0, 0, 54, WHITE), circle(0, 0, 47, pale), *inside, at=(x, y), scale=0.92)


def _home() -> list[Node]:
    return [
        box(-24, -6, 48, 34, "#EBD3BC", 3),
        box(-8, 6, 15, 22, TEAL, 2),
        fill("M-33 -4L0 -32L33 -4Z", TERRACOTTA),
        box(12, 2, 8, 9, WHITE, 1),
    ]


def _garden() -> list[Node]:
    return [
        flower(-15, 24, 1.4, "#F3B8A0"),
        flower(15, 24, 1.5, "#E58F73"),
        flower(0, 24, 1.7, SUN),
        box(-28, 20, 56, 11, OAK, 4),
    ]


def _music() -> list[Node]:
    return [
        line("M-12 18L-12 -22L18 -28L18 12", PLUM, 5),
        fill("M-12 -26L18 -32L18 -22L-12 -16Z", PLUM),
        group(circle(0, 0, 9, PLUM), at=(-20, 18), turn=-20, scale=(1.1, 0.85)),
        group(circle(0, 0, 9, PLUM), at=(10, 12), turn=-20, scale=(1.1, 0.85)),
    ]


def _work() -> list[Node]:
    return [
        box(-27, -24, 54, 38, STEEL, 5),
        box(-22, -19, 44, 28, mix(TEAL, WHITE, 0.55), 3),
        box(-34, 16, 68, 8, STEEL, 4),
        heart(0, -5, 0.5, WHITE),
    ]


def fits_now() -> Picture:
    """3. Dev tells his story; Grace listens, her notes on her lap."""
    seat, dev = on_chair(DEV, SIT, 336, 1, OCHRE)
    other, grace = on_chair(GRACE, SIT, 628, -1, OCHRE)
    dev = smiling(dev.reach(near=(396, 376), far=(440, 334)), 0.65)
    grace = hold(smiling(grace.reach(near=(566, 376), far=(536, 360)), 0.65, 3), "far")
    road = mix(TEAL, WHITE, 0.35)
    return [
        room(BLUSH, FLOOR_COLOUR, on_wall=halo(480, 316, 620, 380, mix(BLUSH, WHITE, 0.5), 0.7)),
        closer(
            1.2,
            rug(482, FLOOR + 4, 540, RUG),
            bubble(484, 244, 176, 74, (398, 296), WHITE),
            line("M420 254C446 224 458 274 484 246C506 222 524 262 548 234", road, 4),
            circle(420, 254, 6.5, TERRACOTTA),
            circle(484, 246, 6.5, OCHRE),
            circle(548, 234, 6.5, LEAF),
            seat,
            other,
            dev.draw(),
            grace.around(clipboard(550, 352, -60, WOOD, 0.85)),
        ),
        tall_plant(836, 506, 1.25, TERRACOTTA),
        plant(130, 506, 1.15),
    ]


def learn() -> Picture:
    """4. A small group looks at a board with a body, a heart and a cloud."""
    watching = posed(SIT, turn=0.8, look=0.85, smile=1.2)
    behind, marcus, before = in_wheelchair(MARCUS, watching, 250, 1, TEAL)
    marcus = marcus.reach(near=(306, 366), far=(320, 366))
    seat, joan = on_chair(JOAN, watching, 344, 1, PINE)
    joan = joan.reach(near=(402, 380), far=(412, 378))
    third, nadia = on_chair(NADIA, watching, 436, 1, PINE)
    nadia = nadia.reach(near=(494, 380), far=(504, 378))
    ben = standing(BEN, posed(STAND, smile=1.2), (724, FLOOR), -1)
    ben = ben.reach(far=(666, 262))
    return [
        room(BLUSH, FLOOR_COLOUR, on_wall=halo(480, 316, 640, 380, mix(BLUSH, WHITE, 0.5), 0.7)),
        shadow(594, 474, 170),
        _board(594, 262),
        third,
        nadia.draw(),
        seat,
        joan.draw(),
        behind,
        marcus.draw(),
        before,
        shaded(ben),
        ben.draw(),
        tall_plant(850, 506, 1.15),
    ]


def _board(x: float, y: float) -> Node:
    body, thread = mix(BLUE, WHITE, 0.35), mix(INK, WHITE, 0.55)
    return group(
        line("M-52 100L-66 210M52 100L66 210", OAK, 8),
        box(-94, -118, 188, 228, OAK, 12),
        box(-84, -108, 168, 208, WHITE, 6),
        circle(-26, -62, 16, body),
        line("M-26 -30L-26 20M-26 -28C-40 -22 -46 -4 -50 14M-26 -28C-12 -22 -6 -4 -2 14", body, 15),
        line("M-28 16L-36 76M-24 16L-14 76", body, 16),
        circle(-26, -14, 10, TERRACOTTA, 0.8),
        line("M-8 -20C6 -32 14 -40 26 -46M46 -26L46 0M26 36C12 32 2 22 -8 8", thread, 2.6),
        heart(46, -54, 1.05, TERRACOTTA),
        cloud(50, 42, 0.44, mix(PLUM, WHITE, 0.5), 1),
        at=(x, y),
    )
