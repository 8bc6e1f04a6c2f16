"""Measures what is asked for, or everything."""

import sys

from tests.bench import memory, startup, tap
from tests.bench.figures import say

GROUPS = {"startup": startup.measure, "memory": memory.measure, "tap": tap.measure}


def main(names: list[str]) -> int:
    """Measure the groups `names`; the exit code is 2 where one is not known."""
    unknown = [name for name in names if name not in GROUPS]
    if unknown:
        say(f"There is no figure called {', '.join(unknown)}. There are: {', '.join(GROUPS)}.")
        return 2
    for name in names or GROUPS:
        say(f"Measuring {name}")
        GROUPS[name]()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
