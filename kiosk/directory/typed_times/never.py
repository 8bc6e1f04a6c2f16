"""Reads when it does not happen: `not in August`, `closed bank holidays`, `except Wednesdays`."""

from collections.abc import Sequence

from kiosk.directory.typed_times import clock, dates
from kiosk.directory.typed_times.clock import Span
from kiosk.directory.typed_times.cursor import BETWEEN_ITEMS, RANGES, SEVERAL_DAYS
from kiosk.directory.typed_times.dates import Days
from kiosk.directory.typed_times.facts import CLOSED, OPEN, ClosureFacts
from kiosk.directory.typed_times.part import Part
from kiosk.directory.typed_times.tokens import Kind

_SHUT = ("closed", "shut")
_ALL_BUT = ("except", "apart", "other")


def never(part: Part, at: int) -> int:
    """`not in August or on bank holidays`: all that follows, as far as it is days."""
    if part.kind(at + 1) is Kind.KEPT:
        return part.keep(at, at + 2)
    if part.clock(at + 1) and part.kind(at + 2) in RANGES and part.clock(at + 3):
        return _break(part, at)
    end, days, gone, bank = at, list[Days](), list[str](), False
    then = part.skip(at + 1, {Kind.FILLER, Kind.FROM, Kind.AT})
    while True:
        if part.kind(then) is Kind.BANK_HOLIDAYS:
            bank, end = True, then + 1
        elif found := part.dates(then):
            days += found[0]
            end = found[1]
        elif found_codes := _days_not(part, then, end, is_first=end == at):
            gone += found_codes[0]
            end = found_codes[1]
        else:
            break
        then = part.skip(end, BETWEEN_ITEMS | {Kind.FILLER})
    if end == at:
        return _by_itself(part, at) or part.refuse(at)
    planned = [dates.closures(each, part.today) for each in days]
    if not all(planned) or (gone and not _take_out(part, gone)):
        return part.refuse(at)
    if bank:
        part.on_bank_holidays(CLOSED)
    return _closed(part, end, days)


def open_on(part: Part, at: int) -> int:
    """`including bank holidays`."""
    then = part.skip(at + 1, {Kind.FILLER, Kind.OPEN})
    if part.kind(then) is not Kind.BANK_HOLIDAYS:
        return at
    part.on_bank_holidays(OPEN)
    return then + 1


def bank_holidays(part: Part, at: int) -> int:
    """`bank holidays closed`; with a colon it is a fact, and no words for patients."""
    colon = part.kind(at + 1) is Kind.COLON
    said = at + 1 + colon
    if part.kind(said) not in {Kind.NOT, Kind.OPEN} or not part.ends(said + 1):
        return at
    part.on_bank_holidays(CLOSED if part.kind(said) is Kind.NOT else OPEN, tell=not colon)
    return said + 1


def _days_not(part: Part, at: int, end: int, *, is_first: bool) -> tuple[list[str], int] | None:
    """Days on which it does not happen; nothing where they begin a session of their own."""
    if part.kind(at) not in SEVERAL_DAYS:
        return None
    codes, after = part.codes(at)
    has_times = part.begins_a_session(after)
    if has_times and (not is_first or (part.sessions and part.sessions[-1].spans)):
        return None
    follows = is_first or any(part.kind(each) is Kind.AND for each in range(end, at))
    return (codes, after) if follows or not has_times else None


def _take_out(part: Part, gone: Sequence[str]) -> bool:
    """`except Wednesdays`; whether there are days to take them out of."""
    sessions = part.sessions or part.line.sessions
    open_ones = [each for each in sessions if each.has_days and not each.on]
    plain = all(each.codes and not each.has_nth for each in open_ones)
    kept = [[code for code in each.codes if code not in gone] for each in open_ones]
    if not open_ones or not plain or not all(kept):
        return False
    for session, codes in zip(open_ones, kept, strict=True):
        session.codes, session.is_listing = codes, False
    if not part.sessions[-1:] or part.sessions[-1].spans:
        return True
    part.sessions[-1].is_listing = True
    return True


def _by_itself(part: Part, at: int) -> int:
    """`except Wed 9 to 12`, which has times of its own; `Tuesday: closed`."""
    said = str(part.tokens[at].value)
    then = part.skip(at + 1, {Kind.FILLER})
    if said.startswith(_ALL_BUT) and part.kind(then) in SEVERAL_DAYS:
        return at + 1 if _take_out(part, part.codes(then)[0]) else 0
    current = part.current()
    shut = current and current.is_listing and current.has_days and not current.has_nth
    if said in _SHUT and shut and part.ends(at + 1):
        part.sessions.pop()
        for each in range(_back_to_days(part, at), at):
            part.line.understood[each] = True
        return at + 1
    return 0


def _back_to_days(part: Part, at: int) -> int:
    while at > part.first and part.kind(at - 1) not in SEVERAL_DAYS:
        at -= 1
    return at


def _break(part: Part, at: int) -> int:
    """`closed 1 to 2`: what was one session before are two."""
    opening, closing = part.clock(at + 1), part.clock(at + 3)
    current = part.current()
    assert opening and closing  # noqa: S101, PT018  (the caller looked)
    choice = clock.span(opening, closing, "", "")
    around = [
        each
        for each in (current.spans if current else ())
        if choice and each.opens < choice.span.opens < choice.span.closes < each.closes
    ]
    if current is None or choice is None or len(around) != 1 or choice.others:
        return part.refuse(at)
    place = current.spans.index(around[0])
    current.spans[place : place + 1] = [
        Span(around[0].opens, choice.span.opens),
        Span(choice.span.closes, around[0].closes),
    ]
    return at + 4


def _closed(part: Part, end: int, days: Sequence[Days]) -> int:
    yearly = [each for each in days if each.is_yearly]
    if yearly:
        words = dates.yearly_words(yearly)
        part.note(words)
        part.line.closures += _every_year(part, words, yearly)
    planned = [each for each in days if not each.is_yearly]
    quoted = part.kind(end) is Kind.QUOTED and bool(planned)
    reason = part.tokens[end].value if quoted else None
    for each in planned:
        (found,) = dates.closures(each, part.today)
        part.line.closures.append(ClosureFacts(found.first_day, found.last_day, reason or None))
    return end + quoted


def _every_year(part: Part, words: str, days: Sequence[Days]) -> list[ClosureFacts]:
    """Those that stand there already under these words; else those of the next years."""
    there = [
        each
        for each in part.line.before.closures
        if each.words == words and each.last_day >= part.today
    ]
    if there:
        return there
    return dates.joined(
        ClosureFacts(found.first_day, found.last_day, words)
        for each in days
        for found in dates.closures(each, part.today)
    )
