"""The waiting room's screen as a whole: its window, its screen, and two programs side by side."""

import datetime
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest
import zxingcpp
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QImage, QScreen
from PySide6.QtQuick import QQuickItem, QQuickWindow
from PySide6.QtTest import QTest

from kiosk import content, paths
from kiosk.directory import film_stop, going_live
from kiosk.errors import KnownTrouble
from kiosk.film import heartbeat
from kiosk.film.films import Film
from kiosk.settings import Notice, Settings, WaitingRoom
from kiosk.site_facts.site_file import SiteFile
from kiosk.waiting_room import WaitingRoomScreen
from kiosk.who import Who
from tests.bench.screen import Screen, missing, screen
from tests.driving import wait, wait_until
from tests.film import numbered, showing
from tests.screens.acting import ask_qml
from tests.walker.looking import Scene
from tests.walker.walker import walk

FRAMES, FEW = 40, 8
NOTICE = Notice("The room is closed on Friday.", "2020-01-01", "2099-12-31")
Open = Callable[..., WaitingRoomScreen]


@pytest.fixture(scope="module")
def film(qapp: QGuiApplication, tmp_path_factory: pytest.TempPathFactory) -> Film:
    path = numbered.make(tmp_path_factory.mktemp("film") / "film.mp4", FRAMES)
    return showing.film(path, FRAMES)


@pytest.fixture(scope="module")
def brief(qapp: QGuiApplication, tmp_path_factory: pytest.TempPathFactory) -> Film:
    """One that soon makes room for what follows it."""
    return showing.film(numbered.make(tmp_path_factory.mktemp("film") / "brief.mp4", FEW), FEW)


@pytest.fixture
def open_screen(qapp: QGuiApplication, tmp_path: Path, film: Film) -> Iterator[Open]:
    opened: list[WaitingRoomScreen] = []

    def open_now(
        settings: WaitingRoom | None = None, *, films: list[Film] | None = None, **rest: object
    ) -> WaitingRoomScreen:
        shown = WaitingRoomScreen(
            Settings(waiting_room=settings or WaitingRoom()),
            tmp_path,
            lambda: [film] if films is None else films,
            **rest,  # type: ignore[arg-type]
        )
        opened.append(shown)
        shown.start()
        wait(50)
        return shown

    yield open_now
    for each in opened:
        each.close()


def items(item: QQuickItem) -> Iterator[QQuickItem]:
    for child in item.childItems():
        if child.isVisible() and child.opacity() > 0:
            yield child
            yield from items(child)


def find(shown: WaitingRoomScreen, name: str) -> QQuickItem:
    return next(each for each in items(shown.window.contentItem()) if each.objectName() == name)


def sees(shown: WaitingRoomScreen, name: str) -> bool:
    return any(each.objectName() == name for each in items(shown.window.contentItem()))


def painted(shown: WaitingRoomScreen, name: str) -> QImage:
    item = find(shown, name)
    place = item.mapRectToScene(item.boundingRect()).toRect()
    return shown.window.grabWindow().copy(place)


def full_screen(shown: WaitingRoomScreen) -> bool:
    return shown.window.visibility() == QQuickWindow.Visibility.FullScreen


# What is painted


def test_every_frame_of_several_loops_is_painted_and_none_is_black(open_screen: Open) -> None:
    shown = open_screen()
    seen: list[int] = []
    wait_until(lambda: shown.playback.frame_number > 0, "the film")

    def look() -> None:
        seen.append(numbered.number_of(painted(shown, "filmPicture")))

    shown.playback.painted.connect(look)
    wait_until(lambda: len(seen) > 2.5 * FRAMES, "some loops")
    shown.playback.painted.disconnect(look)
    assert seen == [(seen[0] + n) % FRAMES for n in range(len(seen))]
    assert -1 not in seen


def test_the_line_says_where_help_is_and_its_code_holds_the_same(open_screen: Open) -> None:
    shown = open_screen()
    assert find(shown, "address").property("text") == "Find support in the Education Room"
    wait(200)
    code = painted(shown, "code").convertToFormat(QImage.Format.Format_Grayscale8)
    view = memoryview(bytes(code.constBits())).cast("B", (code.height(), code.bytesPerLine()))
    (found,) = zxingcpp.read_barcodes(view)
    assert found.text == "Find support in the Education Room"


def test_a_notice_fills_the_screen_above_the_line(open_screen: Open, brief: Film) -> None:
    shown = open_screen(WaitingRoom(notices=(NOTICE,)), films=[brief])
    wait_until(lambda: sees(shown, "notice"), "the notice")
    assert find(shown, "notice").property("text") == NOTICE.words
    assert not sees(shown, "filmPicture")
    assert sees(shown, "address")


def test_markup_in_a_notice_is_shown_as_text(open_screen: Open, brief: Film) -> None:
    notice = Notice("<b>Bold</b> &amp; <img src=x>", "2020-01-01", "2099-12-31")
    shown = open_screen(WaitingRoom(notices=(notice,)), films=[brief])
    wait_until(lambda: sees(shown, "notice"), "the notice")
    assert ask_qml(find(shown, "notice"), "textFormat === Text.PlainText")


