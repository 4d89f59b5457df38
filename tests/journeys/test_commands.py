"""The verbs on a workspace with one sealed round, as another program would call them."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path

import pytest
from pypdf import PdfReader

from interviewer_app.cli.main import run
from interviewer_app.core.scorecards.attach import bundle_of, with_bundle
from tests.journeys.rounds import sealed_round

Captured = pytest.CaptureFixture[str]


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    return sealed_round(tmp_path / "workspace.sqlite").workspace


def call(workspace: Path, *arguments: object) -> int:
    return run(["--workspace", str(workspace), *map(str, arguments)], {"INTERVIEWER_HOME": str(workspace.parent)})


def answer(capsys: Captured) -> dict[str, object]:
    value: dict[str, object] = json.loads(capsys.readouterr().out)
    return value


def test_a_round_is_listed_and_shown(workspace: Path, capsys: Captured) -> None:
    assert call(workspace, "round", "list", "--json") == 0
    rounds = answer(capsys)["rounds"]
    assert isinstance(rounds, list) and len(rounds) == 1
    assert call(workspace, "round", "show", rounds[0]["id"][:6], "--json") == 0
    shown = answer(capsys)
    assert isinstance(shown["moments"], list) and len(shown["moments"]) == rounds[0]["moments"] == 3


def test_a_card_is_printed_and_verifies(workspace: Path, tmp_path: Path, capsys: Captured) -> None:
    round_id = sealed_id(workspace, capsys)
    for size, width in (("A4", 595), ("Letter", 612)):
        card = tmp_path / f"{size}.pdf"
        assert call(workspace, "scorecard", round_id, "-o", card, "--page-size", size) == 0
        assert round(float(PdfReader(card).pages[0].mediabox.width)) == width
        assert call(workspace, "verify", card) == 0
        assert "match the attached round" in capsys.readouterr().out


def test_a_bundle_goes_out_and_comes_in_unchanged(workspace: Path, tmp_path: Path, capsys: Captured) -> None:
    round_id = sealed_id(workspace, capsys)
    bundle, other = tmp_path / "round.json", tmp_path / "other" / "workspace.sqlite"
    assert call(workspace, "round", "export", round_id, "-o", bundle) == 0
    capsys.readouterr()
    assert call(other, "round", "import", bundle, "--json") == 0
    first = answer(capsys)
    assert first["added"] == first["entries"] and first["conflicting"] == []
    assert call(other, "round", "import", bundle, "--json") == 0
    second = answer(capsys)
    assert (second["added"], second["identical"]) == (0, first["entries"])
    again = tmp_path / "again.json"
    assert call(other, "round", "export", round_id, "-o", again) == 0
    assert again.read_bytes() == bundle.read_bytes()
    assert call(other, "verify", other) == 0


def test_a_card_with_other_pages_does_not_verify(workspace: Path, tmp_path: Path, capsys: Captured) -> None:
    round_id = sealed_id(workspace, capsys)
    mine, theirs = tmp_path / "mine.pdf", tmp_path / "theirs.pdf"
    call(workspace, "scorecard", round_id, "-o", mine)
    other = sealed_round(tmp_path / "other" / "workspace.sqlite", candidate="Somebody Else")
    call(other.workspace, "scorecard", other.round_id, "-o", theirs)
    swapped = with_bundle(theirs.read_bytes(), bundle_of(mine.read_bytes(), "mine"))
    theirs.write_bytes(swapped)
    capsys.readouterr()
    assert call(workspace, "verify", theirs, "--json") == 1
    found = answer(capsys)
    assert (found["intact"], found["pages"]) == (True, "differ")


@pytest.mark.parametrize("old, new", [(b'"level":3', b'"level":4'), (b'"number":3', b'"number":4'), (b"Ines", b"Inez")])
def test_a_changed_bundle_is_found_and_not_taken_in(
    workspace: Path, tmp_path: Path, capsys: Captured, old: bytes, new: bytes
) -> None:
    round_id = sealed_id(workspace, capsys)
    bundle = tmp_path / "round.json"
    call(workspace, "round", "export", round_id, "-o", bundle)
    data = bundle.read_bytes()
    assert old in data
    bundle.write_bytes(data.replace(old, new, 1))
    capsys.readouterr()
    assert call(workspace, "verify", bundle, "--json") == 1
    assert answer(capsys)["intact"] is False
    other = tmp_path / "other" / "workspace.sqlite"
    assert call(other, "round", "import", bundle) == 1
    assert not other.exists()


def test_an_unsigned_card_fails_only_where_a_signer_is_required(
    workspace: Path, tmp_path: Path, capsys: Captured
) -> None:
    card = tmp_path / "card.pdf"
    call(workspace, "scorecard", sealed_id(workspace, capsys), "-o", card)
    assert call(workspace, "verify", card) == 0
    assert call(workspace, "verify", card, "--require-signer") == 1


def test_an_open_round_prints_only_as_a_draft(tmp_path: Path, capsys: Captured) -> None:
    made = sealed_round(tmp_path / "workspace.sqlite", seal=False)
    card = tmp_path / "card.pdf"
    assert call(made.workspace, "scorecard", made.round_id, "-o", card) == 1
    assert not card.exists() and "not submitted" in capsys.readouterr().err
    assert call(made.workspace, "scorecard", made.round_id, "-o", card, "--draft") == 0
    assert "draft" in PdfReader(card).pages[0].extract_text().casefold()


@pytest.mark.parametrize(
    "arguments, code, words",
    [
        (["round", "show", "abcdef"], 2, "holds no round"),
        (["round", "show", "a"], 2, "at least 6"),
        (["verify", "missing.pdf"], 2, "check the path"),
        (["nonsense"], 2, "invalid choice"),
        (["scorecard"], 2, "required"),
        (["demo", "--out", "/proc/nowhere"], 3, "cannot be written"),
    ],
)
def test_trouble_is_one_line_with_its_code(
    workspace: Path, capsys: Captured, arguments: list[str], code: int, words: str
) -> None:
    assert call(workspace, *arguments) == code
    said = capsys.readouterr()
    assert said.out == "" and said.err.count("\n") == 1 and words in said.err


def test_json_is_the_only_thing_on_stdout_even_when_it_fails(workspace: Path, capsys: Captured) -> None:
    assert call(workspace, "round", "show", "abcdef", "--json") == 2
    assert "holds no round" in str(answer(capsys)["error"])


def test_a_second_writer_is_told_at_once(workspace: Path, tmp_path: Path, capsys: Captured) -> None:
    made = sealed_round(tmp_path / "held.sqlite", keep_open=True)
    bundle = tmp_path / "round.json"
    call(workspace, "round", "export", sealed_id(workspace, capsys), "-o", bundle)
    capsys.readouterr()
    assert made.writer is not None
    try:
        assert call(made.workspace, "round", "import", bundle) == 3
        assert "is writing to this workspace" in capsys.readouterr().err
    finally:
        made.writer.close()


def test_a_card_for_my_open_candidate_is_parked_unread(tmp_path: Path, capsys: Captured) -> None:
    theirs = sealed_round(tmp_path / "theirs" / "workspace.sqlite")
    bundle = tmp_path / "round.json"
    call(theirs.workspace, "round", "export", theirs.round_id, "-o", bundle)
    mine = sealed_round(tmp_path / "mine" / "workspace.sqlite", seal=False, seed=2)
    capsys.readouterr()
    assert call(mine.workspace, "round", "import", bundle) == 0
    assert "unread" in capsys.readouterr().out
    assert (tmp_path / "mine" / "inbox" / "round.json").read_bytes() == bundle.read_bytes()
    assert call(mine.workspace, "round", "list", "--json") == 0
    rounds = answer(capsys)["rounds"]
    assert isinstance(rounds, list) and [row["id"] for row in rounds] == [mine.round_id]


def test_the_list_names_the_interviewer_of_a_round_that_is_not_mine(tmp_path: Path, capsys: Captured) -> None:
    theirs = sealed_round(tmp_path / "theirs" / "workspace.sqlite")
    bundle = tmp_path / "round.json"
    call(theirs.workspace, "round", "export", theirs.round_id, "-o", bundle)
    mine = tmp_path / "mine" / "workspace.sqlite"
    assert call(mine, "round", "import", bundle) == 0
    capsys.readouterr()
    call(mine, "round", "list", "--json")
    (told,) = answer(capsys)["rounds"]  # type: ignore[misc]
    call(mine, "round", "list")
    assert f"  by {told['interviewer']}  " in capsys.readouterr().out


def sealed_id(workspace: Path, capsys: Captured) -> str:
    capsys.readouterr()
    call(workspace, "round", "list", "--json")
    rounds = answer(capsys)["rounds"]
    assert isinstance(rounds, list)
    return str(rounds[0]["id"])


def test_the_doctor_finds_a_table_that_left_the_journal_and_mends_it(workspace: Path, capsys: Captured) -> None:
    assert call(workspace, "doctor") == 0
    with sqlite3.connect(workspace) as connection:
        connection.execute("UPDATE moments SET note = 'changed'")
    connection.close()
    capsys.readouterr()
    assert call(workspace, "doctor", "--json") == 1
    found = answer(capsys)["problems"]
    assert isinstance(found, list) and "moments" in found[0]["where"] + found[0]["what"]
    assert call(workspace, "doctor", "--mend") == 0
    assert call(workspace, "verify", workspace) == 0


def test_the_doctor_names_a_broken_pack_and_broken_settings(workspace: Path, capsys: Captured) -> None:
    broken = workspace.parent / "packs" / "half"
    broken.mkdir(parents=True)
    (broken / "pack.yaml").write_text("id: half\n", encoding="utf-8")
    (workspace.parent / "settings.json").write_text("{", encoding="utf-8")
    assert call(workspace, "doctor", "--json") == 1
    found = answer(capsys)["problems"]
    assert isinstance(found, list) and {problem["where"] for problem in found} == {"pack half", "settings"}
