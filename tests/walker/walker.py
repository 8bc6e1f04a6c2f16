"""The walker: looks at a screen as it stands and says in sentences what is wrong with it.

Each check is a function from what shows to what is wrong, a fault at a time, without the screen's
name; `walk` puts them together. Colours are judged in `colours`, controls in `controls`, what the
keyboard meets in `keys`.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QFontMetricsF
from PySide6.QtQuick import QQuickItem

from tests.walker import colours, controls, keys
from tests.walker.looking import (
    FLICKABLE,
    LEFT,
    Scene,
    Seen,
    Words,
    called,
    capital_ratio,
    is_a,
    own_rectangle,
)

SLACK = 1.5
"""Pixels that rounding may cost."""

SAMPLE_CAPITAL = 6.0


def walk(
    scene: Scene, *, focus: bool = True, seen_focused: frozenset[str] = frozenset()
) -> list[str]:
    """All that is wrong with a screen; it is left as it was, but for the focus.

    Args:
        scene: the screen.
        focus: whether to go through it with Tab, and to look whether the focus is seen.
        seen_focused: object names of controls whose focus was looked at on another screen.
    """
    faults = list(_of_texts(scene)) + list(_of_controls(scene))
    faults += _in_every_part(scene)
    if focus:
        faults += keys.faults(scene, seen_focused)
    return [f"{scene.where}: {fault}" for fault in dict.fromkeys(faults)]


def _of_texts(scene: Scene) -> Iterator[str]:
    items = scene.items()
    for words in scene.texts(items):
        yield from cut(words)
        yield from touching_lines(words)
        yield from outside(words)
        yield from too_small(scene, words)
        yield from markup(words)
        yield from wrong_side(scene, words)


def _of_controls(scene: Scene) -> Iterator[str]:
    items = scene.items()
    for control in controls.controls(items):
        yield from controls.small(scene, control)
        yield from controls.unnamed(control)
        yield from controls.without_role(control)
    for seen in items:
        yield from controls.no_control(seen.item)


def _in_every_part(scene: Scene) -> list[str]:
    """What can be told only of the part that is in view, for every part."""
    faults: list[str] = []
    grounds, gaps = colours.Grounds(), controls.Gaps()
    unmet = [words.item for words in scene.texts(scene.items())]
    for _ in scene.stops():
        items = scene.items()
        texts = [words for words in scene.texts(items) if in_view(scene, words)]
        met = {words.item for words in texts}
        unmet = [item for item in unmet if item not in met]
        lids = [lid for seen in items if (lid := Lid.of(scene, seen)) is not None]
        texts = [words for words in texts if not hidden(scene, words, lids)]
        for words in texts:
            faults += covered(scene, words, lids)
        faults += overlapping(scene, texts)
        gaps.look(scene, controls.controls(items))
        grounds.look(scene, texts)
    faults += [f"{called(item)} is never in view" for item in unmet]
    return [*faults, *gaps.crowded(scene), *grounds.faint(scene)]


# A text by itself


def cut(words: Words) -> Iterator[str]:
    """A text that is not shown whole."""
    if words.truncated:
        yield f"{words.name} is cut short"
    if words.elided:
        yield f"{words.name} may be elided: it sets elide"
    for what, content, own in (
        ("wider", words.painted.width(), words.item.width()),
        ("higher", words.painted.height(), words.item.height()),
    ):
        if content > own + SLACK:
            yield f"{words.name} is {content - own:.0f} px {what} than its item ({own:.0f} px)"


def touching_lines(words: Words) -> Iterator[str]:
    """Lines so close that letters of one touch those of the next."""
    if words.lines < 2:
        return
    metrics = QFontMetricsF(words.font)
    pitch = (words.painted.height() - metrics.lineSpacing()) / (words.lines - 1)
    ink = metrics.tightBoundingRect("Hg").height()
    if ink > pitch + 1:
        yield f"{words.name} has lines {pitch:.0f} px apart with letters {ink:.0f} px high"


def outside(words: Words) -> Iterator[str]:
    """A text that leaves something it stands in, where no scrolling would bring it into view."""
    place, item = words.painted, words.item
    while (above := item.parentItem()) is not None:
        place = item.mapRectToItem(above, place)
        flickable = above.parentItem()
        if flickable is not None and is_a(flickable, FLICKABLE):
            width, height = (flickable.property(f"content{side}") for side in ("Width", "Height"))
            room = QRectF(0, 0, width, height)
        else:
            room = own_rectangle(above)
        if not room.isEmpty():
            out = _sticks_out(place, room)
            if out > SLACK:
                name = called(above) if above.parentItem() else "the window"
                yield f"{words.name} is {out:.0f} px outside {name}"
                return
        if flickable is not None and is_a(flickable, FLICKABLE):
            place = _scrolled_in(place, flickable)
            above = flickable
        item = above


def _sticks_out(place: QRectF, room: QRectF) -> float:
    return max(
        room.left() - place.left(),
        place.right() - room.right(),
        room.top() - place.top(),
        place.bottom() - room.bottom(),
    )


def _scrolled_in(place: QRectF, flickable: QQuickItem) -> QRectF:
    """Where a place of the content lies in a flickable, once it is scrolled to."""
    room = own_rectangle(flickable)
    scrolls_across = flickable.property("contentWidth") > room.width() + SLACK
    return QRectF(
        0 if scrolls_across else place.x() - flickable.property("contentX"),
        0,
        min(place.width(), room.width()) if scrolls_across else place.width(),
        min(place.height(), room.height()),
    )


def too_small(scene: Scene, words: Words) -> Iterator[str]:
    """Letters below the least height for the chosen size."""
    least = SAMPLE_CAPITAL if scene.samples(words.item) else scene.smallest_capital
    own = own_rectangle(words.item)
    scale = words.item.mapRectToScene(own).height() / own.height() if own.height() else 1.0
    capital = words.pixel_size * capital_ratio(words.font) * scale / scene.pixels_per_mm
    if capital < least - 0.01:
        yield f"{words.name} has capitals of {capital:.1f} mm; the least is {least:.1f}"


def markup(words: Words) -> Iterator[str]:
    """A text that could become markup."""
    if not words.plain:
        yield f"{words.name} is not Text.PlainText"


def wrong_side(scene: Scene, words: Words) -> Iterator[str]:
    """A text that begins at the left although everything begins at the right."""
    if scene.mirrored and words.across == LEFT:
        yield f"{words.name} is aligned to the left"


# Texts and what else there is


def in_view(scene: Scene, words: Words) -> bool:
    """Whether anything of a text is in view."""
    return not scene.in_view(words.item, words.ink).isEmpty()


@dataclass(frozen=True)
class Lid:
    """An item that hides what is painted before it.

    Attributes:
        solid: whether it hides all of it.
        whole: where it is in the window.
        seen: the part of that which is in view.
    """

    item: QQuickItem
    turn: int
    solid: bool
    whole: QRectF
    seen: QRectF

    @classmethod
    def of(cls, scene: Scene, seen: Seen) -> "Lid | None":
        """That of an item; none where it hides nothing."""
        solidity, item = _solidity(seen), seen.item
        if solidity == 0:
            return None
        whole = item.mapRectToScene(own_rectangle(item))
        return cls(item, seen.turn, solidity == 1, whole, scene.in_view(item))


def hidden(scene: Scene, words: Words, lids: list[Lid]) -> bool:
    """Whether something solid lies over all of a text that is in view."""
    place = scene.in_view(words.item, words.ink)
    return any(lid.solid and lid.turn > words.turn and lid.whole.contains(place) for lid in lids)


def covered(scene: Scene, words: Words, lids: list[Lid]) -> Iterator[str]:
    """A text over a part of which something is painted."""
    place = scene.in_view(words.item, words.ink)
    for lid in lids:
        over = lid.seen.intersected(place) if lid.turn > words.turn else QRectF()
        if over.width() > SLACK and over.height() > SLACK:
            yield f"{words.name} is covered in part by {called(lid.item)}"


def _solidity(seen: Seen) -> float:
    """How much is hidden by an item: 0 nothing, 1 all that is under it."""
    if is_a(seen.item, "QQuickImage"):
        return 0.5 if seen.item.implicitWidth() > 0 else 0
    if is_a(seen.item, "QQuickRectangle"):
        return float(seen.item.property("color").alphaF()) * seen.opacity
    return 0


def overlapping(scene: Scene, texts: list[Words]) -> Iterator[str]:
    """Two texts of which one runs over the other."""
    places = [(words, scene.in_view(words.item, words.ink)) for words in texts]
    for (one, place), (other, elsewhere) in combinations(places, 2):
        both = place.intersected(elsewhere)
        if both.width() > SLACK and both.height() > SLACK:
            size = f"{both.width():.0f} × {both.height():.0f} px"
            yield f"{one.name} and {other.name} overlap by {size}"
