"""Paints the frame of a film that is playing, under every way that Qt Quick can draw."""

from PySide6.QtCore import Property, QRectF, QSizeF, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtQml import QmlElement
from PySide6.QtQuick import QQuickItem, QQuickPaintedItem

from kiosk.viewmodels.playback import FilmPlayback

QML_IMPORT_NAME = "kiosk.viewmodels"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class FilmPicture(QQuickPaintedItem):
    """The whole frame, as large as fits; nothing before the first one: a poster can lie below."""

    exchanged = Signal()

    def __init__(self, parent: QQuickItem | None = None) -> None:
        super().__init__(parent)
        self._playback: FilmPlayback | None = None

    def paint(self, painter: QPainter) -> None:
        """Paint the frame that is due."""
        if self._playback is None or self._playback.image.isNull():
            return
        image = self._playback.image
        size = QSizeF(image.size()).scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
        place = QRectF(
            (self.width() - size.width()) / 2,
            (self.height() - size.height()) / 2,
            size.width(),
            size.height(),
        )
        smooth = size.toSize() != image.size()
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, smooth)
        painter.drawImage(place, image)
        self._playback.was_painted()

    def _get_playback(self) -> FilmPlayback | None:
        return self._playback

    def _set_playback(self, playback: FilmPlayback | None) -> None:
        if playback is self._playback:
            return
        if self._playback is not None:
            self._playback.painted.disconnect(self.update)
        self._playback = playback
        if playback is not None:
            playback.painted.connect(self.update)
        self.exchanged.emit()
        self.update()

    playback = Property(FilmPlayback, _get_playback, _set_playback, notify=exchanged)
