"""The *Go live* check list, gone through by people who answer, stop and come back."""

import datetime
import itertools
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import select, update

from kiosk import signed_words
from kiosk.checklist import points
from kiosk.checklist_terminal import CheckList, Stopped
from kiosk.directory import going_live
from kiosk.directory.going_live import is_trial, unchecked
from kiosk.directory.models import Check, Service
from kiosk.film.films import the_film, transcript
from kiosk.principles.cards import principles
from kiosk.safety import cards, phrases
from kiosk.settings import Settings
from kiosk.store import Store
from tests.test_checklist import FILLED_IN, NOW

NUMBERS = ["Ann Lee", "y", "Bo Day", "y"]
SIGNED = ["Dr Moss", "GP", "y"]
LEAD = ["Cy Orr", "y"]


class Terminal:
    """Somebody who gives these answers, then stops; and all that they read."""

    def __init__(self, store: Store, settings: Settings = FILLED_IN) -> None:
        self._store, self._settings = store, settings
        self.said = ""

    def go_through(self, answers: Iterable[str] = (), now: datetime.datetime = NOW) -> bool | None:
        """Whether the room is live at the end, or None where somebody stopped."""
        try:
            return self._check_list(answers, now).go_through()
        except Stopped:
            return None

    def status(self, now: datetime.datetime = NOW) -> bool:
        return self._check_list((), now).status()

    def undo(self, answer: str) -> None:
        self._check_list([answer], NOW).undo()

    def done(self, now: datetime.datetime = NOW) -> list[bool]:
        """The six points: facts, one person, another, listings, cards, live."""
        return [point.done for point in points(self._store.session, self._settings, now)]

    def _check_list(self, answers: Iterable[str], now: datetime.datetime) -> CheckList:
        left = itertools.chain(answers, itertools.repeat("q"))

        def ask(question: str) -> str:
            self._read(question)
            return next(left)

        return CheckList(self._store.session, self._settings, ask, self._read, lambda: now)

    def _read(self, words: str) -> None:
        self.said += f"{words}\n"


@pytest.fixture
def two_left(store: Store) -> Store:
    """The starter content with all but two listings, one with a number and one without, checked."""
    with store.session() as session, session.begin():
        left = unchecked(session)
        number = next(each for each in left if each.numbers)
        website = next(each for each in left if not each.numbers)
        session.execute(
            update(Service)
            .where(Service.id.not_in([number.id, website.id]))
            .values(assured_date=NOW.date())
        )
    return store


@pytest.fixture
def all_checked(store: Store) -> Store:
    """The starter content with nothing left to check."""
    with store.session() as session, session.begin():
        session.execute(update(Service).values(assured_date=NOW.date()))
    return store


def checks(store: Store) -> list[Check]:
    with store.session() as session:
        return list(session.scalars(select(Check).order_by(Check.id)))


# The whole way


def test_a_room_goes_live_when_every_point_is_done(two_left: Store) -> None:
    lead = Terminal(two_left)
    assert lead.go_through([*NUMBERS, "v", "al", "y", "y", *SIGNED, *LEAD]) is True
    assert lead.done() == [True] * 6
    with two_left.session() as session:
        assert not is_trial(session)


def test_the_list_can_be_stopped_after_any_answer_and_taken_up_again(two_left: Store) -> None:
    visits = [NUMBERS[:2], NUMBERS[2:], ["v", "al", "y"], ["s", "bd", "y"], SIGNED, LEAD]
    assert [Terminal(two_left).go_through(answers) for answers in visits] == [None] * 5 + [True]


def test_what_was_answered_is_not_asked_again(two_left: Store) -> None:
    assert Terminal(two_left).go_through([*NUMBERS, "v", "al", "y"]) is None
    again = Terminal(two_left)
    assert again.go_through(["s", "bd", "y", *SIGNED, *LEAD]) is True
    assert "1 of 1" in again.said


def test_a_live_room_with_nothing_open_is_asked_nothing(all_checked: Store) -> None:
    Terminal(all_checked).go_through([*NUMBERS, *SIGNED, *LEAD])
    assert Terminal(all_checked).go_through([]) is True


def test_the_lead_may_leave_the_room_in_trial(all_checked: Store) -> None:
    lead = Terminal(all_checked)
    assert lead.go_through([*NUMBERS, *SIGNED, "Cy Orr", "n"]) is False
    assert lead.done() == [True] * 5 + [False]


# The site's own facts


