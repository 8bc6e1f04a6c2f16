"""The words that search looks through, kept in step by the database itself.

`public_words` (a view) reads what a patient may be told of each service, in four tiers: its
names; what it is; its topics; everything else. `search_words` (a table) holds that, one row per
service, `search_index` (FTS5) indexes the table, and `search_vocabulary` lists the words of the
index with the tiers they stand in. Triggers on every table that feeds the view read the services
anew that a change touches. So whatever writes, an editor, an import or a person with an SQL prompt,
a search finds what the tables say.

The same triggers drop what was worked out ahead of a service that changed (`derived.py`), and set
the stamps in `search_stamp` that say whether anything did (`remembered.py`).

Never among the words: confidential places, numbers at which nobody answers, what an unknown
publisher's columns hold (`extra`), who checked what, and staff's own addresses. Nor the topics of
what is sensitive: "relationships" is not to bring up a line about abuse, which shares its topic
with couples' counselling, before somebody who may be looked at (content/SAFETY.md).

All of this is derived: `take_down` before a migration, `put_up` after it, and it is whole again,
whatever the migration did to the tables (`db/migrations/env.py`). A change here therefore wants
a new migration, if only an empty one.
"""

import itertools
from collections.abc import Iterator

from sqlalchemy import Connection, column, table

TIERS = ("name", "summary", "topics", "rest")
"""The columns of `search_words` and `search_index`, the most telling first."""

WORDS = table("search_words", column("id"), column("service_id"))
INDEX = table("search_index", column("rowid"))

APOSTROPHES = "'\u2018\u2019\u02bc\u0060\u00b4"
"""Not written into the words, nor looked for: "men's" and "mens" are one word."""

DAYS = {
    "MO": "Monday",
    "TU": "Tuesday",
    "WE": "Wednesday",
    "TH": "Thursday",
    "FR": "Friday",
    "SA": "Saturday",
    "SU": "Sunday",
}


def _said(*columns: str) -> str:
    """The columns one after the other, whichever of them hold something."""
    return " || ' ' || ".join(f"coalesce({column}, '')" for column in columns)


def _all(words: str, rows: str) -> str:
    """The words of all these rows, as one column."""
    return f"(SELECT group_concat({words}, ' ') FROM {rows})"  # noqa: S608  (our own names)


def _day_names(column: str) -> str:
    for code, day in DAYS.items():
        column = f"replace({column}, '{code}', '{day}')"
    return column


def _without(parts: tuple[str, ...], column: str) -> str:
    for part in parts:
        column = f"replace({column}, '{part}', '')"
    return column


def _plain(words: str) -> str:
    """Without apostrophes."""
    for mark in APOSTROPHES:
        words = f"replace({words}, char({ord(mark)}), '')"
    return words


_TERMS = (
    "attributes a JOIN taxonomy_terms t ON t.id = a.taxonomy_term_id "
    "WHERE a.link_entity = 'service' AND a.link_id = s.id AND a.taxonomy_term_id {which} "
    "(SELECT taxonomy_term_id FROM topics)"
)
_OPEN_PLACES = (
    "service_at_location at JOIN locations l ON l.id = at.location_id AND NOT l.confidential"
)

