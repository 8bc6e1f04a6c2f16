"""The settings of a site, group by group: one frozen object of plain dataclasses.

Their fields, words and rules make the commented example, the check of a file and the object itself.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, fields
from datetime import datetime
from itertools import pairwise
from pathlib import Path
from typing import Annotated, Any, ClassVar, Literal

from kiosk.settings.rules import (
    SHIPPED_LANGUAGES,
    Allowed,
    ClockTime,
    Colour,
    Day,
    Days,
    Millimetres,
    Name,
    PhoneNumber,
    PrinterName,
    Words,
    WrongTogether,
    a_file,
    fonts,
    from_to,
    shipped_languages,
)

LEAST_CONTRAST = 7.0
LEAST_HELP_SECONDS = 180
MOST_STICKS = 20
CLAY = "#8C2F1B"
"""The colour that means help and nothing else, so it is not a setting."""


def _about(words: str, sample: str = "") -> dict[str, str]:
    """What the example says of a setting; `sample` is a value as it is written in TOML."""
    return {"about": words, "sample": sample}


class _Section:
    """A group of settings: pydantic takes its types literally and refuses keys it lacks."""

    __pydantic_config__: ClassVar[dict[str, Any]] = {"extra": "forbid", "strict": True}


@dataclass(frozen=True)
class Hours(_Section):
    """One stretch of the week in which the room is staffed."""

    days: Days = field(metadata=_about("The days of the week."))
    opens: ClockTime = field(metadata=_about("When staff or volunteers arrive."))
    closes: ClockTime = field(metadata=_about("When they leave, on the same day."))

    def __post_init__(self) -> None:
        """Refuse hours that end before they begin."""
        if self.closes <= self.opens:
            raise WrongTogether([("closes", f'later than opens, which is "{self.opens}"')])


@dataclass(frozen=True)
class Room(_Section):
    """The room that the kiosk stands in."""

    name: Name = field(
        default="Patient Information and Education Room",
        metadata=_about("The room's name, as patients know it."),
    )
    hours: tuple[Hours, ...] = field(
        default=(),
        metadata=_about(
            "When somebody is in the room to ask. With an empty list the hours are unknown, "
            "and the help card words itself so that it is right at any hour.",
            '[{days = ["MO", "TU", "WE", "TH", "FR"], opens = "09:00", closes = "17:00"}]',
        ),
    )
    staff_sentence: Words = field(
        default="",
        metadata=_about(
            "Where to find a member of staff or a volunteer while the room is staffed. "
            "It is the first thing that Help now says.",
            '"Ask at the desk by the door."',
        ),
    )
    extension: Words = field(
        default="",
        metadata=_about("The number that reaches them from a phone in the hospital.", '"4321"'),
    )


@dataclass(frozen=True)
class LocalNumber(_Section):
    """A crisis number of the site's own area."""

    name: Name = field(metadata=_about("Who answers."))
    number: PhoneNumber = field(metadata=_about("The number."))
    how: Annotated[Literal["ring", "text"], Allowed('"ring" or "text"')] = field(
        default="ring", metadata=_about("Whether people ring it or send a text to it.")
    )
    words: Words = field(
        default="", metadata=_about("One or two short sentences: for whom, and at what hours.")
    )


@dataclass(frozen=True)
class Help(_Section):
    """What the help cards say of this site. Ring every number before you write it here."""

    open_place: Words = field(
        default="",
        metadata=_about(
            "A place where staff are at every hour. Help now sends people there when this room "
            "may be empty, and says that they will ring for somebody who has no phone.",
            '"Main reception"',
        ),
    )
    nearest_ae: Words = field(
        default="",
        metadata=_about(
            "The nearest A&E, with its place.", '"Northfield Hospital, Park Road, Building A"'
        ),
    )
    not_ae: Words = field(
        default="",
        metadata=_about(
            "A place that people take for an A&E and that is not one.",
            '"the walk-in centre at Southgate"',
        ),
    )
    local_numbers: tuple[LocalNumber, ...] = field(
        default=(),
        metadata=_about(
            "Crisis numbers of your area. The national ones come with the kiosk: 999, 111, "
            "Samaritans and Shout. Two people ring each number before it goes in.",
            '[{name = "Northfield crisis team", number = "01632 960 001", how = "ring", '
            'words = "Day or night."}]',
        ),
    )


