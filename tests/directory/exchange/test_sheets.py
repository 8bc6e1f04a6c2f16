"""Sheets with one service a row: anybody's come in, ours go out and come back whole."""

import csv
import datetime
import io
import time
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from kiosk.directory import starter
from kiosk.directory.exchange import sheet_grid, sheets
from kiosk.directory.exchange.package import Package, Problem
from kiosk.directory.exchange.sheet_headings import DETAILS, ID, meaning
from kiosk.directory.exchange.sheet_times import schedules
from kiosk.directory.exchange.sheet_words import ORDER
from kiosk.errors import KnownTrouble

REAL = Path(__file__).parents[4] / "shared" / "content" / "starter-listings.csv"

Tables = Mapping[str, Sequence[Mapping[str, str]]]

MESSY = """\ufeffServices in Northfield 2026;;;;;;;;;
printed on 3 March;;;;;;;;;

Name of Group ;Organisation;Tel. no;Telephone number 2;POST CODE;Who is it for?;Opening  Times;\
E-mail;Parking code;
 Walkers ;Northfield Together;01632 960001 / 01632 960002;07700 900001;ZZ1 1ZZ;Everyone;\
Tuesdays 2pm;walk@nt.example;A1;
;;;;;;;;;
Talkers;Northfield Together;1632960003;;;;;;;over the edge
;Nameless people;01632 960004;;;;;;;
"""
"""As somebody's spreadsheet saves it: titles, odd spaces, an unnamed column, empty rows."""


def of(folder: Path, content: str | bytes, name: str = "list.csv") -> Package:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return sheets.read(path)


def workbook(folder: Path, *worksheets: tuple[str, list[list[Any]]]) -> Path:
    book = Workbook()
    book.remove(book.worksheets[0])
    for title, rows in worksheets:
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(row)
    path = folder / "list.xlsx"
    book.save(path)
    return path


def cells(package: Package) -> dict[str, list[dict[str, str]]]:
    return {table: [row.cells for row in rows] for table, rows in package.tables.items()}


def without(row: Mapping[str, str], *names: str) -> dict[str, str]:
    return {name: text for name, text in row.items() if name not in names}


def in_any_order(tables: Tables) -> dict[str, list[str]]:
    return {
        table: sorted(repr(sorted(row.items())) for row in rows)
        for table, rows in tables.items()
        if rows
    }


def test_a_messy_sheet_comes_in_by_what_its_headings_say(tmp_path: Path) -> None:
    package = of(tmp_path, MESSY)
    tables = cells(package)
    walkers, talkers = tables["services"]
    assert package.form == "a sheet with one service a row"
    assert without(walkers, "id") == {
        "name": "Walkers",
        "email": "walk@nt.example",
        "eligibility_description": "Everyone",
        "Parking code": "A1",
        "organization_id": tables["organizations"][0]["id"],
    }
    assert tables["organizations"] == [
        {"id": starter.key("organization", "Northfield Together"), "name": "Northfield Together"}
    ]
    assert [row["number"] for row in tables["phones"]] == [
        "01632 960001 / 01632 960002",
        "07700 900001",
        "1632960003",
    ]
    assert tables["schedules"] == [{"service_id": walkers["id"], "description": "Tuesdays 2pm"}]
    assert tables["addresses"][0]["postal_code"] == "ZZ1 1ZZ"
    assert talkers["Column 10"] == "over the edge"
    assert [row.origin.row for row in package.tables["services"]] == [5, 7]


def test_each_heading_is_listed_with_what_it_was_taken_for(tmp_path: Path) -> None:
    assert of(tmp_path, MESSY).headings == [
        ("Name of Group", "services.name"),
        ("Organisation", "organizations.name"),
        ("Tel. no", "phones.number"),
        ("Telephone number 2", "phones.number"),
        ("POST CODE", "addresses.postal_code"),
        ("Who is it for?", "services.eligibility_description"),
        ("Opening  Times", "schedules.description"),
        ("E-mail", "services.email"),
        ("Parking code", ""),
        ("Column 10", ""),
    ]


def test_a_row_without_a_name_is_named_and_left_out(tmp_path: Path) -> None:
    (problem,) = of(tmp_path, MESSY).problems
    assert problem.origin.row == 8
    assert problem.column == "Name of Group"
    assert problem.value == "Nameless people"
    assert problem.blocks


@pytest.mark.parametrize(
    ("heading", "target"),
    [
        ("Service name", "services.name"),
        ("serviceName", "services.name"),
        ("NAME OF SUPPORT GROUP", "services.name"),
        ("Organization", "organizations.name"),
        ("Organisatoin name", "organizations.name"),
        ("Phone No.", "phones.number"),
        ("Tel", "phones.number"),
        ("Daytime telephone", "phones.number"),
        ("Post code", "addresses.postal_code"),
        ("ZIP", "addresses.postal_code"),
        ("Address line 2", "addresses.address"),
        ("Cost (£)", "cost_options.words"),
        ("How much does it cost?", "cost_options.words"),
        ("Opening hours", "schedules.description"),
        ("Day(s)", "schedules.day"),
        ("Start time", "schedules.opens"),
        ("End Time", "schedules.closes"),
        ("Monday opening", "schedules.description"),
        ("Website address", "services.url"),
        ("web_site", "services.url"),
        ("Email", "services.email"),
        ("Who is it for", "services.eligibility_description"),
        ("Referral route", "services.application_process"),
        ("How to get in", "services.application_process"),
        ("Topic(s)", "topics"),
        ("Category", "topics"),
        ("Access", "accessibility.description"),
        ("Wheelchair access?", "accessibility.description"),
        ("Town/City", "addresses.city"),
        ("organization_id", "services.organization_id"),
        ("minimum_age", "services.minimum_age"),
        ("Notes", ""),
        ("Phone last checked by", ""),
        ("Parking code", ""),
        ("Emergency contact of staff", ""),
        ("", ""),
    ],
)
def test_headings_say_the_same_in_many_ways(heading: str, target: str) -> None:
    assert meaning(heading)[0] == target


