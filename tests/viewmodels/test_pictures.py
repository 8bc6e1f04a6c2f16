"""Icons and scenes: the size that was asked for, soft corners, and every one that is named."""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtSvg import QSvgRenderer

from kiosk import paths
from kiosk.viewmodels.pictures import Icons, Illustrations

ICONS = paths.ASSETS / "icons"
SCENES = paths.ASSETS / "illustrations"
QML = sorted((paths.MAIN_QML.parent).rglob("*.qml"))
WORDING = sorted((paths.MAIN_QML.parents[1] / "wording").glob("*.py"))

SIZES = [QSize(64, 64), QSize(400, 120), QSize(120, 400), QSize(333, 77)]


def scene(size: QSize, name: str = "door-support", top: int = 20, bottom: int = 0) -> QImage:
    address = f"{name}/{size.width()}/{size.height()}/{top}/{bottom}"
    return Illustrations(SCENES).requestImage(address, QSize(), QSize())


def icon(size: QSize, colour: str = "8C2F1B", name: str = "phone") -> QImage:
    return Icons(ICONS).requestImage(f"{name}/{colour}", QSize(), size)


# Icons


@pytest.mark.parametrize("size", [QSize(24, 24), QSize(45, 45), QSize(180, 180)])
def test_an_icon_has_the_size_that_was_asked_for(size: QSize) -> None:
    assert icon(size).size() == size


@pytest.mark.parametrize("colour", ["8C2F1B", "FFFFFF", "000000"])
def test_an_icon_is_drawn_in_the_colour_that_was_asked_for(colour: str) -> None:
    image = icon(QSize(96, 96), colour)
    solid = {
        pixel.rgb()
        for x in range(96)
        for y in range(96)
        if (pixel := image.pixelColor(x, y)).alpha() == 255
    }
    assert solid == {QColor(f"#{colour}").rgb()}


def test_around_an_icon_there_is_nothing() -> None:
    image = icon(QSize(96, 96))
    assert all(image.pixelColor(x, y).alpha() == 0 for x in (0, 95) for y in (0, 95))


def test_an_icon_without_a_size_has_one_all_the_same() -> None:
    assert not icon(QSize()).isNull()


# Scenes


@pytest.mark.parametrize("size", SIZES)
def test_a_scene_has_the_size_that_was_asked_for(size: QSize) -> None:
    assert scene(size).size() == size


@pytest.mark.parametrize("size", SIZES)
def test_the_corners_of_a_scene_are_soft_where_they_are_asked_to_be(size: QSize) -> None:
    image = scene(size, top=20, bottom=0)
    right, low = size.width() - 1, size.height() - 1
    assert [image.pixelColor(x, 0).alpha() for x in (0, right)] == [0, 0]
    assert [image.pixelColor(x, low).alpha() for x in (0, right)] == [255, 255]


def test_the_lower_corners_can_be_soft_alone() -> None:
    image = scene(QSize(300, 200), top=0, bottom=30)
    assert [image.pixelColor(x, 199).alpha() for x in (0, 299)] == [0, 0]
    assert [image.pixelColor(x, 0).alpha() for x in (0, 299)] == [255, 255]


