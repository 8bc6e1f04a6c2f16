"""Jobs on their thread: what becomes of them, and that none outlives whoever asked for it."""

import logging
from collections.abc import Callable, Iterator

import pytest

from kiosk.paper.print_jobs import Job, PrintJobs
from kiosk.paper.printer import PrinterTrouble, State
from tests.driving import wait_until
from tests.paper.fake_printer import FakePrinter

STOPPED = PrinterTrouble(State.STOPPED, "The printer is stopped.")


@pytest.fixture
def printer() -> FakePrinter:
    return FakePrinter()


@pytest.fixture
def jobs(printer: FakePrinter) -> Iterator[PrintJobs]:
    jobs = PrintJobs(printer, "Kiosk", watch_seconds=0.005)
    yield jobs
    printer.open.set()
    jobs.close()


def is_over(job: Job) -> Callable[[], bool]:
    return lambda: job.is_over


pytestmark = pytest.mark.usefixtures("qapp")


def test_a_sheet_is_printed_under_a_title_that_says_nothing(
    jobs: PrintJobs, printer: FakePrinter
) -> None:
    printer.now = State.DONE
    job = jobs.start(b"a sheet")
    wait_until(is_over(job), "the sheet")
    assert printer.sent == [("Kiosk", b"a sheet")]
    assert job.state is State.DONE


def test_a_job_that_is_done_is_in_no_history(jobs: PrintJobs, printer: FakePrinter) -> None:
    printer.now = State.DONE
    wait_until(is_over(jobs.start(b"a sheet")), "the sheet")
    assert printer.forgotten == [1]


def test_a_job_is_watched_until_it_is_over(jobs: PrintJobs, printer: FakePrinter) -> None:
    job = jobs.start(b"a sheet")
    for state in (State.NO_PAPER, State.STOPPED, State.PRINTING):
        printer.now = state
        wait_until(lambda state=state: job.state is state, state)  # type: ignore[misc]
        assert not job.is_over
    assert printer.forgotten == []
    printer.now = State.DONE
    wait_until(is_over(job), "the sheet")


