"""Finds listings that may be the same as the one in the form, and says what they have in common.

All publications are looked at: a draft, or a listing that was retired or is not to be listed, is
what a volunteer wants to know of before writing a second one. It is for a person to decide.
"""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from rapidfuzz import fuzz, process
from sqlalchemy import Connection, select
from sqlalchemy.orm import Session

from kiosk.directory.models import Address, Location, Phone, Service, ServiceAtLocation, Url
from kiosk.directory.typed import words_of

SAME_ENOUGH = 88
"""Out of 100: above it two names differ by a slip, the order of words, or a small word."""

MOST = 5

SHORTEST_NUMBER = 5
"""111 and 999 are everybody's."""


class Why(StrEnum):
    """What two listings have in common."""

    NUMBER = "number"
    WEBSITE = "website"
    NAME = "name"


@dataclass(frozen=True)
class Duplicate:
    """A listing that may be the same.

    Attributes:
        service_id: its key.
        name: its name.
        publication: draft, published or retired.
        whys: each thing in common with how it stands in that listing, the most telling first.
    """

    service_id: str
    name: str
    publication: str
    whys: tuple[tuple[Why, str], ...]


def duplicates(  # noqa: PLR0913  (a form, as far as it tells one listing from another)
    session: Session | Connection,
    *,
    name: str,
    numbers: Collection[str] = (),
    postcode: str = "",
    website: str = "",
    own_id: str | None = None,
) -> list[Duplicate]:
    """Listings with the same number or page, or with nearly the same name at the same place.

    `own_id` is the key of the listing that is edited: it is no duplicate of itself.
    """
    found: dict[str, list[tuple[Why, str]]] = defaultdict(list)
    for key, why in (
        *_by_number(session, numbers),
        *_by_website(session, website),
        *_by_name(session, name, postcode),
    ):
        if key != own_id and why not in found[key]:
            found[key].append(why)
    found.pop(own_id or "", None)
    likely = sorted(found, key=lambda key: -len({why for why, _ in found[key]}))
    services = session.execute(
        select(Service.id, Service.name, Service.publication).where(Service.id.in_(likely))
    )
    named = {row.id: row for row in services}
    return [
        Duplicate(key, named[key].name, named[key].publication, tuple(found[key]))
        for key in likely
        if key in named
    ][:MOST]


_Common = Iterator[tuple[str, tuple[Why, str]]]


def _by_number(session: Session | Connection, numbers: Collection[str]) -> _Common:
    wanted = {dialled for number in numbers if len(dialled := digits(number)) >= SHORTEST_NUMBER}
    if not wanted:
        return
    rows = session.execute(
        select(Phone.service_id, Phone.number).where(Phone.service_id.is_not(None))
    )
    for key, number in rows:
        if key and digits(number) in wanted:
            yield key, (Why.NUMBER, number)


def _by_website(session: Session | Connection, website: str) -> _Common:
    wanted = _page(website)
    if not wanted:
        return
    own = select(Service.id, Service.url).where(Service.url.is_not(None))
    further = select(Url.service_id, Url.url).where(Url.service_id.is_not(None))
    for key, url in (*session.execute(own), *session.execute(further)):
        if key and url and _page(url) == wanted:
            yield key, (Why.WEBSITE, url)


def _by_name(session: Session | Connection, name: str, postcode: str) -> _Common:
    """Nearly the same name; and where either has a postcode, one that is the same."""
    wanted = " ".join(words_of(name))
    if not wanted:
        return
    rows = session.execute(select(Service.id, Service.name)).all()
    plain = {key: " ".join(words_of(other)) for key, other in rows}
    alike = process.extract(
        wanted, plain, scorer=fuzz.token_sort_ratio, score_cutoff=SAME_ENOUGH, limit=None
    )
    names = {row.id: row.name for row in rows}
    postcodes = _postcodes(session, [key for _, _, key in alike])
    here = _squeezed(postcode)
    for _, _, key in alike:
        there = postcodes.get(key, set())
        if here in there or not (here and there):
            yield key, (Why.NAME, names[key])


def _postcodes(session: Session | Connection, ids: Iterable[str]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    rows = session.execute(
        select(ServiceAtLocation.service_id, Address.postal_code)
        .join(Location, Location.id == ServiceAtLocation.location_id)
        .join(Address, Address.location_id == Location.id)
        .where(ServiceAtLocation.service_id.in_(list(ids)))
    )
    for key, postcode in rows:
        if squeezed := _squeezed(postcode or ""):
            found[key].add(squeezed)
    return found


def _squeezed(postcode: str) -> str:
    return re.sub(r"\s+", "", postcode).upper()


def digits(number: str) -> str:
    """The digits as they are dialled in the UK."""
    plain = re.sub(r"[^\d+]", "", number.replace("(0)", ""))
    return re.sub(r"^(?:\+44|0044)0?", "0", plain)


def _page(url: str) -> str:
    """The host and the path of an address: two pages of one site are two things."""
    plain = re.sub(r"^[a-z][a-z\d+.-]*://", "", url.strip().lower()).removeprefix("www.")
    return re.split(r"[?#]", plain, maxsplit=1)[0].rstrip("/")