def shipped() -> list[Path]:
    return sorted(SCENES.glob("*.svg"))


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("path", shipped(), ids=lambda path: path.stem)
def test_a_scene_covers_all_of_its_place(path: Path, size: QSize) -> None:
    image = scene(size, path.stem, top=0, bottom=0)
    holes = [
        (x, y)
        for x in range(0, size.width(), 7)
        for y in (0, size.height() // 2, size.height() - 1)
        if image.pixelColor(x, y).alpha() != 255
    ]
    assert holes == []


@pytest.mark.parametrize("path", shipped(), ids=lambda path: path.stem)
def test_a_scene_is_a_picture_and_not_one_plain_colour(path: Path) -> None:
    image = scene(QSize(200, 120), path.stem)
    seen = {image.pixelColor(x, y).rgb() for x in range(0, 200, 4) for y in range(0, 120, 4)}
    assert len(seen) > 5


# What is not there


ASKED = QSize(120, 80)


@pytest.mark.parametrize(
    "address",
    ["no-such/120/80/20/0", "no-such", "", "door-support/wide/high/20/0", "../x/9/9/0/0"],
)
def test_a_scene_that_cannot_be_had_is_an_empty_picture(
    address: str, capfd: pytest.CaptureFixture[str]
) -> None:
    """An exception in a provider ends the whole program: PySide has no picture to hand to Qt."""
    image = Illustrations(SCENES).requestImage(address, QSize(), ASKED)
    assert not image.isNull()
    assert image.pixelColor(image.width() // 2, image.height() // 2).alpha() == 0
    capfd.readouterr()


@pytest.mark.parametrize("content", [b"", b"This is no picture.", b"<svg/>", b"\xff\xfe<svg>"])
def test_a_damaged_scene_is_an_empty_picture(
    tmp_path: Path, content: bytes, capfd: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "damaged.svg").write_bytes(content)
    image = Illustrations(tmp_path).requestImage("damaged/120/80/20/0", QSize(), ASKED)
    assert image.size() == ASKED
    assert image.pixelColor(60, 40).alpha() == 0
    capfd.readouterr()


@pytest.mark.parametrize("address", ["no-such/8C2F1B", "phone", "", "phone/8C2F1B/more"])
def test_an_icon_that_cannot_be_had_is_an_empty_picture(
    address: str, capfd: pytest.CaptureFixture[str]
) -> None:
    image = Icons(ICONS).requestImage(address, QSize(), QSize(48, 48))
    assert image.size() == QSize(48, 48)
    capfd.readouterr()


@pytest.mark.parametrize("content", [b"", b"This is no picture.", b"\xff\xfe<svg>"])
def test_a_damaged_icon_is_an_empty_picture(
    tmp_path: Path, content: bytes, capfd: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "damaged.svg").write_bytes(content)
    image = Icons(tmp_path).requestImage("damaged/8C2F1B", QSize(), QSize(48, 48))
    assert image.size() == QSize(48, 48)
    assert image.pixelColor(24, 24).alpha() == 0
    capfd.readouterr()


# Every one that is named


def icons_named() -> set[str]:
    """Every icon's name: bound in QML, or the first field of a FactRow."""
    named: set[str] = set()
    for path in QML:
        for value in re.findall(r"\b(?:iconName|name|icon): (.*)", path.read_text()):
            named |= set(re.findall(r'"([a-z][a-z0-9-]*)"', re.sub(r"[!=]== ?\"\w*\"", "", value)))
    for path in WORDING:
        named |= set(re.findall(r'FactRow\(\s*"([a-z0-9-]+)"', path.read_text()))
    return named - pictures_named()


def pictures_named() -> set[str]:
    """Every scene's name: in the starter content, or in QML."""
    named = set()
    for path in paths.STARTER.glob("*.toml"):
        with path.open("rb") as file:
            named |= set(pictures_in(tomllib.load(file)))
    for path in QML:
        text = path.read_text()
        named |= set(re.findall(r'\bpicture: "([a-z0-9-]+)"', text))
        for block in re.findall(r"Illustration {(.*?)\n\s*}", text, re.DOTALL):
            named |= set(re.findall(r'\bname: "([a-z0-9-]+)"', block))
    return named


def pictures_in(table: Any) -> Iterator[str]:
    """Every value under the key `picture`, however deep."""
    if isinstance(table, dict):
        for key, value in table.items():
            if key == "picture":
                yield value
            else:
                yield from pictures_in(value)
    elif isinstance(table, list):
        for each in table:
            yield from pictures_in(each)


def test_the_names_are_found_at_all() -> None:
    assert {"check", "contrast", "alert-triangle", "clock", "arrow-right"} <= icons_named()
    assert {"topic-pain", "principle-7", "door-support", "still-there"} <= pictures_named()


@pytest.mark.parametrize("name", sorted(icons_named()))
def test_every_icon_that_is_named_is_there_and_can_be_drawn(name: str) -> None:
    assert QSvgRenderer(str(ICONS / f"{name}.svg")).isValid()
    assert "currentColor" in (ICONS / f"{name}.svg").read_text()


@pytest.mark.parametrize("name", sorted(pictures_named()))
def test_every_scene_that_is_named_is_there_and_can_be_drawn(name: str) -> None:
    assert QSvgRenderer(str(SCENES / f"{name}.svg")).isValid()


def test_a_new_picture_is_clear_before_anything_is_painted_on_it() -> None:
    image = Illustrations(SCENES).requestImage("door-support/120/120/60/60", QSize(), QSize())
    assert image.pixelColor(0, 0) == QColor(Qt.GlobalColor.transparent)
