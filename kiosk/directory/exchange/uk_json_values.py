"""What JSON holds, as text: numbers as they were written, and what is not quite JSON marked."""

import json
import re
import uuid
from typing import Any

SHOWN = 80
"""Letters of a value that a message shows."""
_NAMESPACE = uuid.uuid5(uuid.NAMESPACE_DNS, "kiosk.exchange.json")
_HALF_A_LETTER = re.compile(r"\\u[dD][89a-fA-F]")


class Repeated(dict[str, Any]):
    """An object in which a key stands more than once: the first of each counts."""

    repeated: tuple[str, ...] = ()


class NoNumber(str):
    """NaN or Infinity, which JSON has not."""

    __slots__ = ()


def parsed(text: str) -> Any:
    """A document, with its numbers as text.

    Raises:
        json.JSONDecodeError: it is no JSON.
        RecursionError: it is nested too deeply.
    """
    document = json.loads(
        text, object_pairs_hook=_object, parse_int=str, parse_float=str, parse_constant=NoNumber
    )
    return _whole(document) if _HALF_A_LETTER.search(text) else document


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) == len(pairs):
        return found
    first = Repeated()
    for key, value in pairs:
        if key not in first:
            first[key] = value
        elif key not in first.repeated:
            first.repeated += (key,)
    return first


def _whole(value: Any) -> Any:
    """The document with a mark in place of every half letter, which no file can hold."""
    if isinstance(value, dict):
        clean = Repeated({_whole(name): _whole(each) for name, each in value.items()})
        clean.repeated = value.repeated if isinstance(value, Repeated) else ()
        return clean
    if isinstance(value, list):
        return [_whole(each) for each in value]
    if isinstance(value, str) and not isinstance(value, NoNumber):
        return value.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return value


def text_of(value: Any) -> str:
    """A value as text."""
    if value is None:
        return ""
    if isinstance(value, str):
        return str(value)
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list) and not any(isinstance(each, dict | list) for each in value):
        return ", ".join(text for text in map(text_of, value) if text)
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def shown(value: Any) -> str:
    """A value, cut to what a message can show."""
    return text_of(value)[:SHOWN]


def identity(table: str, found: dict[str, Any], parent: str) -> str:
    """The id of an object; one without gets it from what it says and where it is."""
    given = found.get("id")
    if given not in (None, "") and not isinstance(given, dict | list):
        return text_of(given)
    said = text_of(found.get("name") if table == "organizations" else found)
    return str(uuid.uuid5(_NAMESPACE, f"{table}|{parent}|{said}"))


def dicts(value: Any) -> list[dict[str, Any]]:
    """The objects in a list, if it is one."""
    return [each for each in value if isinstance(each, dict)] if isinstance(value, list) else []
