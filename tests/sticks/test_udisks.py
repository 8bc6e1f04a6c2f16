"""Real D-Bus, with a UDisks2 of our own at its other end: what is a stick, and how it is used."""

import threading
import time
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtDBus import QDBusConnection

from kiosk.settings import StickRules
from kiosk.sticks import disk
from kiosk.sticks.sticks import chosen, opened
from kiosk.sticks.troubles import (
    BusyStick,
    NoStick,
    NoSticksHere,
    NotPermitted,
    PulledStick,
    ReadOnlyStick,
    UnreadableStick,
)
from kiosk.sticks.udisks import UDisks
from tests.sticks.conftest import Plug

ANY = StickRules()
DEVICE = "/org/freedesktop/UDisks2/block_devices/sdx1"
ERROR = "org.freedesktop.UDisks2.Error"


# Finding


def test_a_stick_is_found_with_what_people_know_of_it(plug: Plug) -> None:
    (stick,) = plug().udisks.found()
    assert (stick.device, stick.label, stick.uuid) == (DEVICE, "EDUROOM", "12-34")
    assert (stick.size, stick.file_system, stick.read_only) == (8_000_000_000, "vfat", False)
    assert stick.unreadable == ""


def test_where_nothing_is_plugged_in_there_is_no_stick(plug: Plug) -> None:
    machine = plug(parts={}, drives={})
    assert machine.udisks.found() == []
    with pytest.raises(NoStick):
        chosen(machine.udisks, ANY)


@pytest.mark.parametrize(
    "drive",
    [
        {"ConnectionBus": "sdio"},
        {"ConnectionBus": ""},
        {"Removable": False},
        {"Optical": True},
        {"MediaAvailable": False},
    ],
)
def test_only_what_is_on_usb_and_can_be_pulled_out_is_a_stick(
    plug: Plug, drive: dict[str, object]
) -> None:
    assert plug(drives={"stick": drive}).udisks.found() == []


def test_a_device_without_a_drive_is_no_stick(plug: Plug) -> None:
    assert plug(parts={"loop0": {}}).udisks.found() == []


def test_what_the_machine_runs_from_is_no_stick_even_on_usb(plug: Plug) -> None:
    parts = {
        "sdx1": {"Drive": "stick", "DeviceNumber": 2064},
        "sdx2": {"Drive": "stick", "DeviceNumber": 2065},
    }
    assert plug(parts=parts, mounted={"8:17": ["/"]}).udisks.found() == []


def test_what_a_desktop_has_mounted_is_a_stick_still(plug: Plug) -> None:
    parts = {"sdx1": {"Drive": "stick", "DeviceNumber": 2065}}
    assert plug(parts=parts, mounted={"8:17": ["/run/media/x/EDUROOM"]}).udisks.found()


def test_a_stick_with_a_table_and_one_part_is_that_part(plug: Plug) -> None:
    parts = {
        "sdx": {"Drive": "stick", "table": True, "IdUsage": "", "IdType": ""},
        "sdx1": {"Drive": "stick", "IdLabel": "PART", "IdType": "exfat"},
        "sdx2": {"Drive": "stick", "IdLabel": "EFI", "HintIgnore": True},
    }
    (stick,) = plug(parts=parts).udisks.found()
    assert (stick.label, stick.file_system) == ("PART", "exfat")


@pytest.mark.parametrize(
    ("parts", "words"),
    [
        ({"a": {"IdType": "apfs"}}, "does not read (apfs)"),
        ({"a": {"IdUsage": "", "IdType": ""}}, "no file system"),
        ({"a": {"IdUsage": "crypto", "IdType": "BitLocker"}}, "password"),
        ({"a": {}, "b": {}}, "more than one part"),
    ],
)
def test_a_stick_that_cannot_be_read_says_why(
    plug: Plug, parts: dict[str, dict[str, str]], words: str
) -> None:
    machine = plug(parts={name: {"Drive": "stick", **facts} for name, facts in parts.items()})
    with pytest.raises(UnreadableStick) as trouble:
        chosen(machine.udisks, ANY)
    assert words in str(trouble.value)


def test_without_a_bus_it_says_so(qapp: object, tmp_path: Path) -> None:
    nowhere = QDBusConnection.connectToBus(f"unix:path={tmp_path / 'none'}", "nowhere")
    with pytest.raises(NoSticksHere):
        UDisks(nowhere).found()


def test_without_udisks_it_says_so(bus: QDBusConnection) -> None:
    with pytest.raises(NoSticksHere) as trouble:
        UDisks(bus).found()
    assert "install udisks2" in str(trouble.value)


# Using


def test_a_stick_is_mounted_so_that_nothing_on_it_runs(plug: Plug) -> None:
    machine = plug()
    with opened(machine.udisks, chosen(machine.udisks, ANY), writing=True):
        pass
    assert machine.asked("Mount") == [
        ("Mount", {"options": "nosuid,nodev,noexec", "auth.no_user_interaction": True})
    ]


def test_to_read_it_is_mounted_so_that_nothing_can_be_written(plug: Plug) -> None:
    machine = plug()
    with opened(machine.udisks, chosen(machine.udisks, ANY)):
        pass
    ((_, options),) = machine.asked("Mount")
    assert options["options"] == "nosuid,nodev,noexec,ro"


