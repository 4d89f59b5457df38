"""The settings file: read plainly, never a reason not to start, replaced as a whole."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from interviewer_app.core.errors import MachineTrouble
from interviewer_app.core.settings import (
    NAME_LENGTH,
    TEXT_PERCENTS,
    THEMES,
    Settings,
    change_settings,
    clean_name,
    next_theme,
    other_percent,
    read_settings,
    user_name,
    with_identity,
    write_settings,
)


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
    assert [next_theme(one) for one in THEMES] == ["light", "dark", "contrast", "system"]


def test_the_text_grows_and_shrinks_by_steps_and_stops_at_either_end() -> None:
    assert [other_percent(one, 1) for one in TEXT_PERCENTS] == [125, 150, 200, 200]
    assert [other_percent(one, -1) for one in TEXT_PERCENTS] == [100, 100, 125, 150]


@pytest.mark.parametrize("wish", ["200", 175, True, None, 200.5, [200]])
def test_a_text_size_nobody_knows_is_the_usual_one(tmp_path: Path, wish: object) -> None:
    file = tmp_path / "settings.json"
    file.write_text(json.dumps({"text_percent": wish}), encoding="utf-8")
    assert read_settings(file)[0].text_percent == 100


def test_the_first_call_makes_an_identity_and_the_next_one_keeps_it(tmp_path: Path) -> None:
    file = tmp_path / "settings.json"
    write_settings(file, Settings("dark"))
    ids = iter(["a1", "d1", "never"])
    first = with_identity(file, lambda: next(ids), "zoe")
    assert first == Settings("dark", "A4", "zoe", "a1", "d1")
    assert with_identity(file, lambda: next(ids), "somebody else") == first


def test_a_change_keeps_ids_and_foreign_fields_that_came_after_the_file_was_read(tmp_path: Path) -> None:
    file = tmp_path / "settings.json"
    read_at_the_start = read_settings(file)[0]
    write_settings(file, Settings("dark", "Letter", "zoe", "a1", "d1", (("keys", {"R": "T"}),)))  # another command
    changed = change_settings(file, read_at_the_start, theme="light")
    assert changed == Settings("light", "Letter", "zoe", "a1", "d1", (("keys", {"R": "T"}),))
    assert change_settings(file, read_at_the_start, interviewer="Zoë") == changed._replace(interviewer="Zoë")
    assert read_settings(file) == (changed._replace(interviewer="Zoë"), "")


def test_a_change_writes_the_ids_again_where_the_file_lost_them(tmp_path: Path) -> None:
    file = tmp_path / "settings.json"
    mine = Settings("dark", "A4", "zoe", "a1", "d1")
    assert change_settings(file, mine, theme="light") == mine._replace(theme="light")
    file.write_text('{"page_size": "Letter"}', encoding="utf-8")
    assert change_settings(file, mine, theme="dark") == Settings("dark", "Letter", "zoe", "a1", "d1")


def test_a_change_leaves_a_file_alone_that_cannot_be_read(tmp_path: Path) -> None:
    file = tmp_path / "settings.json"
    file.write_text('{"author": "a1", ', encoding="utf-8")
    with pytest.raises(MachineTrouble, match="until the window is closed"):
        change_settings(file, Settings(), theme="light")
    assert file.read_text(encoding="utf-8") == '{"author": "a1", '


def test_half_a_surrogate_in_a_foreign_field_is_written_as_it_was_read(tmp_path: Path) -> None:
    file = tmp_path / "settings.json"
    file.write_text('{"future": "\\ud800", "interviewer": "Zo\\ud800e"}', encoding="utf-8")
    before = read_settings(file)[0]
    assert before.interviewer == "Zo?e"
    write_settings(file, before)
    assert read_settings(file) == (before, "")


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("  Zoë\tKeller\n", "Zoë Keller"),
        ("王小明", "王小明"),
        ("علی\u200cرضا", "علی\u200cرضا"),  # the joiner belongs to the name
        ("Zoe\x00\x1b[1m", "Zoe [1m"),
        ("", ""),
        (" \u200b\u200f\u2028", ""),
        ("x" * 500, "x" * NAME_LENGTH),
        ('<img src="/etc/hostname"/>', '<img src="/etc/hostname"/>'),
    ],
)
def test_a_name_is_one_line_that_can_be_seen(typed: str, name: str) -> None:
    assert clean_name(typed) == name


def test_the_account_has_a_name_even_where_the_system_knows_none(monkeypatch: pytest.MonkeyPatch) -> None:
    for variable in ("LOGNAME", "USER", "LNAME", "USERNAME"):
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setattr("os.getuid", lambda: 4_000_000_000)
    assert user_name() == "Interviewer"
    monkeypatch.setenv("USERNAME", "zoe")
    assert user_name() == "zoe"
    monkeypatch.setenv("LOGNAME", "root")
    assert user_name() == "root"


def test_where_the_strip_stood_is_kept_beside_everything_else(tmp_path: Path) -> None:
    file = tmp_path / "settings.json"
    keys = (("undo", "f13"), ("keys-here", "ctrl+alt+l"))
    write_settings(file, Settings("dark", author="a1", system_keys=keys))
    change_settings(file, Settings(), strip_at=(40, -12))
    assert read_settings(file) == (Settings("dark", author="a1", strip_at=(40, -12), system_keys=keys), "")
    assert json.loads(file.read_text(encoding="utf-8"))["system_keys"] == dict(keys)


@pytest.mark.parametrize("place", ["[1]", "[1, 2, 3]", '["1", 2]', "[true, 2]", "7", "null"])
def test_a_place_that_is_none_does_not_count(tmp_path: Path, place: str) -> None:
    file = tmp_path / "settings.json"
    file.write_text(f'{{"strip_at": {place}, "system_keys": {{"undo": 7}}}}', encoding="utf-8")
    assert read_settings(file) == (Settings(system_keys=(("undo", ""),)), "")
