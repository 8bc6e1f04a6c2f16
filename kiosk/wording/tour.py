"""How volunteers keep the listings true, in a few sentences: the one place where that is written.

The guided tour shows some of it on the screen, a step at a time; the page of instructions has all.
"""

from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QCoreApplication

translate = QCoreApplication.translate


class Key(StrEnum):
    """The steps of the tour, in their order."""

    CHECK = "check"
    CORRECT = "correct"
    ADD = "add"
    UNDO = "undo"
    STICK = "stick"


@dataclass(frozen=True)
class Step:
    """One thing that a volunteer does.

    Attributes:
        title: what it is, in two or three words.
        sentences: how.
        key: the step of the tour; nothing for what is only on paper.
        pretended: what is only pretended in practice.
    """

    title: str
    sentences: tuple[str, ...]
    key: Key | None = None
    pretended: str = ""

    @property
    def on_paper(self) -> str:
        """How, in one paragraph."""
        return " ".join(self.sentences)

    @property
    def in_practice(self) -> str:
        """The same, with what is only pretended."""
        return " ".join(filter(None, (*self.sentences, self.pretended)))


def in_tour() -> tuple[Step, ...]:
    """The steps of the tour."""
    return (
        Step(
            translate("Tour", "Check one"),
            (
                translate("Tour", "On Today, touch a listing, or “Show all”."),
                translate("Tour", "Ring them. If nothing has changed, touch “all correct”."),
            ),
            Key.CHECK,
            translate("Tour", "Here, only pretend to ring."),
        ),
        Step(
            translate("Tour", "Correct one"),
            (
                translate("Tour", "Open a listing and touch “Something has changed”."),
                translate("Tour", "Write what is right, and touch “Publish”."),
            ),
            Key.CORRECT,
        ),
        Step(
            translate("Tour", "Add one"),
            (
                translate("Tour", "At the end of Today, touch “Add a listing”."),
                translate("Tour", "Write its name, choose a topic, and touch “Publish”."),
            ),
            Key.ADD,
        ),
        Step(
            translate("Tour", "Undo it"),
            (
                translate("Tour", "Touch “Undo” beside what was saved last."),
                translate("Tour", "What is older is taken back on the page of the listing."),
            ),
            Key.UNDO,
        ),
        Step(
            translate("Tour", "Use a stick"),
            (
                translate("Tour", "On Today, touch “Use a USB stick”."),
                translate("Tour", "Choose what to take."),
                translate("Tour", "Wait until it says that you can take it out."),
            ),
            Key.STICK,
            translate("Tour", "Here the stick is only pretended."),
        ),
    )


def on_paper() -> tuple[Step, ...]:
    """All that is on the page of instructions, in its order."""
    return (
        Step(
            translate("Tour", "Come in"),
            (
                translate("Tour", "Touch “About”, then “For volunteers”."),
                translate("Tour", "Type your PIN, and tell it to nobody."),
            ),
        ),
        *in_tour(),
        Step(
            translate("Tour", "Ring from paper"),
            (
                translate("Tour", "On Today, touch “Call sheet” and print it."),
                translate("Tour", "Ring, tick, and enter it there."),
            ),
        ),
        Step(
            translate("Tour", "On the phone"),
            (
                translate("Tour", "Touch “I am on the phone”."),
                translate("Tour", "The page waits for 20 minutes."),
            ),
        ),
        Step(
            translate("Tour", "A patient comes"),
            (
                translate("Tour", "Touch “A patient needs this”."),
                translate("Tour", "What you wrote is kept."),
                translate("Tour", "Your PIN brings you back to it."),
            ),
        ),
        Step(
            translate("Tour", "Somebody is in danger"),
            (translate("Tour", "Touch “Need help now?”, on any page."),),
        ),
        Step(
            translate("Tour", "Go"),
            (
                translate("Tour", "Touch “Leave”."),
                translate("Tour", "If you forget your PIN, ask a lead."),
            ),
        ),
    )


def praise() -> str:
    """What is said when a step has been done."""
    return translate("Tour", "Done.")
