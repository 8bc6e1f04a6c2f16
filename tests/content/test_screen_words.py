"""The words of the screens and of the two fixed cards: plain, short, and none to avoid."""

import ast
import dataclasses
import re
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from kiosk.directory.editing.advice import words_to_avoid
from kiosk.directory.editing.readability import longest_sentence, reading_age
from kiosk.safety.cards import emergency_card, help_card
from kiosk.settings import Help, Room, Settings
from tests.each import of_each

KIOSK = Path(__file__).parents[2] / "kiosk"
OLDEST_READER = 11
LONGEST_SENTENCE = 20
FEWEST_STRINGS = 40

FILLED_IN = Settings(
    room=Room(staff_sentence="Ask at the desk by the door", extension="5000"),
    help=Help(open_place="the main reception", nearest_ae="Example Hospital", not_ae="the Haven"),
)
AT_NIGHT = datetime(2026, 11, 23, 3)


def of_the_screens() -> Iterator[str]:
    """Every string that QML hands to `qsTr`, with its holes filled."""
    for path in sorted(KIOSK.rglob("*.qml")):
        for found in re.finditer(r'qsTr\("((?:[^"\\]|\\.)*)"', path.read_text(encoding="utf-8")):
            yield re.sub(r"%\d", "5", found[1])


def of_python(part: str) -> Iterator[str]:
    """Every string that a part hands to `translate`, or marks for it."""
    for path in sorted((KIOSK / part).rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call)]
        marked = [node for node in calls if ast.unparse(node.func).endswith("QT_TRANSLATE_NOOP")]
        for node in calls:
            if node in marked or ast.unparse(node.func).endswith("translate"):
                text = node.args[1]
                if isinstance(text, ast.Constant):
                    yield str(text.value)
                else:
                    assert marked, f"{path.name}: only a literal, or what is marked, is translated"


def of_a_card(card: object) -> list[str]:
    """Every text of a card, its lines too."""
    if isinstance(card, str):
        return [card] if card else []
    parts = card if isinstance(card, tuple) else dataclasses.astuple(card)  # type: ignore[call-overload]
    return [text for part in parts for text in of_a_card(part)]


HELP = of_a_card(help_card(FILLED_IN, AT_NIGHT)) + of_a_card(help_card(Settings(), AT_NIGHT))
EMERGENCY = of_a_card(emergency_card(FILLED_IN))
PYTHON = [text for part in ("paper", "viewmodels", "wording") for text in of_python(part)]
STRINGS = sorted({*of_the_screens(), *PYTHON, *HELP, *EMERGENCY})


def test_the_words_are_found() -> None:
    assert len(STRINGS) > FEWEST_STRINGS


@of_each(STRINGS)
def test_a_sentence_is_short(text: str) -> None:
    assert longest_sentence(text) <= LONGEST_SENTENCE


@of_each(STRINGS)
def test_no_word_is_one_to_avoid(text: str) -> None:
    assert words_to_avoid(text) == []


@pytest.mark.parametrize(
    "texts",
    [list(of_the_screens()), PYTHON, HELP, EMERGENCY],
    ids=["screens", "Python", "help now", "back pain emergency"],
)
def test_a_child_of_eleven_can_read_it(texts: list[str]) -> None:
    age = reading_age("\n".join(texts))
    assert age is not None
    assert age <= OLDEST_READER
