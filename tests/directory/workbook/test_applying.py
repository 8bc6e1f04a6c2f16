"""Bringing a spreadsheet back: one act, all of it or nothing, signed, checked and undone."""

import datetime

import pytest
from sqlalchemy import func, select, update

from kiosk.backups import backups
from kiosk.directory import revisions
from kiosk.directory.editing import topics
from kiosk.directory.exchange import applying as imports
from kiosk.directory.models import (
    Address,
    Derived,
    Location,
    Phone,
    RevisedRow,
    Revision,
    Schedule,
    Service,
    ServiceAtLocation,
)
from kiosk.directory.revisions import history
from kiosk.directory.search import search
from kiosk.directory.sides import Side
from kiosk.directory.workbook import applying, records
from kiosk.directory.workbook.applying import StillToChoose
from kiosk.directory.workbook.layout import NUMBERS, PLACES, SERVICES, TIMES
from kiosk.errors import KnownTrouble
from kiosk.store import Store
from kiosk.who import Who
from tests.audiences import IN_TRIAL
from tests.directory.workbook.helping import (
    ANNE,
    NOW,
    Sheets,
    changes,
    said,
    taken_out,
)


def value(store: Store, column: object, key: str) -> object:
    model = column.class_  # type: ignore[attr-defined]
    with store.session() as session:
        return session.scalar(select(column).where(model.id == key))  # type: ignore[call-overload]


def counted(store: Store, model: type) -> int:
    with store.session() as session:
        return session.scalar(select(func.count()).select_from(model)) or 0


def at_the_kiosk(store: Store, model: type, key: str, **values: object) -> None:
    with store.session() as session, session.begin():
        session.execute(update(model).where(model.id == key).values(**values))  # type: ignore[attr-defined]


def test_what_changed_at_home_changes_at_the_kiosk(sheets: Sheets, little: Store) -> None:
    before = said(little)
    sheets.type(SERVICES, "walk-a", "What it is", "=1+1 walks")
    sheets.write(SERVICES, "walk-a", Topic_1="Living with pain", Topic_2="Moving more")
    sheets.write(SERVICES, "walk-a", Way_in_1="Drop in", Languages="Welsh; Urdu", Area="Here")
    sheets.write(SERVICES, "walk-a", Organisation="A new one", Free="yes")
    sheets.type(SERVICES, "walk-a", "Cost in words", None)
    sheets.write(NUMBERS, "n-line-2", Number="85259", Extension="7")
    sheets.write(TIMES, "t-words", Weekday="first Monday", Every="month", Opens="10:00")
    sheets.type(TIMES, "closed", "Until", datetime.date(2027, 1, 5))
    assert sheets.apply().plan.problems == []
    assert changes(before, said(little)) == {
        (SERVICES, "walk-a"): {
            "What it is": "=1+1 walks",
            "Topic 1": "Living with pain",
            "Topic 2": "Moving more",
            "Way in 1": "Drop in",
            "Languages": "Urdu; Welsh",
            "Area": "Here",
            "Organisation": "A new one",
            "Free": "yes",
            "Cost in words": "Free",
        },
        (SERVICES, "line"): {"Last checked": ""},
        (SERVICES, "cafe"): {"Last checked": ""},
        (NUMBERS, "n-line-2"): {"Number": "85259", "Extension": "7"},
        (TIMES, "t-words"): {"Weekday": "first Monday", "Every": "month", "Opens": "10:00"},
        (TIMES, "closed"): {"Until": "2027-01-05"},
    }


def test_a_topic_that_was_renamed_meanwhile_is_known_by_the_name_in_the_sheet(
    sheets: Sheets, little: Store
) -> None:
    with revisions.writing(little) as connection:
        lead, place = Who("lead", "AL", 2), topics.Place("pain", "name")
        topics.rename(connection, lead, place, "Pain that stays", NOW)
        topics.rename(connection, lead, topics.Place("moving", "name"), "Walks", NOW)
    before = said(little)
    assert sheets.apply().revision is None, "no listing is about something else"
    sheets.write(SERVICES, "walk-a", Topic_1="Living with pain", Topic_2="Moving more")
    assert sheets.apply().plan.problems == []
    assert changes(before, said(little)) == {
        (SERVICES, "walk-a"): {"Topic 1": "Pain that stays", "Topic 2": "Walks"}
    }


