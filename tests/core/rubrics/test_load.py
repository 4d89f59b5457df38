"""Reading a good pack, its digest, and findings that name file, line, field and remedy."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from interviewer_app.core import canonical
from interviewer_app.core.rubrics.findings import PackError, shown
from interviewer_app.core.rubrics.load import document_digest, load_pack, pack_from_document
from interviewer_app.core.rubrics.write import as_yaml
from interviewer_app.core.rubrics.yaml_source import read_yaml

WritePack = Callable[..., Path]
Refusal = Callable[[str | bytes], PackError]


def test_a_pack_is_rebuilt_from_its_stored_document_alone(write_pack: WritePack) -> None:
    loaded = load_pack(write_pack())
    stored = canonical.canonical(loaded.document)
    read = canonical.strict_json(stored, "stored")
    assert read == loaded.document
    assert pack_from_document(read) == loaded.pack
    assert loaded.digest == canonical.digest("interviewer-pack/1", stored) == document_digest(read)


def test_the_document_holds_the_tree_as_written_without_defaults(write_pack: WritePack) -> None:
    tree = load_pack(write_pack()).document["tree"]
    assert "draft" not in tree and "target" not in tree["dimensions"][0]
    assert tree["sections"][0]["probes"][1]["text"] == "What would you still check?\n"
    assert tree["reviewed_on"] == "2026-01-31"


def test_a_changed_word_changes_the_digest_and_a_comment_does_not(write_pack: WritePack, good: str) -> None:
    before = load_pack(write_pack()).digest
    assert load_pack(write_pack("# a remark\n" + good.replace("\n", "\r\n"))).digest == before
    assert load_pack(write_pack(good.replace("Owning", "Ownership"))).digest != before


@given(st.randoms(use_true_random=False))
def test_the_order_of_keys_does_not_alter_the_digest(random: Any) -> None:
    tree = read_yaml(SMALL.encode(), "pack.yaml").tree
    again = read_yaml(as_yaml(_shuffled(tree, random)).encode(), "pack.yaml")
    assert not again.findings
    assert document_digest({"tree": again.tree, "files": {}}) == document_digest({"tree": tree, "files": {}})


VALUES = st.text() | st.integers(-(2**53) + 1, 2**53 - 1) | st.booleans()
KEYS = st.from_regex(r"[a-z]{4,8}(_[a-z]+)?", fullmatch=True)
INNER = st.recursive(VALUES, lambda inner: st.lists(inner) | st.dictionaries(KEYS, inner), max_leaves=8)
TREES = st.dictionaries(KEYS, INNER, max_size=4)


@settings(max_examples=60, deadline=None)
@given(TREES)
def test_what_we_write_as_yaml_reads_back_the_same_or_is_refused(tree: dict[str, Any]) -> None:
    try:
        source = read_yaml(as_yaml(tree).encode("utf-8", "surrogatepass"), "pack.yaml")
    except PackError:
        return
    if not source.findings:
        assert canonical.canonical(source.tree) == canonical.canonical(tree)


def _shuffled(value: Any, random: Any) -> Any:
    if isinstance(value, dict):
        keys = list(value)
        random.shuffle(keys)
        return {key: _shuffled(value[key], random) for key in keys}
    return [_shuffled(item, random) for item in value] if isinstance(value, list) else value


SMALL = """
id: small
reviewed_on: 2026-01-31
scale: {max: 4, min: 1}
dimensions:
  - {id: a, name: "no", levels: [{value: 1, anchor: "012"}]}
