"""Whether this machine can show the film, in a sentence for staff."""

import time
from collections.abc import Callable
from dataclasses import dataclass

from kiosk.film.films import VIDEO, Film
from kiosk.film.player import NullPlayer, Player

FIRST_FRAME_SECONDS = 5
_LOOK_EVERY_SECONDS = 0.02


@dataclass(frozen=True)
class Health:
    """How the film is.

    Attributes:
        plays: whether it can be shown.
        words: how it is, and what to do where it cannot.
    """

    plays: bool
    words: str


def examine(film: Film, make_player: Callable[[], Player]) -> Health:
    """Open the film and wait for its first picture."""
    instead = "The kiosk shows its pictures and words instead."
    if film.video is None:
        return Health(
            plays=False,
            words=f"The film {VIDEO} is missing. {instead} Put it back from the installation.",
        )
    player = make_player()
    if isinstance(player, NullPlayer):
        return Health(
            plays=False,
            words=f"Films cannot be played: libvlc is missing. {instead} Install the packages "
            "libvlc5 and vlc-plugin-base.",
        )
    player.open(film.video, looping=False, sound=False, start=0)
    try:
        until = time.monotonic() + FIRST_FRAME_SECONDS
        while not (player.waiting or player.failed) and time.monotonic() < until:
            time.sleep(_LOOK_EVERY_SECONDS)
        facts = player.facts()
        if not player.waiting or facts is None:
            return Health(
                plays=False,
                words=f"The film {film.video} cannot be played: it is damaged. {instead} "
                "Put it back from the installation.",
            )
        minutes, seconds = divmod(round(facts.seconds), 60)
        return Health(plays=True, words=f"The film plays: {minutes} min {seconds} s.")
    finally:
        player.close()
