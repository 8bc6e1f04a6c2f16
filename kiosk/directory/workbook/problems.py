"""What is not right in a spreadsheet, cell by cell, with what to do about it."""

from dataclasses import dataclass, field

from kiosk.directory.exchange.problems import shortened


@dataclass(frozen=True)
class Problem:
    """A cell, a row or a sheet that could not be understood, or that was mended.

    Attributes:
        sheet: its sheet.
        row: as the spreadsheet counts; 0 for the whole sheet.
        heading: of its column; empty for the whole row.
        words: what is wrong and what to do, or what was mended.
        value: what stands there.
        is_note: whether it was mended, and nothing is left out.
    """

    sheet: str
    row: int
    heading: str
    words: str
    value: str = ""
    is_note: bool = False

    @property
    def sentence(self) -> str:
        """Where it is, and what."""
        place = [f"Sheet {self.sheet}"]
        if self.row:
            place.append(f"row {self.row}")
        if self.heading:
            place.append(self.heading)
        value = f" “{shortened(self.value)}”" if self.value else ""
        return f"{', '.join(place)}{value}: {self.words}"


@dataclass
class Problems:
    """Those that were found so far, each once."""

    found: list[Problem] = field(default_factory=list)

    def tell(self, sheet: str, row: int, heading: str, words: str, value: str = "") -> None:
        """Something is left out."""
        self._add(Problem(sheet, row, heading, words, value))

    def note(self, sheet: str, row: int, heading: str, words: str, value: str = "") -> None:
        """Something was mended, or is only to be known."""
        self._add(Problem(sheet, row, heading, words, value, is_note=True))

    def _add(self, problem: Problem) -> None:
        if problem not in self.found:
            self.found.append(problem)
