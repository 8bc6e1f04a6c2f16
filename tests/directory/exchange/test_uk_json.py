"""Open Referral JSON: every publisher's nesting comes in as tables, and ours goes out and back."""

import copy
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from referencing import Registry, Resource

from kiosk.directory import starter
from kiosk.directory.exchange import uk_json
from kiosk.directory.exchange.nesting import SHAPES
from kiosk.directory.exchange.package import Package
from kiosk.directory.exchange.uk_json_names import _WAYS_IN
from kiosk.errors import KnownTrouble
from tests.directory.exchange.helping import public

SHARED = Path(__file__).parents[4] / "shared" / "data"
needs_shared = pytest.mark.skipif(
    not SHARED.is_dir(), reason="the public data in ../shared/data is not here"
)

Tables = Mapping[str, Sequence[Mapping[str, str]]]

UK_1 = {
    "totalElements": 1,
    "totalPages": 1,
    "number": 1,
    "last": True,
    "content": [
        {
            "id": "walk-1",
            "name": "Northfield Walkers",
            "description": "Walk with others.",
            "url": None,
            "status": "active",
            "attending_access": "drop-in",
            "attending_type": "venue",
            "deliverable_type": "",
            "assured_date": "2026-03-01",
            "organization": {"id": "org-1", "name": "Northfield Together", "url": "nt.example"},
            "contacts": [
                {
                    "id": "c1",
                    "name": "Ann",
                    "phones": [{"id": "p1", "number": "01632 960001", "language": "English"}],
                }
            ],
            "cost_options": [{"id": "k1", "option": "A walk", "amount": 2.50}],
            "eligibilitys": [{"id": "e1", "eligibility": "Adults", "minimum_age": 18}],
            "fundings": [{"id": "f1", "source": "The council"}],
            "languages": [{"id": "l1", "language": "Polish"}],
            "regular_schedules": [
                {"id": "s1", "weekday": "Tuesday", "opens_at": "14:00", "closes_at": "16:00"}
            ],
            "holiday_schedules": [
                {"id": "h1", "closed": True, "start_date": "2026-12-24", "end_date": "2027-01-02"}
            ],
            "reviews": [
                {
                    "id": "r1",
                    "title": "Good",
                    "score": "5",
                    "reviewer_organization": {"id": "org-2", "name": "Council"},
                }
            ],
            "service_areas": [{"id": "a1", "service_area": "Northfield"}],
            "service_taxonomys": [
                {"id": "t1", "taxonomy": {"id": "term", "name": "Walking", "vocabulary": "esd"}}
            ],
            "service_at_locations": [
                {
                    "id": "at1",
                    "location": {
                        "id": "loc1",
                        "name": "The park",
                        "latitude": 53.0000,
                        "longitude": -2.1,
                        "accessibility_for_disabilities": [
                            {"id": "d1", "accessibility": "Level paths"}
                        ],
                        "physical_addresses": [
                            {"id": "ad1", "address_1": "1 Park Lane", "postal_code": "ZZ1 1ZZ"}
                        ],
                    },
                }
            ],
            "keywords": ["walk", "outdoors"],
        }
    ],
}
"""A page as Open Referral UK 1.0 has it."""


def of(folder: Path, document: Any, name: str = "services.json") -> Package:
    path = folder / name
    path.write_text(json.dumps(document), encoding="utf-8")
    return uk_json.read(path)


def cells(package: Package) -> dict[str, list[dict[str, str]]]:
    return {table: [row.cells for row in rows] for table, rows in package.tables.items()}


def there_and_back(folder: Path, tables: Tables) -> dict[str, list[dict[str, str]]]:
    path = folder / "page.json"
    uk_json.write(tables, path)
    package = uk_json.read(path)
    assert package.problems == []
    return cells(package)


