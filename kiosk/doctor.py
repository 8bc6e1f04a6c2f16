"""Says in plain words how this kiosk is, and changes nothing."""

import datetime
import shutil
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from kiosk import backups, checklist, help_numbers, sqlite_files, store
from kiosk.directory import due, film_stop, freshness, going_live
from kiosk.directory.due import OldTopic
from kiosk.directory.notices import Heard
from kiosk.directory.shown import count_drafts, count_shown
from kiosk.film import health as film_health
from kiosk.film import heartbeat, library
from kiosk.film.films import Film
from kiosk.film.vlc_player import make_player
from kiosk.help_numbers import Change
from kiosk.paper.printer import PrinterTrouble
from kiosk.settings import FILE_NAME, Settings, SettingsTrouble, load, load_for_service
from kiosk.sticks.troubles import StickTrouble
from kiosk.volunteers import people

LEAST_FREE_BYTES = 500_000_000
SILENT_AFTER = datetime.timedelta(minutes=3)
LAST_ACTS = 100
BEHIND = datetime.timedelta(hours=2)
"""More than the hour by which clocks go back in autumn."""

OLDEST_BACKUP = 2 * backups.BACKUP_EVERY


@dataclass(frozen=True)
class Finding:
    """One thing that was looked at.

    Attributes:
        ok: whether nobody needs to do anything about it.
        words: how it is, in a sentence or two.
        briefly: what is wrong, for a volunteer: no path and no command, and somebody to tell.
    """

    ok: bool
    words: str
    briefly: str = ""


def examine(folder: Path, film: Film | None = None) -> list[Finding]:
    """Look at everything that lies in the data folder `folder`, and at the film.

    Args:
        folder: the data folder.
        film: the film; left out: the one that comes with the kiosk.
    """
    now = datetime.datetime.now()
    settings, found = _settings(folder)
    films = [film] if film else library.films(folder)
    path = folder / store.DATABASE_NAME
    if path.exists():
        found += _database(path, settings, now, films)
        found.append(_backup(path, now))
    else:
        found.append(_wrong(f"There is no database yet. The first start makes {path}."))
    return [
        *found,
        *_kept_aside(folder),
        *map(_film, films),
        *_waiting_room(folder, now),
        *_printer(settings),
        _sticks(settings),
        _room(folder),
    ]


def glance(path: Path, now: datetime.datetime) -> list[Finding]:
    """What of it is looked at in passing, while the kiosk runs: all but settings and films.

    Args:
        path: the database, in the data folder.
        now: the time on the room's clock.
    """
    folder = path.parent
    itself = _database_itself(path)
    return [
        itself,
        *(_clock(path, now) if itself.ok else []),
        _backup(path, now),
        *_kept_aside(folder),
        *_waiting_room(folder, now),
        _room(folder),
    ]


def _well(words: str) -> Finding:
    return Finding(ok=True, words=words)


def _wrong(words: str, briefly: str = "") -> Finding:
    return Finding(ok=False, words=words, briefly=briefly)


def _settings(folder: Path) -> tuple[Settings, list[Finding]]:
    path = folder / FILE_NAME
    if not path.exists():
        words = f"There is no {path}, so the kiosk uses the settings that it comes with."
        return Settings(), [_well(words)]
    try:
        settings = load(path)
    except SettingsTrouble:
        # What a kiosk in service does then; a file with a fault is not kept.
        instead, notices = load_for_service(folder)
        return instead, [_wrong(notice) for notice in notices]
    return settings, [_well(f"The settings of {path} are in use.")]


def _database(
    path: Path, settings: Settings, now: datetime.datetime, films: list[Film]
) -> list[Finding]:
    itself = _database_itself(path)
    if not itself.ok:
        return [itself]
    return [itself, *_clock(path, now), *_content(path, settings, now, films)]


