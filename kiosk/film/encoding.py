"""Turns frames into a film: H.264 in an MP4 that plays from its first byte, through PyAV."""

from collections.abc import Callable, Iterator
from pathlib import Path

import av
from PySide6.QtGui import QImage

CHANNELS = 4
_QUALITY = "20"
_SECONDS_BETWEEN_KEYFRAMES = 2


def encode(
    frames: Iterator[QImage], path: Path, rate: int, told: Callable[[int], None] = lambda _n: None
) -> None:
    """Write the frames, 32-bit and all of one size, into the file `path`, which is replaced.

    Args:
        frames: every picture, in order.
        path: the file; it has its name only once it is complete.
        rate: frames a second.
        told: hears how many frames are done.
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
            for number, image in enumerate(frames):
                if not number:
                    stream.width, stream.height = image.width(), image.height()
                for packet in stream.encode(_frame(image, number)):
                    container.mux(packet)
                told(number + 1)
            for packet in stream.encode():
                container.mux(packet)
        unfinished.replace(path)
    finally:
        unfinished.unlink(missing_ok=True)


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
