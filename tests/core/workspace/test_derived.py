"""The derived tables are what the journal makes of them, however the entries came in."""

from __future__ import annotations

import random
import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from interviewer_app.core.rounds import bodies as b
from interviewer_app.core.rounds.entries import Draft
from interviewer_app.core.rounds.fold import RoundFold, fold
from interviewer_app.core.rounds.live import LiveRound
from interviewer_app.core.workspace.check import check_workspace
from interviewer_app.core.workspace.connect import open_reader
from interviewer_app.core.workspace.read import read_entries, read_round
from interviewer_app.core.workspace.rebuild import rebuild
from interviewer_app.core.workspace.schema import DERIVED
from interviewer_app.core.workspace.writer import RoundJournal, Writer
from tests.core.workspace.parts import PACK, ROUND, Answers, ToldClock, counted, open_workspace, plan

ACTIONS = (
    "log", "log", "log", "log-here", "undo", "undo", "redo", "note", "design", "against", "prompted", "mode", "earlier",
    "next", "previous", "skip", "why-skipped", "follow-up", "adapted", "hint", "answer", "phase", "pause", "end",
    "rate", "no-evidence", "retract",
    "seal", "reopen", "clock-back",
)  # fmt: skip
MOVES = ("began-earlier", "began-earlier", "undo", "redo")  # these touch every line of the moments and the visits


class Player:
    """Plays actions by name on a live round over a real workspace."""

    def __init__(self, file: Path) -> None:
        self._file, self._clock, self._new_id = file, ToldClock(), counted("e")
        self._opened = 0
        self.writer = self._open()
        self.writer.append_now("round", ROUND, plan())
        self._sit_down()

    def _open(self) -> Writer:
        self._opened += 1
        return open_workspace(self._file, device=f"d{9 - self._opened % 9}{self._opened}")

    def _sit_down(self) -> None:
        self.journal: RoundJournal = Answers().journal(self.writer)
        self.live = LiveRound(read_round(self._file, ROUND), PACK, self.journal, self._clock, self._new_id)

    def play(self, action: str) -> None:
        live, at = self.live, self._clock.pass_ms(700)
        last = live.last
        match action:
            case "log":
                live.log(PACK.kinds[self._opened % len(PACK.kinds)], at)
            case "log-here":
                live.log(None, at)
            case "note" if last:
                live.note(last.id, f"note at {at.wall_us} ž 訊", at)
            case "design":
                live.set_dimension("design", at)
            case "against":
                live.set_direction("against", at)
            case "skip":
                live.skip_probe(at)
            case "pause":
                live.pause_or_resume(at)
            case "rate":
                self._append(b.Rated(dimension="testing", level=2, cites=tuple(live.fold.moments)[:2], rationale="so"))
            case "no-evidence":
                self._append(b.Rated(dimension="design", no_evidence="not reached"))
            case "retract" if last:
                self._append(b.MomentRetracted(retraction=self._new_id(), moment=last.id))
            case "seal":
                self._append(b.Sealed(heads=(), pack_digest="0" * 64, card_digest="1" * 64, signed=False))
            case "reopen":
                self.writer.close()
                self.writer = self._open()
                self._sit_down()
            case "clock-back":
                self._clock.pass_ms(10, wall_jump_us=-3_600_000_000)
            case _:
                self._plain(action)

    def _plain(self, action: str) -> None:
        live, at = self.live, self._clock.now()
        {
            "undo": live.undo, "redo": live.redo, "prompted": live.flip_prompted, "mode": live.flip_mode,
            "earlier": live.earlier, "next": live.next_probe, "previous": live.previous_probe,
            "follow-up": live.ask_follow_up, "adapted": live.mark_adapted, "phase": live.change_phase, "end": live.end,
            "why-skipped": live.change_skip_reason, "hint": live.give_hint, "began-earlier": live.began_earlier,
            "answer": lambda at: live.give_answer(0, at),
        }.get(action, lambda _at: None)(at)  # fmt: skip

    def _append(self, body: b.Body) -> None:
        kind: str = body.kind  # type: ignore[attr-defined]
        at = self._clock.now()
        self.journal.append(Draft(kind, b.plain(body), at.wall_us, self.live.now_ms(at)))


