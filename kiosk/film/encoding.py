"""Turns frames into a film: H.264 in an MP4 that plays from its first byte, through PyAV."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import av
from av.container import OutputContainer
from PySide6.QtGui import QImage

CHANNELS = 4
_QUALITY = "20"
_SECONDS_BETWEEN_KEYFRAMES = 2


def encode(
    frames: Iterator[QImage],
    path: Path,
    rate: int,
    told: Callable[[int], None] = lambda _n: None,
    sound: Iterable[av.AudioFrame] = (),
) -> None:
    """Write the frames, 32-bit and all of one size, into the file `path`, which is replaced.

    Args:
        frames: every picture, in order.
        path: the file; it has its name only once it is complete.
        rate: frames a second.
        told: hears how many frames are done.
        sound: blocks of single samples, counted from the film's beginning in their own rate.
    """
    unfinished = path.with_name(f"{path.name}.unfinished")
    options = {
        "crf": _QUALITY,
        "preset": "medium",
        "profile": "high",
        # A file that is the same on every machine, whatever its number of cores.
        "threads": "1",
        "x264-params": "open-gop=0:scenecut=0:colorprim=bt709:transfer=bt709:colormatrix=bt709",
    }
    try:
        with av.open(
            str(unfinished), "w", format="mp4", options={"movflags": "+faststart"}
        ) as container:
            stream = container.add_stream("libx264", rate=rate, options=options)
            stream.pix_fmt = "yuv420p"
            stream.gop_size = rate * _SECONDS_BETWEEN_KEYFRAMES
            voice = _Voice(container, sound)
            for number, image in enumerate(frames):
                if not number:
                    stream.width, stream.height = image.width(), image.height()
                container.mux(stream.encode(_frame(image, number)))
                voice.write(until=(number + 1) / rate)
                told(number + 1)
            container.mux(stream.encode())
            voice.end()
        unfinished.replace(path)
    finally:
        unfinished.unlink(missing_ok=True)


class _Voice:
    """The sound of a film, written beside its pictures as they come; none where there is none."""

    def __init__(self, container: OutputContainer, sound: Iterable[av.AudioFrame]) -> None:
        self._container = container
        self._blocks = iter(sound)
        self._next = next(self._blocks, None)
        self._stream = (
            container.add_stream("aac", rate=self._next.sample_rate, layout="mono")
            if self._next
            else None
        )

    def write(self, until: float) -> None:
        """All blocks that begin before so many seconds."""
        while self._next and self._stream:
            if (self._next.pts or 0) / self._next.sample_rate >= until:
                return
            self._container.mux(self._stream.encode(self._next))
            self._next = next(self._blocks, None)

    def end(self) -> None:
        """What the encoder still holds."""
        if self._stream:
            self._container.mux(self._stream.encode())


def _frame(image: QImage, number: int) -> av.VideoFrame:
    """The image in the colours of a film: BT.709, limited range."""
    frame = av.VideoFrame(image.width(), image.height(), "bgra")
    plane = frame.planes[0]
    row = image.width() * CHANNELS
    bits = bytes(image.constBits())
    if plane.line_size == row:
        plane.update(bits)
    else:
        gap = b"\0" * (plane.line_size - row)
        plane.update(b"".join(bits[n : n + row] + gap for n in range(0, len(bits), row)))
    made = frame.reformat(format="yuv420p", dst_colorspace="ITU709", dst_color_range="MPEG")
    made.pts = number
    return made


def pictures(path: Path, every: float) -> Iterator[tuple[float, QImage]]:
    """A picture of the film every so many seconds, each with its time."""
    wanted = 0.0
    with av.open(str(path)) as container:
        for frame in container.decode(video=0):
            if frame.time is not None and frame.time >= wanted - 1e-6:
                yield frame.time, as_image(frame)
                wanted += every


def as_image(frame: av.VideoFrame) -> QImage:
    """A decoded frame as a picture."""
    plain = frame.reformat(format="rgb24")
    plane = plain.planes[0]
    image = QImage(
        bytes(plane), plain.width, plain.height, plane.line_size, QImage.Format.Format_RGB888
    )
    return image.copy()
