"""What a clinician signs for."""

import re

import pytest

from kiosk.safety import phrases
from kiosk.safety.signing import fingerprint
from kiosk.settings import Help, Room, Settings
from tests.safety.test_cards import BARE, FULL, MONDAYS, TEXT_TEAM

FILM = "All that the film says."
PRINCIPLES = "All that the principles say."


def test_the_fingerprint_is_the_same_for_the_same_words() -> None:
    assert fingerprint(FULL, FILM, PRINCIPLES) == fingerprint(FULL, FILM, PRINCIPLES)


def test_the_fingerprint_is_a_sha256() -> None:
    assert re.fullmatch(r"[0-9a-f]{64}", fingerprint(BARE, FILM, PRINCIPLES))


@pytest.mark.parametrize(
    "other",
    [
        Settings(room=Room(staff_sentence="Ask here.")),
        Settings(room=Room(extension="4321")),
        Settings(help=Help(open_place="Main reception")),
        Settings(help=Help(nearest_ae="Northfield")),
        Settings(help=Help(not_ae="Southgate")),
        Settings(help=Help(local_numbers=(TEXT_TEAM,))),
    ],
    ids=["staff sentence", "extension", "open place", "nearest", "not", "local number"],
)
def test_the_fingerprint_changes_with_what_the_site_says(other: Settings) -> None:
    assert fingerprint(other, FILM, PRINCIPLES) != fingerprint(BARE, FILM, PRINCIPLES)


def test_the_fingerprint_does_not_change_with_the_hours_of_the_room() -> None:
    assert fingerprint(Settings(room=Room(hours=MONDAYS)), FILM, PRINCIPLES) == fingerprint(
        BARE, FILM, PRINCIPLES
    )


def test_the_fingerprint_changes_with_the_words_of_the_film() -> None:
    assert fingerprint(BARE, "Other words.", PRINCIPLES) != fingerprint(BARE, FILM, PRINCIPLES)


def test_the_fingerprint_changes_with_the_words_of_the_principles() -> None:
    assert fingerprint(BARE, FILM, "Other words.") != fingerprint(BARE, FILM, PRINCIPLES)


def test_the_fingerprint_changes_with_a_phrase(monkeypatch: pytest.MonkeyPatch) -> None:
    before = fingerprint(BARE, FILM, PRINCIPLES)
    written = phrases.as_written(BARE)
    monkeypatch.setattr(phrases, "as_written", lambda _settings: written[1:])
    assert fingerprint(BARE, FILM, PRINCIPLES) != before
