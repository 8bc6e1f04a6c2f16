"""Text from a file of somebody else's, whatever its encoding, and never more of it than is safe."""

from pathlib import Path

from kiosk.errors import KnownTrouble

_MARKS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
"""Byte-order marks; UTF-32's begins like UTF-16's, so it is looked for first."""
_WITHOUT_MARK = 0.3
"""The share of zero bytes from which a file without a mark is UTF-16."""
FEW = 0.2
"""The share of unreadable letters up to which a file is UTF-8 with some damage."""
UNREADABLE = "\ufffd"
"""Stands where a letter cannot be read."""
_LOOKED_AT = 1_000_000
"""Bytes that are enough to tell UTF-16 by."""


def read_text(path: Path, limit: int) -> str:
    """The text of a file of at most `limit` bytes; what is no Unicode is Windows' Western letters.

    Raises:
        KnownTrouble: it cannot be read, is no file, or is larger.
    """
    return decoded(read_bytes(path, limit))


def read_bytes(path: Path, limit: int) -> bytes:
    """What is in a file of at most `limit` bytes.

    Raises:
        KnownTrouble: it cannot be read, is no file, or is larger.
    """
    check_size(path, limit)
    try:
        with path.open("rb") as file:
            return file.read(limit)
    except OSError as error:
        raise _unreadable(path, error) from error


def check_size(path: Path, limit: int) -> None:
    """Refuse what is no file, or is larger than `limit` bytes.

    Raises:
        KnownTrouble: says which of them.
    """
    try:
        if not path.is_file() and path.exists():
            raise KnownTrouble(f"{path.name} is not a file. Choose the file with the listings.")
        size = path.stat().st_size
    except (OSError, ValueError) as error:
        raise _unreadable(path, error) from error
    if size > limit:
        raise KnownTrouble(
            f"{path.name} is larger than {limit // 1_000_000} MB. Split it into smaller files, and "
            "bring them in one after the other."
        )


def decoded(content: bytes) -> str:
    """The text of some bytes."""
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return content.decode(encoding, errors="replace").removeprefix("\ufeff")
    start_of_it = content[:_LOOKED_AT]
    for start, encoding in ((1, "utf-16-le"), (0, "utf-16-be")):
        half, other = start_of_it[start::2], start_of_it[1 - start :: 2]
        if half and half.count(0) > _WITHOUT_MARK * len(half) > other.count(0):
            return content.decode(encoding, errors="replace")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return _broken_utf_8(content) or content.decode("cp1252", errors="replace")


def _broken_utf_8(content: bytes) -> str | None:
    """The text, if nearly all letters beyond ASCII are UTF-8: one bad byte spoils only itself."""
    text = content.decode("utf-8", errors="replace")
    beyond_ascii = len(text) - len(text.encode("ascii", errors="ignore"))
    return text if text.count(UNREADABLE) < FEW * beyond_ascii else None


def _unreadable(path: Path, error: Exception) -> KnownTrouble:
    reason = getattr(error, "strerror", None) or "there can be no file of that name"
    return KnownTrouble(
        f"{path.name} cannot be read ({reason}). Choose the file with the listings."
    )
