"""Trouble that a person can be told of and can act on; everything else is a bug."""


class KnownTrouble(Exception):
    """Something outside this program went wrong, and a person can put it right.

    A full disk, a settings file with a wrong value, a missing display. The message
    is shown to whoever looks after the kiosk, so it is one or two plain sentences
    that say what to do. Any other exception is a bug and is left to the fault handler.
    """
