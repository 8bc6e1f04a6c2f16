"""The times of a service as the columns of a sheet say them: a weekly rule where it is plain."""

import re

_DAY_NAMES = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
DAYS = dict(zip(("MO", "TU", "WE", "TH", "FR", "SA", "SU"), _DAY_NAMES, strict=True))
_DAY = {
    **{name: code for code, name in DAYS.items()},
    **{f"{name}s": code for code, name in DAYS.items()},
    **{name[:length]: code for code, name in DAYS.items() for length in (3, 4, 5)},
}
_TIME = re.compile(r"\d{1,2}([:.]?\d{2}){0,2}\s*([ap]\.?m\.?)?|noon|midnight|midday", re.IGNORECASE)
_SPAN = re.compile(r"(.+?)\s*(?:-|\u2013|\u2014|\bto\b|\buntil\b|\btill\b)\s*(.+)", re.IGNORECASE)
_LONGEST = 60
"""Letters up to which words may be two times."""
_WEEKLY = {"", "weekly", "every week", "week", "each week", "once a week"}


def _span(text: str) -> tuple[str, str] | None:
    """The two times of `10am to noon`."""
    found = _SPAN.fullmatch(text) if len(text) <= _LONGEST else None
    if found and _is_time(found[1]) and _is_time(found[2]):
        return found[1], found[2]
    return None


def schedules(said: dict[str, str]) -> list[dict[str, str]]:
    """The times that the columns of one session say: a rule where it is plain, else words."""
    found: list[dict[str, str]] = []
    dates: dict[str, str] = {
        name: said[name] for name in ("valid_from", "valid_to") if name in said
    }
    opens, closes = said.get("opens", ""), said.get("closes", "")
    span = _span(said.get("time", ""))
    if span and not (opens or closes):
        opens, closes = span
    day = _DAY.get(said.get("day", "").casefold().strip(" ."))
    is_weekly = said.get("often", "").casefold().strip() in _WEEKLY
    rest = [said[name] for name in ("day", "often", "time") if said.get(name)]
    if said.get("opens") or said.get("closes"):
        rest.append(" to ".join(text for text in (said.get("opens"), said.get("closes")) if text))
    words = said.get("description", "")
    if day and is_weekly and _is_time(opens) and _is_time(closes):
        found.append(_rule(day, opens, closes) | dates)
    elif rest or (dates and not words):
        found.append({"description": ", ".join(rest)} | dates if rest else dates)
    if words:
        found.append({"description": words} | ({} if found else dates))
    for code, name in DAYS.items():
        text = said.get(code, "")
        if hours := _span(text):
            found.append(_rule(code, *hours))
        elif text:
            found.append({"description": f"{name.title()}: {text}"})
    return found


def _rule(day: str, opens: str, closes: str) -> dict[str, str]:
    return {"freq": "WEEKLY", "byday": day, "opens_at": opens, "closes_at": closes}


def _is_time(text: str) -> bool:
    return bool(_TIME.fullmatch(text.strip()))
