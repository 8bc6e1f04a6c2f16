"""A small CUPS on a Unix socket of its own: enough of HTTP and of IPP (RFC 8010) to be printed on.

It speaks what the real one speaks, so that libcups itself is tested, and does what a test says.
"""

import socketserver
import struct
import threading
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any, ClassVar

PRINT_JOB, CANCEL_JOB, GET_JOB, GET_PRINTER = 0x0002, 0x0008, 0x0009, 0x000B
OK, NOT_POSSIBLE, NOT_FOUND, INTERNAL = 0x0000, 0x0404, 0x0406, 0x0500

_INTEGER, _BOOLEAN, _ENUM, _KEYWORD, _END = 0x21, 0x22, 0x23, 0x44, 0x03
_OPERATION, _JOB, _PRINTER = 0x01, 0x02, 0x04


@dataclass(frozen=True)
class Asked:
    """A request that came in: for what, with which attributes, and the document."""

    operation: int
    attributes: dict[str, Any]
    groups: dict[str, int]
    document: bytes


@dataclass
class Cups:
    """What the test says of the printers, and what came in.

    Attributes:
        printers: the state and the reasons of each, by its name.
        accepting: whether they take jobs.
        jobs: the state of each job that is known.
        asked: every request.
        status: what a print job is answered with.
        stays: how often a job that is cancelled is still known.
    """

    printers: dict[str, tuple[int, tuple[str, ...]]] = field(default_factory=dict)
    accepting: bool = True
    jobs: dict[int, int] = field(default_factory=dict)
    asked: list[Asked] = field(default_factory=list)
    status: int = OK
    stays: int = 0

    def answer(self, asked: Asked) -> tuple[int, list[tuple[int, str, list[Any]]], int]:
        """Status, attributes as type, name and values, and their group."""
        self.asked.append(asked)
        name = str(asked.attributes["printer-uri"]).removeprefix("ipp://localhost/printers/")
        job = asked.attributes.get("job-id", 0)
        if name not in self.printers:
            return NOT_FOUND, [], _PRINTER
        if asked.operation == PRINT_JOB:
            if self.status != OK:
                return self.status, [], _JOB
            self.jobs[len(self.jobs) + 1] = 5
            return OK, [(_INTEGER, "job-id", [len(self.jobs)])], _JOB
        if asked.operation == GET_PRINTER:
            state, reasons = self.printers[name]
            told: list[tuple[int, str, list[Any]]] = [
                (_ENUM, "printer-state", [state]),
                (_KEYWORD, "printer-state-reasons", list(reasons or ("none",))),
                (_BOOLEAN, "printer-is-accepting-jobs", [self.accepting]),
            ]
            return OK, told, _PRINTER
        if job not in self.jobs:
            return NOT_FOUND, [], _JOB
        if asked.operation == GET_JOB:
            return OK, [(_ENUM, "job-state", [self.jobs[job]])], _JOB
        self.jobs[job] = 7
        if self.stays:
            self.stays -= 1
        else:
            del self.jobs[job]
        return OK, [], _JOB


class _Handler(socketserver.StreamRequestHandler):
    cups: ClassVar[Cups]

    def handle(self) -> None:
        """One connection: requests until it is closed."""
        while self.rfile.readline().strip():
            length, expects = 0, False
            while line := self.rfile.readline().strip().lower():
                if line.startswith(b"content-length:"):
                    length = int(line.split(b":")[1])
                expects |= line.startswith(b"expect:")
            if expects:
                self.wfile.write(b"HTTP/1.1 100 Continue\r\n\r\n")
            body = self.rfile.read(length)
            told = _encode(body[4:8], *self.cups.answer(_decode(body)))
            head = f"Content-Type: application/ipp\r\nContent-Length: {len(told)}\r\n\r\n"
            self.wfile.write(f"HTTP/1.1 200 OK\r\n{head}".encode() + told)


class Server:
    """The small CUPS, listening."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.cups = Cups()
        handler = type("_Handler", (_Handler,), {"cups": self.cups})
        self._server = socketserver.ThreadingUnixStreamServer(str(path), handler)
        self._server.daemon_threads = True
        listening = partial(self._server.serve_forever, poll_interval=0.01)
        threading.Thread(target=listening, daemon=True).start()

    def close(self) -> None:
        """Stop listening."""
        self._server.shutdown()
        self._server.server_close()


def _decode(body: bytes) -> Asked:
    operation = struct.unpack(">H", body[2:4])[0]
    at, group, name = 8, 0, ""
    attributes: dict[str, Any] = {}
    groups: dict[str, int] = {}
    seen: list[int] = []
    while (tag := body[at]) != _END:
        at += 1
        if tag < 0x10:
            assert tag not in seen, "a group that begins again is no good request"
            seen.append(tag)
            group = tag
            continue
        (size,) = struct.unpack(">H", body[at : at + 2])
        name = body[at + 2 : at + 2 + size].decode() or name
        at += 2 + size
        (size,) = struct.unpack(">H", body[at : at + 2])
        raw = body[at + 2 : at + 2 + size]
        at += 2 + size
        value: Any = (
            int.from_bytes(raw, "big") if tag in {_INTEGER, _BOOLEAN, _ENUM} else raw.decode()
        )
        if name in attributes:
            before = attributes[name]
            value = [*(before if isinstance(before, list) else [before]), value]
        attributes[name], groups[name] = value, group
    return Asked(operation, attributes, groups, body[at + 1 :])


def _encode(
    number: bytes, status: int, attributes: list[tuple[int, str, list[Any]]], group: int
) -> bytes:
    told = b"\x02\x00" + struct.pack(">H", status) + number + bytes([_OPERATION])
    told += _attribute(0x47, "attributes-charset", [b"utf-8"])
    told += _attribute(0x48, "attributes-natural-language", [b"en"])
    if attributes:
        told += bytes([group])
    for tag, name, values in attributes:
        told += _attribute(tag, name, [_raw(tag, value) for value in values])
    return told + bytes([_END])


def _raw(tag: int, value: Any) -> bytes:
    if tag == _BOOLEAN:
        return bytes([value])
    return struct.pack(">i", value) if tag in {_INTEGER, _ENUM} else str(value).encode()


def _attribute(tag: int, name: str, values: list[bytes]) -> bytes:
    told = b""
    for place, value in enumerate(values):
        shown = b"" if place else name.encode()
        told += bytes([tag]) + struct.pack(">H", len(shown)) + shown
        told += struct.pack(">H", len(value)) + value
    return told
