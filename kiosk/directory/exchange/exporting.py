"""The directory as tables of text: the standard's, our own beside them, and publishers' others."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, select

from kiosk.directory.exchange import choosing, history
from kiosk.directory.exchange.cells import tidy
from kiosk.directory.exchange.choosing import Rows
from kiosk.directory.exchange.official import official, says_the_same, text
from kiosk.directory.exchange.own_tables import POSITIONED
from kiosk.directory.exchange.standard import (
    MODELS,
    NOT_KNOWN_ORGANIZATION,
    OFFICIAL,
    OWN,
    STAFF_NOTES,
)
from kiosk.directory.models import OriginalId, OtherRow, Topic

Tables = dict[str, list[dict[str, str]]]


def tables(connection: Connection, *, everything: bool = False) -> Tables:
    """What goes out, in rows without their empty cells, in the same order every time.

    Args:
        connection: reads the directory.
        everything: with drafts, retired listings and history; never with confidential places.
    """
    rows, hidden = choosing.chosen(connection, everything=everything)
    found: Tables = {table: [] for table in (*OFFICIAL, *OWN)}
    cells: list[dict[str, str]] = []
    for table in MODELS:
        _fill(table, rows, found, cells)
    if any(row.get("organization_id") == NOT_KNOWN_ORGANIZATION for row in found["services"]):
        found["organizations"].append(
            {
                "id": NOT_KNOWN_ORGANIZATION,
                "name": "Not known",
                "description": "Stands for whoever runs a service where that is not known.",
            }
        )
    found["kiosk_services"] = [_ours(row) for row in rows["services"].values()]
    found["kiosk_topics"] = list(_topics(connection, rows))
    found["kiosk_cells"] = cells
    hidden |= _originals(connection, rows, hidden, found)
    _others(connection, rows, hidden, found, everything=everything)
    if everything:
        there = {row.get("id") for row in found["metadata"]}
        gone_out = {key for each in rows.values() for key in each}
        found["metadata"] += [
            {name: plain for name, value in row.items() if (plain := tidy(value))}
            for row in history.rows(connection)
            if row["resource_id"] in gone_out and row["id"] not in there
        ]
    for table, content in found.items():
        if table in OFFICIAL:
            content.sort(key=lambda row: row["id"])
    found["kiosk_cells"].sort(key=lambda row: (row["table_name"], row["id"], row["column"]))
    return found


def _fill(table: str, rows: Rows, found: Tables, cells: list[dict[str, str]]) -> None:
    """The rows of one table, and what they cannot say in the standard's own columns."""
    columns = OFFICIAL.get(table, OWN.get(table, ()))
    known = {column.name for column in columns}
    codes: set[str] = set()
    for key, row in rows[table].items():
        written = _written(table, row)
        out = {}
        for column in columns:
            said = tidy(written.get(column.name, ""))
            cell = official(table, column, said) if table in OFFICIAL else said
            if (table, column.name) == ("taxonomy_terms", "code") and cell:
                cell = "" if cell in codes else cell  # the standard wants each code once
                codes.add(cell)
            if cell:
                out[column.name] = cell
            if not says_the_same(column, cell, said) and cell != NOT_KNOWN_ORGANIZATION:
                cells.append(_cell(table, key, column.name, said))
        for name in sorted(written.keys() - known):
            if plain := tidy(written[name]):
                out[name] = plain
        if table in POSITIONED and row["position"]:
            cells.append(_cell(table, key, "position", str(row["position"])))
        found[table].append(out)


def _written(table: str, row: dict[str, Any]) -> dict[str, str]:
    """The cells of a row by column, with what a publisher had beside the standard's."""
    notes = STAFF_NOTES if table == "services" else ()
    written = {name: text(value) for name, value in row["extra"].items() if name not in notes}
    known = {column.name for column in (*OFFICIAL.get(table, ()), *OWN.get(table, ()))}
    written |= {name: text(value) for name, value in row.items() if name in known}
    if table == "services":
        if row["assured_date"] is not None:
            written["assurer_email"] = ""
        else:
            written["assured_date"] = text(row["publisher_assured_date"])
    return written


def _cell(table: str, key: str, column: str, value: str) -> dict[str, str]:
    cell = {"table_name": table, "id": key, "column": column}
    return cell | {"value": value} if value else cell


def _ours(row: dict[str, Any]) -> dict[str, str]:
    facts = {**row["extra"], **row}
    cells = {column.name: tidy(text(facts.get(column.name))) for column in OWN["kiosk_services"]}
    return {name: value for name, value in cells.items() if value}


def _topics(connection: Connection, rows: Rows) -> Iterator[dict[str, str]]:
    for topic in connection.execute(
        select(
            Topic.taxonomy_term_id.label("id"), Topic.position, Topic.picture, Topic.emergency_card
        ).order_by(Topic.taxonomy_term_id)
    ).mappings():
        if topic["id"] in rows["taxonomy_terms"]:
            yield {name: text(value) for name, value in topic.items()}


def _originals(connection: Connection, rows: Rows, hidden: set[str], found: Tables) -> set[str]:
    """What publishers call the rows that go out; returns what they call those that do not."""
    stay = set()
    for each in connection.execute(
        select(OriginalId.table_name, OriginalId.record_id, OriginalId.original_id).order_by(
            OriginalId.table_name, OriginalId.record_id
        )
    ):
        if each.record_id in hidden:
            stay.add(each.original_id)
        elif each.table_name not in rows or each.record_id in rows[each.table_name]:
            found["original_ids"].append(
                {
                    "table_name": each.table_name,
                    "id": each.record_id,
                    "original_id": each.original_id,
                }
            )
    return {each for each in stay if not each.isdecimal()}


def _others(
    connection: Connection, rows: Rows, hidden: set[str], found: Tables, *, everything: bool
) -> None:
    """Rows that are kept as text, in the publishers' order where they have no id."""
    for table, cells in connection.execute(
        select(OtherRow.table_name, OtherRow.cells).order_by(
            OtherRow.table_name, OtherRow.position, OtherRow.id
        )
    ):
        if table == "metadata" and not everything:
            continue
        if choosing.may_go_out(cells, table, rows, hidden):
            shaped = dict(cells)
            for column in OFFICIAL.get(table, ()):
                cell = official(table, column, tidy(cells.get(column.name, "")))
                if cell:
                    shaped[column.name] = cell
                else:
                    shaped.pop(column.name, None)
                said = tidy(cells.get(column.name, ""))
                if not says_the_same(column, cell, said):
                    found["kiosk_cells"].append(_cell(table, cells["id"], column.name, said))
            found.setdefault(table, []).append(shaped)
