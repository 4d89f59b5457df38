"""A new version: forked from one that stays as it is, numbered by what changed, published once."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from interviewer_app.core.errors import Refused
from interviewer_app.core.places import shipped_packs
from interviewer_app.core.rubrics.drafts.draft import PackDraft
from interviewer_app.core.rubrics.drafts.fork import comparison, fork, is_own, suggested_version
from interviewer_app.core.rubrics.drafts.publish import hindrances, publish, versions_in
from interviewer_app.core.rubrics.find import find_pack, list_packs
from interviewer_app.core.rubrics.folder import file_digests
from interviewer_app.core.rubrics.load import LoadedPack, load_pack

ANCHOR = "dimensions[0].levels[1].anchor"
LATER = "Repairs the failure that somebody else pointed out, and stops there until the next one is pointed out."


@pytest.fixture
def loaded() -> LoadedPack:
    return load_pack(shipped_packs() / "senior-backend-supervised-change")


@pytest.fixture
def today(loaded: LoadedPack) -> date:
    return date.fromisoformat(loaded.pack.reviewed_on)


def _next(loaded: LoadedPack, at: int) -> str:
    parts = [int(part) for part in loaded.pack.version.split(".")]
    return ".".join(str(each) for each in [*parts[:at], parts[at] + 1, *[0] * (2 - at)])


def test_a_fork_is_a_draft_in_the_users_folder_and_the_pack_stays(loaded: LoadedPack, tmp_path: Path) -> None:
    draft = fork(loaded, tmp_path / "packs")
    assert draft.folder == tmp_path / "packs" / f"{loaded.pack.id}-draft"
    assert draft.get("draft") is True and draft.get("version") == _next(loaded, 2)
    assert file_digests(draft.folder) == loaded.document["files"]
    assert draft.base is not None and draft.base.digest == loaded.digest and draft.base.tree == loaded.document["tree"]
    assert load_pack(loaded.folder).digest == loaded.digest
    assert fork(loaded, tmp_path / "packs").folder.name == f"{loaded.pack.id}-draft-2"
    assert is_own(draft.folder, tmp_path / "packs") and not is_own(loaded.folder, tmp_path / "packs")


def test_the_base_says_what_stood_there_wherever_it_stands_now(loaded: LoadedPack, tmp_path: Path) -> None:
    draft = fork(loaded, tmp_path)
    said = loaded.pack.dimensions[0].levels[1].anchor
    draft.set_text(ANCHOR, LATER)
    draft.move("dimensions[0]", 1)
    moved = "dimensions[1].levels[1].anchor"
    assert draft.base_text(moved) == said
    draft.put_back(moved)
    assert draft.get(moved).strip() == said
    draft.add("dimensions", {"id": "new", "name": "New", "track": "supervision", "levels": []})
    assert draft.base_text(("dimensions", len(draft.get("dimensions")) - 1, "name")) is None


def test_the_version_follows_what_has_changed(loaded: LoadedPack, tmp_path: Path) -> None:
    draft = fork(loaded, tmp_path)
    draft.set_text("sections[0].probes[0].purpose", "Shows what the candidate takes for granted about the service.")
    assert suggested_version(draft) == _next(loaded, 2)
    draft.set_text(ANCHOR, LATER)
    assert suggested_version(draft) == _next(loaded, 1)
    assert draft.changed_places() >= {("dimensions", 0, "levels", 1, "anchor")}
    found = comparison(draft)
    assert found is not None and found.verdict.not_across == (loaded.pack.dimensions[0].id,)
    draft.set_value("scale.max", 3)
    assert suggested_version(draft) == draft.get("version")  # no round could run on it


def test_publishing_makes_a_version_that_lies_beside_the_other(
    loaded: LoadedPack, tmp_path: Path, today: date
) -> None:
    draft = fork(loaded, tmp_path)
    draft.set_text(ANCHOR, LATER)
    taken = versions_in([shipped_packs(), tmp_path], loaded.pack.id, draft.folder)
    assert loaded.pack.version in taken
    made = publish(draft, today, taken)
    assert made.folder == tmp_path / f"{loaded.pack.id}-{_next(loaded, 1)}"
    assert (made.pack.version, made.pack.draft, made.pack.reviewed_on) == (_next(loaded, 1), False, today.isoformat())
    roots = [shipped_packs(), tmp_path]
    assert find_pack(loaded.pack.id, roots).digest == made.digest
    assert find_pack(f"{loaded.pack.id}@{loaded.pack.version}", roots).digest == loaded.digest
    again = fork(made, tmp_path)
    assert (
        again.folder.name == f"{loaded.pack.id}-draft" and again.base is not None and again.base.digest == made.digest
    )
    assert find_pack(loaded.pack.id, roots).digest == made.digest  # not the draft


def test_a_draft_with_errors_is_not_published(loaded: LoadedPack, tmp_path: Path, today: date) -> None:
    draft = fork(loaded, tmp_path)
    draft.set_text(ANCHOR, "")
    draft.set_text("title", "")
    assert hindrances(draft, today, {}) == ["Mend 2 errors first."]
    before = draft.text
    with pytest.raises(Refused, match="Mend 2 errors first"):
        publish(draft, today, {})
    assert draft.text == before and draft.folder.is_dir()


def test_a_version_that_cards_name_already_is_not_published_again(
    loaded: LoadedPack, tmp_path: Path, today: date
) -> None:
    draft = fork(loaded, tmp_path)
    taken = {_next(loaded, 2): {"0" * 64}}
    assert hindrances(draft, today, taken) == []
    assert suggested_version(draft, taken) != _next(loaded, 2)
    assert "exists already" in hindrances(draft, today, taken, _next(loaded, 2))[0]
    assert "is no version" in hindrances(draft, today, taken, "2.x")[0]


def test_a_pack_changed_outside_is_not_published_and_stays_a_draft(
    loaded: LoadedPack, tmp_path: Path, today: date
) -> None:
    draft = fork(loaded, tmp_path)
    draft.set_text("title", "Mine")
    with (draft.folder / "pack.yaml").open("a", encoding="utf-8") as file:
        file.write("# theirs\n")
    with pytest.raises(Refused, match="somebody else"):
        publish(draft, today, {})
    assert draft.get("draft") is True and draft.get("title") == "Mine"
    assert PackDraft.open(draft.folder).get("draft") is True


def test_a_copy_that_was_not_finished_is_no_pack(loaded: LoadedPack, tmp_path: Path) -> None:
    fork(loaded, tmp_path).folder.rename(tmp_path / ".new-something")
    assert list_packs([tmp_path]) == []
