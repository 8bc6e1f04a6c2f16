"""Makes what a volunteer wrote public: only the fields that changed, in one act that can be undone.

A changed number, time or place takes *Checked* away at once (content/SAFETY.md): whoever has just
rung says so on purpose, with `checked`.
"""

import datetime
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, func, select

from kiosk.directory import checks
from kiosk.directory.checks import Found
from kiosk.directory.editing import form as forms
from kiosk.directory.editing.form import FACTS, LEADS_ONLY, ListingForm, PlaceEntry, Rows
from kiosk.directory.models import Organization, ServiceAtLocation, TaxonomyTerm
from kiosk.directory.revisions import Act, Writer
from kiosk.directory.typed_times import lines as times_typed
from kiosk.errors import KnownTrouble
from kiosk.who import Who

_PLAIN = {
    "name": "name",
    "summary": "description",
    "website": "url",
    "email": "email",
    "first_visit": "first_visit",
    "to_bring": "to_bring",
    "who_for": "eligibility_description",
    "alert": "alert",
    "is_local": "is_local",
    "about_moving": "about_moving",
    "sensitive": "sensitive",
    "never_hides": "never_hides",
}
"""The fields of the form that are one column of `services`."""

_NEVER_EMPTY = {"name", "description"}


def publish(  # noqa: PLR0913  (all but the first three are by name)
    connection: Connection,
    form: ListingForm,
    who: Who,
    *,
    now: datetime.datetime,
    service_id: str | None = None,
    publication: str = "published",
    checked: Found | None = None,
) -> tuple[str, int | None]:
    """Write the form into the tables.

    Args:
        connection: of one transaction that writes.
        form: the listing as it is to be.
        who: who makes it public.
        now: the time on the room's clock.
        service_id: the listing; nothing for a new one.
        publication: what it is from now on, such as `draft`.
        checked: how somebody has just found it right with these changes, if they did.

    Returns:
        The listing's key, and the number of the act; nothing where nothing changed.

    Raises:
        KnownTrouble: it has no name or no topic, so nobody could find it; or it was taken away; or
            only a lead may change what it changes.
    """
    if not form.name.strip():
        raise KnownTrouble("This listing has no name yet. Write what it is called.")
    if not form.topics:
        raise KnownTrouble("This listing has no topic yet. Choose where people look for it.")
    key = service_id or str(uuid.uuid4())
    writer = Writer(connection, Act("edit" if service_id else "new", who, now, form.name, key))
    if service_id is None:
        _create(writer, key)
    there = forms.rows(connection, key)
    if there is None:
        raise KnownTrouble("Somebody has taken this listing out of the directory in the meantime.")
    today = now.date()
    before = forms.filled(there, today)
    if not form.times_stay and forms.says_the_same(there, form.times, today):
        form = replace(form, times=before.times, times_stay=before.times_stay)
    names = forms.changed(before, form)
    _need_a_lead(names, who, is_new=service_id is None)
    _write(writer, there, form, set(names), today)
    fields: dict[str, Any] = {"publication": publication}
    if writer.revision is not None or there.service["publication"] != publication:
        fields["last_modified"] = now
    if set(names) & set(FACTS):
        fields["assured_date"] = None
    writer.change("services", key, fields)
    if checked is not None:
        checks.write(writer, key, who, checked, now)
    return key, writer.revision


def _need_a_lead(names: Sequence[str], who: Who, *, is_new: bool) -> None:
    """A copy of a sensitive listing is sensitive, whoever makes it: that way is the safe one."""
    leads_only = set(names) & (set(LEADS_ONLY) - ({"sensitive"} if is_new else set()))
    if leads_only and not who.leads:
        raise KnownTrouble(
            "Only a lead can change whether a listing is sensitive, or whether it never hides."
        )


def _create(writer: Writer, key: str) -> None:
    writer.insert("services", [{"id": key, "name": "", "publication": "draft"}])


