"""The starter content: its words are plain, and it says nothing that its source does not."""

import csv
import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

from kiosk.directory.editing.advice import words_to_avoid
from kiosk.directory.editing.readability import longest_sentence, reading_age

ROOT = Path(__file__).parents[2]
STARTER = ROOT / "db" / "starter"
SOURCE = ROOT.parent / "shared" / "content" / "starter-listings.csv"

OLDEST_READER = 11
OLDEST_STAFF_READER = 14
LONGEST_SENTENCE = 20
MOST_STEPS = 3
ENOUGH_WORDS_TO_SCORE = 30

# The source has 55 national and 37 local rows; 5 and 3 of them feed Help now and its settings.
NATIONAL, LOCAL = 55 - 5, 37 - 3
# Of its 38 rows of high confidence, 6 feed Help now.
PUBLISHED = 38 - 6

KINDS = {"clinical", "support_group", "charity", "self_help", "work_and_benefits", "council"}
WAYS_IN = {"ring", "text", "online", "drop_in", "refer", "members", "contact"}
NEVER_HIDE = {"calm-helpline", "papyrus-hopeline247", "national-domestic-abuse-helpline"}
NUMBERS_OF_HELP_NOW = {
    "999",
    "111",
    "18001 111",
    "116 123",
    "85258",
    "07312 263117",
    "07507 330605",
}
GONE = (
    *("Age UK Staffordshire", "North Staffs Voice for Mental Health"),
    *("Advice House", "Hope Street"),  # where two services have moved away from
)
MAY_SAY_DRUGS = {"frank", "community-drug-and-alcohol-service", "mood"}

MUST = {"key", "kind", "name", "organization", "summary", "topics", "publish", "confidence"}
MAY = {
    *("sensitive", "never_hides", "moving", "local", "area", "who_for", "get_in", "next_steps"),
    *("phones", "website", "cost", "schedules", "when_words", "places", "check_first"),
    "source_url",
}


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads((STARTER / name).read_text(encoding="utf-8"))


LISTINGS: list[dict[str, Any]] = _read("listings.toml")["listing"]
TOPICS: list[dict[str, Any]] = _read("topics.toml")["topic"]
PRINCIPLES = _read("principles.toml")


def listing_texts(listing: dict[str, Any]) -> list[str]:
    """What a patient reads of a listing."""
    return [
        listing["name"],
        listing["organization"],
        listing["summary"],
        listing.get("who_for", ""),
        listing.get("area", ""),
        listing.get("when_words", ""),
        listing.get("cost", {}).get("words", ""),
        *listing.get("next_steps", []),
        *(phone.get("label", "") for phone in listing.get("phones", [])),
        *(session.get("note", "") for session in listing.get("schedules", [])),
        *(part for place in listing.get("places", []) for part in place.values()),
    ]


def listing_prose(listing: dict[str, Any]) -> str:
    """What a patient reads of a listing in sentences."""
    return "\n".join(
        [listing["summary"], listing.get("who_for", ""), *listing.get("next_steps", [])]
    )


def card_texts(card: dict[str, Any]) -> list[str]:
    """What a patient reads of a principle."""
    return [card["title"], card["meaning"], *card["expect"], *card["ask"]]


def staff_texts(card: dict[str, Any]) -> list[str]:
    """What staff read of a principle."""
    return list(card["staff"].values())


def every_text() -> list[tuple[str, str]]:
    """All that patients read, each text with the key of what it belongs to."""
    return [
        *((listing["key"], text) for listing in LISTINGS for text in listing_texts(listing)),
        *((topic["key"], topic[name]) for topic in TOPICS for name in ("name", "summary")),
        *(("principles", PRINCIPLES[name]) for name in ("status", "intro", "credit")),
        *(
            (f"principle {card['number']}", text)
            for card in PRINCIPLES["principle"]
            for text in card_texts(card)
        ),
    ]


def too_hard(texts: dict[str, str]) -> dict[str, float]:
    """The texts that ask for an older reader, with that reader's age."""
    ages = {name: reading_age(text) for name, text in texts.items()}
    return {name: round(age, 1) for name, age in ages.items() if age and age > OLDEST_READER}


@pytest.fixture
def source() -> list[dict[str, str]]:
    """The rows that the listings were made from."""
    if not SOURCE.is_file():
        pytest.skip(f"The source of the starter listings is not here ({SOURCE}).")
    with SOURCE.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_an_eleven_year_old_can_read_every_listing() -> None:
    assert too_hard({listing["key"]: listing_prose(listing) for listing in LISTINGS}) == {}


