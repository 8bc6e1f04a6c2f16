"""Compares what came back with what went out and with what the directory says now.

What somebody changed at home is a change; what somebody changed at the kiosk meanwhile stays; where
both did, and not to the same, somebody chooses. What did not come back is told, and stays.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from kiosk.directory.editing import phone_numbers
from kiosk.directory.exchange.problems import shortened
from kiosk.directory.exchange.unlisted import called_here
from kiosk.directory.workbook import times
from kiosk.directory.workbook.layout import (
    CHECKED,
    FIELDS,
    NUMBERS,
    OWNER,
    PLACES,
    READ_ONLY,
    SERVICE,
    SERVICES,
    SHEETS,
    TIMES,
    WHEN,
    Field,
    Record,
)
from kiosk.directory.workbook.matching import Matched, New, matched
from kiosk.directory.workbook.moved import moved
from kiosk.directory.workbook.problems import Problem, Problems
from kiosk.directory.workbook.reading import Brought, Line
from kiosk.directory.workbook.records import Directory
from kiosk.directory.workbook.text import folded, is_same, tidied
from kiosk.directory.workbook.times import BadPart
from kiosk.directory.workbook.values import Reader, same_number

_NEEDED = {
    SERVICES: ("name",),
    NUMBERS: ("number",),
    TIMES: (),
    PLACES: (),
}


@dataclass(frozen=True)
class Edit:
    """A field that somebody changed at home.

    Attributes:
        key: the id of its row.
        service: the service that the row belongs to.
        listing: what that is called.
        before: what the directory says now, in words.
        after: what it is to say, in words.
        value: the same, as the tables have it.
    """

    sheet: str
    key: str
    service: str
    listing: str
    row: int
    field: Field
    before: str
    after: str
    value: Any


@dataclass(frozen=True)
class Choice:
    """A field that was changed at home and at the kiosk, each to something else.

    Attributes:
        listing: what the listing is called.
        label: what the field is called in a sentence.
        was: what it said when the spreadsheet went out.
        mine: what the spreadsheet says.
        theirs: what the kiosk says now.
    """

    sheet: str
    key: str
    field: str
    listing: str
    label: str
    was: str
    mine: str
    theirs: str


@dataclass(frozen=True)
class Added:
    """A row that was written at home.

    Attributes:
        service: the id of the service that it belongs to; or, for that of a new one, `row 12`.
        listing: what that is called.
        values: by field, what the tables are to have.
        words: the row in a few words.
    """

    sheet: str
    row: int
    service: str
    listing: str
    values: Mapping[str, Any]
    words: str


@dataclass(frozen=True)
class Missing:
    """A row that did not come back; it stays."""

    sheet: str
    listing: str
    words: str


@dataclass
class Plan:
    """All that bringing a spreadsheet back would change, and all that there is to say about it.

    Attributes:
        edits: what changes.
        choices: where somebody has to choose, each with what changes if it is the spreadsheet's.
        added: what is new.
        missing: what did not come back.
        problems: what was left out or mended, cell by cell.
        unchecked: the names of listings that are no longer checked then.
    """

    edits: list[Edit] = field(default_factory=list)
    choices: dict[Choice, Edit] = field(default_factory=dict)
    added: list[Added] = field(default_factory=list)
    missing: list[Missing] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    unchecked: list[str] = field(default_factory=list)

    def __len__(self) -> int:
        return len(self.edits) + len(self.choices) + len(self.added)


def compare(brought: Brought, now: Directory) -> Plan:
    """What bringing a spreadsheet back would change in the directory as it is now."""
    return _Comparer(brought, now).compare()


class _Comparer:
    def __init__(self, brought: Brought, now: Directory) -> None:
        self._base = brought.base
        self._pages = brought.pages
        self._now = now
        self._read = Reader(now)
        self._plan = Plan()
        self._problems = Problems(list(brought.problems.found))
        self._rows = matched(brought, self._problems)
        self._moved = {sheet: self._see_moved_columns(sheet) for sheet in SHEETS}

    def compare(self) -> Plan:
        for sheet in SHEETS:
            self._tell_lost_columns(sheet)
            for key, line in self._rows.known[sheet].items():
                self._compare_row(sheet, key, line)
        self._add_new(self._rows)
        for sheet in SHEETS:
            self._tell_missing(sheet, self._rows.missing[sheet])
        self._plan.unchecked = self._unchecked()
        self._plan.problems = sorted(
            self._problems.found,
            key=lambda each: (_place(each.sheet), each.row, each.is_note),
        )
        return self._plan

    def _unchecked(self) -> list[str]:
        """Who has been checked, and has another number, time or place then."""
        edits = [*self._plan.edits, *self._plan.choices.values()]
        services = {edit.service for edit in edits if edit.field.is_fact}
        services |= {new.service for new in self._plan.added if new.sheet != SERVICES}
        checked = self._now.records[SERVICES]
        return sorted(self._called(key) for key in services if checked.get(key, {}).get(CHECKED))

    # Rows that went out

    def _compare_row(self, sheet: str, key: str, line: Line) -> None:
        base = self._base[sheet][key]
        now = self._now.records[sheet].get(key)
        service = base.get(OWNER, "")
        changed = [each for each in FIELDS[sheet] if self._is_changed(sheet, each, line, base)]
        self._see_read_only(sheet, line, base)
        if now is None:
            if changed:
                self._tell_gone(sheet, line, service)
            return
        for each in changed:
            self._compare_field(sheet, key, each, line, base, now)

    def _is_changed(self, sheet: str, each: Field, line: Line, base: Record) -> bool:
        """Whether somebody has changed a field at home; what a column lost is no change."""
        headings = self._headings(sheet)
        columns = each.columns_in({*line.record, *base}) if each.is_list else each.headings
        if not set(columns) <= headings or line.unsure.intersection(columns):
            return False
        if self._moved[sheet].intersection(columns):
            return False
        return not self._are_same(each, each.texts(line.record), each.texts(base))

    def _are_same(self, each: Field, one: tuple[str, ...], other: tuple[str, ...]) -> bool:
        if len(one) != len(other):
            return False
        if each.name == "number":
            return same_number(one[0], other[0])
        return all(map(is_same, one, other))

    def _compare_field(  # noqa: PLR0913, PLR0917  (a field, and the three sides of it)
        self, sheet: str, key: str, each: Field, line: Line, base: Record, now: Record
    ) -> None:
        mine, theirs, was = (each.texts(record) for record in (line.record, now, base))
        if self._are_same(each, mine, theirs):
            return
        if key in self._now.closures and each.name == "notes":
            words = "A row that says when it is closed has one note. Write it there."
            self._problems.tell(sheet, line.number, each.headings[0], words, mine[0])
            return
        value = self._value(sheet, each, line, base)
        known = [self._of_record(sheet, each, record) for record in (now, base)]
        if value is _BAD or value in known:
            return
        words = _words_of(each, value, mine)
        edit = Edit(
            sheet,
            key,
            self._now.owners[sheet][key],
            self._called(self._now.owners[sheet][key]),
            line.number,
            each,
            _words(each, theirs),
            words,
            value,
        )
        # A topic that a lead has renamed meanwhile is the same one.
        is_renamed = each.is_list and known[0] is not _BAD and known[0] == known[1]
        if is_renamed or self._are_same(each, theirs, was):
            self._plan.edits.append(edit)
            return
        choice = Choice(
            sheet, key, each.name, edit.listing, each.label, _words(each, was), words, edit.before
        )
        self._plan.choices[choice] = edit

    def _of_record(self, sheet: str, each: Field, record: Record) -> Any:
        """What cells that the kiosk wrote mean: another way to write the same is no change."""
        try:
            return self._read.read(sheet, each, record, record)
        except BadPart:
            return _BAD

    def _value(self, sheet: str, each: Field, line: Line, base: Record) -> Any:
        def note(heading: str, words: str) -> None:
            self._problems.note(sheet, line.number, heading, words, line.record.get(heading, ""))

        try:
            return self._read.read(sheet, each, line.record, base, note)
        except BadPart as bad:
            value = line.record.get(bad.heading, "")
            self._problems.tell(sheet, line.number, bad.heading, str(bad), value)
            return _BAD

    def _see_read_only(self, sheet: str, line: Line, base: Record) -> None:
        headings = self._headings(sheet)
        for heading in (*READ_ONLY.get(sheet, ()), *(() if sheet == SERVICES else (SERVICE,))):
            said, was = line.record.get(heading, ""), base.get(heading, "")
            if heading not in headings or heading in line.unsure or is_same(said, was):
                continue
            if heading == SERVICE:
                if self._is_called(said, base.get(OWNER, "")):
                    continue
                words = (
                    "A row stays with its listing. For another listing write a new row without "
                    "an Id."
                )
            else:
                words = "This is only set at the kiosk, so it stays as it is."
            self._problems.tell(sheet, line.number, heading, words, said)

    def _is_called(self, name: str, service: str) -> bool:
        """Whether this is a name of the service, such as the one it is given at home."""
        line = self._rows.known[SERVICES].get(service)
        names = [self._called(service), line.record.get("Name", "") if line else ""]
        return not name or folded(name) in map(folded, names)

    def _tell_gone(self, sheet: str, line: Line, service: str) -> None:
        if service in self._now.away:
            words = "Somebody took this listing away at the kiosk meanwhile, so this is left out."
        else:
            words = "This is no longer at the kiosk, so what changed in it is left out."
        self._problems.tell(sheet, line.number, "", words)

    def _tell_lost_columns(self, sheet: str) -> None:
        if sheet not in self._pages or not self._pages[sheet].headings:
            return
        headings = self._headings(sheet)
        used = {heading for record in self._base[sheet].values() for heading in record}
        for heading in sorted(used - headings - {OWNER}):
            self._problems.tell(sheet, 0, heading, "This column is gone, so nothing in it changes.")

    def _see_moved_columns(self, sheet: str) -> set[str]:
        found = moved(sheet, self._base[sheet], self._rows.known[sheet], self._headings(sheet))
        for heading in sorted(found):
            self._problems.tell(
                sheet,
                0,
                heading,
                "What stands in this column belongs to other rows. Perhaps it was sorted by "
                "itself. Nothing in it changes: take a new spreadsheet, or change it at the kiosk.",
            )
        return set(found)

    def _headings(self, sheet: str) -> set[str]:
        return set(self._pages[sheet].headings) if sheet in self._pages else set()

    # Rows that are new

    def _add_new(self, rows: Matched) -> None:
        added: set[str] = set()
        for new in rows.new:
            if new.sheet == SERVICES and self._add(new):
                added.add(new.service)
        for new in rows.new:
            if new.sheet == SERVICES:
                continue
            if new.service.startswith("row ") and new.service not in added:
                self._problems.tell(
                    new.sheet,
                    new.line.number,
                    SERVICE,
                    "Its listing is left out, so this row is, too.",
                    new.line.record.get(SERVICE, ""),
                )
            elif new.service in self._now.away or not (
                new.service in added or new.service in self._now.labels
            ):
                self._tell_gone(new.sheet, new.line, new.service)
            else:
                self._add(new)

    def _add(self, new: New) -> bool:
        """Plan a new row; whether it goes in."""
        line, sheet = new.line, new.sheet
        if not line.record or line.unsure:
            self._problems.tell(
                sheet, line.number, "", "Part of this row cannot be read, so it is left out."
            )
            return False
        if sheet == SERVICES and (self._has_service(line) or self._may_not_be_listed(new)):
            return False
        values: dict[str, Any] = {}
        for each in FIELDS[sheet]:
            if not any(each.texts(line.record)) and each.name not in _NEEDED[sheet]:
                continue
            value = self._value(sheet, each, line, {})
            if value is not _BAD:
                values[each.name] = value
            elif sheet != SERVICES or each.name in _NEEDED[sheet]:
                return False
        if not values or (sheet != SERVICES and self._has_row(new, values)):
            return False
        listing = (
            tidied(line.record.get("Name", "")) if sheet == SERVICES else self._name(new.service)
        )
        words = _row_words(sheet, line.record)
        self._plan.added.append(Added(sheet, line.number, new.service, listing, values, words))
        return True

    def _has_service(self, line: Line) -> bool:
        """Whether the directory has a listing of this name already, and a word about it."""
        name = folded(line.record.get("Name", ""))
        services = self._now.records[SERVICES].values()
        if all(folded(each.get("Name", "")) != name for each in services):
            return False
        words = "The kiosk has a listing with this name already, so this row is left out."
        self._problems.tell(SERVICES, line.number, "Name", words, line.record.get("Name", ""))
        return True

    def _may_not_be_listed(self, new: New) -> bool:
        """Whether somebody asked that a listing be left away for good, and a word about it."""
        name = new.line.record.get("Name", "")
        for each in self._rows.new:
            if each.sheet != NUMBERS or each.service != new.service:
                continue
            number = phone_numbers.phone(each.line.record.get("Number", "")).value
            here = called_here(self._now.unlisted, name, number)
            if here:
                words = f"“{here}” is not to be listed here, so this row is left out. Ask a lead."
                self._problems.tell(SERVICES, new.line.number, "Name", words, name)
                return True
        return False

    def _has_row(self, new: New, values: Mapping[str, Any]) -> bool:
        """Whether a listing has such a row already: the same file may come back twice."""
        sheet = new.sheet
        for key, there in self._now.records[sheet].items():
            if self._now.owners[sheet][key] != new.service:
                continue
            if sheet == NUMBERS:
                is_it = same_number(there.get("Number", ""), values["number"])
            else:
                said = {
                    each.name: self._of_record(sheet, each, there)
                    for each in FIELDS[sheet]
                    if any(each.texts(there))
                }
                is_it = said == values
            if is_it:
                self._problems.note(sheet, new.line.number, "", "The kiosk has this already.")
                return True
        return False

    def _called(self, service: str) -> str:
        return self._now.labels.get(service) or self._base[SERVICES].get(service, {}).get(
            "Name", ""
        )

    def _name(self, service: str) -> str:
        """What a listing is called, a new one as well."""
        for each in self._plan.added:
            if each.sheet == SERVICES and each.service == service:
                return each.listing
        return self._called(service)

    # Rows that did not come back

    def _tell_missing(self, sheet: str, keys: Iterable[str]) -> None:
        gone = set(self._rows.missing[SERVICES])
        for key in keys:
            base = self._base[sheet][key]
            service = base.get(OWNER, "")
            if key not in self._now.records[sheet] or (sheet != SERVICES and service in gone):
                continue
            self._plan.missing.append(
                Missing(sheet, self._called(service), _row_words(sheet, base))
            )


def _place(sheet: str) -> int:
    """Where a sheet stands; those that are none of ours behind them."""
    return SHEETS.index(sheet) if sheet in SHEETS else len(SHEETS)


class _Bad:
    """Stands for a value that could not be read."""


_BAD = _Bad()


def _words(each: Field, texts: tuple[str, ...]) -> str:
    """What cells say, in one line."""
    if each is WHEN:
        return times.words(texts)
    return "; ".join(" / ".join(text.split("\n")) for text in texts if text)


def _words_of(each: Field, value: Any, texts: tuple[str, ...]) -> str:
    """What was understood of cells, in one line."""
    if isinstance(value, times.Rule | times.Closure):
        return times.words_of(value)
    if each.name == "address":
        return "; ".join(filter(None, value.values()))
    return value if isinstance(value, str) else _words(each, texts)


def _row_words(sheet: str, record: Record) -> str:
    """A row in a few words."""
    if sheet == SERVICES:
        return record.get("Name", "")
    if sheet == TIMES:
        parts = [times.words(WHEN.texts(record)), record.get("Note", "")]
    elif sheet == PLACES:
        parts = [record.get(heading, "") for heading in ("Place", "Address", "Town", "Postcode")]
    else:
        parts = [record.get("Number", ""), record.get("What it is for", "")]
    return shortened(", ".join(part for part in parts if part))