def _write(
    writer: Writer, there: Rows, form: ListingForm, names: set[str], today: datetime.date
) -> None:
    if fields := _columns(writer, form, names):
        writer.change("services", there.service["id"], fields)
    if names & {"topics", "access"}:
        _write_terms(writer, there, form)
    if "places" in names:
        _write_places(writer, there, form)
    parent = {"service_id": there.service["id"]}
    if names & {"times", "times_stay"} and not form.times_stay:
        _write_times(writer, there, form.times, today)
    lists: tuple[tuple[set[str], str, Sequence[Any], list[dict[str, Any]]], ...] = (
        ({"numbers"}, "phones", there.phones, _phones(form)),
        ({"is_free", "cost"}, "cost_options", there.costs, _costs(form)),
        ({"area"}, "service_areas", there.areas, [{"name": form.area}] if form.area else []),
        ({"languages"}, "languages", there.languages, [{"name": n} for n in form.languages]),
    )
    for fields_of_form, table, now, wanted in lists:
        if names & fields_of_form:
            _write_list(writer, table, now, wanted, parent)


def _write_times(writer: Writer, there: Rows, line: str, today: datetime.date) -> None:
    """Rows that the line still says stay as they are; the others go, and new ones come."""
    key = there.service["id"]
    typed = times_typed.parse(line, today, forms.times_of(there))
    parent = {"service_id": key}
    schedules = [
        (each.id, {**_facts(each, {"is_bound"}), "position": place})
        for place, each in enumerate(typed.rows)
    ]
    _write_known(writer, "schedules", there.schedules, schedules, parent)
    closures = [(each.id, _facts(each, set())) for each in typed.closures]
    _write_known(writer, "closures", there.closures, closures, parent)
    writer.change("services", key, {"bank_holidays": typed.bank_holidays})


def _facts(row: Any, without: set[str]) -> dict[str, Any]:
    return {name: value for name, value in vars(row).items() if name not in {"id", *without}}


def _write_known(
    writer: Writer,
    table: str,
    there: Sequence[Any],
    wanted: Sequence[tuple[str | None, dict[str, Any]]],
    parent: Mapping[str, str],
) -> None:
    """Rows that are known by their keys: those with one change, those without come."""
    stay = {key for key, _ in wanted if key is not None}
    writer.delete(table, [row.id for row in there if row.id not in stay])
    for key, fields in wanted:
        if key is not None:
            writer.change(table, key, fields)
        else:
            writer.insert(table, [{"id": str(uuid.uuid4()), **parent, **fields}])


def _columns(writer: Writer, form: ListingForm, names: set[str]) -> dict[str, Any]:
    """What changes in the row of `services`."""
    fields: dict[str, Any] = {}
    for name in names & _PLAIN.keys():
        value, column = getattr(form, name), _PLAIN[name]
        fields[column] = None if value == "" and column not in _NEVER_EMPTY else value
    if "steps" in names:
        fields["application_process"] = "\n".join(form.steps) or None
    if "organization" in names:
        fields["organization_id"] = _organization(writer, form.organization)
    return fields


def _organization(writer: Writer, name: str) -> str | None:
    """The organization of this name; a new one where there is none."""
    if not name.strip():
        return None
    known = writer.connection.scalar(
        select(Organization.id).where(func.lower(Organization.name) == name.strip().lower())
    )
    if known is None:
        known = str(uuid.uuid4())
        writer.insert("organizations", [{"id": known, "name": name.strip()}])
    return known


def _phones(form: ListingForm) -> list[dict[str, Any]]:
    return [
        {
            "number": each.number,
            "description": each.label or None,
            "type": "text" if each.is_text else "voice",
            "position": place,
            "unconfirmed": False,
        }
        for place, each in enumerate(form.numbers)
    ]


def _costs(form: ListingForm) -> list[dict[str, Any]]:
    if form.is_free is None and not form.cost:
        return []
    free = bool(form.is_free)
    return [
        {
            "option": "free" if free else "cost",
            "amount": 0 if free else None,
            "amount_description": form.cost or ("Free" if free else None),
        }
    ]


