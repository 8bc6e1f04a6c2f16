"""The film is stopped by anybody and shown again by a lead; a lead hears of it."""

import datetime

import pytest

from kiosk import backups, content
from kiosk.directory import film_stop, going_live, notices, revisions
from kiosk.errors import KnownTrouble
from kiosk.store import Store
from kiosk.who import Who

NOW = datetime.datetime(2026, 11, 23, 10)
BO, ANN = Who("volunteer", "BD", 2), Who("lead", "AL", 1)


def stop(store: Store, who: Who = BO) -> None:
    with revisions.writing(store) as connection:
        film_stop.stop(connection, who, NOW)


def show(store: Store, who: Who = ANN) -> None:
    with revisions.writing(store) as connection:
        film_stop.show(connection, who, NOW)


def is_stopped(store: Store) -> bool:
    with store.engine.connect() as connection:
        return film_stop.stopped(connection) is not None


def unheard(store: Store) -> list[tuple[str, str]]:
    with store.engine.connect() as connection:
        return [(each.news.what, each.who.initials) for each in notices.unheard(connection)]


def test_a_new_kiosk_shows_the_film(store: Store) -> None:
    assert not is_stopped(store)


def test_a_volunteer_stops_it_and_a_lead_hears_of_it_once(store: Store) -> None:
    stop(store)
    stop(store)
    assert is_stopped(store)
    assert unheard(store) == [("film stopped", "BD")]


def test_it_stays_stopped_when_a_lead_has_heard_of_it(store: Store) -> None:
    stop(store)
    with revisions.writing(store) as connection:
        (heard,) = notices.unheard(connection)
        notices.hear(connection, heard.id, NOW)
    assert is_stopped(store)


def test_a_lead_need_not_hear_of_what_a_lead_did(store: Store) -> None:
    stop(store, ANN)
    show(store)
    assert not is_stopped(store)
    assert unheard(store) == []


def test_only_a_lead_has_it_shown_again(store: Store) -> None:
    stop(store)
    with pytest.raises(KnownTrouble, match="lead"):
        show(store, BO)
    assert is_stopped(store)


def test_no_backup_that_is_put_back_starts_it_or_takes_the_room_live(store: Store) -> None:
    with store.session() as session, session.begin():
        going_live.answer(session, going_live.LIVE, "A. Lead", NOW)
    backups.back_up(store.path, NOW)
    stop(store)
    with store.session() as session, session.begin():
        going_live.back_to_trial(session)
    content.put_back(store.path.parent, "", NOW)
    assert is_stopped(store)
    with store.session() as session:
        assert going_live.is_trial(session)
