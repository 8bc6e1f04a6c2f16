"""Writes a film anew as a plain MP4, its pictures and sound as they are; a program of its own.

`python -m kiosk.film.rewriting FILE TARGET` turns what comes as Matroska, or as an MP4 in
fragments, into what the player reads. It runs within limits, as `kiosk.film.inspection` does.
"""

import sys
from pathlib import Path

from kiosk.film import inspection


def rewrite(film: Path, target: Path) -> None:
    """Write the first picture track and the first sound track of `film` into `target`."""
    import av

    with (
        av.open(str(film)) as source,
        av.open(str(target), "w", format="mp4", options={"movflags": "+faststart"}) as written,
    ):
        wanted = [source.streams.video[0], *source.streams.audio[:1]]
        copies = {stream.index: written.add_stream_from_template(stream) for stream in wanted}
        for packet in source.demux(wanted):
            if packet.size:  # the last ones say that there are no more
                packet.stream = copies[packet.stream_index]
                written.mux(packet)


def main() -> None:
    """Rewrite the film that the command line names."""
    inspection.limit()
    film, target = map(Path, sys.argv[1:])
    rewrite(film, target)


if __name__ == "__main__":
    main()
