"""The people of the pictures, put together from a head, clothes and a pose.

Joan, Nadia, Marcus and Dev are in nearly every picture and in the film; the others join them.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Literal

from kiosk.pictures.clothes import Clothes, collar, skirt, top
from kiosk.pictures.colours import INK
from kiosk.pictures.heads import behind, head
from kiosk.pictures.joints import (
    FOREARM,
    HAND,
    SHIN,
    SOLE,
    THIGH,
    UPPER_ARM,
    Bones,
    Pose,
    Skeleton,
    reaching,
    skeleton,
)
from kiosk.pictures.limbs import fist, hand, limb, palm, shoe
from kiosk.pictures.looks import Looks
from kiosk.pictures.shapes import Group, Node, Point, fill, group, line, mix, turned

Facing = Literal[1, -1]


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody, whatever they are doing."""

    name: str
    looks: Looks
    clothes: Clothes
    size: float = 1
    head: float = 1
    short_sleeves: bool = False


@dataclass(frozen=True, slots=True)
class Layers:
    """One figure in the order it is painted, for pictures that put things in between."""

    behind: Group
    far_arm: Group
    legs: Group
    body: Group
    head: Group
    near_arm: Group

    def all(self) -> Iterable[Group]:
        """From the back to the front."""
        return self.behind, self.far_arm, self.legs, self.body, self.head, self.near_arm


@dataclass(frozen=True, slots=True)
class Figure:
    """A person in a pose at a place.

    Attributes:
        at: where the middle of the hips is.
        facing: 1 to the right, -1 to the left.
        grips: which hands are closed, out of "near" and "far".
        open: which hands show their palm and fingers, likewise.
        far_over: the far arm lies in front of the body, as hands in a lap do.
        eyes_shut: in a blink.
    """

    person: Person
    pose: Pose
    at: Point
    facing: Facing = 1
    grips: tuple[str, ...] = ()
    open: tuple[str, ...] = ()
    far_over: bool = False
    eyes_shut: bool = False

    def local(self, point: Point) -> Point:
        """A point of the picture as this body sees it."""
        size = self.person.size
        return (point[0] - self.at[0]) * self.facing / size, (point[1] - self.at[1]) / size

    def outer(self, point: Point) -> Point:
        """A point of this body as the picture sees it."""
        size = self.person.size
        return self.at[0] + point[0] * self.facing * size, self.at[1] + point[1] * size

    @property
    def bones(self) -> Skeleton:
        """The joints, in the body's own measure."""
        return skeleton(self.pose)

    def near_hand(self) -> Point:
        """The middle of the near hand, in the picture."""
        return self.outer(self.bones.near_arm.hand)

    def far_hand(self) -> Point:
        """The middle of the far hand, in the picture."""
        return self.outer(self.bones.far_arm.hand)

    def shoulder(self) -> Point:
        """The near shoulder, in the picture."""
        return self.outer(self.bones.near_arm.root)

    def reach(self, near: Point | None = None, far: Point | None = None) -> "Figure":
        """The same figure with its hands at points of the picture."""
        pose, lengths = self.pose, (UPPER_ARM, FOREARM + HAND)
        if near:
            root = self.bones.near_arm.root
            new = reaching(pose.near_arm, root, self.local(near), lengths, forwards=True)
            pose = replace(pose, near_arm=new)
        if far:
            root = self.bones.far_arm.root
            new = reaching(pose.far_arm, root, self.local(far), lengths, forwards=True)
            pose = replace(pose, far_arm=new)
        return replace(self, pose=pose)

    def step(self, near: Point | None = None, far: Point | None = None) -> "Figure":
        """The same figure with the soles of its feet at points of the picture."""
        pose, lengths, bones = self.pose, (THIGH, SHIN), self.bones
        if near:
            x, y = self.local(near)
            target = (x, y - SOLE)
            new = reaching(pose.near_leg, bones.near_leg.root, target, lengths, forwards=False)
            pose = replace(pose, near_leg=new)
        if far:
            x, y = self.local(far)
            target = (x, y - SOLE)
            new = reaching(pose.far_leg, bones.far_leg.root, target, lengths, forwards=False)
            pose = replace(pose, far_leg=new)
        return replace(self, pose=pose)

    def layers(self) -> Layers:
        """The figure, ready to paint, layer by layer."""
        return _layers(self)

    def around(self, *things: Node) -> Group:
        """The figure, ready to paint, with things between its body and its near arm."""
        layers = self.layers()
        return group(_together(*list(layers.all())[:-1]), *things, layers.near_arm)

    def draw(self) -> Group:
        """The figure, ready to paint."""
        return _together(*self.layers().all())


def _together(*layers: Group) -> Group:
    """Layers of one figure as one group."""
    parts = tuple(part for layer in layers for part in layer.parts)
    return replace(layers[0], parts=parts)


def draw(person: Person, pose: Pose, at: Point, facing: Facing = 1) -> Group:
    """A person in a pose, the middle of the hips at a point."""
    return Figure(person, pose, at, facing).draw()


def standing(person: Person, pose: Pose, ground: Point, facing: Facing = 1) -> Figure:
    """A figure whose lower foot is on the ground below the hips."""
    bones = skeleton(pose)
    drop = (max(bones.near_leg.end[1], bones.far_leg.end[1]) + SOLE) * person.size
    return Figure(person, pose, (ground[0], ground[1] - drop), facing)


