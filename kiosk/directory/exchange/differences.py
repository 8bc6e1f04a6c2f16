"""What an import would change, in plain English: new, field by field, and not in the file."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, select

from kiosk.directory import rows as stored
from kiosk.directory.exchange.comparing import Plan
from kiosk.directory.exchange.official import text
from kiosk.directory.exchange.ours import Changed
from kiosk.directory.exchange.problems import shortened
from kiosk.directory.exchange.sheet_words import day_words, time_words
from kiosk.directory.exchange.standard import MODELS
from kiosk.directory.models import Organization, Service, ServiceAtLocation

MOST_LINES = 20
"""So many lines of a kind are enough after an import."""

_FIELDS = {
    "number": "the number",
    "description": "the description",
    "url": "the website",
    "website": "the website",
    "opens_at": "when it opens",
    "closes_at": "when it closes",
    "byday": "the day",
    "freq": "how often it happens",
    "application_process": "how to get in",
    "eligibility_description": "who it is for",
    "fees_description": "what it costs",
    "postal_code": "the postcode",
    "address_1": "the address",
    "publisher_assured_date": "the publisher's own date of checking",
    "organization_id": "the organization",
}
_THINGS = {
    "phones": ("number", "numbers"),
    "schedules": ("time", "times"),
    "addresses": ("address", "addresses"),
    "locations": ("place", "places"),
    "service_at_location": ("place of a listing", "places of listings"),
    "contacts": ("contact", "contacts"),
    "accessibility": ("note on access", "notes on access"),
    "languages": ("language", "languages"),
    "cost_options": ("cost", "costs"),
    "service_areas": ("area", "areas"),
    "attributes": ("term", "terms"),
    "organizations": ("organization", "organizations"),
    "services": ("listing", "listings"),
    "taxonomies": ("taxonomy", "taxonomies"),
    "taxonomy_terms": ("term of a taxonomy", "terms of taxonomies"),
    "organization_identifiers": ("public number", "public numbers"),
    "urls": ("web address", "web addresses"),
    "closures": ("closure", "closures"),
    "kiosk_topics": ("topic", "topics"),
    "other_rows": ("row of a further table", "rows of further tables"),
}
_NAMED_BY = {
    "phones": ("number",),
    "closures": ("first_day", "last_day"),
    "languages": ("name",),
    "cost_options": ("amount_description", "option"),
    "service_areas": ("name",),
    "contacts": ("name", "title"),
    "urls": ("url",),
}
_NEVER_SHOWN = {"extra", "assured_date", "id"}


def lines(connection: Connection, plan: Plan, most: int = MOST_LINES) -> list[str]:
    """The differences, grouped by what people know: the listing or the organization.

    Args:
        connection: the database before the import; it knows the names.
        plan: what the import changes.
        most: so many lines of a kind are shown; of the rest, how many there are.
    """
    if not len(plan):
        return [
            _nothing(plan),
            *_ours(plan, _Names(connection, plan), most),
            *_unlisted(plan, most),
            *_gone(connection, plan, most),
        ]
    names = _Names(connection, plan)
    return [
        *_new(plan, most),
        *_shortened("Changed:", _changes(plan, names), most),
        *_ours(plan, names, most),
        *_uncheck(plan, names, most),
        *_beside(plan),
        *_unlisted(plan, most),
        *_gone(connection, plan, most),
    ]


def are(number: int, whose: str = "") -> str:
    """`1 row is`, `12 rows of programs are`."""
    return f"1 row{whose} is" if number == 1 else f"{number} rows{whose} are"


def counted(number: int, table: str) -> str:
    """`1 number`, `12 numbers`."""
    one, many = _THINGS.get(table, ("row", f"rows of {table}"))
    return f"{number} {one if number == 1 else many}"


class _Names:
    """What people call services and organizations, those in the file first."""

    def __init__(self, connection: Connection, plan: Plan) -> None:
        self._connection = connection
        self._names: dict[str, str] = {}
        self._at: dict[str, str] = {}
        for table in ("organizations", "services"):
            for clean in plan.added.get(table, ()):
                self._names[clean.key] = clean.values["name"]
            for changed in plan.changed.get(table, ()):
                self._names[changed.key] = changed.before["name"]
        for clean in plan.added.get("service_at_location", ()):
            self._at[clean.values["location_id"]] = clean.values["service_id"]
        self.new = {
            clean.key
            for table in ("organizations", "services", "locations")
            for clean in plan.added.get(table, ())
        }

    def owner(self, table: str, key: str, row: dict[str, Any]) -> str:
        """The key of the service or organization that a row tells of; empty if of neither."""
        if table in {"services", "organizations"}:
            return key
        if service := row.get("service_id") or row.get("link_id"):
            return str(service)
        place = key if table == "locations" else row.get("location_id")
        if place:
            return self._of_place(str(place))
        return str(row.get("organization_id") or "")

    def called(self, key: str) -> str:
        if key not in self._names:
            for model in (Service, Organization):
                name = self._connection.scalar(select(model.name).where(model.id == key))
                if name is not None:
                    break
            self._names[key] = name or ""
        return self._names[key]

    def _of_place(self, place: str) -> str:
        if place not in self._at:
            found = self._connection.scalar(
                select(ServiceAtLocation.service_id)
                .where(ServiceAtLocation.location_id == place)
                .limit(1)
            )
            self._at[place] = found or ""
        return self._at[place]


def _new(plan: Plan, most: int) -> Iterator[str]:
    for table in ("services", "organizations"):
        added = plan.added.get(table, ())
        if added:
            heading = f"{counted(len(added), table)} new:"
            draft = "" if plan.publish or table != "services" else " (a draft)"
            names = [f"{each.values['name']}{draft}" for each in added]
            yield from _shortened(heading, names, most)
    rest = [
        counted(len(rows), table)
        for table, rows in plan.added.items()
        if rows and table not in {"services", "organizations"}
    ]
    if rest:
        yield f"New beside them: {', '.join(rest)}."


def _changes(plan: Plan, names: _Names) -> list[str]:
    found: dict[str, list[str]] = defaultdict(list)
    for table, rows in plan.changed.items():
        for changed in rows:
            owner = names.called(names.owner(table, changed.key, changed.after))
            found[owner] += _fields(table, changed)
    for table, added in plan.added.items():
        if table in {"services", "organizations", "kiosk_topics"}:
            continue
        for clean in added:
            key = names.owner(table, clean.key, clean.values)
            if key and key not in names.new:
                said = _said(table, clean.values)
                found[names.called(key)].append(f"{_a(table)} is added{said}")
    return [
        f"{owner or 'Beside the listings'}: {words.removesuffix('.')}."
        for owner, all_words in found.items()
        for words in all_words
    ]


def _fields(table: str, changed: Changed) -> list[str]:
    found = []
    for name in changed.fields():
        if name in _NEVER_SHOWN:
            continue
        label = _label(table, name)
        before, after = (_shown(name, row) for row in (changed.before, changed.after))
        if name.endswith("_id"):
            found.append(f"{label} is another one")
        elif not before:
            found.append(f"{label} is filled in: {after}")
        elif not after:
            found.append(f"{label} is taken out; it was {before}")
        else:
            found.append(f"{label} changes from {before} to {after}")
    if "extra" in changed.fields():
        before_extra, after_extra = changed.before["extra"], changed.after["extra"]
        for name in sorted({*before_extra, *after_extra}):
            before, after = (
                shortened(text(each.get(name))) for each in (before_extra, after_extra)
            )
            if before != after:
                found.append(f"“{name}” changes from {before or 'nothing'} to {after or 'nothing'}")
    return found


def _label(table: str, name: str) -> str:
    """What a column is called in a sentence."""
    if name in {"name", "description"} and table not in {"services", "organizations"}:
        return f"the {name} of {_a(table)}"
    return _FIELDS.get(name, f"the {name.replace('_id', '').replace('_', ' ')}")


def _a(table: str) -> str:
    one, _ = _THINGS.get(table, ("row", "rows"))
    return f"an {one}" if one[0] in "aeiou" else f"a {one}"


def _said(table: str, row: dict[str, Any]) -> str:
    if table == "schedules":
        words = time_words({name: text(value) for name, value in row.items()})
    else:
        words = " ".join(text(row.get(name)) for name in _NAMED_BY.get(table, ()) if row.get(name))
    return f": {shortened(words)}" if words else ""


def _shown(name: str, row: Mapping[str, Any]) -> str:
    words = text(row[name])
    return shortened(", ".join(map(day_words, words.split(","))) if name == "byday" else words)


def _uncheck(plan: Plan, names: _Names, most: int) -> list[str]:
    called = sorted(names.called(key) for key in plan.unchecked)
    heading = "A number, time or place changes, so these are no longer checked by this room:"
    return _shortened(heading, called, most)


def _beside(plan: Plan) -> Iterator[str]:
    for table, rows in plan.texts.items():
        if rows:
            yield f"{are(len(rows), f' of {table}')} kept, word for word, for the next export."
    if plan.changed_texts:
        yield f"{are(len(plan.changed_texts), ' of further tables')} not as before."


def _nothing(plan: Plan) -> str:
    if plan.unlisted or plan.ours:
        return "Nothing to change."
    return "Nothing to change: the kiosk has all that is in the file."


def _ours(plan: Plan, names: _Names, most: int) -> Iterator[str]:
    """What stays as it is, because people of this room have changed it."""
    for kept, heading in (
        (plan.ours.alone, "Changed here since the file last said it, so it stays as it is here:"),
        (plan.ours.both, "Changed here and in the file. It stays as here; --theirs takes these:"),
    ):
        told = [
            f"{names.called(names.owner(table, row.key, row.before))}: {label} stays "
            f"{here or 'empty'}; the file says {file or 'nothing'}."
            for table, rows in kept.items()
            for row in rows
            for label, here, file in _sides(table, row)
        ]
        yield from _shortened(heading, told, most)
    away = [
        f"{names.called(names.owner(table, row.key, row.values))}: {_a(table)}"
        f"{_said(table, row.values)}"
        for table, rows in plan.ours.away.items()
        for row in rows
    ]
    yield from _shortened("Taken out here, so it stays away:", away, most)


def _sides(table: str, row: Changed) -> Iterator[tuple[str, str, str]]:
    for name in row.fields():
        here, file = (_shown(name, each) for each in (row.before, row.after))
        if name.endswith("_id"):
            here, file = "the one that it has here", "another one"
        yield _label(table, name), here, file


def _unlisted(plan: Plan, most: int) -> list[str]:
    """What is left out because somebody here marked it."""
    heading = f"{counted(len(plan.unlisted), 'services')} not taken in: marked “do not list” here."
    told = [
        f"{each.name}: it has the number {each.number}, and the name of “{each.here}” here."
        for each in plan.unlisted
    ]
    return _shortened(heading, told, most)


def _gone(connection: Connection, plan: Plan, most: int) -> Iterator[str]:
    for table in ("services", "organizations"):
        keys = plan.missing.get(table, [])
        if not keys:
            continue
        model = Service if table == "services" else Organization
        gone = set(keys)
        rows = connection.execute(select(model.id, model.name).order_by(model.name))
        names = [name for key, name in rows if key in gone]
        stays = "it stays as it is" if len(keys) == 1 else "they stay as they are"
        heading = f"{counted(len(keys), table)} not in the file; {stays}:"
        yield from _shortened(heading, names, most)
    for table in ("phones", "schedules", "service_at_location"):
        yield from _gone_beside(connection, table, plan.missing.get(table, []), most)


def _gone_beside(
    connection: Connection, table: str, keys: Sequence[str], most: int
) -> Iterator[str]:
    if not keys:
        return
    names = _Names(connection, Plan())
    rows = stored.rows(connection, table, keys[:most])
    told = [f"{names.called(row['service_id'])}{_said(table, row)}" for row in rows.values()]
    number = counted(len(keys), table)
    are_not, stay = ("is not", "it stays") if len(keys) == 1 else ("are not", "they stay")
    heading = f"{number} of listings in the file {are_not} in it; {stay}:"
    yield from _shortened(heading, told, most, whole=len(keys))


def _shortened(
    heading: str, items: Sequence[str], most: int, *, whole: int | None = None
) -> list[str]:
    if not items:
        return []
    more = (len(items) if whole is None else whole) - most
    shown = [f"  {item}" for item in items[:most]]
    return [heading, *shown, *([f"  … and {more} more"] if more > 0 else [])]


assert _THINGS.keys() >= MODELS.keys()  # noqa: S101  (a table that nobody gave a word)
