"""The commands. What they do is elsewhere, imported only when it is needed: starting is quick."""

import contextlib
import gc
import io
import logging
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kiosk.errors import KnownTrouble

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kiosk.settings import Settings
    from kiosk.store import Store

ATTENTION, TROUBLE = 1, 2

commands = typer.Typer(
    name="kiosk",
    help="A touch-screen kiosk of local services and of what good care looks like.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,  # Rich would take a tenth of a second to import
    pretty_exceptions_enable=False,
)


@commands.command()
def run(
    *,
    windowed: Annotated[
        bool, typer.Option("--windowed", help="In a window, not on the whole screen.")
    ] = False,
    seconds: Annotated[
        float | None, typer.Option("--for", min=0, help="Stop after so many seconds.")
    ] = None,
) -> None:
    """Show the kiosk until it is closed."""
    gc.disable()  # a start makes much and leaves no garbage; `garbage` collects after it
    from kiosk import app

    raise typer.Exit(app.run(windowed=windowed, seconds=seconds))


@commands.command()
def display(
    files: Annotated[list[Path] | None, typer.Argument(hidden=True)] = None,
    *,
    screen: Annotated[
        str, typer.Option("--screen", help="Its number, from 1, or its name; else the last one.")
    ] = "",
    film: Annotated[
        list[Path] | None,
        typer.Option("--film", help="Play just this MP4, unchecked; can be given repeatedly."),
    ] = None,
    seconds: Annotated[
        float | None, typer.Option("--for", min=0, help="Stop after so many seconds.")
    ] = None,
) -> None:
    """Show the films on the waiting room's screen until it is ended."""
    from kiosk import waiting_room

    chosen = [*(film or []), *(files or [])]
    raise typer.Exit(waiting_room.run(screen=screen, films=chosen, seconds=seconds))


@commands.command()
def settings(
    *,
    check: Annotated[
        bool, typer.Option("--check", help="Say what is wrong in site.toml, or that all is well.")
    ] = False,
    file: Annotated[Path | None, typer.Argument(help="Check this file instead.")] = None,
) -> None:
    """Print a commented site.toml, or check one."""
    from kiosk import paths
    from kiosk.settings import FILE_NAME, example, load

    if not (check or file):
        typer.echo(example(), nl=False)
        return
    path = file or paths.data_folder() / FILE_NAME
    load(path)
    typer.echo(f"All is well in {path}.")


@commands.command()
def doctor() -> None:
    """Say in plain words how this kiosk is, and change nothing. Exits with 1 unless all is well."""
    from kiosk import paths
    from kiosk.doctor import examine

    findings = examine(paths.data_folder())
    for finding in findings:
        typer.echo(f"{'ok' if finding.ok else '!!'}  {finding.words}")
    raise typer.Exit(0 if all(finding.ok for finding in findings) else ATTENTION)


@commands.command()
def backup() -> None:
    """Make a backup of the directory, whole and looked at. One is made every night as well."""
    import datetime

    from kiosk.backups import back_up

    with _store() as store:
        typer.echo(f"Made the backup {back_up(store.path, datetime.datetime.now())}.")


@commands.command()
def restore(
    name: Annotated[
        str, typer.Argument(help="Which backup; left out: the newest one.", show_default=False)
    ] = "",
    *,
    names: Annotated[bool, typer.Option("--list", help="Only name the backups.")] = False,
) -> None:
    """Put a backup in the place of the directory. What was there is backed up before."""
    import datetime

    from kiosk import content, faults, paths
    from kiosk.backups import backups
    from kiosk.store import DATABASE_NAME

    folder = paths.data_folder()
    faults.log_to(folder)
    if names:
        there = backups(folder / DATABASE_NAME)
        typer.echo("\n".join(each.stem for each in there) or "There is no backup yet.")
        return
    former = content.put_back(folder, name, datetime.datetime.now())
    typer.echo(f"It is put back. `kiosk restore {former.stem}` takes that back.")


