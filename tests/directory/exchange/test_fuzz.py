"""Whatever stands in a package: no crash, no hang, and never half of it in the database."""

import contextlib
import io
import shutil
import tempfile
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from sqlalchemy.orm import sessionmaker

from kiosk.directory.exchange import differences, exporting, legacy, packing
from kiosk.directory.exchange.comparing import Plan
from kiosk.directory.exchange.official import NOTHING
from kiosk.directory.exchange.standard import OFFICIAL, OWN
from kiosk.errors import KnownTrouble
from kiosk.store import DATABASE_NAME, Store, make_engine
from tests.directory.exchange.helping import bring

SHORT_CASES = 60
LONG_PARTS, LONG_PART_SECONDS, LONG_CASES = 4, 80, 100
SLOWEST_CASE_SECONDS = 20

NASTY = (
    *(
        "",
        " ",
        NOTHING,
        "0",
        "-1",
        "1",
        "2",
        "NaN",
        "1e400",
        "9" * 400,
        "true",
        "=1+1",
        "x" * 3_000,
    ),
    *("24:00", "1:50pm", "24 hours", "9.30", "2026-02-29", "13/27/2014", "46380", "0001-01-01"),
    *("01632 960001", "1632960001", "01632 960001 / 01632 960002", "1.6E+09", "\x00\x01\x1b[31m"),
    *(
        "o1",
        "s1",
        "l1",
        "p1",
        "active",
        "WEEKLY",
        "MO",
        "2TU",
        "service",
        "é\u202e€\ud83d",
        "\ufeff",
    ),
    *("00000000-0000-4000-8000-6b696f736b00", "AE58CC39-8B70-4AB1-8AEA-786882E5AC8E", "🙂\n\r\n;"),
    *(
        "draft",
        "published",
        "999999999999",
        "1.5",
        "£2",
        '"',
        "','",
        "a,b,c",
        "position",
        "services",
    ),
)
SOUND = {
    "organization_id": ("o1", "o2"),
    "service_id": ("s1", "s2", "s3"),
    "location_id": ("l1", "l2"),
    "service_at_location_id": ("s1",),
    "contact_id": ("c1", ""),
    "program_id": ("p1", ""),
    "phone_id": ("p1", ""),
    "taxonomy_term_id": ("t1", "t2"),
    "taxonomy_id": ("t1", "t2"),
    "parent_id": ("t1", "t2", "t3", ""),
    "parent_organization_id": ("o1", "o2", "o3", ""),
    "link_id": ("s1", "o1", "l1"),
    "link_entity": ("service", "organization", "location", "other"),
    "name": ("Pain Café", "Chair yoga", "topics"),
    "status": ("active", "inactive"),
    "number": ("01632 960001", "1632960001", "01632 960001 / 01632 960002"),
    "freq": ("WEEKLY", "MONTHLY", "DAILY", ""),
    "byday": ("MO", "2TU", "Monday", ""),
    "opens_at": ("09:30", "1:50pm", ""),
    "closes_at": ("17:00", "24:00", ""),
    "valid_from": ("2026-01-01", "24/12/2026", ""),
    "valid_to": ("2026-01-01", ""),
    "dtstart": ("2026-01-01", ""),
    "until": ("2026-01-01", ""),
    "interval": ("1", "2", ""),
    "count": ("3", ""),
    "bymonthday": ("1", ""),
    "first_day": ("2026-12-25",),
    "last_day": ("2026-12-26",),
    "confidential": ("true", "false"),
    "publication": ("draft", "published", "retired"),
}
"""What lets a row in, so that what follows is tried, too."""

TABLES = (
    *("organizations", "services", "locations", "service_at_location", "phones", "schedules") * 4,
    *OFFICIAL,
    *OWN,
    *("physical_addresses", "postal_addresses", "regular_schedules", "holiday_schedules"),
    *("services_taxonomy", "service_attributes", "eligibility", "taxonomy", "other", "unknown "),
)
cell = st.one_of(st.sampled_from(NASTY), st.sampled_from(NASTY), st.text(max_size=20))


@st.composite
def table(draw: st.DrawFn) -> tuple[str, bytes]:
    """A file of a package: its own headings or others, and rows of whatever length."""
    name = draw(st.sampled_from(TABLES))
    known = [column.name for column in (OFFICIAL | OWN).get(legacy.target(name), ())]
    others = [
        "id",
        "service_id",
        "name",
        "weekday",
        "languages",
        "closed",
        "",
        "colour",
        "start_date",
    ]
    heading = st.sampled_from(known + others) | st.text(max_size=6)
    usual = draw(st.integers(0, 3))
    headings = known if usual and known else draw(st.lists(heading, min_size=1, max_size=12))
    width = len(headings)
    rows = draw(
        st.lists(st.lists(cell, min_size=max(width - 1, 1), max_size=width + 1), max_size=6)
    )
    for number, row in enumerate(rows):
        for place, column in enumerate(headings[: len(row)]):
            if column in SOUND and draw(st.integers(0, 5)):
                row[place] = draw(st.sampled_from(SOUND[column]))
            elif column == "id" and draw(st.integers(0, 5)):
                row[place] = f"{name[0]}{number % 5 + 1}"
    quoted = "\n".join(
        ",".join('"' + each.replace('"', '""') + '"' for each in row) for row in [headings, *rows]
    )
    content = quoted.encode(draw(st.sampled_from(["utf-8", "utf-16", "cp1252"])), "replace")
    if draw(st.integers(0, 9)) == 0:
        content = content[: draw(st.integers(0, len(content)))] + draw(st.binary(max_size=20))
    return f"{name}.csv", content


