"""Plays a film through libvlc into memory.

libvlc calls back on threads of its own. Those callbacks only move buffers and set flags: a call
into libvlc from within one never returns. It reads from a pipe, which for a film that loops never
ends (`kiosk.film.reel`), and it keeps the film's own time: nothing tells it to hurry or to drop.
"""

import ctypes
import functools
import logging
import os
import time
from collections import deque
from itertools import pairwise
from pathlib import Path
from threading import Condition
from typing import Any

from kiosk.film import mp4, reel
from kiosk.film.mp4 import Movie, NotPlainError
from kiosk.film.player import READY, Facts, Frame, NullPlayer, Player
from kiosk.film.reel import Reel

BUFFERS = 5
"""One is painted, one is being written, two are ready, and one is free for libvlc to write to."""

_ALIGNED = 32
_WAITED_SECONDS = 0.002
"""A frame that is in time is written before it is due, so libvlc waits."""
_LONGEST_LATE_SECONDS, _HELD_SECONDS = 2.0, 0.5
"""What has been late for 5 seconds libvlc throws away. A moment's rest puts its clock back."""

_ARGUMENTS = (
    "--no-lua",  # it would try playlist scripts on what it does not know
    "--no-video-title-show",
    "--no-sub-autodetect-file",
    "--no-osd",
    "--no-stats",
    "--no-interact",
    "--no-metadata-network-access",
    "--no-drop-late-frames",
    "--no-skip-frames",
    "--no-avcodec-hurry-up",  # it would leave out pictures on a busy machine
    # What comes to it too late would make it throw away all that it holds, unless it is later than
    # this: then it sets its clock, and goes on.
    "--clock-jitter=-1",
    "--avcodec-threads=1",  # less memory, less delay
    "--avcodec-hw=none",
    "--quiet",
)
_OPTIONS = (
    ":demux=mp4",
    ":file-caching=500",  # milliseconds that it reads ahead
    ":prefetch-buffer-size=64",  # kilobytes; it would take 16 MB
    ":prefetch-read-size=16384",  # bytes; as long as this is larger, that is not heard
)


log = logging.getLogger(__name__)

_compare = ctypes.CDLL(None).memcmp
_compare.argtypes = (ctypes.c_void_p, ctypes.c_void_p, ctypes.c_size_t)

_Setup = ctypes.CFUNCTYPE(
    ctypes.c_uint,
    ctypes.POINTER(ctypes.c_void_p),
    ctypes.POINTER(ctypes.c_char),
    ctypes.POINTER(ctypes.c_uint),
    ctypes.POINTER(ctypes.c_uint),
    ctypes.POINTER(ctypes.c_uint),
    ctypes.POINTER(ctypes.c_uint),
)
_Cleanup = ctypes.CFUNCTYPE(None, ctypes.c_void_p)
_Lock = ctypes.CFUNCTYPE(ctypes.c_void_p, ctypes.c_void_p, ctypes.POINTER(ctypes.c_void_p))
_Unlock = ctypes.CFUNCTYPE(None, ctypes.c_void_p, ctypes.c_void_p, ctypes.POINTER(ctypes.c_void_p))
_Display = ctypes.CFUNCTYPE(None, ctypes.c_void_p, ctypes.c_void_p)
"""python-vlc's own types keep the letters of the format from being written."""


def make_player() -> Player:
    """A player, or one that plays nothing where this machine has no libvlc; the log says why."""
    library = _library()
    return VlcPlayer(*library) if library else NullPlayer()


@functools.cache
def _library() -> tuple[Any, Any] | None:
    """The library and its start: one for all films, since each would stay in memory."""
    try:
        import vlc

        instance = vlc.Instance(list(_ARGUMENTS))
    except (ImportError, OSError, NameError, AttributeError) as error:
        log.warning("Films cannot be played: libvlc is not there (%s).", error)
        return None
    if instance is None:
        log.warning("Films cannot be played: libvlc did not start.")
        return None
    return vlc, instance


