"""What is worked out ahead: sessions, features and places; and when it is worked out anew."""

import datetime

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from kiosk.directory import derived
from kiosk.directory.features import BITS, Facts, Feature, bits, places
from kiosk.directory.models import (
    Address,
    Attribute,
    Closure,
    Derived,
    Location,
    NextSession,
    Phone,
    Schedule,
    Service,
    ServiceArea,
    ServiceAtLocation,
    TaxonomyTerm,
)
from kiosk.directory.opening import Rule
from kiosk.directory.shown import listing
from tests.audiences import IN_TRIAL
from tests.directory.conftest import AddListing

TODAY = datetime.date(2026, 11, 23)  # a Monday
DAY = datetime.timedelta(days=1)


def no_holiday(_day: datetime.date) -> str:
    return ""


@pytest.fixture
def directory(session: Session) -> Session:
    """A directory in which the database keeps the words, and drops what was worked out."""
    return session


def refresh(session: Session, today: datetime.date = TODAY) -> None:
    derived.refresh_all(session, today, no_holiday)


def weekly(service: Service, **facts: object) -> Schedule:
    usual = {"freq": "WEEKLY", "byday": "TU", "opens_at": "14:00", "closes_at": "16:00"}
    return Schedule(service_id=service.id, **(usual | facts))


def starts(session: Session) -> list[datetime.datetime]:
    return list(session.scalars(select(NextSession.starts).order_by(NextSession.starts)))


def test_the_sessions_of_a_listing_stand_ready(directory: Session, add_listing: AddListing) -> None:
    service = add_listing("Choir")
    directory.add(weekly(service))
    directory.flush()
    refresh(directory)
    found = listing(directory, service.id, IN_TRIAL)
    assert found is not None
    assert [each.starts.day for each in found.coming] == [24, 1, 8]


@pytest.mark.parametrize("unconfirmed", [(True, True), (True, False)])
def test_nobody_is_told_to_ring_where_no_number_is_shown(
    directory: Session, add_listing: AddListing, unconfirmed: tuple[bool, ...]
) -> None:
    service = add_listing("Line")
    directory.add(TaxonomyTerm(id="ring", code="ring", name="Ring"))
    directory.flush()
    directory.add(Attribute(link_id=service.id, link_entity="service", taxonomy_term_id="ring"))
    for number, each in enumerate(unconfirmed):
        directory.add(Phone(service_id=service.id, number=f"01632 96000{number}", unconfirmed=each))
    directory.flush()
    refresh(directory)
    kept = directory.scalar(select(Derived.features)) or 0
    assert bool(kept & BITS[Feature.RING]) is not all(unconfirmed)


@pytest.mark.parametrize(
    ("kinds", "url", "ways"),
    [
        (("voice",), None, {Feature.RING, Feature.REMOTE}),
        ((None,), "www.example.org", {Feature.RING, Feature.ONLINE, Feature.REMOTE}),
        (("sms",), None, {Feature.REMOTE}),
        (("fax",), None, set()),
        ((), None, set()),
    ],
)
def test_what_came_without_a_way_in_is_reached_as_its_next_steps_say(
    directory: Session,
    add_listing: AddListing,
    kinds: tuple[str | None, ...],
    url: str | None,
    ways: set[Feature],
) -> None:
    service = add_listing("Line", url=url)
    directory.add_all(
        Phone(service_id=service.id, number="01632 960001", type=kind) for kind in kinds
    )
    directory.flush()
    refresh(directory)
    kept = directory.scalar(select(Derived.features)) or 0
    assert {feature for feature in Feature if kept & BITS[feature]} == ways


def test_a_way_in_that_was_given_is_the_only_one(
    directory: Session, add_listing: AddListing
) -> None:
    service = add_listing("Clinic")
    directory.add(TaxonomyTerm(id="refer", code="refer", name="Refer"))
    directory.flush()
    directory.add(Attribute(link_id=service.id, link_entity="service", taxonomy_term_id="refer"))
    directory.add(Phone(service_id=service.id, number="01632 960001"))
    directory.flush()
    refresh(directory)
    kept = directory.scalar(select(Derived.features)) or 0
    assert {feature for feature in Feature if kept & BITS[feature]} == {Feature.REFER}


def test_a_second_look_on_the_same_day_works_out_nothing(
    directory: Session, add_listing: AddListing
) -> None:
    add_listing("Choir")
    assert derived.is_due(directory, TODAY)
    refresh(directory)
    assert not derived.is_due(directory, TODAY)
    assert derived.refresh(directory, TODAY, no_holiday) == 0


