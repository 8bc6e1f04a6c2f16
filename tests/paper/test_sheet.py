"""Sheets to take home: what is on them, what never is, and that they can be read."""

import datetime
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy.orm import Session as DatabaseSession

from kiosk.directory import search_words
from kiosk.directory.listing import Access, Checked, Listing, Number, OpeningTimes, Place
from kiosk.directory.models import Address, Location, Service, ServiceAtLocation
from kiosk.directory.opening import BANK_HOLIDAY, Session
from kiosk.directory.shown import listing
from kiosk.paper.printer import JOB_TITLE
from kiosk.paper.sheet import Here, as_pdf
from kiosk.safety.cards import emergency_card, help_card
from kiosk.settings import Help, Settings
from kiosk.settings.sections import LocalNumber
from kiosk.store import Base, make_engine
from tests.audiences import IN_TRIAL
from tests.paper.reading import A4_POINTS, Read, ink, read

Moment = datetime.datetime
NOW = Moment(2026, 10, 3, 12)
HERE = Here(Settings(), NOW, trial=False)

RICH = Listing(
    id="rich",
    name="A friendly group",
    organization="Example Trust",
    summary="Meet others who have back pain.",
    access=(Access.RING, Access.DROP_IN),
    steps=("Ring this number.", "Say you want to join the group."),
    numbers=(Number("01632 960 001"), Number("01632 960 002", is_text=True)),
    website="www.example.org",
    email="group@example.org",
    opening=(OpeningTimes(days=("MO",), opens="19:00"),),
    is_free=True,
    who_for="Anyone with back pain",
    area="Burslem",
    places=(Place("The hall", "1 Park Road, ST6 1AA", "Bus 7", ("Step-free",)),),
    languages=("English", "Urdu"),
    first_visit="Somebody meets you at the door.",
    to_bring="A drink",
    alert="Not in August.",
    checked=Checked(datetime.date(2026, 9, 1), "volunteer", "phone"),
)
BARE = Listing(id="bare", name="A bare listing")
PRIVATE = Listing(
    id="private",
    name="A private line",
    summary="About something private.",
    numbers=(Number("01632 960 009"),),
    sensitive=True,
)


class Printing:
    """Makes sheets, and reads them back."""

    def __init__(self, family: str, folder: Path) -> None:
        self._family = family
        self._folder = folder

    def __call__(self, *listings: Listing, here: Here = HERE, alone: bool = True) -> Read:
        pdf = as_pdf(listings, here, alone=alone, family=self._family)
        assert pdf
        return read(pdf, self._folder)


@pytest.fixture
def printing(family: str, tmp_path: Path) -> Printing:
    return Printing(family, tmp_path)


def test_all_that_is_known_is_printed_in_the_order_in_which_it_is_needed(
    printing: Printing,
) -> None:
    text = printing(RICH).text
    told = [
        *("A friendly group", "Example Trust", "Meet others who have back pain."),
        *("Not in August.", "01632 960 001", "Send a text to", "01632 960 002"),
        *("When Mondays at 7pm", "What to do next", "1. Ring this number."),
        *("2. Say you want to join the group.", "Go online to www.example.org"),
        *("What happens the first time Somebody meets you at the door.", "What to bring A drink"),
        *("Cost Free", "Who it is for Anyone with back pain"),
        *("Where The hall 1 Park Road, ST6 1AA Bus 7", "Area Burslem"),
        *("Getting in and around Step-free", "Languages English, Urdu"),
        *("E-mail group@example.org", "Checked by phone, 1 September"),
        "You are not alone. You can get help now.",
    ]
    places = [text.index(words) for words in told]
    assert places == sorted(places)


def test_what_nobody_wrote_is_not_there(printing: Printing) -> None:
    text = printing(BARE).text
    before_help = text[: text.index("You are not alone")]
    assert before_help.split("Made on")[0].strip() == (
        "A bare listing What to do next 1. Ask a volunteer to help you get in touch. "
        "Taken from public sources. Not yet checked by this room."
    )


def test_every_page_says_when_it_was_made(printing: Printing) -> None:
    found = printing(RICH, BARE)
    for number, text in enumerate(found.texts, start=1):
        words = " ".join(text.split())
        assert "Made on 3 October 2026." in words
        assert "Ring before you go." in words
        assert f"Page {number} of {len(found.texts)}" in words


