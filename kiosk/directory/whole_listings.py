"""Whole listings, read from a dozen tables inside one session.

At every key that somebody types, thirty are read: each table is asked once for all of them, and
some are kept from one key to the next.
"""

import functools
import re
from collections.abc import Sequence
from typing import Any, NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session as DatabaseSession

from kiosk.directory import ringing
from kiosk.directory.freshness import Audience
from kiosk.directory.listing import Access, Checked, Listing, Number, OpeningTimes, Place
from kiosk.directory.models import (
    Accessibility,
    Address,
    Attribute,
    Check,
    CostOption,
    Language,
    Location,
    NextSession,
    Organization,
    Phone,
    Schedule,
    Service,
    ServiceArea,
    ServiceAtLocation,
    TaxonomyTerm,
    Topic,
)
from kiosk.directory.opening import Session, by_day
from kiosk.directory.prepared import AnyRows, Prepared, prepared
from kiosk.directory.remembered import remembered

MOST_KEPT = 200
"""So many listings are kept, to be shown again."""

_WAYS_IN = frozenset(Access)
_RowsByKey = dict[str, list[Any]]


def in_this_order(
    session: DatabaseSession, ids: Sequence[str], audience: Audience
) -> list[Listing]:
    """The listings with these keys. Whoever asks has seen to it that they may be shown.

    Some are kept until anything that patients are told changes: from one key to the next most of
    what a search shows stays.
    """
    session.flush()  # the connection, unlike the session, would not see what is not yet written
    kept = remembered(session, "listings", "told", _none, beside=audience)
    found = {each: known for each in ids if (known := kept.get(each))}
    read = _read(session, [each for each in dict.fromkeys(ids) if each not in found], audience)
    if len(kept) + len(read) > MOST_KEPT:
        kept.clear()
    if len(read) <= MOST_KEPT:
        kept.update(read)
    found |= read
    return [found[each] for each in ids if each in found]


@functools.cache
def _services() -> Prepared:
    return prepared(
        select(
            Service.id,
            Service.name,
            Service.description,
            Service.url,
            Service.email,
            Service.application_process,
            Service.eligibility_description,
            Service.first_visit,
            Service.to_bring,
            Service.alert,
            Service.assured_date,
            Service.sensitive,
            Service.about_moving,
            Organization.name.label("organization"),
        ).outerjoin(Service.organization)
    )


def _none(_driver: Any) -> dict[str, Listing]:
    return {}


def _read(session: DatabaseSession, ids: Sequence[str], audience: Audience) -> dict[str, Listing]:
    """Those with these keys, by their key."""
    if not ids:
        return {}
    driver: Any = session.connection().connection.driver_connection
    services = list(_services().rows(driver, ids))
    beside = _beside(driver, [each.id for each in services])
    return {each.id: _as_listing(each, beside, audience) for each in services}


def _by_key(driver: Any, question: Prepared, keys: Sequence[str]) -> _RowsByKey:
    """The rows whose first column is one of the keys, by that key."""
    found: _RowsByKey = {}
    if keys:
        for row in question.rows(driver, keys):
            found.setdefault(row[0], []).append(row)
    return found


class _Statements(NamedTuple):
    """What is asked for the keys of services, and for those of their places, by table."""

    of_services: dict[str, Prepared]
    of_places: dict[str, Prepared]


class _Beside(NamedTuple):
    """What other tables hold of some services, as rows by the service's key.

    Thirty listings are read at every key that somebody types, and mapped objects would take twice
    as long as rows.
    """

    phones: _RowsByKey
    schedules: _RowsByKey
    coming: _RowsByKey
    costs: _RowsByKey
    areas: _RowsByKey
    languages: _RowsByKey
    checks: _RowsByKey
    terms: _RowsByKey
    places: _RowsByKey
    addresses: _RowsByKey
    accessibility: _RowsByKey


