"""What patients see of the directory, in which order, and what they never see."""

import dataclasses
import datetime

import pytest
from sqlalchemy.orm import Session

from kiosk.directory.freshness import Age, Audience
from kiosk.directory.listing import (
    Access,
    Checked,
    Listing,
    Number,
    count_drafts,
    count_shown,
    every_shown,
    in_this_order,
    in_topic,
    listing,
    related,
    topic_cards,
)
from kiosk.directory.models import (
    Address,
    Attribute,
    Check,
    CostOption,
    Location,
    Phone,
    Service,
    ServiceAtLocation,
    Taxonomy,
    TaxonomyTerm,
)
from tests.audiences import IN_TRIAL, ONCE_LIVE
from tests.directory.conftest import AddListing

TODAY = datetime.date(2026, 11, 23)


def names(found: list[Listing]) -> list[str]:
    return [each.name for each in found]


def in_mood(session: Session) -> list[str]:
    return names(in_this_order(session, in_topic(session, "mood", IN_TRIAL), IN_TRIAL))


def read(session: Session, service: Service) -> Listing:
    session.expire_all()
    found = listing(session, service.id, IN_TRIAL)
    assert found is not None
    return found


def add_place(session: Session, service: Service, address: str, *, confidential: bool) -> None:
    place = Location(name="The house", transportation="Bus 7", confidential=confidential)
    session.add(place)
    session.flush()
    session.add(Address(location_id=place.id, address_1=address))
    session.add(ServiceAtLocation(service_id=service.id, location_id=place.id))
    session.flush()


# Who sees what


@pytest.mark.parametrize(
    ("facts", "in_trial", "when_live"),
    [
        ({}, True, False),
        ({"assured_date": TODAY}, True, True),
        ({"assured_date": TODAY, "publication": "draft"}, False, False),
        ({"assured_date": TODAY, "publication": "retired"}, False, False),
        ({"assured_date": TODAY, "status": "temporarily closed"}, False, False),
        ({"assured_date": TODAY, "sensitive": True}, True, True),
        ({"assured_date": datetime.date(2025, 11, 23)}, True, True),
        ({"assured_date": datetime.date(2025, 11, 22)}, False, False),
        ({"assured_date": datetime.date(2020, 1, 1), "never_hides": True}, True, True),
        ({"never_hides": True}, True, False),
    ],
    ids=[
        "unchecked",
        "checked",
        "draft",
        "retired",
        "closed",
        "sensitive",
        "checked a year ago",
        "checked longer ago",
        "longer ago, but it never hides",
        "never hides, and unchecked",
    ],
)
def test_who_sees_a_listing(
    session: Session,
    add_listing: AddListing,
    facts: dict[str, object],
    in_trial: bool,
    when_live: bool,
) -> None:
    added = add_listing("One", **facts)
    for audience, seen in ((IN_TRIAL, in_trial), (ONCE_LIVE, when_live)):
        assert bool(in_topic(session, "mood", audience)) == seen
        assert (listing(session, added.id, audience) is not None) == seen
        assert count_shown(session, audience) == seen
        assert topic_cards(session, audience)[0].count == seen


def test_a_listing_that_is_not_there_is_nothing(session: Session) -> None:
    assert listing(session, "nobody", IN_TRIAL) is None


def test_a_topic_that_is_not_there_is_empty(session: Session) -> None:
    assert in_topic(session, "nothing", IN_TRIAL) == []


def test_drafts_are_counted_apart(session: Session, add_listing: AddListing) -> None:
    add_listing("Shown")
    add_listing("Draft", publication="draft")
    assert (count_shown(session, IN_TRIAL), count_drafts(session)) == (1, 1)


def test_a_sensitive_listing_says_that_it_is(session: Session, add_listing: AddListing) -> None:
    assert read(session, add_listing("Refuge", sensitive=True)).sensitive


# In which order


