"""Captions that somebody brings: read whatever their encoding, and what is broken is named."""

from pathlib import Path

import pytest

from kiosk.errors import KnownTrouble
from kiosk.film.captions import Cue
from kiosk.film.subtitles import Subtitles, read

VTT = """WEBVTT

00:01.000 --> 00:02.500
Café
and naïve words

3
00:00:03.000 --> 00:00:04.000
More
"""
SRT = VTT.removeprefix("WEBVTT\n\n").replace(
    "00:01.000 --> 00:02.500", "1\n00:00:01,000 --> 00:00:02,500"
)
CUES = (Cue(1, 2.5, "Café and naïve words"), Cue(3, 4, "More"))


def of(folder: Path, content: str | bytes, name: str = "film.vtt") -> Subtitles:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return read(path)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize(("text", "name"), [(VTT, "film.vtt"), (SRT, "film.srt")])
def test_webvtt_and_srt_are_read_in_any_usual_encoding(
    tmp_path: Path, text: str, name: str, encoding: str
) -> None:
    assert of(tmp_path, text.encode(encoding), name) == Subtitles(CUES, ())


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_is_read_without_its_mark(tmp_path: Path, encoding: str) -> None:
    assert of(tmp_path, (VTT * 3).encode(encoding)).cues


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_lines_may_end_as_they_like(tmp_path: Path, ending: str) -> None:
    assert of(tmp_path, VTT.replace("\n", ending)).cues == CUES


@pytest.mark.parametrize(
    "timing",
    ["00:05 -> 00:06", "x --> y", "00:00:06.000 --> 00:00:05.000", "--> 00:06.000", "00:99 -->"],
)
def test_a_broken_cue_is_named_with_its_line_and_the_rest_kept(tmp_path: Path, timing: str) -> None:
    found = of(
        tmp_path,
        VTT.replace("00:00:03.000 --> 00:00:04.000", timing) + "\n00:08.000 --> 00:09.000\nEnd\n",
    )
    assert [cue.words for cue in found.cues] == ["Café and naïve words", "End"]
    (problem,) = found.problems
    assert problem.startswith("film.vtt, line ")
    assert "not shown" in problem


def test_words_after_an_empty_line_are_named(tmp_path: Path) -> None:
    (problem,) = of(tmp_path, VTT + "\nlost words\n").problems
    assert problem == "film.vtt, line 11: these words have no time, so they are not shown."


def test_html_is_shown_as_it_is_written_and_named(tmp_path: Path) -> None:
    found = of(
        tmp_path, "WEBVTT\n\n00:01.000 --> 00:02.000\n<img src=x> &amp; <script>alert(1)</script>\n"
    )
    assert found.cues[0].words == "<img src=x> & <script>alert(1)</script>"
    assert found.problems == ("film.vtt, line 4: what looks like HTML is shown as it is written.",)


def test_what_captions_themselves_use_is_left_out(tmp_path: Path) -> None:
    found = of(
        tmp_path,
        "WEBVTT\n\nNOTE a remark\n\nSTYLE\n::cue { color: red }\n\n"
        "00:01.000 --> 00:02.000 align:start\n<v Ann>{\\an8}Hello <i>there</i> <00:01.500>you\n",
    )
    assert found == Subtitles((Cue(1, 2, "Hello there you"),), ())


def test_cues_come_in_the_order_of_time(tmp_path: Path) -> None:
    found = of(tmp_path, "WEBVTT\n\n00:05.000 --> 00:06.000\nb\n\n00:01.000 --> 00:02.000\na\n")
    assert [cue.words for cue in found.cues] == ["a", "b"]


@pytest.mark.parametrize(
    "content", [b"", b"no captions", b"\0" * 100, b"\xff\xfe\x00bad", b"WEBVTT\n\n"]
)
def test_a_file_without_captions_is_refused_with_what_to_do(tmp_path: Path, content: bytes) -> None:
    with pytest.raises(KnownTrouble, match=r"no captions in .*film\.vtt"):
        of(tmp_path, content)


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(KnownTrouble, match=r"none\.srt cannot be read"):
        read(tmp_path / "none.srt")


def test_a_film_that_is_taken_for_captions_is_refused(tmp_path: Path) -> None:
    with pytest.raises(KnownTrouble, match="no file of captions"):
        of(tmp_path, b"x" * 6_000_000)
