"""Whether there is a display, asked before Qt aborts because there is none."""

import os
from pathlib import Path

from kiosk.errors import KnownTrouble

_LISTED = Path("/proc/net/unix")
"""Every local socket that is in use, one a line (man 5 proc)."""


def need_one() -> None:
    """See that there is a display to draw on, or that none is wanted.

    Raises:
        KnownTrouble: there is none. Qt itself would end the program with a core dump.
    """
    platform = os.environ.get("QT_QPA_PLATFORM", "")
    if platform and not platform.startswith(("xcb", "wayland")):
        return
    wayland = not platform.startswith("xcb") and _wayland_answers()
    if not wayland and (platform.startswith("wayland") or not _x_answers()):
        raise KnownTrouble(
            "There is no display to show the kiosk on: start it on the screen itself, or set "
            "QT_QPA_PLATFORM=offscreen to run it without one."
        )


def _wayland_answers() -> bool:
    name = os.environ.get("WAYLAND_DISPLAY", "")
    return bool(name) and _is_listened_to(str(Path(os.environ.get("XDG_RUNTIME_DIR", "/"), name)))


def _x_answers() -> bool:
    """Whether a display on this machine is there; one on another machine is taken at its word."""
    host, colon, number = os.environ.get("DISPLAY", "").rpartition(":")
    if not colon or host not in {"", "unix"}:
        return bool(colon)
    return _is_listened_to(f"/tmp/.X11-unix/X{number.partition('.')[0]}")  # noqa: S108  (X's place)


def _is_listened_to(socket: str) -> bool:
    """Whether a program listens at the socket of that path; a dead one leaves only its file.

    Looked up and not tried: an X server begins anew when its last caller hangs up.
    """
    try:
        lines = _LISTED.read_text(errors="replace").splitlines()
    except OSError:
        return Path(socket).exists()
    return any(line.rpartition(" ")[2] in {socket, f"@{socket}"} for line in lines)
