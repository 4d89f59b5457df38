"""`interviewer rubric health`, and who has met a pack in `rubric list` and `rubric show`."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from interviewer_app.cli.main import run
from interviewer_app.core.places import shipped_packs
from interviewer_app.core.rubrics.find import find_pack
from interviewer_app.core.rubrics.load import LoadedPack
from tests.core.workspace.health_rounds import ME, Rounds, a_pack

Captured = pytest.CaptureFixture[str]
SENIOR = "senior-backend-supervised-change"
STEPS = ("log", "next", "hint", "skip", "why", "adapted")


def call(folder: Path, *arguments: object) -> int:
    workspace = folder / "w.sqlite"
    return run(["--workspace", str(workspace), "rubric", *map(str, arguments)], {"INTERVIEWER_HOME": str(folder)})


def answer(capsys: Captured) -> dict[str, Any]:
    value: dict[str, Any] = json.loads(capsys.readouterr().out)
    return value


def senior() -> LoadedPack:
    return find_pack(SENIOR, [shipped_packs()])


def play(folder: Path, loaded: LoadedPack, *rounds: tuple[str, str]) -> None:
    """One round each, as (candidate, purpose), rated at the second level of each dimension."""
    (folder / "settings.json").write_text(json.dumps({"schema_version": 1, "author": ME}))
    made = Rounds(folder / "w.sqlite", seed=loaded.digest[:6])
    ratings = {dimension.id: dimension.levels[1].value for dimension in loaded.pack.dimensions}
    for candidate, purpose in rounds:
        made.play(loaded, candidate, STEPS, purpose=purpose, ratings=ratings)  # type: ignore[arg-type]
    made.writer.close()


FIVE = [(f"Candidate {n}", "real") for n in range(5)]


def test_the_page_reads_in_a_hundred_columns_and_gives_counts_and_no_verdict(tmp_path: Path, capsys: Captured) -> None:
    play(tmp_path, senior(), *FIVE, ("A Colleague", "pilot"), ("Me", "practice"))
    assert call(tmp_path, "health", SENIOR) == 0
    page = capsys.readouterr().out
    assert max(map(len, page.splitlines())) <= 100
    assert "6 rounds are over, 1 of them a pilot; 6 cards submitted." in page
    assert "Met by 5 candidates. Trap public." in page
    first, second = (step.probe.title for step in senior().pack.script_for(45).steps[:2])
    counts = {line[:36].strip(): line[36:].split()[:6] for line in reversed(page.split("Minutes,")[0].splitlines())}
    assert counts[first] == ["6", "6", "0", "0", "0", "6"] and counts[second][:5] == ["6", "0", "0", "6", "0"]
    assert "  why skipped: no time 6" in page
    assert "The round" in page and "45:00" in page and "6:00" in page
    assert "1 mid  2 senior  3 staff" in page and "0 of 6" in page
    for verdict in ("good", "bad", "too ", "healthy", "poor", "should"):
        assert verdict not in page.lower()


def test_below_five_rounds_the_page_and_the_json_give_the_count_alone(tmp_path: Path, capsys: Captured) -> None:
    play(tmp_path, senior(), *FIVE[:2])
    assert call(tmp_path, "health", SENIOR) == 0
    page = capsys.readouterr().out
    assert "2 rounds are over. Numbers come with 3 more." in page and "Probe" not in page and "Minutes" not in page
    assert call(tmp_path, "health", SENIOR, "--json") == 0
    told = answer(capsys)
    assert (told["rounds"], told["pilots"], told["missing"], told["probes"], told["dimensions"]) == (2, 0, 3, [], [])
    assert (told["planned_s"], told["used_s"]) == (None, None)


def test_without_a_round_or_a_workspace_it_says_how_many_it_takes(tmp_path: Path, capsys: Captured) -> None:
    assert call(tmp_path, "health", SENIOR) == 0
    page = capsys.readouterr().out
    assert "0 rounds are over. Numbers come with the first 5." in page
    assert "No candidate has met it yet. Trap public." in page
    assert not (tmp_path / "w.sqlite").exists()


def test_the_json_says_whole_seconds_and_counts(tmp_path: Path, capsys: Captured) -> None:
    play(tmp_path, senior(), *FIVE)
    assert call(tmp_path, "health", SENIOR, "--json") == 0
    told = answer(capsys)
    assert told["planned_s"] == {"median": 2700, "least": 2700, "most": 2700, "rounds": 5}
    assert told["used_s"] == {"median": 360, "least": 360, "most": 360, "rounds": 5}
    assert told["candidates_met"] == {"version": 5, "pack": 5, "exercise": 5} and told["trap_public"] is True
    first, second = told["probes"][:2]
    assert (first["asked"], first["hints"][0], first["reasons"]) == (5, 5, {})
    assert (second["skipped"], second["reasons"], second["used_s"]) == (5, {"no-time": 5}, None)
    assert told["digests"] == [{"digest": senior().digest, "rounds": 5}] and told["other_versions"] == []
    levels = {level["value"]: level["uses"] for level in told["dimensions"][0]["levels"]}
    assert levels == {1: 0, 2: 5, 3: 0, 4: 0}

    def numbers(value: object) -> list[object]:
        if isinstance(value, dict):
            return [each for part in value.values() for each in numbers(part)]
        return [each for part in value for each in numbers(part)] if isinstance(value, list) else [value]

    assert not any(isinstance(each, float) for each in numbers(told))


def test_a_version_that_is_on_no_disk_any_more_has_its_health_still(tmp_path: Path, capsys: Captured) -> None:
    play(tmp_path, a_pack(), *FIVE)
    play(tmp_path, a_pack("1.10.0"), ("Somebody", "real"))
    assert call(tmp_path, "health", "small@1.0.0") == 0
    page = capsys.readouterr().out
    assert page.startswith("Small\nsmall@1.0.0\n") and "5 rounds are over" in page
    assert "Other versions: 1.10.0 (1 round)." in page
    assert call(tmp_path, "health", "small", "--json") == 0
    told = answer(capsys)
    assert (told["version"], told["rounds"], told["candidates_met"], told["trap_public"]) == ("1.10.0", 1, None, None)
    assert told["other_versions"] == [{"version": "1.0.0", "rounds": 5, "pilots": 0}]
    assert call(tmp_path, "health", "small@9.9.9") == 2
    assert "no such pack" in capsys.readouterr().err


def test_two_wordings_of_one_version_are_named_and_can_be_told_apart(tmp_path: Path, capsys: Captured) -> None:
    reworded = a_pack(title="Small, reworded")
    play(tmp_path, a_pack(), *FIVE)
    play(tmp_path, reworded, ("Somebody", "real"))
    assert call(tmp_path, "health", "small@1.0.0") == 0
    page = capsys.readouterr().out
    assert "Changed without a new version" in page
    assert f"{reworded.digest[:8]} 1" in page and f"{a_pack().digest[:8]} 5" in page
    assert call(tmp_path, "health", "small@1.0.0", "--digest", a_pack().digest[:10], "--json") == 0
    assert answer(capsys)["rounds"] == 5
    for prefix in ("123456789", a_pack().digest[:3]):
        assert call(tmp_path, "health", "small@1.0.0", "--digest", prefix) == 2
        assert "--digest" in capsys.readouterr().err


def test_the_list_and_the_pack_itself_say_who_has_met_it(tmp_path: Path, capsys: Captured) -> None:
    play(tmp_path, senior(), ("Ines Duarte", "real"), ("ines duarte", "real"), ("A Colleague", "pilot"))
    assert call(tmp_path, "list") == 0
    (line,) = [line for line in capsys.readouterr().out.splitlines() if line.startswith(SENIOR)]
    assert line.endswith("· met by 1  · trap public")
    assert call(tmp_path, "list", "--json") == 0
    (told,) = [pack for pack in answer(capsys)["packs"] if pack["id"] == SENIOR]
    assert told["candidates_met"] == {"version": 1, "pack": 1, "exercise": 1} and told["trap_public"] is True
    assert call(tmp_path, "show", SENIOR) == 0
    assert capsys.readouterr().out.endswith("\nMet by 1 candidate.\n")
    assert call(tmp_path, "show", SENIOR, "--json") == 0
    assert answer(capsys)["candidates_met"] == {"version": 1, "pack": 1, "exercise": 1}


def test_a_workspace_that_cannot_be_read_hides_no_pack(tmp_path: Path, capsys: Captured) -> None:
    (tmp_path / "w.sqlite").write_text("no workspace")
    assert call(tmp_path, "list", "--json") == 0
    said = capsys.readouterr()
    assert SENIOR in said.out and "is no workspace" in said.err and said.err.count("\n") == 1
    (told,) = [pack for pack in json.loads(said.out)["packs"] if pack["id"] == SENIOR]
    assert told["candidates_met"] is None
    assert call(tmp_path, "health", SENIOR) == 2


def test_hostile_names_stay_in_their_line(tmp_path: Path, capsys: Captured) -> None:
    tree = {"title": "\u202eevil\x1b[31m pack " + "x" * 300}
    play(tmp_path, a_pack(**tree), *FIVE)
    assert call(tmp_path, "health", "small@1.0.0") == 0
    page = capsys.readouterr().out
    assert "\x1b" not in page and "\u202e" not in page
