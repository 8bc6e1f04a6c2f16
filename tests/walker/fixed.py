"""What every screen has in common: a beginning, the trial sign, the controls in their places."""

from collections.abc import Iterator

from PySide6.QtCore import QRectF
from PySide6.QtQuick import QQuickItem

from tests.walker.looking import Scene, own_rectangle

ALWAYS = ("helpNow", "backPainEmergency", "finish")
"""What may disappear where it would lead nowhere, and never moves."""

CONTROLS = frozenset(
    {*ALWAYS, "contrast", "movement", "textSize0", "textSize1", "textSize2", "back"}
)

Places = dict[str, QRectF]


def is_sample(item: QQuickItem) -> bool:
    """Whether a text is a letter on a size button, which shows its own size."""
    above: QQuickItem | None = item
    while above is not None:
        if above.objectName().startswith(("textSize", "captionSize")):
            return True
        above = above.parentItem()
    return False


def places(scene: Scene) -> Places:
    """Where the controls of every screen are, also those that do not show just now."""
    return {
        item.objectName(): item.mapRectToScene(own_rectangle(item))
        for item in _all(scene.window.contentItem())
        if item.objectName() in CONTROLS
    }


def _all(item: QQuickItem) -> Iterator[QQuickItem]:
    for child in item.childItems():
        yield child
        yield from _all(child)


def faults(scene: Scene, elsewhere: Places, *, trial: bool) -> Iterator[str]:
    """All that is wrong with what every screen has in common.

    Args:
        scene: the screen, as it is when one comes to it.
        elsewhere: where the controls are on another screen that is set likewise, or empty.
        trial: whether it has to say that it is not for patients yet.
    """
    for flickable in scene.flickables():
        if flickable.property("contentY") > 0:
            yield f"{scene.where}: it does not begin at its top"
    if trial != any(seen.item.objectName() == "trialSign" for seen in scene.items()):
        yield f"{scene.where}: the trial sign is {'missing' if trial else 'still there'}"
    yield from _moved(scene, elsewhere)


def _moved(scene: Scene, elsewhere: Places) -> Iterator[str]:
    here = places(scene)
    window = own_rectangle(scene.window.contentItem())
    for name in sorted(CONTROLS - here.keys()):
        yield f"{scene.where}: there is no {name}"
    for name, place in here.items():
        if place.top() < window.height() / 3 - 1:
            high = (window.height() / 3 - place.top()) / scene.pixels_per_mm
            yield f"{scene.where}: {name} reaches {high:.0f} mm into the upper third"
        if name in elsewhere and place != elsewhere[name]:
            yield f"{scene.where}: {name} has moved from {_said(elsewhere[name])} to {_said(place)}"
        if window.width() > window.height() and (
            (place.center().x() < window.center().x()) != scene.mirrored
        ):
            yield f"{scene.where}: {name} is on the wrong side"


def _said(place: QRectF) -> str:
    return f"{place.x():.0f}, {place.y():.0f} ({place.width():.0f} × {place.height():.0f})"
