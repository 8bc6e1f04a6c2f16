"""Recordings laid under the scenes, which follow them; the storyboard says whose they are."""

import math
from array import array
from fractions import Fraction
from pathlib import Path
from typing import Any

import av
import pytest
from PySide6.QtGui import QGuiApplication

from kiosk.errors import KnownTrouble
from kiosk.film import films, rendering, storyboard, voices
from kiosk.film.storyboard import Storyboard
from tests.film.test_rendering import SHORT

SPOKEN = 'voice_by = "Ann Lee, recorded here in 2026"\n' + SHORT


def record(path: Path, seconds: float, rate: int = 24_000) -> Path:
    """A tone, as a WAV or an OGG file."""
    path.parent.mkdir(exist_ok=True)
    codec = "pcm_s16le" if path.suffix == ".wav" else "libopus"
    with av.open(str(path), "w") as container:
        stream: Any = container.add_stream(codec, rate=rate, layout="mono")
        for start in range(0, round(seconds * rate), 480):
            frame = av.AudioFrame("fltp", "mono", 480)
            tone = (0.3 * math.sin((start + n) / 9) for n in range(480))
            frame.planes[0].update(array("f", tone).tobytes())
            frame.sample_rate, frame.pts, frame.time_base = rate, start, Fraction(1, rate)
            wanted = av.AudioResampler(format="s16" if codec != "libopus" else "fltp")
            for each in wanted.resample(frame):
                container.mux(stream.encode(each))
        container.mux(stream.encode())
    return path


def board(folder: Path, text: str = SPOKEN) -> Storyboard:
    (folder / "storyboard.toml").write_text(text)
    return storyboard.read(folder / "storyboard.toml")


def test_without_recordings_nothing_changes(tmp_path: Path) -> None:
    read = board(tmp_path, SHORT)
    spoken = voices.read(tmp_path / voices.FOLDER, read)
    assert spoken == {}
    assert voices.fit(read, spoken) == read
    assert list(voices.sound(read, spoken)) == []


@pytest.mark.parametrize("name", ["one.wav", "one.ogg"])
def test_a_scene_becomes_as_long_as_its_recording_and_those_after_it_later(
    tmp_path: Path, name: str
) -> None:
    record(tmp_path / "voice" / name, 3)
    read = board(tmp_path)
    fitted = voices.fit(read, voices.read(tmp_path / voices.FOLDER, read))
    one, two = fitted.scenes
    assert one.seconds == pytest.approx(1 + 3 + 0.5 + 0.3, abs=0.05)
    assert two.start == one.seconds
    assert two.seconds == 2
    assert one.cues[-1].end == pytest.approx(one.seconds - 0.3, abs=0.01)


def test_a_short_recording_leaves_time_to_read(tmp_path: Path) -> None:
    record(tmp_path / "voice" / "one.wav", 0.1)
    words = "A sentence that takes its time to be read by somebody who is tired."
    read = board(tmp_path, SPOKEN.replace("Sleep.", words).replace("seconds = 2", "seconds = 9", 1))
    (one, _) = voices.fit(read, voices.read(tmp_path / voices.FOLDER, read)).scenes
    assert len(words) / (one.cues[-1].end - one.cues[0].start) <= storyboard.MOST_LETTERS_A_SECOND


def test_the_red_flag_and_the_end_card_keep_their_time(tmp_path: Path) -> None:
    text = SPOKEN.replace(
        "seconds = 2\n[[scene]]", "seconds = 14\nred_flag_seconds = 10\n[[scene]]"
    )
    text = 'red_flag = "Go."\n' + text + 'steps = ["Ring."]\n'
    for key in ("one", "two"):
        record(tmp_path / "voice" / f"{key}.wav", 1)
    read = board(tmp_path, text)
    one, two = voices.fit(read, voices.read(tmp_path / voices.FOLDER, read)).scenes
    assert one.seconds > 10 + 1
    assert two.seconds >= 12


@pytest.mark.slow
def test_the_film_has_the_voice_where_its_scene_says_the_words(
    qapp: QGuiApplication, tmp_path: Path
) -> None:
    record(tmp_path / "voice" / "two.wav", 1)
    board(tmp_path)
    rendering.render(tmp_path / "storyboard.toml", tmp_path / "made")
    with av.open(str(tmp_path / "made" / films.VIDEO)) as container:
        assert container.streams.audio
        loud = []
        for frame in container.decode(audio=0):
            samples = array("f", bytes(frame.planes[0])[: frame.samples * 4])
            if max(map(abs, samples)) > 0.1:
                loud.append(float(frame.time or 0))
    assert min(loud) == pytest.approx(2 + 1, abs=0.1)
    assert max(loud) == pytest.approx(2 + 1 + 1, abs=0.1)


@pytest.mark.slow
def test_captions_are_those_of_the_longer_film(qapp: QGuiApplication, tmp_path: Path) -> None:
    record(tmp_path / "voice" / "one.wav", 2)
    board(tmp_path)
    made = rendering.render(tmp_path / "storyboard.toml", tmp_path)
    assert films.the_film(tmp_path).cues == made.cues


# What is refused


def test_a_recording_of_no_scene_is_named_with_the_scenes_there_are(tmp_path: Path) -> None:
    record(tmp_path / "voice" / "sleeep.wav", 1)
    with pytest.raises(KnownTrouble, match=r"sleeep\.wav belongs to no scene.*one, two"):
        voices.read(tmp_path / voices.FOLDER, board(tmp_path))


def test_recordings_of_nobody_are_refused(tmp_path: Path) -> None:
    record(tmp_path / "voice" / "one.wav", 1)
    with pytest.raises(KnownTrouble, match="where they come from"):
        voices.read(tmp_path / voices.FOLDER, board(tmp_path, SHORT))


@pytest.mark.parametrize("content", [b"", b"no sound" * 99])
def test_a_recording_that_cannot_be_read_is_named(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "voice").mkdir()
    (tmp_path / "voice" / "one.wav").write_bytes(content)
    with pytest.raises(KnownTrouble, match=r"one\.wav cannot be read"):
        voices.read(tmp_path / voices.FOLDER, board(tmp_path))


def test_a_recording_without_end_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    record(tmp_path / "voice" / "one.wav", 3)
    monkeypatch.setattr(voices, "_MOST_SECONDS", 2)
    with pytest.raises(KnownTrouble, match=r"one\.wav is longer than 2 seconds"):
        voices.read(tmp_path / voices.FOLDER, board(tmp_path))
