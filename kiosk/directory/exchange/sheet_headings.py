"""What the headings of somebody's sheet mean: `Tel no` is a number to ring, `Venue` a place.

A heading is looked up among many ways of saying the same, then among those that look nearly like
it (a slip of the pen), then by a word in it that leaves little doubt. What is left is kept under
its own name. *Notes* are left so on purpose: they may not be meant for patients.
"""

import functools
import re
from collections.abc import Sequence
from dataclasses import dataclass

from kiosk.directory.exchange.nesting import SHAPES

ID = "Id (do not change)"
DETAILS = "Details (do not change)"
ONLY_TO_READ = "(only to read)"
"""Headings of our own sheets: the second holds what words cannot say (`sheet_words`)."""

_SAME = {
    "services.id": "id; service id; listing id; record id; unique id; uid; reference; ref; ref no",
    "services.name": "name; service name; name of service; group name; name of group; group; "
    "service; activity; activity name; name of activity; listing; listing name; resource; "
    "resource name; title; service title; club; class; project name; project; support group; "
    "name of support group; helpline name; name of class; programme; scheme",
    "services.alternate_name": "alternate name; alternative name; other name; also known as; aka",
    "services.description": "description; summary; about; about the service; details; "
    "what they do; what it is; what is it; what is offered; service description; information; "
    "info; short description; what we do; what happens; offer; overview; group description",
    "services.url": "website; web; web site; url; web address; link; webpage; web page; site; "
    "homepage; service website; website address; online; www; website link; more information",
    "services.email": "email; e-mail; mail; email address; e-mail address; contact email; "
    "service email; enquiries email",
    "services.status": "status; service status",
    "services.application_process": "how to get in; how to join; how to access; how to refer; "
    "referral; referrals; referral route; referral process; how to apply; application process; "
    "next steps; what to do next; how to use it; booking; how to book; access route; "
    "how do i get in; how do i join; self referral; referral method; how to access the service; "
    "how to self refer; joining; joining instructions; pathway; referral pathway",
    "services.wait_time": "waiting time; wait time; wait; waiting list; how long is the wait",
    "services.eligibility_description": "who is it for; who it is for; who for; whom for; "
    "who can use it; who can come; who can attend; eligibility; eligible; criteria; audience; "
    "target group; target audience; suitable for; who is eligible; eligibility criteria; "
    "referral criteria; inclusion criteria; client group; for whom; who; who can join",
    "services.minimum_age": "minimum age; min age; age from; lowest age; from age; youngest",
    "services.maximum_age": "maximum age; max age; age to; highest age; to age; oldest",
    "services.interpretation_services": "interpreter; interpreters; interpretation; "
    "interpreting; interpretation services; bsl",
    "services.alert": "alert; notice; important notice; warning",
    "services.assured_date": "last checked; date checked; checked; checked on; last reviewed; "
    "last review; review date; reviewed; date reviewed; assured date; date verified; verified; "
    "last verified; last checked by the publisher",
    "services.last_modified": "last modified; last updated; updated; date updated; modified; "
    "date modified; last changed",
    "services.first_visit": "first visit; what happens the first time; first time; "
    "your first visit; what to expect",
    "services.to_bring": "what to bring; to bring; bring; bring with you",
    "organizations.name": "organisation; organisation name; name of organisation; organization; "
    "organization name; name of organization; provider; provider name; run by; charity; "
    "charity name; who runs it; lead organisation; host organisation; company; agency; "
    "delivered by; provided by; org; org name; parent organisation; service provider",
    "organizations.website": "organisation website; organization website; provider website",
    "organizations.email": "organisation email; organization email; provider email",
    "organization_identifiers.identifier": "charity number; charity no; "
    "registered charity number; charity reg no",
    "phones.number": "phone; phone number; phone no; telephone; telephone number; telephone no; "
    "tel; tel no; tel number; call; ring; mobile; mobile number; mobile no; landline; "
    "contact number; contact no; contact phone; contact telephone; helpline; helpline number; "
    "phone numbers; telephone numbers; phones; main phone; daytime phone; evening phone; "
    "other phone; alternative phone; second phone; freephone; work phone; office phone",
    "phones.text": "text; text line; text number; sms; sms number; text phone number; text to",
    "phones.textphone": "textphone; minicom; typetalk; text relay",
    "phones.extension": "extension; ext; ext no; extension number",
    "contacts.name": "contact; contact name; name of contact; contact person; ask for; "
    "named contact; key contact; lead; leader; group leader; organiser; organizer; coordinator; "
    "co-ordinator; main contact; contact details; contacts; facilitator",
    "contacts.title": "contact role; role; job title; contact title; position",
    "locations.name": "venue; venue name; location; location name; place; place name; where; "
    "building; site name; name of venue; meeting place; where is it; where it meets; base",
    "locations.transportation": "getting there; how to get there; directions; transport; travel; "
    "bus; buses; bus routes; public transport; parking and transport; transportation",
    "locations.latitude": "latitude; lat",
    "locations.longitude": "longitude; long; lng; lon",
    "addresses.address": "address; street; street address; address line; full address; "
    "venue address; postal address; road; location address; building and street",
    "addresses.city": "town; city; town city; town or city; post town; village; town village",
    "addresses.region": "region; district; borough; ward",
    "addresses.state_province": "county; state; province; state province",
    "addresses.postal_code": "postcode; post code; postal code; zip; zip code; venue postcode; "
    "eircode; pcode",
    "addresses.country": "country",
    "accessibility.description": "access; accessibility; disabled access; wheelchair access; "
    "wheelchair accessible; step free; step free access; building access; access needs; "
    "access information; accessible; physical access; disabled facilities; hearing loop; "
    "disabled parking; accessible toilet",
    "schedules.description": "opening times; opening hours; open; hours; when; times; "
    "days and times; day and time; time and day; session times; when is it; when it meets; "
    "meeting times; opening; schedule; availability; hours of operation; dates and times; "
    "when and where; office hours; opening days; meets; operating hours; business hours",
    "schedules.day": "day; days; weekday; weekdays; day of week; day of the week; which day; "
    "session day; day of session; meeting day",
    "schedules.opens": "start; start time; starts; starts at; opens; opens at; from; time from; "
    "opening time; open from; begins; start at",
    "schedules.closes": "end; end time; ends; ends at; closes; closes at; until; to; time to; "
    "closing time; open until; finish; finishes; finish time; till; time until",
    "schedules.time": "time; session time; time of day; meeting time",
    "schedules.often": "frequency; how often; often; recurrence; repeats; repeat; regularity",
    "schedules.valid_from": "start date; first date; from date; date from; date started; "
    "starting date; first session",
    "schedules.valid_to": "end date; last date; to date; date to; date ended; until date; "
    "last session; date of last session",
    **{
        f"schedules.{code}": f"{name}; {name}s; {name[:3]}; {name} hours; {name} times; {name} open"
        for code, name in (
            *(("MO", "monday"), ("TU", "tuesday"), ("WE", "wednesday"), ("TH", "thursday")),
            *(("FR", "friday"), ("SA", "saturday"), ("SU", "sunday")),
        )
    },
    "cost_options.words": "cost; costs; price; prices; fee; fees; charge; charges; how much; "
    "what it costs; how much does it cost; cost of attending; free or paid; cost per session; "
    "amount; payment; cost to attend; is it free; what does it cost",
    "service_areas.name": "area; area covered; areas covered; catchment; catchment area; coverage; "
    "covers; service area; geographical area; areas; locality; where for; geographic area; "
    "area served; locations covered; place served",
    "languages.name": "language; languages; languages spoken; languages offered",
    "topics": "topic; topics; category; categories; theme; themes; subject; subjects; "
    "type of service; service type; type of support; tags; conditions; service category; "
    "kind of support; main category; main topic",
    "ways_in": "ways in; ways of getting in; attending access; way in",
}
_PLAIN_WORDS = (
    ("phones.number", "phone telephone tel helpline mobile"),
    ("addresses.postal_code", "postcode"),
    ("services.email", "email"),
    ("services.url", "website url webpage"),
    ("organizations.name", "organisation organization provider"),
    ("services.eligibility_description", "eligibility eligible"),
    ("services.application_process", "referral referrals refer"),
    ("cost_options.words", "cost costs price fee fees"),
    ("languages.name", "languages"),
    ("accessibility.description", "accessibility wheelchair"),
    ("addresses.address", "address"),
    ("schedules.description", "opening hours times"),
    ("services.description", "description"),
    ("locations.name", "venue"),
)
"""Words that leave little doubt, wherever they stand in a heading."""
_DOUBT = frozenset(
    "id type code checked seen source confidence internal staff consent by date updated ref count "
    "private admin manager emergency fax notes note old former previous image logo facebook twitter"
    " no not reason status".split()
)
"""Words that say that a heading is about something else after all."""
_IDLE = frozenset("the of a an your their please enter this is are".split())
_MANY = frozenset(("phones", "schedules", "addresses"))
"""Tables of which a sheet may have several columns for the same."""
_ALIKE = 91
_SHORTEST = 5


