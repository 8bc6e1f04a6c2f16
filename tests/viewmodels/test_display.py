"""The true size of letters and targets on whatever screen there is."""

from dataclasses import dataclass

import pytest
from PySide6.QtCore import QSizeF
from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtTest import QSignalSpy

from kiosk import paths
from kiosk.application import FAMILY
from kiosk.viewmodels.display import COMMON_SCREEN, Display, screen_millimetres


@dataclass
class Screen:
    """What a screen tells Qt of itself: its size in millimetres and its dots per inch."""

    width: float
    height: float
    dpi: float

    def physicalSize(self) -> QSizeF:  # noqa: N802
        return QSizeF(self.width, self.height)

    def physicalDotsPerInchX(self) -> float:  # noqa: N802
        return self.dpi


KNOWN = Screen(527, 296, 92.5)


def size_of(screen: Screen, width: float | None = None, height: float | None = None) -> QSizeF:
    return screen_millimetres(screen, width, height)  # type: ignore[arg-type]


def test_what_the_site_has_measured_counts_first() -> None:
    assert size_of(KNOWN, 476.0, 268.0) == QSizeF(476, 268)


def test_a_screen_that_knows_its_size_is_believed() -> None:
    assert size_of(KNOWN) == QSizeF(527, 296)


def test_a_screen_that_stands_upright_is_believed() -> None:
    assert size_of(Screen(296, 527, 92.5)) == QSizeF(296, 527)


@pytest.mark.parametrize(
    "blind",
    [
        Screen(508, 285.75, 96),  # no EDID: exactly 96 dots per inch
        Screen(508, 285.75, 96.2),
        Screen(0, 0, 0),
        Screen(16, 9, 3000),  # centimetres, or the shape alone
        Screen(160, 90, 300),
        Screen(16000, 9000, 3),
    ],
)
def test_a_screen_that_does_not_know_its_size_is_taken_for_a_common_one(blind: Screen) -> None:
    assert size_of(blind) == COMMON_SCREEN


@pytest.mark.parametrize(("width", "height"), [(476.0, None), (None, 268.0), (None, None)])
def test_half_a_measured_size_is_none(width: float | None, height: float | None) -> None:
    assert size_of(KNOWN, width, height) == QSizeF(527, 296)


# The scale


@pytest.fixture
def display(qapp: QGuiApplication) -> Display:
    """A screen 480 mm wide, with our own letters."""
    for file in (paths.ASSETS / "fonts").glob("*.ttf"):
        QFontDatabase.addApplicationFont(str(file))
    return Display(QSizeF(480, 270), FAMILY)


def scale(display: Display) -> float:
    return float(display.property("pixelsPerMillimetre"))


@pytest.mark.parametrize(
    ("width", "height", "pixels"),
    [
        (1920, 1080, 4),
        (3840, 2160, 8),
        (960, 540, 2),
        (1080, 1920, 4),
        (540, 960, 2),
        (1600, 1200, 1600 / 480),
    ],
)
def test_the_window_stands_for_the_whole_screen(
    display: Display, width: int, height: int, pixels: float
) -> None:
    display.fit(width, height)
    assert scale(display) == pytest.approx(pixels)


def test_a_portrait_screen_has_the_same_scale_as_the_same_one_lying(
    qapp: QGuiApplication,
) -> None:
    lying, standing = Display(QSizeF(480, 270), FAMILY), Display(QSizeF(270, 480), FAMILY)
    lying.fit(1920, 1080)
    standing.fit(1080, 1920)
    assert scale(lying) == scale(standing)


def test_a_window_without_a_size_changes_nothing(display: Display) -> None:
    before = scale(display)
    changes = QSignalSpy(display.changed)
    display.fit(0, 0)
    assert scale(display) == before
    assert changes.count() == 0


def test_a_change_of_scale_is_told_once(display: Display) -> None:
    changes = QSignalSpy(display.changed)
    display.fit(960, 540)
    display.fit(960, 540)
    assert changes.count() == 1


def test_a_capital_h_of_our_letters_is_two_thirds_of_their_size(display: Display) -> None:
    assert display.property("capitalRatio") == pytest.approx(0.668, abs=0.002)
