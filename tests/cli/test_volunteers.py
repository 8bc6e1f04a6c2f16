"""`kiosk volunteers`, as somebody types it."""

from tests.cli.terminal import Terminal


def test_volunteers_are_added_listed_changed_and_removed(in_trial: Terminal) -> None:
    added = in_trial.kiosk("volunteers", "add", "Ann Lee")
    assert (added.code, added.complained) == (0, "")
    assert "Ann Lee (AL) is a lead here now." in added.said
    in_trial.kiosk("volunteers", "add", "Bo Day", "--initials", "XY")
    assert "XY    Bo Day, volunteer" in in_trial.kiosk("volunteers", "list").said
    assert in_trial.kiosk("volunteers", "role", "xy", "lead").code == 0
    assert "PIN: " in in_trial.kiosk("volunteers", "reset", "Bo Day").said
    assert in_trial.kiosk("volunteers", "unlock").code == 0
    assert in_trial.kiosk("volunteers", "remove", "AL", answers="n\n").code == 1
    assert in_trial.kiosk("volunteers", "remove", "AL", answers="y\n").code == 0
    assert "Ann Lee" not in in_trial.kiosk("volunteers", "list").said


def test_a_volunteer_who_cannot_be_is_one_plain_sentence(in_trial: Terminal) -> None:
    refused = in_trial.kiosk("volunteers", "add", "Ann Lee", "--initials", "A1")
    assert (refused.code, refused.said) == (2, "")
    assert refused.complained == "Initials are one to four letters, such as AB.\n"
