"""A directory that a test fills itself."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy.orm import Session

from kiosk.directory import search_words
from kiosk.directory.models import Attribute, Service, Taxonomy, TaxonomyTerm, Topic
from kiosk.store import Base, make_engine

AddListing = Callable[..., Service]


@pytest.fixture(scope="session")
def empty_database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database with all tables and nothing in them, made once: tests copy it."""
    path = tmp_path_factory.mktemp("empty") / "empty.sqlite3"
    engine = make_engine(path)
    with engine.begin() as connection:
        Base.metadata.create_all(connection)
        search_words.put_up(connection)
    engine.dispose()
    return path


@pytest.fixture
def session(empty_database: Path, tmp_path: Path) -> Iterator[Session]:
    """A real database of this test's own, with nothing in its tables."""
    engine = make_engine(Path(shutil.copy(empty_database, tmp_path)))
    with Session(engine) as opened:
        yield opened
    engine.dispose()


@pytest.fixture
def add_listing(session: Session) -> AddListing:
    """Adds a published service to the topics `mood` and `moving`, or others of these two."""
    session.add(Taxonomy(id="topics", name="topics"))
    session.flush()
    for position, topic in enumerate(("mood", "moving")):
        session.add(TaxonomyTerm(id=topic, taxonomy_id="topics", code=topic, name=topic.title()))
        session.flush()
        session.add(
            Topic(
                taxonomy_term_id=topic,
                position=position,
                picture=f"topic-{topic}",
                emergency_card=topic == "moving",
            )
        )

    def add(name: str, *topics: str, **facts: object) -> Service:
        service = Service(**{"name": name, "publication": "published"} | facts)
        session.add(service)
        session.flush()
        session.add_all(
            Attribute(
                link_id=service.id, link_entity="service", taxonomy_term_id=topic, position=position
            )
            for position, topic in enumerate(topics or ("mood",))
        )
        session.flush()
        return service

    return add
