"""What every page for a web server has: its frame, words that stay words, numbers, and its look."""

import html
import re

STYLE_NAME = "style.css"

_FORBIDDEN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")


def document(title: str, body: str, *, language: str = "en", generator: str = "") -> str:
    """A page as HTML, with `body` inside it as it is.

    Args:
        title: plain words.
        body: HTML.
        language: of the words, as HTML names it.
        generator: what made it; what is written may be known by it later.
    """
    made_by = f'<meta name="generator" content="{words(generator)}">\n' if generator else ""
    return f"""<!DOCTYPE html>
<html lang="{words(language)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
{made_by}<title>{words(title)}</title>
<link rel="stylesheet" href="{STYLE_NAME}">
</head>
<body>
{body}
</body>
</html>
"""


def words(text: str) -> str:
    """Any text as words of a page: no markup comes of it, and no sign that HTML forbids."""
    return html.escape(_FORBIDDEN.sub("", text), quote=True)


def number(shown: str, *, is_text: bool = False) -> str:
    """A number that a phone can ring or send a text to; only words where it is not just that.

    A link to the digits of "01632 960 001 extension 2" would ring somebody else.
    """
    if not re.fullmatch(r"\+?[0-9][0-9 \N{NO-BREAK SPACE}-]*", shown.strip()):
        return words(shown)
    digits = re.sub(r"[^0-9+]", "", shown)
    return f'<a href="{"sms" if is_text else "tel"}:{digits}">{words(shown)}</a>'


def line_of_help(title: str, said: str, shown: str, *, is_text: bool = False) -> str:
    """An item of a list: who helps, what to do, and the number, if there is one."""
    parts = [f"<strong>{words(title)}</strong>", words(said), number(shown, is_text=is_text)]
    return f"<li>{' '.join(filter(None, parts))}</li>\n"


STYLE = """\
:root { color-scheme: light; }
* { box-sizing: border-box; }
html { font-size: 112.5%; }
body {
  margin: 0 auto; max-width: 64rem; padding: 1.5rem 1rem 3rem; background: #FBF7EF; color: #1F2D33;
  font-family: "Atkinson Hyperlegible Next", "Atkinson Hyperlegible", Verdana, sans-serif;
  line-height: 1.5;
}
h1, h2, h3 { color: #083F4A; line-height: 1.2; }
h1 { font-size: 2rem; margin: 0 0 .5rem; }
h2 { font-size: 1.5rem; margin: 2.5rem 0 1rem; }
h3 { font-size: 1.2rem; margin: .75rem 0 .25rem; }
p { margin: .25rem 0 .75rem; }
a { color: #0B5563; }
a:focus-visible, video:focus-visible {
  outline: 4px solid #1F2D33; outline-offset: 3px; box-shadow: 0 0 0 3px #FFD84D;
}
.trial { background: #F3E6D0; border: 2px solid #1F2D33; border-radius: .5rem;
  padding: .5rem 1rem; }
.help { background: #fff; border: 3px solid #8C2F1B; border-radius: 1rem; margin-top: 2rem;
  padding: 0 1.25rem 1rem; }
.help h2 { color: #8C2F1B; margin-top: 1rem; }
.lines { list-style: none; padding: 0; }
.lines li { border-top: 1px solid #D9CFBE; padding: .75rem 0; }
.lines a { display: inline-block; font-size: 1.35rem; font-weight: 700; padding: .35rem 0; }
.skip { background: #fff; left: 1rem; padding: .5rem 1rem; position: absolute; top: -5rem; }
.skip:focus { top: .5rem; }
.unseen { clip-path: inset(50%); height: 1px; margin: 0; overflow: hidden; position: absolute;
  width: 1px; }
footer { border-top: 1px solid #D9CFBE; margin-top: 2.5rem; padding-top: 1rem; }
"""
"""The look of every page; a page of its own kind adds to it."""
