"""A listing as a patient sees it: frozen facts. `shown` says which, `whole_listings` reads them."""

import datetime
from dataclasses import dataclass
from enum import StrEnum

from kiosk.directory.freshness import Age
from kiosk.directory.opening import Session


class Access(StrEnum):
    """How a person gets in: the codes of the taxonomy `access`."""

    RING = "ring"
    TEXT = "text"
    ONLINE = "online"
    DROP_IN = "drop_in"
    REFER = "refer"
    MEMBERS = "members"
    CONTACT = "contact"


@dataclass(frozen=True)
class Number:
    """A number to ring or, where `is_text`, to send a text to."""

    number: str
    label: str = ""
    is_text: bool = False


@dataclass(frozen=True)
class OpeningTimes:
    """One line of opening times.

    Attributes:
        days: RFC 5545 codes, such as `TU`, or `2TU` for the second Tuesday of the month.
        opens: `HH:MM`, likewise `closes`.
        closes: before `opens` it is on the next day.
        words: what its publisher says of it.
        note: what else there is to say.
        freq: RFC 5545's word, where there is one.
        interval: every so many weeks, or whatever `freq` counts in.
        month_days: days of the month.
        starts: the first day of it, where it has one.
        until: the last.
    """

    days: tuple[str, ...] = ()
    opens: str = ""
    closes: str = ""
    words: str = ""
    note: str = ""
    freq: str = ""
    interval: int = 1
    month_days: tuple[int, ...] = ()
    starts: datetime.date | None = None
    until: datetime.date | None = None


@dataclass(frozen=True)
class Place:
    """Where a service is given."""

    name: str
    address: str = ""
    transport: str = ""
    access: tuple[str, ...] = ()


@dataclass(frozen=True)
class Checked:
    """Who of this room last found the listing right: when, in which role and how.

    `age` is what that is worth on the day on which it is read.
    """

    on: datetime.date
    role: str
    method: str
    age: Age = Age.FRESH


@dataclass(frozen=True)
class Listing:
    """Everything that a patient may be told of one service. What nobody wrote is empty.

    `number_withheld`: it has a number at which nobody answered, which is not among `numbers`.
    `opening` is what its publisher says, `coming` the sessions of these days and the next two, in
    order; `topics` are names, the main one first.
    """

    id: str
    name: str
    organization: str = ""
    summary: str = ""
    access: tuple[Access, ...] = ()
    steps: tuple[str, ...] = ()
    numbers: tuple[Number, ...] = ()
    number_withheld: bool = False
    website: str = ""
    email: str = ""
    opening: tuple[OpeningTimes, ...] = ()
    coming: tuple[Session, ...] = ()
    is_free: bool | None = None
    cost: str = ""
    who_for: str = ""
    area: str = ""
    places: tuple[Place, ...] = ()
    languages: tuple[str, ...] = ()
    first_visit: str = ""
    to_bring: str = ""
    topics: tuple[str, ...] = ()
    alert: str = ""
    checked: Checked | None = None
    sensitive: bool = False
    emergency_card: bool = False

    @property
    def was_checked_lately(self) -> bool:
        """Whether somebody of this room found it right, and not too long ago."""
        return self.checked is not None and self.checked.age is Age.FRESH


@dataclass(frozen=True)
class TopicCard:
    """One of the nine groups that people browse by, with how many listings stand in it."""

    key: str
    name: str
    summary: str
    picture: str
    emergency_card: bool
    count: int
