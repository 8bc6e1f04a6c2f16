"""The film's scenes, second half: what helps, hope, a plan, and where to get help."""

from collections.abc import Callable

from kiosk.pictures.stage import Picture

SCENES: dict[str, Callable[[float], Picture]] = {}
