"""HSDS 1 and 2 had `holiday_schedules`: closures are closures today, other hours are schedules."""

from collections import defaultdict

from kiosk.directory.exchange import ids
from kiosk.directory.exchange.package import Package, Problem, Row

_YES = {"true", "yes", "y", "1", "t", "closed"}
_NO = {"false", "no", "n", "0", "f", "open"}
_EVERY_DAY = "MO,TU,WE,TH,FR,SA,SU"


def adapt(package: Package) -> None:
    """Take the holidays apart; a holiday of a place holds for every service there."""
    rows = package.tables.pop("holiday_schedules", [])
    package.columns.pop("holiday_schedules", None)
    if not rows:
        return
    at_place: dict[str, list[str]] = defaultdict(list)
    at: dict[str, str] = {}
    for row in package.tables.get("service_at_location", ()):
        service = row.cells.get("service_id", "")
        at_place[row.cells.get("location_id", "")].append(service)
        at[row.cells.get("id", "")] = service
    package.columns.setdefault("closures", ["id", "service_id", "first_day", "last_day", "words"])
    for row in rows:
        cells = row.cells
        one = cells.get("service_id") or at.get(cells.get("service_at_location_id", ""))
        services = [one] if one else at_place.get(cells.get("location_id", ""), [])
        if not services:
            package.left_out.append(("holiday_schedules", row))
            package.problems.append(
                Problem(
                    row.origin,
                    "service_id",
                    cells.get("location_id", ""),
                    "It is not said which service this holiday belongs to. Give it the id of a "
                    "service, or of a place with one.",
                )
            )
        for service in services:
            _take(package, row, service)


def _take(package: Package, row: Row, service: str) -> None:
    cells = row.cells
    closed = cells.get("closed", "").lower()
    first = cells.get("start_date", "")
    last = cells.get("end_date") or first
    words = cells.get("description", "")
    name = cells.get("id") or f"{first} {last}"
    if closed in _YES:
        facts = {"service_id": service, "first_day": first, "last_day": last, "words": words}
        table = "closures"
    elif closed in _NO and cells.get("opens_at"):
        facts = {
            "service_id": service,
            "valid_from": first,
            "valid_to": last,
            "dtstart": first,
            "until": last,
            "freq": "WEEKLY",
            "byday": _EVERY_DAY,
            "opens_at": cells["opens_at"],
            "closes_at": cells.get("closes_at", ""),
            "description": words,
        }
        table = "schedules"
    else:
        package.left_out.append(("holiday_schedules", row))
        package.problems.append(
            Problem(
                row.origin,
                "closed",
                cells.get("closed", ""),
                "It is not said whether it is closed on these days. Write true, or false and "
                "from when to when it is open.",
            )
        )
        return
    facts["id"] = ids.stable("holiday_schedules", name, service)
    kept = {column: value for column, value in facts.items() if value}
    package.tables.setdefault(table, []).append(Row(kept, row.origin))
    known = package.columns.setdefault(table, [])
    known += [column for column in kept if column not in known]
