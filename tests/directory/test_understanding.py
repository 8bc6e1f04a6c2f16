"""What somebody typed, understood: forms of a word, synonyms, slips of the finger, reasons."""

from pathlib import Path

import pytest
from sqlalchemy.orm import Session

from kiosk.directory.models import Address, CostOption, Location, Schedule, ServiceAtLocation
from kiosk.directory.reasons import Because, Reason, reason
from kiosk.directory.search import find, search
from kiosk.directory.shown import listing
from kiosk.directory.spelling import vocabulary
from kiosk.directory.thesaurus import Thesaurus, read, read_for_service
from kiosk.directory.typed import stem, words_of
from kiosk.errors import KnownTrouble
from tests.audiences import IN_TRIAL
from tests.directory.conftest import AddListing

SYNONYMS = """
[[synonym]]
words = "slipped disc"
means = ["back pain"]
[[synonym]]
words = "fibro"
means = ["fibromyalgia"]
[[synonym]]
words = "nobody to talk to"
means = ["company", "listening"]
"""


@pytest.fixture
def directory(session: Session) -> Session:
    """A directory that can be searched."""
    return session


@pytest.fixture
def thesaurus(tmp_path: Path) -> Thesaurus:
    """Three synonyms."""
    file = tmp_path / "synonyms.toml"
    file.write_text(SYNONYMS)
    return read([file])


def names(session: Session, words: str, thesaurus: Thesaurus | None = None) -> list[str]:
    found = search(session, words, audience=IN_TRIAL, thesaurus=thesaurus or Thesaurus())
    return [each.name for each in found]


# Other forms of a word


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("walks", "A walk in the park"),
        ("walking", "A walk in the park"),
        ("counseling", "Counselling for adults"),
        ("counselor", "Counselling for adults"),
        ("counselling", "Counseling for adults"),
        ("organization", "An organisation"),
        ("color", "Colour for all"),
        ("colour", "Color for all"),
        ("programs", "A programme"),
        ("programme", "A program"),
        ("center", "The Centre"),
        ("centre", "The Center"),
        ("paralyzed", "Paralysed people"),
        ("groups for carers", "Carer group"),
        ("cafe", "Caf\u00e9"),
    ],
)
def test_other_forms_of_a_word_find_it(
    directory: Session, add_listing: AddListing, typed: str, name: str
) -> None:
    add_listing(name)
    assert names(directory, typed) == [name]


@pytest.mark.parametrize(
    ("typed", "other"),
    [
        ("pain", "Painting class"),
        ("men", "Mental health"),
        ("evening", "Even better"),
        ("shoulder", "Should you worry"),
        ("care", "Career advice"),
        ("art", "Arthritis line"),
    ],
)
def test_another_word_that_only_begins_like_it_is_not_found(
    directory: Session, add_listing: AddListing, typed: str, other: str
) -> None:
    add_listing(other)
    add_listing(f"Help with {typed}")
    assert names(directory, typed) == [f"Help with {typed}"]


@pytest.mark.parametrize("typed", ["c", "ca", "car", "care", "carer", "carers", "carers c"])
def test_every_key_finds_what_begins_like_that(
    directory: Session, add_listing: AddListing, typed: str
) -> None:
    add_listing("Carers' café")
    add_listing("Choir", description="Sing")
    assert "Carers' café" in names(directory, typed)


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("step change", "StepChange"),
        ("park run", "Hanley parkrun"),
        ("drop-in", "Drop in café"),
        ("backpain", "A back pain class"),
        ("silverline", "The Silver Line"),
        ("well being", "A wellbeing walk"),
        ("well-being", "A wellbeing walk"),
    ],
)
def test_two_words_may_be_one_and_one_two(
    directory: Session, add_listing: AddListing, typed: str, name: str
) -> None:
    add_listing(name)
    add_listing("Choir")
    assert names(directory, typed)[0] == name


