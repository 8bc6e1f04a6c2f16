"""The listings of these tests, and a spreadsheet program in a few lines."""

import datetime
from pathlib import Path
from typing import Any

from openpyxl import load_workbook
from sqlalchemy.orm import Session

from kiosk.directory.models import (
    Accessibility,
    Address,
    Attribute,
    Check,
    Closure,
    CostOption,
    Language,
    Location,
    Organization,
    Phone,
    Schedule,
    Service,
    ServiceArea,
    ServiceAtLocation,
    Taxonomy,
    TaxonomyTerm,
    Topic,
)
from kiosk.directory.sides import Side
from kiosk.directory.workbook import applying, records, telling
from kiosk.directory.workbook.applying import Applied
from kiosk.directory.workbook.comparing import Choice, Plan
from kiosk.directory.workbook.layout import ID, SERVICE, SHEETS, Records
from kiosk.store import Store
from kiosk.who import Who

NOW = datetime.datetime(2026, 11, 26, 10)
ANNE = Who("volunteer", "AN", 1)
CHECKED_ON = datetime.date(2026, 10, 3)

TOPICS = {
    "pain": "Living with pain",
    "mood": "Mood, worry and sleep",
    "moving": "Moving more",
    "money": "Money, benefits and work",
}
WAYS = {"ring": "Ring them", "drop_in": "Drop in", "online": "Go online"}


def fill(session: Session) -> None:
    """Four listings that patients see, one that somebody took away, one hidden place."""
    session.add_all(Taxonomy(id=name, name=name) for name in ("topics", "access"))
    session.flush()
    terms = [(code, name, "topics") for code, name in TOPICS.items()]
    terms += [(code, name, "access") for code, name in WAYS.items()]
    session.add_all(
        TaxonomyTerm(id=code, code=code, name=name, taxonomy_id=of) for code, name, of in terms
    )
    session.flush()
    session.add_all(
        Topic(taxonomy_term_id=code, position=position, picture="x")
        for position, code in enumerate(TOPICS)
    )
    session.add_all(
        Organization(id=key, name=name)
        for key, name in (("org-a", "Northfield Trust"), ("org-b", "Southgate Aid"))
    )
    session.flush()
    _add(session, "cafe", "Pain Café", "org-a", ("pain", "mood"), ("drop_in",), is_local=True)
    _add(session, "walk-a", "Walking group", "org-a", ("moving",), ())
    _add(session, "walk-b", "Walking group", "org-b", ("moving",), ())
    _add(session, "line", "Quiet line", None, ("mood",), ("ring", "online"))
    _add(session, "away", "Old club", None, ("mood",), (), publication="retired")
    cafe = session.get_one(Service, "cafe")
    cafe.assured_date = CHECKED_ON
    cafe.application_process = "Come in.\nSay hello."
    cafe.url = "www.example.org"
    session.get_one(Service, "line").assured_date = CHECKED_ON
    session.add_all(
        Check(
            service_id=key,
            checked_on=CHECKED_ON,
            role="volunteer",
            method="phone",
            outcome="right",
        )
        for key in ("cafe", "line")
    )
    session.add_all(
        (
            Phone(id="n-cafe", service_id="cafe", number="01632 960001", description="Office"),
            Phone(id="n-line", service_id="line", number="0800 555 0100", unconfirmed=True),
            Phone(id="n-line-2", service_id="line", number="85258", type="text", position=1),
            Phone(id="n-away", service_id="away", number="01632 960009"),
            CostOption(id="c-cafe", service_id="cafe", option="free", amount=0.0),
            CostOption(
                id="c-walk",
                service_id="walk-a",
                option="cost",
                amount=2.5,
                amount_description="£2.50 a walk",
            ),
            ServiceArea(id="area", service_id="cafe", name="Northfield"),
            Language(id="l-1", service_id="line", name="English"),
            Language(id="l-2", service_id="line", name="Urdu"),
            Schedule(
                id="t-cafe",
                service_id="cafe",
                freq="WEEKLY",
                byday="TU",
                opens_at="14:00",
                closes_at="16:00",
            ),
            Schedule(
                id="t-line",
                service_id="line",
                freq="WEEKLY",
                byday="MO,TU,WE,TH,FR",
                opens_at="09:00",
                closes_at="23:59",
            ),
            Schedule(id="t-walk", service_id="walk-a", freq="YEARLY", bymonthday="1"),
            Schedule(id="t-words", service_id="walk-b", description="When it is dry"),
            Closure(
                id="closed",
                service_id="cafe",
                first_day=datetime.date(2026, 12, 24),
                last_day=datetime.date(2027, 1, 2),
                words="Christmas",
            ),
            Location(id="library", name="Library", transportation="Bus 9"),
            Location(id="secret", name="Safe house", confidential=True),
        )
    )
    session.flush()
    session.add_all(
        (
            Address(
                id="a-library",
                location_id="library",
                address_1="1 High Street",
                city="Northfield",
                postal_code="AA1 1AB",
            ),
            Accessibility(id="acc", location_id="library", description="A ramp"),
            ServiceAtLocation(id="at-cafe", service_id="cafe", location_id="library"),
            ServiceAtLocation(id="at-walk", service_id="walk-a", location_id="library"),
            ServiceAtLocation(id="at-secret", service_id="line", location_id="secret"),
        )
    )


