"""The pages, held against the app: what they must mention, what they link to, what may not stand in any file."""

from __future__ import annotations

import argparse
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from interviewer_app import __version__
from interviewer_app.cli.main import build_parser
from interviewer_app.core.rounds.keys import DIGITS, fixed_rows
from interviewer_app.core.rounds.spanning import SAME_PRESS_NS
from interviewer_app.ui.calibration.keys import rater_keys, team_keys
from interviewer_app.ui.debrief.keys import board_keys, role_keys
from interviewer_app.ui.home.keys import keys as home_keys
from interviewer_app.ui.live.key_sheet import closing_words
from interviewer_app.ui.rating.key_list import key_list as rating_keys
from interviewer_app.ui.rubrics.keys import all_keys as studio_keys
from interviewer_app.ui.sweep.view import keys_of_the_page as sweep_keys

CHECKOUT = Path(__file__).resolve().parents[1]
PACKAGE = CHECKOUT / "interviewer_app"
PAGES = [CHECKOUT / name for name in ("README.md", "CHANGELOG.md", "CONTRIBUTING.md")]
PAGES += sorted((CHECKOUT / "docs").glob("*.md"))
MADE = {"build", "dist", "__pycache__", "demo-out", "bench-out", "screenshots", "shipped"}
BINARY = {".png", ".otf", ".ttf", ".ttc", ".sqlite", ".pdf"}
LARGEST_PICTURE = 300_000


def read(name: str) -> str:
    return (CHECKOUT / name).read_text(encoding="utf-8")


# What a user can type and press ----------------------------------------------------------------------------------


def commands(parser: argparse.ArgumentParser) -> Iterator[argparse.ArgumentParser]:
    """The parsers of all verbs that do something, whose `prog` is the whole command."""
    groups = [action for action in parser._actions if isinstance(action, argparse._SubParsersAction)]
    if not groups:
        yield parser
    for group in groups:
        for below in group.choices.values():
            yield from commands(below)


@pytest.mark.parametrize("parser", list(commands(build_parser())), ids=lambda parser: parser.prog)
def test_every_command_stands_in_formats_with_all_its_options(parser: argparse.ArgumentParser) -> None:
    lines = [line for line in read("docs/formats.md").splitlines() if line.startswith(f"| `{parser.prog}")]
    assert len(lines) == 1, f"docs/formats.md needs one row for {parser.prog}"
    # How a table of ratings is read is said alike to every command of calibrate, in one table.
    said = lines[0] + (section_of_ratings() if parser.prog.startswith("interviewer calibrate ") else "")
    for action in parser._actions:
        for option in action.option_strings:
            if option not in ("-h", "--help"):
                assert re.search(rf"(?<![\w-]){option}(?![\w-])", said), f"{option} of {parser.prog}"


def section_of_ratings() -> str:
    page = read("docs/formats.md")
    return page[page.index("\n## 16 ") :].partition("\n## 17 ")[0]


def test_the_options_of_every_command_are_explained() -> None:
    for option in ("--workspace", "--help", "--version"):
        assert f"`{option}" in read("docs/formats.md")


def key_rows(heading: str) -> dict[str, str]:
    """The key card below a heading: what stands on the key, and what it does."""
    text = read("README.md")
    start = text.index(heading)
    return dict(re.findall(r"^\| `(.+?)`(?: – `.`)? \| (.+?) \|$", text[start : text.index("\n\n", start + 60)], re.M))


def test_the_key_card_names_every_key_of_a_round() -> None:
    card = key_rows("**In a round**")
    for row in fixed_rows():
        words, _, others = card[row.cap].partition("; also ")
        assert words == row.words
        named = {other.strip("` ").lower().replace(" ", "+") for other in others.split(",") if other}
        assert named == {stroke for stroke in row.strokes if stroke != row.strokes[_of_the_cap(row.cap, row.strokes)]}
    pack_keys = {"T", "R", "A", "N", DIGITS[0], "Ctrl 1"}
    assert set(card) == {row.cap for row in fixed_rows()} | pack_keys


def test_readme_and_key_sheet_say_when_a_second_press_counts() -> None:
    said = f"the same key within {SAME_PRESS_NS / 1e9:.1f} s counts once"
    assert said in " ".join(read("README.md").split()) and said in closing_words().lower()


def _of_the_cap(cap: str, strokes: tuple[str, ...]) -> int:
    """Which of the strokes stands on the cap."""
    written = cap.lower().replace(" ", "+")
    return strokes.index(written) if written in strokes else 0


def test_the_key_card_names_every_key_of_the_rating_page() -> None:
    assert key_rows("**Rating**") == dict(rating_keys())


def test_the_key_card_names_every_key_of_the_sweep() -> None:
    assert key_rows("**Sweep**") == dict(sweep_keys())


def test_the_key_card_names_every_key_of_home() -> None:
    assert key_rows("**Home**") == dict(home_keys())


