"""Names and initials of volunteers."""

import pytest

from kiosk.errors import KnownTrouble
from kiosk.volunteers import names


@pytest.mark.parametrize(
    ("typed", "is_kept"),
    [
        ("  Ann \t Lee\n", "Ann Lee"),
        ("Zoe\u0308 O'Neill-Watson", "Zoë O'Neill-Watson"),
        ("محمد رضا\u200cزاده", "محمد رضا\u200cزاده"),
        ("李", "李"),
        ("x" * 60, "x" * 60),
    ],
)
def test_a_name_is_kept_tidy_in_any_script(typed: str, is_kept: str) -> None:
    assert names.name(typed) == is_kept


@pytest.mark.parametrize(
    "typed",
    ["", " ", "123", "...", "x" * 61, "Ann\x00Lee", "Ann \u202eLee", "Ann\udcffLee", "\u200b A"],
)
def test_what_cannot_be_a_name_is_refused(typed: str) -> None:
    with pytest.raises(KnownTrouble):
        names.name(typed)


@pytest.mark.parametrize(("typed", "kept"), [("ab", "AB"), (" É ", "É"), ("abcd", "ABCD")])
def test_initials_are_kept_as_capitals(typed: str, kept: str) -> None:
    assert names.initials(typed) == kept


@pytest.mark.parametrize("typed", ["", "A B", "ABCDE", "A2", "A-B", "A.", "ßßß", "_"])
def test_what_cannot_be_initials_is_refused(typed: str) -> None:
    with pytest.raises(KnownTrouble, match="one to four letters"):
        names.initials(typed)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        *(("Ann Lee", "AL"), ("Ann Marie Lee", "AL"), ("Cher", "CH"), ("X", "X"), ("李", "李")),
        *(("o'neill", "ON"), ("3 Jo-Ann (Bo) d'Arcy 2nd", "JN")),
    ],
)
def test_initials_come_from_the_name(name: str, expected: str) -> None:
    assert names.suggested(name, ()) == expected


def test_where_they_are_taken_more_letters_are_used() -> None:
    taken: list[str] = []
    for _ in range(7):
        taken.append(names.suggested("Ann Lee", taken))
    assert taken == ["AL", "ALE", "ALEE", "ANL", "ANLE", "ANNL", "ALA"]


@pytest.mark.parametrize("name", ["Ann Lee", "X", "李", "Straßer Ö"])
def test_there_are_initials_for_many_of_the_same_name_and_all_may_be_typed(name: str) -> None:
    taken: list[str] = []
    for _ in range(200):
        taken.append(names.suggested(name, taken))
    assert len(set(taken)) == 200
    assert [names.initials(each) for each in taken] == taken