def test_it_is_let_go_in_this_order(plug: Plug, monkeypatch: pytest.MonkeyPatch) -> None:
    machine = plug()
    synced: list[list[str]] = []

    def sync_all(folder: Path) -> None:
        synced.append([method for method, _ in machine.asked("Mount", "Unmount")])

    monkeypatch.setattr(disk, "sync_all", sync_all)
    with opened(machine.udisks, chosen(machine.udisks, ANY), writing=True):
        pass
    assert synced == [["Mount"]]
    names = [method for method, _ in machine.asked("Mount", "Unmount", "PowerOff", "Eject")]
    assert names == ["Mount", "Unmount", "PowerOff"]


def test_one_that_is_wanted_again_is_not_turned_off(plug: Plug) -> None:
    machine = plug()
    stick = chosen(machine.udisks, ANY)
    with opened(machine.udisks, stick, for_good=False):
        pass
    with pytest.raises(ZeroDivisionError), opened(machine.udisks, stick):
        raise ZeroDivisionError
    names = [method for method, _ in machine.asked("Mount", "Unmount", "PowerOff", "Eject")]
    assert names == ["Mount", "Unmount", "Mount", "Unmount"]


def test_a_drive_that_cannot_be_turned_off_is_ejected(plug: Plug) -> None:
    machine = plug(drives={"stick": {"CanPowerOff": False, "Ejectable": True}})
    with opened(machine.udisks, chosen(machine.udisks, ANY)):
        pass
    assert [method for method, _ in machine.asked("PowerOff", "Eject")] == ["Eject"]


def test_a_drive_that_does_not_turn_off_can_be_taken_out_all_the_same(plug: Plug) -> None:
    machine = plug(errors={"PowerOff": [[f"{ERROR}.Failed", "no"]]})
    with opened(machine.udisks, chosen(machine.udisks, ANY)):
        pass


def test_what_a_desktop_has_mounted_is_mounted_again_as_we_do(plug: Plug) -> None:
    machine = plug(errors={"Mount": [[f"{ERROR}.AlreadyMounted", "mounted"]]})
    with opened(machine.udisks, chosen(machine.udisks, ANY)):
        pass
    names = [method for method, _ in machine.asked("Mount", "Unmount")]
    assert names == ["Mount", "Unmount", "Mount", "Unmount"]


def test_a_stick_that_is_busy_for_a_moment_is_let_go_after_it(plug: Plug) -> None:
    machine = plug(errors={"Unmount": [[f"{ERROR}.DeviceBusy", "busy"]]})
    with opened(machine.udisks, chosen(machine.udisks, ANY)):
        pass
    assert len(machine.asked("Unmount")) == 2


def test_a_stick_that_stays_busy_is_not_said_to_be_free(
    plug: Plug, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kiosk.sticks.udisks._BUSY_SECONDS", 0.0)
    machine = plug(errors={"Unmount": [[f"{ERROR}.DeviceBusy", "busy"]] * 9})
    stick = chosen(machine.udisks, ANY)
    with pytest.raises(BusyStick), opened(machine.udisks, stick):
        pass


def test_another_stick_in_the_same_hole_is_not_taken_for_the_first(plug: Plug) -> None:
    machine = plug()
    former = replace(chosen(machine.udisks, ANY), uuid="56-78")
    with pytest.raises(PulledStick), opened(machine.udisks, former):
        pass
    assert machine.asked("Mount") == []


def test_a_stick_that_was_pulled_out_is_not_said_to_be_free(plug: Plug) -> None:
    machine = plug()
    stick = chosen(machine.udisks, ANY)
    with pytest.raises(PulledStick), opened(machine.udisks, stick):
        machine.folder.rmdir()
    assert machine.asked("Unmount") == [
        ("Unmount", {"auth.no_user_interaction": True, "force": True})
    ]


@pytest.mark.parametrize(
    ("name", "words", "trouble"),
    [
        (f"{ERROR}.NotAuthorized", "Not authorized to do so", NotPermitted),
        (f"{ERROR}.NotAuthorizedCanObtain", "Not authorized to do so", NotPermitted),
        (f"{ERROR}.OptionNotPermitted", "Not authorized to do so", NotPermitted),
        (f"{ERROR}.Failed", "wrong fs type, bad option, bad superblock", UnreadableStick),
        (f"{ERROR}.Failed", "/dev/sdx1 is write-protected", ReadOnlyStick),
        (f"{ERROR}.TimedOut", "slow", UnreadableStick),
        ("org.freedesktop.DBus.Error.UnknownObject", "gone", PulledStick),
        (f"{ERROR}.DeviceBusy", "busy", BusyStick),
    ],
)
def test_what_udisks_says_is_told_in_plain_words(
    plug: Plug, name: str, words: str, trouble: type[Exception]
) -> None:
    machine = plug(errors={"Mount": [[name, words]]})
    stick = chosen(machine.udisks, ANY)
    with pytest.raises(trouble) as told, opened(machine.udisks, stick):
        pass
    assert words not in str(told.value)


def test_a_locked_stick_is_not_even_tried(plug: Plug) -> None:
    machine = plug(parts={"sdx1": {"Drive": "stick", "ReadOnly": True}})
    stick = chosen(machine.udisks, ANY)
    with pytest.raises(ReadOnlyStick), opened(machine.udisks, stick, writing=True):
        pass
    assert machine.asked("Mount") == []


def test_other_threads_go_on_while_a_slow_stick_is_mounted(plug: Plug) -> None:
    machine = plug(slow={"Mount": 1.0})
    stick = chosen(machine.udisks, ANY)
    done: list[Path] = []
    thread = threading.Thread(
        target=lambda: done.append(machine.udisks.mount(stick, writing=False))
    )
    thread.start()
    steps = 0
    while thread.is_alive():
        time.sleep(0.01)
        steps += 1
    assert done == [machine.folder]
    assert steps > 10  # PySide's blocking call would leave one
