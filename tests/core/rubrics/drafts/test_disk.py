"""Saving: whole or not at all, never over somebody else's words, and typed text outlives the app."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from interviewer_app.core.errors import MachineTrouble
from interviewer_app.core.rubrics.drafts.disk import ChangedOutside, DraftFile, Saved
from interviewer_app.core.rubrics.drafts.draft import PackDraft
from interviewer_app.core.rubrics.folder import file_digests
from interviewer_app.core.rubrics.load import load_pack
from tests.core.rubrics.drafts.conftest import WRITTEN, OpenDraft


def test_saving_tells_how_many_lines_it_changed_and_leaves_nothing_beside(open_draft: OpenDraft) -> None:
    draft = open_draft()
    assert draft.save() == Saved(0)
    draft.set_text("title", "Renamed")
    assert draft.save() == Saved(1)
    assert draft.changed_lines() == 0
    assert os.listdir(draft.folder) == ["pack.yaml"]


def test_typed_text_outlives_the_app(open_draft: OpenDraft) -> None:
    draft = open_draft()
    draft.set_text("title", "Typed and not saved")
    draft.autosave()
    assert file_digests(draft.folder) == {}
    again = open_draft()
    assert again.recovered and again.get("title") == "Typed and not saved"
    assert (again.folder / "pack.yaml").read_text(encoding="utf-8") == WRITTEN
    assert again.undo() and again.text == WRITTEN
    again.autosave()
    assert not open_draft().recovered


def test_a_file_of_typed_text_that_was_cut_off_is_passed_over(open_draft: OpenDraft, tmp_path: Path) -> None:
    folder = open_draft().folder
    for broken in (b'{"on": "', b'{"on": 1, "text": []}', b"[]", b'{"on": "", "text": "a: [b"}'):
        (folder / ".pack.yaml.typed").write_bytes(broken)
        assert open_draft().text == WRITTEN


def test_a_file_that_somebody_else_has_changed_is_not_written_over(open_draft: OpenDraft) -> None:
    draft = open_draft()
    draft.set_text("title", "Mine")
    path = draft.folder / "pack.yaml"
    theirs = WRITTEN.replace("Engineer", "Theirs")
    path.write_text(theirs, encoding="utf-8", newline="\n")
    with pytest.raises(ChangedOutside, match="somebody else has changed it"):
        draft.save()
    assert path.read_text(encoding="utf-8") == theirs
    assert open_draft().get("title") == "Mine"
    saved = draft.save(over=True)
    assert saved.beside is not None and saved.beside.read_text(encoding="utf-8") == theirs
    assert "title: 'Mine'" in path.read_text(encoding="utf-8")
    draft.set_text("title", "Mine again")
    assert draft.save() == Saved(1)


def test_recovered_text_knows_the_file_it_was_typed_on(open_draft: OpenDraft) -> None:
    draft = open_draft()
    draft.set_text("title", "Mine")
    draft.autosave()
    (draft.folder / "pack.yaml").write_text(WRITTEN.replace("MIT", "CC0-1.0"), encoding="utf-8", newline="\n")
    again = open_draft()
    assert again.recovered
    with pytest.raises(ChangedOutside):
        again.save()


def test_a_disk_that_refuses_loses_nothing(open_draft: OpenDraft, monkeypatch: pytest.MonkeyPatch) -> None:
    draft = open_draft()
    draft.set_text("title", "Mine")

    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(MachineTrouble, match="no space left on device"):
        draft.save()
    assert (draft.folder / "pack.yaml").read_text(encoding="utf-8") == WRITTEN
    assert os.listdir(draft.folder) == ["pack.yaml"]
    monkeypatch.undo()
    assert draft.get("title") == "Mine" and draft.save() == Saved(1)


def test_a_pack_that_was_taken_away_is_written_again(open_draft: OpenDraft) -> None:
    draft = open_draft()
    draft.set_text("title", "Mine")
    (draft.folder / "pack.yaml").unlink()
    draft.save()
    assert PackDraft.open(draft.folder).get("title") == "Mine"


def test_text_kept_while_the_file_is_on_its_way_does_not_end_up_in_it(
    open_draft: OpenDraft, monkeypatch: pytest.MonkeyPatch
) -> None:
    draft = open_draft()
    file, settle = DraftFile(draft.folder), os.fsync

    def meanwhile(handle: int) -> None:
        monkeypatch.setattr(os, "fsync", settle)
        file.keep_typed("typed meanwhile")
        settle(handle)

    draft.set_text("title", "Saved")
    draft.autosave()
    monkeypatch.setattr(os, "fsync", meanwhile)
    file.write(draft.text, over=False)
    assert (draft.folder / "pack.yaml").read_text(encoding="utf-8") == draft.text


def test_saving_does_not_write_through_a_link_that_came_with_the_folder(open_draft: OpenDraft, tmp_path: Path) -> None:
    draft = open_draft()
    (tmp_path / "elsewhere").write_text("precious", encoding="utf-8")
    for name in (".pack.yaml.new", ".pack.yaml.typed.new", ".pack.yaml.typed"):
        (draft.folder / name).symlink_to(tmp_path / "elsewhere")
    draft.set_text("title", "Renamed")
    assert draft.save() == Saved(1)
    assert (tmp_path / "elsewhere").read_text(encoding="utf-8") == "precious"
    assert os.listdir(draft.folder) == ["pack.yaml"] and load_pack(draft.folder).pack.title == "Renamed"


def test_typed_text_that_cannot_be_read_is_not_called_recovered_and_holds_up_no_save(open_draft: OpenDraft) -> None:
    folder = open_draft().folder
    (folder / ".pack.yaml.typed").write_text('{"on": "", "text": "a: [b"}', encoding="utf-8")
    draft = open_draft()
    assert not draft.recovered
    draft.set_text("title", "Renamed")
    assert draft.save() == Saved(1)
