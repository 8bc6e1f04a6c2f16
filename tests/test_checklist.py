"""The points of the check list; how they come to be done is in `test_checklist_terminal`."""

import datetime

from kiosk import help_numbers
from kiosk.checklist import missing_facts
from kiosk.directory import going_live
from kiosk.settings import Help, Hours, LocalNumber, Room, Settings
from kiosk.site_facts.facts import fact_of

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
    missing = missing_facts(Settings())
    assert list(missing) == [
        "room.hours",
        "room.staff_sentence",
        "help.nearest_ae",
        "help.open_place",
    ]
    assert missing["room.hours"] == "hours in [room], when somebody is there"
    assert missing_facts(FILLED_IN) == {}


def test_every_missing_fact_can_be_filled_in_at_the_kiosk_by_two_people() -> None:
    for key in missing_facts(Settings()):
        fact = fact_of(key)
        assert fact is not None
        assert fact.on_cards


def test_every_step_of_the_list_has_a_name_of_its_own() -> None:
    assert len({*help_numbers.RINGERS, going_live.CARDS_SIGNED, "live"}) == 4
