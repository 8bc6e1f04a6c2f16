"""The bank holidays of the United Kingdom, from the library that keeps them."""

import datetime
import functools
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from holidays import HolidayBase

_SUBDIVISIONS = {"England": "ENG", "Wales": "WLS", "Scotland": "SCT", "Northern Ireland": "NIR"}


def name_of(day: datetime.date, country: str) -> str:
    """What the bank holiday on that day is called in that country; empty where it is none."""
    if country not in _SUBDIVISIONS:
        return ""
    return str(_of(country).get(day) or "")


@functools.cache
def _of(country: str) -> "HolidayBase":
    import holidays  # takes a tenth of a second, and only few ask

    return holidays.country_holidays("GB", subdiv=_SUBDIVISIONS[country])
