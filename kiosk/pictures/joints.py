"""How a body bends: a pose is joint angles, and a skeleton is where they put the joints.

Everything here is drawn facing right, y downwards, with the middle of the hips at (0, 0) and
a standing adult about 320 high. Angles are degrees; a limb that hangs straight down is at 0
and swings forwards with positive numbers. The near side is the one closer to us.
"""

import math
from dataclasses import dataclass, fields, replace

from kiosk.pictures.shapes import Point, turned

UPPER_ARM, FOREARM, HAND = 54.0, 48.0, 9.0
THIGH, SHIN, SOLE = 76.0, 72.0, 12.0
SHOULDER_HEIGHT, NECK_HEIGHT = 77.0, 96.0


@dataclass(frozen=True, slots=True)
class Limb:
    """One arm or leg.

    Attributes:
        swing: the upper bone, from hanging straight down; positive is forwards.
        bend: the lower bone against the upper one; elbows bend forwards (positive) and
            knees backwards (negative).
        tip: the hand against the forearm, or the foot against the floor.
        upper: how long the upper bone looks, 1 being its full length; less when it points at us.
        lower: the same for the lower bone.
    """

    swing: float = 0
    bend: float = 0
    tip: float = 0
    upper: float = 1
    lower: float = 1


@dataclass(frozen=True, slots=True)
class Pose:
    """A way to stand, sit or walk, as numbers that can be blended.

    Attributes:
        lean: the back, from upright; positive is forwards.
        nod: the head against the back; positive looks down.
        turn: the body, from towards us (0) to side on (1).
        look: the face, from towards us (0) to where the person faces (1) or behind them (-1).
        smile: how wide the mouth is, 1 being usual.
    """

    near_arm: Limb = Limb(-4, 10)
    far_arm: Limb = Limb(6, 12)
    near_leg: Limb = Limb()
    far_leg: Limb = Limb()
    lean: float = 0
    nod: float = 0
    turn: float = 0.6
    look: float = 0.6
    smile: float = 1


def blend(one: Pose, other: Pose, share: float) -> Pose:
    """The pose that lies a share (0 to 1) of the way from one to the other."""

    def between(a: float, b: float) -> float:
        return a + (b - a) * share

    def limb(a: Limb, b: Limb) -> Limb:
        return Limb(*(between(getattr(a, f.name), getattr(b, f.name)) for f in fields(Limb)))

    return Pose(
        near_arm=limb(one.near_arm, other.near_arm),
        far_arm=limb(one.far_arm, other.far_arm),
        near_leg=limb(one.near_leg, other.near_leg),
        far_leg=limb(one.far_leg, other.far_leg),
        lean=between(one.lean, other.lean),
        nod=between(one.nod, other.nod),
        turn=between(one.turn, other.turn),
        look=between(one.look, other.look),
        smile=between(one.smile, other.smile),
    )


@dataclass(frozen=True, slots=True)
class Bones:
    """Where one limb's joints lie, and which way its end points."""

    root: Point
    middle: Point
    end: Point
    aim: float

    @property
    def hand(self) -> Point:
        """The middle of the palm, a little beyond the wrist."""
        x, y = turned((0, HAND), -self.aim)
        return self.end[0] + x, self.end[1] + y


@dataclass(frozen=True, slots=True)
class Skeleton:
    """All joints of a pose."""

    neck: Point
    near_arm: Bones
    far_arm: Bones
    near_leg: Bones
    far_leg: Bones


def skeleton(pose: Pose) -> Skeleton:
    """Where a pose puts the joints."""
    shoulders, hips = spread(pose.turn)
    return Skeleton(
        neck=turned((2 * pose.turn, -NECK_HEIGHT), pose.lean),
        near_arm=_bones(_shoulder(-shoulders, pose), pose.near_arm, UPPER_ARM, FOREARM),
        far_arm=_bones(_shoulder(shoulders, pose), pose.far_arm, UPPER_ARM, FOREARM),
        near_leg=_bones((-hips, 0), pose.near_leg, THIGH, SHIN),
        far_leg=_bones((hips, 0), pose.far_leg, THIGH, SHIN),
    )


def spread(turn: float) -> Point:
    """How far shoulders and hips stand from the middle; less the more the body is side on."""
    return 23 - 12 * turn, 14 - 9 * turn


def _shoulder(x: float, pose: Pose) -> Point:
    return turned((x, -SHOULDER_HEIGHT), pose.lean)


def _bones(root: Point, limb: Limb, upper: float, lower: float) -> Bones:
    dx, dy = turned((0, upper * limb.upper), -limb.swing)
    middle = (root[0] + dx, root[1] + dy)
    dx, dy = turned((0, lower * limb.lower), -limb.swing - limb.bend)
    end = (middle[0] + dx, middle[1] + dy)
    return Bones(root, middle, end, limb.swing + limb.bend + limb.tip)


def reaching(limb: Limb, root: Point, target: Point, lengths: Point, *, forwards: bool) -> Limb:
    """The limb, its joints turned so that its end meets the target, or stretches towards it.

    `forwards` is the way the lower bone folds: true for elbows, false for knees.
    """
    upper, lower = lengths[0] * limb.upper, lengths[1] * limb.lower
    dx, dy = target[0] - root[0], target[1] - root[1]
    far = min(max(math.hypot(dx, dy), abs(upper - lower) + 0.5), (upper + lower) * 0.999)
    aim = math.degrees(math.atan2(dx, dy))
    opening = _corner(upper, far, lower)
    fold = 180 - _corner(upper, lower, far)
    if forwards:
        return replace(limb, swing=aim - opening, bend=fold)
    return replace(limb, swing=aim + opening, bend=-fold)


def _corner(one: float, other: float, opposite: float) -> float:
    """The angle between two sides of a triangle, from the lengths of all three."""
    cosine = (one**2 + other**2 - opposite**2) / (2 * one * other)
    return math.degrees(math.acos(min(max(cosine, -1), 1)))
