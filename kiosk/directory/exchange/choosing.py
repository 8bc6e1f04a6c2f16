"""Chooses what goes out: what a patient may be told, or with `everything` all but secrets.

A confidential place never goes out, nor a row that speaks of one. A row goes out whole or not at
all: if a cell were left out, importing the file again would take it away here.
"""

from collections.abc import Callable, Iterable
from typing import Any

from sqlalchemy import Connection, select

from kiosk.directory.exchange.columns import reading
from kiosk.directory.exchange.standard import MODELS, PARENTS, RESOURCES, table_of
from kiosk.directory.models import OtherRow, Topic

Rows = dict[str, dict[str, dict[str, Any]]]
"""By table and key."""

_PARENTS = {"organizations": "parent_organization_id", "taxonomy_terms": "parent_id"}
_TABLES = {resource: table for table, resource in RESOURCES.items()}
_BESIDE = ("contacts", "phones", "schedules", "languages")


def chosen(connection: Connection, *, everything: bool) -> tuple[Rows, set[str]]:
    """The rows that go out, and the keys of those that do not."""
    there: Rows = {
        table: {
            row["id"]: dict(row)
            for row in connection.execute(
                select(table_of(table)).order_by(table_of(table).c.id)
            ).mappings()
        }
        for table in MODELS
    }
    programs = {
        row.get("id", ""): row
        for row in connection.scalars(
            select(OtherRow.cells).where(OtherRow.table_name == "programs")
        )
    }
    out: Rows = {}
    out["services"] = _only(
        there["services"],
        lambda row: everything or (row["publication"] == "published" and row["status"] == "active"),
    )
    places = _places(there, out["services"])
    out["locations"] = _only(
        there["locations"],
        lambda row: not row["confidential"] and (everything or row["id"] in places),
    )
    runners = {
        *(row["organization_id"] for row in out["services"].values()),
        *(row["organization_id"] for row in out["locations"].values()),
        *(
            programs.get(row["extra"].get("program_id"), {}).get("organization_id")
            for row in out["services"].values()
        ),
    }
    out["organizations"] = _with_parents("organizations", there, runners, everything=everything)
    used = {
        row["taxonomy_term_id"]
        for row in there["attributes"].values()
        if row["link_id"] in out["services"] or row["link_id"] in out["locations"]
    } | set(connection.scalars(select(Topic.taxonomy_term_id)))
    out["taxonomy_terms"] = _with_parents("taxonomy_terms", there, used, everything=everything)
    kinds = {row["taxonomy_id"] for row in out["taxonomy_terms"].values()}
    out["taxonomies"] = _only(there["taxonomies"], lambda row: everything or row["id"] in kinds)
    for table in MODELS:
        if table not in out:
            out[table] = _only(there[table], _belongs(table, out, there))
    # A number at which nobody answers is kept from patients, too.
    out["phones"] = _only(out["phones"], lambda row: everything or not row["unconfirmed"])
    hidden = {key for table, rows in there.items() for key in rows.keys() - out[table].keys()}
    return {table: out[table] for table in MODELS}, hidden


def may_go_out(cells: dict[str, str], table: str, out: Rows, hidden: set[str]) -> bool:
    """Whether a row that is kept as text speaks of nothing that stays here."""
    if hidden.intersection(cells.values()):
        return False
    refs = reading(table).refs
    return all(cells[name] in out[to] for name, to in refs.items() if name in cells and to in out)


def _only(
    rows: dict[str, dict[str, Any]], fits: Callable[[dict[str, Any]], bool]
) -> dict[str, dict[str, Any]]:
    return {key: row for key, row in rows.items() if fits(row)}


def _places(there: Rows, services: dict[str, Any]) -> set[str]:
    """Where these services are, by whatever table says so."""
    return {
        row["location_id"]
        for table in ("service_at_location", *_BESIDE)
        for row in there[table].values()
        if row.get("service_id") in services and row["location_id"]
    }


def _with_parents(
    table: str, there: Rows, keys: Iterable[str | None], *, everything: bool
) -> dict[str, dict[str, Any]]:
    """These rows, and those above them."""
    rows = there[table]
    wanted = set(rows) if everything else {key for key in keys if key in rows}
    more = wanted
    while more:
        more = {above for key in more if (above := rows[key][_PARENTS[table]]) is not None} - wanted
        wanted = wanted | more
    return _only(rows, lambda row: row["id"] in wanted)


def _belongs(table: str, out: Rows, there: Rows) -> Callable[[dict[str, Any]], bool]:
    refs = {name: to for name, to in reading(table).refs.items() if to in there}
    above = [name for name in PARENTS.get(table, ()) if name in refs]

    def fits(row: dict[str, Any]) -> bool:
        named = {name: row.get(name) or row["extra"].get(name) for name in refs}
        if any(key and key not in out.get(refs[name], ()) for name, key in named.items()):
            return False
        if table == "attributes":
            entity = row["link_entity"]
            to = _TABLES.get(entity, entity)
            return to not in there or row["link_id"] in out.get(to, ())
        return not above or any(named[name] for name in above)

    return fits
