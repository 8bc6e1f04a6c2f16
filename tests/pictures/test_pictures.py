"""The pictures: drawn by our own code, the same every time, and whole wherever they are cropped."""

import math
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from kiosk.paths import ASSETS
from kiosk.pictures import cast
from kiosk.pictures.joints import Limb, Pose, blend, skeleton
from kiosk.pictures.people import standing
from kiosk.pictures.poses import PASSING, STAND, STRIDE
from kiosk.pictures.scenes import PICTURES, text, write_all
from kiosk.pictures.shapes import fill, line, svg

ILLUSTRATIONS = ASSETS / "illustrations"
WIDE, HIGH = 240, 160


@pytest.fixture(params=sorted(PICTURES))
def name(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def painted(drawing: str) -> QImage:
    """The drawing as pixels, on nothing."""
    renderer = QSvgRenderer(drawing.encode())
    assert renderer.isValid()
    image = QImage(WIDE, HIGH, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(QColor(0, 0, 0, 0))
    painter = QPainter(image)
    renderer.render(painter)
    painter.end()
    return image


def test_the_files_are_exactly_what_the_code_draws(tmp_path: Path) -> None:
    written = write_all(tmp_path)
    assert [path.name for path in written] == [f"{name}.svg" for name in PICTURES]
    for path in written:
        shipped = ILLUSTRATIONS / path.name
        assert shipped.read_bytes() == path.read_bytes(), f"{path.name}: call write_all again"


def test_every_file_that_ships_has_somebody_to_draw_it() -> None:
    assert {path.stem for path in ILLUSTRATIONS.glob("*.svg")} == set(PICTURES)


def test_drawing_twice_gives_the_same_bytes(name: str) -> None:
    assert text(name).encode() == text(name).encode()


def test_a_picture_reaches_all_four_corners(qapp: QGuiApplication, name: str) -> None:
    image = painted(text(name))
    for x, y in ((0, 0), (WIDE - 1, 0), (0, HIGH - 1), (WIDE - 1, HIGH - 1)):
        assert image.pixelColor(x, y).alpha() == 255


def test_a_picture_is_small_enough_to_load_at_a_touch(name: str) -> None:
    # The door to the film has six people in it; it still draws in under ten milliseconds.
    assert len(text(name).encode()) < 32_000


def test_a_picture_uses_only_what_qt_svg_draws_well(name: str) -> None:
    drawing = text(name)
    for trouble in ("clipPath", "mask", "filter", "<style", "<text", "<image", "class=", "nan"):
        assert trouble not in drawing


def test_half_way_between_two_poses_every_joint_is_half_bent() -> None:
    half = blend(STRIDE, PASSING, 0.5)
    swings = STRIDE.near_leg.swing, PASSING.near_leg.swing
    assert half.near_leg.swing == pytest.approx(sum(swings) / 2)
    assert half.lean == pytest.approx((STRIDE.lean + PASSING.lean) / 2)


def test_a_blend_begins_and_ends_at_its_poses() -> None:
    assert blend(STAND, STRIDE, 0) == STAND
    assert blend(STAND, STRIDE, 1) == STRIDE


def test_a_hand_meets_what_it_reaches_for() -> None:
    figure = standing(cast.JOAN, STAND, (480, 488))
    cup = (520.0, 340.0)
    assert figure.reach(near=cup).near_hand() == pytest.approx(cup, abs=1.5)
    assert figure.reach(far=cup).far_hand() == pytest.approx(cup, abs=1.5)


def test_a_hand_meets_it_facing_left_and_in_a_childs_size_too() -> None:
    child = standing(cast.MIA, STAND, (480, 488), -1)
    flower = (452.0, 400.0)
    assert child.reach(near=flower).near_hand() == pytest.approx(flower, abs=1.5)


def test_an_arm_stretches_towards_what_is_too_far() -> None:
    figure = standing(cast.DEV, STAND, (480, 488)).reach(near=(900, 100))
    arm = figure.bones.near_arm
    assert math.dist(arm.root, arm.end) < 103
    assert figure.pose.near_arm.bend < 20


def test_elbows_bend_forwards_and_knees_backwards() -> None:
    figure = standing(cast.MARCUS, STAND, (480, 488))
    assert figure.reach(near=(500, 330)).pose.near_arm.bend > 0
    assert figure.step(near=(500, 470)).pose.near_leg.bend < 0


def test_who_stands_has_a_foot_on_the_ground() -> None:
    bones = skeleton(STRIDE)
    figure = standing(cast.NADIA, STRIDE, (300, 488))
    lower = max(bones.near_leg.end[1], bones.far_leg.end[1])
    assert figure.at[1] + lower + 12 == pytest.approx(488)


def test_a_limb_that_hangs_straight_ends_below_its_root() -> None:
    bones = skeleton(replace(Pose(), near_leg=Limb())).near_leg
    assert bones.end[0] == pytest.approx(bones.root[0])
    assert bones.end[1] > bones.middle[1] > bones.root[1]


def test_numbers_are_short_and_never_minus_nothing() -> None:
    drawing = svg([line("M0.04 -0.04L10 0.25", "#000000", 2)], 20, 20)
    assert 'd="M0 0l10 .2"' in drawing


def test_a_drawing_closes_where_it_began_and_goes_on_from_there() -> None:
    drawing = svg([fill("M1 1L5 1L5 5ZM10 10L12 10L12 12Z", "#000000")], 20, 20)
    assert 'd="M1 1l4 0 0 4zM10 10l2 0 0 2z"' in drawing
