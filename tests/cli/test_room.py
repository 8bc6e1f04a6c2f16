"""The commands of the room's machine, as somebody types them."""

import datetime
import os
import signal
import subprocess
import sys

import pytest
from sqlalchemy import update

from kiosk import backups, content, store
from kiosk.directory.models import Service
from tests.cli.terminal import Terminal

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