@pytest.mark.parametrize("typed", ["ST6", "st6", "ST6 7AG", "st67ag", "ST6 7", "st 6"])
def test_of_a_postcode_its_district_is_looked_for(
    directory: Session, add_listing: AddListing, typed: str
) -> None:
    add_listing("Choir", description="We meet in ST6 2XX. Children from 7 may come.")
    add_listing("Band", description="We meet in ST1 7AG.")
    assert names(directory, typed) == ["Choir"]


def test_a_short_word_is_not_cut_down_to_nothing() -> None:
    assert stem("bus") == "bus"


# Slips


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("conselling", "Counselling"),
        ("fybromyalgia", "Fibromyalgia group"),
        ("arthritus", "Arthritis line"),
        ("anxeity", "Anxiety UK"),
        ("fibromialgya", "Fibromyalgia group"),
        ("conselli", "Counselling"),
    ],
)
def test_a_slip_of_the_finger_is_mended(
    directory: Session, add_listing: AddListing, typed: str, name: str
) -> None:
    for each in ("Counselling", "Fibromyalgia group", "Arthritis line", "Anxiety UK"):
        add_listing(each)
    assert names(directory, typed) == [name]


@pytest.mark.parametrize("typed", ["pai", "xyz", "qqqqqq", "0178"])
def test_what_is_short_or_like_nothing_is_not_mended(
    directory: Session, add_listing: AddListing, typed: str
) -> None:
    add_listing("Pilates")
    assert names(directory, typed) == []


@pytest.mark.parametrize(
    ("typed", "other"),
    [
        ("paint", "Pain group"),
        ("painting", "Pain group"),
        ("walls", "Walks"),
        ("cancer", "Pain Concern"),
        ("washing", "Walking"),
        ("filling", "Feeling low"),
        ("cards", "Care at home"),
        ("mind", "Mine workers"),
        ("dent", "Debt help"),
    ],
)
def test_a_right_word_is_not_turned_into_another(
    directory: Session, add_listing: AddListing, typed: str, other: str
) -> None:
    add_listing(other)
    assert names(directory, typed) == []


def test_of_the_words_that_it_may_be_a_slip_for_the_nearest_counts(
    directory: Session, add_listing: AddListing
) -> None:
    add_listing("Pain group")
    add_listing("Plan your week")
    assert names(directory, "pian") == ["Pain group"]


def test_a_word_that_is_known_is_never_mended(directory: Session, add_listing: AddListing) -> None:
    add_listing("Pans and pots")
    add_listing("Pain group")
    assert names(directory, "pans") == ["Pans and pots"]


def test_words_that_come_later_are_known_at_once(
    directory: Session, add_listing: AddListing
) -> None:
    assert not vocabulary(directory).has_beginning("choir")
    add_listing("Choir")
    assert vocabulary(directory).has_beginning("choi")


# Synonyms


@pytest.mark.parametrize(
    "typed", ["slipped disc", "a slipped disc", "slipped discs", "help with my slipped disc"]
)
def test_a_synonym_finds_what_it_means(
    directory: Session, add_listing: AddListing, thesaurus: Thesaurus, typed: str
) -> None:
    add_listing("Back pain class")
    add_listing("Choir")
    assert names(directory, typed, thesaurus) == ["Back pain class"]


def test_a_synonym_may_hold_small_words(
    directory: Session, add_listing: AddListing, thesaurus: Thesaurus
) -> None:
    add_listing("Good company")
    assert names(directory, "i have nobody to talk to", thesaurus) == ["Good company"]


def test_a_synonym_with_a_slip_in_it_is_understood(
    directory: Session, add_listing: AddListing, thesaurus: Thesaurus
) -> None:
    add_listing("Back pain class")
    assert names(directory, "sliped disc", thesaurus) == ["Back pain class"]