_NAME = _said("s.name", "s.alternate_name", "o.name")
_SUMMARY = _said("s.description")
_TOPICS = f"iif(s.sensitive, '', {_said(_all('t.name', _TERMS.format(which='IN')))})"
_REST = _said(
    "s.eligibility_description",
    "s.application_process",
    "s.first_visit",
    "s.to_bring",
    "s.alert",
    "s.email",
    _without(("https://", "http://", "www."), "s.url"),
    _all("t.name", _TERMS.format(which="NOT IN")),
    _all(
        _said("p.number", "p.description"),
        "phones p WHERE p.service_id = s.id AND NOT p.unconfirmed",
    ),
    _all(
        _said(_day_names("h.byday"), "h.description", "h.notes"),
        "schedules h WHERE h.service_id = s.id",
    ),
    _all(
        "coalesce(nullif(c.amount_description, ''), c.option)",
        "cost_options c WHERE c.service_id = s.id",
    ),
    _all("ar.name", "service_areas ar WHERE ar.service_id = s.id"),
    _all("la.name", "languages la WHERE la.service_id = s.id"),
    _all(_said("l.name", "l.transportation"), f"{_OPEN_PLACES} WHERE at.service_id = s.id"),
    _all(
        _said("d.address_1", "d.address_2", "d.city", "d.region", "d.postal_code"),
        f"{_OPEN_PLACES} JOIN addresses d ON d.location_id = l.id WHERE at.service_id = s.id",
    ),
    _all(
        "ac.description",
        f"{_OPEN_PLACES} JOIN accessibility ac ON ac.location_id = l.id WHERE at.service_id = s.id",
    ),
)

_AT = "SELECT service_id FROM service_at_location WHERE location_id"
_TOUCHED = {
    "services": "SELECT {row}.id",
    "organizations": "SELECT id FROM services WHERE organization_id = {row}.id",
    "attributes": (
        "SELECT {row}.link_id WHERE {row}.link_entity = 'service' "
        f"UNION {_AT} = {{row}}.link_id AND {{row}}.link_entity = 'location'"
    ),
    "taxonomy_terms": "SELECT link_id FROM attributes WHERE taxonomy_term_id = {row}.id",
    "topics": "SELECT link_id FROM attributes WHERE taxonomy_term_id = {row}.taxonomy_term_id",
    "phones": "SELECT {row}.service_id",
    "schedules": "SELECT {row}.service_id",
    "closures": "SELECT {row}.service_id",
    "cost_options": "SELECT {row}.service_id",
    "service_areas": "SELECT {row}.service_id",
    "languages": "SELECT {row}.service_id",
    "service_at_location": "SELECT {row}.service_id",
    "locations": f"{_AT} = {{row}}.id",
    "addresses": f"{_AT} = {{row}}.location_id",
    "accessibility": f"{_AT} = {{row}}.location_id",
}
"""Each table that feeds the words, or what `derived.py` works out, and whom one row touches."""

_DERIVED = ("derived", "next_sessions")

_TOLD_BESIDE = ("next_sessions", "checks")
"""Tables that feed no words, but from which patients are told something."""

_NEW_ORDER = 'UPDATE search_stamp SET "order" = random()'
_TOLD_ANEW = "UPDATE search_stamp SET told = random()"

_CHANGES = {"INSERT": ("NEW",), "UPDATE": ("OLD", "NEW"), "DELETE": ("OLD",)}
"""Each kind of change, and the rows whose services are read anew after it."""

_COLUMNS = ", ".join(TIERS)

_READ = f"""
    INSERT INTO search_words (service_id, {_COLUMNS})
    SELECT service_id, {_COLUMNS} FROM public_words WHERE {{which}}
    ON CONFLICT (service_id) DO UPDATE
    SET ({_COLUMNS}) = ({", ".join(f"excluded.{tier}" for tier in TIERS)})
    WHERE ({_COLUMNS}) IS NOT ({", ".join(f"excluded.{tier}" for tier in TIERS)})
"""  # noqa: S608  (our own names)

_INDEX = f"""
    INSERT INTO search_index (rowid, {_COLUMNS})
    VALUES (NEW.id, {", ".join(f"NEW.{tier}" for tier in TIERS)})
"""  # noqa: S608
_TAKE_OUT = f"""
    INSERT INTO search_index (search_index, rowid, {_COLUMNS})
    VALUES ('delete', OLD.id, {", ".join(f"OLD.{tier}" for tier in TIERS)})
"""  # noqa: S608


def put_up(connection: Connection) -> None:
    """Make table, index and triggers, and read the words of every service."""
    for statement in _parts():
        connection.exec_driver_sql(statement)


