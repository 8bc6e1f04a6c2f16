"""What the tests of the screens have in common: ways to a screen, and looking closely at one."""

import datetime
import uuid
from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtQml import QQmlExpression, qmlContext
from PySide6.QtQuick import QQuickItem
from PySide6.QtTest import QTest
from sqlalchemy import select

from kiosk.directory import going_live
from kiosk.directory.models import Attribute, Phone, Service, TaxonomyTerm
from kiosk.store import Store
from kiosk.who import Who
from tests.driving import Driver, wait, wait_until

WAYS: dict[str, tuple[str, ...]] = {
    "home": (),
    "topics": ("findSupport",),
    "results": ("findSupport", "topic-groups"),
    "filters": ("findSupport", "topic-groups", "filters"),
    "listing": ("findSupport", "topic-groups", "listing"),
    "myList": ("findSupport", "topic-groups", "keep", "myList"),
    "takeHome": ("findSupport", "topic-groups", "listing", "takeOneHome"),
    "principles": ("goodCare",),
    "principle": ("goodCare", "principle-1"),
    "staffLens": ("goodCare", "principle-1", "forStaff"),
    "about": ("about",),
    "staffDoor": ("about", "forVolunteers"),
    "search": ("searchDoor",),
    "film": ("watchFilm",),
    "filmWords": ("watchFilm", "filmWords"),
    "help": ("helpNow",),
    "emergency": ("backPainEmergency",),
}
"""Every screen, and what to touch to come to it from Home; the filters of a search are as these."""

SIZES = {"landscape": (960, 540), "portrait": (540, 960)}
"""The two ways a screen can hang: half of one in pixels, a whole one in millimetres.

All is laid out as on the whole one but for a pixel here and there, and painted in a quarter of
the time."""

FULL_PORTRAIT = 1080, 1920
"""A whole screen, where the pixels themselves matter."""


class Clock:
    """Time that passes when a test says so.

    Attributes:
        kiosks: those that look at this clock.
    """

    def __init__(self) -> None:
        self.kiosks: list[Driver] = []
        self._seconds = 0.0

    def __call__(self) -> float:
        """Seconds that only ever grow."""
        return self._seconds

    def let_pass(self, seconds: float) -> None:
        """So many seconds go by, and every kiosk looks at its clock."""
        self._seconds += seconds
        for kiosk in self.kiosks:
            kiosk.parts.idle.tick()
            kiosk.parts.attract.tick()
            kiosk.settle()


def go_to(kiosk: Driver, screen: str) -> None:
    """Touch the way to a screen, from Home."""
    for name in WAYS[screen]:
        kiosk.tap(name)
    assert kiosk.screen == screen


def rectangle(item: QQuickItem) -> QRectF:
    """Where an item lies in the window."""
    return item.mapRectToScene(QRectF(0, 0, item.width(), item.height()))


def viewport(kiosk: Driver) -> QQuickItem:
    """What scrolls on the page that is shown."""
    return kiosk.find("viewport")


def position(kiosk: Driver) -> float:
    """How far the page is scrolled, in pixels."""
    return float(viewport(kiosk).property("contentY"))


def come_to_rest(kiosk: Driver) -> None:
    """Wait until the page scrolls no more."""
    before = [float("nan")]

    def rests() -> bool:
        seen, before[0] = before[0], position(kiosk)
        wait(30)
        return seen == before[0] and not viewport(kiosk).property("moving")

    wait_until(rests, "the page to come to rest")


def scroll(kiosk: Driver) -> None:
    """Touch *More* and wait until the page has stopped."""
    kiosk.tap("scrollDown")
    come_to_rest(kiosk)


def scroll_to_end(kiosk: Driver) -> None:
    """Touch *More* until there is no more."""
    for _ in range(50):
        if not kiosk.sees("scrollDown"):
            return
        before = position(kiosk)
        scroll(kiosk)
        assert position(kiosk) > before, "More does not lead on"
    raise AssertionError("More never ends")


def in_full_view(kiosk: Driver, item: QQuickItem) -> bool:
    """Whether all of an item of the page is in view."""
    return rectangle(viewport(kiosk)).adjusted(-1, -1, 1, 1).contains(rectangle(item))


