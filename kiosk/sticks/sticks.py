"""Sticks as the rest of the kiosk knows them: found, chosen, opened, and let go of.

All of it may take seconds: call it in a thread of its own, never in the one that draws.
"""

import contextlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from kiosk.errors import KnownTrouble
from kiosk.settings import StickRules
from kiosk.sticks.folder_on_stick import StickFolder
from kiosk.sticks.troubles import (
    NoStick,
    ReadOnlyStick,
    SeveralSticks,
    StickNotAllowed,
    UnreadableStick,
)


@dataclass(frozen=True)
class Stick:
    """A USB stick that is plugged in.

    Attributes:
        device: what the system knows it by.
        label: its name, as people see it on their own computers; empty where it has none.
        size: in bytes.
        read_only: whether it is locked.
        uuid: of its file system, so that another stick is not taken for it.
        file_system: such as `vfat`; empty where it cannot be read.
        unreadable: why it cannot be read, in a sentence; empty where it can.
    """

    device: str
    label: str
    size: int
    read_only: bool = False
    uuid: str = ""
    file_system: str = ""
    unreadable: str = ""

    @property
    def called(self) -> str:
        """Its name, or what to call one that has none."""
        return self.label or "USB stick"


class Sticks(Protocol):
    """What knows the sticks of this machine."""

    def found(self) -> list[Stick]:
        """Those that are plugged in.

        Raises:
            StickTrouble: nothing here can find any.
        """

    def mount(self, stick: Stick, *, writing: bool) -> Path:
        """Make its files reachable, and return its folder. Nothing on it is ever run.

        Raises:
            StickTrouble: it is gone, locked or cannot be read.
        """

    def let_go(self, stick: Stick, folder: Path, *, for_good: bool = True) -> None:
        """Bring all that was written onto the stick, and unmount it; then it can be pulled out.

        Args:
            stick: the one that was mounted.
            folder: where that is.
            for_good: turn it off, where that can be done. It is not found again until somebody
                puts it in anew; so not where more is wanted of it.

        Raises:
            StickTrouble: it was pulled out before, or something still uses it.
        """


def chosen(sticks: Sticks, rules: StickRules, device: str = "") -> Stick:
    """The stick to use: the only one that may be used, or of several the one with this `device`.

    Raises:
        StickTrouble: there is none, or several and nobody chose; it is not allowed, or cannot be
            read.
    """
    if rules.allow == "none":
        raise StickNotAllowed
    found = sticks.found()
    if not found:
        raise NoStick
    usable = [stick for stick in found if rules.takes(stick.label)]
    if not usable:
        raise StickNotAllowed(rules.names)
    if device:
        usable = [stick for stick in usable if stick.device == device]
        if not usable:
            raise NoStick
    if len(usable) > 1:
        raise SeveralSticks([stick.called for stick in usable])
    (stick,) = usable
    if stick.unreadable:
        raise UnreadableStick(stick.unreadable)
    return stick


def usable(sticks: Sticks, rules: StickRules) -> list[Stick]:
    """The sticks to choose among, by name.

    Raises:
        StickTrouble: nothing here can find any, or none is allowed.
    """
    if rules.allow == "none":
        raise StickNotAllowed
    return sorted(
        (stick for stick in sticks.found() if rules.takes(stick.label)),
        key=lambda stick: (stick.label.casefold(), stick.device),
    )


@contextlib.contextmanager
def opened(
    sticks: Sticks, stick: Stick, *, writing: bool = False, for_good: bool = True
) -> Iterator[StickFolder]:
    """The stick's files, while the context lasts.

    Where it ends without an exception, all is on the stick and the stick can be taken out. Not
    before. Unless it is let go `for_good`, it can be used again without being taken out.

    Raises:
        StickTrouble: it is gone, locked, cannot be read or cannot be let go.
    """
    if writing and stick.read_only:
        raise ReadOnlyStick
    folder = sticks.mount(stick, writing=writing)
    try:
        yield StickFolder(folder, file_system=stick.file_system)
    except BaseException:
        with contextlib.suppress(KnownTrouble):
            sticks.let_go(stick, folder, for_good=False)  # there may be another try
        raise
    sticks.let_go(stick, folder, for_good=for_good)
