"""Kills a round in the middle of it, again and again, and looks at what is left: `python -m benchmarks.killing FOLDER`.

Children are forked from a process that has imported everything and has neither a thread nor a window, so that a start
costs a fraction of a second. A kill is aimed at a seeded random instant of a start or of the round, or right behind a
commit that the window has not drawn yet; where it has hit is said by the pipe, which outlives the child. After each
kill the file is read by us, and the next child goes on with the same round.
"""

from __future__ import annotations

import argparse
import gc
import json
import os
import random
import select
import signal
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, Literal

import interviewer_app.core.scorecards.sheet  # noqa: F401  # imported here, not in every child anew
import interviewer_app.ui.home.inviting
import interviewer_app.ui.home.page
import interviewer_app.ui.live.host
import interviewer_app.ui.workbench  # noqa: F401
from benchmarks.victim import live_until_killed
from interviewer_app.core.errors import InterviewerError
from interviewer_app.core.rounds.clock import SystemClock
from interviewer_app.core.rounds.fold import RoundFold
from interviewer_app.core.workspace.check import check_workspace
from interviewer_app.core.workspace.home_rows import read_round_rows
from interviewer_app.core.workspace.read import read_round

Aim = Literal["start", "round", "commit"]
# Where ten kills in a row are aimed.
AIMS: tuple[Aim, ...] = ("round", "commit", "round", "commit", "start", "round", "commit", "round", "commit", "round")
START_S, ROUND_S = 0.35, 0.4  # within which a random instant of a start, of a round, is chosen
LAP = 20  # kills of one round, which the next ones begin anew
PATIENCE_S = 30.0
FURTHER = 4  # times as many kills as still have to hit between commit and paint, at most


@dataclass
class Counts:
    """What came of so many kills. `wrong` is empty if all held; each line says in which kill what did not.

    between: kills with a moment whose commit had returned and which was not painted solid
    starting, planned: kills before the round was open, and before its first key
    painted: moments painted solid.  more: moments on disk that were not painted, at most one for each kill
    resumed: starts that went on with a running round
    """

    kills: int = 0
    between: int = 0
    starting: int = 0
    planned: int = 0
    painted: int = 0
    more: int = 0
    resumed: int = 0
    wrong: list[str] = field(default_factory=list)

    def add(self, other: Counts) -> None:
        for name, value in asdict(other).items():
            setattr(self, name, getattr(self, name) + value)


@dataclass
class Told:
    """What one child said before its end."""

    ready: dict[str, Any] | None = None
    lines: list[tuple[str, str]] = field(default_factory=list)

    def take(self, line: str) -> None:
        word, _space, rest = line.partition(" ")
        if word == "ready":
            self.ready = json.loads(rest)
        self.lines.append((word, rest))

    def all(self, word: str) -> list[str]:
        """What was said with `word`, each thing once, in the order it was said first."""
        return list(dict.fromkeys(rest for said, rest in self.lines if said == word))

    @property
    def between(self) -> bool:
        """Whether a commit had returned whose moment was not painted solid."""
        return bool(set(self.all("written")) - set(self.all("painted")))


class Child:
    """One run of the app on `home`, in a process of its own."""

    def __init__(self, home: Path, seed: int, goes_on: bool) -> None:
        reader, pipe = os.pipe()
        self._pid = os.fork()
        if self._pid == 0:
            os.close(reader)
            try:
                live_until_killed(home, seed, pipe, goes_on)
            finally:
                os._exit(1)
        os.close(pipe)
        self._reader, self._rest = reader, b""
        self.told = Told()

    def listen(self, seconds: float) -> bool:
        """Take what is said within `seconds`, at most one piece of it; False once it says nothing any more."""
        if not select.select([self._reader], [], [], seconds)[0]:
            return True
        heard = os.read(self._reader, 1 << 16)
        *lines, self._rest = (self._rest + heard).split(b"\n")
        for line in lines:
            self.told.take(line.decode("utf-8"))
        return bool(heard)

    def kill(self) -> Told:
        os.kill(self._pid, signal.SIGKILL)
        os.waitpid(self._pid, 0)
        while self.listen(PATIENCE_S):
            pass
        os.close(self._reader)
        return self.told


