"""The tables of the directory, after Open Referral's HSDS 3 (docs.openreferral.org).

Names and meanings are the standard's. Columns of a publisher that the standard or we do not know
are kept in `extra`. The tables at the end, and the columns marked as ours, are what a kiosk in a
hospital needs beside it.
"""

import datetime
import uuid
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column, relationship

from kiosk.store import Base


class Record(Base):
    """What every HSDS table has: a text UUID as its key, and room for unknown columns."""

    __abstract__ = True

    id: Mapped[str] = mapped_column(primary_key=True, default=lambda: str(uuid.uuid4()))
    extra: Mapped[dict[str, Any]] = mapped_column(default=dict)


class Organization(Record):
    """Who runs a service."""

    __tablename__ = "organizations"

    name: Mapped[str]
    description: Mapped[str] = mapped_column(default="")
    email: Mapped[str | None]
    website: Mapped[str | None]
    parent_organization_id: Mapped[str | None] = mapped_column(ForeignKey("organizations.id"))


class OrganizationIdentifier(Record):
    """A public number of an organization, such as its charity number."""

    __tablename__ = "organization_identifiers"

    organization_id: Mapped[str] = mapped_column(ForeignKey("organizations.id"), index=True)
    identifier_scheme: Mapped[str | None]
    identifier_type: Mapped[str]
    identifier: Mapped[str]


class Service(Record):
    """One thing that a person can use: what a patient knows as a listing.

    `status` is HSDS's (active, inactive, defunct, temporarily closed); `publication` is ours
    (draft, published, hidden, retired, do_not_list). `assured_date` is the day somebody of this
    room last found it right; an import never sets it, and a changed number, time or place takes it
    away. What a publisher says stands in `publisher_assured_date`. `first_visit` is what happens
    the first time; `bank_holidays` is "open" or "closed", and nothing while nobody knows.
    """

    __tablename__ = "services"
    __table_args__ = (Index(None, "publication", "status"),)

    organization_id: Mapped[str | None] = mapped_column(ForeignKey("organizations.id"), index=True)
    name: Mapped[str]
    alternate_name: Mapped[str | None]
    description: Mapped[str] = mapped_column(default="")
    url: Mapped[str | None]
    email: Mapped[str | None]
    status: Mapped[str] = mapped_column(default="active")
    interpretation_services: Mapped[str | None]
    application_process: Mapped[str | None]
    wait_time: Mapped[str | None]
    fees_description: Mapped[str | None]
    eligibility_description: Mapped[str | None]
    minimum_age: Mapped[float | None]
    maximum_age: Mapped[float | None]
    alert: Mapped[str | None]
    assured_date: Mapped[datetime.date | None]
    publisher_assured_date: Mapped[datetime.date | None]  # ours: the one that a publisher gave
    assurer_email: Mapped[str | None]
    last_modified: Mapped[datetime.datetime | None]
    # Ours
    kind: Mapped[str | None]
    publication: Mapped[str] = mapped_column(default="draft")
    sensitive: Mapped[bool] = mapped_column(default=False)
    never_hides: Mapped[bool] = mapped_column(default=False)
    about_moving: Mapped[bool] = mapped_column(default=False)
    is_local: Mapped[bool] = mapped_column(default=False)
    first_visit: Mapped[str | None]
    to_bring: Mapped[str | None]
    bank_holidays: Mapped[str | None]

    organization: Mapped[Organization | None] = relationship()
    phones: Mapped[list["Phone"]] = relationship(order_by="Phone.position")
    schedules: Mapped[list["Schedule"]] = relationship(order_by="Schedule.position")
    cost_options: Mapped[list["CostOption"]] = relationship()
    service_areas: Mapped[list["ServiceArea"]] = relationship()
    languages: Mapped[list["Language"]] = relationship()
    at_locations: Mapped[list["ServiceAtLocation"]] = relationship()
    checks: Mapped[list["Check"]] = relationship(
        order_by="Check.checked_on.desc(), Check.id.desc()"
    )


class Location(Record):
    """A place, or a way to be met without one (`location_type`: physical, postal, virtual)."""

    __tablename__ = "locations"

    location_type: Mapped[str] = mapped_column(default="physical")
    organization_id: Mapped[str | None] = mapped_column(ForeignKey("organizations.id"))
    name: Mapped[str | None]
    description: Mapped[str | None]
    transportation: Mapped[str | None]
    latitude: Mapped[float | None]
    longitude: Mapped[float | None]
    confidential: Mapped[bool] = mapped_column(default=False)  # ours: never shown or exported

    addresses: Mapped[list["Address"]] = relationship()
    accessibility: Mapped[list["Accessibility"]] = relationship()


