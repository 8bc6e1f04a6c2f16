"""The fixed cards and the principles, as their screens read them."""

import pytest

from kiosk.principles.cards import PrincipleCard, Principles
from kiosk.safety.cards import EmergencyCard, HelpCard, HelpLine
from kiosk.viewmodels.help import EmergencyPage, HelpPage
from kiosk.viewmodels.principles import PrinciplePage, PrincipleRows
from kiosk.viewmodels.rows import Rows

CARDS = tuple(
    PrincipleCard(number, f"Title {number}", "Meaning", "picture", ("Expect",), ("Ask",))
    for number in (1, 2, 7)
)
PRINCIPLES = Principles("A draft", "The intro", "The credit", CARDS)


def test_help_shows_every_line_and_those_to_talk_to() -> None:
    page = HelpPage()
    page.show(
        HelpCard(
            "You are not alone",
            HelpLine("Tell somebody", "Anybody", "", "none"),
            (
                HelpLine("A life is at risk", "", "999", "ring"),
                HelpLine("Samaritans", "", "116 123", "ring"),
                HelpLine("Deaf?", "Use the app", "", "none"),
            ),
        )
    )
    assert page.property("heading") == "You are not alone"
    assert page.property("firstTitle") == "Tell somebody"
    assert page.property("firstWords") == "Anybody"
    assert rows_of(page, "lines").rowCount() == 3
    assert rows_of(page, "toTalk").rowCount() == 1
    assert rows_of(page, "toTalk").row(0).title == "Samaritans"


@pytest.mark.parametrize(
    ("nearest", "not_ae", "places"),
    [
        ("", "", []),
        ("Northfield.", "", ["Northfield."]),
        ("", "Not Southgate.", ["Not Southgate."]),
        ("Northfield.", "Not Southgate.", ["Northfield.", "Not Southgate."]),
    ],
)
def test_the_emergency_card_names_the_places_that_the_site_has_named(
    nearest: str, not_ae: str, places: list[str]
) -> None:
    page = EmergencyPage(EmergencyCard("E", "Act", ("a",), "Soon", ("b",), nearest, not_ae))
    assert page.property("places") == places
    assert page.property("signs") == ["a"]
    assert page.property("soon") == ["b"]


def test_all_principles_come_with_what_holds_for_all() -> None:
    rows = PrincipleRows()
    rows.show_all(PRINCIPLES)
    assert rows.rowCount() == 3
    assert rows.property("status") == "A draft"
    assert rows.property("intro") == "The intro"
    assert rows.property("credit") == "The credit"


@pytest.mark.parametrize(
    ("number", "next_number", "next_title"), [(1, 2, "Title 2"), (2, 7, "Title 7"), (7, 0, "")]
)
def test_a_principle_knows_the_next_one(number: int, next_number: int, next_title: str) -> None:
    page = PrinciplePage()
    assert page.show(PRINCIPLES, number)
    assert page.property("title") == f"Title {number}"
    assert page.property("nextNumber") == next_number
    assert page.property("nextTitle") == next_title


def test_a_principle_that_is_not_there_leaves_the_page_as_it_was() -> None:
    page = PrinciplePage()
    page.show(PRINCIPLES, 2)
    assert not page.show(PRINCIPLES, 3)
    assert page.property("number") == 2


def test_a_page_of_principles_is_empty_before_it_shows_one() -> None:
    page = PrinciplePage()
    assert page.property("number") == 0
    assert page.property("nextNumber") == 0


def rows_of(page: HelpPage, name: str) -> Rows:
    """A property that holds rows: `property()` has no way to hand a Python class out."""
    rows = getattr(page, name)
    assert isinstance(rows, Rows)
    return rows
