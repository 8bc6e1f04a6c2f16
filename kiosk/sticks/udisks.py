"""The sticks of a Linux machine, through UDisks2 on the system's D-Bus.

Only drives on USB that can be pulled out, with one part that has a file system which every
computer reads. What the machine itself runs from is none, even on USB. Nothing is mounted before
somebody asks for it, and then so that nothing on it can be run.
"""

import time
from collections import defaultdict
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtDBus import QDBusConnection

from kiosk.sticks import disk, mounts, troubles
from kiosk.sticks.bus import LONG, Refused, Service
from kiosk.sticks.sticks import Stick
from kiosk.sticks.troubles import (
    BusyStick,
    NoSticksHere,
    NotPermitted,
    PulledStick,
    ReadOnlyStick,
    StickTrouble,
    UnreadableStick,
)

NAME = "org.freedesktop.UDisks2"
FILE_SYSTEMS = {"vfat", "exfat", "ntfs", "ext4"}

_MANAGER = "/org/freedesktop/UDisks2/Manager"
_BLOCK, _DRIVE = f"{NAME}.Block", f"{NAME}.Drive"
_FILE_SYSTEM, _PARTITIONS = f"{NAME}.Filesystem", f"{NAME}.PartitionTable"
_SAFELY = "nosuid,nodev,noexec"
_ASKS_NOBODY = {"auth.no_user_interaction": True}
_BUSY_SECONDS = 10.0
_NO_SERVICE = {"ServiceUnknown", "NameHasNoOwner", "Disconnected", "NoServer"}
_GONE = {"UnknownObject", "UnknownMethod", "UnknownInterface"}


@dataclass(frozen=True)
class _Part:
    """A block device on a drive."""

    path: str
    number: str
    label: str
    uuid: str
    size: int
    read_only: bool
    usage: str
    file_system: str


