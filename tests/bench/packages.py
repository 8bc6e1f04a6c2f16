"""An Open Referral package of any size, shaped like a real one, and the same for the same seed."""

import tempfile
from pathlib import Path

from kiosk import content
from kiosk.directory.exchange import exporting, packing
from kiosk.directory.exchange.standard import OFFICIAL
from tests.bench.directory import add_listings


def write(path: Path, services: int) -> None:
    """Write a zip with so many services and more, with places, numbers and times.

    It holds the standard's tables alone, as another publisher's would.
    """
    with tempfile.TemporaryDirectory() as folder:
        store = content.open_content(Path(folder))
        with store.session() as session, session.begin():
            add_listings(session, services)
        with store.engine.connect() as connection:
            tables = exporting.tables(connection, everything=True)
        store.close()
    packing.write({table: tables[table] for table in OFFICIAL}, path)
