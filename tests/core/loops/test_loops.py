"""The loop file: read strictly, checked against its packs, and what it covers."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from interviewer_app.core.errors import BadInput
from interviewer_app.core.loops.begin import begun, choose, level_of, text_of
from interviewer_app.core.loops.cover import Coverage
from interviewer_app.core.loops.find import BrokenLoop, find_loop, list_loops
from interviewer_app.core.loops.lint import lint, lint_loop
from interviewer_app.core.loops.load import loop_of
from interviewer_app.core.loops.models import Loop
from interviewer_app.core.rubrics.find import find_pack
from interviewer_app.core.rubrics.findings import PackError
from interviewer_app.core.rubrics.lint.findings import Found
from tests.core.rounds.parts import a_pack

SHIPPED = [Path(__file__).parents[3] / "rubrics"]
FIRST = ("directing", "evaluating", "scope", "contribution", "correctness")
SECOND = ("evaluating", "correcting", "owning", "impact", "difficulty", "test-design")


def a_loop(*rounds: dict[str, Any], **more: Any) -> bytes:
    """A loop file; a round is what differs from the usual one."""
    text = "\n".join(f"{name}: {value}" for name, value in {
        "id": "staff-loop", "version": "1.0.0", "title": "Staff loop", "role": "Engineer", "level": "senior", **more,
    }.items()) + "\nrounds:\n"  # fmt: skip
    usual = {"title": "A round", "pack": "cache-review@1.0.0", "minutes": 45, "evidence": FIRST}
    for number, given in enumerate(rounds):
        each = {"id": f"r{number + 1}", **usual, **given}
        lines = [f"{name}: {value}" for name, value in each.items() if name != "evidence"]
        lines += [f"evidence: [{', '.join(each['evidence'])}]"]
        text += "  - " + "\n    ".join(lines) + "\n"
    return text.encode()


GOOD = ({}, {"pack": "senior-backend-supervised-change", "evidence": SECOND})


def linted(*rounds: dict[str, Any], **more: Any) -> tuple[Coverage, list[Found]]:
    return lint_loop(loop_of(a_loop(*rounds, **more), "loop.yaml"), SHIPPED)


def codes(found: list[Found]) -> list[tuple[str, str, int | None]]:
    return [(x.remark.code, x.remark.severity, x.line) for x in found]


def test_a_question_that_comes_twice_is_named_with_the_round_that_asked_it_first() -> None:
    work = {"pack": "owned-work", "minutes": 60, "evidence": ["owning"]}
    _cover, found = linted(work, work)
    (again,) = (each.remark for each in found if each.remark.code == "probe-twice")
    assert again.what.startswith("asks again what r1 asked: ") and again.place == ("rounds", 1, "pack")


def test_a_loop_that_fits_its_packs_has_no_finding_though_all_end_with_one_question() -> None:
    cover, found = linted(*GOOD)
    assert found == []
    assert (cover.minutes, cover.uncovered) == (90, ())
    assert [row.id for row in cover.twice] == ["evaluating"]
    assert cover.owed("evaluating") == ("r1", "r2") and cover.owed("owning") == ("r2",)
    rows = {row.id: (row.rated, row.owed) for row in cover.rows}
    assert rows["scope"] == (("r1", "r2"), ("r1",)) and rows["operability"] == (("r1",), ())


def test_what_no_round_covers_is_named_with_the_rounds_that_could() -> None:
    cover, found = linted({}, {**GOOD[1], "evidence": ("correcting", "impact", "difficulty", "test-design")})
    assert [row.id for row in cover.uncovered] == ["owning"]
    assert codes(found) == [("not-covered", "warning", 6)]
    assert found[0].remark.what == 'no round covers "owning" (Owning); r1, r2 could'
    _cover, found = linted({"evidence": ("owning",)}, level="staff")
    facets = [each.remark for each in found if each.remark.code == "not-covered" and "scope" in each.remark.what]
    assert facets[0].why == "staff is told by its facets, and this one would stay empty"


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"pack": "no-such-pack"}, ("pack-missing", "error", 14)),
        ({"evidence": (*SECOND, "telepathy")}, ("unknown-dimension", "error", 16)),
        ({"minutes": 50}, ("minutes-without-script", "warning", 15)),
        ({"ai": "banned"}, ("ai-rule-of-another", "warning", 16)),
        ({"pack": "no-assistant", "ai": "allowed"}, ("ai-rule-of-another", "error", 16)),
        ({"pack": "cache-review@1.0.0"}, ("exercise-twice", "error", 14)),
        ({"pack": "staff-backend-two-patches"}, ("level-of-another", "warning", 14)),
    ],
)
def test_what_does_not_fit_is_found_in_its_line(change: dict[str, Any], expected: tuple[str, str, int]) -> None:
    _cover, found = linted({}, {**GOOD[1], **change})
    assert expected in codes(found)


def test_a_probe_the_script_leaves_out_is_owed_and_not_asked(tmp_path: Path) -> None:
    pack = a_pack((1, 2), probe_about=["one"])
    loop = Loop.model_validate({
        "id": "l", "version": "1.0.0", "title": "T", "role": "R", "level": "principal",
        "rounds": [{"id": "r", "title": "T", "pack": "small", "minutes": 45, "evidence": ["one", "two"]}],
    })  # fmt: skip
    said = [(each.code, each.what) for each in lint(Coverage(loop, {"r": pack}))]
    assert said == [("owed-and-not-asked", 'no probe of the 45-minute script of Small pack aims at "two"')]


def test_two_scales_for_one_dimension_are_named() -> None:
    rounds = [{"id": name, "title": "T", "pack": "x", "minutes": 45, "evidence": ["one"]} for name in ("a", "b")]
    loop = Loop.model_validate({"id": "l", "version": "1.0.0", "title": "T", "role": "R", "rounds": rounds})
    packs = {"a": a_pack((1, 2), probe_about=["one"]), "b": a_pack((1, 2, 3), probe_about=["one"])}
    assert "two-scales" in [each.code for each in lint(Coverage(loop, packs))]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "loop.yaml: is empty; write a loop"),
        (b"- a\n- b\n", "loop.yaml:1: holds no keys"),
        (b"\xff\xfe\x00", "is not UTF-8 text"),
        (b"id: a: b\n", "loop.yaml:1: is no YAML here"),
        (a_loop({}, version="1.0"), "version: is a number that is not whole"),
        (a_loop({"id": "x"}, {"id": "x"}), 'loop.yaml:12: rounds[1].id: "x" is the id of two rounds'),
        (a_loop({"evidence": ("scope", "scope")}), 'rounds[0].evidence[1]: "scope" stands twice; keep one.'),
        (a_loop({"pack": "Cache Review"}), "write the id of a pack, or id@version"),
        (a_loop({"minutes": 0}), "loop.yaml:10: rounds[0].minutes: is 0; write at least 1."),
        (a_loop({"evidnce": "x"}), 'rounds[0].evidnce: is not a known key; remove it, or write "evidence"'),
        (a_loop({"ai": "maybe"}), 'rounds[0].ai: is "maybe"; write one of allowed, banned.'),
        (a_loop(), "rounds: is empty"),
        (a_loop(*[{}] * 21), "loop.yaml:6: rounds: holds more than 20; take some out."),
        (a_loop({}) + b"rounds: []\n", "rounds: stands twice (first in line 6)"),
        (a_loop({"title": "&a T"}), "has an anchor (&)"),
    ],
)
def test_a_file_that_is_no_loop_says_where_and_what_to_do(data: bytes, said: str) -> None:
    with pytest.raises(PackError) as error:
        loop_of(data, "loop.yaml")
    assert said in str(error.value)


def test_the_digest_is_that_of_the_words_and_not_of_the_layout() -> None:
    plain = loop_of(a_loop({}), "a.yaml")
    spaced = loop_of(b"# a comment\n" + a_loop({}).replace(b": 45", b":   45"), "b.yaml")
    other = loop_of(a_loop({"minutes": 60}), "c.yaml")
    assert plain.digest == spaced.digest != other.digest


def test_an_id_finds_the_newest_loop_of_the_folder_and_a_broken_one_hides_no_other(tmp_path: Path) -> None:
    (tmp_path / "one.yaml").write_bytes(a_loop({}))
    (tmp_path / "two.yml").write_bytes(a_loop({}, version="1.10.0"))
    (tmp_path / "bad.yaml").write_text("id: [")
    (tmp_path / "notes.txt").write_text("no loop")
    assert find_loop("staff-loop", tmp_path).loop.version == "1.10.0"
    assert find_loop("staff-loop@1.0.0", tmp_path).loop.version == "1.0.0"
    assert find_loop(str(tmp_path / "one.yaml"), tmp_path / "none").loop.version == "1.0.0"
    assert [isinstance(each, BrokenLoop) for each in list_loops(tmp_path)] == [True, False, False]
    assert list_loops(tmp_path / "none") == []
    with pytest.raises(BadInput, match="no such loop"):
        find_loop("other", tmp_path)
    (tmp_path / "twin.yaml").write_bytes(a_loop({"minutes": 60}, version="1.10.0"))
    with pytest.raises(BadInput, match="two different loops"):
        find_loop("staff-loop", tmp_path)


def test_a_loop_to_begin_with_reads_back_and_covers_its_packs() -> None:
    names = ("cache-review", "no-assistant", "owned-work", "senior-backend-supervised-change")
    packs = choose([find_pack(name, SHIPPED).pack for name in names])
    assert [pack.id for pack in packs] == ["cache-review", "no-assistant", "senior-backend-supervised-change"]
    loop = begun(packs, loop_id="mine", title='A "quoted": title', role="no", level=level_of(packs))
    loaded = loop_of(text_of(loop, packs).encode(), "mine.yaml")
    assert loaded.loop.model_dump() == loop.model_dump() and loop.level == "senior"
    cover, found = lint_loop(loaded, SHIPPED)
    assert found == [] and cover.uncovered == ()
    assert "# not this round: " in text_of(loop, packs)


def test_one_pack_three_times_makes_rounds_with_names_of_their_own() -> None:
    loop = begun([a_pack((1, 2))] * 3, loop_id="l", title="T", role="R", level="")
    assert [each.id for each in loop.rounds] == ["small", "small-2", "small-3"]
    assert all(each.evidence for each in loop.rounds)