def _layers(figure: Figure) -> Layers:
    person, pose, bones = figure.person, figure.pose, figure.bones
    far = _Paint(person, _hand_of("far", figure), dim=0.13)
    near = _Paint(person, _hand_of("near", figure), dim=0)
    far_arm, legs = (
        far.arm(bones.far_arm),
        [
            *far.leg(bones.far_leg, pose.turn, pose.far_leg.tip),
            *near.leg(bones.near_leg, pose.turn, pose.near_leg.tip),
        ],
    )
    tilt = pose.lean * 0.35 + pose.nod
    x, y = turned((1 + 5 * pose.turn, -38), tilt)
    face = (bones.neck[0] + x, bones.neck[1] + y)

    def at_head(parts: list[Node]) -> Group:
        return group(*parts, at=face, turn=tilt, scale=person.head)

    def leaning(parts: list[Node]) -> Group:
        return group(*parts, turn=pose.lean)

    def placed(*parts: Node) -> Group:
        size = person.size
        return group(*parts, at=figure.at, scale=(size * figure.facing, size))

    if person.clothes.kind == "long":
        legs += skirt(person.clothes, bones.near_leg, bones.far_leg)
    body = [
        leaning(top(person.clothes, pose.turn)),
        _neck(person, bones.neck, face),
        leaning(collar(person.clothes, person.looks.skin, pose.turn)),
    ]
    return Layers(
        behind=placed(at_head(behind(person.looks, pose.look))),
        far_arm=placed() if figure.far_over else placed(*far_arm),
        legs=placed(*legs),
        body=placed(*body),
        head=placed(at_head(head(person.looks, pose.look, pose.smile, asleep=figure.eyes_shut))),
        near_arm=placed(*(far_arm if figure.far_over else ()), *near.arm(bones.near_arm)),
    )


def _hand_of(side: str, figure: Figure) -> Callable[[Bones, str, str], Group]:
    if side in figure.open:
        return palm
    return fist if side in figure.grips else hand


def _neck(person: Person, root: Point, face: Point) -> Node:
    skin = mix(person.looks.skin, "#7A2E1C", 0.14)
    (x, y), (fx, fy) = root, face
    return fill(
        f"M{x - 10} {y + 1}C{x - 7} {y - 8} {fx - 9} {fy + 20} {fx - 9} {fy + 14}"
        f"L{fx + 8} {fy + 16}C{fx + 8} {fy + 22} {x + 10} {y - 8} {x + 12} {y + 1}"
        f"C{x + 8} {y + 9} {x - 6} {y + 9} {x - 10} {y + 1}Z",
        skin,
    )


@dataclass(frozen=True, slots=True)
class _Paint:
    """The limbs on one side; the far side is a little darker."""

    person: Person
    hand: Callable[[Bones, str, str], Group]
    dim: float

    def _tone(self, colour: str) -> str:
        return mix(colour, INK, self.dim)

    def arm(self, bones: Bones) -> list[Node]:
        clothes, skin = self.person.clothes, self._tone(self.person.looks.skin)
        # The near sleeve catches the light, so that it stands out from the chest.
        sleeve = self._tone(clothes.top) if self.dim else mix(clothes.top, "#FFFFFF", 0.06)
        shadow = mix(skin, "#7A2E1C", 0.35)
        a, b, c = bones.root, bones.middle, bones.end
        if self.person.short_sleeves:
            return [
                limb(a, b, c, (12.5, 10.5, 8), skin),
                self.hand(bones, skin, shadow),
                _short_sleeve(a, b, sleeve),
            ]
        cuff = mix(sleeve, INK, 0.16)
        x, y = (b[0] + (c[0] - b[0]) * 0.97, b[1] + (c[1] - b[1]) * 0.97)
        nx, ny = (c[1] - b[1]) / FOREARM * 8.8, -(c[0] - b[0]) / FOREARM * 8.8
        return [
            self.hand(bones, skin, shadow),
            limb(a, b, c, (15 * clothes.build**0.5, 12.6, 10.5), sleeve),
            line(f"M{x + nx} {y + ny}L{x - nx} {y - ny}", cuff, 3.6),
        ]

    def leg(self, bones: Bones, turn: float, tip: float) -> list[Node]:
        clothes = self.person.clothes
        cloth, shoes = self._tone(clothes.trousers), self._tone(clothes.shoes)
        radii = (20 * clothes.build**0.5, 17, 12.5)
        (mx, my), (ex, ey) = bones.middle, bones.end
        hem = (ex + (mx - ex) * 0.06, ey + (my - ey) * 0.06)
        return [
            shoe(bones.end, turn, tip, shoes, mix(shoes, "#FFFFFF", 0.75)),
            limb(bones.root, bones.middle, hem, radii, cloth),
        ]


def _short_sleeve(a: Point, b: Point, colour: str) -> Node:
    x, y = a[0] + (b[0] - a[0]) * 0.55, a[1] + (b[1] - a[1]) * 0.55
    return limb(a, ((a[0] + x) / 2, (a[1] + y) / 2), (x, y), (15, 14.5, 13.5), colour)
