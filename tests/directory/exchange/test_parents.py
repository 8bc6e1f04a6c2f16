"""Rows that stand above themselves."""

from pathlib import Path

from kiosk.store import Store
from tests.directory.exchange.helping import ORGANIZATION, bring, package, problems, rows


def test_a_circle_of_parents_is_cut(store: Store, tmp_path: Path) -> None:
    circle = [
        ORGANIZATION | {"parent_organization_id": "o2"},
        ORGANIZATION | {"id": "o2", "name": "Two", "parent_organization_id": "o3"},
        ORGANIZATION | {"id": "o3", "name": "Three", "parent_organization_id": "o1"},
    ]
    whole = package(tmp_path / "p", organizations=circle)
    assert [found[4] for found in problems(store, whole)] == [False]
    bring(store, whole)
    assert (
        rows(store, "organizations", name=ORGANIZATION["name"])[0]["parent_organization_id"] is None
    )


def test_a_row_that_stands_above_itself_is_cut_loose(store: Store, tmp_path: Path) -> None:
    row = ORGANIZATION | {"parent_organization_id": "o1"}
    assert problems(store, package(tmp_path / "p", organizations=[row]))[0][2] == (
        "parent_organization_id"
    )
