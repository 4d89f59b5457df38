"""`interviewer round plan FILE.ics`, as a person or a script calls it."""

from __future__ import annotations

import json
import re
import secrets
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from interviewer_app.cli.main import run
from interviewer_app.core.places import shipped_packs
from interviewer_app.core.rounds.clock import SystemClock
from interviewer_app.core.settings import read_settings
from interviewer_app.core.workspace.home_rows import read_round_rows
from interviewer_app.core.workspace.read import read_round
from interviewer_app.ui.workbench import Workbench
from tests.core.loops.test_loops import GOOD, a_loop

Captured = pytest.CaptureFixture[str]
PACK = "senior-backend-supervised-change"
AHEAD = datetime.now(UTC).replace(minute=0, second=0, microsecond=0) + timedelta(days=3)


def invite(folder: Path, *more: str, uid: str = "m1", heading: str = "Interview: Ines Duarte", hours: int = 0) -> Path:
    """An invitation three days from now, saved as a file."""
    start = AHEAD + timedelta(hours=hours)
    lines = ["BEGIN:VCALENDAR", "BEGIN:VEVENT", f"UID:{uid}", f"SUMMARY:{heading}"]
    lines += [f"DTSTART:{start:%Y%m%dT%H%M%SZ}", "DURATION:PT1H", *more, "END:VEVENT", "END:VCALENDAR", ""]
    file = folder / f"{uid}-{hours}.ics"
    file.write_bytes("\r\n".join(lines).encode())
    return file


def call(folder: Path, *arguments: object) -> int:
    workspace = folder / "workspace.sqlite"
    return run(["--workspace", str(workspace), "round", *map(str, arguments)], {"INTERVIEWER_HOME": str(folder)})


def plan(folder: Path, *arguments: object) -> int:
    """With the pack named, since several come with the app."""
    return call(folder, "plan", "--pack", PACK, *arguments)


def answer(capsys: Captured) -> dict[str, Any]:
    value: dict[str, Any] = json.loads(capsys.readouterr().out)
    return value


def test_an_invitation_becomes_a_planned_round_and_its_change_moves_it(tmp_path: Path, capsys: Captured) -> None:
    assert plan(tmp_path, invite(tmp_path), "--json") == 0
    first = answer(capsys)
    assert (first["done"], first["candidate"], first["minutes"], first["practice"]) == (
        "planned", "Ines Duarte", 60, False,
    )  # fmt: skip
    assert first["starts_us"] == int(AHEAD.timestamp()) * 1_000_000
    assert plan(tmp_path, invite(tmp_path), "--json") == 0
    assert answer(capsys)["done"] == "nothing"
    assert plan(tmp_path, invite(tmp_path, "SEQUENCE:1", hours=2)) == 0
    said = capsys.readouterr().out
    assert said.startswith(first["round"][:8]) and "moved" in said
    (row,) = read_round_rows(tmp_path / "workspace.sqlite")
    assert row.id == first["round"] and row.starts_us == first["starts_us"] + 2 * 3_600_000_000
    assert plan(tmp_path, invite(tmp_path, "SEQUENCE:2", "STATUS:CANCELLED", hours=2)) == 0
    assert "called off" in capsys.readouterr().out


def test_what_is_typed_wins_over_what_the_invitation_says(tmp_path: Path, capsys: Captured) -> None:
    assert plan(tmp_path, invite(tmp_path), "--candidate", "Inês Duarte", "--minutes", 45, "--practice") == 0
    (row,) = read_round_rows(tmp_path / "workspace.sqlite")
    assert (row.candidate, row.minutes, row.practice) == ("Inês Duarte", 45, True)
    capsys.readouterr()
    assert call(tmp_path, "list") == 0
    assert "practice" in capsys.readouterr().out


