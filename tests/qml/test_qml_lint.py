"""The screens' QML: what Qt's own tools say of it, and the rules of this house."""

import re
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import PySide6
import pytest

from kiosk import paths
from tests.each import of_each

PACKAGE = paths.MAIN_QML.parents[1]
ROOT = PACKAGE.parent
QML = sorted((PACKAGE / "screens").rglob("*.qml"))
VIEW_MODELS = sorted((PACKAGE / "viewmodels").rglob("*.py"))
WORDING = sorted((PACKAGE / "wording").glob("*.py"))
MODULES = {
    "kiosk.viewmodels": PACKAGE / "viewmodels",
    "kiosk.viewmodels.volunteer": PACKAGE / "viewmodels" / "volunteer",
}
"""What Python registers for QML, by the name that QML imports it under."""
PAPER = sorted((PACKAGE / "paper").glob("*.py"))

by_file = of_each(QML, lambda path: path.relative_to(PACKAGE))


def tool(name: str, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """Run one of the tools that come with PySide6."""
    program = Path(sys.executable).with_name(f"pyside6-{name}")
    return subprocess.run(
        [str(program), *map(str, arguments)], capture_output=True, text=True, check=False
    )


def code(path: Path) -> str:
    """A file's QML without its comments."""
    text = re.sub(r"/\*.*?\*/", "", path.read_text(), flags=re.DOTALL)
    return re.sub(r"(?<!:)//.*", "", text)


# Qt's own tools


@pytest.fixture(scope="module")
def import_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder from which QML can import the types that Python registers, as qmllint reads them."""
    folder = tmp_path_factory.mktemp("qml")
    for name, source in MODULES.items():
        write_types(folder, name, source)
    return folder


def write_types(folder: Path, name: str, source: Path) -> None:
    """The types of one module.

    The base class comes first, and Qt's own types are given too: without them qmllint does not
    know what it does not know, and says nothing.
    """
    base = PACKAGE / "viewmodels" / "rows.py"
    registered = [
        path
        for path in sorted(source.glob("*.py"))
        if path != base and "QML_IMPORT_NAME" in path.read_text()
    ]
    module = folder.joinpath(*name.split("."))
    module.mkdir(parents=True)
    dumped = tool("metaobjectdump", "-o", folder / "types.json", base, *registered)
    assert dumped.returncode == 0, dumped.stderr
    metatypes = Path(PySide6.__file__).parent / "Qt" / "metatypes"
    foreign = [
        str(next(metatypes.glob(f"qt6{library}_*metatypes.json")))
        for library in ("core", "gui", "qml", "quick")
    ]
    typed = tool(
        "qmltyperegistrar",
        *("--generate-qmltypes", module / "types.qmltypes"),
        *("--import-name", name, "--major-version", "1"),
        *("--foreign-types", ",".join(foreign)),
        *("-o", folder / "unused.cpp", folder / "types.json"),
    )
    assert typed.returncode == 0, typed.stderr
    known = ["QtQuick", *(other for other in MODULES if name.startswith(f"{other}."))]
    depends = "".join(f"depends {each}\n" for each in known)
    (module / "qmldir").write_text(f"module {name}\ntypeinfo types.qmltypes\n{depends}")


def lint(import_path: Path, *files: Path) -> subprocess.CompletedProcess[str]:
    """What qmllint says; one warning is one too many."""
    return tool("qmllint", "--max-warnings", "0", "-I", ROOT, "-I", import_path, *files)


def test_qmllint_finds_nothing(import_path: Path) -> None:
    result = lint(import_path, *QML)
    assert result.returncode == 0, result.stdout + result.stderr


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("navigation.openTopics()", "navigation.opneTopics()"),
        ("navigation.screen", "navigation.scren"),
        ("Theme.gap", "Theme.gape"),
        ("area.desk.undo()", "area.desk.undoo()"),
        ("area.door.typed", "area.door.typd"),
    ],
)
def test_qmllint_finds_a_misspelt_word(
    import_path: Path, tmp_path: Path, right: str, wrong: str
) -> None:
    """Or else its silence would prove nothing."""
    source = """import QtQuick
import kiosk.viewmodels
import kiosk.viewmodels.volunteer
import kiosk.screens.parts

Item {{
    id: seeded

    required property VolunteerArea area
    required property Navigation navigation

    Component.onCompleted: console.log(seeded.{0})
}}
"""
    source = (
        source if right.startswith(("area", "navigation")) else source.replace("seeded.{0}", "{0}")
    )
    good, bad = tmp_path / "Good.qml", tmp_path / "Bad.qml"
    good.write_text(source.format(right))
    bad.write_text(source.format(wrong))
    assert lint(import_path, good).returncode == 0
    assert lint(import_path, bad).returncode != 0


def test_qmlformat_would_change_nothing() -> None:
    texts = [path.read_text() for path in QML]
    if tool("qmlformat", "-n", *QML).stdout == "".join(texts):
        return
    different = [
        str(path)
        for path, text in zip(QML, texts, strict=True)
        if tool("qmlformat", "-n", path).stdout != text
    ]
    assert different == []


TYPES = [path for path in QML if path.name[0].isupper()]
"""The files that are types; Qt's keyboard finds the others by their names."""


@pytest.mark.parametrize(
    "folder", sorted({path.parent for path in TYPES}), ids=lambda path: path.name
)
def test_a_qmldir_names_every_file_of_its_folder(folder: Path) -> None:
    lines = (folder / "qmldir").read_text()
    named = re.findall(r"^(?:singleton )?\w+ [\d.]+ (\w+\.qml)$", lines, re.MULTILINE)
    assert sorted(named) == sorted(path.name for path in folder.glob("*.qml"))


# Text is text


def test_words_show_plain_text() -> None:
    words = PACKAGE / "screens" / "parts" / "Words.qml"
    assert re.search(r"^Text \{", code(words), re.MULTILINE)
    assert "textFormat: Text.PlainText" in code(words)


@by_file
def test_no_text_but_words_is_a_bare_text(path: Path) -> None:
    if path.name == "Words.qml":  # where it is made plain
        return
    if path.name in {"SearchField.qml", "TypingBox.qml"}:  # what is typed is never read as markup
        return
    assert not re.findall(r"\b(?:Text|TextEdit|TextInput|Label|TextArea|TextField) \{", code(path))


@by_file
def test_no_text_is_read_as_markup(path: Path) -> None:
    formats = re.findall(r"\btextFormat: (.*)", code(path))
    assert set(formats) <= {"Text.PlainText"}


# Every word can be translated

SHOWN = r"text|title|detail|heading|label|description|placeholderText"
BOUND = re.compile(
    rf"^(\s*)(?:(?:{SHOWN})|Accessible\.(?:name|description)):(.*(?:\n\1\s+[^\n]*)*)", re.MULTILINE
)
STRING = re.compile(r'"((?:[^"\\]|\\.)*)"|`((?:[^`\\]|\\.)*)`')


def without_translated(text: str) -> str:
    """The code with what goes through qsTr taken out, its comment for translators too."""
    return re.sub(r'qsTr\((?:"(?:[^"\\]|\\.)*"(?:,\s*)?)+\)', "qsTr()", text)


@by_file
def test_every_string_that_is_shown_goes_through_qstr(path: Path) -> None:
    bare = [
        words
        for binding in BOUND.finditer(without_translated(code(path)))
        for pair in STRING.findall(re.sub(r"[!=]==? ?\"\w*\"", "", binding[2]))
        for words in pair
        if re.search(r"[^\W\d_]", words)
    ]
    assert bare == []


@by_file
def test_no_string_anywhere_reads_like_words_and_is_not_translated(path: Path) -> None:
    text = re.sub(r"property string family: .*", "", without_translated(code(path)))
    bare = [words for pair in STRING.findall(text) for words in pair]
    assert [words for words in bare if re.search(r"[a-z]{2,} [a-z]{2,}|^[A-Z][a-z]+", words)] == []


def test_the_rules_about_strings_find_a_bare_one() -> None:
    """Or else their silence would prove nothing."""
    seeded = 'Words {\n    text: page.wide ? "Hello there" : qsTr("Right")\n}\n'
    found = [STRING.findall(binding[2]) for binding in BOUND.finditer(without_translated(seeded))]
    assert found == [[("Hello there", "")]]


@pytest.fixture(scope="module")
def sources(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """What Qt's translation tool finds to translate."""
    found = tmp_path_factory.mktemp("translations") / "kiosk.ts"
    result = tool("lupdate", *QML, *VIEW_MODELS, *WORDING, *PAPER, "-ts", found)
    assert result.returncode == 0, result.stderr
    tree = ElementTree.parse(found)  # noqa: S314  (just written by our own tool)
    return {source.text or "" for source in tree.iter("source")}


def test_lupdate_finds_every_string_of_the_screens(sources: set[str]) -> None:
    written = {
        words for path in QML for words in re.findall(r'qsTr\("((?:[^"\\]|\\.)*)"', code(path))
    }
    assert len(written) > 25
    assert written <= sources


def test_lupdate_finds_every_string_of_the_view_models(sources: set[str]) -> None:
    written = {
        words.replace("\\n", "\n")
        for path in (*VIEW_MODELS, *WORDING, *PAPER)
        for words in re.findall(r'translate\(\s*"\w+",\s*"([^"]*)"', path.read_text())
    }
    assert len(written) > 40
    assert written <= sources


# The rest of the house's rules


def test_nothing_is_handed_to_qml_behind_its_back() -> None:
    """A context property is a name that neither qmllint nor a reader can look up."""
    handed = [
        path
        for path in PACKAGE.rglob("*.py")
        if re.search(r"setContext(?:Property|Object)", path.read_text())
    ]
    assert handed == []


@by_file
def test_every_property_that_comes_from_above_has_a_type(path: Path) -> None:
    untyped = re.findall(r"required property (?:var|QtObject)\b.*", code(path))
    assert untyped == []


@by_file
def test_no_screen_reaches_up_for_what_it_needs(path: Path) -> None:
    assert not re.findall(r"\bparent\.parent\b|\bApplicationWindow\.window\b", code(path))