def take_down(connection: Connection) -> None:
    """Take away what `put_up` made, if anything, so that tables can be changed."""
    ours = connection.exec_driver_sql(
        "SELECT name FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'search\\_%' "
        "ESCAPE '\\'"
    )
    for (trigger,) in ours.all():
        connection.exec_driver_sql(f'DROP TRIGGER "{trigger}"')
    connection.exec_driver_sql("DROP VIEW IF EXISTS public_words")
    connection.exec_driver_sql("DROP TABLE IF EXISTS search_vocabulary")
    connection.exec_driver_sql("DROP TABLE IF EXISTS search_index")
    connection.exec_driver_sql("DROP TABLE IF EXISTS search_words")
    connection.exec_driver_sql("DROP TABLE IF EXISTS search_stamp")


def _parts() -> Iterator[str]:
    yield f"""
        CREATE VIEW public_words AS
        SELECT s.id AS service_id,
            {_plain(_NAME)} AS name,
            {_plain(_SUMMARY)} AS summary,
            {_plain(_TOPICS)} AS topics,
            {_plain(_REST)} AS rest
        FROM services s LEFT JOIN organizations o ON o.id = s.organization_id
    """  # noqa: S608
    yield f"""
        CREATE TABLE search_words (
            id INTEGER PRIMARY KEY,
            service_id VARCHAR NOT NULL UNIQUE,
            {", ".join(f"{tier} VARCHAR NOT NULL" for tier in TIERS)}
        )
    """
    yield f"""
        CREATE VIRTUAL TABLE search_index USING fts5 (
            {_COLUMNS}, content = 'search_words', content_rowid = 'id',
            tokenize = 'unicode61 remove_diacritics 2', prefix = '1 2 3'
        )
    """
    yield "CREATE VIRTUAL TABLE search_vocabulary USING fts5vocab (search_index, col)"
    yield 'CREATE TABLE search_stamp ("order" INTEGER NOT NULL, told INTEGER NOT NULL)'
    yield "INSERT INTO search_stamp VALUES (random(), random())"
    yield from _index_triggers()
    yield from (
        _trigger(table, change, [_TOLD_ANEW]) for table in _TOLD_BESIDE for change in _CHANGES
    )
    yield from itertools.chain.from_iterable(
        _triggers(table, touched) for table, touched in _TOUCHED.items()
    )
    yield _READ.format(which="TRUE")
    yield from (f"DELETE FROM {worked_out}" for worked_out in _DERIVED)  # noqa: S608


def _index_triggers() -> Iterator[str]:
    yield _trigger("search_words", "INSERT", [_INDEX, _NEW_ORDER])
    yield _trigger("search_words", "DELETE", [_TAKE_OUT, _NEW_ORDER])
    yield _trigger("search_words", "UPDATE", [_TAKE_OUT, _INDEX, _NEW_ORDER])


def _triggers(table: str, touched: str) -> Iterator[str]:
    for change, rows in _CHANGES.items():
        steps = []
        for row in rows:
            which = f"service_id IN ({touched.format(row=row)})"
            steps.append(_READ.format(which=which))
            steps += [f"DELETE FROM {worked_out} WHERE {which}" for worked_out in _DERIVED]  # noqa: S608
        if table == "services" and "OLD" in rows:  # the row may be gone, or have another key
            gone = "service_id = OLD.id AND service_id NOT IN (SELECT id FROM services)"
            steps.insert(0, f"DELETE FROM search_words WHERE {gone}")  # noqa: S608
        steps += [_TOLD_ANEW, *([_NEW_ORDER] if table == "services" else [])]
        yield _trigger(table, change, steps)


def _trigger(table: str, change: str, steps: list[str]) -> str:
    body = ";\n".join(steps)
    return (
        f"CREATE TRIGGER search_{table}_{change.lower()} AFTER {change} ON {table} "
        f"BEGIN\n{body};\nEND"
    )
