"""Opens a zip of somebody else's, once what it says of itself has been looked at.

Python reads the whole list of what is in a zip before anybody can look at it, and unpacks what it
is told to: so the length of that list is read first, and only ordinary packing is undone.
"""

import contextlib
import os
import struct
import zipfile
import zlib
from collections.abc import Iterator
from typing import IO, BinaryIO

TROUBLE = (
    *(zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError),
    *(UnicodeDecodeError, struct.error),
)
"""What Python says of a zip that is damaged, locked, or none."""

_END, _END_LENGTH, _LONGEST_COMMENT = b"PK\x05\x06", 22, 1 << 16
_LARGE_END, _LARGE_END_LENGTH = b"PK\x06\x06", 56
_LARGE_MARK, _LARGE_MARK_LENGTH = b"PK\x06\x07", 20
_BYTES_A_FILE = 2048
"""More than the list of a zip has for each file, whatever its name."""
_ORDINARY = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
"""Other ways of packing may ask for gigabytes of memory before the first letter."""


def lists_more(file: BinaryIO, files: int) -> bool:
    """Whether a zip lists more files than these, or says so much of them that it may as well.

    Raises:
        zipfile.BadZipFile: it has no end, so it is no zip.
    """
    size = file.seek(0, os.SEEK_END)
    file.seek(max(size - _END_LENGTH - _LONGEST_COMMENT - _LARGE_MARK_LENGTH, 0))
    end = file.read()
    file.seek(0)
    at = end.rfind(_END)
    if at < 0 or len(end) < at + _END_LENGTH:
        raise zipfile.BadZipFile("its end is missing")
    counts = [int.from_bytes(end[at + 10 : at + 12], "little")]
    lengths = [int.from_bytes(end[at + 12 : at + 16], "little")]
    mark = end[max(at - _LARGE_MARK_LENGTH, 0) : at]
    if mark.startswith(_LARGE_MARK):  # another end stands before this one, and counts
        file.seek(max(size - (len(end) - at) - _LARGE_MARK_LENGTH - _LARGE_END_LENGTH, 0))
        large = file.read(_LARGE_END_LENGTH)
        file.seek(0)
        if large.startswith(_LARGE_END):
            counts.append(int.from_bytes(large[32:40], "little"))
            lengths.append(int.from_bytes(large[40:48], "little"))
    return max(counts) > files or max(lengths) > files * _BYTES_A_FILE


def is_ordinary(part: zipfile.ZipInfo) -> bool:
    """Whether it is packed as nearly every zip is, or not at all."""
    return part.compress_type in _ORDINARY


@contextlib.contextmanager
def opened(file: IO[bytes]) -> Iterator[zipfile.ZipFile]:
    """The zip, while the context lasts.

    Raises:
        zipfile.BadZipFile: its list makes no sense.
    """
    try:
        archive = zipfile.ZipFile(file)
    except (ValueError, OverflowError, struct.error) as error:
        raise zipfile.BadZipFile("its list makes no sense") from error
    with archive:
        yield archive
