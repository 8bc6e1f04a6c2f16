"""The rows of a listing's form: its fields, choices and notes, in the order of a patient's page."""

import datetime
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from PySide6.QtCore import QCoreApplication

from kiosk.directory.editing import fields, tidying
from kiosk.directory.editing.form import ListingForm
from kiosk.directory.listing import Access
from kiosk.directory.typed_times.lines import Need, Times, TypedTimes
from kiosk.wording import editing as words
from kiosk.wording.times import long_date

translate = QCoreApplication.translate

FIRST_DATE = "first_date"
"""The key of the day that a line such as "every second Tuesday" is counted from."""

COMMON_ACCESS = (
    "Step-free",
    "Hearing loop",
    "Seats with arms",
    "Room to stand or lie down",
    "Parking",
    "Toilets",
)
"""What is asked about every place (content/LISTINGS.md); filters understand these words."""

LOOKED_AT = ("name", "summary", "website", "email", "number", "postal_code")
"""The last step of the keys of fields that can be wrong."""


@dataclass(frozen=True)
class FieldRow:
    """One row of the form.

    Attributes:
        field_key: which field or act it is.
        kind: `part` and `group` are headings; `text`, `toggle`, `button`, `note`.
        label: what stands on it, or above it.
        hint: how to fill it in.
        typed: what stands in a field of words, or in a note.
        keys: which keys a field wants: `words`, `names`, `digits`, `web`, `email`, `postcode`.
        wrong: what has to be put right before patients may see it.
        told: what else there is to say of what was typed.
        read_back: what it means, as patients read it.
        advice: what would read better, a line each.
        chosen: whether a toggle is on.
        icon: of a button.
    """

    field_key: str
    kind: str
    label: str = ""
    hint: str = ""
    typed: str = ""
    keys: str = "words"
    wrong: str = ""
    told: str = ""
    read_back: str = ""
    advice: str = ""
    chosen: bool = False
    icon: str = ""


@dataclass(frozen=True)
class PartRow:
    """A part of the form to go to."""

    field_key: str
    label: str


@dataclass(frozen=True)
class Written:
    """All that the rows are made of.

    Attributes:
        form: what is written so far.
        typed: what stands in fields whose words are not the form's own yet.
        looked: the keys of the fields that somebody has left, so that they may be wrong.
        rests: whether nobody has typed for a moment: what was not understood is told then.
        advice: lines by the keys of fields.
        times: what the line of times says.
        stored: the times that the tables have.
        wrong_date: what is wrong with the day that was typed.
        could_stay: whether the listing's own times are more than a line can say.
        is_lead: whether a lead fills it in.
        topics: the names of all topics by their codes.
        now: the time on the room's clock.
        bank_holiday: the name of a day's bank holiday.
    """

    form: ListingForm
    topics: Mapping[str, str]
    now: datetime.datetime
    bank_holiday: Callable[[datetime.date], str]
    typed: Mapping[str, str] = field(default_factory=dict)
    looked: frozenset[str] = frozenset()
    rests: bool = True
    advice: Mapping[str, str] = field(default_factory=dict)
    times: TypedTimes = field(default_factory=TypedTimes)
    stored: Times = field(default_factory=Times)
    wrong_date: str = ""
    could_stay: bool = False
    is_lead: bool = False


def parts() -> list[PartRow]:
    """The parts of the form that one can go to."""
    return [
        PartRow("part.topics", translate("EditRows", "Topics")),
        PartRow("part.numbers", translate("EditRows", "Numbers")),
        PartRow("part.times", translate("EditRows", "When")),
        PartRow("part.cost", translate("EditRows", "Cost")),
        PartRow("part.places", translate("EditRows", "Where")),
        PartRow("part.more", translate("EditRows", "The rest")),
    ]


def rows(written: Written) -> list[FieldRow]:
    """All rows of the form."""
    return [_finished(each, written) for each in _rows(written)]


def _finished(row: FieldRow, written: Written) -> FieldRow:
    """The row with what stands in it, and what is to be said of that."""
    if row.kind != "text" or not fields.exists(written.form, row.field_key):
        return row
    form, key = written.form, row.field_key
    typed = written.typed.get(key)
    row = replace(
        row,
        typed=fields.text(form, key) if typed is None else typed,
        advice=written.advice.get(key, ""),
    )
    if key.rpartition(".")[2] not in LOOKED_AT or key not in written.looked:
        return row
    found = tidying.look(form, key)
    return replace(row, wrong=found.wrong, told=found.told)


