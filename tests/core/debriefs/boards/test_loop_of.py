"""The rounds of a loop without a card are named, where the loop the cards name lies here to the letter."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from interviewer_app.core.debriefs.boards.board import candidate_board
from interviewer_app.core.debriefs.boards.loop_of import loop_of
from interviewer_app.core.debriefs.boards.words import heading
from interviewer_app.core.loops.load import load_loop
from interviewer_app.core.scorecards.reading import CardIn, read_card
from tools.sample_panel import PANEL, play

LOOP = """\
id: senior-backend-loop
version: 1.0.0
title: Senior backend
role: Senior backend engineer
rounds:
  - {id: build, title: "Build, AI banned", pack: no-assistant, minutes: 60, evidence: [correctness]}
  - {id: owned, title: Owned work, pack: owned-work, minutes: 45, evidence: [owning, scope]}
"""


def of_loop(card: CardIn, digest: str) -> CardIn:
    facts = card.card.facts
    assert facts.loop is not None
    return replace(card, card=replace(card.card, facts=facts._replace(loop=facts.loop._replace(digest=digest))))


def test_a_loop_that_lies_here_to_the_letter_names_the_rounds_nobody_has_brought(tmp_path: Path) -> None:
    file = tmp_path / "loop.yaml"
    file.write_text(LOOP, encoding="utf-8")
    (tmp_path / "broken.yaml").write_text("id: [", encoding="utf-8")
    card = read_card(play(PANEL[0]).bundle(), "a.json")
    mine = of_loop(card, load_loop(file).digest)
    board = candidate_board([mine], loop_of([mine], tmp_path))
    assert [(heading(each), each.standing) for each in board.columns] == [
        ("1 · Build, AI banned", "sealed"), ("2 · Owned work", "missing")
    ]  # fmt: skip
    assert board.cell("owning", board.columns[1].id).state == "missing round"
    assert loop_of([card], tmp_path) is None and loop_of([mine, card], tmp_path) is None
    assert loop_of([], tmp_path) is None and loop_of([mine], tmp_path / "nowhere") is None
