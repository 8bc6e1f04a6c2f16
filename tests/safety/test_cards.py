"""The fixed cards: their words and numbers, compared with those that were agreed."""

import re
from datetime import datetime

import pytest

from kiosk.safety.cards import (
    EmergencyCard,
    HelpCard,
    HelpLine,
    emergency_card,
    help_card,
)
from kiosk.settings import Help, Hours, LocalNumber, Room, Settings

OPEN = datetime(2026, 11, 23, 10)
CLOSED = datetime(2026, 11, 23, 22)
MONDAYS = (Hours(("MO",), "09:00", "17:00"),)
TEXT_TEAM = LocalNumber("Northfield text team", "07700 900 001", "text", "Day or night.")

BARE = Settings()
FULL = Settings(
    room=Room(hours=MONDAYS, staff_sentence="Ask at the desk by the door", extension="4321"),
    help=Help(
        open_place="Main reception",
        nearest_ae="Northfield Hospital, Park Road",
        not_ae="the walk-in centre at Southgate",
        local_numbers=(TEXT_TEAM,),
    ),
)
SITES = {
    "nothing set": (BARE, OPEN),
    "all set, open": (FULL, OPEN),
    "all set, closed": (FULL, CLOSED),
    "hours only, closed": (Settings(room=Room(hours=MONDAYS)), CLOSED),
}


@pytest.fixture(params=list(SITES.values()), ids=list(SITES))
def card(request: pytest.FixtureRequest) -> HelpCard:
    """Help now, at sites that have said much or little, by day and by night."""
    settings, now = request.param
    return help_card(settings, now)


@pytest.fixture(params=[BARE, FULL], ids=["nothing set", "all set"])
def emergency(request: pytest.FixtureRequest) -> EmergencyCard:
    """Back pain emergency, likewise."""
    return emergency_card(request.param)


def whole(line: HelpLine) -> str:
    return f"{line.title}: {line.words}"


def titled(card: HelpCard, title: str) -> HelpLine:
    (line,) = (line for line in card.lines if line.title == title)
    return line


def texts(card: HelpCard) -> list[str]:
    return [
        card.heading,
        *(text for line in (card.first, *card.lines) for text in (line.title, line.words)),
    ]


# Help now


def test_the_heading_says_that_nobody_is_alone(card: HelpCard) -> None:
    assert card.heading == "You are not alone. You can get help now."


def test_the_people_in_the_building_come_first(card: HelpCard) -> None:
    assert card.first.title == "Tell a member of staff or a volunteer"


@pytest.mark.parametrize(
    ("number", "how"),
    [("999", "ring"), ("111", "ring"), ("116 123", "ring"), ("85258", "text")],
)
def test_a_national_number_stands_large_on_the_card_once(
    card: HelpCard, number: str, how: str
) -> None:
    assert [line.how for line in card.lines if line.number == number] == [how]


def test_there_is_no_large_number_that_was_not_agreed() -> None:
    numbers = [line.number for line in help_card(BARE, OPEN).lines if line.number]
    assert numbers == ["999", "111", "116 123", "85258"]


@pytest.mark.parametrize(
    "sentence",
    [
        "If a life is at risk: Call 999 or go to A&E.",
        "You have hurt yourself or taken too many tablets: 999 or A&E now, even if you feel well.",
        "Call 111 and choose the mental health option.",
        "Text SHOUT to 85258.",
        "Deaf?: Use the 999 BSL app; 18001 111 or SignVideo for 111.",
    ],
)
def test_an_agreed_sentence_is_on_the_card(card: HelpCard, sentence: str) -> None:
    assert any(sentence in whole(line) for line in card.lines)


def test_the_lines_are_in_the_agreed_order() -> None:
    assert [line.title for line in help_card(FULL, OPEN).lines] == [
        "If a life is at risk",
        "You have hurt yourself or taken too many tablets",
        "Urgent mental health help",
        "Northfield text team",
        "Samaritans",
        "Shout",
        "No phone?",
        "Deaf?",
    ]


def test_a_local_number_is_shown_as_the_site_wrote_it() -> None:
    assert titled(help_card(FULL, OPEN), "Northfield text team") == HelpLine(
        "Northfield text team", "Day or night.", "07700 900 001", "text"
    )


def test_only_lines_that_are_free_day_and_night_say_so(card: HelpCard) -> None:
    free = {line.title for line in card.lines if "Free, day or night." in line.words}
    assert free == {"Urgent mental health help", "Samaritans", "Shout"}


# The first line, by what the site has said and by the hour


def test_in_hours_the_first_line_says_where_staff_are_and_how_to_ring_them() -> None:
    assert help_card(FULL, OPEN).first.words == (
        "Ask at the desk by the door. From a hospital phone, ring 4321. "
        "If nobody is here, go to Main reception."
    )


def test_outside_hours_the_first_line_names_the_place_that_is_open() -> None:
    assert help_card(FULL, CLOSED).first.words == (
        "There may be nobody in this room now. Go to Main reception. It is open."
    )


def test_outside_hours_without_such_a_place_the_first_line_sends_to_the_numbers() -> None:
    settings = Settings(room=Room(hours=MONDAYS, staff_sentence="Ask at the desk."))
    assert help_card(settings, CLOSED).first.words == (
        "There may be nobody in this room now. Call one of the numbers below."
    )


