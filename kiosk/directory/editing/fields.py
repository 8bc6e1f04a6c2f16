"""The fields of a form by their keys: read, written, added to lists and taken out of them.

A key is the way from the form to the field, with a point between the steps: `name`,
`numbers.0.label`, `places.1.access.2`. `languages` is one field, with commas between the names.
"""

from dataclasses import replace
from typing import Any

from kiosk.directory.editing.form import ListingForm, NumberEntry, PlaceEntry

LANGUAGES = "languages"

_NEW: dict[str, Any] = {
    "numbers": NumberEntry(""),
    "steps": "",
    "places": PlaceEntry(),
    "access": "",
}
"""What an empty one of a list is, by the list's name."""


def key(*steps: str | int) -> str:
    """The key of the field at the end of these steps."""
    return ".".join(map(str, steps))


def root(field: str) -> str:
    """The name of the form's own field that this one is, or is in."""
    return field.partition(".")[0]


def text(form: ListingForm, field: str) -> str:
    """What stands in a field of words."""
    found = value(form, field)
    return ", ".join(found) if field == LANGUAGES else str(found)


def value(form: ListingForm, field: str) -> Any:
    """What a field holds."""
    found: Any = form
    for step in field.split("."):
        found = found[int(step)] if isinstance(found, tuple) else getattr(found, step)
    return found


def exists(form: ListingForm, field: str) -> bool:
    """Whether the form has this field; one of a list may have been taken out."""
    try:
        value(form, field)
    except (AttributeError, IndexError, ValueError):
        return False
    return True


def with_text(form: ListingForm, field: str, words: str) -> ListingForm:
    """The form with these words in a field."""
    if field == LANGUAGES:
        names = (name.strip() for name in words.split(","))
        return replace(form, languages=tuple(filter(None, names)))
    return with_value(form, field, words)


def with_value(form: ListingForm, field: str, new: Any) -> ListingForm:
    """The form with this in a field."""
    changed: ListingForm = _with(form, field.split("."), new)
    return changed


def with_one_more(form: ListingForm, field: str) -> ListingForm:
    """The form with an empty one more at the end of a list."""
    return with_value(form, field, (*value(form, field), _NEW[field.rpartition(".")[2]]))


def without(form: ListingForm, field: str) -> ListingForm:
    """The form without this one of a list."""
    whole, _, place = field.rpartition(".")
    there = value(form, whole)
    return with_value(form, whole, (*there[: int(place)], *there[int(place) + 1 :]))


def moved_up(form: ListingForm, field: str) -> ListingForm:
    """The form with this one of a list before the one that it follows."""
    whole, _, place = field.rpartition(".")
    there, at = list(value(form, whole)), int(place)
    if at > 0:
        there[at - 1], there[at] = there[at], there[at - 1]
    return with_value(form, whole, tuple(there))


def toggled(form: ListingForm, field: str, choice: str) -> ListingForm:
    """The form with a choice added at the end of a list of them, or taken out of it."""
    there = value(form, field)
    if choice in there:
        return with_value(form, field, tuple(each for each in there if each != choice))
    return with_value(form, field, (*there, choice))


def _with(whole: Any, steps: list[str], new: Any) -> Any:
    if not steps:
        return new
    step, *rest = steps
    if isinstance(whole, tuple):
        at = int(step)
        return (*whole[:at], _with(whole[at], rest, new), *whole[at + 1 :])
    return replace(whole, **{step: _with(getattr(whole, step), rest, new)})
