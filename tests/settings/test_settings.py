"""The settings: what a site may write, what it is told of a mistake, and what stays in service."""

import dataclasses
import subprocess
import sys
import tomllib
from datetime import datetime
from pathlib import Path
from typing import Any, get_args, get_origin, get_type_hints

import pytest

from kiosk.errors import KnownTrouble
from kiosk.settings import (
    LAST_GOOD_NAME,
    Help,
    Hours,
    Room,
    Settings,
    SettingsTrouble,
    contrast,
    example,
    load,
    load_for_service,
    staffed,
)

MONDAY_AT_TEN = datetime(2026, 11, 23, 10)


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """Where site.toml is written."""
    return tmp_path / "site.toml"


def faults(site: Path, text: str) -> tuple[str, ...]:
    """What `load` says of a file with this text."""
    site.write_text(text, encoding="utf-8")
    with pytest.raises(SettingsTrouble) as trouble:
        load(site)
    return trouble.value.faults


def only_fault(site: Path, text: str) -> str:
    """The same, where one thing is wrong and no more."""
    (fault,) = faults(site, text)
    return fault


# The example


def without_comments(text: str) -> str:
    return "\n".join(line for line in text.splitlines() if not line.startswith("#"))


def every_setting(kind: Any, above: str) -> list[tuple[str, str, Any]]:
    """The section, the key and the type of every setting, in the order they are declared."""
    found = []
    for each in dataclasses.fields(kind):
        inner = get_type_hints(kind)[each.name]
        if dataclasses.is_dataclass(inner):
            found += every_setting(inner, f"{above}.{each.name}".removeprefix("."))
        else:
            found.append((above, each.name, inner))
    return found


SETTINGS = every_setting(Settings, "")


def section_of_example(name: str) -> str:
    return example().split(f"\n[{name}]\n")[1].split("\n[")[0]


def paragraph_of_example(section: str, key: str) -> list[str]:
    """The comment and the value of one setting, as lines."""
    (paragraph,) = (
        part.splitlines()
        for part in section_of_example(section).strip().split("\n\n")
        if part.splitlines()[-1].removeprefix("# ").startswith(f"{key} = ")
    )
    return paragraph


@pytest.mark.parametrize(("section", "key", "kind"), SETTINGS)
def test_the_example_says_in_words_what_a_setting_is(section: str, key: str, kind: Any) -> None:
    assert paragraph_of_example(section, key)[0].startswith("# ")


@pytest.mark.parametrize(
    ("section", "key", "group"),
    [
        (section, key, get_args(kind)[0])
        for section, key, kind in SETTINGS
        if get_origin(kind) is tuple and dataclasses.is_dataclass(get_args(kind)[0])
    ],
)
def test_the_example_explains_every_key_in_a_list_of_groups(
    section: str, key: str, group: Any
) -> None:
    lines = "\n".join(paragraph_of_example(section, key))
    assert [
        each.name for each in dataclasses.fields(group) if f"\n#   {each.name}: " not in lines
    ] == []


def test_the_example_with_all_its_comments_removed_loads_as_the_defaults(site: Path) -> None:
    site.write_text(without_comments(example()), encoding="utf-8")
    assert load(site) == Settings()


def test_the_example_as_it_is_printed_loads_as_the_defaults(site: Path) -> None:
    site.write_text(example(), encoding="utf-8")
    assert load(site) == Settings()


def test_every_sample_in_the_example_is_a_good_value(site: Path) -> None:
    for name in ("logo.png", "TrustSans.ttf", "film.mp4"):
        (site.parent / name).touch()
    used: list[str] = []
    for line in example().splitlines():
        sample = line.removeprefix("# ")
        key = sample.split(" = ")[0]
        if line.startswith("# ") and key in {name for _, name, _ in SETTINGS}:
            used.append(sample)
        elif not (used and used[-1].startswith(f"{key} = ")):
            used.append(line)
    site.write_text("\n".join(used), encoding="utf-8")
    assert load(site).room.hours == (Hours(("MO", "TU", "WE", "TH", "FR"), "09:00", "17:00"),)


