"""`kiosk listings calls`: a whole PDF, or none."""

from pathlib import Path

import pytest

from kiosk.application import add_fonts
from kiosk.directory import call_sheets
from kiosk.errors import KnownTrouble
from kiosk.paper import command
from kiosk.store import Store
from tests.paper.reading import read


def make(store: Store, file: Path, *, everything: bool = False) -> list[str]:
    said: list[str] = []
    command.make_calls(store, file, add_fonts, said.append, said.append, everything=everything)
    return said


@pytest.mark.usefixtures("qapp")
def test_what_is_due_is_a_pdf_to_print(store: Store, tmp_path: Path) -> None:
    file = tmp_path / "calls.pdf"
    (said,) = make(store, file)
    found = read(file.read_bytes(), tmp_path)
    assert said == f"The call sheet is {file}: {len(found.texts)} pages, 32 listings to ring."
    assert found.text.startswith("Call sheet for volunteers Listings to ring: 32.")
    assert len(call_sheets.remembered(store.path.parent)[0].ids) == 32


@pytest.mark.usefixtures("qapp")
def test_drafts_are_on_it_where_somebody_wants_all(store: Store, tmp_path: Path) -> None:
    (said,) = make(store, tmp_path / "calls.pdf", everything=True)
    assert "84 listings" in said


@pytest.mark.usefixtures("qapp")
def test_another_ending_is_refused(
    store: Store,
    tmp_path: Path,
) -> None:
    with pytest.raises(KnownTrouble, match=r"ends in \.pdf"):
        make(store, tmp_path / "calls.docx")
    assert list(tmp_path.glob("calls*")) == []
