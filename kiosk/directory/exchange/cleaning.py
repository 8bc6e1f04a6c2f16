"""Turns the text of a package into the values that the database keeps, row by row.

A bad cell that may be left out is, with a word about it; where the row would then say something
else than its publisher meant, the row is left out, and with it what hangs off it. Nothing here
writes: what comes out is compared with the database, and then applied.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from typing import Any

from kiosk.directory.exchange import cells, ids, numbers, own_tables, parents
from kiosk.directory.exchange.cells import BadCell, tidy
from kiosk.directory.exchange.cleaned import Clean, Cleaned, Known
from kiosk.directory.exchange.columns import NEEDED, Reading, reading
from kiosk.directory.exchange.official import NOTHING
from kiosk.directory.exchange.own_tables import Overlay
from kiosk.directory.exchange.package import Origin, Package, Problem, Row
from kiosk.directory.exchange.references import References
from kiosk.directory.exchange.standard import (
    MODELS,
    NOT_KNOWN_ORGANIZATION,
    ORDER,
    OWN,
    TABLES,
)
from kiosk.directory.exchange.text_files import UNREADABLE

_BRITISH = {"", "gb", "uk", "united kingdom", "great britain", "england", "wales", "scotland"}
_POSITIONED = {"phones": "service_id", "schedules": "service_id", "attributes": "link_id"}


def clean(
    package: Package, known: Known, told: Callable[[float, float], None] = lambda _done, _all: None
) -> Cleaned:
    """The rows of a package as the database would keep them. The package is used up.

    A row of a sheet says all of a service: it comes in as a whole or not at all.

    Args:
        package: as it was read.
        known: what the database has.
        told: hears how many rows are done, of how many.
    """
    cleaned = _Cleaner(package, known, told).clean()
    if package.without is None:
        return cleaned
    told_already: list[Problem] = []
    blocked: dict[str, dict[str, Origin]] = defaultdict(dict)
    left_out: set[int] = set()
    while bad := cleaned.problems.rows_left_out() - left_out:
        left_out |= bad
        told_already += [each for each in cleaned.problems.found if each.origin.row in bad]
        for table, rows in cleaned.tables.items():
            blocked[table] |= {
                key: each.origin for key, each in rows.items() if each.origin.row in bad
            }
        for table, keys in cleaned.problems.blocked.items():
            blocked[table] |= keys
        cleaned = _Cleaner(package.without(left_out), known, told).clean()
    cleaned.problems.found[:0] = told_already
    for table, keys in blocked.items():
        cleaned.problems.blocked[table] |= keys
    return cleaned


class _Cleaner:
    def __init__(
        self, package: Package, known: Known, told: Callable[[float, float], None]
    ) -> None:
        self._package = package
        self._known = known
        self._told = told
        self._whole = sum(map(len, package.tables.values()))
        self._done = 0
        self._result = Cleaned()
        self._problems = self._result.problems
        self._problems.found += package.problems
        self._problems.rejected += package.left_out
        self._overlay: Overlay = own_tables.overlay(package)
        self._references = References(self._result, known)
        self._british = all(
            row.cells.get("country", "").strip().lower() in _BRITISH
            for row in package.tables.get("addresses", ())
        )

    def clean(self) -> Cleaned:
        tables = self._package.tables
        for table in tables:
            self._result.columns[table] = set(self._package.columns_of(table))
        for table in (*ORDER, *(name for name in list(tables) if name not in TABLES)):
            if table not in tables:
                continue
            rows = tables.pop(table)
            if table in TABLES:
                self._clean_table(table, rows)
            else:
                self._result.texts[table] = [_as_text(row) for row in rows]
                self._step(len(rows))
        own_tables.clean(tables, self._result, self._known.keys)
        for table in OWN:
            tables.pop(table, None)
        self._told(1, 1)
        return self._result

    def _step(self, rows: int = 1) -> None:
        self._done += rows
        self._told(self._done, self._whole)

    def _clean_table(self, table: str, rows: list[Row]) -> None:
        how = reading(table)
        self._problems.table = table
        month_first = {
            column: cells.is_month_first([text for row in rows if (text := row.cells.get(column))])
            for column, read in how.into.items()
            if read is cells.date
        }
        found: dict[str, Clean] = {}
        positions: Counter[str] = Counter()
        seen: dict[str, Row] = {}
        for row in rows:
            self._step()
            for each in self._clean_row(table, how, row, month_first, seen):
                found[each.key] = each
                if table in _POSITIONED and not self._overlay.is_ours:
                    above = str(each.values.get(_POSITIONED[table]))
                    each.position = positions[above]
                    positions[above] += 1
        self._references.keys[table] = found.keys()
        parents.see_to(table, found, seen, self._known, self._problems)
        if table in MODELS:
            self._result.tables[table] = found
        else:
            self._result.texts[table] = [
                {"id": each.key, **{name: str(value) for name, value in each.values.items()}}
                | dict(each.extra)
                for each in found.values()
            ]

    def _clean_row(
        self,
        table: str,
        how: Reading,
        row: Row,
        month_first: dict[str, bool],
        seen: dict[str, Row],
    ) -> Iterator[Clean]:
        original = tidy(row.cells.get("id", ""))
        if table == "organizations" and original == NOT_KNOWN_ORGANIZATION:
            return
        key = ids.key(table, original) if original else self._named_by_content(table, row)
        if not self._is_first(table, key, original, row, seen):
            return
        written = self._overlay.restored(table, key, row.cells)
        clean = Clean(key, {}, row.origin)
        if not self._read_cells(table, how, clean, written, row, month_first):
            return
        if not self._references.refer(table, how, clean, row):
            return
        if missing := [name for name in NEEDED.get(table, ()) if name not in clean.values]:
            self._problems.block(
                table,
                key,
                row,
                missing[0],
                "",
                f"{_column_words(missing[0])} is missing. Fill it in.",
            )
            return
        if table == "taxonomies" and not self._references.is_new_taxonomy(clean, row):
            return
        if original and original != key:
            self._result.originals[table, key] = original
        self._look_at_place(clean, row)
        self._ours(table, clean)
        if table == "phones":
            yield from self._numbers(clean, row)
        else:
            yield clean

    def _read_cells(  # noqa: PLR0913, PLR0917  (a row, and all that says how it is read)
        self,
        table: str,
        how: Reading,
        clean: Clean,
        written: dict[str, str],
        row: Row,
        month_first: dict[str, bool],
    ) -> bool:
        """Fill in what the cells say; whether the row can still go in."""
        for column, value in written.items():
            try:
                self._cell(how, clean, column, value, month_first)
            except BadCell as bad:
                if column in how.blocking or column in NEEDED.get(table, ()):
                    self._problems.block(table, clean.key, row, column, value, str(bad))
                    return False
                clean.dropped = (*clean.dropped, column)
                self._problems.warn(
                    row, column, value, f"{bad} This cell was left out, the rest goes in."
                )
            else:
                if UNREADABLE in value:
                    self._problems.warn(row, column, value, _NOT_READ)
        if table == "schedules" and cells.is_all_day(written.get("opens_at", "")):
            clean.values.setdefault("closes_at", cells.DAY_ENDS)
        return True

    def _look_at_place(self, clean: Clean, row: Row) -> None:
        for column, most in _DEGREES.items():
            if abs(clean.values.get(column) or 0) > most:
                value = row.cells.get(column, "")
                self._problems.warn(
                    row, column, value, f"There is no such place: write up to {most} degrees."
                )

    def _named_by_content(self, table: str, row: Row) -> str:
        if "id" in self._result.columns[table]:
            self._problems.warn(
                row,
                "id",
                "",
                "This row has no id, so it is known by what stands in it: change that, and it is "
                "another row. Give it an id.",
            )
        if table in {"organizations", "services", "locations"}:
            names = [row.cells.get(name, "") for name in ("name", "organization_id")]
            if any(names):
                return ids.stable(table, "", *names)
        return ids.stable(table, "", *(f"{name}={row.cells[name]}" for name in sorted(row.cells)))

    def _is_first(
        self, table: str, key: str, original: str, row: Row, seen: dict[str, Row]
    ) -> bool:
        first = seen.setdefault(key, row)
        if first is row:
            return True
        where = f"in row {first.origin.row} of {first.origin.file}"
        if first.cells == row.cells:
            self._problems.warn(
                row, "id", original, f"The same row stands {where} already. It is taken once."
            )
        else:
            self._problems.block(
                table,
                "",
                row,
                "id",
                original,
                f"This id stands {where} already. Give this row an id of its own.",
            )
        return False

    def _cell(
        self, how: Reading, clean: Clean, column: str, value: str, month_first: dict[str, bool]
    ) -> None:
        if column == "id" or (column in how.wordless and tidy(value) == NOTHING):
            return
        read = how.into.get(column)
        if len(value) > cells.LONGEST:
            raise BadCell(f"This is longer than {cells.LONGEST} letters. Make it shorter.")
        found: Any = (
            cells.date(value, month_first=month_first[column])
            if column in month_first
            else (read or tidy)(value)
        )
        if found == "":
            return
        if read is None and column not in how.refs:
            clean.note({tidy(column) or "column": found})
        else:  # what a publisher says of checking stands beside what we say
            name = "publisher_assured_date" if column == "assured_date" else column
            clean.values[name] = found

    def _ours(self, table: str, clean: Clean) -> None:
        clean.values.update(self._overlay.values(table, clean.key))
        clean.note(self._overlay.notes(table, clean.key))

    def _numbers(self, clean: Clean, row: Row) -> Iterator[Clean]:
        """The number, or the numbers, of a row of `phones`."""
        written = clean.values["number"]
        if self._overlay.is_ours:  # it was looked at when it first came in
            yield clean
            return
        try:
            read = numbers.read(written, british=self._british)
        except BadCell as bad:
            self._problems.block("phones", clean.key, row, "number", written, str(bad))
            return
        if read.words:
            self._problems.warn(row, "number", written, read.words)
        clean.values["number"] = read.found[0]
        yield clean
        for place, number in enumerate(read.found[1:], start=1):
            yield Clean(
                ids.stable("phones", clean.key, str(place)),
                {**clean.values, "number": number},
                clean.origin,
                clean.extra,
            )


_NOT_READ = (
    "A letter in this cannot be read, because the file mixes two ways to write letters. It went in "
    "as it is: mend it in the file, and import it again."
)
_DEGREES = {"latitude": 90, "longitude": 180}


def _as_text(row: Row) -> dict[str, str]:
    return {
        tidy(name) or "column": plain for name, value in row.cells.items() if (plain := tidy(value))
    }


def _column_words(column: str) -> str:
    return f"The {column.removesuffix('_id').replace('_', ' ')}"
