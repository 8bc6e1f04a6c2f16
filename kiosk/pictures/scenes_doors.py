"""The pictures on the doors of the first screen, on the help page and on the waiting screen."""

from dataclasses import replace

from kiosk.pictures.cast import BEN, DEV, GRACE, JOAN, MARCUS, NADIA
from kiosk.pictures.colours import (
    BLUSH,
    CREAM,
    OCHRE,
    PINE,
    ROSE,
    SAGE,
    SAND,
    SKY,
    TEAL,
    TERRACOTTA,
    WHITE,
)
from kiosk.pictures.furniture import round_table, sofa
from kiosk.pictures.joints import Limb
from kiosk.pictures.outdoors import bench, bush, flower, tree, tuft
from kiosk.pictures.people import standing
from kiosk.pictures.poses import FRONT, SIT, SIT_ANGLED, posed, seated
from kiosk.pictures.rooms import curtain, framed, landscape, plant, room, rug, sunbeam, window
from kiosk.pictures.shapes import Fade, box, group, mix
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