class ServiceAtLocation(Record):
    """A service given at a place."""

    __tablename__ = "service_at_location"

    service_id: Mapped[str] = mapped_column(ForeignKey("services.id"), index=True)
    location_id: Mapped[str] = mapped_column(ForeignKey("locations.id"), index=True)
    description: Mapped[str | None]

    location: Mapped[Location] = relationship()


class Address(Record):
    """The address of a place."""

    __tablename__ = "addresses"

    location_id: Mapped[str] = mapped_column(ForeignKey("locations.id"), index=True)
    attention: Mapped[str | None]
    address_1: Mapped[str] = mapped_column(default="")
    address_2: Mapped[str | None]
    city: Mapped[str] = mapped_column(default="")
    region: Mapped[str | None]
    state_province: Mapped[str] = mapped_column(default="")
    postal_code: Mapped[str] = mapped_column(default="")
    country: Mapped[str] = mapped_column(default="GB")
    address_type: Mapped[str] = mapped_column(default="physical")


class Phone(Record):
    """A number to ring or to text (`type`: voice, text, textphone …)."""

    __tablename__ = "phones"

    service_id: Mapped[str | None] = mapped_column(ForeignKey("services.id"), index=True)
    organization_id: Mapped[str | None] = mapped_column(ForeignKey("organizations.id"))
    location_id: Mapped[str | None] = mapped_column(ForeignKey("locations.id"))
    contact_id: Mapped[str | None] = mapped_column(ForeignKey("contacts.id"))
    number: Mapped[str]
    extension: Mapped[str | None]
    type: Mapped[str] = mapped_column(default="voice")
    description: Mapped[str | None]
    position: Mapped[int] = mapped_column(default=0)  # ours: the first is the one to try first
    # Ours: nobody answered three times in a row, so patients are not shown it.
    unconfirmed: Mapped[bool] = mapped_column(default=False)


class Schedule(Record):
    """When a service is open: an RFC 5545 rule with times of day as `HH:MM`, or words alone."""

    __tablename__ = "schedules"

    service_id: Mapped[str | None] = mapped_column(ForeignKey("services.id"), index=True)
    location_id: Mapped[str | None] = mapped_column(ForeignKey("locations.id"))
    service_at_location_id: Mapped[str | None] = mapped_column(ForeignKey("service_at_location.id"))
    freq: Mapped[str | None]
    interval: Mapped[int | None]
    byday: Mapped[str | None]
    bymonthday: Mapped[str | None]
    dtstart: Mapped[datetime.date | None]
    until: Mapped[datetime.date | None]
    count: Mapped[int | None]
    valid_from: Mapped[datetime.date | None]
    valid_to: Mapped[datetime.date | None]
    opens_at: Mapped[str | None]
    closes_at: Mapped[str | None]
    description: Mapped[str | None]
    notes: Mapped[str | None]
    attending_type: Mapped[str | None]
    position: Mapped[int] = mapped_column(default=0)  # ours: the order they are told in


class Closure(Record):
    """Days on which a service does not happen, both included; ours, after HSDS 1's holidays."""

    __tablename__ = "closures"

    service_id: Mapped[str] = mapped_column(ForeignKey("services.id"), index=True)
    first_day: Mapped[datetime.date]
    last_day: Mapped[datetime.date]
    words: Mapped[str | None]


class Contact(Record):
    """A person or a role to ask for."""

    __tablename__ = "contacts"

    service_id: Mapped[str | None] = mapped_column(ForeignKey("services.id"), index=True)
    organization_id: Mapped[str | None] = mapped_column(ForeignKey("organizations.id"))
    location_id: Mapped[str | None] = mapped_column(ForeignKey("locations.id"))
    name: Mapped[str | None]
    title: Mapped[str | None]
    department: Mapped[str | None]
    email: Mapped[str | None]


class Accessibility(Record):
    """One thing about getting into and around a place."""

    __tablename__ = "accessibility"

    location_id: Mapped[str] = mapped_column(ForeignKey("locations.id"), index=True)
    description: Mapped[str | None]
    details: Mapped[str | None]
    url: Mapped[str | None]


class Language(Record):
    """A language that a service is given in."""

    __tablename__ = "languages"

    service_id: Mapped[str | None] = mapped_column(ForeignKey("services.id"), index=True)
    location_id: Mapped[str | None] = mapped_column(ForeignKey("locations.id"))
    name: Mapped[str | None]
    code: Mapped[str | None]
    note: Mapped[str | None]


