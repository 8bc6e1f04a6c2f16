"""Square codes, read from their pixels by somebody else's reader."""

import pytest
import zxingcpp
from PySide6.QtCore import QSize
from PySide6.QtGui import QGuiApplication, QImage

from kiosk.viewmodels.codes import QUIET_ZONE, Codes, draw


def read(image: QImage) -> str:
    """What a phone would read off the picture, five pixels a module."""
    large = image.scaled(image.size() * 5).convertToFormat(QImage.Format.Format_Grayscale8)
    rows = bytes(large.constBits())
    view = memoryview(rows).cast("B", (large.height(), large.bytesPerLine()))
    (found,) = zxingcpp.read_barcodes(view)
    return str(found.text)


@pytest.mark.parametrize(
    "text",
    ["Find support in the Education Room", "Caf\u00e9 \u2013 ground floor", "x" * 200, "1234"],
)
def test_a_code_holds_its_text(qapp: QGuiApplication, text: str) -> None:
    assert read(draw(text)) == text


def test_a_code_has_its_quiet_zone(qapp: QGuiApplication) -> None:
    code = draw("Text")
    edge = [
        code.pixelColor(x, y).lightness() for x in range(code.width()) for y in range(QUIET_ZONE)
    ]
    assert min(edge) == 255


def test_qml_asks_for_it_percent_encoded(qapp: QGuiApplication) -> None:
    code = Codes().requestImage("50%25%20%26%20more%2F", QSize(), QSize())
    assert read(code) == "50% & more/"


def test_what_no_code_can_hold_is_a_clear_pixel(
    qapp: QGuiApplication, caplog: pytest.LogCaptureFixture
) -> None:
    code = Codes().requestImage("x" * 9_000, QSize(), QSize())
    assert (code.width(), code.pixelColor(0, 0).alpha()) == (1, 0)
    assert "cannot be made" in caplog.text