def test_the_next_day_is_worked_out_anew(directory: Session, add_listing: AddListing) -> None:
    directory.add(weekly(add_listing("Choir")))
    directory.flush()
    refresh(directory)
    refresh(directory, TODAY + datetime.timedelta(days=7))
    assert [each.day for each in starts(directory)] == [1, 8, 15]
    assert len(directory.scalars(select(Derived)).all()) == 1


def test_every_second_week_is_counted_from_the_first_day_and_not_from_when_it_became_valid(
    directory: Session, add_listing: AddListing
) -> None:
    first, valid = datetime.date(2026, 11, 3), datetime.date(2026, 11, 26)
    service = add_listing("Choir")
    directory.add(weekly(service, interval=2, dtstart=first, valid_from=valid))
    directory.flush()
    refresh(directory)
    assert starts(directory)[:2] == [
        datetime.datetime(2026, 12, 1, 14),
        datetime.datetime(2026, 12, 15, 14),
    ]


@pytest.mark.parametrize(("until", "is_offered"), [(TODAY, True), (TODAY - DAY, False)])
def test_what_is_over_is_no_longer_offered(
    directory: Session, add_listing: AddListing, until: datetime.date, is_offered: bool
) -> None:
    directory.add(weekly(add_listing("Choir"), opens_at="19:00", closes_at="21:00", until=until))
    directory.flush()
    refresh(directory)
    features = directory.scalar(select(Derived.features)) or 0
    assert bool(features & BITS[Feature.EVENINGS]) is is_offered


@pytest.mark.parametrize("table", [Schedule, Closure, Phone, ServiceArea])
def test_what_was_worked_out_goes_when_anything_of_it_changes(
    directory: Session, add_listing: AddListing, table: type
) -> None:
    service, other = add_listing("Choir"), add_listing("Knitting")
    refresh(directory)
    facts: dict[type, dict[str, object]] = {
        Schedule: {"byday": "MO"},
        Closure: {"first_day": TODAY, "last_day": TODAY},
        Phone: {"number": "01632 960 001"},
        ServiceArea: {"name": "Burslem"},
    }
    directory.add(table(service_id=service.id, **facts[table]))
    directory.flush()
    assert directory.scalars(select(Derived.service_id)).all() == [other.id]


def test_only_so_many_are_worked_out_at_once(directory: Session, add_listing: AddListing) -> None:
    for number in range(5):
        add_listing(f"Group {number}")
    assert derived.refresh(directory, TODAY, no_holiday, limit=2) == 2
    assert len(directory.scalars(select(Derived)).all()) == 2


def test_what_has_just_changed_is_worked_out_before_what_a_new_day_made_due(
    directory: Session, add_listing: AddListing
) -> None:
    changed, other = add_listing("Choir"), add_listing("Walk")
    refresh(directory)
    directory.add(weekly(changed))
    directory.flush()
    tomorrow = TODAY + datetime.timedelta(days=1)
    derived.refresh_missing(directory, tomorrow, no_holiday, limit=1)
    days = dict(directory.execute(select(Derived.service_id, Derived.day)).all())
    assert days == {changed.id: tomorrow, other.id: TODAY}


def test_a_closure_keeps_a_session_from_happening(
    directory: Session, add_listing: AddListing
) -> None:
    service = add_listing("Choir")
    tomorrow = TODAY + datetime.timedelta(days=1)
    directory.add_all(
        [weekly(service), Closure(service_id=service.id, first_day=tomorrow, last_day=tomorrow)]
    )
    directory.flush()
    refresh(directory)
    closed = directory.scalars(select(NextSession.closed_for).order_by(NextSession.starts))
    assert list(closed) == ["closed", "", ""]


@pytest.mark.parametrize(("confidential", "known"), [(False, "Burslem|ST6"), (True, "")])
def test_no_filter_gives_a_confidential_place_away(
    directory: Session, add_listing: AddListing, confidential: bool, known: str
) -> None:
    service = add_listing("House")
    place = Location(confidential=confidential)
    directory.add(place)
    directory.flush()
    directory.add_all(
        [
            Address(location_id=place.id, city="Burslem", postal_code="ST6 1AA"),
            ServiceAtLocation(service_id=service.id, location_id=place.id),
        ]
    )
    directory.flush()
    refresh(directory)
    assert directory.scalar(select(Derived.places)) == known


