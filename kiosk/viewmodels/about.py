"""What the kiosk says of itself: what it is, who signed it, what it rests on, who made it."""

from dataclasses import dataclass

from PySide6.QtCore import Property, QCoreApplication, QObject, Signal
from PySide6.QtQml import QmlElement

from kiosk.directory.going_live import Signature
from kiosk.viewmodels.rows import Rows
from kiosk.wording.times import long_date

QML_IMPORT_NAME = "kiosk.viewmodels"
QML_IMPORT_MAJOR_VERSION = 1

translate = QCoreApplication.translate


@dataclass(frozen=True)
class AboutRow:
    """One thing to know, under its heading."""

    title: str
    words: str


@QmlElement
class AboutRows(Rows):
    """What there is to know, the most important first."""

    row_type = AboutRow


@QmlElement
class AboutPage(QObject):
    """The page that says where all of it comes from."""

    changed = Signal()

    def __init__(self, version: str) -> None:
        """`version` is the kiosk's own."""
        super().__init__()
        self._version = version
        self._rows = AboutRows()

    def show(self, *, trial: bool, signature: Signature | None, credit: str) -> None:
        """Say it as it is today.

        Args:
            trial: the room is not live yet.
            signature: who signed the fixed cards as they read now.
            credit: whom the principles go back to.
        """
        self._rows.show(
            [
                AboutRow(title, " ".join(sentences))
                for title, sentences in (
                    _what_this_is(),
                    _signed(signature, trial=trial),
                    _what_we_keep(),
                    _listings(),
                    _principles(credit),
                    _film(),
                    _beginning(),
                    _made_with(self._version),
                )
            ]
        )
        self.changed.emit()

    @Property(AboutRows, notify=changed)
    def rows(self) -> AboutRows:
        return self._rows


Said = tuple[str, list[str]]
"""A heading, and the sentences under it."""


def _what_this_is() -> Said:
    return translate("About", "What this is"), [
        translate("About", "It helps people with neck or back pain find local help."),
        translate("About", "It does not diagnose, and it does not give medical advice."),
    ]


def _signed(signature: Signature | None, *, trial: bool) -> Said:
    if signature is None:
        cards = translate("About", "Nobody has signed the help cards or the film yet.")
    else:
        cards = translate("About", "{names} signed the help cards and the film on {date}.").format(
            names=signature.names, date=long_date(signature.on)
        )
    in_trial = translate("About", "This room is in trial, so it is not for patients yet.")
    return translate("About", "Who signed it off"), [
        *([in_trial] if trial else []),
        cards,
        translate("About", "Nobody has signed the principles: they are drafts."),
    ]


def _what_we_keep() -> Said:
    return translate("About", "What we keep"), [
        translate("About", "We do not keep your words or your list."),
        translate("About", "Nothing leaves this machine."),
    ]


def _listings() -> Said:
    return translate("About", "The list of services"), [
        translate("About", "We took it from what services say of themselves in public."),
        translate("About", "Each one shows when a person here last checked it."),
    ]


def _principles(credit: str) -> Said:
    return translate("About", "The seven principles"), [
        credit,
        translate("About", "The words are our own."),
        translate("About", "Later the two groups made the seven into five."),
        translate("About", "They called those “What matters to me?”. You see the seven here."),
    ]


def _film() -> Said:
    return translate("About", "The film"), [
        translate("About", "Its words and pictures are our own."),
        translate("About", "What it says comes from public pages on pain and mood."),
        translate("About", "They are by the NHS, NICE, Flippin' Pain and ESCAPE-pain."),
        translate("About", "Others are by Live Well with Pain, the Pain Toolkit and the Q Lab."),
        translate("About", "“1 in 3” and “1 in 4” are figures from 2018."),
    ]


def _beginning() -> Said:
    return translate("About", "Where it began"), [
        translate("About", "32 people in North Staffordshire worked on it together."),
        translate(
            "About", "They were patients, healthcare staff, volunteers and people from Mind."
        ),
        translate("About", "They made a training session, a file of services and a film."),
        translate("About", "The Health Foundation paid for their work."),
    ]


def _made_with(version: str) -> Said:
    return translate("About", "What it is made with"), [
        translate("About", "This is free software under the GPL 3, version {version}.").format(
            version=version
        ),
        translate("About", "It uses Python, Qt, SQLite and VLC."),
        translate("About", "The letters are Atkinson Hyperlegible Next, the icons Tabler."),
    ]
