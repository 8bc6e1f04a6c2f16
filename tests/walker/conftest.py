"""The walker's kiosks: made once for all its tests."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from tests.walker.places import Visitor


@pytest.fixture(scope="module")
def visitor(
    qapp: QGuiApplication, starter_database: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Visitor]:
    """Somebody to send from place to place."""
    folder = tmp_path_factory.mktemp("walker")
    (folder / starter_database.name).write_bytes(starter_database.read_bytes())
    visitor = Visitor(folder)
    yield visitor
    visitor.close()
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
