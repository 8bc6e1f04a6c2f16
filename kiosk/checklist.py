"""The *Go live* check list: how it stands, and what a clinician signs.

content/SAFETY.md, "Trial until live". It is gone through in a terminal (`checklist_terminal`) or on
the volunteers' pages, which show the same points and answer the same steps.
"""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from kiosk import signed_words
from kiosk.directory import going_live
from kiosk.directory.going_live import CARDS_SIGNED, LIVE, Answer
from kiosk.film.films import Film, the_film, transcript
from kiosk.help_numbers import RING_EVERY, RINGERS, as_rung
from kiosk.principles.cards import principles
from kiosk.safety import signing
from kiosk.settings import FILE_NAME, Settings
from kiosk.store import OpenSession
from kiosk.who import Who

FACTS, LISTINGS = "facts", "listings"
"""The points that nobody answers: they are so, or not. The others are called as their steps."""

Why = Literal["open", "changed", "due"]


@dataclass(frozen=True)
class Point:
    """One point of the check list as it stands.

    Attributes:
        key: which one it is.
        title: what has to be done.
        done: whether it has been.
        words: who did it and when, or what is open; of those who were signed in only role and
            initials.
        why: why it is open: nobody has done it, it has changed since, or it is due again.
        answer: the last one, where it is answered by somebody; it may hold no more.
    """

    key: str
    title: str
    done: bool
    words: str
    why: Why = "open"
    answer: Answer | None = None


def fingerprint(open_session: OpenSession, settings: Settings, films: Sequence[Film] = ()) -> str:
    """Of all that a clinician signs for, as it is now at this site.

    `films` are those that are shown; without any it is the kiosk's own. Of one that was added the
    pictures count too: its folder has its name from them.
    """
    shown = (
        f"{film.video.parent.name if film.video else ''}\n{transcript(film)}"
        for film in films or [the_film()]
    )
    with open_session() as session:
        read = "\n".join(signed_words.principle_lines(principles(session)))
    return signing.fingerprint(settings, "\n".join(shown), read)


def points(
    open_session: OpenSession,
    settings: Settings,
    now: datetime.datetime,
    films: Sequence[Film] = (),
) -> list[Point]:
    """The whole check list in its order; `films` as for `fingerprint`."""
    with open_session() as session:
        answers = going_live.answered(session)
        left = going_live.count_unchecked(session)
    facts = missing_facts(settings)
    rung = as_rung(settings)

    def point(step: str, title: str, detail: str, valid: datetime.timedelta | None = None) -> Point:
        answer = answers.get(step)
        return Point(step, title, *_answered(answer, detail, now, valid), answer)

    first, second = RINGERS
    return [
        Point(
            FACTS,
            f"The site's own facts in {FILE_NAME}",
            not facts,
            "missing: " + "; ".join(facts.values()) if facts else "filled in",
        ),
        point(first, "Crisis numbers tried by one person", rung, RING_EVERY),
        point(second, "Crisis numbers tried by another person", rung, RING_EVERY),
        Point(
            LISTINGS,
            "Every published listing checked, and every number rung",
            left == 0,
            f"open: {left} to go" if left else "done",
        ),
        point(
            CARDS_SIGNED,
            "Cards, search words and film signed by a healthcare professional",
            fingerprint(open_session, settings, films),
        ),
        point(LIVE, "Live", ""),
    ]


def missing_facts(settings: Settings) -> dict[str, str]:
    """What the site has not yet said of itself, in words for whoever writes it in the file.

    Each by its group and name there, as `kiosk.site_facts` has them.
    """
    room, help_ = settings.room, settings.help
    facts = {
        "room.hours": (room.hours, "when somebody is there"),
        "room.staff_sentence": (room.staff_sentence, "where to find a member of staff"),
        "help.nearest_ae": (help_.nearest_ae, "the nearest A&E"),
        "help.open_place": (help_.open_place, "a place with staff at every hour"),
    }
    places = {key: key.split(".") for key in facts}
    return {
        key: f"{places[key][1]} in [{places[key][0]}], {words}"
        for key, (value, words) in facts.items()
        if not value
    }


def _answered(
    answer: Answer | None,
    detail: str,
    now: datetime.datetime,
    valid: datetime.timedelta | None = None,
) -> tuple[bool, str, Why]:
    """Whether a point is done; by whom and when, or why it is open; and that in one word."""
    if answer is None:
        return False, "open", "open"
    day = answer.answered_at
    said = f"{answer.names or signed_in(answer.who)}, {day.day} {day:%B %Y}"
    if answer.detail != detail:
        return False, f"open again: it has changed since ({said})", "changed"
    if valid is not None and now - day > valid:
        return False, f"open again: due every month ({said})", "due"
    return True, said, "open"


def signed_in(who: Who | None) -> str:
    """Whoever was signed in: a role and initials, or the role alone once they were removed."""
    return f"{who.role} {who.initials}".strip() if who else ""
