"""What the database has, read with Core: many rows, quickly, without objects."""

import functools
from collections.abc import Collection, Mapping

from sqlalchemy import Connection, select

from kiosk.directory.exchange.cleaned import Known
from kiosk.directory.exchange.standard import MODELS, table_of
from kiosk.directory.models import Organization, OtherRow, Taxonomy, TaxonomyTerm


def known(connection: Connection) -> Known:
    """What cleaning asks of the database, each answer read once."""

    @functools.cache
    def keys(table: str) -> Collection[str]:
        if table in MODELS:
            return frozenset(connection.scalars(select(table_of(table).c.id)))
        cells = connection.scalars(select(OtherRow.cells).where(OtherRow.table_name == table))
        return frozenset(str(each.get("id", "")) for each in cells)

    def parents(table: str) -> Mapping[str, str]:
        column = {
            "organizations": (Organization.id, Organization.parent_organization_id),
            "taxonomy_terms": (TaxonomyTerm.id, TaxonomyTerm.parent_id),
        }[table]
        rows = connection.execute(select(*column).where(column[1].is_not(None)))
        return {key: str(parent) for key, parent in rows}

    names = connection.execute(select(Taxonomy.name, Taxonomy.id))
    return Known(keys, {name: key for name, key in names}, parents)  # noqa: C416  (rows, not pairs)
