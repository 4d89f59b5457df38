"""`interviewer rubric diff` from the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from interviewer_app.cli.main import run

RUBRICS = Path(__file__).parents[2] / "rubrics"
SHIPPED = RUBRICS / "senior-backend-supervised-change"


def call(tmp_path: Path, *arguments: object) -> int:
    return run(["rubric", "diff", *map(str, arguments)], {"INTERVIEWER_HOME": str(tmp_path / "home")})


@pytest.fixture
def newer(tmp_path: Path) -> Path:
    text = (SHIPPED / "pack.yaml").read_text(encoding="utf-8")
    old = "Says what must hold, then"
    assert old in text
    folder = tmp_path / "newer"
    folder.mkdir()
    (folder / "pack.yaml").write_text(text.replace(old, "States what must hold, then"), encoding="utf-8")
    return folder


def test_the_screen_shows_both_sides_and_the_answer(
    tmp_path: Path, newer: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "100")
    assert call(tmp_path, SHIPPED, newer) == 0
    out = capsys.readouterr().out
    assert "Evaluating not across, the rest comparable" in out
    assert "  Anchor of 3\n    [-Says-] what must hold, " in out and " │ {+States+} what must hold, " in out
    assert "a changed pack needs a new version" in out and max(map(len, out.split("\n"))) <= 100


def test_programs_read_what_differs_and_nothing_else(
    tmp_path: Path, newer: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert call(tmp_path, SHIPPED, newer, "--json") == 0
    told = json.loads(capsys.readouterr().out)
    assert sorted(told) == ["dimensions", "files", "new", "old", "other", "output", "probes", "verdict"]
    assert told["verdict"]["answer"] == "with differences" and told["verdict"]["not_across"] == ["evaluating"]
    (dimension,) = told["dimensions"]
    (field,) = dimension["fields"]
    assert (dimension["id"], dimension["state"], field["field"], field["effect"]) == (
        "evaluating", "changed", "levels[3].anchor", "not across",
    )  # fmt: skip
    assert field["old"].startswith("Says what") and field["new"].startswith("States what")
    assert {"path": "interviewer.md", "state": "removed", "handed_out": False} in told["files"]
    assert told["output"] is None


def test_a_page_to_sign_is_written_where_it_is_wanted(
    tmp_path: Path, newer: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "sign.pdf"
    assert call(tmp_path, SHIPPED, newer, "-o", file, "--page-size", "Letter") == 0
    assert file.read_bytes().startswith(b"%PDF") and capsys.readouterr().out == f"{file}\n"
    assert call(tmp_path, SHIPPED, newer, "-o", newer / "pack.yaml" / "x.pdf") == 3
    assert "x.pdf" in capsys.readouterr().err


def test_a_page_is_never_written_under_a_name_that_says_something_else(
    tmp_path: Path, newer: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("x.txt", "x", "pdf"):
        assert call(tmp_path, SHIPPED, newer, "-o", tmp_path / name) == 2
        said = f"{tmp_path / name}: is written as a PDF; give it a name that ends with .pdf.\n"
        assert capsys.readouterr().err.endswith(said) and not (tmp_path / name).exists()
    assert call(tmp_path, SHIPPED, newer, "-o", tmp_path / "X.PDF") == 0


def test_a_pack_that_is_not_there_or_broken_is_one_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert call(tmp_path, SHIPPED, "no-such") == 2
    assert "no-such: no such pack" in capsys.readouterr().err
    (tmp_path / "broken").mkdir()
    (tmp_path / "broken" / "pack.yaml").write_text("id: [", encoding="utf-8")
    assert call(tmp_path, tmp_path / "broken", SHIPPED) == 2
    assert len(capsys.readouterr().err.strip().split("\n")) == 1


def test_text_of_a_pack_never_steers_the_terminal(
    tmp_path: Path, newer: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = (newer / "pack.yaml").read_text(encoding="utf-8").replace("States what", "\\u202eStates\u00a0\u200ewhat")
    (newer / "pack.yaml").write_text(text, encoding="utf-8")
    assert call(tmp_path, SHIPPED, newer) == 0
    assert all(letter.isprintable() or letter == "\n" for letter in capsys.readouterr().out)


def test_the_list_names_packs_that_claim_the_same_version(
    tmp_path: Path, newer: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "home" / "packs").mkdir(parents=True)
    newer.rename(tmp_path / "home" / "packs" / "changed")
    assert run(["rubric", "list"], {"INTERVIEWER_HOME": str(tmp_path / "home")}) == 0
    out = capsys.readouterr().out
    assert "Different packs say they are senior-backend-supervised-change@" in out
    assert str(tmp_path / "home" / "packs" / "changed") in out and "A changed pack needs a new version." in out


def test_the_list_says_which_version_is_older_and_which_a_draft(
    tmp_path: Path, newer: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = (newer / "pack.yaml").read_text(encoding="utf-8")
    version = json.loads((call(tmp_path, SHIPPED, newer, "--json"), capsys.readouterr().out)[1])["old"]["version"]
    for name, other, head in (("a", "0.9.0", ""), ("b", "9.0.0", "draft: true\n")):
        folder = tmp_path / "home" / "packs" / name
        folder.mkdir(parents=True)
        changed = head + text.replace(f'version: "{version}"', f'version: "{other}"')
        (folder / "pack.yaml").write_text(changed, encoding="utf-8")
    assert run(["rubric", "list"], {"INTERVIEWER_HOME": str(tmp_path / "home")}) == 0
    lines = [line for line in capsys.readouterr().out.split("\n") if line.startswith(SHIPPED.name)]
    assert [line.split("  ")[0].split("@")[1] for line in lines] == [version, "0.9.0", "9.0.0"]
    assert "(older)" in lines[1] and "(draft)" in lines[2] and "(" not in lines[0].split("·")[0]