def _add(  # a listing, with its terms
    session: Session,
    key: str,
    name: str,
    organization: str | None,
    topics: tuple[str, ...],
    ways: tuple[str, ...],
    **facts: Any,
) -> None:
    made: dict[str, Any] = {"publication": "published", "description": f"All about {name}."}
    session.add(Service(id=key, name=name, organization_id=organization, **made | facts))
    session.flush()
    session.add_all(
        Attribute(
            id=f"{key}-{term}",
            link_id=key,
            link_entity="service",
            taxonomy_term_id=term,
            position=position,
        )
        for terms in (topics, ways)
        for position, term in enumerate(terms)
    )


class Sheets:
    """The spreadsheet as a volunteer has it: cells are named by the id of their row."""

    def __init__(self, store: Store, path: Path) -> None:
        """`path` is the file."""
        self.store = store
        self.path = path
        self.book: Any = load_workbook(path)

    def place(self, sheet: str, key: str, heading: str) -> Any:
        """A cell by the id of its row; the key `new` is the first empty row."""
        page = self.book[sheet]
        number = self.row(sheet, key)
        return page.cell(number, self.column(sheet, heading))

    def row(self, sheet: str, key: str) -> int:
        page = self.book[sheet]
        column = self.column(sheet, ID)
        for number in range(2, page.max_row + 1):
            if page.cell(number, column).value == key:
                return number
        assert key.startswith("new"), f"There is no row {key}"
        offset = int(key.removeprefix("new") or 0)
        filled = [
            number
            for number in range(1, page.max_row + 1)
            if any(cell.value is not None for cell in page[number])
        ]
        return self._first_empty.setdefault(sheet, max(filled) + 1) + offset

    @property
    def _first_empty(self) -> dict[str, int]:
        return self.__dict__.setdefault("first_empty", {})  # type: ignore[no-any-return]

    def column(self, sheet: str, heading: str) -> int:
        """The number of a column."""
        for cell in self.book[sheet][1]:
            if cell.value == heading:
                return int(cell.column)
        raise AssertionError(heading)

    def write(self, sheet: str, key: str, **cells: Any) -> None:
        """Type into cells; a heading is written with _ for a space."""
        for name, value in cells.items():
            self.type(sheet, key, name.replace("_", " "), value)

    def type(self, sheet: str, key: str, heading: str, value: Any) -> None:
        """Type into one cell, as text where it is text."""
        cell = self.place(sheet, key, heading)
        cell.value = value
        if isinstance(value, str):
            cell.data_type = "s"

    def calculate(self, sheet: str, key: str, heading: str, formula: str) -> None:
        """Type a formula, which nothing works out."""
        self.place(sheet, key, heading).value = formula

    def take_out_row(self, sheet: str, key: str) -> None:
        self.book[sheet].delete_rows(self.row(sheet, key))

    def take_out_column(self, sheet: str, heading: str) -> None:
        self.book[sheet].delete_cols(self.column(sheet, heading))

    def saved(self) -> Path:
        self.book.save(self.path)
        return self.path

    def look(self) -> Plan:
        """Bring it back, and see what it would change."""
        return applying.look(self.store, applying.bring(self.store, self.saved()))

    def apply(
        self,
        side: Side | None = None,
        who: Who = ANNE,
        now: datetime.datetime = NOW,
    ) -> Applied:
        """Bring it back; where there is something to choose, take this side."""
        brought = applying.bring(self.store, self.saved())
        chosen: dict[Choice, Side] = {}
        if side is not None:
            chosen = dict.fromkeys(applying.look(self.store, brought).choices, side)
        return applying.apply(self.store, brought, chosen, who, now)


def taken_out(store: Store, folder: Path) -> Sheets:
    path = folder / "Listings.xlsx"
    applying.take_out(store, path, NOW)
    return Sheets(store, path)


def said(store: Store) -> Records:
    """What the directory says now, as the sheets would say it."""
    with store.engine.connect() as connection:
        return records.directory(connection).records


def changes(before: Records, after: Records) -> dict[tuple[str, str], dict[str, str]]:
    """What differs: by sheet and id, each heading with what it says after."""
    found: dict[tuple[str, str], dict[str, str]] = {}
    for sheet in SHEETS:
        for key in before[sheet].keys() | after[sheet].keys():
            one, other = before[sheet].get(key, {}), after[sheet].get(key, {})
            differ = {
                heading: other.get(heading, "")
                for heading in one.keys() | other.keys()
                if one.get(heading, "") != other.get(heading, "")
                and not (heading == SERVICE and one and other)  # it has another name now
            }
            if differ:
                found[sheet, key] = differ
    return found


def problems(plan: Plan) -> list[str]:
    return [each.sentence for each in plan.problems]


def told(plan: Plan) -> str:
    return "\n".join(telling.lines(plan))
