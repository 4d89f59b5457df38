"""Beginning a round: what a person types is kept, or refused in one sentence, and can always be read back."""

from __future__ import annotations

from pathlib import Path

import pytest

from interviewer_app.core.errors import BadInput
from interviewer_app.core.rubrics.load import LoadedPack
from interviewer_app.core.workspace.begin import LONGEST_NAME, Arranged, begin_round
from interviewer_app.core.workspace.check import check_workspace
from interviewer_app.core.workspace.read import read_round
from tests.core.workspace.parts import DIGEST, DOCUMENT, PACK, WALL_US, counted, open_workspace


def begun(file: Path, candidate: str, interviewer: str = "Grace Hopper") -> str:
    """The candidate's name as it stands in the workspace afterwards."""
    loaded = LoadedPack(PACK, DIGEST, DOCUMENT, file.parent)
    with open_workspace(file) as writer:
        arranged = Arranged(candidate, 60, interviewer, "author1")
        round_id = begin_round(writer, loaded, arranged, wall_us=WALL_US, new_id=counted("r"))
    facts = read_round(file, round_id).facts
    assert facts is not None and check_workspace(file) == []
    return facts.candidate


@pytest.mark.parametrize(
    "typed, kept",
    [
        ("  Ada  ", "Ada"),
        ("Zoe\u0308", "Zoë"),
        ("half \ud83d", "half \ufffd"),
        ("A\0da", "Ada"),
        ("../../x", "../../x"),
        ('<img src="/etc/hostname"/>', '<img src="/etc/hostname"/>'),
        ("=1+1", "=1+1"),
        ("\u0958" * (LONGEST_NAME // 2), "\u0915\u093c" * (LONGEST_NAME // 2)),
    ],
)
def test_a_name_is_kept_as_it_is_typed(tmp_path: Path, typed: str, kept: str) -> None:
    assert begun(tmp_path / "w.sqlite", typed) == kept


@pytest.mark.parametrize("typed", ["", "   ", "\0", "x" * 401, "\u0958" * LONGEST_NAME])
def test_a_name_nobody_could_read_back_is_refused(tmp_path: Path, typed: str) -> None:
    with pytest.raises(BadInput, match="type a name"):
        begun(tmp_path / "w.sqlite", typed)


def test_an_account_with_an_endless_name_can_still_interview(tmp_path: Path) -> None:
    assert begun(tmp_path / "w.sqlite", "Ada", "x" * 5000) == "Ada"
