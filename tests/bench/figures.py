"""One figure, as a line of JSON."""

import json
import statistics
import sys
from collections.abc import Sequence
from dataclasses import asdict, dataclass


@dataclass(frozen=True)
class Figure:
    """A measured value; `detail` says how it was measured, its limit and how it spread."""

    name: str
    value: float
    unit: str
    detail: str


def show(figure: Figure) -> None:
    """Print a figure on standard output."""
    sys.stdout.write(json.dumps(asdict(figure)) + "\n")
    sys.stdout.flush()


def say(words: str) -> None:
    """Tell how far it has come, on standard error."""
    sys.stderr.write(f"{words}\n")
    sys.stderr.flush()


def percentile_95(values: Sequence[float]) -> float:
    """The value that 95 of 100 stay below."""
    return statistics.quantiles(values, n=20, method="inclusive")[-1]


def spread(values: Sequence[float]) -> str:
    """How the values lie: "median 12, from 10 to 20, 60 of them"."""
    return (
        f"median {statistics.median(values):.0f}, from {min(values):.0f} to {max(values):.0f}, "
        f"{len(values)} of them"
    )
