"""Columns of earlier forms that hold a list, or a thing that has a table of its own today."""

import re
from collections.abc import Callable

from kiosk.directory.exchange import ids
from kiosk.directory.exchange.package import Package, Problem, Row

_DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_YES = {"true", "yes", "y", "1", "t"}
_MOST_PARTS = 100


def adapt(package: Package) -> None:
    """Give each of them the row, or the column, that it has today."""
    tables = package.tables
    _places(package)
    _eligibility(package)
    for service in tables.get("services", ()):
        _spread(package, service, "taxonomy_ids", "attributes", _term)
        _spread(package, service, "languages", "languages", _language("service_id"))
        _spread(package, service, "service_areas", "service_areas", _area)
    fees(package)
    for location in tables.get("locations", ()):
        _spread(package, location, "languages", "languages", _language("location_id"))
        _spread(package, location, "accessibility", "accessibility", _access)
        virtual = location.cells.pop("virtual", "")
        if virtual:
            kind = "virtual" if virtual.lower() in _YES else "physical"
            location.cells.setdefault("location_type", kind)
    for schedule in tables.get("schedules", ()):
        weekday = schedule.cells.pop("weekday", "")
        if weekday:
            schedule.cells["freq"] = "WEEKLY"
            schedule.cells["byday"] = days_in(weekday) or weekday
    for columns, gone in (
        ("services", ("location_id", "taxonomy_ids", "languages", "service_areas")),
        ("locations", ("virtual", "accessibility", "languages")),
        ("schedules", ("weekday",)),
    ):
        if columns in package.columns:
            kept = [each for each in package.columns[columns] if each not in gone]
            kept += (
                ["freq", "byday"]
                if columns == "schedules" and len(kept) < len(package.columns[columns])
                else []
            )
            package.columns[columns] = list(dict.fromkeys(kept))


def fees(package: Package) -> None:
    """What a service costs, where it is shown."""
    for service in package.tables.get("services", ()):
        if service.cells.get("fees") and "fees_description" not in service.cells:
            service.cells["fees_description"] = service.cells.pop("fees")
            _add_column(package, "services", "fees_description")


def days_in(words: str) -> str:
    """The RFC 5545 codes of the days in these words (`Monday`, `Mon, Wed`, `1`); empty if none."""
    found = []
    for word in re.split(r"[\s,;/&]+", words.strip()):
        if word.isdecimal() and len(word) == 1 and 1 <= int(word) <= len(_DAYS):
            found.append(_DAYS[int(word) - 1])
        elif word[:2].upper() in _DAYS and word.isalpha():
            found.append(word[:2].upper())
        elif word.lower() not in {"and", ""}:
            return ""
    return ",".join(dict.fromkeys(found))


def _places(package: Package) -> None:
    """Ohana's services name one place, and leave who runs them to that place."""
    organizations = {
        row.cells.get("id"): row.cells.get("organization_id")
        for row in package.tables.get("locations", ())
    }
    for service in package.tables.get("services", ()):
        place = service.cells.pop("location_id", "")
        if not place:
            continue
        runs = organizations.get(place)
        if runs and "organization_id" not in service.cells:
            service.cells["organization_id"] = runs
            _add_column(package, "services", "organization_id")
        own = service.cells.get("id", "")
        _add(
            package,
            "service_at_location",
            service,
            {
                "id": ids.stable("service_at_location", own, place),
                "service_id": own,
                "location_id": place,
            },
        )


def _eligibility(package: Package) -> None:
    """Tables of their own once said who a service is for."""
    rows = package.tables.pop("eligibility", [])
    package.columns.pop("eligibility", None)
    services = {row.cells.get("id"): row for row in package.tables.get("services", ())}
    for row in rows:
        service = services.get(row.cells.get("service_id"))
        if service is None:
            package.problems.append(
                Problem(
                    row.origin,
                    "service_id",
                    row.cells.get("service_id", ""),
                    "There is no such service in this package. Give it the id of one.",
                )
            )
            continue
        words = row.cells.get("eligibility") or row.cells.get("eligibility_description")
        for column, value in (
            ("eligibility_description", words),
            ("minimum_age", row.cells.get("minimum_age")),
            ("maximum_age", row.cells.get("maximum_age")),
        ):
            if not value:
                continue
            before = service.cells.get(column)
            both = before and column == "eligibility_description" and value not in before
            service.cells[column] = f"{before}; {value}" if both else value
            _add_column(package, "services", column)


_Make = Callable[[Row, str], dict[str, str]]


def _spread(package: Package, row: Row, column: str, table: str, make: _Make) -> None:
    """Make a row of `table` of each part of a list with commas."""
    words = row.cells.pop(column, "")
    for number, part in enumerate(words.split(",", _MOST_PARTS)):
        if part.strip():
            key = ids.stable(table, row.cells.get("id", ""), column, str(number), part.strip())
            _add(package, table, row, {"id": key, **make(row, part.strip())})


def _term(row: Row, part: str) -> dict[str, str]:
    return {
        "link_id": row.cells.get("id", ""),
        "link_entity": "service",
        "taxonomy_term_id": part,
    }


def _language(column: str) -> _Make:
    return lambda row, part: {column: row.cells.get("id", ""), "name": part}


def _area(row: Row, part: str) -> dict[str, str]:
    return {"service_id": row.cells.get("id", ""), "name": part}


def _access(row: Row, part: str) -> dict[str, str]:
    words = part.replace("_", " ").capitalize()
    return {"location_id": row.cells.get("id", ""), "description": words}


def _add(package: Package, table: str, source: Row, cells: dict[str, str]) -> None:
    full = {column: value for column, value in cells.items() if value}
    package.tables.setdefault(table, []).append(Row(full, source.origin))
    for column in full:
        _add_column(package, table, column)


def _add_column(package: Package, table: str, column: str) -> None:
    columns = package.columns.setdefault(table, [])
    if column not in columns:
        columns.append(column)
