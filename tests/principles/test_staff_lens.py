"""The principles for staff: every line of the source in our own words, under its key."""

import re
import tomllib
from itertools import pairwise
from pathlib import Path

import pytest
from sqlalchemy import delete, select

from kiosk import content, paths
from kiosk.principles.cards import STAFF_KINDS, staff_lens
from kiosk.principles.models import Principle, PrincipleLine
from kiosk.store import Store

SOURCE = Path(__file__).parents[3] / "shared" / "source" / "draft-principles.txt"
WORDS_IN_A_ROW = 6
LINES = {
    ("P1", "practice"): 4,
    ("P2", "practice"): 5,
    ("P3", "practice"): 2,
    ("P4", "practice"): 4,
    ("P5", "practice"): 5,
    ("P6", "practice"): 2,
    ("P7", "practice"): 3,
    ("P1", "question"): 1,
    ("P2", "question"): 2,
    ("P3", "question"): 1,
    ("P4", "question"): 3,
    ("P5", "question"): 2,
    ("P6", "question"): 2,
    ("P7", "question"): 2,
    **{(f"P{number}", kind): 1 for number in range(1, 8) for kind in ("statement", "quote")},
}
"""How many lines the source has of each kind: 25 practices, 13 questions, 7 quotes in all."""


def lines(store: Store) -> dict[str, str]:
    """Our words by the keys of the source."""
    with store.session() as session:
        return {
            str(line.source_key): line.words
            for line in session.scalars(
                select(PrincipleLine).where(PrincipleLine.kind.in_(STAFF_KINDS))
            )
        }


def test_every_line_of_the_source_has_its_key(store: Store) -> None:
    assert set(lines(store)) == {
        f"{principle}.{kind}.{nth}"
        for (principle, kind), count in LINES.items()
        for nth in range(1, count + 1)
    }


def test_a_lens_holds_the_lines_of_its_principle_in_their_order(store: Store) -> None:
    with (paths.STARTER / "principles.toml").open("rb") as file:
        fourth = tomllib.load(file)["principle"][3]
    with store.session() as session:
        lens = staff_lens(session, 4)
    assert lens is not None
    assert (lens.number, lens.title) == (4, fourth["title"])
    assert (lens.statement, *lens.practices, *lens.quotes, *lens.questions) == tuple(
        fourth["staff"].values()
    )


def test_there_is_no_lens_of_a_principle_that_is_not_there(store: Store) -> None:
    with store.session() as session:
        assert staff_lens(session, 8) is None


def test_no_sentence_of_the_source_is_shipped(store: Store) -> None:
    if not SOURCE.is_file():
        pytest.skip(f"The source of the principles is not here ({SOURCE}).")

    def runs(text: str) -> set[tuple[str, ...]]:
        words = re.findall(r"[a-z']+", text.lower())
        return {tuple(words[n : n + WORDS_IN_A_ROW]) for n in range(len(words) - WORDS_IN_A_ROW)}

    source = runs(SOURCE.read_text(encoding="utf-8"))
    taken = {key: runs(words) & source for key, words in lines(store).items()}
    assert {key: runs_ for key, runs_ in taken.items() if runs_} == {}


def test_no_two_lines_say_the_same(store: Store) -> None:
    words = sorted(lines(store).values())
    assert [one for one, next_ in pairwise(words) if one == next_] == []


def test_principles_that_came_without_them_get_them_at_the_next_start(store: Store) -> None:
    whole = lines(store)
    with store.session() as session, session.begin():
        session.execute(delete(PrincipleLine).where(PrincipleLine.kind.in_(STAFF_KINDS)))
    store.close()
    again = content.open_content(store.path.parent)
    assert lines(again) == whole
    again.close()


def test_lines_that_staff_have_changed_stay_as_they_are(store: Store) -> None:
    with store.session() as session, session.begin():
        session.execute(delete(PrincipleLine).where(PrincipleLine.source_key != "P1.quote.1"))
    store.close()
    again = content.open_content(store.path.parent)
    assert list(lines(again)) == ["P1.quote.1"]
    again.close()


def test_a_principle_that_was_taken_out_stays_out(store: Store) -> None:
    with store.session() as session, session.begin():
        session.execute(delete(PrincipleLine).where(PrincipleLine.kind.in_(STAFF_KINDS)))
        session.execute(delete(PrincipleLine).where(PrincipleLine.principle_number == 7))
        session.execute(delete(Principle).where(Principle.number == 7))
    store.close()
    again = content.open_content(store.path.parent)
    assert not any(key.startswith("P7.") for key in lines(again))
    again.close()
