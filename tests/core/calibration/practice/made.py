"""A practice workspace with rounds that somebody rated, made of real parts."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from interviewer_app.core.calibration.practice.attempt import Rater, begin_practice
from interviewer_app.core.calibration.practice.load import LoadedGold, list_gold, load_gold
from interviewer_app.core.exchange.practising import Given, rate_practice
from interviewer_app.core.places import resource, shipped_packs
from interviewer_app.core.rounds.clock import Instant
from interviewer_app.core.rubrics.find import find_pack
from interviewer_app.core.rubrics.load import LoadedPack
from interviewer_app.core.workspace.writer import Writer

DAY_US = 86_400_000_000
START_US = 1_795_000_000_000_000
INES = Rater("a1" * 16, "Ines Farrow")


class SetClock:
    """A clock that stands still."""

    boot_id, zone = "", "UTC"

    def __init__(self, wall_us: int) -> None:
        self.wall_us = wall_us

    def now(self) -> Instant:
        return Instant(0, self.wall_us)

    def offset_min(self, _wall_us: int) -> int:
        return 0


@cache
def _all() -> tuple[LoadedGold, ...]:
    found = list_gold([resource("gold")])
    assert all(isinstance(each, LoadedGold) for each in found)
    return tuple(each for each in found if isinstance(each, LoadedGold))


@cache
def _pack(pack_id: str) -> LoadedPack:
    return find_pack(str(shipped_packs() / pack_id), [])


def shipped(pack_id: str = "") -> list[LoadedGold]:
    return [each for each in _all() if pack_id in ("", each.gold.pack_id)]


def gold_called(name: str) -> LoadedGold:
    return next(each for each in shipped() if each.gold.id == name)


def pack_of(gold: LoadedGold) -> LoadedPack:
    return _pack(gold.gold.pack_id)


def as_gold(gold: LoadedGold, **other: Given) -> dict[str, Given]:
    """The ratings of gold itself, but for some dimensions (with _ for -)."""
    same = {
        name: Given(rating.level, rating.no_evidence or "", rating.cites) for name, rating in gold.gold.gold.items()
    }
    return same | {name.replace("_", "-"): given for name, given in other.items()}


def practise(
    file: Path, gold: LoadedGold, given: Mapping[str, Given] | None, day: int = 0, rater: Rater = INES,
    pack: LoadedPack | None = None,
) -> str:  # fmt: skip
    """Begin `gold` in the practice workspace `file` on a day and submit it; None leaves it open. Returns the round."""
    with Writer(file, author=rater.id, device="d0" * 16, new_id=_Ids(day, rater), new_salt=lambda: "5a" * 16) as writer:
        ids = _Ids(day, rater, "r")
        clock = SetClock(START_US + day * DAY_US)
        round_id = begin_practice(writer, gold, pack or pack_of(gold), rater, wall_us=clock.wall_us, new_id=ids)
        if given is not None:
            rate_practice(writer, round_id, given, clock, ids)
    return round_id


class _Ids:
    """Ids that differ between days, raters and uses."""

    def __init__(self, day: int, rater: Rater, use: str = "s") -> None:
        self._head, self._next = f"{day:04d}{rater.id[:6]}{use}", 0

    def __call__(self) -> str:
        self._next += 1
        return f"{self._head}{self._next:010d}"


def written(folder: Path, text: str, name: str = "own.yaml") -> LoadedGold:
    file = folder / name
    file.write_text(text, encoding="utf-8")
    return load_gold(file)
