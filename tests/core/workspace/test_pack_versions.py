"""A round keeps the version it began with, whatever becomes of the folder."""

from __future__ import annotations

import shutil
from pathlib import Path

from interviewer_app.core.places import shipped_packs
from interviewer_app.core.rubrics.compare.run import compare
from interviewer_app.core.rubrics.load import load_pack, pack_from_document
from interviewer_app.core.workspace.begin import Arranged, begin_round, open_round
from interviewer_app.core.workspace.home_rows import read_round_rows
from interviewer_app.core.workspace.read import read_round, read_round_pack
from tests.core.workspace.parts import WALL_US, counted, open_workspace

SHIPPED = shipped_packs() / "senior-backend-supervised-change"
OLD, NEW = "Says what must hold, then", "States what must hold, then"


def test_a_round_keeps_its_own_version_for_ever(tmp_path: Path) -> None:
    folder, file = tmp_path / "pack", tmp_path / "w.sqlite"
    shutil.copytree(SHIPPED, folder)
    arranged = Arranged("Ada", 45, "Grace", "author1")
    first = load_pack(folder)
    with open_workspace(file) as writer:
        before = begin_round(writer, first, arranged, wall_us=WALL_US, new_id=counted("a"))
    text = (folder / "pack.yaml").read_text(encoding="utf-8")
    assert OLD in text
    (folder / "pack.yaml").write_text(text.replace(OLD, NEW), encoding="utf-8")
    changed = load_pack(folder)
    with open_workspace(file, "d2") as writer:
        after = begin_round(writer, changed, arranged, wall_us=WALL_US, new_id=counted("b"))
    shutil.rmtree(folder)
    assert {row.id: row.pack_digest for row in read_round_rows(file)} == {before: first.digest, after: changed.digest}
    with open_workspace(file, "d3") as writer:
        kept = open_round(writer, before, lambda _written: None, lambda _failed: None)
        assert kept.pack == first.pack and kept.pack.dimension("evaluating") != changed.pack.dimension("evaluating")
    facts = read_round(file, before).facts
    assert facts is not None and facts.pack.digest == first.digest


def test_the_versions_two_rounds_ran_on_can_still_be_compared(tmp_path: Path) -> None:
    folder, file = tmp_path / "pack", tmp_path / "w.sqlite"
    shutil.copytree(SHIPPED, folder)
    arranged = Arranged("Ada", 45, "Grace", "author1")
    rounds = []
    for number, words in enumerate((OLD, NEW)):
        text = (SHIPPED / "pack.yaml").read_text(encoding="utf-8").replace(OLD, words)
        (folder / "pack.yaml").write_text(text, encoding="utf-8")
        with open_workspace(file, f"d{number}") as writer:
            loaded = load_pack(folder)
            rounds.append(begin_round(writer, loaded, arranged, wall_us=WALL_US, new_id=counted(f"r{number}")))
    shutil.rmtree(folder)
    old, new = (pack_from_document(read_round_pack(file, round_id)) for round_id in rounds)
    assert compare(old, new).verdict.not_across == ("evaluating",)
