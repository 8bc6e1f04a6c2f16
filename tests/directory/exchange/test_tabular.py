"""Packages as publishers send them, and as nobody should."""

import io
import stat
import struct
import zipfile
from pathlib import Path

import pytest

from kiosk.directory.exchange import containers, tabular
from kiosk.directory.exchange.package import Package
from kiosk.errors import KnownTrouble
from tests.directory.exchange.helping import ORGANIZATION, SERVICE, package, public, zipped

SERVICES = "id,name\ns1,Pain Café\n"


def names(read: Package) -> list[str]:
    return [row.cells["name"] for row in read.tables["services"]]


def cells(read: Package, table: str) -> list[dict[str, str]]:
    return [row.cells for row in read.tables[table]]


def test_a_folder_and_a_zip_of_it_read_the_same(tmp_path: Path) -> None:
    folder = package(tmp_path / "p")
    files = {path.name.replace(".csv", "_csv"): path.read_bytes() for path in folder.iterdir()}
    assert tabular.read(folder).tables == tabular.read(zipped(tmp_path / "p.zip", **files)).tables


def test_a_zip_may_have_a_folder_in_it(tmp_path: Path) -> None:
    path = tmp_path / "p.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("data/services.csv", SERVICES)
        archive.writestr("__MACOSX/._services.csv", b"\x00\x05")
        archive.writestr("readme.txt", "hello")
    assert names(tabular.read(path)) == ["Pain Café"]


@pytest.mark.parametrize(
    "content",
    [
        SERVICES.encode(),
        SERVICES.encode("utf-8-sig"),
        SERVICES.encode("utf-16"),
        SERVICES.encode("utf-16-le"),
        SERVICES.encode("utf-16-be"),
        SERVICES.encode("utf-32"),
        SERVICES.replace("s1", "s1\N{NO-BREAK SPACE}").encode("cp1252"),
        SERVICES.encode("cp1252"),
        b"\xef\xbb\xbf" + SERVICES.encode("cp1252"),
        SERVICES.replace("\n", "\r\n").encode(),
        SERVICES.replace(",", ";").encode(),
        SERVICES.replace(",", "\t").encode(),
        b"\n\n" + SERVICES.encode(),
    ],
    ids=[
        *(
            "utf8",
            "utf8-mark",
            "utf16",
            "utf16-le",
            "utf16-be",
            "utf32",
            "space-of-cp1252",
            "cp1252",
            "cp1252-mark",
        ),
        *("crlf", "semicolons", "tabs", "blank-lines"),
    ],
)
def test_letters_and_marks_of_any_kind_are_read(tmp_path: Path, content: bytes) -> None:
    assert names(tabular.read(zipped(tmp_path / "p.zip", services_csv=content))) == ["Pain Café"]


def test_one_bad_byte_spoils_only_itself(tmp_path: Path) -> None:
    content = (SERVICES + "s2,Pain Café\n" * 9 + "s3,X\n").encode().replace(b"X", b"X\xff")
    read = names(tabular.read(zipped(tmp_path / "p.zip", services_csv=content)))
    assert read == ["Pain Café"] * 10 + ["X\ufffd"]


def test_a_row_is_counted_as_a_spreadsheet_counts(tmp_path: Path) -> None:
    content = 'id,name\n1,"two\nlines"\n2,Next\n'
    read = tabular.read(zipped(tmp_path / "p.zip", services_csv=content))
    assert [row.origin.row for row in read.tables["services"]] == [2, 3]


def test_names_of_earlier_forms_are_those_of_today(tmp_path: Path) -> None:
    read = tabular.read(
        package(
            tmp_path / "p",
            organizations=[{"id": "1", "name": "A", "description": "B", "url": "https://a.org"}],
            services_at_location=[{"id": "1", "service_id": "s1", "location_id": "1"}],
            physical_addresses=[{"id": "1", "location_id": "1", "address_1": "High Street"}],
            postal_addresses=[{"id": "1", "location_id": "1", "address_1": "Box 1"}],
            regular_schedules=[
                {"id": "1", "service_id": "s1", "weekday": "Monday", "opens_at": "9:30"}
            ],
            holiday_schedules=[
                {
                    "id": "1",
                    "service_id": "s1",
                    "closed": "true",
                    "start_date": "2026-12-25",
                    "end_date": "2026-12-26",
                }
            ],
            accessibility_for_disabilities=[
                {"id": "1", "location_id": "1", "accessibility": "Ramp"}
            ],
            services_taxonomy=[{"id": "1", "service_id": "s1", "taxonomy_id": "101"}],
            taxonomy=[{"id": "101", "name": "Pain", "vocabulary": "Ours"}],
            eligibility=[{"id": "1", "service_id": "s1", "eligibility": "Adults"}],
            languages=[{"id": "1", "service_id": "s1", "language": "Urdu"}],
        )
    )
    assert cells(read, "organizations")[0]["website"] == "https://a.org"
    assert cells(read, "service_at_location")[0]["service_id"] == "s1"
    assert [(each["id"], each["address_type"]) for each in cells(read, "addresses")] == [
        ("1", "physical"),
        ("postal_addresses/1", "postal"),
    ]
    assert cells(read, "schedules")[0]["byday"] == "MO"
    assert cells(read, "closures")[0]["last_day"] == "2026-12-26"
    assert cells(read, "accessibility")[0]["description"] == "Ramp"
    assert cells(read, "attributes")[0]["taxonomy_term_id"] == "101"
    assert cells(read, "taxonomy_terms")[0]["taxonomy"] == "Ours"
    assert cells(read, "services")[0]["eligibility_description"] == "Adults"
    assert cells(read, "languages")[0]["name"] == "Urdu"
    assert read.form == "an Open Referral package of an earlier form (HSDS 1 or 2)"