class VlcPlayer:
    """See `kiosk.film.player.Player`."""

    def __init__(self, vlc: Any, instance: Any) -> None:
        """`vlc` is the library, `instance` its start."""
        self._vlc = vlc
        self._instance = instance
        self._player: Any = None
        self._film: _Film | None = None
        self._picture = _Picture(0, 0)
        self._ended = False
        self._failed = False
        self._shown: int | None = None
        self._taken = 0
        self._held_since = 0.0
        # Kept for as long as libvlc may call them.
        self._callbacks = (
            _Setup(self._set_up),
            _Cleanup(self._clean_up),
            _Lock(self._lock),
            _Unlock(self._unlock),
            _Display(self._display),
        )

    def open(self, film: Path, *, looping: bool, sound: bool, start: float) -> None:
        """Begin to decode."""
        self.close()
        self._ended = self._failed = False
        self._taken = 0
        self._held_since = 0.0
        try:
            opened = _Film(film, looping=looping, sound=sound, start=start)
        except (OSError, NotPlainError) as error:
            log.warning("The film %s cannot be read: %s.", film, error)
            self._failed = True
            return
        self._film = opened
        pictures = opened.movie.pictures
        self._picture = _Picture(pictures.width, pictures.height)
        media = self._instance.media_new_location(f"fd://{opened.reel.reading}")
        for option in _OPTIONS:
            media.add_option(option)
        if not sound:
            media.add_option(":no-audio")
        player = self._instance.media_player_new()
        set_up, clean_up, lock, unlock, display = self._callbacks
        vlc = self._vlc
        vlc.libvlc_video_set_callbacks(
            player,
            ctypes.cast(lock, vlc.CallbackDecorators.VideoLockCb),
            ctypes.cast(unlock, vlc.CallbackDecorators.VideoUnlockCb),
            ctypes.cast(display, vlc.CallbackDecorators.VideoDisplayCb),
            None,
        )
        vlc.libvlc_video_set_format_callbacks(
            player,
            ctypes.cast(set_up, vlc.CallbackDecorators.VideoFormatCb),
            ctypes.cast(clean_up, vlc.CallbackDecorators.VideoCleanupCb),
        )
        events = player.event_manager()
        events.event_attach(vlc.EventType.MediaPlayerEndReached, self._at_end)
        events.event_attach(vlc.EventType.MediaPlayerEncounteredError, self._at_error)
        player.set_media(media)
        media.release()
        self._player = player
        if player.play() < 0:
            self._failed = True
        elif sound:
            # As long as a frame that is ready waits to be shown.
            player.audio_set_delay(round((READY - 0.5) * opened.usual * 1_000_000))

    def close(self) -> None:
        """Stop, and give back what it took."""
        if self._player is None:
            return
        self._picture.let_go()  # a thread of libvlc may be waiting for a free buffer
        self._player.stop()
        self._player.release()
        self._player = None
        if self._film is not None:
            self._film.close()
            self._film = None
        self._picture = _Picture(0, 0)
        self._shown = None

    def pause(self, *, on: bool) -> None:
        """Hold, or go on."""
        if self._player is not None:
            self._player.set_pause(on)
            self._held_since = self._picture.late_since = 0.0

    def tend(self) -> None:
        """Hold it for a moment where it has been late for long."""
        now = time.perf_counter()
        if self._held_since:
            if now - self._held_since >= _HELD_SECONDS:
                self.pause(on=False)
        elif self._picture.late_since and now - self._picture.late_since >= _LONGEST_LATE_SECONDS:
            log.info("Frames come late: libvlc is held for a moment.")
            self.pause(on=True)
            self._held_since = now

    def take(self) -> Frame | None:
        """The next frame in order."""
        film, picture = self._film, self._picture
        if film is None or self._taken == film.frames:
            return None
        index = picture.take(self._shown)
        if index is None:
            return None
        self._shown = index
        number = film.first + self._taken
        self._taken += 1
        seconds, lasts = film.moment(number)
        return Frame(
            number,
            seconds,
            lasts,
            picture.width,
            picture.height,
            picture.pitch,
            picture.pixels(index),
        )

    def facts(self) -> Facts | None:
        """Length, rate and sound, as the file says."""
        if self._film is None:
            return None
        movie, seconds = self._film.movie, self._film.seconds
        return Facts(seconds, len(self._film.moments) / seconds, movie.sound is not None)

    @property
    def waiting(self) -> int:
        """How many frames are ready."""
        film = self._film
        if film is not None and film.frames is not None:
            return min(self._picture.waiting, film.frames - self._taken)
        return self._picture.waiting

    @property
    def is_late(self) -> bool:
        """Whether libvlc hands frames over later than it meant to."""
        return bool(self._picture.late_since)

    @property
    def ended(self) -> bool:
        """Whether the film has come to its end."""
        return self._ended or (self._film is not None and self._taken == self._film.frames)

    @property
    def failed(self) -> bool:
        """Whether it has given up."""
        return self._failed

    # On libvlc's threads: no call into libvlc, no exception

    def _at_end(self, _event: object) -> None:
        self._ended = True

    def _at_error(self, _event: object) -> None:
        self._failed = True

    def _set_up(
        self, _opaque: Any, chroma: Any, width: Any, height: Any, pitches: Any, lines: Any
    ) -> int:
        ctypes.memmove(chroma, b"RV32", 4)
        # libvlc offers what the decoder works on, which is larger than the picture.
        width[0], height[0] = self._picture.width, self._picture.height
        pitches[0], lines[0] = self._picture.pitch, self._picture.lines
        return BUFFERS

    def _clean_up(self, _opaque: Any) -> None:
        """The buffers stay: the last frame of a film may be on the screen."""

    def _lock(self, _opaque: Any, planes: Any) -> int:
        index = self._picture.borrow()
        planes[0] = self._picture.address(index)
        return index + 1  # 0 would be no picture

    def _unlock(self, _opaque: Any, _index: Any, _planes: Any) -> None:
        self._picture.written()

    def _display(self, _opaque: Any, index: int) -> None:
        self._picture.give(index - 1)


