"""Every picture by its name, and writing them all."""

from collections.abc import Callable
from pathlib import Path

from kiosk.pictures import (
    scenes_choices,
    scenes_doors,
    scenes_outside,
    scenes_principles,
    scenes_topics,
)
from kiosk.pictures.shapes import svg
from kiosk.pictures.stage import HIGH, WIDE, Picture

PICTURES: dict[str, Callable[[], Picture]] = {
    "door-support": scenes_doors.support,
    "door-principles": scenes_doors.principles,
    "door-film": scenes_doors.film,
    "topic-pain": scenes_topics.pain,
    "topic-mood": scenes_topics.mood,
    "topic-talking": scenes_topics.talking,
    "topic-groups": scenes_topics.groups,
    "topic-moving": scenes_outside.moving,
    "topic-money": scenes_topics.money,
    "topic-home": scenes_outside.home,
    "topic-carers": scenes_outside.carers,
    "topic-company": scenes_outside.company,
    "principle-1": scenes_principles.together,
    "principle-2": scenes_principles.whole_life,
    "principle-3": scenes_principles.fits_now,
    "principle-4": scenes_principles.learn,
    "principle-5": scenes_choices.choices,
    "principle-6": scenes_choices.harder_days,
    "principle-7": scenes_choices.one_team,
    "still-there": scenes_doors.still_there,
    "help": scenes_doors.help_now,
}


def text(name: str) -> str:
    """One picture as SVG."""
    return svg(PICTURES[name](), WIDE, HIGH)


def write_all(folder: Path) -> list[Path]:
    """Every picture as a file in the folder; drawing again gives the same bytes."""
    written = []
    for name in PICTURES:
        path = folder / f"{name}.svg"
        path.write_text(text(name), encoding="utf-8", newline="\n")
        written.append(path)
    return written
