"""Whether patients see a listing: hidden at one touch, shown again, retired with a reason.

Nothing is deleted. What was retired, or is not to be listed at all, an import leaves as it is.
"""

import datetime
from collections.abc import Callable

from sqlalchemy import Connection, select

from kiosk.directory import corrections, notices
from kiosk.directory.models import Service
from kiosk.directory.notices import News
from kiosk.directory.revisions import Act, Writer
from kiosk.errors import KnownTrouble
from kiosk.who import Who

DO_NOT_LIST = "do_not_list"

TAKEN_AWAY = ("hidden", "retired", DO_NOT_LIST)
"""What somebody here took away from patients, and meant it: an import does not bring it back."""


TakeAway = Callable[[Connection, str, Who, datetime.datetime, str], int | None]
"""Takes a listing away with a reason; returns the number of the act."""


def hide(connection: Connection, service_id: str, who: Who, now: datetime.datetime) -> int | None:
    """Take a listing away from patients at once; a lead hears of it."""
    revision = _stand(connection, service_id, "hidden", Act("hide", who, now, "", service_id))
    if revision is not None and not who.leads:
        name = connection.scalar(select(Service.name).where(Service.id == service_id)) or ""
        notices.tell(connection, News("hidden", name, service_id), who, now)
    return revision


def show(connection: Connection, service_id: str, who: Who, now: datetime.datetime) -> int | None:
    """Let patients see a listing (again).

    Raises:
        KnownTrouble: it is not to be listed, and this is no lead.
    """
    now_it_is = select(Service.publication).where(Service.id == service_id)
    if connection.scalar(now_it_is) == DO_NOT_LIST:
        _need_a_lead(who)
    return _stand(connection, service_id, "published", Act("show", who, now, "", service_id))


def retire(
    connection: Connection, service_id: str, who: Who, now: datetime.datetime, why: str
) -> int | None:
    """Take a listing away for good; its history stays.

    Raises:
        KnownTrouble: nobody said why.
    """
    _need_a_reason(why)
    act = Act("retire", who, now, why.strip(), service_id)
    return _stand(connection, service_id, "retired", act, settled=True)


def do_not_list(
    connection: Connection, service_id: str, who: Who, now: datetime.datetime, why: str
) -> int | None:
    """Somebody asked not to be listed: patients never see it, whatever is imported.

    Raises:
        KnownTrouble: this is no lead, or nobody said why.
    """
    _need_a_lead(who)
    _need_a_reason(why)
    act = Act("do_not_list", who, now, why.strip(), service_id)
    return _stand(connection, service_id, DO_NOT_LIST, act, settled=True)


def _need_a_lead(who: Who) -> None:
    if not who.leads:
        raise KnownTrouble("Only a lead can decide whether a listing may be here at all.")


def _need_a_reason(why: str) -> None:
    if not why.strip():
        raise KnownTrouble("Say why this listing is taken away, so that others know.")


def _stand(
    connection: Connection, service_id: str, publication: str, act: Act, *, settled: bool = False
) -> int | None:
    """Let it be that from now on; `settled`: nobody need look any more at what patients said."""
    writer = Writer(connection, act)
    writer.change("services", service_id, {"publication": publication})
    if settled:
        corrections.settle(writer, service_id)
    return writer.revision
