"""What makes this kiosk's spreadsheets its own: a number that it drew when it first made one."""

import re
import uuid
from pathlib import Path

from kiosk.errors import KnownTrouble
from kiosk.sqlite_files import rename_safely

FILE_NAME = "kiosk-id"
_FORM = re.compile(r"[0-9a-f]{32}")


def identity(data: Path) -> str:
    """The number of this kiosk; drawn and kept where it has none yet.

    Args:
        data: the data folder.

    Raises:
        KnownTrouble: it cannot be kept.
    """
    path = data / FILE_NAME
    try:
        kept = path.read_text(encoding="ascii").strip()
    except (OSError, UnicodeDecodeError):
        kept = ""
    if _FORM.fullmatch(kept):
        return kept
    drawn = uuid.uuid4().hex
    unfinished = path.with_name(f"{FILE_NAME}.unfinished")
    try:
        unfinished.write_text(f"{drawn}\n", encoding="ascii")
        rename_safely(unfinished, path)
    except OSError as error:
        raise KnownTrouble(
            f"{path} cannot be written ({error.strerror}). Make sure that the disk has room and "
            "that this user may write there."
        ) from error
    return drawn