class CostOption(Record):
    """What a service costs; `amount` 0 means free."""

    __tablename__ = "cost_options"

    service_id: Mapped[str] = mapped_column(ForeignKey("services.id"), index=True)
    option: Mapped[str | None]
    currency: Mapped[str | None]
    amount: Mapped[float | None]
    amount_description: Mapped[str | None]
    valid_from: Mapped[datetime.date | None]
    valid_to: Mapped[datetime.date | None]


class ServiceArea(Record):
    """Where the people live whom a service is for."""

    __tablename__ = "service_areas"

    service_id: Mapped[str] = mapped_column(ForeignKey("services.id"), index=True)
    name: Mapped[str | None]
    description: Mapped[str | None]
    extent: Mapped[str | None]
    extent_type: Mapped[str | None]
    uri: Mapped[str | None]


class Taxonomy(Record):
    """A set of terms: ours are `topics` and `access` (how people get in)."""

    __tablename__ = "taxonomies"

    name: Mapped[str] = mapped_column(unique=True)
    description: Mapped[str] = mapped_column(default="")
    uri: Mapped[str | None]
    version: Mapped[str | None]


class TaxonomyTerm(Record):
    """One term; `code` is the short name that the program uses for it."""

    __tablename__ = "taxonomy_terms"

    taxonomy_id: Mapped[str | None] = mapped_column(ForeignKey("taxonomies.id"), index=True)
    parent_id: Mapped[str | None] = mapped_column(ForeignKey("taxonomy_terms.id"))
    code: Mapped[str | None]
    name: Mapped[str]
    description: Mapped[str] = mapped_column(default="")
    term_uri: Mapped[str | None]


class Attribute(Record):
    """A term given to a record: `link_id` is the record's key, `link_entity` its table's name."""

    __tablename__ = "attributes"
    __table_args__ = (Index(None, "link_entity", "link_id"),)

    link_id: Mapped[str]
    link_entity: Mapped[str]
    link_type: Mapped[str | None]
    taxonomy_term_id: Mapped[str] = mapped_column(ForeignKey("taxonomy_terms.id"), index=True)
    value: Mapped[str | None]
    position: Mapped[int] = mapped_column(default=0)  # ours: the first is the main one

    term: Mapped[TaxonomyTerm] = relationship()


class Url(Record):
    """A further web address of an organization or a service (HSDS 3.1)."""

    __tablename__ = "urls"

    organization_id: Mapped[str | None] = mapped_column(ForeignKey("organizations.id"))
    service_id: Mapped[str | None] = mapped_column(ForeignKey("services.id"), index=True)
    label: Mapped[str | None]
    url: Mapped[str]


class Topic(Base):
    """One of the nine groups that patients browse by: how its taxonomy term looks on the screen."""

    __tablename__ = "topics"

    taxonomy_term_id: Mapped[str] = mapped_column(ForeignKey("taxonomy_terms.id"), primary_key=True)
    position: Mapped[int]
    picture: Mapped[str]
    emergency_card: Mapped[bool] = mapped_column(default=False)

    term: Mapped[TaxonomyTerm] = relationship()


class Check(Base):
    """A person of this room looked whether a listing is right. Editing is not checking."""

    __tablename__ = "checks"

    id: Mapped[int] = mapped_column(primary_key=True)
    service_id: Mapped[str] = mapped_column(ForeignKey("services.id"), index=True)
    checked_on: Mapped[datetime.date]
    role: Mapped[str]
    initials: Mapped[str] = mapped_column(default="")
    volunteer_id: Mapped[int | None] = mapped_column(index=True)
    method: Mapped[str]
    outcome: Mapped[str]


class Revision(Base):
    """One act that changed the directory: who, when, and what kind of act it was.

    `kind` is `edit`, `check`, `import`, `hide`, `undo`, `restore` and the like; `words` say which.
    `service_id` is the one service that it was about, if it was about one; it may be gone.
    `volunteer_id` is an account of `volunteers`, which keeps its number for good.
    `undone_by` is the act that took this one back.
    """

    __tablename__ = "revisions"

    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime.datetime] = mapped_column(index=True)
    kind: Mapped[str]
    words: Mapped[str] = mapped_column(default="")
    role: Mapped[str]
    initials: Mapped[str] = mapped_column(default="")
    volunteer_id: Mapped[int | None] = mapped_column(index=True)
    service_id: Mapped[str | None] = mapped_column(index=True)
    backup_name: Mapped[str | None]
    undone_by: Mapped[int | None] = mapped_column(ForeignKey("revisions.id"))