def test_the_lists_of_ohana_become_rows() -> None:
    read = tabular.read(public("ohana-sample"))
    assert {table: len(rows) for table, rows in read.tables.items()} == {
        "organizations": 8,
        "programs": 1,
        "services": 23,
        "locations": 22,
        "addresses": 42,
        "contacts": 31,
        "phones": 54,
        "schedules": 13,
        "closures": 5,
        "taxonomy_terms": 290,
        "service_at_location": 23,
        "service_areas": 32,
        "attributes": 6,
        "languages": 32,
        "accessibility": 41,
    }


def test_a_trailing_column_without_a_heading_is_kept(tmp_path: Path) -> None:
    read = tabular.read(zipped(tmp_path / "p.zip", services_csv="id,name,,\ns1,A,,note\n"))
    assert cells(read, "services")[0]["column 4"] == "note"


def test_a_row_with_too_many_cells_is_told_and_left_out(tmp_path: Path) -> None:
    read = tabular.read(zipped(tmp_path / "p.zip", services_csv="id,name\n1,A, B\n2,C\n"))
    assert names(read) == ["C"]
    assert [(each.origin.row, each.blocks) for each in read.problems] == [(2, True)]


def test_one_table_by_itself_is_known_by_name_and_headings(tmp_path: Path) -> None:
    folder = package(tmp_path / "p", services=[SERVICE])
    assert tabular.is_table(folder / "services.csv")


def test_one_table_of_an_earlier_form_is_known_by_itself(tmp_path: Path) -> None:
    path = tmp_path / "regular_schedules.csv"
    path.write_text("id,service_id,weekday,opens_at,closes_at\n1,s1,Monday,10:00,12:00\n")
    assert tabular.is_table(path)


@pytest.mark.parametrize("name", ["rejected-phones.csv", "rejected-2-phones.csv"])
def test_a_table_that_was_given_back_is_known_whatever_its_columns(
    tmp_path: Path, name: str
) -> None:
    (tmp_path / name).write_text("number,a,b,c,d\n01632 960001,1,2,3,'=4\n")
    assert tabular.is_table(tmp_path / name)
    assert cells(tabular.read(tmp_path / name), "phones")[0]["d"] == "=4"


def test_a_sheet_that_is_called_services_is_no_table(tmp_path: Path) -> None:
    path = tmp_path / "services.csv"
    path.write_text("What is it called?,Ring,When is it on,Name\nA,01632 960001,Mondays,B\n")
    assert not tabular.is_table(path)


# What is refused


def refused(path: Path) -> str:
    with pytest.raises(KnownTrouble) as trouble:
        tabular.read(path)
    return str(trouble.value)


@pytest.mark.parametrize(
    "name", ["../services.csv", "/etc/services.csv", "a\\..\\b.csv", "C:x.csv"]
)
def test_a_file_that_would_lie_outside_is_refused(tmp_path: Path, name: str) -> None:
    path = tmp_path / "p.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("services.csv", SERVICES)
        archive.writestr(name, SERVICES)
    assert "outside" in refused(path) or "holds" in refused(path)


@pytest.mark.parametrize("way", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA], ids=["bzip2", "lzma"])
def test_a_zip_that_is_packed_in_an_unusual_way_is_refused(tmp_path: Path, way: int) -> None:
    path = tmp_path / "p.zip"
    with zipfile.ZipFile(path, "w", way) as archive:
        archive.writestr("services.csv", SERVICES)
    assert "import the folder" in refused(path)


def test_a_name_that_is_no_text_is_refused(tmp_path: Path) -> None:
    path = zipped(tmp_path / "p.zip", é_csv=SERVICES)
    path.write_bytes(path.read_bytes().replace("é".encode(), b"\xff\xff"))
    assert "damaged" in refused(path)


def test_a_file_without_a_name_is_passed_over(tmp_path: Path) -> None:
    path = tmp_path / "p.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("services.csv", SERVICES)
        archive.writestr("Q.csv", SERVICES)
    path.write_bytes(path.read_bytes().replace(b"Q.csv", b"\0.csv"))
    assert names(tabular.read(path)) == ["Pain Café"]


def test_a_link_in_a_zip_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "p.zip"
    link = zipfile.ZipInfo("services.csv")
    link.create_system = 3
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(link, "/etc/passwd")
    assert "a link" in refused(path)


