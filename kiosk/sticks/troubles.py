"""What can be wrong with a USB stick, each in a sentence for whoever stands at the kiosk."""

import errno
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from kiosk.errors import KnownTrouble


class StickTrouble(KnownTrouble):
    """Something about a stick; the directory is as it was before."""


class NoSticksHere(StickTrouble):
    """This machine has nothing that finds and mounts sticks."""

    def __init__(self) -> None:
        super().__init__(
            "This computer cannot open USB sticks. Ask whoever looks after it to install udisks2."
        )


class NotPermitted(StickTrouble):
    """The system does not let the kiosk's user mount sticks."""

    def __init__(self) -> None:
        super().__init__(
            "This computer does not let the kiosk open USB sticks. Ask whoever looks after it to "
            "allow that, as the kiosk's README says."
        )


class NoStick(StickTrouble):
    """Nobody has put one in."""

    def __init__(self) -> None:
        super().__init__(
            "There is no USB stick in the kiosk. Put one in, wait a moment, and try again."
        )


class SeveralSticks(StickTrouble):
    """There are more than one, so somebody has to choose.

    Attributes:
        labels: what they are called.
    """

    def __init__(self, labels: Sequence[str]) -> None:
        """`labels` are what they are called."""
        self.labels = tuple(labels)
        named = " and ".join(f"“{label}”" for label in labels)
        super().__init__(
            f"There is more than one USB stick in the kiosk: {named}. Choose one, or take the "
            "others out."
        )


class StickNotAllowed(StickTrouble):
    """The site's settings do not take this stick, or any."""

    def __init__(self, names: Sequence[str] = ()) -> None:
        """`names` are those that are taken; without any, none is."""
        if names:
            named = " or ".join(f"“{name}”" for name in names)
            super().__init__(f"This kiosk only takes a USB stick with the name {named}.")
        else:
            super().__init__("This kiosk does not take USB sticks: its settings say so.")


class UnreadableStick(StickTrouble):
    """There is no file system on it that the kiosk can read, or it is damaged."""

    def __init__(self, words: str = "") -> None:
        """`words` say why, where that is known."""
        super().__init__(
            f"The kiosk cannot read this USB stick. {words or 'It may be damaged.'} "
            "Use another one that a Windows computer can read."
        )


class ReadOnlyStick(StickTrouble):
    """Nothing can be written on it."""

    def __init__(self) -> None:
        super().__init__(
            "This USB stick is locked, so the kiosk cannot write on it. Look for a small switch "
            "on its side, or use another stick."
        )


class FullStick(StickTrouble):
    """There is not enough room on it."""

    def __init__(self, needed: int = 0) -> None:
        """`needed` is how many bytes it takes, where that is known."""
        how_much = f" The kiosk needs {megabytes(needed)} on it." if needed else ""
        super().__init__(
            f"This USB stick is full.{how_much} Use another stick, or make room on this one at "
            "another computer."
        )


class TooLarge(StickTrouble):
    """A file that this kind of stick cannot hold."""

    def __init__(self) -> None:
        super().__init__(
            "This file is too large for this kind of USB stick (FAT32). Use a stick that is "
            "formatted as exFAT."
        )


class TooMuchToBring(StickTrouble):
    """A file on the stick that is larger than any the kiosk takes."""

    def __init__(self, name: str, most: int) -> None:
        """`most` is how many bytes it may have."""
        super().__init__(
            f"“{name}” is larger than {megabytes(most)}, so the kiosk does not copy it. Choose a "
            "smaller file."
        )


class NoRoomHere(StickTrouble):
    """The kiosk's own disk is full."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"The kiosk's own disk has no room for “{name}”. Ask whoever looks after the kiosk to "
            "make room on it."
        )


class BusyStick(StickTrouble):
    """Something still uses it, so it cannot be let go."""

    def __init__(self) -> None:
        super().__init__(
            "Another program still uses the USB stick. Leave the stick in, wait a minute, and "
            "try again."
        )


class PulledStick(StickTrouble):
    """It is gone, or has stopped answering."""

    def __init__(self) -> None:
        super().__init__(
            "The USB stick came out too early, or it is broken. The kiosk is as it was before. "
            "Put the stick in again, and start again."
        )


class BadCopy(StickTrouble):
    """What is on the stick is not what was written."""

    def __init__(self) -> None:
        super().__init__(
            "The copy on the USB stick is not what the kiosk wrote, so the stick is broken. Use "
            "another one."
        )


_LOCKED = {errno.EROFS, errno.EACCES, errno.EPERM}
_FULL = {errno.ENOSPC, errno.EDQUOT}


def of(error: OSError) -> StickTrouble:
    """The sentence for what the system says of a file on a stick."""
    if error.errno in _LOCKED:
        return ReadOnlyStick()
    if error.errno in _FULL:
        return FullStick()
    if error.errno == errno.EFBIG:
        return TooLarge()
    return PulledStick()  # EIO, ENODEV, ENOENT …: a stick that is gone says many things


@contextmanager
def told() -> Iterator[None]:
    """Say what goes wrong inside in a sentence about the stick."""
    try:
        yield
    except OSError as error:
        raise of(error) from error


def megabytes(size: int) -> str:
    """A size as people say it, never smaller than it is."""
    if size < 1_000_000_000:  # noqa: PLR2004  (a gigabyte)
        return f"{max(1, -(-size // 1_000_000))} MB"
    return f"{-(-size // 100_000_000) / 10:g} GB"
