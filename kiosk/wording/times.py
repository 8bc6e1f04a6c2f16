"""Turns times and days into the words of a screen.

Rules for times: content/WORDS.md ("5pm", "5:30pm", "midday", ranges with "to").
"""

import datetime

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from kiosk.directory.listing import OpeningTimes

translate = QCoreApplication.translate

_WEEK = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_DAY_ENDS = {"23:59", "24:00"}


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


def days(codes: tuple[str, ...]) -> str:
    """Days in words: "Every day", "Monday to Friday", "Mondays", "Monday and Friday"."""
    if not codes or not set(codes) <= set(_WEEK):
        return ""  # "the first Monday of the month" and the like have no words yet
    numbers = sorted({_WEEK.index(code) for code in codes})
    if len(numbers) == len(_WEEK):
        return translate("Words", "Every day")
    names = [_day_name(number) for number in numbers]
    if len(names) == 1:
        return _every(numbers[0])
    in_a_row = numbers == list(range(numbers[0], numbers[0] + len(numbers)))
    if in_a_row and len(names) > 2:  # noqa: PLR2004
        return translate("Words", "{first} to {last}").format(first=names[0], last=names[-1])
    return translate("Words", "{days} and {last}").format(
        days=", ".join(names[:-1]), last=names[-1]
    )


def opening_times(times: OpeningTimes) -> str:
    """One line of opening times: "Monday to Friday, 9am to 5pm", "Mondays at 7pm"."""
    return "\n".join(filter(None, (_days_and_hours(times), times.words, times.note)))


def _days_and_hours(times: OpeningTimes) -> str:
    when = days(times.days)
    if not when:
        return ""
    if times.opens == "00:00" and times.closes in _DAY_ENDS:
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


def long_date(day: datetime.date) -> str:
    """A day with its year: "3 October 2026"."""
    return QLocale().toString(QDate(day.year, day.month, day.day), "d MMMM yyyy")


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
