"""`interviewer calibrate report`, and `-o report.pdf` of the commands beside it: a real file, read back."""

from __future__ import annotations

import json
import random
from pathlib import Path

import pytest

from tests.cli.test_calibrate_look import HEAD, calibrate
from tests.core.papers.accessible import check
from tests.core.papers.reading import text_of

Captured = pytest.CaptureFixture[str]


def table(folder: Path, more: str = "", candidates: int = 6) -> Path:
    """Four interviewers, candidates met by two of them each, two dimensions; `more`: columns after the score."""
    rng, rows = random.Random(1), [f"{HEAD}{',group,selected' if more else ''}"]
    for number in range(candidates):
        level = rng.choice((1, 2, 3))
        for who in rng.sample(("Ana", "Ben", "Cem", "Dia"), 2):
            extra = f",{'A' if number % 2 else 'B'},{number % 3 and 1}" if more else ""
            rows += [f"c{number},{who},{on},{level + rng.randint(0, 1)}{extra}" for on in ("Framing", "Testing")]
    file = folder / "year.csv"
    file.write_text("\n".join(rows))
    return file


def test_the_report_is_written_and_its_first_words_are_said(tmp_path: Path, capsys: Captured) -> None:
    pdf = tmp_path / "report.pdf"
    assert calibrate(tmp_path, "report", table(tmp_path, candidates=24), "-o", str(pdf)) == 0
    out = capsys.readouterr().out.splitlines()
    assert out[0].startswith("The chance that another interviewer would have given the same rating: ")
    assert out[-1] == str(pdf) and len(out) == 5
    check(pdf.read_bytes())
    text = " ".join(text_of(pdf.read_bytes()).split())
    assert "Calibration report" in text and "Ana" in text and "4 interviewers" in text


def test_letters_stand_in_the_report_only(tmp_path: Path, capsys: Captured) -> None:
    pdf = tmp_path / "report.pdf"
    args = (table(tmp_path), "--json", "-o", str(pdf), "--pseudonyms", "--page-size", "Letter")
    assert calibrate(tmp_path, "agreement", *args) == 0
    told = capsys.readouterr()
    assert {pair["a"] for pair in json.loads(told.out)["overall"]["pairs"]} <= {"Ana", "Ben", "Cem"}
    assert told.err.strip() == str(pdf)
    text = text_of(pdf.read_bytes())
    assert not [name for name in ("Ana", "Ben", "Cem", "Dia") if name in text.split()]


def test_impact_puts_its_rates_into_its_report(tmp_path: Path, capsys: Captured) -> None:
    pdf = tmp_path / "report.pdf"
    assert calibrate(tmp_path, "impact", table(tmp_path, "groups"), "-o", str(pdf)) == 0
    assert capsys.readouterr().out.endswith(f"{pdf}\n")
    assert "Selection rates by group" in text_of(pdf.read_bytes())


def test_one_interviewers_page_names_nobody_else(tmp_path: Path, capsys: Captured) -> None:
    pdf = tmp_path / "own.pdf"
    assert calibrate(tmp_path, "report", table(tmp_path), "-o", str(pdf), "--interviewer", "Ana", "--json") == 0
    assert json.loads(capsys.readouterr().out)["output"] == str(pdf)
    words = text_of(pdf.read_bytes()).split()
    assert "Ana" in words and not {"Ben", "Cem", "Dia"} & set(words)
    assert calibrate(tmp_path, "report", table(tmp_path), "-o", str(pdf), "--interviewer", "Zoe") == 2
    assert "'Zoe' rated nothing here; Ana, Ben, Cem, Dia did." in capsys.readouterr().err


def test_over_the_workspace_the_report_is_the_leads(tmp_path: Path, capsys: Captured) -> None:
    pdf = tmp_path / "report.pdf"
    for command in ("report", "agreement"):
        assert calibrate(tmp_path, command, "-o", str(pdf)) == 1
        assert "personal data" in capsys.readouterr().err
    assert not pdf.exists()


def test_a_place_that_cannot_be_written_is_exit_three(tmp_path: Path, capsys: Captured) -> None:
    assert calibrate(tmp_path, "report", table(tmp_path), "-o", str(tmp_path / "none" / "r.pdf")) == 3
    assert "cannot be written" in capsys.readouterr().err
