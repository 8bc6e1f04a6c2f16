"""The few functions of libcups that printing needs, through ctypes, over CUPS's local socket.

All that libcups hands out here is opaque to us, so no struct of C is written down. Declarations:
cups/cups.h, cups/http.h and cups/ipp.h of CUPS 2.4 (OpenPrinting); requests are IPP (RFC 8011).
Each has a connection of its own, to a Unix domain socket that is named: without a connection
libcups would look for a server by itself, over the network, too.
"""

import contextlib
import ctypes
import functools
from collections.abc import Iterator
from enum import IntEnum
from pathlib import Path
from typing import Any, NamedTuple

LIBRARY = "libcups.so.2"
SECONDS = 10

_NEVER_ENCRYPTED, _BLOCKING = 1, 1
_GROUP_END = 0x00  # as a tag to look for: whichever it is
_OK = range(0x0100)
_SYSTEMS_LIST = Path("/etc/ld.so.cache")


class Operation(IntEnum):
    """What CUPS is asked for."""

    PRINT_JOB = 0x0002
    CANCEL_JOB = 0x0008
    GET_JOB = 0x0009
    GET_PRINTER = 0x000B


class Group(IntEnum):
    """What an attribute says something about: the request, or the job."""

    OPERATION = 0x01
    JOB = 0x02


class Tag(IntEnum):
    """The type of an attribute."""

    INTEGER = 0x21
    BOOLEAN = 0x22
    NAME = 0x42
    KEYWORD = 0x44
    URI = 0x45
    MIME_TYPE = 0x49


class Status(IntEnum):
    """What came of a request, as far as it makes a difference; all good ones are below 256."""

    NO_ANSWER = -1
    NOT_POSSIBLE = 0x0404
    NOT_FOUND = 0x0406


class Attribute(NamedTuple):
    """One attribute of a request."""

    tag: Tag
    name: str
    value: str | int
    group: Group = Group.OPERATION


class Answer(NamedTuple):
    """What came of a request.

    Attributes:
        status: IPP's, or `Status.NO_ANSWER`.
        words: what CUPS says of it, for staff.
        numbers: what was asked for and is a number, or yes (1) or no (0).
        texts: what was asked for and is text.
    """

    status: int
    words: str
    numbers: dict[str, int]
    texts: dict[str, tuple[str, ...]]

    @property
    def is_good(self) -> bool:
        return self.status in _OK


class Wanted(NamedTuple):
    """The attributes that an answer is read for."""

    numbers: tuple[str, ...] = ()
    texts: tuple[str, ...] = ()


class Request(NamedTuple):
    """What CUPS is asked.

    Attributes:
        operation: what for.
        resource: of what, as an address within CUPS.
        attributes: what it has to know.
        wanted: what is read out of its answer.
        document: the descriptor of an open file that goes with it.
    """

    operation: Operation
    resource: str
    attributes: tuple[Attribute, ...]
    wanted: Wanted = Wanted()
    document: int = -1


_Password = ctypes.CFUNCTYPE(
    ctypes.c_void_p,
    *(ctypes.c_char_p, ctypes.c_void_p, ctypes.c_char_p, ctypes.c_char_p, ctypes.c_void_p),
)


_no_password = _Password(lambda *_question: None)
"""Nobody is asked for one; libcups would ask on the terminal."""


def is_installed() -> bool:
    """Whether this system has libcups. It is not loaded for it where the system keeps a list."""
    try:
        return f"{LIBRARY}\0".encode() in _SYSTEMS_LIST.read_bytes()
    except OSError:
        return _library() is not None


def ask(socket: str, asked: Request) -> Answer:
    """Ask CUPS, whose socket has this path, and wait for its answer."""
    cups = _library()
    if cups is None:
        return Answer(Status.NO_ANSWER, f"{LIBRARY} is not there", {}, {})
    with _connected(cups, socket) as http:
        if not http:
            return Answer(Status.NO_ANSWER, "no connection", {}, {})
        request = cups.ippNewRequest(asked.operation)
        for group in Group:  # a group that begins again is no good request
            for each in asked.attributes:
                if each.group is group:
                    _add(cups, request, each)
            if group is Group.OPERATION and asked.wanted != Wanted():
                _add_wanted(cups, request, asked.wanted)
        # This frees the request, whatever comes of it.
        answer = cups.cupsDoIORequest(http, request, asked.resource.encode(), asked.document, -1)
        if not answer:
            return Answer(Status.NO_ANSWER, _said(cups), {}, {})
        try:
            return _read(cups, answer, asked.wanted)
        finally:
            cups.ippDelete(answer)


