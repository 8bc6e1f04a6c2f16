"""A copy to practise on: it is the directory, nothing of it comes back, and nothing stays."""

import stat
import tempfile
from pathlib import Path

import pytest
from sqlalchemy import func, select

from kiosk import practice
from kiosk.directory.models import Service
from kiosk.errors import KnownTrouble
from kiosk.store import Store


def published(store: Store) -> int:
    with store.session() as session:
        found = select(func.count(Service.id)).where(Service.publication == "published")
        return session.scalar(found) or 0


def test_a_copy_holds_what_the_directory_holds(store: Store) -> None:
    copy = practice.begin(store)
    assert published(copy.store) == published(store) > 0
    copy.throw_away()


def test_what_is_changed_in_it_stays_there(store: Store) -> None:
    before = published(store)
    copy = practice.begin(store)
    with copy.store.session() as session, session.begin():
        for service in session.scalars(select(Service)):
            service.publication = "hidden"
    assert published(copy.store) == 0
    assert published(store) == before
    copy.throw_away()


def test_nothing_of_it_is_left(store: Store) -> None:
    before = sorted(store.path.parent.iterdir())
    copy = practice.begin(store)
    (copy.stick / "listings.xlsx").write_text("taken")
    assert sorted(store.path.parent.iterdir()) != before
    copy.throw_away()
    assert sorted(store.path.parent.iterdir()) == before


def test_only_this_user_may_read_it(store: Store) -> None:
    copy = practice.begin(store)
    assert stat.S_IMODE(copy.folder.stat().st_mode) == stat.S_IRWXU
    copy.throw_away()


def test_what_a_power_cut_has_left_is_swept(store: Store) -> None:
    copy = practice.begin(store)
    copy.store.close()
    practice.sweep(store.path.parent)
    assert not copy.folder.exists()
    assert published(store) > 0


def test_where_there_is_no_room_it_is_said_and_nothing_is_left(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_arguments: object, **_by_name: object) -> str:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(tempfile, "mkdtemp", full)
    before = sorted(store.path.parent.iterdir())
    with pytest.raises(KnownTrouble, match="no copy to practise on"):
        practice.begin(store)
    assert sorted(store.path.parent.iterdir()) == before


def test_sweeping_where_there_is_nothing_does_nothing(tmp_path: Path) -> None:
    practice.sweep(tmp_path / "gone")
