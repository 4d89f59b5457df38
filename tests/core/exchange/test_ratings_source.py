"""The ratings of a workspace as calibration takes them."""

from __future__ import annotations

from pathlib import Path

import pytest

from interviewer_app.core.calibration.ratings import NO_TIME
from interviewer_app.core.errors import BadInput
from interviewer_app.core.exchange.ratings_source import workspace_source
from interviewer_app.core.workspace.unseen import gate_of
from interviewer_app.core.workspace.writer import Writer
from tools.sample_panel import PANEL, Made, play

ME = "9" * 32


def put(folder: Path, *rounds: Made) -> Path:
    file = folder / "workspace.sqlite"
    with Writer(file, author=ME, device="d" * 32, new_id=lambda: "e" * 32, new_salt=lambda: "f" * 32) as writer:
        for each in rounds:
            each.put_into(writer)
    return file


def test_a_panel_becomes_ratings_with_versions_times_and_shared_sessions(tmp_path: Path) -> None:
    made = [play(seat) for seat in PANEL[1:4]]
    file = put(tmp_path, *made, play(PANEL[0]._replace(state="ended")))
    source = workspace_source(file, gate_of(file, me=ME))
    got = source.ratings
    assert got.n == sum(len(seat.levels) for seat in PANEL[1:4])
    assert got.candidate.labels == ("Priya Raman",) and source.remarks == ()
    assert got.interviewer.labels == ("Aiko Brandt", "Dev Iyer", "Marta Lindqvist")
    assert got.session.size == 2, "two of the three rated one conversation"
    assert all("@" in label for label in got.rubric_version.labels) and got.rubric_version.size == 2
    assert all("@" in label for label in got.task_version.labels) and got.task_version.size >= 1
    assert NO_TIME not in got.rated_us.tolist() and sorted(got.rated_us.tolist()) == got.rated_us.tolist()
    where = got.dimension.labels.index("compatibility")
    (score,) = got.score[got.dimension.codes == where].tolist()
    assert score == PANEL[3].levels["compatibility"]


def test_what_waits_for_my_own_card_is_no_part_of_it_and_is_said(tmp_path: Path) -> None:
    mine = play(PANEL[0]._replace(state="ended"))
    about_another = play(PANEL[2], candidate="Ines Duarte")
    file = put(tmp_path, mine, play(PANEL[1]), about_another)
    source = workspace_source(file, gate_of(file, me=mine.author))
    assert source.ratings.candidate.labels == ("Ines Duarte",)
    assert source.remarks == ("1 round waits for your own card.",)


def test_one_candidate_is_one_whatever_the_case_and_two_authors_of_a_name_are_two(tmp_path: Path) -> None:
    first, other = play(PANEL[3]), play(PANEL[4]._replace(rater="aiko  brandt"), candidate="PRIYA raman")
    file = put(tmp_path, first, other)
    source = workspace_source(file, gate_of(file, me=ME))
    assert source.ratings.candidate.size == 1
    names = {f"Aiko Brandt ({first.author[:8]})", f"aiko  brandt ({other.author[:8]})"}
    assert set(source.ratings.interviewer.labels) == names
    assert len(source.remarks) == 1 and "--same" in source.remarks[0]


def test_a_workspace_without_a_submitted_rating_says_so(tmp_path: Path) -> None:
    file = put(tmp_path, play(PANEL[0]._replace(state="ended")))
    with pytest.raises(BadInput, match="holds no submitted rating; "):
        workspace_source(file, gate_of(file, me=ME))
    with pytest.raises(BadInput, match="holds no submitted rating; "):
        workspace_source(tmp_path / "none.sqlite", gate_of(tmp_path / "none.sqlite", me=ME))
