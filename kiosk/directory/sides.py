"""Two sides of one change: who comes later sees both, and chooses."""

from enum import Enum


class Side(Enum):
    """Whose words stand in the end."""

    MINE = "mine"
    THEIRS = "theirs"
