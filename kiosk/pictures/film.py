"""Every drawn scene of the film by its name, at any moment."""

from kiosk.pictures import film_first, film_second
from kiosk.pictures.shapes import svg

WIDE, HIGH = 1920, 1080

SCENES = {**film_first.SCENES, **film_second.SCENES}
"""Each scene's picture, asked for by the seconds since the scene began."""


def text(name: str, seconds: float) -> str:
    """A scene at a moment as SVG; the same moment gives the same bytes."""
    return svg(SCENES[name](seconds), WIDE, HIGH)
