"""What was done to a listing, in words: who, when, and each field before and after."""

import datetime
from collections.abc import Callable, Iterator, Mapping
from types import SimpleNamespace
from typing import Any

from PySide6.QtCore import QCoreApplication

from kiosk.directory.revisions import PUT_BACK, RowChange, Step
from kiosk.directory.rows import Values
from kiosk.directory.whole_listings import as_opening
from kiosk.who import Who
from kiosk.wording.times import clock, days, long_date, moment, opening_times

translate = QCoreApplication.translate

MOST_LINES = 12
"""As many changes of one act are told."""


def who(done_by: Who) -> str:
    """Who did something, by their role and initials; whoever has left has only a role."""
    if done_by.role == "publisher":
        return translate("History", "A publisher")
    if done_by.role == "kiosk":
        return translate("History", "The kiosk")
    if not done_by.initials:
        return translate("History", "A volunteer")
    return {
        "lead": translate("History", "{initials}, lead"),
        "staff": translate("History", "{initials}, staff"),
    }.get(done_by.role, translate("History", "{initials}, volunteer")).format(
        initials=done_by.initials
    )


def what(step: Step) -> str:
    """What was done, in a few words."""
    act = step.act
    if act.kind == "check":
        return _check(step)
    if act.kind == "undo":
        return translate("History", "Taken back: {what}").format(what=_kind(step.took_back))
    if act.kind == PUT_BACK:
        words = translate("History", "The directory went back to the backup of {when}")
        return words.format(when=_backup(act.words))
    why = act.words if act.kind in {"retire", "do_not_list"} else ""
    return ": ".join(filter(None, (_kind(act.kind), why)))


def _backup(words: str) -> str:
    """Of when a backup was; or what somebody has called it."""
    try:
        return moment(datetime.datetime.fromisoformat(words))
    except ValueError:
        return words


def _kind(kind: str) -> str:
    return {
        "new": translate("History", "Added"),
        "edit": translate("History", "Changed"),
        "check": translate("History", "Checked"),
        "import": translate("History", "Brought in from a file"),
        "hide": translate("History", "Hidden from patients"),
        "show": translate("History", "Shown to patients"),
        "draft": translate("History", "Made a draft"),
        "retire": translate("History", "Retired"),
        "do_not_list": translate("History", "Not to be listed"),
        "topics": translate("History", "A topic was changed"),
        "principles": translate("History", "A principle was changed"),
        "undo": translate("History", "Something was taken back"),
        "restore": translate("History", "The directory went back to an earlier day"),
    }.get(kind, translate("History", "Changed"))


def _check(step: Step) -> str:
    check: Values = next((row.after or {} for row in step.rows if row.table == "checks"), {})
    outcome = {
        "right": translate("History", "all correct"),
        "corrected": translate("History", "put right"),
        "no_answer": translate("History", "nobody answered"),
        "closed": translate("History", "it has closed"),
    }.get(step.act.words, "")
    how = {
        "phone": translate("History", "Checked by phone"),
        "visit": translate("History", "Checked on a visit"),
        "email": translate("History", "Checked by e-mail"),
        "website": translate("History", "Checked on their website"),
    }.get(check.get("method", ""), translate("History", "Checked"))
    return ": ".join(filter(None, (how, outcome)))


def changes(step: Step, names: Mapping[str, str]) -> list[str]:
    """Each field that changed, a line each; of very many, the first.

    Args:
        step: what was done.
        names: what keys stand for, as `revisions.names` tells it.
    """
    if step.act.kind == PUT_BACK:
        words = translate("History", "What there was before was kept under Backups: {when}.")
        return [words.format(when=moment(step.act.at))]
    lines = list(dict.fromkeys(line for row in step.rows for line in _lines(row, names)))
    if len(lines) <= MOST_LINES:
        return lines
    more = translate("History", "And {number} more").format(number=len(lines) - MOST_LINES)
    return [*lines[:MOST_LINES], more]


def _lines(row: RowChange, names: Mapping[str, str]) -> Iterator[str]:
    if row.secret:
        yield translate("History", "A place that is kept secret changed")
    elif row.before is None or row.after is None:
        whole = _WHOLE.get(row.table)
        words = whole((row.after or row.before or {}), names) if whole else ""
        if words:
            yield _line(_row_name(row.table), *(("", words) if row.before is None else (words, "")))
        elif row.table == "services":
            yield from _fields(row, names)
    else:
        yield from _fields(row, names)


def _fields(row: RowChange, names: Mapping[str, str]) -> Iterator[str]:
    before, after = row.before or {}, row.after or {}
    labels = _labels(row.table)
    for field in before | after:
        if field in labels and before.get(field) != after.get(field):
            said = (_value(field, each.get(field), names) for each in (before, after))
            yield _line(labels[field], *said)


def _line(label: str, before: str, after: str) -> str:
    if not before and not after:
        return translate("History", "{what} changed").format(what=label)
    if not before:
        words = translate("History", "{what}: “{after}” was added")
    elif not after:
        words = translate("History", "{what}: “{before}” was taken out")
    else:
        words = translate("History", "{what}: “{before}” is now “{after}”")
    return words.format(what=label, before=_inline(before), after=_inline(after))


def _inline(words: str) -> str:
    return ", ".join(words.splitlines())


