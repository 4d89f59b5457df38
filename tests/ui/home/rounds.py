"""Rounds for the tests of Home: rows as the workspace would give them, and actions that remember what was asked."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from interviewer_app.core.errors import InterviewerError
from interviewer_app.core.rounds.purpose import Purpose
from interviewer_app.core.workspace.home_rows import RoundRow
from interviewer_app.ui.home.rows import LoopPick, PackLine

NOW = int(datetime(2025, 11, 21, 9, 45, tzinfo=UTC).timestamp()) * 1_000_000  # a Friday
HOUR, DAY = 3_600_000_000, 86_400_000_000
LONG = "Maximiliane Alexandra von und zu Hohenlohe-Waldenburg-Schillingsfürst, geb. Gräfin Czernin von und zu Chudenitz"
HOSTILE = '<img src="/etc/hostname"/>'
NAMES = (
    "Wanjiru Kamau", "Theo Marchetti", "Elif Arslan", "Priya Raman", "Bea Lindgren", "Arun Petit",
    "Jonas Feld", "Mateo Salas", "Nils Oyelaran", "王小明", "محمد عبد الله", "김민준",
)  # fmt: skip
PACKS = (
    PackLine(
        "senior-backend@1.0.0", "Senior backend, supervised change 1.0.0", (45, 60),
        detail="AI allowed · met by 12 · trap public",
    ),
    PackLine("staff-backend@2.0.0", "Staff backend 2.0.0", (60,), detail="AI in part"),
    PackLine("/packs/broken", "broken", problem="pack.yaml:12: field 'scale' is missing. Add it."),
)  # fmt: skip


def row(number: int, state: str, ago_us: int, candidate: str = "", **fields: Any) -> RoundRow:
    """A round `ago_us` before NOW in the state given; further fields as they are."""
    began = NOW - ago_us
    over = state in ("ended", "sealed")
    plain: dict[str, Any] = {
        "id": f"r{number}",
        "candidate": candidate or NAMES[number % len(NAMES)],
        "candidate_id": f"c{number}",
        "role": ("Staff Backend Engineer", "Senior Backend Engineer", "Data Engineer")[number % 3],
        "level": "senior",
        "pack_id": ("senior-backend", "staff-backend")[number % 2],
        "pack_version": "1.0.0",
        "pack_title": ("Senior backend, supervised change", "Staff backend")[number % 2],
        "pack_digest": "0" * 64,
        "minutes": 60,
        "interviewer": "",
        "practice": False,
        "state": state,
        "planned_us": began,
        "started_us": None if state == "planned" else began,
        "ended_us": began + HOUR if over else None,
        "sealed_us": began + 3 * HOUR if state == "sealed" else None,
        "offset_min": 0,
        "used_ms": 3_000_000 if over else 0,
        "moments": 17,
        "rated": {"ended": number % 3 * 2, "sealed": 6}.get(state, 0),
        "to_rate": 6,
    }
    return RoundRow(**(plain | fields))


def twelve() -> list[RoundRow]:
    """A week like any other."""
    return [
        row(0, "paused", 15 * 60_000_000),
        row(1, "planned", -5 * HOUR),
        row(2, "ended", 18 * HOUR),
        row(3, "sealed", 2 * DAY),
        row(4, "sealed", 3 * DAY - 4 * HOUR),
        row(5, "ended", 4 * DAY + HOUR, rated=0),
        row(6, "sealed", 7 * DAY),
        row(7, "sealed", 9 * DAY),
        row(8, "sealed", 14 * DAY, practice=True),
        row(9, "sealed", 15 * DAY),
        row(10, "sealed", 16 * DAY),
        row(11, "sealed", 17 * DAY),
    ]


def many(count: int) -> list[RoundRow]:
    """A long history: one round every third day."""
    return twelve() + [row(number, "sealed", (number - 4) * 3 * DAY) for number in range(12, count)]


@dataclass
class Asked:
    """Actions of Home that only remember; `trouble` makes every one of them fail with these words."""

    rounds: Sequence[RoundRow] = ()
    packs: Sequence[PackLine] = PACKS
    trouble: str = ""
    calls: list[tuple[Any, ...]] = field(default_factory=list)

    def list_rounds(self) -> Sequence[RoundRow]:
        self._say()
        return self.rounds

    def list_packs(self) -> Sequence[PackLine]:
        return self.packs

    def start_round(
        self, candidate: str, pack_ref: str, minutes: int, purpose: Purpose, extra_percent: int = 0,
        loop: LoopPick | None = None,
    ) -> None:  # fmt: skip
        more: list[object] = ([purpose] if purpose != "real" else []) + ([extra_percent] if extra_percent else [])
        more += [loop] if loop is not None else []
        self._say("start", candidate, pack_ref, minutes, *more)

    def open_round(self, round_id: str, state: str) -> None:
        self._say("open", round_id, state)

    def open_integrity(self, round_id: str) -> None:
        self._say("integrity", round_id)

    def replay_round(self, round_id: str) -> None:
        self._say("replay", round_id)

    def open_board(self, round_id: str) -> None:
        self._say("board", round_id)

    def replay_demo(self) -> None:
        self._say("demo")

    def rehearse(self) -> None:
        self._say("rehearse")

    def keep_name(self, name: str) -> None:
        self._say("name", name)

    def export_card(self, round_id: str, path: str) -> None:
        self._say("card", round_id, path)

    def export_bundle(self, round_id: str, path: str) -> None:
        self._say("bundle", round_id, path)

    def _say(self, *call: Any) -> None:
        if self.trouble:
            raise InterviewerError(self.trouble)
        if call:
            self.calls.append(call)


def at_once(
    work: Callable[[], Any], then: Callable[[Any], None], failed: Callable[[str], None] | None = None
) -> None:
    """A run that does not wait: the outcome, or the words of the failure, at once."""
    try:
        outcome = work()
    except InterviewerError as error:
        assert failed is not None
        failed(str(error))
    else:
        then(outcome)