class RevisedRow(Base):
    """One row that a revision changed, with the fields that are not as they were.

    `before` is nothing where the row was new, `after` where it was taken out; then the other one
    holds the whole row.
    """

    __tablename__ = "revised_rows"
    __table_args__ = (Index(None, "table_name", "record_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    revision_id: Mapped[int] = mapped_column(ForeignKey("revisions.id"), index=True)
    table_name: Mapped[str]
    record_id: Mapped[str]
    before: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
    after: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))


class OriginalId(Base):
    """What a publisher called a row whose key was no UUID."""

    __tablename__ = "original_ids"

    table_name: Mapped[str] = mapped_column(primary_key=True)
    record_id: Mapped[str] = mapped_column(primary_key=True)
    original_id: Mapped[str]


class OtherRow(Base):
    """A row of a publisher's table that we do not know, kept so that it can go out again."""

    __tablename__ = "other_rows"

    id: Mapped[int] = mapped_column(primary_key=True)
    table_name: Mapped[str] = mapped_column(index=True)
    position: Mapped[int]
    cells: Mapped[dict[str, Any]]


class Derived(Base):
    """What search and filters need to know of a service, worked out ahead (`derived.py`).

    The database takes the row away when the service changes; then it is worked out anew.
    `features` has a bit for each filter that the service passes; `places` are the places by which
    people may ask for it, with "|" between them.
    """

    __tablename__ = "derived"

    service_id: Mapped[str] = mapped_column(primary_key=True)
    day: Mapped[datetime.date] = mapped_column(index=True)
    features: Mapped[int]
    places: Mapped[str]


class NextSession(Base):
    """A time at which a service is open, from yesterday on and not far ahead (`derived.py`)."""

    __tablename__ = "next_sessions"
    __table_args__ = (Index(None, "starts"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    service_id: Mapped[str] = mapped_column(index=True)
    starts: Mapped[datetime.datetime]
    ends: Mapped[datetime.datetime | None]
    closed_for: Mapped[str] = mapped_column(default="")
    is_sure: Mapped[bool] = mapped_column(default=True)


class Draft(Base):
    """A listing that somebody is changing: how it was when they began, and what they have written.

    Without a `service_id` it is a new one. `base` is nothing then.
    """

    __tablename__ = "drafts"

    id: Mapped[int] = mapped_column(primary_key=True)
    service_id: Mapped[str | None] = mapped_column(index=True)
    volunteer_id: Mapped[int | None] = mapped_column(index=True)
    saved_at: Mapped[datetime.datetime]
    base: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
    form: Mapped[dict[str, Any]]


class Correction(Base):
    """How many patients said on one day that something of a listing is wrong, and what."""

    __tablename__ = "corrections"

    service_id: Mapped[str] = mapped_column(primary_key=True)
    what: Mapped[str] = mapped_column(primary_key=True)
    day: Mapped[datetime.date] = mapped_column(primary_key=True)
    count: Mapped[int]


class Notice(Base):
    """Something that a lead is to hear of: a listing was hidden, the film was stopped."""

    __tablename__ = "notices"

    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime.datetime]
    what: Mapped[str]
    words: Mapped[str] = mapped_column(default="")
    service_id: Mapped[str | None]
    role: Mapped[str]
    initials: Mapped[str] = mapped_column(default="")
    volunteer_id: Mapped[int | None] = mapped_column(index=True)
    heard_at: Mapped[datetime.datetime | None]


class WantedTopic(Base):
    """How often, in one hour, somebody who found nothing said which topic they had wanted."""

    __tablename__ = "wanted_topics"

    topic: Mapped[str] = mapped_column(primary_key=True)
    hour: Mapped[datetime.datetime] = mapped_column(primary_key=True)
    count: Mapped[int]


class GoLiveStep(Base):
    """One point of the *Go live* check list that has been answered, by whom and when.

    Whoever was signed in is known by their number and initials; anybody else by `names`.
    """

    __tablename__ = "go_live_steps"

    step: Mapped[str] = mapped_column(primary_key=True)
    answered_at: Mapped[datetime.datetime]
    names: Mapped[str]
    detail: Mapped[str] = mapped_column(default="")
    role: Mapped[str] = mapped_column(default="")
    initials: Mapped[str] = mapped_column(default="")
    volunteer_id: Mapped[int | None] = mapped_column(index=True)