def test_a_page_of_open_referral_uk_1_comes_in_as_hsds_3_tables(tmp_path: Path) -> None:
    package = of(tmp_path, UK_1)
    tables = cells(package)
    assert package.form == "an Open Referral file in JSON (Open Referral UK 1.0)"
    assert package.problems == []
    (service,) = tables["services"]
    assert service["organization_id"] == "org-1"
    assert service["eligibility_description"] == "Adults"
    assert service["minimum_age"] == "18"
    assert service["keywords"] == "walk, outdoors"
    assert "url" not in service
    assert tables["organizations"] == [
        {"id": "org-1", "name": "Northfield Together", "website": "nt.example"},
        {"id": "org-2", "name": "Council"},
    ]
    assert tables["phones"] == [
        {"id": "p1", "number": "01632 960001", "language": "English", "contact_id": "c1"}
    ]
    assert tables["schedules"] == [
        {
            "id": "s1",
            "service_id": "walk-1",
            "freq": "WEEKLY",
            "byday": "TU",
            "opens_at": "14:00",
            "closes_at": "16:00",
            "attending_type": "venue",
        }
    ]
    assert tables["cost_options"][0]["amount"] == "2.5"
    assert tables["languages"] == [{"id": "l1", "name": "Polish", "service_id": "walk-1"}]
    assert tables["service_areas"][0]["name"] == "Northfield"
    assert tables["closures"][0]["first_day"] == "2026-12-24"
    assert tables["reviews"][0]["reviewer_organization_id"] == "org-2"
    assert tables["addresses"][0]["address_type"] == "physical"
    assert tables["accessibility"][0]["description"] == "Level paths"
    assert tables["funding"] == [{"id": "f1", "source": "The council", "service_id": "walk-1"}]
    assert "eligibility" not in tables


def test_how_people_get_in_becomes_a_term_of_our_own_taxonomy(tmp_path: Path) -> None:
    tables = cells(of(tmp_path, UK_1))
    topic, access = tables["attributes"]
    assert topic["taxonomy_term_id"] == "term"
    assert tables["taxonomy_terms"][0]["taxonomy"] == "esd"
    assert access["taxonomy_term_id"] == starter.key("access", "drop_in")
    assert access["link_id"] == "walk-1"
    assert tables["services"][0]["attending_access"] == "drop-in"


def test_the_ways_in_are_called_as_the_starter_content_calls_them() -> None:
    assert dict(_WAYS_IN.values()).items() <= (starter._ACCESS_NAMES.items())


@pytest.mark.parametrize("wrap", [lambda one: one, lambda one: [one], lambda one: {"data": [one]}])
def test_one_service_a_list_and_a_page_are_the_same(tmp_path: Path, wrap: Any) -> None:
    one = {"id": "1", "name": "Group", "phones": [{"id": "2", "number": "01632 960002"}]}
    assert cells(of(tmp_path, wrap(one))) == {
        "services": [{"id": "1", "name": "Group"}],
        "phones": [{"id": "2", "number": "01632 960002", "service_id": "1"}],
    }


def test_a_page_that_is_not_the_last_says_so(tmp_path: Path) -> None:
    page = {"total_pages": 3, "last_page": False, "contents": [{"id": "1", "name": "Group"}]}
    (problem,) = of(tmp_path, page).problems
    assert (problem.value, problem.blocks) == ("3", False)
    assert "other pages" in problem.words


def test_an_organization_that_stands_in_every_service_is_there_once(tmp_path: Path) -> None:
    services = [
        {"id": key, "name": key, "organization": {"id": "o", "name": "Together"}} for key in "ab"
    ]
    package = of(tmp_path, services)
    assert cells(package)["organizations"] == [{"id": "o", "name": "Together"}]
    assert package.problems == []


def test_where_two_places_contradict_the_first_counts_and_the_other_is_named(
    tmp_path: Path,
) -> None:
    services = [
        {"id": "a", "name": "A", "organization": {"id": "o", "name": "Together"}},
        {"id": "b", "name": "B", "organization": {"id": "o", "name": "Apart", "email": "a@b.ex"}},
    ]
    package = of(tmp_path, services)
    assert cells(package)["organizations"] == [{"id": "o", "name": "Together", "email": "a@b.ex"}]
    (problem,) = package.problems
    assert (problem.origin.row, problem.column, problem.value) == (2, "name", "Apart")
    assert "Together" in problem.words
    assert not problem.blocks


