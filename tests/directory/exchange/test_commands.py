"""`kiosk listings import`, `export` and `undo`, as somebody types them."""

import csv
import json
import os
import zipfile
from pathlib import Path
from typing import Any

import pytest

from kiosk.directory.exchange import applying, forms, rejected
from kiosk.directory.exchange.package import Origin, Package, Row
from kiosk.store import Store
from tests.cli.terminal import Terminal
from tests.directory.exchange.helping import PHONE, SCHEDULE, SERVICE, copy, package, rows


@pytest.fixture
def terminal(
    store: Store, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> Terminal:
    """In the data folder of `store`."""
    monkeypatch.setenv("KIOSK_DATA", str(store.path.parent))
    return Terminal(store.path.parent, monkeypatch, capfd)


def test_a_dry_run_tells_all_and_changes_nothing(
    terminal: Terminal, store: Store, tmp_path: Path
) -> None:
    before = copy(store, tmp_path / "before").read_bytes()
    done = terminal.kiosk("listings", "import", "--dry-run", str(package(tmp_path / "p")))
    assert done.code == 0
    assert "p is an Open Referral package (HSDS 3)." in done.said
    assert "Pain Café (a draft)" in done.said
    assert "nothing was changed" in done.said
    assert copy(store, tmp_path / "after").read_bytes() == before
    assert not (store.path.parent / "backups").exists()


def test_an_import_says_that_it_can_be_taken_back(
    terminal: Terminal, store: Store, tmp_path: Path
) -> None:
    done = terminal.kiosk("listings", "import", str(package(tmp_path / "p")))
    assert (done.code, "`kiosk listings undo` takes it back" in done.said) == (0, True)
    assert len(rows(store, "services", name=SERVICE["name"])) == 1
    assert "Taken back: import of p." in terminal.kiosk("listings", "undo").said
    assert rows(store, "services", name=SERVICE["name"]) == []


def test_undo_without_an_import_is_one_plain_sentence(terminal: Terminal) -> None:
    done = terminal.kiosk("listings", "undo")
    assert (done.code, "Nothing was imported" in done.complained) == (2, True)


def test_new_listings_are_published_on_demand(
    terminal: Terminal, store: Store, tmp_path: Path
) -> None:
    terminal.kiosk("listings", "import", "--publish", str(package(tmp_path / "p")))
    assert rows(store, "services", name=SERVICE["name"])[0]["publication"] == "published"


def test_every_problem_names_file_row_column_value_and_what_to_do(
    terminal: Terminal, tmp_path: Path
) -> None:
    bad = package(tmp_path / "p", services=[SERVICE | {"status": "maybe"}])
    done = terminal.kiosk("listings", "import", str(bad))
    assert done.code == 1
    assert (
        "services.csv, row 2, column status “maybe”: Write active, inactive, defunct or "
        "temporarily closed. (This row was left out.)" in done.said
    )


def test_rows_that_were_left_out_can_be_mended_and_imported(
    terminal: Terminal, store: Store, tmp_path: Path
) -> None:
    bad = package(
        tmp_path / "p",
        phones=[PHONE | {"number": "ask", "colour": "=red"}, PHONE | {"id": "p2"}],
        schedules=[SCHEDULE | {"opens_at": "early"}],
    )
    terminal.kiosk("listings", "import", str(bad))
    phones = tmp_path / "rejected-phones.csv"
    with phones.open(encoding="utf-8-sig", newline="") as file:
        assert list(csv.DictReader(file)) == [PHONE | {"number": "ask", "colour": "'=red"}]
    phones.write_text(phones.read_text().replace("ask", "01632 960005"))
    assert terminal.kiosk("listings", "import", str(phones)).code == 0
    service = rows(store, "services", name=SERVICE["name"])[0]["id"]
    found = rows(store, "phones", service_id=service)
    assert {row["number"]: row["extra"] for row in found} == {
        "01632 960001": {},
        "01632 960005": {"colour": "=red"},
    }
    assert (tmp_path / "rejected-schedules.csv").exists()


def test_what_somebody_has_begun_to_mend_is_never_written_over(
    terminal: Terminal, store: Store, tmp_path: Path
) -> None:
    wrong = [PHONE | {"id": f"p{number}", "number": "ask"} for number in (1, 2)]
    terminal.kiosk("listings", "import", str(package(tmp_path / "p", phones=wrong)))
    first = tmp_path / "rejected-phones.csv"
    half_mended = first.read_text().replace("ask", "01632 960005", 1)
    first.write_text(half_mended)
    for option in (["--dry-run"], []):
        done = terminal.kiosk("listings", "import", *option, str(first))
        assert (done.code, first.read_text()) == (1, half_mended)
    assert str(tmp_path / "rejected-2-phones.csv") in done.said
    assert sorted(each.name for each in tmp_path.glob("rejected*")) == [
        "rejected-2-phones.csv",
        "rejected-phones.csv",
    ]
    second = tmp_path / "rejected-2-phones.csv"
    assert second.read_text().count("\n") == 2
    second.write_text(second.read_text().replace("ask", "01632 960006"))
    assert terminal.kiosk("listings", "import", str(second)).code == 0
    numbers = {row["number"] for row in rows(store, "phones")}
    assert numbers >= {"01632 960005", "01632 960006"}


def test_a_dry_run_writes_nothing(terminal: Terminal, tmp_path: Path) -> None:
    bad = package(tmp_path / "p", phones=[PHONE | {"number": "ask"}])
    there = sorted(tmp_path.rglob("*"))
    done = terminal.kiosk("listings", "import", "--dry-run", str(bad))
    assert (done.code, "so that you can mend them" in done.said) == (1, True)
    assert sorted(tmp_path.rglob("*")) == there


def test_a_service_whose_id_stands_twice_in_json_is_given_back(
    terminal: Terminal, store: Store, tmp_path: Path
) -> None:
    twice = [{"id": "s1", "name": name, "status": "active"} for name in ("Walk", "Talk")]
    (tmp_path / "list.json").write_text(json.dumps(twice))
    assert terminal.kiosk("listings", "import", str(tmp_path / "list.json")).code == 1
    given_back = tmp_path / "rejected-services.csv"
    given_back.write_text(given_back.read_text("utf-8-sig").replace("s1", "s2"))
    assert terminal.kiosk("listings", "import", str(given_back)).code == 0
    assert rows(store, "services", name="Talk")


def test_a_problem_in_a_sheet_is_told_under_the_sheets_own_heading(
    terminal: Terminal, tmp_path: Path
) -> None:
    (tmp_path / "clubs.csv").write_text("Name,Tel no\nWalk,ask Jo\n")
    done = terminal.kiosk("listings", "import", str(tmp_path / "clubs.csv"))
    assert "clubs.csv, row 2, column Tel no “ask Jo”: There is no number in this." in done.said


def test_a_problem_in_json_is_told_with_its_table(terminal: Terminal, tmp_path: Path) -> None:
    service = {"id": "s1", "name": "Walk", "phones": [{"id": "p1", "number": "ask Jo"}]}
    (tmp_path / "list.json").write_text(json.dumps([service]))
    done = terminal.kiosk("listings", "import", str(tmp_path / "list.json"))
    assert "list.json, row 1, column phones.number “ask Jo”" in done.said


def test_tables_that_were_left_out_are_named_in_the_order_to_import_them(
    terminal: Terminal, tmp_path: Path
) -> None:
    bad = package(tmp_path / "p", services=[SERVICE | {"status": "?"}], phones=[PHONE])
    done = terminal.kiosk("listings", "import", str(bad))
    services, phones = (tmp_path / f"rejected-{each}.csv" for each in ("services", "phones"))
    assert f"in {services}, {phones}. Mend them there" in done.said
    assert "one by one, in this order" in done.said


def test_a_sheet_with_a_column_without_a_heading_gives_its_rows_back(
    terminal: Terminal, store: Store, tmp_path: Path
) -> None:
    sheet = tmp_path / "clubs.csv"
    sheet.write_text("Our clubs\n\nName,Ring,\nWalk,01632 960001,'=by ear\n,01632 960002,''=x\n")
    assert terminal.kiosk("listings", "import", str(sheet)).code == 1
    given_back = tmp_path / "rejected.csv"
    assert given_back.read_text("utf-8-sig") == "Name,Ring\n,01632 960002,''=x\n"
    given_back.write_text(given_back.read_text("utf-8-sig").replace("\n,0", "\nTalk,0"))
    assert terminal.kiosk("listings", "import", str(given_back)).code == 0
    found = {name: rows(store, "services", name=name)[0]["extra"] for name in ("Walk", "Talk")}
    assert found == {"Walk": {"Column 3": "=by ear"}, "Talk": {"Column 3": "'=x"}}


def test_rows_that_were_left_out_lie_here_where_their_own_folder_cannot_be_written(
    terminal: Terminal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    here = tmp_path / "here"
    here.mkdir()
    monkeypatch.chdir(here)
    (tmp_path / "rejected-phones.csv").mkdir()  # in the way, so it cannot be written
    bad = package(tmp_path / "p", phones=[PHONE | {"number": "ask"}])
    done = terminal.kiosk("listings", "import", str(bad))
    assert str(here / "rejected-phones.csv") in done.said


def test_a_sheet_is_shown_heading_by_heading_before_it_is_used(
    terminal: Terminal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Sheets:
        @staticmethod
        def read(path: Path) -> Package:
            row = Row({"id": "s1", "name": "Pain Café"}, Origin(path.name, 2))
            headings = [("What", "name"), ("Colour", "")]
            return Package("a sheet with one service a row", {"services": [row]}, {}, headings)

    monkeypatch.setattr(forms, "_module", lambda _name: Sheets)
    (tmp_path / "sheet.xlsx").write_bytes(b"PK")
    done = terminal.kiosk("listings", "import", "--dry-run", str(tmp_path / "sheet.xlsx"))
    assert "  What → name\n  Colour → kept as it is\n" in done.said


def test_a_heading_is_shown_with_what_our_own_sheets_call_it(
    terminal: Terminal, tmp_path: Path
) -> None:
    (tmp_path / "clubs.csv").write_text("Group,Tel no,Whom for,My notes\nWalk,01632 960001,All,x\n")
    done = terminal.kiosk("listings", "import", "--dry-run", str(tmp_path / "clubs.csv"))
    assert (
        "  Group → Name (services.name)\n  Tel no → Phone (phones.number)\n"
        "  Whom for → Who is it for (services.eligibility_description)\n"
        "  My notes → kept as it is\n"
    ) in done.said


def test_a_sheet_gives_its_own_rows_back_below_its_own_headings() -> None:
    sheet = [(1, ["Our clubs"]), (3, ["What", "Ring"]), (4, ["A", "ask"]), (5, ["B", "1"])]
    assert rejected._of_sheet([[], sheet], ["What", "Ring"], {4}) == [
        (3, ["What", "Ring"]),
        (4, ["A", "ask"]),
    ]


def test_a_row_that_is_called_like_another_stays_another_when_it_is_mended(
    terminal: Terminal, store: Store, tmp_path: Path
) -> None:
    sheet = tmp_path / "clubs.csv"
    sheet.write_text("Name,Tel no,,\nWalk,01632 960001,a,\nWalk,ask,b\nTalk,ask,c\n")
    assert terminal.kiosk("listings", "import", str(sheet)).code == 1
    given_back = tmp_path / "rejected.csv"
    given_back.write_text(given_back.read_text("utf-8-sig").replace("ask", "01632 960002"))
    assert terminal.kiosk("listings", "import", str(given_back)).code == 0
    sheet.write_text(sheet.read_text().replace("ask", "01632 960002"))
    done = terminal.kiosk("listings", "import", str(sheet))
    assert "Nothing to change" in done.said
    assert len(rows(store, "services", name="Walk")) == 2


def test_a_file_of_no_known_form_is_refused(terminal: Terminal, tmp_path: Path) -> None:
    (tmp_path / "listings.docx").write_bytes(b"")
    done = terminal.kiosk("listings", "import", str(tmp_path / "listings.docx"))
    assert (done.code, "none of the endings that we know" in done.complained) == (2, True)


@pytest.mark.parametrize("ending", ["zip", "json", "csv", "xlsx"])
def test_an_empty_file_is_called_empty(terminal: Terminal, tmp_path: Path, ending: str) -> None:
    (tmp_path / f"list.{ending}").touch()
    done = terminal.kiosk("listings", "import", str(tmp_path / f"list.{ending}"))
    assert (done.code, f"list.{ending} is empty" in done.complained) == (2, True)


@pytest.mark.parametrize("ending", ["zip", "json", "csv", "xlsx"])
def test_nothing_waits_for_a_pipe(terminal: Terminal, tmp_path: Path, ending: str) -> None:
    os.mkfifo(tmp_path / f"list.{ending}")
    done = terminal.kiosk("listings", "import", str(tmp_path / f"list.{ending}"))
    assert (done.code, "is not a file" in done.complained) == (2, True)


@pytest.mark.parametrize("ending", ["xls", "ods"])
def test_a_spreadsheet_of_another_program_is_told_how_to_be_saved(
    terminal: Terminal, tmp_path: Path, ending: str
) -> None:
    (tmp_path / f"list.{ending}").write_bytes(b"\xd0\xcf\x11\xe0")
    done = terminal.kiosk("listings", "import", str(tmp_path / f"list.{ending}"))
    assert (done.code, "(.xlsx)" in done.complained) == (2, True)


def test_a_file_that_is_not_there_is_refused(terminal: Terminal, tmp_path: Path) -> None:
    done = terminal.kiosk("listings", "import", str(tmp_path / "nothing.zip"))
    assert (done.code, "There is no file" in done.complained) == (2, True)


def test_a_file_that_cannot_be_reached_is_refused(terminal: Terminal, tmp_path: Path) -> None:
    (tmp_path / "round.zip").symlink_to("round.zip")
    for name in ("round.zip", "x" * 300 + ".zip"):
        done = terminal.kiosk("listings", "import", str(tmp_path / name))
        assert (done.code, "See whether it is there" in done.complained) == (2, True)


def test_what_came_in_is_told_even_where_the_rest_can_be_written_nowhere(
    terminal: Terminal, store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    here = tmp_path / "here"
    here.mkdir()
    monkeypatch.chdir(here)
    for folder in (tmp_path, here):
        (folder / "rejected-phones.csv").mkdir()  # in the way, so it cannot be written
    bad = package(tmp_path / "p", phones=[PHONE | {"number": "ask"}])
    done = terminal.kiosk("listings", "import", str(bad))
    assert (done.code, "could not be written" in done.complained) == (2, True)
    assert "Imported. `kiosk listings undo` takes it back." in done.said
    assert rows(store, "services", name=SERVICE["name"])


def test_an_import_that_somebody_stops_says_that_nothing_came_in(
    terminal: Terminal, store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stopped(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(applying, "forget_worked_out", stopped)
    done = terminal.kiosk("listings", "import", str(package(tmp_path / "p")))
    assert (done.code, done.complained) == (2, "Stopped. Nothing of p was imported.\n")
    assert rows(store, "services", name=SERVICE["name"]) == []


def test_an_import_that_is_stopped_too_late_says_that_all_is_in(
    terminal: Terminal, store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    apply = applying.apply

    def stopped(*given: Any, **named: Any) -> None:
        apply(*given, **named)
        raise KeyboardInterrupt

    monkeypatch.setattr(applying, "apply", stopped)
    done = terminal.kiosk("listings", "import", str(package(tmp_path / "p")))
    assert (done.code, "all of p was in by then" in done.complained) == (2, True)
    assert rows(store, "services", name=SERVICE["name"])


def test_a_file_that_is_too_large_for_the_memory_is_told_of(
    terminal: Terminal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise MemoryError

    monkeypatch.setattr(applying, "forget_worked_out", full)
    done = terminal.kiosk("listings", "import", str(package(tmp_path / "p")))
    assert (done.code, "Nothing was imported" in done.complained) == (2, True)


def test_an_export_says_how_many_listings_went_out(terminal: Terminal, tmp_path: Path) -> None:
    done = terminal.kiosk("listings", "export", str(tmp_path / "out.zip"))
    assert done.code == 0
    assert "those that patients may see" in done.said
    assert "services.csv" in zipfile.ZipFile(tmp_path / "out.zip").namelist()


def test_an_export_that_cannot_be_written_is_one_plain_sentence(
    terminal: Terminal, tmp_path: Path
) -> None:
    done = terminal.kiosk("listings", "export", str(tmp_path / "no" / "such" / "out.zip"))
    assert (done.code, "cannot be written" in done.complained) == (2, True)
