"""Looks at a form field by field: the tidied form, and what stands in the way of publishing it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from kiosk.directory.editing import fields, phone_numbers, validation
from kiosk.directory.editing.form import ListingForm, NumberEntry
from kiosk.directory.editing.validation import Tidied
from kiosk.directory.typed_times.lines import Need, TypedTimes

_FIELDS_OF_A_PLACE = ("name", "address_1", "address_2", "city", "postal_code", "transport")


@dataclass(frozen=True)
class InTheWay:
    """Why a form cannot be made public: the key of the field, and one sentence."""

    field: str
    words: str


def look(form: ListingForm, field: str) -> Tidied:
    """What is to be kept of a field; of its words nothing but their form is looked at."""
    words = fields.text(form, field)
    match field.split("."):
        case ["name"]:
            return validation.name(words)
        case ["summary"]:
            return validation.summary(words)
        case ["website"]:
            return _website(words)
        case ["email"]:
            return validation.e_mail(words)
        case ["numbers", place, "number"]:
            return _number(words, form.numbers[int(place)])
        case ["places", _, "postal_code"]:
            return validation.postcode(words)
    return Tidied(validation.one_line(words))


def tidied(form: ListingForm, field: str) -> ListingForm:
    """The form with this field tidied; where something is wrong with it, as it is."""
    found = look(form, field)
    if found.wrong:
        return form
    form = fields.with_text(form, field, found.value)
    match field.split("."), found:
        case ["numbers", place, "number"], phone_numbers.TidiedPhone(kind=phone_numbers.TEXT):
            return fields.with_value(form, fields.key("numbers", place, "is_text"), new=True)
    return form


def whole(form: ListingForm) -> ListingForm:
    """The form as it can be made public: without lines that hold nothing."""
    return replace(
        form,
        numbers=tuple(each for each in form.numbers if f"{each.number}{each.label}".strip()),
        steps=_lines(form.steps),
        places=tuple(
            replace(each, access=_lines(each.access))
            for each in form.places
            if any(getattr(each, name).strip() for name in _FIELDS_OF_A_PLACE)
            or _lines(each.access)
        ),
        languages=_lines(form.languages),
        **{
            name: getattr(form, name).strip()
            for name in ("name", "organization", "summary", "website", "email", "times")
        },
    )


def in_the_way(
    form: ListingForm, base: ListingForm | None, times: TypedTimes | None
) -> list[InTheWay]:
    """All that has to be put right before patients may see it, in the form's order.

    What was public as it is and is not touched stands in nobody's way: whoever corrects a number
    need not mend an address that came with an import. A new listing has no `base`.
    """
    before = base or ListingForm()
    found = [
        InTheWay(field, wrong)
        for field in _looked_at(form)
        if (wrong := look(form, field).wrong) and not _was_there(before, form, field)
    ]
    found += [
        InTheWay(
            fields.key("numbers", place, "number"), "Write the number that these words are for."
        )
        for place, each in enumerate(form.numbers)
        if each.label.strip() and not each.number.strip()
    ]
    if base is None and not form.summary:
        found.append(InTheWay("summary", look(form, "summary").wrong))
    if not form.topics:
        found.append(InTheWay("topics", "Choose where people look for it."))
    if times is not None and form.times != before.times:
        found += _times_in_the_way(times)
    order = {name: place for place, name in enumerate(_ORDER)}
    return sorted(dict.fromkeys(found), key=lambda each: order[fields.root(each.field)])


_ORDER = ("name", "summary", "topics", "numbers", "website", "email", "times", "places")


def _looked_at(form: ListingForm) -> Iterator[str]:
    yield "name"
    if form.summary:
        yield "summary"
    yield from (fields.key("numbers", place, "number") for place in range(len(form.numbers)))
    yield from ("website", "email")
    yield from (fields.key("places", place, "postal_code") for place in range(len(form.places)))


def _was_there(before: ListingForm, form: ListingForm, field: str) -> bool:
    match field.split("."):
        case ["name"]:
            return bool(form.name) and form.name == before.name
        case ["numbers", place, "number"]:
            return form.numbers[int(place)].number in {each.number for each in before.numbers}
        case ["places", place, "postal_code"]:
            here = form.places[int(place)].postal_code
            return here in {each.postal_code for each in before.places}
    return fields.text(form, field) == fields.text(before, field)


def _times_in_the_way(times: TypedTimes) -> Iterator[InTheWay]:
    for words in times.not_understood:
        yield InTheWay(
            "times",
            f"“{words}” was not understood. Write it in another way, or keep it as words.",
        )
    if Need.DAYS in times.needs:
        yield InTheWay("times", "Say on which days.")


def _website(words: str) -> Tidied:
    """Patients read it and type it: it is kept without https://."""
    found = validation.web_address(words)
    return replace(found, value=found.shown) if found.value.startswith("https://") else found


def _number(words: str, entry: NumberEntry) -> Tidied:
    found = phone_numbers.phone(words, phone_numbers.TEXT if entry.is_text else phone_numbers.VOICE)
    if found.extension and not found.wrong:
        return replace(found, value=f"{found.value} ext {found.extension}")
    return found


def _lines(lines: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(filter(None, (each.strip() for each in lines)))
