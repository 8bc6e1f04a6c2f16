"""A sheet to take home: one listing or a list, what to do with it, and where help is.

It holds what the screen says, in the same words, and nothing that can only be touched. What is
private stands on pages of its own at the end, so that somebody can keep them apart; with onlookers
it is the number alone, which does not say whose it is (content/SAFETY.md).
"""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from kiosk.directory.listing import Listing, Number
from kiosk.paper import blocks
from kiosk.paper.blocks import Block, Heading, Label, PageBreak, Rule, Title, Together, Words
from kiosk.paper.large_print import lay_out
from kiosk.paper.printer import JOB_TITLE
from kiosk.safety.cards import EmergencyCard, HelpCard, HelpLine, emergency_card, help_card
from kiosk.settings import Settings
from kiosk.wording import on_paper
from kiosk.wording.listings import checked, facts, next_steps, run_by, when
from kiosk.wording.takeaway import number_only
from kiosk.wording.times import long_date

translate = QCoreApplication.translate


@dataclass(frozen=True)
class Here:
    """The room in which a sheet is made, and when, by its own clock.

    Attributes:
        settings: what the site has said of itself.
        now: the hour.
        trial: whether the room is not for patients yet.
    """

    settings: Settings
    now: datetime.datetime
    trial: bool


@dataclass(frozen=True)
class Sheet:
    """What is printed; `numbered` where its pages say their numbers."""

    blocks: tuple[Block, ...]
    footer: str = ""
    numbered: bool = True


def as_pdf(listings: Sequence[Listing], here: Here, *, alone: bool, family: str) -> bytes:
    """The sheet for these listings as a PDF; nothing where there is nothing to print.

    Args:
        listings: what somebody takes home, in their order.
        here: the room and the hour.
        alone: whether they have said that nobody else sees their paper.
        family: the letters.
    """
    sheet = of(listings, here, alone=alone)
    if not sheet.blocks:
        return b""
    made = lay_out(sheet.blocks, family=family, footer=sheet.footer, numbered=sheet.numbered)
    return made.pdf(JOB_TITLE, made=here.now.date())


def of(listings: Sequence[Listing], here: Here, *, alone: bool) -> Sheet:
    """What the sheet for these listings holds; the arguments are those of `as_pdf`."""
    sign = translate("Print", "Trial. Not for patients yet.") if here.trial else ""
    private = [each for each in listings if each.sensitive]
    plain = [each for each in listings if not each.sensitive]
    if alone and not plain:
        plain, private = private, []
    apart = _in_full(private, here.now) if alone else _numbers_alone(private)
    if not plain:
        return Sheet(apart, sign, numbered=False)
    told = [*_in_full(plain, here.now, numbered=len(listings) > 1)]
    if any(each.emergency_card for each in (*plain, *(private if alone else ()))):
        told += [Rule(), _emergency(emergency_card(here.settings))]
    told += [Rule(), _help(help_card(here.settings, here.now))]
    if apart:
        told += [PageBreak(), *apart]
    made = translate("Print", "Made on {day}.\nRing before you go.")
    footer = "\n".join(filter(None, (made.format(day=long_date(here.now.date())), sign)))
    return Sheet(tuple(told), footer)


def _in_full(
    listings: Sequence[Listing], now: datetime.datetime, *, numbered: bool = False
) -> tuple[Block, ...]:
    told: list[Block] = []
    for place, listing in enumerate(listings, start=1):
        name = f"{place}. {listing.name}" if numbered else listing.name
        told += [Rule(), Together(_of_one(listing, name, now))]
    return tuple(told[1:])


def _of_one(listing: Listing, name: str, now: datetime.datetime) -> tuple[Block, ...]:
    today = now.date()
    known = (row for row in facts(listing, today) if row.icon != "clock")
    told = [block for row in known for block in _fact(row.title, row.words)]
    times = [each for each in (when(listing, today), *on_paper.dates(listing, now)) if each]
    steps = tuple(blocks.Step(step.lead, step.words, step.big) for step in next_steps(listing))
    return (
        Title(name),
        Words(run_by(listing)),
        Words(listing.summary),
        Words(listing.alert, strong=True),
        *(block for number in listing.numbers for block in _number(number)),
        *_fact(translate("Listing", "When"), "\n".join(times)),
        Heading(translate("Print", "What to do next")),
        blocks.Steps(steps),
        *told[:-1],
        Together((*told[-1:], Words(checked(listing, today), apart=True))),
    )


def _number(number: Number) -> list[Block]:
    label = number.label or (translate("Listing", "Send a text to") if number.is_text else "")
    return [Together((Words(label), blocks.BigNumber(number.number)))]


def _fact(title: str, words: str) -> list[Block]:
    return [Together((Label(title), Words(words)))] if words else []


def _numbers_alone(listings: Sequence[Listing]) -> tuple[Block, ...]:
    """Only how to reach them: what tells nobody else what they are about."""
    numbers = [line for each in listings for line in number_only(each).splitlines()]
    return tuple(blocks.BigNumber(number) for number in numbers)


def _help(card: HelpCard) -> Block:
    """The numbers of *Help now*, without where to ask in the room: the paper is read elsewhere."""
    lines = [line for line in card.lines if line.number or "999" in line.words]
    return Together((Heading(card.heading), *(block for line in lines for block in _line(line))))


def _line(line: HelpLine) -> list[Block]:
    return [Together((Label(line.title), Words(line.words), blocks.BigNumber(line.number)))]


def _emergency(card: EmergencyCard) -> Block:
    return Together(
        (
            Title(card.heading),
            Label(card.act),
            blocks.Bullets(card.signs),
            Words(card.nearest_ae),
            Words(card.not_ae),
            Label(card.soon_heading),
            blocks.Bullets(card.soon),
        )
    )
