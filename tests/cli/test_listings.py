"""`kiosk listings`, as somebody types it."""

import json
from pathlib import Path

from PySide6.QtGui import QGuiApplication
from sqlalchemy import update

from kiosk import content, paths
from kiosk.directory import thesaurus
from kiosk.directory.models import Service
from kiosk.directory.search import search
from tests.audiences import IN_TRIAL
from tests.cli.terminal import Terminal, run_alone


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
