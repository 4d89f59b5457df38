"""The list of packs says of each what the pack says of itself."""

from __future__ import annotations

import pytest

from tests.core.shipped.packs import NAMES, RUBRICS, shipped

LIST = (RUBRICS.parent / "docs" / "packs.md").read_text(encoding="utf-8")
ROWS = [line.strip("| ").split(" | ") for line in LIST.splitlines() if line.startswith("| [")]


@pytest.mark.parametrize("name", NAMES)
def test_a_shipped_pack_has_one_row_with_its_title_level_rule_and_language(name: str) -> None:
    pack = shipped(name).pack
    language = pack.exercise.language if pack.exercise else "none"
    wanted = [f"[{pack.title}](../rubrics/{name})", pack.level, pack.ai.policy, language]
    assert [row[:4] for row in ROWS if f"rubrics/{name})" in row[0]] == [wanted]


def test_no_row_is_about_a_pack_that_is_not_there() -> None:
    assert len(ROWS) == len(NAMES)
