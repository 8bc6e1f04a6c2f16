"""What libvlc would have the loudspeaker say, and when: it plays into memory here, too."""

import ctypes
import time
from array import array
from typing import Any

from kiosk.film.vlc_player import VlcPlayer, make_player

RATE = 48_000
LOUD = 6_000
"""Of 32,767: a beep."""
_LEAST_SECONDS_BETWEEN = 0.3
_STEP = 8

_Play = ctypes.CFUNCTYPE(None, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_uint, ctypes.c_int64)
_Flush = ctypes.CFUNCTYPE(None, ctypes.c_void_p, ctypes.c_int64)


class HeardPlayer(VlcPlayer):
    """The kiosk's player, whose sound goes to the test.

    Attributes:
        blocks: of samples, each with the moment at which it is to be heard, as `time.perf_counter`.
        flushes: how often what was to be heard was thrown away.
    """

    def __init__(self) -> None:
        whole = make_player()
        assert isinstance(whole, VlcPlayer)
        super().__init__(whole._vlc, _Listening(whole._instance, self))
        self.blocks: list[tuple[float, array[int]]] = []
        self.flushes = 0
        self.heard_by = (_Play(self._play), _Flush(self._flush))
        # libvlc's clock may have another beginning.
        self._offset = time.perf_counter() - self._vlc.libvlc_clock() / 1e6

    def _play(self, _opaque: Any, samples: int, count: int, at: int) -> None:
        block = array("h", ctypes.string_at(samples, count * 2))
        self.blocks.append((at / 1e6 + self._offset, block))

    def _flush(self, _opaque: Any, _at: int) -> None:
        self.flushes += 1

    @property
    def gaps(self) -> list[float]:
        """How many seconds of silence there are between each block and the next one."""
        ends = [at + len(block) / RATE for at, block in self.blocks]
        return [at - end for end, (at, _) in zip(ends, self.blocks[1:], strict=False)]

    @property
    def beeps(self) -> list[float]:
        """When each beep begins."""
        found, last = list[float](), -1.0
        for at, block in list(self.blocks):
            for number in range(0, len(block), _STEP):
                if any(abs(each) > LOUD for each in block[number : number + _STEP]):
                    now = at + number / RATE
                    if now - last > _LEAST_SECONDS_BETWEEN:
                        found.append(now)
                    last = now
        return found


class _Listening:
    """libvlc's start, whose players are listened to."""

    def __init__(self, instance: Any, player: HeardPlayer) -> None:
        self._instance = instance
        self._player = player

    def __getattr__(self, name: str) -> Any:
        return getattr(self._instance, name)

    def media_player_new(self) -> Any:
        made = self._instance.media_player_new()
        vlc = self._player._vlc
        kinds = vlc.CallbackDecorators
        play, flush = self._player.heard_by
        vlc.libvlc_audio_set_callbacks(
            made,
            ctypes.cast(play, kinds.AudioPlayCb),
            None,
            None,
            ctypes.cast(flush, kinds.AudioFlushCb),
            None,
            None,
        )
        vlc.libvlc_audio_set_format(made, b"S16N", RATE, 1)
        return made
