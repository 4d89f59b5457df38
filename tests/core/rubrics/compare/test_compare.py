"""What differs between two packs, and whether their cards can be laid side by side."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from interviewer_app.core.rubrics.compare.changes import Comparison
from interviewer_app.core.rubrics.compare.run import compare
from interviewer_app.core.rubrics.compare.verdict import next_version
from interviewer_app.core.rubrics.compare.words import same_words, word_diff
from interviewer_app.core.rubrics.load import load_pack, pack_from_document
from interviewer_app.core.rubrics.yaml_source import read_yaml

Against = Callable[..., Comparison]
EXTRA_DIMENSION = """\
dimensions:
  - id: directing
    name: Directing
    track: supervision
    levels:
      - {value: 1, anchor: Hands the ticket over as it is}
      - {value: 2, anchor: States what must hold first}
"""


def in_memory(old: str, new: str) -> Comparison:
    """Two texts compared as an editor compares what is typed: no folders, no digests."""
    trees = [read_yaml(text.encode(), "pack.yaml").tree for text in (old, new)]
    before, after = (pack_from_document({"tree": tree, "files": {}}) for tree in trees)
    return compare(before, after)


@pytest.fixture
def against(good: str, write_pack: Callable[..., Path]) -> Against:
    """The good pack, read from its folder, beside itself after some replacements."""

    def changed(*replacements: tuple[str, str]) -> Comparison:
        text = good
        for old, new in replacements:
            assert old in text
            text = text.replace(old, new)
        return compare(load_pack(write_pack(good, "old")), load_pack(write_pack(text, "new")))

    return changed


def test_a_pack_beside_itself_differs_in_nothing(against: Against) -> None:
    found = against()
    assert found.nothing and found.verdict.answer == "yes"
    assert found.verdict.headline == "Nothing differs: cards are comparable." and found.verdict.reasons == ()
    assert [each.id for each in found.dimensions] == ["owning"] and [each.id for each in found.probes] == [
        "first",
        "second",
    ]


@pytest.mark.parametrize(
    ("old", "new", "named"),
    [
        ("name: Owning\n", "name: Owning the change\n", "Owning the change"),
        ("    track: supervision\n", "    track: supervision\n    summary: Who answers for it.\n", "Owning"),
        ("What did you accept, and why?", "Which part did you take over, and why?", "First"),
        ("Leaves the risk to others", "leaves the “risk” to others.", "Owning"),
        ("title: A small pack", "title: A tiny pack", "Title"),
        ("short: Trusted", "short: Took", "Kind Trusted output"),
    ],
)
def test_other_words_keep_cards_comparable(against: Against, old: str, new: str, named: str) -> None:
    verdict = against((old, new), ("version: 1.0.0", "version: 1.0.1")).verdict
    assert verdict.answer == "yes" and verdict.not_across == ()
    assert verdict.headline == "Cards stay comparable: only wording changed."
    assert verdict.reasons == (f"Other words for the same: {named}.",)


def test_being_a_draft_is_no_difference(against: Against) -> None:
    found = against(("version: 1.0.0", "version: 1.0.1\ndraft: true"))
    assert (found.verdict.answer, found.other, found.verdict.reasons) == ("yes", (), ())


def test_a_changed_anchor_takes_its_dimension_out_and_no_other(good: str) -> None:
    two = good.replace("dimensions:\n", EXTRA_DIMENSION)
    found = in_memory(two, two.replace("Names the risk and an owner", "Names the risk and a date"))
    assert found.verdict.answer == "with differences" and found.verdict.not_across == ("owning",)
    assert found.verdict.headline == "Owning not across, the rest comparable."
    assert found.verdict.reasons == ("Owning: Anchor of 2 changed.",)
    (pair,) = [each for each in found.changed_dimensions[0].levels if each.changed]
    assert [[piece.text for piece in side if piece.changed] for side in pair.words] == [["an owner"], ["a date"]]


def test_when_no_dimension_is_left_across_cards_are_not_comparable(against: Against) -> None:
    verdict = against(("Names the risk and an owner", "Names the risk and a date")).verdict
    assert (verdict.answer, verdict.headline) == ("no", "Cards are not comparable.")
    assert verdict.not_across == ("owning",)


def test_several_anchors_of_a_dimension_are_one_reason(against: Against) -> None:
    verdict = against(
        ("Names the risk and an owner", "Names a date"), ("Leaves the risk to others", "Sees none")
    ).verdict
    assert "Owning: Anchors of 1 and 2 changed." in verdict.reasons


def test_dimensions_that_come_or_go_end_the_comparison(good: str) -> None:
    more = good.replace("dimensions:\n", EXTRA_DIMENSION)
    come, gone = in_memory(good, more), in_memory(more, good)
    assert (come.verdict.answer, come.verdict.reasons) == ("no", ("Dimension Directing is new.",))
    assert (gone.verdict.answer, gone.verdict.reasons) == ("no", ("Dimension Directing is gone.",))
    assert [(each.id, each.state) for each in come.dimensions] == [("directing", "added"), ("owning", "same")]
    assert [(each.id, each.state) for each in gone.dimensions] == [("owning", "same"), ("directing", "removed")]


def test_another_scale_ends_the_comparison(against: Against) -> None:
    third = ("an owner}", "an owner}\n      - {value: 3, anchor: Names it and sees it through}")
    verdict = against(("max: 2", "max: 3"), third, ("1.0.0", "2.0.0")).verdict
    assert verdict.answer == "no" and verdict.reasons[0] == "Scale: 1 to 3 instead of 1 to 2."


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ("policy: allowed", "policy: banned", "AI policy: banned instead of allowed."),
        ("You may use the assistant.", "You may not use the assistant.", "AI rule read aloud: changed."),
        ("first: 600", "first: 900", "Probe First: time in 45 minutes: 15:00 instead of 10:00."),
        ("minutes: 30", "minutes: 60", "Script lengths, minutes: 45, 60 instead of 30, 45."),
        ("licence: MIT", 'licence: MIT\ntask_version: "2"', "Task version: new."),
        ("short: Trusted, key: T, direction: neutral", "short: Trusted, key: T, direction: for",
         "Direction of Trusted output: for instead of neutral."),
    ],
)  # fmt: skip
def test_what_a_round_runs_on_is_named_as_a_difference(against: Against, old: str, new: str, reason: str) -> None:
    verdict = against((old, new), ("version: 1.0.0", "version: 1.1.0")).verdict
    assert verdict.answer == "with differences" and verdict.headline == "Cards are comparable, with differences."
    assert reason in verdict.reasons


def test_a_probe_that_comes_goes_or_moves_is_named(against: Against) -> None:
    third = "  - {id: more, name: More, probes: [{id: third, title: Third, text: What is left?}]}\n"
    found = against(("kinds:\n", third + "kinds:\n"), ("1.0.0", "1.1.0"))
    assert "Probe Third is new." in found.verdict.reasons
    assert [(each.id, each.state) for each in found.probes][-1] == ("third", "added")


def test_a_probe_asked_earlier_than_before_has_moved(good: str) -> None:
    first = good[good.index("      - id: first") : good.index("      - id: second")]
    moved = good.replace(first, "").replace("kinds:\n", first + "kinds:\n")
    found = in_memory(good, moved)
    assert [each.id for each in found.probes if each.moved] == ["second"]
    assert found.verdict.reasons[0] == "Probe Second: asked at another place."


EXERCISE = ("kinds:\n", "exercise: {name: task, language: python, handout: [service]}\nkinds:\n")


def test_a_changed_file_of_the_handout_is_a_difference_and_the_proof_is_not(
    good: str, write_pack: Callable[..., Path]
) -> None:
    text = good.replace(*EXERCISE)
    loaded = []
    for name, service, proof in (("a", "x = 1", "1"), ("b", "x = 2", "1"), ("c", "x = 2", "2")):
        folder = write_pack(text, name)
        for path, content in (("exercise/service/a.py", service), ("exercise/proof/t.py", proof)):
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_text(content, encoding="utf-8")
        loaded.append(load_pack(folder))
    handed = compare(loaded[0], loaded[1])
    assert [(each.path, each.state, each.handed_out) for each in handed.files] == [
        ("exercise/service/a.py", "changed", True)
    ]
    assert handed.verdict.answer == "with differences"
    assert "What the candidate gets: 1 file differs." in handed.verdict.reasons
    assert "The task version is the same all the same; raise it with the files." in handed.verdict.reasons
    proof = compare(loaded[1], loaded[2])
    assert proof.verdict.answer == "yes" and not proof.files[0].handed_out


def test_the_same_version_with_other_words_is_said_first(against: Against) -> None:
    verdict = against(("title: A small pack", "title: A tiny pack")).verdict
    assert verdict.reasons[0] == "Both say 1.0.0 and differ; a changed pack needs a new version."


def test_two_packs_that_are_no_versions_of_one_are_said_to_be_two(against: Against) -> None:
    assert against(("id: small", "id: other")).verdict.reasons[0] == "These are two packs, not two versions of one."


def test_put_together_again_the_pieces_are_the_texts() -> None:
    old, new = "Takes it  as it\ncomes.", "Takes  it where it comes, now."
    for text, pieces in zip((old, new), word_diff(old, new), strict=True):
        assert "".join(piece.text for piece in pieces) == text
    assert [piece.text.strip() for piece in word_diff(old, new)[1] if piece.changed] == ["where", "comes, now."]


def test_texts_of_the_largest_size_are_compared_without_waiting() -> None:
    old, new = "a b " * 5_000, "b a " * 4_999 + "c"
    left, right = word_diff(old, new)
    assert "".join(piece.text for piece in left) == old and right[-1].text.endswith("c")


def test_commas_and_capitals_are_the_same_words_and_signs_are_not() -> None:
    assert same_words("Names the risk", "names, the “risk”.")
    assert not same_words("p < 0.05", "p > 0.05") and not same_words("0.5", "05")


def test_the_next_version_follows_what_a_change_costs() -> None:
    assert [next_version("1.2.3", answer) for answer in ("yes", "with differences", "no")] == [
        "1.2.4",
        "1.3.0",
        "2.0.0",
    ]