def test_a_number_that_two_services_share_stays_with_both(tmp_path: Path) -> None:
    phone = {"id": "p", "number": "01632 960003"}
    services = [{"id": key, "name": key, "phones": [phone]} for key in "ab"]
    assert cells(of(tmp_path, services))["phones"] == [
        {"id": "p", "number": "01632 960003", "service_id": "a"},
        {"id": "p/b", "number": "01632 960003", "service_id": "b"},
    ]


def test_a_service_that_stands_twice_comes_in_once(tmp_path: Path) -> None:
    package = of(tmp_path, [{"id": "1", "name": "A"}, {"id": "1", "name": "B", "phones": []}])
    assert cells(package) == {"services": [{"id": "1", "name": "A"}]}
    (problem,) = package.problems
    assert problem.blocks
    assert problem.origin.row == 2


def test_rows_without_an_id_get_the_same_one_every_time(tmp_path: Path) -> None:
    services = [{"name": "A", "organization": "Together", "phones": [{"number": "01632 960004"}]}]
    first, second = of(tmp_path, services), of(tmp_path, services)
    assert cells(first) == cells(second)
    tables = cells(first)
    assert tables["phones"][0]["service_id"] == tables["services"][0]["id"]
    assert tables["organizations"][0]["id"] == tables["services"][0]["organization_id"]


def test_an_organization_may_be_named_by_its_id_alone(tmp_path: Path) -> None:
    key = "d9d5e0f5-d3ce-4f73-9a2f-4dd0ecc6c610"
    tables = cells(of(tmp_path, {"id": "1", "name": "A", "organization": key}))
    assert tables == {"services": [{"id": "1", "name": "A", "organization_id": key}]}


def test_terms_that_stand_in_a_service_itself_are_linked_to_it(tmp_path: Path) -> None:
    tables = cells(of(tmp_path, {"id": "1", "name": "A", "taxonomies": [{"id": "t", "name": "T"}]}))
    (link,) = tables["attributes"]
    assert (link["link_id"], link["taxonomy_term_id"]) == ("1", "t")
    assert tables["taxonomy_terms"] == [{"id": "t", "name": "T"}]


def test_what_nobody_knows_is_kept(tmp_path: Path) -> None:
    service = {
        "id": "1",
        "name": "A",
        "parking": True,
        "shape": {"type": "Point"},
        "buses": [{"line": "9", "stops": [{"name": "Mill"}]}, {"line": "12"}],
    }
    tables = cells(of(tmp_path, service))
    assert tables["services"][0]["parking"] == "true"
    assert tables["services"][0]["shape"] == '{"type":"Point"}'
    assert [row["line"] for row in tables["buses"]] == ["9", "12"]
    assert tables["stops"][0]["buse_id"] == tables["buses"][0]["id"]


def test_numbers_stay_as_they_were_written(tmp_path: Path) -> None:
    path = tmp_path / "one.json"
    path.write_text('{"id": 7, "name": "A", "maximum_age": 1.50, "more": 12345678901234567890123}')
    (service,) = cells(uk_json.read(path))["services"]
    assert service == {
        "id": "7",
        "name": "A",
        "maximum_age": "1.50",
        "more": "12345678901234567890123",
    }