def test_listings_stand_under_their_main_topic_first(
    session: Session, add_listing: AddListing
) -> None:
    add_listing("A walk that also helps", "moving", "mood")
    add_listing("Mood group", "mood")
    assert in_mood(session) == ["Mood group", "A walk that also helps"]


def test_local_listings_come_before_national_ones(
    session: Session, add_listing: AddListing
) -> None:
    add_listing("A national line")
    add_listing("Our group", is_local=True)
    assert in_mood(session) == ["Our group", "A national line"]


def test_checked_listings_come_before_unchecked_ones(
    session: Session, add_listing: AddListing
) -> None:
    add_listing("A")
    add_listing("B", assured_date=TODAY)
    assert in_mood(session) == ["B", "A"]


def test_what_is_overdue_stands_below_all_others(session: Session, add_listing: AddListing) -> None:
    add_listing("A", is_local=True, assured_date=datetime.date(2026, 2, 22))
    add_listing("B", "moving", "mood")
    add_listing("C", assured_date=datetime.date(2026, 2, 23))
    assert in_mood(session) == ["C", "B", "A"]


def test_what_is_overdue_is_the_last_to_be_like_another(
    session: Session, add_listing: AddListing
) -> None:
    asked = add_listing("Asked", "mood", "moving")
    old = add_listing("A", "mood", "moving", assured_date=datetime.date(2026, 2, 22))
    new = add_listing("B", "mood")
    assert related(session, asked.id, IN_TRIAL) == [new.id, old.id]


def test_names_are_in_the_order_of_the_alphabet_whatever_their_capitals(
    session: Session, add_listing: AddListing
) -> None:
    for name in ("parkrun", "Zest", "Age UK"):
        add_listing(name)
    assert in_mood(session) == ["Age UK", "parkrun", "Zest"]


# Facts


@pytest.mark.parametrize(
    "name",
    [
        "x" * 400,
        "Warm welcome 🤗👩🏽‍🦽",
        "<b>Bold</b> & <script>alert(1)</script>",
        "Left \u202eright\u202c \u200fmark",
        "دعم الصحة النفسية",
        "Line\nbreak and\ttab",
        'O\'Brien "quoted"; DROP TABLE services',
    ],
    ids=["400 letters", "emoji", "markup", "right-to-left mark", "arabic", "line break", "quotes"],
)
def test_a_name_comes_back_whole(session: Session, add_listing: AddListing, name: str) -> None:
    assert read(session, add_listing(name, description=name)).name == name


def test_what_nobody_wrote_is_empty(session: Session, add_listing: AddListing) -> None:
    added = add_listing("Bare", "mood")
    assert read(session, added) == Listing(id=added.id, name="Bare", topics=("Mood",))


def test_the_address_of_a_place_is_told(session: Session, add_listing: AddListing) -> None:
    added = add_listing("Group")
    add_place(session, added, "1 Park Road", confidential=False)
    assert [place.address for place in read(session, added).places] == ["1 Park Road"]


def test_nothing_of_a_confidential_place_is_ever_read(
    session: Session, add_listing: AddListing
) -> None:
    added = add_listing("Refuge")
    add_place(session, added, "1 Hidden Road", confidential=True)
    whole = repr(read(session, added))
    assert not any(secret in whole for secret in ("Hidden", "The house", "Bus 7"))


def test_numbers_stand_in_the_order_to_try_them(session: Session, add_listing: AddListing) -> None:
    added = add_listing("Line")
    for position, number in ((2, "third"), (0, "first"), (1, "second")):
        session.add(Phone(service_id=added.id, number=number, position=position))
    session.flush()
    assert [each.number for each in read(session, added).numbers] == ["first", "second", "third"]


