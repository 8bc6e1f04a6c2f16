"""Letters to print with, and a reader for what is printed."""

import datetime
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtGui import QGuiApplication

from kiosk.application import add_fonts
from kiosk.paper.blocks import Block
from kiosk.paper.large_print import Sheets, lay_out
from kiosk.settings import Settings
from tests.paper.reading import Read, read

DAY = datetime.date(2026, 10, 3)

Printed = Callable[..., tuple[Sheets, Read]]


@pytest.fixture(autouse=True)
def british() -> Iterator[None]:
    """The language of the kiosk, whatever the machine is set to."""
    before = QLocale()
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
    yield
    QLocale.setDefault(before)


@pytest.fixture(scope="session")
def family(qapp: QGuiApplication) -> str:
    """The kiosk's own letters."""
    return add_fonts(Settings())


@pytest.fixture
def printed(family: str, tmp_path: Path) -> Printed:
    """Prints blocks, and reads the pages back."""

    def print_and_read(*blocks: Block, footer: str = "") -> tuple[Sheets, Read]:
        sheets = lay_out(blocks, family=family, footer=footer)
        return sheets, read(sheets.pdf("Kiosk", made=DAY), tmp_path)

    return print_and_read
