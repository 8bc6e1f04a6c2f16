"""The points of the check list; how they come to be done is in `test_checklist_terminal`."""

import datetime

from kiosk import help_numbers
from kiosk.checklist import missing_facts
from kiosk.directory import going_live
from kiosk.settings import Help, Hours, LocalNumber, Room, Settings

NOW = datetime.datetime(2026, 11, 23, 10)
FILLED_IN = Settings(
    room=Room(
        hours=(Hours(("MO",), "09:00", "17:00"),),
        staff_sentence="Ask at the desk by the door.",
        extension="4321",
    ),
    help=Help(
        open_place="Main reception",
        nearest_ae="Northfield Hospital, Park Road",
        local_numbers=(LocalNumber("Northfield crisis team", "01632 960 001"),),
    ),
)


def test_every_missing_fact_is_named() -> None:
    named = [words.split()[0] for words in missing_facts(Settings())]
    assert named == ["hours", "staff_sentence", "nearest_ae", "open_place"]


def test_every_step_of_the_list_has_a_name_of_its_own() -> None:
    assert len({*help_numbers.RINGERS, going_live.CARDS_SIGNED, "live"}) == 4
