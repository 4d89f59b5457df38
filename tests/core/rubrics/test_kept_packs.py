"""A pack that was read is kept: lists of packs are asked for again and again, and parsing them takes a second."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from interviewer_app.core.places import shipped_packs
from interviewer_app.core.rubrics import load
from interviewer_app.core.rubrics.findings import PackError
from interviewer_app.core.rubrics.load import load_pack


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    target = tmp_path / "pack"
    shutil.copytree(shipped_packs() / "senior-backend-supervised-change", target)
    return target


def test_a_pack_is_parsed_once_however_often_it_is_asked_for(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    parsed = []
    read_yaml = load.read_yaml
    monkeypatch.setattr(load, "read_yaml", lambda data, name: (parsed.append(name), read_yaml(data, name))[1])
    first, second = load_pack(folder), load_pack(folder)
    assert parsed == [str(folder / "pack.yaml")]
    assert (first.pack, first.digest, first.document) == (second.pack, second.digest, second.document)


def test_a_change_is_seen_though_size_and_time_stay(folder: Path) -> None:
    file = folder / "pack.yaml"
    before, text, times = load_pack(folder), file.read_text(encoding="utf-8"), file.stat()
    file.write_text(text.replace("title: S", "title: Z", 1), encoding="utf-8")
    os.utime(file, ns=(times.st_atime_ns, times.st_mtime_ns))
    after = load_pack(folder)
    assert after.pack.title == "Z" + before.pack.title[1:] and after.digest != before.digest
    (folder / "more.txt").write_text("beside it", encoding="utf-8")
    assert load_pack(folder).digest != after.digest


def test_who_changes_a_document_changes_no_other(folder: Path) -> None:
    first = load_pack(folder)
    first.document["tree"]["dimensions"][0]["name"] = "changed"
    assert load_pack(folder).document["tree"]["dimensions"][0]["name"] != "changed"


def test_a_pack_that_does_not_work_is_told_each_time_and_once_mended_it_works(folder: Path) -> None:
    file = folder / "pack.yaml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("title: ", "tilte: ", 1), encoding="utf-8")
    for _time in range(2):
        with pytest.raises(PackError, match="tilte"):
            load_pack(folder)
    file.write_text(text, encoding="utf-8")
    assert load_pack(folder).pack.title
