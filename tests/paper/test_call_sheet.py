"""The call sheet on paper: numbers, what to ask, boxes to tick, and no confidential place."""

import datetime
from dataclasses import replace
from pathlib import Path

import pytest

from kiosk.directory import call_sheets, freshness
from kiosk.directory.call_sheets import ToCall
from kiosk.directory.corrections import Told, What
from kiosk.directory.due import Due, ToRing
from kiosk.directory.freshness import Age
from kiosk.directory.listing import Listing, OpeningTimes, Place
from kiosk.directory.models import Address, Location, ServiceAtLocation
from kiosk.paper import call_sheet
from kiosk.paper.blocks import Boxes, WriteOn
from kiosk.paper.large_print import lay_out
from kiosk.store import Store
from tests.paper.conftest import Printed
from tests.paper.reading import Read, read
from tests.screens.acting import add_listing

NOW = datetime.datetime(2026, 11, 26, 10, 32)
IN_TRIAL = freshness.audience(NOW.date(), trial=True)

DUE = Due(
    "group", "A friendly group", (), "www.example.org", "published", Age.NEVER, None, 1, "Is it on?"
)
GROUP = ToCall(
    DUE,
    Listing(
        "group",
        "A friendly group",
        opening=(OpeningTimes(days=("MO",), opens="19:00"),),
        is_free=True,
        places=(Place("The hall", "1 Park Road"),),
        steps=("Ring them.", "Come along."),
    ),
    (
        ToRing("01632 960001", "the office", is_text=False, unconfirmed=False),
        ToRing("07700 900123", "", is_text=True, unconfirmed=True),
    ),
    Told("group", "A friendly group", ((What.TIMES, 2),), datetime.date(2026, 11, 20)),
)
BARE = ToCall(
    replace(DUE, id="bare", name="A bare one", website="", no_answers=0, note=""),
    Listing("bare", "A bare one"),
    (),
)


@pytest.fixture
def reading(family: str, tmp_path: Path) -> Read:
    """The sheet with both, as a reader of PDF sees it."""
    made = lay_out(call_sheet.of([GROUP, BARE], NOW), family=family)
    return read(made.pdf("Kiosk", made=NOW.date()), tmp_path)


def test_a_listing_is_told_with_all_that_whoever_rings_wants_to_know(reading: Read) -> None:
    told = [
        *("1. A friendly group", "Nobody answered the last time.", "The times are wrong: 2."),
        *("Ask first: Is it on?", "the office", "01632 960001", "Send a text to"),
        *("07700 900123", "patients do not see this number", "www.example.org"),
        *("When: Mondays at 7pm", "Where: The hall; 1 Park Road", "Cost: Free"),
        *("How to get in: Ring them; Come along", "Right", "Corrected", "No answer", "Closed"),
        "2. A bare one",
    ]
    places = [reading.text.find(words) for words in told]
    assert -1 not in places, [words for words, at in zip(told, places, strict=True) if at < 0]
    assert places == sorted(places)


def test_what_nobody_has_written_down_is_to_be_asked_for(reading: Read) -> None:
    assert "Not written down yet: when, where, cost, how to get in." in reading.text


def test_the_questions_stand_once_before_the_listings(reading: Read) -> None:
    for question in ("May we list you?", "Who am I talking to?", "Is there a hearing loop?"):
        assert reading.text.count(question) == 1
        assert question in reading.texts[0]


def test_it_is_large_print(reading: Read) -> None:
    assert reading.smallest_letters >= 18


def test_boxes_are_drawn_before_their_words_and_lines_to_write_on(printed: Printed) -> None:
    sheets, found = printed(Boxes(("Right", "Closed")), WriteOn())
    assert sheets.pages == 1
    assert found.text.split() == ["Right", "Closed", "Page", "1", "of", "1"]
    grey = found.pictures[0].convertToFormat(found.pictures[0].Format.Format_Grayscale8)
    row = [grey.pixelColor(x, 60).value() for x in range(50, 68)]
    assert min(row) < 200, "no box"
    drawn_across = [
        y
        for y in range(75, 110)
        if all(grey.pixelColor(x, y).value() < 230 for x in range(60, 530, 10))
    ]
    assert drawn_across, "no line to write on"


def test_boxes_that_do_not_fit_go_on_below(printed: Printed) -> None:
    sheets, found = printed(Boxes(tuple(f"A long answer {n}" for n in range(9))))
    assert sheets.pages == 1
    assert "A long answer 8" in found.text


def test_a_confidential_place_is_not_printed(store: Store, family: str, tmp_path: Path) -> None:
    key = add_listing(store, "A refuge")
    with store.session() as session, session.begin():
        session.add(Location(id="secret", name="The secret house", confidential=True))
        session.flush()
        session.add(Address(location_id="secret", address_1="13 Hidden Lane"))
        session.add(ServiceAtLocation(service_id=key, location_id="secret"))
    made = call_sheet.make(store, IN_TRIAL, NOW, family, everything=True)
    text = read(made.pdf, tmp_path).text
    assert "A refuge" in text
    assert "Hidden" not in text.replace("Hidden from patients", "")
    assert "secret" not in text


def test_its_order_is_remembered_by_the_moment_on_its_foot(
    store: Store, family: str, tmp_path: Path
) -> None:
    made = call_sheet.make(store, IN_TRIAL, NOW, family)
    (sheet,) = call_sheets.remembered(store.path.parent)
    assert sheet.made == NOW
    assert len(sheet.ids) == made.listings
    assert "Call sheet of 26 November 2026, 10:32am" in read(made.pdf, tmp_path).text
