"""One's own words for probes: kept on this machine, one file, and never lost to another pack or a broken file."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from interviewer_app.core.errors import MachineTrouble
from interviewer_app.core.glosses import LONGEST_GLOSS, keep_gloss, read_glosses


def test_glosses_are_kept_by_pack_and_probe(tmp_path: Path) -> None:
    file = tmp_path / "new" / "glosses.json"
    keep_gloss(file, "one", "a", "第一")
    keep_gloss(file, "one", "b", "second")
    keep_gloss(file, "two", "a", "third")
    keep_gloss(file, "one", "b", "")
    assert read_glosses(file, "one") == {"a": "第一"}
    assert read_glosses(file, "two") == {"a": "third"}
    assert not file.with_name("glosses.json.new").exists()


def test_a_missing_file_holds_none(tmp_path: Path) -> None:
    assert read_glosses(tmp_path / "glosses.json", "one") == {}


@pytest.mark.parametrize("text", ["", "[]", "{", "\udcff", "[" * 100_000])
def test_a_file_that_cannot_be_read_is_never_written_over(tmp_path: Path, text: str) -> None:
    file = tmp_path / "glosses.json"
    file.write_bytes(text.encode("utf-8", "surrogateescape"))
    before = file.read_bytes()
    assert read_glosses(file, "one") == {}
    with pytest.raises(MachineTrouble, match="glosses.json"):
        keep_gloss(file, "one", "a", "text")
    assert file.read_bytes() == before


def test_what_others_wrote_into_the_file_stays(tmp_path: Path) -> None:
    file = tmp_path / "glosses.json"
    file.write_text(json.dumps({"one": {"a": 5, "b": "kept"}, "odd": 7}), encoding="utf-8")
    assert read_glosses(file, "one") == {"b": "kept"}
    assert read_glosses(file, "odd") == {}
    keep_gloss(file, "one", "c", "x" * 1000)
    assert json.loads(file.read_text(encoding="utf-8"))["odd"] == 7
    assert len(read_glosses(file, "one")["c"]) == LONGEST_GLOSS


def test_a_folder_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(MachineTrouble, match="cannot be"):
        keep_gloss(tmp_path / "file" / "glosses.json", "one", "a", "text")
