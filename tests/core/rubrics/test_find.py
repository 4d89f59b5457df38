"""Naming a pack by path, id or version, while others are broken."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from interviewer_app.core.errors import BadInput
from interviewer_app.core.rubrics import find
from interviewer_app.core.rubrics.find import BrokenPack, find_pack, list_packs, twins, version_to_compare
from interviewer_app.core.rubrics.findings import PackError
from interviewer_app.core.rubrics.load import LoadedPack, load_pack

WritePack = Callable[..., Path]


@pytest.fixture
def roots(write_pack: WritePack, good: str, tmp_path: Path) -> list[Path]:
    """Two roots: versions 1.9.0 and 1.10.0 of one pack, a broken pack, and one root that does not exist."""
    write_pack(good.replace("1.0.0", "1.9.0"), "own/old")
    write_pack(good.replace("1.0.0", "1.10.0"), "own/new")
    write_pack("id: broken\nversion: 1.0.0\n", "shipped/broken")
    write_pack(good.replace("id: small", "id: other"), "shipped/other")
    (tmp_path / "shipped" / "no-pack").mkdir()
    return [tmp_path / "own", tmp_path / "missing", tmp_path / "shipped"]


def test_a_broken_pack_hides_no_other(roots: list[Path]) -> None:
    found = list_packs(roots)
    names = [entry.pack.id if isinstance(entry, LoadedPack) else entry.folder.name for entry in found]
    assert names == ["small", "small", "broken", "other"]
    assert isinstance(found[2], BrokenPack) and "title: is missing" in str(found[2].error)


def test_versions_of_one_pack_are_listed_without_reading_the_others(
    roots: list[Path], write_pack: WritePack, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_pack("version: 1.0.0\n", "own/nameless")
    read: list[str] = []
    monkeypatch.setattr(find, "load_pack", lambda folder: read.append(folder.name) or load_pack(folder))
    found = list_packs(roots, "small")
    assert read == ["nameless", "new", "old"]
    assert [isinstance(each, BrokenPack) or each.pack.version for each in found] == [True, "1.10.0", "1.9.0"]


def test_a_bare_id_means_the_newest_version_by_number(roots: list[Path]) -> None:
    assert find_pack("small", roots).pack.version == "1.10.0"
    assert find_pack("small@1.9.0", roots).pack.version == "1.9.0"
    assert find_pack("other", roots).folder == roots[2] / "other"


def test_a_path_to_the_folder_or_its_file_is_read(roots: list[Path], monkeypatch: pytest.MonkeyPatch) -> None:
    assert find_pack(str(roots[0] / "old"), []).pack.version == "1.9.0"
    assert find_pack(str(roots[0] / "old" / "pack.yaml"), []).pack.version == "1.9.0"
    monkeypatch.chdir(roots[0])
    assert find_pack("new", []).pack.version == "1.10.0"
    assert find_pack("./new", []).pack.version == "1.10.0"


@pytest.mark.parametrize("ref", ["nothing", "small@2.0.0", "Small Pack", "../nothing", "", "small@1", "\x1b[2J"])
def test_what_is_not_there_is_one_sentence(roots: list[Path], ref: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(roots[0])
    with pytest.raises(BadInput) as caught:
        find_pack(ref, roots)
    assert str(caught.value).isprintable()


def test_what_is_known_is_said_when_an_id_is_unknown(roots: list[Path]) -> None:
    with pytest.raises(BadInput, match=r"known: other@1\.0\.0, small@1\.10\.0, small@1\.9\.0"):
        find_pack("nothing", roots)


def test_a_broken_pack_that_is_named_tells_what_is_wrong(roots: list[Path]) -> None:
    with pytest.raises(PackError, match="title: is missing"):
        find_pack("broken", roots)


def test_the_same_pack_in_two_roots_is_one(roots: list[Path], write_pack: WritePack, good: str) -> None:
    write_pack(good.replace("1.0.0", "1.10.0"), "shipped/copy")
    assert find_pack("small", roots).folder == roots[0] / "new"
    assert len(list_packs(roots)) == 4


def test_two_different_packs_of_one_version_are_both_named(roots: list[Path], write_pack: WritePack, good: str) -> None:
    write_pack(good.replace("1.0.0", "1.10.0").replace("Owning", "Own"), "shipped/twin")
    with pytest.raises(BadInput, match=r"own/new and .*shipped/twin"):
        find_pack("small", roots)


def test_packs_that_claim_one_version_and_differ_are_told_apart(
    roots: list[Path], write_pack: WritePack, good: str
) -> None:
    write_pack(good.replace("id: small", "id: other").replace("A small", "A tiny"), "own/twin")
    packs = [found for found in list_packs(roots) if isinstance(found, LoadedPack)]
    assert {ref: [each.folder.name for each in same] for ref, same in twins(packs).items()} == {
        "other@1.0.0": ["twin", "other"]
    }


def test_a_version_is_compared_with_the_one_before_it_by_number_else_with_the_one_after() -> None:
    assert version_to_compare("1.10.0", ["1.2.0", "1.9.0", "2.0.0"]) == "1.9.0"
    assert version_to_compare("1.0.0", ["10.0.0", "2.0.0"]) == "2.0.0"
    assert version_to_compare("1.0.0", []) is None