def test_no_line_of_prose_in_the_example_is_wider_than_a_page() -> None:
    wide = [line for line in example().splitlines() if len(line) > 100 and " = [" not in line]
    assert wide == []


# What a good file gives


def test_an_empty_file_gives_the_defaults(site: Path) -> None:
    site.write_text("", encoding="utf-8")
    assert load(site) == Settings()


def test_the_defaults_are_a_minute_three_minutes_and_half_a_minute() -> None:
    idle = Settings().idle
    assert (idle.home_seconds, idle.reading_seconds, idle.countdown_seconds) == (60, 180, 30)


def test_what_is_left_out_keeps_its_default(site: Path) -> None:
    site.write_text("[idle]\nhome_seconds = 90\n", encoding="utf-8")
    assert load(site).idle.reading_seconds == 180


def test_a_local_number_is_rung_unless_the_site_says_otherwise(site: Path) -> None:
    site.write_text(
        '[help]\nlocal_numbers = [{name = "Team", number = "01632 960 001"}]\n', encoding="utf-8"
    )
    assert load(site).help.local_numbers[0].how == "ring"


def test_a_file_from_windows_with_its_mark_and_line_ends_loads(site: Path) -> None:
    site.write_bytes("\ufeff[room]\r\nname = 'Räume'\r\n".encode())
    assert load(site).room.name == "Räume"


def test_a_relative_path_begins_at_the_folder_of_the_file(site: Path) -> None:
    (site.parent / "logo.png").touch()
    site.write_text('[theme]\nlogo = "logo.png"\n', encoding="utf-8")
    assert load(site).theme.logo == site.parent / "logo.png"


def test_an_absolute_path_is_taken_as_it_is(site: Path, tmp_path: Path) -> None:
    font = tmp_path / "elsewhere" / "Trust.OTF"
    font.parent.mkdir()
    font.touch()
    site.write_text(f'[theme]\nfont_files = ["{font}"]\n', encoding="utf-8")
    assert load(site).theme.font_files == (font,)


def test_the_size_of_the_screen_may_be_whole_millimetres(site: Path) -> None:
    site.write_text("[screen]\nwidth_mm = 476\nheight_mm = 267.8\n", encoding="utf-8")
    assert (load(site).screen.width_mm, load(site).screen.height_mm) == (476.0, 267.8)


def test_spaces_around_words_are_taken_off(site: Path) -> None:
    site.write_text('[help]\nopen_place = "  "\n', encoding="utf-8")
    assert load(site).help.open_place == ""


def test_the_help_card_waits_three_minutes_however_short_the_reading_time(site: Path) -> None:
    site.write_text("[idle]\nreading_seconds = 60\n", encoding="utf-8")
    assert load(site).idle.help_seconds == 180


def test_the_help_card_waits_as_long_as_a_longer_reading_time(site: Path) -> None:
    site.write_text("[idle]\nreading_seconds = 600\n", encoding="utf-8")
    assert load(site).idle.help_seconds == 600


# Whether the room is staffed


def room_with(*hours: Hours) -> Settings:
    return Settings(room=Room(hours=hours))


def test_a_room_without_hours_is_neither_staffed_nor_not() -> None:
    assert staffed(Settings(), MONDAY_AT_TEN) is None


@pytest.mark.parametrize(
    ("day", "hour", "minute", "expected"),
    [
        (23, 8, 59, False),
        (23, 9, 0, True),
        (23, 16, 59, True),
        (23, 17, 0, False),
        (24, 10, 0, False),
        (29, 13, 0, True),
    ],
)
def test_a_room_is_staffed_from_when_it_opens_until_it_closes(
    day: int, hour: int, minute: int, expected: bool
) -> None:
    settings = room_with(Hours(("MO",), "09:00", "17:00"), Hours(("SU",), "12:30", "14:00"))
    assert staffed(settings, datetime(2026, 11, day, hour, minute)) is expected


# What is said of a wrong value: the field, the value, what is allowed


