"""What the doctor says of kiosks that are well and of others."""

import datetime
import os
import shutil
import sqlite3
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import pytest
from sqlalchemy import delete, select, update

from kiosk import backups, checklist, content, help_numbers, store
from kiosk.directory import film_stop, going_live
from kiosk.directory.going_live import LIVE
from kiosk.directory.models import Attribute, Service, TaxonomyTerm
from kiosk.directory.shown import count_drafts, count_shown
from kiosk.doctor import examine, glance
from kiosk.film import heartbeat
from kiosk.film.films import the_film
from kiosk.film.heartbeat import Beat
from kiosk.film.player import NullPlayer
from kiosk.paper.printer import PrinterTrouble, State
from kiosk.settings import FILE_NAME, load, load_for_service
from kiosk.sticks import udisks
from kiosk.sticks.pretend import FolderSticks
from kiosk.sticks.sticks import Stick
from kiosk.sticks.troubles import NoSticksHere
from kiosk.volunteers import accounts
from kiosk.volunteers.models import Volunteer
from kiosk.who import KIOSK, Who
from tests.audiences import IN_TRIAL
from tests.paper.fake_printer import FakePrinter

SITE = """
[room]
hours = [{days = ["MO"], opens = "09:00", closes = "17:00"}]
staff_sentence = "Ask at the desk."
[help]
open_place = "Main reception"
nearest_ae = "Northfield Hospital"
"""


@pytest.fixture
def folder(starter_database: Path, tmp_path: Path) -> Path:
    """The data folder of a kiosk in trial that is well."""
    shutil.copy(starter_database, tmp_path)
    (tmp_path / FILE_NAME).write_text(SITE)
    backups.back_up(tmp_path / store.DATABASE_NAME, datetime.datetime.now())
    return tmp_path


@pytest.fixture
def live(folder: Path) -> Path:
    """The data folder of a kiosk that is live."""
    settings, now = load(folder / FILE_NAME), datetime.datetime.now()
    numbers = "; ".join(help_numbers.crisis_numbers(settings))
    opened = content.open_content(folder)
    signed = checklist.fingerprint(opened.session, settings)
    with opened.session() as session, session.begin():
        session.execute(update(Service).values(assured_date=now.date()))
        for ringer, name in zip(help_numbers.RINGERS, ("Ann Lee", "Bo Day"), strict=True):
            going_live.answer(session, ringer, name, now, numbers)
        going_live.answer(session, going_live.CARDS_SIGNED, "Dr Moss, GP", now, signed)
        going_live.answer(session, LIVE, "Cy Orr", now)
    with opened.session() as session:
        accounts.add(session, "Cy Orr", now, by=KIOSK)
    opened.close()
    return folder


def wrong(folder: Path) -> list[str]:
    return [finding.words for finding in examine(folder) if not finding.ok]


def said(folder: Path) -> str:
    return "\n".join(finding.words for finding in examine(folder))


