"""`round export`, `round import` and `export ratings`, as a person or a script calls them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from interviewer_app.cli.main import run
from interviewer_app.core.exchange.sharing import interview_id
from interviewer_app.core.settings import read_settings
from interviewer_app.core.workspace.home_rows import read_round_rows
from interviewer_app.core.workspace.writer import Writer
from tests.cli.test_plan import call, invite, plan
from tests.core.scorecards import forging
from tools.sample_panel import PANEL, Made, files, play

Captured = pytest.CaptureFixture[str]


@pytest.fixture(scope="module")
def made() -> list[Made]:
    return [play(seat) for seat in PANEL[1:4]]


def answer(capsys: Captured) -> dict[str, Any]:
    value: dict[str, Any] = json.loads(capsys.readouterr().out)
    return value


def reword(bundle: dict[str, Any]) -> None:
    """Other words in a rating, so that the same stream says something else."""
    forging.of_kind(bundle, "rated")["body"]["rationale"] = "Something else"


def export(folder: Path, *arguments: object) -> int:
    return run(["--workspace", str(folder / "workspace.sqlite"), "export", *map(str, arguments)],
               {"INTERVIEWER_HOME": str(folder)})  # fmt: skip


def test_several_files_are_taken_each_for_itself_and_one_broken_one_spoils_nothing(
    made: list[Made], tmp_path: Path, capsys: Captured
) -> None:
    cards = files(made, tmp_path, pdf=False)
    broken = tmp_path / "broken.json"
    broken.write_bytes(b"{}")
    assert call(tmp_path, "import", *cards, broken, "--json") == 2
    told = answer(capsys)
    first, second, third, last = told["files"]
    assert first["added"] == first["entries"] > 50 and first["identical"] == 0 and first["shares"] == []
    assert second["shares"] == [made[0].round_id] and third["shares"] == []
    assert "broken.json" in last["error"] and "error" not in third
    assert told["added"] == sum(each["added"] for each in (first, second, third))
    assert call(tmp_path, "import", *cards) == 0
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == 3 and all("0 entries added" in line for line in lines)
    assert f"same interview as round {made[0].round_id[:8]}" in lines[1]


def test_a_round_written_in_two_ways_conflicts_and_nothing_of_it_is_taken(
    made: list[Made], tmp_path: Path, capsys: Captured
) -> None:
    (card,) = files([play(PANEL[0]._replace(state="ended"))], tmp_path, pdf=False)
    assert call(tmp_path, "import", card) == 0
    other = tmp_path / "other.json"
    other.write_bytes(forging.forged(card.read_bytes(), reword))
    capsys.readouterr()
    assert call(tmp_path, "import", other, "--json") == 0
    told = answer(capsys)
    assert told["added"] == 0 and len(told["conflicting"]) == 1
    (sealed,) = files(made[:1], tmp_path, pdf=False)
    other.write_bytes(forging.forged(sealed.read_bytes(), reword))
    assert call(tmp_path, "import", sealed, other) == 1
    assert "two cards of one round that differ" in capsys.readouterr().out


def test_the_ending_says_what_a_round_is_written_as(made: list[Made], tmp_path: Path, capsys: Captured) -> None:
    (card,) = files(made[:1], tmp_path, pdf=False)
    call(tmp_path, "import", card)
    name = made[0].round_id[:8]
    for ending in (".json", ".card.json", ".csv", ".xlsx", ".greenhouse.json", ".md"):
        assert call(tmp_path, "export", name, "-o", tmp_path / f"out{ending}") == 0, ending
    assert call(tmp_path, "export", name, "-o", tmp_path / "handed-on") == 0
    assert (tmp_path / "out.json").read_bytes() == card.read_bytes() == (tmp_path / "handed-on").read_bytes()
    assert json.loads((tmp_path / "out.card.json").read_bytes())["format"] == "interviewer-scorecard/1"
    assert (tmp_path / "out-ratings.csv").exists() and (tmp_path / "out.xlsx").read_bytes()[:2] == b"PK"
    capsys.readouterr()
    for wrong in (["-o", "x.docx"], ["-o", "x.pdf"], ["-o", tmp_path / "x.md", "--map", "4=yes"]):
        assert call(tmp_path, "export", name, *wrong) == 2
        assert capsys.readouterr().err.count("\n") == 1
    assert not (tmp_path / "x.md").exists()


def test_a_card_that_is_not_submitted_is_written_as_a_draft_or_not_at_all(tmp_path: Path, capsys: Captured) -> None:
    mine = play(PANEL[0]._replace(state="ended"))
    put(mine, tmp_path, mine.author)
    assert call(tmp_path, "export", mine.round_id, "-o", tmp_path / "a.md") == 1
    assert "--draft" in capsys.readouterr().err and not (tmp_path / "a.md").exists()
    assert call(tmp_path, "export", mine.round_id, "-o", tmp_path / "a.md", "--draft") == 0
    assert "draft, not submitted" in (tmp_path / "a.md").read_text(encoding="utf-8")


def put(made: Made, folder: Path, me: str) -> None:
    """A round into the workspace, and who the user of this home is."""
    if not read_settings(folder / "settings.json")[0].author:
        (folder / "settings.json").write_text(
            json.dumps({"schema_version": 1, "author": me, "device": "d" * 32, "interviewer": "Me"}), encoding="utf-8"
        )
    with Writer(folder / "workspace.sqlite", author=me, device="d" * 32, new_id=lambda: "e" * 32,
                new_salt=lambda: "f" * 32) as writer:  # fmt: skip
        made.put_into(writer)


def test_nothing_of_another_rater_leaves_while_my_own_card_is_open(
    made: list[Made], tmp_path: Path, capsys: Captured
) -> None:
    mine = play(PANEL[0]._replace(state="ended"))
    put(mine, tmp_path, mine.author)
    put(made[0], tmp_path, mine.author)
    for ending in (".json", ".card.json", ".csv", ".greenhouse.json"):
        assert call(tmp_path, "export", made[0].round_id, "-o", tmp_path / f"theirs{ending}") == 1
    assert not list(tmp_path.glob("theirs*"))
    capsys.readouterr()
    assert export(tmp_path, "ratings", "-o", tmp_path / "all.csv", "--json") == 0
    assert answer(capsys) == {"written": str(tmp_path / "all.csv"), "rounds": 0, "hidden": 1}
    assert made[0].seat.rater not in (tmp_path / "all.csv").read_text(encoding="utf-8-sig")


def test_two_raters_who_type_the_same_words_plan_one_interview(tmp_path: Path, capsys: Captured) -> None:
    assert plan(tmp_path, invite(tmp_path), "--interview", "Priya, build  round") == 0
    (row,) = read_round_rows(tmp_path / "workspace.sqlite")
    assert row.interview == interview_id(" priya, BUILD round") != interview_id("Priya, review")
    assert plan(tmp_path, invite(tmp_path, uid="third"), "--interview", "  ") == 2
    assert "--interview" in capsys.readouterr().err


def test_a_transcript_is_attached_looked_up_and_deleted_from_the_command_line(
    made: list[Made], tmp_path: Path, capsys: Captured
) -> None:
    (card,) = files(made[:1], tmp_path, pdf=False)
    call(tmp_path, "import", card)
    name, moment = made[0].round_id, made[0].fold().counted[2]
    talk = tmp_path / "talk.srt"
    talk.write_text("1\n00:00:10,000 --> 00:00:12,000\nPriya: I would not merge this\n", encoding="utf-8")
    at = f"{moment.at_ms // 60000}:{moment.at_ms // 1000 % 60:02d}"
    capsys.readouterr()
    assert call(tmp_path, "attach", name, talk) == 2 and "--moment" in capsys.readouterr().err
    assert call(tmp_path, "attach", name, talk, "--moment", at, "--at", "0:10", "--json") == 0
    attachment = answer(capsys)["attachment"]
    assert call(tmp_path, "beside", name, "--at", at, "--json") == 0
    told = answer(capsys)
    assert told["said"][0]["text"] == "I would not merge this" and told["attachments"][0]["name"] == "talk.srt"
    assert call(tmp_path, "export", name, "-o", tmp_path / "again.json") == 0
    assert (tmp_path / "again.json").read_bytes() == card.read_bytes()
    capsys.readouterr()
    assert call(tmp_path, "beside", name, "--remove", attachment[:8], "--json") == 0
    assert answer(capsys) == {"attachments": [], "said": [], "commits": [], "troubles": []}