def test_an_eleven_year_old_can_read_the_listings_of_every_topic() -> None:
    assert (
        too_hard(
            {
                topic["key"]: "\n".join(
                    listing["summary"] for listing in LISTINGS if topic["key"] in listing["topics"]
                )
                for topic in TOPICS
            }
        )
        == {}
    )


def test_an_eleven_year_old_can_read_the_topics() -> None:
    assert too_hard({"topics": "\n".join(topic["summary"] for topic in TOPICS)}) == {}


def test_an_eleven_year_old_can_read_every_principle() -> None:
    assert (
        too_hard({card["title"]: "\n".join(card_texts(card)) for card in PRINCIPLES["principle"]})
        == {}
    )


def test_what_is_written_for_staff_is_plain_too() -> None:
    lenses = {
        card["title"]: reading_age("\n".join(staff_texts(card))) for card in PRINCIPLES["principle"]
    }
    assert {title: age for title, age in lenses.items() if age and age > OLDEST_STAFF_READER} == {}


def test_an_eleven_year_old_can_read_every_longer_text() -> None:
    longer = {text: text for _, text in every_text() if len(text.split()) >= ENOUGH_WORDS_TO_SCORE}
    assert too_hard(longer) == {}


def test_no_sentence_is_longer_than_twenty_words() -> None:
    assert [text for _, text in every_text() if longest_sentence(text) > LONGEST_SENTENCE] == []


def test_a_summary_has_one_or_two_sentences() -> None:
    assert [
        listing["key"]
        for listing in LISTINGS
        if len(re.findall(r"[.!?](?=\s|$)", listing["summary"])) not in {1, 2}
    ] == []


def test_no_text_holds_a_word_to_avoid() -> None:
    found = {
        (key, *words)
        for key, text in every_text()
        if (words := words_to_avoid(text, allow={"drugs"} if key in MAY_SAY_DRUGS else ()))
    }
    assert found == set()


def test_times_of_day_are_written_as_people_say_them() -> None:
    written = re.compile(
        r"\b\d\d:\d\d\b|\d\s+[ap]m\b|\b12(?::00)?\s*[ap]m\b|\d\s*[-\u2013]\s*\d", re.IGNORECASE
    )
    assert [text for _, text in every_text() if written.search(text)] == []


def test_there_are_as_many_listings_as_the_source_has_beside_the_crisis_lines() -> None:
    local = sum(listing.get("local", False) for listing in LISTINGS)
    assert (len(LISTINGS) - local, local) == (NATIONAL, LOCAL)


def test_as_many_are_published_as_the_source_is_sure_of() -> None:
    assert sum(listing["publish"] for listing in LISTINGS) == PUBLISHED


def test_only_what_the_source_is_sure_of_is_published() -> None:
    assert [
        listing["key"]
        for listing in LISTINGS
        if listing["publish"] != (listing["confidence"] == "high")
    ] == []


def test_every_draft_tells_a_volunteer_what_to_check_first() -> None:
    assert [
        listing["key"]
        for listing in LISTINGS
        if not listing["publish"] and not listing.get("check_first")
    ] == []


def test_every_key_is_its_own() -> None:
    keys = [listing["key"] for listing in LISTINGS]
    assert sorted(set(keys)) == sorted(keys)


def test_a_listing_carries_only_what_the_directory_knows() -> None:
    assert {
        listing["key"]: sorted(strange)
        for listing in LISTINGS
        if (strange := (MUST - listing.keys()) | (listing.keys() - MUST - MAY))
    } == {}


def test_every_kind_is_known() -> None:
    assert {listing["kind"] for listing in LISTINGS} <= KINDS


def test_every_listing_stands_in_one_to_three_topics() -> None:
    assert [
        listing["key"]
        for listing in LISTINGS
        if len(set(listing["topics"])) != len(listing["topics"])
        or len(listing["topics"]) not in {1, 2, 3}
    ] == []


def test_listings_stand_in_topics_that_there_are() -> None:
    keys = {topic["key"] for topic in TOPICS}
    assert {name for listing in LISTINGS for name in listing["topics"]} - keys == set()


def test_every_topic_has_something_to_show() -> None:
    shown = {name for listing in LISTINGS if listing["publish"] for name in listing["topics"]}
    assert {topic["key"] for topic in TOPICS} - shown == set()


def test_the_back_pain_card_is_beside_pain_and_moving() -> None:
    assert [topic["key"] for topic in TOPICS if topic.get("emergency_card")] == ["pain", "moving"]


def test_every_listing_in_moving_more_is_about_moving() -> None:
    assert [
        listing["key"]
        for listing in LISTINGS
        if ("moving" in listing["topics"]) != listing.get("moving", False)
    ] == []


def test_every_way_in_is_known() -> None:
    assert {way for listing in LISTINGS for way in listing["get_in"]} <= WAYS_IN