@pytest.mark.parametrize(
    ("text", "field", "value", "allowed"),
    [
        ("room.name = 5", "room.name", "5", "one line in double quotes"),
        ('room.name = " "', "room.name", '" "', "1 to 80 characters"),
        ('room.name = "a\\nb"', "room.name", '"a\\nb"', "one line"),
        ("room.extension = 4321", "room.extension", "4321", "in double quotes"),
        (f'room.staff_sentence = "{"a" * 201}"', "room.staff_sentence", "aaa", "200 characters"),
        ("room.hours = 9", "room.hours", "9", "a list in square brackets"),
        ('room.hours = ["9"]', "room.hours[0]", '"9"', "a group of settings"),
        ("idle.home_seconds = 9", "idle.home_seconds", "9", "from 10 to 600"),
        ("idle.home_seconds = 601", "idle.home_seconds", "601", "from 10 to 600"),
        ('idle.home_seconds = "60"', "idle.home_seconds", '"60"', "a whole number"),
        ("idle.home_seconds = 60.5", "idle.home_seconds", "60.5", "a whole number"),
        ("idle.home_seconds = true", "idle.home_seconds", "true", "a whole number"),
        ("idle.reading_seconds = 59", "idle.reading_seconds", "59", "from 60 to 1800"),
        ("idle.countdown_seconds = 19", "idle.countdown_seconds", "19", "from 20 to 120"),
        ("idle.countdown_seconds = inf", "idle.countdown_seconds", "Infinity", "a whole number"),
        ("idle = 3", "idle", "3", "a line [idle]"),
        ("screen = {width_mm = 99, height_mm = 200}", "screen.width_mm", "99", "from 100 to 3000"),
        ("screen = {width_mm = nan, height_mm = 200}", "screen.width_mm", "NaN", "millimetres"),
        ("screen.width_mm = 400", "screen.height_mm", "missing", "width_mm is"),
        ("screen.height_mm = 400", "screen.width_mm", "missing", "height_mm is"),
        ('theme.logo = "none.png"', "theme.logo", '"none.png"', "that is there"),
        ('theme.logo = "site.toml"', "theme.logo", '"site.toml"', ".png, .jpg or .svg"),
        ('theme.logo = "folder.png"', "theme.logo", '"folder.png"', "that is there"),
        ('theme.logo = "a\\u0000.png"', "theme.logo", "a\\u0000.png", "that is there"),
        (f'theme.logo = "{"a" * 999}.png"', "theme.logo", "aaa", "that is there"),
        ('theme.font_files = ["none.ttf"]', "theme.font_files", '["none.ttf"]', "that are there"),
        ('theme.font_files = ["site.toml"]', "theme.font_files", "site.toml", ".ttf or .otf"),
        ('theme.colours.ink = "black"', "theme.colours.ink", '"black"', '"#1F2D33"'),
        ('theme.colours.ink = "#123"', "theme.colours.ink", '"#123"', '"#1F2D33"'),
        ("languages.shown = []", "languages.shown", "[]", '"en"'),
        ('languages.shown = ["en", "pl"]', "languages.shown", '["en", "pl"]', '"en"'),
        ('languages.shown = ["en", "en"]', "languages.shown", '["en", "en"]', "each once"),
        ('printer.name = "the big one"', "printer.name", '"the big one"', "without spaces"),
        ('printer.name = "a/b"', "printer.name", '"a/b"', "without any of / # ?"),
        (f'printer.name = "{"a" * 128}"', "printer.name", "aaa", "up to 127 characters"),
        ("printer.name = 1", "printer.name", "1", "a name in double quotes"),
        ('film.file = "none.mp4"', "film.file", '"none.mp4"', "a file that is there"),
    ],
)
def test_a_wrong_value_is_named_with_what_is_allowed(
    site: Path, text: str, field: str, value: str, allowed: str
) -> None:
    (site.parent / "folder.png").mkdir()
    fault = only_fault(site, text)
    assert fault.startswith(f"{field} is ")
    assert value in fault
    assert allowed in fault.split("It has to be ")[1]


def hours(days: str = '["MO"]', opens: str = '"09:00"', closes: str = '"17:00"') -> str:
    return f"[room]\nhours = [{{days = {days}, opens = {opens}, closes = {closes}}}]\n"


