"""A volunteer with a USB stick: takes the listings home, mends them, and brings them back."""

import datetime
import errno
import shutil
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest
from openpyxl import load_workbook
from sqlalchemy import select

from kiosk import backups
from kiosk.directory import revisions
from kiosk.directory.models import Phone, Service
from kiosk.directory.workbook.layout import NUMBERS, SERVICES
from kiosk.film import library
from kiosk.settings import Settings, StickRules
from kiosk.sticks import folder_on_stick
from kiosk.sticks.pretend import FolderSticks
from kiosk.sticks.sticks import Stick
from kiosk.store import Store
from kiosk.volunteers import accounts
from kiosk.volunteers.people import Person
from kiosk.who import KIOSK, Who
from tests.driving import Driver, wait_until
from tests.film import numbered
from tests.screens.acting import add_listing, in_full_view, rectangle, unpublish
from tests.screens.conftest import Start
from tests.screens.volunteer.coming_in import page_model
from tests.screens.volunteer.inside import LEAD, VOLUNTEER, enter, go_to
from tests.sticks.pulled import PulledDisk

NUMBER, NEW = "01632 960001", "01632 960999"
OUT = "You can take the stick out now."


class Sticks(FolderSticks):
    """A folder as a stick; it says itself what it is like, and whether others are there."""

    def __init__(self, folder: Path) -> None:
        """`folder` is the stick."""
        super().__init__(folder, "EDUROOM")
        self.others: list[Stick] = []
        self.is_locked = False

    def found(self) -> list[Stick]:
        mine = [
            Stick(each.device, each.label, each.size, read_only=self.is_locked)
            for each in super().found()
        ]
        return [*mine, *self.others]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The stick."""
    folder = tmp_path / "stick"
    folder.mkdir()
    return folder


@pytest.fixture
def sticks(root: Path) -> Sticks:
    return Sticks(root)


@pytest.fixture
def line(store: Store) -> str:
    """The key of the only listing that patients see."""
    unpublish(store)
    return add_listing(store, "Quiet line", phones=(NUMBER,))


@pytest.fixture
def open_page(start: Start, store: Store, sticks: Sticks) -> Callable[..., Driver]:
    """Brings somebody to the page, who waits until the kiosk has looked for a stick."""

    def come(who: Who = VOLUNTEER, settings: Settings | None = None) -> Driver:
        kiosk = start(settings, sticks=sticks)
        enter(kiosk, store, who)
        go_to(kiosk, "staffStick")
        look(kiosk)
        return kiosk

    return come


@pytest.fixture
def volunteer(open_page: Callable[..., Driver], line: str) -> Driver:
    """A volunteer with a stick, on its page."""
    return open_page()


def look(kiosk: Driver) -> None:
    """The kiosk looks for a stick, as it does all the time."""
    plugged = page_model(kiosk, "stick").plugged
    wait_until(lambda: not plugged._background.is_busy, "the last look")
    plugged.look()
    wait_until(lambda: not plugged._background.is_busy, "the kiosk to look for a stick")
    kiosk.settle()


def let_it_work(kiosk: Driver) -> None:
    """Wait until nothing goes on."""
    wait_until(lambda: not kiosk.parts.staff.is_busy, "the stick's work to be done")
    kiosk.settle()


def take(kiosk: Driver, *things: str) -> None:
    for thing in things:
        kiosk.tap(f"thing-{thing}")
    kiosk.tap("take")
    let_it_work(kiosk)


def bring_newest(kiosk: Driver) -> None:
    kiosk.tap("lookThrough")
    let_it_work(kiosk)
    kiosk.tap("found-0")
    let_it_work(kiosk)


def bring_in(kiosk: Driver) -> None:
    kiosk.tap("bringIn")
    let_it_work(kiosk)


def on(root: Path) -> list[str]:
    """The names of the files on the stick."""
    return sorted(path.name for path in root.rglob("*") if path.is_file())


def sheet_on(root: Path) -> Path:
    (path,) = root.rglob("*.xlsx")
    return path


def write(path: Path, sheet: str, heading: str, value: str, row_of: str) -> int:
    """Change one cell at home, in the row that has `row_of` in it; which row that is."""
    book = load_workbook(path)
    page = book[sheet]
    column = [cell.value for cell in page[1]].index(heading) + 1
    rows = enumerate(page.iter_rows(values_only=True), start=1)
    row = next(number for number, values in rows if any(row_of in str(each) for each in values))
    page.cell(row, column).value = value
    book.save(path)
    return row


def number(store: Store) -> str:
    with store.session() as session:
        numbers = select(Phone.number).where(Phone.number.in_([NUMBER, NEW]))
        return session.scalars(numbers).one()


def described(store: Store, key: str) -> str:
    with store.session() as session:
        return session.get_one(Service, key).description


def change_at_the_kiosk(store: Store, key: str, words: str) -> None:
    act = revisions.Act("edit", VOLUNTEER, datetime.datetime.now(), "", key)
    with revisions.writing(store) as connection:
        revisions.Writer(connection, act).change("services", key, {"description": words})


# The stick


def test_the_stick_that_is_in_the_kiosk_is_named(volunteer: Driver) -> None:
    assert volunteer.reads("In the kiosk: “EDUROOM”, 1 GB.")
    assert not volunteer.sees("noStick")


def test_without_a_stick_it_asks_for_one_and_finds_it_by_itself(
    open_page: Callable[..., Driver], root: Path, line: str
) -> None:
    root.rmdir()
    kiosk = open_page()
    assert kiosk.sees("noStick")
    assert not kiosk.sees("take")
    assert not kiosk.sees("thing-spreadsheet")
    page_model(kiosk, "stick").plugged._timer.setInterval(10)
    root.mkdir()
    wait_until(lambda: kiosk.sees("thing-spreadsheet"), "the stick to be found")


def test_of_several_somebody_chooses(volunteer: Driver, sticks: Sticks) -> None:
    sticks.others = [Stick("other", "OTHER", 2_000_000_000, unreadable="It may be damaged.")]
    look(volunteer)
    assert not volunteer.sees("thing-spreadsheet")
    volunteer.tap("stick-OTHER")
    assert volunteer.find("pluggedTrouble").property("text").startswith("The kiosk cannot read")
    volunteer.tap("stick-EDUROOM")
    assert volunteer.sees("thing-spreadsheet")
    look(volunteer)
    assert volunteer.sees("thing-spreadsheet"), "what was chosen stays chosen"


@pytest.mark.parametrize(
    ("rules", "words"),
    [
        (StickRules(allow="none"), "This kiosk does not take USB sticks"),
        (StickRules(allow="named", names=("OTHER",)), "only takes a USB stick with the name"),
    ],
)
def test_a_site_says_which_sticks_it_takes(
    open_page: Callable[..., Driver], line: str, rules: StickRules, words: str
) -> None:
    kiosk = open_page(settings=Settings(sticks=rules))
    assert words in kiosk.find("pluggedTrouble").property("text")
    assert not kiosk.sees("thing-spreadsheet")


def test_nobody_looks_for_sticks_on_another_page(volunteer: Driver) -> None:
    plugged = page_model(volunteer, "stick").plugged
    assert plugged._timer.isActive()
    go_to(volunteer, "staffToday")
    assert not plugged._timer.isActive()


def test_today_leads_there(start: Start, store: Store, sticks: Sticks, line: str) -> None:
    kiosk = start(sticks=sticks)
    enter(kiosk, store)
    kiosk.tap("more-staffStick")
    assert kiosk.screen == "staffStick"


# Taking with one


def test_what_is_to_be_touched_next_is_in_view_and_moves_nothing(volunteer: Driver) -> None:
    assert volunteer.reads("Touch what you want to take.")
    thing = volunteer.find("thing-spreadsheet")
    before = rectangle(thing)
    volunteer.tap_at(volunteer.centre(thing))
    volunteer.settle()
    assert rectangle(thing) == before
    assert in_full_view(volunteer, volunteer.find("take"))


def test_the_listings_go_onto_the_stick_and_then_it_can_be_taken_out(
    volunteer: Driver, root: Path, sticks: Sticks
) -> None:
    assert not volunteer.sees("take")
    take(volunteer, "spreadsheet", "openData")
    assert on(root) == ["Listings.xlsx", "Open Referral.zip"]
    assert not sticks.is_mounted
    assert volunteer.sees("canTakeOut")
    assert "Listings.xlsx, Open Referral.zip" in volunteer.find("doneWords").property("text")


def test_it_is_not_said_that_the_stick_can_be_taken_out_while_it_is_written(
    volunteer: Driver, sticks: Sticks, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[bool] = []
    let_go = sticks.let_go
    page = page_model(volunteer, "stick")

    def watched(stick: Stick, folder: Path, *, for_good: bool = True) -> None:
        said.append(page.canTakeOut)
        let_go(stick, folder, for_good=for_good)

    monkeypatch.setattr(sticks, "let_go", watched)
    take(volunteer, "spreadsheet")
    assert said == [False]
    assert volunteer.reads(OUT)


def test_what_came_of_it_stays_after_the_stick_is_taken_out(volunteer: Driver, root: Path) -> None:
    take(volunteer, "spreadsheet")
    shutil.rmtree(root)
    look(volunteer)
    assert volunteer.sees("canTakeOut")
    assert volunteer.sees("noStick")


def test_a_backup_is_for_leads(open_page: Callable[..., Driver], root: Path, line: str) -> None:
    kiosk = open_page(LEAD)
    take(kiosk, "backup")
    (name,) = on(root)
    assert name.startswith("kiosk-")
    assert name.endswith(".sqlite3")


def test_a_volunteer_is_not_offered_one(volunteer: Driver, root: Path) -> None:
    assert not volunteer.sees("thing-backup")
    page = page_model(volunteer, "stick")
    page.toggle("backup")
    page.take()
    let_it_work(volunteer)
    assert on(root) == []


@pytest.mark.parametrize(
    ("code", "words"),
    [(errno.EIO, "came out too early"), (errno.ENOSPC, "is full"), (errno.EROFS, "is locked")],
)
def test_trouble_with_the_stick_is_a_sentence(
    volunteer: Driver, root: Path, monkeypatch: pytest.MonkeyPatch, code: int, words: str
) -> None:
    disk = PulledDisk(root, 6, code)
    monkeypatch.setattr(folder_on_stick, "Disk", lambda: disk)
    take(volunteer, "spreadsheet")
    assert words in volunteer.find("stickTrouble").property("text")
    assert not volunteer.sees("canTakeOut")
    assert volunteer.screen == "staffStick"


def test_one_that_is_pulled_before_it_is_let_go_cannot_be_taken_out(
    volunteer: Driver, sticks: Sticks, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    let_go = sticks.let_go

    def pulled(stick: Stick, folder: Path, *, for_good: bool = True) -> None:
        shutil.rmtree(root)
        let_go(stick, folder, for_good=for_good)

    monkeypatch.setattr(sticks, "let_go", pulled)
    take(volunteer, "spreadsheet")
    assert "came out too early" in volunteer.find("stickTrouble").property("text")
    assert not volunteer.reads(OUT)


def test_a_full_disk_of_the_kiosk_is_a_sentence(
    volunteer: Driver, store: Store, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (root / "Listings.xlsx").write_bytes(b"x")
    monkeypatch.setattr(shutil, "disk_usage", lambda _folder: SimpleNamespace(free=1000))
    bring_newest(volunteer)
    assert "The kiosk's own disk has no room" in volunteer.find("stickTrouble").property("text")
    assert list(store.path.parent.glob("on-its-way-*")) == []


def test_a_locked_stick_is_a_sentence(volunteer: Driver, sticks: Sticks, root: Path) -> None:
    sticks.is_locked = True
    look(volunteer)
    take(volunteer, "spreadsheet")
    assert "This USB stick is locked" in volunteer.find("stickTrouble").property("text")
    assert on(root) == []


def test_whoever_was_removed_meanwhile_takes_nothing(
    ann: Person, volunteer: Driver, store: Store, root: Path
) -> None:
    assert VOLUNTEER.volunteer_id is not None
    with store.session() as session:
        now = datetime.datetime.now()
        accounts.remove(session, VOLUNTEER.volunteer_id, now, by=KIOSK)
    volunteer.tap("thing-spreadsheet")
    page_model(volunteer, "stick").take()
    wait_until(lambda: volunteer.screen == "home", "them to be signed out")
    assert on(root) == []


def test_whoever_leaves_meanwhile_leaves_nothing_on_the_page(
    volunteer: Driver, store: Store, root: Path
) -> None:
    volunteer.tap("thing-spreadsheet")
    page_model(volunteer, "stick").take()
    volunteer.parts.navigation.finish()
    let_it_work(volunteer)
    assert on(root) == ["Listings.xlsx"]
    enter(volunteer, store)
    go_to(volunteer, "staffStick")
    look(volunteer)
    assert not volunteer.sees("outcome")
    assert not volunteer.sees("take")


# Bringing back


def test_a_change_from_home_is_shown_brought_in_and_taken_back(
    volunteer: Driver, store: Store, root: Path
) -> None:
    take(volunteer, "spreadsheet")
    write(sheet_on(root), NUMBERS, "Number", NEW, NUMBER)
    bring_newest(volunteer)
    assert volunteer.find("differenceTitle").property("text") == "1 thing changes."
    assert volunteer.reads(f"Quiet line, the number: “{NUMBER}” becomes “{NEW}”.")
    assert volunteer.sees("canTakeOut"), "it was copied, so it is not needed any more"
    assert number(store) == NUMBER
    before = len(backups.backups(store.path))
    bring_in(volunteer)
    assert number(store) == NEW
    assert len(backups.backups(store.path)) == before + 1
    assert volunteer.find("savedLine").property("text") == "Saved."
    volunteer.tap("undo")
    let_it_work(volunteer)
    assert number(store) == NUMBER
    assert volunteer.reads("It is as it was before.")


def test_it_is_signed_by_whoever_brings_it(volunteer: Driver, store: Store, root: Path) -> None:
    take(volunteer, "spreadsheet")
    write(sheet_on(root), NUMBERS, "Number", NEW, NUMBER)
    bring_newest(volunteer)
    bring_in(volunteer)
    with store.engine.connect() as connection:
        (last,) = revisions.latest(connection, 1)
    assert (last.act.kind, last.act.who) == ("import", VOLUNTEER)


def test_it_can_be_left(volunteer: Driver, store: Store, root: Path) -> None:
    take(volunteer, "spreadsheet")
    write(sheet_on(root), NUMBERS, "Number", NEW, NUMBER)
    bring_newest(volunteer)
    volunteer.tap("cancel")
    assert volunteer.sees("lookThrough")
    assert number(store) == NUMBER


def test_nothing_new_is_said(volunteer: Driver) -> None:
    take(volunteer, "spreadsheet")
    bring_newest(volunteer)
    assert volunteer.find("differenceTitle").property("text") == "Nothing changes."
    assert not volunteer.sees("bringIn")


def test_where_both_sides_changed_somebody_chooses(
    volunteer: Driver, store: Store, root: Path, line: str
) -> None:
    take(volunteer, "spreadsheet")
    write(sheet_on(root), SERVICES, "What it is", "From home", "Quiet line")
    change_at_the_kiosk(store, line, "From the kiosk")
    bring_newest(volunteer)
    assert not volunteer.sees("bringIn")
    assert volunteer.reads("1 is still to choose.")
    volunteer.tap("theirs-0")
    assert volunteer.sees("bringIn")
    volunteer.tap("mine-0")
    bring_in(volunteer)
    assert described(store, line) == "From home"


def test_what_stays_at_the_kiosk_changes_nothing(
    volunteer: Driver, store: Store, root: Path, line: str
) -> None:
    take(volunteer, "spreadsheet")
    write(sheet_on(root), SERVICES, "What it is", "From home", "Quiet line")
    change_at_the_kiosk(store, line, "From the kiosk")
    bring_newest(volunteer)
    volunteer.tap("theirs-0")
    bring_in(volunteer)
    assert described(store, line) == "From the kiosk"
    assert volunteer.reads("Nothing has changed at the kiosk.")


def test_what_somebody_changes_while_it_is_read_is_asked_as_well(
    volunteer: Driver, store: Store, root: Path, line: str
) -> None:
    take(volunteer, "spreadsheet")
    write(sheet_on(root), SERVICES, "What it is", "From home", "Quiet line")
    bring_newest(volunteer)
    change_at_the_kiosk(store, line, "From the kiosk")
    bring_in(volunteer)
    let_it_work(volunteer)
    assert described(store, line) == "From the kiosk"
    assert volunteer.reads("Somebody has changed the same thing at the kiosk.")
    volunteer.tap("mine-0")
    bring_in(volunteer)
    assert described(store, line) == "From home"


def test_a_cell_that_is_refused_is_named_and_the_rest_goes_in(
    volunteer: Driver, store: Store, root: Path, line: str
) -> None:
    take(volunteer, "spreadsheet")
    row = write(sheet_on(root), NUMBERS, "Number", "ring the desk", NUMBER)
    write(sheet_on(root), SERVICES, "What it is", "From home", "Quiet line")
    bring_newest(volunteer)
    assert volunteer.reads(f"Sheet Numbers, row {row}, Number “ring the desk”:")
    bring_in(volunteer)
    assert (number(store), described(store, line)) == (NUMBER, "From home")
    assert volunteer.find("leftOut").property("text").startswith(f"Sheet Numbers, row {row}, Num")


def test_a_spreadsheet_of_another_hospital_is_a_sentence(
    volunteer: Driver, store: Store, root: Path
) -> None:
    take(volunteer, "spreadsheet")
    (store.path.parent / "kiosk-id").write_text("0" * 32 + "\n")
    bring_newest(volunteer)
    assert "another kiosk" in volunteer.find("stickTrouble").property("text")
    assert volunteer.sees("lookThrough")


def test_what_is_no_spreadsheet_is_a_sentence(volunteer: Driver, root: Path) -> None:
    (root / "notes.xlsx").write_text("Not a workbook")
    bring_newest(volunteer)
    assert "notes.xlsx is no Excel workbook" in volunteer.find("stickTrouble").property("text")


def test_a_stick_with_nothing_to_bring_and_an_autorun_is_told(
    volunteer: Driver, root: Path
) -> None:
    (root / "autorun.inf").write_text("[autorun]\nopen=evil.exe\n")
    volunteer.tap("lookThrough")
    let_it_work(volunteer)
    words = volunteer.find("foundWords").property("text")
    assert "It is called autorun.inf. The kiosk starts nothing." in words
    assert "There is nothing on it that you can bring back." in words


def test_a_spreadsheet_that_was_saved_in_another_form_is_told(
    volunteer: Driver, root: Path
) -> None:
    (root / "Listings.ods").write_bytes(b"PK")
    volunteer.tap("lookThrough")
    let_it_work(volunteer)
    assert "“Listings.ods” is in another form." in volunteer.find("foundWords").property("text")


def test_of_very_many_files_the_newest_are_shown(volunteer: Driver, root: Path) -> None:
    for each in range(300):
        (root / f"{each}.xlsx").write_bytes(b"")
    volunteer.tap("lookThrough")
    let_it_work(volunteer)
    assert "You see only the newest ones." in volunteer.find("foundWords").property("text")
    assert 10 <= len(page_model(volunteer, "stick").found.all_rows()) < 200


def test_a_stick_pulled_while_it_is_read_is_a_sentence_and_nothing_changes(
    volunteer: Driver, store: Store, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    take(volunteer, "spreadsheet")
    write(sheet_on(root), NUMBERS, "Number", NEW, NUMBER)
    volunteer.tap("lookThrough")
    let_it_work(volunteer)
    disk = PulledDisk(root, 2)
    monkeypatch.setattr(folder_on_stick, "Disk", lambda: disk)
    volunteer.tap("found-0")
    let_it_work(volunteer)
    assert "came out too early" in volunteer.find("stickTrouble").property("text")
    assert number(store) == NUMBER


def test_what_was_found_goes_with_the_stick(volunteer: Driver, root: Path) -> None:
    (root / "notes.xlsx").write_text("x")
    volunteer.tap("lookThrough")
    let_it_work(volunteer)
    assert volunteer.sees("found-0")
    shutil.rmtree(root)
    look(volunteer)
    root.mkdir()
    look(volunteer)
    assert not volunteer.sees("found-0")


def test_help_now_may_cover_it_and_what_was_read_stays(volunteer: Driver, root: Path) -> None:
    take(volunteer, "spreadsheet")
    write(sheet_on(root), NUMBERS, "Number", NEW, NUMBER)
    bring_newest(volunteer)
    volunteer.tap("helpNow")
    volunteer.parts.navigation.back()
    volunteer.settle()
    assert volunteer.sees("bringIn")


# A film


def test_a_lead_brings_a_film_with_its_captions(
    open_page: Callable[..., Driver], store: Store, root: Path, line: str
) -> None:
    data = store.path.parent
    numbered.make(root / "our_film.mp4", 50)
    (root / "our_film.vtt").write_text("WEBVTT\n\n00:00.500 --> 00:01.500\nHello there\n")
    kiosk = open_page(LEAD)
    kiosk.tap("lookThrough")
    let_it_work(kiosk)
    kiosk.tap("found-0")
    assert "Its captions are in “our_film.vtt”." in kiosk.find("filmWords").property("text")
    assert library.playlist(data).now == ()
    kiosk.tap("addFilm")
    let_it_work(kiosk)
    (film,) = library.films(data)
    assert (film.title, [cue.words for cue in film.cues]) == ("Our film", ["Hello there"])
    assert "“Our film” is in." in kiosk.find("doneWords").property("text")
    assert kiosk.sees("canTakeOut")
    assert list(data.glob("on-its-way-*")) == []
    kiosk.tap("takeFilmBack")
    let_it_work(kiosk)
    assert library.playlist(data).now == ()
    assert kiosk.reads("The film from before is shown again.")


def test_a_film_without_captions_is_one_in_which_nobody_speaks(
    open_page: Callable[..., Driver], store: Store, root: Path, line: str
) -> None:
    (root / "film.mp4").write_bytes(b"no film")
    kiosk = open_page(LEAD)
    kiosk.tap("lookThrough")
    let_it_work(kiosk)
    kiosk.tap("found-0")
    assert "It has no captions." in kiosk.find("filmWords").property("text")
    assert kiosk.find("addFilm").property("text") == "Nobody speaks in it: show it"
    kiosk.tap("addFilm")
    let_it_work(kiosk)
    assert "The film film.mp4 was not taken" in kiosk.find("stickTrouble").property("text")
    assert library.playlist(store.path.parent).now == ()


def test_a_film_is_not_for_volunteers(volunteer: Driver, root: Path) -> None:
    (root / "film.mp4").write_bytes(b"film")
    volunteer.tap("lookThrough")
    let_it_work(volunteer)
    assert not volunteer.sees("found-0")
    assert "A film is brought in by a lead." in volunteer.find("foundWords").property("text")
