"""The pictures of the topics that stay indoors: pain, mood, talking, groups, money."""

from kiosk.pictures.cast import DEV, ELLIE, GEORGE, JOAN, MARCUS, NADIA
from kiosk.pictures.colours import (
    BLUE,
    CREAM,
    LEAF,
    MEADOW,
    OCHRE,
    PINE,
    PLUM,
    SAGE,
    SAND,
    SKY,
    TEAL,
    TERRACOTTA,
    WHITE,
)
from kiosk.pictures.furniture import armchair, chair_front, round_table, sofa, table
from kiosk.pictures.joints import Limb
from kiosk.pictures.outdoors import moon
from kiosk.pictures.people import standing
from kiosk.pictures.poses import FRONT, SIT, SIT_ANGLED, posed, seated
from kiosk.pictures.rooms import (
    curtain,
    framed,
    halo,
    lamp,
    landscape,
    pendant,
    plant,
    room,
    rug,
    shelf,
    sunbeam,
    tall_plant,
    window,
)
from kiosk.pictures.shapes import Fade, circle, mix
from kiosk.pictures.stage import (
    FLOOR,
    Picture,
    closer,
    hold,
    in_wheelchair,
    on_chair,
    smiling,
)
from kiosk.pictures.things import (
    bubble,
    calculator,
    coins,
    cushion,
    flat_sheet,
    heart,
    mat,
    mug,
    pen,
)


def pain() -> Picture:
    """Joan and Dev stretch gently, side by side."""
    stretch = posed(
        FRONT,
        near_arm=Limb(-166, -36, 6),
        far_arm=Limb(24, -30),
        lean=7,
        nod=2,
        near_leg=Limb(-6, 1),
        far_leg=Limb(8, -2),
        smile=1.2,
    )
    joan = standing(JOAN, posed(stretch, look=0.3), (398, FLOOR))
    dev = standing(DEV, posed(stretch, look=-0.35), (578, FLOOR))
    return [
        room(
            SAGE,
            mix(SAND, OCHRE, 0.14),
            on_wall=halo(486, 318, 400, 350, mix(SAGE, WHITE, 0.5), 0.6),
        ),
        window(128, 120, 166, 200, Fade("#E6F0F0", "#FBF1DC")),
        sunbeam(200, 432, 260, 208),
        shelf(760, 230, 160),
        mat(400, 492, 180, mix(PLUM, WHITE, 0.45)),
        mat(590, 492, 180, mix(TEAL, WHITE, 0.5)),
        closer(0.95, joan.draw(), dev.draw()),
        cushion(742, 470, TERRACOTTA, -6, 1.1),
        tall_plant(842, 500, 1.15),
    ]


def mood() -> Picture:
    """Nadia and Marcus on a sofa in the evening, with mugs; the moon is in the window."""
    wall = "#BFCBD4"
    easy = posed(SIT_ANGLED, lean=-2, smile=1.1)
    nadia = seated(NADIA, easy, (408, FLOOR), 1, seat=76, feet=(36, 58))
    marcus = seated(MARCUS, easy, (566, FLOOR), -1, seat=76, feet=(36, 58))
    nadia = hold(nadia.reach(near=(440, 366), far=(456, 364)), "near", "far")
    marcus = hold(marcus.reach(near=(530, 366), far=(516, 364)), "near", "far")
    return [
        room(wall, "#A98F7C"),
        window(352, 84, 260, 210, Fade("#2F4C66", "#8E7A9C"), "#4B5F78"),
        moon(526, 122, 22),
        *(
            circle(x, y, r, "#FBEBC4", 0.9)
            for x, y, r in ((412, 118, 2.2), (452, 198, 1.8), (506, 196, 2), (446, 140, 1.6))
        ),
        curtain(300, 72, 96, 350, "#C98F7E"),
        curtain(664, 72, 96, 350, "#C98F7E", -1),
        lamp(780, 496, 290),
        closer(
            1.22,
            rug(488, FLOOR + 4, 580, "#8A7286"),
            sofa(487, FLOOR, 350, mix(TEAL, WHITE, 0.22)),
            cushion(342, 390, OCHRE, -12, 0.8),
            nadia.around(mug(452, 378, CREAM)),
            marcus.around(mug(521, 378, "#E9B96A", -1)),
        ),
        plant(158, 506, 1.4),
    ]


