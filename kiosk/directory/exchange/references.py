"""References between the rows of a package, turned into keys of the database."""

from collections.abc import Collection
from typing import Any

from kiosk.directory.exchange import ids
from kiosk.directory.exchange.cleaned import Clean, Cleaned, Known
from kiosk.directory.exchange.columns import NEEDED, Reading
from kiosk.directory.exchange.package import Row
from kiosk.directory.exchange.standard import (
    MODELS,
    NOT_KNOWN_ORGANIZATION,
    PARENTS,
    RESOURCES,
    TABLES,
    table_of,
)

_ENTITIES = {resource: table for table, resource in RESOURCES.items()}
_BY_WAY_OF = (("service_at_location_id", "service_at_location"), ("contact_id", "contacts"))
_ENTITY_WORDS = {
    "organizations": "organization",
    "services": "service",
    "locations": "location",
    "contacts": "contact",
    "taxonomy_terms": "term",
    "taxonomies": "taxonomy",
    "service_at_location": "service at a location",
    "phones": "number",
    "programs": "programme",
}


class References:
    """What rows may refer to: those of the package that are clean by now, and the database's.

    Attributes:
        keys: by table, the keys of its rows; whoever cleans a table adds them.
    """

    def __init__(self, result: Cleaned, known: Known) -> None:
        """`result` is what was cleaned so far, and hears of problems."""
        self.keys: dict[str, Collection[str]] = {}
        self._tables = result.tables
        self._problems = result.problems
        self._known = known
        self._taxonomies = dict(known.taxonomies)
        self._same: dict[str, str] = {}

    def refer(self, table: str, how: Reading, clean: Clean, row: Row) -> bool:
        """Turn references into keys; whether the row has what it must belong to."""
        values = clean.values
        above = PARENTS.get(table, ())
        dangling: list[tuple[str, str, str]] = []
        if (words := self._link(table, clean)) is not None:
            link = clean.values.get("link_id", "")
            self._problems.block(table, clean.key, row, "link_id", link, words)
            return False
        for column in [each for each in values if each in how.refs]:
            to = how.refs[column]
            original = values.pop(column)
            if original == NOT_KNOWN_ORGANIZATION:
                continue
            key = ids.key(to, original)
            key = self._same.get(key, key)
            if to == table or self._is_there(to, key):
                if table not in MODELS or column in table_of(table).columns:
                    values[column] = key
                else:
                    clean.note({column: key})
                continue
            words = self._why_not(to, key)
            if column in NEEDED.get(table, ()) or (table, column) == (
                "services",
                "organization_id",
            ):
                self._problems.block(table, clean.key, row, column, original, words)
                return False
            dangling.append((column, original, words))
        belongs = not above or any(each in values or each in clean.extra for each in above)
        if belongs:
            for column, original, words in dangling:
                self._problems.warn(row, column, original, f"{words} This cell was left out.")
                clean.dropped = (*clean.dropped, column)
            self._lift(table, clean)
            return True
        column, original, words = (
            dangling[0]
            if dangling
            else (
                above[0],
                "",
                f"It is not said what this row belongs to. Fill in one of: {', '.join(above)}.",
            )
        )
        self._problems.block(table, clean.key, row, column, original, words)
        return False

    def is_new_taxonomy(self, clean: Clean, row: Row) -> bool:
        name = clean.values["name"]
        there = self._taxonomies.setdefault(name, clean.key)
        if there == clean.key:
            return True
        self._same[clean.key] = there
        self._problems.warn(
            row, "name", name, "A taxonomy of this name is there already. Its terms join that one."
        )
        return False

    def _is_there(self, table: str, key: str) -> bool:
        if key in self._problems.blocked[table]:
            return False
        return key in self.keys.get(table, ()) or key in self._known.keys(table)

    def _why_not(self, table: str, key: str) -> str:
        thing = _ENTITY_WORDS.get(table, table)
        blocked = self._problems.blocked[table].get(key)
        if blocked is not None:
            return (
                f"It belongs to a {thing} that was left out (row {blocked.row} of {blocked.file}). "
                "Mend that row, and import both."
            )
        return f"There is no such {thing}, in this file or in the kiosk. Give it the id of one."

    def _link(self, table: str, clean: Clean) -> str | None:
        """`link_id` refers to whichever table `link_entity` names; says so if it is not there."""
        if table not in {"attributes", "metadata"}:
            return None
        ours = table == "attributes"
        held: dict[str, Any] = clean.values if ours else dict(clean.extra)
        which, link = ("link_entity", "link_id") if ours else ("resource_type", "resource_id")
        entity = RESOURCES.get(held.get(which, "service"), held.get(which, "service"))
        held[which] = entity
        to = _ENTITIES.get(entity, entity)
        if link not in held or to not in TABLES:
            return None
        key = ids.key(to, held[link])
        if ours and not self._is_there(to, key):
            return self._why_not(to, key)
        held[link] = key
        if not ours:
            clean.extra = held
        return None

    def _lift(self, table: str, clean: Clean) -> None:
        """Numbers and times that hang off a service by way of something else are its own, too."""
        if table in {"phones", "schedules"} and "service_id" not in clean.values:
            for column, above in _BY_WAY_OF:
                key = clean.values.get(column) or clean.extra.get(column)
                row = self._tables.get(above, {}).get(key or "")
                if row is not None and (service := row.values.get("service_id")):
                    clean.values["service_id"] = service
                    break