def test_a_link_in_a_folder_is_refused(tmp_path: Path) -> None:
    folder = package(tmp_path / "p")
    (folder / "phones.csv").symlink_to("/etc/passwd")
    assert "a link" in refused(folder)


def test_a_link_to_a_folder_is_not_followed(tmp_path: Path) -> None:
    elsewhere = package(tmp_path / "elsewhere")
    (tmp_path / "p").mkdir()
    (tmp_path / "p" / "linked").symlink_to(elsewhere)
    assert "no CSV files" in refused(tmp_path / "p")


def test_a_zip_that_swells_is_refused(tmp_path: Path) -> None:
    swelling = zipped(tmp_path / "p.zip", services_csv=b"id,name\n" + b"0" * (20 << 20))
    assert "150 times" in refused(swelling)


def test_a_zip_in_a_zip_is_refused(tmp_path: Path) -> None:
    inner = io.BytesIO()
    with zipfile.ZipFile(inner, "w") as archive:
        archive.writestr("services.csv", SERVICES)
    path = tmp_path / "p.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("more.zip", inner.getvalue())
    assert "another archive" in refused(path)


def test_a_zip_of_very_many_files_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "p.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for number in range(containers.MOST_FILES + 1):
            archive.writestr(f"{number}.csv", "")
    assert "more than 500 files" in refused(path)


def test_a_zip_that_lists_more_than_it_says_at_its_end_is_refused(tmp_path: Path) -> None:
    """A second end for large zips stands before the usual one, and Python believes that one."""
    whole = zipped(tmp_path / "p.zip", services_csv=SERVICES).read_bytes()
    at = whole.rfind(b"PK\x05\x06")
    large = struct.pack("<4sQ2H2L4Q", b"PK\x06\x06", 44, 45, 45, 0, 0, 1 << 30, 1 << 30, 9, 9)
    mark = struct.pack("<4sLQL", b"PK\x06\x07", 0, at, 1)
    (tmp_path / "p.zip").write_bytes(whole[:at] + large + mark + whole[at:])
    assert "more than 500 files" in refused(tmp_path / "p.zip")


def test_a_zip_of_two_gigabytes_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "p.zip"
    with path.open("wb") as file:
        file.truncate(2 << 30)
    assert "larger than 1 GB" in refused(path)


def test_a_file_of_two_gigabytes_is_refused_unread(tmp_path: Path) -> None:
    folder = package(tmp_path / "p")
    with (folder / "phones.csv").open("wb") as file:
        file.truncate(2 << 30)
    assert "larger than 1 GB" in refused(folder)


def test_a_million_columns_are_refused(tmp_path: Path) -> None:
    heading = ",".join(map(str, range(1_000_000)))
    path = tmp_path / "p.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("services.csv", heading)
    trouble = refused(path)
    assert "columns" in trouble or "letters" in trouble


@pytest.mark.parametrize("limit", ["MOST_ROWS", "MOST_CELLS"])
def test_many_tables_count_together(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, limit: str
) -> None:
    path = zipped(tmp_path / "p.zip", services_csv=SERVICES, organizations_csv=SERVICES)
    monkeypatch.setattr(tabular, limit, 1)
    assert "more rows than any directory" in refused(path)


def test_a_quotation_mark_that_is_never_closed_is_refused(tmp_path: Path) -> None:
    content = 'id,name\n1,"A\n' + "2,B\n" * 400_000
    (tmp_path / "p").mkdir()
    (tmp_path / "p" / "services.csv").write_text(content)
    assert "never closed" in refused(tmp_path / "p")


@pytest.mark.parametrize(
    "content",
    [b"", b"PK\x03\x04 no zip", b"PK\x05\x06" + b"\0" * 18],
    ids=["empty", "torn", "none"],
)
def test_a_damaged_zip_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "p.zip"
    path.write_bytes(content)
    assert "p.zip" in refused(path)


def test_a_zip_cut_in_the_middle_is_refused(tmp_path: Path) -> None:
    whole = zipped(tmp_path / "p.zip", services_csv=SERVICES * 1000).read_bytes()
    (tmp_path / "p.zip").write_bytes(whole[:40] + b"\xff" * 40 + whole[80:])
    assert "damaged" in refused(tmp_path / "p.zip")


def test_a_folder_without_tables_is_refused(tmp_path: Path) -> None:
    assert "no CSV files" in refused(tmp_path)


def test_a_folder_with_another_form_in_it_says_what_to_import(tmp_path: Path) -> None:
    (tmp_path / "listings.json").write_text("[]")
    assert "import that by itself" in refused(tmp_path)
    path = tmp_path / "p.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("listings.xlsx", b"PK")
    assert "It holds listings.xlsx" in refused(path)


def test_tables_without_rows_are_refused(tmp_path: Path) -> None:
    empty = [dict.fromkeys(ORGANIZATION, "")]
    folder = package(tmp_path / "p", organizations=empty, services=empty)
    assert "no rows" in refused(folder)
