"""Works out ahead what results and filters need: next sessions, features, places.

No rule of repetition is worked out while somebody searches. The rows are good for one day; the
database drops those of a service that changes (`search_words`), and whoever shows listings calls
`refresh` now and then, and at midnight.
"""

import datetime
from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Sequence
from typing import Any

from sqlalchemy import Select, delete, func, insert, select
from sqlalchemy.orm import Session

from kiosk.directory import features, opening, ringing
from kiosk.directory.models import (
    Accessibility,
    Address,
    Attribute,
    Closure,
    CostOption,
    Derived,
    Language,
    Location,
    NextSession,
    Phone,
    Schedule,
    Service,
    ServiceArea,
    ServiceAtLocation,
    TaxonomyTerm,
)

NEAR_DAYS = 2
"""All sessions of so many days are kept; of later ones, the next two."""

BATCH = 500

_WAYS_IN = frozenset({"drop_in", "ring", "text", "refer", "online", "members", "contact"})
_BY_NUMBER = frozenset({"ring", "text"})
"""Ways in that there are not while nobody answers any of the numbers."""

_AnyRows = Select[*tuple[Any, ...]]

BankHoliday = Callable[[datetime.date], str]


def refresh(
    session: Session, today: datetime.date, bank_holiday: BankHoliday, limit: int = BATCH
) -> int:
    """Work out what is not known of today, for up to so many services; returns for how many."""
    ids = session.scalars(_due(today).limit(limit)).all()
    if ids:
        _work_out(session, ids, today, bank_holiday)
    return len(ids)


def refresh_missing(
    session: Session,
    today: datetime.date,
    bank_holiday: BankHoliday,
    limit: int,
    first: Collection[str] = (),
) -> None:
    """Work out what is known of no day, for up to so many services, and for the `first` first.

    They have just changed, most likely: what a new day has made due is known of the day before.
    """
    missing = (
        select(Service.id)
        .where(Service.id.not_in(select(Derived.service_id)))
        .order_by(Service.id.not_in(first))
        .limit(limit)
    )
    if ids := session.scalars(missing).all():
        _work_out(session, ids, today, bank_holiday)


def refresh_all(session: Session, today: datetime.date, bank_holiday: BankHoliday) -> None:
    """Work out all that is not known of today."""
    while refresh(session, today, bank_holiday) == BATCH:
        pass


def is_due(session: Session, today: datetime.date) -> bool:
    """Whether there is anything to work out."""
    return session.scalar(_due(today).limit(1)) is not None


def rules_of(schedules: Sequence[Any]) -> list[opening.Rule]:
    """The rules of rows of `schedules`."""
    return [_rule(each) for each in schedules]


def _due(today: datetime.date) -> Select[str]:
    known = Derived.__table__.alias()
    return (
        select(Service.id)
        .outerjoin(known, (known.c.service_id == Service.id) & (known.c.day == today))
        .where(known.c.service_id.is_(None))
    )


def _work_out(
    session: Session, ids: Sequence[str], today: datetime.date, bank_holiday: BankHoliday
) -> None:
    for table in (Derived, NextSession):
        session.execute(delete(table).where(table.service_id.in_(ids)))
    schedules = _by_service(session, select(Schedule).where(Schedule.service_id.in_(ids)))
    closures = _by_service(session, select(Closure).where(Closure.service_id.in_(ids)))
    facts = _Facts(session, ids)
    derived, coming = [], []
    for service in session.scalars(select(Service).where(Service.id.in_(ids))):
        rules = rules_of(schedules[service.id])
        derived.append(
            {
                "service_id": service.id,
                "day": today,
                "features": features.bits(facts.of(service), _still_to_come(rules, today)),
                "places": "|".join(facts.places_of(service.id)),
            }
        )
        calendar = opening.Calendar(
            tuple(
                opening.Closure(each.first_day, each.last_day, each.words or "")
                for each in closures[service.id]
            ),
            service.bank_holidays or ("open" if opening.is_day_and_night(rules) else ""),
            bank_holiday,
        )
        coming += [
            {
                "service_id": service.id,
                "starts": each.starts,
                "ends": each.ends,
                "closed_for": each.closed_for,
                "is_sure": each.is_sure,
            }
            for each in opening.upcoming(rules, calendar, today, NEAR_DAYS)
        ]
    session.execute(insert(Derived), derived)
    if coming:
        session.execute(insert(NextSession), coming)


def _still_to_come(rules: Sequence[opening.Rule], today: datetime.date) -> list[opening.Rule]:
    return [rule for rule in rules if rule.until is None or rule.until >= today]


def _by_service(session: Session, rows: _AnyRows) -> dict[str, list[Any]]:
    found = defaultdict(list)
    for row in session.scalars(rows):
        found[row.service_id].append(row)
    return found


