"""The database: made, put back, brought up to date and backed up, on real files."""

import datetime
import logging
import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import IntegrityError, OperationalError
from sqlalchemy.orm import Session

from kiosk import paths, store
from kiosk.backups import Kept, back_up, back_up_if_due, backups, needed
from kiosk.directory.models import Organization, Phone, Service
from kiosk.errors import KnownTrouble
from kiosk.sqlite_files import is_sound
from kiosk.store import HEAD, Base, Store, open_store, restore, write_unless_busy

MIGRATIONS = paths.DB / "migrations"
NOW = datetime.datetime(2026, 11, 23, 10)
DAY = datetime.timedelta(days=1)


def fill(session: Session) -> None:
    """Starter content that is told apart from everything else."""
    session.add_all(Organization(name=f"Starter {number}") for number in range(200))


def opened(folder: Path, migrations: Path = MIGRATIONS) -> Store:
    return open_store(folder, fill, migrations)


def names(opened_store: Store) -> list[str]:
    with opened_store.session() as session:
        return sorted(session.scalars(select(Organization.name)))


def rename_all(path: Path, name: str) -> None:
    """Make the content of the database tell which one it is."""
    connection = sqlite3.connect(path)
    connection.execute("UPDATE organizations SET name = ?", (name,))
    connection.commit()
    connection.close()


def journal_that_says(path: Path, name: str) -> bytes:
    """What stands in the journal beside the database while every name in it is changed."""
    whole = opened(path.parent)
    with whole.session() as session, session.begin():
        session.execute(text("UPDATE organizations SET name = :name"), {"name": name})
    journal = path.with_name(f"{path.name}-wal").read_bytes()
    whole.close()
    return journal


def everything_in(path: Path) -> list[str]:
    """Tables and rows, as SQL."""
    connection = sqlite3.connect(path)
    dump = list(connection.iterdump())
    connection.close()
    return dump


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database as the first start leaves it; tests copy it."""
    first = opened(tmp_path_factory.mktemp("made"))
    first.close()
    return first.path


@pytest.fixture
def database(made: Path, tmp_path: Path) -> Path:
    """A database of this test's own, closed."""
    path = tmp_path / made.name
    shutil.copyfile(made, path)
    return path


@pytest.fixture
def backed_up(database: Path) -> Path:
    """A database that has a good backup in which every name is "From the backup"."""
    rename_all(database, "From the backup")
    back_up(database, NOW)
    rename_all(database, "Since the backup")
    return database


# Making and opening


@pytest.mark.parametrize(
    ("pragma", "value"), [("journal_mode", "wal"), ("synchronous", 2), ("foreign_keys", 1)]
)
def test_every_connection_has_our_pragmas(database: Path, pragma: str, value: object) -> None:
    whole = opened(database.parent)
    with whole.session() as session:
        assert session.scalar(text(f"PRAGMA {pragma}")) == value
    whole.close()


def test_a_row_that_refers_to_nothing_is_refused(database: Path) -> None:
    whole = opened(database.parent)
    with whole.session() as session:
        session.add(Phone(service_id="nobody", number="01632 960 001"))
        with pytest.raises(IntegrityError):
            session.flush()
    whole.close()


def test_the_first_start_makes_and_fills_the_database(tmp_path: Path) -> None:
    first = opened(tmp_path)
    assert len(names(first)) == 200
    assert first.notices == ()
    first.close()
    assert [file.name for file in tmp_path.iterdir()] == [store.DATABASE_NAME]


def test_a_later_start_finds_what_was_changed(database: Path) -> None:
    rename_all(database, "Changed")
    second = opened(database.parent)
    assert set(names(second)) == {"Changed"}
    second.close()


def test_a_folder_may_have_any_name(tmp_path: Path) -> None:
    folder = tmp_path / "Données du kiosque? 100% #1"
    folder.mkdir()
    opened(folder).close()
    assert (folder / store.DATABASE_NAME).exists()


def test_a_first_start_that_was_killed_is_begun_again(tmp_path: Path, made: Path) -> None:
    for ending in ("", "-wal", "-shm"):
        (tmp_path / f"kiosk.unfinished{ending}").write_bytes(made.read_bytes()[:9000])
    first = opened(tmp_path)
    assert len(names(first)) == 200
    first.close()
    assert not list(tmp_path.glob("*.unfinished*"))