def files(folder: Path) -> dict[str, bytes]:
    return {str(file): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def test_a_kiosk_in_trial_can_be_well(folder: Path) -> None:
    assert wrong(folder) == []
    assert "The room is in trial" in said(folder)


def test_a_live_kiosk_can_be_well(live: Path) -> None:
    assert wrong(live) == []
    assert "The room is live." in said(live)


PRINTER = f'{SITE}[printer]\nname = "education-room"\n'


def test_without_a_printer_nothing_is_said_of_one(folder: Path) -> None:
    assert "The printer" not in said(folder)


def test_a_printer_that_is_there_is_said(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / FILE_NAME).write_text(PRINTER)
    monkeypatch.setattr("kiosk.paper.cups.make_printer", lambda _name: FakePrinter())
    assert wrong(folder) == []
    assert "The printer education-room is there." in said(folder)


def test_a_printer_that_is_not_well_is_said_with_what_to_do(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / FILE_NAME).write_text(PRINTER)
    trouble = PrinterTrouble(State.STOPPED, "The printer is stopped. Start it.")
    monkeypatch.setattr("kiosk.paper.cups.make_printer", lambda _name: FakePrinter(trouble=trouble))
    assert wrong(folder) == ["The printer is stopped. Start it."]


def test_a_system_that_cannot_print_is_told_what_to_install(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / FILE_NAME).write_text(PRINTER)
    monkeypatch.setattr("kiosk.paper.cups.make_printer", lambda _name: None)
    (words,) = wrong(folder)
    assert "libcups2" in words


def test_whether_sticks_can_be_used_is_said(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    sticks = FolderSticks(folder)
    monkeypatch.setattr(udisks, "UDisks", lambda: sticks)
    assert "Volunteers can use USB sticks." in said(folder)

    def no_sticks() -> list[Stick]:
        raise NoSticksHere

    monkeypatch.setattr(sticks, "found", no_sticks)
    assert "Volunteers cannot use USB sticks." in said(folder)
    assert wrong(folder) == []
    site = folder / FILE_NAME
    site.write_text(f'{SITE}\n[sticks]\nallow = "named"\nnames = ["EDUROOM"]\n')
    assert wrong(folder) == [str(NoSticksHere())]
    site.write_text(f'{SITE}\n[sticks]\nallow = "none"\n')
    assert "The settings allow no USB sticks." in said(folder)


def test_the_listings_are_counted(folder: Path) -> None:
    as_it_is = store.open_to_read(folder / store.DATABASE_NAME)
    with as_it_is.session() as session:
        shown, drafts = count_shown(session, IN_TRIAL), count_drafts(session)
    as_it_is.close()
    assert (
        f"patients see {shown}, {drafts} are drafts, and {shown} of the published ones are still "
        "to be checked here." in said(folder)
    )


def test_a_missing_database_is_said_and_not_made(tmp_path: Path) -> None:
    assert "There is no database yet" in wrong(tmp_path)[0]
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("site", [SITE, "[room]\nname = 3\n", "not toml", None])
def test_nothing_is_changed(folder: Path, site: str | None) -> None:
    (folder / FILE_NAME).unlink()
    if site is not None:
        (folder / FILE_NAME).write_text(site)
    before = files(folder)
    examine(folder)
    assert files(folder) == before


def test_a_damaged_database_is_said_and_left_as_it_is(folder: Path) -> None:
    database = folder / store.DATABASE_NAME
    database.write_bytes(os.urandom(database.stat().st_size))
    before = files(folder)
    assert "The database is damaged" in wrong(folder)[0]
    assert files(folder) == before


def test_a_running_kiosk_can_be_examined(folder: Path) -> None:
    running = content.open_content(folder)
    with running.session() as session, session.begin():
        session.execute(update(Service).values(publication="draft"))
    assert "patients see 0, " in said(folder)
    running.close()


def test_nothing_to_show_to_patients_wants_attention(folder: Path) -> None:
    running = content.open_content(folder)
    with running.session() as session, session.begin():
        session.execute(update(Service).values(publication="draft"))
    running.close()
    assert len(wrong(folder)) == 1


def test_a_database_of_another_version_is_said(folder: Path) -> None:
    connection = sqlite3.connect(folder / store.DATABASE_NAME)
    connection.execute("UPDATE alembic_version SET version_num = '0999_of_tomorrow'")
    connection.commit()
    connection.close()
    assert "of another version (0999_of_tomorrow)" in wrong(folder)[0]


def test_each_fault_of_the_settings_is_said_with_what_is_used_instead(folder: Path) -> None:
    load_for_service(folder)  # as a kiosk does that ran with the good ones
    (folder / FILE_NAME).write_text("[room]\nname = 3\nextension = 4\n")
    name, extension = wrong(folder)
    assert "room.name" in name
    assert "room.extension" in extension
    assert "the last good settings" in name


def test_no_settings_are_no_fault(folder: Path) -> None:
    (folder / FILE_NAME).unlink()
    assert wrong(folder) == []
    assert "the settings that it comes with" in said(folder)


@pytest.mark.parametrize(("hours", "well"), [(0, True), (30, True), (50, False)])
def test_an_old_backup_wants_attention(folder: Path, hours: int, well: bool) -> None:
    (backup,) = backups.backups(folder / store.DATABASE_NAME)
    made = datetime.datetime.now().timestamp() - hours * 3600
    os.utime(backup, (made, made))
    assert (wrong(folder) == []) is well
    assert backup.name in said(folder)


def test_no_backup_wants_attention(folder: Path) -> None:
    shutil.rmtree(folder / "backups")
    assert "There is no backup" in wrong(folder)[0]


def test_a_damaged_file_that_is_kept_aside_is_named(folder: Path) -> None:
    database = folder / store.DATABASE_NAME
    database.write_bytes(os.urandom(database.stat().st_size))
    content.open_content(folder).close()
    (words,) = wrong(folder)
    assert str(store.damaged(folder)[0]) in words


def test_a_live_room_whose_cards_changed_wants_attention(live: Path) -> None:
    (live / FILE_NAME).write_text(SITE.replace("Northfield Hospital", "Elsewhere"))
    (words,) = wrong(live)
    assert "Cards, search words and film signed by a healthcare professional" in words
    assert "Dr Moss" in words


def test_a_full_disk_wants_attention(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda _folder: SimpleNamespace(free=10**8))
    assert wrong(folder) == ["The disk has 0.1 GB free. Make room: the kiosk needs 0.5."]


def test_a_finding_is_one_line(live: Path) -> None:
    (live / FILE_NAME).write_text("[room]\nname = 3\nstaff = 4\n")
    assert "\n" not in "".join(finding.words for finding in examine(live))


# Whoever keeps the listings true


def test_in_trial_it_is_said_when_nobody_can_sign_in(folder: Path) -> None:
    assert "`kiosk volunteers add NAME` lets one in" in said(folder)


def test_once_live_that_wants_attention(live: Path) -> None:
    opened = content.open_content(live)
    with opened.session() as session, session.begin():
        session.execute(delete(Volunteer))
    opened.close()
    (words,) = wrong(live)
    assert "Nobody can sign in" in words


def grow_old(folder: Path, overdue: int, of: int) -> None:
    """Leave so many listings in one topic, some of which nobody has checked for ten months."""
    today = datetime.date.today()
    opened = content.open_content(folder)
    with opened.session() as session, session.begin():
        session.execute(update(Service).values(publication="draft", never_hides=False))
        term = session.scalars(select(TaxonomyTerm).where(TaxonomyTerm.code == "groups")).one()
        listed = session.scalars(
            select(Service)
            .join(Attribute, Attribute.link_id == Service.id)
            .where(Attribute.taxonomy_term_id == term.id)
            .limit(of)
        ).all()
        assert len(listed) == of
        for number, each in enumerate(listed):
            each.publication = "published"
            each.assured_date = today - datetime.timedelta(days=300 if number < overdue else 1)
        session.execute(delete(Attribute).where(Attribute.taxonomy_term_id != term.id))
    opened.close()


def test_a_topic_of_which_a_fifth_is_overdue_wants_attention(live: Path) -> None:
    grow_old(live, 1, 5)
    (words,) = wrong(live)
    assert "1 of 5 listings are overdue" in words


def test_a_topic_of_which_less_is_overdue_is_well(live: Path) -> None:
    grow_old(live, 1, 6)
    assert wrong(live) == []


@pytest.mark.parametrize(("hours", "wrong_ones"), [(1, 0), (3, 1)])
def test_a_clock_that_is_behind_what_was_saved_wants_attention(
    live: Path, hours: int, wrong_ones: int
) -> None:
    now = datetime.datetime.now()
    with sqlite3.connect(live / store.DATABASE_NAME) as database:
        database.execute(
            "INSERT INTO revisions (at, kind, words, role, initials) VALUES (?, '', '', '', '')",
            (f"{now + datetime.timedelta(hours=hours):%Y-%m-%d %H:%M:%S.%f}",),
        )
    database.close()
    found = [each for each in glance(live / store.DATABASE_NAME, now) if "clock" in each.words]
    assert len(found) == wrong_ones
    assert len([words for words in wrong(live) if "clock" in words]) == wrong_ones


# A glance


def test_a_glance_finds_what_it_looks_at_and_says_it_without_a_path(folder: Path) -> None:
    path, now = folder / store.DATABASE_NAME, datetime.datetime.now()
    assert all(finding.ok for finding in glance(path, now))
    shutil.rmtree(folder / "backups")
    heartbeat.write(folder, beat(now - datetime.timedelta(hours=1)))
    briefly = [finding.briefly for finding in glance(path, now) if not finding.ok]
    assert briefly == [
        "There is no backup yet.",
        "Nothing was heard of the waiting room's screen for a while. Look at it.",
    ]


def test_all_that_a_glance_can_find_wrong_is_said_briefly(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, now = folder / store.DATABASE_NAME, datetime.datetime.now()
    monkeypatch.setattr(shutil, "disk_usage", lambda _folder: SimpleNamespace(free=10**8))
    (folder / store.DAMAGED_NAME / "aside").mkdir(parents=True)
    for state in ({"state": "no screen"}, {"trouble": "It does not play."}):
        heartbeat.write(folder, beat(now, **state))
        path.write_bytes(os.urandom(path.stat().st_size))
        wrong_ones = [finding for finding in glance(path, now) if not finding.ok]
        assert len(wrong_ones) == 4
        for finding in wrong_ones:
            assert finding.briefly
            assert "`" not in finding.briefly
            assert "/" not in finding.briefly


# The film


def test_the_film_that_comes_with_the_kiosk_plays(folder: Path) -> None:
    assert "The film plays: 2 min 56 s." in said(folder)


@pytest.mark.parametrize("content", [None, b"", b"no film" * 1000])
def test_a_film_that_cannot_play_wants_attention_and_says_what_to_do(
    folder: Path, tmp_path: Path, content: bytes | None
) -> None:
    path = tmp_path / "film.mp4"
    if content is not None:
        path.write_bytes(content)
    film = replace(the_film(), video=None if content is None else path)
    (words,) = [finding.words for finding in examine(folder, film) if not finding.ok]
    assert "The kiosk shows its pictures and words instead." in words
    assert "Put it back from the installation." in words


def test_a_machine_without_libvlc_wants_attention(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kiosk.doctor.make_player", NullPlayer)
    (words,) = wrong(folder)
    assert "Install the packages libvlc5 and vlc-plugin-base." in words


# The waiting room


def beat(at: datetime.datetime, **facts: object) -> Beat:
    usual = {
        "state": "film",
        "film": "Pain and mood",
        "trouble": "",
        "painted": 1500,
        "late": 1,
        "lost": 0,
        "longest_ms": 60.0,
        "memory_mb": 250.0,
    }
    return Beat(at=at.isoformat(timespec="seconds"), **(usual | facts))  # type: ignore[arg-type]


def test_without_a_waiting_room_nothing_is_said_of_it(folder: Path) -> None:
    assert "waiting room" not in said(folder)


def test_what_the_waiting_room_shows_is_said_with_its_figures(folder: Path) -> None:
    heartbeat.write(folder, beat(datetime.datetime.now()))
    assert wrong(folder) == []
    assert "screen plays “Pain and mood”. Since its start it painted 1500 pictures, 1 late" in (
        said(folder)
    )


def test_a_waiting_room_that_is_dark_or_was_ended_is_well(folder: Path) -> None:
    for state in ("dark", "off", "notice"):
        heartbeat.write(folder, beat(datetime.datetime.now(), state=state, film=""))
        assert wrong(folder) == []


@pytest.mark.parametrize(
    ("minutes", "facts", "words"),
    [
        (5, {}, "was last heard of on"),
        (-60, {}, "was last heard of on"),
        (0, {"state": "no screen"}, "is unplugged"),
        (0, {"state": "still", "trouble": "The film x cannot be played."}, "shows still pictures"),
    ],
)
def test_a_waiting_room_in_trouble_wants_attention(
    folder: Path, minutes: int, facts: dict[str, object], words: str
) -> None:
    at = datetime.datetime.now() - datetime.timedelta(minutes=minutes)
    heartbeat.write(folder, beat(at, **facts))
    (found,) = wrong(folder)
    assert words in found


@pytest.mark.parametrize("content", [b"", b"{}", b"nonsense", b"[]"])
def test_a_sign_of_life_that_cannot_be_read_is_none(folder: Path, content: bytes) -> None:
    (folder / heartbeat.NAME).write_bytes(content)
    assert wrong(folder) == []


def test_a_stopped_film_and_a_number_that_no_lead_has_confirmed_are_told(live: Path) -> None:
    settings, now = load(live / FILE_NAME), datetime.datetime.now()
    other = replace(settings, room=replace(settings.room, extension="5999"))
    lead = Who("lead", "CO", 1)
    opened = content.open_content(live)
    with opened.engine.begin() as connection:
        help_numbers.confirm(connection, lead, other, now)
        film_stop.stop(connection, Who("volunteer", "BD", 2), now)
    opened.close()
    stopped, changed = wrong(live)
    assert stopped.startswith("The film is not shown: volunteer BD stopped it on ")
    assert "“ring 5999”" in changed
