"""The words of the tour: plain, short, and one for each step."""

import re

import pytest

from kiosk.paths import QML_IMPORT_PATH
from kiosk.wording import tour
from kiosk.wording.tour import Key, Step

MOST_WORDS = 20


def test_the_tour_has_its_five_steps_in_order() -> None:
    assert [step.key for step in tour.in_tour()] == list(Key)


@pytest.mark.parametrize("step", tour.on_paper(), ids=lambda step: step.title)
def test_sentences_are_short_and_tell_what_to_do(step: Step) -> None:
    sentences = [each for each in (*step.sentences, step.pretended) if each]
    assert sentences
    for sentence in sentences:
        assert len(sentence.split()) <= MOST_WORDS
        assert "should" not in sentence
        assert sentence.endswith(".")


def test_what_it_says_to_touch_is_on_a_screen() -> None:
    """But for the pages of others, whose names stand on Today."""
    told = " ".join(step.on_paper for step in tour.on_paper())
    named = set(re.findall("“([^”]+)”", told))
    screens = [*QML_IMPORT_PATH.rglob("kiosk/screens/**/*.qml")]
    models = [*QML_IMPORT_PATH.rglob("kiosk/viewmodels/**/*.py")]
    shown = " ".join(path.read_text(encoding="utf-8") for path in (*screens, *models))
    assert {name for name in named if name not in shown} <= {"Use a USB stick"}
