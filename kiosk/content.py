"""The kiosk's own database: the store, with the starter content that a new one begins with."""

from pathlib import Path

from sqlalchemy.orm import Session

from kiosk import paths
from kiosk.directory import starter
from kiosk.principles import cards
from kiosk.store import Store, open_store


def open_content(folder: Path) -> Store:
    """The database in the data folder `folder`, made with the starter content where it is missing.

    Raises:
        KnownTrouble: see `kiosk.store.open_store`.
    """
    return open_store(folder, _fill, paths.DB / "migrations", _complete)


def _fill(session: Session) -> None:
    starter.load(session, paths.STARTER)
    cards.load(session, paths.STARTER / "principles.toml")


def _complete(session: Session) -> None:
    cards.add_staff_lenses(session, paths.STARTER / "principles.toml")