def test_of_several_packs_that_of_the_last_round_is_taken_and_without_one_they_are_named(
    tmp_path: Path, capsys: Captured
) -> None:
    assert call(tmp_path, "plan", invite(tmp_path)) == 2
    assert "--pack" in (said := capsys.readouterr().err) and PACK in said
    assert plan(tmp_path, invite(tmp_path)) == 0
    assert call(tmp_path, "plan", invite(tmp_path, uid="m2", hours=5)) == 0
    assert [row.pack_id for row in read_round_rows(tmp_path / "workspace.sqlite")] == [PACK, PACK]


def test_a_pilot_is_planned_listed_and_answered_as_one(tmp_path: Path, capsys: Captured) -> None:
    assert plan(tmp_path, invite(tmp_path), "--pilot", "--practice") == 2
    assert not (tmp_path / "workspace.sqlite").exists() and capsys.readouterr().err
    assert plan(tmp_path, invite(tmp_path), "--pilot", "--json") == 0
    planned = answer(capsys)
    assert (planned["pilot"], planned["practice"]) == (True, False)
    assert call(tmp_path, "list", "--json") == 0
    (row,) = answer(capsys)["rounds"]
    assert (row["pilot"], row["practice"]) == (True, False)
    assert call(tmp_path, "list") == 0
    assert "  pilot  Ines Duarte" in capsys.readouterr().out


def test_a_heading_that_names_nobody_asks_for_a_name(tmp_path: Path, capsys: Captured) -> None:
    assert plan(tmp_path, invite(tmp_path, heading="Technical interview")) == 2
    assert "--candidate" in capsys.readouterr().err
    assert not (tmp_path / "workspace.sqlite").exists()


def test_of_several_meetings_one_is_chosen(tmp_path: Path, capsys: Captured) -> None:
    both = tmp_path / "both.ics"
    one, two = invite(tmp_path).read_bytes(), invite(tmp_path, uid="m2", heading="Léa Fontaine", hours=5).read_bytes()
    both.write_bytes(one.replace(b"END:VCALENDAR\r\n", b"") + two.replace(b"BEGIN:VCALENDAR\r\n", b""))
    assert plan(tmp_path, both) == 2
    said = capsys.readouterr().err
    assert "--which" in said and "Ines Duarte" in said and "Léa Fontaine" in said and said.count("\n") == 1
    assert plan(tmp_path, both, "--which", 3) == 2
    assert plan(tmp_path, both, "--which", 2) == 0
    assert [row.candidate for row in read_round_rows(tmp_path / "workspace.sqlite")] == ["Léa Fontaine"]


def test_what_cannot_be_planned_is_exit_1_with_one_sentence(tmp_path: Path, capsys: Captured) -> None:
    assert plan(tmp_path, invite(tmp_path, "STATUS:CANCELLED")) == 1
    assert "called off" in capsys.readouterr().err
    garbage = tmp_path / "x.ics"
    garbage.write_bytes(b"\x00\xff" * 400)
    assert plan(tmp_path, garbage, "--json") == 2
    assert "is no calendar invitation" in answer(capsys)["error"]
    assert plan(tmp_path, tmp_path / "none.ics") == 2


def test_a_pack_that_has_aged_is_told_and_planned_on_all_the_same(tmp_path: Path, capsys: Captured) -> None:
    shipped = Path(__file__).parents[2] / "rubrics" / PACK / "pack.yaml"
    text = shipped.read_text(encoding="utf-8")
    folder = tmp_path / "packs" / "newer"
    folder.mkdir(parents=True)
    (folder / "pack.yaml").write_text(re.sub(r'(?m)^version: "[\d.]+"', 'version: "99.0.0"', text), encoding="utf-8")
    old = f"{PACK}@" + re.findall(r'(?m)^version: "([\d.]+)"', text)[0]
    assert call(tmp_path, "plan", "--pack", old, invite(tmp_path), "--json") == 0
    assert answer(capsys)["stale"][0] == "A newer version is there: 99.0.0."
    assert call(tmp_path, "plan", "--pack", old, invite(tmp_path, uid="m2")) == 0
    assert "\nThe pack: A newer version is there: 99.0.0." in capsys.readouterr().out
    assert call(tmp_path, "plan", "--pack", f"{PACK}@99.0.0", invite(tmp_path, uid="m3"), "--json") == 0
    assert not any("newer version" in sentence for sentence in answer(capsys)["stale"])
    assert len(read_round_rows(tmp_path / "workspace.sqlite")) == 3


