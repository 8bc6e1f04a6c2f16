"""Filters in words: their groups, their choices, and why a listing was found."""

from PySide6.QtCore import QCoreApplication

from kiosk.directory.features import Feature
from kiosk.directory.reasons import Because, Reason

translate = QCoreApplication.translate


def group_title(group: str) -> str:
    """The question that a group of filters answers."""
    return {
        "way_in": translate("Filters", "How do I get in?"),
        "when": translate("Filters", "When?"),
        "where": translate("Filters", "Where?"),
        "cost": translate("Filters", "What does it cost?"),
        "for_whom": translate("Filters", "Who is it for?"),
        "access": translate("Filters", "What do I need?"),
    }[group]


def choice(key: str) -> str:
    """What a choice is called; a place has its own name."""
    if key.startswith("place:"):
        return key.removeprefix("place:")
    return {
        Feature.DROP_IN: translate("Filters", "Drop in"),
        Feature.RING: translate("Filters", "Ring them"),
        Feature.REFER: translate("Filters", "Ask a GP or physio"),
        Feature.ONLINE: translate("Filters", "Online"),
        Feature.MEMBERS: translate("Filters", "For members"),
        Feature.OPEN_NOW: translate("Filters", "Open now"),
        Feature.EVENINGS: translate("Filters", "Evenings"),
        Feature.WEEKENDS: translate("Filters", "Weekends"),
        Feature.REMOTE: translate("Filters", "By phone or online"),
        Feature.FREE: translate("Filters", "Free"),
        Feature.CARERS: translate("Filters", "Carers"),
        Feature.MEN: translate("Filters", "Men"),
        Feature.WOMEN: translate("Filters", "Women"),
        Feature.OLDER: translate("Filters", "Older people"),
        Feature.YOUNG_ADULTS: translate("Filters", "Young adults"),
        Feature.WORKERS: translate("Filters", "People in work"),
        Feature.STEP_FREE: translate("Filters", "Step-free"),
        Feature.HEARING_LOOP: translate("Filters", "Hearing loop"),
        Feature.SEATS: translate("Filters", "Seats, or room to stand"),
        Feature.PARKING: translate("Filters", "Parking"),
        Feature.INTERPRETER: translate("Filters", "Interpreter"),
        Feature.BSL: translate("Filters", "British Sign Language"),
    }[Feature(key)]


def why(reason: Reason | None) -> str:
    """Why a listing was found; nothing where that is plain to see."""
    if reason is None:
        return ""
    if reason.because == Because.MEANT:
        return translate("Filters", "Found for: {words}").format(words=reason.words)
    return translate("Filters", "It says: {words}").format(words=reason.words)