def test_without_a_film_its_pictures_and_words_are_shown(open_screen: Open) -> None:
    shown = open_screen(films=[showing.film(None, FRAMES)])
    assert find(shown, "heading").property("text") == "Message 1."
    assert find(shown, "captionWords").property("text") == "What message 1 says."


def test_outside_its_hours_every_pixel_is_black(open_screen: Open) -> None:
    shown = open_screen()
    shown.waiting._darken()
    wait(100)
    picture = shown.window.grabWindow()
    corners = [(2, 2), (picture.width() // 2, picture.height() // 2), (picture.width() - 3, 3)]
    assert {picture.pixelColor(*corner).name() for corner in corners} == {"#000000"}


def test_in_trial_it_says_so_until_the_room_is_live(open_screen: Open, tmp_path: Path) -> None:
    shown = open_screen()
    assert sees(shown, "trialSign")
    store = content.open_content(tmp_path)
    shown.assert_itself()
    assert sees(shown, "trialSign")
    with store.session() as session, session.begin():
        going_live.answer(session, going_live.LIVE, "Cy Orr", datetime.datetime.now())
    shown.assert_itself()
    assert not sees(shown, "trialSign")
    store.close()


STATES = {
    "film": (WaitingRoom(), 0.0),
    "notice": (WaitingRoom(notices=(NOTICE,), address="Find support " * 6), 0.0),
    "still": (WaitingRoom(), None),
}


@pytest.mark.parametrize("size", [(1920, 1080), (1080, 1920), (1280, 1024)])
@pytest.mark.parametrize("state", STATES)
def test_nothing_is_cut_or_small_or_hard_to_read(
    open_screen: Open, brief: Film, state: str, size: tuple[int, int]
) -> None:
    settings, plays = STATES[state]
    shown = open_screen(settings, films=[brief if plays == 0 else showing.film(None, FEW)])
    shown.window.showNormal()
    shown.window.resize(*size)
    wait_until(lambda: bool(shown.waiting.property("state") == state), state)
    wait(150)
    shown.waiting._timer.stop()
    shown.playback.pause()
    scene = Scene(
        window=shown.window,
        pixels_per_mm=shown._display.property("pixelsPerMillimetre"),
        where=f"the waiting room, {state}",
        smallest_capital=7.3,
        contrast=7,
        mirrored=False,
    )
    faults = walk(scene, focus=False)
    assert not faults, "\n".join(faults)


# Its window


def test_it_fills_its_screen_without_a_pointer(open_screen: Open, qapp: QGuiApplication) -> None:
    shown = open_screen()
    assert full_screen(shown)
    assert shown.window.geometry() == qapp.primaryScreen().geometry()
    assert shown.window.cursor().shape() == Qt.CursorShape.BlankCursor


@pytest.mark.parametrize("key", [Qt.Key.Key_Escape, Qt.Key.Key_Q, Qt.Key.Key_Space, Qt.Key.Key_F11])
def test_no_key_changes_anything(open_screen: Open, key: Qt.Key) -> None:
    shown = open_screen()
    QTest.keyClick(shown.window, key)
    wait(50)
    assert full_screen(shown)
    assert shown.waiting.property("state") == "film"


@pytest.mark.parametrize("away", ["showMinimized", "showNormal", "hide"])
def test_whatever_moved_it_away_it_comes_back(open_screen: Open, away: str) -> None:
    shown = open_screen()
    getattr(shown.window, away)()
    shown.assert_itself()
    assert full_screen(shown)


def test_it_comes_back_when_its_screen_is_plugged_in_again(
    open_screen: Open, qapp: QGuiApplication, tmp_path: Path
) -> None:
    there = list(qapp.screens())
    shown = open_screen(screens=lambda: there)
    gone: list[QScreen] = [there.pop()]
    shown._screens_changed(gone[0])
    wait(50)
    assert not shown.window.isVisible()
    beat = heartbeat.read(tmp_path)
    assert beat is not None
    assert beat.state == "no screen"
    there += gone
    shown._screens_changed(gone[0])
    wait(50)
    assert full_screen(shown)
    wait_until(lambda: numbered.number_of(painted(shown, "filmPicture")) > 0, "the film goes on")


@pytest.mark.parametrize("wanted", ["0", "2", "HDMI-9"])
def test_a_screen_that_is_not_there_is_refused_with_those_there_are(
    open_screen: Open, qapp: QGuiApplication, wanted: str
) -> None:
    with pytest.raises(KnownTrouble) as refused:
        open_screen(wanted=wanted)
    assert f"There is no screen {wanted}. There are: 1 (" in str(refused.value)


def test_a_screen_is_chosen_by_number_or_name(open_screen: Open, qapp: QGuiApplication) -> None:
    for wanted in ("1", qapp.primaryScreen().name()):
        assert open_screen(wanted=wanted)._on is qapp.primaryScreen()


def test_a_film_that_was_stopped_at_the_kiosk_is_not_shown(
    open_screen: Open, tmp_path: Path
) -> None:
    store = content.open_content(tmp_path)
    with store.engine.begin() as connection:
        film_stop.stop(connection, Who("volunteer", "BD"), datetime.datetime.now())
    store.close()
    shown = open_screen()
    assert shown.waiting.property("state") == "notice"
    (tmp_path / "kiosk.sqlite3").write_bytes(b"damaged")
    shown.waiting._looked = -999.0
    shown.waiting.tick()
    assert shown.waiting.property("state") == "notice", "nobody can read that it may be shown"


def test_what_a_lead_changes_at_the_kiosk_is_shown_without_a_start(
    open_screen: Open, tmp_path: Path
) -> None:
    shown = open_screen(films=[])
    assert shown.waiting.property("notice") == "Find support in the Education Room"
    site = SiteFile(tmp_path)
    notice = {"words": "Closed on Friday.", "first_day": "2020-01-01", "last_day": "2099-12-31"}
    site.write(("waiting_room", "address"), "By the lifts")
    shown.assert_itself()
    assert shown.waiting.property("notice") == "By the lifts"
    site.write(("waiting_room", "notices"), [notice])
    shown.assert_itself()
    assert shown.waiting.property("notice") == "Closed on Friday."
    assert shown.waiting.property("address") == "By the lifts"
    (tmp_path / "site.toml").write_text("[waiting_room]\nadress = 'x'\n")
    shown.assert_itself()
    assert shown.waiting.property("address") == "By the lifts", "the last good settings stay"


def test_it_leaves_signs_of_life_and_says_when_it_was_ended(
    open_screen: Open, tmp_path: Path
) -> None:
    shown = open_screen()
    wait_until(lambda: shown.meter.counted.painted > 3, "some frames")
    shown.assert_itself()
    beat = heartbeat.read(tmp_path)
    assert beat is not None
    assert (beat.state, beat.film, beat.trouble) == ("film", "A film", "")
    assert beat.painted > 3


# The program


def display(*words: str, data: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "kiosk", "display", *words],
        cwd=paths.QML_IMPORT_PATH,
        env={**os.environ, "KIOSK_DATA": str(data)},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


def test_the_program_stops_by_itself_after_so_long(tmp_path: Path) -> None:
    assert display("--for", "1", data=tmp_path).returncode == 0
    beat = heartbeat.read(tmp_path)
    assert beat is not None
    assert beat.state == "off"


def test_a_film_can_be_tried_out(film: Film, tmp_path: Path) -> None:
    assert display("--film", str(film.video), "--for", "2", data=tmp_path).returncode == 0
    beat = heartbeat.read(tmp_path)
    assert beat is not None
    assert beat.painted > FRAMES / 2


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--film", "none.mp4"), "There is no film none.mp4."),
        (("--screen", "7"), "There is no screen 7. There are: 1 ("),
    ],
)
def test_what_is_not_there_is_one_plain_sentence(
    tmp_path: Path, words: tuple[str, ...], said: str
) -> None:
    refused = display(*words, data=tmp_path)
    assert refused.returncode == 2
    assert said in refused.stderr