@functools.cache
def _statements() -> _Statements:
    """What is asked of each of the tables in `_Beside`, made once."""
    statements: dict[str, AnyRows] = {
        "phones": select(
            Phone.service_id,
            Phone.number,
            Phone.extension,
            Phone.description,
            Phone.type,
            Phone.unconfirmed,
        ).order_by(Phone.position),
        "schedules": select(
            Schedule.service_id,
            Schedule.byday,
            Schedule.opens_at,
            Schedule.closes_at,
            Schedule.description,
            Schedule.notes,
            Schedule.freq,
            Schedule.interval,
            Schedule.bymonthday,
            Schedule.dtstart,
            Schedule.valid_from,
            Schedule.until,
            Schedule.valid_to,
        ).order_by(Schedule.position),
        "coming": select(
            NextSession.service_id,
            NextSession.starts,
            NextSession.ends,
            NextSession.closed_for,
            NextSession.is_sure,
        ).order_by(NextSession.starts),
        "costs": select(
            CostOption.service_id,
            CostOption.option,
            CostOption.amount,
            CostOption.currency,
            CostOption.amount_description,
        ),
        "areas": select(ServiceArea.service_id, ServiceArea.name),
        "languages": select(Language.service_id, Language.name),
        "checks": select(Check.service_id, Check.role, Check.method)
        .where(Check.outcome.in_(("right", "corrected")))
        .order_by(Check.checked_on.desc(), Check.id.desc()),
        "terms": select(
            Attribute.link_id,
            TaxonomyTerm.code,
            TaxonomyTerm.name,
            Topic.position.label("topic"),
            Topic.emergency_card,
        )
        .join(Attribute.term)
        .outerjoin(Topic, Topic.taxonomy_term_id == TaxonomyTerm.id)
        .where(Attribute.link_entity == "service")
        .order_by(Attribute.position),
        "places": select(
            ServiceAtLocation.service_id, Location.id, Location.name, Location.transportation
        )
        .join(ServiceAtLocation.location)
        .where(~Location.confidential),
    }
    of_places: dict[str, AnyRows] = {
        "addresses": select(
            Address.location_id,
            Address.address_1,
            Address.address_2,
            Address.city,
            Address.postal_code,
        ),
        "accessibility": select(Accessibility.location_id, Accessibility.description),
    }
    return _Statements(
        *({name: prepared(rows) for name, rows in each.items()} for each in (statements, of_places))
    )


def _beside(driver: Any, ids: list[str]) -> _Beside:
    of_services, of_places = _statements()
    found = {name: _by_key(driver, rows, ids) for name, rows in of_services.items()}
    places = [place.id for there in found["places"].values() for place in there]
    return _Beside(
        **found, **{name: _by_key(driver, rows, places) for name, rows in of_places.items()}
    )


def _as_listing(service: Any, beside: _Beside, audience: Audience) -> Listing:
    def rows(table: _RowsByKey) -> list[Any]:
        return table.get(service.id, [])

    costs = rows(beside.costs)
    terms = rows(beside.terms)
    phones = [phone for phone in rows(beside.phones) if ringing.is_for_people(phone.type)]
    withheld = [phone.number for phone in phones if phone.unconfirmed]
    steps = (service.application_process or "").splitlines()
    return Listing(
        id=service.id,
        name=service.name,
        organization=service.organization or "",
        summary=service.description,
        access=tuple(Access(term.code) for term in terms if term.code in _WAYS_IN),
        steps=tuple(step for step in steps if not _says_one_of(withheld, step)),
        numbers=tuple(
            Number(
                ringing.dialled(phone.number, phone.extension),
                phone.description or "",
                ringing.is_text(phone.type),
            )
            for phone in phones
            if not phone.unconfirmed
        ),
        number_withheld=bool(withheld),
        website=_to_be_typed(service.url or ""),
        email=service.email or "",
        opening=tuple(as_opening(schedule) for schedule in rows(beside.schedules)),
        coming=tuple(
            Session(each.starts, each.ends, each.closed_for, each.is_sure)
            for each in rows(beside.coming)
        ),
        is_free=all(map(_is_free, costs)) if costs else None,
        cost=_cost(costs),
        who_for=service.eligibility_description or "",
        area=", ".join(area.name for area in rows(beside.areas) if area.name),
        places=tuple(_as_place(place, beside) for place in rows(beside.places)),
        languages=tuple(language.name for language in rows(beside.languages) if language.name),
        first_visit=service.first_visit or "",
        to_bring=service.to_bring or "",
        topics=tuple(term.name for term in terms if term.topic is not None),
        alert=service.alert or "",
        checked=_last_good_check(service, rows(beside.checks), audience),
        sensitive=service.sensitive,
        emergency_card=service.about_moving or any(term.emergency_card for term in terms),
    )