def user() -> str:
    """Who CUPS takes us for."""
    cups = _library()
    name: bytes = cups.cupsUser() if cups else b""
    return name.decode(errors="replace")


@contextlib.contextmanager
def _connected(cups: Any, socket: str) -> Iterator[int | None]:
    cups.cupsSetPasswordCB2(_no_password, None)  # libcups remembers it for this thread alone
    http = cups.httpConnect2(
        socket.encode(), 0, None, 0, _NEVER_ENCRYPTED, _BLOCKING, SECONDS * 1000, None
    )
    try:
        if http:
            cups.httpSetTimeout(http, SECONDS, None, None)
        yield http
    finally:
        if http:
            cups.httpClose(http)


def _add(cups: Any, request: int, attribute: Attribute) -> None:
    tag, name, value, group = attribute
    if isinstance(value, str):
        cups.ippAddString(request, group, tag, name.encode(), None, value.encode())
    elif tag is Tag.BOOLEAN:
        cups.ippAddBoolean(request, group, name.encode(), value)
    else:
        cups.ippAddInteger(request, group, tag, name.encode(), value)


def _add_wanted(cups: Any, request: int, wanted: Wanted) -> None:
    names = [name.encode() for name in (*wanted.numbers, *wanted.texts)]
    cups.ippAddStrings(
        request,
        Group.OPERATION,
        Tag.KEYWORD,
        b"requested-attributes",
        len(names),
        None,
        (ctypes.c_char_p * len(names))(*names),
    )


def _read(cups: Any, answer: int, wanted: Wanted) -> Answer:
    numbers, texts = {}, {}
    for name in wanted.numbers:
        if found := cups.ippFindAttribute(answer, name.encode(), _GROUP_END):
            is_flag = cups.ippGetValueTag(found) == Tag.BOOLEAN
            numbers[name] = (cups.ippGetBoolean if is_flag else cups.ippGetInteger)(found, 0)
    for name in wanted.texts:
        if found := cups.ippFindAttribute(answer, name.encode(), _GROUP_END):
            values = (
                cups.ippGetString(found, place, None) for place in range(cups.ippGetCount(found))
            )
            texts[name] = tuple((each or b"").decode(errors="replace") for each in values)
    return Answer(cups.ippGetStatusCode(answer), _said(cups), numbers, texts)


def _said(cups: Any) -> str:
    words: bytes | None = cups.cupsLastErrorString()
    return (words or b"").decode(errors="replace")


@functools.cache
def _library() -> Any:
    """The library, loaded by the first call; nothing where there is none."""
    try:
        cups = ctypes.CDLL(LIBRARY)
    except OSError:
        return None
    pointer, words, number = ctypes.c_void_p, ctypes.c_char_p, ctypes.c_int
    many = ctypes.POINTER(ctypes.c_char_p)
    declared: dict[str, tuple[Any, ...]] = {
        "cupsDoIORequest": (pointer, pointer, pointer, words, number, number),
        "cupsLastErrorString": (words,),
        "cupsSetPasswordCB2": (None, _Password, pointer),
        "cupsUser": (words,),
        "httpClose": (None, pointer),
        "httpConnect2": (pointer, words, number, pointer, *[number] * 4, pointer),
        "httpSetTimeout": (None, pointer, ctypes.c_double, pointer, pointer),
        "ippAddBoolean": (pointer, pointer, number, words, ctypes.c_byte),
        "ippAddInteger": (pointer, pointer, number, number, words, number),
        "ippAddString": (pointer, pointer, number, number, words, words, words),
        "ippAddStrings": (pointer, pointer, number, number, words, number, words, many),
        "ippDelete": (None, pointer),
        "ippFindAttribute": (pointer, pointer, words, number),
        "ippGetBoolean": (number, pointer, number),
        "ippGetCount": (number, pointer),
        "ippGetInteger": (number, pointer, number),
        "ippGetStatusCode": (number, pointer),
        "ippGetString": (words, pointer, number, pointer),
        "ippGetValueTag": (number, pointer),
        "ippNewRequest": (pointer, number),
    }
    for name, (result, *arguments) in declared.items():
        function = getattr(cups, name)
        function.restype, function.argtypes = result, arguments
    return cups
