"""Home as one static page, for a browser that is measured beside the kiosk."""

import base64
from html import escape
from pathlib import Path

from kiosk import content, paths
from kiosk.directory.shown import count_shown
from tests.audiences import IN_TRIAL

_STYLE = """
body { margin: 0; display: flex; height: 1080px; background: #fbf7ef; color: #1f2d33;
       font: 400 44px A }
main { flex: 1; padding: 32px }
h1 { margin: 16px 0 40px; font-weight: 800; font-size: 66px; color: #0b3f4b }
h2 { margin: 12px 16px 0; font-size: 54px }
p { margin: 4px 16px }
.doors { display: flex; gap: 32px }
.door { flex: 1; background: #fff; border: 3px solid #d9cfbd; border-radius: 30px;
        overflow: hidden; margin-bottom: 32px; padding-bottom: 16px }
.door svg { display: block; width: 100%; height: 550px }
aside { width: 400px; padding: 32px; background: #fff; border-left: 3px solid #d9cfbd;
        display: flex; flex-direction: column; gap: 32px }
aside p { margin: 0 0 170px; padding: 8px; border: 3px solid #1f2d33; border-radius: 16px;
          background: #f1e6d2; font-weight: 700; text-align: center }
button { font: 600 44px A; padding: 12px; border: 3px solid #1f2d33; border-radius: 60px;
         background: #fff; color: #1f2d33 }
button:first-of-type { background: #8a2f1b; color: #fff }
button:last-of-type { background: #0d5560; color: #fff }
"""


def home(data: Path) -> str:
    """The same words, pictures and letters as the kiosk's Home, in about the same places.

    Args:
        data: a folder for a database, which says how many listings there are.
    """
    doors = (
        ("door-support", "Find support", f"{_listings(data)} services and groups"),
        ("door-principles", "What good care is", "7 things you can ask for"),
    )
    buttons = ("Need help now?", "Back pain emergency", "Contrast", "Less motion", "Finish")
    return (
        f"<!doctype html><meta charset=utf-8><title>Home</title><style>{_fonts()}{_STYLE}</style>"
        "<main><div>Patient Information and Education Room</div>"
        "<h1>Hello. What would help today?</h1>"
        f"<div class=doors>{''.join(_door(*door) for door in doors)}</div>"
        "<div>We do not keep your words or your list.</div></main>"
        "<aside><p>Trial. Not for patients yet.</p>"
        f"{''.join(f'<button>{escape(words)}</button>' for words in buttons)}</aside>"
    )


def _listings(data: Path) -> int:
    data.mkdir()
    store = content.open_content(data)
    with store.session() as session:
        count = count_shown(session, IN_TRIAL)
    store.close()
    return count


def _door(picture: str, name: str, detail: str) -> str:
    svg = (paths.ASSETS / "illustrations" / f"{picture}.svg").read_text(encoding="utf-8")
    svg = svg[svg.index("<svg") :].replace("<svg", "<svg preserveAspectRatio='xMidYMid slice'", 1)
    return f"<div class=door>{svg}<h2>{escape(name)}</h2><p>{escape(detail)}</p></div>"


def _fonts() -> str:
    """Our letters within the page, in the weights that Home uses."""
    return "".join(
        f"@font-face {{ font-family: A; font-weight: {weight}; src: url({_as_data(weight)}) }}"
        for weight in (400, 600, 700, 800)
    )


def _as_data(weight: int) -> str:
    font = next((paths.ASSETS / "fonts").glob(f"*_{weight}*")).read_bytes()
    return f"data:font/ttf;base64,{base64.b64encode(font).decode()}"
