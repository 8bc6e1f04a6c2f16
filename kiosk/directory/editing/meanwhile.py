"""What has become of a listing since somebody began to change it."""

import datetime
from dataclasses import replace

from kiosk.directory.editing import form as forms
from kiosk.directory.editing.drafts import Kept
from kiosk.directory.editing.form import ListingForm, Rows


def theirs(draft: Kept, there: Rows, today: datetime.date) -> tuple[Kept, ListingForm]:
    """The draft as one reads it today, and the listing as it is public now.

    The days go on: a line of times is written in another way once a closure of it is over. Where
    it means the same, it is the same in both.
    """
    now = forms.filled(there, today)
    base, form = draft.base, draft.form
    if base is None or base.times == now.times or base.times_stay or now.times_stay:
        return draft, now
    if not forms.says_the_same(there, base.times, today):
        return draft, now
    if form.times == base.times:
        form = replace(form, times=now.times)
    return replace(draft, base=replace(base, times=now.times), form=form), now