@pytest.mark.parametrize("time", ['"5pm"', '"9:00"', '"24:00"', '"17.00"', '"17:60"', '""', "17"])
def test_a_time_in_another_form_is_told_to_write_17_00(site: Path, time: str) -> None:
    assert only_fault(site, hours(closes=time)) == (
        f"room.hours[0].closes is {time}. It has to be a time on the 24-hour clock in double "
        'quotes: for 9am write "09:00", for 5pm "17:00".'
    )


def test_a_time_without_quotes_is_told_of_the_quotes(site: Path) -> None:
    assert "without quotes" in only_fault(site, hours(opens="09:00:00"))


def test_hours_that_end_before_they_begin_name_both_times(site: Path) -> None:
    assert only_fault(site, hours(opens='"17:00"', closes='"09:00"')) == (
        'room.hours[0].closes is "09:00". It has to be later than opens, which is "17:00".'
    )


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "amber_months = 6\nred_months = 6",
            "freshness.red_months is 6. It has to be more than amber_months, which is 6.",
        ),
        (
            "red_months = 12",
            "freshness.hidden_months is missing. It has to be more than red_months, which is 12.",
        ),
    ],
)
def test_limits_of_a_check_that_do_not_grow_are_refused(site: Path, text: str, said: str) -> None:
    assert only_fault(site, f"[freshness]\n{text}\n") == said


def test_hours_that_end_as_they_begin_are_refused(site: Path) -> None:
    assert "later than opens" in only_fault(site, hours(opens='"17:00"'))


@pytest.mark.parametrize("days", ["[]", '["Mon"]', '["mo"]', '"MO"', "[1]"])
def test_days_in_another_form_are_told_the_seven_names(site: Path, days: str) -> None:
    fault = only_fault(site, hours(days=days))
    assert fault.startswith(f"room.hours[0].days is {days}. It has to be a list of one or more of")


def test_hours_without_a_closing_time_are_told_so(site: Path) -> None:
    fault = only_fault(site, '[room]\nhours = [{days = ["MO"], opens = "09:00"}]\n')
    assert fault.startswith("room.hours[0].closes is missing.")


@pytest.mark.parametrize("number", ['"call us"', '""', '"12"', '"01632-960001"', "1632960001"])
def test_a_local_number_has_to_be_a_phone_number(site: Path, number: str) -> None:
    fault = only_fault(site, f'help.local_numbers = [{{name = "Team", number = {number}}}]')
    assert fault.startswith(f"help.local_numbers[0].number is {number}. It has to be a phone")


def test_a_local_number_is_rung_or_texted_and_nothing_else(site: Path) -> None:
    fault = only_fault(
        site, 'help.local_numbers = [{name = "T", number = "01632 960 001", how = "email"}]'
    )
    assert fault == ('help.local_numbers[0].how is "email". It has to be "ring" or "text".')


def test_an_unknown_key_is_told_the_nearest_one(site: Path) -> None:
    assert only_fault(site, '[room]\nnmae = "x"\n') == (
        'room.nmae is "x", but there is no such setting. Did you mean room.name?'
    )


def test_an_unknown_section_is_told_the_nearest_one(site: Path) -> None:
    assert only_fault(site, "[rom]\n").endswith("Did you mean room?")


def test_an_unknown_key_in_a_list_is_told_the_nearest_one(site: Path) -> None:
    text = hours().replace("closes", 'close = "1", closes')
    assert only_fault(site, text).endswith("Did you mean room.hours[0].closes?")


def test_an_unknown_key_like_no_other_is_told_those_there_are(site: Path) -> None:
    assert only_fault(site, "[idle]\nx = 1\n").endswith(
        "The settings there are: home_seconds, reading_seconds, countdown_seconds, attract_seconds."
    )


def test_clay_belongs_to_help_and_cannot_be_changed(site: Path) -> None:
    assert only_fault(site, '[theme.colours]\nclay = "#000000"\n') == (
        'theme.colours.clay is "#000000". Clay belongs to help and cannot be changed. '
        "Take the line out."
    )