def _database_itself(path: Path) -> Finding:
    try:
        if not sqlite_files.is_sound(path):
            return _wrong(
                "The database is damaged. The next start of the kiosk puts the last good "
                "backup in its place and keeps the damaged file.",
                "The directory is damaged. Start the kiosk again: the last backup takes its place.",
            )
        there = store.version(path)
    except sqlite3.OperationalError as error:
        return _wrong(
            f"The database {path} cannot be read ({error}).", "The directory cannot be read."
        )
    if there != store.HEAD:
        return _wrong(
            f"The database is of another version ({there or 'none'}) than this kiosk "
            f"({store.HEAD}). Start the kiosk: it brings it up to date, or says why not.",
            "The directory is of another version than the kiosk. Start the kiosk again.",
        )
    return _well("The database is sound.")


def _clock(path: Path, now: datetime.datetime) -> list[Finding]:
    """Whether the clock says what it cannot say: opening times and the age of checks go by it."""
    with closing(sqlite_files.connect_to_read(path)) as connection:
        (last,) = connection.execute(
            "SELECT max(at) FROM (SELECT at FROM revisions ORDER BY id DESC LIMIT ?)", (LAST_ACTS,)
        ).fetchone()
    if last is None or datetime.datetime.fromisoformat(last) - now < BEHIND:
        return []
    return [
        _wrong(
            f"The clock says {now:%Y-%m-%d %H:%M}, and something was saved on {last[:10]}: it is "
            "wrong, or it was then. Opening times and the age of checks go by it. Set it, and see "
            "whether its battery is empty.",
            "The clock of the kiosk is wrong, so opening times may be wrong as well.",
        )
    ]


def _content(
    path: Path, settings: Settings, now: datetime.datetime, films: list[Film]
) -> list[Finding]:
    as_it_is = store.open_to_read(path)
    with as_it_is.session() as session:
        trial = going_live.is_trial(session)
        can_sign_in = bool(people.active(session))
        audience = freshness.audience(now.date(), trial=trial, limits=settings.freshness)
        old = due.old_topics(session.connection(), audience)
        shown = count_shown(session, audience)
        drafts = count_drafts(session)
        unchecked = going_live.count_unchecked(session)
        stopped = film_stop.stopped(session.connection())
        confirmed = help_numbers.confirmed(going_live.answered(session), settings)
    points = checklist.points(as_it_is.session, settings, now, films)
    as_it_is.close()
    mode = "in trial: every screen says that it is not for patients yet" if trial else "live"
    return [
        _well(f"The room is {mode}."),
        Finding(
            ok=shown > 0,
            words=f"Listings: patients see {shown}, {drafts} are drafts, and {unchecked} of the "
            "published ones are still to be checked here.",
        ),
        *(
            _wrong(f"{point.title}: {point.words}. `kiosk go-live` asks for it.")
            for point in points
            if not (trial or point.done)
        ),
        *([_film_stopped(stopped)] if stopped else []),
        *map(_changed_number, confirmed.changes if confirmed else ()),
        *(_old_topic(topic) for topic in old),
        *([] if can_sign_in else [_nobody(trial=trial)]),
    ]


def _film_stopped(stopped: Heard) -> Finding:
    who = f"{stopped.who.role} {stopped.who.initials}".strip()
    return _wrong(
        f"The film is not shown: {who} stopped it on {stopped.at:%Y-%m-%d}. A lead has it shown "
        "again at the kiosk: For volunteers, Today."
    )


def _changed_number(change: Change) -> Finding:
    was, now = change.was or "not there", change.now or "not there"
    return _wrong(
        f"Help now, “{change.title}”: a lead confirmed “{was}”, and {FILE_NAME} says “{now}”. "
        "A lead confirms it at the kiosk: For volunteers, the numbers of Help now."
    )


def _old_topic(topic: OldTopic) -> Finding:
    return _wrong(
        f"Topic “{topic.name}”: {topic.overdue} of {topic.of} listings are overdue. What nobody "
        "checks is hidden from patients in the end."
    )


def _nobody(*, trial: bool) -> Finding:
    words = "Nobody can sign in to keep the listings true. `kiosk volunteers add NAME` lets one in."
    return Finding(ok=trial, words=words)


