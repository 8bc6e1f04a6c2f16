"""Hands the screens their pictures: icons in any colour, scenes cut to size, with soft corners."""

import logging
from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPainterPath
from PySide6.QtQuick import QQuickImageProvider
from PySide6.QtSvg import QSvgRenderer

log = logging.getLogger(__name__)

_FALLBACK = QSize(96, 96)
MIDDLE = 0.64
"""The share of a scene's height that is never cut."""


class _Pictures(QQuickImageProvider):
    """Draws what lies in `folder`. What cannot be drawn is a clear picture, and a line in the log.

    An exception must not leave a provider: PySide then has no picture to hand to Qt, and the whole
    kiosk ends.
    """

    def __init__(self, folder: Path) -> None:
        super().__init__(QQuickImageProvider.ImageType.Image)
        self._folder = folder

    def requestImage(self, id: str, size: QSize, requestedSize: QSize) -> QImage:  # noqa: A002
        """The picture at `id`, of the size that is asked for or that `id` names."""
        try:
            return self._draw(id, requestedSize)
        except Exception:
            log.exception("The picture %s cannot be drawn.", id)
            return _blank(requestedSize)

    def _draw(self, address: str, size: QSize) -> QImage:
        raise NotImplementedError


class Icons(_Pictures):
    """`image://icons/NAME/RRGGBB`: one of the open icons in `folder`, drawn in that colour."""

    def _draw(self, address: str, size: QSize) -> QImage:
        name, colour = address.split("/")
        svg = (self._folder / f"{name}.svg").read_text().replace("currentColor", f"#{colour}")
        image = _blank(size)
        painter = QPainter(image)
        QSvgRenderer(QByteArray(svg.encode())).render(painter)
        painter.end()
        return image


class Illustrations(_Pictures):
    """`image://illustrations/NAME/WIDTH/HEIGHT/TOP/BOTTOM`: a scene that covers that size.

    All but the name are pixels; TOP and BOTTOM are the radii of its upper and lower corners. A
    scene keeps all that matters within its middle, and that is never cut: where a picture is wider
    than the scene can be, the background at its edges goes on.
    """

    def _draw(self, address: str, size: QSize) -> QImage:
        name, *measures = address.split("/")
        width, height, top, bottom = map(int, measures)
        image = _blank(QSize(width, height))
        whole = QRectF(image.rect())
        scene = self._scene(name, whole)
        place = QRectF(scene.rect())
        place.moveCenter(whole.center())
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setClipPath(_rounded(whole, top, bottom))
        if place.left() > 0:
            edge = QRectF(0, 0, 1, scene.height())
            painter.drawImage(place.translated(1 - place.width(), 0), scene, edge)
            painter.drawImage(
                place.translated(place.width() - 1, 0), scene, edge.translated(scene.width() - 1, 0)
            )
        painter.drawImage(place, scene)
        painter.end()
        return image

    def _scene(self, name: str, whole: QRectF) -> QImage:
        """The scene, as large as it takes to cover `whole` without losing its middle."""
        renderer = QSvgRenderer(str(self._folder / f"{name}.svg"))
        box = renderer.viewBoxF()
        cover = max(whole.width() / box.width(), whole.height() / box.height())
        scale = min(cover, whole.height() / (box.height() * MIDDLE))
        scene = _blank(QSize(round(box.width() * scale), round(box.height() * scale)))
        painter = QPainter(scene)
        renderer.render(painter)
        painter.end()
        return scene


def _blank(size: QSize) -> QImage:
    image = QImage(_FALLBACK if size.isEmpty() else size, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    return image


def _rounded(box: QRectF, top: float, bottom: float) -> QPainterPath:
    path = QPainterPath()
    path.moveTo(box.left() + top, box.top())
    path.lineTo(box.right() - top, box.top())
    path.arcTo(box.right() - 2 * top, box.top(), 2 * top, 2 * top, 90, -90)
    path.lineTo(box.right(), box.bottom() - bottom)
    path.arcTo(box.right() - 2 * bottom, box.bottom() - 2 * bottom, 2 * bottom, 2 * bottom, 0, -90)
    path.lineTo(box.left() + bottom, box.bottom())
    path.arcTo(box.left(), box.bottom() - 2 * bottom, 2 * bottom, 2 * bottom, 270, -90)
    path.lineTo(box.left(), box.top() + top)
    path.arcTo(box.left(), box.top(), 2 * top, 2 * top, 180, -90)
    return path
