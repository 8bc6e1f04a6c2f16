"""Carries what is known of changes of `site.toml` into a backup that is put back."""

from sqlalchemy import Connection, delete, insert, inspect, select

from kiosk.site_facts.models import SiteAct, SiteChange


def carry_over(connection: Connection, live: Connection) -> None:
    """Give a backup that is to be put back what is known today of `site.toml`, which stays.

    Else a wish that somebody has taken away since would wait again for whoever comes next.

    Args:
        connection: to the backup, which has today's tables.
        live: to the database that it is to replace; of a former version it may lack them.
    """
    if not inspect(live).has_table(SiteAct.__tablename__):
        return
    connection.execute(delete(SiteAct))
    connection.execute(delete(SiteChange))
    for model in (SiteChange, SiteAct):
        rows = [dict(row) for row in live.execute(select(model.__table__)).mappings()]
        if rows:
            connection.execute(insert(model), rows)
