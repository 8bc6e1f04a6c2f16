"""Finds which row of the directory a row of the spreadsheet is: by its id, or by what it says.

A row without an id is a new one, unless it says just what one of those says that went out and has
not come back.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from kiosk.directory.workbook.layout import (
    FIELDS,
    ID,
    NUMBERS,
    OWNER,
    PLACES,
    SERVICE,
    SERVICES,
    SHEETS,
    Record,
)
from kiosk.directory.workbook.problems import Problems
from kiosk.directory.workbook.reading import Brought, Line, Page
from kiosk.directory.workbook.records import labels
from kiosk.directory.workbook.text import folded, is_same
from kiosk.directory.workbook.values import same_number


@dataclass(frozen=True)
class New:
    """A row that was written at home.

    Attributes:
        service: the id of the service that it belongs to; for one that is new too, the number of
            its row, as `row 12`.
    """

    sheet: str
    line: Line
    service: str = ""


@dataclass
class Matched:
    """The rows of a spreadsheet, each with what it is.

    Attributes:
        known: by sheet, each id that came back with its row.
        new: the others.
        missing: by sheet, the ids that did not come back.
    """

    known: dict[str, dict[str, Line]] = field(default_factory=dict)
    new: list[New] = field(default_factory=list)
    missing: dict[str, list[str]] = field(default_factory=dict)


def row_of(line: Line) -> str:
    """What stands for the service of a new row until it has an id."""
    return f"row {line.number}"


def matched(brought: Brought, problems: Problems) -> Matched:
    """Which row of those that went out each row is."""
    return _Matcher(brought, problems).match()


class _Matcher:
    def __init__(self, brought: Brought, problems: Problems) -> None:
        self._brought = brought
        self._base = brought.base
        self._problems = problems
        self._found = Matched({sheet: {} for sheet in SHEETS}, [], {sheet: [] for sheet in SHEETS})
        self._services: dict[str, set[str]] = defaultdict(set)
        self._strange: set[tuple[str, int]] = set()
        self._unclear: dict[str, set[str]] = {sheet: set() for sheet in SHEETS}
        self._names_then: dict[str, set[str]] = defaultdict(set)
        for key, record in self._base[SERVICES].items():
            self._names_then[folded(record.get("Name", ""))].add(key)
        self._names_then.pop("", None)

    def match(self) -> Matched:
        for sheet in SHEETS:
            page = self._brought.pages.get(sheet)
            if page is None:
                continue
            rest = self._by_id(sheet, page)
            if sheet == SERVICES:
                self._services_without_id(rest)
                self._learn_names()
            else:
                self._others_without_id(sheet, page, rest)
            self._found.missing[sheet] = [
                key
                for key in self._base[sheet]
                if key not in self._found.known[sheet] and key not in self._unclear[sheet]
            ]
        if SERVICES not in self._brought.pages:
            self._learn_names()
        return self._found

    def _by_id(self, sheet: str, page: Page) -> list[Line]:
        """Take the rows with an id of ours; returns those without one."""
        by_id: dict[str, list[Line]] = defaultdict(list)
        rest: list[Line] = []
        for line in page.lines:
            key = line.record.get(ID, "")
            if not key:
                if any(heading not in {ID, SERVICE} for heading in line.record):
                    rest.append(line)
            elif key not in self._base[sheet]:
                self._strange.add((sheet, line.number))
                rest.append(line)
            else:
                by_id[key].append(line)
        for key, lines in by_id.items():
            meant = self._meant(sheet, key, lines, page.headings)
            if meant is None or self._is_of_another(sheet, key, meant):
                self._unclear[sheet].add(key)
            else:
                self._found.known[sheet][key] = meant
        return rest

    def _meant(
        self, sheet: str, key: str, lines: Sequence[Line], headings: Sequence[str]
    ) -> Line | None:
        """Which of several rows with one Id it is: a row that was copied may stand above it."""
        base = self._base[sheet][key]
        as_it_was = (line for line in lines if _is_as_it_was(base, line, headings))
        alike = all(line.record == lines[0].record for line in lines)
        meant = next(as_it_was, lines[0] if alike else None)
        numbers = " and ".join(str(line.number) for line in lines)
        for line in lines:
            if meant is None:
                words = (
                    f"This Id stands in rows {numbers}. Nobody can tell which of them is meant, so "
                    "they are left out. Take the Id out of the new one."
                )
                self._problems.tell(sheet, line.number, ID, words)
            elif line is not meant:
                words = (
                    f"This Id stands in row {meant.number} already, so this row is left out. Take "
                    "the Id out of it, if it is a new one."
                )
                self._problems.tell(sheet, line.number, ID, words)
        return meant

    def _is_of_another(self, sheet: str, key: str, line: Line) -> bool:
        """Whether a row has the Id of one listing and the name of another, and a word about it."""
        own = key if sheet == SERVICES else self._owner(sheet, key)
        heading = "Name" if sheet == SERVICES else SERVICE
        if heading in line.unsure:
            return False
        named = folded(line.record.get(heading, ""))
        names = self._names_then if sheet == SERVICES else self._services
        called = names.get(named, set())
        if not called or own in called:
            return False
        label = self._base[SERVICES].get(own, {}).get("Name", "")
        self._problems.tell(
            sheet,
            line.number,
            heading,
            f"The Id of this row is that of “{label}”. Perhaps rows were sorted without their Ids. "
            "The row is left out. For another listing write a new row without an Id.",
            line.record[heading],
        )
        return True

    def _services_without_id(self, rest: Iterable[Line]) -> None:
        left = self._left(SERVICES)
        names = {
            key: folded(record.get("Name", "")) for key, record in self._base[SERVICES].items()
        }
        for line in rest:
            name = folded(line.record.get("Name", ""))
            same = [key for key in names if name and names[key] == name]
            if len(same) > 1:
                by = folded(line.record.get("Organisation", ""))
                same = [
                    key
                    for key in same
                    if folded(self._base[SERVICES][key].get("Organisation", "")) == by
                ]
            if not same:
                self._add_service(line)
            elif len(same) == 1 and same[0] in left:
                self._recognise(SERVICES, same[0], line)
                left.discard(same[0])
            else:
                self._problems.tell(
                    SERVICES,
                    line.number,
                    "Name",
                    "There is a listing with this name already, so this row is left out. Give a "
                    "new listing a name of its own.",
                    line.record.get("Name", ""),
                )

    def _add(self, sheet: str, line: Line, service: str) -> None:
        """Take a row for a new one, unless it has an id of its own."""
        if (sheet, line.number) not in self._strange:
            self._found.new.append(New(sheet, line, service))
            return
        self._problems.tell(
            sheet,
            line.number,
            ID,
            "This Id is none that the kiosk gave out, so this row is left out. Leave the Id of a "
            "new row empty.",
            line.record[ID],
        )

    def _add_service(self, line: Line) -> None:
        if not line.record.get("Name"):
            self._problems.tell(
                SERVICES,
                line.number,
                "Name",
                "This row has no name, so it is left out. Write what the listing is called.",
            )
            return
        self._add(SERVICES, line, row_of(line))

    def _learn_names(self) -> None:
        """Under which names the other sheets may mean a service: the former and the new ones."""
        base = {
            key: (record.get("Name", ""), record.get("Organisation", ""))
            for key, record in self._base[SERVICES].items()
        }
        now = {
            key: (line.record.get("Name", ""), line.record.get("Organisation", ""))
            for key, line in self._found.known[SERVICES].items()
        } | {
            each.service: (
                each.line.record.get("Name", ""),
                each.line.record.get("Organisation", ""),
            )
            for each in self._found.new
        }
        for names in (base, now):
            for key, label in labels(names).items():
                self._services[folded(label)].add(key)
            for key, (name, _) in names.items():
                self._services[folded(name)].add(key)
        self._services.pop("", None)

    def _others_without_id(self, sheet: str, page: Page, rest: list[Line]) -> None:
        ids_are_gone = ID not in page.headings
        alone: dict[str, list[Line]] = defaultdict(list)
        for line in rest:
            service = self._service_of(sheet, line)
            if not service:
                continue
            left = [key for key in self._left(sheet) if self._owner(sheet, key) == service]
            same = [key for key in left if _says_the_same(sheet, self._base[sheet][key], line)]
            if same:
                self._recognise(sheet, same[0], line)
            elif ids_are_gone and service in self._base[SERVICES]:
                alone[service].append(line)
            else:
                self._add(sheet, line, service)
        for service, lines in alone.items():
            self._pair(sheet, service, lines)

    def _pair(self, sheet: str, service: str, lines: list[Line]) -> None:
        """Where no row has an id: the only row that is left of a listing is the only one here."""
        left = [key for key in self._left(sheet) if self._owner(sheet, key) == service]
        if not left:
            self._found.new += [New(sheet, line, service) for line in lines]
        elif len(left) == len(lines) == 1:
            self._recognise(sheet, left[0], lines[0])
        else:
            for line in lines:
                self._problems.tell(
                    sheet,
                    line.number,
                    "",
                    "The Ids are gone, so nobody can tell which row this was. It is left out: "
                    "change it at the kiosk.",
                )

    def _recognise(self, sheet: str, key: str, line: Line) -> None:
        self._found.known[sheet][key] = line
        self._problems.note(
            sheet, line.number, ID, "The Id is gone. The row was known by what it says."
        )

    def _left(self, sheet: str) -> set[str]:
        """Ids that went out, and no row has come back with yet."""
        return self._base[sheet].keys() - self._found.known[sheet].keys() - self._unclear[sheet]

    def _owner(self, sheet: str, key: str) -> str:
        """The service that a row belonged to when it went out."""
        return self._base[sheet][key].get(OWNER, "")

    def _service_of(self, sheet: str, line: Line) -> str:
        """The service that a row without an id names; empty, with a word about it, if none."""
        name = line.record.get(SERVICE, "")
        found = self._services.get(folded(name), set())
        if len(found) == 1:
            return next(iter(found))
        if not name:
            words = "Choose which listing this belongs to. The row is left out."
        elif found:
            words = (
                "More than one listing has this name. Write the organisation behind it, in "
                "brackets. The row is left out."
            )
        else:
            words = "There is no listing with this name. The row is left out."
        self._problems.tell(sheet, line.number, SERVICE, words, name)
        return ""


def _is_as_it_was(base: Record, line: Line, headings: Sequence[str]) -> bool:
    """Whether nothing in a row has changed since it went out."""
    return all(
        heading in line.unsure
        or is_same(base.get(heading, ""), line.record.get(heading, ""))
        or (
            heading == "Number" and same_number(base.get(heading, ""), line.record.get(heading, ""))
        )
        for heading in headings
    )


def _says_the_same(sheet: str, base: Record, line: Line) -> bool:
    """Whether a row that has lost its id is this one."""
    record = line.record
    if sheet == NUMBERS:
        return same_number(base.get("Number", ""), record.get("Number", ""))
    if sheet == PLACES:
        named = folded(base.get("Place", "")) == folded(record.get("Place", ""))
        there = folded(base.get("Postcode", "")) == folded(record.get("Postcode", ""))
        return named and there
    return all(
        [*map(folded, each.texts(base))] == [*map(folded, each.texts(record))]
        for each in FIELDS[sheet]
    )
