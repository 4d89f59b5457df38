"""Tables of other systems: columns by any name, one column per dimension, words for numbers, spellings of a name."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any

import pytest

from interviewer_app.core.calibration.intake import xlsx_stream
from interviewer_app.core.calibration.intake.mapping import Reading, reading_from, reading_json
from interviewer_app.core.calibration.intake.preview import preview
from interviewer_app.core.calibration.intake.reading import read
from interviewer_app.core.calibration.intake.remembered import recall, recall_table, remember
from interviewer_app.core.calibration.intake.source import Source
from interviewer_app.core.errors import BadInput, MachineTrouble
from tests.core.calibration.intake.test_reading import HEAD, table

GREENHOUSE = (
    "Scorecard export,,,,,",
    "Candidate Name,Interviewer,Submitted At,Attribute Name,Rating,Department",
    "Ana Díaz,Jane Smith,01/22/2026,Coding,Strong Yes,Eng",
    "Ana Díaz,J. Smith,01/22/2026,Design,yes,Eng",
    'Bo Li,"Smith, Jane",02/03/2026,Coding,No,Eng',
)
WIDE = (
    "First Name;Last Name;Reviewer;Coding;System design;Duration (min);Total;Comments",
    "Ana;Díaz;x;3;4;55;7;nice",
    'Bo;Li;y;2;;60;2;"a\nb"',
    "Cy;Ma;x;1;2;50;3;",
)


def triples(source: Source) -> list[tuple[str, str, str, int]]:
    made = source.ratings
    columns = [[factor.labels[code] for code in factor.codes] for factor in
               (made.candidate, made.interviewer, made.dimension)]  # fmt: skip
    return list(zip(*columns, made.score.tolist(), strict=True))


def test_an_export_with_other_headings_below_a_title_reads_and_says_what_was_guessed(tmp_path: Path) -> None:
    source = read(table(tmp_path, *GREENHOUSE))
    assert triples(source) == [
        ("Ana Díaz", "Jane Smith", "Coding", 4), ("Ana Díaz", "J. Smith", "Design", 3),
        ("Bo Li", "Smith, Jane", "Coding", 2),
    ]  # fmt: skip
    assert source.ratings.line.tolist() == [3, 4, 5]
    told = "\n".join(source.remarks)
    assert "candidate: “Candidate Name”, dimension: “Attribute Name”, score: “Rating”" in told
    assert "Strong No = 1, No = 2, yes = 3, Strong Yes = 4".casefold() in told.casefold()
    assert "the month first" in told and "Not used: “Department”." in told
    assert "--same 'Jane Smith=J. Smith'" in told and "--same 'Jane Smith=Smith, Jane'" in told


def test_nothing_is_merged_before_somebody_says_so(tmp_path: Path) -> None:
    file = table(tmp_path, *GREENHOUSE)
    assert read(file).ratings.interviewer.size == 3
    same = {"J. Smith": "Jane Smith", "Smith, Jane": "Jane Smith"}
    source = read(file, Reading(same=same, renamed={"Design": "Craft"}))
    assert source.ratings.interviewer.labels == ("Jane Smith",)
    assert source.ratings.dimension.labels == ("Coding", "Craft") and "--same" not in "".join(source.remarks)


def test_two_spellings_said_to_be_one_may_have_rated_twice(tmp_path: Path) -> None:
    file = table(tmp_path, HEAD, "a,jane,d,1", "a,jane s,d,2")
    with pytest.raises(BadInput, match=r"all\.csv:3: jane rates a on d a second time, after line 2; "):
        read(file, Reading(same={"jane s": "jane"}))


def test_a_column_per_dimension_becomes_a_rating_per_cell(tmp_path: Path) -> None:
    source = read(table(tmp_path, *WIDE))
    assert triples(source) == [
        ("Ana Díaz", "x", "Coding", 3), ("Ana Díaz", "x", "System design", 4), ("Bo Li", "y", "Coding", 2),
        ("Cy Ma", "x", "Coding", 1), ("Cy Ma", "x", "System design", 2),
    ]  # fmt: skip
    assert source.ratings.line.tolist() == [2, 2, 3, 5, 5], "a cell of two lines counts as two"
    told = "\n".join(source.remarks)
    assert "as a dimension: “Coding”, “System design”." in told and "“Total”" in told.partition("Not used")[2]
    assert source.reading.columns["candidate"] == "First Name + Last Name"


def test_words_beside_numbers_are_another_scale(tmp_path: Path) -> None:
    head = "Candidate,Interviewer,Overall Recommendation,Coding,Design"
    source = read(table(tmp_path, head, "a,x,Strong Yes,4,3", "b,x,No,2,1"))
    assert source.reading.wide == ("Coding", "Design") and "Not used: “Overall Recommendation”." in source.remarks


def test_what_is_said_goes_before_what_is_guessed(tmp_path: Path) -> None:
    file = table(tmp_path, *WIDE)
    said = Reading(columns={"candidate": "last name"}, wide=("Coding",))
    assert triples(read(file, said)) == [("Díaz", "x", "Coding", 3), ("Li", "y", "Coding", 2), ("Ma", "x", "Coding", 1)]
    long = table(tmp_path, "Candidate,Interviewer,Date,Attribute,Rating", "a,x,soon,d,1", name="long.csv")
    with pytest.raises(BadInput, match="“soon” is no day"):
        read(long)
    assert read(long, Reading(columns={"rated_at": ""})).ratings.n == 1


@pytest.mark.parametrize(
    ("said", "what"),
    [
        (Reading(columns={"candidate": "Nobody"}), "has no column “Nobody” for candidate; its columns are “First"),
        (Reading(wide=("Coding", "Nobody")), "has no column “Nobody”; its columns are"),
        (Reading(wide=("Comments",)), "holds words whose order is not known: “nice”, “a b”"),
        (Reading(sheet="x", dates="day", columns={"rated_at": "Comments"}), "“nice” is no day"),
    ],
)
def test_what_does_not_fit_the_table_is_told_with_its_line(tmp_path: Path, said: Reading, what: str) -> None:
    with pytest.raises(BadInput) as caught:
        read(table(tmp_path, *WIDE), said)
    assert str(caught.value).startswith("all.csv:") and what in str(caught.value)


def test_a_heading_that_stands_twice_is_asked_about(tmp_path: Path) -> None:
    file = table(tmp_path, "candidate,interviewer,dimension,score,score", "a,x,d,1,2")
    for said in (Reading(columns={"score": "score"}), Reading()):
        with pytest.raises(BadInput, match="all.csv:1: has two columns “score”"):
            read(file, said)


def test_what_a_group_is_nobody_guesses(tmp_path: Path) -> None:
    file = table(tmp_path, HEAD + ",Gender,Hired", "a,x,d,1,f,yes", "b,x,d,2,m,no")
    assert read(file).by_candidate("group") == {} and read(file).by_candidate("selected") == {"a": "yes", "b": "no"}
    assert read(file, Reading(columns={"group": "Gender"})).by_candidate("group") == {"a": "f", "b": "m"}


def workbook(folder: Path, rows: list[list[Any]], *more: str, name: str = "all.xlsx") -> Path:
    import openpyxl

    book = openpyxl.Workbook()
    for title in more:
        book.create_sheet(title, 0).append(["Notes", "on the export"])
    for row in rows:
        book["Sheet"].append(row)
    file = folder / name
    book.save(file)
    return file


def test_a_workbook_reads_like_its_csv(tmp_path: Path) -> None:
    from datetime import datetime

    rows = [
        ["Candidate", "Interviewer", "Date", "Coding", "Design"],
        ["Ana", "x", datetime(2026, 1, 31, 14, 5), 3, 4.0], ["Bo", "x", datetime(2026, 2, 1), 2],
    ]  # fmt: skip
    source = read(workbook(tmp_path, rows, "Read me"))
    assert triples(source) == [("Ana", "x", "Coding", 3), ("Ana", "x", "Design", 4), ("Bo", "x", "Coding", 2)]
    assert source.ratings.line.tolist() == [2, 2, 3]
    assert any("“Sheet” was read" in remark for remark in source.remarks)
    assert "was read" not in "".join(read(tmp_path / "all.xlsx", Reading(sheet="Sheet")).remarks)
    with pytest.raises(BadInput, match="has no sheet Other; name one of these with --sheet: Read me, Sheet"):
        read(tmp_path / "all.xlsx", Reading(sheet="Other"))


def test_a_workbook_has_limits_and_no_entities(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    head = ["candidate", "interviewer", "dimension", "score"]
    file = workbook(tmp_path, [head, *([f"c{number}", "x", "d", 1] for number in range(30))])
    monkeypatch.setattr(xlsx_stream, "MOST_ROWS", 20)
    with pytest.raises(BadInput, match=r"all\.xlsx:21: has more than 20 rows; save the sheet as CSV"):
        read(file)
    monkeypatch.setattr(xlsx_stream, "LARGEST_PART", 500)
    with pytest.raises(BadInput, match="unpacks to more than"):
        read(file)
    spoiled = tmp_path / "spoiled.xlsx"
    with zipfile.ZipFile(file) as good, zipfile.ZipFile(spoiled, "w") as bad:
        for name in good.namelist():
            data = good.read(name)
            bad.writestr(name, data.replace(b"<worksheet", b"<!DOCTYPE x><worksheet") if "sheet1" in name else data)
    monkeypatch.undo()
    with pytest.raises(BadInput, match="declares entities"):
        read(spoiled)


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"PK\x03\x04 and no more", "no zip that can be read"),
        (b"\xd0\xcf\x11\xe0" + b"\0" * 600, "workbook of the old kind"),
        (b"%PDF-1.7\n\0\1", "holds a NUL"),
        (b"\x89PNG\r\n\x1a\n\0\0", "holds a NUL"),
    ],
)
def test_other_kinds_of_files_are_named(tmp_path: Path, data: bytes, what: str) -> None:
    (tmp_path / "all.xlsx").write_bytes(data)
    with pytest.raises(BadInput, match=what):
        read(tmp_path / "all.xlsx")


# Before it is read -----------------------------------------------------------------------------------------------


def test_a_preview_shows_columns_rows_and_what_may_be_said(tmp_path: Path) -> None:
    seen = preview(table(tmp_path, *GREENHOUSE))
    assert seen.ready and seen.name == "all.csv"
    assert [column.heading for column in seen.columns][:2] == ["Candidate Name", "Interviewer"]
    assert seen.columns[0].samples == ("Ana Díaz", "Bo Li")
    shown = [(row.line, row.candidate, row.score) for row in seen.rows]
    assert shown == [(3, "Ana Díaz", 4), (4, "Ana Díaz", 3), (5, "Bo Li", 2)]
    assert seen.rows[0].rated_us is not None and seen.reading.dates == "month"
    assert [(q.what, q.about, q.choices, q.needed) for q in seen.questions] == [
        ("same", "Jane Smith", ("Smith, Jane",), False), ("same", "Jane Smith", ("J. Smith",), False),
    ]  # fmt: skip
    assert preview(tmp_path / "all.csv", seen.reading).rows == seen.rows


def test_a_preview_asks_what_must_be_said_and_shows_no_row_before(tmp_path: Path) -> None:
    file = table(tmp_path, "Who,By,What,Mark,When", "a,x,d,wow,03/04/2026", "b,x,d,meh,04/05/2026")
    said = {"candidate": "Who", "interviewer": "By", "dimension": "What", "rated_at": "When"}
    seen = preview(file, Reading(columns=said))
    assert [(q.what, q.choices, q.needed) for q in seen.questions] == [
        ("scale", ("wow", "meh"), True), ("dates", ("day", "month"), True)
    ]  # fmt: skip
    assert not seen.ready and seen.rows == ()
    asked = preview(file)
    assert {q.about for q in asked.questions if q.what == "column"} == {"candidate", "interviewer", "dimension"}
    with pytest.raises(BadInput, match="--scale"):
        read(file, Reading(columns=said))
    answered = preview(file, Reading(columns=said, scale={"meh": 1, "WOW": 2}, dates="day"))
    assert answered.ready and [row.score for row in answered.rows] == [2, 1]


def test_a_preview_tells_the_first_row_that_cannot_be_read_beside_those_that_can(tmp_path: Path) -> None:
    rows = [f"c{number},x,d,1" for number in range(30)]
    seen = preview(table(tmp_path, HEAD, *rows, "a,x,d"))
    assert len(seen.rows) == 10 and not seen.ready and seen.problem.startswith("all.csv:32: has 3 cells")
    broken = preview(table(tmp_path, HEAD, *rows, 'a,"x" y,d,1'))
    assert len(broken.rows) == 10 and "quotation marks" in broken.problem


def test_the_window_needs_no_numpy_for_a_preview() -> None:
    code = "import sys; sys.modules['numpy'] = None; "
    code += "from interviewer_app.core.calibration.intake import preview, remembered"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


# What is remembered ----------------------------------------------------------------------------------------------


def test_what_was_said_is_remembered_by_headings_and_never_the_group(tmp_path: Path) -> None:
    file, head = tmp_path / "home" / "tables.json", ("A", "B\u202e", "\ud800")
    said = Reading({"candidate": "A", "group": "B"}, ("C",), {"No": 1}, {"j": "J"}, {"o": "n"}, "day", "S")
    assert recall(file, head) is None
    remember(file, head, said)
    kept = recall(file, head)
    assert kept is not None and kept == said.without_groups() and "group" not in kept.columns
    assert recall(file, ("B\u202e", "A", "\ud800")) is None
    remember(file, ("other",), Reading(dates="month"))
    remember(file, head, Reading())
    assert recall(file, head) is None and recall(file, ("other",)) == Reading(dates="month")


def test_only_the_newest_headings_are_kept_and_a_broken_file_is_left_alone(tmp_path: Path) -> None:
    file = tmp_path / "tables.json"
    for number in range(203):
        remember(file, (str(number),), Reading(dates="day"))
    assert recall(file, ("2",)) is None and recall(file, ("3",)) is not None
    file.write_text("{", encoding="utf-8")
    assert recall(file, ("5",)) is None
    with pytest.raises(MachineTrouble, match="cannot be read"):
        remember(file, ("5",), Reading(dates="day"))
    assert file.read_text(encoding="utf-8") == "{"


def test_a_reading_from_a_file_keeps_what_fits() -> None:
    odd: dict[str, Any] = {
        "columns": {"candidate": "A", "x": "B", "score": 3}, "wide": ["C", 4], "scale": {"a": True, "b": 2},
        "same": [], "dates": "week", "sheet": None,
    }  # fmt: skip
    assert reading_from(odd) == Reading({"candidate": "A"}, ("C",), {"b": 2})
    assert reading_from([1]) == Reading() and reading_json(Reading()) == {}


def test_headings_below_a_title_that_nobody_knows_are_recalled(tmp_path: Path) -> None:
    file = tmp_path / "tables.json"
    path = table(tmp_path, "Quarter,One,2026,,", "Who,By,What,Mark,", "a,x,d,1,", "b,x,d,2,")
    said = Reading({"candidate": "Who", "interviewer": "By", "dimension": "What"})
    seen = preview(path, said)
    assert seen.ready and len(seen.rows) == 2 and recall_table(file, path) is None
    remember(file, tuple(column.heading for column in seen.columns), said)
    assert recall_table(file, path) == said
    assert preview(path, remembered=recall_table(file, path)).rows == seen.rows
