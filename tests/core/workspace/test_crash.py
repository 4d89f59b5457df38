"""kill -9 at random instants: what was acknowledged is there, the chain holds, and the lock is free again."""

from __future__ import annotations

from pathlib import Path

from tests.core.workspace.test_refusals import run

# One helper imports once and forks the victims: it has a single thread when it does.
KILLS = """
import os, random, signal, sys, time
from pathlib import Path
from interviewer_app.core.workspace.check import check_workspace
from interviewer_app.core.workspace.read import read_entries
from tests.core.workspace.parts import ROUND, moment, open_workspace, plan

def victim(file, run, pipe):
    writer = open_workspace(file, device=f"d{run:02}")
    acknowledge = lambda _ticket, entry: os.write(pipe, entry.digest.encode() + b"\\n")
    journal = writer.journal_for_round(ROUND, acknowledge, lambda *_: None)
    journal.append(plan())
    for number in range(1, 100_000):
        journal.append(moment(run * 100_000 + number))
        writer.save_draft(ROUND, "note", f"text {number}")
        if number % 200 == 0:
            writer.drain()

chance, file = random.Random(20), Path(sys.argv[1])
acknowledged = set()
for run in range(20):
    reader, pipe = os.pipe()
    child = os.fork()
    if child == 0:
        victim(file, run, pipe)
        os._exit(1)
    os.close(pipe)
    time.sleep(chance.uniform(0.01, 0.15))
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    with os.fdopen(reader) as told:
        acknowledged.update(line.strip() for line in told if line.endswith("\\n"))
    if file.exists():
        there = {entry.digest for entry in read_entries(file, ROUND)}
        problems = check_workspace(file)
        if acknowledged - there or problems:
            print("run", run, "lost", len(acknowledged - there), problems)
print("acknowledged", len(acknowledged) > 100, "lost", len(acknowledged - there))
"""


def test_a_kill_at_any_instant_loses_nothing_that_was_acknowledged(tmp_path: Path) -> None:
    done = run(KILLS, str(tmp_path / "w.sqlite"))
    assert done.stdout == "acknowledged True lost 0\n", done.stdout + done.stderr
