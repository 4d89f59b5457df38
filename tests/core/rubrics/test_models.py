"""What a pack answers once it is loaded."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from pydantic import ValidationError

from interviewer_app.core.rubrics.load import load_pack
from interviewer_app.core.rubrics.models import Pack


@pytest.fixture
def pack(write_pack: Callable[..., Path]) -> Pack:
    return load_pack(write_pack()).pack


def test_parts_are_found_by_id(pack: Pack) -> None:
    assert [probe.id for probe in pack.probes] == ["first", "second"]
    assert pack.section_of("second").id == "main"
    assert pack.dimension("owning").level(2) is not None and pack.dimension("owning").level(9) is None
    assert pack.kind("named-risk").key == "N"
    assert pack.probe("second").text == "What would you still check?"
    assert pack.tracks == ("supervision",)
    with pytest.raises(KeyError):
        pack.probe("third")


@pytest.mark.parametrize(
    ("minutes", "written_for", "steps"),
    [
        (45, 45, [("first", 600), ("second", 300)]),
        (90, 45, [("first", 600), ("second", 300)]),
        (38, 45, [("first", 600), ("second", 300)]),
        (37, 30, [("second", 120)]),
        (5, 30, [("second", 120)]),
    ],
)
def test_a_round_gets_the_exact_or_the_nearest_script(
    pack: Pack, minutes: int, written_for: int, steps: list[tuple[str, int]]
) -> None:
    planned = pack.script_for(minutes)
    assert (planned.minutes, planned.written_for) == (minutes, written_for)
    assert [(step.probe.id, step.budget_s) for step in planned.steps] == steps


def test_of_two_equally_near_scripts_the_shorter_is_taken(pack: Pack) -> None:
    scripts = [{"minutes": 60}, {"minutes": 40}]
    assert Pack.model_validate(pack.model_dump() | {"scripts": scripts}).script_for(50).written_for == 40


def test_a_script_of_no_length_fits_every_round_and_no_script_asks_everything(pack: Pack) -> None:
    open_ended = Pack.model_validate(pack.model_dump() | {"scripts": [{"minutes": 30}, {"probes": ["second"]}]})
    assert [step.probe.id for step in open_ended.script_for(55).steps] == ["second"]
    assert open_ended.script_for(30).written_for == 30
    bare = Pack.model_validate(pack.model_dump() | {"scripts": []})
    assert [(step.probe.id, step.budget_s) for step in bare.script_for(45).steps] == [("first", None), ("second", 120)]


def test_a_pack_cannot_be_changed_and_equals_its_copy(pack: Pack) -> None:
    with pytest.raises(ValidationError):
        pack.title = "Another"
    assert Pack.model_validate(pack.model_dump()) == pack
