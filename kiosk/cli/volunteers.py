"""`kiosk volunteers`: who may change the directory."""

from pathlib import Path
from typing import Annotated

import typer

from kiosk.cli.terminal import ATTENTION, ask, open_store

commands = typer.Typer(
    name="volunteers", help="Who may change the directory at this kiosk.", no_args_is_help=True
)

_Whom = Annotated[str, typer.Argument(metavar="NAME|INITIALS", help="The person.")]


@commands.command("add")
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

    with open_store() as store:
        command.add(store, name, initials, typer.echo, lead=lead)


@commands.command("list")
def list_volunteers() -> None:
    """Print who may come in, and whether PINs have to wait."""
    from kiosk.volunteers import command

    with open_store() as store:
        command.list_all(store, typer.echo)


@commands.command("reset")
def reset_volunteer(who: _Whom) -> None:
    """Print a new PIN for somebody who has forgotten theirs, and end the wait."""
    from kiosk.volunteers import command

    with open_store() as store:
        command.reset(store, who, typer.echo)


@commands.command("remove")
def remove_volunteer(who: _Whom) -> None:
    """Forget somebody: their work stays, without their initials. Asks first."""
    from kiosk.volunteers import command

    with open_store() as store:
        done = command.remove(store, who, typer.echo, ask)
    raise typer.Exit(0 if done else ATTENTION)


@commands.command("role")
def set_role_of_volunteer(
    who: _Whom,
    role: Annotated[str, typer.Argument(metavar="volunteer|lead", help="What they are from now.")],
) -> None:
    """Make somebody a lead, or a volunteer."""
    from kiosk.volunteers import command

    with open_store() as store:
        command.set_role(store, who, role, typer.echo)


@commands.command()
def unlock() -> None:
    """End the wait after wrong PINs."""
    from kiosk.volunteers import command

    with open_store() as store:
        command.unlock(store, typer.echo)


@commands.command("page")
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