def test_nothing_is_written_where_nothing_changed(sheets: Sheets, little: Store) -> None:
    done = sheets.apply()
    assert (done.backup, done.revision) == (None, None)
    assert counted(little, Revision) == 0
    assert backups(little.path) == []


def test_it_is_one_act_signed_by_whoever_brought_it(sheets: Sheets, little: Store) -> None:
    sheets.write(SERVICES, "cafe", Name="Pain Meeting")
    sheets.write(NUMBERS, "n-line", Number="0800 555 0111")
    done = sheets.apply()
    with little.session() as session:
        (act,) = session.scalars(select(Revision)).all()
    assert (act.id, act.kind, act.words) == (done.revision, "import", "import of Listings.xlsx")
    assert (act.role, act.initials, act.volunteer_id, act.at) == ("volunteer", "AN", 1, NOW)
    assert done.backup is not None
    assert act.backup_name == done.backup.name
    with little.engine.connect() as connection:
        (step,) = history(connection, "line")
    assert ("phones", "number", "0800 555 0100", "0800 555 0111") in step.fields


def test_it_can_be_undone(sheets: Sheets, little: Store) -> None:
    before = said(little)
    sheets.write(SERVICES, "cafe", Name="Other", Topic_1="Moving more", Way_in_1=None, Area=None)
    sheets.write(SERVICES, "line", Languages="English")
    sheets.write(NUMBERS, "n-cafe", Number="01632 960002")
    sheets.write(SERVICES, "new", Name="Choir", Topic_1="Moving more", Free="yes", Area="X")
    sheets.write(NUMBERS, "new", Service="Choir", Number="01632 960004")
    sheets.write(PLACES, "new", Service="Choir", Place="Hall", Town="Northfield")
    sheets.write(PLACES, "at-cafe", Town="Southgate")
    sheets.apply()
    assert said(little) != before
    imports.take_back(little)
    assert said(little) == before


def test_a_changed_number_is_one_that_nobody_has_tried(sheets: Sheets, little: Store) -> None:
    sheets.write(NUMBERS, "n-line", Number="0800 555 0111")
    sheets.apply()
    assert value(little, Phone.unconfirmed, "n-line") is False
    assert value(little, Service.assured_date, "line") is None
    assert value(little, Service.assured_date, "cafe") is not None


def test_open_on_bank_holidays_is_a_time(sheets: Sheets, little: Store) -> None:
    sheets.write(SERVICES, "cafe", Bank_holidays="closed")
    plan = sheets.apply().plan
    assert plan.unchecked == ["Pain Café"]
    assert value(little, Service.assured_date, "cafe") is None


def test_words_alone_keep_the_check(sheets: Sheets, little: Store) -> None:
    sheets.type(SERVICES, "cafe", "What to bring", "A friend")
    sheets.apply()
    assert value(little, Service.assured_date, "cafe") == datetime.date(2026, 10, 3)
    assert value(little, Service.last_modified, "cafe") == NOW


def test_what_was_worked_out_of_a_listing_is_worked_out_anew(sheets: Sheets, little: Store) -> None:
    with little.session() as session, session.begin():
        session.add_all(
            Derived(service_id=key, day=NOW.date(), features=0, places="")
            for key in ("cafe", "line")
        )
    sheets.write(SERVICES, "cafe", Languages="Welsh")
    sheets.apply()
    with little.session() as session:
        assert session.scalars(select(Derived.service_id)).all() == ["line"]


def test_the_search_finds_what_was_written(store: Store, tmp_path: object) -> None:
    sheets = taken_out(store, store.path.parent)
    key = next(iter(said(store)[SERVICES]))
    sheets.write(SERVICES, key, Name="Zebra choir")
    sheets.write(SERVICES, "new", Name="Quagga club", Topic_1="Moving more")
    sheets.apply()
    with store.session() as session:
        found = search(session, "zebra", audience=IN_TRIAL, drafts=True)
        assert [listing.name for listing in found] == ["Zebra choir"]
        names = session.scalars(select(Service.publication).where(Service.name == "Quagga club"))
        assert names.all() == ["draft"]


# New rows


