"""Who changes what a room says of itself: a lead at once, or one person after another."""

import datetime
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from kiosk.errors import KnownTrouble
from kiosk.settings import FILE_NAME, load
from kiosk.site_facts import changing
from kiosk.site_facts.changing import Change, Wish
from kiosk.site_facts.facts import fact_of
from kiosk.site_facts.models import SiteAct
from kiosk.site_facts.site_file import SiteFile
from kiosk.store import Store
from kiosk.volunteers import accounts, forgetting
from kiosk.volunteers.models import Volunteer
from kiosk.who import KIOSK, Who

NOW = datetime.datetime(2026, 11, 26, 12)
ANN, CY, BO = Who("lead", "AL", 1), Who("lead", "CO", 3), Who("volunteer", "BD", 2)

Do = Callable[..., Any]


@pytest.fixture(autouse=True)
def team(store: Store) -> None:
    with store.session() as session, session.begin():
        session.add_all(
            Volunteer(
                id=who.volunteer_id,
                name=f"Person {who.initials}",
                initials=who.initials,
                role=who.role,
                pin_hash="x",
                pin_is_own=True,
                pin_set_at=NOW,
                added_at=NOW,
            )
            for who in (ANN, CY, BO)
        )


@pytest.fixture
def site(tmp_path: Path) -> SiteFile:
    return SiteFile(tmp_path)


@pytest.fixture
def change(store: Store, site: SiteFile) -> Do:
    def do(who: Who, key: str, value: Any, hours: int = 0) -> bool:
        fact = fact_of(key)
        assert fact is not None
        with store.session() as session, session.begin():
            now = NOW + datetime.timedelta(hours=hours)
            return changing.change(session.connection(), who, Wish(fact, value), site, now)

    return do


def ask(store: Store, question: Callable[..., Any], *arguments: Any) -> Any:
    with store.session() as session, session.begin():
        return question(session.connection(), *arguments)


def waiting(store: Store) -> list[Change]:
    return ask(store, changing.waiting)  # type: ignore[no-any-return]


def test_a_lead_changes_what_is_not_on_the_cards(
    store: Store, site: SiteFile, change: Do, tmp_path: Path
) -> None:
    assert change(ANN, "room.name", "The Pain Room")
    assert load(tmp_path / FILE_NAME).room.name == "The Pain Room"
    (made,) = ask(store, changing.made, 5)
    assert (made.before, made.after) == (
        "Patient Information and Education Room",
        "The Pain Room",
    )
    assert (made.asked_by, made.acts[-1].at) == (ANN, NOW)
    assert change(ANN, "room.name", "The Pain Room"), "nothing to change"
    assert len(ask(store, changing.made, 5)) == 1


def test_a_volunteer_changes_nothing(change: Do, tmp_path: Path) -> None:
    with pytest.raises(KnownTrouble, match="Only a lead"):
        change(BO, "room.name", "The Pain Room")
    assert not (tmp_path / FILE_NAME).exists()


def test_what_is_on_the_cards_waits_for_another_person(
    store: Store, site: SiteFile, change: Do, tmp_path: Path
) -> None:
    assert not change(ANN, "help.nearest_ae", "Northfield")
    assert not (tmp_path / FILE_NAME).exists()
    (waits,) = waiting(store)
    with pytest.raises(KnownTrouble, match="You asked for this"):
        ask(store, changing.confirm, ANN, waits.id, site, NOW)
    ask(store, changing.confirm, BO, waits.id, site, NOW)
    assert load(tmp_path / FILE_NAME).help.nearest_ae == "Northfield"
    assert waiting(store) == []
    with pytest.raises(KnownTrouble, match="dealt with"):
        ask(store, changing.confirm, CY, waits.id, site, NOW)


def test_a_second_wish_takes_the_place_of_the_first(
    store: Store, site: SiteFile, change: Do
) -> None:
    change(ANN, "help.nearest_ae", "Northfield")
    change(ANN, "help.open_place", "The desk")
    change(CY, "help.nearest_ae", "Southgate", hours=1)
    assert [each.after for each in waiting(store)] == ["The desk", "Southgate"]
    change(CY, "help.nearest_ae", "", hours=2)
    assert [each.after for each in waiting(store)] == ["The desk"], "as it is already"


def test_a_wish_can_be_withdrawn(store: Store, change: Do, site: SiteFile) -> None:
    change(ANN, "help.nearest_ae", "Northfield")
    (waits,) = waiting(store)
    ask(store, changing.withdraw, CY, waits.id, NOW)
    assert waiting(store) == []
    with pytest.raises(KnownTrouble, match="dealt with"):
        ask(store, changing.withdraw, CY, waits.id, NOW)


