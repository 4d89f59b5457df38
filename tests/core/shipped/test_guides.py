"""Every guide lets an engineer run the round, and tells every two neighbouring anchors apart by a moment."""

from __future__ import annotations

from itertools import pairwise

import pytest

from tests.core.shipped.packs import NAMES, WITH_TRAP, guide, shipped


@pytest.mark.parametrize("name", NAMES)
def test_the_guide_names_every_probe_kind_and_dimension(name: str) -> None:
    pack = shipped(name).pack
    names = [p.title for p in pack.probes] + [k.name for k in pack.kinds] + [d.name for d in pack.dimensions]
    assert [each for each in names if each not in guide(name)] == []


@pytest.mark.parametrize("name", NAMES)
def test_the_guide_tells_every_two_neighbouring_anchors_apart(name: str) -> None:
    for dimension in shipped(name).pack.dimensions:
        rows = [row.split(" | ") for row in guide(name).splitlines() if row.startswith(f"| {dimension.name} | ")]
        told_apart = {frozenset(row[2:4]) for row in rows}
        names = [level.name if dimension.track == "level" else str(level.value) for level in dimension.levels]
        assert {frozenset(pair) for pair in pairwise(names)} <= told_apart, dimension.id


@pytest.mark.parametrize("name", WITH_TRAP)
def test_the_guide_applies_the_change_with_or_without_patch(name: str) -> None:
    assert "`patch -p1 < " in guide(name) and "`git apply " in guide(name)


@pytest.mark.parametrize("name", NAMES)
def test_every_level_of_a_facet_has_a_moment_that_is_it(name: str) -> None:
    for facet in (d for d in shipped(name).pack.dimensions if d.track == "level"):
        rows = [row.split(" | ") for row in guide(name).splitlines() if row.startswith(f"| {facet.name} | ")]
        assert {row[2] for row in rows} == {"mid", "senior", "staff"}, facet.id
        told_from = [row[2:4] for row in rows]
        assert ["senior", "mid"] in told_from and ["staff", "senior"] in told_from, facet.id


@pytest.mark.parametrize("name", WITH_TRAP)
def test_the_guide_answers_for_people_who_are_not_in_the_room(name: str) -> None:
    """Every candidate who asks gets the same facts."""
    asked = guide(name).partition("when asked\n")[2].split("\n## ")[0]
    assert asked.count("\n| ") >= 4 or asked.count("\n- ") >= 4
