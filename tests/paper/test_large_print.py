"""Large print: what stands where on the pages of a PDF, read back by another library."""

from pathlib import Path

import pytest

from kiosk.paper.blocks import (
    BigNumber,
    Block,
    Bullets,
    Entry,
    Heading,
    Label,
    Mark,
    PageBreak,
    Rule,
    Step,
    Steps,
    Title,
    Together,
    Words,
)
from kiosk.paper.large_print import lay_out
from kiosk.paper.setting import BODY, clean
from tests.paper.conftest import DAY, Printed
from tests.paper.reading import A4_POINTS, ink, read

FOOTER = "Made on 3 October 2026. Ring before you go."
MARGIN = 36  # points: no printer leaves more than half an inch

FILLER = Words("Some words that fill a line of the page from its left to its right. " * 2)
OF_ALL_KINDS: tuple[Block, ...] = (
    Title("A friendly group"),
    Words("Run by the Example Trust"),
    BigNumber("01632 960 001"),
    Heading("What to do next"),
    Steps((Step("1.", "Ring", "01632 960 001"), Step("2.", "Say that you want to join."))),
    Label("When"),
    Words("Mondays at 7pm\nTuesdays at 2pm"),
    Bullets(("a first point", "a second point")),
    Rule(),
    Entry("A friendly group", "12"),
)


def test_every_kind_of_block_can_be_read_in_its_order(printed: Printed) -> None:
    _, found = printed(*OF_ALL_KINDS, footer=FOOTER)
    assert found.text == (
        "A friendly group Run by the Example Trust 01632 960 001 What to do next 1. Ring "
        "01632 960 001 2. Say that you want to join. When Mondays at 7pm Tuesdays at 2pm "
        "\u2022 a first point \u2022 a second point A friendly group 12 "
        "Made on 3 October 2026. Ring before you go. Page 1 of 1"
    )


def test_no_letter_is_smaller_than_eighteen_points(printed: Printed) -> None:
    _, found = printed(*OF_ALL_KINDS, BigNumber("www.example.org/" + "very-long/" * 20))
    assert found.smallest_letters == pytest.approx(BODY)


def test_the_letters_are_those_of_the_kiosk(printed: Printed) -> None:
    _, found = printed(*OF_ALL_KINDS)
    assert found.families
    assert all(each.startswith("AtkinsonHyperlegibleNext") for each in found.families)


def test_every_page_says_its_number_and_the_footer(printed: Printed) -> None:
    sheets, found = printed(*[FILLER] * 60, footer=FOOTER)
    assert sheets.pages == len(found.texts) > 2
    for number, text in enumerate(found.texts, start=1):
        assert f"Page {number} of {sheets.pages}" in text
        assert FOOTER in text


def test_nothing_comes_near_the_edges_of_the_paper(printed: Printed) -> None:
    long = "Wordwithoutanyspaceatall" * 20
    blocks = [kind(long) for kind in (Title, Heading, Label, Words, BigNumber)]
    steps = Steps((Step("1.", long, long), Step("Or otherwise", "Ring")))
    _, found = printed(*blocks, steps, Entry(long, "1234"), *[FILLER] * 40, footer=FOOTER)
    for picture in found.pictures:
        there = ink(picture)
        assert there.left() >= MARGIN
        assert there.top() >= MARGIN
        assert there.right() <= A4_POINTS[0] - MARGIN
        assert there.bottom() <= A4_POINTS[1] - MARGIN


def test_it_tells_on_which_page_each_block_begins(printed: Printed) -> None:
    inside = Together((Mark("third"), Heading("The third"), FILLER))
    sheets, found = printed(Words("The first"), PageBreak(), Words("The second"), *[FILLER] * 14,
                            inside)  # fmt: skip
    assert sheets.begins[0] == 1
    assert sheets.begins[2] == 2
    assert "The second" in found.texts[1]
    assert sheets.begins[-1] == sheets.marks["third"] == 3
    assert "The third" in found.texts[2]


@pytest.mark.parametrize("before", range(1, 26))
def test_what_belongs_together_stays_on_one_page(printed: Printed, before: int) -> None:
    first, last = Heading("Its first line"), Words("Its last line")
    _, found = printed(*[Words("A line")] * before, Together((first, FILLER, FILLER, last)))
    (page,) = [text for text in found.texts if "Its first line" in text]
    assert "Its last line" in page


@pytest.mark.parametrize("before", range(15, 26))
def test_a_heading_never_stands_alone_at_the_foot_of_a_page(printed: Printed, before: int) -> None:
    _, found = printed(*[Words("A line")] * before, Heading("A heading"), Words("What it is about"))
    (page,) = [text for text in found.texts if "A heading" in text]
    assert "What it is about" in page


