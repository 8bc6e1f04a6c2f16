"""Plays a film through libvlc into memory.

libvlc calls back on threads of its own. Those callbacks only move buffers and set flags: a call
into libvlc from within one never returns. It reads the film over and over by itself
(`input-repeat`), which keeps its output and loses no frame; 65,535 times is all it can count to.
"""

import ctypes
import functools
import logging
import os
import time
from collections import deque
from pathlib import Path
from threading import Condition
from typing import Any

from kiosk.film.player import Facts, Frame, NullPlayer, Player

BUFFERS = 5
"""One is painted, one is being written, four are ready."""

MOST_REPEATS = 65_535
_ALIGNED = 32
_PARSE_MS = 1500
_DELAY_MICROSECONDS = 3 * 40_000
"""Sound waits for the frames that are ready but not shown yet."""

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
    "--avcodec-threads=1",  # less memory, less delay
    "--avcodec-hw=none",
    "--quiet",
)
_CONTAINERS = "mp4,mkv,none"
"""What reads the file; `none` keeps libvlc from trying all it has."""

_AUDIO, _VIDEO = 0, 1


class _VideoTrack(ctypes.Structure):
    """The beginning of libvlc_video_track_t (vlc/libvlc_media.h), which python-vlc leaves out."""

    _fields_ = tuple(
        (name, ctypes.c_uint)
        for name in ("height", "width", "sar_num", "sar_den", "rate_num", "rate_den")
    )


class _Track(ctypes.Structure):
    """The beginning of libvlc_media_track_t."""

    _fields_ = (
        ("codec", ctypes.c_uint32),
        ("original_codec", ctypes.c_uint32),
        ("id", ctypes.c_int),
        ("kind", ctypes.c_int),
        ("profile", ctypes.c_int),
        ("level", ctypes.c_int),
        ("video", ctypes.POINTER(_VideoTrack)),
    )


log = logging.getLogger(__name__)

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

    def __init__(self, vlc: Any, instance: Any, *, most_repeats: int = MOST_REPEATS) -> None:
        """`vlc` is the library, `instance` its start; `most_repeats` is what it can count to."""
        self._vlc = vlc
        self._instance = instance
        self._most_repeats = most_repeats
        self._player: Any = None
        self._picture = _Picture(0, 0)
        self._facts: Facts | None = None
        self._film: Path | None = None
        self._looping = False
        self._ended = False
        self._failed = False
        self._shown: int | None = None
        self._taken = 0
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
        if not film.is_file() or not os.path.getsize(film):  # noqa: PTH202  (one call)
            self._failed = True
            return
        media = self._instance.media_new_path(str(film))
        self._facts = self._look_at(media)
        if self._facts is None:
            media.release()
            self._failed = True
            return
        if not sound:
            media.add_option(":no-audio")
        if looping:
            media.add_option(f":input-repeat={self._most_repeats}")
        if start:
            media.add_option(f":start-time={start:.3f}")
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
        self._film, self._looping = film, looping
        if player.play() < 0:
            self._failed = True
        elif sound:
            player.audio_set_delay(_DELAY_MICROSECONDS)

    def close(self) -> None:
        """Stop, and give back what it took."""
        if self._player is None:
            return
        self._picture.let_go()  # a thread of libvlc may be waiting for a free buffer
        self._player.stop()
        self._player.release()
        self._player = None
        self._picture = _Picture(0, 0)
        self._shown = None

    def pause(self, *, on: bool) -> None:
        """Hold, or go on."""
        if self._player is not None:
            self._player.set_pause(on)

    def take(self) -> Frame | None:
        """The next frame in order."""
        picture = self._picture
        index = picture.take(self._shown)
        if index is None:
            return None
        self._shown = index
        frame = Frame(
            self._taken, picture.width, picture.height, picture.pitch, picture.pixels(index)
        )
        self._taken += 1
        return frame

    def facts(self) -> Facts | None:
        """Length, rate and sound, as libvlc has found them."""
        return self._facts

    def _look_at(self, media: Any) -> Facts | None:
        """What the file says of itself; nothing where it holds no film.

        What holds none would keep libvlc busy for ever, without a frame and without an error.
        """
        vlc = self._vlc
        media.add_option(f":demux={_CONTAINERS}")
        media.parse_with_options(vlc.MediaParseFlag.local, _PARSE_MS)
        over = time.monotonic() + _PARSE_MS / 1000
        while not media.get_parsed_status().value:  # not over yet
            if time.monotonic() > over:
                return None
            time.sleep(0.001)
        found = ctypes.POINTER(ctypes.POINTER(_Track))()
        as_python_vlc_wants = ctypes.POINTER(ctypes.POINTER(vlc.MediaTrack))
        count = vlc.libvlc_media_tracks_get(
            media, ctypes.cast(ctypes.pointer(found), as_python_vlc_wants)
        )
        tracks = [found[n].contents for n in range(count)]
        try:
            return self._read(tracks, media.get_duration())
        finally:
            vlc.libvlc_media_tracks_release(ctypes.cast(found, as_python_vlc_wants), count)

    def _read(self, tracks: list["_Track"], length: int) -> Facts | None:
        """The facts, from the tracks and the length in milliseconds."""
        kinds = [track.kind for track in tracks]
        if _VIDEO not in kinds or length <= 0:
            return None
        picture = tracks[kinds.index(_VIDEO)].video.contents
        if not (picture.width and picture.height and picture.rate_num):
            return None
        self._picture = _Picture(picture.width, picture.height)
        return Facts(
            seconds=length / 1000,
            rate=picture.rate_num / max(1, picture.rate_den),
            has_sound=_AUDIO in kinds,
        )

    @property
    def waiting(self) -> int:
        """How many frames are ready."""
        return self._picture.waiting

    @property
    def ended(self) -> bool:
        """Whether the film has come to its end."""
        return self._ended

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
        pass

    def _display(self, _opaque: Any, index: int) -> None:
        self._picture.give(index - 1)


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
                return self._borrowed  # the frame before it was never shown
            while not self._free and not self._over:
                self._changed.wait()
            if self._free:
                self._borrowed = self._free.popleft()
                return self._borrowed
            return self._ready[-1] if self._ready else 0  # nobody looks any more

    def give(self, index: int) -> None:
        """A buffer has been written and is to be shown."""
        with self._changed:
            if index == self._borrowed:
                self._borrowed = None
                self._ready.append(index)

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