def test_a_new_listing_is_a_draft_with_all_that_hangs_off_it(sheets: Sheets, little: Store) -> None:
    before = said(little)
    sheets.write(SERVICES, "new", Name="Choir", Topic_1="Moving more", Way_in_1="Ring them")
    sheets.write(SERVICES, "new", Organisation="northfield trust", Languages="English; Welsh")
    sheets.write(NUMBERS, "new", Service="Choir", Number=1632960004)
    sheets.write(NUMBERS, "new1", Service="Choir", Number="60777", Ring_or_text="to text")
    sheets.write(TIMES, "new", Service="Choir", Weekday="Monday", Opens=datetime.time(19))
    sheets.write(TIMES, "new1", Service="Choir", Every="closed then", From="1/8/2027", Note="Hols")
    sheets.write(PLACES, "new", Service="Choir", Place="Hall", Town="Northfield", Postcode="aa11ab")
    sheets.apply()
    new = changes(before, said(little))
    for record in new.values():
        record.pop("Id")
    assert sorted(map(sorted, map(dict.items, new.values()))) == sorted(
        sorted(each.items())
        for each in [
            {
                "Name": "Choir",
                "Organisation": "Northfield Trust",
                "Topic 1": "Moving more",
                "Way in 1": "Ring them",
                "Languages": "English; Welsh",
                "Near this hospital": "no",
                "Shown to patients": "not yet",
            },
            {"Service": "Choir", "Number": "01632 960004", "Ring or text": "to ring"},
            {"Service": "Choir", "Number": "60777", "Ring or text": "to text"},
            {"Service": "Choir", "Weekday": "Monday", "Opens": "19:00", "Every": "week"},
            {
                "Service": "Choir",
                "Every": "closed then",
                "From": "2027-08-01",
                "Until": "2027-08-01",
                "Note": "Hols",
            },
            {"Service": "Choir", "Place": "Hall", "Town": "Northfield", "Postcode": "AA1 1AB"},
        ]
    )
    with little.session() as session:
        position = select(Phone.position).where(Phone.number.in_(["01632 960004", "60777"]))
        assert sorted(session.scalars(position)) == [0, 1]


def test_a_new_number_stands_behind_the_others(sheets: Sheets, little: Store) -> None:
    sheets.write(NUMBERS, "new", Service="Quiet line", Number="01632 960004")
    sheets.apply()
    with little.session() as session:
        assert session.scalar(select(Phone.position).where(Phone.number == "01632 960004")) == 2
    assert value(little, Service.assured_date, "line") is None


def test_the_same_spreadsheet_twice_adds_nothing_twice(sheets: Sheets, little: Store) -> None:
    sheets.write(SERVICES, "new", Name="Choir", Topic_1="Moving more")
    sheets.write(SERVICES, "cafe", Name="Pain Meeting")
    sheets.write(NUMBERS, "new", Service="Quiet line", Number="01632 960004")
    sheets.write(TIMES, "new", Service="Quiet line", Weekday="Sunday", Opens="10:00")
    sheets.write(PLACES, "new", Service="Quiet line", Place="Hall")
    sheets.apply()
    after = said(little)
    again = sheets.apply()
    assert again.revision is None
    assert said(little) == after


# Places


def test_a_place_that_others_share_moves_for_those_who_moved(sheets: Sheets, little: Store) -> None:
    sheets.write(PLACES, "at-cafe", Address="2 Low Road")
    sheets.apply()
    after = said(little)[PLACES]
    assert after["at-cafe"]["Address"] == "2 Low Road"
    assert after["at-cafe"]["Town"] == "Northfield"
    assert after["at-cafe"]["Getting in and around"] == "A ramp"
    assert after["at-walk"]["Address"] == "1 High Street"
    assert value(little, Address.address_1, "a-library") == "1 High Street"
    assert value(little, Service.assured_date, "cafe") is None


def test_a_place_that_all_have_changed_alike_stays_one(sheets: Sheets, little: Store) -> None:
    at_the_kiosk(little, Location, "library", latitude=53.0, longitude=-2.0)
    for key in ("at-cafe", "at-walk"):
        sheets.write(PLACES, key, Address="2 Low Road")
    sheets.apply()
    assert value(little, Address.address_1, "a-library") == "2 Low Road"
    assert value(little, Location.latitude, "library") is None
    assert counted(little, Location) == 2