def _write_list(
    writer: Writer,
    table: str,
    there: Sequence[Any],
    wanted: Sequence[Mapping[str, Any]],
    parent: Mapping[str, str],
) -> None:
    """Make the rows of a list the wanted ones: the first becomes the first, the rest come or go.

    What a row has beside the wanted columns stays with it, as long as it is the same row.
    """
    for row, fields in zip(there, wanted, strict=False):
        writer.change(table, row.id, _of_this_row(table, row, fields))
    new = [{"id": str(uuid.uuid4()), **parent, **fields} for fields in wanted[len(there) :]]
    if new:
        writer.insert(table, new)
    writer.delete(table, [row.id for row in there[len(wanted) :]])


def _of_this_row(table: str, row: Any, fields: Mapping[str, Any]) -> dict[str, Any]:
    """A number's kind stays what it is, such as `textphone`, unless it becomes another one."""
    fields = dict(fields)
    if table == "phones":
        if (row.type == "text") == (fields["type"] == "text"):
            fields["type"] = row.type
        if row.number == fields["number"]:
            fields["unconfirmed"] = row.unconfirmed
    return fields


def _write_terms(writer: Writer, there: Rows, form: ListingForm) -> None:
    terms = select(TaxonomyTerm.code, TaxonomyTerm.id).where(TaxonomyTerm.code.is_not(None))
    codes = {code: key for code, key in writer.connection.execute(terms)}  # noqa: C416  (rows)
    for now, wanted in ((there.topics, form.topics), (there.access, form.access)):
        known = {term.code: term for term in now}
        writer.delete("attributes", [term.id for term in now if term.code not in wanted])
        for place, code in enumerate(wanted):
            if code in known:
                writer.change("attributes", known[code].id, {"position": place})
            elif code in codes:
                row = {
                    "id": str(uuid.uuid4()),
                    "link_id": there.service["id"],
                    "link_entity": "service",
                    "taxonomy_term_id": codes[code],
                    "position": place,
                }
                writer.insert("attributes", [row])


def _write_places(writer: Writer, there: Rows, form: ListingForm) -> None:
    for at, place in zip(there.places, form.places, strict=False):
        _write_place(writer, there, at, place)
    for place in form.places[len(there.places) :]:
        location = _new_place(writer, place)
        row = {
            "id": str(uuid.uuid4()),
            "service_id": there.service["id"],
            "location_id": location,
        }
        writer.insert("service_at_location", [row])
    # The place itself stays: somebody else may be there, and a history refers to it.
    gone = [at.id for at in there.places[len(form.places) :]]
    writer.delete("service_at_location", gone)


def _write_place(writer: Writer, there: Rows, at: Any, place: PlaceEntry) -> None:
    key = at.location_id
    if forms.place(there, key) == place:
        return
    others = writer.connection.scalar(
        select(func.count())
        .select_from(ServiceAtLocation)
        .where(ServiceAtLocation.location_id == key, ServiceAtLocation.id != at.id)
    )
    if others:  # of this listing alone it is known that it is somewhere else
        writer.change("service_at_location", at.id, {"location_id": _new_place(writer, place)})
        return
    writer.change(
        "locations",
        key,
        {
            "name": place.name or None,
            "transportation": place.transport or None,
            "confidential": place.confidential,
        },
    )
    address = [there.addresses[key]] if key in there.addresses else []
    _write_list(writer, "addresses", address, _addresses(place), {"location_id": key})
    access = [{"description": words} for words in place.access]
    old = there.accessibility.get(key, ())
    _write_list(writer, "accessibility", old, access, {"location_id": key})


def _new_place(writer: Writer, place: PlaceEntry) -> str:
    key = str(uuid.uuid4())
    writer.insert(
        "locations",
        [
            {
                "id": key,
                "name": place.name or None,
                "transportation": place.transport or None,
                "confidential": place.confidential,
            }
        ],
    )
    parent = {"location_id": key}
    _write_list(writer, "addresses", [], _addresses(place), parent)
    access = [{"description": words} for words in place.access]
    _write_list(writer, "accessibility", [], access, parent)
    return key


def _addresses(place: PlaceEntry) -> list[dict[str, Any]]:
    if not any((place.address_1, place.address_2, place.city, place.postal_code)):
        return []
    return [
        {
            "address_1": place.address_1,
            "address_2": place.address_2 or None,
            "city": place.city,
            "postal_code": place.postal_code,
        }
    ]
