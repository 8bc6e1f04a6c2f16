"""Databases to bring things into."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy.orm import sessionmaker

from kiosk import content
from kiosk.store import DATABASE_NAME, Store, make_engine


@pytest.fixture
def empty_store(empty_database: Path, tmp_path: Path) -> Iterator[Store]:
    """All tables, and nothing in them."""
    folder = tmp_path / "empty"
    folder.mkdir()
    path = Path(shutil.copy(empty_database, folder / DATABASE_NAME))
    engine = make_engine(path)
    yield Store(path, engine, sessionmaker(engine))
    engine.dispose()


@pytest.fixture
def fresh_store(starter_database: Path, tmp_path: Path) -> Iterator[Store]:
    """A second database with the starter content."""
    folder = tmp_path / "fresh"
    folder.mkdir()
    shutil.copy(starter_database, folder / DATABASE_NAME)
    opened = content.open_content(folder)
    yield opened
    opened.close()
