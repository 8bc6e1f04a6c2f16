"""What a line of times has said so far, while it is read part by part."""

import datetime
from collections.abc import Callable, Sequence

from kiosk.directory.exchange.sheet_times import DAYS
from kiosk.directory.typed_times.cursor import Cursor
from kiosk.directory.typed_times.facts import (
    CLOSED,
    ClosureFacts,
    Need,
    ScheduleFacts,
    Times,
    TypedTimes,
    Unsure,
)
from kiosk.directory.typed_times.sessions import (
    Session,
    Words,
    joined,
    needs_of,
    rows_of,
    taken_over,
)
from kiosk.directory.typed_times.tokens import Kind, tokens

_SMALL = {Kind.FILLER, Kind.AT, Kind.PAUSE, Kind.AND, Kind.WEEKLY, Kind.COLON}
"""What means nothing by itself, and may be left over."""
_EDGES = {Kind.PAUSE, Kind.AND, Kind.COLON}
NTH_WORDS = ("first", "second", "third", "fourth", "fifth")
_THIRD = 3


class Line:
    """A line while it is read: its tokens, which of them were understood, and what they say."""

    def __init__(self, line: str, today: datetime.date, before: Times) -> None:
        self.line = line
        self.today = today
        self.before = before
        self.tokens = tokens(line)
        self.understood = [False] * len(self.tokens)
        self.sessions: list[Session] = []
        self.closures: list[ClosureFacts] = []
        self.bank_holidays: str | None = None
        self.kept: list[str] = []
        self.unsure: list[Unsure] = []

    def read(self, read_part: Callable[["Part"], None]) -> TypedTimes:
        """All that it says; `read_part` reads a part of it."""
        begins = 0
        for at in range(len(self.tokens) + 1):
            if at == len(self.tokens) or self.tokens[at].kind is Kind.BREAK:
                read_part(Part(self, begins, at))
                begins = at + 1
        rows, needs = self._rows()
        left_over = self._left_over()
        if self.line.strip() and not (rows or self.closures or self.bank_holidays or left_over):
            left_over = [self.line.strip()]
        return TypedTimes(
            rows=taken_over(rows, self.before),
            closures=self._all_closures(),
            bank_holidays=self.bank_holidays,
            kept=tuple(self.kept),
            not_understood=tuple(left_over),
            unsure=tuple(sorted(self.unsure, key=lambda each: each.at)),
            needs=needs,
        )

    def words(self, first: int, after: int) -> str:
        """What is written from one token up to another."""
        return self.line[self.tokens[first].start : self.tokens[after - 1].end]

    def ask(self, first: int, after: int, readings: Sequence[str]) -> None:
        """Let the volunteer choose what these words mean."""
        where = self.tokens[first].start
        self.unsure.append(Unsure(self.words(first, after), where, tuple(readings)))

    def _rows(self) -> tuple[list[ScheduleFacts], tuple[Need, ...]]:
        rows = [row for session in self.sessions for row in rows_of(session)]
        return rows, tuple(sorted({need for row in rows for need in needs_of(row)}))

    def _all_closures(self) -> tuple[ClosureFacts, ...]:
        """Those that are over, which no line speaks of; then those that the line says."""
        over = [each for each in self.before.closures if each.last_day < self.today]
        there = {each: each for each in self.before.closures}
        said = [there.get(each, each) for each in dict.fromkeys(self.closures)]
        said = [each for each in said if each not in over]
        return (*over, *sorted(said, key=lambda each: (each.first_day, each.last_day)))

    def _left_over(self) -> list[str]:
        """The bits with something in them that was not understood, as they stand in the line."""
        bits: list[str] = []
        bit: list[int] = []
        for at in range(len(self.tokens) + 1):
            inside = at < len(self.tokens) and self.tokens[at].kind is not Kind.BREAK
            if inside and not self.understood[at]:
                bit.append(at)
                continue
            while bit and self.tokens[bit[0]].kind in _EDGES:
                bit.pop(0)
            while bit and self.tokens[bit[-1]].kind in _EDGES:
                bit.pop()
            if not all(map(self._means_nothing, bit)):
                bits.append(self.words(bit[0], bit[-1] + 1))
            bit = []
        return bits

    def _means_nothing(self, at: int) -> bool:
        token = self.tokens[at]
        return token.kind in _SMALL or (token.kind is Kind.OPEN and token.value == "open")


