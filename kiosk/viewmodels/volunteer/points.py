"""How the points of *Go live* are told on the volunteers' pages: nobody is named but clinicians.

Whoever answered at the machine left a name; here it is initials, as everywhere.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from kiosk.checklist import Point
from kiosk.directory.going_live import CARDS_SIGNED, Answer
from kiosk.film.films import Film
from kiosk.settings import Settings
from kiosk.wording.times import long_date

translate = QCoreApplication.translate


@dataclass(frozen=True)
class SiteNow:
    """What *Go live* is about.

    Attributes:
        read_settings: reads what the site has said of itself.
        films: reads those that are shown.
        points: reads the check list as it stands.
        words: reads all that a clinician signs for, line by line.
    """

    read_settings: Callable[[], Settings]
    films: Callable[[], Sequence[Film]]
    points: Callable[[], list[Point]]
    words: Callable[[], list[str]]

    @property
    def settings(self) -> Settings:
        """What the site has said of itself, as it is in service now."""
        return self.read_settings()

    def point(self, key: str) -> Point:
        """One point as it stands."""
        return next(point for point in self.points() if point.key == key)


def answered_words(answer: Answer, *, with_names: bool = False) -> str:
    """Who answered, and on which day."""
    words = translate("Points", "{who}, {day}")
    who = answer.names if with_names else _short(answer)
    return words.format(who=who, day=long_date(answer.answered_at.date()))


def point_words(point: Point) -> str:
    """How a point stands."""
    if point.answer is None:
        return f"{point.words[:1].upper()}{point.words[1:]}."
    said = answered_words(point.answer, with_names=point.key == CARDS_SIGNED)
    if point.done:
        return f"{said}."
    if point.why == "due":
        return translate("Points", "Due again. Last: {said}.").format(said=said)
    return translate("Points", "Open again: it has changed since. Last: {said}.").format(said=said)


def _short(answer: Answer) -> str:
    """A role and initials."""
    if answer.who is None:
        return "".join(word[0].upper() for word in answer.names.split())
    if not answer.who.initials:
        return translate("Points", "A volunteer, who has left")
    lead = translate("Points", "lead {initials}")
    volunteer = translate("Points", "volunteer {initials}")
    return (lead if answer.who.leads else volunteer).format(initials=answer.who.initials)
