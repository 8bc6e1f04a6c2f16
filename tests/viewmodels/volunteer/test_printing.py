"""What volunteers print: without a printer, one sheet at a time, and pretended in practice."""

from collections.abc import Iterator

import pytest

from kiosk.paper.print_jobs import PrintJobs
from kiosk.paper.printer import PrinterTrouble, State
from kiosk.viewmodels.volunteer.printing import StaffPrinting
from tests.driving import wait_until
from tests.paper.fake_printer import FakePrinter

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture
def printer() -> FakePrinter:
    return FakePrinter()


@pytest.fixture
def jobs(printer: FakePrinter) -> Iterator[PrintJobs]:
    jobs = PrintJobs(printer, "Kiosk", watch_seconds=0.005)
    yield jobs
    printer.open.set()
    jobs.close()


@pytest.fixture
def printing(jobs: PrintJobs) -> StaffPrinting:
    made = StaffPrinting(jobs)
    made._looking.setInterval(1)
    return made


def says(printing: StaffPrinting, words: str) -> None:
    wait_until(lambda: words in str(printing.property("words")), words)


def test_one_sheet_is_printed_at_a_time(printing: StaffPrinting, printer: FakePrinter) -> None:
    printing.print_pdf(b"one")
    assert not printing.property("canPrint")
    says(printing, "Printing.")
    printing.print_pdf(b"two")
    printer.now = State.DONE
    says(printing, "Printed.")
    assert printing.property("canPrint")
    assert printer.sent == [("Kiosk", b"one")]


def test_what_is_done_is_not_told_on_the_next_page(
    printing: StaffPrinting, printer: FakePrinter
) -> None:
    printer.now = State.DONE
    printing.print_pdf(b"one")
    says(printing, "Printed.")
    printing.forget()
    assert printing.property("words") == ""


def test_what_is_on_its_way_is_told_on_the_next_page_too(printing: StaffPrinting) -> None:
    printing.print_pdf(b"one")
    printing.forget()
    says(printing, "Printing.")


@pytest.mark.parametrize(
    ("state", "words"),
    [
        (State.NO_PAPER, "out of paper"),
        (State.STOPPED, "does not answer"),
        (State.FAILED, "It was not printed."),
    ],
)
def test_what_stands_in_the_way_is_said(
    printing: StaffPrinting, printer: FakePrinter, state: State, words: str
) -> None:
    printer.now = state
    printing.print_pdf(b"one")
    says(printing, words)


def test_a_printer_that_is_off_is_said_to_be_silent(
    printing: StaffPrinting, printer: FakePrinter
) -> None:
    printer.trouble = PrinterTrouble(State.SILENT, "It is off.")
    printing.print_pdf(b"one")
    says(printing, "does not answer")


def test_without_a_printer_nothing_is_printed() -> None:
    printing = StaffPrinting(None)
    assert not printing.property("isSetUp")
    printing.print_pdf(b"one")
    assert printing.property("words") == ""


def test_in_practice_it_is_only_pretended(jobs: PrintJobs, printer: FakePrinter) -> None:
    printing = StaffPrinting(jobs, pretends=True)
    assert printing.property("isSetUp")
    printing.print_pdf(b"one")
    assert printing.property("words") == "You are practising, so nothing is printed."
    assert printer.asked == 0
