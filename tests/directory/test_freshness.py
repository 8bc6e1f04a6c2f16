"""A check grows old: amber, red, hidden."""

import datetime

import pytest

from kiosk.directory.freshness import Age, audience
from kiosk.settings import Freshness

TODAY = datetime.date(2026, 8, 31)


@pytest.mark.parametrize(
    ("assured", "age"),
    [
        (None, Age.NEVER),
        ("2026-08-31", Age.FRESH),
        ("2026-02-28", Age.FRESH),  # six months before 31 August
        ("2026-02-27", Age.AMBER),
        ("2025-11-30", Age.AMBER),
        ("2025-11-29", Age.RED),
        ("2025-08-31", Age.RED),
        ("2025-08-30", Age.HIDDEN),
    ],
)
def test_what_a_check_is_worth(assured: str | None, age: Age) -> None:
    day = None if assured is None else datetime.date.fromisoformat(assured)
    assert audience(TODAY, trial=False).age(day) is age


def test_a_site_sets_its_own_limits() -> None:
    strict = audience(TODAY, trial=False, limits=Freshness(1, 2, 3))
    assert strict.age(datetime.date(2026, 7, 1)) is Age.AMBER