@commands.command()
def go_live(
    *,
    status: Annotated[
        bool, typer.Option("--status", help="Only say what is done and open.")
    ] = False,
    undo: Annotated[bool, typer.Option("--undo", help="Go back to trial.")] = False,
) -> None:
    """Go through the check list that takes the room from trial to live."""
    from kiosk import content, faults, paths
    from kiosk.checklist import CheckList, Stopped
    from kiosk.film import library

    folder = paths.data_folder()
    faults.log_to(folder)
    site = _site_settings(folder, whatever_it_holds=undo)
    store = content.open_content(folder)
    for notice in store.notices:
        typer.echo(notice, err=True)
    check_list = CheckList(store.session, site, _ask, typer.echo, films=library.films(folder))
    try:
        if undo:
            check_list.undo()
        elif not (check_list.status() if status else check_list.go_through()):
            raise typer.Exit(ATTENTION)
    except (Stopped, typer.Abort, KeyboardInterrupt):
        typer.echo("\nStopped. What was answered is kept; `kiosk go-live` goes on from there.")
        raise typer.Exit(ATTENTION) from None
    finally:
        store.close()


listings = typer.Typer(name="listings", help="The directory of services.", no_args_is_help=True)
commands.add_typer(listings)


@listings.command()
def search(
    words: Annotated[list[str], typer.Argument(help="What somebody might type.")],
    *,
    as_json: Annotated[
        bool,
        typer.Option("--json", help="As a list of objects with id, name, organization, summary."),
    ] = False,
    drafts: Annotated[
        bool, typer.Option("--drafts", help="Find drafts too, which no patient sees.")
    ] = False,
) -> None:
    """Print what the kiosk's search finds, in the same order. The words are kept nowhere."""
    import datetime

    from kiosk import paths
    from kiosk.directory import freshness, going_live, thesaurus
    from kiosk.directory.command import results
    from kiosk.settings import load_for_service

    with _store() as store, store.session() as session:
        folders = (paths.STARTER, store.path.parent)
        synonyms = thesaurus.read(folder / thesaurus.FILE_NAME for folder in folders)
        settings, _notices = load_for_service(store.path.parent)
        audience = freshness.audience(
            datetime.date.today(), trial=going_live.is_trial(session), limits=settings.freshness
        )
        phrase = " ".join(words)
        typer.echo(results(session, phrase, synonyms, audience, drafts=drafts, as_json=as_json))


@listings.command("import")
def import_listings(
    file: Annotated[
        Path,
        typer.Argument(
            help="An Open Referral package (.zip or folder), .json, .xlsx or .csv.",
            readable=False,  # else Typer says so in its own words, below a line on usage
        ),
    ],
    *,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Only tell what it would change.")
    ] = False,
    publish: Annotated[
        bool, typer.Option("--publish", help="Publish the new listings, too; else they are drafts.")
    ] = False,
    theirs: Annotated[
        bool,
        typer.Option(
            "--theirs", help="Where somebody here changed the same, take what the file says."
        ),
    ] = False,
) -> None:
    """Bring in somebody's listings. Exits with 1 where rows were left out."""
    from kiosk.directory.exchange import command

    with _store() as store:
        all_good = command.bring_in(
            store, file, typer.echo, dry_run=dry_run, publish=publish, theirs=theirs
        )
    raise typer.Exit(0 if all_good else ATTENTION)


@listings.command("export")
def export_listings(
    file: Annotated[
        Path,
        typer.Argument(help=".zip for Open Referral, .json for Open Referral UK, .xlsx, .csv."),
    ],
    *,
    everything: Annotated[
        bool, typer.Option("--all", help="With drafts, retired listings and history.")
    ] = False,
) -> None:
    """Write the listings to a file that others can read."""
    from kiosk.directory.exchange import command

    with _store() as store:
        command.send_out(store, file, typer.echo, everything=everything)


