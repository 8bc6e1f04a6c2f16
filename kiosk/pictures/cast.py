"""Who is who. The same people come back in the doors, the topics, the principles and the film."""

from kiosk.pictures.clothes import Clothes
from kiosk.pictures.colours import (
    BLUE,
    CLAY,
    CREAM,
    INK,
    NAVY,
    OCHRE,
    PINE,
    PLUM,
    STONE,
    TEAL,
    WHITE,
)
from kiosk.pictures.looks import Looks
from kiosk.pictures.people import Person

_PALE, _FAIR, _TAN, _BROWN, _DARK = "#F2C9A9", "#E8B792", "#CE9568", "#B27A50", "#83532F"

JOAN = Person(
    "Joan",
    Looks(_PALE, "#BDBBB6", "bob", glasses=True, older=True),
    Clothes(BLUE, "jumper", "#6B5548", "#4A3A34", build=1.04),
)
NADIA = Person(
    "Nadia",
    Looks(_BROWN, PLUM, "scarf"),
    Clothes("#4E7F62", "long", "#33434A", INK),
)
MARCUS = Person(
    "Marcus",
    Looks(_DARK, "#2B2322", "short", beard="short"),
    Clothes(CLAY, "jumper", NAVY, "#2B2F36", build=1.1),
)
DEV = Person(
    "Dev",
    Looks(_TAN, "#33241F", "crop"),
    Clothes(TEAL, "hoodie", "#4B5868", "#D9C7A8"),
)
ELLIE = Person(
    "Ellie",
    Looks(_FAIR, "#8A4B2D", "tail"),
    Clothes(OCHRE, "cardigan", "#48596B", "#7A4B36", inner=CREAM, build=0.96),
)
GEORGE = Person(
    "George",
    Looks(_FAIR, "#D6D2CB", "bald", older=True, beard="moustache"),
    Clothes(PINE, "cardigan", "#7C6A58", "#4A3A34", inner=WHITE, build=1.14),
)
GRACE = Person(
    "Grace",
    Looks(_DARK, "#241C1B", "curls"),
    Clothes("#7E8FA3", "tunic", "#3C4A57", "#EDE6DA"),
    short_sleeves=True,
)
BEN = Person(
    "Ben",
    Looks(_PALE, "#A8603A", "short", beard="short"),
    Clothes("#6E9A8D", "tunic", "#3E4C55", "#EDE6DA"),
    short_sleeves=True,
)
ROSA = Person(
    "Rosa",
    Looks(_TAN, "#2E211E", "bun"),
    Clothes("#C8775B", "shirt", "#4D4A57", "#5A4238"),
)
MIA = Person(
    "Mia",
    Looks(_BROWN, "#33241F", "bun"),
    Clothes("#E2B04F", "jumper", "#4E7F8C", STONE),
    size=0.62,
    head=1.3,
)
