"""How soon a touch is seen: the pressed state, and the results of a topic.

The kiosk runs in this process, so that the moment of the touch is known.
"""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from PySide6.QtCore import QPoint
from PySide6.QtTest import QTest

from kiosk import app, content
from kiosk.application import make_application
from kiosk.settings import Settings
from tests.bench.eyes import Eyes, OnScreen, OnWindow
from tests.bench.figures import Figure, percentile_95, say, show, spread
from tests.bench.screen import HEIGHT, WIDTH, missing, screen
from tests.driving import Driver

LIMIT_PRESS_MS, LIMIT_TOPIC_MS = 85, 100
ROUNDS = 10
CONTROLS = ("findSupport", "goodCare", "helpNow", "backPainEmergency", "contrast", "finish")
TOPICS = ("pain", "mood", "talking", "groups", "moving", "money", "home", "carers", "company")


def measure() -> None:
    """tap_p95_ms and topic_p95_ms, on Xvfb where there is one, else off-screen."""
    if lacking := missing():
        say(f"{lacking} is not installed: measured off-screen.")
        os.environ |= {"QT_QPA_PLATFORM": "offscreen", "QT_QUICK_BACKEND": "software"}
        with _somebody() as person:
            _measure(person, OnWindow(person))
        return
    with screen() as shown:
        os.environ.pop("QT_QPA_PLATFORM", None)
        os.environ |= {"DISPLAY": shown.environment["DISPLAY"], "QT_QUICK_BACKEND": "software"}
        with _somebody() as person:
            _measure(person, OnScreen(shown))


@contextmanager
def _somebody() -> Iterator[Driver]:
    """A person in front of a kiosk that fills the screen."""
    application = make_application()
    with tempfile.TemporaryDirectory() as folder:
        store = content.open_content(Path(folder))
        person = Driver(app.Kiosk(Settings(), store, touch_pause=0))
        person.window.setPosition(0, 0)
        person.show(WIDTH, HEIGHT)
        yield person
        person.close()
        store.close()
    del application


def _measure(person: Driver, eyes: Eyes) -> None:
    say(f"Pressing; {eyes.where}")
    presses = _presses(person, eyes)
    say(f"Opening topics; {eyes.where}")
    topics = _topics(person, eyes)
    for name, what, limit, times in (
        ("tap_p95_ms", "press to pressed state painted", LIMIT_PRESS_MS, presses),
        ("topic_p95_ms", "tap on a topic to its results painted", LIMIT_TOPIC_MS, topics),
    ):
        detail = f"{what}; {eyes.where}; limit {limit}; {spread(times)}"
        show(Figure(name, round(percentile_95(times), 1), "ms", detail))


def _presses(person: Driver, eyes: Eyes) -> list[float]:
    points = {name: person.centre(person.find(name)) for name in CONTROLS}
    away = person.centre(person.find("trialSign"))
    times = []
    for turn in range(1 + ROUNDS):  # in the first one it learns what to look for
        for name, point in points.items():
            put_down = partial(_put_finger_down, person, point)
            if turn:
                times.append(eyes.time(put_down, name))
            else:
                put_down()
                person.settle()
                assert person.find(name).property("down")
                eyes.remember(name)
            _slide(person, away)  # so that nothing is chosen
            _lift_finger(person, away)
            person.settle()
    return times


def _topics(person: Driver, eyes: Eyes) -> list[float]:
    times = []
    for turn in range(1 + ROUNDS):
        for key in TOPICS:
            person.parts.navigation.finish()
            person.parts.navigation.openTopics()
            person.settle()
            point = person.centre(person.find(f"topic-{key}"))
            _put_finger_down(person, point)
            person.settle()
            lift = partial(_lift_finger, person, point)
            if turn:
                times.append(eyes.time(lift, key))
            else:
                lift()
                person.settle()
                assert person.screen == "results"
                eyes.remember(key)
    return times


def _put_finger_down(person: Driver, point: QPoint) -> None:
    QTest.touchEvent(person.window, person.touchscreen).press(0, point, person.window).commit()


def _slide(person: Driver, point: QPoint) -> None:
    QTest.touchEvent(person.window, person.touchscreen).move(0, point, person.window).commit()


def _lift_finger(person: Driver, point: QPoint) -> None:
    QTest.touchEvent(person.window, person.touchscreen).release(0, point, person.window).commit()
