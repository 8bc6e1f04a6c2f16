"""The film's scenes, first half: what is going on, saying it, and the first steps."""

from collections.abc import Callable

from kiosk.pictures.film_keeping_moving import keep_moving
from kiosk.pictures.film_talking import pain_is_real, talk_about_it
from kiosk.pictures.film_understanding import hurt_and_harm, not_alone, pain_and_mood
from kiosk.pictures.stage import Picture

SCENES: dict[str, Callable[[float], Picture]] = {
    "you-are-not-alone": not_alone,
    "pain-and-mood": pain_and_mood,
    "your-pain-is-real": pain_is_real,
    "hurt-and-harm": hurt_and_harm,
    "talk-about-it": talk_about_it,
    "keep-moving": keep_moving,
}
