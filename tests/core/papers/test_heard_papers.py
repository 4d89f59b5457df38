"""The papers beside the card, as they are read out: key card, comparison to be signed, notice for the candidate."""

from __future__ import annotations

from pathlib import Path

import pytest

from interviewer_app.core.papers.frame import PageSize
from interviewer_app.core.rounds.key_card import card_of_keys
from interviewer_app.core.rounds.keys import KeyMap
from interviewer_app.core.rubrics.compare.run import compare
from interviewer_app.core.rubrics.compare.sheet import sheet
from interviewer_app.core.rubrics.exercise.handout import Promise, notice
from interviewer_app.core.rubrics.load import LoadedPack, load_pack
from tests.core.papers.accessible import Tree, check

PACKS = Path(__file__).resolve().parents[3] / "rubrics"


@pytest.fixture(scope="module")
def loaded() -> LoadedPack:
    return load_pack(PACKS / "senior-backend-supervised-change")


def said(tree: Tree, *roles: str) -> list[str]:
    return [tree.text(node).strip() for node in tree.all(*roles)]


@pytest.mark.parametrize("size", ["A4", "Letter"])
def test_the_key_card_tells_every_key_with_what_it_does_and_the_mark_it_makes(
    loaded: LoadedPack, size: PageSize
) -> None:
    tree = check(card_of_keys(loaded.pack, KeyMap(loaded.pack), size))
    assert said(tree, "H1") == ["Key card"]
    rows = {tree.text(row.kids[0]): row for row in tree.all("TR")}
    kind = next(kind for kind in loaded.pack.kinds if kind.key.lower() == "r")
    key = next(row for cap, row in rows.items() if cap.lower() == "r")
    assert tree.text(key.kids[1]) == kind.name
    assert [figure.alt for figure in key.all("Figure")] == [kind.direction]


def test_the_sheet_to_be_signed_tells_what_was_taken_out_and_what_came_in(loaded: LoadedPack) -> None:
    pack = loaded.pack
    first, *others = pack.dimensions
    level = first.levels[0].model_copy(update={"anchor": "Waits for every caller."})
    changed = first.model_copy(update={"levels": (level, *first.levels[1:])})
    new = pack.model_copy(update={"dimensions": (changed, *others), "version": "2.1.0"})
    tree = check(sheet(compare(pack, new)))
    assert said(tree, "H1") == ["Change of a pack, to be signed off"]
    assert {f"Before: {pack.version}", "After: 2.1.0", "Dimensions and anchors"} <= set(said(tree, "H2"))
    label, old, after = tree.all("TR")[0].kids
    assert first.name in tree.text(label)
    assert tree.text(after).strip() == "Waits for every caller."
    assert " ".join(tree.text(old).split()) == first.levels[0].anchor


def test_the_notice_tells_its_rules_in_order(loaded: LoadedPack) -> None:
    tree = check(notice(loaded.pack, Promise("Six months.", "Ask us.")))
    assert said(tree, "H1", "H2")[:2] == ["About this interview", "The rule about AI"]
    assert len(said(tree, "LI")) == len(loaded.pack.not_scored)
    assert said(tree, "P")[-2:] == ["Six months.", "Ask us."]
