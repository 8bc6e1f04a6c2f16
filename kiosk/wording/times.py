"""Turns times and days into the words of a screen.

Rules for times: content/WORDS.md ("5pm", "5:30pm", "midday", ranges with "to").
"""

import datetime
from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from kiosk.directory.listing import OpeningTimes
from kiosk.directory.opening import BANK_HOLIDAY, Session

translate = QCoreApplication.translate

WEEK = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_DAY_ENDS = {"23:59", "24:00"}
_MOST_DAYS_COUNTED = 31
_MONTHS_AWAY = 90  # days from which a date in another year says which


def clock(time: str) -> str:
    """`09:00` → "9am", `13:30` → "1:30pm", `12:00` → "midday", the day's ends → "midnight"."""
    if time in _DAY_ENDS or time == "00:00":
        return translate("Words", "midnight")
    if time == "12:00":
        return translate("Words", "midday")
    hour, minute = (int(part) for part in time.split(":")[:2])
    half = translate("Words", "am") if hour < 12 else translate("Words", "pm")  # noqa: PLR2004
    shown = (hour - 1) % 12 + 1
    return f"{shown}{half}" if minute == 0 else f"{shown}:{minute:02}{half}"


def days(codes: tuple[str, ...], freq: str = "", interval: int = 1) -> str:
    """Days in words: "Monday to Friday", "Every second Tuesday", "Last Friday of the month"."""
    if not codes:
        return ""
    if any(len(code) > len("MO") for code in codes):
        return _days_of_the_month(codes, interval)
    if not set(codes) <= set(WEEK) or freq == "MONTHLY":
        return ""
    numbers = sorted({WEEK.index(code) for code in codes})
    if interval > 1:
        return _every_so_many_weeks(numbers, interval)
    if len(numbers) == len(WEEK):
        return translate("Words", "Every day")
    if len(numbers) == 1:
        return _every(numbers[0])
    return _day_list(numbers)


def _day_list(numbers: list[int]) -> str:
    names = [_day_name(number) for number in numbers]
    in_a_row = numbers == list(range(numbers[0], numbers[0] + len(numbers)))
    if in_a_row and len(names) > 2:  # noqa: PLR2004
        return translate("Words", "{first} to {last}").format(first=names[0], last=names[-1])
    return _list(names)


def _list(names: list[str]) -> str:
    if len(names) == 1:
        return names[0]
    return translate("Words", "{days} and {last}").format(
        days=", ".join(names[:-1]), last=names[-1]
    )


def _every_so_many_weeks(numbers: list[int], interval: int) -> str:
    day = _list([_day_name(number) for number in numbers])
    if interval == 2:  # noqa: PLR2004
        return translate("Words", "Every second {day}").format(day=day)
    return translate("Words", "{day}, every {number} weeks").format(day=day, number=interval)


def _days_of_the_month(codes: tuple[str, ...], interval: int) -> str:
    named = [_day_of_the_month(code) for code in codes]
    if not all(named):
        return ""
    listed = _list([named[0], *(name[0].lower() + name[1:] for name in named[1:])])
    if interval == 1:
        return translate("Words", "{days} of the month").format(days=listed)
    return translate("Words", "{days}, every {number} months").format(days=listed, number=interval)


def _day_of_the_month(code: str) -> str:
    which = {
        "1": translate("Words", "First {day}"),
        "2": translate("Words", "Second {day}"),
        "3": translate("Words", "Third {day}"),
        "4": translate("Words", "Fourth {day}"),
        "5": translate("Words", "Fifth {day}"),
        "-1": translate("Words", "Last {day}"),
        "-2": translate("Words", "Last but one {day}"),
    }.get(code[:-2])
    if which is None or code[-2:] not in WEEK:
        return ""
    return which.format(day=_day_name(WEEK.index(code[-2:])))