def _rows(written: Written) -> Iterator[FieldRow]:
    form = written.form
    yield _part("what", translate("EditRows", "What it is"))
    yield _text("name", keys="names")
    yield _text("organization", keys="names")
    yield _text("summary", translate("EditRows", "In one or two sentences."))
    yield _part("topics", translate("EditRows", "Topics, and ways in"))
    yield from _choices(
        "topics",
        translate(
            "EditRows", "Where people look for it. The one that you touch first is the main one."
        ),
        written.topics,
        form.topics,
    )
    yield from _choices(
        "access",
        translate("EditRows", "The one that you touch first is the main one."),
        {code.value: words.way_in(code) for code in Access},
        form.access,
    )
    yield _part("numbers", translate("EditRows", "Numbers, web and e-mail"))
    yield from _numbers(form)
    yield _text("website", keys="web")
    yield _text("email", keys="email")
    yield _group("steps", translate("EditRows", "What to do next"))
    yield from _steps(form)
    yield _part("times", translate("EditRows", "When"))
    yield from _times(written)
    yield _text("first_visit")
    yield _text("to_bring")
    yield _part("cost", translate("EditRows", "Cost, and who it is for"))
    yield from _free(form)
    yield _text("cost", translate("EditRows", "Such as: £3 a time, with tea."))
    yield _text("who_for")
    yield _part("places", translate("EditRows", "Where"))
    for place in range(len(form.places)):
        yield from _place(form, place)
    yield _button("add:places", translate("EditRows", "Add a place"), "plus")
    yield _text("area", translate("EditRows", "Such as: Stoke-on-Trent."), keys="names")
    yield _part("more", translate("EditRows", "The rest"))
    yield _text("languages", translate("EditRows", "With commas between them."), keys="names")
    yield _text("alert", translate("EditRows", "Patients read this first. Empty it when it ends."))
    yield from _flags(written)
    yield _button("discard", translate("EditRows", "Throw this draft away"), "x")


def _part(key: str, label: str) -> FieldRow:
    return FieldRow(f"part.{key}", "part", label)


def _group(key: str, label: str, hint: str = "") -> FieldRow:
    return FieldRow(f"group.{key}", "group", label, hint)


def _text(key: str, hint: str = "", *, label: str = "", keys: str = "words") -> FieldRow:
    return FieldRow(key, "text", label or words.field_name(key), hint, keys=keys)


def _toggle(key: str, label: str, *, chosen: bool) -> FieldRow:
    return FieldRow(key, "toggle", label, chosen=chosen)


def _button(key: str, label: str, icon: str = "") -> FieldRow:
    return FieldRow(key, "button", label, icon=icon)


def _note(key: str, typed: str = "", *, wrong: str = "", told: str = "") -> FieldRow:
    return FieldRow(f"note.{key}", "note", typed=typed, wrong=wrong, told=told)


def _choices(
    key: str, heading: str, names: Mapping[str, str], chosen: tuple[str, ...]
) -> Iterator[FieldRow]:
    yield _group(key, words.field_name(key), heading)
    for code, name in names.items():
        label = name
        if code in chosen and len(chosen) > 1:
            label = translate("EditRows", "{number}. {name}").format(
                number=chosen.index(code) + 1, name=name
            )
        yield _toggle(f"{key}:{code}", label, chosen=code in chosen)


def _numbers(form: ListingForm) -> Iterator[FieldRow]:
    for place, entry in enumerate(form.numbers):
        key = fields.key("numbers", place)
        yield _text(f"{key}.number", keys="digits")
        yield _text(
            f"{key}.label",
            label=translate("EditRows", "What number {place} is for").format(place=place + 1),
            hint=translate("EditRows", "Such as: to book. It can stay empty."),
        )
        yield _toggle(f"{key}.is_text", translate("EditRows", "For texts"), chosen=entry.is_text)
        yield from _moves(
            key,
            place,
            translate("EditRows", "Take number {place} out").format(place=place + 1),
            translate("EditRows", "Move it up"),
        )
    yield _button("add:numbers", translate("EditRows", "Add a number"), "plus")


def _steps(form: ListingForm) -> Iterator[FieldRow]:
    for place in range(len(form.steps)):
        key = fields.key("steps", place)
        yield _text(key, label=translate("EditRows", "Step {place}").format(place=place + 1))
        yield from _moves(
            key,
            place,
            translate("EditRows", "Take step {place} out").format(place=place + 1),
            translate("EditRows", "Move it up"),
        )
    yield _button("add:steps", translate("EditRows", "Add a step"), "plus")


def _moves(key: str, place: int, take_out: str, move_up: str) -> Iterator[FieldRow]:
    yield _button(f"remove:{key}", take_out, "x")
    if place > 0:
        yield _button(f"up:{key}", move_up, "chevron-up")


def _free(form: ListingForm) -> Iterator[FieldRow]:
    for choice, value, label in (
        ("yes", True, translate("EditRows", "It is free")),
        ("no", False, translate("EditRows", "It costs something")),
        ("unknown", None, translate("EditRows", "We do not know")),
    ):
        yield _toggle(f"is_free:{choice}", label, chosen=form.is_free is value)


