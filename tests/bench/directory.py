"""A directory of any size: made up, but shaped like real ones, and the same for the same seed.

The words come from the listings that such rooms keep. A few words stand in very many listings
and most in few, as they do in real ones; places, people's needs and costs vary likewise.
"""

import datetime
import random
import uuid
from collections import defaultdict
from typing import Any

from sqlalchemy import insert
from sqlalchemy.orm import Session

from kiosk.directory.exchange.applying import search_follows
from kiosk.directory.listing import Access
from kiosk.directory.models import (
    Accessibility,
    Address,
    Attribute,
    Check,
    CostOption,
    Language,
    Location,
    Organization,
    Phone,
    Schedule,
    Service,
    ServiceArea,
    ServiceAtLocation,
)
from kiosk.directory.starter import key
from kiosk.store import Base

_TOPICS = "pain mood talking groups moving money home carers company".split()
_PLACES = (
    "Northfield Southgate Ashbourne Millbrook Hartwell Stonebridge Kingsmead Elmswood Fenton "
    "Oakley Redhill Westcliffe Burslow Tunford Langworth Meirton Hanbury Cobridge Norwell "
    "Abbeydale Bentley Chesterton Trentwood Haywood Leekbrook "
    "Cheddlebury Biddleford Kidsgrave Newchurch Alderley"
).split()
_PEOPLE = (
    "Adults|Carers|Young people|Older people|Women|Men|Families|Veterans|Parents|New mums|"
    "People with back pain|People with arthritis|People with fibromyalgia|People who live alone|"
    "Disabled people|Deaf people|People out of work|People with low mood|Anyone"
).split("|")
_DOINGS = (
    "walking group|chair yoga|pilates for backs|tai chi class|gentle swimming|art and craft group|"
    "choir|gardening club|lunch club|coffee morning|book group|men's shed|knitting circle|"
    "pain support group|back care class|arthritis group|fibromyalgia group|peer support group|"
    "talking therapy|counselling|bereavement support|listening line|befriending|wellbeing course|"
    "sleep course|mindfulness class|benefits advice|debt advice|housing advice|food bank|"
    "energy bills help|job club|law centre|equipment loan|home adaptations|wheelchair service|"
    "community transport|handyperson service|carers' café|carers' breaks|young carers' club|"
    "relationship counselling|computer class|English class|history group|community café|allotment|"
    "stop smoking clinic|alcohol support|drug and alcohol service|weight management|diabetes group|"
    "stroke club|memory café|hearing aid clinic|sight loss support|physiotherapy drop-in|parkrun"
).split("|")
_GIVERS = (
    "Age Concern|Mind|Community Trust|Citizens' Advice|Leisure Centre|Library|Borough Council|"
    "Methodist Church|Carers' Centre|Healthy Living Centre|Voluntary Action|Foodbank|Wellbeing Hub|"
    "Housing Association|Sports Club|Hospital Charity|Neighbourhood Centre|Rugby Foundation"
).split("|")
_SENTENCES = (
    "Meet people who know how it feels|Get help with forms and letters|Join in at your own pace|"
    "Talk to someone who listens|Learn ways to live well with pain|Get advice about money and work|"
    "Move more with people like you|Have a hot drink and a chat|Find out what you can claim|"
    "Get support if you look after someone|Make something with your hands|Feel less alone|"
    "Sleep better and worry less|Borrow things that make life at home easier|Get out of the house|"
    "Find your way back to work|Learn something new|Get help when life is hard"
).split("|")
_STREETS = "High Street|Church Road|Mill Lane|Station Road|Park Avenue|Victoria Road".split("|")
_HALLS = "Community Centre|Library|Town Hall|Methodist Hall|Leisure Centre|Health Centre".split("|")
_GETTING_IN = "Step-free way in|Hearing loop|Accessible toilet|Parking for blue badges".split("|")
_LANGUAGES = "Urdu|Polish|Punjabi|Romanian|Arabic|British Sign Language".split("|")
_DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")

Rows = dict[type[Base], list[dict[str, Any]]]


