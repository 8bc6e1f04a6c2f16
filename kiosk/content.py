"""The kiosk's own database: the store, with the starter content that a new one begins with."""

import datetime
from pathlib import Path

from sqlalchemy.orm import Session

from kiosk import paths
from kiosk import store as stores
from kiosk.backups import backups, made_at
from kiosk.directory import film_stop, going_live, revisions, starter
from kiosk.directory.revisions import PUT_BACK, Act
from kiosk.errors import KnownTrouble
from kiosk.principles import cards
from kiosk.site_facts import carrying as site_changes
from kiosk.store import DATABASE_NAME, Store, open_store
from kiosk.volunteers import forgetting
from kiosk.who import KIOSK, Who


def open_content(folder: Path) -> Store:
    """The database in the data folder `folder`, made with the starter content where it is missing.

    Raises:
        KnownTrouble: see `kiosk.store.open_store`.
    """
    return open_store(folder, _fill, paths.DB / "migrations", _complete)


def put_back(folder: Path, name: str, now: datetime.datetime, who: Who = KIOSK) -> Path:
    """Put the backup of this name, or the newest one, in the place of what the database holds.

    That is an act as all others: the history of the directory tells of it, and of `who` did it.

    Returns:
        The backup of what was there.

    Raises:
        KnownTrouble: there is no such backup, or see `kiosk.store.restore`.
    """
    path = folder / DATABASE_NAME
    there = backups(path)
    chosen = [backup for backup in there if name in {"", backup.name, backup.stem}]
    if not chosen:
        raise KnownTrouble(
            f"There is no backup called {name}. `kiosk restore --list` names them."
            if there
            else "There is no backup yet. `kiosk backup` makes one."
        )
    made = made_at(chosen[0])
    words = chosen[0].stem if made is None else made.isoformat()

    def carry_over(session: Session, live: str, former: Path) -> None:
        _carry_over(session, live)
        revisions.tell(
            session.connection(), Act(PUT_BACK, who, now, words, backup_name=former.name)
        )
        session.commit()

    return stores.restore(path, chosen[0], paths.DB / "migrations", now, carry_over)


def _carry_over(session: Session, live: str) -> None:
    """Give a backup the people of today, and keep stopped what somebody has stopped since.

    What was changed in `site.toml`, and what waits to be, stays known: that file is not put back.
    """
    today = stores.open_to_read(Path(live))
    try:
        with today.session() as now:
            stop, trial = film_stop.stopped(now.connection()), going_live.is_trial(now)
            site_changes.carry_over(session.connection(), now.connection())
    finally:
        today.close()
    film_stop.carry_over(session.connection(), stop)
    if trial:
        going_live.back_to_trial(session)
    session.commit()
    forgetting.carry_over(session, live)


def _fill(session: Session) -> None:
    starter.load(session, paths.STARTER)
    cards.load(session, paths.STARTER / "principles.toml")


def _complete(session: Session) -> None:
    cards.add_staff_lenses(session, paths.STARTER / "principles.toml")