@pytest.mark.parametrize(
    ("cost", "is_free"),
    [
        (CostOption(amount=0), True),
        (CostOption(option="free"), True),
        (CostOption(amount=2.5), False),
        (CostOption(option="cost", amount_description="Local call rate"), False),
        (None, None),
    ],
    ids=["no pounds", "free", "some pounds", "in words", "nobody knows"],
)
def test_what_is_free_and_what_is_not(
    session: Session, add_listing: AddListing, cost: CostOption | None, is_free: bool | None
) -> None:
    added = add_listing("Group")
    if cost is not None:
        added.cost_options.append(cost)
    session.flush()
    assert read(session, added).is_free is is_free


@pytest.mark.parametrize(
    ("facts", "shown"),
    [
        ({"type": "voice"}, Number("01632 960001")),
        ({"type": "sms"}, Number("01632 960001", is_text=True)),
        ({"type": "Text"}, Number("01632 960001", is_text=True)),
        ({"extension": "12"}, Number("01632 960001 ext 12")),
        ({"type": "fax"}, None),
        ({"type": "fax", "unconfirmed": True}, None),
    ],
)
def test_a_publishers_number_is_shown_for_what_it_is(
    session: Session, add_listing: AddListing, facts: dict[str, object], shown: Number | None
) -> None:
    added = add_listing("Group")
    session.add(Phone(service_id=added.id, number="01632 960001", **facts))
    session.flush()
    found = read(session, added)
    assert found.numbers == ((shown,) if shown else ())
    assert not found.number_withheld


@pytest.mark.parametrize(
    ("costs", "said"),
    [
        ([CostOption(amount=0)], ""),
        ([CostOption(option="free", amount=0, amount_description="Free")], "Free"),
        ([CostOption(option="cost")], ""),
        ([CostOption(amount=2.5)], "£2.50"),
        ([CostOption(amount=10, currency="GBP", option="adult")], "£10, adult"),
        ([CostOption(amount=10, amount_description="a session")], "£10, a session"),
        ([CostOption(amount=10, amount_description="£10 a session")], "£10 a session"),
        ([CostOption(amount=10, amount_description="for 10 weeks")], "£10, for 10 weeks"),
        ([CostOption(amount=1, amount_description="or £10 a term")], "£1, or £10 a term"),
        ([CostOption(amount=5, currency="EUR")], "5 EUR"),
        (
            [CostOption(amount=5, option="adult"), CostOption(amount=0, option="child")],
            "£5, adult; Free, child",
        ),
        (
            [CostOption(option="free", amount=0), CostOption(option="visitors", amount=3)],
            "Free; £3, visitors",
        ),
    ],
)
def test_what_it_costs_is_said_whole(
    session: Session, add_listing: AddListing, costs: list[CostOption], said: str
) -> None:
    added = add_listing("Group")
    added.cost_options.extend(costs)
    session.flush()
    assert read(session, added).cost == said


@pytest.mark.parametrize(
    ("kept", "shown"),
    [
        ("https://www.example.org/", "www.example.org"),
        ("HTTPS://www.example.org/groups/", "www.example.org/groups/"),
        ("www.example.org", "www.example.org"),
        ("http://example.org", "http://example.org"),
        (None, ""),
    ],
)
def test_a_website_is_shown_as_people_type_it(
    session: Session, add_listing: AddListing, kept: str | None, shown: str
) -> None:
    assert read(session, add_listing("Group", url=kept)).website == shown


def test_ways_in_are_read_in_their_order(session: Session, add_listing: AddListing) -> None:
    added = add_listing("Group")
    session.add(Taxonomy(id="access", name="access"))
    session.flush()
    for position, way in enumerate((Access.DROP_IN, Access.RING)):
        session.add(TaxonomyTerm(id=way, taxonomy_id="access", code=way, name=way))
        session.flush()
        session.add(
            Attribute(
                link_id=added.id, link_entity="service", taxonomy_term_id=way, position=position
            )
        )
    session.flush()
    assert read(session, added).access == (Access.DROP_IN, Access.RING)