SOUND_TABLES = {
    "organizations.csv": "id,name,description\no1,One,A\no2,Two,B\n",
    "services.csv": "id,organization_id,name,status\n"
    + "".join(f"s{number},o1,Club {number},active\n" for number in range(1, 4)),
    "locations.csv": "id,name,location_type\nl1,Library,physical\nl2,Online,virtual\n",
    "service_at_location.csv": "id,service_id,location_id\ns1,s1,l1\ns2,s2,l1\n",
    "contacts.csv": "id,service_id,name\nc1,s1,Jo\n",
    "taxonomies.csv": "id,name,description\nt1,theirs,A\n",
    "taxonomy_terms.csv": "id,name,description,taxonomy_id\nt1,One,A,t1\nt2,Two,B,t1\n",
}


@st.composite
def packages(draw: st.DrawFn) -> list[tuple[str, bytes]]:
    """Nasty tables, mostly beside sound ones, so that much of them comes in."""
    sound = [(name, text.encode()) for name, text in SOUND_TABLES.items()]
    return (sound if draw(st.integers(0, 3)) else []) + draw(
        st.lists(table(), min_size=1, max_size=8)
    )


class Room:
    """A database of its own, with what it was before."""

    def __init__(self, starter: Path) -> None:
        self.folder = Path(tempfile.mkdtemp())
        shutil.copy(starter, self.folder / DATABASE_NAME)
        engine = make_engine(self.folder / DATABASE_NAME)
        self.store = Store(self.folder / DATABASE_NAME, engine, sessionmaker(engine))

    def export(self) -> bytes:
        with self.store.engine.connect() as connection:
            tables = exporting.tables(connection, everything=True)
        packing.write(tables, self.folder / "out.zip")
        return (self.folder / "out.zip").read_bytes()

    def close(self) -> None:
        self.store.close()
        shutil.rmtree(self.folder)


def changes(plan: Plan) -> list[object]:
    """What a plan changes, short enough to be read."""
    changed = [
        (table, name, row.before[name], row.after[name])
        for table, rows in plan.changed.items()
        for row in rows
        for name in row.fields()
    ]
    added = [(table, row.values) for table, rows in plan.added.items() for row in rows]
    texts = [(table, row) for table, rows in plan.texts.items() for row in rows]
    return [*changed, *added, *texts, *plan.changed_texts.values(), *plan.originals.items()]


def try_package(starter: Path, files: list[tuple[str, bytes]]) -> None:
    """One case: it comes in or is refused, the database is whole, and it comes in only once."""
    began = time.monotonic()
    room = Room(starter)
    try:
        path = room.folder / "case.zip"
        written = io.BytesIO()
        with zipfile.ZipFile(written, "w") as archive:
            for name, content in dict(files).items():
                archive.writestr(name, content)
        path.write_bytes(written.getvalue())
        before = room.export()
        refused = False
        with contextlib.suppress(KnownTrouble):
            refused = True
            plan = bring(room.store, path).plan
            refused = False
        if refused:
            assert room.export() == before
            return
        with room.store.engine.connect() as connection:
            assert connection.exec_driver_sql("PRAGMA foreign_key_check").all() == []
            assert connection.exec_driver_sql("PRAGMA integrity_check").scalar() == "ok"
            unsearchable = connection.exec_driver_sql(
                "SELECT count(*) FROM services s LEFT JOIN search_words w ON w.service_id = s.id "
                "WHERE w.id IS NULL"
            )
            assert unsearchable.scalar() == 0
            assert differences.lines(connection, plan)
        assert changes(bring(room.store, path).plan) == []
        sent = room.export()
        assert changes(bring(room.store, room.folder / "out.zip").plan) == []
        assert room.export() == sent
    finally:
        room.close()
    assert time.monotonic() - began < SLOWEST_CASE_SECONDS


def fuzz(starter: Path, cases: int) -> Callable[[], None]:
    @settings(
        max_examples=cases,
        deadline=None,
        database=None,
        suppress_health_check=list(HealthCheck),
        phases=[Phase.generate],  # a case is printed as it is: making it smaller takes minutes
    )
    @given(packages())
    def run(files: list[tuple[str, bytes]]) -> None:
        try_package(starter, files)

    return run


@pytest.fixture(scope="module")
def nearly_empty(empty_database: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """No listings, but all that follows them."""
    return Path(shutil.copy(empty_database, tmp_path_factory.mktemp("nearly")))


def test_packages_of_any_kind_come_in_whole_or_not_at_all(nearly_empty: Path) -> None:
    fuzz(nearly_empty, SHORT_CASES)()


@pytest.mark.slow
@pytest.mark.parametrize("part", range(LONG_PARTS))
def test_very_many_packages_come_in_whole_or_not_at_all(
    nearly_empty: Path, capfd: pytest.CaptureFixture[str], part: int
) -> None:
    began = time.monotonic()
    cases = 0
    while time.monotonic() - began < LONG_PART_SECONDS:
        fuzz(nearly_empty, LONG_CASES)()
        cases += LONG_CASES
    with capfd.disabled():
        print(f"\nPart {part}: {cases} packages in {time.monotonic() - began:.0f} s")  # noqa: T201
