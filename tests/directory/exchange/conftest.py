"""Databases to bring things into."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.store import DATABASE_NAME, Store, open_copy


@pytest.fixture
def empty_store(empty_database: Path, tmp_path: Path) -> Iterator[Store]:
    """All tables, and nothing in them."""
    folder = tmp_path / "empty"
    folder.mkdir()
    opened = open_copy(Path(shutil.copy(empty_database, folder / DATABASE_NAME)))
    yield opened
    opened.close()


@pytest.fixture
def fresh_store(starter_database: Path, tmp_path: Path) -> Iterator[Store]:
    """A second database with the starter content."""
    folder = tmp_path / "fresh"
    folder.mkdir()
    opened = open_copy(Path(shutil.copy(starter_database, folder)))
    yield opened
    opened.close()
