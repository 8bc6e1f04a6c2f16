"""What somebody with a keyboard or two switches meets: the way of Tab, and how focus looks."""

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import QCoreApplication, QRect, QRectF, Qt
from PySide6.QtGui import QImage
from PySide6.QtQuick import QQuickItem
from PySide6.QtTest import QTest

from tests.walker.colours import contrast, rows
from tests.walker.controls import controls, is_control, is_key
from tests.walker.looking import FLICKABLE, Scene, called, is_a, own_rectangle

MOST_STOPS = 150
DIGIT = "digit"
"""So begin the names of the keys of a number pad: 1 is left of 2 in every language."""

RING_OUT_MM, RING_IN_MM = 3.5, 3.0
"""How far from the edge of a control, outwards and inwards, its focus is looked for."""

RING_CONTRAST = 3.0
RING_PIXELS = 2
RING_SHARE = 0.5
"""Along this share of each side, focus changes that many pixels, by that contrast."""


def faults(scene: Scene, seen_focused: frozenset[str]) -> list[str]:
    """All that is wrong with the way of Tab, and with how focus looks.

    Args:
        scene: the screen.
        seen_focused: object names of controls whose focus need not be looked at again.
    """
    way, found = tab_way(scene)
    # What Tab has hidden again has no place: the filters of a search, once somebody may type.
    found += out_of_order(scene, [item for item in way if item.isVisible()])
    for control in way:
        if control.objectName() not in seen_focused and is_control(control):
            found += unseen_focus(scene, control)
    return found


def tab_way(scene: Scene) -> tuple[list[QQuickItem], list[str]]:
    """Press Tab until it begins again: what had the focus in turn, and what was wrong with it.

    A control that could not be used all the while, such as *More* at the foot of a page, may be
    passed by; so are the keys on the screen, which are for those who have no others.
    """
    window = scene.window
    window.requestActivate()
    QTest.qWaitForWindowActive(window)
    start = window.activeFocusItem()
    way = [start] if start is not None and is_control(start) and start.isEnabled() else []
    found: list[str] = []
    usable = [item for item in controls(scene.items()) if not is_key(item)]
    for _ in range(MOST_STOPS):
        QTest.keyClick(window, Qt.Key.Key_Tab)
        usable = [item for item in usable if item.isEnabled() and item.isVisible()]
        item = window.activeFocusItem()
        if item is None or item is window.contentItem():
            break
        if item in way:
            if item is not way[0]:
                found.append(f"Tab comes to {called(item)} again before it has been everywhere")
            break
        if not is_control(item):
            found.append(f"Tab stops at {called(item)}, which is no control")
        way.append(item)
    found += [f"Tab never comes to {called(item)}" for item in usable if item not in way]
    return way, found


def out_of_order(scene: Scene, way: list[QQuickItem]) -> Iterator[str]:
    """Where Tab goes against the order of reading: down, in a row from its beginning to its end.

    What stands above all that scrolls comes first, then what scrolls, then what moves it, then the
    controls of every screen.
    """
    for one, other in pairwise(way):
        before, after = _group(scene, one), _group(scene, other)
        pad = one.objectName().startswith(DIGIT) and other.objectName().startswith(DIGIT)
        mirrored = scene.mirrored and not pad
        wrong = after < before or (
            after == before and _goes_back(_place(one), _place(other), mirrored=mirrored)
        )
        if wrong:
            yield f"Tab goes from {called(one)} back to {called(other)}"


def _group(scene: Scene, item: QQuickItem) -> int:
    if item.objectName() in scene.last:
        return 3
    if _flickable(item) is not None:
        return 1
    foot = _place(item).bottom()
    views = [view.mapRectToScene(own_rectangle(view)) for view in scene.flickables()]
    return 0 if all(foot <= view.top() for view in views) else 2


def _flickable(item: QQuickItem) -> QQuickItem | None:
    above = item.parentItem()
    while above is not None and not is_a(above, FLICKABLE):
        above = above.parentItem()
    return above


def _place(item: QQuickItem) -> QRectF:
    """Where an item is on the whole page, wherever that is scrolled to."""
    flickable = _flickable(item)
    if flickable is None:
        return item.mapRectToScene(own_rectangle(item))
    return item.mapRectToItem(flickable.property("contentItem"), own_rectangle(item))


def _goes_back(one: QRectF, other: QRectF, *, mirrored: bool) -> bool:
    shared = min(one.bottom(), other.bottom()) - max(one.top(), other.top())
    if shared > min(one.height(), other.height()) / 2:
        return other.right() > one.right() if mirrored else other.left() < one.left()
    return other.top() < one.top()


def unseen_focus(scene: Scene, control: QQuickItem) -> Iterator[str]:
    """A control on whose edge not enough changes when it has the focus.

    One that cannot be used just now, such as *More* at the foot of a page, cannot have it.
    """
    if not control.isEnabled():
        return
    control.forceActiveFocus(Qt.FocusReason.TabFocusReason)
    QCoreApplication.processEvents()  # the page scrolls to what has the focus
    with_focus = scene.picture()
    control.setFocus(False)
    without = scene.picture()
    whole, view = control.mapRectToScene(own_rectangle(control)), scene.in_view(control)
    sides = _sides(scene, whole, view)
    dull = [
        side
        for side, band, length in sides
        if _changed(with_focus, without, band) < RING_SHARE * RING_PIXELS * length
    ]
    if dull and len(dull) == len(sides):
        yield f"{called(control)} does not show that it has the focus"
    elif dull:
        yield f"{called(control)} does not show its focus at its {' and '.join(dull)}"


def _sides(scene: Scene, whole: QRectF, view: QRectF) -> list[tuple[str, QRect, float]]:
    """The sides that are in view: name, where to look, and length."""
    out, into = scene.mm(RING_OUT_MM), scene.mm(RING_IN_MM)
    wide = view.adjusted(-out, 0, out, 0)
    high = view.adjusted(0, -out, 0, out)
    candidates = (
        ("top", whole.top() >= view.top(), QRectF(wide.left(), view.top() - out, wide.width(), 0)),
        ("foot", whole.bottom() <= view.bottom(), QRectF(wide.left(), view.bottom() - into, 0, 0)),
        ("left", whole.left() >= view.left(), QRectF(view.left() - out, high.top(), 0, 0)),
        ("right", whole.right() <= view.right(), QRectF(view.right() - into, high.top(), 0, 0)),
    )
    sides = []
    for name, in_view, corner in candidates:
        if not in_view:
            continue
        lies = name in {"top", "foot"}
        band = QRectF(
            corner.left(),
            corner.top(),
            wide.width() if lies else out + into,
            out + into if lies else high.height(),
        )
        length = view.width() if lies else view.height()
        sides.append((name, band.toAlignedRect(), length))
    return sides


def _changed(one: QImage, other: QImage, place: QRect) -> int:
    """How many pixels differ clearly between two pictures."""
    pairs: Counter[tuple[int, int]] = Counter()
    for (was, is_now), times in Counter(
        zip(rows(one, place), rows(other, place), strict=True)
    ).items():
        if was != is_now:
            pixels = zip(memoryview(was).cast("I"), memoryview(is_now).cast("I"), strict=True)
            for pair, count in Counter(pixels).items():
                pairs[pair] += times * count
    return sum(
        count
        for (was, is_now), count in pairs.items()
        if was != is_now and contrast(was, is_now) >= RING_CONTRAST
    )
