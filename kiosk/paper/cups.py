"""Prints through CUPS, the printing system of Linux, and leaves no history there.

It talks to CUPS over its socket on this machine and opens no other connection. The PDF lies in
memory only; CUPS's own copy goes with the job (`purge-job`).
"""

import os
import re
import time

from kiosk.paper import libcups
from kiosk.paper.libcups import Answer, Attribute, Group, Operation, Request, Status, Tag, Wanted
from kiosk.paper.printer import Printer, PrinterTrouble, State

SOCKET = "/run/cups/cups.sock"

_PAUSES = (0.05, 0.2, 0.5, 1.0, 2.0)
"""Seconds after which CUPS is asked again whether a job is gone."""

_STOPPED_PRINTER = 5
_STATES = {
    4: State.STOPPED,  # held
    6: State.STOPPED,
    7: State.FAILED,  # somebody cancelled it
    8: State.FAILED,
    9: State.DONE,
}
"""Of job-state (RFC 8011, 5.3.7); before and while it prints, the printer says how it is."""

_NO_PAPER = ("media-empty", "media-needed", "input-tray-missing")
_STOPPED = (
    *("cover-open", "door-open", "interlock-open", "media-jam", "moving-to-paused", "offline"),
    *("paused", "shutdown", "stopped", "stopping", "timed-out", "toner-empty", "other-error"),
    *("marker-supply-empty", "output-area-full", "spool-area-full"),
)
_CONNECTING = ("connecting-to-device",)
"""Beginnings of printer-state-reasons, (RFC 8011, 5.4.12), and of those that CUPS adds."""


def make_printer(name: str, socket: str = SOCKET) -> Printer | None:
    """The printer of that name, or none where none is named or this system cannot print."""
    return CupsPrinter(name, socket) if name and libcups.is_installed() else None


class CupsPrinter:
    """See `kiosk.paper.printer.Printer`."""

    def __init__(self, name: str, socket: str = SOCKET) -> None:
        """`name` is what CUPS calls the printer, `socket` where CUPS listens."""
        self._name = name
        self._socket = socket
        self._resource = f"/printers/{_in_an_address(name)}"

    def look(self) -> None:
        """See whether it is there and takes jobs."""
        wanted = Wanted(("printer-state", "printer-is-accepting-jobs"), ("printer-state-reasons",))
        answer = self._ask(Operation.GET_PRINTER, (), wanted)
        self._expect_good(answer)
        if answer.numbers.get("printer-state") == _STOPPED_PRINTER:
            raise PrinterTrouble(
                State.STOPPED,
                f"The printer {self._name} is stopped{_because(answer)}. See what is wrong with "
                f"it; `cupsenable {self._name}` starts it again.",
            )
        if not answer.numbers.get("printer-is-accepting-jobs", 1):
            raise PrinterTrouble(
                State.STOPPED,
                f"The printer {self._name} takes no jobs. `cupsaccept {self._name}` changes that.",
            )

    def send(self, pdf: bytes, title: str) -> int:
        """Have it print this, from memory: nothing is written to the disk."""
        self.look()
        attributes = (
            Attribute(Tag.NAME, "job-name", title),
            Attribute(Tag.MIME_TYPE, "document-format", "application/pdf"),
            Attribute(Tag.KEYWORD, "media", "iso_a4_210x297mm", Group.JOB),
            Attribute(Tag.NAME, "job-sheets", "none", Group.JOB),  # no page with our name before it
        )
        document = os.memfd_create("sheet")
        try:
            with open(document, "wb", closefd=False) as file:
                file.write(pdf)
            answer = self._ask(
                Operation.PRINT_JOB, attributes, Wanted(numbers=("job-id",)), document
            )
        finally:
            os.close(document)
        self._expect_good(answer)
        job = answer.numbers.get("job-id", 0)
        if not job:
            raise PrinterTrouble(State.SILENT, "CUPS took a job and gave it no number.")
        return job

    def state(self, job: int) -> State:
        """How the job is; one that CUPS knows no more is over."""
        answer = self._ask(Operation.GET_JOB, (_number(job),), Wanted(numbers=("job-state",)))
        if answer.status == Status.NOT_FOUND:
            return State.DONE
        self._expect_good(answer)
        known = _STATES.get(answer.numbers.get("job-state", 0))
        return known or self._state_of_printer()

    def cancel(self, job: int) -> None:
        """Stop the job, and take it out of CUPS's history, with CUPS's copy of the PDF.

        What is being printed is only stopped by the first request, and forgotten by a later one.
        """
        attributes = (_number(job), Attribute(Tag.BOOLEAN, "purge-job", 1))
        for pause in (*_PAUSES, None):
            answer = self._ask(Operation.CANCEL_JOB, attributes)
            if answer.status == Status.NOT_FOUND:
                return
            if answer.status != Status.NOT_POSSIBLE:
                self._expect_good(answer)
            if pause is not None:
                time.sleep(pause)
        raise PrinterTrouble(State.STOPPED, f"CUPS does not let go of the job {job}.")

    def _state_of_printer(self) -> State:
        wanted = Wanted(("printer-state",), ("printer-state-reasons",))
        answer = self._ask(Operation.GET_PRINTER, (), wanted)
        self._expect_good(answer)
        reasons = answer.texts.get("printer-state-reasons", ())
        for beginnings, state in (
            (_NO_PAPER, State.NO_PAPER),
            (_STOPPED, State.STOPPED),
            (_CONNECTING, State.CONNECTING),
        ):
            if any(reason.startswith(beginnings) for reason in reasons):
                return state
        stopped = answer.numbers.get("printer-state") == _STOPPED_PRINTER
        return State.STOPPED if stopped else State.PRINTING

    def _ask(
        self,
        operation: Operation,
        attributes: tuple[Attribute, ...],
        wanted: Wanted = Wanted(),  # noqa: B008  (it is frozen)
        document: int = -1,
    ) -> Answer:
        to = (
            Attribute(Tag.URI, "printer-uri", f"ipp://localhost{self._resource}"),
            Attribute(Tag.NAME, "requesting-user-name", libcups.user()),
        )
        # Of the attributes of the operation, the number of a job follows the printer's address.
        attributes = (to[0], *attributes[:1], to[1], *attributes[1:])
        request = Request(operation, self._resource, attributes, wanted, document)
        return libcups.ask(self._socket, request)

    def _expect_good(self, answer: Answer) -> None:
        """Raise what is wrong, if anything is."""
        if answer.is_good:
            return
        if answer.status == Status.NOT_FOUND:
            raise PrinterTrouble(
                State.MISSING,
                f"The system has no printer called {self._name}. `lpstat -e` lists those that it "
                "has; site.toml names ours under [printer].",
            )
        if answer.status == Status.NO_ANSWER:
            raise PrinterTrouble(
                State.SILENT,
                f"CUPS, which prints, does not answer at {self._socket} ({answer.words}). "
                "Start it.",
            )
        raise PrinterTrouble(
            State.STOPPED, f"CUPS does not print on {self._name} ({answer.words})."
        )


def _number(job: int) -> Attribute:
    return Attribute(Tag.INTEGER, "job-id", job)


def _because(answer: Answer) -> str:
    reasons = [each for each in answer.texts.get("printer-state-reasons", ()) if each != "none"]
    return f" ({', '.join(reasons)})" if reasons else ""


def _in_an_address(name: str) -> str:
    """Percent-encoded (RFC 3986, 2.1)."""
    encoded = re.sub(rb"[^\w.~-]", lambda found: b"%%%02X" % found[0][0], name.encode())
    return encoded.decode()
