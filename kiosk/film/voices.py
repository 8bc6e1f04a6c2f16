"""Recordings of the film's words, scene by scene: the scenes become as long as they are.

A file `voice/KEY.wav` (or .ogg, .oga, .flac) beside the storyboard is laid under the scene of that
key. The storyboard's `voice_by` says who speaks and where the recordings come from. Without any,
the film has no sound.
"""

from array import array
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TypeAlias

import av

from kiosk.errors import KnownTrouble
from kiosk.film.storyboard import (
    FIRST_WORDS_AFTER,
    LAST_WORDS_BEFORE,
    MOST_LETTERS_A_SECOND,
    Scene,
    Storyboard,
)

FOLDER = "voice"
ENDINGS = (".wav", ".ogg", ".oga", ".flac")
RATE = 48_000
BLOCK = 1_024
END_CARD_SECONDS = 12
"""content/MESSAGES.md: the end card stays at least so long."""
_BREATH_SECONDS = 0.5
_MOST_SECONDS = 120

Samples: TypeAlias = "array[float]"


def read(folder: Path, board: Storyboard) -> dict[str, Samples]:
    """The recordings in `folder`, by the key of their scene, as single samples at 48 kHz.

    Raises:
        KnownTrouble: a file belongs to no scene, cannot be read or is too long; or the storyboard
            does not say where the recordings come from.
    """
    files = sorted(path for path in folder.glob("*") if path.suffix.lower() in ENDINGS)
    keys = {scene.key for scene in board.scenes}
    for file in files:
        if file.stem not in keys:
            raise KnownTrouble(
                f"The recording {file.name} belongs to no scene. Name it after a scene's key: "
                f"{', '.join(sorted(keys))}."
            )
    if files and not board.voice_by:
        raise KnownTrouble(
            f"There are recordings in {folder}, but the storyboard does not say where they come "
            'from. Write who speaks into voice_by = "…" at its top.'
        )
    return {file.stem: _samples(file) for file in files}


def fit(board: Storyboard, voices: Mapping[str, Samples]) -> Storyboard:
    """The storyboard with each spoken scene as long as its recording, and all after it later."""
    scenes: list[Scene] = []
    start = 0.0
    for scene in board.scenes:
        spoken = voices.get(scene.key)
        seconds = scene.seconds if spoken is None else _seconds(scene, len(spoken) / RATE)
        scenes.append(replace(scene, seconds=seconds, start=start))
        start += seconds
    return replace(board, scenes=tuple(scenes))


def sound(board: Storyboard, voices: Mapping[str, Samples]) -> Iterator[av.AudioFrame]:
    """The whole film's sound, block after block; nothing where there are no recordings."""
    if not voices:
        return
    whole = array("f", bytes(4 * round(board.seconds * RATE)))
    for scene in board.scenes:
        if spoken := voices.get(scene.key):
            first = round((scene.start + FIRST_WORDS_AFTER) * RATE)
            whole[first : first + len(spoken)] = spoken
    for start in range(0, len(whole) - BLOCK + 1, BLOCK):
        frame = av.AudioFrame("fltp", "mono", BLOCK)
        frame.planes[0].update(whole[start : start + BLOCK].tobytes())
        frame.sample_rate, frame.pts = RATE, start
        yield frame


def _seconds(scene: Scene, spoken: float) -> float:
    """How long a scene has to be for its recording, its captions and what follows them."""
    read = sum(map(len, scene.sentences)) / MOST_LETTERS_A_SECOND
    words = max(spoken + _BREATH_SECONDS, read)
    seconds = FIRST_WORDS_AFTER + words + LAST_WORDS_BEFORE + scene.red_flag_seconds
    return round(max(seconds, END_CARD_SECONDS if scene.steps else 0), 2)


def _samples(file: Path) -> Samples:
    samples = array("f")
    try:
        with av.open(str(file)) as container:
            plain = av.AudioResampler(format="flt", layout="mono", rate=RATE)
            for frame in (*container.decode(audio=0), None):
                for piece in plain.resample(frame):
                    samples.frombytes(bytes(piece.planes[0])[: piece.samples * 4])
                if len(samples) > _MOST_SECONDS * RATE:
                    raise KnownTrouble(
                        f"The recording {file.name} is longer than {_MOST_SECONDS} seconds. "
                        "Cut it to what is said in that scene."
                    )
    except (av.error.FFmpegError, IndexError, ValueError) as error:
        raise KnownTrouble(
            f"The recording {file.name} cannot be read. Save it again as a WAV file."
        ) from error
    if not samples:
        raise KnownTrouble(f"There is no sound in {file.name}. Record it again.")
    return samples
