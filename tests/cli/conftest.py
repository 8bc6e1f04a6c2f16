"""Terminals beside kiosks in several states."""

import datetime
import logging
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk import content
from kiosk.directory import going_live
from kiosk.directory.going_live import LIVE
from tests.cli.terminal import SITE, Terminal


@pytest.fixture
def terminal(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> Iterator[Terminal]:
    """A terminal whose data folder is empty."""
    monkeypatch.setenv("KIOSK_DATA", str(tmp_path))
    log = logging.getLogger("kiosk")
    before = log.handlers[:]
    yield Terminal(tmp_path, monkeypatch, capfd)
    for handler in set(log.handlers) - set(before):
        log.removeHandler(handler)
        handler.close()


@pytest.fixture
def in_trial(terminal: Terminal, starter_database: Path) -> Terminal:
    """A terminal beside a kiosk that has its database and its own facts."""
    terminal.site(SITE)
    (terminal.folder / starter_database.name).write_bytes(starter_database.read_bytes())
    return terminal


@pytest.fixture
def live(in_trial: Terminal) -> Terminal:
    """A terminal beside a kiosk that is live."""
    opened = content.open_content(in_trial.folder)
    with opened.session() as session, session.begin():
        going_live.answer(session, LIVE, "Cy Orr", datetime.datetime.now())
    opened.close()
    return in_trial