def _backup(path: Path, now: datetime.datetime) -> Finding:
    newest = next(iter(backups.backups(path)), None)
    if newest is None:
        return _wrong(
            "There is no backup. The kiosk makes one a minute after its start.",
            "There is no backup yet.",
        )
    made = datetime.datetime.fromtimestamp(newest.stat().st_mtime)
    age = now - made
    words = f"The newest backup is {newest.name}, {_ago(age)}."
    if age > OLDEST_BACKUP:
        return _wrong(
            f"{words} The kiosk makes one each day while it runs: start it.",
            f"The newest backup is {_ago(age)}.",
        )
    return _well(words)


def _ago(age: datetime.timedelta) -> str:
    hours = round(age.total_seconds() / 3600)
    if hours < 1:
        return "less than an hour old"
    if hours < 48:  # noqa: PLR2004  (two days)
        return f"{hours} hours old"
    return f"{age.days} days old"


def _kept_aside(folder: Path) -> list[Finding]:
    return [
        _wrong(
            f"A damaged database is kept in {aside}. Show it to whoever looks after the machine; "
            "delete the folder when nobody needs it any more.",
            "The directory was damaged once. The damaged one is still kept.",
        )
        for aside in store.damaged(folder)
    ]


def _film(film: Film) -> Finding:
    health = film_health.examine(film, make_player)
    return Finding(ok=health.plays, words=health.words)


def _waiting_room(folder: Path, now: datetime.datetime) -> list[Finding]:
    """What the waiting room's screen has left; nothing where there is none."""
    beat = heartbeat.read(folder)
    if beat is None:
        return []
    if beat.state == "off":
        return [_well(f"The waiting room's screen was ended, {_ago(beat.age(now))}.")]
    if not datetime.timedelta() <= beat.age(now) < SILENT_AFTER:
        return [
            _wrong(
                f"The waiting room's screen was last heard of on {beat.at.replace('T', ' at ')}. "
                "Look at it, and start `kiosk display` again.",
                "Nothing was heard of the waiting room's screen for a while. Look at it.",
            )
        ]
    if beat.state == "no screen":
        unplugged = "The waiting room's screen is unplugged. Plug it in: it goes on by itself."
        return [_wrong(unplugged, unplugged)]
    if beat.trouble:
        still = "The waiting room shows still pictures."
        return [_wrong(f"{still} {beat.trouble}", still)]
    shown = f"plays “{beat.film}”" if beat.film else f"shows: {beat.state}"
    return [
        _well(
            f"The waiting room's screen {shown}. Since its start it painted {beat.painted} "
            f"pictures, {beat.late} late, {beat.lost} lost."
        )
    ]


def _printer(settings: Settings) -> list[Finding]:
    """How the printer is; nothing where none is named."""
    name = settings.printer.name
    if not name:
        return []
    from kiosk.paper import cups

    printer = cups.make_printer(name)
    if printer is None:
        words = "so it shows no button for it. Install the package libcups2."
        return [_wrong(f"This system lacks what the kiosk prints with, {words}")]
    try:
        printer.look()
    except PrinterTrouble as trouble:
        return [_wrong(str(trouble))]
    return [_well(f"The printer {name} is there.")]


def _sticks(settings: Settings) -> Finding:
    """Whether volunteers can use a USB stick; it is trouble only where the site has named some."""
    if settings.sticks.allow == "none":
        return _well("The settings allow no USB sticks.")
    from kiosk.sticks import udisks

    try:
        udisks.UDisks().found()
    except StickTrouble as trouble:
        if settings.sticks.allow == "named":
            return _wrong(str(trouble))
        return _well(f"Volunteers cannot use USB sticks. If they are to: {trouble}")
    return _well("Volunteers can use USB sticks.")


def _room(folder: Path) -> Finding:
    free = shutil.disk_usage(folder).free
    words = f"The disk has {free / 1e9:.1f} GB free."
    if free < LEAST_FREE_BYTES:
        return _wrong(
            f"{words} Make room: the kiosk needs {LEAST_FREE_BYTES / 1e9:.1f}.",
            "The disk of the kiosk is nearly full.",
        )
    return _well(words)
