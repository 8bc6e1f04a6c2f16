"""What is signed is kept, and what has changed since is told line by line."""

from dataclasses import replace

from kiosk import signed_words
from kiosk.directory import going_live
from kiosk.film.films import the_film
from kiosk.safety import phrases
from kiosk.settings import Settings
from kiosk.signed_words import ChangedPart, changes, keep
from kiosk.store import Store
from tests.test_checklist import FILLED_IN, NOW

MOVED = replace(FILLED_IN, help=replace(FILLED_IN.help, nearest_ae="Southfield Hospital"))


def lines(store: Store, settings: Settings = FILLED_IN) -> list[str]:
    return signed_words.lines(store.session, settings, [the_film()])


def changed(store: Store, signed: list[str], now: list[str]) -> list[ChangedPart]:
    with store.session() as session, session.begin():
        keep(session, signed, NOW)
    with store.session() as session:
        return changes(going_live.answered(session), now)


def test_every_word_that_the_search_looks_for_is_there_to_be_read(store: Store) -> None:
    shown = "\n".join(lines(store))
    for rows in phrases.spellings_and_names()["names"].values():
        assert all(row in shown for row in rows)
    assert "amitriptyline: amitriptaline, amitryptyline" in shown
    assert "word?: this word, or nothing" in shown


def test_no_path_of_this_machine_is_among_it(store: Store) -> None:
    assert str(phrases.FILE.parent) not in "\n".join(lines(store))
    video = the_film().video
    assert video is not None
    assert str(video) not in "\n".join(lines(store))


def test_what_was_signed_has_not_changed(store: Store) -> None:
    assert changed(store, lines(store), lines(store)) == []


def test_another_hospital_is_told_where_it_stands(store: Store) -> None:
    found = changed(store, lines(store), lines(store, MOVED))
    assert [part.heading for part in found] == [
        "HELP NOW (wording 1 of 2)",
        "HELP NOW (wording 2 of 2)",
        "BACK PAIN EMERGENCY",
        "SEARCH WORDS: overdose",
    ]
    emergency = found[2]
    assert any("Southfield Hospital" in line for line in emergency.new)
    assert not any("Southfield Hospital" in line for line in emergency.gone)
    assert len(emergency.new) == len(emergency.gone) == 1


def test_a_part_that_goes_or_comes_or_stands_in_another_order_is_told(store: Store) -> None:
    before = ["", "ONE", "a", "b", "", "TWO", "c"]
    now = ["", "ONE", "b", "a", "", "THREE", "d"]
    assert changed(store, before, now) == [
        ChangedPart("ONE", (), ()),
        ChangedPart("TWO", ("c",), ()),
        ChangedPart("THREE", (), ("d",)),
    ]


def test_where_nobody_kept_the_words_nothing_is_told() -> None:
    assert changes({}, ["", "ONE", "a"]) == []
