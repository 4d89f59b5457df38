"""Changing a pack in place: only the lines of what is changed become others."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any

import pytest

from interviewer_app.core.errors import BadInput
from interviewer_app.core.rubrics.findings import PackError
from interviewer_app.core.rubrics.yaml_source import read_yaml
from tests.core.rubrics.drafts.conftest import WRITTEN, OpenDraft, changed


def test_a_folded_anchor_changes_its_own_line(open_draft: OpenDraft) -> None:
    draft = open_draft()
    draft.set_text("dimensions[0].levels[0].anchor", "Leaves the risk to others once the tests are green.")
    assert changed(draft) == [
        "-          Leaves the risk to others once the tests are green, and says so when they are asked.",
        "+          Leaves the risk to others once the tests are green.",
    ]
    assert draft.changed_lines() == 1


def test_a_long_text_changes_only_the_lines_with_other_words(open_draft: OpenDraft) -> None:
    draft = open_draft()
    said = draft.get("ai.read_aloud")
    draft.set_text("ai.read_aloud", said.replace("refuse. I", "refuse. Nobody else reads it. I"))
    assert changed(draft) == [
        "-    check and what you refuse. I do not write down",
        "+    check and what you refuse. Nobody else reads it. I do not write down",
    ]


def test_words_typed_one_by_one_and_taken_back_leave_the_file_as_it_was(open_draft: OpenDraft) -> None:
    draft = open_draft()
    said = draft.get("ai.read_aloud")
    for size in range(1, 60):
        draft.set_text("ai.read_aloud", said[:100] + ("and more words " * 5)[:size] + said[100:])
    assert draft.changed_lines() > 0
    draft.set_text("ai.read_aloud", said)
    assert draft.text == WRITTEN


@pytest.mark.parametrize(
    ("where", "text", "line"),
    [
        ("title", "Kim's pack", "title: 'Kim''s pack'"),
        ("version", "1.1.0", 'version: "1.1.0"'),
        ("role", "Engineer: staff", 'role: "Engineer: staff"   # any level'),
        ("sections[0].name", "no", '    name: "no"'),
        ("sections[0].name", "012", '    name: "012"'),
        ("sections[0].name", "- dash", '    name: "- dash"'),
        ("dimensions[1].levels[0].anchor", "One, two {x}", '      - {value: 1, anchor: "One, two {x}"}'),
        ("dimensions[0].look_for[1]", "Way # back", '      - "Way # back"'),
        ("licence", "  MIT,\u202e again\x07 ", "licence: MIT, again"),
    ],
)
def test_a_text_keeps_its_style_or_is_put_in_quotes(open_draft: OpenDraft, where: str, text: str, line: str) -> None:
    draft = open_draft()
    draft.set_text(where, text)
    assert [each[1:] for each in changed(draft) if each[0] == "+"] == [line]


def test_a_text_of_several_lines_becomes_a_block(open_draft: OpenDraft) -> None:
    draft = open_draft()
    draft.set_text("notice", "First line\n\n  # second: indented")
    draft.set_text("sections[0].probes[1].text", "One?\nTwo?")
    assert "notice: |-\n  First line\n\n    # second: indented\n" in draft.text
    assert "        text: |\n          One?\n          Two?\n" in draft.text


def test_a_long_anchor_takes_a_level_out_of_its_brackets(open_draft: OpenDraft) -> None:
    draft = open_draft()
    draft.remove("dimensions[1].levels[1].anchor")
    draft.set_text("dimensions[1].levels[1].anchor", "Writes the test that would be red with the change " * 3)
    assert "      - value: 2\n        anchor: >-\n          Writes the test" in draft.text
    assert "      - {value: 1, anchor: Takes the green tests as proof of it all}\n" in draft.text


def test_an_emptied_text_that_may_be_absent_leaves_the_file_and_comes_back(open_draft: OpenDraft) -> None:
    draft = open_draft()
    draft.set_text("dimensions[0].levels[1].anchor", "")
    assert draft.get("dimensions[0].levels[1]") == {"value": 2}
    draft.set_text("dimensions[0].levels[1].anchor", "Names it")
    assert "      - value: 2   # the best there is\n        anchor: Names it\n" in draft.text
    draft.set_text("title", "")
    assert "title: ''\n" in draft.text


def test_an_item_goes_with_the_comments_above_it(open_draft: OpenDraft) -> None:
    draft = open_draft()
    draft.remove("dimensions[1]")
    assert "Added in spring" not in draft.text and "The one that matters most" in draft.text
    draft.undo()
    draft.move("dimensions[1]", 0)
    assert (
        draft.text.index("# Added in spring.") < draft.text.index("id: checking") < draft.text.index("# The one that")
    )
    assert "\n\n  # The one that matters most.\n  - id: owning" in draft.text
    assert draft.text.endswith("# The end.\n")


def test_a_new_key_stands_where_packs_usually_have_it(open_draft: OpenDraft) -> None:
    draft = open_draft()
    draft.set_text("dimensions[0].summary", "Under whose name it goes out.")
    assert "    track: supervision\n    summary: Under whose name it goes out.\n    levels:" in draft.text
    draft.add("sections[0].probes[0].listen_for", "A name")
    assert "        text: What did you accept, and why?\n        listen_for:\n          - A name\n" in draft.text
    draft.add("sections[0].probes[0].follow_ups", {"id": "more", "text": "What else? " * 12})
    assert "        follow_ups:\n          - id: more\n            text: >-\n              What else?" in draft.text


def test_a_new_probe_stands_apart_from_its_neighbours(open_draft: OpenDraft) -> None:
    draft = open_draft()
    place = draft.add("sections[0].probes", {"id": "third", "title": "Third", "text": "And then?"}, 1)
    assert place == ("sections", 0, "probes", 1)
    assert "\n\n      - id: third\n        title: Third\n        text: And then?\n\n      - id: second\n" in draft.text


def test_numbers_and_lists_in_brackets_change_in_their_line(open_draft: OpenDraft) -> None:
    draft = open_draft()
    draft.set_value("sections[0].probes[1].budget_s", 90)
    draft.add("sections[0].probes[0].dimensions", "x")
    draft.remove("sections[0].probes[0].dimensions[0]")
    assert changed(draft) == [
        "-        dimensions: [owning, checking]",
        "+        dimensions: [checking, x]",
        "-        budget_s: 120",
        "+        budget_s: 90",
    ]


def test_the_last_item_takes_its_list_along(open_draft: OpenDraft) -> None:
    draft = open_draft()
    draft.remove("sections[0].probes[0].hints[0]")
    assert draft.get("sections[0].probes[0].hints") is None
    draft.add("sections[0].probes[0].hints", "Look at the last change.")
    assert draft.text == WRITTEN


def test_undo_and_redo_go_through_every_step_and_typing_is_one(open_draft: OpenDraft) -> None:
    draft = open_draft()
    for size in range(1, 8):
        draft.set_text("title", "Renamed"[:size])
    draft.add("dimensions[0].look_for", "More")
    after = draft.text
    assert draft.undo() and draft.get("title") == "Renamed" and draft.touched == ("dimensions", 0, "look_for", 2)
    assert draft.undo() and draft.text == WRITTEN
    assert not draft.undo() and not draft.can_undo
    assert draft.redo() and draft.redo() and draft.text == after and not draft.redo()
    draft.undo()
    draft.set_text("title", "Else")
    assert not draft.can_redo


def test_a_finding_is_silenced_with_a_reason_and_no_shorter_one(open_draft: OpenDraft) -> None:
    draft = open_draft()
    with pytest.raises(BadInput, match="10 to 400"):
        draft.silence("anchor-too-short", "dimensions[0]", "because")
    draft.silence("anchor-too-short", "dimensions[0]", "Short on purpose,\nsee Kim.")
    draft.silence("anchor-too-short", "dimensions[0]", "Short on purpose, see Robin.")
    assert draft.get("silenced") == [
        {"finding": "anchor-too-short", "at": "dimensions[0]", "reason": "Short on purpose, see Robin."}
    ]
    draft.unsilence("anchor-too-short", "dimensions[0]")
    assert draft.get("silenced") is None


@pytest.mark.parametrize(
    "content", [b"a: &x 1\nb: *x\n", b"id: a\nid: b\n", b"title: no\n", b"- a\n", b"\xff\xfe", b"a: [" * 40, b""]
)
def test_what_the_safe_reader_refuses_is_not_opened(open_draft: OpenDraft, content: bytes) -> None:
    with pytest.raises(PackError):
        open_draft(content)


def test_any_order_of_changes_leaves_a_file_that_reads_as_the_tree(open_draft: OpenDraft) -> None:
    draft = open_draft()
    comments = [line for line in draft.text.split("\n") if line.startswith("#")]
    dice = random.Random(4)
    words = [
        "tests",
        "the:",
        "risk,",
        "'before'",
        "it",
        "#",
        "goes",
        "-",
        '"out"',
        "[x]",
        "{y}",
        "né",
        "漢字",
        "no",
        "012",
        "\\",
        "&",
        "*",
    ]
    for _turn in range(80):
        place = dice.choice(list(_texts(draft.tree, ())))
        item = max((at for at, step in enumerate(place) if isinstance(step, int)), default=-1) + 1
        act = dice.randrange(5)
        if act < 2:
            draft.set_text(place, " ".join(dice.choices(words, k=dice.randrange(1, 40))))
        elif act == 2 and isinstance(place[-1], int):
            draft.add(place[:-1], " ".join(dice.choices(words, k=9)), dice.randrange(3))
        elif act == 3 and item:
            draft.move(place[:item], dice.randrange(4))
        elif len(place) > 3 and dice.random() < 0.3:
            draft.remove(place)
        read = read_yaml(draft.text.encode("utf-8"), "again")
        assert not read.findings and read.tree == draft.tree, (place, act)
    assert [line for line in draft.text.split("\n") if line.startswith("#")] == comments
    while draft.undo():
        pass
    assert draft.text == WRITTEN


def _texts(tree: Any, place: tuple[str | int, ...]) -> Any:
    steps = tree.items() if isinstance(tree, dict) else enumerate(tree) if isinstance(tree, list) else ()
    for step, item in steps:
        yield from _texts(item, (*place, step))
    if isinstance(tree, str):
        yield place


def test_line_ends_of_windows_and_a_byte_order_mark_stay(open_draft: OpenDraft, tmp_path: Path) -> None:
    draft = open_draft(b"\xef\xbb\xbf" + WRITTEN.replace("\n", "\r\n").encode("utf-8"))
    draft.set_text("title", "Another")
    assert draft.save().lines == 1
    data = (tmp_path / "pack" / "pack.yaml").read_bytes()
    assert (
        data
        == b"\xef\xbb\xbf" + WRITTEN.replace("'A pack written by hand'", "'Another'").replace("\n", "\r\n").encode()
    )


def test_undo_passes_over_what_was_typed_and_taken_back(open_draft: OpenDraft) -> None:
    draft = open_draft()
    draft.set_text("role", "Staff engineer")
    draft.set_text("title", "A pack typed in a hurry")
    draft.set_text("title", "A pack written by hand")
    assert draft.undo() and draft.text == WRITTEN
    assert not draft.undo()