def ask_qml(item: QQuickItem, expression: str) -> Any:
    """What a QML expression says of an item: for attached properties and enums."""
    context = qmlContext(item)
    assert context is not None
    value = QQmlExpression(context, item, expression).evaluate()
    return value[0] if isinstance(value, tuple) else value


def is_checked(item: QQuickItem) -> bool:
    """Whether a screen reader would call it checked."""
    assert ask_qml(item, "Accessible.checkable") is True
    return bool(ask_qml(item, "Accessible.checked"))


def focused(kiosk: Driver) -> QQuickItem | None:
    """What the next key acts on."""
    return kiosk.window.activeFocusItem()


def tab_to(kiosk: Driver, name: str) -> QQuickItem:
    """Press Tab until that item has the focus."""
    for _ in range(100):
        QTest.keyClick(kiosk.window, Qt.Key.Key_Tab)
        item = focused(kiosk)
        if item is not None and item.objectName() == name:
            kiosk.settle()
            return item
    raise AssertionError(f"Tab never comes to {name}")


def scroll_to_the_end(kiosk: Driver) -> None:
    """Scroll until no more results come."""
    view, before = viewport(kiosk), -1
    while len(kiosk.all("listing")) != before:
        before = len(kiosk.all("listing"))
        view.setProperty("contentY", max(0, view.property("contentHeight") - view.height()))
        kiosk.settle()
    view.setProperty("contentY", 0)
    kiosk.settle()


def listing_named(kiosk: Driver, name: str) -> QQuickItem:
    """The listing of that name among the results; it may be far down."""
    if name not in listing_names(kiosk):
        scroll_to_the_end(kiosk)
    return next(item for item in kiosk.all("listing") if item.property("name") == name)


def open_listing(kiosk: Driver, name: str) -> None:
    """Touch the listing of that name among the results, where it is seen; it may be very tall."""
    item = listing_named(kiosk, name)
    kiosk.bring_into_view(item)
    seen = rectangle(item).intersected(rectangle(viewport(kiosk)))
    kiosk.tap_at(seen.center().toPoint())
    kiosk.settle()
    assert kiosk.screen == "listing"


def listing_names(kiosk: Driver) -> list[str]:
    """The names of the results, in their order."""
    return [str(item.property("name")) for item in kiosk.all("listing")]


def starts_of(items: Iterable[QQuickItem]) -> list[tuple[float, float]]:
    """The upper left corners, as (y, x): to sort them is to read them."""
    corners = [item.mapToScene(QPointF(0, 0)) for item in items]
    return [(round(corner.y()), round(corner.x())) for corner in corners]


def add_listing(
    store: Store,
    name: str,
    *,
    topics: tuple[str, ...] = ("groups",),
    phones: tuple[str, ...] = (),
    **facts: Any,
) -> str:
    """Put a published listing into the database; its key."""
    facts = {"publication": "published", "description": "What it is.", "is_local": True} | facts
    with store.session() as session, session.begin():
        service = Service(id=str(uuid.uuid4()), name=name, **facts)
        session.add(service)
        session.flush()
        session.add_all(Phone(service_id=service.id, number=number) for number in phones)
        terms = {
            term.code: term.id
            for term in session.scalars(select(TaxonomyTerm).where(TaxonomyTerm.code.in_(topics)))
        }
        session.add_all(
            Attribute(
                link_id=service.id,
                link_entity="service",
                taxonomy_term_id=terms[topic],
                position=place,
            )
            for place, topic in enumerate(topics)
        )
        return service.id


def unpublish(store: Store, *ids: str) -> None:
    """Take these listings away from patients; without any, all of them."""
    with store.session() as session, session.begin():
        for service in session.scalars(select(Service)):
            if not ids or service.id in ids:
                service.publication = "draft"


def find_right(store: Store, listing_id: str) -> None:
    """Record that somebody checked this listing and all of it is right."""
    with store.session() as session, session.begin():
        going_live.found_right(
            session, listing_id, Who("volunteer", "AB"), "phone", datetime.datetime.now()
        )


def go_live(store: Store) -> None:
    """Complete *Go live*."""
    with store.session() as session, session.begin():
        going_live.answer(session, going_live.LIVE, "A. Lead", datetime.datetime(2026, 11, 23, 10))
