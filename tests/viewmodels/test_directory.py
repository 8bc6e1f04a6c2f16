"""A listing as its screen shows it: what to do next first, then the facts that are known."""

import datetime
from collections.abc import Sequence

import pytest
from PySide6.QtTest import QSignalSpy

from kiosk.directory.filters import Sieve
from kiosk.directory.listing import Access, Checked, Listing, Number, OpeningTimes, Place, TopicCard
from kiosk.viewmodels.directory import ListingPage, ResultsPage
from kiosk.viewmodels.found import FoundListings
from kiosk.viewmodels.rows import Rows
from kiosk.wording.listings import StepRow, facts, first_way_in, next_steps

TODAY = datetime.date(2026, 11, 23)
NOON = datetime.datetime.combine(TODAY, datetime.time(12))
RING = Number("01632 960 001")
TEXT = Number("07700 900 001", is_text=True)
NOBODY_KNOWS = StepRow("1.", "Ask a volunteer to help you get in touch.")


def it(**known: object) -> Listing:
    """A listing of which only this is known."""
    return Listing(id="1", name="It", **known)  # type: ignore[arg-type]


# What to do next


@pytest.mark.parametrize(
    ("listing", "steps"),
    [
        (it(access=(Access.RING,), numbers=(RING,)), [StepRow("1.", "Ring", RING.number)]),
        (
            it(access=(Access.TEXT,), numbers=(TEXT,)),
            [StepRow("1.", "Send a text to", TEXT.number)],
        ),
        (
            it(access=(Access.ONLINE,), website="it.example"),
            [StepRow("1.", "Go online to", "it.example")],
        ),
        (it(access=(Access.DROP_IN,)), [StepRow("1.", "You can drop in.")]),
        (it(access=(Access.REFER,)), [StepRow("1.", "Ask your GP or physio about it.")]),
        (
            it(access=(Access.MEMBERS,)),
            [StepRow("1.", "It is for members. Ask how to join.")],
        ),
        (it(access=(Access.CONTACT,)), [NOBODY_KNOWS]),
        (
            it(access=(Access.ONLINE, Access.RING), numbers=(RING,), website="it.example"),
            [StepRow("1.", "Go online to", "it.example"), StepRow("Or", "Ring", RING.number)],
        ),
        (
            it(access=(Access.RING,), numbers=(RING, Number("112", "at night"))),
            [StepRow("1.", "Ring", RING.number), StepRow("Or", "Ring (at night)", "112")],
        ),
        (
            it(access=(Access.RING, Access.TEXT), numbers=(TEXT, RING)),
            [StepRow("1.", "Ring", RING.number), StepRow("Or", "Send a text to", TEXT.number)],
        ),
    ],
)
def test_without_steps_of_its_own_the_ways_to_reach_it_are_the_steps(
    listing: Listing, steps: list[StepRow]
) -> None:
    assert next_steps(listing) == steps


@pytest.mark.parametrize(
    ("listing", "steps"),
    [
        (it(steps=("Pack a bag.", "Come along.")), ["Pack a bag.", "Come along."]),
        (
            it(steps=("Ring them.",), access=(Access.RING,), numbers=(RING,)),
            ["Ring them.", "Ring"],
        ),
        (it(steps=("Just come.",), access=(Access.DROP_IN,)), ["Just come."]),
    ],
)
def test_its_own_steps_come_first_then_what_has_a_number(
    listing: Listing, steps: list[str]
) -> None:
    assert [row.words for row in next_steps(listing)] == steps


NOT_CONFIRMED = StepRow("", "The number could not be confirmed.")


def test_last_it_is_said_that_a_number_is_not_shown() -> None:
    withheld = it(access=(Access.RING,), website="line.example", number_withheld=True)
    assert [row.big for row in next_steps(withheld)] == ["line.example", ""]
    assert next_steps(withheld)[-1] == NOT_CONFIRMED
    assert next_steps(it(number_withheld=True)) == [NOBODY_KNOWS, NOT_CONFIRMED]


def test_nobody_is_told_to_ring_where_the_number_is_not_shown() -> None:
    ways = (Access.RING, Access.DROP_IN)
    assert first_way_in(it(access=ways, number_withheld=True)) == "Drop in"
    assert first_way_in(it(access=ways)) == "Ring them"
    assert first_way_in(it(access=ways[:1], number_withheld=True)) == "Ask a volunteer"


def test_its_own_steps_are_numbered() -> None:
    rows = next_steps(it(steps=("Pack a bag.", "Come along.")))
    assert [row.lead for row in rows] == ["1.", "2."]


@pytest.mark.parametrize("access", [(), (Access.REFER,), (Access.DROP_IN,), (Access.CONTACT,)])
def test_every_number_and_address_is_told_whatever_the_way_in(access: tuple[Access, ...]) -> None:
    listing = it(access=access, numbers=(RING, TEXT), website="it.example")
    told = {row.big for row in next_steps(listing)}
    assert {RING.number, TEXT.number, "it.example"} <= told


def test_no_number_is_told_twice() -> None:
    listing = it(access=(Access.DROP_IN, Access.RING), numbers=(RING,), website="it.example")
    assert [row.big for row in next_steps(listing)].count(RING.number) == 1


@pytest.mark.parametrize(
    "listing",
    [
        it(),
        it(access=(Access.CONTACT,)),
        it(access=(Access.RING,)),
        it(access=(Access.TEXT,)),
        it(access=(Access.ONLINE,)),
        it(access=(Access.RING, Access.ONLINE)),
        it(access=(Access.TEXT,), places=(Place("The hall"),)),
    ],
)
def test_no_listing_is_a_dead_end(listing: Listing) -> None:
    assert next_steps(listing) == [NOBODY_KNOWS]