def _to_be_typed(address: str) -> str:
    """A web address as patients read and type it, however a publisher wrote it."""
    plain = re.sub(r"^https://", "", address.strip(), flags=re.IGNORECASE)
    return plain.removesuffix("/") if plain.count("/") == 1 else plain


def _is_free(cost: Any) -> bool:
    return bool(cost.amount == 0 or cost.option == "free")


def _cost(costs: Sequence[Any]) -> str:
    """What it costs, every way of it; nothing where all that is known is whether it is free."""
    said = [_words_of_cost(each) or ("Free" if _is_free(each) else "") for each in costs]
    if len(costs) == 1 and not _words_of_cost(costs[0]):
        return ""
    return "; ".join(dict.fromkeys(filter(None, said)))


def _words_of_cost(cost: Any) -> str:
    option = "" if cost.option in {"free", "cost"} else cost.option
    words: str = cost.amount_description or option or ""
    if not cost.amount:
        return f"Free, {option}" if cost.amount == 0 and words and words == option else words
    figure = f"{cost.amount:.2f}".removesuffix(".00")
    if re.search(rf"£\s?{re.escape(figure)}(?:\.00)?(?!\.?\d)", words):
        return words
    # Without a currency it is pounds: Open Referral UK 1.0 has none.
    sum_of_money = (
        f"£{figure}" if cost.currency in {None, "", "GBP"} else f"{figure} {cost.currency}"
    )
    return ", ".join(filter(None, (sum_of_money, words)))


def _says_one_of(numbers: list[str], words: str) -> bool:
    """Whether one of these telephone numbers stands in the words, whatever its spaces."""
    said, *dialled = ("".join(filter(str.isdecimal, each)) for each in (words, *numbers))
    return any(digits in said for digits in filter(None, dialled))


def as_opening(schedule: Any) -> OpeningTimes:
    """A row of `schedules` as a line of opening times."""
    starts = [day for day in (schedule.dtstart, schedule.valid_from) if day]
    ends = [day for day in (schedule.until, schedule.valid_to) if day]
    month_days = (part.strip() for part in (schedule.bymonthday or "").split(","))
    return OpeningTimes(
        days=by_day(schedule.byday or ""),
        opens=schedule.opens_at or "",
        closes=schedule.closes_at or "",
        words=schedule.description or "",
        note=schedule.notes or "",
        freq=(schedule.freq or "").upper(),
        interval=schedule.interval or 1,
        month_days=tuple(int(day) for day in month_days if day.lstrip("-").isdigit()),
        starts=max(starts, default=None),
        until=min(ends, default=None),
    )


def _as_place(place: Any, beside: _Beside) -> Place:
    parts = [
        part
        for address in beside.addresses.get(place.id, [])[:1]
        for part in (address.address_1, address.address_2, address.city, address.postal_code)
        if part
    ]
    return Place(
        name=place.name or "",
        address=", ".join(parts),
        transport=place.transportation or "",
        access=tuple(
            item.description for item in beside.accessibility.get(place.id, []) if item.description
        ),
    )


def _last_good_check(service: Any, good_checks: list[Any], audience: Audience) -> Checked | None:
    day, check = service.assured_date, next(iter(good_checks), None)
    if day is None or check is None:
        return None
    return Checked(day, check.role, check.method, audience.age(day))
