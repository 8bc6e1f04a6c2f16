"""What a volunteer does: by somebody who still may, whole, and seen by patients at once."""

import datetime

import pytest
from sqlalchemy import Connection, delete, select, update

from kiosk.acts import AT_ONCE, Acts, NotHereAnyMore
from kiosk.directory import derived, notices, standing
from kiosk.directory.models import Derived, Revision, Service
from kiosk.directory.notices import News
from kiosk.errors import KnownTrouble
from kiosk.store import Store
from kiosk.volunteers import accounts, pins
from kiosk.volunteers.people import Person
from kiosk.who import KIOSK, Who
from tests.screens.acting import add_listing
from tests.volunteers.conftest import CHEAP

NOW = datetime.datetime(2026, 11, 23, 10)
YESTERDAY = datetime.date(2026, 11, 22)


@pytest.fixture
def ann(store: Store, monkeypatch: pytest.MonkeyPatch) -> Person:
    """A lead."""
    monkeypatch.setattr(pins, "PARAMETERS", CHEAP)
    with store.session() as session:
        return accounts.add(session, "Ann Lee", NOW, by=KIOSK, pin="482915").person


@pytest.fixture
def acts(store: Store) -> Acts:
    """At ten in the morning."""
    return Acts(store, lambda _day: "", lambda: NOW)


@pytest.fixture
def listing(store: Store) -> str:
    """The key of a published one."""
    return add_listing(store, "Walking group")


def publication(store: Store, key: str) -> str:
    with store.session() as session:
        return session.get_one(Service, key).publication


def revisions_of(store: Store) -> list[Revision]:
    with store.session() as session:
        return list(session.scalars(select(Revision).order_by(Revision.id)))


def test_an_act_is_signed_by_whoever_does_it(
    acts: Acts, store: Store, ann: Person, listing: str
) -> None:
    done = acts.write(ann.who, lambda connection, who: standing.hide(connection, listing, who, NOW))
    (kept,) = revisions_of(store)
    assert (kept.role, kept.initials, kept.volunteer_id) == ("lead", "AL", ann.id)
    assert done.result == kept.id
    assert done.revisions == (kept.id,)


def test_it_is_signed_with_the_role_of_now(
    acts: Acts, store: Store, ann: Person, listing: str
) -> None:
    with store.session() as session:
        accounts.add(session, "Bo Day", NOW, by=KIOSK, pin="730264", lead=True)
        accounts.set_role(session, ann.id, "volunteer", by=KIOSK)
    acts.write(ann.who, lambda connection, who: standing.hide(connection, listing, who, NOW))
    assert revisions_of(store)[0].role == "volunteer"


def test_somebody_who_was_removed_does_nothing(
    acts: Acts, store: Store, ann: Person, listing: str
) -> None:
    with store.session() as session:
        accounts.add(session, "Bo Day", NOW, by=KIOSK, pin="730264", lead=True)
        accounts.remove(session, ann.id, NOW, by=KIOSK)
    assert acts.still(ann.who) is None
    with pytest.raises(NotHereAnyMore):
        acts.write(ann.who, lambda connection, who: standing.hide(connection, listing, who, NOW))
    assert publication(store, listing) == "published"


def test_nobody_at_all_does_nothing(acts: Acts, store: Store, listing: str) -> None:
    for nobody in (KIOSK, Who("lead", "XX", 99), Who("volunteer", "XX")):
        with pytest.raises(NotHereAnyMore):
            acts.write(nobody, lambda connection, who: standing.hide(connection, listing, who, NOW))
    assert publication(store, listing) == "published"


def test_an_act_that_breaks_off_leaves_nothing(
    acts: Acts, store: Store, ann: Person, listing: str
) -> None:
    def half(connection: Connection, who: Who) -> None:
        standing.hide(connection, listing, who, NOW)
        raise KnownTrouble("Say why.")

    with pytest.raises(KnownTrouble, match="Say why"):
        acts.write(ann.who, half)
    assert publication(store, listing) == "published"
    assert revisions_of(store) == []


def test_an_act_that_changes_nothing_has_nothing_to_take_back(acts: Acts, ann: Person) -> None:
    done = acts.write(
        ann.who,
        lambda connection, who: notices.tell(connection, News("hidden"), who, NOW),
    )
    assert done.revisions == ()


def test_all_that_one_act_wrote_is_taken_back_at_once(
    acts: Acts, store: Store, ann: Person, listing: str
) -> None:
    other = add_listing(store, "Choir")

    def both(connection: Connection, who: Who) -> None:
        for key in (listing, other):
            standing.hide(connection, key, who, NOW)
        standing.retire(connection, listing, who, NOW, "It has closed.")

    done = acts.write(ann.who, both)
    assert len(done.revisions) == 3
    acts.undo(ann.who, done.revisions)
    assert [publication(store, key) for key in (listing, other)] == ["published"] * 2
    with pytest.raises(KnownTrouble, match="taken back already"):
        acts.undo(ann.who, done.revisions)


def test_what_patients_find_is_worked_out_in_the_same_transaction(
    acts: Acts, store: Store, ann: Person, listing: str
) -> None:
    """However much else nobody has come round to yet."""
    with store.session() as session, session.begin():
        derived.refresh_all(session, YESTERDAY, lambda _day: "")
        some = session.scalars(select(Derived.service_id).limit(AT_ONCE + 5)).all()
        session.execute(delete(Derived).where(Derived.service_id.in_(some)))
    acts.write(ann.who, lambda connection, who: standing.hide(connection, listing, who, NOW))
    with store.session() as session:
        assert session.get_one(Derived, listing).day == NOW.date()


def test_where_much_changed_the_rest_is_left_for_later(
    acts: Acts, store: Store, ann: Person
) -> None:
    told: list[bool] = []
    later = Acts(store, lambda _day: "", lambda: NOW, lambda: told.append(True))
    with store.session() as session, session.begin():
        session.execute(delete(Derived))
    later.write(ann.who, lambda _connection, _who: None)
    with store.session() as session:
        assert len(session.scalars(select(Derived.service_id)).all()) <= AT_ONCE
    assert told == [True]


def test_reading_writes_nothing(acts: Acts, store: Store) -> None:
    acts.read(lambda connection: connection.execute(update(Service).values(name="Gone")))
    with store.session() as session:
        assert session.scalars(select(Service).where(Service.name == "Gone")).first() is None