def test_a_printer_that_is_looked_for_for_long_does_not_answer(
    printer: FakePrinter, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kiosk.paper.print_jobs.LOOK_FOR_SECONDS", 1000)
    printer.now = State.CONNECTING
    jobs = PrintJobs(printer, "Kiosk", watch_seconds=0.01)
    job = jobs.start(b"a sheet")
    wait_until(lambda: job.state is State.CONNECTING, "the printer to be looked for")
    monkeypatch.setattr("kiosk.paper.print_jobs.LOOK_FOR_SECONDS", 0)
    wait_until(lambda: job.state is State.STOPPED, "nobody to look for it any more")
    printer.now = State.PRINTING
    wait_until(lambda: job.state is State.PRINTING, "it to be found after all")
    jobs.close()


def test_what_is_not_taken_is_over_and_says_why(
    jobs: PrintJobs, printer: FakePrinter, caplog: pytest.LogCaptureFixture
) -> None:
    printer.trouble = STOPPED
    job = jobs.start(b"a sheet")
    wait_until(is_over(job), "the printer to refuse")
    assert job.state is State.STOPPED
    assert printer.forgotten == []
    assert "The printer is stopped." in caplog.text


def test_what_is_taken_and_then_not_heard_of_is_still_watched(
    jobs: PrintJobs, printer: FakePrinter, caplog: pytest.LogCaptureFixture
) -> None:
    job = jobs.start(b"a sheet")
    wait_until(lambda: bool(printer.sent), "the sheet to be sent")
    printer.trouble = PrinterTrouble(State.SILENT, "CUPS does not answer.")
    wait_until(lambda: job.state is State.SILENT, "nobody to answer")
    printer.trouble = None
    printer.now = State.DONE
    wait_until(is_over(job), "the sheet")
    assert caplog.text.count("CUPS does not answer.") == 1


def test_sheets_are_printed_one_after_another(jobs: PrintJobs, printer: FakePrinter) -> None:
    printer.now = State.DONE
    started = [jobs.start(sheet) for sheet in (b"first", b"second", b"third")]
    wait_until(lambda: all(job.is_over for job in started), "all sheets")
    assert [pdf for _, pdf in printer.sent] == [b"first", b"second", b"third"]


@pytest.mark.parametrize("state", [State.PRINTING, State.NO_PAPER, State.STOPPED])
def test_what_is_not_over_is_cancelled(jobs: PrintJobs, printer: FakePrinter, state: State) -> None:
    printer.now = state
    job = jobs.start(b"a sheet")
    wait_until(lambda: bool(printer.sent) and job.state is state, state)
    jobs.cancel_all()
    wait_until(is_over(job), "the job to be cancelled")
    assert printer.forgotten == [1]


def test_what_was_not_sent_yet_never_is(jobs: PrintJobs, printer: FakePrinter) -> None:
    printer.open.clear()
    first, second = jobs.start(b"first"), jobs.start(b"second")
    jobs.cancel_all()
    printer.open.set()
    wait_until(lambda: first.is_over and second.is_over, "both to be over")
    assert b"second" not in [pdf for _, pdf in printer.sent]
    assert len(printer.forgotten) == len(printer.sent)


def test_what_is_being_sent_is_cancelled_once_it_has_a_number(
    jobs: PrintJobs, printer: FakePrinter
) -> None:
    printer.open.clear()
    job = jobs.start(b"a sheet")
    wait_until(lambda: printer.asked > 0, "the sheet to be sent")
    jobs.cancel_all()
    printer.open.set()
    wait_until(is_over(job), "the job to be cancelled")
    assert printer.forgotten == [1]


def test_to_cancel_does_not_wait_for_the_printer(jobs: PrintJobs, printer: FakePrinter) -> None:
    printer.open.clear()
    job = jobs.start(b"a sheet")
    jobs.cancel_all()  # comes back, while the printer keeps its caller waiting
    assert not job.is_over


def test_a_printer_that_does_not_hear_is_told_again(jobs: PrintJobs, printer: FakePrinter) -> None:
    printer.deaf = 3
    job = jobs.start(b"a sheet")
    wait_until(lambda: bool(printer.sent), "the sheet to be sent")
    jobs.cancel_all()
    wait_until(is_over(job), "the job to be cancelled")
    assert printer.forgotten == [1]


def test_a_job_that_cannot_be_taken_back_is_told_to_staff(
    jobs: PrintJobs, printer: FakePrinter, caplog: pytest.LogCaptureFixture
) -> None:
    printer.deaf = 100
    job = jobs.start(b"a sheet")
    wait_until(lambda: bool(printer.sent), "the sheet to be sent")
    jobs.cancel_all()
    wait_until(is_over(job), "the kiosk to give up")
    assert any(record.levelno == logging.ERROR for record in caplog.records)


def test_a_bug_ends_one_job_and_not_the_next(
    jobs: PrintJobs, printer: FakePrinter, caplog: pytest.LogCaptureFixture
) -> None:
    printer.trouble = ZeroDivisionError()  # type: ignore[assignment]
    job = jobs.start(b"a sheet")
    wait_until(is_over(job), "the job to fail")
    assert job.state is State.FAILED
    assert "ZeroDivisionError" in caplog.text
    printer.trouble, printer.now = None, State.DONE
    after = jobs.start(b"another")
    wait_until(is_over(after), "the next sheet")
    assert after.state is State.DONE


def test_nothing_of_a_sheet_is_kept(jobs: PrintJobs, printer: FakePrinter) -> None:
    printer.now = State.DONE
    job = jobs.start(b"a sheet")
    wait_until(is_over(job), "the sheet")
    assert b"a sheet" not in vars(job).values()
    wait_until(lambda: jobs._unfinished == [], "the job to be forgotten")


def test_to_close_cancels_and_waits(printer: FakePrinter) -> None:
    jobs = PrintJobs(printer, "Kiosk", watch_seconds=0.005)
    jobs.start(b"a sheet")
    wait_until(lambda: bool(printer.sent), "the sheet to be sent")
    jobs.close()
    assert printer.forgotten == [1]


def test_to_close_is_nothing_where_nothing_was_printed(printer: FakePrinter) -> None:
    PrintJobs(printer, "Kiosk").close()
    assert printer.sent == []


def test_what_staff_print_goes_on_when_a_patient_has_finished(
    jobs: PrintJobs, printer: FakePrinter
) -> None:
    theirs, ours = jobs.start(b"a patient's"), jobs.start(b"a call sheet", stays=True)
    jobs.cancel_all()
    wait_until(is_over(theirs), "the patient's sheet to be cancelled")
    printer.now = State.DONE
    wait_until(is_over(ours), "the call sheet")
    assert ours.state is State.DONE
    assert printer.sent[-1] == ("Kiosk", b"a call sheet")


def test_when_the_kiosk_ends_it_is_cancelled_too(jobs: PrintJobs, printer: FakePrinter) -> None:
    job = jobs.start(b"a call sheet", stays=True)
    wait_until(lambda: bool(printer.sent), "the call sheet to be sent")
    jobs.close()
    assert job.is_over
    assert printer.forgotten == [1]
