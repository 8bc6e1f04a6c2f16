"""How each column of a table is read from text: into which value, and whether a bad one blocks."""

import functools
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Boolean, Date, DateTime, Float, Integer

from kiosk.directory.exchange import cells
from kiosk.directory.exchange.cells import BadCell
from kiosk.directory.exchange.lists_of_old import days_in
from kiosk.directory.exchange.standard import MODELS, OWN_COLUMNS, TABLES, Column, table_of

Read = Callable[[str], Any]

_BLOCKING = {
    "schedules": {
        *("opens_at", "closes_at", "freq", "byday", "bymonthday", "interval", "count"),
        *("dtstart", "until", "valid_from", "valid_to"),
    },
    "services": {"status"},
    "locations": {"confidential"},
    "closures": {"first_day", "last_day"},
}
"""Columns without which the row would say something else than its publisher meant."""

NEEDED = {
    "organizations": ("name",),
    "services": ("name",),
    "phones": ("number",),
    "taxonomies": ("name",),
    "taxonomy_terms": ("name",),
    "attributes": ("link_id", "taxonomy_term_id"),
    "service_at_location": ("service_id", "location_id"),
    "cost_options": ("service_id",),
    "organization_identifiers": ("organization_id",),
    "urls": ("url",),
    "closures": ("service_id", "first_day", "last_day"),
    "programs": ("organization_id",),
}
"""What a row is nothing without."""

_STATUSES = {
    **dict.fromkeys(("active", "open", "live", "current", "published"), "active"),
    **dict.fromkeys(("inactive", "closed", "not active", "unpublished", "archived"), "inactive"),
    **dict.fromkeys(("defunct", "ended", "deleted"), "defunct"),
    **dict.fromkeys(
        ("temporarily closed", "temporary closed", "suspended", "paused"), "temporarily closed"
    ),
}
_FREQUENCIES = {"DAILY", "WEEKLY", "MONTHLY", "YEARLY"}
_DAY = re.compile(r"[+-]?\d{0,2}(?:MO|TU|WE|TH|FR|SA|SU)")
_MONTH_DAYS = re.compile(r"{0}(?:,{0})*".format(r"-?0?(?:[1-9]|[12]\d|3[01])"))
_YEARS = re.compile(r"\s*(?:\+|years?|yrs?)(?: old)?\s*$", re.IGNORECASE)
_KINDS = {"physical", "postal", "virtual"}


@dataclass(frozen=True)
class Reading:
    """How the rows of one table are read.

    Attributes:
        into: by column of the database, how its value is read.
        refs: by column, the table that it refers to.
        texts: the standard's columns that the database keeps as text in `extra`.
        wordless: columns where a dash stands for nothing.
        blocking: columns whose bad value leaves the row out.
    """

    into: dict[str, Read] = field(default_factory=dict)
    refs: dict[str, str] = field(default_factory=dict)
    texts: set[str] = field(default_factory=set)
    wordless: set[str] = field(default_factory=set)
    blocking: set[str] = field(default_factory=set)


@functools.cache
def reading(table: str) -> Reading:
    """How the rows of a table are read; of one that we do not know, as they are."""
    known = {each.name: each for each in TABLES.get(table, ())}
    refs = {each.name: each.to for each in known.values() if each.to}
    wordless = {each.name for each in known.values() if each.required and each.kind == "text"}
    if table not in MODELS:
        texts = known.keys() - refs.keys() - {"id"}
        return Reading(refs=refs, texts=texts, wordless=wordless)
    columns = table_of(table).columns
    taken = (known.keys() | set(OWN_COLUMNS.get(table, ()))) & {*columns.keys()}
    if table == "services":
        taken -= {"assured_date"}
    into = {
        name: _read(table, name, columns[name].type, known.get(name))
        for name in taken - {"id", "extra"} - refs.keys()
    }
    if table == "services":  # what a publisher says; ours only people of this room set
        into["assured_date"] = cells.date
    return Reading(
        into,
        refs,
        known.keys() - into.keys() - refs.keys() - {"id"},
        wordless,
        _BLOCKING.get(table, set()),
    )


def _read(table: str, name: str, kind: Any, column: Column | None) -> Read:
    special = _SPECIAL.get((table, name))
    if special is not None:
        return special
    if column is not None and column.kind == "time":
        return cells.time
    return next((read for shape, read in _BY_KIND if isinstance(kind, shape)), cells.tidy)


def _status(text: str) -> str:
    plain = " ".join(text.lower().replace("_", " ").split())
    if plain not in _STATUSES:
        raise BadCell("Write active, inactive, defunct or temporarily closed.")
    return _STATUSES[plain]


def _kind_of_place(text: str) -> str:
    plain = text.strip().lower()
    if plain not in _KINDS:
        raise BadCell("Write physical, postal or virtual. It is taken for a physical one.")
    return plain


def _frequency(text: str) -> str:
    plain = text.strip().upper()
    if plain not in _FREQUENCIES:
        raise BadCell("Write WEEKLY or MONTHLY.")
    return plain


def _days(text: str) -> str:
    parts = [part for part in re.split(r"[\s,;]+", text.strip().upper()) if part]
    if parts and all(map(_DAY.fullmatch, parts)):
        return ",".join(parts)
    if days := days_in(text):
        return days
    raise BadCell("Write days as MO,TU,WE,TH,FR,SA,SU, or 2TU for the second Tuesday of a month.")


def _month_days(text: str) -> str:
    plain = text.replace(" ", "").removesuffix(".0")
    if not _MONTH_DAYS.fullmatch(plain):
        raise BadCell("Write days of the month with commas between them, such as 1,15.")
    return plain


def _age(text: str) -> float:
    return cells.number(_YEARS.sub("", text))


def _open_or_closed(text: str) -> str:
    plain = text.strip().lower()
    if plain not in {"open", "closed"}:
        raise BadCell("Write open or closed, or leave it empty.")
    return plain


_SPECIAL: dict[tuple[str, str], Read] = {
    ("services", "status"): _status,
    ("services", "bank_holidays"): _open_or_closed,
    ("services", "minimum_age"): _age,
    ("services", "maximum_age"): _age,
    ("locations", "location_type"): _kind_of_place,
    ("addresses", "address_type"): _kind_of_place,
    ("schedules", "freq"): _frequency,
    ("schedules", "byday"): _days,
    ("schedules", "bymonthday"): _month_days,
    ("schedules", "closes_at"): functools.partial(cells.time, closing=True),
}
_BY_KIND: tuple[tuple[type[Any], Read], ...] = (
    (Boolean, cells.flag),
    (Integer, cells.whole_number),
    (Float, cells.number),
    (DateTime, cells.moment),
    (Date, cells.date),
)
