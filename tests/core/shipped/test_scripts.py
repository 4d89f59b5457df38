"""Every shipped script fits its round, can be read out, answered in writing, and gives equal chances."""

from __future__ import annotations

import re

import pytest

from interviewer_app.core.rubrics.models import Pack, Probe
from tests.core.shipped.packs import NAMES, shipped

YES_OR_NO = re.compile(r"(?:^|[.?!] )(?:is|are|do|does|did|can|could|would|will|should|have|has|was) ", re.I)
LEADING = re.compile(r"\b(don't you|isn't it|surely|obviously|of course|wouldn't you)\b", re.I)
MOVES = ("decompose", "perturb", "trade-off", "revisit")
CLOSING = "What did you decide that I did not ask about?"


@pytest.fixture(params=NAMES)
def pack(request: pytest.FixtureRequest) -> Pack:
    return shipped(request.param).pack


@pytest.mark.parametrize("minutes", [45, 60])
def test_the_budgets_leave_the_two_minutes_the_file_speaks_of(pack: Pack, minutes: int) -> None:
    script = pack.script_for(minutes)
    assert script.written_for == minutes and 8 <= len(script.steps) <= 12
    assert all(step.budget_s for step in script.steps)
    assert sum(step.budget_s or 0 for step in script.steps) == (minutes - 2) * 60


@pytest.mark.parametrize("minutes", [45, 60])
def test_every_script_ends_with_the_same_question(pack: Pack, minutes: int) -> None:
    last = pack.script_for(minutes).steps[-1].probe
    assert (last.id, last.text) == ("unasked", CLOSING)


@pytest.mark.parametrize("minutes", [45, 60])
def test_every_dimension_is_asked_for_by_a_probe_of_every_script(pack: Pack, minutes: int) -> None:
    asked = {dimension for step in pack.script_for(minutes).steps for dimension in step.probe.dimensions}
    assert asked == {dimension.id for dimension in pack.dimensions}


def test_every_probe_can_be_read_listened_to_helped_with_and_answered_in_writing(pack: Pack) -> None:
    for probe in pack.probes:
        assert probe.purpose and probe.listen_for and probe.hints and probe.written, probe.id
        assert 2 <= len(probe.follow_ups) <= 5 and len(probe.title) <= 18, probe.id


def spoken(probe: Probe) -> list[str]:
    return [probe.text, probe.written, *(f.text for f in probe.follow_ups)]


def test_no_question_is_double_leading_or_answered_by_yes(pack: Pack) -> None:
    for text in (text for probe in pack.probes for text in spoken(probe)):
        assert text.count("?") <= 1 and not LEADING.search(text) and not YES_OR_NO.search(text), text


def test_follow_ups_go_from_taking_apart_to_coming_back(pack: Pack) -> None:
    for probe in pack.probes:
        moves = [MOVES.index(each.kind) for each in probe.follow_ups if each.kind]
        assert moves == sorted(moves), probe.id
    assert {each.kind for probe in pack.probes for each in probe.follow_ups if each.kind} == set(MOVES)


def test_later_probes_come_back_to_earlier_ones(pack: Pack) -> None:
    order = [probe.id for probe in pack.probes]
    links = [(order.index(link.probe), at) for at, probe in enumerate(pack.probes) for link in probe.links]
    named = [(each.probe, at) for at, probe in enumerate(pack.probes) for each in probe.follow_ups]
    backs = [(order.index(probe), at) for probe, at in named if probe]
    assert links and backs and all(earlier < later for earlier, later in links + backs)
    assert len({link.kind for probe in pack.probes for link in probe.links}) >= 3


def test_the_rules_are_told_in_fixed_words(pack: Pack) -> None:
    assert len(pack.ai.answers) >= 5 and 40 <= len(pack.ai.read_aloud.split()) <= 140
    assert bool(pack.ai.phases) is (pack.ai.policy == "phases")


def test_one_pack_runs_both_rules_in_phases() -> None:
    phased = [pack for name in NAMES if (pack := shipped(name).pack).ai.policy == "phases"]
    assert [[phase.rule for phase in pack.ai.phases] for pack in phased] == [["banned", "allowed"]]
