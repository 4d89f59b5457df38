"""A text that was read is not parsed again, and drafts of the same text have nothing in common but that."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from interviewer_app.core.places import shipped_packs
from interviewer_app.core.rubrics.drafts import written
from interviewer_app.core.rubrics.drafts.draft import PackDraft
from interviewer_app.core.rubrics.drafts.fork import fork
from interviewer_app.core.rubrics.drafts.written import Written
from interviewer_app.core.rubrics.findings import PackError
from interviewer_app.core.rubrics.load import load_pack

PACK = shipped_packs() / "senior-backend-supervised-change"
TEXT = (PACK / "pack.yaml").read_text(encoding="utf-8")


@pytest.fixture
def parsed(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """The files whose text was parsed, with nothing kept from before."""
    written._parsed.cache_clear()
    names: list[str] = []
    read_yaml = written.read_yaml
    monkeypatch.setattr(written, "read_yaml", lambda *given: (names.append(given[1]), read_yaml(*given))[1])
    yield names
    written._parsed.cache_clear()


def test_a_step_back_and_another_opening_parse_nothing(parsed: list[str], tmp_path: Path) -> None:
    draft = fork(load_pack(PACK), tmp_path)
    before = len(parsed)
    draft.set_text("title", "Another title")
    assert draft.undo() and draft.get("title") != "Another title"
    assert PackDraft.open(draft.folder).get("title") == draft.get("title")
    assert len(parsed) == before


def test_two_of_the_same_text_change_apart() -> None:
    one, other = Written(TEXT, "one"), Written(TEXT, "other")
    one.retext(("title",), "A much longer title than the one before, so that all else moves")
    one.retext(("dimensions", 0, "name"), "Renamed")
    assert other.text == TEXT and other.tree["dimensions"][0]["name"] == "Correctness"
    other.retext(("dimensions", 0, "name"), "Named anew")
    assert Written(other.text, "again").tree == other.tree
    assert Written(TEXT, "third").tree["dimensions"][0]["name"] == "Correctness"


def test_what_is_wrong_is_told_with_the_file_it_is_in() -> None:
    for name in ("first.yaml", "second.yaml"):
        with pytest.raises(PackError) as told:
            Written(TEXT.replace("title: ", "title: *", 1), name)
        assert {finding.file for finding in told.value.findings} == {name}