# Facts


WHOLE = it(
    opening=(OpeningTimes(("MO",), "19:00"), OpeningTimes(("FR",), "10:00", "12:00")),
    is_free=True,
    who_for="Anyone",
    places=(
        Place("The hall", "1 High Street, Stoke", "Bus 5", ("A ramp", "A hearing loop")),
        Place("The barn"),
    ),
    area="Stoke",
    languages=("English", "Urdu"),
    email="us@it.example",
)


@pytest.mark.parametrize(
    "row",
    [
        ("When", "Mondays at 7pm\nFridays, 10am to midday"),
        ("Cost", "Free"),
        ("Who it is for", "Anyone"),
        ("Where", "The hall\n1 High Street, Stoke\nBus 5\nThe barn"),
        ("Area", "Stoke"),
        ("Getting in and around", "A ramp\nA hearing loop"),
        ("Languages", "English, Urdu"),
        ("E-mail", "us@it.example"),
    ],
)
def test_every_fact_stands_under_its_question(row: tuple[str, str]) -> None:
    assert row in [(fact.title, fact.words) for fact in facts(WHOLE)]


def test_the_facts_have_an_order() -> None:
    assert [fact.title for fact in facts(WHOLE)] == [
        "When",
        "Cost",
        "Who it is for",
        "Where",
        "Area",
        "Getting in and around",
        "Languages",
        "E-mail",
    ]


def test_what_nobody_knows_is_not_there() -> None:
    assert facts(it()) == []
    assert [fact.title for fact in facts(it(area="Stoke"))] == ["Area"]


def test_an_empty_line_of_opening_times_leaves_no_gap() -> None:
    listing = it(opening=(OpeningTimes(), OpeningTimes(words="Ring to ask")))
    assert [fact.words for fact in facts(listing)] == ["Ring to ask"]


# The page and the list


def a_page() -> ListingPage:
    """A page whose clock stands at noon."""
    return ListingPage(FoundListings(lambda _ids: [], nothing_to_sift, lambda: NOON), lambda: NOON)


def the_results() -> ResultsPage:
    """A list that knows one listing."""
    return ResultsPage(FoundListings(lambda ids: [WHOLE] * len(ids), nothing_to_sift, lambda: NOON))


def nothing_to_sift(ids: Sequence[str]) -> Sieve:
    return Sieve(ids, [0] * len(ids), [])


def test_a_page_tells_its_listeners_that_it_shows_another_listing() -> None:
    page = a_page()
    changes = QSignalSpy(page.changed)
    page.show(it(summary="What it is"))
    assert changes.count() == 1
    assert page.property("name") == "It"
    assert page.property("summary") == "What it is"


@pytest.mark.parametrize(
    ("name", "organization", "run_by"),
    [
        ("Knitting", "Age UK", "Age UK"),
        ("Age UK Knitting", "Age UK", ""),
        ("Samaritans", "Samaritans", ""),
        ("Knitting", "", ""),
    ],
)
def test_a_page_says_who_runs_it_unless_the_name_does(
    name: str, organization: str, run_by: str
) -> None:
    page = a_page()
    page.show(Listing(id="1", name=name, organization=organization))
    assert page.property("runBy") == run_by


@pytest.mark.parametrize("checked", [None, Checked(TODAY, "volunteer", "phone")])
def test_a_page_says_whether_somebody_checked_it(checked: Checked | None) -> None:
    page = a_page()
    page.show(it(checked=checked))
    assert page.property("isChecked") is (checked is not None)
    assert page.property("checkWords")


def test_a_page_passes_its_steps_and_facts_on_as_rows() -> None:
    page = a_page()
    page.show(WHOLE)
    assert rows_of(page, "steps").rowCount() == len(next_steps(WHOLE))
    assert rows_of(page, "facts").rowCount() == len(facts(WHOLE))
    assert rows_of(page, "facts").row(0) == facts(WHOLE)[0]


def test_nothing_of_the_listing_before_stays_on_a_page() -> None:
    page = a_page()
    page.show(WHOLE)
    page.show(it())
    assert rows_of(page, "facts").rowCount() == 0
    assert page.property("runBy") == ""


def test_a_list_of_results_says_its_topic_and_whether_it_is_empty() -> None:
    rows = the_results()
    topic = TopicCard("pain", "Living with pain", "", "topic-pain", emergency_card=True, count=0)
    rows.show_topic(topic, [])
    assert rows.property("title") == "Living with pain"
    assert rows.property("emergencyCard") is True
    assert rows.property("isEmpty") is True
    rows.show_topic(topic, [WHOLE.id])
    assert rows.property("isEmpty") is False


def test_a_row_of_results_says_what_how_when_where_and_for_how_much() -> None:
    rows = the_results()
    topic = TopicCard("pain", "Living with pain", "", "topic-pain", emergency_card=False, count=1)
    rows.show_topic(topic, [WHOLE.id])
    row = rows._found._rows.row(0)
    assert (row.listing_id, row.name, row.way_in) == ("1", "It", "Ask a volunteer")
    assert (row.when, row.place, row.cost) == ("Mondays at 7pm", "The hall", "Free")
    assert row.is_checked is False


def rows_of(page: ListingPage, name: str) -> Rows:
    """A property that holds rows: `property()` has no way to hand a Python class out."""
    rows = getattr(page, name)
    assert isinstance(rows, Rows)
    return rows
