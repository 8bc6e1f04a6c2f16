"""Whether there is a display, asked before Qt aborts because there is none."""

import os
import socket
from pathlib import Path

from kiosk.errors import KnownTrouble


def need_one() -> None:
    """See that there is a display to draw on, or that none is wanted.

    Raises:
        KnownTrouble: there is none. Qt itself would end the program with a core dump.
    """
    platform = os.environ.get("QT_QPA_PLATFORM", "")
    if platform and not platform.startswith(("xcb", "wayland")):
        return
    if not (_wayland_answers() or _x_answers()):
        raise KnownTrouble(
            "There is no display to show the kiosk on: start it on the screen itself, or set "
            "QT_QPA_PLATFORM=offscreen to run it without one."
        )


def _wayland_answers() -> bool:
    name = os.environ.get("WAYLAND_DISPLAY", "")
    return bool(name) and _answers(str(Path(os.environ.get("XDG_RUNTIME_DIR", "/"), name)))


def _x_answers() -> bool:
    """Whether a display on this machine is there; one on another machine is taken at its word."""
    host, colon, number = os.environ.get("DISPLAY", "").rpartition(":")
    if not colon or host not in {"", "unix"}:
        return bool(colon)
    place = f"/tmp/.X11-unix/X{number.partition('.')[0]}"  # noqa: S108  (X's own place)
    return _answers(place) or _answers(f"\0{place}")


def _answers(address: str) -> bool:
    """Whether a program listens there, on this machine: these sockets are files."""
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as there:
        try:
            there.connect(address)
        except OSError:
            return False
    return True
