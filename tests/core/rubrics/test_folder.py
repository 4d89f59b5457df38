"""Which files belong to a pack, and what their digests are."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interviewer_app.core.rubrics.findings import PackError
from interviewer_app.core.rubrics.folder import _with_lf, file_digests
from interviewer_app.core.rubrics.load import load_pack

WritePack = Callable[..., Path]


def test_files_count_but_dotfiles_and_caches_do_not(write_pack: WritePack) -> None:
    folder = write_pack()
    (folder / "exercise" / "__pycache__").mkdir(parents=True)
    (folder / "exercise" / "service.py").write_bytes(b"x = 1\n")
    (folder / "interviewer.md").write_bytes(b"Read me\n")
    before = load_pack(folder)
    for name in (".DS_Store", "exercise/__pycache__/service.pyc", "exercise/old.pyc", "exercise/.hidden"):
        (folder / name).write_bytes(b"junk")
    after = load_pack(folder)
    assert list(after.document["files"]) == ["exercise/service.py", "interviewer.md"]
    assert after.document["files"]["interviewer.md"] == hashlib.sha256(b"Read me\n").hexdigest()
    assert after.digest == before.digest


def test_windows_line_ends_are_the_same_pack_and_binary_files_are_left_alone(write_pack: WritePack) -> None:
    folder = write_pack()
    (folder / "notes.txt").write_bytes("eins\nzwö\n".encode())
    before = load_pack(folder).digest
    (folder / "notes.txt").write_bytes("eins\r\nzwö\r\n".encode())
    assert load_pack(folder).digest == before
    (folder / "image.bin").write_bytes(b"\x00\r\n")
    assert file_digests(folder)["image.bin"] == hashlib.sha256(b"\x00\r\n").hexdigest()


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r\0")))
def test_text_with_either_line_end_is_one_text(text: str) -> None:
    assert _with_lf(text.replace("\n", "\r\n").encode()) == _with_lf(text.encode()) == text.encode()


def test_links_that_leave_the_folder_are_refused(write_pack: WritePack, tmp_path: Path) -> None:
    folder = write_pack()
    (tmp_path / "secret").write_text("secret")
    (folder / "inside.txt").write_text("x")
    (folder / "alias.txt").symlink_to(folder / "inside.txt")
    assert set(file_digests(folder)) == {"inside.txt", "alias.txt"}
    (folder / "out").symlink_to(tmp_path / "secret")
    (folder / "up").symlink_to(tmp_path)
    (folder / "gone").symlink_to(folder / "missing")
    (folder / "loop").symlink_to(folder)
    with pytest.raises(PackError) as caught:
        load_pack(folder)
    told = str(caught.value)
    assert told.count("is a link that leaves the folder") == 2
    assert told.count("is a link to a folder or to nothing") == 2


def test_a_pack_file_that_is_a_link_out_is_refused(write_pack: WritePack, tmp_path: Path) -> None:
    other = write_pack(name="other")
    (tmp_path / "linked").mkdir()
    (tmp_path / "linked" / "pack.yaml").symlink_to(other / "pack.yaml")
    with pytest.raises(PackError, match="is a link that leaves the folder"):
        load_pack(tmp_path / "linked")


def test_pipes_are_refused_and_never_read(write_pack: WritePack, tmp_path: Path) -> None:
    folder = write_pack()
    os.mkfifo(folder / "pipe")
    with pytest.raises(PackError, match="is neither a file nor a folder"):
        load_pack(folder)
    (tmp_path / "fifo").mkdir()
    os.mkfifo(tmp_path / "fifo" / "pack.yaml")
    with pytest.raises(PackError, match="is no file"):
        load_pack(tmp_path / "fifo")


@pytest.mark.parametrize("name", ["a:b", "con", "NUL.txt", "what?", "dot.", "back\\slash", "new\nline"])
def test_names_that_not_every_system_can_hold_are_refused(write_pack: WritePack, name: str) -> None:
    folder = write_pack()
    (folder / name).write_text("x")
    with pytest.raises(PackError, match="has a name that not every system can hold") as caught:
        load_pack(folder)
    assert len(str(caught.value).split("\n")) == 1


def test_names_that_differ_only_in_capitals_are_refused(write_pack: WritePack) -> None:
    folder = write_pack()
    (folder / "Notes.txt").write_text("a")
    (folder / "notes.txt").write_text("b")
    with pytest.raises(PackError, match="only in capitals"):
        load_pack(folder)


def test_too_many_or_too_deep_folders_are_refused(write_pack: WritePack) -> None:
    folder = write_pack()
    deep = folder.joinpath(*["d"] * 20)
    deep.mkdir(parents=True)
    with pytest.raises(PackError, match="too deep"):
        load_pack(folder)


def test_files_of_more_than_twenty_megabytes_are_refused(write_pack: WritePack) -> None:
    folder = write_pack()
    with (folder / "huge.bin").open("wb") as file:
        file.truncate(21 * 1024 * 1024)
    with pytest.raises(PackError, match="larger than 20 MiB"):
        load_pack(folder)
