"""Leaves out of a file what may not be listed here, and comes again under another id.

A listing that somebody marked "do not list" stays so whatever a file says of its id (`comparing`).
Another publisher, or the same one a year later, may give it another id: then it is known by its
name and a telephone number, and neither it nor what hangs off it is taken in.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz
from sqlalchemy import Connection, select

from kiosk.directory.editing.duplicates import SAME_ENOUGH, SHORTEST_NUMBER, digits
from kiosk.directory.exchange.cleaned import Clean, Cleaned
from kiosk.directory.exchange.standard import MODELS, table_of
from kiosk.directory.models import Phone, Service
from kiosk.directory.standing import DO_NOT_LIST
from kiosk.directory.typed import telling, words_of

_Gone = Mapping[str, set[str]]


@dataclass(frozen=True)
class Unlisted:
    """A listing of the file that was left out: its name, what the kiosk calls it, a number."""

    name: str
    here: str
    number: str


def leave_out(connection: Connection, cleaned: Cleaned) -> list[Unlisted]:
    """Take out of the file what may not be listed here; returns what it was."""
    services = cleaned.tables.get("services", {})
    by_number = may_not_be_listed(connection) if services else {}
    if not by_number:
        return []
    known = set(connection.scalars(select(Service.id)))
    found: dict[str, Unlisted] = {}
    for phone in cleaned.tables.get("phones", {}).values():
        key = phone.values.get("service_id", "")
        if key in known or key in found or key not in services:
            continue
        number = phone.values["number"]
        name = services[key].values["name"]
        if here := called_here(by_number, name, number):
            found[key] = Unlisted(name, here, number)
    if found:
        _take_out(connection, cleaned, set(found))
    return list(found.values())


def may_not_be_listed(connection: Connection) -> dict[str, list[str]]:
    """The names of what may not be listed, by their numbers as they are dialled."""
    found: dict[str, list[str]] = defaultdict(list)
    rows = connection.execute(
        select(Phone.number, Service.name)
        .join(Service, Service.id == Phone.service_id)
        .where(Service.publication == DO_NOT_LIST)
    )
    for number, name in rows:
        dialled = digits(number)
        if len(dialled) >= SHORTEST_NUMBER:
            found[dialled].append(name)
    return found


def called_here(by_number: Mapping[str, Sequence[str]], name: str, number: str) -> str:
    """What the kiosk calls a listing that may not be listed here; empty where this one may."""
    names = by_number.get(digits(number), ())
    return next((here for here in names if _is_the_same(name, here)), "")


def _is_the_same(name: str, other: str) -> bool:
    one, two = (" ".join(telling(words_of(each))) for each in (name, other))
    return fuzz.token_sort_ratio(one, two) >= SAME_ENOUGH


def _take_out(connection: Connection, cleaned: Cleaned, services: set[str]) -> None:
    gone: dict[str, set[str]] = defaultdict(set)
    gone["services"] |= services
    gone["service_at_location"] |= {
        key
        for key, row in cleaned.tables.get("service_at_location", {}).items()
        if row.values.get("service_id") in services
    }
    gone["locations"] |= _nobody_elses_places(connection, cleaned, gone["service_at_location"])
    while more := _hanging_off(cleaned, gone):
        for table, keys in more.items():
            gone[table] |= keys
    for table, keys in gone.items():
        for key in keys:
            cleaned.tables.get(table, {}).pop(key, None)
            cleaned.originals.pop((table, key), None)
    every = set().union(*gone.values())
    for table, rows in cleaned.texts.items():
        cleaned.texts[table] = [row for row in rows if every.isdisjoint(row.values())]


def _nobody_elses_places(connection: Connection, cleaned: Cleaned, at: set[str]) -> set[str]:
    """Places that are new, and at which only what is left out is given."""
    rows = cleaned.tables.get("service_at_location", {})
    wanted = {row.values.get("location_id") for key, row in rows.items() if key not in at}
    places = {rows[key].values.get("location_id", "") for key in at} - wanted
    known = set(connection.scalars(select(table_of("locations").c.id)))
    return {place for place in places if place not in known}


def _hanging_off(cleaned: Cleaned, gone: _Gone) -> dict[str, set[str]]:
    """Rows that are still there and refer to what is gone."""
    more: dict[str, set[str]] = {}
    for table in MODELS:
        references = [
            (each.parent.name, each.column.table.name) for each in table_of(table).foreign_keys
        ]
        keys = {
            key
            for key, row in cleaned.tables.get(table, {}).items()
            if key not in gone.get(table, ()) and _refers(row, references, gone)
        }
        if keys:
            more[table] = keys
    return more


def _refers(row: Clean, references: list[tuple[str, str]], gone: _Gone) -> bool:
    link = row.values.get("link_id")  # of an attribute: to whichever table it names
    return any(row.values.get(column) in gone.get(to, ()) for column, to in references) or any(
        link in keys for keys in gone.values()
    )
