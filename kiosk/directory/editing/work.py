"""A listing that somebody is at work on: opened, kept as a draft, compared, made public."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from sqlalchemy import Connection

from kiosk.directory import revisions
from kiosk.directory.checks import Found
from kiosk.directory.editing import drafts, meanwhile, preview, publishing
from kiosk.directory.editing import form as forms
from kiosk.directory.editing.conflicts import Conflict, Side, conflicts, merged
from kiosk.directory.editing.drafts import Kept
from kiosk.directory.editing.form import FACTS, ListingForm, Rows
from kiosk.directory.editing.preview import TopicName
from kiosk.directory.listing import Checked
from kiosk.directory.revisions import Act
from kiosk.directory.standing import TAKEN_AWAY
from kiosk.directory.typed_times.lines import Times, TypedTimes, parse
from kiosk.who import Who

NEW, COPY, DRAFT = "new", "copy", "draft"
"""What names a work that is no listing's key: `copy:KEY` and `draft:NUMBER`, too."""


@dataclass(frozen=True)
class Work:
    """What somebody is changing.

    Attributes:
        form: what they have written.
        base: the listing as it was when they began; nothing for a new one.
        service_id: the listing; nothing for a new one.
        draft: the number of their draft; nothing before the first change.
        publication: whether the listing is public; `draft` for a new one.
        stored: when it happens, as the tables say.
        check: the last check that counts.
        topics: all topics by their codes.
    """

    form: ListingForm = field(default_factory=ListingForm)
    base: ListingForm | None = None
    service_id: str | None = None
    draft: int | None = None
    publication: str = "draft"
    stored: Times = field(default_factory=Times)
    check: Checked | None = None
    topics: Mapping[str, TopicName] = field(default_factory=dict)

    @property
    def before(self) -> ListingForm:
        """What it is compared with."""
        return self.base or ListingForm()

    @property
    def is_changed(self) -> bool:
        """Whether anything was written."""
        return self.form != self.before

    @property
    def topic_names(self) -> dict[str, str]:
        """The names of all topics by their codes."""
        return {code: topic.name for code, topic in self.topics.items()}

    @property
    def stays_away(self) -> bool:
        """Whether somebody took it away from patients: saving it does not bring it back."""
        return self.publication in TAKEN_AWAY

    def times(self, today: datetime.date) -> TypedTimes:
        """What the line of times says."""
        return parse(self.form.times, today, self.stored)

    def has_other_facts(self, today: datetime.date) -> bool:
        """Whether it has a number, a time or a place that nobody has checked."""
        names = set(forms.changed(self.before, self.form)) & set(FACTS)
        if names == {"times"}:
            typed, stored = self.times(today), self.stored
            return (
                typed.rows != stored.rows
                or set(typed.closures) != set(stored.closures)
                or (typed.bank_holidays or None) != (stored.bank_holidays or None)
            )
        return bool(names)


@dataclass(frozen=True)
class Meanwhile:
    """What somebody else has made of the listing since the work was begun.

    Attributes:
        theirs: the listing as it is public now.
        fields: what they changed, in the form's order.
        both: what both changed, each to something else.
        act: what they did last.
    """

    theirs: ListingForm
    fields: tuple[str, ...]
    both: tuple[Conflict, ...]
    act: Act | None


class ChangedMeanwhile(Exception):
    """Somebody else has changed the listing: nothing was made public."""


def begin(connection: Connection, who: Who, name: str, now: datetime.datetime) -> Work | None:
    """The work of this name: a listing's key, `new`, `copy:KEY` or `draft:NUMBER`.

    Nothing where there is no such listing or draft. It writes nothing.
    """
    kind, _, rest = name.partition(":")
    topics = preview.topics(connection)
    if kind == NEW:
        return Work(topics=topics)
    if kind == COPY:
        copied = forms.read(connection, rest, now.date())
        return None if copied is None else Work(forms.copy_of(copied), topics=topics)
    if kind == DRAFT:
        draft = drafts.get(connection, int(rest)) if rest.isdecimal() else None
        return None if draft is None else _of_draft(connection, draft, topics, now.date())
    draft = drafts.find(connection, who, name)
    if draft is not None:
        return _of_draft(connection, draft, topics, now.date())
    there = forms.rows(connection, name)
    if there is None:
        return None
    form = forms.filled(there, now.date())
    return _of_listing(connection, there, Work(form, form, name, topics=topics))


