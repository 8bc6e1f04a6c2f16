"""`kiosk film`: making the film, and showing others."""

from pathlib import Path
from typing import Annotated

import typer

commands = typer.Typer(
    name="film", help="The film: made from its storyboard.", no_args_is_help=True
)


@commands.command()
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


@commands.command()
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


@commands.command()
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


@commands.command("list")
def list_films() -> None:
    """Say which films are shown, and which were before."""
    from kiosk import paths
    from kiosk.film.command import described

    typer.echo(described(paths.data_folder()))


@commands.command()
def back() -> None:
    """Show again what was shown before."""
    from kiosk import paths
    from kiosk.film import library
    from kiosk.film.command import described

    library.back(paths.data_folder())
    typer.echo(described(paths.data_folder()))