@dataclass(frozen=True)
class Idle(_Section):
    """How long the kiosk waits for a touch before it asks whether anybody is there."""

    home_seconds: Annotated[int, from_to(10, 600, "a whole number of seconds")] = field(
        default=60, metadata=_about("On Home and on the topics.")
    )
    reading_seconds: Annotated[int, from_to(60, 1800, "a whole number of seconds")] = field(
        default=180,
        metadata=_about(
            "On a listing, a card, a list or a code. The help cards wait as long as this, "
            f"and never less than {LEAST_HELP_SECONDS} seconds."
        ),
    )
    countdown_seconds: Annotated[int, from_to(20, 120, "a whole number of seconds")] = field(
        default=30,
        metadata=_about(
            "How long the question stands before the kiosk forgets everything and goes Home."
        ),
    )
    attract_seconds: Annotated[int, from_to(0, 3600, "a whole number of seconds")] = field(
        default=30,
        metadata=_about(
            "How long Home waits for somebody before it shows the film over and over, without "
            "sound, until the screen is touched. When nobody answered the question, the film "
            "begins at once. With 0 it never does."
        ),
    )

    @property
    def help_seconds(self) -> int:
        """How long the help cards wait: never less than three minutes, whatever was set."""
        return max(LEAST_HELP_SECONDS, self.reading_seconds)


@dataclass(frozen=True)
class Screen(_Section):
    """The size of the picture, measured with a ruler; leave both out when the screen knows it."""

    width_mm: Millimetres = field(
        default=None, metadata=_about("Its width as it hangs, without the frame.", "476")
    )
    height_mm: Millimetres = field(
        default=None, metadata=_about("Its height as it hangs, without the frame.", "268")
    )

    def __post_init__(self) -> None:
        """Refuse half a size."""
        for key, other in (("width_mm", "height_mm"), ("height_mm", "width_mm")):
            if getattr(self, key) is None and getattr(self, other) is not None:
                raise WrongTogether([(key, f"given too, because {other} is")])


@dataclass(frozen=True)
class Colours(_Section):
    """The trust's own colours. Text keeps a contrast of 7 to 1; clay is for help and stays."""

    paper: Colour = field(default="#FBF7EF", metadata=_about("The background."))
    card: Colour = field(
        default="#FFFFFF", metadata=_about("Cards, and the words on teal and on clay.")
    )
    ink: Colour = field(default="#1F2D33", metadata=_about("Words."))
    quiet_ink: Colour = field(default="#3F4E54", metadata=_about("Second lines."))
    teal: Colour = field(default="#0B5563", metadata=_about("What can be touched, or is chosen."))
    deep_teal: Colour = field(default="#083F4A", metadata=_about("Big words."))
    leaf: Colour = field(default="#1B5E3A", metadata=_about('"Checked".'))
    sage: Colour = field(default="#DCE8DA", metadata=_about("The ground of the directory."))
    blush: Colour = field(default="#F5DDD3", metadata=_about("The ground of the principles."))
    sky: Colour = field(default="#D8E7EE", metadata=_about("The ground of the film."))
    sand: Colour = field(default="#F3E6D0", metadata=_about("The ground of scenes."))
    line: Colour = field(default="#D9CFBE", metadata=_about("Thin lines, for decoration only."))

    def __post_init__(self) -> None:
        """Refuse words that are hard to read on what they stand on."""
        faintest: dict[str, tuple[float, str]] = {}
        for ratio, key, words in self._too_faint():
            faintest[key] = min((ratio, words), faintest.get(key, (ratio, words)))
        if faintest:
            raise WrongTogether([(key, words) for key, (_, words) in faintest.items()])

    def _too_faint(self) -> Iterator[tuple[float, str, str]]:
        """Each pair that is hard to read: its contrast, the key to blame, and what to do."""
        shipped = {each.name: each.default for each in fields(self)}
        for words, ground in _TEXT_ON_GROUND:
            colour, behind = getattr(self, words), getattr(self, ground, CLAY)
            ratio = contrast(colour, behind)
            if ratio < LEAST_CONTRAST:
                to_blame = words if colour != shipped[words] else ground
                has_to_be = (
                    f"changed, because {words} ({colour}) on {ground} ({behind}) has a contrast of "
                    f"{_shown(ratio)} to 1. The least is {LEAST_CONTRAST:.0f} to 1"
                )
                yield ratio, to_blame, has_to_be


