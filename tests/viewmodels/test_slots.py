"""What signals call is a slot.

A method that is none is added to the meta-object of its class when it is connected, and now and
then QML then reads every property of such an object as undefined.
"""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk import paths

PACKAGE = paths.QML_IMPORT_PATH / "kiosk"
FILES = [*sorted((PACKAGE / "viewmodels").rglob("*.py")), PACKAGE / "app.py"]


def slots() -> set[str]:
    """The name of every method of a view model that is a slot."""
    return {
        method.name
        for file in FILES
        for method in ast.walk(ast.parse(file.read_text()))
        if isinstance(method, ast.FunctionDef)
        for decorator in method.decorator_list
        if ast.unparse(decorator).startswith("Slot(")
    }


def connected(file: Path) -> Iterator[str]:
    """What is called by signals: `self.part.method` in the app, `self.method` in a view model."""
    parts = 3 if file.name == "app.py" else 2
    for call in ast.walk(ast.parse(file.read_text())):
        if isinstance(call, ast.Call) and ast.unparse(call.func).endswith(".connect"):
            names = ast.unparse(call.args[0]).split(".")
            if len(names) == parts and names[0] == "self":
                yield names[-1]


@pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.relative_to(PACKAGE)))
def test_whatever_a_signal_calls_is_a_slot(file: Path) -> None:
    inherited = {"update"}
    assert set(connected(file)) - slots() - inherited == set()


def test_connections_are_found() -> None:
    assert {"begin", "notice"} <= set(connected(PACKAGE / "app.py"))
