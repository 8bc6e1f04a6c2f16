"""Two people change the same listing: both are shown, and nothing is silently lost."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from kiosk.directory.editing.conflicts import Side, conflicts, merged
from kiosk.directory.editing.form import ListingForm

BASE = ListingForm(name="Line", summary="As it was", alert="", who_for="Everybody")


def test_fields_that_only_one_has_changed_are_no_conflict() -> None:
    mine, theirs = replace(BASE, name="Mine"), replace(BASE, summary="Theirs")
    assert conflicts(BASE, mine, theirs) == []
    assert merged(BASE, mine, theirs) == replace(BASE, name="Mine", summary="Theirs")


def test_the_same_change_twice_is_no_conflict() -> None:
    both = replace(BASE, name="Both")
    assert conflicts(BASE, both, both) == []


def test_what_both_have_changed_is_shown_with_all_three() -> None:
    mine, theirs = replace(BASE, name="Mine"), replace(BASE, name="Theirs")
    (conflict,) = conflicts(BASE, mine, theirs)
    assert (conflict.field, conflict.before, conflict.mine, conflict.theirs) == (
        "name",
        "Line",
        "Mine",
        "Theirs",
    )


def test_whoever_comes_later_chooses() -> None:
    mine, theirs = replace(BASE, name="Mine"), replace(BASE, name="Theirs")
    assert merged(BASE, mine, theirs, {"name": Side.MINE}).name == "Mine"
    assert merged(BASE, mine, theirs, {"name": Side.THEIRS}).name == "Theirs"


def test_without_a_choice_what_is_public_stays() -> None:
    mine, theirs = replace(BASE, name="Mine"), replace(BASE, name="Theirs")
    assert merged(BASE, mine, theirs).name == "Theirs"


FORMS = st.builds(
    ListingForm,
    name=st.sampled_from("abc"),
    summary=st.sampled_from("abc"),
    topics=st.sampled_from([(), ("pain",)]),
)


@given(base=FORMS, mine=FORMS, theirs=FORMS)
def test_every_change_of_either_is_there_or_asked_about(
    base: ListingForm, mine: ListingForm, theirs: ListingForm
) -> None:
    asked = {each.field for each in conflicts(base, mine, theirs)}
    both = merged(base, mine, theirs)
    for name in ("name", "summary", "topics"):
        was, my, their, now = (getattr(form, name) for form in (base, mine, theirs, both))
        if name in asked:
            continue
        assert now == (my if my != was else their)
