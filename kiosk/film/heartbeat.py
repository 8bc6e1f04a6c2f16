"""What the waiting room's screen leaves for staff to find: one small file, written each minute."""

import datetime
import json
from dataclasses import asdict, dataclass
from pathlib import Path

NAME = "waiting-room.json"


@dataclass(frozen=True)
class Beat:
    """How the screen was at a moment.

    Attributes:
        at: that moment, ISO 8601, on the room's clock.
        state: see `kiosk.viewmodels.waiting_room.WaitingRoom`; "off" once it was ended.
        film: the title of the film that plays.
        trouble: what staff should know.
        painted, late, lost, longest_ms: see `kiosk.viewmodels.film_meter.Counted`.
        memory_mb: resident.
    """

    at: str
    state: str
    film: str
    trouble: str
    painted: int
    late: int
    lost: int
    longest_ms: float
    memory_mb: float

    def age(self, now: datetime.datetime) -> datetime.timedelta:
        """How long ago it was."""
        return now - datetime.datetime.fromisoformat(self.at)


def write(folder: Path, beat: Beat) -> None:
    """Leave it in the data folder; a disk that is full is no reason to stop a film."""
    unfinished = folder / f"{NAME}.unfinished"
    try:
        unfinished.write_text(json.dumps(asdict(beat)), encoding="utf-8")
        unfinished.replace(folder / NAME)
    except OSError:
        return


def read(folder: Path) -> Beat | None:
    """The last one; nothing where there has never been a waiting room, or it cannot be read."""
    try:
        return Beat(**json.loads((folder / NAME).read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        return None