@pytest.mark.parametrize("lines", range(18, 32))
def test_a_heading_stays_with_blocks_that_just_fill_a_page(printed: Printed, lines: int) -> None:
    block = Together((Words("Its first line"), *[Words("A line")] * lines))
    _, found = printed(Words("Before"), Heading("A heading"), block)
    (page,) = [text for text in found.texts if "A heading" in text]
    assert "Its first line" in page


def test_what_no_page_can_hold_begins_a_new_one(printed: Printed) -> None:
    sheets, _ = printed(Words("Before"), Together(tuple([FILLER] * 60)))
    assert sheets.begins == (1, 2)


def test_what_no_page_can_hold_goes_over_several(printed: Printed) -> None:
    sheets, found = printed(Together((Heading("Its first line"), *[FILLER] * 60, Words("The end"))))
    assert sheets.pages > 2
    assert "Its first line" in found.texts[0]
    assert "The end" in found.texts[-1]


def test_a_line_of_a_paragraph_never_stands_alone(printed: Printed) -> None:
    for before in range(15, 24):
        paragraph = Words("\n".join(f"Line {n} of it" for n in range(1, 6)))
        _, found = printed(*[Words("A line")] * before, paragraph)
        counts = [text.count("of it") for text in found.texts]
        assert 1 not in counts
        assert sum(counts) == 5


def test_a_rule_is_left_out_at_the_top_of_a_page(printed: Printed) -> None:
    _, plain = printed(Words("The words"))
    _, ruled = printed(Rule(), Words("The words"))
    assert ruled.pictures == plain.pictures


@pytest.mark.parametrize("nothing", ["", "  \n ", "\x00\x1f", "\u202e"])
def test_what_has_no_words_is_not_there(printed: Printed, nothing: str) -> None:
    empty = [kind(nothing) for kind in (Title, Heading, Label, Words, BigNumber)]
    more = [Steps((Step("1.", nothing),)), Bullets((nothing,)), Entry(nothing, "3")]
    sheets, found = printed(*empty, *more, Words("The only words"))
    assert found.text == "The only words Page 1 of 1"
    assert set(sheets.begins) == {1}


def test_what_looks_like_markup_is_printed_as_it_stands(printed: Printed) -> None:
    written = "<b>Bold</b> & <img src=x> %1 {name} &amp;"
    _, found = printed(Title(written), Words(written))
    assert found.text.count(written) == 2


def test_what_cannot_be_seen_is_left_out() -> None:
    assert clean("Ring\x00 the\x1b[1m group\tnow\r\nor\u2028later\x7f ") == (
        "Ring the[1m group now\nor\nlater"
    )


def test_what_turns_letters_round_does_not_turn_a_number_round(printed: Printed) -> None:
    _, found = printed(BigNumber("\u202e01632 960 001"))
    assert "01632 960 001" in found.text


def test_what_is_written_from_the_right_begins_at_the_right(printed: Printed) -> None:
    _, found = printed(Words("\u0645\u0631\u062d\u0628\u0627"))
    there = ink(found.pictures[0].copy(0, 0, A4_POINTS[0], A4_POINTS[1] // 2))
    assert there.left() > A4_POINTS[0] / 2
    assert "\u0645\u0631\u062d\u0628\u0627" in found.text


def test_a_number_under_words_from_the_right_keeps_its_order(printed: Printed) -> None:
    numbers = []
    for words in ("Ring", "\u0627\u062a\u0635\u0644"):
        _, found = printed(Steps((Step("", words, "01632 960 001"),)))
        line = found.pictures[0].copy(0, 72, A4_POINTS[0], 30)
        numbers.append(line.copy(ink(line)))
    assert abs(numbers[0].width() - numbers[1].width()) <= 1
    apart = [
        (x, y)
        for x in range(min(each.width() for each in numbers))
        for y in range(min(each.height() for each in numbers))
        if abs(numbers[0].pixelColor(x, y).red() - numbers[1].pixelColor(x, y).red()) > 200
    ]
    assert len(apart) < 20  # the other way round it is hundreds


def test_the_same_blocks_make_the_same_file_whatever_the_clock_says(family: str) -> None:
    first, second = (
        lay_out(OF_ALL_KINDS, family=family, footer=FOOTER).pdf("Kiosk", made=DAY) for _ in range(2)
    )
    assert first == second
    assert b"(D:20261003000000Z)" in first
    assert b"xmp:CreateDate" not in first


def test_nothing_at_all_is_one_empty_page(printed: Printed) -> None:
    sheets, found = printed()
    assert sheets.pages == 1
    assert found.text == "Page 1 of 1"


def test_a_page_can_do_without_its_number(family: str, tmp_path: Path) -> None:
    sheets = lay_out([BigNumber("01632 960 001")], family=family, numbered=False)
    assert read(sheets.pdf("Kiosk", made=DAY), tmp_path).text == "01632 960 001"
