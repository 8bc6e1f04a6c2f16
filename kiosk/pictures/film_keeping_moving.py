"""The film's scene of moving: a walk that gets a little longer each week."""

import math
from dataclasses import replace

from kiosk.pictures.cast import DEV, JOAN
from kiosk.pictures.colours import INK, LEAF, OAK, OCHRE, TEAL, WHITE
from kiosk.pictures.film_places import ground
from kiosk.pictures.film_sets import FLOOR, SCALE, hills
from kiosk.pictures.joints import SOLE, Limb
from kiosk.pictures.moments import alive, eased
from kiosk.pictures.outdoors import shadow
from kiosk.pictures.people import Figure, Person
from kiosk.pictures.poses import STRIDE, posed
from kiosk.pictures.shapes import Group, box, circle, group, line, mix
from kiosk.pictures.stage import Picture

_STEP = 66.0
"""How far the hips go with each step."""
_PERIOD = 1.9
"""Seconds for two steps."""


def keep_moving(seconds: float) -> Picture:
    """Joan and Dev walk past one marker after another, each a little further on."""
    gone = 2 * _STEP * seconds / _PERIOD
    return [
        *hills(seconds, light=gone * SCALE * 0.55),
        ground(
            960,
            FLOOR,
            SCALE,
            *(
                _marker(x - gone * 0.55 + 60, n)
                for n, x in enumerate((60.0, 220.0, 420.0, 660.0, 940.0, 1260.0))
            ),
            _walking(DEV, seconds + 0.45, -92 - 0.0, gone),
            _walking(JOAN, seconds, 62, gone),
        ),
    ]


def _walking(person: Person, seconds: float, x: float, _gone: float) -> Group:
    """Somebody walking, seen by one who goes along: the planted foot slides back under them."""
    share = seconds / _PERIOD % 1
    bob = -3 * abs(math.sin(math.tau * share)) + 2
    swing = math.sin(math.tau * (share - 0.02))
    pose = replace(
        posed(STRIDE, lean=3, look=0.6, smile=1.2),
        near_arm=Limb(20 * swing, 22),
        far_arm=Limb(-20 * swing, 24),
    )
    hips = -(76 + 72 + SOLE - 7) * person.size
    figure = Figure(person, pose, (x, hips + bob))
    near, far = _foot(share), _foot((share + 0.5) % 1)
    figure = figure.step(near=(x + near[0], near[1]), far=(x + far[0], far[1] - 3))
    tips = replace(
        figure.pose,
        near_leg=replace(figure.pose.near_leg, tip=near[2]),
        far_leg=replace(figure.pose.far_leg, tip=far[2]),
    )
    return group(shadow(x, 1, 110), alive(replace(figure, pose=tips), seconds).draw())


def _foot(share: float) -> tuple[float, float, float]:
    """Where a foot is against the hips, and how its toes point; most of the time it stands."""
    stance = 0.58
    if share < stance:
        s = share / stance
        return _STEP * (0.58 - 1.16 * s) + 4, 0, 8 * max(0, s - 0.75) * 4
    s = (share - stance) / (1 - stance)
    x = _STEP * (-0.58 + 1.16 * eased(s)) + 4
    return x, -17 * math.sin(math.pi * s), 8 * (1 - 2 * s)


def _marker(x: float, number: int) -> Group:
    """A small post beside the path, a ring more on it each week."""
    return group(
        shadow(0, 0, 34),
        box(-7, -78, 14, 78, OAK, 5),
        circle(0, -84, 17, WHITE),
        circle(0, -84, 12, (TEAL, OCHRE, LEAF)[number % 3]),
        line("M-5 -84L-1 -79L6 -89", mix(WHITE, INK, 0.02), 3.4),
        at=(x, -22),
        scale=0.9,
    )