def keep(connection: Connection, who: Who, work: Work, now: datetime.datetime) -> Work:
    """The work with its draft kept; one that somebody has thrown away meanwhile begins anew."""
    if work.draft is not None and drafts.save(connection, work.draft, work.form, now):
        return work
    draft = drafts.begin(connection, who, now, work.service_id, start=work.form, base=work.base)
    if draft.form != work.form:
        drafts.save(connection, draft.id, work.form, now)
    return replace(work, draft=draft.id)


def throw_away(connection: Connection, work: Work) -> None:
    """What was written is not wanted any more."""
    if work.draft is not None:
        drafts.throw_away(connection, work.draft)


def compare(connection: Connection, work: Work, now: datetime.datetime) -> Meanwhile | None:
    """What somebody else has changed since; nothing where nobody has."""
    there = forms.rows(connection, work.service_id) if work.service_id else None
    if there is None or work.service_id is None or work.base is None:
        return None
    kept = Kept(0, work.service_id, None, now, work.base, work.form)
    mine, theirs = meanwhile.theirs(kept, there, now.date())
    if mine.base is None or mine.base == theirs:
        return None
    acts = revisions.history(connection, work.service_id)
    return Meanwhile(
        theirs,
        forms.changed(mine.base, theirs),
        tuple(conflicts(mine.base, mine.form, theirs)),
        acts[0].act if acts else None,
    )


def take_over(
    connection: Connection, work: Work, found: Meanwhile, chosen: Mapping[str, Side]
) -> Work:
    """The work with what somebody else has changed; where both did, with what was chosen."""
    there = forms.rows(connection, work.service_id or "")
    form = merged(work.before, work.form, found.theirs, chosen)
    if work.draft is not None:
        drafts.rebase(connection, work.draft, found.theirs, form)
    changed = replace(work, form=form, base=found.theirs)
    return changed if there is None else _of_listing(connection, there, changed)


def publish(
    connection: Connection,
    who: Who,
    work: Work,
    now: datetime.datetime,
    checked: Found | None = None,
) -> str:
    """Make it public, and have no draft of it any more; the listing's key.

    What somebody took away from patients stays away.

    Raises:
        ChangedMeanwhile: the form was begun with what is not public any more.
        KnownTrouble: as `publishing.publish`.
    """
    if compare(connection, work, now) is not None:
        raise ChangedMeanwhile
    key, _ = publishing.publish(
        connection,
        work.form,
        who,
        now=now,
        service_id=work.service_id,
        publication=work.publication if work.stays_away else "published",
        checked=checked,
    )
    throw_away(connection, work)
    return key


def _of_draft(
    connection: Connection, draft: Kept, topics: Mapping[str, TopicName], today: datetime.date
) -> Work:
    there = forms.rows(connection, draft.service_id) if draft.service_id else None
    if there is None:  # or the listing has gone: what was written can still become one
        return Work(replace(draft.form, times_stay=False), draft=draft.id, topics=topics)
    draft, _ = meanwhile.theirs(draft, there, today)
    work = Work(draft.form, draft.base, draft.service_id, draft.id, topics=topics)
    return _of_listing(connection, there, work)


def _of_listing(connection: Connection, there: Rows, work: Work) -> Work:
    return replace(
        work,
        publication=there.service["publication"],
        stored=forms.times_of(there),
        check=preview.checked(connection, there.service["id"]),
    )
