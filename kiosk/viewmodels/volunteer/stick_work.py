"""What is done with a stick in a thread: it touches no page, and tells how far it is."""

import datetime
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from kiosk.acts import Acts
from kiosk.film import library
from kiosk.sticks import errands
from kiosk.sticks.errands import ToTake
from kiosk.sticks.folder_on_stick import Candidate, Found, Told
from kiosk.sticks.sticks import Stick
from kiosk.viewmodels.volunteer.plugged import PluggedSticks
from kiosk.viewmodels.volunteer.things import Thing

if TYPE_CHECKING:
    from kiosk.directory.workbook.comparing import Plan
    from kiosk.directory.workbook.reading import Brought

UNKNOWN = -1.0

translate = QCoreApplication.translate


@dataclass(frozen=True)
class Step:
    """How far work in a thread is: `is_out` once the stick is no longer needed for it."""

    words: str
    part: float = UNKNOWN
    is_out: bool = False


class StickWork:
    """The work itself, on this kiosk's sticks and its directory. What goes wrong is raised."""

    def __init__(
        self,
        plugged: PluggedSticks,
        acts: Acts,
        room: Callable[[], str],
        stepped: Callable[[Step], None],
    ) -> None:
        """`room` reads its name, for the folder on a stick; `stepped` is called in a thread."""
        self._plugged = plugged
        self._acts = acts
        self._room = room
        self._stepped = stepped

    def take(self, stick: Stick, wanted: Sequence[Thing], now: datetime.datetime) -> list[str]:
        """Write these things onto the stick; returns where each lies."""
        with self._plugged.using:
            return errands.take(
                self._plugged.sticks,
                stick,
                [_to_take(each, now) for each in wanted],
                room=self._room(),
                day=now.date(),
                workshop=self._workshop,
                told=self._told(translate("Stick", "Writing onto the stick …")),
            )

    def look_through(self, stick: Stick) -> Found:
        """What is on the stick."""
        with self._plugged.using:
            return errands.look_through(self._plugged.sticks, stick)

    def bring_sheet(self, candidate: Candidate, stick: Stick) -> "tuple[Brought, Plan]":
        """Copied, then read, while the stick may go."""
        from kiosk.directory.workbook import applying  # with all that reads a spreadsheet

        with self._plugged.using, errands.folder_of_its_own(self._workshop) as here:
            told = self._told(translate("Stick", "Copying from the stick …"))
            copy = errands.bring(self._plugged.sticks, stick, candidate, here, told)
            self._stepped(Step(translate("Stick", "Reading it …"), is_out=True))
            brought = applying.bring(self._acts.store, copy.file)
        return brought, applying.look(self._acts.store, brought)

    def bring_film(
        self, candidate: Candidate, stick: Stick, *, music: bool
    ) -> tuple[str, list[str]]:
        """The film's title, and what there is to say about its captions."""
        heard: list[str] = []
        with self._plugged.using, errands.folder_of_its_own(self._workshop) as here:
            told = self._told(translate("Stick", "Copying the film from the stick …"))
            copy = errands.bring(self._plugged.sticks, stick, candidate, here, told)
            words = translate("Stick", "Looking at every picture of the film. That takes a while …")
            self._stepped(Step(words, is_out=True))
            added = library.add(
                self._workshop, copy.file, copy.captions, music=music, told=heard.append
            )
        return added.title, heard[1:]  # the first says that it is looked at

    def take_film_back(self) -> None:
        """Show again what was shown before."""
        library.back(self._workshop)

    @property
    def _workshop(self) -> Path:
        """The kiosk's data folder: on the disk on which things end up."""
        return self._acts.store.path.parent

    def _told(self, words: str) -> Told:
        """Hears how many bytes are done, and tells it at every hundredth."""
        last = UNKNOWN

        def told(done: int, whole: int) -> None:
            nonlocal last
            part = round(done / whole, 2) if whole else 1.0
            if part != last:
                last = part
                self._stepped(Step(words, part))

        return told


def _to_take(thing: Thing, now: datetime.datetime) -> ToTake:
    return ToTake(thing.file_name(now), lambda path: thing.write(path, now))
