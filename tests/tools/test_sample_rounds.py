from __future__ import annotations

import itertools
from pathlib import Path

from interviewer_app.core.places import shipped_packs
from interviewer_app.core.rounds.purpose import purpose_of
from interviewer_app.core.rubrics.find import find_pack
from interviewer_app.core.workspace.begin import Arranged
from interviewer_app.core.workspace.check import check_workspace
from interviewer_app.core.workspace.home_rows import read_round_rows
from interviewer_app.core.workspace.writer import Writer
from tools.sample_rounds import SAMPLES, add_rounds


def test_the_rounds_for_the_picture_of_home_are_real_ones(tmp_path: Path) -> None:
    numbers = itertools.count(1)
    file = tmp_path / "workspace.sqlite"
    new_id = lambda: f"{next(numbers):032x}"  # noqa: E731
    with Writer(file, author="a" * 32, device="d" * 32, new_id=new_id, new_salt=new_id) as writer:
        loaded = find_pack("senior-backend-supervised-change", [shipped_packs()])
        add_rounds(writer, loaded, Arranged("", 45, "Ada Lovelace", "a" * 32), 1_769_853_600_000_000, new_id)
    rows = {row.candidate: row for row in read_round_rows(file)}
    wanted = {(sample.candidate, sample.state, sample.moments, sample.purpose) for sample in SAMPLES}
    assert {(row.candidate, row.state, row.moments, purpose_of(row)) for row in rows.values()} == wanted
    assert {row.interviewer for row in rows.values()} == {"Ada Lovelace"}
    assert check_workspace(file) == []