def test_what_is_not_quite_json_is_named(tmp_path: Path) -> None:
    path = tmp_path / "one.json"
    path.write_text('{"id": "1", "name": "A", "name": "B", "x": NaN, "y": "\\ud800z"}')
    package = uk_json.read(path)
    assert cells(package)["services"] == [{"id": "1", "name": "A", "y": "\ufffdz"}]
    assert [(problem.column, problem.blocks) for problem in package.problems] == [
        ("name", False),
        ("x", False),
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_any_usual_encoding_is_read(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "one.json"
    path.write_bytes('[{"id": "1", "name": "Café – naïve"}]'.encode(encoding))
    assert cells(uk_json.read(path))["services"][0]["name"] == "Café – naïve"


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("", "is not JSON"),
        ("name,phone\nGroup,01632 960005\n", "is not JSON: it goes wrong at line 1, column 1"),
        ("[" * 100_000, "nested far deeper"),
        ('{"a":' * 5_000 + "1" + "}" * 5_000, "nested far deeper"),
        ('{"id":"1","phones":[' * 60 + "]}" * 60, "nested far deeper"),
        ("3", "no listing"),
        ("{}", "no listing"),
        ('{"version": "3.0"}', "no listing"),
        ('["a", null]', "no listing"),
    ],
)
def test_what_holds_no_listings_is_refused_in_plain_words(
    tmp_path: Path, content: str, words: str
) -> None:
    path = tmp_path / "one.json"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(KnownTrouble, match=words):
        uk_json.read(path)


def test_holidays_of_open_referral_uk_1_are_closures(tmp_path: Path) -> None:
    days = {"start_date": "2026-12-25", "end_date": "2026-12-26"}
    place = {"location": {"id": "l1"}, "holidaySchedules": [{"id": "h2", "closed": True, **days}]}
    service = {
        "id": "s1",
        "name": "Walk",
        "holidaySchedules": [{"id": "h1", "closed": True, **days}],
        "service_at_locations": [{"id": "a1", **place}],
    }
    tables = cells(of(tmp_path, {"content": [service]}))
    assert "holiday_schedules" not in tables
    assert [(row["service_id"], row["first_day"]) for row in tables["closures"]] == [
        ("s1", "2026-12-25")
    ] * 2
    assert tables == cells(of(tmp_path, {"content": [service]}))


def test_fees_of_old_are_told_where_people_see_them(tmp_path: Path) -> None:
    tables = cells(of(tmp_path, {"id": "s1", "name": "Walk", "fees": "£2"}))
    assert tables["services"] == [{"id": "s1", "name": "Walk", "fees_description": "£2"}]


def test_a_programme_belongs_to_whoever_runs_the_service(tmp_path: Path) -> None:
    tables = cells(
        of(
            tmp_path,
            {"id": "s1", "name": "Walk", "program": {"id": "g1"}, "organization": {"id": "o1"}},
        )
    )
    assert tables["programs"] == [{"id": "g1", "organization_id": "o1"}]


@pytest.mark.parametrize("name", ["hsds-3.0-datapackage.json", "hsds-3.0-schema/service.json"])
def test_what_describes_a_form_is_no_listing(name: str) -> None:
    with pytest.raises(KnownTrouble, match="holds no listings"):
        uk_json.read(public(name))


@pytest.mark.parametrize(
    "document",
    [
        {"id": "s1", "name": "Walk", **{f"x{number}": "1" for number in range(1000)}},
        [{"id": f"s{n}", "name": "Walk", f"x{n}": "1"} for n in range(1000)],
    ],
    ids=["one", "many"],
)
def test_more_than_a_thousand_kinds_of_values_are_refused(tmp_path: Path, document: Any) -> None:
    with pytest.raises(KnownTrouble, match="1000 kinds"):
        of(tmp_path, document)


def test_a_file_of_brackets_is_refused_before_they_are_counted_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(uk_json, "MOST_VALUES", 1000)
    (tmp_path / "list.json").write_text("[" + "[]," * 1000 + "[]]")
    with pytest.raises(KnownTrouble, match="more values than any directory"):
        uk_json.read(tmp_path / "list.json")


def test_an_empty_page_is_an_empty_package(tmp_path: Path) -> None:
    assert of(tmp_path, {"contents": [], "empty": True}).tables == {}


def test_what_is_no_listing_in_a_list_is_named_and_the_rest_kept(tmp_path: Path) -> None:
    package = of(tmp_path, ["x", {"id": "1", "name": "A", "phones": [{"number": "1"}, "y"]}])
    assert [problem.value for problem in package.problems] == ["x", "y"]
    assert len(package.tables["phones"]) == 1


