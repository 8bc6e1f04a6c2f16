"""Captions: laid out so that they can be read, written and read back, found for a moment."""

import textwrap
from itertools import pairwise
from pathlib import Path

import pytest

from kiosk.errors import KnownTrouble
from kiosk.film import captions
from kiosk.film.captions import LINE, LINES, Cue
from kiosk.film.films import CAPTIONS, FOLDER, STORYBOARD
from kiosk.film.storyboard import read

LONG = "Pain that lasts a long time does not always mean your body is being damaged."
SHIPPED = read(FOLDER / STORYBOARD).cues


def test_sentences_share_the_time_by_their_letters() -> None:
    assert captions.lay_out(["One two.", "Eighteen letters.."], 10, 36) == (
        Cue(10, 18, "One two."),
        Cue(18, 36, "Eighteen letters.."),
    )


def test_a_long_sentence_is_parted_into_pieces_about_as_long() -> None:
    first, second = captions.lay_out([LONG], 0, 8)
    assert f"{first.words} {second.words}" == LONG
    assert abs(len(first.words) - len(second.words)) < 12


def test_the_words_of_a_moment() -> None:
    cues = (Cue(1, 2, "one"), Cue(3, 4, "two"))
    moments = {0.5: "", 1: "one", 1.99: "one", 2: "", 3.5: "two", 4: "", 100: ""}
    assert {at: captions.at(cues, at) for at in moments} == moments


def test_what_is_written_is_read_back(tmp_path: Path) -> None:
    captions.write(SHIPPED, tmp_path / "film.vtt")
    assert captions.read(tmp_path / "film.vtt") == SHIPPED


def test_the_shipped_file_holds_the_storyboards_captions() -> None:
    assert captions.read(FOLDER / CAPTIONS) == SHIPPED


@pytest.mark.parametrize("cue", SHIPPED, ids=lambda cue: cue.words)
def test_a_shipped_caption_is_two_short_lines_and_stays_long_enough(cue: Cue) -> None:
    assert len(textwrap.wrap(cue.words, LINE)) <= LINES
    assert len(cue.words) / (cue.end - cue.start) <= 17


def test_captions_do_not_overlap() -> None:
    assert all(one.end <= two.start for one, two in pairwise(SHIPPED))


@pytest.mark.parametrize("content", [b"", b"no captions", b"\xff\xfe\x00bad", b"\0" * 100])
def test_a_file_that_holds_no_captions_is_named(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "bad.vtt"
    path.write_bytes(content)
    with pytest.raises(KnownTrouble, match=r"bad\.vtt cannot be read"):
        captions.read(path)