def _labels(table: str) -> dict[str, str]:
    """What the fields of a table are called; those that nobody need read are not there."""
    return {
        "services": {
            "name": translate("History", "Name"),
            "alternate_name": translate("History", "Other name"),
            "organization_id": translate("History", "Who runs it"),
            "description": translate("History", "What it is"),
            "url": translate("History", "Website"),
            "email": translate("History", "E-mail"),
            "application_process": translate("History", "How to get in"),
            "eligibility_description": translate("History", "Who it is for"),
            "first_visit": translate("History", "What happens the first time"),
            "to_bring": translate("History", "What to bring"),
            "alert": translate("History", "Notice"),
            "interpretation_services": translate("History", "Interpreters"),
            "status": translate("History", "Whether it happens"),
            "bank_holidays": translate("History", "Bank holidays"),
            "publication": translate("History", "Who sees it"),
            "assured_date": translate("History", "Checked"),
            "sensitive": translate("History", "Sensitive"),
            "never_hides": translate("History", "Never hides"),
            "is_local": translate("History", "Local"),
            "about_moving": translate("History", "About moving"),
        },
        "phones": {
            "number": translate("History", "Number"),
            "description": translate("History", "Words for the number"),
            "unconfirmed": translate("History", "Number hidden, nobody answers"),
        },
        "schedules": {
            "byday": translate("History", "Days"),
            "opens_at": translate("History", "Opens"),
            "closes_at": translate("History", "Closes"),
            "valid_from": translate("History", "Times from"),
            "valid_to": translate("History", "Times until"),
            "until": translate("History", "Times until"),
            "description": translate("History", "Times"),
            "notes": translate("History", "Words for the times"),
        },
        "closures": {
            "first_day": translate("History", "Closed from"),
            "last_day": translate("History", "Closed until"),
        },
        "cost_options": {"amount_description": translate("History", "Cost")},
        "service_areas": {"name": translate("History", "Area")},
        "languages": {"name": translate("History", "Language")},
        "urls": {"url": translate("History", "Website")},
        "service_at_location": {"location_id": translate("History", "Place")},
        "locations": {
            "name": translate("History", "Place"),
            "transportation": translate("History", "How to get there"),
            "confidential": translate("History", "Place kept secret"),
        },
        "addresses": {
            "address_1": translate("History", "Address"),
            "address_2": translate("History", "Address"),
            "city": translate("History", "Town"),
            "postal_code": translate("History", "Postcode"),
        },
        "accessibility": {"description": translate("History", "Getting in and around")},
        "taxonomy_terms": {
            "name": translate("History", "Topic"),
            "description": translate("History", "Words below the topic"),
        },
        "topics": {"position": translate("History", "Place among the topics")},
        "principle_sets": {"intro": translate("History", "Words above the principles")},
        "principles": {
            "title": translate("History", "Principle"),
            "meaning": translate("History", "What it means"),
        },
        "principle_lines": {"words": translate("History", "Line of a principle")},
    }.get(table, {})


def _row_name(table: str) -> str:
    return {
        "phones": translate("History", "Number"),
        "schedules": translate("History", "Times"),
        "closures": translate("History", "Closed"),
        "cost_options": translate("History", "Cost"),
        "service_areas": translate("History", "Area"),
        "languages": translate("History", "Language"),
        "urls": translate("History", "Website"),
        "service_at_location": translate("History", "Place"),
        "addresses": translate("History", "Address"),
        "accessibility": translate("History", "Getting in and around"),
        "attributes": translate("History", "Topic or way in"),
        "principle_lines": translate("History", "Line of a principle"),
    }[table]


def _value(field: str, value: Any, names: Mapping[str, str]) -> str:
    if value is None or value == "":
        return ""
    match field:
        case "publication":
            return _publication(value)
        case "organization_id" | "location_id":
            return names.get(value, "")
        case "position":
            return str(value + 1)
        case "opens_at" | "closes_at":
            return clock(value)
        case "byday":
            return days(tuple(value.split(","))) or str(value)
    if isinstance(value, bool):
        return translate("History", "yes") if value else translate("History", "no")
    return long_date(value) if isinstance(value, datetime.date) else str(value)


def _publication(value: str) -> str:
    return {
        "published": translate("History", "patients"),
        "draft": translate("History", "volunteers, it is a draft"),
        "hidden": translate("History", "volunteers, it is hidden"),
        "retired": translate("History", "volunteers, it is retired"),
        "do_not_list": translate("History", "nobody, it is not to be listed"),
    }.get(value, value)


_NO_TIMES = dict.fromkeys(
    "byday opens_at closes_at description notes freq interval bymonthday dtstart until valid_from "
    "valid_to".split()
)

_Whole = Callable[[Values, Mapping[str, str]], str]


def _joined(*fields: str) -> _Whole:
    def words(row: Values, _names: Mapping[str, str]) -> str:
        return ", ".join(filter(None, (str(row.get(field) or "") for field in fields)))

    return words


def _named(field: str) -> _Whole:
    return lambda row, names: names.get(row.get(field, ""), "")


def _times(row: Values, _names: Mapping[str, str]) -> str:
    return opening_times(as_opening(SimpleNamespace(**{**_NO_TIMES, **row})))


def _closed(row: Values, _names: Mapping[str, str]) -> str:
    first, last = row["first_day"], row["last_day"]
    if first == last:
        return long_date(first)
    return translate("History", "{first} to {last}").format(
        first=long_date(first), last=long_date(last)
    )


_WHOLE: dict[str, _Whole] = {
    "phones": _joined("number", "description"),
    "schedules": _times,
    "closures": _closed,
    "cost_options": _joined("amount_description"),
    "service_areas": _joined("name"),
    "languages": _joined("name"),
    "urls": _joined("url"),
    "service_at_location": _named("location_id"),
    "addresses": _joined("address_1", "address_2", "city", "postal_code"),
    "accessibility": _joined("description"),
    "attributes": _named("taxonomy_term_id"),
    "principle_lines": _joined("words"),
}
"""A row that came or went, in words."""
