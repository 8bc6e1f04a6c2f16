"""Where each device of this machine is mounted, as the kernel says it."""

import os
import re
from pathlib import Path

_TABLE = Path("/proc/self/mountinfo")
_FOR_STICKS = ("/run/media/", "/media/")
"""Where desktops put sticks; what is mounted anywhere else belongs to the machine itself."""
_ESCAPED = re.compile(r"\\([0-7]{3})")


def places(table: Path = _TABLE) -> dict[str, list[str]]:
    """The folders at which each device is mounted, by its number as `8:17`."""
    found: dict[str, list[str]] = {}
    try:
        lines = table.read_text(encoding="utf-8", errors="surrogateescape").splitlines()
    except OSError:
        return found
    for line in lines:
        fields = line.split(" ")
        if len(fields) > 4:  # noqa: PLR2004  (number, device and folder are among the first five)
            folder = _ESCAPED.sub(lambda code: chr(int(code[1], 8)), fields[4])
            found.setdefault(fields[2], []).append(folder)
    return found


def numbered(device: int) -> str:
    """A device number as that table has it."""
    return f"{os.major(device)}:{os.minor(device)}"


def is_of_the_machine(folders: list[str]) -> bool:
    """Whether something is mounted where no stick would be: the kiosk may run from it."""
    return any(not folder.startswith(_FOR_STICKS) for folder in folders)
