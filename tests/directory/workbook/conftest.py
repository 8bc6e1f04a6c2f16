"""A small directory, and its spreadsheet in a volunteer's hands."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy.orm import sessionmaker

from kiosk.store import DATABASE_NAME, Store, make_engine, open_copy
from tests.directory.workbook.helping import Sheets, fill, taken_out


@pytest.fixture(scope="session")
def little_database(empty_database: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database with a few listings, made once: tests copy it."""
    path = Path(shutil.copy(empty_database, tmp_path_factory.mktemp("little") / DATABASE_NAME))
    engine = make_engine(path)
    with sessionmaker(engine)() as session, session.begin():
        fill(session)
    engine.dispose()
    return path


@pytest.fixture
def little(little_database: Path, tmp_path: Path) -> Iterator[Store]:
    """A real database of this test's own, with a few listings."""
    folder = tmp_path / "little"
    folder.mkdir()
    opened = open_copy(Path(shutil.copy(little_database, folder)))
    yield opened
    opened.close()


@pytest.fixture
def sheets(little: Store, tmp_path: Path) -> Sheets:
    """The spreadsheet, taken out just now."""
    return taken_out(little, tmp_path)
