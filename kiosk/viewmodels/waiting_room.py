"""The screen in the waiting room: which film, notice or picture it shows, and when it is dark."""

import datetime
import itertools
import logging
import time
from collections.abc import Callable, Iterator

from PySide6.QtCore import Property, QObject, QTimer, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.bank_holidays import name_of
from kiosk.film import captions
from kiosk.film.films import Film
from kiosk.settings import WaitingRoom as Settings
from kiosk.settings import within
from kiosk.viewmodels.film import address as address_of
from kiosk.viewmodels.playback import FilmPlayback

QML_IMPORT_NAME = "kiosk.viewmodels"
QML_IMPORT_MAJOR_VERSION = 1

LOOK_EVERY_SECONDS = 60
"""How often films, notices and hours are looked up again."""
STILL_SECONDS = 10
TRY_AGAIN_SECONDS = 600
"""After all films have failed."""
LEAST_NOTICE_SECONDS, LETTERS_A_SECOND = 10, 12
"""A notice stays long enough to be read twice by somebody who reads slowly."""
_TICK_MS = 500

log = logging.getLogger(__name__)


@QmlElement
class WaitingRoom(QObject):
    """Shows films one after the other, notices between them, for years; dark outside its hours.

    Attributes:
        state: "film", "notice", "still" (no film can be played) or "dark".
        words: what is being said, or what stands under the still picture.
        notice: the notice that is shown.
        poster: the address of the picture beneath the film.
        picture, heading: the address of the still picture, and what stands over it.
        address: where people find the kiosk; `code` holds it for a phone.
        trial: whether the room is still in trial.
    """

    changed = Signal()
    said = Signal()

    def __init__(
        self,
        settings: Settings,
        films: Callable[[], list[Film]],
        playback: FilmPlayback,
        today: Callable[[], datetime.datetime] = datetime.datetime.now,
        now: Callable[[], float] = time.monotonic,
    ) -> None:
        """Nothing is shown yet.

        Args:
            settings: what the site has set of it.
            films: reads the playlist; nothing in it means that none is to be shown at all.
            playback: plays them.
            today: the room's clock.
            now: seconds that only grow.
        """
        super().__init__()
        self._settings = settings
        self._read_films = films
        self._playback = playback
        self._today = today
        self._now = now
        self._state = "dark"
        self._films: list[Film] = []
        self._notices: list[str] = []
        self._round: Iterator[Film | str] = iter(())
        self._film: Film | None = None
        self._notice = ""
        self._words = ""
        self._broken: set[Film] = set()
        self._since = 0.0
        self._looked = 0.0
        self._still = 0
        self._trial = True
        playback.ended.connect(self._next)
        playback.failed.connect(self._give_up_on_film)
        playback.moved.connect(self._say)
        self._timer = QTimer(self)
        self._timer.setInterval(_TICK_MS)
        self._timer.timeout.connect(self.tick)

    @property
    def is_lit(self) -> bool:
        """Whether anything is to be seen."""
        return self._state != "dark"

    @property
    def trouble(self) -> str:
        """What staff should know; empty where all is well."""
        return str(self._playback.property("trouble")) if self._state == "still" else ""

    @property
    def showing(self) -> str:
        """The title of the film that plays."""
        return self._film.title if self._state == "film" and self._film else ""

    def start(self) -> None:
        """Begin, and go on."""
        self._timer.start()
        self._look()

    def stop(self) -> None:
        """End it."""
        self._timer.stop()
        self._darken()

    def use(self, settings: Settings) -> None:
        """What the site has set was changed."""
        if settings != self._settings:
            self._settings = settings
            self.changed.emit()
            self._look(anew=True)

    def learn(self, *, trial: bool) -> None:
        """Whether the room is in trial."""
        if trial != self._trial:
            self._trial = trial
            self.changed.emit()

    @Slot()
    def tick(self) -> None:
        """Look whether it is time for something else; called twice a second."""
        now = self._now()
        if now - self._looked >= LOOK_EVERY_SECONDS:
            self._look()
        if self._state == "notice" and now - self._since >= _reading_time(self._notice):
            self._next()
        elif self._state == "still":
            self._turn_stills(now)

    def _look(self, *, anew: bool = False) -> None:
        """Read hours, films and notices; begin `anew` where they are others than before."""
        self._looked = self._now()
        if not self._is_open():
            self._darken()
            return
        films, notices = self._read_films(), self._notices_of_today()
        as_before = films == self._films and notices == self._notices
        if self.is_lit and as_before and not anew:
            return
        self._films, self._notices = films, notices
        self._broken = set()
        self._begin_round()

    def _is_open(self) -> bool:
        now, hours = self._today(), self._settings.hours
        if not hours:
            return True
        return within(hours, now) and not name_of(now.date(), self._settings.bank_holidays)

    def _notices_of_today(self) -> list[str]:
        today = self._today().date().isoformat()
        return [
            each.words
            for each in self._settings.notices
            if each.first_day <= today <= each.last_day and each.words
        ]

    def _playable(self) -> list[Film]:
        return [each for each in self._films if each.video and each not in self._broken]

    def _begin_round(self) -> None:
        films, notices = self._playable(), self._notices
        if not self._films:
            self._show_words()
            return
        if not films:
            self._show_stills()
            return
        self._round = itertools.chain.from_iterable((film, *notices) for film in films)
        self._next()

    @Slot()
    def _next(self) -> None:
        """The next film or notice of the round; the first of the next one after the last."""
        if self._state == "dark" and not self._films:
            return
        turn = next(self._round, None)
        if turn is None:
            self._begin_round()
        elif isinstance(turn, str):
            self._show_notice(turn)
        elif turn in self._broken:
            self._next()
        else:
            self._play(turn)

    def _play(self, film: Film) -> None:
        if film.video is None:
            return
        self._film = film
        # One film and nothing else: the player repeats it, so that its seam is never seen.
        alone = len(self._playable()) == 1 and not self._notices
        self._change("film")
        self._playback.play(film.video, looping=alone)

    def _show_words(self) -> None:
        """The film is stopped: notices, or where people find the kiosk, in its place."""
        self._playback.stop()
        first, *others = self._notices or [self._settings.address]
        self._round = iter(others)
        self._show_notice(first)

    def _show_notice(self, words: str) -> None:
        self._notice = words
        self._since = self._now()
        self._change("notice")

    @Slot()
    def _give_up_on_film(self) -> None:
        if self._film is not None:
            log.warning("%s", self._playback.property("trouble"))
            self._broken.add(self._film)
        if self._playable():
            self._next()
        else:
            self._begin_round()

    def _show_stills(self) -> None:
        self._since = self._now()
        self._still = 0
        self._change("still")

    def _turn_stills(self, now: float) -> None:
        if now - self._since >= TRY_AGAIN_SECONDS:
            self._broken = set()
            self._begin_round()
            return
        still = int((now - self._since) // STILL_SECONDS)
        if still != self._still:
            self._still = still
            self._change("still")

    def _darken(self) -> None:
        if self._state != "dark":
            self._films = []
            self._change("dark")
            self._playback.stop()

    def _change(self, state: str) -> None:
        self._state = state
        self._say()
        self.changed.emit()

    @Slot()
    def _say(self) -> None:
        words = self._words_of_now()
        if words != self._words:
            self._words = words
            self.said.emit()

    def _words_of_now(self) -> str:
        if self._state == "film" and self._film:
            seconds = float(self._playback.property("seconds"))
            return " ".join(captions.at(self._film.cues, seconds).split())
        return self._still_of_now()[1] if self._state == "still" else ""

    def _still_of_now(self) -> tuple[str, str, str]:
        """Title, one sentence and the picture's address of the still version, turn by turn."""
        turns = [
            (still.title, sentence, address_of(still.picture))
            for film in self._films
            for still in film.stills
            for sentence in (still.sentences or ("",))
        ]
        return turns[self._still % len(turns)] if turns else ("", "", "")

    @Property(str, notify=changed)
    def state(self) -> str:
        return self._state

    @Property(str, notify=said)
    def words(self) -> str:
        return self._words

    @Property(str, notify=changed)
    def notice(self) -> str:
        return self._notice

    @Property(str, notify=changed)
    def poster(self) -> str:
        return address_of(self._film.poster) if self._film else ""

    @Property(str, notify=changed)
    def heading(self) -> str:
        return self._still_of_now()[0] if self._state == "still" else ""

    @Property(str, notify=changed)
    def picture(self) -> str:
        return self._still_of_now()[2]

    @Property(str, notify=changed)
    def address(self) -> str:
        return self._settings.address

    @Property(str, notify=changed)
    def code(self) -> str:
        return self._settings.code or self._settings.address

    @Property(bool, notify=changed)
    def trial(self) -> bool:
        return self._trial


def _reading_time(words: str) -> float:
    """Seconds for which a notice stays."""
    return max(LEAST_NOTICE_SECONDS, len(words) / LETTERS_A_SECOND)
