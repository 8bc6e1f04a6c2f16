"""Decodes a whole film and says what is in it; run as a program of its own, within limits.

`python -m kiosk.film.inspection FILE POSTER` prints JSON: see `Inspection`. A film from anywhere
may be made to harm what decodes it, so nothing else runs in this process.
"""

import json
import math
import resource
import sys
from array import array
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.film import progress

if TYPE_CHECKING:
    import av

MOST_BYTES = 4_000_000_000
MOST_PROCESSOR_SECONDS = 1_200
_PICTURE = 32, 18
_DARK = 12
"""A picture is black where its mean brightness, of 255, is below this."""
_SAMPLES, _WINDOW_SECONDS = 8_000, 0.5
_QUIET = 0.01  # -40 dBFS
_TELL_EVERY = 25
_CONTAINERS = {"mov", "matroska"}

Stretch = tuple[float, float]


@dataclass(frozen=True)
class Inspection:
    """What a film turned out to hold.

    Attributes:
        seconds: up to the end of its last picture.
        promised: what the file says of its length.
        frames: how many pictures could be decoded.
        rate: pictures a second.
        has_sound: whether there is a sound track.
        black: from when to when it is black, in seconds.
        loud: from when to when there is sound above -40 dBFS.
        trouble: why it could not be decoded to its end; empty where it could.
    """

    seconds: float
    promised: float
    frames: int
    width: int
    height: int
    rate: float
    has_sound: bool
    black: list[Stretch]
    loud: list[Stretch]
    trouble: str


def inspect(film: Path, poster: Path) -> Inspection:
    """Decode all of it, and keep its first bright picture as `poster` (JPEG)."""
    import av

    frames, end, black, loud = 0, 0.0, _Stretches(), _Stretches()
    width = height = 0
    rate = promised = 0.0
    has_sound, has_poster, trouble = False, False, ""
    try:
        with av.open(str(film)) as container:
            if not _CONTAINERS & set(container.format.name.split(",")):
                return Inspection(0, 0, 0, 0, 0, 0, False, [], [], "it is no MP4 or Matroska file")
            if not container.streams.video:
                return Inspection(0, 0, 0, 0, 0, 0, False, [], [], "there is no picture in it")
            video = container.streams.video[0]
            rate = float(video.average_rate or 0)
            promised = (container.duration or 0) / 1e6
            has_sound = bool(container.streams.audio)
            for frame in container.decode(video):
                frames += 1
                width, height = frame.width, frame.height
                start = float(frame.time or 0)
                end = start + 1 / (rate or 25)
                dark = _brightness(frame) < _DARK
                black.add(start, end, dark)
                if frames % _TELL_EVERY == 0:
                    progress.show(end, promised, f"{end:.0f} of {promised:.0f} seconds")
                if not (dark or has_poster):
                    _save(frame, poster)
                    has_poster = True
        if has_sound:
            for start, volume in _volumes(film):
                loud.add(start, start + _WINDOW_SECONDS, volume > _QUIET)
    except (av.error.FFmpegError, ValueError, OSError):
        trouble = "it is damaged, or cut off" if frames else "it cannot be decoded"
    return Inspection(
        end, promised, frames, width, height, rate, has_sound, black.found, loud.found, trouble
    )


class _Stretches:
    """From when to when something held, as it is told moment by moment."""

    def __init__(self) -> None:
        self.found: list[Stretch] = []

    def add(self, start: float, end: float, holds: bool) -> None:  # noqa: FBT001
        if not holds:
            return
        if self.found and start - self.found[-1][1] <= _WINDOW_SECONDS:
            self.found[-1] = (self.found[-1][0], end)
        else:
            self.found.append((start, end))


def _brightness(frame: "av.VideoFrame") -> float:
    """The mean brightness of a picture, of 255."""
    plane = frame.reformat(width=_PICTURE[0], height=_PICTURE[1], format="gray").planes[0]
    rows = bytes(plane)
    row = plane.line_size
    shown = b"".join(rows[y * row : y * row + _PICTURE[0]] for y in range(_PICTURE[1]))
    return (sum(shown) / len(shown) - 16) * 255 / 219  # video's black is 16, its white 235


def _save(frame: "av.VideoFrame", path: Path) -> None:
    import av

    with av.open(str(path), "w", format="image2", options={"update": "1"}) as container:
        stream = container.add_stream("mjpeg", rate=1, options={"qscale": "3"})
        stream.width, stream.height, stream.pix_fmt = frame.width, frame.height, "yuvj420p"
        picture = frame.reformat(format="yuvj420p")
        picture.pts = 0
        for packet in (*stream.encode(picture), *stream.encode()):
            container.mux(packet)


def _volumes(film: Path) -> Iterator[tuple[float, float]]:
    """How loud each half second is: its time, and the root of the mean square, 1 at full scale."""
    import av

    with av.open(str(film)) as container:
        plain = av.AudioResampler(format="flt", layout="mono", rate=_SAMPLES)
        count = int(_SAMPLES * _WINDOW_SECONDS)
        waiting, start = array("f"), 0.0
        for frame in container.decode(audio=0):
            for piece in plain.resample(frame):
                waiting.frombytes(bytes(piece.planes[0])[: piece.samples * 4])
            while len(waiting) >= count:
                window, waiting = waiting[:count], waiting[count:]
                yield start, math.sqrt(math.fsum(each * each for each in window) / count)
                start += _WINDOW_SECONDS


def limit() -> None:
    """Let this process have no more memory and time than a film may take."""
    resource.setrlimit(resource.RLIMIT_AS, (MOST_BYTES, MOST_BYTES))
    resource.setrlimit(resource.RLIMIT_CPU, (MOST_PROCESSOR_SECONDS, MOST_PROCESSOR_SECONDS))


def main() -> None:
    """Inspect the film that the command line names."""
    limit()
    film, poster = map(Path, sys.argv[1:])
    json.dump(asdict(inspect(film, poster)), sys.stdout)


if __name__ == "__main__":
    main()