class Part(Cursor):
    """A part of the line while it is read: what it has said so far."""

    def __init__(self, line: Line, first: int, last: int) -> None:
        super().__init__(line.tokens, first, last)
        self.line = line
        self.today = line.today
        self.sessions: list[Session] = []
        self.times_first = False
        self.refused: set[int] = set()
        self.monthly_at: list[int] = []
        # What was said before any day or time:
        self.description: str | None = None
        self.notes: list[Words] = []
        self.every = 1
        self.season: tuple[datetime.date | None, datetime.date | None] = (None, None)
        self.season_at: list[int] = []
        self.count: tuple[int, bool] | None = None
        self.part_of_day = ("", "")

    def current(self) -> Session | None:
        return self.sessions[-1] if self.sessions else None

    def for_days(self, at: int, *, on: bool = False) -> Session:
        """The session that days belong to: a new one, once the last has its days and its times."""
        current = self.current()
        if current is None:
            return self._new(at)
        if not current.has_days:
            return current
        mixed = bool(current.on) != on
        follows = current.is_listing or (self.times_first and not current.notes)
        return self._new(at) if mixed or not follows else current

    def for_time(self, at: int) -> Session:
        """The session that a time belongs to: the last, unless its time came before its days."""
        current = self.current()
        if current is None:
            self.times_first = True
            return self._new(at)
        if self.times_first and current.has_days and current.spans:
            return self._new(at)
        return current

    def between(
        self, starts: datetime.date | None, ends: datetime.date | None, where: range
    ) -> None:
        """For the last days, and those before them that have no dates of their own."""
        for session in self.sessions:
            if session is self.sessions[-1] or not (session.starts or session.ends):
                session.starts = session.starts or starts
                session.ends = session.ends or ends
                session.is_listing = False
        if not self.sessions:
            self.season = (self.season[0] or starts, self.season[1] or ends)
            self.season_at += where

    def on_bank_holidays(self, what: str, *, tell: bool = True) -> None:
        self.line.bank_holidays = what
        if tell:
            self.note("not on bank holidays" if what == CLOSED else "open on bank holidays")

    def note(self, words: str) -> None:
        """What is for the whole service stands beside its last session, whichever part that has."""
        if self.sessions or not self.line.sessions:
            self.add_note(Words(words))
        else:
            self.line.sessions[-1].notes.append(Words(words))

    def add_note(self, words: Words) -> None:
        if self.sessions:
            self.sessions[-1].is_listing = False
            self.sessions[-1].notes.append(words)
        else:
            self.notes.append(words)

    def refuse(self, at: int) -> int:
        """Leave what stands here, up to the next comma: without its "not" it says the opposite."""
        end = at + 1
        while self.kind(end) not in {None, Kind.PAUSE}:
            end += 1
        self.refused |= set(range(at, end))
        return end

    def keep(self, at: int, after: int) -> int:
        """Words that stay as they are: nobody can work out days from them."""
        words = " ".join(self.line.words(at, after).split())
        self.line.kept.append(words)
        self.add_note(Words(words))
        return after

    def finish(self) -> None:
        self.sessions = [each for each in self.sessions if each.says_something]
        of_month = any(each.has_nth or each.month_days for each in self.sessions)
        for at in self.monthly_at:
            self.line.understood[at] = of_month
        for session in self.sessions:
            self._settle_every_nth(session)
            if session.part_words and not session.spans:
                session.notes.insert(0, Words(session.part_words))
                self.line.kept.append(session.part_words)
        if self.sessions:
            self.sessions[0].description = self.description or None
            self.sessions[0].notes[:0] = self.notes
        else:
            self.refused |= set(self.season_at)
            self._only_words()
        self.line.sessions += self.sessions
        for at in self.refused:
            self.line.understood[at] = False

    def _new(self, at: int) -> Session:
        session = Session(
            at,
            every=self.every,
            starts=self.season[0],
            ends=self.season[1],
            count=self.count,
            part=self.part_of_day[0],
            part_words=self.part_of_day[1],
        )
        self.sessions.append(session)
        return session

    def _only_words(self) -> None:
        """Words by themselves are a row, too."""
        words, notes = self.description, self.notes
        if words is None:
            words, notes = joined(notes), []
        if words or any(each.words for each in notes):
            self.sessions.append(Session(description=words or None, notes=list(notes)))

    def _settle_every_nth(self, session: Session) -> None:
        """`every third Tuesday` is that of the month, or every three weeks: that is asked."""
        if not session.every_nth or session.every < _THIRD or len(session.codes) != 1:
            return
        name = DAYS[session.codes[0]].title()
        readings = [
            f"{NTH_WORDS[session.every - 1]} {name} of the month",
            f"{name}s every {session.every} weeks",
        ]
        day = next(n for n in range(session.at, self.last) if self.kind(n) is Kind.DAY)
        self.line.ask(session.at, day + 1, readings)
        session.codes = [f"{session.every}{session.codes[0]}"]
        session.every = 1
