"""A pack on the frame of another: what stays, what is gone, and the list of what is missing."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from interviewer_app.core.errors import BadInput, Refused
from interviewer_app.core.places import shipped_packs
from interviewer_app.core.rubrics.find import find_pack
from interviewer_app.core.rubrics.lint.run import lint
from interviewer_app.core.rubrics.load import LoadedPack, load_pack, pack_from_document
from interviewer_app.core.rubrics.skeleton.emit import emit
from interviewer_app.core.rubrics.skeleton.make import new_pack
from interviewer_app.core.rubrics.skeleton.missing import missing
from interviewer_app.core.rubrics.skeleton.reminders import mark_of, to_read_again
from interviewer_app.core.rubrics.yaml_source import read_yaml

DAY = "2026-11-21"


@pytest.fixture(scope="module")
def shipped() -> LoadedPack:
    return find_pack("senior-backend-supervised-change", [shipped_packs()])


@pytest.fixture
def made(shipped: LoadedPack, tmp_path: Path) -> LoadedPack:
    return new_pack(shipped, tmp_path / "My new PACK", DAY).loaded


def test_the_frame_stays_and_the_texts_about_the_task_are_gone(shipped: LoadedPack, made: LoadedPack) -> None:
    old, new = shipped.pack, made.pack
    assert (new.id, new.version, new.draft, new.reviewed_on) == ("my-new-pack", "0.1.0", True, DAY)
    assert [(d.id, d.name, d.track, d.target) for d in new.dimensions] == [
        (d.id, d.name, d.track, d.target) for d in old.dimensions
    ]
    assert all(level.anchor is None for dimension in new.dimensions for level in dimension.levels)
    assert (new.kinds, new.scale, new.not_scored) == (old.kinds, old.scale, old.not_scored)
    assert (new.ai.policy, new.ai.tools, new.ai.phases) == (old.ai.policy, old.ai.tools, old.ai.phases)
    assert [s.minutes for s in new.scripts] == [s.minutes for s in old.scripts]
    assert [list(s.budgets.values()) for s in new.scripts] == [list(s.budgets.values()) for s in old.scripts]
    assert [p.dimensions for p in new.probes] == [p.dimensions for p in old.probes]
    last, before = new.probes[-1], old.probes[-1]
    assert (last.id, last.text, last.hints, last.written) == (before.id, before.text, before.hints, before.written)
    assert [each.text for each in last.follow_ups] == [each.text for each in before.follow_ups]
    texts = {probe.text for probe in new.probes[:-1]}
    assert texts == {"TO WRITE (the question, in the words it is read out in)"}
    assert new.authors == ("TO WRITE (your name)",) and new.trials == ()


MARK = "TO WRITE (what holds in this pack; the words came from {id}) "


def test_what_is_read_out_is_kept_to_be_read_again_and_listed_until_somebody_has(tmp_path: Path) -> None:
    like = find_pack("owned-work", [shipped_packs()])
    old, mark = like.pack, MARK.format(id="owned-work")
    made = new_pack(like, tmp_path / "ours", DAY).loaded
    new = made.pack
    assert (new.notice, new.ai.read_aloud) == (mark + old.notice, mark + old.ai.read_aloud)
    assert [each.question for each in new.ai.answers] == [each.question for each in old.ai.answers]
    assert [each.answer for each in new.ai.answers] == [mark + each.answer for each in old.ai.answers]
    lacks = {each.field: each.what for each in missing(new) if each.needed}
    what = "what holds in this pack; the words came from owned-work"
    assert {lacks[name] for name in ("notice", "ai.read_aloud", "ai.answers[0].answer", "ai.answers[7].answer")} == {
        what
    }
    document = {"tree": {**made.document["tree"], "notice": old.notice}, "files": {}}
    assert "notice" not in {each.field for each in missing(pack_from_document(document))}
    again = new_pack(made, tmp_path / "theirs", DAY).loaded.pack
    assert again.notice == new.notice and again.ai.answers == new.ai.answers


def test_a_kept_text_that_has_no_room_for_the_mark_stays_as_it_is() -> None:
    assert to_read_again("what", "x" * 19_990) == "x" * 19_990
    assert mark_of(to_read_again("what", "Yes (both).")) == "TO WRITE (what) "
    assert mark_of("TO WRITE (a title)") == "TO WRITE (a title)"


def test_no_word_about_the_old_task_is_left(shipped: LoadedPack, made: LoadedPack) -> None:
    text = (made.folder / "pack.yaml").read_text(encoding="utf-8")
    for probe in shipped.pack.probes[:-1]:
        assert probe.text not in text and probe.title not in text and f"id: {probe.id}\n" not in text
    assert "payment" not in text.lower().replace(shipped.pack.id, "")


def test_the_yaml_reads_as_if_a_person_had_written_it(made: LoadedPack) -> None:
    text = (made.folder / "pack.yaml").read_text(encoding="utf-8")
    assert text.startswith("# Built like senior-backend-supervised-change@")
    assert all(len(line) <= 131 for line in text.split("\n")[1:]) and "\t" not in text and "\n\n\n" not in text
    assert (
        "\n  - id: test-design\n    name: Test design\n    track: implementation\n    levels:\n      - {value: 1}\n"
        in text
    )
    assert "\n# The anchors are missing." in text and "\ndraft: true\n" in text
    assert [line for line in text.split("\n") if line != line.rstrip()] == []


def test_what_is_missing_is_listed_down_to_the_last_line(made: LoadedPack) -> None:
    lacks = missing(made.pack, made.folder)
    needed = [each.field for each in lacks if each.needed]
    anchors = sum(len(dimension.levels) for dimension in made.pack.dimensions)
    assert sum(field.endswith(".anchor") for field in needed) == anchors
    assert sum(field.endswith(("].text", "].title")) for field in needed) >= 2 * (len(made.pack.probes) - 1)
    assert {"title", "licence", "authors[0]", "exercise.name", "interviewer.md", "exercise/service"} <= set(needed)
    assert needed[-1] == "draft"
    assert {each.field for each in lacks if not each.needed} >= {"dimensions[0].look_for", "trials"}
    assert missing(made.pack)[0].field == "title" and "interviewer.md" not in {
        each.field for each in missing(made.pack)
    }


def test_a_complete_pack_lacks_nothing_that_is_needed(shipped: LoadedPack) -> None:
    assert [each for each in missing(shipped.pack, shipped.folder) if each.needed] == []


def test_what_the_lint_holds_a_pack_back_for_is_missing_too(good: str, write_pack: Callable[..., Path]) -> None:
    loaded = load_pack(write_pack(good.replace("first: 600", "first: 6000")))
    assert [(each.field, each.what) for each in missing(loaded.pack) if each.needed] == [
        ("scripts[0].budgets", "add up to 105 minutes of 45; shorten some, or leave probes out")
    ]


def test_texts_to_write_hold_a_pack_back_once_it_is_no_draft(good: str, write_pack: Callable[..., Path]) -> None:
    text = good.replace("What did you accept, and why?", "TO WRITE (a question)")
    for draft, severity in (("", "error"), ("draft: true\n", "warning")):
        pack = load_pack(write_pack(draft + text)).pack
        found = [r for r, _silenced in lint(pack, date(2026, 2, 1)) if r.code == "not-written-yet"]
        assert [(r.severity, r.field, r.mend) for r in found] == [
            (severity, "sections[0].probes[0].text", "write a question")
        ]


def test_nothing_is_ever_written_over(shipped: LoadedPack, tmp_path: Path) -> None:
    taken = tmp_path / "taken"
    taken.mkdir()
    (taken / "notes.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(Refused, match="is there already; name a new folder, nothing was written"):
        new_pack(shipped, taken, DAY)
    with pytest.raises(Refused):
        new_pack(shipped, taken / "notes.txt", DAY)
    (tmp_path / "link").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(Refused):
        new_pack(shipped, tmp_path / "link", DAY)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["link", "taken"]
    assert [path.name for path in taken.iterdir()] == ["notes.txt"]
    (tmp_path / "empty").mkdir()
    assert new_pack(shipped, tmp_path / "empty", DAY).loaded.pack.id == "empty"


@pytest.mark.parametrize(
    ("folder", "made"),
    [("Ünsere Pack", "unsere-pack"), ("Cafe\u0301 – Größe 2", "cafe-grosse-2"), ("Łódź_Øre", "lodz-ore"),
     ("Проверка", "proverka")],
)  # fmt: skip
def test_an_id_keeps_the_letters_of_a_name(shipped: LoadedPack, tmp_path: Path, folder: str, made: str) -> None:
    assert new_pack(shipped, tmp_path / folder, DAY).loaded.pack.id == made


@pytest.mark.parametrize("name", ["Ümläut!", "a" * 90, "-", "../up", "a b"])
def test_an_id_that_cannot_be_one_is_refused(shipped: LoadedPack, tmp_path: Path, name: str) -> None:
    with pytest.raises(BadInput, match="cannot be the id of a pack; give one with --id"):
        new_pack(shipped, tmp_path / "new", DAY, name)
    with pytest.raises(BadInput, match="is the id of the pack it is built like"):
        new_pack(shipped, tmp_path / shipped.pack.id, DAY)
    assert list(tmp_path.iterdir()) == []


def test_a_title_full_of_yaml_is_a_title(shipped: LoadedPack, tmp_path: Path) -> None:
    title = 'a: "b" # {c} [d] &e *f !g | > % @ `'
    assert new_pack(shipped, tmp_path / "new", DAY, title=title).loaded.pack.title == title
    with pytest.raises(BadInput, match="write one line"):
        new_pack(shipped, tmp_path / "other", DAY, title="x" * 500)


# Hidden characters are refused by the reader, whoever wrote them.
LETTERS = st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Cf")) | st.sampled_from(
    "\n\t \u00a0\u2028\ufeff"
)
TEXTS = st.text(LETTERS, min_size=1, max_size=300).map(lambda text: unicodedata.normalize("NFC", text))
TREES = st.recursive(
    TEXTS | st.integers(-(10**6), 10**6) | st.booleans(),
    lambda inner: st.lists(inner, min_size=1, max_size=4) | st.dictionaries(TEXTS, inner, min_size=1, max_size=4),
    max_leaves=12,
)


@settings(max_examples=60, deadline=None)
@given(st.dictionaries(st.sampled_from(["kinds", "scale", "text", "levels", "no", "012"]), TREES, min_size=1))
def test_whatever_is_written_is_read_as_it_was(tree: dict[str, Any]) -> None:
    read = read_yaml(emit(tree).encode("utf-8"), "pack.yaml")
    assert [str(finding) for finding in read.findings] == [] and read.tree == tree
