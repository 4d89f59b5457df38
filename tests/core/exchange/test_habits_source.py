"""Habits from a workspace: the rounds that ratings come from, counted as their moments stand."""

from __future__ import annotations

from pathlib import Path

from interviewer_app.core.exchange.habits_source import workspace_habits
from interviewer_app.core.exchange.ratings_source import workspace_source
from interviewer_app.core.rounds.fold import fold
from interviewer_app.core.workspace.unseen import Gate, gate_of
from tests.core.exchange.test_ratings_source import ME, put
from tools.sample_panel import PANEL, play


def test_each_submitted_round_is_counted_as_its_moments_stand(tmp_path: Path) -> None:
    made = [play(seat) for seat in PANEL[1:4]]
    file = put(tmp_path, *made, play(PANEL[0]._replace(state="ended")))
    gate = gate_of(file, me=ME)
    found = {each.rater: each for each in workspace_habits(file, gate)}
    assert sorted(found) == list(workspace_source(file, gate).ratings.interviewer.labels)
    for one in made:
        folded = fold(one.entries)
        standing = [moment for moment in folded.moments.values() if not moment.withdrawn]
        told = found[one.seat.rater]
        assert told.moments == len(standing) > 0
        assert told.prompted == sum(moment.prompted for moment in standing)
        assert told.late == sum(moment.late or moment.after_round for moment in standing)
        assert told.live == sum(not moment.after_round for moment in standing)
        assert told.kinds["named-risk"] == sum(moment.kind == "named-risk" for moment in standing)
        assert 0 < told.minutes < 120
    assert any(each.prompted for each in found.values())


def test_what_waits_for_my_own_card_is_not_counted(tmp_path: Path) -> None:
    mine = play(PANEL[0]._replace(state="ended"))
    file = put(tmp_path, mine, play(PANEL[1]), play(PANEL[2], candidate="Ines Duarte"))
    assert [each.rater for each in workspace_habits(file, gate_of(file, me=mine.author))] == [PANEL[2].rater]


def test_namesakes_stay_apart_as_in_the_ratings_unless_they_are_said_to_be_one(tmp_path: Path) -> None:
    first, other = play(PANEL[3]), play(PANEL[4]._replace(rater="aiko  brandt"), candidate="PRIYA raman")
    file = put(tmp_path, first, other)
    gate = gate_of(file, me=ME)
    names = workspace_source(file, gate).ratings.interviewer.labels
    assert {each.rater for each in workspace_habits(file, gate)} == set(names)
    told = workspace_habits(file, gate, {names[1]: names[0]})
    assert {each.rater for each in told} == {names[0]}


def test_practice_and_pilots_say_nothing_of_habits(tmp_path: Path) -> None:
    file = put(tmp_path, play(PANEL[1]), play(PANEL[2]))
    one, other = gate_of(file, me=ME).rows
    assert not workspace_habits(file, Gate([one._replace(practice=True), other._replace(pilot=True)], ()))
    assert len(workspace_habits(file, Gate([one, other._replace(pilot=True)], ()))) == 1


def test_an_empty_workspace_has_no_habits(tmp_path: Path) -> None:
    file = tmp_path / "workspace.sqlite"
    assert workspace_habits(file, gate_of(file, me=ME)) == ()
