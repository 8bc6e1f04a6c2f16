"""The film as a folder for any web server: one page that works without a script or a network."""

import html
import re
import shutil
import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from kiosk.errors import KnownTrouble
from kiosk.film import captions
from kiosk.film.films import Film, Still

PAGE, STYLE, VIDEO, CAPTIONS, POSTER, STILLS = (
    "index.html",
    "style.css",
    "film.mp4",
    "film.vtt",
    "poster.jpg",
    "stills",
)
OURS = {PAGE, STYLE, VIDEO, CAPTIONS, POSTER, STILLS}


@dataclass(frozen=True)
class Line:
    """A way to get help: who it is, what to do, and a number to ring or to send a text to."""

    title: str
    words: str
    number: str
    is_text: bool = False


@dataclass(frozen=True)
class Beside:
    """What stands on the page beside the film.

    Attributes:
        help_heading, help_lines: where to get help now.
        emergency_heading, act, signs: when back pain is an emergency, and what to do then.
        signed_by: the clinician who signed the film's words; empty where nobody has.
        language: of the film's words, as HTML names it.
    """

    help_heading: str
    help_lines: Sequence[Line]
    emergency_heading: str
    act: str
    signs: Sequence[str]
    signed_by: str
    language: str


def write(film: Film, beside: Beside, folder: Path) -> None:
    """Write the page and all it shows into `folder`, in place of what we wrote there before.

    Raises:
        KnownTrouble: there is no film, the folder holds something else, or it cannot be written.
    """
    if film.video is None:
        raise KnownTrouble("There is no film to put on a page. `kiosk film render` makes it.")
    if film.video.suffix.lower() != ".mp4":
        raise KnownTrouble(
            f"Browsers do not play {film.video.name}. Add the film to the kiosk as an MP4 file."
        )
    _refuse_what_is_not_ours(folder)
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=folder.parent, prefix=".film-") as unfinished:
            made = Path(unfinished, "made")
            _fill(made, film, beside)
            if folder.exists():
                folder.rename(Path(unfinished, "former"))
            made.rename(folder)
    except OSError as error:
        raise KnownTrouble(
            f"The page cannot be written into {folder} ({error.strerror}). Choose a folder on a "
            "disk that has room and that you may write to."
        ) from error


def _refuse_what_is_not_ours(folder: Path) -> None:
    if folder.is_file():
        raise KnownTrouble(f"{folder} is a file. Name a folder that is not there yet.")
    strange = {each.name for each in folder.iterdir()} - OURS if folder.is_dir() else set()
    if strange:
        raise KnownTrouble(
            f"The folder {folder} holds something else, such as {min(strange)}. Name a folder "
            "that is not there yet, or one that this command has made."
        )


def _fill(folder: Path, film: Film, beside: Beside) -> None:
    (folder / STILLS).mkdir(parents=True)
    if film.video is not None:
        shutil.copyfile(film.video, folder / VIDEO)
    captions.write(film.cues, folder / CAPTIONS)
    if film.poster is not None:
        shutil.copyfile(film.poster, folder / POSTER)
    for still in film.stills:
        if still.picture is not None:
            shutil.copyfile(still.picture, folder / STILLS / still.picture.name)
    (folder / STYLE).write_text(_STYLE, encoding="utf-8", newline="\n")
    (folder / PAGE).write_text(page(film, beside), encoding="utf-8", newline="\n")
    folder.chmod(0o755)  # a temporary folder is nobody else's; this one is for a web server


def page(film: Film, beside: Beside) -> str:
    """The page as HTML; every word is escaped."""
    title = html.escape(film.title)
    poster = f' poster="{POSTER}"' if film.poster else ""
    language = html.escape(beside.language, quote=True)
    signed = (
        f"{html.escape(beside.signed_by)} signed the words of this film."
        if beside.signed_by
        else "No clinician has signed the words of this film yet. It is on trial."
    )
    return f"""<!DOCTYPE html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<link rel="stylesheet" href="{STYLE}">
</head>
<body>
<a class="skip" href="#messages">Go to the words</a>
<header>
<h1>{title}</h1>
<p>A short film for people with neck or back pain. It has captions.</p>
</header>
<main>
<section aria-labelledby="film">
<h2 id="film" class="unseen">The film</h2>
<video controls preload="metadata" width="1920" height="1080"{poster} aria-label="{title}">
<source src="{VIDEO}" type="video/mp4">
<track kind="captions" src="{CAPTIONS}" srclang="{language}" label="Captions" default>
<p>This browser cannot play the film. <a href="{VIDEO}">Take the film with you</a>, or read its
words below.</p>
</video>
<p class="trial">{signed}</p>
</section>
<section aria-labelledby="emergency" class="help">
<h2 id="emergency">{html.escape(beside.emergency_heading)}</h2>
<p>{html.escape(beside.act)}</p>
<ul>
{_items(beside.signs)}
</ul>
</section>
<section aria-labelledby="messages">
<h2 id="messages">What the film says</h2>
{"".join(map(_message, film.stills))}
</section>
<section aria-labelledby="help" class="help">
<h2 id="help">{html.escape(beside.help_heading)}</h2>
<ul class="lines">
{"".join(map(_help_line, beside.help_lines))}
</ul>
</section>
<section aria-labelledby="transcript">
<h2 id="transcript">All words of the film</h2>
{"".join(map(_paragraph, film.stills))}
</section>
</main>
<footer>
<p>This page informs. It does not diagnose, and it does not give medical advice.</p>
</footer>
</body>
</html>
"""


def _items(words: Iterable[str]) -> str:
    return "\n".join(f"<li>{html.escape(each)}</li>" for each in words)


def _message(still: Still) -> str:
    # The words stand beside the picture, so it has nothing to say of its own.
    picture = (
        f'<img src="{STILLS}/{html.escape(still.picture.name, quote=True)}" alt="" '
        'width="1920" height="1080" loading="lazy">\n'
        if still.picture
        else ""
    )
    words = html.escape(" ".join(still.sentences))
    return f"<article>\n{picture}<h3>{html.escape(still.title)}</h3>\n<p>{words}</p>\n</article>\n"


def _paragraph(still: Still) -> str:
    return f"<p>{html.escape(' '.join((still.title, *still.sentences)))}</p>\n"


def _help_line(line: Line) -> str:
    digits = re.sub(r"[^\d+]", "", line.number)
    kind = "sms" if line.is_text else "tel"
    number = f' <a href="{kind}:{digits}">{html.escape(line.number)}</a>' if digits else ""
    words = f" {html.escape(line.words)}" if line.words else ""
    return f"<li><strong>{html.escape(line.title)}</strong>{words}{number}</li>\n"


_STYLE = """\
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
video { display: block; width: 100%; height: auto; border-radius: 1rem; background: #D8E7EE; }
video::cue { background: #000; color: #fff; font-family: inherit; }
.trial { background: #F3E6D0; border: 2px solid #1F2D33; border-radius: .5rem;
  padding: .5rem 1rem; }
article {
  background: #fff; border: 1px solid #D9CFBE; border-radius: 1rem; margin: 0 0 1rem; padding: 1rem;
}
article img { display: block; width: 100%; height: auto; border-radius: .75rem; }
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
@media (min-width: 44rem) {
  article { display: grid; gap: 0 1.25rem; grid-template-columns: 1fr 1fr; }
  article img { grid-row: 1 / 3; }
  article h3 { align-self: end; }
}
"""
