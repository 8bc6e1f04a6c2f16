"""What `kiosk film render` does around the making: where from, where to, and how far it is."""

import os
from pathlib import Path

from PySide6.QtGui import QGuiApplication

from kiosk.film import films, library, progress, rendering

OWN = "the kiosk's own film"


def render(source: Path | None, folder: Path | None) -> str:
    """Make the film and say what came of it.

    Args:
        source: the storyboard; None for the kiosk's own.
        folder: where the film goes; None for beside the storyboard.

    Raises:
        KnownTrouble: see `kiosk.film.rendering.render`.
    """
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QGuiApplication.instance() or QGuiApplication(["kiosk"])
    source = source or films.FOLDER / films.STORYBOARD
    folder = folder or source.parent
    board = rendering.render(source, folder, _show)
    del application
    size = (folder / films.VIDEO).stat().st_size / 1e6
    minutes, seconds = divmod(round(board.seconds), 60)
    return (
        f"The film is in {folder}: {minutes} min {seconds} s, {size:.1f} MB, "
        f"{len(board.scenes)} scenes, {len(board.cues)} captions."
    )


def described(data: Path) -> str:
    """Which films are shown now and which were before, a line each."""
    kept = library.playlist(data)
    now = [f"  {each}" for each in _lines(data, kept.now)]
    lines = ["Shown now:", *(now or [f"  {OWN}"])]
    if kept.former:
        before = [f"  {each}" for each in _lines(data, kept.former[0])]
        lines += ["Shown before (`kiosk film back`):", *(before or [f"  {OWN}"])]
    return "\n".join(lines)


def _lines(data: Path, names: library.Names) -> list[str]:
    return [
        f"“{each.title}”, {round(each.seconds)} seconds, added on {each.added}"
        for each in library.described(data, names)
    ]


def _show(done: int, whole: int) -> None:
    progress.show(done, whole, f"{done} of {whole} frames")