def test_our_own_headings_are_understood_without_the_details() -> None:
    skipped = {"Other places (only to read)"}
    unknown = [each for each in ORDER if each not in skipped and not meaning(each)[0]]
    assert unknown == []
    assert len({meaning(each)[0] for each in ORDER}) == len(ORDER)


@pytest.mark.parametrize("mark", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
def test_any_usual_csv_is_read(tmp_path: Path, mark: str, encoding: str) -> None:
    content = f'Name{mark}Phone\r\n"Café{mark} naïve"{mark}01632 960005\r\n'
    tables = cells(of(tmp_path, content.encode(encoding)))
    assert tables["services"][0]["name"] == f"Café{mark} naïve"
    assert tables["phones"][0]["number"] == "01632 960005"


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_lines_may_end_as_they_like(tmp_path: Path, ending: str) -> None:
    content = ending.join(["Name,Phone", *(f"Walk {number}," for number in range(30_000))])
    assert len(of(tmp_path, content).tables["services"]) == 30_000


def test_excels_line_about_the_mark_is_no_row(tmp_path: Path) -> None:
    package = of(tmp_path, "sep=;\r\nName;Cost\r\nWalkers, all;Free\r\n")
    assert package.tables["services"][0].cells["name"] == "Walkers, all"
    assert package.tables["services"][0].origin.row == 3


def test_a_service_with_very_many_rows_is_read_back(tmp_path: Path) -> None:
    tables = example()
    areas = [{"id": f"r{n}", "service_id": "s1", "name": f"Area {n}"} for n in range(3000)]
    tables["service_areas"] = areas
    sheets.write(tables, tmp_path / "sheet.csv")
    assert cells(sheets.read(tmp_path / "sheet.csv"))["service_areas"] == areas


def test_the_same_file_makes_the_same_ids_and_the_same_name_twice_makes_two(
    tmp_path: Path,
) -> None:
    content = "Name,Organisation,Day\nWalk,Together,Monday\nWalk,Together,Friday\nWalk,Apart,\n"
    first, second = of(tmp_path, content), of(tmp_path, content, "other.csv")
    assert cells(first) == cells(second)
    assert len({row.cells["id"] for row in first.tables["services"]}) == 3


def test_an_id_is_kept_and_one_that_stands_twice_is_named(tmp_path: Path) -> None:
    package = of(tmp_path, "ID,Name,Phone\n7,Walk,01632 960006\n7,Talk,01632 960007\n")
    assert [row.cells["id"] for row in package.tables["services"]] == ["7"]
    assert len(package.tables["phones"]) == 1
    (problem,) = package.problems
    assert (problem.origin.row, problem.column, problem.value) == (3, "ID", "7")
    assert "Row 2 has the same id" in problem.words


def test_a_list_of_organizations_is_a_list_of_services(tmp_path: Path) -> None:
    package = of(tmp_path, "Organisation,Website\nTogether,nt.example\n")
    assert package.tables["services"][0].cells["name"] == "Together"
    assert package.headings[0] == ("Organisation", "services.name")


def test_what_is_under_contact_may_be_a_number(tmp_path: Path) -> None:
    tables = cells(of(tmp_path, "Name,Contact\nA,01632 960008\nB,b@b.example\nC,Ann\n"))
    assert [row["number"] for row in tables["phones"]] == ["01632 960008"]
    assert tables["services"][1]["email"] == "b@b.example"
    assert [row["name"] for row in tables["contacts"]] == ["Ann"]


def test_access_may_be_about_ramps_or_about_referrals(tmp_path: Path) -> None:
    ramps = of(tmp_path, "Name,Access\nA,Step free\nB,Lift\n")
    referrals = of(tmp_path, "Name,Access\nA,GP referral\nB,Drop-in\n")
    assert cells(ramps)["accessibility"][0]["description"] == "Step free"
    assert cells(referrals)["services"][1]["application_process"] == "Drop-in"
    assert referrals.headings[1] == ("Access", "services.application_process")


def test_yes_under_a_heading_keeps_what_it_is_about(tmp_path: Path) -> None:
    tables = cells(of(tmp_path, "Name,Hearing loop\nA,Yes\n"))
    assert tables["accessibility"][0]["description"] == "Hearing loop: Yes"


def test_free_is_an_amount_and_other_costs_are_words(tmp_path: Path) -> None:
    tables = cells(of(tmp_path, "Name,Cost\nA,FREE\nB,£2 a visit\nC,0\n"))
    assert [without(row, "service_id") for row in tables["cost_options"]] == [
        {"amount_description": "FREE", "option": "free", "amount": "0"},
        {"amount_description": "£2 a visit"},
        {"amount_description": "Free", "option": "free", "amount": "0"},
    ]


def test_topics_of_every_installation_are_found_by_name(tmp_path: Path) -> None:
    package = of(
        tmp_path,
        'Name,Topics\nA,"Mood, worry and sleep, Knitting"\nB,"living with pain; Knitting"\n',
    )
    tables = cells(package)
    (term,) = tables["taxonomy_terms"]
    assert term["name"] == "Knitting"
    linked = [row["taxonomy_term_id"] for row in tables["attributes"]]
    assert linked[1] == linked[3] == term["id"]
    assert linked[0] == starter.key("topic", "mood")
    assert linked[2] == starter.key("topic", "pain")


@pytest.mark.parametrize(
    ("said", "found"),
    [
        (
            {"day": "Tuesdays", "opens": "2pm", "closes": "16.00"},
            [{"freq": "WEEKLY", "byday": "TU", "opens_at": "2pm", "closes_at": "16.00"}],
        ),
        (
            {"day": "Wed", "time": "10:00 - 12 noon"},
            [{"description": "Wed, 10:00 - 12 noon"}],
        ),
        (
            {"day": "Wed", "time": "10:00 – 12:00", "often": "Weekly"},
            [{"freq": "WEEKLY", "byday": "WE", "opens_at": "10:00", "closes_at": "12:00"}],
        ),
        (
            {"day": "Mon and Wed", "opens": "10:00", "closes": "12:00"},
            [{"description": "Mon and Wed, 10:00 to 12:00"}],
        ),
        (
            {"day": "Monday", "often": "Fortnightly", "opens": "10am", "closes": "noon"},
            [{"description": "Monday, Fortnightly, 10am to noon"}],
        ),
        ({"day": "Monday", "opens": "10am"}, [{"description": "Monday, 10am"}]),
        (
            {"description": "By arrangement", "valid_from": "2026-01-05"},
            [{"description": "By arrangement", "valid_from": "2026-01-05"}],
        ),
        (
            {"MO": "9-5", "TU": "9am to 5pm", "WE": "closed"},
            [
                {"freq": "WEEKLY", "byday": "MO", "opens_at": "9", "closes_at": "5"},
                {"freq": "WEEKLY", "byday": "TU", "opens_at": "9am", "closes_at": "5pm"},
                {"description": "Wednesday: closed"},
            ],
        ),
    ],
)
def test_times_become_a_rule_only_where_they_are_plain(
    said: dict[str, str], found: list[dict[str, str]]
) -> None:
    assert schedules(said) == found


def test_a_workbook_gives_days_times_and_numbers_as_one_would_write_them(tmp_path: Path) -> None:
    path = workbook(
        tmp_path,
        ("Read me", [["This file is about services"], ["Ask Ann"]]),
        (
            "Groups",
            [
                ["Our groups"],
                [],
                ["Group", "Phone", "Last checked", "Day", "Start", "End", "Free?", "Seats", "Sum"],
                [
                    *("Walkers", 1632960009.0, datetime.datetime(2026, 3, 1), "Monday"),
                    *(datetime.time(14), datetime.time(15, 30), True, 12.5, "=1+1"),
                ],
            ],
        ),
        ("Old", [["Name"], ["Gone"]]),
    )
    package = sheets.read(path)
    tables = cells(package)
    assert tables["services"][0] | {"id": ""} == {
        "id": "",
        "name": "Walkers",
        "assured_date": "2026-03-01",
        "Free?": "yes",
        "Seats": "12.5",
    }
    assert tables["phones"][0]["number"] == "1632960009"
    assert without(tables["schedules"][0], "service_id") == {
        "freq": "WEEKLY",
        "byday": "MO",
        "opens_at": "14:00",
        "closes_at": "15:30",
    }
    (problem,) = package.problems
    assert problem.words == (
        "Only the worksheet “Groups” is read. “Read me”, “Old” would be a file of its own."
    )


def test_what_is_merged_over_several_rows_holds_for_each(tmp_path: Path) -> None:
    path = workbook(
        tmp_path, ("A", [["Organisation", "Name"], ["Together", "Walk"], [None, "Talk"]])
    )
    book = load_workbook(path)
    book.worksheets[0].merge_cells("A2:A3")
    book.save(path)
    tables = cells(sheets.read(path))
    assert len(tables["organizations"]) == 1
    assert len({row["organization_id"] for row in tables["services"]}) == 1


def test_an_error_of_the_spreadsheet_is_named_and_taken_for_empty(tmp_path: Path) -> None:
    package = of(tmp_path, "Name,Phone\nWalk,#REF!\n")
    assert "phones" not in package.tables
    (problem,) = package.problems
    assert (problem.column, problem.value, problem.blocks) == ("Phone", "#REF!", False)


def test_headings_that_are_repeated_on_every_page_are_no_service(tmp_path: Path) -> None:
    package = of(tmp_path, "Name,Phone\nWalk,01632 960010\nName,Phone\nTalk,01632 960011\n")
    assert [row.cells["name"] for row in package.tables["services"]] == ["Walk", "Talk"]


def test_a_forgotten_quotation_mark_is_doubted(tmp_path: Path) -> None:
    rows = "".join(f"Walk {number},01632 960012\n" for number in range(200))
    (problem,) = of(tmp_path, f'Name,Phone\n"Talk,01632 960013\n{rows}').problems
    assert "quotation mark" in problem.words
    assert problem.origin.row == 2


def zipped(parts: dict[str, bytes]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return made.getvalue()


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("a.csv", b"", "names of services. It is empty"),
        ("a.csv", b"id,colour\n1,red\n", "No column in a.csv .* “id”, “colour”"),
        ("a.csv", b"id,service_id,name\n1,2,Ann\n", "one table of an Open Referral package"),
        ("a.csv", b"Name" + b"," * 1_000_000, "more than 1,000 columns"),
        ("a.csv", b"Name" + b",x" * 5_000, "more than 1,000 columns"),
        ("a.csv", b'Name,Phone\nA,"' + b"x" * 3_000_000, "quotation mark"),
        ("a.xlsx", b"Name\nA\n", "cannot be read as a spreadsheet"),
        ("a.xlsx", b"PK\3\4rest", "cannot be read as a spreadsheet"),
        ("a.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "old Excel file, or has a password"),
        ("a.zip", zipped({"services.csv": b"x"}), "is no Excel workbook"),
        ("a.ods", zipped({"mimetype": b"x", "content.xml": b"x"}), "is no Excel workbook"),
        (
            "a.xlsx",
            zipped({"[Content_Types].xml": b"", "xl/workbook.xml": b" " * 30_000_000}),
            "unpacks to far more",
        ),
        (
            "a.xlsx",
            zipped({"[Content_Types].xml": b"<x/>", "xl/workbook.xml": b"<x/>"}),
            "cannot be read as a spreadsheet",
        ),
    ],
)
def test_what_is_no_sheet_is_refused_in_plain_words(
    tmp_path: Path, name: str, content: bytes, words: str
) -> None:
    with pytest.raises(KnownTrouble, match=words):
        of(tmp_path, content, name)


def test_a_file_of_two_gigabytes_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    with path.open("wb") as file:
        file.truncate(2_000_000_000)
    with pytest.raises(KnownTrouble, match="larger than 400 MB"):
        sheets.read(path)


SPREADSHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"


def as_excel_saves_it(rows: Sequence[Sequence[str]]) -> bytes:
    """A workbook whose texts stand once for all in a part of their own; openpyxl writes none."""
    texts = list(dict.fromkeys(text for row in rows for text in row))
    written = "".join(f"<si><t>{escape(text)}</t></si>" for text in texts)
    lines = "".join(
        "<row>" + "".join(f'<c t="s"><v>{texts.index(text)}</v></c>' for text in row) + "</row>"
        for row in rows
    )
    types = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    relation = f'<Relationship Id="r{{}}" Type="{OFFICE}/{{}}" Target="{{}}"/>'.format
    relations = f'<Relationships xmlns="{PACKAGE}/relationships">{{}}</Relationships>'.format
    of_type = f'<Override PartName="/xl/{{}}.xml" ContentType="{types}.{{}}+xml"/>'.format
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types">'
        + of_type("workbook", "sheet.main")
        + of_type("sheet1", "worksheet")
        + of_type("sharedStrings", "sharedStrings")
        + "</Types>",
        "_rels/.rels": relations(relation(1, "officeDocument", "xl/workbook.xml")),
        "xl/_rels/workbook.xml.rels": relations(
            relation(1, "worksheet", "sheet1.xml")
            + relation(2, "sharedStrings", "sharedStrings.xml")
        ),
        "xl/workbook.xml": f'<workbook xmlns="{SPREADSHEET}" xmlns:r="{OFFICE}"><sheets>'
        '<sheet name="Groups" sheetId="1" r:id="r1"/></sheets></workbook>',
        "xl/sheet1.xml": f'<worksheet xmlns="{SPREADSHEET}"><sheetData>{lines}</sheetData>'
        "</worksheet>",
        "xl/sharedStrings.xml": f'<sst xmlns="{SPREADSHEET}">{written}</sst>',
    }
    return zipped({name: text.encode() for name, text in parts.items()})


