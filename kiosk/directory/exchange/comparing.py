"""Finds what an import would change: which rows are new, which are others, which are not there."""

import json
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sized
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, select

from kiosk.directory import rows as stored
from kiosk.directory.exchange import history, ours, unlisted
from kiosk.directory.exchange.cells import tidy
from kiosk.directory.exchange.cleaned import Clean, Cleaned
from kiosk.directory.exchange.official import NOTHING, text
from kiosk.directory.exchange.ours import Changed, Ours
from kiosk.directory.exchange.package import Origin
from kiosk.directory.exchange.standard import MODELS, table_of
from kiosk.directory.exchange.unlisted import Unlisted
from kiosk.directory.facts import FACTS
from kiosk.directory.models import (
    OriginalId,
    OtherRow,
    Service,
    ServiceAtLocation,
)
from kiosk.directory.rows import Values
from kiosk.directory.standing import TAKEN_AWAY

_NEVER_TAKEN_BACK = {"locations": ("confidential",), "services": ("sensitive",)}
"""What protects people: a file may say it of a row, and only people of this room take it back."""

TOLD_IF_MISSING = ("phones", "schedules", "service_at_location")


@dataclass
class Plan:
    """All that an import changes.

    Attributes:
        added: by table, the rows that are new.
        changed: by table, the rows that are not as they were.
        missing: by table, keys of rows that the file could have had and has not.
        originals: what publishers call their rows, by table and key.
        texts: by table that is kept as text, the new rows.
        changed_texts: by number, rows of such tables before and after.
        unchecked: the services that lose our check.
        publish: whether new services show at once.
        unlisted: services that are not taken in, because they may not be listed here.
        ours: what stays as it is, because people of this room have changed it.
    """

    added: dict[str, list[Clean]] = field(default_factory=dict)
    changed: dict[str, list[Changed]] = field(default_factory=dict)
    missing: dict[str, list[str]] = field(default_factory=dict)
    originals: dict[tuple[str, str], str] = field(default_factory=dict)
    texts: dict[str, list[dict[str, str]]] = field(default_factory=dict)
    changed_texts: dict[int, tuple[dict[str, str], dict[str, str]]] = field(default_factory=dict)
    unchecked: set[str] = field(default_factory=set)
    publish: bool = False
    unlisted: list[Unlisted] = field(default_factory=list)
    ours: Ours = field(default_factory=Ours)

    def __len__(self) -> int:
        parts: Iterable[Sized] = (
            *self.added.values(),
            *self.changed.values(),
            *self.texts.values(),
            self.originals,
            self.changed_texts,
        )
        return sum(map(len, parts))


def compare(
    connection: Connection,
    cleaned: Cleaned,
    *,
    publish: bool = False,
    theirs: bool = False,
    told: Callable[[float, float], None] = lambda _done, _all: None,
) -> Plan:
    """What bringing the file in would change.

    Args:
        connection: reads the database as it is.
        cleaned: the file; its rows are used up.
        publish: whether new services show at once.
        theirs: whether the file's goes in where people here have changed the same.
        told: hears how far it is.
    """
    plan = Plan(publish=publish, unlisted=unlisted.leave_out(connection, cleaned))
    whole = sum(map(len, cleaned.tables.values()))
    done = 0
    for table in MODELS:
        rows = cleaned.tables.get(table)
        if not rows:
            continue
        _compare_table(connection, table, rows, cleaned.columns[table], plan)
        done += len(rows)
        told(done, whole)
    plan.ours = ours.leave(connection, plan.added, plan.changed, theirs=theirs)
    _topics(connection, cleaned, plan)
    _missing(connection, cleaned, plan)
    _originals(connection, cleaned, plan)
    _texts(connection, cleaned, plan)
    uncheck(connection, plan)
    return plan


def new_row(table: str, clean: Clean, *, publish: bool) -> Values:
    """A whole new row of the database."""
    row = {**stored.blank(table), **clean.values}
    row["id"] = clean.key
    row["extra"] = dict(clean.extra)
    if "position" in row:
        row["position"] = clean.values.get("position", clean.position)
    if table == "services" and publish and row["publication"] == "draft":
        row["publication"] = "published"
    for name, value in stored.blank(table).items():
        if row[name] is None and value is not None:
            row[name] = value
    return row


