"""Sentences that can be said with what a site has told of itself, and no others."""

import re

from kiosk.settings import Settings

Sentences = list[str | list[str]]
"""Sentences, some with {a fact} of the site; those in a list of their own are alternatives."""


def said(sentences: Sentences, facts: dict[str, str]) -> str:
    """The sentences whose facts are all known; of alternatives the first."""
    chosen = []
    for sentence in sentences:
        alternatives = [sentence] if isinstance(sentence, str) else sentence
        chosen += [
            each.format_map(facts)
            for each in alternatives
            if all(facts[name] for name in re.findall(r"{(\w+)}", each))
        ][:1]
    return " ".join(chosen)


def facts_of(settings: Settings) -> dict[str, str]:
    """What the site has said of itself; a sentence ends with one full stop, a name with none."""
    room, help_ = settings.room, settings.help
    sentence = room.staff_sentence
    return {
        "staff_sentence": f"{sentence}." if sentence and sentence[-1] not in ".!?" else sentence,
        "extension": room.extension.rstrip("."),
        "open_place": help_.open_place.rstrip("."),
        "nearest_ae": help_.nearest_ae.rstrip("."),
        "not_ae": help_.not_ae.rstrip("."),
    }
