"""Volunteers on a real database, with hashes that cost nothing."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from argon2 import Parameters
from argon2.low_level import Type
from sqlalchemy import Engine
from sqlalchemy.orm import Session

from kiosk.store import Base, make_engine
from kiosk.volunteers import accounts, pins
from kiosk.volunteers.people import Person
from kiosk.who import KIOSK
from tests.volunteers.moment import NOW

CHEAP = Parameters(Type.ID, 19, 16, 32, time_cost=1, memory_cost=8, parallelism=1)

AddPerson = Callable[..., Person]


@pytest.fixture(autouse=True)
def cheap_hashes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pins, "PARAMETERS", CHEAP)


@pytest.fixture(scope="session")
def without_anybody(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database with all tables and nothing in them, made once: tests copy it."""
    path = tmp_path_factory.mktemp("without_anybody") / "kiosk.sqlite3"
    engine = make_engine(path)
    Base.metadata.create_all(engine)
    engine.dispose()
    return path


@pytest.fixture
def database(without_anybody: Path, tmp_path: Path) -> Path:
    """The file of this test's own database."""
    return Path(shutil.copy(without_anybody, tmp_path))


@pytest.fixture
def engine(database: Path) -> Iterator[Engine]:
    opened = make_engine(database)
    yield opened
    opened.dispose()


@pytest.fixture
def session(engine: Engine) -> Iterator[Session]:
    with Session(engine) as opened:
        yield opened


@pytest.fixture
def add_person(session: Session) -> AddPerson:
    """Adds somebody with a PIN of their own; the first is a lead."""

    def add(name: str, pin: str, *, lead: bool = False) -> Person:
        return accounts.add(session, name, NOW, by=KIOSK, pin=pin, lead=lead).person

    return add


@pytest.fixture
def ann(add_person: AddPerson) -> Person:
    """A lead, whose PIN is 482915."""
    return add_person("Ann Lee", "482915")


@pytest.fixture
def bo(ann: Person, add_person: AddPerson) -> Person:
    """A volunteer, whose PIN is 730264."""
    return add_person("Bo Day", "730264")
