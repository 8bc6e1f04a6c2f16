"""The page of instructions for volunteers: one A4 page in large print, to hang beside the kiosk."""

import datetime

from PySide6.QtCore import QCoreApplication

from kiosk.paper.blocks import Block, Step, Steps, Title, Words
from kiosk.paper.large_print import Sheets, lay_out
from kiosk.wording import tour

translate = QCoreApplication.translate

NAME = "Instructions"


def of() -> tuple[Block, ...]:
    """What the page holds."""
    told = tuple(
        Step(f"{number}.", f"{step.title}: {_within(step.on_paper)}")
        for number, step in enumerate(tour.on_paper(), 1)
    )
    return (
        Title(translate("Instructions", "Keep the listings true")),
        Words(translate("Instructions", "For volunteers. To try it all first, touch “Practise”.")),
        Steps(told),
    )


def set_in_type(family: str) -> Sheets:
    """The page, laid out in these letters."""
    return lay_out(of(), family=family, numbered=False)


def as_pdf(family: str, made: datetime.date) -> bytes:
    """The page as a PDF, made on that day."""
    return set_in_type(family).pdf(NAME, made=made)


def _within(words: str) -> str:
    """As it goes on after a colon."""
    return words[:1].lower() + words[1:]
