"""What a volunteer asks on the phone, beside what patients read now."""

import datetime

from kiosk.directory.listing import Access, Listing, Number, OpeningTimes, Place
from kiosk.wording.questions import questions

TODAY = datetime.date(2026, 11, 23)

LISTING = Listing(
    id="line",
    name="Line",
    access=(Access.RING,),
    numbers=(Number("01632 960001", "Jo"),),
    opening=(OpeningTimes(days=("TU",), opens="14:00", closes="16:00"),),
    is_free=True,
    who_for="Adults",
    first_visit="Tea and a chat",
    places=(Place("Hall", "1 Park Road", "Bus 7", ("Level way in", "Hearing loop")),),
    languages=("English", "Urdu"),
)


def test_all_that_is_to_be_asked_is_there() -> None:
    asked = " ".join(row.words for row in questions(LISTING, TODAY)).lower()
    for topic in (
        *("running", "number", "open", "cost", "who is it for", "get in", "first time"),
        *("step-free", "seats", "lie down", "hearing loop", "interpreter", "park", "bus"),
        *("list you", "who am i talking to"),
    ):
        assert topic in asked


def test_what_patients_read_stands_beside_it() -> None:
    answers = [row.answer for row in questions(LISTING, TODAY)]
    assert [answer for answer in answers if answer] == [
        "01632 960001 Jo",
        "Tuesdays, 2pm to 4pm",
        "Free",
        "Adults",
        "Ring them",
        "Tea and a chat",
        "Level way in\nHearing loop",
        "English, Urdu",
        "Bus 7",
    ]


def test_of_what_nobody_knows_only_the_question_is_there() -> None:
    bare = questions(Listing("bare", "Bare"), TODAY)
    assert len(bare) == len(questions(LISTING, TODAY))
    assert not any(row.answer for row in bare)
