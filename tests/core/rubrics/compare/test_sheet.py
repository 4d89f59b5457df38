"""The page to be signed: one page whatever the change, marks without colour, the same bytes every time."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from interviewer_app.core.places import shipped_packs
from interviewer_app.core.rubrics.compare.changes import Comparison
from interviewer_app.core.rubrics.compare.page import as_page
from interviewer_app.core.rubrics.compare.run import compare
from interviewer_app.core.rubrics.compare.sheet import sheet
from interviewer_app.core.rubrics.find import find_pack
from interviewer_app.core.rubrics.load import LoadedPack, load_pack

Changed = Callable[..., Comparison]


@pytest.fixture(scope="module")
def shipped() -> LoadedPack:
    return find_pack("senior-backend-supervised-change", [shipped_packs()])


@pytest.fixture
def changed(shipped: LoadedPack, tmp_path: Path) -> Changed:
    """The shipped pack beside itself after some replacements by regular expression."""

    def make(*replacements: tuple[str, str]) -> Comparison:
        text = (shipped.folder / "pack.yaml").read_text(encoding="utf-8")
        for old, new in replacements:
            text, count = re.subn(old, new, text)
            assert count, old
        folder = tmp_path / "new"
        shutil.copytree(shipped.folder, folder)
        (folder / "pack.yaml").write_text(text, encoding="utf-8")
        return compare(shipped, load_pack(folder))

    return make


def read(pdf: bytes, tmp_path: Path) -> tuple[int, str]:
    """Pages and text of a PDF, read by poppler."""
    file = tmp_path / "sheet.pdf"
    file.write_bytes(pdf)
    text = subprocess.run(["pdftotext", "-layout", file, "-"], check=True, capture_output=True, text=True).stdout
    return text.count("\f"), text


def test_a_small_change_stands_on_one_page_with_room_to_sign(changed: Changed, tmp_path: Path) -> None:
    found = changed(
        ("Says what must hold, then", "States what must hold, then"), (r'(?m)^version: "[\d.]+"', 'version: "9.0.0"')
    )
    pages, text = read(sheet(found), tmp_path)
    assert pages == 1 and "Evaluating not across, the rest comparable." in text
    assert "Evaluating: Anchor of 3" in text and "After: 9.0.0" in text and "more, see" not in text
    for side in (found.old, found.new):
        assert side.digest[:32] in text and side.digest[32:] in text
    assert all(text.count(word) == 2 for word in ("Name", "Date", "Signature"))


def test_changed_words_are_marked_without_colour(changed: Changed) -> None:
    found = changed(("Says what must hold, then", "States what must hold, then"))
    plain = sheet(replace(found, dimensions=()))
    assert sheet(found) != plain
    drawn = ink_of(sheet(found))
    assert drawn.count(" l S") > ink_of(plain).count(" l S") + 1  # a stroke through, and one below


def ink_of(pdf: bytes) -> str:
    """What is drawn on the page, uncompressed."""
    import io

    import pypdf

    page = pypdf.PdfReader(io.BytesIO(pdf)).pages[0]
    contents = page.get_contents()
    assert contents is not None
    return contents.get_data().decode("latin-1")


@pytest.mark.parametrize("size", ["A4", "Letter"])
def test_what_does_not_fit_is_counted_and_never_a_second_page(changed: Changed, tmp_path: Path, size: str) -> None:
    found = changed((r"\bthe\b", "this"))
    pages, text = read(sheet(found, size), tmp_path)  # type: ignore[arg-type]
    assert pages == 1
    left = re.search(r"… and (\d+) more, see rubric diff", text)
    assert left is not None and int(left[1]) > 20 and "Signature" in text
    assert "… and more reasons, see rubric diff" in text


def test_the_same_comparison_gives_the_same_bytes(changed: Changed) -> None:
    found = changed((r"\bthe\b", "this"))
    assert sheet(found) == sheet(found)


HOSTILE = 'a <b>b</b> &amp; <para> %s {x} $(y) عربي שלום 変更を確認 🎉 ' + "x" * 300


def test_hostile_text_is_text_and_nothing_runs_out_of_the_page(changed: Changed, tmp_path: Path) -> None:
    found = changed((r"title: Senior backend, supervised change", f"title: '{HOSTILE}'"),
                    (r"    name: Evaluating", f"    name: '{HOSTILE}'"),
                    (r"Goes to the costliest failure first", HOSTILE.replace(": ", " ").replace("<",
                    "<").strip()))  # fmt: skip
    pages, text = read(sheet(found), tmp_path)
    assert pages == 1 and "<b>b</b> &amp; <para> %s {x} $(y)" in text
    boxes = subprocess.run(
        ["pdftotext", "-bbox", tmp_path / "sheet.pdf", "-"], check=True, capture_output=True, text=True
    )
    rights = [float(right) for right in re.findall(r'xMax="([\d.]+)"', boxes.stdout)]
    assert max(rights) <= 595.276 - 36


def test_two_equal_packs_have_a_page_too(shipped: LoadedPack, tmp_path: Path) -> None:
    pages, text = read(sheet(compare(shipped, shipped)), tmp_path)
    assert pages == 1 and "Nothing differs: cards are comparable." in text and "Signature" in text


def test_the_screen_keeps_to_its_width_side_by_side(changed: Changed) -> None:
    page = as_page(changed((r"\bthe\b", "this")), 100)
    lines = page.split("\n")
    assert max(map(len, lines)) <= 100 and all(line == line.rstrip() for line in lines)
    assert "[-the-]" in page and "{+this+}" in page
    bars = {line.index(" │") for line in lines if " │" in line}
    assert len(bars) == 1