def test_a_workbook_of_excels_is_read(tmp_path: Path) -> None:
    content = as_excel_saves_it([["Name", "Phone"], ["Walk_x0041_", "01632 960017"], ["Talk", ""]])
    tables = cells(of(tmp_path, content, "list.xlsx"))
    assert [row["name"] for row in tables["services"]] == ["WalkA", "Talk"]
    assert tables["phones"][0]["number"] == "01632 960017"


def replaced(path: Path, part: str, old: bytes, new: bytes) -> None:
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    assert old in parts[part]
    parts[part] = parts[part].replace(old, new)
    path.write_bytes(zipped(parts))


def test_a_workbook_that_claims_endless_rows_is_refused_soon(tmp_path: Path) -> None:
    path = workbook(tmp_path, ("A", [["Name"], ["Walk"]]))
    replaced(path, "xl/worksheets/sheet1.xml", b'<row r="2"', b'<row r="99999999999"')
    with pytest.raises(KnownTrouble, match="far more cells"):
        sheets.read(path)


def test_what_a_workbook_says_of_its_size_is_not_believed(tmp_path: Path) -> None:
    path = workbook(tmp_path, ("A", [["Name"], ["Walk"]]))
    replaced(path, "xl/worksheets/sheet1.xml", b'ref="A1:A2"', b'ref="A1:XFD1048576"')
    assert cells(sheets.read(path))["services"][0]["name"] == "Walk"


