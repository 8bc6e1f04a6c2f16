"""Two people changed the same listing: what each wrote, field by field."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from kiosk.directory.editing.form import FIELDS, ListingForm
from kiosk.directory.sides import Side

__all__ = ["Conflict", "Side", "conflicts", "merged"]


@dataclass(frozen=True)
class Conflict:
    """A field that both have changed, each to something else."""

    field: str
    before: Any
    mine: Any
    theirs: Any


def conflicts(base: ListingForm, mine: ListingForm, theirs: ListingForm) -> list[Conflict]:
    """The fields that both sides changed since `base`, and not to the same."""
    return [
        Conflict(name, before, my, their)
        for name in FIELDS
        if (my := getattr(mine, name)) != (before := getattr(base, name))
        and (their := getattr(theirs, name)) not in (before, my)
    ]


def merged(
    base: ListingForm,
    mine: ListingForm,
    theirs: ListingForm,
    chosen: Mapping[str, Side] | None = None,
) -> ListingForm:
    """What both wrote, one field beside the other; where both did, what was `chosen`, else theirs.

    Theirs is public already: whoever comes later says on purpose that it is to go.
    """
    both = {each.field for each in conflicts(base, mine, theirs)}
    mine_too = {
        name: getattr(mine, name)
        for name in FIELDS
        if getattr(mine, name) != getattr(base, name)
        and (name not in both or (chosen or {}).get(name) is Side.MINE)
    }
    return replace(theirs, **mine_too)