@pytest.mark.parametrize(
    ("fact", "site"),
    [
        ("hours", replace(FILLED_IN, room=replace(FILLED_IN.room, hours=()))),
        ("staff_sentence", replace(FILLED_IN, room=replace(FILLED_IN.room, staff_sentence=""))),
        ("nearest_ae", replace(FILLED_IN, help=replace(FILLED_IN.help, nearest_ae=""))),
        ("open_place", replace(FILLED_IN, help=replace(FILLED_IN.help, open_place=""))),
    ],
    ids=["hours", "staff_sentence", "nearest_ae", "open_place"],
)
def test_no_answer_passes_a_missing_fact(all_checked: Store, fact: str, site: Settings) -> None:
    lead = Terminal(all_checked, site)
    assert lead.go_through([*NUMBERS, *SIGNED, *LEAD]) is False
    assert f"- {fact} in [" in lead.said
    assert lead.done()[-2:] == [False, False]


# The crisis numbers


@pytest.mark.parametrize(
    "number", ["ring 4321", "ring 111", "ring 01632 960 001", "ring 116 123", "text 85258"]
)
def test_every_number_of_help_now_is_to_be_tried(all_checked: Store, number: str) -> None:
    lead = Terminal(all_checked)
    lead.go_through()
    assert f"- {number} (" in lead.said


def test_999_is_read_and_not_rung(all_checked: Store) -> None:
    lead = Terminal(all_checked)
    lead.go_through()
    assert "Do NOT ring 999" in lead.said
    assert "- ring 999" not in lead.said


@pytest.mark.parametrize("same", ["Ann Lee", " ann  LEE ", "AnnLee", "\uff21nn Lee"])
def test_one_person_cannot_answer_for_two(all_checked: Store, same: str) -> None:
    lead = Terminal(all_checked)
    lead.go_through(["Ann Lee", "y", same, "y"])
    assert "That is the same person" in lead.said
    assert lead.done()[1:3] == [True, False]


def test_a_number_that_was_not_answered_stays_open(all_checked: Store) -> None:
    lead = Terminal(all_checked)
    lead.go_through(["Ann Lee", "n", "Bo Day", "y"])
    assert lead.done()[1:3] == [False, True]


def test_a_first_person_who_comes_later_is_not_the_second(all_checked: Store) -> None:
    lead = Terminal(all_checked)
    lead.go_through(["Ann Lee", "n", "Bo Day", "y"])
    lead.go_through(["Bo Day", "y"])
    assert lead.done()[1:3] == [False, True]


def test_numbers_are_due_again_after_a_month(all_checked: Store) -> None:
    lead = Terminal(all_checked)
    lead.go_through(NUMBERS)
    assert lead.done(NOW + datetime.timedelta(days=31))[1:3] == [True, True]
    assert lead.done(NOW + datetime.timedelta(days=32))[1:3] == [False, False]


def test_a_new_number_is_to_be_tried_too(all_checked: Store) -> None:
    Terminal(all_checked).go_through(NUMBERS)
    changed = replace(FILLED_IN, room=replace(FILLED_IN.room, extension="9999"))
    assert Terminal(all_checked, changed).done()[1:3] == [False, False]


# The listings


def test_whoever_checks_reads_every_word_of_a_listing(store: Store) -> None:
    with store.session() as session:
        first = unchecked(session)[0]
        words = session.get_one(Service, first.id).description
    lead = Terminal(store)
    lead.go_through([*NUMBERS, "v", "al"])
    for shown in (first.name, words, first.website, first.note):
        assert shown in lead.said


def test_a_check_says_how_the_listing_was_reached(two_left: Store) -> None:
    with two_left.session() as session:
        how = {each.id: "phone" if each.numbers else "website" for each in unchecked(session)}
    Terminal(two_left).go_through([*NUMBERS, "v", "al", "y", "y"])
    assert {check.service_id: check.method for check in checks(two_left)} == how


def test_a_check_keeps_role_and_initials_and_no_name(two_left: Store) -> None:
    Terminal(two_left).go_through([*NUMBERS, "s", "Ann Lee", "al", "y"])
    (check,) = checks(two_left)
    assert (check.role, check.initials, check.checked_on) == ("staff", "AL", NOW.date())


def test_a_listing_can_be_made_a_draft(two_left: Store) -> None:
    lead = Terminal(two_left)
    lead.go_through([*NUMBERS, "v", "al", "d", "y"])
    assert lead.done()[3]
    with two_left.session() as session:
        assert len(checks(two_left)) == 1
        assert unchecked(session) == []


def test_live_is_refused_while_a_listing_is_left_for_later(two_left: Store) -> None:
    lead = Terminal(two_left)
    assert lead.go_through([*NUMBERS, "v", "al", "y", "s", *SIGNED, *LEAD]) is False
    assert "Every published listing checked, and every number rung: open: 1 to go" in lead.said


