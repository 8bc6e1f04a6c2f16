"""The film as a folder for any web server: one page that works without a script or a network."""

import shutil
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from kiosk.errors import KnownTrouble
from kiosk.film import captions
from kiosk.film.films import Film, Still
from kiosk.web import folder as web_folder
from kiosk.web.pages import STYLE, STYLE_NAME, document, line_of_help, words

PAGE, VIDEO, CAPTIONS, POSTER, STILLS = (
    "index.html",
    "film.mp4",
    "film.vtt",
    "poster.jpg",
    "stills",
)
OURS = {PAGE, STYLE_NAME, VIDEO, CAPTIONS, POSTER, STILLS}


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
    web_folder.write(folder, lambda made: _fill(made, film, beside), lambda each: each.name in OURS)


def _fill(folder: Path, film: Film, beside: Beside) -> None:
    (folder / STILLS).mkdir()
    if film.video is not None:
        shutil.copyfile(film.video, folder / VIDEO)
    captions.write(film.cues, folder / CAPTIONS)
    if film.poster is not None:
        shutil.copyfile(film.poster, folder / POSTER)
    for still in film.stills:
        if still.picture is not None:
            shutil.copyfile(still.picture, folder / STILLS / still.picture.name)
    web_folder.write_text(folder / STYLE_NAME, STYLE + _STYLE)
    web_folder.write_text(folder / PAGE, page(film, beside))


def page(film: Film, beside: Beside) -> str:
    """The page as HTML; every word is escaped."""
    title = words(film.title)
    poster = f' poster="{POSTER}"' if film.poster else ""
    language = words(beside.language)
    signed = (
        f"{words(beside.signed_by)} signed the words of this film."
        if beside.signed_by
        else "No clinician has signed the words of this film yet. It is on trial."
    )
    body = f"""\
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
<h2 id="emergency">{words(beside.emergency_heading)}</h2>
<p>{words(beside.act)}</p>
<ul>
{_items(beside.signs)}
</ul>
</section>
<section aria-labelledby="messages">
<h2 id="messages">What the film says</h2>
{"".join(map(_message, film.stills))}
</section>
<section aria-labelledby="help" class="help">
<h2 id="help">{words(beside.help_heading)}</h2>
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
</footer>"""
    return document(film.title, body, language=beside.language)


def _items(lines: Iterable[str]) -> str:
    return "\n".join(f"<li>{words(each)}</li>" for each in lines)


def _message(still: Still) -> str:
    # The words stand beside the picture, so it has nothing to say of its own.
    picture = (
        f'<img src="{STILLS}/{words(still.picture.name)}" alt="" '
        'width="1920" height="1080" loading="lazy">\n'
        if still.picture
        else ""
    )
    title, said = words(still.title), words(" ".join(still.sentences))
    return f"<article>\n{picture}<h3>{title}</h3>\n<p>{said}</p>\n</article>\n"


def _paragraph(still: Still) -> str:
    return f"<p>{words(' '.join((still.title, *still.sentences)))}</p>\n"


def _help_line(line: Line) -> str:
    return line_of_help(line.title, line.words, line.number, is_text=line.is_text)


_STYLE = """\
video { display: block; width: 100%; height: auto; border-radius: 1rem; background: #D8E7EE; }
video::cue { background: #000; color: #fff; font-family: inherit; }
article {
  background: #fff; border: 1px solid #D9CFBE; border-radius: 1rem; margin: 0 0 1rem; padding: 1rem;
}
article img { display: block; width: 100%; height: auto; border-radius: .75rem; }
@media (min-width: 44rem) {
  article { display: grid; gap: 0 1.25rem; grid-template-columns: 1fr 1fr; }
  article img { grid-row: 1 / 3; }
  article h3 { align-self: end; }
}
"""
