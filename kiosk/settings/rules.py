"""What a setting can be: its type, words for it, and a rule where the type is not enough."""

import datetime
import os
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

if TYPE_CHECKING:
    from pydantic_core import CoreSchema

SHIPPED_LANGUAGES = ("en",)
LONGEST_WORDS = 200
LONGEST_NAME = 80


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


def matches(pattern: str) -> Callable[[str, Path | None], bool]:
    return lambda value, _folder: re.fullmatch(pattern, value) is not None


def from_to(least: int, most: int, of: str) -> Allowed:
    return Allowed(f"{of} from {least} to {most}", lambda value, _folder: least <= value <= most)


def is_a_day(value: str, _folder: Path | None) -> bool:
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}", value) is None:
        return False
    try:
        datetime.date.fromisoformat(value)
    except ValueError:
        return False
    return True


def a_file(*endings: str) -> Callable[[Path | None, Path | None], bool]:
    def holds(value: Path | None, folder: Path | None) -> bool:
        if value is None:
            return True
        if endings and value.suffix.lower() not in endings:
            return False
        # Path.is_file raises at a name that is too long
        return folder is None or os.path.isfile(folder / value)  # noqa: PTH113

    return holds


def fonts(value: tuple[Path, ...], folder: Path | None) -> bool:
    return all(a_file(".ttf", ".otf")(path, folder) for path in value)


def shipped_languages(value: tuple[str, ...], _folder: Path | None) -> bool:
    return bool(value) and len(set(value)) == len(value) and set(value) <= set(SHIPPED_LANGUAGES)


Words = Annotated[
    str,
    Allowed(
        f"one line in double quotes, up to {LONGEST_WORDS} characters",
        lambda value, _folder: (
            len(value) <= LONGEST_WORDS and all(letter >= " " for letter in value)
        ),
    ),
]
Name = Annotated[
    str,
    Allowed(
        f"one line in double quotes, 1 to {LONGEST_NAME} characters",
        lambda value, _folder: (
            0 < len(value.strip()) <= LONGEST_NAME and all(letter >= " " for letter in value)
        ),
    ),
]
PhoneNumber = Annotated[
    str,
    Allowed(
        'a phone number in double quotes, digits and spaces, such as "01632 960 001"',
        matches(r"\+?[0-9][0-9 ]{1,18}[0-9]"),
    ),
]
PrinterName = Annotated[
    str,
    Allowed(
        "a name in double quotes as CUPS allows it: up to 127 characters, without spaces and "
        "without any of / # ? \\",
        matches(r"[^\s/#?\\\x00-\x20\x7f]{0,127}"),
    ),
]
ClockTime = Annotated[
    str,
    Allowed(
        'a time on the 24-hour clock in double quotes: for 9am write "09:00", for 5pm "17:00"',
        matches(r"([01][0-9]|2[0-3]):[0-5][0-9]"),
    ),
]
Days = Annotated[
    tuple[Literal["MO", "TU", "WE", "TH", "FR", "SA", "SU"], ...],
    Allowed(
        'a list of one or more of "MO", "TU", "WE", "TH", "FR", "SA" and "SU"',
        lambda value, _folder: bool(value),
    ),
]
Day = Annotated[
    str,
    Allowed('a day in double quotes, year first, such as "2026-12-24"', is_a_day),
]
Millimetres = Annotated[float | None, from_to(100, 3000, "a number of millimetres")]
Colour = Annotated[
    str, Allowed('a colour such as "#1F2D33", in double quotes', matches(r"#[0-9A-Fa-f]{6}"))
]
