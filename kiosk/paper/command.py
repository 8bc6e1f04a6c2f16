"""What the commands do that make paper: whole files, or none.

`kiosk listings book` makes the book, as a PDF or as a folder of pages; `kiosk listings calls` the
call sheet; `kiosk volunteers page` the page of instructions.
"""

import contextlib
import datetime
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO

from PySide6.QtCore import QLocale

from kiosk.directory import going_live
from kiosk.directory.exchange import progress
from kiosk.directory.freshness import audience
from kiosk.errors import KnownTrouble
from kiosk.paper import book as of_book
from kiosk.paper import book_pages
from kiosk.paper.book import Book
from kiosk.settings import Settings, load_for_service
from kiosk.store import Store

AddFonts = Callable[[Settings], str]
Say = Callable[[str], None]

_OTHER_FORMS = {".doc", ".docx", ".epub", ".htm", ".html", ".odt", ".txt", ".zip"}


def make_calls(  # noqa: PLR0913  (the last is by name)
    store: Store,
    file: Path,
    add_fonts: AddFonts,
    say: Say,
    complain: Say,
    *,
    everything: bool,
) -> None:
    """Make the call sheet of today as a PDF, and remember its order for whoever enters it.

    Args:
        store: the directory, in the data folder with the site's settings.
        file: what to write.
        add_fonts: as for `make`, here and below.
        say: tells what was made.
        complain: tells what is wrong with the settings.
        everything: with drafts, and what was hidden.

    Raises:
        KnownTrouble: it cannot be written.
    """
    from kiosk.paper import call_sheet

    settings = _begin(store.path.parent, complain)
    _need_pdf(file, "call sheet")
    now = datetime.datetime.now()
    with store.session() as session:
        trial = going_live.is_trial(session)
    readers = audience(now.date(), trial=trial, limits=settings.freshness)
    with _whole(file) as unfinished, _letters(settings, add_fonts) as family:
        made = call_sheet.make(store, readers, now, family, everything=everything)
        unfinished.write(made.pdf)
    pages = "1 page" if made.pages == 1 else f"{made.pages} pages"
    listings = "1 listing" if made.listings == 1 else f"{made.listings} listings"
    say(f"The call sheet is {file}: {pages}, {listings} to ring.")


def make_instructions(
    folder: Path, file: Path, add_fonts: AddFonts, say: Say, complain: Say
) -> None:
    """Make the page of instructions for volunteers as a PDF.

    Args:
        folder: the data folder, with the site's settings.
        file: what to write.
        add_fonts: as for `make`, here and below.
        say: tells what was made.
        complain: tells what is wrong with the settings.

    Raises:
        KnownTrouble: it cannot be written.
    """
    from kiosk.paper import instructions

    settings = _begin(folder, complain)
    _need_pdf(file, "page")
    with _whole(file) as unfinished, _letters(settings, add_fonts) as family:
        unfinished.write(instructions.as_pdf(family, datetime.datetime.now().date()))
    say(f"The page of instructions is {file}.")


def make(store: Store, target: Path, add_fonts: AddFonts, say: Say, complain: Say) -> None:
    """Make the book of today: a PDF where `target` ends in `.pdf`, else a folder of pages.

    Args:
        store: the directory, in the data folder with the site's settings.
        target: what to write; a book that is there already is replaced only by a whole one.
        add_fonts: makes the letters known to Qt, and says which to write with.
        say: tells what was made.
        complain: tells what is wrong with the settings.

    Raises:
        KnownTrouble: it cannot be written.
    """
    settings = _begin(store.path.parent, complain)
    ending = target.suffix.lower()
    if ending in _OTHER_FORMS and not target.is_dir():
        raise KnownTrouble(
            f"The book cannot be written as {ending}. Name a file that ends in .pdf, or a folder "
            "for the pages of an intranet."
        )
    if ending == ".pdf":
        _make_pdf(store, settings, target, add_fonts, say)
    else:
        _make_pages(store, settings, target, say)


def _make_pdf(store: Store, settings: Settings, file: Path, add_fonts: AddFonts, say: Say) -> None:
    from kiosk.paper import book_sheets

    with _whole(file) as unfinished, _letters(settings, add_fonts) as family:
        book = _gather(store, settings)
        with progress.bar("Laying out the pages") as told:
            sheets = book_sheets.set_in_type(book, family, told)
        with progress.bar("Drawing the pages") as told:
            name = f"{of_book.title()} | {book.room}"
            unfinished.write(sheets.pdf(name, made=book.made, told=told))
        pages = sheets.pages
        del sheets  # letters that are set go before what draws them
    say(f"The book is {file}: {pages} pages, {_told(book)}.")


def _make_pages(store: Store, settings: Settings, folder: Path, say: Say) -> None:
    book = _gather(store, settings)
    with progress.bar("Writing the pages") as told:
        book_pages.write(book, folder, told)
    say(f"The first page is {folder / book_pages.INDEX}: {_told(book)}.")
    say("Put the whole folder on a web server of the hospital.")


def _begin(folder: Path, complain: Say) -> Settings:
    """The language of the kiosk, and the site's settings."""
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
    settings, notices = load_for_service(folder)
    for notice in notices:
        complain(notice)
    return settings


def _need_pdf(file: Path, what: str) -> None:
    if file.suffix.lower() != ".pdf":
        raise KnownTrouble(f"The {what} is a PDF. Name a file that ends in .pdf.")


@contextlib.contextmanager
def _letters(settings: Settings, add_fonts: AddFonts) -> Iterator[str]:
    """The letters to draw with, and Qt's application for as long as something is drawn."""
    from PySide6.QtGui import QGuiApplication

    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QGuiApplication.instance() or QGuiApplication(["kiosk"])
    yield add_fonts(settings)
    del application


def _gather(store: Store, settings: Settings) -> Book:
    with store.session() as session:
        trial = going_live.is_trial(session)
    with progress.bar("Reading the listings") as told:
        today = datetime.datetime.now().date()
        readers = audience(today, trial=trial, limits=settings.freshness)
        return of_book.gather(store.session, settings, today, audience=readers, told=told)


def _told(book: Book) -> str:
    listings = "1 listing" if len(book.listings) == 1 else f"{len(book.listings)} listings"
    return f"{listings}, and it says that the room is in trial" if book.trial else listings


@contextlib.contextmanager
def _whole(file: Path) -> Iterator[BinaryIO]:
    """A file that takes its name only once it is whole and on the disk.

    Raises:
        KnownTrouble: it cannot be written; what was there before stays.
    """
    unfinished = file.with_name(f"{file.name}.unfinished")
    try:
        if file.is_dir():
            raise KnownTrouble(f"{file} is a folder. Name a file that is not there yet.")
        with unfinished.open("wb") as opened:
            yield opened
            opened.flush()
            os.fsync(opened.fileno())
        unfinished.replace(file)
    except OSError as error:
        raise KnownTrouble(
            f"{file} cannot be written ({error.strerror or error}). Make sure that the folder is "
            "there, that the disk has room and that this user may write there."
        ) from error
    finally:
        with contextlib.suppress(OSError):
            unfinished.unlink(missing_ok=True)
