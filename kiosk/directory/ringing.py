"""What the number of a row of `phones` is to somebody who wants to ring, or to send a text."""

_TEXT = {"text", "sms"}
_FOR_MACHINES = {"fax", "modem", "pager"}

NOT_SPOKEN = _TEXT | _FOR_MACHINES
"""The kinds at which nobody speaks, in small letters; any other one can be rung."""


def is_text(kind: str | None) -> bool:
    """Whether it takes texts, and nobody speaks there."""
    return _plain(kind) in _TEXT


def is_for_people(kind: str | None) -> bool:
    """Whether it is one to ring or to text at all: a fax only whistles."""
    return _plain(kind) not in _FOR_MACHINES


def dialled(number: str, extension: str | None) -> str:
    """The number with the extension that a publisher keeps beside it."""
    return f"{number} ext {extension}" if extension and "ext" not in number.lower() else number


def _plain(kind: str | None) -> str:
    return (kind or "").strip().lower()