_TEXT_ON_GROUND = (
    *(
        (words, ground)
        for words in ("ink", "quiet_ink", "teal", "deep_teal", "leaf")
        for ground in ("paper", "card")
    ),
    *(("ink", ground) for ground in ("sage", "blush", "sky", "sand")),
    ("card", "clay"),
)
"""Where words stand; card on teal is as far apart as teal on card."""


@dataclass(frozen=True)
class Theme(_Section):
    """The site's own look. No setting takes anything away from what is easy to read."""

    logo: Annotated[
        Path | None,
        Allowed(
            "a picture that is there, ending in .png, .jpg or .svg",
            a_file(".png", ".jpg", ".jpeg", ".svg"),
        ),
    ] = field(
        default=None,
        metadata=_about("The trust's logo, for which the trust has the right.", '"logo.png"'),
    )
    font_family: Words = field(
        default="",
        metadata=_about(
            "The name of the typeface. Empty: Atkinson Hyperlegible Next, which comes with the "
            "kiosk.",
            '"Trust Sans"',
        ),
    )
    font_files: Annotated[
        tuple[Path, ...],
        Allowed("a list of font files that are there, each ending in .ttf or .otf", fonts),
    ] = field(default=(), metadata=_about("The files of that typeface.", '["TrustSans.ttf"]'))
    colours: Colours = field(default_factory=Colours)


@dataclass(frozen=True)
class Languages(_Section):
    """The languages that patients can choose."""

    shown: Annotated[
        tuple[str, ...],
        Allowed(
            "a list of languages that come with this kiosk, each once. They are: "
            + ", ".join(f'"{code}"' for code in SHIPPED_LANGUAGES),
            shipped_languages,
        ),
    ] = field(
        default=("en",), metadata=_about("The first one is shown until another one is chosen.")
    )


@dataclass(frozen=True)
class Film(_Section):
    """The film for the waiting room."""

    file: Annotated[Path | None, Allowed("a file that is there", a_file())] = field(
        default=None,
        metadata=_about(
            "The film's file, an MP4; leave it out for the one that comes with the kiosk.",
            '"film.mp4"',
        ),
    )


@dataclass(frozen=True)
class Notice(_Section):
    """A notice of the room, shown in the waiting room between two films."""

    words: Words = field(metadata=_about("What it says, in a sentence or two."))
    first_day: Day = field(metadata=_about("The first day on which it is shown."))
    last_day: Day = field(metadata=_about("The last one."))

    def __post_init__(self) -> None:
        """Refuse a notice that ends before it begins."""
        if self.last_day < self.first_day:
            raise WrongTogether([("last_day", f'no earlier than first_day, "{self.first_day}"')])


@dataclass(frozen=True)
class WaitingRoom(_Section):
    """The screen in the waiting room: `kiosk display`."""

    address: Words = field(
        default="Find support in the Education Room",
        metadata=_about("The line under the film: where people find this kiosk."),
    )
    code: Words = field(
        default="",
        metadata=_about(
            "What the square code beside it holds, as plain text that a phone shows without the "
            "internet. Empty: the line itself.",
            '"Education Room: ground floor, past the lifts. Open Monday to Friday, 9am to 5pm."',
        ),
    )
    hours: tuple[Hours, ...] = field(
        default=(),
        metadata=_about(
            "When the screen is lit. With an empty list it always is.",
            '[{days = ["MO", "TU", "WE", "TH", "FR"], opens = "08:00", closes = "18:00"}]',
        ),
    )
    bank_holidays: Annotated[
        Literal["England", "Wales", "Scotland", "Northern Ireland", "none"],
        Allowed('"England", "Wales", "Scotland", "Northern Ireland", or "none"'),
    ] = field(
        default="England",
        metadata=_about(
            "Whose bank holidays keep the screen dark. They count only where hours are given."
        ),
    )
    notices: tuple[Notice, ...] = field(
        default=(),
        metadata=_about(
            "Notices of the room.",
            '[{words = "The room is closed on Friday.", first_day = "2026-12-14", '
            'last_day = "2026-12-18"}]',
        ),
    )


@dataclass(frozen=True)
class Directory(_Section):
    """The directory of services."""

    bank_holidays: Annotated[
        Literal["England", "Wales", "Scotland", "Northern Ireland", "none"],
        Allowed('"England", "Wales", "Scotland", "Northern Ireland", or "none"'),
    ] = field(
        default="England",
        metadata=_about("Whose bank holidays services are shut on, or may be."),
    )