@pytest.mark.parametrize("typed", ["fibr", "slipped d", "slip", "nobody to t"])
def test_a_phrase_is_understood_before_its_last_letter(
    directory: Session, add_listing: AddListing, thesaurus: Thesaurus, typed: str
) -> None:
    add_listing("Back pain class for fibromyalgia, in good company")
    assert len(names(directory, typed, thesaurus)) == 1


def test_what_is_meant_first_comes_first(
    directory: Session, add_listing: AddListing, thesaurus: Thesaurus
) -> None:
    add_listing("Listening line", is_local=True)
    add_listing("Zealous company")
    typed = "nobody to talk to"
    assert names(directory, typed, thesaurus) == ["Zealous company", "Listening line"]


def test_what_is_written_just_so_is_not_taken_for_a_form_of_another(
    directory: Session, add_listing: AddListing, tmp_path: Path
) -> None:
    file = tmp_path / "synonyms.toml"
    file.write_text('[[synonym]]\nwords = ["councillor"]\nmeans = ["counselling"]\n')
    add_listing("Counselling")
    add_listing("Borough council")
    assert names(directory, "councillor", read([file])) == ["Counselling"]


def test_what_no_listing_has_of_what_is_meant_does_no_harm(
    directory: Session, add_listing: AddListing, tmp_path: Path
) -> None:
    file = tmp_path / "synonyms.toml"
    file.write_text('[[synonym]]\nwords = "hungry"\nmeans = ["food bank", "help with bills"]\n')
    add_listing("Help with bills")
    assert names(directory, "hungry", read([file])) == ["Help with bills"]


def test_what_is_meant_matches_whole_words(
    directory: Session, add_listing: AddListing, tmp_path: Path
) -> None:
    file = tmp_path / "synonyms.toml"
    file.write_text('[[synonym]]\nwords = "blokes"\nmeans = ["men"]\n')
    add_listing("Mental health")
    add_listing("Men's group")
    assert names(directory, "blokes", read([file])) == ["Men's group"]


def test_what_says_the_word_itself_comes_before_what_only_means_it(
    directory: Session, add_listing: AddListing, thesaurus: Thesaurus
) -> None:
    add_listing("A group for fibromyalgia")
    add_listing("Zealous fibro friends")
    assert names(directory, "fibro friends", thesaurus)[0] == "Zealous fibro friends"


def test_synonyms_of_the_room_are_added_to_those_of_the_kiosk(tmp_path: Path) -> None:
    ours, theirs = tmp_path / "ours.toml", tmp_path / "theirs.toml"
    ours.write_text('[[synonym]]\nwords = "skint"\nmeans = ["debt"]\n')
    theirs.write_text('[[synonym]]\nwords = "Skint"\nmeans = ["benefits"]\n')
    assert read([ours, theirs]).meanings(("skint",)) == (("debt",), ("benefits",))


def test_a_file_that_is_not_there_adds_nothing(tmp_path: Path) -> None:
    assert read([tmp_path / "none.toml"]) == Thesaurus()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[[synonym", "Mend that line"),
        ('[[synonym]]\nwords = "skint"', "Synonym number 1"),
        ('[[synonym]]\nwords = 5\nmeans = ["debt"]', "Synonym number 1"),
        ('[[synonym]]\nwords = ["skint", 5]\nmeans = ["debt"]', "Synonym number 1"),
        ('[[synonym]]\nwords = "skint"\nmeans = "debt"', "Synonym number 1"),
        ('[[synonym]]\nwords = "skint"\nmeans = [5]', "Synonym number 1"),
    ],
)
def test_a_file_that_is_not_right_says_where_and_the_rest_is_used(
    tmp_path: Path, text: str, said: str, caplog: pytest.LogCaptureFixture
) -> None:
    wrong, right = tmp_path / "wrong.toml", tmp_path / "right.toml"
    wrong.write_text(text)
    right.write_text(SYNONYMS)
    with pytest.raises(KnownTrouble, match=said):
        read([wrong])
    assert read_for_service([wrong, right]) == read([right])
    assert said in caplog.text


# Sentences


