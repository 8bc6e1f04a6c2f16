"""A disk that is pulled out at the step that a test chooses."""

import errno
import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from kiosk.sticks.disk import Disk

STEPS = (
    *("entries", "is_folder", "is_there", "free", "is_locked", "make_folder", "create", "write"),
    *("sync", "open", "size", "read", "rename", "sync_folder"),
)


class PulledDisk(Disk):
    """Does as a disk does until its step number `last`; then the stick is gone for good.

    Attributes:
        steps: what was done, in order.
    """

    def __init__(self, root: Path, last: int | None = None, code: int = errno.EIO) -> None:
        """`code` is what the system says then, and `root` what is gone; without `last` never."""
        self.steps: list[str] = []
        self._root = root
        self._last = last
        self._code = code

    def _step(self, name: str) -> None:
        self.steps.append(name)
        if self._last is not None and len(self.steps) > self._last:
            if self._code in {errno.EIO, errno.ENODEV} and self._root.exists():
                shutil.rmtree(self._root)
            raise OSError(self._code, os.strerror(self._code))

    def entries(self, folder: Path) -> Iterator[os.DirEntry[str]]:
        self._step("entries")
        return super().entries(folder)


def _watched(name: str) -> Any:
    done = getattr(Disk, name)

    def step(self: PulledDisk, *arguments: Any) -> Any:
        self._step(name)
        return done(self, *arguments)

    return step


for _name in STEPS[1:]:
    setattr(PulledDisk, _name, _watched(_name))
