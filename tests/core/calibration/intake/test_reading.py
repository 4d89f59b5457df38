"""A table of ratings as outside tools write it: what is read, and one sentence for what is not."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from interviewer_app.core.calibration.intake import csv_stream, gather
from interviewer_app.core.calibration.intake.reading import read
from interviewer_app.core.calibration.ratings import NO_TIME, session_name
from interviewer_app.core.calibration.rows import day_of
from interviewer_app.core.errors import BadInput

HEAD = "candidate,interviewer,dimension,score"


def table(folder: Path, *lines: str, name: str = "all.csv", encoding: str = "utf-8", end: str = "\n") -> Path:
    file = folder / name
    file.write_bytes((end.join(lines) + end).encode(encoding))
    return file


def refusal(path: Path) -> str:
    with pytest.raises(BadInput) as caught:
        read(path)
    text = str(caught.value)
    assert "\n" not in text and text.endswith(".") and ";" in text
    return text


def test_a_plain_table_is_read_with_names_sorted_and_lines_kept(tmp_path: Path) -> None:
    source = read(table(tmp_path, HEAD, "bo,y,d2,3", "al,x,d1,-2", "bo,x,d1,1.0"))
    made = source.ratings
    assert source.name == "all.csv" and len(source.digest) == 64 and source.remarks == ()
    assert made.candidate.labels == ("al", "bo") and made.candidate.codes.tolist() == [1, 0, 1]
    assert made.score.tolist() == [3, -2, 1] and made.line.tolist() == [2, 3, 4]
    assert made.session.labels == ("al", "bo") and set(made.rated_us.tolist()) == {NO_TIME}
    assert made.rubric_version.labels == () == made.tool_version.labels


def test_columns_stand_in_any_order_and_a_session_counts_within_its_candidate(tmp_path: Path) -> None:
    head = "score,session,rated_at,Candidate,interviewer,rubric_version,dimension"
    rows = ("1,1,2026-01-31,al,x,r@1,d", "2,1,2026-01-31T10:15:00Z,bo,x,,d", "3,2,,al,x,,d")
    source = read(table(tmp_path, head, *rows))
    made = source.ratings
    assert [session_name(label) for label in made.session.labels] == ["al / 1", "al / 2", "bo / 1"]
    assert made.rubric_version.labels == ("r@1",)
    assert made.score.tolist() == [3, 1, 2], "without a date it is the earliest"
    assert day_of(int(made.rated_us[2])) == "2026-01-31T10:15:00Z"
    assert any("no date" in remark for remark in source.remarks)


def test_rows_out_of_order_are_used_by_date_and_it_is_said(tmp_path: Path) -> None:
    lines = ("b,x,d,1,2026-03-01", "a,x,d,2,2026-01-01", "c,x,d,3,2026-01-01")
    source = read(table(tmp_path, HEAD + ",rated_at", *lines))
    assert source.ratings.score.tolist() == [2, 3, 1] and source.ratings.line.tolist() == [3, 4, 2]
    assert len(source.remarks) == 1 and "order of their dates" in source.remarks[0]


def test_cells_without_a_score_are_no_ratings_and_are_counted(tmp_path: Path) -> None:
    source = read(table(tmp_path, HEAD + ",group", "a,x,d,1,old", "b,y,e,,new", "c,x,d,n/a,", "a,y,d,2,old"))
    assert source.ratings.n == 2 and source.ratings.dimension.labels == ("d",)
    assert source.ratings.interviewer.labels == ("x", "y")
    assert source.remarks == ("2 cells without a score were left out.",)
    assert source.by_candidate("group") == {"a": "old", "b": "new"} == source.needs("group")
    assert source.by_candidate("outcome") == {}
    with pytest.raises(BadInput, match="--column outcome="):
        source.needs("outcome")


def test_two_groups_of_one_candidate_matter_to_who_asks_for_groups_alone(tmp_path: Path) -> None:
    source = read(table(tmp_path, HEAD + ",group,selected", "a,x,d,1,old,1", "a,y,d,1,new,1"))
    assert source.by_candidate("selected") == {"a": "1"}
    with pytest.raises(BadInput, match=r"all\.csv:3: group of a is “old” in line 2 and “new” here; "):
        source.by_candidate("group")


def test_groups_are_in_no_digest(tmp_path: Path) -> None:
    one = read(table(tmp_path, HEAD + ",group", "a,x,d,1,old"))
    other = read(table(tmp_path, HEAD, "a,x,d,1"))
    third = read(table(tmp_path, HEAD, "a,x,d,2"))
    assert one.digest == other.digest != third.digest


@pytest.mark.parametrize("row", ["a,x,d,1", "b,x,d,2"])
def test_one_rater_one_candidate_or_equal_scores_are_no_error_of_the_input(tmp_path: Path, row: str) -> None:
    assert read(table(tmp_path, HEAD, "a,y,d,1" if row[0] == "a" else "a,x,d,2", row)).ratings.n == 2
    assert read(table(tmp_path, HEAD, row)).ratings.n == 1


@pytest.mark.parametrize(
    ("lines", "where", "what"),
    [
        (("candidate,interviewer,score", "a,x,1"), ":1", "has no column dimension that is known"),
        ((HEAD, "a,x,d,1", "b,x,d,good"), ":3", "“score” holds words whose order is not known: “good”"),
        ((HEAD, "a,x,d,2.5"), ":2", "“score” holds numbers that are not whole: “2.5”"),
        ((HEAD, "a,x,d,1", "b,x,d,2", "a,x,d,1"), ":4", "x rates a on d a second time, after line 2"),
        ((HEAD, "a,x,d"), ":2", "has 3 cells where the headings are 4"),
        ((HEAD, "a,x,d,1,note"), ":2", "has 5 cells"),
        ((HEAD, "", ",x,d,1"), ":3", "has no candidate"),
        ((HEAD, "a, ,d,1"), ":2", "has no interviewer"),
        ((HEAD, "a,x,d,1", 'b,"x" y,d,2'), ":3", "quotation marks that do not fit"),
        ((HEAD, 'a,"x,d,1', "b,x,d,2"), ":2", "quotation marks that do not fit"),
        ((HEAD, f"a,{'x' * 200_000},d,1"), ":2", "a cell of more than 100,000 characters"),
        ((HEAD, f"a,{'x' * 500},d,1"), ":2", "interviewer is longer than 400 characters"),
        ((HEAD, "a,x\0,d,1"), ":2", "holds a NUL"),
        ((HEAD + ",rated_at", "a,x,d,1,soon"), ":2", "“soon” is no day"),
        ((HEAD,), "", "holds no rating"),
        ((HEAD, "a,x,d,"), "", "holds no rating"),
        (("",), "", "is empty"),
        (("," * 400, "a,b"), ":1", "more than 300 columns"),
    ],
)
def test_what_cannot_be_read_is_one_sentence_with_its_line(
    tmp_path: Path, lines: tuple[str, ...], where: str, what: str
) -> None:
    told = refusal(table(tmp_path, *lines))
    assert told.startswith(f"all.csv{where}: ") and what in told


def test_a_missing_file_a_folder_and_an_empty_file_are_sentences(tmp_path: Path) -> None:
    (tmp_path / "none.csv").write_bytes(b"")
    assert "is empty" in refusal(tmp_path / "none.csv")
    assert "cannot be read (no such file" in refusal(tmp_path / "gone.csv")
    assert "cannot be read (" in refusal(tmp_path)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_every_way_a_spreadsheet_writes_csv_reads_alike(tmp_path: Path, encoding: str, separator: str) -> None:
    rows = (["Zoë", "x", "d", "1"], ['"B, o; |\t."', "x", "d", "2"])
    lines = [separator.join(row) for row in (HEAD.split(","), *rows)]
    source = read(table(tmp_path, *lines, encoding=encoding, end="\r\n"))
    assert source.ratings.candidate.labels == ("B, o; | .", "Zoë")
    assert any("Windows-1252" in remark for remark in source.remarks) is (encoding == "cp1252")


def test_a_first_line_that_names_the_separator_is_no_row(tmp_path: Path) -> None:
    assert read(table(tmp_path, "sep=;", HEAD.replace(",", ";"), "a;x;d;1")).ratings.line.tolist() == [3]


def test_hostile_names_are_text_without_what_cannot_be_seen(tmp_path: Path) -> None:
    made = read(table(tmp_path, HEAD, '\'=cmd(),x\u202ey\u2069,"d\n1",1', "=2+2,z,d,1")).ratings
    assert made.candidate.labels == ("=2+2", "=cmd()")
    assert made.interviewer.labels == ("xy", "z") and made.dimension.labels == ("d", "d 1")
    assert made.line.tolist() == [2, 4], "a line within a cell counts"


def test_a_file_too_large_or_too_long_is_refused_before_it_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    vast = tmp_path / "vast.csv"
    with vast.open("wb") as file:
        file.truncate(2 * 1024**3)  # a hole: it takes no room
    assert "is 2048 MiB; more than 512 MiB" in refusal(vast)
    long = table(tmp_path, HEAD, *(f"c{number},x,d,1" for number in range(40)))
    monkeypatch.setattr(csv_stream, "MOST_LINES", 30)
    assert re.match(r"all\.csv:31: has more than 30 lines; ", refusal(long))
    monkeypatch.setattr(csv_stream, "MOST_LINES", 100)
    monkeypatch.setattr(gather, "MOST_RATINGS", 20)
    assert re.match(r"all\.csv:22: has more than 20 ratings; ", refusal(long))


def test_a_line_without_end_is_refused_after_its_first_million_letters(tmp_path: Path) -> None:
    file = tmp_path / "all.csv"
    file.write_bytes(HEAD.encode() + b"\n" + b"a," * 1_200_000)
    assert "all.csv:2: is a line of over 1,048,576 characters" in refusal(file)