@listings.command()
def book(
    target: Annotated[
        Path, typer.Argument(help="A file that ends in .pdf, or a folder for an intranet's pages.")
    ],
) -> None:
    """Make the book: every listing that patients see, to print, or as pages for an intranet."""
    from kiosk import application
    from kiosk.paper import command

    with _store() as store:
        command.make(
            store,
            target,
            application.add_fonts,
            typer.echo,
            lambda said: typer.echo(said, err=True),
        )


@listings.command()
def calls(
    file: Annotated[Path, typer.Argument(help="A file that ends in .pdf.")],
    *,
    everything: Annotated[
        bool, typer.Option("--all", help="With drafts, which come first, and what was hidden.")
    ] = False,
) -> None:
    """Make the call sheet: what is due to be rung, large, with boxes to tick."""
    from kiosk import application
    from kiosk.paper import command

    with _store() as store:
        command.make_calls(
            store,
            file,
            application.add_fonts,
            typer.echo,
            lambda said: typer.echo(said, err=True),
            everything=everything,
        )


@listings.command()
def undo() -> None:
    """Take back the last import. What somebody has changed since stays."""
    from kiosk.directory.exchange import command

    with _store() as store:
        command.take_back(store, typer.echo)


films = typer.Typer(name="film", help="The film: made from its storyboard.", no_args_is_help=True)
commands.add_typer(films)


@films.command()
def render(
    *,
    storyboard: Annotated[
        Path | None, typer.Argument(help="The storyboard; left out: the kiosk's own.")
    ] = None,
    to: Annotated[
        Path | None, typer.Option("--to", help="The folder for the film; left out: beside it.")
    ] = None,
) -> None:
    """Make the film: some minutes of work, and nothing is replaced until it is done."""
    from kiosk.film.command import render as render_film

    typer.echo(render_film(storyboard, to))


@films.command()
def add(
    file: Annotated[Path, typer.Argument(help="The film: an MP4 or Matroska file.")],
    *,
    captions: Annotated[
        Path | None, typer.Option("--captions", help="Its captions: a .vtt or .srt file.")
    ] = None,
    title: Annotated[str, typer.Option("--title", help="What people call it.")] = "",
    music: Annotated[
        bool, typer.Option("--music", help="Nobody speaks in it, so it needs no captions.")
    ] = False,
    also: Annotated[
        bool, typer.Option("--also", help="After the films that are shown, not in their place.")
    ] = False,
) -> None:
    """Look at a film from beginning to end, keep a copy, and show it."""
    from kiosk import paths
    from kiosk.film import library

    added = library.add(
        paths.data_folder(), file, captions, title=title, music=music, also=also, told=typer.echo
    )
    typer.echo(f"“{added.title}” is shown now. `kiosk film back` shows again what was before.")


@films.command()
def web(
    folder: Annotated[Path, typer.Argument(help="The folder to write: a new one, or our own.")],
) -> None:
    """Write a page with the film that any web server can show, without a script."""
    from kiosk import paths
    from kiosk.film import films as of_films
    from kiosk.film import library, storyboard
    from kiosk.film.web import Beside, Line, write
    from kiosk.safety import cards
    from kiosk.settings import Settings

    board = storyboard.read(of_films.FOLDER / of_films.STORYBOARD)
    _, help_now, emergency = cards.every_wording(Settings())
    numbers = [
        Line(each.title, each.words, each.number, is_text=each.how == "text")
        for each in help_now.lines
        if each.number or "999" in each.words  # and not where to ask in a room
    ]
    write(
        library.films(paths.data_folder())[0],
        Beside(
            help_now.heading,
            numbers,
            emergency.heading,
            emergency.act,
            emergency.signs,
            board.signed_by,
            board.language,
        ),
        folder,
    )
    typer.echo(f"The page is {folder / 'index.html'}. Put the whole folder on a web server.")


@films.command("list")
def list_films() -> None:
    """Say which films are shown, and which were before."""
    from kiosk import paths
    from kiosk.film.command import described

    typer.echo(described(paths.data_folder()))


