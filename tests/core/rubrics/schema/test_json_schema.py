"""The schema says of a pack what the models say: all packs of ours are valid, and what has no shape is refused."""

from __future__ import annotations

import copy
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from interviewer_app.core.rubrics.findings import PackError
from interviewer_app.core.rubrics.load import pack_from_document
from interviewer_app.core.rubrics.models import Pack
from interviewer_app.core.rubrics.parts import Part
from interviewer_app.core.rubrics.schema.json_schema import pack_schema
from interviewer_app.core.rubrics.schema.meanings import EXAMPLES, MEANINGS, PARTS
from interviewer_app.core.rubrics.yaml_source import read_yaml
from tools.pages import made

CHECKOUT = Path(__file__).resolve().parents[4]
PACKS = [*sorted((CHECKOUT / "rubrics").glob("*/pack.yaml")), CHECKOUT / "docs" / "vectors" / "pack" / "pack.yaml"]
SCHEMA = pack_schema()
MODELS: dict[str, type[Part]] = {part.__name__: part for part in (Pack, *Part.__subclasses__())}

Spoil = Callable[[dict[str, Any]], object]


def tree_of(path: Path) -> dict[str, Any]:
    tree: dict[str, Any] = read_yaml(path.read_bytes(), str(path)).tree
    return tree


def is_valid(tree: dict[str, Any]) -> bool:
    return bool(Draft202012Validator(SCHEMA).is_valid(tree))


def is_pack(tree: dict[str, Any]) -> bool:
    try:
        pack_from_document({"tree": tree, "files": {}})
    except PackError:
        return False
    return True


@pytest.mark.parametrize("name", made())
def test_the_committed_page_is_what_the_models_say_today(name: str) -> None:
    assert (CHECKOUT / name).read_text(encoding="utf-8") == made()[name], "run: python3 dev.py docs"


def test_the_schema_is_a_schema() -> None:
    Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("path", PACKS, ids=lambda path: path.parent.name)
def test_every_pack_of_ours_is_valid(path: Path) -> None:
    problems = [error.message for error in Draft202012Validator(SCHEMA).iter_errors(tree_of(path))]
    assert problems == []


def test_every_part_and_field_has_a_meaning_and_nothing_else_has() -> None:
    assert {name: set(meanings) for name, meanings in MEANINGS.items()} == {
        name: set(model.model_fields) for name, model in MODELS.items()
    }
    assert set(PARTS) == set(MODELS) == {*EXAMPLES, "Pack"}


@pytest.mark.parametrize("name", EXAMPLES)
def test_every_example_is_one(name: str) -> None:
    source = read_yaml(EXAMPLES[name].encode(), name)
    assert source.findings == []
    assert MODELS[name].model_validate(source.tree)
    assert Draft202012Validator({**SCHEMA["$defs"][name], "$defs": SCHEMA["$defs"]}).is_valid(source.tree)


BROKEN: dict[str, Spoil] = {
    "no id": lambda tree: tree.pop("id"),
    "an id that is no slug": lambda tree: tree.update(id="No Slug"),
    "a version of two numbers": lambda tree: tree.update(version="1.0"),
    "a title of two lines": lambda tree: tree.update(title="one\ntwo"),
    "a title of nothing but spaces": lambda tree: tree.update(title="  "),
    "an empty text": lambda tree: tree["ai"].update(read_aloud=" \n"),
    "a key nobody knows": lambda tree: tree.update(colour="red"),
    "a key nobody knows, deep inside": lambda tree: tree["sections"][0]["probes"][0].update(color="red"),
    "a number where text is meant": lambda tree: tree.update(role=7),
    "a switch where a number is meant": lambda tree: tree["scale"].update(min=True),
    "a text where a list is meant": lambda tree: tree.update(dimensions="all"),
    "no dimensions": lambda tree: tree.update(dimensions=[]),
    "too many dimensions": lambda tree: tree.update(dimensions=tree["dimensions"] * 201),
    "a track nobody knows": lambda tree: tree["dimensions"][0].update(track="soft"),
    "a level facet of one level": lambda tree: tree["dimensions"][0].update(track="level", levels=[{"value": 1}]),
    "a missing anchor": lambda tree: tree["dimensions"][0]["levels"][0].pop("anchor"),
    "three of the four kinds": lambda tree: tree["kinds"].pop(3),
    "the four kinds in another order": lambda tree: tree["kinds"].reverse(),
    "a key in small letters": lambda tree: tree["kinds"][0].update(key="t"),
    "a key that does something else": lambda tree: tree["kinds"][0].update(key="P"),
    "a key of two letters": lambda tree: tree["kinds"][0].update(key="TT"),
    "phases without the policy": lambda tree: tree["ai"].update(phases=[{"id": "a", "name": "A", "rule": "allowed"}]),
    "the policy without phases": lambda tree: tree["ai"].update(policy="phases"),
    "a budget of no seconds": lambda tree: tree.update(scripts=[{"budgets": {"first": 0}}]),
    "a budget of no slug": lambda tree: tree.update(scripts=[{"budgets": {"First!": 60}}]),
    "a field of another rule": lambda tree: tree.update(nudges=[{"rule": "pace", "most": 2}]),
    "a revisit of nothing": lambda tree: tree["sections"][0]["probes"][0].update(
        follow_ups=[{"id": "a", "text": "And now?", "kind": "revisit"}]
    ),
    "a reason of three letters": lambda tree: tree.update(silenced=[{"finding": "age", "reason": "old"}]),
}


@pytest.mark.parametrize("spoil", BROKEN.values(), ids=list(BROKEN))
def test_what_has_not_the_shape_of_a_pack_is_refused_by_both(good: str, spoil: Spoil) -> None:
    tree = read_yaml(good.encode(), "good").tree
    assert is_pack(tree) and is_valid(tree)
    spoil(tree)
    assert not is_pack(tree) and not is_valid(tree)


def test_null_is_refused_by_the_reader_and_by_the_schema(good: str) -> None:
    source = read_yaml((good + "exercise:\n").encode(), "pack.yaml")
    assert [finding.what for finding in source.findings] == ["is empty"]
    assert not is_valid({**read_yaml(good.encode(), "good").tree, "exercise": None})


TAKEN: dict[str, Spoil] = {
    "white space at the ends": lambda tree: tree.update(title=" \tA title\n", id="small ", version="1.0.0\n"),
    "a missing anchor in a draft": lambda tree: (
        tree.update(draft=True),
        tree["dimensions"][0]["levels"][0].pop("anchor"),
    ),
    "empty lists": lambda tree: tree.update(scripts=[], authors=[], nudges=[], not_scored=[]),
    "another letter for a key": lambda tree: tree["kinds"].append(
        {"id": "own", "name": "Own", "short": "Own", "key": "Ж", "direction": "for"}
    ),
    "a text of one letter": lambda tree: tree.update(role="E"),
}


@pytest.mark.parametrize("change", TAKEN.values(), ids=list(TAKEN))
def test_what_is_a_pack_is_valid(good: str, change: Spoil) -> None:
    tree = copy.deepcopy(read_yaml(good.encode(), "good").tree)
    change(tree)
    assert is_pack(tree) and is_valid(tree)
