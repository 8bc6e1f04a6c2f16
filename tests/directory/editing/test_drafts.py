"""A draft keeps itself, is its writer's own, and is public only when somebody says so."""

import datetime
from collections.abc import Iterator
from dataclasses import replace

import pytest
from sqlalchemy import Connection

from kiosk.directory.editing import drafts
from kiosk.directory.editing.form import ListingForm, NumberEntry, PlaceEntry
from kiosk.directory.revisions import writing
from kiosk.directory.starter import key
from kiosk.store import Store
from kiosk.who import Who

NOW = datetime.datetime(2026, 11, 23, 10)
ANNE, BEN = Who("volunteer", "AN", 1), Who("volunteer", "BE", 2)
LISTING = key("service", "backcare")


@pytest.fixture
def connection(store: Store) -> Iterator[Connection]:
    with writing(store) as opened:
        yield opened


def test_a_draft_begins_with_the_listing_as_it_is(connection: Connection) -> None:
    draft = drafts.begin(connection, ANNE, NOW, LISTING)
    assert draft.base == draft.form
    assert draft.form.name == "BackCare"


def test_what_is_written_is_kept(connection: Connection) -> None:
    draft = drafts.begin(connection, ANNE, NOW, LISTING)
    form = replace(
        draft.form,
        numbers=(NumberEntry("01632 960001", "Pat", is_text=True),),
        places=(PlaceEntry("Hall", access=("No steps",)),),
        is_free=None,
    )
    drafts.save(connection, draft.id, form, NOW)
    kept = drafts.get(connection, draft.id)
    assert kept is not None
    assert kept.form == form


def test_the_same_person_goes_on_with_the_same_draft(connection: Connection) -> None:
    draft = drafts.begin(connection, ANNE, NOW, LISTING)
    drafts.save(connection, draft.id, replace(draft.form, name="New"), NOW)
    assert drafts.begin(connection, ANNE, NOW, LISTING).form.name == "New"


def test_two_people_have_a_draft_each(connection: Connection) -> None:
    draft = drafts.begin(connection, ANNE, NOW, LISTING)
    drafts.save(connection, draft.id, replace(draft.form, name="New"), NOW)
    assert drafts.begin(connection, BEN, NOW, LISTING).form.name == "BackCare"


def test_a_new_listing_begins_blank_or_with_a_copy(connection: Connection) -> None:
    assert drafts.begin(connection, ANNE, NOW).form == ListingForm()
    copy = ListingForm(name="Copy")
    assert drafts.begin(connection, ANNE, NOW, start=copy).form == copy


def test_what_holds_nothing_new_waits_for_nobody(connection: Connection) -> None:
    drafts.begin(connection, ANNE, NOW, LISTING)
    draft = drafts.begin(connection, BEN, NOW, LISTING)
    drafts.save(connection, draft.id, replace(draft.form, name="New"), NOW)
    assert [each.id for each in drafts.waiting(connection)] == [draft.id]


def test_a_draft_can_begin_with_what_somebody_read_and_wrote(connection: Connection) -> None:
    read, written = ListingForm(name="Read"), ListingForm(name="Written")
    draft = drafts.begin(connection, ANNE, NOW, LISTING, start=written, base=read)
    assert (draft.base, draft.form) == (read, written)
    assert drafts.find(connection, ANNE, LISTING) == draft
    assert drafts.find(connection, BEN, LISTING) is None


def test_saving_what_is_not_there_any_more_is_told(connection: Connection) -> None:
    draft = drafts.begin(connection, ANNE, NOW, LISTING)
    assert drafts.save(connection, draft.id, draft.form, NOW)
    drafts.throw_away(connection, draft.id)
    assert not drafts.save(connection, draft.id, draft.form, NOW)


def test_a_draft_of_an_older_kiosk_can_be_read(connection: Connection) -> None:
    draft = drafts.begin(connection, ANNE, NOW)
    connection.exec_driver_sql(
        """UPDATE drafts SET form = '{"name": "Old", "gone": 1, "numbers": [{"number": "1"}]}'"""
    )
    kept = drafts.get(connection, draft.id)
    assert kept is not None
    assert kept.form == ListingForm(name="Old", numbers=(NumberEntry("1"),))


def test_a_draft_thrown_away_is_gone(connection: Connection) -> None:
    draft = drafts.begin(connection, ANNE, NOW, LISTING)
    drafts.throw_away(connection, draft.id)
    assert drafts.get(connection, draft.id) is None