@needs_shared
@pytest.mark.parametrize(
    "name", ["service_full", "organization_full", "service_at_location_full", "tabular"]
)
def test_the_public_examples_come_in_with_a_row_of_every_table(tmp_path: Path, name: str) -> None:
    package = uk_json.read(SHARED / "hsds-3.0-examples" / f"{name}.json")
    assert package.problems == []
    assert len(package.tables) > 18
    assert {len(rows) for rows in package.tables.values()} == {1}
    tables = cells(package)
    assert there_and_back(tmp_path, tables) == tables


def example() -> dict[str, list[dict[str, str]]]:
    """Tables as the directory exports them, with something in every corner."""
    return {
        "organizations": [
            {"id": "o1", "name": "Together", "description": "", "year_incorporated": "1999"},
            {"id": "o2", "name": "Nobody's", "description": "Has no service"},
        ],
        "services": [
            {
                "id": "s1",
                "organization_id": "o1",
                "name": "Walks",
                "status": "active",
                "minimum_age": "18.0",
                "maximum_age": "about 90",
                "phones": "a column of that name",
                "zebra": "an unknown column",
            },
            {"id": "s2", "organization_id": "o1", "name": "Talks", "status": "sometimes"},
            {"id": "s3", "organization_id": "gone", "name": "Alone"},
        ],
        "locations": [
            {"id": "l1", "location_type": "physical", "latitude": "53.10", "longitude": "-2"},
            {"id": "l2", "location_type": "virtual", "organization_id": "o1"},
            {"id": "l3", "location_type": "virtual", "organization_id": "o2"},
        ],
        "service_at_location": [
            {"id": "at1", "service_id": "s1", "location_id": "l1"},
            {"id": "at2", "service_id": "s2", "location_id": "l1"},
            {"id": "at3", "service_id": "nowhere", "location_id": "l1"},
        ],
        "addresses": [{"id": "a1", "location_id": "l1", "city": "Northfield"}],
        "phones": [
            {"id": "p9", "service_id": "s2", "number": "01632 960006", "extension": "007"},
            {"id": "p1", "service_id": "s1", "organization_id": "o1", "number": "01632 960007"},
            {"id": "p2", "contact_id": "c1", "number": "07700 900001", "extension": "12"},
            {"id": "p3", "number": "01632 960008"},
            {"id": "p4", "organization_id": "o2", "number": "01632 960009"},
            {"id": "p1", "service_id": "s3", "number": "01632 960010"},
        ],
        "contacts": [{"id": "c1", "organization_id": "o1", "name": "Ann"}],
        "schedules": [
            {"id": "h1", "service_id": "s1", "freq": "DAILY", "opens_at": "10:00"},
            {"id": "h2", "location_id": "l1", "freq": "WEEKLY", "interval": "2", "byday": "MO"},
        ],
        "taxonomies": [
            {"id": "x1", "name": "topics", "description": ""},
            {"id": "x2", "name": "empty", "description": "nobody uses it"},
        ],
        "taxonomy_terms": [
            {"id": "t1", "taxonomy_id": "x1", "name": "Moving", "description": "More"},
            {"id": "t2", "taxonomy_id": "x1", "name": "Mood", "description": "Better"},
        ],
        "attributes": [
            {"id": "u1", "link_id": "s1", "link_entity": "service", "taxonomy_term_id": "t1"},
            {"id": "u2", "link_id": "o1", "link_entity": "organization", "taxonomy_term_id": "t1"},
            {"id": "u3", "link_id": "s1", "link_entity": "thing", "taxonomy_term_id": "t1"},
            {"id": "u4", "link_id": "s2", "link_entity": "service", "taxonomy_term_id": "gone"},
        ],
        "cost_options": [{"id": "k1", "service_id": "s1", "amount": "2.50", "option": "cost"}],
        "metadata": [{"id": "m1", "resource_id": "s1", "resource_type": "service"}],
        "kiosk_services": [{"id": "s1", "publication": "published"}],
        "original_ids": [{"table_name": "services", "record_id": "s1", "original_id": "7"}],
    }


