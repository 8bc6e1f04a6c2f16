"""What cleaning makes of a package: its rows as the database would keep them."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

from kiosk.directory.exchange.package import Origin
from kiosk.directory.exchange.problems import Problems

KnownKeys = Callable[[str], Collection[str]]
"""Answers for a table with the keys that the database has in it."""

_NOTHING: Mapping[str, str] = MappingProxyType({})


@dataclass(slots=True)
class Clean:
    """One row as the database would keep it.

    Attributes:
        key: its id, a UUID.
        values: by column, what the file says; a column without a value is not named.
        origin: where it stands.
        extra: what stands under headings that the database has no column for.
        position: its place in the order of the file, which a new row is given.
        dropped: columns whose value could not be read, so that what was there before stays.
    """

    key: str
    values: dict[str, Any]
    origin: Origin
    extra: Mapping[str, str] = field(default_factory=lambda: _NOTHING)
    position: int = 0
    dropped: tuple[str, ...] = ()

    def note(self, more: Mapping[str, str]) -> None:
        """Keep what the database has no column for."""
        if more:
            self.extra = {**self.extra, **more}


@dataclass
class Cleaned:
    """A whole package, cleaned.

    Attributes:
        tables: by table and key, the rows that the database has columns for.
        texts: by table, the rows of tables that it keeps as text.
        columns: by table, the columns that the file has.
        originals: by table and key, what a publisher called the row.
        topics: our topics by key, where the package comes from a kiosk.
        problems: what was found, and what was left out.
    """

    tables: dict[str, dict[str, Clean]] = field(default_factory=dict)
    texts: dict[str, list[dict[str, str]]] = field(default_factory=dict)
    columns: dict[str, set[str]] = field(default_factory=dict)
    originals: dict[tuple[str, str], str] = field(default_factory=dict)
    topics: dict[str, dict[str, Any]] = field(default_factory=dict)
    problems: Problems = field(default_factory=Problems)


@dataclass(frozen=True)
class Known:
    """What the database already has.

    Attributes:
        keys: its keys by table.
        taxonomies: the keys of its taxonomies by name.
        parents: by table (organizations, terms), which row stands above which.
    """

    keys: KnownKeys
    taxonomies: Mapping[str, str] = field(default_factory=dict)
    parents: Callable[[str], Mapping[str, str]] = lambda _table: {}
