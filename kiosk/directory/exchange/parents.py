"""Rows that stand under others of their own table: none above itself, none under nothing."""

from kiosk.directory.exchange.cleaned import Clean, Known
from kiosk.directory.exchange.package import Row
from kiosk.directory.exchange.problems import Problems

_PARENTS = {"organizations": "parent_organization_id", "taxonomy_terms": "parent_id"}


def see_to(
    table: str,
    found: dict[str, Clean],
    rows: dict[str, Row],
    known: Known,
    problems: Problems,
) -> None:
    """Cut what stands under a row that is not there, or, by way of others, under itself.

    Args:
        table: their table.
        found: the rows as they are so far.
        rows: the same as they stand in the file.
        known: what the database has.
        problems: hears of each that was cut.
    """
    column = _PARENTS.get(table)
    if column is None or not any(column in clean.values for clean in found.values()):
        return
    above = dict(known.parents(table))
    there = known.keys(table)
    for clean in found.values():
        parent = clean.values.get(column)
        if parent is not None and parent not in found and parent not in there:
            _cut(clean, column, rows[clean.key], problems, "There is no such row above this one.")
        above[clean.key] = clean.values.get(column, "")
    for clean in found.values():
        if column in clean.values and _is_under_itself(clean.key, above):
            above[clean.key] = ""
            _cut(
                clean,
                column,
                rows[clean.key],
                problems,
                "By way of others, this row stands above itself.",
            )


def _cut(clean: Clean, column: str, row: Row, problems: Problems, words: str) -> None:
    del clean.values[column]
    clean.dropped = (*clean.dropped, column)
    value = row.cells.get(column, "")
    problems.warn(row, column, value, f"{words} This cell was left out; give it the right id.")


def _is_under_itself(key: str, above: dict[str, str]) -> bool:
    seen = set()
    parent = above.get(key, "")
    while parent and parent not in seen:
        if parent == key:
            return True
        seen.add(parent)
        parent = above.get(parent, "")
    return False
