"""What a site has told its kiosk: one frozen object, read from one `site.toml`."""

from kiosk.settings.example import example
from kiosk.settings.reading import (
    FILE_NAME,
    LAST_GOOD_NAME,
    SettingsTrouble,
    load,
    load_for_service,
    load_text,
)
from kiosk.settings.rules import LONGEST_NAME, LONGEST_WORDS, SHIPPED_LANGUAGES
from kiosk.settings.sections import (
    CLAY,
    Freshness,
    Help,
    Hours,
    Idle,
    LocalNumber,
    Notice,
    Room,
    Settings,
    StickRules,
    WaitingRoom,
    contrast,
    staffed,
    within,
)

__all__ = [
    "CLAY",
    "FILE_NAME",
    "LAST_GOOD_NAME",
    "LONGEST_NAME",
    "LONGEST_WORDS",
    "SHIPPED_LANGUAGES",
    "Freshness",
    "Help",
    "Hours",
    "Idle",
    "LocalNumber",
    "Notice",
    "Room",
    "Settings",
    "SettingsTrouble",
    "StickRules",
    "WaitingRoom",
    "contrast",
    "example",
    "load",
    "load_for_service",
    "load_text",
    "staffed",
    "within",
]
