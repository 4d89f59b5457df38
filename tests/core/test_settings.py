"""The settings file: read plainly, never a reason not to start, replaced as a whole."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from interviewer_app.core.errors import MachineTrouble
from interviewer_app.core.settings import Settings, next_theme, read_settings, with_identity, write_settings


def test_a_missing_file_means_the_usual_settings(tmp_path: Path) -> None:
    assert read_settings(tmp_path / "settings.json") == (Settings(), "")


@pytest.mark.parametrize("content", [b"", b"{", b"[1, 2]", b"null", b"\xff\xfe", b'"dark"', b"[" * 100_000])
def test_a_broken_file_is_told_in_one_sentence(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "settings.json"
    file.write_bytes(content)
    settings, trouble = read_settings(file)
    assert settings == Settings()
    assert str(file) in trouble and "usual" in trouble


def test_a_folder_in_its_place_is_told_too(tmp_path: Path) -> None:
    assert read_settings(tmp_path)[1] != ""


def test_values_of_another_kind_do_not_count(tmp_path: Path) -> None:
    file = tmp_path / "settings.json"
    file.write_text('{"theme": ["dark"], "interviewer": 7}', encoding="utf-8")
    assert read_settings(file) == (Settings(), "")


def test_what_is_written_is_read_and_foreign_fields_stay(tmp_path: Path) -> None:
    file = tmp_path / "deep" / "settings.json"
    wanted = Settings("dark", "Letter", "Zoë", "a1", "d1", (("keys", {"R": "T"}),))
    write_settings(file, wanted)
    assert read_settings(file) == (wanted, "")
    assert json.loads(file.read_text(encoding="utf-8"))["schema_version"] == 1
    assert [path.name for path in file.parent.iterdir()] == ["settings.json"]


def test_a_place_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(MachineTrouble, match="cannot be written"):
        write_settings(tmp_path / "file" / "settings.json", Settings())


def test_the_look_goes_round() -> None:
    assert [next_theme(one) for one in ("system", "light", "dark")] == ["light", "dark", "system"]


def test_the_first_call_makes_an_identity_and_the_next_one_keeps_it(tmp_path: Path) -> None:
    file = tmp_path / "settings.json"
    write_settings(file, Settings("dark"))
    ids = iter(["a1", "d1", "never"])
    first = with_identity(file, lambda: next(ids), "zoe")
    assert first == Settings("dark", "A4", "zoe", "a1", "d1")
    assert with_identity(file, lambda: next(ids), "somebody else") == first
