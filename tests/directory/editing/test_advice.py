"""What could be plainer, told while somebody types: words, long sentences, the whole."""

import pytest

from kiosk.directory.editing.advice import Advice, advice, words_to_avoid

LONG = " ".join(["word"] * 21)
HARD = (
    "Multidisciplinary rehabilitation facilitates understanding of musculoskeletal conditions. "
    "Interventions include psychological therapies, physiotherapy, and occupational therapy. "
    "Professionals coordinate individual programmes throughout participating organisations. "
    "Appropriate documentation accompanies subsequent consultations."
)


def words(text: str) -> list[str]:
    return [each.words for each in advice({"summary": text})]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("For chronic pain", "chronic"),
        ("A clinician rings you", "clinician"),
        ("If you suffer from pain", "suffer from"),
        ("You should ring", "should"),
        ("You shouldn\u2019t wait", "shouldn\u2019t"),
        ("Ask your practice", "practice"),
        ("Stop your drugs", "drugs"),
        ("For the mentally ill", "mentally ill"),
        ("He committed suicide", "committed suicide"),
        ("A victim of crime", "victim of"),
        ("If you experience pain", "experience"),
        ("Prior to the class", "Prior to"),
        ("70% of people", "70%"),
        ("Open at 14:30", "14:30"),
    ],
)
def test_a_word_to_avoid_is_told_as_it_stands(text: str, word: str) -> None:
    assert words(text) == [word]


@pytest.mark.parametrize(
    "text", ["Share an experience", "Suffolk", "A shoulder class", "Open at 9:30", "Drugstore", ""]
)
def test_words_like_them_are_left_alone(text: str) -> None:
    assert words(text) == []


def test_it_says_what_to_write_instead_and_where() -> None:
    assert advice({"name": "Walks", "who_for": "People with chronic pain"}) == [
        Advice("who_for", "chronic", "for a long time, or: that does not go away")
    ]


def test_words_are_told_in_their_order() -> None:
    assert words("You should ask a clinician about chronic pain") == [
        "should",
        "clinician",
        "chronic",
    ]


def test_what_a_listing_and_its_organisation_are_called_is_theirs_to_say() -> None:
    texts = {"summary": "Chronic Pain Friends meets weekly. Victim Support helps."}
    assert advice(texts, names=["Chronic Pain Friends", ""]) == []


def test_a_sentence_over_twenty_words_is_told() -> None:
    (found,) = advice({"summary": f"{LONG}. Ring us."})
    assert (found.where, found.words) == ("summary", LONG)
    assert "21 words" in found.instead
    assert advice({"summary": LONG.removeprefix("word ")}) == []


def test_the_age_of_all_texts_together_is_told_when_it_is_high() -> None:
    found = [each for each in advice({"summary": HARD[:200], "who_for": HARD}) if not each.where]
    assert len(found) == 1
    assert "years old" in found[0].instead


def test_a_short_text_is_not_scored() -> None:
    assert [each for each in advice({"summary": HARD[:90]}) if not each.where] == []


def test_plain_words_need_no_advice() -> None:
    plain = "Walk with others in the park. You can sit down when you like. Ring us first. "
    assert advice({"summary": plain, "who_for": plain, "steps": plain}) == []


def test_words_to_avoid_can_be_allowed() -> None:
    assert words_to_avoid("Help with drugs and chronic pain") == ["chronic", "drugs"]
    assert words_to_avoid("Help with drugs", allow={"drugs"}) == []