def test_a_row_with_a_million_cells_is_refused_before_it_is_kept(tmp_path: Path) -> None:
    path = workbook(tmp_path, ("A", [["Name"], ["Walk"]]))
    cells_in_it = b"<c/>" * 1_000_000
    replaced(
        path, "xl/worksheets/sheet1.xml", b'<row r="2"', b"<row>" + cells_in_it + b"</row><row"
    )
    with pytest.raises(KnownTrouble, match=r"columns|far more"):
        sheets.read(path)


def test_a_workbook_with_endless_styles_is_refused(tmp_path: Path) -> None:
    path = workbook(tmp_path, ("A", [["Name"], ["Walk"]]))
    noise = "".join(f"<!--{number:x}-->" for number in range(1_000_000))
    replaced(path, "xl/styles.xml", b"</styleSheet>", noise.encode() + b"</styleSheet>")
    with pytest.raises(KnownTrouble, match="far more"):
        sheets.read(path)


def test_a_workbook_of_very_many_parts_is_refused(tmp_path: Path) -> None:
    path = workbook(tmp_path, ("A", [["Name"], ["Walk"]]))
    with zipfile.ZipFile(path, "a") as archive:
        for number in range(10_001):
            archive.writestr(f"xl/{number}", b"")
    with pytest.raises(KnownTrouble, match="far more"):
        sheets.read(path)


