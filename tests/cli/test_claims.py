"""`interviewer round claims` and its import: two people, two homes, and a card that is still open."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from interviewer_app.cli.main import run
from interviewer_app.core.places import shipped_packs
from interviewer_app.core.rounds.clock import SystemClock
from interviewer_app.core.settings import Settings
from interviewer_app.ui.workbench import Workbench
from tests.fakes import Numbered

Captured = pytest.CaptureFixture[str]


def bench_of(home: Path, name: str) -> Workbench:
    home.mkdir(exist_ok=True)
    who = Settings()._replace(author=name * 32, device=name * 32, interviewer=name)
    return Workbench(home / "workspace.sqlite", home / "backups", who, SystemClock(), Numbered(name * 6))


def call(home: Path, *arguments: object) -> int:
    return run(["round", *map(str, arguments)], {"INTERVIEWER_HOME": str(home)})


def answer(home: Path, capsys: Captured, *arguments: object) -> dict[str, Any]:
    assert call(home, *arguments, "--json") == 0
    value: dict[str, Any] = json.loads(capsys.readouterr().out)
    return value


def test_a_claim_goes_to_the_next_interviewer_while_their_card_is_open(tmp_path: Path, capsys: Captured) -> None:
    first, second = tmp_path / "a", tmp_path / "b"
    bench = bench_of(first, "a")
    round_id = bench.begin("Noor Halvorsen", "cache-review", 45, [shipped_packs()])
    quiet = bench.begin("Noor Halvorsen", "cache-review", 45, [shipped_packs()])
    live = bench.live(round_id, lambda *_: None, lambda *_: None, SystemClock())
    now = SystemClock().now()
    live.start(now)
    moment = live.log(live.pack.kind("trusted-output"), now)
    live.note(moment.id, "“It never goes stale.” Did not check.", now)
    live.hand_on(moment.id, now)
    bench.close()
    file = tmp_path / "claims.json"
    assert call(first, "claims", quiet, "-o", file) == 1 and not file.exists()
    assert "No claim of this round is handed on" in capsys.readouterr().err
    told = answer(first, capsys, "claims", round_id, "-o", file)
    assert [each["text"] for each in told["claims"]] == ["It never goes stale."]
    assert "check" not in file.read_text() and "neutral" not in file.read_text()

    other = bench_of(second, "b")
    open_card = other.begin("noor halvorsen", "no-assistant", 45, [shipped_packs()])
    other.close()
    assert answer(second, capsys, "import", file) == {"round": round_id, "claims": 1}
    assert answer(second, capsys, "import", file)["claims"] == 1
    got = answer(second, capsys, "claims", open_card)
    assert got["claims"] == [] and [each["text"] for each in got["received"][0]["claims"]] == ["It never goes stale."]
    assert call(second, "claims", open_card) == 0
    assert "from a" in capsys.readouterr().out
    assert not (second / "inbox").exists()


def test_a_claims_file_with_a_rating_in_it_is_refused_whole(tmp_path: Path, capsys: Captured) -> None:
    file = tmp_path / "claims.json"
    file.write_text('{"candidate":"N","claims":[],"format":"interviewer-claims/1","ratings":[1],"round":"r1"}')
    assert call(tmp_path, "import", file) == 2
    assert not (tmp_path / "claims").exists()
    assert "holds no claims alone" in capsys.readouterr().err