def test_the_key_card_names_every_key_of_the_board() -> None:
    assert key_rows("**Board**") == dict(board_keys())
    assert key_rows("**Role board**") == dict(role_keys())


def test_the_readme_names_every_key_of_the_calibration_pages() -> None:
    assert key_rows("**Calibration**") == dict(team_keys())
    assert key_rows("**A rater's own page**") == dict(rater_keys())


def test_the_key_card_names_every_key_of_the_studio() -> None:
    assert key_rows("**Studio**") == dict(studio_keys())


def test_every_command_of_dev_is_in_the_page_for_contributors() -> None:
    from dev import COMMANDS

    for name in COMMANDS:
        assert f"python3 dev.py {name}" in read("CONTRIBUTING.md"), name


# What the pages say of the code ----------------------------------------------------------------------------------


def test_the_page_of_architecture_stays_one_page_and_names_every_folder() -> None:
    page = read("docs/ARCHITECTURE.md")
    assert len(page.splitlines()) <= 150
    folders = {path.parent.name for path in PACKAGE.rglob("__init__.py")} - {PACKAGE.name}
    assert {name for name in folders if f"{name}/" not in page} == set()


def test_every_dependency_is_justified() -> None:
    project = tomllib.loads(read("pyproject.toml"))["project"]
    page = read("docs/ARCHITECTURE.md")
    for requirement in project["dependencies"]:
        name = re.split(r"[=<>~!\[ ]", requirement)[0]
        assert f"`{name}`" in page, f"docs/ARCHITECTURE.md does not say why {name} is needed"


def test_files_named_by_the_page_of_architecture_exist() -> None:
    page = read("docs/ARCHITECTURE.md")
    named = re.findall(r"`((?:core|ui|cli|workspace|rubrics|scorecards)/[a-z_/]+\.py)`", page)
    assert named
    missing = [name for name in named if not (PACKAGE / name).exists() and not (PACKAGE / "core" / name).exists()]
    assert missing == []


def test_the_changelog_begins_with_this_version() -> None:
    first = re.search(r"^## (\S+)", read("CHANGELOG.md"), re.MULTILINE)
    assert first is not None and first[1] == __version__


def test_sections_that_docstrings_refer_to_exist() -> None:
    page = read("docs/formats.md")
    for path in PACKAGE.rglob("*.py"):
        for number in re.findall(r"docs/formats\.md, section (\d+)", path.read_text(encoding="utf-8")):
            assert f"\n## {number} " in page, f"{path.name} refers to section {number}"


# Links and pictures ----------------------------------------------------------------------------------------------


def anchors(page: Path) -> set[str]:
    """The anchors of a page's headings, as they are made on the usual code hosts."""
    headings = re.findall(r"^#+ (.+)$", page.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_relative_link_leads_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\(([^)\s]+)\)", page.read_text(encoding="utf-8")):
        if "://" in target:
            continue
        name, _, anchor = target.partition("#")
        aim = page.parent / name if name else page
        assert aim.exists(), f"{page.name} links to {target}"
        assert not anchor or anchor in anchors(aim), f"{page.name} links to {target}"


def test_pictures_are_small_and_drawn_by_the_tool() -> None:
    parts = ("screenshots", "pack_pictures", "board_pictures", "calibration_pictures")
    tool = "".join(read(f"tools/{part}.py") for part in parts)
    pictures = sorted((CHECKOUT / "docs" / "pictures").glob("*"))
    assert pictures
    for picture in pictures:
        assert picture.stat().st_size < LARGEST_PICTURE, picture.name
        assert f'"{picture.name}"' in tool or picture.name in ("card-1.png", "card-2.png"), picture.name


# What may not stand in any file ----------------------------------------------------------------------------------

REGISTRY = re.compile(r"pypi\.org|pythonhosted\.org|devpi|artifactory|nexus\.|(?<![\w-])(extra-)?index-url\s*=", re.I)
MACHINE = re.compile(r"(?<![\w.}])/(?:work|Users|mnt|workspace)/\w|(?<![\w.}])/home/(?!$)[a-z]\w*/")


def our_texts() -> Iterator[Path]:
    """The text files of the project, without what is made, installed or ignored."""
    for path in sorted(CHECKOUT.rglob("*")):
        parts = path.relative_to(CHECKOUT).parts
        hidden = any(part.startswith(".") and part != ".ci" for part in parts)
        if path.is_file() and not hidden and not MADE & set(parts) and path.suffix not in BINARY:
            yield path


def test_no_file_names_a_registry_or_a_place_on_somebodys_machine() -> None:
    found = []
    for path in our_texts():
        if path == Path(__file__):
            continue
        for number, line in enumerate(path.read_text(encoding="utf-8", errors="replace").splitlines(), start=1):
            if REGISTRY.search(line) or MACHINE.search(line):
                found.append(f"{path.relative_to(CHECKOUT)}:{number}: {line.strip()[:100]}")
    assert found == []
