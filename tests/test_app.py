"""The whole program: started as it is started, and what a site has set reaching the screen."""

import os
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import nullcontext
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtQml import QQmlComponent, QQmlEngine

from kiosk import app, application, paths
from kiosk.displays import need_one
from kiosk.errors import KnownTrouble
from kiosk.paper.cups import CupsPrinter
from kiosk.settings import Room, Settings
from kiosk.settings.sections import Colours, Printer, Screen, Theme
from kiosk.store import DATABASE_NAME, Store
from kiosk.viewmodels.preferences import Preferences
from tests.driving import Driver

ROOT = Path(__file__).resolve().parents[1]
CALLS = 20_000
DISPLAYS = {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM", "WAYLAND_SOCKET"}
"""What says where to show a window."""


# What a site names


def test_a_printer_that_the_site_names_is_used_where_the_system_can_print(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    settings = Settings(printer=Printer("education-room"))
    monkeypatch.setattr("kiosk.paper.libcups.is_installed", lambda: True)
    assert isinstance(app._printer(settings), CupsPrinter)
    monkeypatch.setattr("kiosk.paper.libcups.is_installed", lambda: False)
    assert app._printer(settings) is None
    assert app._printer(Settings()) is None


# As a program


Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """Starts `kiosk run` as somebody does who has set nothing but this."""

    def run_now(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
        inherited = {name: value for name, value in os.environ.items() if name not in DISPLAYS}
        return subprocess.run(
            [sys.executable, "-m", "kiosk", "run", *arguments],
            capture_output=True,
            text=True,
            check=False,
            cwd=ROOT,
            env=inherited | {"KIOSK_DATA": str(tmp_path)} | environment,
        )

    return run_now


NO_DISPLAY: list[dict[str, str]] = [
    {},
    {"DISPLAY": ""},
    {"DISPLAY": ":9751"},
    {"DISPLAY": ":9751.0"},
    {"DISPLAY": "unix:9751"},
    {"DISPLAY": ":9751", "QT_QPA_PLATFORM": "xcb"},
    {"QT_QPA_PLATFORM": "wayland"},
    {"WAYLAND_DISPLAY": "wayland-9751"},
    {"WAYLAND_DISPLAY": "wayland-9751", "XDG_RUNTIME_DIR": "/nowhere"},
    {"WAYLAND_DISPLAY": "/nowhere/wayland-0", "DISPLAY": ":9751"},
]


@pytest.mark.parametrize("displays", NO_DISPLAY, ids=str)
def test_without_a_display_there_is_one_sentence_to_say(
    monkeypatch: pytest.MonkeyPatch, displays: dict[str, str]
) -> None:
    set_displays(monkeypatch, displays)
    with pytest.raises(KnownTrouble, match=r"^There is no display[^\n]*$"):
        need_one()


@pytest.mark.parametrize(
    ("platform", "is_enough"),
    [("", True), ("wayland", True), ("wayland-egl", True), ("xcb", False)],
)
def test_a_wayland_display_is_enough_unless_x_was_asked_for(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, platform: str, is_enough: bool
) -> None:
    set_displays(monkeypatch, {"QT_QPA_PLATFORM": platform, "XDG_RUNTIME_DIR": str(tmp_path)})
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-1")
    with socket.socket(socket.AF_UNIX) as compositor:
        compositor.bind(str(tmp_path / "wayland-1"))
        compositor.listen()
        with nullcontext() if is_enough else pytest.raises(KnownTrouble):
            need_one()


@pytest.mark.parametrize("platform", ["offscreen", "minimal", "linuxfb", "vnc"])
def test_a_platform_without_a_display_needs_none(
    monkeypatch: pytest.MonkeyPatch, platform: str
) -> None:
    set_displays(monkeypatch, {"QT_QPA_PLATFORM": platform})
    need_one()


@pytest.mark.parametrize("displays", [NO_DISPLAY[0], NO_DISPLAY[2], NO_DISPLAY[7]], ids=str)
def test_without_a_display_it_says_so_in_one_sentence(run: Run, displays: dict[str, str]) -> None:
    result = run("--for", "1", **displays)
    assert result.returncode == 2
    assert result.stdout == ""
    assert result.stderr.startswith("There is no display")
    assert result.stderr.count("\n") == 1


def test_a_display_that_has_died_is_told_in_one_sentence_too(run: Run) -> None:
    """Its socket is still there, as after a crash of the X server."""
    left_behind = Path("/tmp/.X11-unix/X9751")  # noqa: S108  (X's place)
    left_behind.parent.mkdir(exist_ok=True)
    left_behind.touch()
    try:
        result = run("--for", "1", DISPLAY=":9751")
    finally:
        left_behind.unlink()
    assert result.returncode == 2
    assert result.stderr.startswith("There is no display")
    assert result.stderr.count("\n") == 1


def test_without_a_display_nothing_is_made(run: Run, tmp_path: Path) -> None:
    run("--for", "1")
    assert list(tmp_path.iterdir()) == []


def test_off_screen_it_runs_and_leaves_a_database_behind(run: Run, tmp_path: Path) -> None:
    result = run("--for", "1", QT_QPA_PLATFORM="offscreen")
    assert result.returncode == 0
    assert result.stdout == ""
    assert (tmp_path / DATABASE_NAME).exists()


def test_off_screen_it_has_nothing_to_complain_of(run: Run, tmp_path: Path) -> None:
    result = run("--for", "0.2", "--windowed", QT_QPA_PLATFORM="offscreen")
    assert result.returncode == 0
    assert "QT-warning" not in result.stderr
    assert "WARNING" not in (tmp_path / "kiosk.log").read_text()


def test_a_copy_that_somebody_practised_on_when_the_machine_went_off_goes(
    run: Run, tmp_path: Path
) -> None:
    left = tmp_path / "practice-a1b2c3"
    left.mkdir()
    (left / DATABASE_NAME).write_text("a copy")
    assert run("--for", "0.2", QT_QPA_PLATFORM="offscreen").returncode == 0
    assert not left.exists()


def test_a_wrong_site_toml_stops_nobody_and_is_told_to_staff(run: Run, tmp_path: Path) -> None:
    (tmp_path / "site.toml").write_text('[room]\nname = 5\nhome_secnds = "x"\n')
    result = run("--for", "0.2", QT_QPA_PLATFORM="offscreen")
    assert result.returncode == 0
    written = (tmp_path / "kiosk.log").read_text()
    assert "WARNING" in written
    assert "site.toml" in written
    assert "home_secnds" in written
    assert "name" in written


def test_a_damaged_database_stops_nobody_and_is_told_to_staff(run: Run, tmp_path: Path) -> None:
    (tmp_path / DATABASE_NAME).write_bytes(b"This was a database." * 1000)
    result = run("--for", "0.2", QT_QPA_PLATFORM="offscreen")
    assert result.returncode == 0
    assert "The database was damaged." in (tmp_path / "kiosk.log").read_text()


def test_a_data_folder_that_cannot_be_made_is_told_in_a_sentence(run: Run, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    result = run(
        "--for", "0.2", QT_QPA_PLATFORM="offscreen", KIOSK_DATA=str(tmp_path / "file" / "data")
    )
    assert result.returncode == 2
    assert "cannot be made" in result.stderr
    assert "Traceback" not in result.stderr


def set_displays(monkeypatch: pytest.MonkeyPatch, displays: dict[str, str]) -> None:
    for name in DISPLAYS:
        monkeypatch.delenv(name, raising=False)
    for name, value in displays.items():
        monkeypatch.setenv(name, value)


# What a site has set


@pytest.fixture
def show(qapp: QGuiApplication, store: Store) -> Iterator[Callable[[Settings], Driver]]:
    """Shows the kiosk of a site."""
    shown: list[Driver] = []

    def show_now(settings: Settings) -> Driver:
        driver = Driver(app.Kiosk(settings, store, touch_pause=0))
        shown.append(driver)
        driver.show(1280, 720)
        return driver

    yield show_now
    for driver in shown:
        driver.close()


Show = Callable[[Settings], Driver]


def test_the_name_of_the_room_is_on_the_first_screen_and_on_the_window(show: Show) -> None:
    kiosk = show(Settings(room=Room(name="The <b>Quiet</b> Room")))
    assert "The <b>Quiet</b> Room" in kiosk.texts()
    assert kiosk.window.title() == "The <b>Quiet</b> Room"


def test_the_colours_of_the_site_are_on_the_screen(show: Show) -> None:
    kiosk = show(Settings(theme=Theme(colours=Colours(paper="#FFF0F5", ink="#101010"))))
    assert kiosk.picture().pixelColor(2, 2).name().upper() == "#FFF0F5"
    kiosk.tap("findSupport")
    assert kiosk.picture().pixelColor(2, 2).name().upper() == "#FFF0F5"


def test_high_contrast_has_its_own_colours_whatever_the_site_has_set(show: Show) -> None:
    kiosk = show(Settings(theme=Theme(colours=Colours(paper="#FFF0F5"))))
    kiosk.tap("contrast")
    assert kiosk.picture().pixelColor(2, 2).name() == "#000000"


def test_one_site_does_not_lend_its_colours_to_the_next(show: Show) -> None:
    show(Settings(theme=Theme(colours=Colours(paper="#FFF0F5"))))
    kiosk = show(Settings())
    assert kiosk.picture().pixelColor(2, 2).name().upper() == Colours().paper


def families(kiosk: Driver) -> set[str]:
    return {item.property("font").family() for item in kiosk.items() if item.inherits("QQuickText")}


def test_our_own_letters_are_on_the_screen(show: Show) -> None:
    assert families(show(Settings())) == {application.FAMILY}


def test_the_letters_of_the_site_are_on_the_screen(show: Show, tmp_path: Path) -> None:
    """A typeface of another name, made from ours by changing nothing but the name."""
    ours = (paths.ASSETS / "fonts" / "AtkinsonHyperlegibleNext_400Regular.ttf").read_bytes()
    name = "Northfield Hospital Sans X"
    assert len(name) == len(application.FAMILY)
    file = tmp_path / "Site.ttf"
    file.write_bytes(
        ours.replace(application.FAMILY.encode("utf-16-be"), name.encode("utf-16-be")).replace(
            application.FAMILY.encode(), name.encode()
        )
    )
    kiosk = show(Settings(theme=Theme(font_family=name, font_files=(file,))))
    assert families(kiosk) == {name}


@pytest.mark.parametrize("family", ["", "No Such Letters"])
def test_letters_that_cannot_be_had_leave_our_own(
    show: Show, tmp_path: Path, family: str, capfd: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "broken.ttf"
    file.write_bytes(b"This is no font.")
    kiosk = show(Settings(theme=Theme(font_family=family, font_files=(file,))))
    assert families(kiosk) == {application.FAMILY}
    capfd.readouterr()


def test_the_logo_of_the_site_is_on_the_first_screen(show: Show, tmp_path: Path) -> None:
    logo = tmp_path / "a logo #1.png"
    image = QImage(200, 100, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.magenta)
    image.save(str(logo))
    kiosk = show(Settings(theme=Theme(logo=logo)))
    picture = kiosk.picture()
    magenta = Qt.GlobalColor.magenta
    seen = sum(
        picture.pixelColor(x, y) == magenta
        for x in range(0, picture.width(), 8)
        for y in range(0, picture.height(), 8)
    )
    assert seen > 10


def test_a_measured_screen_has_letters_of_the_right_size(show: Show) -> None:
    """A capital H is 7.3 mm high on the glass: 0.7 degrees at an arm's length."""
    kiosk = show(Settings(screen=Screen(width_mm=640, height_mm=360)))
    promise = next(
        item
        for item in kiosk.items()
        if item.inherits("QQuickText") and "We do not keep" in item.property("text")
    )
    pixels_per_mm = 1280 / 640
    capital = promise.property("font").pixelSize() * 0.668
    assert capital / pixels_per_mm == pytest.approx(7.3, abs=0.5)


# What PySide must not do


def counts() -> tuple[int, int, int]:
    return sys.getrefcount(True), sys.getrefcount(False), sys.getrefcount(None)


def assert_steady(before: tuple[int, int, int], calls: int) -> None:
    """PySide 6.12.0 loses one reference a call and aborts when none is left."""
    changes = [after - start for start, after in zip(before, counts(), strict=True)]
    assert max(map(abs, changes)) < calls // 4, changes


class Lamp(QObject):
    """Says whether it is on."""

    turned = Signal(bool)


@pytest.mark.parametrize("calls", [200, CALLS])
def test_a_signal_neither_keeps_nor_loses_references(calls: int) -> None:
    """A few first: a PySide that loses them is found before Python aborts."""
    lamp = Lamp()
    before = counts()
    for _ in range(calls // 2):
        lamp.turned.emit(True)
        lamp.turned.emit(False)
    assert_steady(before, calls)


@pytest.mark.parametrize("calls", [200, CALLS])
def test_a_slot_called_from_qml_neither_keeps_nor_loses_references(
    qapp: QGuiApplication, calls: int
) -> None:
    engine = QQmlEngine()
    component = QQmlComponent(engine)
    component.setData(
        b"import QtQml; QtObject { required property QtObject preferences; property int calls;"
        b" function call() { for (let i = 0; i < calls; ++i) preferences.toggleContrast(); } }",
        "",
    )
    preferences = Preferences()
    caller = component.createWithInitialProperties({"preferences": preferences, "calls": calls})
    before = counts()
    caller.call()  # type: ignore[attr-defined]  # written in QML
    assert_steady(before, calls)
    assert preferences.property("highContrast") is False
    del caller, component


def test_a_property_read_by_qml_neither_keeps_nor_loses_references(qapp: QGuiApplication) -> None:
    engine = QQmlEngine()
    component = QQmlComponent(engine)
    component.setData(
        b"import QtQml; QtObject { required property QtObject preferences; property int on;"
        b" function call() { for (let i = 0; i < 20000; ++i) on += preferences.highContrast; } }",
        "",
    )
    preferences = Preferences()
    caller = component.createWithInitialProperties({"preferences": preferences})
    before = counts()
    caller.call()  # type: ignore[attr-defined]  # written in QML
    assert_steady(before, CALLS)
    del caller, component


def test_taking_it_down_and_building_it_again_five_times_warns_of_nothing(
    qapp: QGuiApplication, store: Store
) -> None:
    """The warnings are looked for after every test."""
    for _ in range(5):
        kiosk = Driver(app.Kiosk(Settings(), store, touch_pause=0))
        kiosk.show(640, 360)
        for name in ("findSupport", "topic-groups", "listing", "helpNow"):
            kiosk.tap(name)
        kiosk.close()


def test_it_can_be_taken_down_while_the_question_stands(
    qapp: QGuiApplication, store: Store
) -> None:
    seconds = [0.0]
    kiosk = Driver(app.Kiosk(Settings(), store, ticks=lambda: seconds[0], touch_pause=0))
    kiosk.show(640, 360)
    kiosk.tap("findSupport")
    seconds[0] = 60
    kiosk.parts.idle.tick()
    kiosk.settle()
    assert kiosk.sees("stillHere")
    kiosk.close()
