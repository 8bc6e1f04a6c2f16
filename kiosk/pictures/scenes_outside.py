"""The pictures of the topics that go out of doors or to the door: moving, home, carers, company."""

from dataclasses import replace

from kiosk.pictures.cast import ELLIE, JOAN, MARCUS, MIA, NADIA, ROSA
from kiosk.pictures.colours import (
    CLAY,
    INK,
    MEADOW,
    MIST,
    OAK,
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
from kiosk.pictures.outdoors import bush, cloud, flower, hill, shadow, tree, tuft
from kiosk.pictures.people import standing
from kiosk.pictures.poses import FRONT, SIT, STAND, STRIDE, posed
from kiosk.pictures.rooms import plant
from kiosk.pictures.shapes import Fade, Node, box, circle, fill, group, line, mix
from kiosk.pictures.stage import (
    FLOOR,
    HIGH,
    WIDE,
    Picture,
    closer,
    hold,
    in_wheelchair,
    park,
    shaded,
    smiling,
)
from kiosk.pictures.things import stick, watering_can


def moving() -> Picture:
    """Joan, with her stick, and Marcus walk along a path and talk."""
    marcus = standing(MARCUS, posed(STRIDE, look=0.7, smile=1.2), (424, FLOOR), 1)
    joan = standing(JOAN, posed(STRIDE, look=-0.6, smile=1.2), (566, FLOOR), 1)
    joan = hold(joan.reach(near=(600, 352)), "near")
    x, y = joan.near_hand()
    body = joan.layers()
    return [
        *park(SKY, (236, 200), 52),
        fill(
            "M0 452C200 440 420 452 640 458C780 460 880 452 960 442L960 540C860 556 700 556 520 550"
            "C320 542 140 546 0 560Z",
            SAND,
        ),
        fill(
            "M0 546C140 532 320 530 520 538C700 544 860 544 960 528L960 540C860 556 700 556 520 550"
            "C320 542 140 546 0 560Z",
            mix(SAND, INK, 0.07),
        ),
        tree(776, 448, 1.5),
        bush(160, 450, 1.1),
        shaded(marcus, 136),
        shaded(joan, 136),
        marcus.draw(),
        body.far_arm,
        body.behind,
        body.legs,
        body.body,
        body.head,
        stick((x, y - 3), (x + 26, FLOOR + 3)),
        body.near_arm,
        tuft(330, 584, 1.4),
        flower(690, 590, 1.3),
        flower(724, 600, 1.1, "#F3B8A0"),
        tuft(860, 592, 1.3),
        flower(196, 596, 1.3, "#F3B8A0"),
    ]


def home() -> Picture:
    """Marcus comes home up the ramp; Rosa welcomes him at the door."""
    wall, low = "#EBD3BC", 462.0
    behind, marcus, before = in_wheelchair(MARCUS, posed(SIT, turn=0.7, nod=-3), 0, 1, TEAL, 0)
    marcus = smiling(marcus.reach(near=(26, -100), far=(84, -176)), 0.65, -3)
    rosa = standing(replace(ROSA, size=0.95), posed(STAND, nod=3), (640, low), -1)
    rosa = smiling(rosa.reach(far=(558, 268)), 0.65, 3)
    return [
        box(0, 0, WIDE, HIGH, Fade(mix(SKY, WHITE, 0.2), mix(SKY, SAGE, 0.6))),
        cloud(214, 190, 0.8),
        hill([(0, 392), (200, 356), (420, 384), (960, 370)], MIST),
        hill([(0, 440), (240, 424), (500, 440), (960, 440)], MEADOW),
        tree(150, 446, 1.35),
        *_house(wall, low),
        fill("M0 500C160 486 260 490 320 494L960 494L960 640L0 640Z", SAND),
        fill(f"M290 496L560 {low}L960 {low}L960 496Z", mix(SAND, INK, 0.16)),
        fill(
            f"M270 498L556 {low - 7}L960 {low - 7}L960 {low + 5}L562 {low + 5}L290 498Z",
            mix(SAND, WHITE, 0.45),
        ),
        shadow(640, low - 3, 92),
        rosa.draw(),
        group(behind, marcus.draw(), before, at=(404, 480), turn=-7),
        line(
            f"M330 494L330 424M448 478L448 408M566 {low + 6}L566 392"
            "M314 428L330 426L566 392L592 392",
            mix(STEEL, INK, 0.1),
            6,
        ),
        plant(806, 470, 0.95, TERRACOTTA),
        bush(96, 520, 1.1),
        flower(150, 534, 1.3, "#F3B8A0"),
        tuft(214, 548, 1.3),
    ]


def _house(wall: str, low: float) -> list[Node]:
    pane = "#DDEBEF"
    return [
        box(496, 0, 464, low, wall),
        box(496, 0, 12, low, mix(wall, INK, 0.1)),
        box(496, 0, 464, 70, mix(TERRACOTTA, INK, 0.08)),
        box(480, 62, 480, 16, WHITE, 4),
        box(566, 132, 158, low - 132, WHITE, 8),
        box(578, 144, 134, low - 144, "#FBE3B4"),
        fill(f"M712 144L762 160L762 {low + 2}L712 {low - 6}Z", TEAL),
        circle(754, 316, 4, SUN),
        box(798, 190, 124, 136, WHITE, 8),
        box(808, 200, 104, 116, pane, 4),
        fill("M808 296C840 276 880 300 912 284L912 316L808 316Z", MIST),
        box(857, 200, 6, 116, WHITE),
        box(788, 322, 144, 12, WHITE, 6),
    ]


def carers() -> Picture:
    """Ellie and her mother Joan, arm in arm, and little Mia."""
    joan = standing(JOAN, posed(FRONT, look=-0.35, smile=1.2), (500, FLOOR))
    ellie = standing(ELLIE, posed(FRONT, look=0.5, turn=0.25, nod=2, smile=1.2), (408, FLOOR))
    mia = standing(MIA, posed(FRONT, look=-0.5, nod=-6, smile=1.3), (620, FLOOR))
    hands = (546.0, 354.0)
    joan = joan.reach(near=(506, 356), far=hands)
    mia = mia.reach(near=(hands[0] + 3, hands[1] + 3))
    ellie = ellie.reach(near=(386, 388), far=(480, 346))
    over = ellie.layers()
    return [
        *park(SAGE, (712, 196), 54),
        fill(
            "M250 640C300 560 330 520 420 488C500 466 560 462 584 446L604 446"
            "C600 470 640 486 664 504C700 540 730 590 750 640Z",
            SAND,
        ),
        tree(180, 462, 1.55),
        bush(812, 474, 1.15),
        shaded(ellie),
        shaded(joan),
        shaded(mia),
        over.behind,
        over.legs,
        over.body,
        over.head,
        joan.draw(),
        mia.draw(),
        over.far_arm,
        over.near_arm,
        flower(742, 540, 1.3),
        flower(768, 552, 1.1, "#F3B8A0"),
        tuft(252, 546, 1.4),
        flower(226, 560, 1.3, "#F3B8A0"),
    ]


def company() -> Picture:
    """Marcus and Nadia look after a raised flower bed together."""
    behind, marcus, before = in_wheelchair(MARCUS, posed(SIT, turn=0.7, lean=4), 296, 1, PINE)
    marcus = smiling(marcus.reach(near=(392, 352), far=(404, 346)), 0.65)
    nadia = standing(NADIA, posed(STAND, lean=5), (668, FLOOR), -1)
    nadia = hold(smiling(nadia.reach(near=(612, 322), far=(622, 330)), 0.65, 4), "near", "far")
    top = FLOOR - 100
    blooms = (
        (420, 1.4, "#F3B8A0"),
        (448, 1.8, SUN),
        (482, 1.5, CLAY),
        (512, 1.9, "#F3B8A0"),
        (542, 1.5, SUN),
        (568, 1.6, CLAY),
    )
    return [
        *park(SAGE, (476, 196), 58),
        tree(818, 460, 1.45),
        tuft(150, 566, 1.4),
        flower(826, 570, 1.3),
        tuft(640, 590, 1.4),
        flower(250, 588, 1.3, "#F3B8A0"),
        closer(
            1.06,
            shaded(nadia, 110),
            behind,
            marcus.draw(),
            *(flower(x, top + 6, s, c) for x, s, c in blooms),
            *(tuft(x, top + 4, 1.2, PINE) for x in (404, 434, 466, 498, 528, 556)),
            shadow(492, FLOOR + 2, 220),
            box(390, top, 204, 100, OAK, 8),
            box(384, top - 4, 216, 16, mix(OAK, WHITE, 0.2), 8),
            line(
                f"M394 {top + 42}L590 {top + 42}M394 {top + 72}L590 {top + 72}",
                mix(OAK, INK, 0.2),
                2.4,
            ),
            before,
            nadia.around(watering_can(614, 312, -10, -1)),
        ),
    ]