def test_a_workbook_that_is_packed_in_an_unusual_way_is_refused(tmp_path: Path) -> None:
    path = workbook(tmp_path, ("A", [["Name"], ["Walk"]]))
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_LZMA) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    with pytest.raises(KnownTrouble, match="cannot be read as a spreadsheet"):
        sheets.read(path)


def test_entities_in_a_workbook_are_not_opened(tmp_path: Path) -> None:
    path = workbook(tmp_path, ("A", [["Name"], ["Walk"]]))
    bomb = b'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><worksheet'
    replaced(path, "xl/worksheets/sheet1.xml", b"<worksheet", bomb)
    with pytest.raises(KnownTrouble, match="cannot be read as a spreadsheet"):
        sheets.read(path)


@pytest.mark.parametrize("text", ["(" * 130_000, "-" * 100_000 + "\n", "@" * 100_000 + " x"])
def test_cells_that_are_made_to_take_long_do_not(tmp_path: Path, text: str) -> None:
    began = time.monotonic()
    row = ["Walk", *[text] * 4]
    rows = [["Name", "Contact", "Time", "Topics", text], row]
    read_or_refuse_content(tmp_path / "list.csv", csv_of(rows, ","))
    assert time.monotonic() - began < 10


def test_a_sheet_with_too_many_rows_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sheet_grid, "MOST_ROWS", 3)
    with pytest.raises(KnownTrouble, match="more than 3 rows"):
        of(tmp_path, "Name\nA\nB\nC\n")


def example() -> dict[str, list[dict[str, str]]]:
    """Tables as the directory exports them."""
    return {
        "organizations": [
            {"id": "o1", "name": "Together", "description": "A charity"},
            {"id": "o2", "name": "Alone"},
        ],
        "organization_identifiers": [
            {"id": "i1", "organization_id": "o1", "identifier_type": "x", "identifier": "1"}
        ],
        "services": [
            {
                "id": "s1",
                "organization_id": "o1",
                "name": "Walks",
                "description": "=HYPERLINK(1)",
                "status": "active",
                "assured_date": "2026-03-01",
                "wait_time": "-",
                "alert": "'=quoted'\r\nnext _x0041_ \x07 line",
                "colour": "red",
            },
            {"id": "s2", "organization_id": "o1", "name": "Talks", "status": "active"},
        ],
        "phones": [
            {"id": "p1", "service_id": "s1", "number": "+44 1632 960014", "description": "Office"},
            {"id": "p2", "service_id": "s1", "number": "07700 900002", "type": "text"},
            {"id": "p3", "contact_id": "c1", "number": "01632 960015"},
        ],
        "contacts": [{"id": "c1", "service_id": "s1", "name": "Ann", "title": "Lead"}],
        "locations": [
            {"id": "l1", "name": "Hall", "location_type": "physical", "latitude": "53.1"},
            {"id": "l2", "name": "Park", "location_type": "physical"},
        ],
        "service_at_location": [
            {"id": "a1", "service_id": "s1", "location_id": "l1"},
            {"id": "a2", "service_id": "s1", "location_id": "l2"},
            {"id": "a3", "service_id": "s2", "location_id": "l1"},
        ],
        "addresses": [
            {
                "id": "d1",
                "location_id": "l1",
                "address_1": "1 Mill Lane",
                "city": "Northfield",
                "country": "GB",
            },
        ],
        "accessibility": [{"id": "e1", "location_id": "l1", "description": "Ramp"}],
        "schedules": [
            {
                "id": "h1",
                "service_id": "s1",
                "freq": "MONTHLY",
                "byday": "2TU",
                "opens_at": "14:00",
                "closes_at": "16:00",
            },
            {"id": "h2", "service_id": "s1", "description": "Ring first"},
        ],
        "cost_options": [{"id": "k1", "service_id": "s1", "option": "free", "amount": "0"}],
        "service_areas": [{"id": "r1", "service_id": "s1", "name": "Northfield"}],
        "languages": [{"id": "g1", "service_id": "s1", "name": "Polish", "code": "pl"}],
        "taxonomies": [{"id": "x1", "name": "topics"}, {"id": "x2", "name": "access"}],
        "taxonomy_terms": [
            {"id": "t1", "taxonomy_id": "x1", "name": "Moving more", "description": "Walks"},
            {"id": "t2", "taxonomy_id": "x2", "name": "Drop in", "parent_id": "t3"},
            {"id": "t3", "taxonomy_id": "x2", "name": "On foot", "parent_id": "t2"},
        ],
        "attributes": [
            {"id": "u1", "link_id": "s1", "link_entity": "service", "taxonomy_term_id": "t1"},
            {"id": "u2", "link_id": "s1", "link_entity": "service", "taxonomy_term_id": "t2"},
        ],
        "kiosk_services": [{"id": "s1", "publication": "published"}, {"id": "s2"}],
        "kiosk_cells": [
            {"table_name": "phones", "id": "p2", "column": "position", "value": "1"},
            {"table_name": "phones", "id": "p2", "column": "type", "value": "sms"},
        ],
        "closures": [{"id": "w1", "service_id": "s1", "first_day": "2026-12-24"}],
    }