def test_a_round_of_a_loop_takes_its_pack_and_minutes_and_says_what_it_owes(tmp_path: Path, capsys: Captured) -> None:
    (tmp_path / "loops").mkdir()
    file = tmp_path / "loops" / "staff.yaml"
    file.write_bytes(a_loop(*GOOD))
    named = ("--loop", "staff-loop", "--loop-round", "r2")
    assert call(tmp_path, "plan", invite(tmp_path), *named) == 0
    (row,) = read_round_rows(tmp_path / "workspace.sqlite")
    assert (row.pack_id, row.minutes, row.loop, row.loop_round) == (PACK, 45, "staff-loop", "r2")
    facts = read_round(tmp_path / "workspace.sqlite", row.id).facts
    assert facts is not None and facts.loop is not None and facts.loop.evidence == GOOD[1]["evidence"]
    other = invite(tmp_path, uid="m2", hours=3)
    assert call(tmp_path, "plan", other, "--loop", file, "--loop-round", "r1", "--minutes", 60) == 0
    assert read_round_rows(tmp_path / "workspace.sqlite")[0].minutes == 60
    capsys.readouterr()
    third = invite(tmp_path, uid="m3", hours=5)
    for wrong, said in (
        (("--loop", "staff-loop"), "say which round, r1, r2"),
        (("--loop", "staff-loop", "--loop-round", "r9"), "has no round r9; name one of r1, r2"),
        (("--loop-round", "r1"), "says nothing without --loop"),
        ((*named, "--pack", "cache-review"), f"round r2 is held on {PACK}, not on cache-review"),
    ):
        assert call(tmp_path, "plan", third, *wrong) == 2
        assert said in capsys.readouterr().err


def test_a_round_states_its_assistant_and_whether_the_two_have_met(tmp_path: Path) -> None:
    (tmp_path / "settings.json").write_text('{"schema_version": 1, "assistant": " Assistant  A 2.4 "}')
    file = tmp_path / "workspace.sqlite"
    assert plan(tmp_path, invite(tmp_path)) == 0
    assert plan(tmp_path, invite(tmp_path, uid="m2", hours=2), "--assistant", "Assistant B 1") == 0
    rows = sorted(read_round_rows(file), key=lambda row: row.starts_us or 0)
    stated = [facts for row in rows if (facts := read_round(file, row.id).facts) is not None]
    assert [(each.assistant, each.met) for each in stated] == [("Assistant A 2.4", False), ("Assistant B 1", False)]
    settings = read_settings(tmp_path / "settings.json")[0]
    bench = Workbench(file, tmp_path / "backups", settings, SystemClock(), lambda: secrets.token_hex(16))
    held = bench.begin("Ines  DUARTE", PACK, 45, [shipped_packs()])
    bench.live(held, lambda *_: None, lambda *_: None, SystemClock()).start(SystemClock().now())
    bench.writer.drain()
    again = [bench.begin("ines duarte", PACK, 45, [shipped_packs()])]
    again.append(bench.begin("Ines Duarte", PACK, 45, [shipped_packs()], "practice"))
    again.append(bench.begin("Noor Halvorsen", PACK, 45, [shipped_packs()]))
    bench.close()
    told = [facts for each in again if (facts := read_round(file, each).facts) is not None]
    assert [each.met for each in told] == [True, False, False]
    assert told[0].assistant == "Assistant A 2.4"