def _month_days(numbers: tuple[int, ...]) -> str:
    if any(not 1 <= number <= 31 for number in numbers):  # noqa: PLR2004
        return translate("Words", "Last day of the month") if numbers == (-1,) else ""
    listed = _list([str(number) for number in numbers])
    return translate("Words", "Day {days} of each month").format(days=listed)


def opening_times(times: OpeningTimes, today: datetime.date | None = None) -> str:
    """One line of opening times: "Monday to Friday, 9am to 5pm", "Mondays at 7pm".

    What has ended before `today` is not told.
    """
    if today is not None and times.until is not None and times.until < today:
        return ""
    return "\n".join(filter(None, (_days_and_hours(times, today), times.words, times.note)))


def _days_and_hours(times: OpeningTimes, today: datetime.date | None) -> str:
    when = days(times.days, times.freq, times.interval)
    if times.month_days and not times.days:
        when = _month_days(times.month_days)
    elif times.freq == "DAILY" and not times.days and times.interval == 1:
        when = translate("Words", "Every day")
    elif not times.days and times.starts is not None and times.starts == times.until:
        when = day_and_date(times.starts)
    if not when:
        return ""
    season = _season(times, today)
    hours = _hours(when, times)
    return f"{hours}, {season}" if season else hours


def _hours(when: str, times: OpeningTimes) -> str:
    if times.opens == "00:00" and times.closes in _DAY_ENDS | {"00:00"}:
        return translate("Words", "{days}, day and night").format(days=when)
    if times.opens and times.closes:
        return translate("Words", "{days}, {opens} to {closes}").format(
            days=when, opens=clock(times.opens), closes=clock(times.closes)
        )
    if times.opens:
        return translate("Words", "{days} at {opens}").format(days=when, opens=clock(times.opens))
    if times.closes:
        return translate("Words", "{days} until {closes}").format(
            days=when, closes=clock(times.closes)
        )
    return when


def _season(times: OpeningTimes, today: datetime.date | None) -> str:
    """From when, and until when, where that is still to come."""
    if times.starts is not None and times.starts == times.until:
        return ""
    to_come = times.starts if today is not None and times.starts and times.starts > today else None
    if to_come and times.until:
        return translate("Words", "from {first} to {last}").format(
            first=long_date(to_come), last=long_date(times.until)
        )
    if to_come:
        return translate("Words", "from {first}").format(first=long_date(to_come))
    if times.until:
        return translate("Words", "until {last}").format(last=long_date(times.until))
    return ""


def is_open(coming: Sequence[Session], now: datetime.datetime) -> bool:
    """Whether it is open now, as far as this room knows."""
    return any(
        each.ends is not None and each.starts <= now < each.ends and each.is_sure
        for each in coming
        if not each.closed_for
    )


def status(coming: Sequence[Session], now: datetime.datetime) -> str:
    """What a person can act on; nothing where no session is known.

    "Open now until 5pm", "Next: Tuesday 3 December, 2pm to 4pm, in 10 days", "Closed for the bank
    holiday, back on Tuesday".
    """
    happening = [each for each in coming if not each.closed_for]
    going_on = next((s for s in happening if s.ends and s.starts <= now < s.ends), None)
    if going_on is not None:
        return _going_on(going_on, now)
    to_come = next((each for each in happening if each.starts > now or _is_today(each, now)), None)
    shut = next((each for each in coming if each.closed_for and _would_be_today(each, now)), None)
    if shut is not None and not (to_come and to_come.starts.date() == now.date()):
        return _shut(shut, to_come, now.date())
    return "" if to_come is None else _next(to_come, now.date())


def _going_on(session: Session, now: datetime.datetime) -> str:
    if not session.is_sure:
        return translate("Words", "Today is a bank holiday. Check that it is open.")
    assert session.ends is not None  # noqa: S101  (the caller looked)
    if session.ends - now > datetime.timedelta(days=1):
        return translate("Words", "Open now, day and night")
    return translate("Words", "Open now until {time}").format(time=_time(session.ends))


