"""Small films whose frames carry their number, and reading it from what was painted."""

import math
from array import array
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from typing import Any

import av
from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QImage, QPainter

from kiosk.film import encoding

RATE = 25
BITS = 8
_SAMPLES, _BLOCK = 48_000, 1024
_GROUND = QColor(96, 144, 120)


def frames(count: int, width: int, height: int) -> Iterator[QImage]:
    """Frames whose top ninth holds their number in black and white blocks."""
    for number in range(count):
        image = QImage(width, height, QImage.Format.Format_RGB32)
        image.fill(_GROUND)
        painter = QPainter(image)
        for bit in range(BITS):
            colour = QColor("white") if number >> bit & 1 else QColor("black")
            painter.fillRect(QRect(bit * width // BITS, 0, width // BITS, height // 9), colour)
        painter.end()
        yield image


def make(path: Path, count: int = 40, width: int = 320, height: int = 180) -> Path:
    """A film of that many frames."""
    encoding.encode(frames(count, width, height), path, RATE)
    return path


def number_of(image: QImage) -> int:
    """The number in a painted frame; -1 where what was painted is no frame at all."""
    ground = image.pixelColor(image.width() // 2, image.height() // 2)
    if abs(ground.green() - _GROUND.green()) > 24:
        return -1
    row = image.height() // 18
    blocks = [
        image.pixelColor((2 * bit + 1) * image.width() // (2 * BITS), row).lightness() > 127
        for bit in range(BITS)
    ]
    return sum(white << bit for bit, white in enumerate(blocks))


def copied(film: Path, path: Path, *, rate: Fraction | int = RATE, flags: str = "") -> Path:
    """The same film at another rate, in the container that the path's ending and flags say."""
    options = {"movflags": flags} if flags else {}
    with av.open(str(film)) as source, av.open(str(path), "w", options=options) as target:
        copies = {each.index: target.add_stream_from_template(each) for each in source.streams}
        for packet in source.demux():
            if packet.size:
                packet.time_base = packet.time_base * RATE / Fraction(rate)
                packet.stream = copies[packet.stream_index]
                target.mux(packet)
    return path


def with_sound(film: Path, path: Path, *, longer: float = 0, beeps: bool = False) -> Path:
    """The same film with a quiet tone.

    Args:
        film: it has no sound.
        path: where the new one goes.
        longer: for how many seconds the tone goes on after the pictures.
        beeps: with a loud beep at the beginning of each second, as long as a frame.
    """
    with av.open(str(film)) as source, av.open(str(path), "w", format="mp4") as target:
        pictures = source.streams.video[0]
        copied = target.add_stream_from_template(pictures)
        tone = target.add_stream("aac", rate=_SAMPLES)
        for packet in source.demux(pictures):
            if packet.dts is None:
                continue
            packet.stream = copied
            target.mux(packet)
        assert pictures.duration is not None
        assert pictures.time_base is not None
        seconds = pictures.duration * pictures.time_base
        _sound(target, tone, float(seconds) + longer, 0.05, beep=0.5 if beeps else 0.05)
    return path


def _sound(container: Any, tone: Any, seconds: float, volume: float, beep: float = 0) -> None:
    """So many seconds of a tone; `beep` is its volume at the beginning of each second."""
    for start in range(0, int(seconds * _SAMPLES), _BLOCK):
        volumes = (
            (beep or volume) if n % _SAMPLES < _SAMPLES // RATE else volume
            for n in range(start, start + _BLOCK)
        )
        samples = array("f", (each * math.sin((start + n) / 20) for n, each in enumerate(volumes)))
        frame = av.AudioFrame("fltp", "mono", _BLOCK)
        frame.planes[0].update(samples.tobytes())
        frame.sample_rate, frame.pts = _SAMPLES, start
        frame.time_base = Fraction(1, _SAMPLES)
        container.mux(tone.encode(frame))
    container.mux(tone.encode())


def grey(path: Path, brightness: list[int], *, volume: float | None = None) -> Path:
    """A film of one second for each brightness (of 255), with a tone as loud as that, or none."""
    with av.open(str(path), "w", format="mp4") as container:
        pictures = container.add_stream("libx264", rate=RATE)
        pictures.width, pictures.height, pictures.pix_fmt = 64, 36, "yuv420p"
        tone = container.add_stream("aac", rate=_SAMPLES) if volume is not None else None
        for number in range(RATE * len(brightness)):
            image = QImage(64, 36, QImage.Format.Format_RGB32)
            image.fill(QColor(*[brightness[number // RATE]] * 3))
            for packet in pictures.encode(encoding._frame(image, number)):
                container.mux(packet)
        container.mux(pictures.encode())
        if tone is not None:
            _sound(container, tone, len(brightness), volume or 0)
    return path
