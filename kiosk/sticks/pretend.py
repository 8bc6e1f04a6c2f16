"""A folder in place of a stick: to practise with, and for tests."""

from pathlib import Path

from kiosk.sticks.sticks import Stick
from kiosk.sticks.troubles import PulledStick


class FolderSticks:
    """One stick that is a folder, for as long as the folder is there."""

    def __init__(self, folder: Path, label: str = "PRACTICE") -> None:
        """`label` is what the stick is called."""
        self._folder = folder
        self._label = label
        self.is_mounted = False

    def found(self) -> list[Stick]:
        """See `Sticks.found`."""
        if not self._folder.is_dir():
            return []
        return [Stick(str(self._folder), self._label, 1_000_000_000, file_system="vfat")]

    def mount(self, stick: Stick, *, writing: bool) -> Path:  # noqa: ARG002  (a folder has one way)
        """See `Sticks.mount`."""
        if not self._folder.is_dir():
            raise PulledStick
        self.is_mounted = True
        return self._folder

    def let_go(self, stick: Stick, folder: Path, *, for_good: bool = True) -> None:  # noqa: ARG002  (there is only one)
        """See `Sticks.let_go`."""
        self.is_mounted = False
        if not folder.is_dir():
            raise PulledStick
