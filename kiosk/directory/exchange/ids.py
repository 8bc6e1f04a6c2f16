"""Keys: UUIDs as they are, and a stable UUID for whatever else a publisher has for a key."""

import re
import uuid

_NAMESPACE = uuid.uuid5(uuid.NAMESPACE_DNS, "kiosk.exchange")
_UUID = re.compile(r"[0-9a-fA-F]{8}-(?:[0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}")


def is_uuid(text: str) -> bool:
    """Whether the text is a UUID in its usual form."""
    return _UUID.fullmatch(text) is not None


def stable(table: str, *names: str) -> str:
    """The UUID of what a table of a publisher calls by these names: the same ones every time."""
    return str(uuid.uuid5(_NAMESPACE, "|".join((table, *names))))


def key(table: str, original: str) -> str:
    """The key of a row: its own UUID in small letters, or a stable one."""
    if not is_uuid(original):
        return stable(table, original)
    small = original.lower()
    return original if original == small else small  # one copy of it is enough
