"""`kiosk listings`: searching the directory, bringing listings in and taking them out."""

from pathlib import Path
from typing import Annotated

import typer

from kiosk.cli.terminal import ATTENTION, open_store

commands = typer.Typer(name="listings", help="The directory of services.", no_args_is_help=True)


@commands.command()
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

    with open_store() as store, store.session() as session:
        folders = (paths.STARTER, store.path.parent)
        synonyms = thesaurus.read(folder / thesaurus.FILE_NAME for folder in folders)
        settings, _notices = load_for_service(store.path.parent)
        audience = freshness.audience(
            datetime.date.today(), trial=going_live.is_trial(session), limits=settings.freshness
        )
        phrase = " ".join(words)
        typer.echo(results(session, phrase, synonyms, audience, drafts=drafts, as_json=as_json))


@commands.command("import")
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

    with open_store() as store:
        all_good = command.bring_in(
            store, file, typer.echo, dry_run=dry_run, publish=publish, theirs=theirs
        )
    raise typer.Exit(0 if all_good else ATTENTION)


@commands.command("export")
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

    with open_store() as store:
        command.send_out(store, file, typer.echo, everything=everything)


@commands.command()
def book(
    target: Annotated[
        Path, typer.Argument(help="A file that ends in .pdf, or a folder for an intranet's pages.")
    ],
) -> None:
    """Make the book: every listing that patients see, to print, or as pages for an intranet."""
    from kiosk import application
    from kiosk.paper import command

    with open_store() as store:
        command.make(
            store,
            target,
            application.add_fonts,
            typer.echo,
            lambda said: typer.echo(said, err=True),
        )


@commands.command()
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

    with open_store() as store:
        command.make_calls(
            store,
            file,
            application.add_fonts,
            typer.echo,
            lambda said: typer.echo(said, err=True),
            everything=everything,
        )


@commands.command()
def undo() -> None:
    """Take back the last import. What somebody has changed since stays."""
    from kiosk.directory.exchange import command

    with open_store() as store:
        command.take_back(store, typer.echo)