def test_the_journal_of_a_database_that_has_gone_is_not_played_into_a_new_one(
    database: Path,
) -> None:
    left = journal_that_says(database, "From the old journal")
    database.unlink()
    database.with_name(f"{database.name}-wal").write_bytes(left)
    new = opened(database.parent)
    assert "From the old journal" not in names(new)
    new.close()


def test_what_was_committed_before_the_power_went_is_there(made: Path, tmp_path: Path) -> None:
    crash = (
        "import os, sys; from pathlib import Path; from kiosk.store import open_store; "
        "from sqlalchemy import text\n"
        "opened = open_store(Path(sys.argv[1]), None, None)\n"
        "with opened.session() as session, session.begin():\n"
        "    session.execute(text(\"UPDATE organizations SET name = 'Committed'\"))\n"
        "os._exit(1)"
    )
    shutil.copyfile(made, tmp_path / made.name)
    subprocess.run([sys.executable, "-c", crash, tmp_path], check=False)
    assert (tmp_path / f"{made.name}-wal").stat().st_size
    after = opened(tmp_path)
    assert set(names(after)) == {"Committed"}
    after.close()


def test_two_programs_can_have_it_open_at_once(database: Path) -> None:
    first, second = opened(database.parent), opened(database.parent)
    with first.session() as session, session.begin():
        session.execute(text("UPDATE organizations SET name = 'Written by the first'"))
    assert set(names(second)) == {"Written by the first"}
    first.close()
    second.close()


