"""Asks the system to let the screen sleep, or to wake it, where there is a way to ask.

The picture is black all the same; this only saves the lamp.
"""

import logging
import os
import shutil
import subprocess

WAIT_SECONDS = 5

log = logging.getLogger(__name__)


def ask(*, awake: bool) -> None:
    """Ask, and go on whatever comes of it."""
    command = _command(awake=awake)
    if command is None:
        return
    try:
        subprocess.run(  # noqa: S603  (a program of the system, and our own words)
            command,
            check=False,
            timeout=WAIT_SECONDS,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        log.warning("The screen could not be asked to sleep or to wake (%s).", error)


def _command(*, awake: bool) -> list[str] | None:
    if os.environ.get("WAYLAND_DISPLAY") and (program := shutil.which("wlopm")):
        return [program, "--on" if awake else "--off", "*"]
    if os.environ.get("DISPLAY") and (program := shutil.which("xset")):
        return [program, "dpms", "force", "on" if awake else "off"]
    return None
