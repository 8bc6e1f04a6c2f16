"""A database as a former version of the kiosk left it."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import create_engine

from kiosk import paths
from kiosk.store import DATABASE_NAME


def database_of(version: str, folder: Path) -> Path:
    """The tables of that migration in a new database in the folder, with nothing in them."""
    path = folder / DATABASE_NAME
    engine = create_engine(f"sqlite:///{path}")
    config = Config()
    config.set_main_option("script_location", str(paths.DB / "migrations"))
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, version)
    engine.dispose()
    return path