@dataclass(frozen=True)
class Match:
    """What a column was taken for.

    Attributes:
        heading: as the sheet has it.
        target: a key of the tables above; `services.…` with the heading's own name for what
            nobody knows; empty for what is not read.
        number: of several columns for the same, the number in the heading, or 1.
        is_known: whether its meaning was found.
    """

    heading: str
    target: str
    number: int
    is_known: bool


@functools.cache
def _meanings() -> dict[str, str]:
    found: dict[str, str] = {}
    for target, words in _SAME.items():
        for each in words.split(";"):
            found.setdefault(_plain(each)[0], target)
    for column in SHAPES["services"].columns.split():
        found.setdefault(_plain(column)[0], f"services.{column}")
    for table, column in (("addresses", "address_1"), ("addresses", "address_2")):
        found.setdefault(_plain(column)[0], f"{table}.address")
    return found


@functools.lru_cache(maxsize=4096)
def _plain(heading: str) -> tuple[str, int]:
    """A heading in small letters without idle words, and the number at its end."""
    text = re.sub(r"(?<=[a-z])(?=[A-Z][a-z])", " ", heading).replace("&", " and ")
    text = re.sub(r"\(\s*s\s*\)", "s", text.casefold()).replace("e-mail", "email")
    text = re.sub(r"\(.*?\)", " ", text)
    words = [word for word in re.findall(r"[^\W_]+", text) if word not in _IDLE]
    number = 1
    if len(words) > 1 and words[-1].isdecimal() and len(words[-1]) == 1:
        number = int(words.pop()) or 1
    elif words and re.fullmatch(r"[a-z]{3,}[1-9]", words[-1]):
        number = int(words[-1][-1])
        words[-1] = words[-1][:-1]
    return " ".join(words), number