def without_empties(tables: Tables) -> dict[str, list[dict[str, str]]]:
    return {
        table: [{name: text for name, text in row.items() if text} for row in rows]
        for table, rows in tables.items()
        if rows
    }


def test_what_is_written_is_read_back_whole_and_in_its_order(tmp_path: Path) -> None:
    assert there_and_back(tmp_path, example()) == without_empties(example())


def test_the_same_tables_make_the_same_bytes(tmp_path: Path) -> None:
    first, second, third = (tmp_path / name for name in ("1.json", "2.json", "3.json"))
    uk_json.write(example(), first)
    uk_json.write(dict(reversed(copy.deepcopy(example()).items())), second)
    uk_json.write(cells(uk_json.read(first)), third)
    assert first.read_bytes() == second.read_bytes() == third.read_bytes()
    assert first.read_bytes().endswith(b"}\n")


def test_types_are_those_of_the_standard_and_what_is_empty_is_left_out(tmp_path: Path) -> None:
    path = tmp_path / "page.json"
    uk_json.write(example(), path)
    page = json.loads(path.read_text(encoding="utf-8"))
    first, second, _ = page["contents"]
    assert (page["total_items"], page["last_page"], page["empty"]) == (3, True, False)
    assert first["minimum_age"] == 18.0
    assert "maximum_age" not in first
    assert first["service_at_locations"][0]["location"]["latitude"] == 53.1
    assert first["organization"]["contacts"][0]["phones"][0]["extension"] == 12
    assert "contacts" not in second["organization"]
    assert second["service_at_locations"][0]["location"]["addresses"][0]["city"] == "Northfield"
    assert first["attributes"][0]["taxonomy_term"]["taxonomy_detail"]["name"] == "topics"


def test_no_services_make_an_empty_page(tmp_path: Path) -> None:
    assert there_and_back(tmp_path, {"services": []}) == {}
    page = json.loads((tmp_path / "page.json").read_text(encoding="utf-8"))
    assert page["empty"]
    assert page["contents"] == []


def test_a_folder_that_is_not_there_is_told_in_words(tmp_path: Path) -> None:
    with pytest.raises(KnownTrouble, match="cannot be written"):
        uk_json.write({}, tmp_path / "none" / "page.json")


@pytest.fixture(scope="module")
def schema() -> Draft202012Validator:
    if not SHARED.is_dir():
        pytest.skip("the public data in ../shared/data is not here")
    files = [*(SHARED / "hsds-3.0-schema").glob("*.json")]
    schemas = {file.name: json.loads(file.read_text(encoding="utf-8")) for file in files}
    for each in schemas.values():
        each.pop("name", None)
        each["$schema"] = "https://json-schema.org/draft/2020-12/schema"
    registry: Registry[Any] = Registry().with_resources(
        (name, Resource.from_contents(each)) for name, each in schemas.items()
    )
    return Draft202012Validator(schemas["service.json"], registry=registry)


def test_what_is_written_is_valid(tmp_path: Path, schema: Draft202012Validator) -> None:
    path = tmp_path / "page.json"
    uk_json.write(example(), path)
    for service in json.loads(path.read_text(encoding="utf-8"))["contents"]:
        assert [error.message for error in schema.iter_errors(service)] == []


KEYS = st.sampled_from(["1", "2", "3"])
COLUMNS = sorted({column for shape in SHAPES.values() for column in shape.columns.split()})
TEXTS = st.one_of(
    st.sampled_from(["active", "MO", "WEEKLY", "service", "location", "1", "-2.50", "1e5", "00"]),
    st.text(st.characters(exclude_categories=["Cs"]), min_size=1),
)


