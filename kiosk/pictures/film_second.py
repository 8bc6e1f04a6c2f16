"""The film's scenes, second half: what helps, hope, a plan, and where to get help."""

from collections.abc import Callable

from kiosk.pictures.film_hoping import bad_days, end_card, learning, talking_therapy, what_matters
from kiosk.pictures.film_pacing import pace
from kiosk.pictures.film_sleeping import sleep
from kiosk.pictures.stage import Picture

SCENES: dict[str, Callable[[float], Picture]] = {
    "pace-yourself": pace,
    "sleep": sleep,
    "what-matters": what_matters,
    "learning": learning,
    "bad-days": bad_days,
    "talking-therapy": talking_therapy,
    "end-card": end_card,
}