def test_while_hours_are_unknown_the_first_line_names_staff_and_the_open_place() -> None:
    settings = Settings(
        room=Room(staff_sentence="Ask at the desk."), help=Help(open_place="Main reception")
    )
    assert help_card(settings, CLOSED).first.words == (
        "Ask at the desk. If nobody is here, go to Main reception."
    )


def test_while_nothing_is_set_the_first_line_says_only_what_is_true_anywhere() -> None:
    assert help_card(BARE, CLOSED).first.words == (
        "You can tell anyone who works here. If nobody is here, call one of the numbers below."
    )


@pytest.mark.parametrize("sentence", ["Ask here", "Ask here.", "Ask here!"])
def test_a_staff_sentence_ends_with_one_mark(sentence: str) -> None:
    words = help_card(Settings(room=Room(staff_sentence=sentence)), OPEN).first.words
    assert re.match(r"Ask here[.!] If", words)


def test_braces_in_what_a_site_wrote_are_shown_as_they_are() -> None:
    settings = Settings(room=Room(staff_sentence="Ask {open_place} {}"))
    assert help_card(settings, OPEN).first.words.startswith("Ask {open_place} {}. ")


# The site's own places


def test_somebody_without_a_phone_is_told_who_will_ring() -> None:
    line = titled(help_card(FULL, OPEN), "No phone?")
    assert line.words == "Ask at Main reception. They will ring for you."


def test_no_promise_to_ring_is_made_for_a_place_that_was_not_named() -> None:
    assert titled(help_card(BARE, OPEN), "No phone?").words == "Ask any member of staff."


def test_the_nearest_a_and_e_stands_beside_999() -> None:
    line = titled(help_card(FULL, OPEN), "If a life is at risk")
    assert line.words.endswith("Nearest A&E: Northfield Hospital, Park Road.")


def test_nothing_is_said_of_a_nearest_a_and_e_that_was_not_named() -> None:
    assert titled(help_card(BARE, OPEN), "If a life is at risk").words == "Call 999 or go to A&E."


def test_no_braces_of_our_own_reach_the_screen(card: HelpCard) -> None:
    assert [text for text in texts(card) if "{" in text] == []


# Back pain emergency


def test_the_emergency_card_says_what_to_do(emergency: EmergencyCard) -> None:
    assert emergency.act == "Call 999 or go to A&E now if you have back pain and:"


def test_the_emergency_card_has_every_sign_in_the_agreed_words(emergency: EmergencyCard) -> None:
    assert " · ".join(emergency.signs) == (
        "numbness or tingling around your genitals or bottom · trouble peeing · "
        "loss of control of pee or poo · pain, tingling, weakness or numbness in both legs · "
        "chest pain · or it began after a serious accident"
    )


def test_the_emergency_card_says_whom_to_ask_soon(emergency: EmergencyCard) -> None:
    assert emergency.soon_heading == "Ask your GP surgery or 111 soon about back pain if:"


@pytest.mark.parametrize(
    "reason",
    [
        "it gets worse or does not ease",
        "a high temperature",
        "unexplained weight loss",
        "a lump or change of shape",
        "worse at night",
    ],
)
def test_the_emergency_card_has_every_reason_to_ask_soon(
    emergency: EmergencyCard, reason: str
) -> None:
    assert sum(reason in line for line in emergency.soon) == 1


def test_the_emergency_card_names_the_nearest_a_and_e() -> None:
    assert emergency_card(FULL).nearest_ae == "Nearest A&E: Northfield Hospital, Park Road."


def test_the_emergency_card_names_what_is_not_an_a_and_e() -> None:
    assert emergency_card(FULL).not_ae == "Not an A&E: the walk-in centre at Southgate."


def test_the_emergency_card_is_silent_about_places_that_were_not_named() -> None:
    assert (emergency_card(BARE).nearest_ae, emergency_card(BARE).not_ae) == ("", "")


def test_the_emergency_card_asks_nothing(emergency: EmergencyCard) -> None:
    assert "?" not in repr(emergency)


# Plain words

AVOIDED = ("should", "chronic", "clinician", "suffer", "victim", "committed", "press 2", "option 2")


def all_texts() -> list[str]:
    card, emergency = help_card(FULL, OPEN), emergency_card(FULL)
    return [
        *texts(card),
        *texts(help_card(FULL, CLOSED)),
        *texts(help_card(BARE, CLOSED)),
        *(f"{emergency.act} {sign}" for sign in emergency.signs),
        *(f"{emergency.soon_heading} {reason}" for reason in emergency.soon),
        emergency.nearest_ae,
        emergency.not_ae,
    ]


@pytest.mark.parametrize("word", AVOIDED)
def test_a_word_to_avoid_is_on_neither_card(word: str) -> None:
    assert [text for text in all_texts() if word in text.lower()] == []


def test_no_sentence_is_longer_than_twenty_words() -> None:
    sentences = [part for text in all_texts() for part in re.split(r"[.?!:] ", text)]
    assert [part for part in sentences if len(part.split()) > 20] == []
