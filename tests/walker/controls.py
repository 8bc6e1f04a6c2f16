"""What a finger and a screen reader need of a control: size, distance, a name and a role."""

from collections.abc import Iterator
from itertools import combinations
from math import hypot

from PySide6.QtCore import QMetaMethod, QRectF
from PySide6.QtGui import QAccessible
from PySide6.QtQuick import QQuickItem

from tests.walker.looking import TEXTS, Scene, Seen, called, is_a, own_rectangle

BUTTON = "QQuickAbstractButton"
KEY = "key"
"""The object name of each key of the keyboard on the screen."""

TARGET_MM, GAP_MM = 20, 8
KEY_GAP_MM = 2
"""Between two keys, and nowhere else: with 8 mm, ten letters would not fit in a row."""
PIXEL = 1

_ROLE = QAccessible.Role
ROLES = {
    _ROLE.Button,
    _ROLE.CheckBox,
    _ROLE.ComboBox,
    _ROLE.EditableText,
    _ROLE.Link,
    _ROLE.ListItem,
    _ROLE.MenuItem,
    _ROLE.PageTab,
    _ROLE.RadioButton,
    _ROLE.Slider,
    _ROLE.SpinBox,
}
"""What a person can act on may be called."""

_TOUCHED = {b"clicked", b"pressed", b"released"}
_HANDLERS = ("QQuickTapHandler", "QQuickDragHandler")


def is_control(item: QQuickItem) -> bool:
    """Whether an item is there to be acted on."""
    return (
        is_key(item)
        or is_a(item, BUTTON)
        or (is_a(item, "QQuickControl", *TEXTS) and bool(item.property("activeFocusOnTab")))
    )


def is_key(item: QQuickItem) -> bool:
    """Whether an item is a key of the keyboard on the screen."""
    return item.objectName() == KEY


def controls(items: list[Seen]) -> list[QQuickItem]:
    """The controls that show and can be used."""
    return [seen.item for seen in items if is_control(seen.item) and seen.item.isEnabled()]


def small(scene: Scene, control: QQuickItem) -> Iterator[str]:
    """A target smaller than a finger needs."""
    place = control.mapRectToScene(own_rectangle(control))
    least = scene.mm(TARGET_MM)
    for side, length in (("wide", place.width()), ("high", place.height())):
        if length < least - 0.5:
            found = length / scene.pixels_per_mm
            yield f"{called(control)} is {found:.1f} mm {side}; the least is {TARGET_MM}"


class Gaps:
    """How close targets come to each other while the page is scrolled: one may be cut at its edge.

    A finger for one of two that are too close may meet the other.
    """

    def __init__(self) -> None:
        self._least: dict[tuple[QQuickItem, QQuickItem], float] = {}

    def look(self, scene: Scene, targets: list[QQuickItem]) -> None:
        """Measure what is in view."""
        places = [(target, scene.in_view(target)) for target in targets]
        places = [(target, place) for target, place in places if not place.isEmpty()]
        for (one, place), (other, elsewhere) in combinations(places, 2):
            if not _nested(one, other):
                gap = _distance(place, elsewhere)
                self._least[one, other] = min(gap, self._least.get((one, other), gap))

    def crowded(self, scene: Scene) -> Iterator[str]:
        """The targets that are too close to each other."""
        for (one, other), gap in self._least.items():
            least = KEY_GAP_MM if is_key(one) and is_key(other) else GAP_MM
            if gap < scene.mm(least) - PIXEL:
                apart = f"{gap / scene.pixels_per_mm:.1f} mm apart"
                yield f"{called(one)} and {called(other)} are {apart}; the least is {least}"


def _distance(one: QRectF, other: QRectF) -> float:
    across = max(one.left() - other.right(), other.left() - one.right(), 0)
    down = max(one.top() - other.bottom(), other.top() - one.bottom(), 0)
    return hypot(across, down)


def _nested(one: QQuickItem, other: QQuickItem) -> bool:
    return one.isAncestorOf(other) or other.isAncestorOf(one)


def unnamed(control: QQuickItem) -> Iterator[str]:
    """A control that a screen reader has no words for."""
    told = QAccessible.queryAccessibleInterface(control)
    if told is None or not told.text(QAccessible.Text.Name).strip():
        yield f"{called(control)} has no accessible name"


def without_role(control: QQuickItem) -> Iterator[str]:
    """A control of which a screen reader cannot say what it is."""
    told = QAccessible.queryAccessibleInterface(control)
    if told is None or told.role() not in ROLES:
        role = "none" if told is None else told.role().name
        yield f"{called(control)} has the accessible role {role}"


def no_control(item: QQuickItem) -> Iterator[str]:
    """What answers a touch and yet is no control, so that keys and a screen reader pass it by."""
    if not item.isEnabled() or not item.property("enabled") or _in_a_control(item):
        return  # a MouseArea has an `enabled` of its own
    touched = is_a(item, "QQuickMouseArea") and any(
        item.isSignalConnected(method) for method in _touch_signals(item)
    )
    if touched or any(child.inherits(name) for child in item.children() for name in _HANDLERS):
        yield f"{called(item)} answers a touch but is no control"


def _in_a_control(item: QQuickItem | None) -> bool:
    while item is not None:
        if is_control(item):
            return True
        item = item.parentItem()
    return False


def _touch_signals(item: QQuickItem) -> Iterator[QMetaMethod]:
    kind = item.metaObject()
    for index in range(kind.methodCount()):
        method = kind.method(index)
        if (
            method.methodType() == QMetaMethod.MethodType.Signal
            and method.name().data() in _TOUCHED
        ):
            yield method
