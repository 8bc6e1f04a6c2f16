"""What has become of a listing since somebody began to change it."""

import datetime
from collections.abc import Iterator
from dataclasses import replace

import pytest
from sqlalchemy import Connection

from kiosk.directory.editing import drafts, meanwhile
from kiosk.directory.editing import form as forms
from kiosk.directory.editing.drafts import Kept
from kiosk.directory.editing.form import ListingForm, Rows
from kiosk.directory.editing.publishing import publish
from kiosk.directory.revisions import writing
from kiosk.store import Store
from kiosk.who import Who

THEN = datetime.datetime(2026, 11, 23, 10)
LATER = datetime.datetime(2026, 12, 28, 10)
ANNE = Who("volunteer", "AN", 1)
FORM = ListingForm(
    name="Group", topics=("groups",), times='Tuesdays 2pm to 4pm; closed 24 December 2026 "Eve"'
)


@pytest.fixture
def connection(store: Store) -> Iterator[Connection]:
    with writing(store) as opened:
        yield opened


@pytest.fixture
def listing(connection: Connection) -> str:
    return publish(connection, FORM, ANNE, now=THEN)[0]


def rows(connection: Connection, listing: str) -> Rows:
    found = forms.rows(connection, listing)
    assert found is not None
    return found


def begun(connection: Connection, listing: str) -> Kept:
    return drafts.begin(connection, ANNE, THEN, listing)


def test_nothing_has_changed_where_nobody_did_anything(
    connection: Connection, listing: str
) -> None:
    draft, now = meanwhile.theirs(
        begun(connection, listing), rows(connection, listing), LATER.date()
    )
    assert draft.base == draft.form == now


def test_a_closure_that_is_over_is_no_change_of_anybodys(
    connection: Connection, listing: str
) -> None:
    before = begun(connection, listing)
    assert before.base is not None
    assert "24 December" in before.base.times
    draft, now = meanwhile.theirs(before, rows(connection, listing), LATER.date())
    assert "24 December" not in now.times
    assert draft.base == now


def test_times_that_somebody_types_stay_theirs(connection: Connection, listing: str) -> None:
    before = begun(connection, listing)
    mine = replace(before, form=replace(before.form, times="Mondays 2pm to 4pm"))
    draft, now = meanwhile.theirs(mine, rows(connection, listing), LATER.date())
    assert draft.form.times == "Mondays 2pm to 4pm"
    assert draft.base == now


def test_other_times_are_a_change(connection: Connection, listing: str) -> None:
    before = begun(connection, listing)
    publish(
        connection,
        replace(FORM, times="Fridays 2pm to 4pm"),
        ANNE,
        now=THEN,
        service_id=listing,
    )
    draft, now = meanwhile.theirs(before, rows(connection, listing), THEN.date())
    assert draft == before
    assert now.times == "Fridays 2pm to 4pm"
