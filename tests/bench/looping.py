"""Loops a short film off-screen and writes down when each frame was shown: `python -m` this.

Prints JSON: the times of the frames in seconds, their numbers, and the memory now and then; with
`sound`, also when the beep was to be heard that belongs to the first frame, and how long it was
silent between one piece of sound and the next. The film is painted at 1920 by 1080 by the item that
the kiosk uses; a frame counts as shown when Qt has swapped the picture that holds it.
"""

import json
import os
import sys
import tempfile
import time
from array import array
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ["QT_QUICK_BACKEND"] = "software"

from PySide6.QtCore import QEventLoop
from PySide6.QtGui import QGuiApplication, QPainter
from PySide6.QtQuick import QQuickWindow

from kiosk.film.vlc_player import VlcPlayer, make_player
from kiosk.viewmodels.film_picture import FilmPicture
from kiosk.viewmodels.playback import FilmPlayback
from tests.film import numbered
from tests.film.hearing import HeardPlayer

WIDTH, HEIGHT = 1920, 1080
FRAMES = 25
BLACK = -1
SOUND = "sound"


class Watched(FilmPicture):
    """The kiosk's item, and the number in the frame that it painted last."""

    number = BLACK
    fresh = False

    def paint(self, painter: QPainter) -> None:
        """Paint as ever, and read what was painted."""
        super().paint(painter)
        playback = self._playback
        assert playback is not None
        self.number = BLACK if playback.image.isNull() else numbered.number_of(playback.image)
        self.fresh = True


def main() -> None:
    """Loop so many times as the command line says."""
    loops, with_sound = int(sys.argv[1]), SOUND in sys.argv
    application = QGuiApplication(["looping"])
    count = loops * FRAMES
    # Made before anything is measured, or they would look like a leak.
    times, numbers = array("d", bytes(8 * count)), array("i", bytes(4 * count))
    memory = array("d", bytes(8 * (loops + 1)))
    shown = 0
    window = QQuickWindow()
    window.resize(WIDTH, HEIGHT)
    heard: list[HeardPlayer] = []

    def make_heard() -> VlcPlayer:
        heard[:] = [HeardPlayer()]
        return heard[0]

    playback = FilmPlayback(make_heard if with_sound else make_player)
    item = Watched(window.contentItem())
    item.setSize(window.size().toSizeF())
    item._set_playback(playback)
    done = QEventLoop()

    def swapped() -> None:
        nonlocal shown
        if not item.fresh or shown >= count or (item.number == BLACK and not shown):
            return
        item.fresh = False
        times[shown], numbers[shown] = time.perf_counter(), item.number
        if shown % FRAMES == 0:
            memory[shown // FRAMES] = resident()
        shown += 1
        if shown == count:
            done.quit()

    window.frameSwapped.connect(swapped)
    with tempfile.TemporaryDirectory() as folder:
        film = numbered.make(Path(folder) / "film.mp4", FRAMES, WIDTH, HEIGHT)
        if with_sound:
            film = numbered.with_sound(film, Path(folder) / "heard.mp4", beeps=True)
        window.show()
        playback.play(film, looping=True)
        if with_sound:
            playback.setMuted(False)
        done.exec()
        memory[loops] = resident()
        playback.stop()
    window.close()
    found = {"times": list(times), "numbers": list(numbers), "memory": list(memory)}
    for player in heard:
        found |= {"beeps": player.beeps, "gaps": player.gaps}
    json.dump(found, sys.stdout)
    del application


def resident() -> float:
    """Megabytes."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


if __name__ == "__main__":
    main()