@dataclass(frozen=True)
class Printer(_Section):
    """The room's printer, for sheets in large print that patients take home."""

    name: PrinterName = field(
        default="",
        metadata=_about(
            "The printer's name as the system has it: `lpstat -e` lists the names. Empty: the "
            "kiosk does not print.",
            '"education-room"',
        ),
    )


@dataclass(frozen=True)
class StickRules(_Section):
    """USB sticks that volunteers may use, to take listings home and bring them back."""

    allow: Annotated[
        Literal["any", "named", "none"], Allowed('"any", "named" (only those in names) or "none"')
    ] = field(default="any", metadata=_about("Which sticks may be used."))
    names: Annotated[
        tuple[Name, ...],
        Allowed(
            f"a list of up to {MOST_STICKS} names of sticks, each in double quotes",
            lambda value, _folder: len(value) <= MOST_STICKS,
        ),
    ] = field(
        default=(),
        metadata=_about(
            'The names of those sticks, as a computer shows them, for allow = "named". A name '
            "keeps mistakes out, and nobody who means harm: any stick can be given any name.",
            '["EDUROOM"]',
        ),
    )

    def __post_init__(self) -> None:
        """Refuse named sticks without a name."""
        if self.allow == "named" and not self.names:
            raise WrongTogether([("names", 'one or more names, because allow is "named"')])

    def takes(self, label: str) -> bool:
        """Whether a stick with this name may be used."""
        if self.allow == "named":
            return label.casefold() in {name.strip().casefold() for name in self.names}
        return self.allow == "any"


@dataclass(frozen=True)
class Freshness(_Section):
    """How many months a check of a listing is good for. Each has to be more than the one before."""

    amber_months: Annotated[int, from_to(1, 60, "a whole number of months")] = field(
        default=6,
        metadata=_about("After so many, patients read that the check is some time ago."),
    )
    red_months: Annotated[int, from_to(1, 60, "a whole number of months")] = field(
        default=9,
        metadata=_about("After so many it is overdue, and stands below the others."),
    )
    hidden_months: Annotated[int, from_to(1, 60, "a whole number of months")] = field(
        default=12,
        metadata=_about(
            "After so many, patients do not see the listing, until somebody checks it again. "
            "Listings for people in great need stay."
        ),
    )

    def __post_init__(self) -> None:
        """Refuse limits that do not grow."""
        keys = ("amber_months", "red_months", "hidden_months")
        for before, key in pairwise(keys):
            if getattr(self, key) <= getattr(self, before):
                least = f"more than {before}, which is {getattr(self, before)}"
                raise WrongTogether([(key, least)])


@dataclass(frozen=True)
class Settings(_Section):
    """Everything a site can set; what it leaves out is as it stands here."""

    room: Room = field(default_factory=Room)
    help: Help = field(default_factory=Help)
    idle: Idle = field(default_factory=Idle)
    screen: Screen = field(default_factory=Screen)
    theme: Theme = field(default_factory=Theme)
    languages: Languages = field(default_factory=Languages)
    directory: Directory = field(default_factory=Directory)
    printer: Printer = field(default_factory=Printer)
    freshness: Freshness = field(default_factory=Freshness)
    film: Film = field(default_factory=Film)
    waiting_room: WaitingRoom = field(default_factory=WaitingRoom)
    sticks: StickRules = field(default_factory=StickRules)


def staffed(settings: Settings, now: datetime) -> bool | None:
    """Whether the room is staffed at `now`, its own clock; None while its hours are unknown."""
    if not settings.room.hours:
        return None
    return within(settings.room.hours, now)


def within(hours: tuple[Hours, ...], now: datetime) -> bool:
    """Whether `now` lies in these hours of the week."""
    day = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")[now.weekday()]
    time = f"{now:%H:%M}"
    return any(day in each.days and each.opens <= time < each.closes for each in hours)


def contrast(one: str, other: str) -> float:
    """The contrast of two colours, 1 to 21, as WCAG 2.2 defines it."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4  # noqa: PLR2004  (the formula)

    red, green, blue = (linear(int(colour[at : at + 2], 16) / 255) for at in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _shown(ratio: float) -> str:
    """One decimal, cut and not rounded: 6.97 is not shown as 7.0."""
    return f"{int(ratio * 10) / 10}"