@films.command()
def back() -> None:
    """Show again what was shown before."""
    from kiosk import paths
    from kiosk.film import library
    from kiosk.film.command import described

    library.back(paths.data_folder())
    typer.echo(described(paths.data_folder()))


volunteers = typer.Typer(
    name="volunteers", help="Who may change the directory at this kiosk.", no_args_is_help=True
)
commands.add_typer(volunteers)

_Whom = Annotated[str, typer.Argument(metavar="NAME|INITIALS", help="The person.")]


@volunteers.command("add")
def add_volunteer(
    name: Annotated[str, typer.Argument(help="The person's name.")],
    *,
    initials: Annotated[
        str | None, typer.Option("--initials", help="What signs their work; left out: some free.")
    ] = None,
    lead: Annotated[
        bool, typer.Option("--lead", help="As a lead. The first one always is.")
    ] = False,
) -> None:
    """Let somebody in, and print their first PIN."""
    from kiosk.volunteers import command

    with _store() as store:
        command.add(store, name, initials, typer.echo, lead=lead)


@volunteers.command("list")
def list_volunteers() -> None:
    """Print who may come in, and whether PINs have to wait."""
    from kiosk.volunteers import command

    with _store() as store:
        command.list_all(store, typer.echo)


@volunteers.command("reset")
def reset_volunteer(who: _Whom) -> None:
    """Print a new PIN for somebody who has forgotten theirs, and end the wait."""
    from kiosk.volunteers import command

    with _store() as store:
        command.reset(store, who, typer.echo)


@volunteers.command("remove")
def remove_volunteer(who: _Whom) -> None:
    """Forget somebody: their work stays, without their initials. Asks first."""
    from kiosk.volunteers import command

    with _store() as store:
        done = command.remove(store, who, typer.echo, _ask)
    raise typer.Exit(0 if done else ATTENTION)


@volunteers.command("role")
def set_role_of_volunteer(
    who: _Whom,
    role: Annotated[str, typer.Argument(metavar="volunteer|lead", help="What they are from now.")],
) -> None:
    """Make somebody a lead, or a volunteer."""
    from kiosk.volunteers import command

    with _store() as store:
        command.set_role(store, who, role, typer.echo)


@volunteers.command()
def unlock() -> None:
    """End the wait after wrong PINs."""
    from kiosk.volunteers import command

    with _store() as store:
        command.unlock(store, typer.echo)


@volunteers.command("page")
def page_for_volunteers(
    file: Annotated[Path, typer.Argument(help="A file that ends in .pdf.")],
) -> None:
    """Make the page of instructions for volunteers: one page, to print and hang up."""
    from kiosk import application, paths
    from kiosk.paper import command

    command.make_instructions(
        paths.data_folder(),
        file,
        application.add_fonts,
        typer.echo,
        lambda said: typer.echo(said, err=True),
    )


def main() -> None:
    """The `kiosk` command: known trouble is one plain sentence and the exit code 2."""
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # a name may hold what the terminal cannot show
            stream.reconfigure(errors="replace")
    # A command says itself what matters; the log file, where there is one, has the rest.
    logging.getLogger("kiosk").addHandler(logging.NullHandler())
    try:
        commands()
    except KnownTrouble as trouble:
        typer.echo(trouble, err=True)
        sys.exit(TROUBLE)


@contextlib.contextmanager
def _store() -> "Iterator[Store]":
    """The kiosk's database, closed again afterwards."""
    from kiosk import content, paths

    store = content.open_content(paths.data_folder())
    for notice in store.notices:
        typer.echo(notice, err=True)
    try:
        yield store
    finally:
        store.close()


def _ask(question: str) -> str:
    answer: str = typer.prompt(question, default="", show_default=False, prompt_suffix=" ")
    return answer


def _site_settings(folder: Path, *, whatever_it_holds: bool) -> "Settings":
    """The settings that are to go live; a fault in them matters unless it is about going back."""
    from kiosk.settings import FILE_NAME, Settings, load

    path = folder / FILE_NAME
    return Settings() if whatever_it_holds or not path.exists() else load(path)