def state_of(round_: RoundFold) -> tuple[object, ...]:
    return (
        round_.facts, round_.state, round_.moments, round_.acts.changes, round_.acts.to_undo, round_.visits,
        round_.follow_ups, round_.outcomes, round_.phases, round_.breaks, round_.gaps, round_.ratings, round_.seals,
        round_.heads, round_.last_ms, round_.stopped_ms,
        round_.reasons, round_.hints, round_.answers, round_.started_us,
    )  # fmt: skip


def tables(file: Path) -> dict[str, list[tuple[object, ...]]]:
    with closing(open_reader(file)) as connection:
        return {name: sorted(connection.execute(f"SELECT * FROM {name}"), key=repr) for name in DERIVED}


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
@given(st.lists(st.sampled_from((*ACTIONS, *MOVES)), max_size=40), st.randoms(use_true_random=False))
def test_rows_written_one_by_one_are_the_rows_a_rebuild_makes(actions: list[str], chance: random.Random) -> None:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "w.sqlite"
        player = Player(file)
        for action in actions:
            player.play(action)
        player.writer.close()
        written = tables(file)
        assert check_workspace(file) == []
        rebuild(file)
        assert tables(file) == written
        entries = read_entries(file, ROUND)
        expected = state_of(fold(entries))
        chance.shuffle(entries)
        assert state_of(fold(entries)) == expected
        assert len(written["moments"]) == len(player.live.fold.moments)


def test_one_append_touches_at_most_three_lines_of_derived_tables(tmp_path: Path) -> None:
    player = Player(tmp_path / "w.sqlite")
    player.writer.drain()
    seen: list[str] = []
    # On the writer's own thread: SQLite traces under a lock that a second thread would wait for, holding Python's.
    player.writer._call(lambda: player.writer._open.connection.set_trace_callback(seen.append))
    for action in (*ACTIONS[:-3], *ACTIONS):
        if action != "reopen":
            player.play(action)
    player.writer.drain()
    player.writer._call(lambda: player.writer._open.connection.set_trace_callback(None))
    player.writer.close()
    appends = "\n".join(line for line in seen if not line.startswith("--")).split("BEGIN IMMEDIATE")[1:]
    assert len(appends) > 20
    assert max(append.count("INSERT OR REPLACE INTO") for append in appends) <= 3
    assert all(append.count("INSERT INTO entries") in (1, 2) for append in appends)


def test_a_hint_that_is_taken_back_leaves_its_table_and_comes_back_with_redo(tmp_path: Path) -> None:
    file = tmp_path / "w.sqlite"
    player = Player(file)
    for action in ("next", "hint", "hint", "undo"):
        player.play(action)
    player.writer.drain()
    assert [line[2:4] for line in tables(file)["hints"]] == [("probe-1", 0)]
    player.play("redo")
    player.writer.close()
    assert sorted(line[2:4] for line in tables(file)["hints"]) == [("probe-1", 0), ("probe-1", 1)]
    assert check_workspace(file) == []


def test_a_derived_line_that_was_changed_is_named_and_made_anew(tmp_path: Path) -> None:
    file = tmp_path / "w.sqlite"
    player = Player(file)
    for action in ACTIONS[:12]:
        player.play(action)
    player.writer.close()
    before = tables(file)
    with closing(sqlite3.connect(file, isolation_level=None)) as tool:
        tool.execute("UPDATE moments SET dimension = 'design'")
        tool.execute("DROP TABLE probe_visits")
        tool.execute("CREATE TABLE probe_visits(round, number, probe, from_ms, to_ms)")
        tool.execute("INSERT INTO probe_visits VALUES ('r', 1, 'p', 0, 0)")
    assert {problem.where for problem in check_workspace(file)} == {"table moments", "table probe_visits"}
    rebuild(file)
    assert tables(file) == before
    assert check_workspace(file) == []


def test_a_rebuild_through_an_open_writer_changes_nothing_that_is_right(tmp_path: Path) -> None:
    file = tmp_path / "w.sqlite"
    player = Player(file)
    for action in ACTIONS[:12]:
        player.play(action)
    player.writer.drain()
    before = tables(file)
    player.writer.rebuild()
    assert tables(file) == before
    player.play("log")
    player.writer.close()
    assert check_workspace(file) == []