@pytest.mark.parametrize("token", ["ink", "quiet_ink", "teal", "deep_teal", "leaf"])
def test_a_colour_for_words_that_is_too_faint_is_told_its_contrast(site: Path, token: str) -> None:
    ground = "blush (#F5DDD3)" if token == "ink" else "paper (#FBF7EF)"
    least = contrast("#777777", ground[-8:-1])
    assert only_fault(site, f'[theme.colours]\n{token} = "#777777"\n') == (
        f'theme.colours.{token} is "#777777". It has to be changed, because {token} (#777777) on '
        f"{ground} has a contrast of {int(least * 10) / 10} to 1. The least is 7 to 1."
    )


@pytest.mark.parametrize("token", ["paper", "card", "sage", "blush", "sky", "sand"])
def test_a_ground_on_which_words_are_hard_to_read_is_refused(site: Path, token: str) -> None:
    fault = only_fault(site, f'[theme.colours]\n{token} = "#888888"\n')
    assert fault.startswith(f'theme.colours.{token} is "#888888". It has to be changed')


def test_card_stays_readable_on_the_clay_of_the_help_button(site: Path) -> None:
    black = "".join(f'{key} = "#000000"\n' for key in ("quiet_ink", "teal", "deep_teal", "leaf"))
    assert "card (#E0E0E0) on clay (#8C2F1B)" in only_fault(
        site, f'[theme.colours]\n{black}card = "#E0E0E0"\n'
    )


def test_a_contrast_just_below_seven_is_not_shown_as_seven(site: Path) -> None:
    assert contrast("#545454", "#FBF7EF") > 7 > contrast("#555555", "#FBF7EF") > 6.95
    fault = only_fault(site, '[theme.colours]\nquiet_ink = "#555555"\n')
    assert "a contrast of 6.9 to 1" in fault


def test_the_shipped_colours_keep_the_contrast() -> None:
    assert Settings().theme.colours.ink == "#1F2D33"  # made, so nothing was refused


def test_black_on_white_has_the_contrast_that_wcag_gives() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)


def test_every_fault_of_a_file_is_named_at_once(site: Path) -> None:
    text = (
        "[room]\nname = 5\n[idle]\nhome_seconds = 1\n"
        '[theme]\nlogo = "x.png"\ncolours = {ink = "#777777"}\n'
    )
    named = [fault.split(" is ")[0] for fault in faults(site, text)]
    assert named == ["room.name", "idle.home_seconds", "theme.logo", "theme.colours.ink"]


def test_a_very_long_value_is_shown_by_its_beginning(site: Path) -> None:
    assert len(only_fault(site, f'room.name = "{"a" * 10_000}"')) < 200


# Files that hold no settings at all


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("[room]\nopens = 9am\n", 2),
        ('[room]\nname = "x"\nname = "y"\n', 3),
        ('[room]\nname = "x\n', 2),
        ("[room]\nhours = [\n", 2),
        ("[room", 1),
        ("room", 1),
        ("[room]\nextension = 0123\n", 2),
        ("a = " + "[" * 100_000, 1),
        ("a = " + "9" * 5000, 1),
        ("a = 0x" + "f" * 5000, 1),
    ],
)
def test_a_file_that_is_not_toml_is_told_the_line(site: Path, text: str, line: int) -> None:
    assert only_fault(site, text).startswith(f"Line {line} is not TOML: ")


def test_lists_too_deep_in_one_another_are_refused(site: Path) -> None:
    fault = only_fault(site, "[room]\nhours = " + "[" * 250 + "]" * 250)
    assert fault.startswith("Lists or groups stand too deep in one another.")


def test_a_file_in_another_encoding_is_told_the_line(site: Path) -> None:
    site.write_bytes(b'[room]\nname = "R\xe4ume"\n')
    with pytest.raises(SettingsTrouble, match=r"Line 2 is not UTF-8 text\. Save the file as UTF-8"):
        load(site)


def test_a_folder_in_the_place_of_the_file_is_told_so(site: Path) -> None:
    site.mkdir()
    with pytest.raises(SettingsTrouble, match="This is a folder"):
        load(site)


def test_a_file_that_is_not_there_says_how_to_get_one(site: Path) -> None:
    with pytest.raises(SettingsTrouble, match="`kiosk settings` prints one"):
        load(site)


