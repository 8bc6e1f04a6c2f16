"""Ways to stand, sit and walk that the pictures start from, and placing people on seats."""

from dataclasses import replace

from kiosk.pictures.joints import Limb, Pose
from kiosk.pictures.people import Facing, Figure, Person
from kiosk.pictures.shapes import Point

STAND = Pose(near_leg=Limb(-2, -1), far_leg=Limb(3, -2))
FRONT = Pose(
    near_arm=Limb(-9, 8), far_arm=Limb(11, -6), near_leg=Limb(-1), far_leg=Limb(1), turn=0, look=0
)
STRIDE = Pose(
    near_arm=Limb(-24, 20),
    far_arm=Limb(22, 26),
    near_leg=Limb(23, -8, -6),
    far_leg=Limb(-15, -20, 16),
    lean=3,
)
PASSING = Pose(
    near_arm=Limb(2, 16),
    far_arm=Limb(-2, 20),
    near_leg=Limb(2, -4),
    far_leg=Limb(16, -46, 10),
    lean=3,
)
SIT = Pose(
    near_arm=Limb(8, 52),
    far_arm=Limb(16, 50),
    near_leg=Limb(86, -84),
    far_leg=Limb(84, -80),
    lean=-3,
    turn=0.65,
)
# Towards us: the thighs point at us, so they look short.
SIT_FRONT = Pose(
    near_arm=Limb(-12, 40, lower=0.8),
    far_arm=Limb(12, -40, lower=0.8),
    near_leg=Limb(-12, 12, upper=0.36, lower=0.97),
    far_leg=Limb(12, -12, upper=0.36, lower=0.97),
    turn=0,
    look=0,
)
# Half way between the two: sitting and turned a little to one side.
SIT_ANGLED = Pose(
    near_arm=Limb(2, 46),
    far_arm=Limb(22, 24),
    near_leg=Limb(56, -54, upper=0.62),
    far_leg=Limb(58, -52, upper=0.66),
    turn=0.4,
    look=0.55,
    lean=-1,
)

SEAT = 72.0
_ABOVE_SEAT = 19.0


def seated(
    person: Person,
    pose: Pose,
    ground: Point,
    facing: Facing = 1,
    *,
    seat: float = SEAT,
    feet: tuple[float, float] | None = (70, 84),
) -> Figure:
    """A figure on a seat that is `seat` above the floor, `ground` being the floor below the hips.

    `feet` says how far before the hips the near and the far foot stand; None keeps the legs
    as the pose has them.
    """
    size = person.size
    figure = Figure(person, pose, (ground[0], ground[1] - (seat + _ABOVE_SEAT * size)), facing)
    if feet is None:
        return figure
    near, far = (ground[0] + x * facing * size for x in feet)
    return figure.step(near=(near, ground[1]), far=(far, ground[1] - 3))


def looking(figure: Figure, look: float, nod: float | None = None, smile: float = 1) -> Figure:
    """The same figure with its face turned."""
    bowed = figure.pose.nod if nod is None else nod
    return replace(figure, pose=replace(figure.pose, look=look, nod=bowed, smile=smile))


def posed(pose: Pose, **changes: float | Limb) -> Pose:
    """A pose with some of its numbers changed."""
    return replace(pose, **changes)  # type: ignore[arg-type]  # names are Pose's own