class _Film:
    """A file that is being played: what is in it, when each frame is due, and the pipe it goes to.

    Attributes:
        first: the number of the frame that it begins with.
        frames: how many will come; None without end.
        usual: how many seconds a frame lasts on the average.
        seconds: how long a round of the film lasts.
    """

    def __init__(self, path: Path, *, looping: bool, sound: bool, start: float) -> None:
        file = os.open(path, os.O_RDONLY | os.O_NONBLOCK)  # a pipe would let us wait
        try:
            self.movie: Movie = mp4.read(file)
        except (OSError, NotPlainError):
            os.close(file)
            raise
        self._file = file
        self.seconds = float(reel.length(self.movie))
        self.moments = reel.moments(self.movie)
        self._lasting = [after - now for now, after in pairwise([*self.moments, self.seconds])]
        self.usual = self.seconds / len(self.moments)
        sample, self.first = reel.entrance(self.movie, start)
        self.frames = None if looping else len(self.moments) - self.first
        parts = reel.stream(self.movie, self._read, looping=looping, sound=sound, first=sample)
        self.reel = Reel(parts)

    def moment(self, number: int) -> tuple[float, float]:
        """Where in the film this frame stands, and how long it lasts."""
        place = number % len(self.moments)
        return self.moments[place], self._lasting[place]

    def close(self) -> None:
        self.reel.close()
        os.close(self._file)

    def _read(self, place: int, size: int) -> bytes:
        found = os.pread(self._file, size, place)
        if len(found) < size:
            raise OSError("The film has become shorter while it was playing.")
        return found


class _Picture:
    """The ring of buffers between libvlc's threads and ours."""

    def __init__(self, width: int, height: int) -> None:
        self.width, self.height = width, height
        self.pitch = -(-width * 4 // _ALIGNED) * _ALIGNED
        self.lines = -(-height // _ALIGNED) * _ALIGNED
        size = self.pitch * self.lines + _ALIGNED
        self._buffers = [ctypes.create_string_buffer(size) for _ in range(BUFFERS)]
        self._free = deque(range(BUFFERS))
        self._ready: deque[int] = deque()
        self._borrowed: int | None = None
        self._given: int | None = None
        self._is_first = True
        self.late_since = 0.0
        self._written_at = 0.0
        self._changed = Condition()
        self._over = False

    def address(self, index: int) -> int:
        """Where a buffer begins, at a place that is quick to write to."""
        start = ctypes.addressof(self._buffers[index])
        return -(-start // _ALIGNED) * _ALIGNED

    def pixels(self, index: int) -> memoryview:
        """What is in it."""
        offset = self.address(index) - ctypes.addressof(self._buffers[index])
        return memoryview(self._buffers[index])[offset : offset + self.pitch * self.height]

    def borrow(self) -> int:
        """A buffer to write to; waits until one is free, which is what keeps libvlc in step."""
        with self._changed:
            if self._borrowed is not None:
                return self._borrowed  # what is in it is not to be shown
            while not self._free and not self._over:
                self._changed.wait()
            if self._free:
                self._borrowed = self._free.popleft()
                return self._borrowed
            return self._ready[-1] if self._ready else 0  # nobody looks any more

    def written(self) -> None:
        """The frame is in its buffer; libvlc waits until it is due."""
        self._written_at = time.perf_counter()

    def give(self, index: int) -> None:
        """A buffer is to be shown, if it is not the one before once more.

        libvlc shows a frame again, and at once, when none has come for 80 ms and when a pause ends.
        A new one that is in time is written first, and shown when it is due; a late one that is
        all the same as the one before is not missed. The film's first picture comes twice
        (`reel.stream`).
        """
        with self._changed:
            if index != self._borrowed:
                return
            now = time.perf_counter()
            is_in_time = now - self._written_at >= _WAITED_SECONDS
            if (self._is_first or not is_in_time) and self._is_repeated(index):
                self._is_first = self._is_first and not is_in_time
                return
            self._is_first = self._given is None
            self.late_since = 0.0 if is_in_time else self.late_since or now
            self._borrowed = None
            self._given = index
            self._ready.append(index)

    def _is_repeated(self, index: int) -> bool:
        """Whether this buffer holds the frame that was given last, which nobody has freed yet."""
        if self._given is None:
            return False
        size = self.pitch * self.height
        return not _compare(self.address(index), self.address(self._given), size)

    def take(self, before: int | None) -> int | None:
        """The next one to show; the one shown before it becomes free."""
        with self._changed:
            if not self._ready:
                return None
            if before is not None:
                self._free.append(before)
            index = self._ready.popleft()
            self._changed.notify()
            return index

    def let_go(self) -> None:
        """Nobody takes frames any more."""
        with self._changed:
            self._over = True
            self._changed.notify_all()

    @property
    def waiting(self) -> int:
        return len(self._ready)
