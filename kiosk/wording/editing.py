"""What a volunteer reads beside the form of a listing: names of fields, times read back, advice."""

import datetime
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from PySide6.QtCore import QCoreApplication

from kiosk.directory.editing.advice import Advice
from kiosk.directory.editing.duplicates import Duplicate, Why
from kiosk.directory.editing.form import NumberEntry, PlaceEntry
from kiosk.directory.listing import Access
from kiosk.directory.opening import Session
from kiosk.directory.typed_times.lines import Times, next_sessions, read_back
from kiosk.wording.times import long_date, opening_times, status

translate = QCoreApplication.translate

_MOST_OF_A_SENTENCE = 5  # words: enough to find it again


def field_name(field: str) -> str:
    """What a field is called, alone: for a sentence that says where something is."""
    match field.split("."):
        case ["numbers", place, "number"]:
            return translate("Editing", "Number {place}").format(place=int(place) + 1)
        case ["places", place, "postal_code"]:
            return translate("Editing", "Postcode of place {place}").format(place=int(place) + 1)
    return _names().get(field, field)


def _names() -> dict[str, str]:
    return {
        "name": translate("Editing", "Name"),
        "organization": translate("Editing", "Who runs it"),
        "summary": translate("Editing", "What it does for people"),
        "topics": translate("Editing", "Topics"),
        "access": translate("Editing", "How people get in"),
        "numbers": translate("Editing", "Numbers"),
        "website": translate("Editing", "Website"),
        "email": translate("Editing", "E-mail"),
        "steps": translate("Editing", "What to do next"),
        "times": translate("Editing", "When"),
        "first_visit": translate("Editing", "What happens the first time"),
        "to_bring": translate("Editing", "What to bring"),
        "is_free": translate("Editing", "Whether it is free"),
        "cost": translate("Editing", "What it costs"),
        "who_for": translate("Editing", "Who it is for"),
        "places": translate("Editing", "Where"),
        "area": translate("Editing", "Area"),
        "languages": translate("Editing", "Languages"),
        "alert": translate("Editing", "What is different just now"),
        "is_local": translate("Editing", "Near here"),
        "about_moving": translate("Editing", "About moving or exercise"),
        "sensitive": translate("Editing", "Sensitive"),
        "never_hides": translate("Editing", "Never hides"),
    }


def way_in(code: str) -> str:
    """A way in, by its code."""
    return {
        Access.RING: translate("Words", "Ring them"),
        Access.TEXT: translate("Words", "Send a text"),
        Access.ONLINE: translate("Words", "Go online"),
        Access.DROP_IN: translate("Words", "Drop in"),
        Access.REFER: translate("Words", "Ask a GP or physio"),
        Access.MEMBERS: translate("Words", "For members"),
        Access.CONTACT: translate("Words", "Ask a volunteer"),
    }.get(Access(code), code)


# Times


def times_words(times: Times, today: datetime.date) -> str:
    """The times as patients read them, a line each."""
    return "\n".join(filter(None, (opening_times(each, today) for each in read_back(times))))


def closed_words(times: Times, today: datetime.date) -> str:
    """On which days it is closed, a line each; patients read of them only once they come."""
    read = times_words(times, today).casefold()
    return "\n".join(
        translate("Editing", "Closed on {day}").format(day=long_date(each.first_day))
        if each.first_day == each.last_day
        else translate("Editing", "Closed from {first} to {last}").format(
            first=long_date(each.first_day), last=long_date(each.last_day)
        )
        for each in times.closures
        if each.last_day >= today and not (each.words and each.words.casefold() in read)
    )


def next_words(
    times: Times, now: datetime.datetime, bank_holiday: Callable[[datetime.date], str]
) -> str:
    """What comes next by these times, as patients read it; empty where nobody can work it out."""
    found: list[Session] = next_sessions(times, now.date(), bank_holiday)
    return status(found, now)


# Advice


def advice_words(advice: Advice) -> str:
    """Advice as one line."""
    if not advice.words:
        return translate("Editing", "All of it together: {advice}").format(advice=advice.instead)
    words = advice.words.split()
    short = " ".join(words[:_MOST_OF_A_SENTENCE])
    if len(words) > _MOST_OF_A_SENTENCE:
        return translate("Editing", "“{begins} …” {advice}").format(
            begins=short, advice=advice.instead
        )
    return translate("Editing", "Instead of “{words}”: {advice}").format(
        words=short, advice=advice.instead
    )


# What a field holds


def held(field: str, value: Any, topics: Mapping[str, str]) -> str:
    """What stands in one of the form's own fields, to compare it with something else.

    `topics` are names by codes.
    """
    if isinstance(value, bool):
        return translate("Editing", "Yes") if value else translate("Editing", "No")
    match field:
        case "is_free":
            return translate("Editing", "We do not know")
        case "topics":
            words = ", ".join(topics.get(code, code) for code in value)
        case "access":
            words = ", ".join(map(way_in, value))
        case "languages":
            words = ", ".join(value)
        case "steps":
            words = "\n".join(value)
        case "numbers":
            words = "\n".join(map(_number, value))
        case "places":
            words = "\n".join(map(_place, value))
        case _:
            words = str(value)
    return words or translate("Editing", "Nothing")


def _number(entry: NumberEntry) -> str:
    label = entry.label
    if entry.is_text:
        label = ", ".join(filter(None, (translate("Editing", "for texts"), label)))
    return f"{entry.number} ({label})" if label else entry.number


def _place(place: PlaceEntry) -> str:
    parts = _filled(
        (place.name, place.address_1, place.address_2, place.city, place.postal_code),
    )
    lines = [", ".join(parts), place.transport, ", ".join(place.access)]
    if place.confidential:
        lines.append(translate("Editing", "Never shown to patients"))
    return "\n".join(_filled(lines))


def _filled(words: Iterable[str]) -> list[str]:
    return [each for each in words if each]


# Listings that may be the same


def in_common(duplicate: Duplicate) -> str:
    """What two listings have in common: "The same number: 01782 640123"."""
    words = {
        Why.NUMBER: translate("Editing", "The same number: {value}"),
        Why.WEBSITE: translate("Editing", "The same page: {value}"),
        Why.NAME: translate("Editing", "Nearly the same name"),
    }
    return "\n".join(words[why].format(value=value) for why, value in duplicate.whys)


def standing(publication: str) -> str:
    """Whether patients see a listing, where they do not."""
    return {
        "draft": translate("Editing", "Nobody has made it public yet."),
        "hidden": translate("Editing", "It is hidden: patients do not see it."),
        "retired": translate("Editing", "It was taken away: patients do not see it."),
        "do_not_list": translate("Editing", "They asked not to be listed: patients do not see it."),
    }.get(publication, "")