def test_nobody_makes_a_change_of_what_has_changed_meanwhile(
    store: Store, site: SiteFile, change: Do, tmp_path: Path
) -> None:
    change(ANN, "help.nearest_ae", "Northfield")
    (tmp_path / FILE_NAME).write_text("[help]\nnearest_ae = 'Southgate'\n")
    (waits,) = waiting(store)
    with pytest.raises(KnownTrouble, match="in another way meanwhile"):
        ask(store, changing.confirm, BO, waits.id, site, NOW)
    assert load(tmp_path / FILE_NAME).help.nearest_ae == "Southgate"


def test_nobody_looks_at_the_wish_of_somebody_who_has_left(
    store: Store, site: SiteFile, change: Do, tmp_path: Path
) -> None:
    change(ANN, "help.nearest_ae", "Northfield")
    with store.session() as session:
        accounts.remove(session, 1, NOW, by=KIOSK)  # who may be back with another PIN
    (waits,) = waiting(store)
    with pytest.raises(KnownTrouble, match="has left"):
        ask(store, changing.confirm, BO, waits.id, site, NOW)
    assert not (tmp_path / FILE_NAME).exists()
    change(CY, "help.nearest_ae", "Northfield")
    ask(store, changing.confirm, BO, waiting(store)[0].id, site, NOW)
    assert load(tmp_path / FILE_NAME).help.nearest_ae == "Northfield"


def test_one_of_the_two_still_leads(
    store: Store, site: SiteFile, change: Do, tmp_path: Path
) -> None:
    change(ANN, "help.nearest_ae", "Northfield")
    with store.session() as session:
        accounts.set_role(session, 1, "volunteer", by=KIOSK)
    (waits,) = waiting(store)
    with pytest.raises(KnownTrouble, match="leads no more"):
        ask(store, changing.confirm, BO, waits.id, site, NOW)
    ask(store, changing.confirm, CY, waits.id, site, NOW)
    assert load(tmp_path / FILE_NAME).help.nearest_ae == "Northfield"


def test_what_the_file_says_already_needs_only_the_look_of_another_person(
    store: Store, site: SiteFile, change: Do, tmp_path: Path
) -> None:
    change(ANN, "help.nearest_ae", "Northfield")
    before = "[help] # ours\nnearest_ae = 'Northfield'\n"
    (tmp_path / FILE_NAME).write_text(before)  # by hand, or by a kiosk that was killed just then
    ask(store, changing.confirm, BO, waiting(store)[0].id, site, NOW)
    assert waiting(store) == []
    assert (tmp_path / FILE_NAME).read_text() == before


def test_every_change_can_be_put_back(
    store: Store, site: SiteFile, change: Do, tmp_path: Path
) -> None:
    change(ANN, "waiting_room.address", "Past the lifts")
    change(ANN, "help.nearest_ae", "Northfield")
    ask(store, changing.confirm, BO, waiting(store)[0].id, site, NOW)
    first, second = sorted(ask(store, changing.made, 5), key=lambda each: each.id)
    assert ask(store, changing.put_back, CY, first.id, site, NOW)
    assert not ask(store, changing.put_back, CY, second.id, site, NOW), "by two people again"
    ask(store, changing.confirm, BO, waiting(store)[0].id, site, NOW)
    settings = load(tmp_path / FILE_NAME)
    assert settings.waiting_room.address == "Find support in the Education Room"
    assert settings.help.nearest_ae == ""
    with pytest.raises(KnownTrouble, match="has changed this since"):
        ask(store, changing.put_back, CY, first.id, site, NOW)


@pytest.mark.parametrize(
    ("key", "months"),
    [
        ("freshness.amber_months", 9),
        ("freshness.red_months", 12),
        ("freshness.hidden_months", 9),
    ],
)
def test_the_ages_of_a_check_grow(store: Store, change: Do, key: str, months: int) -> None:
    with pytest.raises(KnownTrouble, match="more than the one before"):
        change(ANN, key, months)
    assert ask(store, changing.made, 5) == []


def test_a_change_that_the_file_cannot_take_is_not_kept(
    store: Store, change: Do, tmp_path: Path
) -> None:
    (tmp_path / FILE_NAME).write_text("[room]\nnonsense = 1\n")
    with pytest.raises(KnownTrouble, match="has a fault"):
        change(ANN, "room.name", "The Pain Room")
    assert ask(store, changing.made, 5) == []


def test_whoever_asks_hears_what_is_wrong(store: Store, change: Do) -> None:
    with pytest.raises(KnownTrouble, match="up to 200 characters"):
        change(ANN, "help.nearest_ae", "x" * 201)
    assert waiting(store) == []


def test_whoever_is_removed_is_taken_out_of_it(store: Store, change: Do) -> None:
    change(ANN, "room.name", "The Pain Room")
    with store.session() as session, session.begin():
        forgetting.forget(session, 1, "Ann Lee", "AL")
        assert session.scalars(select(SiteAct.initials)).all() == [""]
