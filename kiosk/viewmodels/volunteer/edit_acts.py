"""What the choices and buttons of a form do to it, by their keys (`edit_rows`)."""

from dataclasses import replace

from kiosk.directory.editing import fields
from kiosk.directory.editing.form import ListingForm
from kiosk.directory.typed_times.lines import TypedTimes, kept_as_words, settled

_FIRST_FIELD = {"numbers": "number", "places": "name"}


def toggled(form: ListingForm, choice: str, times: TypedTimes) -> ListingForm:
    """The form after somebody has touched a choice; `times` is what its line of times says."""
    key, _, chosen = choice.partition(":")
    if key == "unsure":
        return replace(form, times=_settled(form.times, chosen, times))
    if key == "is_free":
        return replace(form, is_free={"yes": True, "no": False}.get(chosen))
    if chosen:
        return fields.toggled(form, key, chosen)
    return fields.with_value(form, key, not fields.value(form, key))


def pressed(form: ListingForm, button: str, times: TypedTimes) -> ListingForm:
    """The form after somebody has touched a button; `times` as above."""
    act, _, key = button.partition(":")
    match act:
        case "add":
            return fields.with_one_more(form, key)
        case "remove":
            return fields.without(form, key)
        case "up":
            return fields.moved_up(form, key)
        case "new_times":
            return replace(form, times="", times_stay=False)
        case "keep_times":
            return replace(form, times="", times_stay=True)
        case "keep":
            return replace(form, times=_kept(form.times, int(key), times))
    return form


def typed_next(form: ListingForm, button: str) -> str:
    """The field that somebody fills in after they have touched a button; empty where none is."""
    act, _, key = button.partition(":")
    if act != "add":
        return ""
    last = fields.key(key, len(fields.value(form, key)) - 1)
    first = _FIRST_FIELD.get(key)
    return fields.key(last, first) if first else last


def _settled(line: str, chosen: str, times: TypedTimes) -> str:
    """The line with the reading that was chosen; as it is where it has become another one since."""
    number, reading = map(int, chosen.split(":"))
    if number >= len(times.unsure):
        return line
    unsure = times.unsure[number]
    return settled(line, unsure, unsure.readings[reading])


def _kept(line: str, number: int, times: TypedTimes) -> str:
    if number >= len(times.not_understood):
        return line
    return kept_as_words(line, times.not_understood[number])
