"""The commands. What they do is elsewhere, imported only when it is needed: starting is quick."""

import io
import logging
import sys

import typer

from kiosk.cli import films, listings, room, volunteers
from kiosk.cli.terminal import TROUBLE
from kiosk.errors import KnownTrouble

commands = room.commands
for of_a_subject in (listings, films, volunteers):
    commands.add_typer(of_a_subject.commands)


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
