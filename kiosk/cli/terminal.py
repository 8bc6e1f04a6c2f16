"""What the commands share: the database, a question at the terminal, and their exit codes."""

import contextlib
from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kiosk.store import Store

ATTENTION, TROUBLE = 1, 2
"""Exit codes: it was done, and somebody has to look at something; it could not be done."""


@contextlib.contextmanager
def open_store() -> "Iterator[Store]":
    """The kiosk's database, closed again afterwards."""
    from kiosk import content, paths

    store = content.open_content(paths.data_folder())
    for notice in store.notices:
        typer.echo(notice, err=True)
    try:
        yield store
    finally:
        store.close()


def ask(question: str) -> str:
    """What is typed in answer; it may be nothing."""
    answer: str = typer.prompt(question, default="", show_default=False, prompt_suffix=" ")
    return answer