def test_a_database_that_another_program_holds_is_trouble_and_not_damage(
    database: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(store, "BUSY_SECONDS", 0.1)
    holder = sqlite3.connect(database)
    holder.execute("PRAGMA locking_mode=EXCLUSIVE")
    holder.execute("BEGIN EXCLUSIVE")
    holder.execute("UPDATE organizations SET name = 'Held'")
    try:
        with pytest.raises(KnownTrouble, match="no other program holds"):
            opened(database.parent)
    finally:
        holder.close()
    assert store.damaged(database.parent) == []


def test_looking_at_a_database_changes_nothing(database: Path) -> None:
    before = {file.name: file.read_bytes() for file in database.parent.iterdir()}
    as_it_is = store.open_to_read(database)
    assert len(names(as_it_is)) == 200
    as_it_is.close()
    assert {file.name: file.read_bytes() for file in database.parent.iterdir()} == before


def test_a_database_that_is_looked_at_cannot_be_written(database: Path) -> None:
    as_it_is = store.open_to_read(database)
    with as_it_is.session() as session, pytest.raises(OperationalError, match="readonly"):
        session.execute(text("DELETE FROM organizations"))
    as_it_is.close()


# Damage


def noise(path: Path) -> None:
    path.write_bytes(os.urandom(path.stat().st_size))


def half_of_it(path: Path) -> None:
    os.truncate(path, path.stat().st_size // 2)


def no_header(path: Path) -> None:
    with path.open("r+b") as file:
        file.write(bytes(100))


def one_bad_page(path: Path) -> None:
    with path.open("r+b") as file:
        file.seek(4096 * 4)
        file.write(b"\xa5" * 4096)


def nothing_left(path: Path) -> None:
    os.truncate(path, 0)


def a_later_file_format(path: Path) -> None:
    with path.open("r+b") as file:
        file.seek(44)
        file.write(b"\x00\x00\x00\x09")


DAMAGES = [noise, half_of_it, no_header, one_bad_page, nothing_left, a_later_file_format]
each_damage = pytest.mark.parametrize(
    "damage", DAMAGES, ids=[damage.__name__ for damage in DAMAGES]
)


@each_damage
def test_the_last_good_backup_takes_the_place_of_a_damaged_database(
    backed_up: Path, damage: Callable[[Path], None]
) -> None:
    damage(backed_up)
    whole = opened(backed_up.parent)
    assert set(names(whole)) == {"From the backup"}
    whole.close()


@each_damage
def test_a_damaged_database_without_a_backup_gives_way_to_starter_content(
    database: Path, damage: Callable[[Path], None]
) -> None:
    rename_all(database, "Lost")
    damage(database)
    whole = opened(database.parent)
    assert len(names(whole)) == 200
    assert "Lost" not in names(whole)
    whole.close()


def test_the_damaged_file_is_kept_aside_with_its_journal(backed_up: Path) -> None:
    noise(backed_up)
    noisy = backed_up.read_bytes()
    for ending in ("-wal", "-shm"):
        backed_up.with_name(f"{backed_up.name}{ending}").write_bytes(b"left by a crash")
    opened(backed_up.parent).close()
    (aside,) = store.damaged(backed_up.parent)
    kept = {part.name: part.read_bytes() for part in aside.iterdir()}
    assert set(kept) == {backed_up.name, f"{backed_up.name}-wal", f"{backed_up.name}-shm"}
    assert kept[backed_up.name] == noisy
    assert kept[f"{backed_up.name}-wal"] == b"left by a crash"


def test_the_journal_of_a_damaged_database_is_not_played_into_the_backup(backed_up: Path) -> None:
    left = journal_that_says(backed_up, "From the old journal")
    noise(backed_up)
    backed_up.with_name(f"{backed_up.name}-wal").write_bytes(left)
    whole = opened(backed_up.parent)
    assert set(names(whole)) == {"From the backup"}
    whole.close()


def test_damage_is_named_in_the_log_and_in_the_notices(
    backed_up: Path, caplog: pytest.LogCaptureFixture
) -> None:
    noise(backed_up)
    whole = opened(backed_up.parent)
    whole.close()
    (aside,) = store.damaged(backed_up.parent)
    (notice,) = whole.notices
    assert str(aside) in notice
    assert backups(backed_up)[0].name in notice
    assert ("kiosk.store", logging.ERROR, notice) in caplog.record_tuples


def test_damage_without_a_backup_says_that_the_kiosk_began_again(database: Path) -> None:
    noise(database)
    whole = opened(database.parent)
    whole.close()
    assert "began again with its starter content" in whole.notices[0]


def test_a_damaged_backup_is_passed_over_for_an_older_good_one(backed_up: Path) -> None:
    noise(back_up(backed_up, NOW + DAY))
    noise(backed_up)
    whole = opened(backed_up.parent)
    assert set(names(whole)) == {"From the backup"}
    whole.close()


def test_damage_twice_in_a_second_keeps_both_files(backed_up: Path) -> None:
    for _ in range(2):
        noise(backed_up)
        opened(backed_up.parent).close()
    assert len(store.damaged(backed_up.parent)) == 2


def test_a_sound_database_is_left_where_it_is(database: Path) -> None:
    opened(database.parent).close()
    assert store.damaged(database.parent) == []


# Backups


def test_a_backup_is_one_whole_file(database: Path) -> None:
    with_journal = opened(database.parent)
    with with_journal.session() as session, session.begin():
        session.execute(text("UPDATE organizations SET name = 'Only in the journal yet'"))
    backup = back_up(database, NOW)
    with_journal.close()
    assert [file.name for file in backup.parent.iterdir()] == ["kiosk-2026-11-23T100000.sqlite3"]
    as_it_is = store.open_to_read(backup)
    assert set(names(as_it_is)) == {"Only in the journal yet"}
    as_it_is.close()


def test_a_backup_a_day_a_week_and_a_month_stays() -> None:
    every_night = [
        Path(f"kiosk-{NOW - number * DAY:%Y-%m-%dT%H%M%S}.sqlite3") for number in range(500)
    ]
    kept = sorted(needed(every_night, NOW), reverse=True)
    assert kept[:7] == every_night[:7]
    days = [NOW - every_night.index(backup) * DAY for backup in kept]
    assert len({day.isocalendar()[:2] for day in days[:10]}) >= 4
    months = {(day.year, day.month) for day in days}
    assert len(months) == 12
    assert len(kept) <= 7 + 4 + 12


def test_all_backups_of_the_last_day_stay() -> None:
    hour = datetime.timedelta(hours=1)
    hourly = [Path(f"kiosk-{NOW - n * hour:%Y-%m-%dT%H%M%S}.sqlite3") for n in range(12)]
    assert set(needed(hourly, NOW)) == set(hourly)


def test_each_stays_for_the_shortest_span_that_it_stands_for() -> None:
    ages = {0.1: Kept.LAST_DAY, 3: Kept.DAY, 10: Kept.WEEK, 60: Kept.MONTH}
    paths = {age: Path(f"kiosk-{NOW - age * DAY:%Y-%m-%dT%H%M%S}.sqlite3") for age in ages}
    many = [
        Path(f"kiosk-{NOW - number * DAY:%Y-%m-%dT%H%M%S}.sqlite3")
        for number in (*range(1, 8), 17, 24, 31)
    ]
    there = sorted({*paths.values(), *many}, reverse=True)
    kept = needed(there, NOW)
    assert {age: kept[path] for age, path in paths.items()} == ages
    named = Path("kiosk-mine.sqlite3")
    assert needed([named], NOW) == {named: Kept.NAMED}


def test_a_backup_that_somebody_named_stays() -> None:
    assert needed([Path("kiosk-before-the-fair.sqlite3")], NOW)


def test_old_backups_go_when_a_new_one_is_made(database: Path) -> None:
    for number in range(20):
        back_up(database, NOW + number * DAY)
    assert len(backups(database)) < 20


def test_two_backups_of_one_second_are_two(database: Path) -> None:
    assert back_up(database, NOW) != back_up(database, NOW)


def test_a_backup_is_put_back_while_the_kiosk_runs(backed_up: Path) -> None:
    running = opened(backed_up.parent)
    assert set(names(running)) == {"Since the backup"}
    former = restore(backed_up, backups(backed_up)[0], MIGRATIONS, NOW + DAY)
    assert set(names(running)) == {"From the backup"}
    restore(backed_up, former, MIGRATIONS, NOW + 2 * DAY)
    assert set(names(running)) == {"Since the backup"}
    running.close()


def test_the_oldest_backup_is_put_back_though_another_takes_its_place(database: Path) -> None:
    """That of what there was is of one day more than are kept."""
    rename_all(database, "From the first day")
    for number in range(7):
        back_up(database, datetime.datetime(2026, 11, 2 + number, 10))
        rename_all(database, f"Since day {number}")
    oldest = backups(database)[-1]
    restore(database, oldest, MIGRATIONS, datetime.datetime(2026, 11, 9, 10))
    whole = opened(database.parent)
    assert set(names(whole)) == {"From the first day"}
    whole.close()


def test_what_is_saved_while_a_backup_is_put_back_is_in_the_backup_of_what_was(
    backed_up: Path,
) -> None:
    saved: list[str] = []

    def somebody_saves(_session: Session, live: str, _former: Path) -> None:
        if not saved:
            saved.append("Meanwhile")
            rename_all(Path(live), "Meanwhile")

    (chosen,) = backups(backed_up)
    former = restore(backed_up, chosen, MIGRATIONS, NOW + DAY, somebody_saves)
    assert sorted(backups(backed_up)) == sorted([chosen, former]), "no half one is left"
    restore(backed_up, former, MIGRATIONS, NOW + 2 * DAY)
    whole = opened(backed_up.parent)
    assert set(names(whole)) == {"Meanwhile"}
    whole.close()


def test_where_somebody_saves_all_the_time_nothing_is_put_back(backed_up: Path) -> None:
    def somebody_saves(_session: Session, live: str, former: Path) -> None:
        rename_all(Path(live), former.name)

    (chosen,) = backups(backed_up)
    with pytest.raises(KnownTrouble, match="Something was changed all the time"):
        restore(backed_up, chosen, MIGRATIONS, NOW + DAY, somebody_saves)
    whole = opened(backed_up.parent)
    assert "From the backup" not in names(whole)
    whole.close()


def test_a_damaged_backup_is_not_put_back(backed_up: Path) -> None:
    noise(backups(backed_up)[0])
    with pytest.raises(KnownTrouble, match="cannot be read"):
        restore(backed_up, backups(backed_up)[0], MIGRATIONS, NOW)
    whole = opened(backed_up.parent)
    assert set(names(whole)) == {"Since the backup"}
    whole.close()


def test_what_a_killed_backup_left_is_cleared_away(database: Path) -> None:
    left = database.parent / "backups" / "kiosk-2026-11-22T100000.unfinished"
    left.parent.mkdir()
    left.write_bytes(b"half")
    back_up(database, NOW)
    assert not left.exists()


def test_a_damaged_database_is_not_backed_up(database: Path) -> None:
    one_bad_page(database)
    with pytest.raises(KnownTrouble, match="damaged"):
        back_up(database, NOW)
    assert backups(database) == []


@pytest.mark.parametrize(
    ("age", "due"),
    [
        (datetime.timedelta(hours=23), False),
        (datetime.timedelta(hours=25), True),
        (-datetime.timedelta(hours=2), True),  # the clock was wrong
    ],
)
def test_a_backup_is_due_after_a_day(database: Path, age: datetime.timedelta, due: bool) -> None:
    moment = (NOW - age).timestamp()
    os.utime(back_up(database, NOW - age), (moment, moment))
    assert (back_up_if_due(database, NOW) is not None) == due


def test_the_first_backup_is_due_at_once(database: Path) -> None:
    assert back_up_if_due(database, NOW) is not None


# Migrations


LATER = '''"""the name that an organization is known by."""

import sqlalchemy as sa
from alembic import op

revision = "0002_known_as"
down_revision = "{head}"


def upgrade() -> None:
    with op.batch_alter_table("organizations", recreate="always") as organizations:
        organizations.add_column(sa.Column("known_as", sa.String(), nullable=True))
    op.execute("UPDATE organizations SET known_as = 'known as ' || name")
    {end}
'''


@pytest.fixture
def later(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], Path]:
    """The migrations of a later kiosk; the newest ends with the line that is given."""

    def migrations(end: str) -> Path:
        folder = tmp_path / "later"
        shutil.copytree(MIGRATIONS, folder, ignore=shutil.ignore_patterns("__pycache__"))
        script = folder / "versions" / "0002_known_as.py"
        script.write_text(LATER.format(head=HEAD, end=end))
        monkeypatch.setattr(store, "HEAD", "0002_known_as")
        return folder

    return migrations


def known_as(path: Path) -> set[str]:
    connection = sqlite3.connect(path)
    rows = connection.execute("SELECT DISTINCT known_as FROM organizations").fetchall()
    connection.close()
    return {row[0] for row in rows}


def test_an_earlier_database_is_brought_up_to_date_with_all_it_holds(
    database: Path, later: Callable[[str], Path]
) -> None:
    rename_all(database, "Kept")
    opened(database.parent, later("pass")).close()
    assert known_as(database) == {"known as Kept"}


def test_a_table_that_others_refer_to_can_be_changed(
    database: Path, later: Callable[[str], Path]
) -> None:
    before = opened(database.parent)
    with before.session() as session, session.begin():
        owner = session.scalars(select(Organization)).first()
        session.add(Service(name="Of an organization", organization=owner))
    before.close()
    after = opened(database.parent, later("pass"))
    with after.session() as session:
        assert session.scalars(select(Service)).one().organization is not None
    after.close()


def test_a_backup_is_taken_before_a_migration(database: Path, later: Callable[[str], Path]) -> None:
    opened(database.parent, later("pass")).close()
    (backup,) = backups(database)
    assert store.version(backup) == HEAD


def test_a_migration_that_fails_leaves_the_database_as_it_was(
    database: Path, later: Callable[[str], Path]
) -> None:
    before = everything_in(database)
    with pytest.raises(ZeroDivisionError):
        opened(database.parent, later("1 / 0"))
    assert everything_in(database) == before


@pytest.mark.parametrize(
    "change",
    ["UPDATE alembic_version SET version_num = '0999_of_tomorrow'", "DROP TABLE alembic_version"],
)
def test_a_database_of_an_unknown_version_is_left_alone(database: Path, change: str) -> None:
    connection = sqlite3.connect(database)
    connection.execute(change)
    connection.commit()
    connection.close()
    before = database.read_bytes()
    with pytest.raises(KnownTrouble, match="a version that this kiosk does not know"):
        opened(database.parent)
    assert (database.read_bytes(), backups(database)) == (before, [])


def test_head_is_the_newest_migration() -> None:
    from alembic.script import ScriptDirectory

    assert ScriptDirectory(MIGRATIONS).get_current_head() == HEAD


def is_no_search_table(name: str | None, kind: str, _parents: object) -> bool:
    """Those of the search are derived, and made by its own statements."""
    return kind != "table" or not str(name).startswith("search_")


def test_the_migrations_make_the_tables_that_the_models_describe(database: Path) -> None:
    from alembic.autogenerate import compare_metadata
    from alembic.migration import MigrationContext

    whole = opened(database.parent)
    with whole.engine.connect() as connection:
        context = MigrationContext.configure(
            connection, opts={"compare_type": True, "include_name": is_no_search_table}
        )
        assert compare_metadata(context, Base.metadata) == []
    whole.close()


def test_alembic_is_not_imported_when_no_migration_is_due(database: Path) -> None:
    start = (
        "import sys; from pathlib import Path; from kiosk.content import open_content; "
        "open_content(Path(sys.argv[1])).close(); print('alembic' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", start, database.parent], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "False"


# Trouble from outside


WITH_LITTLE_ROOM = (
    "import datetime, resource, sys; from pathlib import Path; from kiosk import backups, content; "
    "from kiosk.errors import KnownTrouble\n"
    "resource.setrlimit(resource.RLIMIT_FSIZE, ({room}, {room}))\n"
    "try:\n    {attempt}\n"
    "except KnownTrouble as trouble:\n    print(trouble)"
)


def trouble_with_little_room(folder: Path, attempt: str, room: int = 40_000) -> str:
    """What a start says where no file may grow beyond so many bytes, as on a full disk."""
    return subprocess.run(
        [sys.executable, "-c", WITH_LITTLE_ROOM.format(attempt=attempt, room=room), folder],
        capture_output=True,
        text=True,
        check=True,
    ).stdout


def test_a_full_disk_at_the_first_start_is_known_trouble(tmp_path: Path) -> None:
    said = trouble_with_little_room(tmp_path, "content.open_content(Path(sys.argv[1]))")
    assert "Make sure that the disk has room" in said


def test_a_first_start_on_a_full_disk_can_be_repeated_when_there_is_room(tmp_path: Path) -> None:
    trouble_with_little_room(tmp_path, "content.open_content(Path(sys.argv[1]))")
    whole = opened(tmp_path)
    assert len(names(whole)) == 200
    whole.close()


def test_a_full_disk_at_a_backup_is_known_trouble(database: Path) -> None:
    said = trouble_with_little_room(
        database, "backups.back_up(Path(sys.argv[1]), datetime.datetime.now())"
    )
    assert "No backup could be made" in said
    assert backups(database) == []


def test_a_full_disk_while_damage_is_put_right_loses_nothing(backed_up: Path) -> None:
    noise(backed_up)
    said = trouble_with_little_room(backed_up.parent, "content.open_content(Path(sys.argv[1]))")
    assert "Make sure that the disk has room" in said
    whole = opened(backed_up.parent)
    assert set(names(whole)) == {"From the backup"}
    whole.close()


def test_a_folder_that_cannot_be_written_is_known_trouble() -> None:
    with pytest.raises(KnownTrouble, match="that this user may write there"):
        opened(Path("/proc"))  # not even root can make a file there


def test_a_database_that_can_be_read_but_not_written_is_known_trouble(database: Path) -> None:
    said = trouble_with_little_room(
        database.parent, "content.open_content(Path(sys.argv[1]))", room=10_000
    )
    assert "Make sure that the disk has room" in said


def test_a_mistake_in_the_starter_content_is_a_bug_and_not_the_disk(tmp_path: Path) -> None:
    def fill_twice(session: Session) -> None:
        session.add_all(Organization(id="the same", name=name) for name in ("one", "two"))

    with pytest.raises(IntegrityError):
        open_store(tmp_path, fill_twice, MIGRATIONS)
    assert not (tmp_path / store.DATABASE_NAME).exists()


def test_a_file_with_no_tables_is_not_sound(tmp_path: Path) -> None:
    sqlite3.connect(tmp_path / "empty.sqlite3").close()
    (tmp_path / "empty.sqlite3").touch()
    assert not is_sound(tmp_path / "empty.sqlite3")


# Small things that nobody asked for


def test_a_small_thing_is_written_at_once(database: Path) -> None:
    whole = opened(database.parent)
    rename = text("UPDATE organizations SET name = 'Written'")
    assert write_unless_busy(whole, lambda session: session.execute(rename).rowcount)  # type: ignore[attr-defined]
    assert set(names(whole)) == {"Written"}
    whole.close()


def test_nobody_waits_for_another_program_that_writes(database: Path) -> None:
    whole = opened(database.parent)
    holder = sqlite3.connect(database, isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    rename = text("UPDATE organizations SET name = 'Written'")
    assert write_unless_busy(whole, lambda session: session.execute(rename)) is None
    holder.close()
    assert "Written" not in names(whole)
    whole.close()


def test_a_damaged_database_throws_nobody_out(
    database: Path, caplog: pytest.LogCaptureFixture
) -> None:
    whole = opened(database.parent)
    whole.engine.dispose()
    noise(database)
    rename = text("UPDATE organizations SET name = 'Written'")
    assert write_unless_busy(whole, lambda session: session.execute(rename)) is None
    assert "could not be written" in caplog.text
    whole.close()