def test_a_file_that_cannot_be_read_is_told_so(site: Path) -> None:
    site.symlink_to("/proc/self/mem")  # fails for root too, unlike a file without permissions
    with pytest.raises(SettingsTrouble, match="cannot be read"):
        load(site)


def test_the_trouble_names_the_file_first_and_is_known_trouble(site: Path) -> None:
    site.write_text("x = 1", encoding="utf-8")
    with pytest.raises(KnownTrouble, match=r"site\.toml cannot be used\.\nx is 1"):
        load(site)


# In service

GOOD = '[room]\nname = "Room 1"\n[help]\nopen_place = "Main reception"\n'
OF_GOOD = Settings(room=Room(name="Room 1"), help=Help(open_place="Main reception"))

BAD_FILES = {
    "a wrong value": b"idle.home_seconds = 1",
    "an unknown key": b"x = 1",
    "no TOML": b"[[[",
    "another encoding": b"\xff\xfe[\x00",
    "a number without end": b"a = 0x" + b"f" * 5000,
    "a list without end": b"a = " + b"[" * 100_000,
}


def test_no_file_gives_the_defaults_and_nothing_to_tell(tmp_path: Path) -> None:
    assert load_for_service(tmp_path) == (Settings(), [])


def test_no_folder_gives_the_defaults_and_nothing_to_tell(tmp_path: Path) -> None:
    assert load_for_service(tmp_path / "none") == (Settings(), [])


def test_a_good_file_is_used_and_there_is_nothing_to_tell(site: Path) -> None:
    site.write_text(GOOD, encoding="utf-8")
    assert load_for_service(site.parent) == (OF_GOOD, [])


def test_a_good_file_is_kept_beside_it_as_toml(site: Path) -> None:
    site.write_text(GOOD, encoding="utf-8")
    load_for_service(site.parent)
    kept = (site.parent / LAST_GOOD_NAME).read_text(encoding="utf-8")
    assert tomllib.loads(kept) == tomllib.loads(GOOD)


def test_keeping_leaves_nothing_else_behind(site: Path) -> None:
    site.write_text(GOOD, encoding="utf-8")
    load_for_service(site.parent)
    assert {path.name for path in site.parent.iterdir()} == {"site.toml", LAST_GOOD_NAME}


def test_an_unchanged_file_is_not_kept_again(site: Path) -> None:
    site.write_text(GOOD, encoding="utf-8")
    load_for_service(site.parent)
    written = (site.parent / LAST_GOOD_NAME).stat()
    load_for_service(site.parent)
    again = (site.parent / LAST_GOOD_NAME).stat()
    assert (written.st_ino, written.st_mtime_ns) == (again.st_ino, again.st_mtime_ns)


def test_an_unchanged_file_gives_the_same_settings_at_the_next_start(site: Path) -> None:
    for name in ("logo.png", "a.ttf", "film.mp4"):
        (site.parent / name).touch()
    site.write_text(
        hours()
        + '[help]\nlocal_numbers = [{name = "T", number = "01632 960 001", how = "text"}]\n'
        + "[screen]\nwidth_mm = 476\nheight_mm = 268\n"
        + '[theme]\nlogo = "logo.png"\nfont_files = ["a.ttf"]\ncolours = {sage = "#FFFFFF"}\n'
        + '[film]\nfile = "film.mp4"\n',
        encoding="utf-8",
    )
    assert load_for_service(site.parent) == (load(site), [])
    assert load_for_service(site.parent) == (load(site), [])


def test_a_changed_good_file_replaces_the_kept_one(site: Path) -> None:
    site.write_text(GOOD, encoding="utf-8")
    load_for_service(site.parent)
    site.write_text(GOOD.replace("Room 1", "Room 2"), encoding="utf-8")
    load_for_service(site.parent)
    assert "Room 2" in (site.parent / LAST_GOOD_NAME).read_text(encoding="utf-8")


@pytest.mark.parametrize("content", BAD_FILES.values(), ids=BAD_FILES.keys())
def test_a_bad_file_leaves_the_last_good_settings_in_use(site: Path, content: bytes) -> None:
    site.write_text(GOOD, encoding="utf-8")
    load_for_service(site.parent)
    site.write_bytes(content)
    assert load_for_service(site.parent)[0] == OF_GOOD


