"""The principles as they land in the tables and come back as cards."""

import tomllib
from dataclasses import astuple

from kiosk import paths
from kiosk.principles.cards import PrincipleCard, Principles, count, principles
from kiosk.store import Store


def read(store: Store) -> Principles:
    with store.session() as session:
        return principles(session)


def test_there_are_seven_in_their_order(store: Store) -> None:
    assert [card.number for card in read(store).cards] == [1, 2, 3, 4, 5, 6, 7]


def test_they_are_counted(store: Store) -> None:
    with store.session() as session:
        assert count(session) == 7


def test_every_word_of_the_content_file_comes_back(store: Store) -> None:
    with (paths.STARTER / "principles.toml").open("rb") as file:
        content = tomllib.load(file)
    whole = read(store)
    assert (whole.status, whole.intro, whole.credit) == (
        content["status"],
        content["intro"],
        content["credit"],
    )
    assert list(whole.cards) == [
        PrincipleCard(
            number=card["number"],
            title=card["title"],
            meaning=card["meaning"],
            picture=card["picture"],
            expect=tuple(card["expect"]),
            ask=tuple(card["ask"]),
        )
        for card in content["principle"]
    ]


def test_no_part_of_a_card_is_empty(store: Store) -> None:
    assert all(all(astuple(card)) for card in read(store).cards)
