"""The check of a `site.toml`, with pydantic: what is wrong, where, and what it has to be.

Imported only by `reading`, and only when there is a file that is not yet known to be good.
"""

import difflib
import json
import re
from dataclasses import fields
from pathlib import Path
from typing import Any, get_args, get_type_hints

from pydantic import TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from kiosk.settings.rules import WrongTogether
from kiosk.settings.sections import Settings

_LONGEST_SHOWN = 80


def faults(as_json: str, folder: Path | None) -> list[str]:
    """What is wrong in the file, in plain sentences; nothing where all is well.

    Args:
        as_json: what the file holds. Only from JSON do pydantic's strict types take an array
            for a tuple.
        folder: where relative paths begin; None where files need not be there.
    """
    try:
        TypeAdapter(Settings).validate_json(as_json, context=folder)
    except ValidationError as invalid:
        return [words for error in invalid.errors() for words in _sentences(error)]
    return []


def syntax_fault(text: str, error: Exception) -> str:
    """Why `text` is not TOML, and in which line."""
    lines = text.rstrip().split("\n")
    found = re.fullmatch(r"(.*) \(at (?:line (\d+), column \d+|end of document)\)", str(error))
    reason, number = (found[1], int(found[2] or len(lines))) if found else (str(error), len(lines))
    line = lines[min(number, len(lines)) - 1].strip()
    return (
        f"Line {number} is not TOML: {_cut(line)} ({reason}). Write each setting once, in a line "
        'of its own, with words and times in double quotes, such as name = "Room 1".'
    )


def _sentences(error: ErrorDetails) -> list[str]:
    place, given = error["loc"], error["input"]
    match error["type"]:
        case "unexpected_keyword_argument":
            return [_unknown(place, given)]
        case "missing":
            return [f"{_path(place)} is missing. Add it, as in the text of `kiosk settings`."]
        case "not_allowed":
            return [_wrong(place, given, error["ctx"]["words"])]
        case "value_error":
            together: WrongTogether = error["ctx"]["error"]
            return [_wrong((*place, key), given.get(key), words) for key, words in together.faults]
        case "json_invalid":
            return [
                "Lists or groups stand too deep in one another. Take out what is not a setting."
            ]
        case "tuple_type":
            return [_wrong(place, given, "a list in square brackets")]
        case "dataclass_type" if len(place) == 1:
            return [_wrong(place, given, f"a line [{place[0]}] with its settings below it")]
        case _:
            return [_wrong(place, given, "a group of settings, as `kiosk settings` prints it")]


def _wrong(place: tuple[int | str, ...], given: Any, words: str) -> str:
    value = "missing" if given is None else _shown(given)
    return f"{_path(place)} is {value}. It has to be {words}."


def _unknown(place: tuple[int | str, ...], given: Any) -> str:
    *above, name = place
    if (*above, name) == ("theme", "colours", "clay"):
        return (
            f"theme.colours.clay is {_shown(given)}. Clay belongs to help and cannot be changed. "
            "Take the line out."
        )
    names = _names(above)
    near = difflib.get_close_matches(str(name), names, n=1)
    advice = (
        f"Did you mean {_path((*above, near[0]))}?"
        if near
        else f"The settings there are: {', '.join(names)}."
    )
    return f"{_path(place)} is {_shown(given)}, but there is no such setting. {advice}"


def _names(place: list[int | str]) -> list[str]:
    """The settings of the group at `place`."""
    kind: Any = Settings
    for step in place:
        kind = get_args(kind)[0] if isinstance(step, int) else get_type_hints(kind)[step]
    return [each.name for each in fields(kind)]


def _path(place: tuple[int | str, ...]) -> str:
    whole = ""
    for step in place:
        whole += f"[{step}]" if isinstance(step, int) else f".{step}"
    return _cut(whole.removeprefix("."))


def _shown(given: Any) -> str:
    return _cut(json.dumps(given, ensure_ascii=False))


def _cut(words: str) -> str:
    return words if len(words) <= _LONGEST_SHOWN else f"{words[: _LONGEST_SHOWN - 1]}…"