@pytest.mark.parametrize("content", BAD_FILES.values(), ids=BAD_FILES.keys())
def test_a_bad_file_does_not_touch_the_kept_one(site: Path, content: bytes) -> None:
    site.write_text(GOOD, encoding="utf-8")
    load_for_service(site.parent)
    kept = (site.parent / LAST_GOOD_NAME).read_bytes()
    site.write_bytes(content)
    load_for_service(site.parent)
    assert (site.parent / LAST_GOOD_NAME).read_bytes() == kept


@pytest.mark.parametrize("content", BAD_FILES.values(), ids=BAD_FILES.keys())
def test_a_bad_file_at_the_very_first_start_gives_the_defaults(site: Path, content: bytes) -> None:
    site.write_bytes(content)
    assert load_for_service(site.parent)[0] == Settings()


def test_staff_get_one_notice_for_each_fault(site: Path) -> None:
    site.write_text("[idle]\nhome_seconds = 1\nx = 1\n", encoding="utf-8")
    assert len(load_for_service(site.parent)[1]) == 2


def test_a_notice_says_what_is_wrong_and_what_is_used_instead(site: Path) -> None:
    site.write_text(GOOD, encoding="utf-8")
    load_for_service(site.parent)
    site.write_text("[idle]\nhome_seconds = 1\n", encoding="utf-8")
    (notice,) = load_for_service(site.parent)[1]
    assert notice == (
        "site.toml: idle.home_seconds is 1. It has to be a whole number of seconds from 10 to 600. "
        "Until it is put right, the kiosk uses the last good settings."
    )


def test_a_notice_does_not_speak_of_good_settings_that_never_were(site: Path) -> None:
    site.write_text("[idle]\nhome_seconds = 1\n", encoding="utf-8")
    (notice,) = load_for_service(site.parent)[1]
    assert notice.endswith("the kiosk uses the settings that it comes with.")


def test_a_file_put_right_is_used_again(site: Path) -> None:
    site.write_text("x", encoding="utf-8")
    load_for_service(site.parent)
    site.write_text(GOOD, encoding="utf-8")
    assert load_for_service(site.parent) == (OF_GOOD, [])


def test_a_folder_in_the_place_of_the_file_does_not_stop_a_kiosk_in_service(site: Path) -> None:
    site.mkdir()
    assert load_for_service(site.parent)[0] == Settings()


def test_a_file_that_cannot_be_read_does_not_stop_a_kiosk_in_service(site: Path) -> None:
    site.symlink_to("/proc/self/mem")
    assert load_for_service(site.parent)[0] == Settings()


@pytest.mark.parametrize("content", [b"", b"\xff", b"[[[", b"x = 1", b"idle.home_seconds = 1"])
def test_a_damaged_copy_and_a_bad_file_together_give_the_defaults(
    site: Path, content: bytes
) -> None:
    site.write_text("x", encoding="utf-8")
    (site.parent / LAST_GOOD_NAME).write_bytes(content)
    assert load_for_service(site.parent)[0] == Settings()


def test_the_same_mistake_made_in_the_file_and_in_the_copy_is_still_found(site: Path) -> None:
    site.write_text(GOOD, encoding="utf-8")
    load_for_service(site.parent)
    for path in (site, site.parent / LAST_GOOD_NAME):
        path.write_text(path.read_text("utf-8").replace('"Room 1"', "1"), encoding="utf-8")
    assert load_for_service(site.parent)[0] == Settings()


def test_a_logo_that_has_gone_since_takes_nothing_but_itself_away(site: Path) -> None:
    (site.parent / "logo.png").touch()
    site.write_text(GOOD + '[theme]\nlogo = "logo.png"\n', encoding="utf-8")
    load_for_service(site.parent)
    (site.parent / "logo.png").unlink()
    assert load_for_service(site.parent)[0] == OF_GOOD


