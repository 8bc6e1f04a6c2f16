"""Whether the film is shown: whoever is signed in stops it at one touch, a lead shows it again.

What was told last of it is how it is, so that nothing else has to be kept: see `notices`.
"""

import datetime

from sqlalchemy import Connection, select

from kiosk.directory import notices
from kiosk.directory.models import Notice
from kiosk.directory.notices import News
from kiosk.errors import KnownTrouble
from kiosk.who import Who

STOPPED, SHOWN = "film stopped", "film shown"


def stopped(connection: Connection) -> notices.Heard | None:
    """Who stopped the film, and when; nothing while it is shown."""
    told = select(Notice.__table__).where(Notice.what.in_((STOPPED, SHOWN)))
    last = connection.execute(told.order_by(Notice.id.desc()).limit(1)).one_or_none()
    return None if last is None or last.what == SHOWN else notices.of_row(last)


def stop(connection: Connection, who: Who, now: datetime.datetime) -> None:
    """Show the film no more, here and in the waiting room; a lead hears of it."""
    if stopped(connection) is None:
        notices.tell(connection, News(STOPPED), who, now, heard=who.leads)


def show(connection: Connection, who: Who, now: datetime.datetime) -> None:
    """Show the film again.

    Raises:
        KnownTrouble: this is no lead.
    """
    if not who.leads:
        raise KnownTrouble("Only a lead can have the film shown again.")
    if stopped(connection) is not None:
        notices.tell(connection, News(SHOWN), who, now, heard=True)


def carry_over(connection: Connection, live: notices.Heard | None) -> None:
    """Give a backup that is to be put back what holds today: what was stopped stays stopped.

    Args:
        connection: to the backup.
        live: who has stopped the film by now; nothing while it is shown.
    """
    before = stopped(connection)
    if live is not None and before is None:
        notices.tell(connection, live.news, live.who, live.at, heard=live.who.leads)
