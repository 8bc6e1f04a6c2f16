"""What a site has told its kiosk: one frozen object, read from one `site.toml`.

The classes are the whole list of settings: their fields, words and rules make the commented
example, the check and the object itself. They are plain dataclasses, because pydantic, which
checks a file against them (`_site_file`), takes a tenth of a second to import: a kiosk in service
needs it only when `site.toml` has changed since it was last found good.
"""

import json
import logging
import os
import re
import textwrap
import tomllib
import types
import zlib
from collections.abc import Callable, Iterator
from dataclasses import MISSING, Field, dataclass, field, fields, is_dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import (
    TYPE_CHECKING,
    Annotated,
    Any,
    ClassVar,
    Literal,
    get_args,
    get_origin,
    get_type_hints,
)

from kiosk.errors import KnownTrouble

if TYPE_CHECKING:
    from pydantic_core import CoreSchema

FILE_NAME = "site.toml"
LAST_GOOD_NAME = "site.last-good.toml"

SHIPPED_LANGUAGES = ("en",)
LEAST_CONTRAST = 7.0
LEAST_HELP_SECONDS = 180
CLAY = "#8C2F1B"
"""The colour that means help and nothing else, so it is not a setting."""

log = logging.getLogger(__name__)


class SettingsTrouble(KnownTrouble):
    """A `site.toml` that cannot be used.

    Attributes:
        faults: one plain sentence or two for each thing that is wrong.
    """

    def __init__(self, path: Path, faults: list[str]) -> None:
        """The trouble with the file `path`."""
        self.faults = tuple(faults)
        super().__init__("\n".join([f"{path} cannot be used.", *faults]))


class WrongTogether(ValueError):
    """Values that are each allowed, but not together.

    Attributes:
        faults: the key that is to blame, and what it has to be.
    """

    def __init__(self, faults: list[tuple[str, str]]) -> None:
        """Each of `faults` is a key and what it has to be."""
        self.faults = faults
        super().__init__("; ".join(f"{key}: {words}" for key, words in faults))


@dataclass(frozen=True)
class Allowed:
    """What a setting can be: in words, and as a rule where its type does not say it all.

    Attributes:
        words: completes the sentence "It has to be …".
        holds: given the value and the folder of `site.toml`, or None where files may be missing.
    """

    words: str
    holds: Callable[[Any, Path | None], bool] = lambda _value, _folder: True

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> "CoreSchema":
        """How pydantic reads this from an `Annotated` type; only `_site_file` has it asked."""
        from pydantic_core import core_schema

        def check(value: Any, info: Any) -> Any:
            if not self.holds(value, info.context):
                raise ValueError(self.words)
            return value

        return core_schema.custom_error_schema(
            core_schema.with_info_after_validator_function(check, handler(source)),
            custom_error_type="not_allowed",
            custom_error_message="{words}",
            custom_error_context={"words": self.words},
        )


def _matches(pattern: str) -> Callable[[str, Path | None], bool]:
    return lambda value, _folder: re.fullmatch(pattern, value) is not None


def _from_to(least: int, most: int, of: str) -> Allowed:
    return Allowed(f"{of} from {least} to {most}", lambda value, _folder: least <= value <= most)


def _file(*endings: str) -> Callable[[Path | None, Path | None], bool]:
    def holds(value: Path | None, folder: Path | None) -> bool:
        if value is None:
            return True
        if endings and value.suffix.lower() not in endings:
            return False
        return folder is None or os.path.isfile(folder / value)

    return holds


def _font_files(value: tuple[Path, ...], folder: Path | None) -> bool:
    return all(_file(".ttf", ".otf")(path, folder) for path in value)


def _shipped(value: tuple[str, ...], _folder: Path | None) -> bool:
    return bool(value) and len(set(value)) == len(value) and set(value) <= set(SHIPPED_LANGUAGES)


