"""What every picture shares: its size, its floor and a few ready groups of people and things."""

from dataclasses import replace

from kiosk.pictures.colours import MEADOW, MIST, SUN
from kiosk.pictures.furniture import chair
from kiosk.pictures.joints import Pose
from kiosk.pictures.outdoors import cloud, hill, poplar, shadow, sun
from kiosk.pictures.people import Facing, Figure, Person
from kiosk.pictures.poses import looking, seated
from kiosk.pictures.shapes import Fade, Group, Node, box, group, mix
from kiosk.pictures.wheelchair import WHEELCHAIR_HIPS, wheelchair

WIDE, HIGH = 960, 640
FLOOR = 488.0

Picture = list[Node]


def closer(zoom: float, *parts: Node | None, middle: float = 480) -> Group:
    """The parts seen from nearer by, the floor staying where it is."""
    kept = 1 - zoom
    return group(*parts, at=(middle * kept, FLOOR * kept), scale=zoom)


def on_chair(
    person: Person,
    pose: Pose,
    x: float,
    facing: Facing,
    colour: str,
    feet: tuple[float, float] = (68, 82),
) -> tuple[Node, Figure]:
    """A chair and somebody sitting on it, to paint in this order."""
    return chair(x, FLOOR, colour, facing), seated(person, pose, (x, FLOOR), facing, feet=feet)


def in_wheelchair(
    person: Person, pose: Pose, x: float, facing: Facing, colour: str, floor: float = FLOOR
) -> tuple[Node, Figure, Node]:
    """A wheelchair and who sits in it: what is behind, the person, and what is in front."""
    back, front = wheelchair(x, floor, facing, colour)
    size = person.size
    figure = Figure(person, pose, (x, floor - WHEELCHAIR_HIPS), facing)
    figure = figure.step(
        near=(x + 73 * facing * size, floor - 19), far=(x + 82 * facing * size, floor - 22)
    )
    return back, figure, front


def shaded(figure: Figure, wide: float = 96) -> Node:
    """The shadow under somebody who stands."""
    return shadow(figure.at[0] + 4 * figure.facing, FLOOR + 1, wide * figure.person.size)


def smiling(figure: Figure, look: float, nod: float = 0) -> Figure:
    """The same figure, looking somewhere with a wider smile."""
    return looking(figure, look, nod, 1.2)


def hold(figure: Figure, *grips: str) -> Figure:
    """The same figure with hands closed."""
    return replace(figure, grips=grips)


def park(sky: str, at: tuple[float, float] = (690, 190), radius: float = 58) -> list[Node]:
    """Sky, sun and two rows of hills, for pictures out of doors."""
    return [
        box(0, 0, WIDE, HIGH, Fade(mix(sky, "#FFFFFF", 0.12), sky)),
        sun(*at, radius, SUN),
        cloud(250 if at[0] > WIDE / 2 else 700, 182, 0.8, "#FFFFFF", 0.75),
        cloud(856 if at[0] > WIDE / 2 else 120, 256, 0.6, "#FFFFFF", 0.6),
        hill(
            [(0, 380), (180, 330), (380, 366), (600, 320), (820, 360), (960, 330)],
            mix(MIST, sky, 0.25),
        ),
        *(
            poplar(x, y, s, mix(MEADOW, MIST, 0.3))
            for x, y, s in (
                (148, 352, 0.5),
                (176, 346, 0.66),
                (206, 350, 0.5),
                (792, 366, 0.54),
                (820, 366, 0.7),
            )
        ),
        hill([(0, 420), (200, 392), (460, 414), (720, 384), (960, 410)], mix(MIST, MEADOW, 0.45)),
        hill([(0, 446), (260, 456), (520, 440), (780, 452), (960, 440)], mix(MEADOW, MIST, 0.15)),
    ]