def _place(form: ListingForm, number: int) -> Iterator[FieldRow]:
    key, place = fields.key("places", number), form.places[number]
    yield _group(key, translate("EditRows", "Place {place}").format(place=number + 1))
    yield _text(
        f"{key}.name", label=translate("EditRows", "What the place is called"), keys="names"
    )
    yield _text(f"{key}.address_1", label=translate("EditRows", "Address"), keys="names")
    yield _text(
        f"{key}.address_2", label=translate("EditRows", "More of the address"), keys="names"
    )
    yield _text(f"{key}.city", label=translate("EditRows", "Town"), keys="names")
    yield _text(f"{key}.postal_code", label=translate("EditRows", "Postcode"), keys="postcode")
    yield _text(f"{key}.transport", label=translate("EditRows", "How to get there"))
    yield _group(f"{key}.access", translate("EditRows", "What it has"))
    for words_of_access in COMMON_ACCESS:
        yield _toggle(
            f"{key}.access:{words_of_access}",
            _access_name(words_of_access),
            chosen=words_of_access in place.access,
        )
    for at, line in enumerate(place.access):
        if line not in COMMON_ACCESS:
            own = f"{key}.access.{at}"
            yield _text(own, label=translate("EditRows", "And this"))
            yield _button(f"remove:{own}", translate("EditRows", "Take this line out"), "x")
    yield _button(f"add:{key}.access", translate("EditRows", "Add another line"), "plus")
    yield _toggle(
        f"{key}.confidential",
        translate("EditRows", "Never show this place to patients"),
        chosen=place.confidential,
    )
    yield _button(
        f"remove:{key}",
        translate("EditRows", "Take place {place} out").format(place=number + 1),
        "x",
    )


def _access_name(line: str) -> str:
    return {
        "Step-free": translate("EditRows", "Step-free"),
        "Hearing loop": translate("EditRows", "Hearing loop"),
        "Seats with arms": translate("EditRows", "Seats with arms"),
        "Room to stand or lie down": translate("EditRows", "Room to stand or lie down"),
        "Parking": translate("EditRows", "Parking"),
        "Toilets": translate("EditRows", "Toilets"),
    }[line]


def _flags(written: Written) -> Iterator[FieldRow]:
    form = written.form
    yield _toggle("is_local", translate("EditRows", "It is near here"), chosen=form.is_local)
    yield _toggle(
        "about_moving",
        translate("EditRows", "It is about moving or exercise"),
        chosen=form.about_moving,
    )
    if written.is_lead:
        yield _toggle(
            "sensitive",
            translate("EditRows", "Sensitive: abuse, suicide or addiction"),
            chosen=form.sensitive,
        )
        yield _toggle(
            "never_hides",
            translate("EditRows", "Stays, however long ago it was checked"),
            chosen=form.never_hides,
        )
        return
    said = [
        translate("EditRows", "It is marked as sensitive.") if form.sensitive else "",
        translate("EditRows", "It stays, however long ago it was checked.")
        if form.never_hides
        else "",
    ]
    if any(said):
        only = translate("EditRows", "Only a lead can change that.")
        yield _note("lead", " ".join(filter(None, (*said, only))))


# Times


def _times(written: Written) -> Iterator[FieldRow]:
    if written.form.times_stay:
        yield _note("stay", words.times_words(written.stored, written.now.date()))
        yield _note(
            "stay_why",
            translate(
                "EditRows", "These times are more than one line can say. They stay as they are."
            ),
        )
        yield _button("new_times", translate("EditRows", "Write new times"))
        return
    times = written.times
    read_back = words.times_words(times, written.now.date())
    closed = words.closed_words(times, written.now.date())
    coming = words.next_words(times, written.now, written.bank_holiday) if read_back else ""
    yield replace(
        _text("times", translate("EditRows", "As people say it: Tuesdays 2 to 4, not in August.")),
        read_back="\n".join(filter(None, (read_back, closed, coming))),
    )
    if written.rests:
        yield from _questions(times, written)
    if written.could_stay:
        yield _button("keep_times", translate("EditRows", "Keep the times that it had"))


def _questions(times: TypedTimes, written: Written) -> Iterator[FieldRow]:
    for number, unsure in enumerate(times.unsure):
        yield _note(
            f"unsure.{number}",
            translate("EditRows", "“{words}” can mean two things. Which is it?").format(
                words=unsure.typed
            ),
        )
        for reading, meant in enumerate(unsure.readings):
            yield _toggle(f"unsure:{number}:{reading}", meant, chosen=reading == 0)
    for number, bit in enumerate(times.not_understood):
        yield _note(
            f"not_understood.{number}",
            wrong=translate("EditRows", "“{words}” was not understood.").format(words=bit),
        )
        yield _button(f"keep:{number}", translate("EditRows", "Keep these words"))
    if Need.DAYS in times.needs:
        yield _note("days", wrong=translate("EditRows", "Write on which days, too."))
    if Need.FIRST_DATE in times.needs:
        yield replace(
            _text(
                FIRST_DATE,
                translate("EditRows", "Such as: {day}.").format(day=long_date(written.now.date())),
                label=translate("EditRows", "On which day is the first one?"),
            ),
            typed=written.typed.get(FIRST_DATE, ""),
            wrong=written.wrong_date,
        )