# The cards


def test_a_clinician_reads_every_word_that_is_signed(all_checked: Store) -> None:
    lead = Terminal(all_checked)
    lead.go_through(NUMBERS)
    emergency = cards.emergency_card(FILLED_IN)
    with all_checked.session() as session:
        whole = principles(session)
    words = [emergency.heading, emergency.act, *emergency.signs, emergency.soon_heading]
    words += [*emergency.soon, emergency.nearest_ae, whole.status, whole.intro, whole.credit]
    for card in whole.cards:
        words += [card.title, card.meaning, *card.expect, *card.ask]
    for hour in (10, 22):
        help_now = cards.help_card(FILLED_IN, NOW.replace(hour=hour))
        words.append(help_now.heading)
        for line in (help_now.first, *help_now.lines):
            words += [line.title, line.words, line.number]
    for each in phrases.as_written(FILLED_IN):
        words += [each.card.heading, each.card.words, each.card.number]
        words += [*each.phrases, *each.unless]
    words += transcript(the_film()).splitlines()
    assert [each for each in words if each not in lead.said] == []


def test_a_signature_names_the_clinician_and_the_role(all_checked: Store) -> None:
    lead = Terminal(all_checked)
    lead.go_through([*NUMBERS, *SIGNED])
    assert points(all_checked.session, FILLED_IN, NOW)[4].words == "Dr Moss, GP, 23 November 2026"
    with all_checked.session() as session:
        kept = going_live.answered(session)[signed_words.SIGNED].detail
    assert kept == "\n".join(signed_words.lines(all_checked.session, FILLED_IN, [the_film()]))


def test_a_clinician_who_disagrees_signs_nothing(all_checked: Store) -> None:
    lead = Terminal(all_checked)
    lead.go_through([*NUMBERS, "Dr Moss", "GP", "n"])
    assert not lead.done()[4]


def test_changed_words_have_to_be_signed_again(all_checked: Store) -> None:
    Terminal(all_checked).go_through([*NUMBERS, *SIGNED, *LEAD])
    changed = replace(FILLED_IN, help=replace(FILLED_IN.help, nearest_ae="Elsewhere"))
    lead = Terminal(all_checked, changed)
    assert lead.done() == [True, True, True, True, False, True]
    assert lead.go_through([]) is None
    assert "HELP NOW" in lead.said


def test_another_film_has_to_be_signed_anew(all_checked: Store, tmp_path: Path) -> None:
    Terminal(all_checked).go_through([*NUMBERS, *SIGNED])
    own, other = the_film(), replace(the_film(), video=tmp_path / "0123abcd" / "film.mp4")
    signed = [
        points(all_checked.session, FILLED_IN, NOW, films)[4].done for films in ([own], [other])
    ]
    assert signed == [True, False]


# Status, going back, and answers that are none


def test_status_says_who_did_what_and_when(all_checked: Store) -> None:
    Terminal(all_checked).go_through(NUMBERS)
    reader = Terminal(all_checked)
    assert reader.status() is False
    assert "[x] Crisis numbers tried by another person: Bo Day, 23 November 2026" in reader.said
    assert (
        "[ ] Cards, search words and film signed by a healthcare professional: open" in reader.said
    )


@pytest.mark.parametrize(("answer", "trial"), [("y", True), ("n", False)])
def test_going_back_to_trial_asks_first(all_checked: Store, answer: str, trial: bool) -> None:
    lead = Terminal(all_checked)
    lead.go_through([*NUMBERS, *SIGNED, *LEAD])
    lead.undo(answer)
    with all_checked.session() as session:
        assert is_trial(session) is trial


def test_a_room_in_trial_keeps_its_answers_when_told_to_go_back(all_checked: Store) -> None:
    lead = Terminal(all_checked)
    lead.go_through(NUMBERS)
    lead.undo("y")
    assert lead.done()[1:3] == [True, True]


@pytest.mark.parametrize("nothing", ["", "   ", "\t"])
def test_a_name_cannot_be_left_out(all_checked: Store, nothing: str) -> None:
    lead = Terminal(all_checked)
    lead.go_through([nothing, "Ann Lee", "y"])
    assert lead.done()[1:3] == [True, False]


def test_an_answer_that_is_none_is_asked_for_again(all_checked: Store) -> None:
    lead = Terminal(all_checked)
    lead.go_through(["Ann Lee", "maybe", "Y"])
    assert "Please answer y, n or q." in lead.said
    assert lead.done()[1:3] == [True, False]
