"""What a volunteer reads of a listing that wants to be checked, and of what patients said of it."""

from PySide6.QtCore import QCoreApplication

from kiosk.directory.corrections import Told, What
from kiosk.directory.due import Due
from kiosk.directory.freshness import Age
from kiosk.wording.times import long_date

translate = QCoreApplication.translate


def due_words(each: Due) -> str:
    """Since when it wants somebody to ring, and what came of trying."""
    tried = {
        0: "",
        1: translate("Due", "Nobody answered the last time."),
    }.get(each.no_answers, translate("Due", "Nobody answered, {number} times in a row."))
    return " ".join(filter(None, (_age(each), tried.format(number=each.no_answers))))


def _age(each: Due) -> str:
    if each.assured is None and each.was_checked:
        return translate("Due", "Not checked since it was changed.")
    if each.assured is None:
        return translate("Due", "Nobody here has checked it yet.")
    day = long_date(each.assured)
    if each.age is Age.HIDDEN and not each.never_hides:
        return translate("Due", "Last checked {day}. Patients do not see it any more.").format(
            day=day
        )
    if each.age in {Age.RED, Age.HIDDEN}:
        return translate("Due", "Last checked {day}. It is overdue.").format(day=day)
    checked = translate("Due", "Last checked {day}.").format(day=day)
    if each.not_rung:
        return " ".join((checked, translate("Due", "Nobody has rung its number yet.")))
    return checked


def told_words(told: Told) -> str:
    """What patients said is wrong with it, how often, and since when."""
    said = {
        What.NUMBER: translate("Due", "The number is wrong: {count}."),
        What.TIMES: translate("Due", "The times are wrong: {count}."),
        What.PLACE: translate("Due", "The place is wrong: {count}."),
        What.CLOSED: translate("Due", "It has closed: {count}."),
    }
    since = translate("Due", "Since {day}.").format(day=long_date(told.since))
    return " ".join([*(said[what].format(count=number) for what, number in told.counts), since])