def meaning(heading: str) -> tuple[str, int]:
    """What a heading means, or nothing, and the number at its end."""
    plain, number = _plain(heading)
    known = _meanings()
    if plain in known:
        return known[plain], number
    words = plain.split()
    if len(words) > 1 and words[0] in {"service", "group", "activity"}:
        rest = " ".join(words[1:])
        if rest in known:
            return known[rest], number
    if _DOUBT & set(words) or len(words) > 6:  # noqa: PLR2004  (longer ones are sentences)
        return "", number
    if len(plain) >= _SHORTEST:
        from rapidfuzz import fuzz, process

        alike = process.extractOne(plain, known.keys(), scorer=fuzz.ratio, score_cutoff=_ALIKE)
        if alike:
            return known[alike[0]], number
    for target, telling in _PLAIN_WORDS:
        if set(telling.split()) & set(words):
            return target, number
    return "", number


def matched(headings: Sequence[str]) -> list[Match]:
    """What each column of a sheet is taken for; of two for the same, the first."""
    matches: list[Match] = []
    taken: set[tuple[str, int]] = set()
    means = [_ours(heading) or meaning(heading) for heading in headings]
    targets = {target for target, _ in means}
    no_name = "services.name" not in targets
    named: set[str] = set()
    for heading, (target, number) in zip(headings, means, strict=True):
        wanted = target
        if wanted == "organizations.name" and no_name:
            wanted, no_name = "services.name", False
        while wanted.split(".")[0] in _MANY and (wanted, number) in taken:
            number += 1  # noqa: PLW2901  (the next of its kind)
        is_known = bool(wanted) and (wanted, number if _is_many(wanted) else 1) not in taken
        if is_known:
            taken.add((wanted, number if _is_many(wanted) else 1))
            matches.append(Match(heading, wanted, number, is_known=True))
            continue
        name = heading
        while name and name in named:
            name += " (again)"
        named.add(name)
        matches.append(Match(heading, f"services.{name}" if name else "", 1, is_known=False))
    return matches


def _is_many(target: str) -> bool:
    return target.split(".", maxsplit=1)[0] in _MANY


def _ours(heading: str) -> tuple[str, int] | None:
    """What only our own sheets have."""
    if heading == ID:
        return "services.id", 1
    if heading == DETAILS:
        return "details", 1
    return ("skipped", 1) if heading.endswith(ONLY_TO_READ) else None


def has_name(headings: Sequence[str]) -> int:
    """How many of the headings are known, if one of them says the name of a service; else 0."""
    means = {meaning(heading) for heading in headings if heading.strip()}
    targets = {target for target, _ in means if target}
    if "services.name" in targets:
        return len(targets)
    return len(targets) if "organizations.name" in targets and len(targets) > 1 else 0
