"""What `kiosk listings import`, `export` and `undo` do, and what they tell."""

from collections.abc import Callable
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
    undoing,
)
from kiosk.directory.exchange.cleaning import Cleaned
from kiosk.directory.exchange.package import Package, Problem
from kiosk.store import Store

Say = Callable[[str], None]


def bring_in(store: Store, file: Path, say: Say, *, dry_run: bool, publish: bool) -> bool:
    """Import a file, or with `dry_run` only tell what that would do; whether every row was good.

    Raises:
        KnownTrouble: the file or the database cannot be used; nothing was changed.
    """
    with progress.bar(f"Reading {file.name}"):
        package = forms.read(file)
    say(f"{file.name} is {package.form}.")
    _say_headings(package, say)
    headings = [heading for heading, _ in package.headings]
    with store.engine.connect() as connection, progress.bar("Looking at every row") as told:
        cleaned = cleaning.clean(package, kept.known(connection), told)
    del package
    if dry_run:
        with store.engine.connect() as connection, progress.bar("Comparing") as told:
            plan = comparing.compare(connection, cleaned, publish=publish, told=told)
    else:
        with progress.bar("Writing") as told:
            applied = applying.apply(
                store, cleaned, f"import of {file.name}", publish=publish, told=told
            )
        plan = applied.plan
    with store.engine.connect() as connection:
        for line in differences.lines(connection, plan):
            say(line)
    _say_problems(cleaned, say)
    _say_rejected(rejected.write(file, cleaned.problems, headings), say)
    if dry_run:
        say("This was a dry run: nothing was changed.")
    elif len(plan):
        say("Imported. `kiosk listings undo` takes it back.")
    return not any(problem.blocks for problem in cleaned.problems.found)


def send_out(store: Store, file: Path, say: Say, *, everything: bool) -> None:
    """Export the directory to a file.

    Raises:
        KnownTrouble: the file cannot be written, or its ending says no form.
    """
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
    done = undoing.undo(store)
    say(
        f"Taken back: {done.reason}. {done.taken_out} new rows are gone, and {done.put_back} rows "
        "are as they were before."
    )
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
        say(f"  {heading} → {column or 'kept as it is'}")


def _say_problems(cleaned: Cleaned, say: Say) -> None:
    found = cleaned.problems.found
    if not found:
        return
    left_out = len({problem.origin for problem in found if problem.blocks})
    rows = "row" if left_out == 1 else "rows"
    say(f"Problems, and {left_out} {rows} left out because of them:")
    for words in dict.fromkeys(map(_described, found)):
        say(f"  {words}")


def _described(problem: Problem) -> str:
    parts = [problem.origin.file]
    if problem.origin.row:
        parts.append(f"row {problem.origin.row}")
    if problem.column:
        parts.append(f"column {problem.column}")
    value = f" “{problem.value}”" if problem.value else ""
    left_out = " (This row was left out.)" if problem.blocks and problem.origin.row else ""
    return f"{', '.join(parts)}{value}: {problem.words}{left_out}"


def _say_rejected(written: list[Path], say: Say) -> None:
    if written:
        names = ", ".join(str(path) for path in written)
        say(f"The rows that were left out are in {names}. Mend them there, and import that.")
