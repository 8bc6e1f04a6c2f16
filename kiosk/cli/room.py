"""The commands of the room's machine: showing, settings, health, backups, going live."""

import gc
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kiosk.cli.terminal import ATTENTION, ask, open_store

if TYPE_CHECKING:
    from kiosk.settings import Settings

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

    with open_store() as store:
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
    from kiosk.checklist_terminal import CheckList, Stopped
    from kiosk.film import library

    folder = paths.data_folder()
    faults.log_to(folder)
    site = _site_settings(folder, whatever_it_holds=undo)
    store = content.open_content(folder)
    for notice in store.notices:
        typer.echo(notice, err=True)
    check_list = CheckList(store.session, site, ask, typer.echo, films=library.films(folder))
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


def _site_settings(folder: Path, *, whatever_it_holds: bool) -> "Settings":
    """The settings that are to go live; a fault in them matters unless it is about going back."""
    from kiosk.settings import FILE_NAME, Settings, load

    path = folder / FILE_NAME
    return Settings() if whatever_it_holds or not path.exists() else load(path)