def _rule(schedule: Any) -> opening.Rule:
    ends = [day for day in (schedule.until, schedule.valid_to) if day]
    month_days = (part.strip() for part in (schedule.bymonthday or "").split(","))
    return opening.Rule(
        freq=(schedule.freq or "").upper(),
        by_day=opening.by_day(schedule.byday or ""),
        by_month_day=tuple(int(day) for day in month_days if day.lstrip("-").isdigit()),
        interval=schedule.interval or 1,
        # It is counted from the first day, and not from when a rule became valid.
        start=schedule.dtstart or schedule.valid_from,
        since=schedule.valid_from,
        until=min(ends, default=None),
        count=schedule.count,
        opens=schedule.opens_at or "",
        closes=schedule.closes_at or "",
    )


class _Facts:
    """What the tables beside `services` say of these services."""

    def __init__(self, session: Session, ids: Sequence[str]) -> None:
        self._session = session
        self._ids = ids
        at = ServiceAtLocation.service_id
        here = select(at, Location.id).join(ServiceAtLocation.location).where(at.in_(ids))
        self._terms = self._of(
            select(Attribute.link_id, TaxonomyTerm.code)
            .join(Attribute.term)
            .where(Attribute.link_entity == "service", Attribute.link_id.in_(ids))
        )
        self._unanswered = set(
            session.scalars(
                select(Phone.service_id)
                .where(Phone.service_id.in_(ids))
                .group_by(Phone.service_id)
                .having(func.min(Phone.unconfirmed))
            )
        )
        self._kinds_of_numbers = self._of(
            select(Phone.service_id, Phone.type).where(
                Phone.service_id.in_(ids), ~Phone.unconfirmed
            )
        )
        self._place_terms = self._of(
            select(at, TaxonomyTerm.code)
            .join(Attribute, Attribute.link_id == ServiceAtLocation.location_id)
            .join(Attribute.term)
            .where(Attribute.link_entity == "location", at.in_(ids))
        )
        self._virtual = self._of(here.where(Location.location_type == "virtual"))
        self._somewhere = self._of(here.where(Location.location_type != "virtual"))
        open_places = ~Location.confidential
        addresses = (
            select(at, Address.city, Address.postal_code)
            .join(Location, Location.id == ServiceAtLocation.location_id)
            .join(Address, Address.location_id == Location.id)
            .where(open_places, at.in_(ids))
        )
        self._cities = self._of(addresses)
        self._postal_codes = self._of(addresses.with_only_columns(at, Address.postal_code))
        self._getting_in = self._of(
            select(at, Accessibility.description)
            .join(Location, Location.id == ServiceAtLocation.location_id)
            .join(Accessibility, Accessibility.location_id == Location.id)
            .where(open_places, at.in_(ids))
        )
        self._languages = self._of(
            select(Language.service_id, Language.name).where(Language.service_id.in_(ids))
        )
        self._areas = self._of(
            select(ServiceArea.service_id, ServiceArea.name).where(ServiceArea.service_id.in_(ids))
        )
        self._costs = self._of(
            select(CostOption.service_id, CostOption.option).where(
                CostOption.service_id.in_(ids),
                (CostOption.option == "free") | (CostOption.amount == 0),
            )
        )

    def _of(self, rows: _AnyRows) -> dict[str, list[str]]:
        found = defaultdict(list)
        for row in self._session.execute(rows):
            found[row[0]].append(row[1] or "")
        return found

    def of(self, service: Service) -> features.Facts:
        """All that filters look at."""
        key = service.id
        closed_ways = _BY_NUMBER if key in self._unanswered else frozenset()
        terms = frozenset(self._terms[key] + self._place_terms[key])
        if not terms & _WAYS_IN:
            terms |= frozenset(self._ways_of(service))
        return features.Facts(
            terms=terms - closed_ways,
            who_for=service.eligibility_description or "",
            ages=(service.minimum_age, service.maximum_age),
            getting_in=tuple(self._getting_in[key]),
            interpretation=service.interpretation_services or "",
            languages=tuple(self._languages[key]),
            is_free=bool(self._costs[key]) or None,
            has_place=bool(self._somewhere[key]),
            is_local=service.is_local and not self._virtual[key],
        )

    def _ways_of(self, service: Service) -> Iterator[str]:
        """How to reach what other publishers gave no way in: as its next steps say."""
        for kind in filter(ringing.is_for_people, self._kinds_of_numbers[service.id]):
            yield "text" if ringing.is_text(kind) else "ring"
        if service.url:
            yield "online"

    def places_of(self, key: str) -> list[str]:
        """The names by which people may ask for what is near them."""
        return features.places(self._cities[key], self._postal_codes[key], self._areas[key])
