"""What makes a face somebody's own, as data."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Looks:
    """What makes a face somebody's own."""

    skin: str
    hair: str
    style: str
    glasses: bool = False
    beard: str = ""
    older: bool = False
