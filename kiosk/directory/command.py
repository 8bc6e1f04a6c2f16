"""What the commands about listings print."""

import json

from sqlalchemy.orm import Session

from kiosk.directory.freshness import Audience
from kiosk.directory.search import search
from kiosk.directory.thesaurus import Thesaurus


def results(  # noqa: PLR0913  (the last two are by name)
    session: Session,
    words: str,
    thesaurus: Thesaurus,
    audience: Audience,
    *,
    drafts: bool,
    as_json: bool,
) -> str:
    """What the search screen shows for these words, in the same order.

    Args:
        session: reads the directory.
        words: what somebody might type.
        thesaurus: what words mean.
        audience: who might type it today.
        drafts: with the drafts, which the screen never shows.
        as_json: as a list of objects with `id`, `name`, `organization` and `summary`; else as
            lines for people.
    """
    found = search(session, words, audience=audience, drafts=drafts, thesaurus=thesaurus)
    if as_json:
        objects = [
            {
                "id": each.id,
                "name": each.name,
                "organization": each.organization,
                "summary": each.summary,
            }
            for each in found
        ]
        return json.dumps(objects, ensure_ascii=False, indent=2)
    if not found:
        return "Nothing was found. The screen shows the nearest topics and the help line instead."
    return "\n".join(
        f"{number:2}. {each.name} ({each.organization})\n    {each.summary}"
        if each.organization
        else f"{number:2}. {each.name}\n    {each.summary}"
        for number, each in enumerate(found, start=1)
    )
