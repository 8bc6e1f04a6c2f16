"""What was done, as rows: who, when, what changed, and whether it can be taken back."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtQml import QmlElement

from kiosk.directory import undoing
from kiosk.directory.revisions import PUT_BACK, Step
from kiosk.viewmodels.rows import Rows
from kiosk.who import Who
from kiosk.wording import history
from kiosk.wording.times import moment

QML_IMPORT_NAME = "kiosk.viewmodels.volunteer"
QML_IMPORT_MAJOR_VERSION = 1


@dataclass(frozen=True)
class PastRow:
    """One act.

    Attributes:
        revision: its number.
        what: what was done.
        by: who did it, and when.
        changes: each field before and after, a line each.
        listing_id: the listing that it was about, if it was about one that is still there.
        name: what that is called.
        undone: whether it was taken back.
        can_take_back: whether whoever is signed in may take it back.
        can_go_back: whether all can be as it was before it.
    """

    revision: int
    what: str
    by: str
    changes: str
    listing_id: str
    name: str
    undone: bool
    can_take_back: bool
    can_go_back: bool = False


@QmlElement
class PastRows(Rows):
    """Acts, the newest first."""

    row_type = PastRow


def past(steps: Sequence[Step], names: Mapping[str, str], reader: Who | None) -> list[PastRow]:
    """These acts for whoever reads them; `names` are those that `revisions.names` found."""
    about = [step.act.service_id or "" for step in steps]
    return [
        PastRow(
            revision=step.id,
            what=history.what(step),
            by=f"{history.who(step.act.who)}, {moment(step.act.at)}",
            changes="\n".join(history.changes(step, names)),
            listing_id=key if key in names else "",
            name=names.get(key, ""),
            undone=step.undone,
            can_take_back=not step.undone
            and reader is not None
            and undoing.may_take_back(step, reader),
            can_go_back=step.act.kind != PUT_BACK,
        )
        for key, step in zip(about, steps, strict=True)
    ]
