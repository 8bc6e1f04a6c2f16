"""What the kernel says of what is mounted where."""

from pathlib import Path

from kiosk.sticks import mounts

TABLE = r"""
22 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw
31 22 8:17 / /run/media/kiosk/EDU\040ROOM rw,nosuid shared:9 - vfat /dev/sdb1 rw
32 22 8:17 / /srv/stick rw - vfat /dev/sdb1 rw
""".strip()


def test_each_device_has_its_folders(tmp_path: Path) -> None:
    table = tmp_path / "mountinfo"
    table.write_text(TABLE)
    assert mounts.places(table) == {
        "8:1": ["/"],
        "8:17": ["/run/media/kiosk/EDU ROOM", "/srv/stick"],
    }


def test_without_the_kernels_table_nothing_is_known(tmp_path: Path) -> None:
    assert mounts.places(tmp_path / "none") == {}


def test_the_kernel_of_this_machine_is_understood() -> None:
    assert any("/" in folders for folders in mounts.places().values())


def test_only_where_desktops_mount_sticks_is_a_place_for_one() -> None:
    assert not mounts.is_of_the_machine(["/run/media/kiosk/A", "/media/A"])
    assert mounts.is_of_the_machine(["/run/media/kiosk/A", "/srv/stick"])
    assert not mounts.is_of_the_machine([])
