"""How old a check may grow: amber, then red and sinking, then hidden from patients.

content/LISTINGS.md and SAFETY.md: what nobody has looked at for long is marked, later hidden; but
a topic must not empty in silence, and some listings (`never_hides`) stay whatever their age.
"""

import datetime
from dataclasses import dataclass
from enum import StrEnum

from dateutil.relativedelta import relativedelta

from kiosk.settings import Freshness


class Age(StrEnum):
    """What a check is worth today."""

    NEVER = "never"
    FRESH = "fresh"
    AMBER = "amber"
    RED = "red"
    HIDDEN = "hidden"


@dataclass(frozen=True)
class Audience:
    """Who reads the listings on a day: it decides what they see, and what they are told of its age.

    Attributes:
        trial: published listings show that nobody has checked yet.
        amber_before: checked before that day is amber.
        red_before: likewise red: it sinks in results.
        hidden_before: likewise hidden.
    """

    trial: bool
    amber_before: datetime.date
    red_before: datetime.date
    hidden_before: datetime.date

    def age(self, assured: datetime.date | None) -> Age:
        """What a check of that day is worth."""
        if assured is None:
            return Age.NEVER
        if assured < self.hidden_before:
            return Age.HIDDEN
        if assured < self.red_before:
            return Age.RED
        return Age.AMBER if assured < self.amber_before else Age.FRESH


def audience(today: datetime.date, *, trial: bool, limits: Freshness | None = None) -> Audience:
    """Who reads the listings today.

    Args:
        today: the day on the room's clock.
        trial: whether the room is in trial.
        limits: the site's; left out: those that the kiosk comes with.
    """
    months = limits or Freshness()
    return Audience(
        trial,
        today - relativedelta(months=months.amber_months),
        today - relativedelta(months=months.red_months),
        today - relativedelta(months=months.hidden_months),
    )
