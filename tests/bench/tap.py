"""How soon a touch is seen: the pressed state, and the results of a topic."""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_QUICK_BACKEND", "software")

import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QPoint
from PySide6.QtTest import QTest

from kiosk import app, content
from kiosk.settings import Settings
from tests.bench.figures import Figure, percentile_95, say, show, spread
from tests.driving import Driver, wait_until

LIMIT_PRESS_MS, LIMIT_TOPIC_MS = 85, 100
ROUNDS = 10
CONTROLS = ("findSupport", "goodCare", "helpNow", "backPainEmergency", "contrast", "finish")
TOPICS = ("pain", "mood", "talking", "groups", "moving", "money", "home", "carers", "company")


def measure() -> None:
    """tap_p95_ms and topic_p95_ms."""
    application = app.make_application()
    with tempfile.TemporaryDirectory() as folder:
        store = content.open_content(Path(folder))
        person = Driver(app.Kiosk(Settings(), store, touch_pause=0))
        person.show(1920, 1080)
        presses = _presses(person)
        topics = _topics(person)
        person.close()
        store.close()
    del application
    show(
        Figure(
            "tap_p95_ms",
            round(percentile_95(presses), 1),
            "ms",
            f"press to pressed state painted; limit {LIMIT_PRESS_MS}; {spread(presses)}",
        )
    )
    show(
        Figure(
            "topic_p95_ms",
            round(percentile_95(topics), 1),
            "ms",
            f"tap on a topic to its results painted; limit {LIMIT_TOPIC_MS}; {spread(topics)}",
        )
    )


def _presses(person: Driver) -> list[float]:
    say("Pressing")
    times = []
    for _ in range(ROUNDS):
        for name in CONTROLS:
            control = person.find(name)
            point = person.centre(control)
            times.append(
                _until_painted(
                    person,
                    partial(_put_finger_down, person, point),
                    partial(control.property, "down"),
                )
            )
            # The finger slides off: nothing is chosen.
            away = person.centre(person.find("trialSign"))
            QTest.touchEvent(person.window, person.touchscreen).move(
                0, away, person.window
            ).commit()
            _lift_finger(person, away)
            person.settle()
    return times


def _topics(person: Driver) -> list[float]:
    say("Opening topics")
    times = []
    for _ in range(ROUNDS):
        for key in TOPICS:
            person.parts.navigation.finish()
            person.parts.navigation.openTopics()
            person.settle()
            point = person.centre(person.find(f"topic-{key}"))
            _put_finger_down(person, point)
            person.settle()
            times.append(
                _until_painted(
                    person,
                    partial(_lift_finger, person, point),
                    lambda: person.screen == "results",
                )
            )
    return times


def _put_finger_down(person: Driver, point: QPoint) -> None:
    QTest.touchEvent(person.window, person.touchscreen).press(0, point, person.window).commit()


def _lift_finger(person: Driver, point: QPoint) -> None:
    QTest.touchEvent(person.window, person.touchscreen).release(0, point, person.window).commit()


def _until_painted(person: Driver, act: Callable[[], object], done: Callable[[], bool]) -> float:
    """Milliseconds from an act until the first frame that is painted with its effect."""
    painted: list[float] = []

    def look() -> None:
        if done():
            painted.append(time.perf_counter())

    person.window.frameSwapped.connect(look)
    since = time.perf_counter()
    act()
    wait_until(lambda: bool(painted), "the touch to have an effect")
    person.window.frameSwapped.disconnect(look)
    return (painted[0] - since) * 1000
