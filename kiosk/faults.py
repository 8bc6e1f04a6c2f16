"""What happens to a bug: it is written down, and whoever stands there is back at Home.

Qt's own messages go to standard error only. They must not throw a patient out, and a Python
handler for them can lock the program up.
"""

import logging
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

log = logging.getLogger("kiosk")

LOG_NAME = "kiosk.log"
_LARGEST_LOG = 1_000_000


def log_to(folder: Path) -> None:
    """Write the log to `kiosk.log` in `folder`; a large one is kept once, as `kiosk.log.1`.

    A folder that cannot be written to is no reason to fail: the log then goes to standard error.
    """
    path = folder / LOG_NAME
    try:
        if path.exists() and path.stat().st_size > _LARGEST_LOG:
            path.replace(path.with_suffix(".log.1"))
        handler: logging.Handler = logging.FileHandler(path, encoding="utf-8")
    except OSError:
        handler = logging.StreamHandler()
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    log.addHandler(handler)
    log.setLevel(logging.INFO)


def catch_all(go_home: Callable[[], None]) -> None:
    """Send every uncaught exception to the log, then call `go_home`.

    PySide reports an exception in a slot, a property or a model to `sys.excepthook` and goes on.
    """

    def caught(
        kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        log.critical("A fault: the screen goes back to Home.", exc_info=(kind, error, trace))
        try:
            go_home()
        except Exception:
            log.exception("Going back to Home failed too.")

    sys.excepthook = caught
    threading.excepthook = lambda args: log.critical(
        "A fault in the background.",
        exc_info=(args.exc_type, args.exc_value or args.exc_type(), args.exc_traceback),
    )