# Features


def has(facts: Facts, feature: Feature, *rules: Rule) -> bool:
    return bool(bits(facts, rules) & BITS[feature])


@pytest.mark.parametrize(
    ("who_for", "feature"),
    [
        ("Unpaid carers", Feature.CARERS),
        ("Men aged 18 and over", Feature.MEN),
        ("Mums in Staffordshire", Feature.WOMEN),
        ("People aged 55 and over", Feature.OLDER),
        ("Older people, families and carers", Feature.OLDER),
        ("People under 35", Feature.YOUNG_ADULTS),
        ("People aged 16 and over who work", Feature.WORKERS),
    ],
)
def test_whom_it_is_for_is_read_from_its_words(who_for: str, feature: Feature) -> None:
    assert has(Facts(who_for=who_for), feature)


@pytest.mark.parametrize(
    ("who_for", "feature"),
    [
        ("People with a mental health problem", Feature.MEN),
        ("Adults", Feature.OLDER),
        ("People aged 16 up to State Pension age", Feature.OLDER),
        ("Anyone", Feature.WOMEN),
        ("Social workers' clients of any age", Feature.CARERS),
    ],
)
def test_words_that_only_look_like_it_are_not_taken_for_it(who_for: str, feature: Feature) -> None:
    assert not has(Facts(who_for=who_for), feature)


@pytest.mark.parametrize(
    ("words", "feature", "there"),
    [
        ("Step-free way in", Feature.STEP_FREE, True),
        ("No step-free way in", Feature.STEP_FREE, False),
        ("There is no lift, but there is a hearing loop", Feature.HEARING_LOOP, True),
        ("Not wheelchair accessible", Feature.STEP_FREE, False),
        ("Free parking outside", Feature.PARKING, True),
        ("No parking", Feature.PARKING, False),
        ("Chairs with arms, and room to stand", Feature.SEATS, True),
        ("BSL interpreter on request", Feature.BSL, True),
    ],
)
def test_access_is_read_with_care(words: str, feature: Feature, there: bool) -> None:
    assert has(Facts(getting_in=(words,)), feature) == there


def test_a_term_says_it_outright() -> None:
    assert has(Facts(terms=frozenset(["step_free"])), Feature.STEP_FREE)


@pytest.mark.parametrize(
    ("rule", "evenings", "weekends"),
    [
        (Rule("WEEKLY", ("MO",), opens="09:00", closes="17:00"), False, False),
        (Rule("WEEKLY", ("MO",), opens="19:00"), True, False),
        (Rule("WEEKLY", ("SA",), opens="09:00", closes="12:00"), False, True),
        (Rule("WEEKLY", ("FR",), opens="12:00", closes="02:00"), True, False),
        (Rule("MONTHLY", ("-1SU",), opens="10:00", closes="12:00"), False, True),
        (Rule("DAILY", opens="10:00", closes="12:00"), False, True),
        (Rule("DAILY", ("MO", "TU"), opens="10:00", closes="12:00"), False, False),
        (Rule("DAILY", start=TODAY, until=TODAY, opens="18:00", closes="20:00"), True, False),
        (Rule("MONTHLY", by_month_day=(1,), opens="18:00", closes="20:00"), True, False),
    ],
)
def test_evenings_and_weekends_are_read_from_the_rules(
    rule: Rule, evenings: bool, weekends: bool
) -> None:
    assert has(Facts(), Feature.EVENINGS, rule) == evenings
    assert has(Facts(), Feature.WEEKENDS, rule) == weekends


@pytest.mark.parametrize(
    ("facts", "remote"),
    [
        (Facts(terms=frozenset(["ring"])), True),
        (Facts(terms=frozenset(["ring"]), has_place=True), False),
        (Facts(terms=frozenset(["ring"]), is_local=True), False),
        (Facts(terms=frozenset(["drop_in"])), False),
    ],
)
def test_by_phone_or_online_means_that_nobody_need_go_anywhere(facts: Facts, remote: bool) -> None:
    assert has(facts, Feature.REMOTE) == remote


def test_places_are_towns_districts_and_parts_of_areas() -> None:
    found = places(
        ["Burslem"],
        ["ST6 1AA", "st1 1aa", "unknown"],
        ["Cobridge, Stoke-on-Trent", "UK", "England"],
    )
    assert found == ["Burslem", "Cobridge", "Stoke-on-Trent", "ST6", "ST1"]
