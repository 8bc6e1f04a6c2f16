"""The film as its screens show it: playing with captions, in still pictures, and in words."""

import logging
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Property, QObject, QUrl, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.film import captions
from kiosk.film.films import NO_FILM, Film
from kiosk.viewmodels.playback import FilmPlayback
from kiosk.viewmodels.preferences import LARGEST_SIZE, Preferences
from kiosk.viewmodels.rows import Rows

QML_IMPORT_NAME = "kiosk.viewmodels"
QML_IMPORT_MAJOR_VERSION = 1

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class StillRow:
    """A message of the film.

    Attributes:
        words: all its sentences.
        picture: the address of its picture; empty where it has none.
    """

    title: str
    words: str
    picture: str


@QmlElement
class StillRows(Rows):
    """The messages of the film, one after the other."""

    row_type = StillRow


@QmlElement
class FilmPage(QObject):
    """What a person can do with the film, and what they chose. Forgotten at every reset.

    Attributes:
        captions: whether the words are shown under the picture.
        captionSize: smallest (0) to largest (2): the text size, until somebody chooses another.
        words: what is being said now.
        longestWords: the most that is ever said at once: what there has to be room for.
        poster: the address of the picture that stands for the film; empty where there is none.
        missing: there is nothing to play, or it cannot be played.
        stopped: a volunteer has stopped it: nothing of it is shown, and no door leads to it.
        playing, paused, ended: how far somebody has come with it.
    """

    changed = Signal()
    said = Signal()

    def __init__(self, film: Film, playback: FilmPlayback, preferences: Preferences) -> None:
        super().__init__()
        self._film = NO_FILM
        self._stopped = False
        self._playback = playback
        self._preferences = preferences
        self._captions = True
        self._size: int | None = None
        self._words = ""
        self._still_liked = False  # less movement, as it was when we last looked
        self._stills = StillRows()
        self.show(film)
        playback.changed.connect(self._played)
        playback.moved.connect(self._say)
        playback.failed.connect(self._tell_staff)
        preferences.changed.connect(self._prefer)

    @property
    def is_playing(self) -> bool:
        """Whether the film runs, for whomever."""
        return self._state() == "playing"

    @property
    def may_loop(self) -> bool:
        """Whether there is a film, or pictures of it, to show to nobody in particular."""
        return self._film.video is not None or bool(self._film.stills)

    def show(self, film: Film, *, stopped: bool = False) -> None:
        """Have this film from now on; whatever played is stopped. Nothing where it is the same.

        One that is `stopped` is as good as none.
        """
        film = NO_FILM if stopped else film
        if (film, stopped) == (self._film, self._stopped):
            return
        self.leave()
        self._film, self._stopped = film, stopped
        self._stills.show(
            [
                StillRow(still.title, " ".join(still.sentences), address(still.picture))
                for still in film.stills
            ]
        )
        self.changed.emit()

    def still(self, turn: int) -> StillRow:
        """The message whose turn it is, when one comes after the other for ever."""
        if not self._film.stills:
            return StillRow("", "", "")
        row: StillRow = self._stills.row(turn % len(self._film.stills))
        return row

    def loop(self) -> None:
        """Play the film over and over, for whoever looks."""
        self._play(looping=True)

    def leave(self) -> None:
        """Nobody looks any more: stop, and let go of the film."""
        if self._state() != "stopped":
            self._playback.stop()

    def wait(self) -> None:
        """Stand still while somebody reads the words."""
        if self.is_playing:
            self._playback.pause()

    def forget(self) -> None:
        """Back to how the film greets everybody."""
        self.leave()
        self._playback.setMuted(True)
        self._captions = True
        self._size = None
        self.changed.emit()

    @Slot()
    def begin(self) -> None:
        """Play the film once from its beginning, or go on where it was paused."""
        if self._state() == "paused":
            self._playback.resume()
        elif not self.is_playing:
            self._play(looping=False)

    @Slot()
    def playOrPause(self) -> None:
        """What the one large button does."""
        if self.is_playing:
            self._playback.pause()
        else:
            self.begin()

    @Slot()
    def toggleCaptions(self) -> None:
        """Hide the captions, or show them."""
        self._captions = not self._captions
        self.changed.emit()

    @Slot(int)
    def chooseCaptionSize(self, size: int) -> None:
        """Show the captions in the smallest (0), the middle (1) or the largest (2) letters."""
        self._size = max(0, min(size, LARGEST_SIZE))
        self._captions = True
        self.changed.emit()

    @Slot()
    def toggleSound(self) -> None:
        """Let the film be heard, or not."""
        self._playback.setMuted(not self._playback.property("muted"))

    def _play(self, *, looping: bool) -> None:
        if self._film.video is None:
            log.warning("There is no film: its pictures and words are shown in its place.")
            return
        self._playback.play(self._film.video, looping=looping)

    def _state(self) -> str:
        return str(self._playback.property("state"))

    @Slot()
    def _played(self) -> None:
        self._say()
        self.changed.emit()

    @Slot()
    def _say(self) -> None:
        """Find the words of this moment; nobody is told where they stay as they are."""
        words = ""
        if self._state() in {"playing", "paused"}:
            cue = captions.at(self._film.cues, float(self._playback.property("seconds")))
            words = " ".join(cue.split())
        if words != self._words:
            self._words = words
            self.said.emit()

    @Slot()
    def _tell_staff(self) -> None:
        log.warning("The film cannot play: %s", self._playback.property("trouble"))

    @Slot()
    def _prefer(self) -> None:
        """Somebody used the strip: stop what moves, once, if they asked for that."""
        still_liked = bool(self._preferences.property("lessMovement"))
        if still_liked and not self._still_liked:
            self.wait()
        self._still_liked = still_liked
        self.changed.emit()

    @Property(str, notify=changed)
    def title(self) -> str:
        return self._film.title

    @Property(str, notify=changed)
    def poster(self) -> str:
        return address(self._film.poster)

    @Property(StillRows, notify=changed)
    def stills(self) -> StillRows:
        return self._stills

    @Property(bool, notify=changed)
    def missing(self) -> bool:
        return self._film.video is None or self._state() == "failed"

    @Property(bool, notify=changed)
    def stopped(self) -> bool:
        return self._stopped

    @Property(bool, notify=changed)
    def playing(self) -> bool:
        return self.is_playing

    @Property(bool, notify=changed)
    def paused(self) -> bool:
        return self._state() == "paused"

    @Property(bool, notify=changed)
    def ended(self) -> bool:
        return self._state() == "ended"

    @Property(bool, notify=changed)
    def hasSound(self) -> bool:
        return bool(self._playback.property("hasSound"))

    @Property(bool, notify=changed)
    def sounding(self) -> bool:
        return not self._playback.property("muted")

    @Property(bool, notify=changed)
    def captions(self) -> bool:
        return self._captions

    @Property(int, notify=changed)
    def captionSize(self) -> int:
        if self._size is None:
            return int(self._preferences.property("textSize"))
        return self._size

    @Property(str, notify=said)
    def words(self) -> str:
        return self._words

    @Property(str, notify=changed)
    def longestWords(self) -> str:
        return max((cue.words for cue in self._film.cues), key=len, default="")


def address(file: Path | None) -> str:
    """A file as QML asks for it."""
    return QUrl.fromLocalFile(str(file)).toString() if file else ""
