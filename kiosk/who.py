"""Who did something: what every change of the directory is signed with."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Who:
    """A person of this room, as their work shows them: a role and initials, never a name.

    Attributes:
        role: `volunteer`, `lead` or `staff`; or `publisher` or `kiosk`, where nobody signed in.
        initials: one to four letters; empty where nobody signed in.
        volunteer_id: their account, where they have one.
    """

    role: str
    initials: str = ""
    volunteer_id: int | None = None

    @property
    def leads(self) -> bool:
        """Whether they may do what needs a lead."""
        return self.role == "lead"


KIOSK = Who("kiosk")
"""The program itself, or somebody at its command line."""
