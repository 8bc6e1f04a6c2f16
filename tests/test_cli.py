"""The commands, as somebody types them."""

import datetime
import io
import json
import logging
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from sqlalchemy import update

from kiosk import backups, cli, content, paths, store
from kiosk.directory import going_live, thesaurus
from kiosk.directory.going_live import LIVE
from kiosk.directory.models import Service
from kiosk.directory.search import search
from tests.audiences import IN_TRIAL
from tests.film import numbered

SITE = """
[room]
hours = [{days = ["MO"], opens = "09:00", closes = "17:00"}]
staff_sentence = "Ask at the desk."
[help]
open_place = "Main reception"
nearest_ae = "Northfield Hospital"
"""


@dataclass(frozen=True)
class Done:
    """How a command ended: its exit code, what it said and what it complained of."""

    code: int
    said: str
    complained: str


class Terminal:
    """Types commands; what follows is in the data folder `folder`."""

    def __init__(
        self, folder: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
    ) -> None:
        self.folder = folder
        self._monkeypatch = monkeypatch
        self._capfd = capfd

    def kiosk(self, *words: str, answers: str = "") -> Done:
        """Run `kiosk WORDS…` in this process; `answers` is all that is typed before the end."""
        self._monkeypatch.setattr(sys, "argv", ["kiosk", *words])
        self._monkeypatch.setattr(sys, "stdin", io.StringIO(answers))
        self._capfd.readouterr()
        with pytest.raises(SystemExit) as ended:
            cli.main()
        out, err = self._capfd.readouterr()
        return Done(int(ended.value.code or 0), out, err)

    def site(self, text: str) -> None:
        (self.folder / "site.toml").write_text(text)

    def trial(self) -> bool:
        as_it_is = store.open_to_read(self.folder / store.DATABASE_NAME)
        with as_it_is.session() as session:
            trial = going_live.is_trial(session)
        as_it_is.close()
        return trial


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