class UDisks:
    """What UDisks2 knows of this machine's sticks. Any thread may use it, one at a time."""

    def __init__(
        self,
        bus: QDBusConnection | None = None,
        mounted: Callable[[], dict[str, list[str]]] = mounts.places,
    ) -> None:
        """`bus` is the system's, but in tests; `mounted` says what is mounted where."""
        self._bus = QDBusConnection.systemBus() if bus is None else bus
        self._service = Service(self._bus, NAME)
        self._mounted = mounted

    def found(self) -> list[Stick]:
        """See `Sticks.found`."""
        try:
            parts = self._parts()
        except Refused as refused:
            raise _trouble(refused) from refused
        mounted = self._mounted()
        return [
            _as_stick(of_drive)
            for of_drive in parts.values()
            if not any(mounts.is_of_the_machine(mounted.get(each.number, [])) for each in of_drive)
        ]

    def mount(self, stick: Stick, *, writing: bool) -> Path:
        """See `Sticks.mount`."""
        options = {"options": _SAFELY if writing else f"{_SAFELY},ro", **_ASKS_NOBODY}
        try:
            self._see_that_it_is(stick)
            try:
                folder = self._mount(stick, options)
            except Refused as refused:
                if not refused.name.endswith(".AlreadyMounted"):
                    raise
                self._unmount(stick)  # a desktop has done it, and not as we do
                folder = self._mount(stick, options)
        except Refused as refused:
            raise _trouble(refused) from refused
        return folder

    def let_go(self, stick: Stick, folder: Path, *, for_good: bool = True) -> None:
        """See `Sticks.let_go`."""
        try:
            with troubles.told():
                disk.sync_all(folder)
        except StickTrouble:
            with suppress(Refused, StickTrouble):  # so that nothing of it stays behind
                self._call(stick, "Unmount", {"force": True, **_ASKS_NOBODY})
            raise
        try:
            self._unmount(stick)
        except Refused as refused:
            raise _trouble(refused) from refused
        if for_good:
            with suppress(Refused):  # it is safe to take it out already; this turns its light off
                self._turn_off(stick)

    def _parts(self) -> dict[str, list[_Part]]:
        """The parts of each drive that is a stick, those that somebody could mount."""
        if not self._bus.isConnected():
            raise NoSticksHere
        (devices,) = self._service.call(_MANAGER, f"{NAME}.Manager", "GetBlockDevices", {})
        found: dict[str, list[_Part]] = defaultdict(list)
        is_stick: dict[str, bool] = {}
        for path in devices:
            drive = self._service.value(path, _BLOCK, "Drive")
            if not drive or drive == "/":
                continue
            if drive not in is_stick:
                is_stick[drive] = self._is_stick(drive)
            if is_stick[drive] and not self._service.value(path, _BLOCK, "HintIgnore"):
                found[drive].append(self._part(path))
        return found

    def _is_stick(self, drive: str) -> bool:
        def value(name: str) -> Any:
            return self._service.value(drive, _DRIVE, name)

        return (
            value("ConnectionBus") == "usb"
            and bool(value("Removable"))
            and not value("Optical")
            and value("MediaAvailable") is not False
        )

    def _part(self, path: str) -> _Part:
        def value(name: str) -> Any:
            return self._service.value(path, _BLOCK, name)

        is_table = self._service.value(path, _PARTITIONS, "Type") is not None
        return _Part(
            path=path,
            number=mounts.numbered(value("DeviceNumber") or 0),
            label=str(value("IdLabel") or ""),
            uuid=str(value("IdUUID") or ""),
            size=int(value("Size") or 0),
            read_only=bool(value("ReadOnly")),
            usage="table" if is_table else str(value("IdUsage") or ""),
            file_system=str(value("IdType") or ""),
        )

    def _see_that_it_is(self, stick: Stick) -> None:
        """The system calls the next stick in the same hole by the same name."""
        uuid = self._service.value(stick.device, _BLOCK, "IdUUID")
        if uuid is None or uuid != stick.uuid:
            raise PulledStick

    def _mount(self, stick: Stick, options: dict[str, Any]) -> Path:
        (folder,) = self._call(stick, "Mount", options)
        return Path(folder)

    def _unmount(self, stick: Stick) -> None:
        last = time.monotonic() + _BUSY_SECONDS
        while True:
            try:
                self._call(stick, "Unmount", dict(_ASKS_NOBODY))
            except Refused as refused:
                if refused.name.endswith(".NotMounted"):
                    return
                if not refused.name.endswith(".DeviceBusy") or time.monotonic() > last:
                    raise
                time.sleep(0.5)
            else:
                return

    def _turn_off(self, stick: Stick) -> None:
        drive = self._service.value(stick.device, _BLOCK, "Drive")
        if not drive or drive == "/":
            return
        for able, method in (("CanPowerOff", "PowerOff"), ("Ejectable", "Eject")):
            if self._service.value(drive, _DRIVE, able):
                with suppress(Refused):
                    self._service.call(drive, _DRIVE, method, dict(_ASKS_NOBODY), seconds=LONG)
                    return

    def _call(self, stick: Stick, method: str, options: dict[str, Any]) -> list[Any]:
        return self._service.call(stick.device, _FILE_SYSTEM, method, options, seconds=LONG)


def _as_stick(parts: Sequence[_Part]) -> Stick:
    """A drive as one stick: its only part with a file system, or why there is none to use."""
    with_files = [part for part in parts if part.usage == "filesystem"]
    if len(with_files) == 1 and with_files[0].file_system in FILE_SYSTEMS:
        (part,) = with_files
        return Stick(part.path, part.label, part.size, part.read_only, part.uuid, part.file_system)
    first = with_files[0] if with_files else parts[0]
    if len(with_files) > 1:
        why = "It is divided into more than one part."
    elif with_files:
        why = f"Its files are kept in a way that the kiosk does not read ({first.file_system})."
    elif any(part.usage == "crypto" for part in parts):
        why = "It is locked with a password."
    else:
        why = "There is no file system on it."
    return Stick(first.path, first.label, first.size, first.read_only, first.uuid, "", why)


def _trouble(refused: Refused) -> StickTrouble:
    """What UDisks2 says, in a sentence."""
    name, words = refused.name.rpartition(".")[2], str(refused).lower()
    if name in _NO_SERVICE or refused.name.startswith("org.freedesktop.DBus.Error.Spawn"):
        return NoSticksHere()
    if name.startswith("NotAuthorized") or name in {"AccessDenied", "OptionNotPermitted"}:
        return NotPermitted()
    if name in {"DeviceBusy", "AlreadyUnmounting", "MountedByOtherUser"}:
        return BusyStick()
    if "write-protected" in words or "read-only" in words:
        return ReadOnlyStick()
    if name in _GONE or "no such" in words or "not exist" in words:
        return PulledStick()
    if name in {"Timeout", "TimedOut", "Timedout", "NoReply"}:
        return UnreadableStick("It takes too long to answer.")
    return UnreadableStick()