def talking() -> Picture:
    """Ellie talks and George listens, in two armchairs."""
    back, arm = armchair(322, FLOOR, mix(BLUE, WHITE, 0.25), 1)
    other, other_arm = armchair(638, FLOOR, mix(TERRACOTTA, WHITE, 0.2), -1)
    ellie = seated(ELLIE, SIT, (322, FLOOR), 1, seat=80, feet=(76, 90))
    george = seated(GEORGE, SIT, (638, FLOOR), -1, seat=80, feet=(76, 90))
    ellie = smiling(ellie.reach(near=(384, 352), far=(414, 326)), 0.65)
    george = smiling(george.reach(near=(576, 358), far=(562, 356)), 0.6, 4)
    return [
        room(
            SKY, mix(SAND, OCHRE, 0.2), on_wall=halo(480, 320, 640, 360, mix(SKY, WHITE, 0.5), 0.7)
        ),
        framed(556, 186, 104, 76, CREAM, *landscape()),
        lamp(176, 496, 290, glow=False),
        closer(
            1.16,
            rug(480, FLOOR + 5, 560, mix(SKY, TEAL, 0.28)),
            round_table(480, FLOOR - 8, 92, 80),
            mug(462, FLOOR - 89, TEAL, 1),
            mug(498, FLOOR - 89, OCHRE, -1),
            back,
            other,
            ellie.draw(),
            george.draw(),
            arm,
            other_arm,
            bubble(428, 232, 92, 56, (378, 282), WHITE),
            heart(428, 233, 0.9, TERRACOTTA),
        ),
        tall_plant(812, 504, 1.2, TERRACOTTA),
    ]


def groups() -> Picture:
    """Four people sit in a circle: Marcus, Joan, Dev and Nadia."""
    behind, marcus, before = in_wheelchair(MARCUS, posed(SIT, turn=0.7), 262, 1, PINE)
    marcus = smiling(marcus.reach(near=(322, 366), far=(352, 340)), 0.65)
    seat, nadia = on_chair(NADIA, SIT, 700, -1, TERRACOTTA)
    nadia = nadia.reach(near=(634, 380), far=(616, 378))
    far = FLOOR - 16
    joan = seated(JOAN, posed(SIT_ANGLED, look=0.3), (404, far), 1, feet=(34, 56))
    dev = seated(DEV, posed(SIT_ANGLED, look=0.3), (560, far), -1, feet=(34, 56))
    joan = joan.reach(near=(432, 366), far=(446, 366))
    dev = dev.reach(near=(530, 366), far=(500, 336))
    return [
        room(SAND, mix(SAND, OCHRE, 0.22), 424),
        window(396, 92, 170, 160, Fade("#DDEBEF", "#FBF1DC")),
        pendant(250, 128, TEAL),
        closer(
            1.1,
            rug(480, FLOOR - 2, 620, mix(MEADOW, SAND, 0.25)),
            chair_front(400, far, BLUE),
            chair_front(564, far, OCHRE),
            joan.draw(),
            dev.draw(),
            behind,
            marcus.draw(),
            before,
            seat,
            nadia.draw(),
        ),
        tall_plant(836, 480, 1.1),
    ]


def money() -> Picture:
    """Dev and Nadia look through papers at a table, with a calculator and a laptop."""
    seat, dev = on_chair(DEV, posed(SIT, lean=5), 330, 1, PINE)
    other, nadia = on_chair(NADIA, posed(SIT, lean=4), 640, -1, PINE)
    top = FLOOR - 108
    dev = hold(smiling(dev.reach(near=(414, top - 12), far=(440, top - 14)), 0.7, 5), "near")
    nadia = smiling(nadia.reach(near=(566, top - 10), far=(520, top - 18)), 0.65, 2)
    return [
        room(SAGE, mix(SAND, OCHRE, 0.2)),
        window(404, 92, 160, 176, Fade("#E6F0F0", "#FBF1DC")),
        shelf(206, 226, 150),
        pendant(740, 120, OCHRE),
        closer(
            1.18,
            rug(484, FLOOR + 4, 580, mix(SAGE, LEAF, 0.4)),
            seat,
            other,
            dev.draw(),
            nadia.draw(),
            table(484, FLOOR, 240, 108),
            flat_sheet(436, top, WHITE),
            flat_sheet(484, top + 1, mix(CREAM, WHITE, 0.4)),
            calculator(528, top - 1),
            coins(556, top),
            pen(416, top - 1, 30),
        ),
        plant(832, 506, 1.3),
    ]
