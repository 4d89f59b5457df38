"""Thirty different keys a second for ten seconds, on the wall's clock, into the real window and onto a real disk."""

from __future__ import annotations

import random
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from pytestqt.qtbot import QtBot

from interviewer_app.core.canonical import strict_json
from interviewer_app.core.rounds.clock import SystemClock
from interviewer_app.core.rounds.entries import Entry
from interviewer_app.core.rounds.keys import Command, KeyMap
from interviewer_app.core.rubrics.models import Pack
from interviewer_app.core.workspace.check import check_workspace
from interviewer_app.core.workspace.read import read_entries
from interviewer_app.ui.demo.hands import press
from tests.journeys.windows import app_window, begin_round, keyboard

KEYS_A_SECOND, SECONDS, MINUTES = 30, 10, 45
MOMENT = ("kind", "something")
REFINING = ("dimension", "direction", "prompted", "mode", "earlier")
SCRIPT = ("next", "back", "phase", "follow-up", "adapted")
WRITTEN = {"moment-logged", "moment-amended", "probe-visited", "phase-changed", "follow-up-asked", "probe-marked"}


def thirty_keys(pack: Pack) -> list[tuple[str, Command]]:
    """Stroke and command of thirty keys that each do something else, in a seeded order."""
    rows = [row for row in KeyMap(pack).rows if row.command.do in (*MOMENT, *REFINING, *SCRIPT) and row.strokes]
    keys = [(row.strokes[0], row.command) for row in rows]
    assert len({stroke for stroke, _command in keys}) == len(keys) >= KEYS_A_SECOND
    random.Random(30).shuffle(keys)
    return keys[:KEYS_A_SECOND]


class Ledger:
    """Walks through what was pressed and what was written side by side: every key that changes something has its entry,
    in the order of pressing, and nothing else is there."""

    def __init__(self, pack: Pack, entries: Sequence[Entry]) -> None:
        self._written = [entry for entry in entries if entry.kind in WRITTEN]
        self._steps = pack.script_for(MINUTES).steps
        self._moment: dict[str, Any] | None = None
        self._at, self._asked = -1, {step.probe.id: 0 for step in self._steps}
        self.used = 0

    @property
    def left(self) -> int:
        return len(self._written) - self.used

    def take(self, number: int, command: Command) -> None:
        """The key pressed as number `number`; AssertionError where what is written is not what it means."""
        if not self._changes(command):
            return
        assert self.left, f"key {number} ({command}) has left no entry"
        entry = self._written[self.used]
        self.used += 1
        body = strict_json((entry.body or "").encode("utf-8"), "an entry")
        where = f"key {number} ({command}) against {entry.kind} {body}"
        if command.do in MOMENT:
            assert entry.kind == "moment-logged" and body.get("moment_kind", "") == command.arg, where
            self._moment = dict(body)
        elif command.do in REFINING:
            assert entry.kind == "moment-amended" and self._moment is not None, where
            assert body["moment"] == self._moment["moment"] and _says(body, self._moment, command), where
            self._moment |= body
        else:
            self._take_script(command, entry.kind, body, where)

    def _changes(self, command: Command) -> bool:
        moment, do = self._moment, command.do
        if do in REFINING and moment is None:
            return False
        match do:
            case "dimension" | "direction":
                return moment is not None and moment.get(do) != command.arg
            case "earlier":
                return moment is not None and moment["at_ms"] > 0
            case "next":
                return self._at + 1 < len(self._steps)
            case "back":
                return self._at > 0
            case "follow-up":
                return self._at >= 0 and self._asked[self._probe.id] < len(self._probe.follow_ups)
            case "adapted":
                return self._at >= 0
        return True

    @property
    def _probe(self) -> Any:
        return self._steps[self._at].probe

    def _take_script(self, command: Command, kind: str, body: dict[str, Any], where: str) -> None:
        match command.do:
            case "next" | "back":
                self._at += 1 if command.do == "next" else -1
                assert kind == "probe-visited" and body["probe"] == self._probe.id, where
            case "follow-up":
                asked = self._probe.follow_ups[self._asked[self._probe.id]]
                self._asked[self._probe.id] += 1
                assert kind == "follow-up-asked" and body["follow_up"] == asked.id, where
            case "phase":
                assert kind == "phase-changed", where
            case _:
                assert kind == "probe-marked" and body["probe"] == self._probe.id, where


def _says(body: dict[str, Any], moment: dict[str, Any], command: Command) -> bool:
    """Whether an amendment is what the key means."""
    match command.do:
        case "dimension" | "direction":
            return bool(body.get(command.do) == command.arg)
        case "earlier":
            return bool(body["at_ms"] < moment["at_ms"])
    return body[command.do] != moment[command.do]


def test_thirty_different_keys_a_second_for_ten_seconds_are_all_there_and_in_order(
    qtbot: QtBot, tmp_path: Path
) -> None:
    with app_window(tmp_path, SystemClock()) as app:
        window = keyboard(app, qtbot)
        live = begin_round(app, MINUTES)
        keys = thirty_keys(live.pack) * SECONDS
        begun = time.monotonic()
        for number, (stroke, _command) in enumerate(keys):
            qtbot.waitUntil(lambda n=number: time.monotonic() >= begun + n / KEYS_A_SECOND, timeout=60_000)  # type: ignore[misc]
            press(window, stroke)
        qtbot.waitUntil(lambda: not live.not_on_disk, timeout=60_000)
        assert live.fold.facts is not None
        entries = read_entries(app.workspace, live.fold.facts.round)
    ledger = Ledger(live.pack, entries)
    for number, (_stroke, command) in enumerate(keys, start=1):
        ledger.take(number, command)
    assert ledger.left == 0 and ledger.used > 0.85 * len(keys)
    times = [entry.wall_us for entry in entries if entry.kind in WRITTEN]
    assert times == sorted(times)
    assert check_workspace(app.workspace) == []


def test_a_key_that_comes_with_the_page_is_not_lost(qtbot: QtBot, tmp_path: Path) -> None:
    with app_window(tmp_path, SystemClock()) as app:
        window = keyboard(app, qtbot)
        live = begin_round(app, MINUTES)
        press(window, "t")  # nothing has been drawn yet
        assert [moment.at_ms for moment in live.fold.counted] == [0]
