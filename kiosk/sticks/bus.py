"""Asks a service on D-Bus, and waits for its answer without keeping other threads from running.

PySide's own blocking call holds Python's lock until the answer is there: nothing else of the kiosk
would run, not even the screen. So each call is sent off, and looked at every few milliseconds.
"""

import time
from typing import Any

from PySide6.QtDBus import (
    QDBusArgument,
    QDBusConnection,
    QDBusMessage,
    QDBusObjectPath,
    QDBusVariant,
)

SECONDS = 25.0
LONG = 300.0
"""For what may have to bring megabytes onto a slow stick."""

_PAUSE = 0.01
_PROPERTIES = "org.freedesktop.DBus.Properties"


class Refused(Exception):
    """What a service, or the bus, says in place of an answer.

    Attributes:
        name: D-Bus's name for it.
    """

    def __init__(self, name: str, words: str) -> None:
        """`words` are the service's own."""
        self.name = name
        super().__init__(words)


class Service:
    """One service on one bus."""

    def __init__(self, bus: QDBusConnection, name: str) -> None:
        self._bus = bus
        self._name = name

    def call(
        self, path: str, interface: str, method: str, *arguments: Any, seconds: float = SECONDS
    ) -> list[Any]:
        """What a method answers; in a thread of its own, other threads go on meanwhile.

        Raises:
            Refused: it was not done.
        """
        message = QDBusMessage.createMethodCall(self._name, path, interface, method)
        message.setArguments(list(arguments))
        pending = self._bus.asyncCall(message, round(seconds * 1000))
        while not pending.isFinished():
            time.sleep(_PAUSE)
        answer = pending.reply()
        if answer.type() == QDBusMessage.MessageType.ErrorMessage:
            raise Refused(answer.errorName(), answer.errorMessage())
        return [_plain(each) for each in answer.arguments()]

    def value(self, path: str, interface: str, name: str) -> Any:
        """The value of a property; nothing where there is no such one."""
        try:
            (found,) = self.call(path, _PROPERTIES, "Get", interface, name)
        except Refused as refused:
            if refused.name.rpartition(".")[2] in _NO_SUCH:
                return None
            raise
        return found


_NO_SUCH = {"UnknownInterface", "UnknownMethod", "UnknownObject", "UnknownProperty", "InvalidArgs"}


def _plain(value: Any) -> Any:
    """An answer as Python has such values."""
    if isinstance(value, QDBusVariant):
        return _plain(value.variant())
    if isinstance(value, QDBusObjectPath):
        return value.path()
    if isinstance(value, QDBusArgument):
        return _items(value)
    return value


def _items(value: QDBusArgument) -> list[Any]:
    """The items of an array; PySide has no way to read a map, so nothing here asks for one."""
    found = []
    value.beginArray()
    while not value.atEnd():
        found.append(_plain(value.asVariant()))
    return found