def run_alone(*words: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """A command in a process of its own, without a display unless the environment has one."""
    hidden = {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}
    rest = {name: value for name, value in os.environ.items() if name not in hidden}
    return subprocess.run(
        [sys.executable, "-m", "kiosk", *words],
        capture_output=True,
        text=True,
        check=False,
        env=rest | environment,
    )


# settings


def test_the_settings_that_are_printed_are_without_a_fault(terminal: Terminal) -> None:
    terminal.site(terminal.kiosk("settings").said)
    checked = terminal.kiosk("settings", "--check")
    assert (checked.code, checked.said) == (0, f"All is well in {terminal.folder}/site.toml.\n")


def test_each_fault_of_the_settings_is_named_and_the_exit_code_is_2(terminal: Terminal) -> None:
    terminal.site('[room]\nname = 3\n[idle]\nhome_seconds = "soon"\n')
    checked = terminal.kiosk("settings", "--check")
    assert (checked.code, checked.said) == (2, "")
    assert "room.name is 3. It has to be" in checked.complained
    assert 'idle.home_seconds is "soon". It has to be' in checked.complained


@pytest.mark.parametrize("words", [("settings", "--check"), ("settings",)])
def test_another_file_can_be_checked(terminal: Terminal, words: tuple[str, ...]) -> None:
    other = terminal.folder / "other.toml"
    other.write_text("[room]\nname = 3\n")
    checked = terminal.kiosk(*words, str(other))
    assert checked.code == 2
    assert str(other) in checked.complained


def test_settings_that_are_not_there_cannot_be_checked(terminal: Terminal) -> None:
    checked = terminal.kiosk("settings", "--check")
    assert checked.code == 2
    assert "There is no such file" in checked.complained


def test_printing_the_settings_needs_no_data_folder(
    terminal: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KIOSK_DATA", "/proc/nowhere")
    assert terminal.kiosk("settings").code == 0


# doctor


def test_the_doctor_says_where_attention_is_wanted(terminal: Terminal) -> None:
    examined = terminal.kiosk("doctor")
    assert examined.code == 1
    assert "!!  There is no database yet." in examined.said
    assert list(terminal.folder.iterdir()) == []


def test_the_doctor_says_that_all_is_well(in_trial: Terminal) -> None:
    database = in_trial.folder / store.DATABASE_NAME
    backups.back_up(database, datetime.datetime.now())
    examined = in_trial.kiosk("doctor")
    assert examined.code == 0
    assert {line[:4] for line in examined.said.splitlines()} == {"ok  "}


def test_the_doctor_says_each_thing_once(in_trial: Terminal) -> None:
    in_trial.site("[room]\nname = 3\n")
    examined = in_trial.kiosk("doctor")
    assert examined.complained == ""
    assert examined.said.count("room.name") == 1


# go-live


def test_status_says_what_is_open(in_trial: Terminal) -> None:
    status = in_trial.kiosk("go-live", "--status")
    assert status.code == 1
    assert "[x] The site's own facts in site.toml: filled in" in status.said
    assert "[ ] Crisis numbers tried by one person: open" in status.said


@pytest.mark.parametrize("end", ["q\n", ""], ids=["q", "end of input"])
def test_stopping_keeps_what_was_answered(in_trial: Terminal, end: str) -> None:
    stopped = in_trial.kiosk("go-live", answers=f"Ann Lee\ny\n{end}")
    assert stopped.code == 1
    assert "Stopped. What was answered is kept" in stopped.said
    assert "one person: Ann Lee, " in in_trial.kiosk("go-live", "--status").said


def test_ctrl_c_keeps_what_was_answered(in_trial: Terminal) -> None:
    running = subprocess.Popen(
        [sys.executable, "-m", "kiosk", "go-live"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=os.environ | {"KIOSK_DATA": str(in_trial.folder)},
    )
    assert running.stdin
    assert running.stdout
    running.stdin.write(b"Ann Lee\ny\n")
    running.stdin.flush()
    said = b""
    while b"another person. Name:" not in said:
        said += os.read(running.stdout.fileno(), 4096)
    running.send_signal(signal.SIGINT)
    rest, complained = running.communicate()
    assert b"Stopped. What was answered is kept" in rest
    assert (running.returncode, complained) == (1, b"")
    assert "one person: Ann Lee, " in in_trial.kiosk("go-live", "--status").said


def test_the_whole_list_takes_the_room_live(in_trial: Terminal) -> None:
    opened = content.open_content(in_trial.folder)
    with opened.session() as session, session.begin():
        session.execute(update(Service).values(publication="draft"))
    opened.close()
    answers = ["Ann Lee", "y", "Bo Day", "y", "Dr Moss", "GP", "y", "Cy Orr", "y"]
    done = in_trial.kiosk("go-live", answers="\n".join(answers) + "\n")
    assert (done.code, in_trial.trial()) == (0, False)


@pytest.mark.parametrize(("answer", "trial"), [("y", True), ("n", False), ("q", False)])
def test_going_back_to_trial_asks_first(live: Terminal, answer: str, trial: bool) -> None:
    live.kiosk("go-live", "--undo", answers=f"{answer}\n")
    assert live.trial() is trial


def test_wrong_settings_cannot_go_live(in_trial: Terminal) -> None:
    in_trial.site("[room]\nname = 3\n")
    refused = in_trial.kiosk("go-live", answers="Ann Lee\ny\n")
    assert refused.code == 2
    assert "room.name is 3" in refused.complained


def test_wrong_settings_keep_nobody_from_going_back_to_trial(live: Terminal) -> None:
    live.site("[room]\nname = 3\n")
    live.kiosk("go-live", "--undo", answers="y\n")
    assert live.trial()


def test_a_name_in_letters_that_are_not_text_is_taken_all_the_same(in_trial: Terminal) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "kiosk", "go-live"],
        input=b"Ann \xff\xfe Lee\ny\n",
        capture_output=True,
        check=False,
        env=os.environ | {"KIOSK_DATA": str(in_trial.folder), "PYTHONIOENCODING": "ascii"},
    )
    assert done.stderr == b""
    assert b"Stopped" in done.stdout


def test_a_database_that_was_put_back_is_told_to_whoever_goes_live(in_trial: Terminal) -> None:
    database = in_trial.folder / store.DATABASE_NAME
    database.write_bytes(os.urandom(database.stat().st_size))
    status = in_trial.kiosk("go-live", "--status")
    assert "The database was damaged" in status.complained
    assert "The database was damaged" in (in_trial.folder / "kiosk.log").read_text()


# Every command


@pytest.mark.parametrize("command", ["doctor", "go-live"])
def test_known_trouble_is_one_plain_sentence(
    terminal: Terminal, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    monkeypatch.setenv("KIOSK_DATA", "/proc/nowhere")
    done = terminal.kiosk(command)
    assert done.code == 2
    assert done.complained.startswith("The data folder /proc/nowhere cannot be made")
    assert "Traceback" not in done.complained


def test_a_kiosk_without_a_display_says_so(tmp_path: Path) -> None:
    done = run_alone("run", KIOSK_DATA=str(tmp_path))
    assert done.returncode == 2
    assert done.stderr.startswith("There is no display")


def test_a_kiosk_stops_by_itself_after_so_long(tmp_path: Path) -> None:
    done = run_alone(
        "run", "--windowed", "--for", "0.2", KIOSK_DATA=str(tmp_path), QT_QPA_PLATFORM="offscreen"
    )
    assert (done.returncode, (tmp_path / store.DATABASE_NAME).exists()) == (0, True)


def test_the_commands_load_nothing_that_takes_long() -> None:
    heavy = ("PySide6", "alembic", "pydantic", "rich", "sqlalchemy")
    done = subprocess.run(
        [sys.executable, "-c", f"import sys, kiosk.cli; print(set({heavy}) & sys.modules.keys())"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stdout.strip() == "set()"


# Listings


def test_the_search_prints_what_the_screen_finds_in_its_order(in_trial: Terminal) -> None:
    done = in_trial.kiosk("listings", "search", "back", "pain", "--json")
    opened = content.open_content(in_trial.folder)
    with opened.session() as session:
        synonyms = thesaurus.read([paths.STARTER / thesaurus.FILE_NAME])
        found = search(session, "back pain", audience=IN_TRIAL, thesaurus=synonyms)
    opened.close()
    assert json.loads(done.said) == [
        {
            "id": each.id,
            "name": each.name,
            "organization": each.organization,
            "summary": each.summary,
        }
        for each in found
    ]
    assert found


def test_the_search_prints_lines_for_people(in_trial: Terminal) -> None:
    done = in_trial.kiosk("listings", "search", "hanley parkrun")
    assert done.code == 0
    assert done.said.startswith(" 1. Hanley parkrun (parkrun)\n    Walk, jog or run")


def test_drafts_are_printed_only_where_they_are_asked_for(in_trial: Terminal) -> None:
    opened = content.open_content(in_trial.folder)
    with opened.session() as session, session.begin():
        session.execute(
            update(Service).where(Service.name == "Hanley parkrun").values(publication="draft")
        )
    opened.close()
    words = ("listings", "search", "hanley parkrun", "--json")
    published = json.loads(in_trial.kiosk(*words).said)
    assert "Hanley parkrun" not in [each["name"] for each in published]
    drafts = json.loads(in_trial.kiosk(*words, "--drafts").said)
    assert drafts[0]["name"] == "Hanley parkrun"


def test_what_is_not_found_is_an_empty_list_and_a_sentence(in_trial: Terminal) -> None:
    assert json.loads(in_trial.kiosk("listings", "search", "xqxqx", "--json").said) == []
    assert "Nothing was found." in in_trial.kiosk("listings", "search", "xqxqx").said


def test_the_search_leaves_no_trace_of_the_words(in_trial: Terminal) -> None:
    in_trial.kiosk("listings", "search", "zebrafinch")
    kept = [path for path in in_trial.folder.rglob("*") if path.is_file()]
    assert [path for path in kept if b"zebrafinch" in path.read_bytes()] == []


def test_the_book_is_made_without_a_display(in_trial: Terminal, tmp_path: Path) -> None:
    done = run_alone("listings", "book", str(tmp_path / "b.pdf"), KIOSK_DATA=str(in_trial.folder))
    assert (done.returncode, done.stderr) == (0, "")
    assert "32 listings, and it says that the room is in trial." in done.stdout
    assert (tmp_path / "b.pdf").read_bytes().startswith(b"%PDF")


def test_a_book_that_cannot_be_written_is_one_plain_sentence(
    in_trial: Terminal, qapp: QGuiApplication
) -> None:
    done = in_trial.kiosk("listings", "book", "/proc/book.pdf")
    assert done.code == 2
    assert "/proc/book.pdf cannot be written" in done.complained


# Volunteers


def test_volunteers_are_added_listed_changed_and_removed(in_trial: Terminal) -> None:
    added = in_trial.kiosk("volunteers", "add", "Ann Lee")
    assert (added.code, added.complained) == (0, "")
    assert "Ann Lee (AL) is a lead here now." in added.said
    in_trial.kiosk("volunteers", "add", "Bo Day", "--initials", "XY")
    assert "XY    Bo Day, volunteer" in in_trial.kiosk("volunteers", "list").said
    assert in_trial.kiosk("volunteers", "role", "xy", "lead").code == 0
    assert "PIN: " in in_trial.kiosk("volunteers", "reset", "Bo Day").said
    assert in_trial.kiosk("volunteers", "unlock").code == 0
    assert in_trial.kiosk("volunteers", "remove", "AL", answers="n\n").code == 1
    assert in_trial.kiosk("volunteers", "remove", "AL", answers="y\n").code == 0
    assert "Ann Lee" not in in_trial.kiosk("volunteers", "list").said


def test_a_volunteer_who_cannot_be_is_one_plain_sentence(in_trial: Terminal) -> None:
    refused = in_trial.kiosk("volunteers", "add", "Ann Lee", "--initials", "A1")
    assert (refused.code, refused.said) == (2, "")
    assert refused.complained == "Initials are one to four letters, such as AB.\n"


# Films


def test_films_are_added_listed_and_gone_back_from(
    terminal: Terminal, qapp: QGuiApplication, tmp_path: Path
) -> None:
    film = numbered.make(tmp_path / "our_film.mp4", 30)
    assert "the kiosk's own film" in terminal.kiosk("film", "list").said
    added = terminal.kiosk("film", "add", str(film))
    assert added.code == 0
    assert "“Our film” is shown now." in added.said
    assert "“Our film”, 1 seconds" in terminal.kiosk("film", "list").said
    assert "the kiosk's own film" in terminal.kiosk("film", "back").said


def test_a_film_that_is_refused_is_one_plain_sentence(terminal: Terminal, tmp_path: Path) -> None:
    (tmp_path / "bad.mp4").write_bytes(b"no film")
    done = terminal.kiosk("film", "add", str(tmp_path / "bad.mp4"))
    assert done.code == 2
    assert "The film bad.mp4 was not taken: it cannot be decoded" in done.complained


def test_the_films_page_has_the_numbers_of_help_now(terminal: Terminal, tmp_path: Path) -> None:
    done = terminal.kiosk("film", "web", str(tmp_path / "web"))
    assert done.code == 0
    page = (tmp_path / "web" / "index.html").read_text()
    for words in ("116 123", "999 or A&amp;E now, even if you feel well.", "999 BSL app"):
        assert words in page
    assert "Ask any member of staff" not in page
