"""What is said of an import before, and after it."""

from pathlib import Path

from kiosk.directory.exchange import comparing, differences
from kiosk.store import Store
from tests.directory.exchange.helping import (
    ADDRESS,
    AT,
    LOCATION,
    PHONE,
    SCHEDULE,
    SERVICE,
    bring,
    cleaned,
    package,
)


def said(store: Store, path: Path) -> list[str]:
    clean = cleaned(store, path)
    with store.engine.connect() as connection:
        return differences.lines(connection, comparing.compare(connection, clean))


def whole(folder: Path, **tables: list[dict[str, str]]) -> Path:
    places = {"locations": [LOCATION], "service_at_location": [AT], "addresses": [ADDRESS]}
    return package(folder, **{"phones": [PHONE]} | places | tables)


def test_new_listings_are_named(store: Store, tmp_path: Path) -> None:
    lines = said(store, whole(tmp_path / "p"))
    assert "1 listing new:" in lines
    assert "  Pain Café (a draft)" in lines


def test_a_changed_number_is_told_from_what_to_what(store: Store, tmp_path: Path) -> None:
    bring(store, whole(tmp_path / "p"))
    lines = said(store, whole(tmp_path / "p", phones=[PHONE | {"number": "01632 960002"}]))
    assert "  Pain Café: the number changes from 01632 960001 to 01632 960002." in lines


def test_a_changed_address_is_told_under_the_listing(store: Store, tmp_path: Path) -> None:
    bring(store, whole(tmp_path / "p"))
    lines = said(store, whole(tmp_path / "p", addresses=[ADDRESS | {"postal_code": "ZZ2 2AB"}]))
    assert "  Pain Café: the postcode changes from ZZ1 1AB to ZZ2 2AB." in lines


def test_a_further_number_is_told_under_the_listing(store: Store, tmp_path: Path) -> None:
    bring(store, whole(tmp_path / "p"))
    more = PHONE | {"id": "p2", "number": "01632 960003"}
    lines = said(store, whole(tmp_path / "p", phones=[PHONE, more]))
    assert "  Pain Café: a number is added: 01632 960003." in lines


def test_times_are_told_in_words(store: Store, tmp_path: Path) -> None:
    bring(store, whole(tmp_path / "p", schedules=[SCHEDULE]))
    other, more = SCHEDULE | {"byday": "2TU,TH"}, SCHEDULE | {"id": "t2"}
    lines = said(store, whole(tmp_path / "p", schedules=[other, more]))
    days = "second Tuesday of the month, Thursday"
    assert f"  Pain Café: the day changes from Monday to {days}." in lines
    assert "  Pain Café: a time is added: Monday 10:00 to 12:00." in lines


def test_a_sentence_ends_in_one_full_stop(store: Store, tmp_path: Path) -> None:
    bring(store, whole(tmp_path / "p"))
    lines = said(store, whole(tmp_path / "p", services=[SERVICE | {"description": "Come."}]))
    assert any(line.endswith(" to Come.") for line in lines)


def test_words_that_are_taken_out_are_told(store: Store, tmp_path: Path) -> None:
    bring(store, whole(tmp_path / "p", services=[SERVICE | {"alert": "Closed"}]))
    lines = said(store, whole(tmp_path / "p", services=[SERVICE | {"alert": ""}]))
    assert "  Pain Café: the alert is taken out; it was Closed." in lines


def test_a_number_that_the_file_lacks_is_told(store: Store, tmp_path: Path) -> None:
    bring(store, whole(tmp_path / "p"))
    other = PHONE | {"id": "p2", "number": "01632 960003"}
    assert "  Pain Café: 01632 960001" in said(store, whole(tmp_path / "p", phones=[other]))


def test_one_that_the_file_lacks_is_told_as_one(store: Store, tmp_path: Path) -> None:
    bring(store, whole(tmp_path / "p", phones=[PHONE, PHONE | {"id": "p2"}]))
    lines = said(store, whole(tmp_path / "p", phones=[PHONE]))
    assert "1 number of listings in the file is not in it; it stays:" in lines


def test_long_lists_end_in_a_count(store: Store, tmp_path: Path) -> None:
    many = [SERVICE | {"id": f"s{n}", "name": f"Club {n}"} for n in range(50)]
    lines = said(store, package(tmp_path / "p", services=many))
    assert "50 listings new:" in lines
    assert "  … and 30 more" in lines


def test_nothing_new_is_told_as_such(store: Store, tmp_path: Path) -> None:
    bring(store, whole(tmp_path / "p"))
    assert said(store, whole(tmp_path / "p"))[0].startswith("Nothing to change")
