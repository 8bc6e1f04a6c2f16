"""Days for a sheet of paper: it is read on another day than it was made, so nothing is "today"."""

import datetime

from PySide6.QtCore import QCoreApplication

from kiosk.directory.listing import Listing, OpeningTimes
from kiosk.directory.opening import BANK_HOLIDAY, Session
from kiosk.wording.times import WEEK, day_and_date, session_hours

translate = QCoreApplication.translate

_MOST_DATES = 2


def dates(listing: Listing, now: datetime.datetime) -> list[str]:
    """The next dates, where the rule alone does not say which, and the days on which it is shut.

    "Next: Tuesday 1 December, 2pm to 4pm", "Closed on Friday 25 December (bank holiday)".
    """
    to_come = [each for each in listing.coming if (each.ends or each.starts) >= now]
    happening = [each for each in to_come if not each.closed_for]
    rules = (each for each in listing.opening if each.until is None or each.until >= now.date())
    told = happening[:_MOST_DATES] if any(map(_leaves_open, rules)) else []
    words = (translate("Print", "Next: {when}"), translate("Print", "Then: {when}"))
    return [
        *(each.format(when=_when(session)) for each, session in zip(words, told, strict=False)),
        *(_closed(each) for each in to_come if each.closed_for),
    ]


def one_of_the_days(listing: Listing) -> str:
    """A day to count every second week from, with its year: a book is read for months.

    Nothing where the rule says which days it is on, or where another rule has that weekday, too.
    """
    counted = {day[-2:] for each in listing.opening if each.interval > 1 for day in each.days}
    others = {day[-2:] for each in listing.opening if each.interval == 1 for day in each.days}
    for session in listing.coming:
        day = session.starts.date()
        if WEEK[day.weekday()] in counted - others and not session.closed_for:
            words = translate("Print", "One of these days: {day} {year}")
            return words.format(day=day_and_date(day), year=day.year)
    return ""


def _leaves_open(times: OpeningTimes) -> bool:
    """Whether somebody who reads the rule still does not know on which of the days it is."""
    return times.interval > 1 or any(len(code) > len("MO") for code in times.days)


def _when(session: Session) -> str:
    parts = (day_and_date(session.starts.date()), session_hours(session))
    words = ", ".join(filter(None, parts))
    if session.is_sure:
        return words
    return translate("Print", "{when}. That is a bank holiday, so check first.").format(when=words)


def _closed(session: Session) -> str:
    day = day_and_date(session.starts.date())
    if session.closed_for == "closed":
        return translate("Print", "Closed on {day}").format(day=day)
    why = session.closed_for
    if why == BANK_HOLIDAY:
        why = translate("Print", "bank holiday")
    return translate("Print", "Closed on {day} ({why})").format(day=day, why=why)
