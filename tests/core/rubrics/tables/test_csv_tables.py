"""Tables as spreadsheets write them, in every dress they come in, become the same pack; the rest is one sentence."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from interviewer_app.core.rubrics.findings import PackError
from interviewer_app.core.rubrics.load import pack_from_document
from interviewer_app.core.rubrics.models import Pack
from interviewer_app.core.rubrics.passing.importing import Wanted, import_file
from interviewer_app.core.rubrics.tables.csv_files import csv_of

ROWS = [
    ["Competency", "1 - Weak", "2 - Fair", "3 - Strong"],
    ["Delivery", "Misses dates, says so late", "Misses dates; says so early", "Moves the plan\nbefore it breaks"],
    ["Écoute", "Talks over others", 'Says "yes, but"', "Repeats what was meant"],
]


def joined(delimiter: str, rows: list[list[str]] = ROWS) -> str:
    quoted = [['"' + cell.replace('"', '""') + '"' if cell else "" for cell in row] for row in rows]
    return "\r\n".join(delimiter.join(row) for row in quoted) + "\r\n"


DRESSES: dict[str, bytes] = {
    "comma": joined(",").encode(),
    "comma with a mark": joined(",").encode("utf-8-sig"),
    "semicolon": joined(";").encode(),
    "tab": joined("\t").encode(),
    "tab in UTF-16, as Excel's Unicode text": joined("\t").encode("utf-16"),
    "UTF-16, the other way round": "\ufeff".encode("utf-16-be") + joined(";").encode("utf-16-be"),
    "a line that names the delimiter": b"sep=;\r\n" + joined(";").encode(),
    "line feeds alone": joined(",").replace("\r\n", "\n").encode(),
    "old carriage returns": joined(";").replace("\r\n", "\r").replace("plan\nbefore", "plan before").encode(),
    "empty columns and rows around": (joined(",").replace("\r\n", ",,,\r\n") + ",,,,\r\n" * 40).encode(),
    "our own writing": csv_of(ROWS),
}


def imported(tmp_path: Path, data: bytes | str, name: str = "rubric.csv", **options: Any) -> Pack:
    file = tmp_path / name
    file.write_bytes(data if isinstance(data, bytes) else data.encode())
    return pack_from_document({"tree": import_file(Wanted(file, "2026-01-31", **options)), "files": {}})


def anchors(pack: Pack) -> dict[str, list[str | None]]:
    return {one.name: [level.anchor for level in one.levels] for one in pack.dimensions}


@pytest.mark.parametrize("data", DRESSES.values(), ids=list(DRESSES))
def test_a_table_is_the_same_in_every_dress(tmp_path: Path, data: bytes) -> None:
    pack = imported(tmp_path, data)
    told = {name: [" ".join((anchor or "").split()) for anchor in row] for name, row in anchors(pack).items()}
    assert told == {row[0]: [" ".join(cell.split()) for cell in row[1:]] for row in ROWS[1:]}
    assert [level.name for level in pack.dimensions[0].levels] == ["Weak", "Fair", "Strong"]
    assert [one.id for one in pack.dimensions] == ["delivery", "ecoute"] and not pack.draft


def test_line_breaks_in_a_cell_stay(tmp_path: Path) -> None:
    assert anchors(imported(tmp_path, joined(",")))["Delivery"][2] == "Moves the plan\nbefore it breaks"


@pytest.mark.parametrize("corner", ["Level", "Competency", ""])
def test_levels_may_be_the_rows(tmp_path: Path, corner: str) -> None:
    rows = [list(row) for row in zip(*ROWS, strict=True)]
    rows[0][0] = corner
    assert anchors(imported(tmp_path, joined(",", rows))) == anchors(imported(tmp_path, joined(",")))


def test_levels_in_words_are_numbered_and_the_note_says_so(tmp_path: Path) -> None:
    pack = imported(tmp_path, "Skill,Poor,Fair,Good,Weight\nDelivery,a,b,c,2\nReview,d,e,f,3\n")
    assert [level.name for level in pack.dimensions[0].levels] == ["Poor", "Fair", "Good"]
    assert 'numbered from the left: 1 = "Poor", 2 = "Fair", 3 = "Good"' in pack.source_note
    assert "Weight, Delivery: 2" in pack.source_note


def test_words_down_the_side_are_levels_too(tmp_path: Path) -> None:
    pack = imported(tmp_path, "Level,Delivery,Review\nPoor,a,b\nGood,c,d\n")
    assert anchors(pack) == {"Delivery": ["a", "c"], "Review": ["b", "d"]}


def test_missing_anchors_make_a_draft_that_says_so(tmp_path: Path) -> None:
    pack = imported(tmp_path, "Competency,1,2,3,4\nDelivery,,,,\nReview,,,,\n", name="staff-rubric.csv")
    assert pack.draft and pack.id == "staff" and anchors(pack)["Review"] == [None] * 4
    assert "does not anchor every rating" in pack.source_note and "The source has no questions" in pack.source_note
    assert pack.source_note.startswith("Imported from staff-rubric.csv.")


def test_title_headings_and_totals_are_no_dimensions(tmp_path: Path) -> None:
    text = "Backend interview rubric,,\nUse it kindly.,,\n,,\nCompetency,1,2\n"
    text += "HOW THEY WORK,,\nDelivery,a,b\nReview,c,d\nTotal,,\n"
    pack = imported(tmp_path, text)
    assert pack.title == "Backend interview rubric" and pack.role == "Backend"
    assert [one.name for one in pack.dimensions] == ["Delivery", "Review"]
    assert "taken for headings: HOW THEY WORK" in pack.source_note and "Use it kindly." in pack.source_note


def test_tracks_ids_summaries_and_level_facets_are_read(tmp_path: Path) -> None:
    head = "Id,Dimension,Track,Summary,1,2,3,Look for,Level names,Target\n"
    rows = 'owning,Owning,supervision,Who stands for it,a,b,c,"- one\n- two",,3\n'
    rows += 'scope,Scope,Level,,x,y,z,,"1 mid\n2 senior\n3 staff",\n'
    pack = imported(tmp_path, head + rows)
    first, facet = pack.dimensions
    assert (first.id, first.track, first.summary, first.target) == ("owning", "supervision", "Who stands for it", 3)
    assert first.look_for == ("one", "two") and (facet.track, facet.target) == ("level", 0)
    assert [level.name for level in facet.levels] == ["mid", "senior", "staff"]


def test_questions_come_from_a_table_of_their_own(tmp_path: Path) -> None:
    bank = 'Competency;Style;Question;Minutes;Follow-ups\nDelivery;Open;Why?;5;"- Says who?\n- And then?"\n'
    bank += "Delivery;Short;When?;;\nREVIEW;Open;How?;;\n;;Anything else?;;\n"
    (tmp_path / "bank.csv").write_text(bank)
    text = "Competency,1,2\nDelivery,a,b\nReview,c,d\n"
    pack = imported(tmp_path, text, questions=tmp_path / "bank.csv", style="short")
    assert [step.probe.text for step in pack.script_for(45).steps] == ["When?", "Anything else?"]
    why = pack.probes[0]
    assert (why.budget_s, why.dimensions, [one.text for one in why.follow_ups]) == (
        300,
        ("delivery",),
        ["Says who?", "And then?"],
    )
    assert [section.name for section in pack.sections] == ["Delivery", "Review", "Questions"]


Refusal = Callable[..., str]
REFUSED: dict[str, tuple[bytes, str]] = {
    "Latin-1": (
        "Kompetenz,1,2\nÜbersicht,a,b\n".encode("latin-1"),
        "rubric.csv:2: is not UTF-8 text; save it as CSV UTF-8, or as a workbook (.xlsx).",
    ),
    "a picture": (b"\x89PNG\r\n\x1a\n\0\0", "rubric.csv:1: is not UTF-8 text"),
    "zero bytes": (b"a,b\0,c", "rubric.csv: is no text"),
    "nothing": (b"", "rubric.csv: is empty; give the first row a column per level"),
    "no levels": (b"Name,Phone\nAda,1\n", "rubric.csv: has no levels that can be told from its first row"),
    "no dimensions": (b"Competency,1,2\nTotal,,\n", "rubric.csv: has no dimensions below its first row"),
    "a row without a name": (
        b'Competency,1,2\nA,"x\ny",z\n,a,b\n',
        "rubric.csv:4: A3: is empty in a row with words in it; name the dimension.",
    ),
    "a track nobody knows": (
        b"Name,Track,1,2\nA,soft,x,y\n",
        'rubric.csv:2: B2: is "soft"; write one of implementation, supervision, level, general.',
    ),
    "an id twice": (
        b"Id,Name,1,2\na,A,x,y\na,B,x,y\n",
        'rubric.csv:3: A3: is "a" for the second time; choose another.',
    ),
    "a target in words": (
        b"Name,1,2,Target\nA,x,y,many\n",
        'rubric.csv:2: D2: is "many"; write a whole number from 0 to 99.',
    ),
    "facets without names": (
        b"Name,Track,1,2\nScope,level,x,y\n",
        "rubric.csv:2: row 2: is level evidence without two named levels",
    ),
    "quotation marks that do not fit": (b'Name,1,2\nA,"x" y,z\n', "rubric.csv:2: has quotation marks that do not fit"),
    "an open quotation mark": (b'Name,1,2\nA,"x,z\nB,y,z\n', "rubric.csv:2: has quotation marks that do not fit"),
    "a cell of a turned table": (b"Level,,B\n1,x,y\n2,x,y\n", "rubric.csv:1: B1: is empty in a row with words in it"),
    "too many rows": (b"Name,1,2\n" + b"A,x,y\n" * 2_001, "rubric.csv:2001: has more than 2000 rows"),
    "too many columns": (
        b"Name," + b",".join(b"%d" % n for n in range(70)),
        "rubric.csv:1: row 1: has more than 64 columns",
    ),
    "a cell without an end": (b"Name,1,2\nA,x," + b"y" * 20_001, "rubric.csv:2: C2: is longer than 20000 characters"),
    "too many letters": (b"Name,1,2\n" + (b"A,x," + b"y" * 19_000 + b"\n") * 60, "holds more than 1000000 characters"),
    "a line without an end": (b"Name,1,2\nA,x," + b"y" * 100_001, "rubric.csv:2: is a line of over 100000 characters"),
    "two megabytes": (b"Name,1,2\n" + b"A,x,y\n" * 400_000, "rubric.csv: is larger than 2 MiB"),
}


@pytest.mark.parametrize(("data", "told"), REFUSED.values(), ids=list(REFUSED))
def test_a_table_that_is_none_is_one_sentence_with_its_cell(tmp_path: Path, data: bytes, told: str) -> None:
    with pytest.raises(PackError) as caught:
        imported(tmp_path, data)
    assert told in str(caught.value) and "\n" not in str(caught.value)


BAD_QUESTIONS: dict[str, tuple[str, str]] = {
    "no questions": ("Question,Style\n", "bank.csv: has no questions"),
    "no such column": ("a,b\n1,2\n", "bank.csv: has no column of questions"),
    "a dimension that is none": (
        "Question,Dimension\nWhy?,Delivry\n",
        'bank.csv:2: B2: names the dimension "Delivry", which is not in the table',
    ),
    "a time in words": (
        "Question,Minutes\nWhy?,soon\n",
        'bank.csv:2: B2: is "soon"; write a whole number, at least 1.',
    ),
    "an id twice": ("Id,Question\na,Why?\na,How?\n", 'bank.csv:3: A3: is "a" for the second time'),
    "words without a question": (
        "Question,Style,Title\n,Open,x\n",
        "bank.csv:2: A2: is empty in a row with words in it; write the question.",
    ),
}


@pytest.mark.parametrize(("bank", "told"), BAD_QUESTIONS.values(), ids=list(BAD_QUESTIONS))
def test_a_question_that_does_not_fit_is_told_with_its_cell(tmp_path: Path, bank: str, told: str) -> None:
    (tmp_path / "bank.csv").write_text(bank)
    with pytest.raises(PackError) as caught:
        imported(tmp_path, "Competency,1,2\nDelivery,a,b\n", questions=tmp_path / "bank.csv")
    assert told in str(caught.value) and "\n" not in str(caught.value)


@pytest.mark.parametrize("name", ["rubric.xls", "rubric.ods", "rubric.numbers"])
def test_other_spreadsheets_are_told_what_to_become(tmp_path: Path, name: str) -> None:
    with pytest.raises(PackError, match=r"save it as \.xlsx or as CSV UTF-8"):
        imported(tmp_path, b"", name=name)


@pytest.mark.parametrize("name", ["pack.yaml", "rubric.YML"])
def test_a_pack_that_is_one_already_is_not_read_as_markdown(tmp_path: Path, name: str) -> None:
    with pytest.raises(PackError, match=r"is a pack already; put its folder into packs/ of the app's home"):
        imported(tmp_path, b"id: x\n", name=name)


def test_options_that_do_not_fit_are_refused(tmp_path: Path) -> None:
    with pytest.raises(PackError, match=r"rubric\.csv: has no sheets; leave out --sheet"):
        imported(tmp_path, joined(","), sheet="One")
    with pytest.raises(PackError, match=r"rubric\.csv: has no styles; leave out --style"):
        imported(tmp_path, joined(","), style="Open")
    (tmp_path / "bank.md").write_text("# Q\n")
    with pytest.raises(PackError, match=r"bank\.md: is no table, and the rubric is"):
        imported(tmp_path, joined(","), questions=tmp_path / "bank.md")
    with pytest.raises(PackError, match=r"rubric\.csv: is no Markdown, and the rubric is"):
        (tmp_path / "rubric.csv").write_text("Question\nWhy?\n")
        imported(tmp_path, "# A\n\n## B\n\n- c\n", name="rubric.md", questions=tmp_path / "rubric.csv")
