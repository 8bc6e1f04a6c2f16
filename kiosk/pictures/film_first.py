"""The film's scenes, first half: what is going on, saying it, and the first steps."""

from collections.abc import Callable

from kiosk.pictures.stage import Picture

SCENES: dict[str, Callable[[float], Picture]] = {}
