"""Hands the screens their pictures: icons in any colour, scenes cut to size, with soft corners."""

from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPainterPath
from PySide6.QtQuick import QQuickImageProvider
from PySide6.QtSvg import QSvgRenderer

_FALLBACK = QSize(96, 96)


class Icons(QQuickImageProvider):
    """`image://icons/NAME/RRGGBB`: one of the open icons in `folder`, drawn in that colour."""

    def __init__(self, folder: Path) -> None:
        super().__init__(QQuickImageProvider.ImageType.Image)
        self._folder = folder

    def requestImage(self, id: str, size: QSize, requestedSize: QSize) -> QImage:  # noqa: A002, N802, N803
        """The icon at the size that is asked for."""
        name, colour = id.split("/")
        svg = (self._folder / f"{name}.svg").read_text().replace("currentColor", f"#{colour}")
        image = _blank(requestedSize)
        painter = QPainter(image)
        QSvgRenderer(QByteArray(svg.encode())).render(painter)
        painter.end()
        return image


class Illustrations(QQuickImageProvider):
    """`image://illustrations/NAME/TOP/BOTTOM`: a scene that covers the size asked for.

    TOP and BOTTOM are the radii of its upper and lower corners in pixels. What does not fit is
    cut off at the edges; the scenes keep all that matters near the middle.
    """

    def __init__(self, folder: Path) -> None:
        super().__init__(QQuickImageProvider.ImageType.Image)
        self._folder = folder

    def requestImage(self, id: str, size: QSize, requestedSize: QSize) -> QImage:  # noqa: A002, N802, N803
        """The picture at the size that is asked for."""
        name, top, bottom = id.split("/")
        image = _blank(requestedSize)
        renderer = QSvgRenderer(str(self._folder / f"{name}.svg"))
        whole = QRectF(image.rect())
        scene = renderer.viewBoxF().size()
        scene.scale(whole.size(), Qt.AspectRatioMode.KeepAspectRatioByExpanding)
        target = QRectF(whole.topLeft(), scene)
        target.moveCenter(whole.center())
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setClipPath(_rounded(whole, float(top), float(bottom)))
        renderer.render(painter, target)
        painter.end()
        return image


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
