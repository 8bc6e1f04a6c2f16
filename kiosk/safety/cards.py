"""The two cards that say the same to everybody: Help now and Back pain emergency.

Their words ship with the kiosk in `db/starter/cards.toml`; the site's own facts come from
`site.toml`. Neither comes from the listings, and nothing here knows who looks.
"""

import functools
import tomllib
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from kiosk.paths import STARTER
from kiosk.safety.sentences import facts_of, said
from kiosk.settings import Settings, staffed

How = Literal["ring", "text", "none"]


@dataclass(frozen=True)
class HelpLine:
    """One way to get help.

    Attributes:
        title: who it is, or for whom.
        words: what to do, in short sentences; may be empty for a site's own number.
        number: what to show very large; empty where there is none.
        how: what to do with the number.
    """

    title: str
    words: str
    number: str
    how: How


@dataclass(frozen=True)
class HelpCard:
    """Help now: the people in the building first, then every other way."""

    heading: str
    first: HelpLine
    lines: tuple[HelpLine, ...]

    @property
    def to_talk(self) -> tuple[HelpLine, ...]:
        """The lines with somebody to ring or to text who is not the emergency service."""
        return tuple(line for line in self.lines if line.number not in {"", "999"})


@dataclass(frozen=True)
class EmergencyCard:
    """Back pain emergency: when to get help at once, and when soon. It asks nothing.

    Attributes:
        heading: what the card is.
        act: what to do now; the signs complete its sentence.
        signs: each a reason to do it.
        soon_heading: whom to ask soon; what follows completes its sentence.
        soon: each a reason to ask.
        nearest_ae: a sentence, or empty where the site has not said.
        not_ae: a sentence that names what is not an A&E, or empty.
    """

    heading: str
    act: str
    signs: tuple[str, ...]
    soon_heading: str
    soon: tuple[str, ...]
    nearest_ae: str
    not_ae: str


def help_card(settings: Settings, now: datetime) -> HelpCard:
    """Help now, as it reads in this room at `now`, the room's own clock."""
    return _help_card(settings, outside_hours=staffed(settings, now) is False)


def emergency_card(settings: Settings) -> EmergencyCard:
    """Back pain emergency, as it reads at this site."""
    card, facts = _texts()["emergency"], facts_of(settings)
    return EmergencyCard(
        heading=card["heading"],
        act=card["act"],
        signs=tuple(card["signs"]),
        soon_heading=card["soon_heading"],
        soon=tuple(card["soon"]),
        nearest_ae=said([card["nearest_ae"]], facts),
        not_ae=said([card["not_ae"]], facts),
    )


def every_wording(settings: Settings) -> tuple[HelpCard, HelpCard, EmergencyCard]:
    """Both cards as they read at this site: Help now in and outside its hours, and emergency."""
    return (
        _help_card(settings, outside_hours=False),
        _help_card(settings, outside_hours=True),
        emergency_card(settings),
    )


def _help_card(settings: Settings, *, outside_hours: bool) -> HelpCard:
    card, facts = _texts()["help"], facts_of(settings)
    first = card["first"]
    return HelpCard(
        heading=card["heading"],
        first=HelpLine(
            title=first["title"],
            words=said(first["words_outside_hours" if outside_hours else "words"], facts),
            number="",
            how="none",
        ),
        lines=(
            *(_line(each, facts) for each in card["before_local"]),
            *(
                HelpLine(each.name, each.words, each.number, each.how)
                for each in settings.help.local_numbers
            ),
            *(_line(each, facts) for each in card["after_local"]),
        ),
    )


def _line(text: dict[str, Any], facts: dict[str, str]) -> HelpLine:
    return HelpLine(text["title"], said(text["words"], facts), text["number"], text["how"])


@functools.cache
def _texts() -> dict[str, Any]:
    with (STARTER / "cards.toml").open("rb") as file:
        return tomllib.load(file)