@pytest.mark.parametrize("trial", [False, True])
@pytest.mark.parametrize("alone", [False, True])
def test_in_trial_every_page_says_so(printing: Printing, trial: bool, alone: bool) -> None:
    for listings in ((RICH, BARE), (PRIVATE,), (RICH, PRIVATE)):
        for text in printing(*listings, here=Here(Settings(), NOW, trial), alone=alone).texts:
            assert ("Trial. Not for patients yet." in text) is trial


def test_a_sheet_is_large_print_in_the_letters_of_the_kiosk(printing: Printing) -> None:
    found = printing(RICH, BARE, PRIVATE)
    assert found.smallest_letters == pytest.approx(18)
    assert all(each.startswith("AtkinsonHyperlegibleNext") for each in found.families)


def test_nothing_that_can_only_be_touched_is_printed(printing: Printing) -> None:
    text = printing(RICH, BARE).text
    for words in ("Add to my list", "Finish", "Back to", "Need help now?", "Contrast"):
        assert words not in text


# Help


def test_the_numbers_for_help_stand_at_the_end_as_the_site_has_them(printing: Printing) -> None:
    local = LocalNumber("Northfield crisis team", "01632 960 555", words="Day or night.")
    settings = Settings(help=Help(local_numbers=(local,), nearest_ae="Example Hospital, Park Road"))
    found = printing(RICH, here=Here(settings, NOW, trial=False))
    after = found.text[found.text.index("You are not alone") :]
    for words in (
        *("999", "Nearest A&E: Example Hospital, Park Road.", "111", "116 123", "85258"),
        *("Northfield crisis team", "Day or night.", "01632 960 555"),
        "Use the 999 BSL app; 18001 111 or SignVideo for 111.",
    ):
        assert words in after


def test_paper_does_not_send_anybody_to_the_room(printing: Printing) -> None:
    settings = Settings(help=Help(open_place="Main reception"))
    text = printing(RICH, here=Here(settings, NOW, trial=False)).text
    assert "Main reception" not in text
    assert "volunteer" not in text


def test_help_of_a_site_that_has_filled_in_nothing_fits_on_one_page(printing: Printing) -> None:
    found = printing(BARE)
    for line in help_card(Settings(), NOW).lines:
        if line.number:
            assert line.number in found.texts[-1]
            assert line.title in found.texts[-1]


@pytest.mark.parametrize("about_moving", [False, True])
def test_what_is_about_moving_says_when_back_pain_is_an_emergency(
    printing: Printing, about_moving: bool
) -> None:
    text = printing(replace(RICH, emergency_card=about_moving)).text
    card = emergency_card(Settings())
    for words in (card.heading, card.act, *card.signs, card.soon_heading, *card.soon):
        assert (words in text) is about_moving


# Lists


def test_a_list_keeps_its_order(printing: Printing) -> None:
    text = printing(BARE, RICH).text
    assert text.index("1. A bare listing") < text.index("2. A friendly group")


def test_twenty_listings_are_printed_whole_and_each_on_a_page_of_its_own(
    printing: Printing,
) -> None:
    found = printing(*(replace(RICH, name=f"Group number {n}") for n in range(1, 21)))
    assert len(found.texts) > 20
    for number in range(1, 21):
        pages = [text for text in found.texts if f"{number}. Group number {number}\n" in
                 text.replace("\r", "")]  # fmt: skip
        assert len(pages) == 1
    for picture in found.pictures:
        there = ink(picture)
        assert there.left() >= 36
        assert there.right() <= A4_POINTS[0] - 36
        assert there.bottom() <= A4_POINTS[1] - 36


@pytest.mark.parametrize(
    "name",
    [
        "A very long name " * 15,
        "Wordwithoutspace" * 20,
        "<b>Bold</b> & <script>alert(1)</script>",
        "O'Brien\u2019s \u201cgroup\u201d \u2013 Caf\u00e9",
        "%1 {day} {0}",
    ],
)
def test_a_strange_name_is_printed_as_it_is(printing: Printing, name: str) -> None:
    text = printing(replace(RICH, name=name)).text
    assert "".join(name.split()) in "".join(text.split())


def test_a_name_in_arabic_is_printed(printing: Printing) -> None:
    name = "\u0645\u062c\u0645\u0648\u0639\u0629"
    assert name in printing(replace(RICH, name=name)).text


