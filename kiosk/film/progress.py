"""A bar that grows, for whoever waits at a terminal; nothing where there is none."""

import sys

_WIDE = 40


def show(done: float, whole: float, words: str) -> None:
    """So much of the whole is done; `words` stand after the bar."""
    if not sys.stderr.isatty() or whole <= 0:
        return
    full = min(int(done * _WIDE / whole), _WIDE)
    end = "\n" if done >= whole else ""
    sys.stderr.write(f"\r{'█' * full}{'·' * (_WIDE - full)} {words}{end}")
    sys.stderr.flush()