def _is_today(session: Session, now: datetime.datetime) -> bool:
    """Whether it is today at an hour that nobody knows."""
    return (
        session.ends is None
        and session.starts.date() == now.date()
        and session.starts.time() == datetime.time()
    )


def _would_be_today(session: Session, now: datetime.datetime) -> bool:
    """Whether it would still come today, or has begun on a day before and would go on."""
    if session.ends is None:
        return session.starts.date() == now.date()
    return session.starts.date() <= now.date() and now < session.ends


def _shut(shut: Session, back: Session | None, today: datetime.date) -> str:
    if shut.closed_for == BANK_HOLIDAY:
        words = translate("Words", "Closed for the bank holiday")
    elif shut.closed_for == "closed":
        words = translate("Words", "Closed today")
    else:
        words = translate("Words", "Closed today ({why})").format(why=shut.closed_for)
    if back is None:
        return words
    day = back.starts.date()
    near = (day - today).days < len(WEEK)
    return translate("Words", "{closed}, back on {day}").format(
        closed=words, day=_day_name(day.weekday()) if near else day_and_date(day)
    )


def _next(session: Session, today: datetime.date) -> str:
    day = session.starts.date()
    away = (day - today).days
    if away == 0:
        when = translate("Words", "today")
    elif away == 1:
        when = translate("Words", "tomorrow")
    else:
        when = day_and_date(day)
        if day.year != today.year and away > _MONTHS_AWAY:
            when = f"{when} {day.year}"
    parts = [when, session_hours(session)]
    if 1 < away <= _MOST_DAYS_COUNTED:
        parts.append(translate("Words", "in {number} days").format(number=away))
    words = translate("Words", "Next: {when}").format(when=", ".join(filter(None, parts)))
    if session.is_sure:
        return words
    unsure = translate("Words", "That is a bank holiday, so check first.")
    return f"{words}. {unsure}"


def session_hours(session: Session) -> str:
    """The hours of one session: "2pm to 4pm"; nothing where nobody knows them."""
    if session.ends is None:
        return "" if session.starts.time() == datetime.time() else _time(session.starts)
    if session.ends - session.starts >= datetime.timedelta(days=1):
        return ""
    return translate("Words", "{opens} to {closes}").format(
        opens=_time(session.starts), closes=_time(session.ends)
    )


def _time(moment: datetime.datetime) -> str:
    return clock(f"{moment:%H:%M}")


def day_and_date(day: datetime.date) -> str:
    """A day as people say it: "Tuesday 3 December"."""
    month = QLocale().standaloneMonthName(day.month)
    return f"{_day_name(day.weekday())} {day.day} {month}"


def long_date(day: datetime.date) -> str:
    """A day with its year: "3 October 2026"."""
    return QLocale().toString(QDate(day.year, day.month, day.day), "d MMMM yyyy")


def short_date(day: datetime.date, today: datetime.date) -> str:
    """A day, with its year where that is another one: "3 October", "3 October 2025"."""
    form = "d MMMM" if day.year == today.year else "d MMMM yyyy"
    return QLocale().toString(QDate(day.year, day.month, day.day), form)


def moment(at: datetime.datetime) -> str:
    """A day with its year, and the time: "3 October 2026, 10:05am"."""
    return translate("Words", "{day}, {time}").format(day=long_date(at.date()), time=_time(at))


def _day_name(number: int) -> str:
    return (
        translate("Words", "Monday"),
        translate("Words", "Tuesday"),
        translate("Words", "Wednesday"),
        translate("Words", "Thursday"),
        translate("Words", "Friday"),
        translate("Words", "Saturday"),
        translate("Words", "Sunday"),
    )[number]


def _every(number: int) -> str:
    return (
        translate("Words", "Mondays"),
        translate("Words", "Tuesdays"),
        translate("Words", "Wednesdays"),
        translate("Words", "Thursdays"),
        translate("Words", "Fridays"),
        translate("Words", "Saturdays"),
        translate("Words", "Sundays"),
    )[number]
