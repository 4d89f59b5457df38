from __future__ import annotations

import itertools
from collections.abc import Sequence
from pathlib import Path

from interviewer_app.core.places import shipped_packs
from interviewer_app.core.rounds.purpose import purpose_of
from interviewer_app.core.rubrics.find import find_pack
from interviewer_app.core.rubrics.load import LoadedPack
from interviewer_app.core.workspace.begin import Arranged
from interviewer_app.core.workspace.check import check_workspace
from interviewer_app.core.workspace.health import Counts, Spread, pack_health
from interviewer_app.core.workspace.home_rows import read_round_rows
from interviewer_app.core.workspace.rebuild import rebuild
from interviewer_app.core.workspace.unseen import gate_of
from interviewer_app.core.workspace.writer import Writer
from tools.sample_rounds import SAMPLES, Sample, add_rounds, many

ME = "a" * 32


def made(file: Path, samples: Sequence[Sample]) -> LoadedPack:
    numbers = itertools.count(1)
    new_id = lambda: f"{next(numbers):032x}"  # noqa: E731
    with Writer(file, author=ME, device="d" * 32, new_id=new_id, new_salt=new_id) as writer:
        loaded = find_pack("senior-backend-supervised-change", [shipped_packs()])
        add_rounds(writer, loaded, Arranged("", 45, "Ada Lovelace", ME), 1_769_853_600_000_000, new_id, samples)
    return loaded


def test_many_rounds_have_a_health_that_a_rebuild_leaves_as_it_is(tmp_path: Path) -> None:
    file = tmp_path / "workspace.sqlite"
    pack = made(file, many(10, 9)).pack
    health = pack_health(file, pack.id, pack.version, gate=gate_of(file, me=ME))
    assert (health.counts, health.submitted, health.planned) == (Counts(10, 1), 10, Spread(3150, 2700, 3600, 10))
    assert [(probe.asked, probe.not_reached) for probe in health.probes][:8] == [
        (10, 0), (10, 0), (10, 0), (10, 0), (8, 2), (5, 5), (2, 8), (0, 10),
    ]  # fmt: skip
    assert [sum(probe.hints) for probe in health.probes][:4] == [0, 0, 0, 10]
    assert {(each.rated, each.no_evidence) for each in health.dimensions} == {(10, 10)}
    rebuild(file)
    assert pack_health(file, pack.id, pack.version, gate=gate_of(file, me=ME)) == health


def test_the_rounds_for_the_picture_of_home_are_real_ones(tmp_path: Path) -> None:
    file = tmp_path / "workspace.sqlite"
    made(file, SAMPLES)
    rows = {row.candidate: row for row in read_round_rows(file)}
    wanted = {(sample.candidate, sample.state, sample.moments, sample.purpose) for sample in SAMPLES}
    assert {(row.candidate, row.state, row.moments, purpose_of(row)) for row in rows.values()} == wanted
    assert {row.interviewer for row in rows.values()} == {"Ada Lovelace"}
    assert check_workspace(file) == []