def test_what_cannot_be_seen_is_not_printed(printing: Printing) -> None:
    text = printing(replace(RICH, name="A\x00 gr\x1boup\x07\u202e of ours")).text
    assert "A group of ours" in text


# Times on paper


def test_paper_does_not_say_today(printing: Printing) -> None:
    today = Session(Moment(2026, 10, 3, 9), Moment(2026, 10, 3, 17))
    text = printing(replace(RICH, coming=(today,))).text
    for words in ("Open now", "today", "tomorrow", "in 2 days"):
        assert words not in text


def test_a_rule_that_leaves_the_day_open_is_printed_with_its_next_dates(
    printing: Printing,
) -> None:
    every_second = OpeningTimes(days=("TU",), opens="14:00", closes="16:00", interval=2)
    coming = tuple(
        Session(Moment(2026, month, day, 14), Moment(2026, month, day, 16))
        for month, day in ((9, 29), (10, 13), (10, 27))
    )
    text = printing(replace(RICH, opening=(every_second,), coming=coming)).text
    assert (
        "Every second Tuesday, 2pm to 4pm Next: Tuesday 13 October, 2pm to 4pm "
        "Then: Tuesday 27 October, 2pm to 4pm"
    ) in text


def test_days_on_which_it_is_shut_are_printed(printing: Printing) -> None:
    shut = (
        Session(Moment(2026, 10, 5, 19), None, BANK_HOLIDAY),
        Session(Moment(2026, 10, 12, 19), None, "closed"),
    )
    text = printing(replace(RICH, coming=shut)).text
    assert "Closed on Monday 5 October (bank holiday) Closed on Monday 12 October" in text


# What is private


def test_with_onlookers_the_number_is_all_there_is(printing: Printing) -> None:
    found = printing(PRIVATE, alone=False)
    assert found.text == "01632 960 009"
    assert len(found.texts) == 1


def test_alone_all_of_it_is_printed(printing: Printing) -> None:
    text = printing(PRIVATE, alone=True).text
    assert text.startswith("A private line About something private. 01632 960 009")
    assert "You are not alone" in text


@pytest.mark.parametrize("alone", [False, True])
def test_in_a_list_what_is_private_has_the_last_page_to_itself(
    printing: Printing, alone: bool
) -> None:
    found = printing(PRIVATE, RICH, BARE, alone=alone)
    *before, last = found.texts
    assert not any("01632 960 009" in text or "private" in text for text in before)
    assert "01632 960 009" in last
    assert ("A private line" in last) is alone
    assert "A friendly group" not in last
    assert "116 123" not in last


def test_without_a_number_and_with_onlookers_there_is_nothing_to_print(family: str) -> None:
    assert as_pdf((replace(PRIVATE, numbers=()),), HERE, alone=False, family=family) == b""


def test_of_nothing_there_is_no_sheet(family: str) -> None:
    assert as_pdf((), HERE, alone=False, family=family) == b""
    assert as_pdf((), HERE, alone=True, family=family) == b""


def test_a_confidential_place_is_never_printed(tmp_path: Path, printing: Printing) -> None:
    engine = make_engine(tmp_path / "directory.sqlite3")
    with engine.begin() as connection:
        Base.metadata.create_all(connection)
        search_words.put_up(connection)
    with DatabaseSession(engine) as session:
        service = Service(name="A refuge", publication="published", sensitive=True)
        hidden = Location(name="The house", transportation="Bus 7", confidential=True)
        session.add_all((service, hidden))
        session.flush()
        session.add(Address(location_id=hidden.id, address_1="1 Hidden Road", city="Elsewhere"))
        session.add(ServiceAtLocation(service_id=service.id, location_id=hidden.id))
        session.flush()
        found = listing(session, service.id, IN_TRIAL)
    engine.dispose()
    assert found is not None
    text = printing(found, alone=True).text
    assert "A refuge" in text
    for secret in ("The house", "Hidden", "Elsewhere", "Bus 7"):
        assert secret not in text


def test_the_file_says_nothing_of_what_it_holds(family: str) -> None:
    pdf = as_pdf((RICH,), HERE, alone=True, family=family)
    title = JOB_TITLE.encode("utf-16-be")
    assert b"/Title (\xfe\xff" + title + b")" in pdf
    for words in ("friendly", "Example"):
        assert words.encode() not in pdf
        assert words.encode("utf-16-be") not in pdf