def _compare_table(
    connection: Connection, table: str, rows: dict[str, Clean], columns: set[str], plan: Plan
) -> None:
    added: list[Clean] = []
    changed: list[Changed] = []
    for keys in stored.batches(rows.keys()):
        there = stored.rows(connection, table, keys)
        for key in keys:
            before = there.get(key)
            if before is None:
                added.append(rows[key])
            elif (after := _merged(table, before, rows[key], columns)) is not None:
                changed.append(Changed(key, before, after))
    plan.added[table] = added
    plan.changed[table] = changed


def _merged(table: str, before: Values, clean: Clean, columns: set[str]) -> Values | None:
    """The row with what the file says of it; nothing where that is what it says already."""
    after = dict(before)
    blank = stored.blank(table)
    values = clean.values
    if table == "services":
        columns, values = _assured(before, values, columns)
        if before["publication"] in TAKEN_AWAY:
            values = {**values, "publication": before["publication"]}
    for name in _NEVER_TAKEN_BACK.get(table, ()):
        if before[name]:
            values = {**values, name: True}
    for name in {*columns, *values}:
        if name not in blank or name in clean.dropped or name in {"id", "extra"}:
            continue
        value = values.get(name)
        if value is None and blank[name] not in {None, ""}:
            continue
        value = blank[name] if value is None else value
        if not _is_same(before[name], value):
            after[name] = value
    extra = {
        name: value
        for name, value in before["extra"].items()
        if name not in columns or name in clean.dropped
    } | dict(clean.extra)
    if {name: text(value) for name, value in before["extra"].items()} != extra:
        after["extra"] = extra
    return after if after != before else None


def _assured(before: Values, values: Values, columns: set[str]) -> tuple[set[str], Values]:
    """A publisher's date goes beside ours; what is ours comes back as it went out."""
    columns = columns - {"assured_date"} | (
        {"publisher_assured_date"} if "assured_date" in columns else set()
    )
    ours = before["assured_date"]
    if ours is not None and values.get("publisher_assured_date") == ours:
        gone = {"publisher_assured_date", "assurer_email"}
        return columns - gone, {name: each for name, each in values.items() if name not in gone}
    return columns, values


def _is_same(before: Any, after: Any) -> bool:
    if before == after or (before in {None, "", NOTHING} and after in {None, ""}):
        return True
    return isinstance(before, str) and tidy(before) == after


def _topics(connection: Connection, cleaned: Cleaned, plan: Plan) -> None:
    there = stored.rows(connection, "topics", list(cleaned.topics))
    for key, facts in cleaned.topics.items():
        row = {"taxonomy_term_id": key, **facts}
        before = there.get(key)
        if before is None:
            clean = Clean(key, row, Origin("kiosk_topics.csv", 0))
            plan.added.setdefault("kiosk_topics", []).append(clean)
        elif before != row:
            plan.changed.setdefault("kiosk_topics", []).append(Changed(key, before, row))


def _missing(connection: Connection, cleaned: Cleaned, plan: Plan) -> None:
    for table in ("organizations", "services"):
        here = cleaned.tables.get(table)
        if here:
            blocked = cleaned.problems.blocked[table]
            keys = connection.scalars(select(table_of(table).c.id))
            plan.missing[table] = [key for key in keys if key not in here and key not in blocked]
    services = cleaned.tables.get("services", {})
    new = {clean.key for clean in plan.added.get("services", ())}
    known = [key for key in services if key not in new]
    for table in TOLD_IF_MISSING:
        if table not in cleaned.tables:
            continue
        here = cleaned.tables[table]
        columns = table_of(table).c
        blocked = cleaned.problems.blocked[table]
        plan.missing[table] = [
            key
            for some in stored.batches(known)
            for key in connection.scalars(select(columns.id).where(columns.service_id.in_(some)))
            if key not in here and key not in blocked
        ]