def test_every_listing_says_how_to_get_in() -> None:
    assert [listing["key"] for listing in LISTINGS if not listing["get_in"]] == []


def test_ringing_needs_a_number_to_ring() -> None:
    assert [
        listing["key"]
        for listing in LISTINGS
        if "ring" in listing["get_in"]
        and not any(phone.get("kind", "voice") == "voice" for phone in listing.get("phones", []))
    ] == []


def test_texting_needs_a_number_to_text() -> None:
    assert [
        listing["key"]
        for listing in LISTINGS
        if "text" in listing["get_in"]
        and not any(phone.get("kind") == "text" for phone in listing.get("phones", []))
    ] == []


def test_going_online_needs_a_website() -> None:
    assert [
        listing["key"]
        for listing in LISTINGS
        if "online" in listing["get_in"] and "website" not in listing
    ] == []


def test_a_website_is_written_as_people_type_it() -> None:
    assert [
        listing["website"]
        for listing in LISTINGS
        if not re.fullmatch(r"[\w-]+(\.[\w-]+)+(/\S*)?", listing.get("website", "none.uk"))
    ] == []


def test_steps_leave_numbers_to_ring_to_the_number_itself() -> None:
    assert [
        step
        for listing in LISTINGS
        for step in listing.get("next_steps", [])
        if re.search(r"\d{3}", step)
    ] == []


def test_there_are_three_steps_at_most() -> None:
    assert [
        listing["key"] for listing in LISTINGS if len(listing.get("next_steps", [])) > MOST_STEPS
    ] == []


def test_the_three_crisis_lines_among_the_listings_never_hide() -> None:
    assert {listing["key"] for listing in LISTINGS if listing.get("never_hides")} == NEVER_HIDE


def test_a_listing_that_never_hides_is_sensitive() -> None:
    assert [
        listing["key"]
        for listing in LISTINGS
        if listing.get("never_hides") and not listing.get("sensitive")
    ] == []


def test_words_of_abuse_suicide_or_drugs_make_a_listing_sensitive() -> None:
    delicate = re.compile(r"abuse|suicide|drugs|alcohol|drink", re.IGNORECASE)
    assert [
        listing["key"]
        for listing in LISTINGS
        if delicate.search(listing_prose(listing)) and not listing.get("sensitive")
    ] == []


def test_the_numbers_of_help_now_are_not_listings() -> None:
    numbers = {phone["number"] for listing in LISTINGS for phone in listing.get("phones", [])}
    assert numbers & NUMBERS_OF_HELP_NOW == set()


def test_what_has_gone_is_not_listed() -> None:
    everything = (STARTER / "listings.toml").read_text(encoding="utf-8").casefold()
    assert [name for name in GONE if name.casefold() in everything] == []


def test_every_number_stands_in_the_source(source: list[dict[str, str]]) -> None:
    known = {row["phone"] for row in source} | {row["text_line"] for row in source}
    numbers = {phone["number"] for listing in LISTINGS for phone in listing.get("phones", [])}
    assert numbers - known == set()


def test_every_number_stands_beside_its_own_website(source: list[dict[str, str]]) -> None:
    known = {
        (row["website"], number) for row in source for number in (row["phone"], row["text_line"])
    }
    pairs = {
        (listing.get("website", ""), phone["number"])
        for listing in LISTINGS
        for phone in listing.get("phones", [])
    }
    assert pairs - known == set()


def test_every_website_stands_in_the_source(source: list[dict[str, str]]) -> None:
    known = {row["website"] for row in source}
    assert {listing["website"] for listing in LISTINGS if "website" in listing} - known == set()


def test_nothing_is_quoted_from_the_pages_that_were_seen(source: list[dict[str, str]]) -> None:
    everything = (STARTER / "listings.toml").read_text(encoding="utf-8").casefold()
    quotations = {
        quotation
        for row in source
        for quotation in re.findall(r"'([^']{25,})'", row["source_seen"])
    }
    assert [words for words in quotations if words.casefold() in everything] == []


def test_there_are_seven_principles() -> None:
    assert [card["number"] for card in PRINCIPLES["principle"]] == [1, 2, 3, 4, 5, 6, 7]


def test_every_principle_has_three_things_to_expect() -> None:
    assert {len(card["expect"]) for card in PRINCIPLES["principle"]} == {3}


def test_every_principle_has_two_things_to_ask() -> None:
    assert {len(card["ask"]) for card in PRINCIPLES["principle"]} == {2}


def test_the_principles_hold_the_patients_words_and_those_for_staff() -> None:
    keys = {key for card in PRINCIPLES["principle"] for key in card}
    assert keys == {"number", "title", "meaning", "expect", "ask", "picture", "staff"}
