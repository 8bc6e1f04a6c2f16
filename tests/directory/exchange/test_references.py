"""What hangs off other rows of a package, there or not."""

from pathlib import Path

from kiosk.store import Store
from tests.directory.exchange.helping import (
    AT,
    LOCATION,
    ORGANIZATION,
    PHONE,
    SERVICE,
    bring,
    cleaned,
    package,
    problems,
    rows,
)


def test_what_hangs_off_a_row_that_was_left_out_is_left_out_with_it(
    store: Store, tmp_path: Path
) -> None:
    whole = package(
        tmp_path / "p",
        organizations=[ORGANIZATION | {"name": ""}],
        locations=[LOCATION],
        service_at_location=[AT],
        phones=[PHONE],
    )
    assert [(found[0], found[4]) for found in problems(store, whole)] == [
        ("organizations.csv", True),
        ("services.csv", True),
        ("service_at_location.csv", True),
        ("phones.csv", True),
    ]
    assert "left out (row 2 of organizations.csv)" in "".join(
        each.words for each in cleaned(store, whole).problems.found
    )
    bring(store, whole)
    assert rows(store, "phones", number=PHONE["number"]) == []


def test_a_number_that_hangs_off_a_contact_is_the_services_number(
    store: Store, tmp_path: Path
) -> None:
    bring(
        store,
        package(
            tmp_path / "p",
            contacts=[{"id": "k1", "service_id": "s1", "name": "Jo"}],
            phones=[{"id": "p1", "contact_id": "k1", "number": "01632 960003"}],
        ),
    )
    service = rows(store, "services", name=SERVICE["name"])[0]["id"]
    assert rows(store, "phones", number="01632 960003")[0]["service_id"] == service