def rows_written(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def changed(path: Path, **now: str) -> Package:
    """Change words of the row of *Walks*, as somebody would in a spreadsheet, and read it again."""
    rows = rows_written(path)
    for row in rows:
        if row["Name"] == "Walks":
            row |= {heading.replace("_", " "): text for heading, text in now.items()}
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.DictWriter(file, rows[0])
        writer.writeheader()
        writer.writerows(rows)
    return sheets.read(path)


@pytest.fixture
def written(tmp_path: Path) -> Path:
    path = tmp_path / "sheet.csv"
    sheets.write(example(), path)
    return path


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_everything_of_a_service_comes_back_and_goes_out_again_as_it_was(
    tmp_path: Path, ending: str
) -> None:
    first, second, third = (tmp_path / f"{name}.{ending}" for name in "123")
    sheets.write(example(), first)
    sheets.write(example(), second)
    package = sheets.read(first)
    sheets.write(cells(package), third)
    assert package.problems == []
    expected = example()
    expected["organizations"].pop()  # no service leads to it, and a sheet has services only
    assert in_any_order(cells(package)) == in_any_order(expected)
    assert first.read_bytes() == second.read_bytes() == third.read_bytes()


def test_a_sheet_is_in_words_and_in_the_order_of_names(written: Path) -> None:
    talks, walks = rows_written(written)
    assert (talks["Name"], walks["Name"]) == ("Talks", "Walks")
    assert walks["Organisation"] == "Together"
    assert walks["Phone 2"] == "07700 900002 (text)"
    assert walks["Opening times"] == "second Tuesday of the month 14:00 to 16:00\nRing first"
    assert (walks["Venue"], walks["Address"], walks["Town"]) == (
        "Hall",
        "1 Mill Lane",
        "Northfield",
    )
    assert walks["Other places (only to read)"] == "Park"
    assert (walks["Topics"], walks["Ways in"]) == ("Moving more", "Drop in")
    assert walks["Contact"] == "Ann, Lead"
    assert walks[ID] == "s1"


def test_nothing_in_a_csv_can_become_a_formula(written: Path) -> None:
    content = written.read_bytes()
    assert content.startswith(b"\xef\xbb\xbf")
    cells_written = [text for row in rows_written(written) for text in row.values()]
    assert not [text for text in cells_written if text.startswith(("=", "+", "-", "@", "\t"))]
    assert "'=HYPERLINK(1)" in cells_written
    assert "'+44 1632 960014 (Office)" in cells_written


def test_a_workbook_has_text_days_and_a_row_of_headings_that_stays(tmp_path: Path) -> None:
    path = tmp_path / "sheet.xlsx"
    sheets.write(example(), path)
    sheet = load_workbook(path).worksheets[0]
    headings = [cell.value for cell in sheet[1]]
    walks = dict(zip(headings, sheet[3], strict=True))
    assert walks["Description"].value == "=HYPERLINK(1)"
    assert walks["Description"].data_type == "s"
    assert walks["Last checked by the publisher"].value == datetime.datetime(2026, 3, 1)
    assert sheet.freeze_panes == "B2"
    assert sheet.column_dimensions["D"].width >= 14
    assert headings[-1] == DETAILS
    assert {info.date_time for info in zipfile.ZipFile(path).infolist()} == {(2000, 1, 1, 0, 0, 0)}


def test_changed_words_count_and_all_else_stays_as_it_was(written: Path) -> None:
    before = in_any_order(cells(sheets.read(written)))
    package = changed(written, Name="Walks", Phone="01632 960016", Description="Slow walks")
    after = cells(package)
    assert package.problems == []
    (service,) = [row for row in after["services"] if row["id"] == "s1"]
    assert service["description"] == "Slow walks"
    assert service["colour"] == "red"
    assert [row for row in after["phones"] if row["id"] == "p1"] == [
        {"id": "p1", "service_id": "s1", "number": "01632 960016", "description": "Office"}
    ]
    assert {row["id"] for row in after["phones"]} == {"p1", "p2", "p3"}
    now = in_any_order(after)
    assert {table for table in now if now[table] != before[table]} == {"services", "phones"}


def test_a_mended_number_keeps_its_note_and_one_taken_out_is_the_one_that_goes(
    written: Path,
) -> None:
    after = cells(changed(written, Phone="01632 960018 (Office)"))
    assert [row for row in after["phones"] if row["id"] == "p1"] == [
        {"id": "p1", "service_id": "s1", "number": "01632 960018", "description": "Office"}
    ]
    after = cells(changed(written, Phone=""))
    assert {row["id"] for row in after["phones"]} == {"p2", "p3"}
    assert next(row for row in after["phones"] if row["id"] == "p2")["type"] == "text"


def test_changed_times_take_the_place_of_the_rules(written: Path) -> None:
    after = cells(changed(written, Opening_times="Ask us"))
    assert after["schedules"] == [{"id": "h1", "service_id": "s1", "description": "Ask us"}]


def test_a_changed_town_keeps_the_place_but_not_where_it_was_on_the_map(written: Path) -> None:
    after = cells(changed(written, Town="Southfield", Access=""))
    assert after["addresses"] == [
        {
            "id": "d1",
            "location_id": "l1",
            "address_1": "1 Mill Lane",
            "city": "Southfield",
            "country": "GB",
        }
    ]
    assert "accessibility" not in after or after["accessibility"][0]["location_id"] == "l1"
    assert len(after["service_at_location"]) == 3


def test_another_organization_is_another_row(written: Path) -> None:
    after = cells(changed(written, Organisation="Apart"))
    service = next(row for row in after["services"] if row["id"] == "s1")
    assert service["organization_id"] == starter.key("organization", "Apart")
    assert {row["name"] for row in after["organizations"]} == {"Together", "Apart"}


def test_other_topics_keep_the_ways_in(written: Path) -> None:
    after = cells(changed(written, Topics="Moving more; Living with pain"))
    terms = [row["taxonomy_term_id"] for row in after["attributes"]]
    assert starter.key("topic", "pain") in terms
    assert "t2" in terms


def test_emptied_cells_are_empty(written: Path) -> None:
    after = cells(changed(written, Phone="", Phone_2="", Cost="", Venue="", Contact=""))
    assert [row["id"] for row in after["phones"]] == ["p3"]
    assert "cost_options" not in after
    assert "contacts" not in after


def test_a_column_that_was_taken_out_changes_nothing(written: Path) -> None:
    rows = rows_written(written)
    with written.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, ["Name", ID, DETAILS], extrasaction="ignore")
        writer.writeheader()
        writer.writerows(rows)
    expected = example()
    expected["organizations"].pop()
    assert in_any_order(cells(sheets.read(written))) == in_any_order(expected)


