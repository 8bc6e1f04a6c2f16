"""How long something still takes, in words."""

from PySide6.QtCore import QCoreApplication

translate = QCoreApplication.translate

_MINUTE = 60


def wait_words(seconds: int) -> str:
    """`90` → "1 minute 30 seconds"."""
    minutes, rest = divmod(seconds, _MINUTE)
    parts = []
    if minutes == 1:
        parts.append(translate("Waits", "1 minute"))
    elif minutes:
        parts.append(translate("Waits", "{number} minutes").format(number=minutes))
    if rest == 1:
        parts.append(translate("Waits", "1 second"))
    elif rest or not minutes:
        parts.append(translate("Waits", "{number} seconds").format(number=rest))
    return " ".join(parts)
