"""Printing through libcups itself, on a small CUPS that the test runs; and without libcups."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.paper import libcups
from kiosk.paper.cups import CupsPrinter, make_printer
from kiosk.paper.printer import PrinterTrouble, State
from tests.paper import fake_cups
from tests.paper.fake_cups import Cups, Server

NAME = "education-room"
IDLE, STOPPED = 3, 5

needs_libcups = pytest.mark.skipif(libcups._library() is None, reason="This system has no libcups")


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    server = Server(tmp_path / "cups.sock")
    server.cups.printers[NAME] = (IDLE, ())
    yield server
    server.close()


@pytest.fixture
def cups(server: Server) -> Cups:
    return server.cups


@pytest.fixture
def printer(server: Server) -> CupsPrinter:
    return CupsPrinter(NAME, str(server.path))


@pytest.fixture(autouse=True)
def no_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    """Ask again at once whether a job is gone."""
    monkeypatch.setattr("kiosk.paper.cups._PAUSES", (0.0,) * 3)


@needs_libcups
def test_a_sheet_is_sent_under_a_title_that_says_nothing(printer: CupsPrinter, cups: Cups) -> None:
    assert printer.send(b"%PDF-1.4 a sheet", "Kiosk") == 1
    (asked,) = [each for each in cups.asked if each.operation == fake_cups.PRINT_JOB]
    assert asked.document == b"%PDF-1.4 a sheet"
    assert asked.attributes["job-name"] == "Kiosk"
    assert asked.attributes["document-format"] == "application/pdf"
    assert asked.attributes["printer-uri"] == f"ipp://localhost/printers/{NAME}"
    assert "document-name" not in asked.attributes


@needs_libcups
def test_a_sheet_is_a4_and_has_no_page_before_it(printer: CupsPrinter, cups: Cups) -> None:
    printer.send(b"%PDF", "Kiosk")
    asked = cups.asked[-1]
    assert asked.attributes["media"] == "iso_a4_210x297mm"
    assert asked.attributes["job-sheets"] == "none"
    assert {asked.groups["media"], asked.groups["job-sheets"]} == {libcups.Group.JOB}


@needs_libcups
def test_a_large_sheet_arrives_whole(printer: CupsPrinter, cups: Cups) -> None:
    sheet = os.urandom(3_000_000)
    printer.send(sheet, "Kiosk")
    assert cups.asked[-1].document == sheet


@needs_libcups
@pytest.mark.parametrize(
    ("job_state", "state"),
    [
        (3, State.PRINTING),
        (4, State.STOPPED),
        (5, State.PRINTING),
        (6, State.STOPPED),
        (7, State.FAILED),
        (8, State.FAILED),
        (9, State.DONE),
    ],
)
def test_a_job_says_how_it_is(
    printer: CupsPrinter, cups: Cups, job_state: int, state: State
) -> None:
    job = printer.send(b"%PDF", "Kiosk")
    cups.jobs[job] = job_state
    assert printer.state(job) is state


@needs_libcups
@pytest.mark.parametrize(
    ("reasons", "state"),
    [
        (("none",), State.PRINTING),
        (("media-empty-error",), State.NO_PAPER),
        (("toner-low-warning", "media-needed"), State.NO_PAPER),
        (("connecting-to-device",), State.CONNECTING),
        (("offline-report",), State.STOPPED),
        (("media-jam-error",), State.STOPPED),
        (("cover-open", "connecting-to-device"), State.STOPPED),
        (("paused",), State.STOPPED),
        (("toner-low-warning",), State.PRINTING),
        (("com.example.strange",), State.PRINTING),
    ],
)
def test_while_a_job_prints_the_printer_says_how_it_is(
    printer: CupsPrinter, cups: Cups, reasons: tuple[str, ...], state: State
) -> None:
    job = printer.send(b"%PDF", "Kiosk")
    cups.printers[NAME] = (4, reasons)
    assert printer.state(job) is state


@needs_libcups
def test_a_job_that_is_not_known_any_more_is_over(printer: CupsPrinter) -> None:
    assert printer.state(7) is State.DONE


@needs_libcups
@pytest.mark.parametrize("stays", [0, 1, 2])
def test_a_job_is_cancelled_and_in_no_history(printer: CupsPrinter, cups: Cups, stays: int) -> None:
    job = printer.send(b"%PDF", "Kiosk")
    cups.stays = stays
    printer.cancel(job)
    assert cups.jobs == {}
    assert cups.asked[-1].attributes["purge-job"] == 1
    assert cups.asked[-1].attributes["job-id"] == job


@needs_libcups
def test_a_job_that_stays_is_known_trouble(printer: CupsPrinter, cups: Cups) -> None:
    job = printer.send(b"%PDF", "Kiosk")
    cups.stays = 100
    with pytest.raises(PrinterTrouble, match="does not let go of the job 1"):
        printer.cancel(job)


@needs_libcups
def test_to_cancel_what_is_gone_is_nothing(printer: CupsPrinter) -> None:
    printer.cancel(12)


@needs_libcups
@pytest.mark.parametrize("reasons", [(), ("media-empty",)])
def test_a_stopped_printer_is_sent_nothing(
    printer: CupsPrinter, cups: Cups, reasons: tuple[str, ...]
) -> None:
    cups.printers[NAME] = (STOPPED, reasons)
    with pytest.raises(PrinterTrouble, match="is stopped") as trouble:
        printer.send(b"%PDF", "Kiosk")
    assert trouble.value.state is State.STOPPED
    assert "cupsenable education-room" in str(trouble.value)
    assert all(reason in str(trouble.value) for reason in reasons)
    assert cups.jobs == {}


@needs_libcups
def test_a_printer_that_takes_no_jobs_is_sent_nothing(printer: CupsPrinter, cups: Cups) -> None:
    cups.accepting = False
    with pytest.raises(PrinterTrouble, match="cupsaccept") as trouble:
        printer.send(b"%PDF", "Kiosk")
    assert trouble.value.state is State.STOPPED
    assert cups.jobs == {}


@needs_libcups
def test_a_printer_that_there_is_not_is_named(server: Server) -> None:
    with pytest.raises(PrinterTrouble, match="no printer called another") as trouble:
        CupsPrinter("another", str(server.path)).send(b"%PDF", "Kiosk")
    assert trouble.value.state is State.MISSING


@needs_libcups
def test_what_cups_refuses_is_told_with_its_reason(printer: CupsPrinter, cups: Cups) -> None:
    cups.status = fake_cups.INTERNAL
    with pytest.raises(PrinterTrouble, match="does not print on education-room") as trouble:
        printer.send(b"%PDF", "Kiosk")
    assert trouble.value.state is State.STOPPED


@needs_libcups
def test_where_nobody_listens_cups_does_not_answer(tmp_path: Path) -> None:
    with pytest.raises(PrinterTrouble, match="CUPS, which prints, does not answer") as trouble:
        CupsPrinter(NAME, str(tmp_path / "nobody.sock")).look()
    assert trouble.value.state is State.SILENT


@needs_libcups
@pytest.mark.parametrize("name", ["caf\u00e9", "a%b", "a&b"])
def test_any_name_that_cups_allows_is_found(server: Server, name: str) -> None:
    printer = CupsPrinter(name, str(server.path))
    encoded = printer._resource.removeprefix("/printers/")
    server.cups.printers[encoded] = (IDLE, ())
    printer.look()
    assert encoded.isascii()


@needs_libcups
def test_nothing_is_written_to_the_disk(
    printer: CupsPrinter, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(folder))
    printer.send(b"%PDF", "Kiosk")
    assert list(folder.iterdir()) == []
    held = [str(each.readlink()) for each in Path("/proc/self/fd").iterdir() if each.is_symlink()]
    assert not any("memfd:sheet" in each for each in held)


# Without a printer, and without libcups


def test_no_printer_is_named_by_default() -> None:
    assert make_printer("") is None


def test_where_libcups_is_missing_there_is_no_printer(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(libcups, "is_installed", lambda: False)
    assert make_printer(NAME) is None


def test_whether_libcups_is_there_is_read_from_the_systems_list(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    listed = tmp_path / "ld.so.cache"
    monkeypatch.setattr(libcups, "_SYSTEMS_LIST", listed)
    listed.write_bytes(b"libc.so.6\0libcups.so.2\0/usr/lib/libcups.so.2\0")
    assert libcups.is_installed()
    listed.write_bytes(b"libc.so.6\0libcupsimage.so.2\0")
    assert not libcups.is_installed()


def test_without_libcups_nothing_answers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(libcups, "_library", lambda: None)
    with pytest.raises(PrinterTrouble, match=r"libcups\.so\.2 is not there"):
        CupsPrinter(NAME).look()


def test_libcups_is_loaded_only_when_something_is_printed() -> None:
    code = (
        "from kiosk.paper.cups import make_printer; make_printer('x');"
        "print('libcups' in open('/proc/self/maps').read())"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"
