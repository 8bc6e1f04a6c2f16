"""The walker is tested: on small screens with one fault each, and on one without any."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QColor, QFontDatabase, QGuiApplication, QImage
from PySide6.QtQml import QQmlComponent, QQmlEngine
from PySide6.QtQuick import QQuickWindow
from PySide6.QtTest import QTest
from shiboken6 import Shiboken

from kiosk import paths
from tests.walker import fixed
from tests.walker.looking import Scene
from tests.walker.seeded import CLEAN, FAULTS, PICTURE, SCREEN, SCROLLED
from tests.walker.walker import walk

PIXELS_PER_MM = 2.0
"""A coarse screen: 20 mm are 40 px, a capital of 6 mm is 12 px."""

Show = Callable[..., Scene]


@pytest.fixture
def show(qapp: QGuiApplication) -> Iterator[Show]:
    """Shows a screen with this in it."""
    for font in (paths.ASSETS / "fonts").glob("*.ttf"):
        QFontDatabase.addApplicationFont(str(font))
    engine = QQmlEngine()
    shown: list[tuple[QQmlComponent, QQuickWindow]] = []

    def show_now(body: str, *, mirrored: bool = False) -> Scene:
        if mirrored:
            qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        component = QQmlComponent(engine)
        component.setData(SCREEN.replace("BODY", body).encode(), QUrl())
        window = component.create()
        assert isinstance(window, QQuickWindow), component.errorString()
        QTest.qWaitForWindowExposed(window)
        shown.append((component, window))  # the window goes with its component
        return Scene(window, PIXELS_PER_MM, smallest_capital=6, mirrored=mirrored)

    yield show_now
    for component, window in shown:
        window.close()
        Shiboken.delete(component)
    shown.clear()
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


@pytest.mark.parametrize("mirrored", [False, True])
@pytest.mark.parametrize("body", [CLEAN, SCROLLED.replace("COLOUR", "")], ids=["still", "scrolled"])
def test_a_clean_screen_has_no_fault(show: Show, body: str, mirrored: bool) -> None:
    assert walk(show(body, mirrored=mirrored)) == []


@pytest.mark.parametrize(("body", "said"), FAULTS.values(), ids=FAULTS)
def test_each_fault_is_named(show: Show, body: str, said: str) -> None:
    faults = walk(show(body.replace("COLOUR", "")))
    assert any(said in fault for fault in faults), faults
    assert len({fault.split(" are ")[0] for fault in faults}) == 1, f"named with others: {faults}"


def test_words_are_faint_on_a_dark_picture_and_clear_on_a_light_one(
    show: Show, tmp_path: Path
) -> None:
    picture = QImage(300, 100, QImage.Format.Format_RGB32)
    for colour, faint in (("#555555", True), ("#eeeeee", False)):
        path = tmp_path / f"{colour[1:]}.png"
        picture.fill(QColor(colour))
        picture.save(str(path))
        faults = walk(show(PICTURE.replace("PATH", str(path))))
        assert [("has a contrast of" in fault) for fault in faults] == [True] * faint


def test_a_few_dark_pixels_do_not_make_words_faint(show: Show) -> None:
    speck = "Rectangle { x: 4; y: 10; width: 2; height: 2; color: 'black' }"
    assert walk(show(f"{speck} Words {{ text: 'Clear all the same'; width: 300 }}")) == []


def test_a_page_that_is_wholly_hidden_does_not_count(show: Show) -> None:
    lid = "Rectangle { anchors.fill: parent; color: 'white' }"
    body = f"Words {{ text: 'Under' }} {lid} Words {{ text: 'Over' }}"
    assert walk(show(body)) == []


def test_a_mirrored_screen_begins_at_the_right(show: Show) -> None:
    body = "Words { text: 'Left'; width: 300; LayoutMirroring.enabled: false }"
    assert walk(show(body)) == []
    assert any("aligned to the left" in fault for fault in walk(show(body, mirrored=True)))


def test_tab_goes_from_right_to_left_in_a_mirrored_row(show: Show) -> None:
    row = """Row {
        LayoutMirroring.enabled: OWN
        spacing: 20
        Button { text: 'One' }
        Button { text: 'Two' }
    }"""
    assert walk(show(row.replace("OWN", "true"), mirrored=True)) == []
    faults = walk(show(row.replace("OWN", "false"), mirrored=True))
    assert any("Tab goes from One" in fault for fault in faults)


def test_the_screen_is_left_as_it_was(show: Show) -> None:
    scene = show(SCROLLED.replace("COLOUR", "opacity: 0.9"))
    before = scene.picture()
    walk(scene, focus=False)
    assert scene.picture() == before


FRAME = "Item { objectName: 'trialSign'; width: 9; height: 9 }\n" + "".join(
    f"Button {{ text: '{name}'; x: 470; y: {150 + 20 * number} }}\n"
    for number, name in enumerate(sorted(fixed.CONTROLS))
)


def test_what_every_screen_has_in_common_has_no_fault(show: Show) -> None:
    scene = show(FRAME)
    assert list(fixed.faults(scene, fixed.places(scene), trial=True)) == []


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (("y: 150", "y: 100"), "reaches 17 mm into the upper third"),
        (("y: 150", "y: 151"), "back has moved from 470, 150"),
        (("x: 470; y: 150", "x: 0; y: 150"), "back is on the wrong side"),
        (("'back'", "'forth'"), "there is no back"),
        (("'trialSign'", "'joke'"), "the trial sign is missing"),
        (("Item {", "Flickable { contentHeight: 99; contentY: 9;"), "not begin at its top"),
    ],
)
def test_each_fault_of_what_is_in_common_is_named(
    show: Show, change: tuple[str, str], said: str
) -> None:
    usual = fixed.places(show(FRAME))
    faults = list(fixed.faults(show(FRAME.replace(*change, 1)), usual, trial=True))
    assert any(said in fault for fault in faults), faults


def test_a_trial_sign_in_a_live_room_is_named(show: Show) -> None:
    scene = show(FRAME)
    faults = list(fixed.faults(scene, {}, trial=False))
    assert [("trial sign is still there" in fault) for fault in faults] == [True]