def rows_of(table: str) -> st.SearchStrategy[list[dict[str, str]]]:
    known = SHAPES[table].columns.split()
    references = [column for column in known if column.endswith("_id") and column != "id"]
    return st.lists(
        st.fixed_dictionaries(
            {"id": KEYS},
            optional={
                **dict.fromkeys(references, KEYS),
                **{column: TEXTS for column in known if column not in {"id", *references}},
                "phones": TEXTS,
                "organization": TEXTS,
                "odd one": TEXTS,
            },
        ),
        min_size=1,
        max_size=4,
    )


ANY_TABLES = st.fixed_dictionaries(
    {}, optional={table: rows_of(table) for table in SHAPES} | {"others": rows_of("phones")}
)

LEAVES = st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=20), KEYS)
NAMES = st.one_of(
    st.sampled_from(
        [
            *SHAPES,
            *(name for shape in SHAPES.values() for name in (*shape.owners, *shape.lists)),
            *COLUMNS,
            *("contents", "content", "eligibilitys", "service_taxonomys", "taxonomy", "weekday"),
            *("extra_tables", "extra_cells", "row_order", "ids", "table", "column", "value"),
            *("attending_access", "attending_type", "regular_schedules", "reviews"),
        ]
    ),
    st.text(max_size=8),
)
ANY_DOCUMENT = st.recursive(
    LEAVES,
    lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(NAMES, inner, max_size=6)),
    max_leaves=40,
)
PLAIN = [json.dumps(UK_1).encode(), json.dumps(UK_1, indent=1).encode("utf-16")]
DAMAGE = st.lists(st.tuples(st.integers(0, 5000), st.binary(max_size=6)), min_size=1, max_size=8)

quickly = settings(
    max_examples=60, deadline=5000, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
"""A few cases at every run; `slow` makes many."""
at_length = settings(
    quickly, max_examples=25_000, suppress_health_check=list(HealthCheck), database=None
)


def read_or_refuse(path: Path, content: bytes) -> None:
    """Whatever is in a file: a package of text that can be stored, or a sentence."""
    path.write_bytes(content)
    try:
        package = uk_json.read(path)
    except KnownTrouble:
        return
    for table, rows in package.tables.items():
        for row in rows:
            assert all(row.cells.values())
            "".join((table, *row.cells, *row.cells.values())).encode()


def damaged(content: bytes, damage: list[tuple[int, bytes]]) -> bytes:
    for place, letters in damage:
        at = place % len(content)
        content = content[:at] + letters + content[at + len(letters) :]
    return content


@quickly
@given(tables=ANY_TABLES)
def test_any_tables_are_read_back_as_they_were(tmp_path: Path, tables: Tables) -> None:
    assert there_and_back(tmp_path, tables) == tables


@quickly
@given(document=ANY_DOCUMENT)
def test_any_json_is_read_or_refused(tmp_path: Path, document: Any) -> None:
    read_or_refuse(tmp_path / "any.json", json.dumps(document).encode())


@quickly
@given(plain=st.sampled_from(PLAIN), damage=DAMAGE)
def test_a_damaged_file_is_read_or_refused(
    tmp_path: Path, plain: bytes, damage: list[tuple[int, bytes]]
) -> None:
    read_or_refuse(tmp_path / "any.json", damaged(plain, damage))


@pytest.mark.slow
@at_length
@given(tables=ANY_TABLES)
def test_any_tables_are_read_back_as_they_were_at_length(tmp_path: Path, tables: Tables) -> None:
    assert there_and_back(tmp_path, tables) == tables


@pytest.mark.slow
@at_length
@given(document=ANY_DOCUMENT)
def test_any_json_is_read_or_refused_at_length(tmp_path: Path, document: Any) -> None:
    read_or_refuse(tmp_path / "any.json", json.dumps(document).encode())


@pytest.mark.slow
@at_length
@given(plain=st.sampled_from(PLAIN), damage=DAMAGE)
def test_a_damaged_file_is_read_or_refused_at_length(
    tmp_path: Path, plain: bytes, damage: list[tuple[int, bytes]]
) -> None:
    read_or_refuse(tmp_path / "any.json", damaged(plain, damage))
