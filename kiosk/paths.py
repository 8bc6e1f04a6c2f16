"""Where the files that come with the kiosk lie, and where its own data is kept."""

import os
from pathlib import Path

from kiosk.errors import KnownTrouble

_PACKAGE = Path(__file__).resolve().parent


def _shipped(name: str) -> Path:
    """A folder that comes with the kiosk: inside the wheel, or beside the package in a checkout."""
    inside = _PACKAGE / name
    return inside if inside.is_dir() else _PACKAGE.parent / name


ASSETS = _shipped("assets")
DB = _shipped("db")
STARTER = DB / "starter"
QML_IMPORT_PATH = _PACKAGE.parent
KEYBOARD = _PACKAGE / "screens" / "keyboard"
WAITING_QML = QML_IMPORT_PATH / "kiosk" / "screens" / "waiting" / "Waiting.qml"
MAIN_QML = _PACKAGE / "screens" / "Main.qml"


def data_folder() -> Path:
    """The folder for the database, its backups, the log and `site.toml`; made where it is missing.

    `KIOSK_DATA` overrides the user's own data folder.

    Raises:
        KnownTrouble: the folder cannot be made.
    """
    chosen = os.environ.get("KIOSK_DATA")
    if chosen:
        folder = Path(chosen)
    else:
        from platformdirs import user_data_path  # only where no folder was named

        folder = user_data_path("kiosk", appauthor=False)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise KnownTrouble(
            f"The data folder {folder} cannot be made ({error.strerror}). "
            "Make it by hand, or name another one in KIOSK_DATA."
        ) from error
    return folder