def test_details_of_another_row_are_not_used(written: Path) -> None:
    package = changed(written, **{ID: "new"})
    (problem,) = package.problems
    assert problem.column == DETAILS
    assert not problem.blocks
    assert {row.cells["id"] for row in package.tables["services"]} == {"new", "s2"}


@pytest.mark.parametrize(
    "details",
    ["[", "[]", '{"services": 3}', '{"services": [{"id": 3}]}', "[" * 99_999, '{"services": []}'],
)
def test_spoiled_details_leave_the_words(written: Path, details: str) -> None:
    package = changed(written, **{DETAILS: details})
    assert [problem.column for problem in package.problems] == [DETAILS]
    assert len(package.tables["services"]) == 2


def test_a_sheet_has_to_end_in_csv_or_xlsx_and_go_somewhere(tmp_path: Path) -> None:
    with pytest.raises(KnownTrouble, match=r"has to end in .csv or .xlsx"):
        sheets.write(example(), tmp_path / "sheet.ods")
    with pytest.raises(KnownTrouble, match="cannot be written"):
        sheets.write(example(), tmp_path / "none" / "sheet.csv")


def test_what_a_workbook_cannot_hold_is_told(tmp_path: Path) -> None:
    long = {"services": [{"id": "1", "name": "A", "description": "x" * 40_000}]}
    with pytest.raises(KnownTrouble, match="row 2, “Description” is longer"):
        sheets.write(long, tmp_path / "sheet.xlsx")
    sheets.write(long, tmp_path / "sheet.csv")
    assert sheets.read(tmp_path / "sheet.csv").problems == []


@pytest.mark.skipif(not REAL.is_file(), reason="the gathered sheet in ../shared is not here")
def test_a_real_sheet_is_read_to_its_last_row(tmp_path: Path) -> None:
    package = sheets.read(REAL)
    assert package.problems == []
    assert len(package.tables["services"]) > 80
    assert dict(package.headings)["text_line"] == "phones.number"
    for ending in ("csv", "xlsx"):
        sheets.write(cells(package), tmp_path / f"a.{ending}")
        again = sheets.read(tmp_path / f"a.{ending}")
        assert in_any_order(cells(again)) == in_any_order(cells(package))


WORDS = st.one_of(
    st.sampled_from(
        [
            *("Name", "Service name", "Organisation", "Phone", "Phone 2", "Post code", "Access"),
            *("Topics", "Day", "Start time", "End time", "Monday", "Cost", "Contact", ID, DETAILS),
            *("=1+1", "'=x", "'", "'''+", "#N/A", "24:00", "Free", "1.0", "x" * 300, "_x0041_"),
            *("sep=;", '"', '"a', "a;b", "living with pain", "\r", "\n", "\x00", "\x1f"),
        ]
    ),
    st.text(max_size=12),
)
GRIDS = st.lists(st.lists(WORDS, max_size=7), min_size=1, max_size=8)
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=20).map(str.strip)
CELLS = st.one_of(TEXTS, WORDS).map(
    lambda text: text.encode("utf-8", "ignore").decode().strip() or "x"
)
SERVICES = st.lists(
    st.fixed_dictionaries(
        {"id": st.sampled_from(["1", "2", "3"]), "name": CELLS},
        optional=dict.fromkeys(("description", "url", "status", "assured_date", "odd"), CELLS),
    ),
    min_size=1,
    max_size=3,
    unique_by=lambda row: row["id"],
)
PHONES = st.lists(
    st.fixed_dictionaries(
        {"id": CELLS, "service_id": st.sampled_from(["1", "2"]), "number": CELLS},
        optional={"type": CELLS, "description": CELLS},
    ),
    max_size=4,
    unique_by=lambda row: row["id"],
)
DAMAGE = st.lists(st.tuples(st.integers(0, 20_000), st.binary(max_size=6)), min_size=1, max_size=8)