@pytest.mark.parametrize(
    ("topic", "about_moving", "emergency_card"),
    [("mood", False, False), ("mood", True, True), ("moving", False, True)],
)
def test_the_emergency_card_is_beside_whatever_is_about_moving(
    session: Session,
    add_listing: AddListing,
    topic: str,
    about_moving: bool,
    emergency_card: bool,
) -> None:
    added = add_listing("Group", topic, about_moving=about_moving)
    assert read(session, added).emergency_card is emergency_card


def test_the_newest_check_that_found_it_right_is_told(
    session: Session, add_listing: AddListing
) -> None:
    added = add_listing("Group", assured_date=TODAY)
    for days, method, outcome in (
        (9, "visit", "right"),
        (0, "phone", "right"),
        (1, "email", "gone"),
    ):
        session.add(
            Check(
                service_id=added.id,
                checked_on=TODAY - datetime.timedelta(days=days),
                role="volunteer",
                method=method,
                outcome=outcome,
            )
        )
    session.flush()
    assert read(session, added).checked == Checked(TODAY, "volunteer", "phone")


def test_of_two_checks_on_a_day_the_last_one_is_told(
    session: Session, add_listing: AddListing
) -> None:
    added = add_listing("Group", assured_date=TODAY)
    for method in ("website", "phone"):
        facts = {"role": "volunteer", "method": method, "outcome": "right"}
        session.add(Check(service_id=added.id, checked_on=TODAY, **facts))
        session.flush()
    assert read(session, added).checked == Checked(TODAY, "volunteer", "phone")


def test_a_number_that_nobody_answers_is_not_told_but_that_there_is_one(
    session: Session, add_listing: AddListing
) -> None:
    added = add_listing(
        "Line", application_process="Ring 01632 960 001 first.\nAsk for Ann.\nRing at 10am."
    )
    session.add(Phone(service_id=added.id, number="01632 960001", unconfirmed=True))
    session.add(Phone(service_id=added.id, number="01632 960002", position=1))
    session.flush()
    found = read(session, added)
    assert [each.number for each in found.numbers] == ["01632 960002"]
    assert found.number_withheld
    assert found.steps == ("Ask for Ann.", "Ring at 10am.")


@pytest.mark.parametrize(
    ("days", "age", "lately"),
    [(0, Age.FRESH, True), (200, Age.AMBER, False), (300, Age.RED, False)],
)
def test_a_check_says_what_it_is_worth_on_that_day(
    session: Session, add_listing: AddListing, days: int, age: Age, lately: bool
) -> None:
    day = TODAY - datetime.timedelta(days)
    added = add_listing("Group", assured_date=day)
    session.add(
        Check(service_id=added.id, checked_on=day, role="staff", method="phone", outcome="right")
    )
    found = read(session, added)
    assert found.checked is not None
    assert (found.checked.age, found.was_checked_lately) == (age, lately)


def test_a_listing_that_lost_its_date_is_not_checked(
    session: Session, add_listing: AddListing
) -> None:
    added = add_listing("Group")
    session.add(
        Check(service_id=added.id, checked_on=TODAY, role="staff", method="phone", outcome="right")
    )
    session.flush()
    assert read(session, added).checked is None


def test_who_checked_is_told_by_role_and_not_by_name() -> None:
    assert [fact.name for fact in dataclasses.fields(Checked)] == ["on", "role", "method", "age"]


@pytest.mark.parametrize(("audience", "found"), [(IN_TRIAL, ["a", "B", "c"]), (ONCE_LIVE, ["B"])])
def test_every_listing_that_patients_see_is_found_by_name_in_whatever_topic(
    session: Session, add_listing: AddListing, audience: Audience, found: list[str]
) -> None:
    add_listing("c", "mood", "moving")
    add_listing("B", assured_date=TODAY)
    add_listing("Draft", publication="draft")
    add_listing("Gone", status="inactive")
    session.add(Service(name="a", publication="published"))
    session.flush()
    assert names(in_this_order(session, every_shown(session, audience), audience)) == found
