"""The pictures of the last three principles: choices, harder days, one team."""

from kiosk.pictures.cast import BEN, DEV, ELLIE, GRACE, JOAN, NADIA
from kiosk.pictures.colours import (
    BARK,
    BLUSH,
    CREAM,
    MEADOW,
    MIST,
    OAK,
    OCHRE,
    ROSE,
    SAND,
    SKY,
    STEEL,
    TERRACOTTA,
    WHITE,
    WOOD,
)
from kiosk.pictures.outdoors import bush, cloud, flower, hill, sun, tree, tuft
from kiosk.pictures.people import standing
from kiosk.pictures.poses import FRONT, STAND, STRIDE, posed
from kiosk.pictures.rooms import plant, room, tall_plant
from kiosk.pictures.scenes_principles import FLOOR_COLOUR
from kiosk.pictures.shapes import Fade, box, fill, line, mix
from kiosk.pictures.stage import FLOOR, HIGH, WIDE, Picture, closer, hold, shaded, smiling
from kiosk.pictures.things import heart, plan, umbrella


def _blush_hills(light: tuple[float, float]) -> Picture:
    return [
        box(0, 0, WIDE, HIGH, Fade(BLUSH, mix(BLUSH, CREAM, 0.6))),
        sun(*light, 52),
        hill([(0, 384), (200, 330), (420, 372), (640, 330), (960, 366)], mix(ROSE, MIST, 0.3)),
        hill([(0, 420), (260, 392), (520, 408), (760, 376), (960, 404)], mix(MIST, ROSE, 0.22)),
        hill([(0, 450), (300, 444), (600, 450), (960, 442)], MEADOW),
    ]


def choices() -> Picture:
    """5. Nadia and Grace stand where a path parts; Nadia points out the way she likes."""
    nadia = standing(NADIA, posed(STAND, turn=0.65, smile=1.2), (412, FLOOR), 1)
    nadia = nadia.reach(far=(500, 290))
    grace = standing(GRACE, posed(STAND, look=0.65, smile=1.2), (296, FLOOR), 1)
    return [
        *_blush_hills((736, 190)),
        cloud(220, 186, 0.8),
        fill(
            "M300 640C370 566 470 530 560 508C596 496 566 470 506 445L530 444"
            "C600 462 634 476 650 488C690 484 780 470 800 444L828 443"
            "C820 486 750 520 690 540C620 566 590 600 580 640Z",
            SAND,
        ),
        tree(850, 470, 1.2),
        line("M620 486L620 236", BARK, 10),
        fill("M612 248L712 248L734 268L712 288L612 288Z", WOOD),
        fill("M628 304L544 304L522 324L544 344L628 344Z", OAK),
        line("M628 268L690 268M612 324L560 324", mix(WOOD, WHITE, 0.45), 4),
        shaded(grace),
        shaded(nadia),
        grace.draw(),
        nadia.draw(),
        flower(752, 560, 1.3),
        flower(778, 572, 1.1, "#E58F73"),
        tuft(712, 590, 1.3),
        flower(216, 566, 1.3, "#E58F73"),
        tuft(250, 560, 1.3),
    ]


def harder_days() -> Picture:
    """6. Joan and Dev walk on under one umbrella, a plan in hand; the sun is behind the cloud."""
    slow = posed(STRIDE, look=0.6, smile=1.1)
    dev = standing(DEV, slow, (512, FLOOR), 1)
    joan = standing(JOAN, slow, (398, FLOOR), 1)
    grip = (456.0, 312.0)
    canopy, shaft = umbrella(grip, (462, 98), OCHRE, 320)
    dev = smiling(dev.reach(near=(548, 348), far=(578, 330)), 0.6, 3)
    joan = hold(joan.reach(far=grip), "far")
    rain = mix(SKY, STEEL, 0.5)
    drops = ((648, 262), (690, 288), (730, 258), (768, 286), (800, 256), (712, 326), (770, 332))
    return [
        *_blush_hills((756, 186)),
        cloud(716, 240, 1.35, mix(SKY, STEEL, 0.2), 1),
        *(line(f"M{x} {y}L{x - 4} {y + 14}", rain, 3.4) for x, y in drops),
        fill(
            "M0 520C160 474 330 470 480 474C620 478 700 470 770 444L794 443C790 490 700 520 560 530"
            "C380 540 160 560 0 610Z",
            SAND,
        ),
        bush(190, 470, 1.15),
        closer(
            0.88,
            shaded(dev, 120),
            shaded(joan, 120),
            canopy,
            shaft,
            joan.layers().behind,
            joan.layers().far_arm,
            *list(joan.layers().all())[2:],
            dev.around(plan(572, 322, 8, 0.9)),
        ),
        tuft(300, 590, 1.4),
        flower(736, 570, 1.3),
        flower(764, 580, 1.1, "#E58F73"),
        tuft(850, 560, 1.3),
    ]


def one_team() -> Picture:
    """7. Joan between Ben, Grace and Ellie, hand in hand."""
    hands, low = (344.0, 478.0, 612.0), 354.0
    ben = standing(BEN, posed(FRONT, look=0.35, smile=1.2), (280, FLOOR))
    joan = standing(JOAN, posed(FRONT, smile=1.3), (410, FLOOR))
    grace = standing(GRACE, posed(FRONT, look=-0.35, smile=1.2), (546, FLOOR))
    ellie = standing(ELLIE, posed(FRONT, look=-0.35, smile=1.2), (676, FLOOR))
    ben = ben.reach(far=(hands[0] - 2, low))
    joan = joan.reach(near=(hands[0] + 2, low), far=(hands[1] - 2, low))
    grace = grace.reach(near=(hands[1] + 2, low), far=(hands[2] - 2, low))
    ellie = ellie.reach(near=(hands[2] + 2, low))
    return [
        room(BLUSH, FLOOR_COLOUR, on_wall=heart(480, 262, 9.4, mix(BLUSH, WHITE, 0.5), 0.8)),
        *(shaded(f) for f in (ben, joan, grace, ellie)),
        *(f.draw() for f in (ben, ellie, grace, joan)),
        tall_plant(846, 506, 1.2, TERRACOTTA),
        plant(128, 506, 1.15),
    ]