def add_listings(session: Session, count: int, seed: int = 5) -> None:
    """Add so many listings to a database that has the starter content's topics."""
    chance = random.Random(seed)  # noqa: S311  (the same every time is the point)
    rows: Rows = defaultdict(list)
    organizations = [_organization(rows, chance) for _ in range(max(count // 6, 1))]
    for _ in range(count):
        _listing(rows, chance, organizations)
    with search_follows(session.connection(), sum(map(len, rows.values()))):
        for table, content in rows.items():
            session.execute(insert(table), content)


def _id(chance: random.Random) -> str:
    return str(uuid.UUID(int=chance.getrandbits(128), version=4))


def _often_the_first(chance: random.Random, words: list[str]) -> str:
    """One of the words, the first ones far more often than the last."""
    return words[int(len(words) * chance.random() ** 2)]


def _organization(rows: Rows, chance: random.Random) -> str:
    place, giver = _often_the_first(chance, _PLACES), chance.choice(_GIVERS)
    rows[Organization].append({"id": _id(chance), "name": f"{place} {giver}"})
    return str(rows[Organization][-1]["id"])


def _listing(rows: Rows, chance: random.Random, organizations: list[str]) -> None:
    service = _id(chance)
    place = _often_the_first(chance, _PLACES)
    doing = _often_the_first(chance, _DOINGS)
    people = _often_the_first(chance, _PEOPLE)
    checked = datetime.date(2026, 11, 1) if chance.random() < 0.6 else None
    rows[Service].append(
        {
            "id": service,
            "organization_id": chance.choice(organizations),
            "name": f"{place} {doing}"
            if chance.random() < 0.7
            else f"{doing.title()} for {people}",
            "description": ". ".join(chance.sample(_SENTENCES, k=2)) + ".",
            "url": f"www.{place.lower()}-{doing.split()[0].strip(chr(39))}.example.org",
            "application_process": "Ring first to say that you are coming.\nAsk for the leader.",
            "eligibility_description": f"{people} in {place}",
            "publication": "published" if chance.random() < 0.9 else "draft",
            "is_local": chance.random() < 0.7,
            "assured_date": checked,
        }
    )
    if checked:
        rows[Check].append(
            {
                "service_id": service,
                "checked_on": checked,
                "role": "volunteer",
                "method": "phone",
                "outcome": "right",
            }
        )
    _terms(rows, chance, service)
    _times_and_numbers(rows, chance, service, place)
    if chance.random() < 0.8:
        _place(rows, chance, service, place)


def _terms(rows: Rows, chance: random.Random, service: str) -> None:
    topics = chance.sample(_TOPICS, k=chance.choice((1, 1, 2, 3)))
    ways = chance.sample([way.value for way in Access], k=chance.choice((1, 2)))
    terms = [key("topic", topic) for topic in topics] + [key("access", way) for way in ways]
    rows[Attribute] += [
        {
            "id": _id(chance),
            "link_id": service,
            "link_entity": "service",
            "taxonomy_term_id": term,
            "position": position,
        }
        for position, term in enumerate(terms)
    ]


def _times_and_numbers(rows: Rows, chance: random.Random, service: str, place: str) -> None:
    rows[Phone] += [
        {
            "id": _id(chance),
            "service_id": service,
            "number": f"01632 960 {chance.randrange(1000):03}",
            "description": label,
            "position": position,
        }
        for position, label in enumerate(chance.choice(([None], [None, "Evenings"])))
    ]
    rows[Schedule].append(
        {
            "id": _id(chance),
            "service_id": service,
            "freq": "WEEKLY",
            "byday": chance.choice(_DAYS),
            "opens_at": chance.choice(("09:30", "10:00", "13:00", "18:30")),
            "closes_at": chance.choice(("20:00", "21:00")),
        }
    )
    free = chance.random() < 0.6
    rows[CostOption].append(
        {
            "id": _id(chance),
            "service_id": service,
            "option": "free" if free else "cost",
            "amount": 0 if free else 3,
            "amount_description": "Free" if free else "£3 each time",
        }
    )
    rows[ServiceArea].append(
        {"id": _id(chance), "service_id": service, "name": f"{place} and around"}
    )
    if chance.random() < 0.2:
        language = chance.choice(_LANGUAGES)
        rows[Language].append({"id": _id(chance), "service_id": service, "name": language})


def _place(rows: Rows, chance: random.Random, service: str, place: str) -> None:
    location = _id(chance)
    rows[Location].append(
        {
            "id": location,
            "name": f"{place} {chance.choice(_HALLS)}",
            "transportation": f"Bus {chance.randrange(1, 99)} stops outside",
        }
    )
    rows[ServiceAtLocation].append(
        {"id": _id(chance), "service_id": service, "location_id": location}
    )
    rows[Address].append(
        {
            "id": _id(chance),
            "location_id": location,
            "address_1": f"{chance.randrange(1, 200)} {chance.choice(_STREETS)}",
            "city": place,
            "postal_code": f"ZZ{chance.randrange(1, 20)} {chance.randrange(1, 9)}AB",
        }
    )
    rows[Accessibility].append(
        {"id": _id(chance), "location_id": location, "description": chance.choice(_GETTING_IN)}
    )
