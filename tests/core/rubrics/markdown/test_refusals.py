"""Markdown that cannot become a pack, and folders that must not be written over."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from interviewer_app.core.errors import MachineTrouble
from interviewer_app.core.rubrics.findings import PackError
from interviewer_app.core.rubrics.markdown.names import Name, match, names, slug, start_mark, start_minutes, unique
from interviewer_app.core.rubrics.markdown.source import import_markdown, read_markdown
from interviewer_app.core.rubrics.write import write_pack

RUBRIC = "# T\n\n## A - One\n\n- x\n\n## B - Two\n\n- y\n"


@pytest.mark.parametrize(
    ("rubric", "questions", "style", "told"),
    [
        ("", None, None, "rubric.md: has no headings;"),
        ("only words", None, None, "rubric.md: has no headings;"),
        ("# A title\n\nand words", None, None, "rubric.md: has no competencies"),
        ("x" * 200_001, None, None, "rubric.md: has more than 200000 characters"),
        ("x\n" * 5001, None, None, "rubric.md: has more than 5000 lines"),
        ("# T\n" + "x" * 10_001, None, None, "rubric.md:2: is a line of over 10000 characters"),
        ("# T\n" + "".join(f"## A{n}\n- x\n" for n in range(201)), None, None, "more than 200 items"),
        (RUBRIC, "# Q\n\nnothing\n", None, "questions.md: has no questions;"),
        (RUBRIC, "# Q\n## A\n" + "- Why?\n" * 501, None, "more than 500 probes"),
        (RUBRIC, "# Q\n## A\n### Open\n- Why?\n### Deep\n- Why?\n", "wide", 'choose one of: "Open", "Deep".'),
        (RUBRIC, "# Q\n## A\n### Open\n- Why?\n### Oral\n- Why?\n", "o", 'has no style "o"; choose one'),
        (RUBRIC, "# Q\n## A\n- Why?\n", "open", "questions.md: has no styles; leave out --style."),
        (RUBRIC, None, "open", "questions.md: has no styles; leave out --style."),
    ],
)
def test_what_cannot_be_imported_is_one_sentence(
    rubric: str, questions: str | None, style: str | None, told: str
) -> None:
    with pytest.raises(PackError) as caught:
        import_markdown(rubric, questions, style, reviewed_on="2026-01-31")
    assert told in str(caught.value)


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"# T\n\xff\xfe", "rubric.md:2: is not UTF-8 text; save it as UTF-8."),
        (b"%PDF-1.7\x00", "is no text; give a Markdown file with a rubric."),
        (b"x" * (1024 * 1024 + 1), "is larger than 1 MiB; give a Markdown file with a rubric."),
    ],
)
def test_a_file_that_is_no_markdown_is_one_sentence(tmp_path: Path, data: bytes, told: str) -> None:
    (tmp_path / "rubric.md").write_bytes(data)
    with pytest.raises(PackError) as caught:
        read_markdown(tmp_path / "rubric.md")
    assert str(caught.value).endswith(told) and "\n" not in str(caught.value)
    with pytest.raises(PackError, match="cannot be read"):
        read_markdown(tmp_path / "missing.md")
    with pytest.raises(PackError, match="cannot be read"):
        read_markdown(tmp_path)


@settings(deadline=None, max_examples=150)
@given(st.text(st.sampled_from("#|-*A1 \n:.?[]>`_") | st.characters(max_codepoint=0x2FFF), max_size=200))
def test_any_text_becomes_a_pack_or_a_sentence(text: str) -> None:
    try:
        tree = import_markdown("# T\n## A - One\n" + text, text, reviewed_on="2026-01-31")
    except PackError:
        return
    assert tree["dimensions"]


@pytest.fixture
def target(tmp_path: Path) -> Path:
    folder = tmp_path / "new" / "pack"
    write_pack(import_markdown(RUBRIC, reviewed_on="2026-01-31"), folder)
    return folder


def test_a_second_import_replaces_an_untouched_first_one(target: Path) -> None:
    before = (target / "pack.yaml").read_text()
    write_pack(import_markdown(RUBRIC.replace("One", "Uno"), reviewed_on="2026-01-31"), target)
    after = (target / "pack.yaml").read_text()
    assert "Uno" in after and "One" not in after and after != before
    assert [path.name for path in target.iterdir()] == ["pack.yaml"]
    (target / "pack.yaml").write_bytes(after.replace("\n", "\r\n").encode())
    write_pack(import_markdown(RUBRIC, reviewed_on="2026-01-31"), target)
    assert (target / "pack.yaml").read_text() == before


def test_somebodys_work_is_never_written_over(target: Path, tmp_path: Path) -> None:
    tree = import_markdown(RUBRIC, reviewed_on="2026-01-31")
    edited = (target / "pack.yaml").read_text().replace("One", "My own words")
    (target / "pack.yaml").write_text(edited)
    with pytest.raises(PackError, match="has been edited since its import; choose another folder"):
        write_pack(tree, target)
    assert (target / "pack.yaml").read_text() == edited
    (target / "pack.yaml").write_text("id: mine\n")
    with pytest.raises(PackError, match="was not written by an import"):
        write_pack(tree, target)
    (target / "notes.txt").write_text("mine")
    with pytest.raises(PackError, match="holds something else"):
        write_pack(tree, target)
    with pytest.raises(PackError, match="is a file"):
        write_pack(tree, target / "notes.txt")


def test_a_place_that_cannot_be_written_is_the_machines_trouble(tmp_path: Path) -> None:
    with pytest.raises(MachineTrouble, match="cannot be written") as caught:
        write_pack(import_markdown(RUBRIC, reviewed_on="2026-01-31"), tmp_path / ("long" * 100))
    assert caught.value.exit_code == 3


@pytest.mark.parametrize(
    ("headings", "split"),
    [
        (["A - One", "B – Two", "C—Three"], [("A", "One"), ("B", "Two"), ("C", "Three")]),
        (["1) One", "2. Two"], [("1", "One"), ("2", "Two")]),
        (["Section A: One", "Section B: Two"], [("A", "One"), ("B", "Two")]),
        (["(a) One", "(b) Two"], [("a", "One"), ("b", "Two")]),
        (["IV. One", "V. Two"], [("IV", "One"), ("V", "Two")]),
        (["А. Код", "Б. Тесты"], [("А", "Код"), ("Б", "Тесты")]),
        (["一、架构", "二、代码"], [("一", "架构"), ("二", "代码")]),
        (["C - Programming", "Delivery"], [("", "C - Programming"), ("", "Delivery")]),
        (["E-Commerce", "A-Team"], [("", "E-Commerce"), ("", "A-Team")]),
        (["A - Twice", "A - Again"], [("", "A - Twice"), ("", "A - Again")]),
    ],
)
def test_letters_before_names_are_told_from_names(headings: list[str], split: list[tuple[str, str]]) -> None:
    assert [(name.label, name.text) for name in names(headings)] == split


def test_a_name_is_found_by_words_letter_or_likeness() -> None:
    known = [Name("A", "Delivery & Accountability"), Name("B", "Hiring")]
    assert match(Name("", "delivery and accountability"), known) == 0
    assert match(Name("B", "Something else"), known) == 1
    assert match(Name("", "A"), known) == 0
    assert match(Name("", "Delivery and Accountabilities"), known) == 0
    assert match(Name("", "Scoring"), known) is None


def test_ids_are_made_from_any_script() -> None:
    assert slug("Qualität & Größe") == "qualitat-grosse"
    assert slug("Качество кода") == "kachestvo-koda"
    assert slug("架构") == ""
    taken: set[str] = set()
    assert [unique("", "competency-1", taken), unique("", "competency-1", taken)] == ["competency-1", "competency-1-2"]


@given(st.text())
def test_a_slug_is_empty_or_fits_the_format(text: str) -> None:
    made = slug(text)
    assert made == "" or (re.fullmatch("[a-z0-9]+(-[a-z0-9]+)*", made) and len(made) <= 48)


def test_marks_are_starts_in_minutes_only_where_that_makes_sense() -> None:
    assert start_mark("00:10 – SFIA PEMT") == ((0, 10), "SFIA PEMT")
    assert start_mark("Delivery (00:15)") == ((0, 15), "Delivery")
    assert start_mark("Level 4–5, 2026") is None
    assert start_minutes([(0, 10), None, (1, 5)]) == [10, None, 65]
    assert start_minutes([(5, 0), (10, 0), (20, 0)]) == [5, 10, 20]
    assert start_minutes([(14, 0), (14, 15)]) == [None, None]