def test_a_whole_sentence_finds_what_it_is_about(
    directory: Session, add_listing: AddListing
) -> None:
    for number in range(20):
        add_listing(f"Group {number}")
    add_listing("Benefits advice", description="Get help with PIP forms.")
    add_listing("Forms of dance")
    assert names(directory, "who can help me with pip forms please")[0] == "Benefits advice"


def test_the_name_itself_comes_first(directory: Session, add_listing: AddListing) -> None:
    add_listing("A mind at rest", is_local=True)
    add_listing("Mind")
    assert names(directory, "mind")[0] == "Mind"


# Why


def why(session: Session, words: str, thesaurus: Thesaurus | None = None) -> Reason | None:
    found = find(session, words, audience=IN_TRIAL, limit=5, thesaurus=thesaurus or Thesaurus())
    first = listing(session, found.ids[0], IN_TRIAL)
    assert first is not None
    return reason(first, found.query)


def test_what_the_card_shows_needs_no_reason(directory: Session, add_listing: AddListing) -> None:
    add_listing("Choir", description="We sing.")
    assert why(directory, "sing choir") is None


def test_what_it_costs_and_where_it_is_stand_on_the_card_too(
    session: Session, directory: Session, add_listing: AddListing
) -> None:
    choir = add_listing("Choir")
    place = Location(name="Bucknall Hall", addresses=[Address(address_1="1 Road", city="Stoke")])
    session.add_all(
        [
            CostOption(service_id=choir.id, amount_description="Free"),
            ServiceAtLocation(service_id=choir.id, location=place),
        ]
    )
    session.flush()
    assert why(directory, "free choir") is None
    assert why(directory, "bucknall choir") is None
    assert why(directory, "stoke choir") == Reason(Because.SAYS, "1 Road, Stoke")


def test_a_synonym_is_a_reason(
    directory: Session, add_listing: AddListing, thesaurus: Thesaurus
) -> None:
    add_listing("Back pain class")
    assert why(directory, "slipped disc", thesaurus) == Reason(Because.MEANT, "back pain")


def test_a_mended_word_is_a_reason(directory: Session, add_listing: AddListing) -> None:
    add_listing("Arthritis line")
    assert why(directory, "arthritus") == Reason(Because.MEANT, "arthritis")


def test_a_fact_that_the_card_leaves_out_is_a_reason(
    directory: Session, add_listing: AddListing
) -> None:
    add_listing("Choir", eligibility_description="Carers and their families")
    assert why(directory, "carers") == Reason(Because.SAYS, "Carers and their families")


def test_a_reason_is_written_as_the_synonyms_are(
    directory: Session, add_listing: AddListing, tmp_path: Path
) -> None:
    file = tmp_path / "synonyms.toml"
    file.write_text('[[synonym]]\nwords = "cab"\nmeans = ["Citizens Advice"]\n')
    add_listing("Citizens Advice")
    assert why(directory, "cab", read([file])) == Reason(Because.MEANT, "Citizens Advice")


def test_the_reason_is_the_best_meaning_that_is_there_wherever_it_stands(
    directory: Session, add_listing: AddListing, tmp_path: Path
) -> None:
    file = tmp_path / "synonyms.toml"
    file.write_text('[[synonym]]\nwords = "st6"\nmeans = ["Burslem", "Stoke"]\n')
    add_listing("Stoke choir", eligibility_description="People in Burslem")
    assert why(directory, "st6", read([file])) == Reason(Because.SAYS, "People in Burslem")


def test_a_day_is_a_reason(directory: Session, add_listing: AddListing) -> None:
    add_listing("Choir", schedules=[Schedule(freq="WEEKLY", byday="MO,TU")])
    assert why(directory, "tuesday") == Reason(Because.SAYS, "Tuesday")


def test_words_are_folded() -> None:
    assert words_of("Men\u2019s CAF\u00c9-group, 24/7!") == ("mens", "cafe", "group", "24", "7")
