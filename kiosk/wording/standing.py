"""What has become of a listing, for the people who keep it true: a word, and a sentence."""

import datetime
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QCoreApplication

from kiosk.directory.due import Due
from kiosk.directory.freshness import Age
from kiosk.wording.times import short_date

translate = QCoreApplication.translate


class Kind(StrEnum):
    """How a listing stands; each has a sign and a colour of its own."""

    FRESH = "fresh"
    AMBER = "amber"
    RED = "red"
    NEVER = "never"
    DRAFT = "draft"
    HIDDEN = "hidden"


@dataclass(frozen=True)
class Stands:
    """How a listing stands, and that in words."""

    kind: Kind
    words: str

    @property
    def patients_see_it(self) -> bool:
        """Whether patients find it."""
        return self.kind not in {Kind.DRAFT, Kind.HIDDEN}


def stands(each: Due, today: datetime.date, *, trial: bool) -> Stands:
    """How a listing stands.

    Args:
        each: the listing.
        today: the day on the room's clock.
        trial: whether patients see what nobody has checked.
    """
    match each.publication:
        case "published" if each.active:
            return _public(each, today, trial=trial)
        case "published":
            words = translate("Standing", "Hidden from patients: it does not happen at the moment.")
            return Stands(Kind.HIDDEN, words)
        case "draft":
            words = translate("Standing", "Draft: patients do not see it.")
            return Stands(Kind.DRAFT, " ".join(filter(None, (words, _checked(each, today)))))
        case "retired":
            return Stands(Kind.HIDDEN, translate("Standing", "Retired: patients do not see it."))
        case "do_not_list":
            words = translate("Standing", "Not to be listed: patients never see it.")
            return Stands(Kind.HIDDEN, words)
        case _:
            words = translate("Standing", "Hidden from patients.")
            return Stands(Kind.HIDDEN, " ".join(filter(None, (words, _checked(each, today)))))


def _public(each: Due, today: datetime.date, *, trial: bool) -> Stands:
    if each.assured is None and each.was_checked:
        if trial:
            return Stands(Kind.NEVER, translate("Standing", "Not checked since it was changed."))
        words = translate("Standing", "Not checked since it was changed: patients do not see it.")
        return Stands(Kind.HIDDEN, words)
    if each.assured is None:
        if trial:
            return Stands(Kind.NEVER, translate("Standing", "Never checked."))
        words = translate("Standing", "Never checked, so patients do not see it.")
        return Stands(Kind.HIDDEN, words)
    day = short_date(each.assured, today)
    if each.not_rung and each.age in {Age.FRESH, Age.AMBER}:
        words = translate("Standing", "Checked {day}, but nobody rang them.")
        return Stands(Kind.AMBER, words.format(day=day))
    if each.age is Age.FRESH:
        return Stands(Kind.FRESH, translate("Standing", "Checked {day}.").format(day=day))
    if each.age is Age.AMBER:
        words = translate("Standing", "Getting old: checked {day}.")
        return Stands(Kind.AMBER, words.format(day=day))
    if each.age is Age.RED or each.never_hides:
        words = translate("Standing", "Overdue: checked {day}.")
        return Stands(Kind.RED, words.format(day=day))
    words = translate("Standing", "Hidden from patients: checked {day}, too long ago.")
    return Stands(Kind.HIDDEN, words.format(day=day))


def _checked(each: Due, today: datetime.date) -> str:
    if each.assured is None:
        return ""
    return translate("Standing", "Checked {day}.").format(day=short_date(each.assured, today))