Words = Annotated[
    str,
    Allowed(
        "one line in double quotes, up to 200 characters",
        lambda value, _folder: len(value) <= 200 and all(letter >= " " for letter in value),
    ),
]
Name = Annotated[
    str,
    Allowed(
        "one line in double quotes, 1 to 80 characters",
        lambda value, _folder: (
            0 < len(value.strip()) <= 80 and all(letter >= " " for letter in value)
        ),
    ),
]
PhoneNumber = Annotated[
    str,
    Allowed(
        'a phone number in double quotes, digits and spaces, such as "01632 960 001"',
        _matches(r"\+?[0-9][0-9 ]{1,18}[0-9]"),
    ),
]
ClockTime = Annotated[
    str,
    Allowed(
        'a time on the 24-hour clock in double quotes: for 9am write "09:00", for 5pm "17:00"',
        _matches(r"([01][0-9]|2[0-3]):[0-5][0-9]"),
    ),
]
Days = Annotated[
    tuple[Literal["MO", "TU", "WE", "TH", "FR", "SA", "SU"], ...],
    Allowed(
        'a list of one or more of "MO", "TU", "WE", "TH", "FR", "SA" and "SU"',
        lambda value, _folder: bool(value),
    ),
]
Millimetres = Annotated[float | None, _from_to(100, 3000, "a number of millimetres")]
Colour = Annotated[
    str, Allowed('a colour such as "#1F2D33", in double quotes', _matches(r"#[0-9A-Fa-f]{6}"))
]


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

    home_seconds: Annotated[int, _from_to(10, 600, "a whole number of seconds")] = field(
        default=60, metadata=_about("On Home and on the topics.")
    )
    reading_seconds: Annotated[int, _from_to(60, 1800, "a whole number of seconds")] = field(
        default=180,
        metadata=_about(
            "On a listing, a card, a list or a code. The help cards wait as long as this, "
            f"and never less than {LEAST_HELP_SECONDS} seconds."
        ),
    )
    countdown_seconds: Annotated[int, _from_to(20, 120, "a whole number of seconds")] = field(
        default=30,
        metadata=_about(
            "How long the question stands before the kiosk forgets everything and goes Home."
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
            _file(".png", ".jpg", ".jpeg", ".svg"),
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
        Allowed("a list of font files that are there, each ending in .ttf or .otf", _font_files),
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
            _shipped,
        ),
    ] = field(
        default=("en",), metadata=_about("The first one is shown until another one is chosen.")
    )


@dataclass(frozen=True)
class Film(_Section):
    """The film for the waiting room."""

    file: Annotated[Path | None, Allowed("a file that is there", _file())] = field(
        default=None,
        metadata=_about(
            "The film's file; leave it out for the one that comes with the kiosk.", '"film.mp4"'
        ),
    )


@dataclass(frozen=True)
class Settings(_Section):
    """Everything a site can set; what it leaves out is as it stands here."""

    room: Room = field(default_factory=Room)
    help: Help = field(default_factory=Help)
    idle: Idle = field(default_factory=Idle)
    screen: Screen = field(default_factory=Screen)
    theme: Theme = field(default_factory=Theme)
    languages: Languages = field(default_factory=Languages)
    film: Film = field(default_factory=Film)


def staffed(settings: Settings, now: datetime) -> bool | None:
    """Whether the room is staffed at `now`, its own clock; None while its hours are unknown."""
    if not settings.room.hours:
        return None
    day = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")[now.weekday()]
    time = f"{now:%H:%M}"
    return any(
        day in hours.days and hours.opens <= time < hours.closes for hours in settings.room.hours
    )


