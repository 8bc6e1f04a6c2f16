"""Plays UDisks2 on the bus that it is started on: drives and parts as a test describes them.

Started as a program with a description as JSON. Every call is written to the file `calls`, one a
line. It answers with the very types of the real interfaces (data/org.freedesktop.UDisks2.xml).
"""

import json
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import ClassInfo, QByteArray, QCoreApplication, QMetaType, QObject, Slot
from PySide6.QtCore import Property as QtProperty
from PySide6.QtDBus import (
    QDBusAbstractAdaptor,
    QDBusArgument,
    QDBusConnection,
    QDBusMessage,
    QDBusObjectPath,
)

NAME = "org.freedesktop.UDisks2"
ROOT = "/org/freedesktop/UDisks2"

# What PySide says of their types does not cover how they are used here.
class_info: Any = ClassInfo
property_of: Any = QtProperty

about: dict[str, Any] = {}
held: list[QObject] = []


def bus() -> QDBusConnection:
    return QDBusConnection.sessionBus()


def note(*words: object) -> None:
    with Path(about["calls"]).open("a", encoding="utf-8") as calls:
        calls.write(json.dumps(words) + "\n")


def answered(message: QDBusMessage, method: str, path: str, options: dict[str, Any]) -> bool:
    """Write the call down; whether it was refused, as the description says it is to be."""
    note(method, path, options)
    time.sleep(about.get("slow", {}).get(method, 0))
    errors = about.get("errors", {}).get(method, [])
    if not errors:
        return False
    name, words = errors.pop(0)
    if not name:
        return False
    message.setDelayedReply(True)
    bus().send(message.createErrorReply(name, words))
    return True


@class_info({"D-Bus Interface": f"{NAME}.Manager"})
class Manager(QDBusAbstractAdaptor):
    """The manager: it lists the parts."""

    @Slot("QVariantMap", QDBusMessage)
    def GetBlockDevices(self, options: dict[str, Any], message: QDBusMessage) -> None:  # noqa: N802
        if answered(message, "GetBlockDevices", "", options):
            return
        message.setDelayedReply(True)
        paths = QDBusArgument()
        paths.beginArray(QMetaType.fromName(QByteArray(b"QDBusObjectPath")))
        for name in about["parts"]:
            paths.appendVariant(QDBusObjectPath(f"{ROOT}/block_devices/{name}"))
        paths.endArray()
        answer = message.createReply()
        answer.setArguments([paths])
        bus().send(answer)


Kinds = dict[str, tuple[str, Any]]


def properties(kinds: Kinds, facts: dict[str, Any]) -> dict[str, Any]:
    """The members of an adaptor: each property with its type and its value."""

    def of(kind: str, value: Any) -> Any:
        if kind == "QDBusObjectPath":
            value = QDBusObjectPath(f"{ROOT}/drives/{value}" if value else "/")
        return property_of(kind, lambda _self: value)

    return {name: of(kind, facts.get(name, default)) for name, (kind, default) in kinds.items()}


def described(interface: str, kinds: Kinds) -> Callable[..., QObject]:
    """An interface of which only the properties count."""

    def make(owner: QObject, facts: dict[str, Any]) -> QObject:
        made = type("Interface", (QDBusAbstractAdaptor,), properties(kinds, facts))
        adaptor: QObject = class_info({"D-Bus Interface": interface})(made)(owner)
        return adaptor

    return make


block = described(
    f"{NAME}.Block",
    {
        "Drive": ("QDBusObjectPath", ""),
        "DeviceNumber": ("qulonglong", 0),
        "Size": ("qulonglong", 8_000_000_000),
        "ReadOnly": ("bool", False),
        "HintIgnore": ("bool", False),
        "IdLabel": ("QString", ""),
        "IdUUID": ("QString", ""),
        "IdUsage": ("QString", "filesystem"),
        "IdType": ("QString", "vfat"),
    },
)
table = described(f"{NAME}.PartitionTable", {"Type": ("QString", "dos")})


@class_info({"D-Bus Interface": f"{NAME}.Filesystem"})
class FileSystem(QDBusAbstractAdaptor):
    """A part that can be mounted."""

    @Slot("QVariantMap", QDBusMessage, result=str)
    def Mount(self, options: dict[str, Any], message: QDBusMessage) -> str:  # noqa: N802
        refused = answered(message, "Mount", message.path(), options)
        return "" if refused else about.get("folder", "/nowhere")

    @Slot("QVariantMap", QDBusMessage)
    def Unmount(self, options: dict[str, Any], message: QDBusMessage) -> None:  # noqa: N802
        answered(message, "Unmount", message.path(), options)


def drive(owner: QObject, facts: dict[str, Any]) -> None:
    """A drive, with what turns it off."""
    kinds: Kinds = {
        "ConnectionBus": ("QString", "usb"),
        "Removable": ("bool", True),
        "Optical": ("bool", False),
        "MediaAvailable": ("bool", True),
        "CanPowerOff": ("bool", True),
        "Ejectable": ("bool", False),
    }
    members = properties(kinds, facts)
    for method in ("PowerOff", "Eject"):

        def act(
            _self: object, options: dict[str, Any], message: QDBusMessage, method: str = method
        ) -> None:
            answered(message, method, message.path(), options)

        act.__name__ = method
        members[method] = Slot("QVariantMap", QDBusMessage, name=method)(act)
    made = type("Drive", (QDBusAbstractAdaptor,), members)
    held.append(class_info({"D-Bus Interface": f"{NAME}.Drive"})(made)(owner))


def main() -> None:
    """Play until somebody ends it."""
    about.update(json.loads(sys.argv[1]))
    application = QCoreApplication([])
    manager = QObject()
    held.extend((manager, Manager(manager)))
    bus().registerObject(f"{ROOT}/Manager", manager, QDBusConnection.RegisterOption.ExportAdaptors)
    for name, facts in about["drives"].items():
        owner = QObject()
        drive(owner, facts)
        held.append(owner)
        bus().registerObject(
            f"{ROOT}/drives/{name}", owner, QDBusConnection.RegisterOption.ExportAdaptors
        )
    for name, facts in about["parts"].items():
        owner = QObject()
        held.extend((owner, block(owner, facts)))
        held.append(table(owner, {}) if facts.get("table") else FileSystem(owner))
        bus().registerObject(
            f"{ROOT}/block_devices/{name}", owner, QDBusConnection.RegisterOption.ExportAdaptors
        )
    bus().registerService(NAME)
    os.write(1, b"ready\n")
    application.exec()


if __name__ == "__main__":
    main()
