"""The commented `site.toml`: every setting, with what is used when it is left out."""

import json
import textwrap
from dataclasses import MISSING, Field, fields, is_dataclass
from typing import Any, get_args, get_origin, get_type_hints

from kiosk.settings.rules import Allowed
from kiosk.settings.sections import Settings


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