def _originals(connection: Connection, cleaned: Cleaned, plan: Plan) -> None:
    there = {
        (table, key): original
        for table, key, original in connection.execute(
            select(OriginalId.table_name, OriginalId.record_id, OriginalId.original_id)
        )
    }
    away = {(table, each.key) for table, rows in plan.ours.away.items() for each in rows}
    for name, original in cleaned.originals.items():
        if name not in there and name not in away:
            plan.originals[name] = original


def _texts(connection: Connection, cleaned: Cleaned, plan: Plan) -> None:
    for table, rows in cleaned.texts.items():
        ours = {row["id"] for row in history.rows(connection)} if table == "metadata" else set()
        there = [
            (number, cells)
            for number, cells in connection.execute(
                select(OtherRow.id, OtherRow.cells).where(OtherRow.table_name == table)
            )
        ]
        # Where an id stands in several rows, it is not the row's own: a row is what it holds.
        has_keys = _are_keys(rows) and _are_keys([cells for _, cells in there])
        by_id = {cells["id"]: (number, cells) for number, cells in there if "id" in cells}
        others = Counter(_as_key(cells) for _, cells in there)
        new = []
        for row in rows:
            key = row.get("id") if has_keys else None
            if key is not None and key in by_id:
                number, before = by_id[key]
                if before != row:
                    plan.changed_texts[number] = before, row
            elif others[_as_key(row)]:
                others[_as_key(row)] -= 1
            elif key is None or key not in ours:
                new.append(row)
        plan.texts[table] = new


def _are_keys(rows: list[dict[str, str]]) -> bool:
    found = [row["id"] for row in rows if "id" in row]
    return len(found) == len(set(found))


def _as_key(cells: dict[str, str]) -> str:
    return json.dumps(cells, sort_keys=True)


def uncheck(connection: Connection, plan: Plan, also: Iterable[str] = ()) -> None:
    """Take our check from services whose number, time or place is to change, and from others."""
    services = set(also)
    places: set[str] = set()
    for table in FACTS:
        rows: list[Values] = [clean.values for clean in plan.added.get(table, ())]
        for changed in plan.changed.get(table, ()):
            rows += [changed.before, changed.after]
            if table == "locations":
                places.add(changed.key)
        for row in rows:
            services.add(row.get("service_id") or "")
            if table in {"addresses", "phones", "schedules"}:
                places.add(row.get("location_id") or "")
    services |= at_places(connection, places)
    checked = set(connection.scalars(select(Service.id).where(Service.assured_date.is_not(None))))
    plan.unchecked = services & checked
    if not plan.unchecked:
        return
    already = {changed.key: changed for changed in plan.changed.setdefault("services", [])}
    for key in plan.unchecked & already.keys():
        already[key].after["assured_date"] = None
    others = sorted(plan.unchecked - already.keys())
    for key, before in stored.rows(connection, "services", others).items():
        plan.changed["services"].append(Changed(key, before, {**before, "assured_date": None}))


def at_places(connection: Connection, places: set[str]) -> set[str]:
    """The services that are given at these places."""
    found: set[str] = set()
    for some in stored.batches(places):
        found |= set(
            connection.scalars(
                select(ServiceAtLocation.service_id).where(ServiceAtLocation.location_id.in_(some))
            )
        )
    return found


def touched(connection: Connection, plan: Plan) -> set[str]:
    """The services of which what was worked out ahead may be wrong now."""
    by: dict[str, set[str]] = defaultdict(set)
    for table in MODELS:
        changed = plan.changed.get(table, ())
        by[table] |= {each.key for each in changed}
        rows = [clean.values for clean in plan.added.get(table, ())]
        rows += [row for each in changed for row in (each.before, each.after)]
        for row in rows:
            by["services"].add(row.get("service_id") or "")
            by["locations"].add(row.get("location_id") or "")
            if table == "attributes":
                by["services"].add(row.get("link_id") or "")
    found = by["services"] | at_places(connection, by["locations"])
    for some in stored.batches(by["organizations"]):
        found |= set(
            connection.scalars(select(Service.id).where(Service.organization_id.in_(some)))
        )
    return found
