"""The phrase sets: what has to bring up a card, what must not, and what the cards say.

The examples are data, so that a clinician can read and sign them: examples.toml.
"""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from kiosk.paths import STARTER
from kiosk.safety.phrases import PhraseCard, cards_for
from kiosk.settings import Help, Settings

ORDER = ["overdose", "emergency", "self-harm", "abuse", "medicines"]
"""The cards as they stand on the screen, the most urgent first."""


def read(path: Path) -> Any:
    with path.open("rb") as file:
        return tomllib.load(file)


EXAMPLES = read(Path(__file__).with_name("examples.toml"))
MUST_FIND = [(key, words) for key, rows in EXAMPLES["must_find"].items() for words in rows]


def found(words: str) -> list[str]:
    return [card.key for card in cards_for(words, Settings())]


def the_card(key: str, settings: Settings | None = None) -> PhraseCard:
    words = EXAMPLES["must_find"][key][0]
    return next(each for each in cards_for(words, settings or Settings()) if each.key == key)


@pytest.mark.parametrize(("key", "words"), MUST_FIND)
def test_words_that_may_mean_danger_bring_up_their_card(key: str, words: str) -> None:
    assert key in found(words)


@pytest.mark.parametrize(("key", "words"), MUST_FIND)
def test_however_they_are_written(key: str, words: str) -> None:
    assert key in found(f"  {words.upper().replace(' ', '   ')}!!! ")
    assert key in found(words.replace("'", "\u2019"))
    assert key in found(f"Hello, {words}")


@pytest.mark.parametrize("words", EXAMPLES["harmless"]["words"])
def test_harmless_words_bring_up_nothing(words: str) -> None:
    assert found(words) == []


@pytest.mark.parametrize(
    "name", [each["name"] for each in read(STARTER / "listings.toml")["listing"]]
)
def test_the_name_of_a_listing_brings_up_a_card_only_where_it_says_so(name: str) -> None:
    assert found(name) == (["abuse"] if "Domestic Abuse" in name else [])


def test_the_most_urgent_card_comes_first() -> None:
    assert found("stop my tablets, he hits me, kill myself, cant wee, overdose") == ORDER


@pytest.mark.parametrize(
    "words",
    ["overdose", "cauda equina", "suicide", "raped", "domestic abuse", "withdrawal symptoms"],
)
def test_while_somebody_types_a_card_comes_with_a_whole_word_and_stays(words: str) -> None:
    seen = [found(words[:end]) for end in range(1, len(words) + 1)]
    first = next(number for number, cards in enumerate(seen) if cards)
    assert first >= len(words.split(maxsplit=1)[0]) - 2
    assert all(cards == seen[-1] for cards in seen[first:])


@pytest.mark.parametrize(
    "words",
    [
        "",
        " ",
        "\0",
        "\n\t",
        "\N{GRINNING FACE}" * 50,
        "(((",
        "a" * 10_000,
        "a " * 10_000,
        "\u05e9\u05dc\u05d5\u05dd",
        "\u202e\u0645\u0631\u062d\u0628\u0627",
        "'; DROP TABLE services; --",
        "NEAR(AND OR NOT *",
        "\ud800",
        "\u0301" * 500,
    ],
)
def test_anything_can_be_typed(words: str) -> None:
    assert found(words) == []


def test_words_in_a_very_long_text_are_found_at_its_beginning() -> None:
    assert found("suicide " + "a " * 10_000) == ["self-harm"]


# What the cards say


def test_the_numbers_are_those_of_help_now() -> None:
    lines = read(STARTER / "cards.toml")["help"]
    numbers = {
        line["title"]: line["number"] for line in (*lines["before_local"], *lines["after_local"])
    }
    assert the_card("self-harm").number == numbers["Samaritans"] == "116 123"
    assert the_card("overdose").number == numbers["If a life is at risk"] == "999"


def test_the_abuse_line_is_the_one_that_the_directory_lists() -> None:
    listed = next(
        each
        for each in read(STARTER / "listings.toml")["listing"]
        if each["key"] == "national-domestic-abuse-helpline"
    )
    assert the_card("abuse").number == listed["phones"][0]["number"]


def test_each_card_says_and_opens_what_the_safety_rules_fix() -> None:
    overdose = the_card("overdose").words
    assert "999" in overdose
    assert "A&E now, even if you feel well" in overdose
    assert the_card("self-harm").opens == "help"
    assert the_card("emergency").opens == "emergency"
    assert the_card("abuse").heading == "Ask a nurse for a private word"
    assert the_card("medicines").heading == (
        "Ask a pharmacist or GP before you stop or change a medicine"
    )


def test_the_overdose_card_names_the_nearest_a_and_e_where_the_site_has() -> None:
    site = Settings(help=Help(nearest_ae="Example Hospital"))
    assert "Nearest A&E: Example Hospital." in the_card("overdose", site).words
    assert "Nearest" not in the_card("overdose").words


def test_every_misspelling_belongs_to_a_word_of_the_sets() -> None:
    texts = read(STARTER / "phrases.toml")
    rows = [row for each in texts["set"] for row in (*each["phrases"], *each.get("unless", ()))] + [
        row for rows in texts["names"].values() for row in rows
    ]
    words = {word for row in rows for piece in row.split() for word in piece.strip("?").split("|")}
    assert texts["spellings"].keys() <= words


def test_every_name_in_a_phrase_has_its_words() -> None:
    texts = read(STARTER / "phrases.toml")
    named = {
        piece.strip("{}?")
        for each in texts["set"]
        for row in (*each["phrases"], *each.get("unless", ()))
        for piece in row.split()
        if piece.startswith("{")
    }
    assert named <= texts["names"].keys()
