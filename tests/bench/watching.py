"""A kiosk that a patient has been through, and in which the film plays now: `python -m` this.

It says when the film plays, and goes on until it is ended. `all` visits every screen
of patients first: those of volunteers come with what they work with, which no patient opens.
"""

import signal
import sys
import tempfile
from pathlib import Path

from PySide6.QtCore import QTimer

from kiosk import app, content
from kiosk.application import make_application
from kiosk.settings import Settings
from tests.bench.figures import say
from tests.bench.screen import HEIGHT, WIDTH
from tests.driving import Driver, wait_until
from tests.tour import SCREENS

EVERY_SCREEN = "all"
PLAYS = "The film plays."
_LET_SIGNALS_IN_MS = 100


def main() -> None:
    """Show the kiosk until a signal ends it."""
    application = make_application()
    with tempfile.TemporaryDirectory() as folder:
        store = content.open_content(Path(folder))
        person = Driver(app.Kiosk(Settings(), store, touch_pause=0))
        person.window.setPosition(0, 0)
        person.show(WIDTH, HEIGHT)
        if EVERY_SCREEN in sys.argv:
            for name, go in SCREENS.items():
                is_behind_the_door = name.startswith("staff-") or name == "home-film-stopped"
                if is_behind_the_door and name != "staff-lens":
                    continue
                person.parts.navigation.finish()
                go(person)
                person.settle()
            person.parts.navigation.finish()
        person.parts.attract.begin()
        wait_until(lambda: person.parts.playback.frame_number > 0, "the film to play")
        say(PLAYS)
        signal.signal(signal.SIGTERM, lambda *_: application.quit())
        timer = QTimer(interval=_LET_SIGNALS_IN_MS)
        timer.timeout.connect(lambda: None)
        timer.start()
        application.exec()
        person.close()
        store.close()


if __name__ == "__main__":
    main()
