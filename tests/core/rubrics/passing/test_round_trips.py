"""What goes out comes in again: every shipped pack, and packs whose texts were made to trip a table or Markdown up."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from interviewer_app.core.rubrics.load import LoadedPack, document_digest, load_pack, pack_from_document
from interviewer_app.core.rubrics.models import Pack
from interviewer_app.core.rubrics.passing.exporting import export
from interviewer_app.core.rubrics.passing.importing import Wanted, import_file
from interviewer_app.core.rubrics.write import write_pack
from interviewer_app.core.rubrics.yaml_source import read_yaml

CHECKOUT = Path(__file__).resolve().parents[4]
PACKS = sorted(path.parent for path in (CHECKOUT / "rubrics").glob("*/pack.yaml"))
SLOW = settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))


def back(loaded: LoadedPack, folder: Path, form: str) -> Pack:
    """The pack after a way out and in again."""
    path = folder / f"pack.{form}"
    for file, data in export(loaded, path, form).files.items():
        file.write_bytes(data)
    questions = folder / "pack-questions.md" if form == "md" else None
    tree = import_file(Wanted(path, "2026-01-31", questions))
    return pack_from_document({"tree": tree, "files": {}})


def flat(text: str | None) -> str:
    return " ".join((text or "").split())


def dimensions(pack: Pack) -> list[Any]:
    """All about the dimensions, white space as one space."""
    return [
        (one.id, one.name, one.track, flat(one.summary), one.target, [flat(line) for line in one.look_for],
         [(level.value, flat(level.name), flat(level.anchor)) for level in one.levels])
        for one in pack.dimensions
    ]  # fmt: skip


def questions(pack: Pack) -> set[Any]:
    return {
        (flat(one.text), one.style, one.dimensions[:1], tuple(flat(more.text) for more in one.follow_ups))
        for one in pack.probes
    }


def probes(pack: Pack) -> list[Any]:
    """What a table says of a probe."""
    return [
        (section.name, one.id, flat(one.title), flat(one.text), flat(one.purpose), flat(one.written), one.style,
        one.dimensions,
         one.budget_s, [flat(line) for line in (*one.listen_for, *one.hints)], [(f.id,
         flat(f.text)) for f in one.follow_ups])
        for section in pack.sections for one in section.probes
    ]  # fmt: skip


@pytest.mark.parametrize("form", ["md", "csv", "xlsx"])
@pytest.mark.parametrize("folder", PACKS, ids=lambda folder: folder.name)
def test_a_shipped_pack_comes_back_with_the_same_dimensions_and_anchors(
    tmp_path: Path, folder: Path, form: str
) -> None:
    loaded = load_pack(folder)
    pack = back(loaded, tmp_path, form)
    assert dimensions(pack) == dimensions(loaded.pack) and pack.draft == loaded.pack.draft
    if form == "md":
        assert questions(pack) == questions(loaded.pack) and pack.licence == loaded.pack.licence
    if form == "xlsx":
        assert probes(pack) == probes(loaded.pack)
        own = loaded.pack
        assert (pack.title, pack.role, pack.level, pack.licence, pack.authors) == (
            own.title, own.role, own.level, own.licence, own.authors
        )  # fmt: skip


@pytest.mark.parametrize("form", ["md", "csv", "xlsx", "json", "zip"])
def test_the_same_pack_is_the_same_bytes(tmp_path: Path, form: str) -> None:
    first = export(load_pack(PACKS[0]), tmp_path / f"a.{form}", form)
    again = export(load_pack(PACKS[0]), tmp_path / f"a.{form}", form)
    assert first == again and all(first.files.values())


# Signs that begin formulas, marks of Markdown, CSV and XML, and letters of other scripts.
SIGNS = st.text(
    st.sampled_from("=+-@'\"|,;\t\n*_`[]()<>&#\\!~0123456789.:aZ é信ع\u200b\u00a0\U0001f600"), min_size=1, max_size=30
)
WORDS = SIGNS.map(lambda text: f"{text}x").filter(lambda text: text.strip() == text.strip(" \n\t"))
# Markdown takes "1: x" for an anchor, a line of bold or with a colon for a heading, and times for start marks.
CALM = SIGNS.map(lambda text: "Says " + text.replace(":", " ").strip("?") + " and why.")


@st.composite
def trees(draw: st.DrawFn, good: str, words: st.SearchStrategy[str]) -> dict[str, Any]:
    tree: dict[str, Any] = read_yaml(good.encode(), "good").tree
    first = tree["dimensions"][0]
    first["summary"] = draw(words)
    first["look_for"] = draw(st.lists(words, max_size=3))
    first["levels"] = [{"value": 1, "anchor": draw(words)}, {"value": 2, "anchor": draw(words)}]
    facet = {"id": "scope", "name": "Scope", "track": "level", "target": 0}
    values = draw(st.lists(st.integers(0, 99), min_size=2, max_size=4, unique=True))
    names = ("mid", "senior", "staff", "principal")
    facet["levels"] = [
        {"value": v, "name": n, "anchor": draw(words)} for v, n in zip(sorted(values), names, strict=False)
    ]
    tree["dimensions"].append(facet)
    for probe in tree["sections"][0]["probes"]:
        probe["text"] = draw(words)
        probe["follow_ups"] = [
            {"id": f"f{n}", "text": text} for n, text in enumerate(draw(st.lists(words, max_size=2)))
        ]
        probe["dimensions"] = ["owning"]
    return tree


def loaded_from(tree: dict[str, Any]) -> LoadedPack:
    document = {"tree": tree, "files": {}}
    return LoadedPack(pack_from_document(document), document_digest(document), document, Path())


@pytest.mark.parametrize("form", ["csv", "xlsx"])
@SLOW
@given(data=st.data())
def test_texts_made_to_hurt_come_back_from_tables(tmp_path: Path, good: str, form: str, data: st.DataObject) -> None:
    loaded = loaded_from(data.draw(trees(good, WORDS)))
    pack = back(loaded, tmp_path, form)
    assert [one.summary for one in pack.dimensions] == [one.summary for one in loaded.pack.dimensions]
    assert [one.levels for one in pack.dimensions] == [one.levels for one in loaded.pack.dimensions]
    if form == "xlsx":
        assert [one.text for one in pack.probes] == [one.text for one in loaded.pack.probes]


@SLOW
@given(data=st.data())
def test_texts_made_to_hurt_come_back_from_json(tmp_path: Path, good: str, data: st.DataObject) -> None:
    loaded = loaded_from(data.draw(trees(good, WORDS)))
    (tmp_path / "pack.json").write_bytes(next(iter(export(loaded, tmp_path / "pack.json", "json").files.values())))
    tree = import_file(Wanted(tmp_path / "pack.json", "2026-01-31"))
    assert tree == loaded.document["tree"]
    assert load_pack(write_pack(tree, tmp_path / "back").parent).digest == loaded.digest


@pytest.mark.parametrize(
    "lines",
    [
        ("Says 0 and why.", "Says 1 and why."),
        ("Waits 2 seconds", "Retries 3 times, then stops"),
        ("1 red test", "2 green"),
    ],
)
def test_lines_to_look_for_with_numbers_in_them_are_no_levels(
    tmp_path: Path, good: str, lines: tuple[str, ...]
) -> None:
    tree = read_yaml(good.encode("utf-8"), "pack.yaml").tree
    assert isinstance(tree, dict)
    tree["dimensions"][0]["look_for"] = list(lines)
    loaded = loaded_from(tree)
    assert dimensions(back(loaded, tmp_path, "md")) == dimensions(loaded.pack)


@SLOW
@given(data=st.data())
def test_texts_made_to_hurt_come_back_from_markdown(tmp_path: Path, good: str, data: st.DataObject) -> None:
    loaded = loaded_from(data.draw(trees(good, CALM)))
    pack = back(loaded, tmp_path, "md")
    assert dimensions(pack) == dimensions(loaded.pack)
    assert questions(pack) == questions(loaded.pack)


FORMULAS = ("=1+1", "+1", "-1", "@SUM(A1)", "=HYPERLINK(1)", "'=1", "\uff1d1")


def test_no_cell_of_a_table_is_a_formula(tmp_path: Path, good: str) -> None:
    tree = read_yaml(good.encode(), "good").tree
    tree["dimensions"][0] |= {"summary": "=1+1", "name": "@name", "look_for": list(FORMULAS)}
    tree["dimensions"][0]["levels"] = [{"value": 1, "anchor": "+1"}, {"value": 2, "anchor": "-1"}]
    loaded = loaded_from(tree)
    text = next(iter(export(loaded, tmp_path / "a.csv", "csv").files.values())).decode("utf-8-sig")
    assert {cell[:1] for row in csv.reader(io.StringIO(text)) for cell in row} & set("=+-@\t\r") == set()
    (tmp_path / "a.xlsx").write_bytes(next(iter(export(loaded, tmp_path / "a.xlsx", "xlsx").files.values())))
    cells = [cell for sheet in openpyxl.load_workbook(tmp_path / "a.xlsx") for row in sheet.iter_rows() for cell in row]
    risky = [cell for cell in cells if cell.value and str(cell.value)[0] in "=+-@"]
    assert len(risky) >= 4 and all(cell.data_type == "s" and cell.quotePrefix for cell in risky)
