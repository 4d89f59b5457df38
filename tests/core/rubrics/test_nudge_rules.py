"""The rules of the copilot as data: the usual values, errors that name the field, the words."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from interviewer_app.core.rubrics.describe import as_json, as_page
from interviewer_app.core.rubrics.findings import PackError
from interviewer_app.core.rubrics.load import load_pack
from interviewer_app.core.rubrics.nudge_rules import DEFAULT_RULES, FIELDS
from tests.core.rubrics.conftest import GOOD

WritePack = Callable[..., Path]


def with_rules(*rules: dict[str, Any]) -> str:
    return f"{GOOD}nudges: {json.dumps(rules)}\n"


def test_a_pack_without_rules_has_the_usual_ones_and_one_with_an_empty_list_none(write_pack: WritePack) -> None:
    assert load_pack(write_pack()).pack.nudge_rules == DEFAULT_RULES
    assert {rule.rule for rule in DEFAULT_RULES} == set(FIELDS)


def test_what_a_rule_leaves_open_has_its_usual_value() -> None:
    unchecked, no_evidence, hints, pace = DEFAULT_RULES
    assert (unchecked.trusted, unchecked.within_s) == (("trusted-output",), 180)
    assert (no_evidence.after_percent, hints.most, pace.over_s) == (50, 2, 60)


BROKEN: list[tuple[dict[str, Any], str, str]] = [
    ({"rule": "hunch"}, "nudges[0].rule", "write one of"),
    ({"rule": "pace", "over_s": 0}, "nudges[0].over_s", "write at least 1"),
    ({"rule": "pace", "most": 2}, "nudges[0].most", "pace has over_s"),
    ({"rule": "unchecked", "checks": ["hope"]}, "nudges[0].checks[0]", "check the spelling"),
    ({"rule": "unchecked", "spans": ["sleeping"]}, "nudges[0].spans[0]", "write one of"),
    ({"rule": "no-evidence", "dimensions": ["luck"]}, "nudges[0].dimensions[0]", "check the spelling"),
    ({"rule": "hints", "limit": 2}, "nudges[0].limit", "not a known key"),
]


@pytest.mark.parametrize(("rule", "field", "remedy"), BROKEN, ids=[each[1] + str(n) for n, each in enumerate(BROKEN)])
def test_a_broken_rule_is_an_error_that_names_its_field(
    write_pack: WritePack, rule: dict[str, Any], field: str, remedy: str
) -> None:
    with pytest.raises(PackError) as caught:
        load_pack(write_pack(with_rules(rule)))
    assert field in str(caught.value) and remedy in str(caught.value)


def test_the_same_rule_twice_is_an_error(write_pack: WritePack) -> None:
    with pytest.raises(PackError, match="for the second time"):
        load_pack(write_pack(with_rules({"rule": "pace"}, {"rule": "pace", "over_s": 5})))


def test_rubric_show_says_the_rules_in_words_and_its_json_stays_as_it_was(write_pack: WritePack) -> None:
    loaded = load_pack(write_pack())
    page = as_page(loaded)
    assert "Nudges" in page
    assert "hints: More than 2 hints on a probe." in page and "pace: A probe takes 1 min longer than planned." in page
    assert "nudges" not in as_json(loaded)
    assert "None." in as_page(load_pack(write_pack(with_rules())))
