"""What `kiosk listings import`, `export` and `undo` do, and what they tell."""

import gc
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from kiosk.directory.exchange import (
    applying,
    cleaning,
    comparing,
    differences,
    exporting,
    forms,
    kept,
    progress,
    rejected,
)
from kiosk.directory.exchange.cleaned import Cleaned
from kiosk.directory.exchange.comparing import Plan
from kiosk.directory.exchange.package import Package, Problem
from kiosk.directory.exchange.sheet_words import CALLED
from kiosk.errors import KnownTrouble
from kiosk.store import Store

Say = Callable[[str], None]

MOST_IN_A_DRY_RUN = 1000
"""So many lines of a kind a dry run shows: it is there to be read."""


def bring_in(  # noqa: PLR0913  (all but the first three are by name)
    store: Store, file: Path, say: Say, *, dry_run: bool, publish: bool, theirs: bool = False
) -> bool:
    """Import a file, or with `dry_run` only tell what that would do; whether every row was good.

    With `theirs`, what the file says goes in where somebody here has changed the same.

    Raises:
        KnownTrouble: the file or the database cannot be used, and nothing was changed; or all is
            done and told, but rows that were left out can be written nowhere.
    """
    name = file.absolute().name
    with _nothing_half_done(store, name):
        with progress.bar(f"Reading {name}"):
            package = forms.read(file)
        say(f"{name} is {package.form}.")
        _say_headings(package, say)
        headings, ids = dict(package.headings), package.ids
        with _without_garbage():
            with store.engine.connect() as connection, progress.bar("Looking at every row") as told:
                cleaned = cleaning.clean(package, kept.known(connection), told)
            del package
            if dry_run:
                plan = _compared(store, cleaned, publish=publish, theirs=theirs)
            else:
                reason = f"import of {name}"
                plan = _applied(store, cleaned, reason, publish=publish, theirs=theirs)
    # What can be lost is written first: whoever hears all this may stop listening on the way.
    given_back, unwritten = ([], None) if dry_run else _given_back(file, cleaned, headings, ids)
    with store.engine.connect() as connection:
        most = MOST_IN_A_DRY_RUN if dry_run else differences.MOST_LINES
        for line in differences.lines(connection, plan, most):
            say(line)
    _say_problems(cleaned, headings, say)
    _say_rejected(given_back, say)
    all_good = not any(problem.blocks for problem in cleaned.problems.found)
    if dry_run:
        say("This was a dry run: nothing was changed, and nothing was written.")
        if not all_good:
            say("An import writes the rows that are left out to a file, so that you can mend them.")
    elif len(plan):
        say("Imported. `kiosk listings undo` takes it back.")
    if unwritten is not None:
        raise unwritten
    return all_good


def _given_back(
    file: Path, cleaned: Cleaned, headings: Mapping[str, str], ids: Mapping[int, str]
) -> tuple[list[Path], KnownTrouble | None]:
    """The files with the rows that were left out, or why there are none; the rest is told first."""
    with progress.bar("Writing what was left out"):
        try:
            return rejected.write(file, cleaned.problems, list(headings), ids), None
        except KnownTrouble as trouble:
            return [], trouble


def _compared(store: Store, cleaned: Cleaned, *, publish: bool, theirs: bool) -> Plan:
    with store.engine.connect() as connection, progress.bar("Comparing") as told:
        return comparing.compare(connection, cleaned, publish=publish, theirs=theirs, told=told)


def _applied(store: Store, cleaned: Cleaned, reason: str, *, publish: bool, theirs: bool) -> Plan:
    with progress.bar("Writing") as told:
        return applying.apply(
            store, cleaned, reason, publish=publish, theirs=theirs, told=told
        ).plan


@contextmanager
def _without_garbage() -> Iterator[None]:
    """Python need not look for circles among a million rows: there are none, and it takes long."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


@contextmanager
def _nothing_half_done(store: Store, name: str) -> Iterator[None]:
    """Say so where somebody stops it, or where it is too much for the machine."""
    before = applying.last_import(store)
    try:
        yield
    except KeyboardInterrupt:
        if applying.last_import(store) != before:
            raise KnownTrouble(
                f"Stopped, but all of {name} was in by then. `kiosk listings undo` takes it back."
            ) from None
        raise KnownTrouble(f"Stopped. Nothing of {name} was imported.") from None
    except MemoryError:
        raise KnownTrouble(
            f"{name} is too large for the memory of this machine. Split it into smaller files, and "
            "import one after the other. Nothing was imported."
        ) from None


def send_out(store: Store, file: Path, say: Say, *, everything: bool) -> None:
    """Export the directory to a file.

    Raises:
        KnownTrouble: the file cannot be written, or its ending says no form.
    """
    forms.check_ending(file)
    with progress.bar(f"Writing {file.name}"):
        with store.engine.connect() as connection:
            tables = exporting.tables(connection, everything=everything)
        forms.write(tables, file)
    number = differences.counted(len(tables["services"]), "services")
    drafts = "with drafts and history" if everything else "those that patients may see"
    say(f"{number} went into {file}: {drafts}, and never a confidential place.")


def take_back(store: Store, say: Say) -> None:
    """Take back the last import.

    Raises:
        KnownTrouble: there is none, or the database cannot be written.
    """
    with progress.bar("Taking back the last import"):
        done = applying.take_back(store)
    gone, back = (differences.are(number) for number in (done.taken_out, done.put_back))
    say(f"Taken back: {done.words}. {gone} gone again, and {back} as before.")
    for table, names in done.left.items():
        shown = ", ".join(names[: differences.MOST_LINES])
        more = len(names) - differences.MOST_LINES
        say(
            f"Somebody has changed or used {differences.counted(len(names), table)} since, so they "
            f"stay: {shown}{f' and {more} more' if more > 0 else ''}."
        )


def _say_headings(package: Package, say: Say) -> None:
    if not package.headings:
        return
    say("Its headings, and what each is taken for:")
    for heading, column in package.headings:
        called = f"{CALLED[column]} ({column})" if column in CALLED else column
        say(f"  {heading} → {called or 'kept as it is'}")


def _say_problems(cleaned: Cleaned, headings: Mapping[str, str], say: Say) -> None:
    found = cleaned.problems.found
    if not found:
        return
    left_out = len({problem.origin for problem in found if problem.blocks})
    rows = {0: "no row is", 1: "1 row is"}.get(left_out, f"{left_out} rows are")
    say(f"Problems, and {rows} left out because of them:")
    called = {column: heading for heading, column in reversed([*headings.items()])}
    for words in dict.fromkeys(_described(problem, called) for problem in found):
        say(f"  {words}")


def _described(problem: Problem, called: Mapping[str, str]) -> str:
    """A problem in one line; its column as the file calls it."""
    parts = [problem.origin.file]
    if problem.origin.row:
        parts.append(f"row {problem.origin.row}")
    if problem.column:
        column = f"{problem.table}.{problem.column}"
        in_it = problem.origin.file.lower().endswith(".json") and problem.table
        parts.append(f"column {called.get(column, column if in_it else problem.column)}")
    value = f" “{problem.value}”" if problem.value else ""
    left_out = " (This row was left out.)" if problem.blocks and problem.origin.row else ""
    return f"{', '.join(parts)}{value}: {problem.words}{left_out}"


def _say_rejected(written: list[Path], say: Say) -> None:
    if written:
        names = ", ".join(str(path) for path in written)
        how = "import that" if len(written) == 1 else "import them one by one, in this order"
        say(f"The rows that were left out are in {names}. Mend them there, and {how}.")