def test_what_is_confidential_is_in_no_cell(little: Store, sheets: Sheets) -> None:
    cells = [str(cell.value) for page in sheets.book for row in page.iter_rows() for cell in row]
    assert "Safe house" not in cells
    assert "at-secret" not in cells
    assert "Old club" not in cells


def test_a_confidential_place_stays_where_the_rest_changes(sheets: Sheets, little: Store) -> None:
    sheets.write(SERVICES, "line", Name="Calm line")
    sheets.write(PLACES, "new", Service="Quiet line", Place="Hall")
    sheets.apply()
    assert value(little, Location.confidential, "secret") is True
    assert value(little, ServiceAtLocation.location_id, "at-secret") == "secret"


# Choosing


@pytest.mark.parametrize(
    ("side", "number"), [(Side.MINE, "01632 960002"), (Side.THEIRS, "01632 960777")]
)
def test_what_was_chosen_stands_in_the_end(
    sheets: Sheets, little: Store, side: Side, number: str
) -> None:
    at_the_kiosk(little, Phone, "n-cafe", number="01632 960777")
    sheets.write(NUMBERS, "n-cafe", Number="01632 960002")
    sheets.type(NUMBERS, "n-cafe", "What it is for", "Desk")
    sheets.apply(side)
    assert value(little, Phone.number, "n-cafe") == number
    assert value(little, Phone.description, "n-cafe") == "Desk"


def test_nothing_changes_before_somebody_has_chosen(sheets: Sheets, little: Store) -> None:
    at_the_kiosk(little, Phone, "n-cafe", number="01632 960777")
    before = said(little)
    sheets.write(NUMBERS, "n-cafe", Number="01632 960002")
    sheets.write(SERVICES, "line", Name="Calm line")
    with pytest.raises(StillToChoose) as trouble:
        sheets.apply()
    assert [choice.theirs for choice in trouble.value.choices] == ["01632 960777"]
    assert said(little) == before
    assert counted(little, Revision) == 0


def test_who_chose_and_was_overtaken_chooses_again(sheets: Sheets, little: Store) -> None:
    at_the_kiosk(little, Phone, "n-cafe", number="01632 960777")
    sheets.write(NUMBERS, "n-cafe", Number="01632 960002")
    brought = applying.bring(little, sheets.saved())
    chosen = dict.fromkeys(applying.look(little, brought).choices, Side.MINE)
    at_the_kiosk(little, Phone, "n-cafe", number="01632 960888")
    with pytest.raises(StillToChoose):
        applying.apply(little, brought, chosen, ANNE, NOW)
    assert value(little, Phone.number, "n-cafe") == "01632 960888"


# All or nothing


def test_without_a_backup_nothing_changes(sheets: Sheets, little: Store) -> None:
    (little.path.parent / "backups").write_text("in the way")
    before = said(little)
    sheets.write(SERVICES, "cafe", Name="Pain Meeting")
    with pytest.raises(KnownTrouble, match="No backup could be made"):
        sheets.apply()
    assert said(little) == before


def test_what_breaks_off_in_the_middle_leaves_nothing(
    sheets: Sheets, little: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = said(little)
    sheets.write(SERVICES, "cafe", Name="Pain Meeting", Topic_1="Moving more")

    def break_off(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("kiosk.directory.revisions.Writer.delete", break_off)
    with pytest.raises(ZeroDivisionError):
        sheets.apply()
    assert said(little) == before
    assert counted(little, RevisedRow) == 0


def test_times_that_cells_cannot_say_stay_as_they_are(sheets: Sheets, little: Store) -> None:
    sheets.type(TIMES, "t-walk", "Note", "New Year")
    sheets.apply()
    assert value(little, Schedule.freq, "t-walk") == "YEARLY"
    assert value(little, Schedule.bymonthday, "t-walk") == "1"
    assert value(little, Schedule.description, "t-walk") == "New Year"


def test_the_starter_listings_come_back_as_they_went_out(store: Store) -> None:
    sheets = taken_out(store, store.path.parent)
    plan = sheets.look()
    assert (len(plan), plan.problems, plan.missing) == (0, [], [])
    with store.engine.connect() as connection:
        assert len(records.directory(connection).labels) == len(said(store)[SERVICES])