# Two programs, two screens


@contextmanager
def running(command: str, shown: Screen, data: Path) -> Iterator[subprocess.Popen[bytes]]:
    process = subprocess.Popen(
        [sys.executable, "-m", "kiosk", command],
        cwd=paths.QML_IMPORT_PATH,
        env={**shown.environment, "KIOSK_DATA": str(data), "QT_QUICK_BACKEND": "software"},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        yield process
    finally:
        process.kill()
        process.wait()


def moves(shown: Screen) -> bool:
    before = shown.picture()
    time.sleep(0.5)
    return shown.picture() != before


def patiently(holds: Callable[[], bool], what: str) -> None:
    until = time.monotonic() + 30
    while not holds():
        assert time.monotonic() < until, f"Waited in vain: {what}"
        time.sleep(0.1)


@pytest.mark.skipif(bool(missing()), reason="Xvfb is not installed")
@pytest.mark.parametrize("killed", ["display", "run"])
def test_two_programs_on_two_screens_go_on_when_the_other_is_killed(
    tmp_path: Path, killed: str
) -> None:
    with ExitStack() as stack:
        screens = {command: stack.enter_context(screen()) for command in ("run", "display")}
        programs = {
            command: stack.enter_context(running(command, screens[command], tmp_path))
            for command in screens
        }
        patiently(lambda: not screens["run"].is_blank(), "the kiosk")
        patiently(lambda: moves(screens["display"]), "the film")
        programs[killed].send_signal(signal.SIGKILL)
        programs[killed].wait()
        other = "run" if killed == "display" else "display"
        time.sleep(1)
        assert programs[other].poll() is None
        assert not screens[other].is_blank()
        if other == "display":
            assert moves(screens["display"])
        with running(killed, screens[killed], tmp_path):
            patiently(lambda: not screens[killed].is_blank(), "the one that was killed")
        assert programs[other].poll() is None