def contrast(one: str, other: str) -> float:
    """The contrast of two colours, 1 to 21, as WCAG 2.2 defines it."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def example() -> str:
    """A commented `site.toml` that holds every setting, with what is used when it is left out."""
    lines = [
        "# site.toml: what this kiosk knows of its site. Save it as UTF-8 text.",
        "# A setting that is left out is as it stands here. Files are looked for from this folder.",
        "# `kiosk settings --check` says what is wrong.",
    ]
    for section in fields(Settings):
        lines += _section_example(section.name, get_type_hints(Settings)[section.name])
    return "\n".join(lines) + "\n"


def load(path: Path) -> Settings:
    """The settings that the file `path` holds.

    Raises:
        SettingsTrouble: the file cannot be read, or holds something wrong; every fault is named.
    """
    return _checked(_text(path), path)


def load_for_service(folder: Path) -> tuple[Settings, list[str]]:
    """The settings a kiosk in service uses, and what staff are to know of them.

    A `site.toml` without a fault is used, and a copy of it kept beside it. With a fault the kiosk
    goes on with that copy, or with the defaults where there is none; every fault is a notice.
    Nothing that a file holds, and no disk that cannot be written, stops it.

    Args:
        folder: where `site.toml` lies, if there is one.
    """
    path = folder / FILE_NAME
    if not os.path.exists(path):
        return Settings(), []
    try:
        text = _text(path)
        if _is_known_good(text, folder):
            settings = _made(Settings, tomllib.loads(text), folder)
            if settings == _without_missing_files(settings):
                return settings, []
        settings = _checked(text, path)
    except SettingsTrouble as trouble:
        log.warning("%s", trouble)
        kept = _last_good(folder)
        instead = "the settings that it comes with" if kept is None else "the last good settings"
        return kept or Settings(), [
            f"{FILE_NAME}: {fault} Until it is put right, the kiosk uses {instead}."
            for fault in trouble.faults
        ]
    _keep(text, folder)
    return settings, []


def _text(path: Path) -> str:
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        raise SettingsTrouble(
            path, ["There is no such file. `kiosk settings` prints one to begin with."]
        ) from None
    except IsADirectoryError:
        raise SettingsTrouble(
            path, ["This is a folder. Move it away and put a file in its place."]
        ) from None
    except OSError as error:
        raise SettingsTrouble(
            path, [f"It cannot be read ({error.strerror}). Let this user read it."]
        ) from error
    try:
        return content.decode("utf-8-sig")  # Windows puts a mark before the text
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise SettingsTrouble(
            path, [f"Line {line} is not UTF-8 text. Save the file as UTF-8."]
        ) from error


def _checked(text: str, path: Path, *, files_may_be_missing: bool = False) -> Settings:
    from kiosk import _site_file

    try:
        table = tomllib.loads(text)
        # TOML has dates and times of its own, and numbers of any length, which fail here.
        as_json = json.dumps(table, default=lambda moment: {"without quotes": str(moment)})
    except (ValueError, RecursionError) as error:
        raise SettingsTrouble(path, [_site_file.syntax_fault(text, error)]) from error
    if faults := _site_file.faults(as_json, None if files_may_be_missing else path.parent):
        raise SettingsTrouble(path, faults)
    settings: Settings = _made(Settings, table, path.parent)
    return settings


def _made(kind: Any, value: Any, folder: Path) -> Any:
    """A checked value of TOML as the type that a setting has."""
    if isinstance(kind, type) and is_dataclass(kind):
        kinds = get_type_hints(kind)
        return kind(**{key: _made(kinds[key], part, folder) for key, part in value.items()})
    if get_origin(kind) is tuple:
        return tuple(_made(get_args(kind)[0], part, folder) for part in value)
    if get_origin(kind) is types.UnionType:
        return _made(get_args(kind)[0], value, folder)
    if kind is Path:
        return folder / value
    if kind is str:
        return value.strip()
    return float(value) if kind is float else value


def _without_missing_files(settings: Settings) -> Settings:
    def if_there(path: Path | None) -> Path | None:
        return path if path is not None and os.path.isfile(path) else None

    theme = settings.theme
    return replace(
        settings,
        theme=replace(
            theme,
            logo=if_there(theme.logo),
            font_files=tuple(path for path in theme.font_files if if_there(path)),
        ),
        film=replace(settings.film, file=if_there(settings.film.file)),
    )


def _last_good(folder: Path) -> Settings | None:
    """The copy that was kept, without the files that have gone since."""
    path = folder / LAST_GOOD_NAME
    try:
        kept = _checked(_text(path), path, files_may_be_missing=True)
    except SettingsTrouble as trouble:
        log.warning("%s", trouble)
        return None
    return _without_missing_files(kept)


def _seal(text: str) -> str:
    """The first line of the kept copy: changes with the text, and with the settings there are."""
    digits = zlib.crc32((example() + text).encode())
    return (
        f"# The last {FILE_NAME} without a fault, kept by the kiosk ({digits:08x}). "
        f"Change {FILE_NAME}, not this.\n"
    )


def _is_known_good(text: str, folder: Path) -> bool:
    try:
        return (folder / LAST_GOOD_NAME).read_bytes() == (_seal(text) + text).encode()
    except OSError:
        return False


def _keep(text: str, folder: Path) -> None:
    """Keep a good `site.toml`: after a power cut there is the old copy or the new, whole."""
    if _is_known_good(text, folder):
        return
    final = folder / LAST_GOOD_NAME
    unfinished = final.with_suffix(".unfinished")
    try:
        with unfinished.open("wb") as file:
            file.write((_seal(text) + text).encode())
            file.flush()
            os.fsync(file.fileno())
        unfinished.replace(final)
        directory = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(directory)
        finally:
            os.close(directory)
    except OSError as error:
        log.warning("%s could not be kept: %s", final, error)


def _section_example(name: str, section: Any) -> list[str]:
    lines = ["", *_comment(section.__doc__), f"[{name}]"]
    inner: list[str] = []
    kinds = get_type_hints(section, include_extras=True)
    said: set[str] = set()
    for each in fields(section):
        if is_dataclass(kinds[each.name]):
            inner += _section_example(f"{name}.{each.name}", kinds[each.name])
        else:
            lines += ["", *_field_example(each, kinds[each.name], said)]
    return lines + inner


def _field_example(each: "Field[Any]", kind: Any, said: set[str]) -> list[str]:
    lines = _comment(each.metadata["about"] + _allowed(kind, said))
    if get_origin(kind) is tuple:  # a list of groups
        group = get_args(kind)[0]
        kinds = get_type_hints(group, include_extras=True)
        for part in fields(group):
            lines += _comment(
                f"{part.name}: {part.metadata['about']}{_allowed(kinds[part.name], said)}"
                + ("" if part.default is MISSING else f" Left out: {json.dumps(part.default)}."),
                "#   ",
            )
    if each.metadata["sample"]:
        lines.append(f"# {each.name} = {each.metadata['sample']}")
    if each.default is not None:
        lines.append(f"{each.name} = {json.dumps(each.default, ensure_ascii=False)}")
    return lines


def _allowed(kind: Any, said: set[str]) -> str:
    """What a value of this kind has to be, once in a section."""
    new = [
        part.words
        for part in get_args(kind)
        if isinstance(part, Allowed) and part.words not in said
    ]
    said.update(new)
    return "".join(f" It has to be {words}." for words in new)


def _comment(words: str, start: str = "# ") -> list[str]:
    return textwrap.wrap(
        words,
        width=100,
        initial_indent=start,
        subsequent_indent=start,
        break_long_words=False,
        break_on_hyphens=False,
    )


def _luminance(colour: str) -> float:
    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4

    red, green, blue = (linear(int(colour[at : at + 2], 16) / 255) for at in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _shown(ratio: float) -> str:
    """One decimal, cut and not rounded: 6.97 is not shown as 7.0."""
    return f"{int(ratio * 10) / 10}"
