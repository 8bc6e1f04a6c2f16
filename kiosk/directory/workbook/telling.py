"""What bringing a spreadsheet back would change, in plain English."""

from collections.abc import Sequence

from kiosk.directory.exchange.differences import counted
from kiosk.directory.exchange.problems import shortened
from kiosk.directory.workbook.comparing import Added, Choice, Edit, Missing, Plan
from kiosk.directory.workbook.layout import NUMBERS, PLACES, SERVICES, TIMES

_THINGS = {SERVICES: "listing", NUMBERS: "number", TIMES: "time", PLACES: "place"}
_TABLES = {
    SERVICES: "services",
    NUMBERS: "phones",
    TIMES: "schedules",
    PLACES: "service_at_location",
}


def edited(edit: Edit) -> str:
    """One change, in a sentence."""
    before, after = shortened(edit.before), shortened(edit.after)
    what = edit.field.label
    if not before:
        words = f"“{after}” is new"
    elif not after:
        words = f"“{before}” is taken out"
    else:
        words = f"“{before}” becomes “{after}”"
    return f"{edit.listing}, {what}: {words}."


def added(new: Added) -> str:
    """One new row, in a sentence."""
    if new.sheet == SERVICES:
        return f"{new.listing} is new. It is a draft until somebody publishes it."
    return f"{new.listing}: a {_THINGS[new.sheet]} is added: {new.words}."


def asked(choice: Choice) -> str:
    """One choice, as a question."""
    return (
        f"{choice.listing}, {choice.label}: it said {_or_nothing(choice.was)}. The spreadsheet "
        f"says {_or_nothing(choice.mine)}. The kiosk now says {_or_nothing(choice.theirs)}. Which "
        "one is right?"
    )


def missed(gone: Missing) -> str:
    """One row that did not come back, in a sentence."""
    if gone.sheet == SERVICES:
        return f"{gone.listing} is not in the spreadsheet. It stays. Mark it closed at the kiosk."
    return (
        f"{gone.listing}: the {_THINGS[gone.sheet]} “{gone.words}” is not in the spreadsheet. It "
        "stays. Take it out at the kiosk."
    )


def lines(plan: Plan) -> list[str]:
    """All of it, as lines under headings."""
    found: list[str] = []
    if not len(plan):
        found.append("Nothing changes: the kiosk has all that is in the spreadsheet.")
    found += _under("Changed:", [edited(edit) for edit in plan.edits])
    found += _under("Changed at home and at the kiosk:", list(map(asked, plan.choices)))
    found += _under("New:", list(map(added, plan.added)))
    found += _under(
        "A number, time or place changes, so these are no longer checked by this room:",
        plan.unchecked,
    )
    left_out = [each.sentence for each in plan.problems if not each.is_note]
    found += _under("Left out, and the rest goes in:", left_out)
    found += _under("Mended:", [each.sentence for each in plan.problems if each.is_note])
    found += _under("Not in the spreadsheet:", list(map(missed, plan.missing)))
    return found


def summary(plan: Plan) -> str:
    """How much it is, in one sentence."""
    parts = []
    if plan.edits:
        things = "thing changes" if len(plan.edits) == 1 else "things change"
        parts.append(f"{len(plan.edits)} {things}")
    for sheet, table in _TABLES.items():
        count = sum(new.sheet == sheet for new in plan.added)
        if count:
            parts.append(f"{counted(count, table)} new")
    if plan.choices:
        parts.append(f"{len(plan.choices)} to choose")
    left_out = sum(not each.is_note for each in plan.problems)
    if left_out:
        parts.append(f"{left_out} left out")
    return f"{', '.join(parts)}." if parts else "Nothing changes."


def _under(heading: str, items: Sequence[str]) -> list[str]:
    return [heading, *(f"  {item}" for item in items)] if items else []


def _or_nothing(words: str) -> str:
    return f"“{shortened(words)}”" if words else "nothing"