class Lap:
    """One round in a workspace of its own, killed and gone on with."""

    def __init__(self, home: Path, dice: random.Random) -> None:
        self._home, self._dice = home, dice
        self.file = home / "workspace.sqlite"
        self.left: RoundFold | None = None
        self._first: tuple[int, int] | None = None
        self.killed_ns = 0
        self.counts = Counts()
        home.mkdir(parents=True)

    def kill(self, aim: Aim) -> None:
        """Start the app, kill it, and look at what is left."""
        child = Child(self._home, self._dice.getrandbits(32), self.left is not None)
        self._wait(child, aim)
        told = child.kill()
        killed_ns = SystemClock().now().boot_ns
        counts = self.counts
        counts.kills += 1
        counts.between += told.between
        counts.starting += told.ready is None
        counts.planned += told.ready is not None and not told.all("pressed")
        counts.painted += len(told.all("painted"))
        late = ["the round did not open in time"] if told.ready is None and aim != "start" else []
        wrong = [*late, *faults(told), *self.wrong_at_the_start(told), *self.wrong_on_disk(told)]
        self.killed_ns = killed_ns
        counts.wrong += [f"kill {counts.kills} in {self._home.name} ({aim}): {words}" for words in wrong]

    def killed_ms(self, left: RoundFold) -> float:
        """The round clock at the kill before, up to which somebody can have listened."""
        assert left.started is not None
        return (self.killed_ns - left.started.boot_ns) / 1e6

    def _wait(self, child: Child, aim: Aim) -> None:
        """Let the child live until the instant its kill is aimed at."""
        if aim == "start":
            _listen_for(child, self._dice.uniform(0, START_S))
            return
        give_up = time.monotonic() + PATIENCE_S
        while child.told.ready is None and child.listen(1.0) and time.monotonic() < give_up:
            pass
        if aim == "round":
            _listen_for(child, self._dice.uniform(0, ROUND_S))
            return
        passed = self._dice.randrange(1, 8)
        while time.monotonic() < give_up:
            if len(child.told.all("written")) >= passed and child.told.between or not child.listen(1.0):
                return

    def wrong_at_the_start(self, told: Told) -> Iterator[str]:
        """What does not hold of the round as the window opened it."""
        left, ready = self.left, told.ready
        if ready is None or left is None or left.facts is None:
            return
        if ready["round"] != left.facts.round or ready["moments"] != list(left.moments):
            yield "the window opened something else than what was on disk"
        if left.running is None:
            return
        self.counts.resumed += 1
        if ready["state"] != "live" or len(ready["gaps"]) != len(left.gaps) + 1:
            yield f"the round did not go on: {ready['state']}, {len(ready['gaps'])} gaps after {len(left.gaps)}"
        elif not left.last_ms <= ready["gaps"][-1][0] <= self.killed_ms(left) or ready["gaps"][-1][2] != "boottime":
            yield f"the gap {ready['gaps'][-1]} does not begin where the round stood, {left.last_ms} ms"
        yield from self._wrong_clock(left, ready)

    def _wrong_clock(self, left: RoundFold, ready: dict[str, Any]) -> Iterator[str]:
        """The round clock against the forward clock since the start; each stretch is cut to whole milliseconds."""
        assert left.started is not None
        true_ms = (ready["boot_ns"] - left.started.boot_ns) / 1e6
        if not 0 <= true_ms - ready["now_ms"] <= len(ready["gaps"]) + 1:
            yield f"the round clock shows {ready['now_ms']} ms, {true_ms:.0f} ms have gone by"

    def wrong_on_disk(self, told: Told) -> Iterator[str]:
        """What does not hold of the file the child left."""
        if not self.file.exists():
            if self.left is not None or told.ready is not None:
                yield "the workspace is gone"
            return
        try:
            yield from (f"{problem.where}: {problem.what}" for problem in check_workspace(self.file))
            rows = read_round_rows(self.file)
            if len(rows) == 1:
                yield from self._wrong_moments(told, read_round(self.file, rows[0].id))
            elif rows or self.left is not None or told.ready is not None:
                yield f"the workspace holds {len(rows)} rounds"
        except InterviewerError as error:
            yield str(error)

    def _wrong_moments(self, told: Told, found: RoundFold) -> Iterator[str]:
        """What does not hold of the round that was found on disk, which is the one to go on with from now on."""
        known = set(self.left.moments) if self.left is not None else set()
        self.left = found
        there, painted = set(found.moments), set(told.all("painted"))
        more = there - known - painted
        self.counts.more += len(more)
        if lost := (known | painted) - there:
            yield f"{len(lost)} moments were painted solid and are gone"
        if len(more) > 1 or not more <= set(told.all("pressed")):
            yield f"{len(more)} moments more than were painted"
        if set(told.all("written")) - there:
            yield "a moment is gone whose commit had returned"


def faults(told: Told) -> Iterator[str]:
    yield from told.all("fault")
    on_disk = set(told.ready["moments"] if told.ready is not None else ())
    for word, moment in told.lines:
        if word == "written":
            on_disk.add(moment)
        elif word == "painted" and moment not in on_disk:
            yield "a moment was painted solid before its commit had returned"


def _listen_for(child: Child, seconds: float) -> None:
    end = time.monotonic() + seconds
    while (left := end - time.monotonic()) > 0 and child.listen(left):
        pass


def kill_rounds(folder: Path, kills: int, between: int, seed: int) -> Counts:
    """Kill `kills` times; then, while fewer than `between` have hit between commit and paint, aim some more there.

    folder: an empty one on the disk in question
    """
    dice, total = random.Random(seed), Counts()
    for first in range(0, kills, LAP):
        lap = Lap(folder / f"round-{seed}-{first}", dice)
        for number in range(first, min(first + LAP, kills)):
            lap.kill(AIMS[number % len(AIMS)])
        total.add(lap.counts)
    lap = Lap(folder / f"round-{seed}-more", dice)
    while total.between + lap.counts.between < between and lap.counts.kills < FURTHER * between:
        lap.kill("commit")
    total.add(lap.counts)
    return total


def main(arguments: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.killing", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folder", type=Path, help="where the rounds are kept; made where there is none")
    parser.add_argument("--kills", type=int, default=200, metavar="N")
    parser.add_argument("--between", type=int, default=20, metavar="N", help="of these between commit and paint")
    parser.add_argument("--seed", type=int, default=1, metavar="N")
    options = parser.parse_args(arguments)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    gc.collect()
    gc.freeze()  # what is imported is no child's garbage
    counts = kill_rounds(options.folder, options.kills, options.between, options.seed)
    print(json.dumps(asdict(counts)))
    return 1 if counts.wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