not_scored: [accent, "2020-01-01"]
draft: true
"""


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ("title: A small pack", "title: no", '3: title: is the word "no", which some readers take for true or false;'),
        ("title: A small pack", "title: 12", "3: title: is a number; put it in quotes."),
        ("name: Owning", "name: 012", "18: dimensions[0].name: is a number with a leading zero; put it in quotes"),
        ("Leaves the risk to others", "3.5", "21: dimensions[0].levels[0].anchor: is a number that is not whole"),
        ("Leaves the risk to others", "2020-01-01", "21: dimensions[0].levels[0].anchor: is a date; put it in quotes."),
        ("Leaves the risk to others", "00:10", "21: dimensions[0].levels[0].anchor: is a time, which some readers"),
        ("Leaves the risk to others", "~", "21: dimensions[0].levels[0].anchor: is empty; write a value or remove"),
        ("version: 1.0.0", "version: 1.0", "2: version: is a number that is not whole; put it in quotes"),
        ("version: 1.0.0", "version: one", '2: version: is "one"; write three numbers, such as 1.0.0.'),
        ("value: 1", "value: one", "21: dimensions[0].levels[0].value: is text; write a whole number without quotes."),
        ("track: supervision", "track: other", '19: dimensions[0].track: is "other"; write one of impl'),
        ("id: owning", "id: Owning!", '17: dimensions[0].id: is "Owning!"; write small letters, digits and'),
        ("role: Engineer", "rolle: Engineer", '4: rolle: is not a known key; remove it, or write "role" if that is'),
        ("licence: MIT\n", "", "1: licence: is missing; add it."),
        ("2026-01-31", "2026-02-31", "6: reviewed_on: is no day of the calendar; write a date"),
        ("2026-01-31", "20260131", "6: reviewed_on: is a number; put it in quotes."),
        ("min: 1", "min: 2", "10: scale: has no values between min and max; make max larger than min."),
        ("min: 1", "min: 0", "20: dimensions[0].levels: do not cover the scale; give each of the values 0, 1, 2 once"),
        (", anchor: Leaves the risk to others", "", "21: dimensions[0].levels[0].anchor: is missing; write it, or set"),
        ("dimensions: [owning]", "dimensions: [other]", "30: sections[0].probes[0].dimensions[0]: names the dimension"),
        ("probe: second, kind", "probe: third, kind", "31: sections[0].probes[0].links[0].probe: names the probe"),
        ("probes: [second]", "probes: [third]", "15: scripts[1].probes[0]: names the probe"),
        ("second: 300", "third: 300", "13: scripts[0].budgets.third: is no probe of this script"),
        ("id: second", "id: first", '32: sections[0].probes[1].id: is "first" for the second time; choose another.'),
        ("key: R", "key: P", '39: kinds[1].key: is "P", which does something else in a round; choose another'),
        ("key: R", "key: T", '39: kinds[1].key: is "T" for the second time; choose another.'),
        ("key: R", "key: r", '39: kinds[1].key: is "r"; write the letter as a capital.'),
        ("key: R", "key: RR", "39: kinds[1].key: is not one character; choose one letter."),
        ("id: added-test", "id: test-added", '37: kinds: lack "added-test"; add it; every pack has the same four.'),
        ("policy: allowed", "policy: phases", "7: ai.phases: is missing; list the phases"),
        ("dimension: owning}", "dimension: x}", '41: kinds[3].dimension: names the dimension "x", which is not in'),
        ("name: Main part", 'name: "a\\u202eb"', "25: sections[0].name: holds a hidden character (U+202E); remove it."),
    ],
)
def test_a_finding_names_file_line_field_and_remedy(refusal: Refusal, good: str, old: str, new: str, line: str) -> None:
    assert old in good
    error = refusal(good.replace(old, new, 1))
    told = [finding.split("pack.yaml:", 1)[1] for finding in str(error).split("\n")]
    assert any(entry.startswith(line) for entry in told), told


def test_several_findings_are_told_together_in_the_order_of_lines(refusal: Refusal, good: str) -> None:
    bad = good.replace("title: A small pack", "title: no").replace("value: 2", "value: two")
    error = refusal(bad.replace("name: Main", "nam: Main"))
    assert [finding.line for finding in error.findings] == [3, 22, 24, 25]
    assert len(str(error).split("\n")) == 4
    assert error.exit_code == 2


def test_a_missing_pack_is_one_sentence(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "nothing", tmp_path / "file"):
        (tmp_path / "file").write_text("x")
        with pytest.raises(PackError) as caught:
            load_pack(path)
        assert len(str(caught.value).split("\n")) == 1


def test_a_document_that_is_none_is_refused() -> None:
    empty: dict[str, Any] = {"tree": {}, "files": {}}
    for document in ({}, empty | {"tree": []}, empty | {"tree": {"id": 3}}, empty | {"x": 1}):
        with pytest.raises(PackError):
            pack_from_document(document)


@given(st.text())
def test_foreign_text_in_an_error_stays_on_one_line(text: str) -> None:
    assert shown(text).isprintable() and len(shown(text)) <= 60