quickly = settings(
    max_examples=40, deadline=8000, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
"""A few cases at every run; `slow` makes many."""
at_length = settings(
    quickly, max_examples=25_000, suppress_health_check=list(HealthCheck), database=None
)
at_great_length = settings(at_length, max_examples=75_000)


def read_or_refuse(path: Path) -> None:
    """Whatever is in a file: a package of text, or a sentence."""
    try:
        package = sheets.read(path)
    except KnownTrouble:
        return
    assert all(isinstance(problem, Problem) for problem in package.problems)
    for rows in package.tables.values():
        for row in rows:
            assert all(isinstance(text, str) and text for text in row.cells.values())


def read_or_refuse_content(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    read_or_refuse(path)


def csv_of(rows: list[list[str]], mark: str) -> bytes:
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=mark)
    writer.writerows(rows)
    return text.getvalue().encode("utf-8", "replace")


def damaged(content: bytes, damage: list[tuple[int, bytes]]) -> bytes:
    for place, letters in damage:
        at = place % len(content)
        content = content[:at] + letters + content[at + len(letters) :]
    return content


def damaged_part(content: bytes, part: str, damage: list[tuple[int, bytes]]) -> bytes:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    return zipped(parts | {part: damaged(parts[part], damage)})


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """Sound files of both forms, to be damaged."""
    folder = tmp_path_factory.mktemp("plain")
    made = {}
    for ending in ("csv", "xlsx"):
        path = folder / f"plain.{ending}"
        sheets.write(example(), path)
        made[ending] = path.read_bytes()
    rows = list(csv.reader(io.StringIO(made["csv"].decode("utf-8-sig").replace("\x07", ""))))
    made["others.xlsx"] = as_excel_saves_it(rows)
    return made


PARTS = ["xl/sheet1.xml", "xl/sharedStrings.xml", "xl/workbook.xml", "xl/_rels/workbook.xml.rels"]


def try_any_sheet(folder: Path, rows: list[list[str]], mark: str) -> None:
    path = folder / "any.csv"
    path.write_bytes(csv_of(rows, mark))
    read_or_refuse(path)


def try_damaged(
    folder: Path, plain: dict[str, bytes], part: str, damage: list[tuple[int, bytes]]
) -> None:
    path = folder / "any.xlsx"
    if part in plain:
        path.write_bytes(damaged(plain[part], damage))
    else:
        path.write_bytes(damaged_part(plain["others.xlsx"], part, damage))
    read_or_refuse(path)


def try_there_and_back(folder: Path, tables: Tables, ending: str) -> None:
    first, second = folder / f"1.{ending}", folder / f"2.{ending}"
    sheets.write(tables, first)
    package = sheets.read(first)
    sheets.write(cells(package), second)
    assert [each for each in package.problems if each.blocks] == []
    assert first.read_bytes() == second.read_bytes()


ANY_TABLES = st.fixed_dictionaries({"services": SERVICES, "phones": PHONES})
ENDINGS = st.sampled_from(["csv", "csv", "csv", "xlsx"])
ANY_PART = st.sampled_from(["csv", "xlsx", "others.xlsx", *PARTS])


@quickly
@given(rows=GRIDS, mark=st.sampled_from(",;\t"))
def test_any_sheet_is_read_or_refused(tmp_path: Path, rows: list[list[str]], mark: str) -> None:
    try_any_sheet(tmp_path, rows, mark)


@quickly
@given(part=ANY_PART, damage=DAMAGE)
def test_a_damaged_sheet_is_read_or_refused(
    tmp_path: Path, plain: dict[str, bytes], part: str, damage: list[tuple[int, bytes]]
) -> None:
    try_damaged(tmp_path, plain, part, damage)


@quickly
@given(tables=ANY_TABLES, ending=ENDINGS)
def test_any_services_go_out_again_as_they_came_in(
    tmp_path: Path, tables: Tables, ending: str
) -> None:
    try_there_and_back(tmp_path, tables, ending)


@pytest.mark.slow
@at_great_length
@given(rows=GRIDS, mark=st.sampled_from(",;\t"))
def test_any_sheet_is_read_or_refused_at_length(
    tmp_path: Path, rows: list[list[str]], mark: str
) -> None:
    try_any_sheet(tmp_path, rows, mark)


@pytest.mark.slow
@at_great_length
@given(part=ANY_PART, damage=DAMAGE)
def test_a_damaged_sheet_is_read_or_refused_at_length(
    tmp_path: Path, plain: dict[str, bytes], part: str, damage: list[tuple[int, bytes]]
) -> None:
    try_damaged(tmp_path, plain, part, damage)


@pytest.mark.slow
@at_length
@given(tables=ANY_TABLES, ending=ENDINGS)
def test_any_services_go_out_again_as_they_came_in_at_length(
    tmp_path: Path, tables: Tables, ending: str
) -> None:
    try_there_and_back(tmp_path, tables, ending)