def test_staff_hear_of_a_logo_that_has_gone_since(site: Path) -> None:
    (site.parent / "logo.png").touch()
    site.write_text(GOOD + '[theme]\nlogo = "logo.png"\n', encoding="utf-8")
    load_for_service(site.parent)
    (site.parent / "logo.png").unlink()
    (notice,) = load_for_service(site.parent)[1]
    assert notice.startswith('site.toml: theme.logo is "logo.png". It has to be a picture')


def test_a_folder_that_cannot_be_written_does_not_stop_a_good_file(site: Path) -> None:
    site.write_text(GOOD, encoding="utf-8")
    (site.parent / "site.last-good.unfinished").mkdir()  # so that opening it to write fails
    assert load_for_service(site.parent) == (OF_GOOD, [])


def test_a_full_disk_does_not_stop_a_good_file(site: Path) -> None:
    site.write_text(GOOD, encoding="utf-8")
    (site.parent / "site.last-good.unfinished").symlink_to("/dev/full")
    assert load_for_service(site.parent) == (OF_GOOD, [])


def test_a_full_disk_leaves_the_old_copy_whole(site: Path) -> None:
    site.write_text(GOOD, encoding="utf-8")
    load_for_service(site.parent)
    kept = (site.parent / LAST_GOOD_NAME).read_bytes()
    site.write_text(GOOD.replace("1", "2"), encoding="utf-8")
    (site.parent / "site.last-good.unfinished").symlink_to("/dev/full")
    load_for_service(site.parent)
    assert (site.parent / LAST_GOOD_NAME).read_bytes() == kept


def test_a_folder_in_the_place_of_the_copy_does_not_stop_a_bad_file(site: Path) -> None:
    (site.parent / LAST_GOOD_NAME).mkdir()
    site.write_text("x", encoding="utf-8")
    assert load_for_service(site.parent)[0] == Settings()


# What starting costs


def imports_pydantic(folder: Path) -> bool:
    """Whether a new process that loads the settings of `folder` has to import pydantic."""
    program = (
        "import sys; from pathlib import Path; from kiosk.settings import load_for_service; "
        "load_for_service(Path(sys.argv[1])); print('pydantic' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, str(folder)],
        capture_output=True,
        text=True,
        check=True,
        cwd=Path(__file__).parent.parent.parent,
    )
    return done.stdout.strip() == "True"


def test_a_start_without_a_file_does_not_import_pydantic(tmp_path: Path) -> None:
    assert not imports_pydantic(tmp_path)


def test_a_start_with_an_unchanged_file_does_not_import_pydantic(site: Path) -> None:
    site.write_text(GOOD, encoding="utf-8")
    load_for_service(site.parent)
    assert not imports_pydantic(site.parent)


def test_a_start_with_a_changed_file_checks_it_with_pydantic(site: Path) -> None:
    site.write_text(GOOD, encoding="utf-8")
    load_for_service(site.parent)
    site.write_text(GOOD + "# changed\n", encoding="utf-8")
    assert imports_pydantic(site.parent)


# Sticks


def test_any_stick_may_be_used_unless_a_site_says_otherwise(site: Path) -> None:
    site.write_text("")
    assert load(site).sticks.takes("ANY NAME")


def test_a_site_can_name_its_sticks(site: Path) -> None:
    site.write_text('[sticks]\nallow = "named"\nnames = ["EDUROOM", "Pain team"]\n')
    sticks = load(site).sticks
    assert sticks.takes("eduroom")
    assert not sticks.takes("OTHER")


def test_a_site_can_forbid_sticks(site: Path) -> None:
    site.write_text('[sticks]\nallow = "none"\nnames = ["EDUROOM"]\n')
    assert not load(site).sticks.takes("EDUROOM")


def test_named_sticks_need_a_name(site: Path) -> None:
    assert only_fault(site, '[sticks]\nallow = "named"\n') == (
        'sticks.names is missing. It has to be one or more names, because allow is "named".'
    )


def test_a_stick_has_a_name_of_letters(site: Path) -> None:
    assert "sticks.names" in only_fault(site, '[sticks]\nnames = [""]\n')
    assert "sticks.allow" in only_fault(site, '[sticks]\nallow = "some"\n')
