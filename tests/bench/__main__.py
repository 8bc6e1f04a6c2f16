"""Measures what is asked for, or everything."""

import sys

from tests.bench import (
    film,
    film_loop,
    filters,
    importing,
    memory,
    save,
    scroll,
    search,
    startup,
    tap,
)
from tests.bench.figures import say
from tests.bench.program import NeverFinishedError

GROUPS = {
    "startup": startup.measure,
    "memory": memory.measure,
    "tap": tap.measure,
    "search": search.measure,
    "filters": filters.measure,
    "scroll": scroll.measure,
    "import": importing.measure,
    "save": save.measure,
    "undo": save.measure_undo,
    "film": film.measure,
    "film_loop": film_loop.measure,
}


def main(names: list[str]) -> int:
    """Measure the groups `names`; the exit code is 2 where one is not known, 1 where one fails."""
    unknown = [name for name in names if name not in GROUPS]
    if unknown:
        say(f"There is no figure called {', '.join(unknown)}. There are: {', '.join(GROUPS)}.")
        return 2
    for name in dict.fromkeys(names or GROUPS):
        say(f"Measuring {name}")
        try:
            GROUPS[name]()
        except NeverFinishedError as error:
            say(str(error))
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
