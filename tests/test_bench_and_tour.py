"""The programs that measure and that take pictures do what they say."""

import contextlib
import io
import json
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication, QImage

from tests import tour
from tests.bench.__main__ import GROUPS
from tests.bench.figures import Figure, percentile_95, show
from tests.film import numbered, showing

ROOT = Path(__file__).parents[1]
FRAMES = 40


def bench(*names: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "tests.bench", *names],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )


def test_a_figure_that_nobody_knows_is_refused_in_a_sentence() -> None:
    refused = bench("speed")
    assert refused.returncode == 2
    assert f"There is no figure called speed. There are: {', '.join(GROUPS)}." in refused.stderr


def test_a_figure_is_a_line_of_json_with_four_keys() -> None:
    with contextlib.redirect_stdout(io.StringIO()) as out:
        show(Figure("tap_p95_ms", 6.5, "ms", "limit 85"))
    figure = json.loads(out.getvalue())
    assert list(figure) == ["name", "value", "unit", "detail"]


def test_of_a_hundred_values_five_are_above_the_95th_percentile() -> None:
    assert percentile_95([float(n) for n in range(101)]) == 95


@pytest.mark.slow
def test_touches_are_measured_and_printed() -> None:
    lines = [json.loads(line) for line in bench("tap").stdout.splitlines()]
    assert [line["name"] for line in lines] == ["tap_p95_ms", "topic_p95_ms"]


def test_the_tour_without_a_folder_says_what_it_needs() -> None:
    refused = subprocess.run(
        [sys.executable, "-m", "tests.tour"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert refused.returncode == 2
    assert refused.stderr == "Say where the pictures go: scripts/tour DIR\n"


def test_a_short_tour_has_pictures_of_the_right_size(
    qapp: QGuiApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tour, "SCREENS", {name: tour.SCREENS[name] for name in ("home", "help")})
    monkeypatch.setattr(tour, "SIZES", {"standard": 1})
    monkeypatch.setattr(tour, "IN_CONTRAST", ())
    monkeypatch.setattr(tour, "MIRRORED", ("home",))
    monkeypatch.setattr(tour, "ONCE_LIVE", ("home",))
    film = showing.film(numbered.make(tmp_path / "film.mp4", FRAMES), FRAMES)
    monkeypatch.setattr(tour, "the_film", lambda: film)
    tour.take_the_tour(tmp_path, ("portrait",))
    pictures = {path.stem: QImage(str(path)) for path in (tmp_path / "portrait").glob("*.png")}
    assert {"home-standard", "help-standard", "home-standard-mirrored", "home-standard-live"} <= (
        pictures.keys()
    )
    assert {(each.width(), each.height()) for each in pictures.values()} == {(1080, 1920)}


@pytest.mark.slow
def test_the_whole_tour_shows_every_screen_in_the_smallest_and_the_largest_text(
    qapp: QGuiApplication, tmp_path: Path
) -> None:
    tour.take_the_tour(tmp_path)
    for orientation in tour.ORIENTATIONS:
        taken = {path.stem for path in (tmp_path / orientation).glob("*.png")}
        wanted = {f"{name}-{size}" for name in tour.SCREENS for size in ("smallest", "largest")}
        assert wanted <= taken
