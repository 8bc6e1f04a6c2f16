"""What a clinician signs for, as one number that changes with any word of it."""

import dataclasses
import hashlib
import json

from kiosk.safety import cards, phrases
from kiosk.settings import Settings


def fingerprint(settings: Settings, film: str, principles: str) -> str:
    """A sha256 over the fixed cards at any hour, phrase sets, the film, and the principles.

    A signature holds for the words with this fingerprint and for no others.

    Args:
        settings: the site's own facts, which the cards name.
        film: all the words of the film.
        principles: all the words of the principles.
    """
    words = [
        [dataclasses.asdict(card) for card in cards.every_wording(settings)],
        [dataclasses.asdict(each) for each in phrases.as_written(settings)],
        phrases.spellings_and_names(),
        film,
        principles,
    ]
    return hashlib.sha256(json.dumps(words).encode()).hexdigest()
