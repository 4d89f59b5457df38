"""Sets of cards: yes, with differences, or no, and each difference with what it does."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from interviewer_app.core.rounds.state import Moment
from interviewer_app.core.rubrics.models import Pack
from interviewer_app.core.scorecards.comparing.answer import Comparability, Difference, as_json
from interviewer_app.core.scorecards.comparing.compare import comparability
from interviewer_app.core.scorecards.comparing.conditions import conditions
from interviewer_app.core.scorecards.comparing.words import line, lines, summary
from tests.core.rounds.parts import Live, a_live_round, a_pack, picked_up, shipped
from tests.core.scorecards.compared import Laid, answer_notices, changed, handed_over, laid, rated, with_anchor
from tests.fakes import ToldClock


@pytest.fixture(scope="module")
def plain() -> Laid:
    return laid()


def the(found: Comparability, field: str) -> Difference:
    return next(each for each in found.differences if each.field == field)


def fields(found: Comparability) -> set[str]:
    return {each.field for each in found.differences}


def test_two_rounds_that_kept_to_one_script_compare(plain: Laid) -> None:
    found = comparability([plain, laid()])
    assert (found.answer, found.differences, found.headline) == ("yes", (), "Comparable")
    assert found.remarks == ("Not stated on any card: which assistant, and which version.",)
    assert all(groups == ((0, 1),) for groups in found.across.values())


def slowed(extra_percent: int, pause_ms: int) -> Laid:
    """The same round with extra time: its clock runs slower on the wall, and stands still for a while."""
    live = a_live_round()
    clock = live.clock

    def wait(ms: int) -> Any:
        return clock.wait(ms * (100 + extra_percent) // 100)

    live.round.change_pace(extra_percent, clock.now())
    answer_notices(live)
    while live.round.next_probe(wait(60_000)):
        pass
    live.round.change_phase(wait(1000))
    live.round.log(live.round.pack.kind("added-test"), wait(1000))
    if pause_ms:
        live.round.pause_or_resume(clock.now())
        live.round.pause_or_resume(clock.wait(pause_ms))
    live.round.end(wait(44 * 60_000 - live.fold.last_ms))
    return handed_over(live)


def test_rounds_that_differ_in_an_accommodation_alone_compare_without_a_difference() -> None:
    usual, slower = slowed(0, 0), slowed(50, 17 * 60_000)
    assert slower.fold.breaks and not usual.fold.breaks
    assert slower.fold.counted[0].wall_us != usual.fold.counted[0].wall_us
    found = comparability([usual, slower])
    assert (found.answer, found.differences) == ("yes", ())
    assert found == comparability([usual, usual])
    assert conditions(usual.card) == conditions(slower.card)


def test_a_card_alone_says_what_it_compares_with(plain: Laid) -> None:
    assert conditions(plain.card) == (
        "Compares with cards of Senior backend, supervised change 2.0.0.",
        "AI not allowed, then allowed; task 1; script of 45 minutes.",
    )
    left = laid(lambda live: live.round.end(live.clock.wait(1000)))
    assert conditions(left.card)[2:] == left.card.deviations


@pytest.mark.parametrize("mark", ["practice", "pilot"])
def test_practice_and_pilots_compare_with_nothing(plain: Laid, mark: str) -> None:
    other = laid(**{mark: True})
    found = comparability([plain, other], names=("Ana", "Bo"))
    assert (found.answer, found.headline) == ("no", "Not comparable")
    assert found.differences[0].effect == "About no candidate, so it compares with nothing: Bo."
    assert found.differences[0].values == ("A candidate's round", f"{mark.capitalize()} round")
    assert comparability([other]).answer == "no"
    other = other._replace(card=replace(other.card, facts=other.fold.facts))  # type: ignore[arg-type]
    assert "compares with no other card" in conditions(other.card)[0]


def test_a_version_in_other_words_compares_and_is_remarked(plain: Laid) -> None:
    found = comparability([plain, laid(pack=changed(version="2.0.1", title="Senior backend, supervised changes"))])
    assert found.answer == "yes"
    assert found.remarks[0] == "Senior backend, supervised changes: 2.0.0 and 2.0.1 differ in wording only."


def test_a_version_with_another_anchor_takes_that_dimension_out(plain: Laid) -> None:
    found = comparability([plain, plain, laid(pack=with_anchor(shipped(), "evaluating", "Says something else."))])
    one = the(found, "pack")
    assert (found.answer, found.not_across) == ("with differences", ("evaluating",))
    assert found.across["evaluating"] == ((0, 1), (2,))
    assert one.effect == "Not across, as anchors or scale changed: Evaluating."
    assert (one.dimensions, one.cells) == (("evaluating",), 3)
    assert one.values[2] == "Senior backend, supervised change 9.0.0"


def test_versions_with_other_dimensions_do_not_compare(plain: Laid) -> None:
    tree = shipped().model_dump(mode="json", exclude_none=True)
    more = [*tree["dimensions"], {**tree["dimensions"][0], "id": "new-one", "name": "New one"}]
    found = comparability([plain, laid(pack=changed(version="3.0.0", dimensions=more))])
    assert (found.answer, the(found, "pack").effect) == ("no", "2.0.0 and 3.0.0: Dimension New one is new.")


def test_a_version_with_another_probe_says_which() -> None:
    tree = shipped().model_dump(mode="json", exclude_none=True)
    tree["sections"][0]["probes"][0]["dimensions"] = ["owning"]
    found = comparability([laid(), laid(pack=changed(version="2.1.0", sections=tree["sections"]))])
    assert the(found, "pack").effect == (f"Between 2.0.0 and 2.1.0 changed: probe {shipped().probes[0].title}.")


def test_two_packs_that_claim_one_version_are_told_apart(plain: Laid) -> None:
    twin = laid(pack=Pack.model_validate({**with_anchor(shipped(), "owning", "Other.").model_dump(mode="json",
                exclude_none=True), "version": "2.0.0"}))  # fmt: skip
    assert [value[-1] for value in the(comparability([plain, twin]), "pack").values] == [")", ")"]


def another_pack(anchor: str = "") -> Pack:
    """A pack of its own that shares two dimensions with the shipped one; `anchor` changes one of them."""
    tree = shipped().model_dump(mode="json", exclude_none=True)
    kept = [each for each in tree["dimensions"] if each["id"] in ("evaluating", "owning")]
    if anchor:
        kept[1]["levels"][0]["anchor"] = anchor
    probe = {"id": "p", "title": "P", "text": "Tell me.", "dimensions": ["owning"]}
    kinds = [{k: v for k, v in each.items() if k != "dimension"} for each in tree["kinds"][:4]]
    return a_pack((1, 2, 3, 4), id="other", dimensions=kept, kinds=kinds, nudges=[],
                  sections=[{"id": "s", "name": "S", "probes": [probe]}])  # fmt: skip


def test_other_packs_line_up_by_the_dimensions_they_share(plain: Laid) -> None:
    found = comparability([plain, laid(pack=another_pack())])
    assert the(found, "pack").effect == "Other tasks and questions; the same anchors for Evaluating and Owning."
    found = comparability([plain, laid(pack=another_pack("Accepts what it says."))])
    assert the(found, "pack").effect == (
        "Other tasks and questions; the same anchors for Evaluating; Owning: each pack has its own anchors, read them "
        "beside the digit."
    )
    assert (found.answer, found.not_across, found.own_anchors) == ("with differences", (), ("owning",))
    assert (the(found, "pack").dimensions, found.across["owning"]) == (("owning",), ((0, 1),))
    assert not fields(found) & {"tools", "task", "script"}


def test_of_two_versions_the_newest_stands_for_its_pack_beside_another(plain: Laid) -> None:
    found = comparability([plain, laid(pack=with_anchor(shipped(), "owning", "Other.")), laid(pack=another_pack())])
    assert found.across["owning"] == ((0,), (1, 2))
    assert found.not_across == ("owning",)


def test_packs_that_share_nothing_do_not_compare(plain: Laid) -> None:
    found = comparability([plain, laid(pack=a_pack((1, 2)))])
    assert (found.answer, found.differences[0].field) == ("no", "pack")
    assert found.differences[0].effect == "No two of these packs share a dimension on one scale."


def test_a_round_without_the_assistant_brings_no_supervision_ratings(plain: Laid) -> None:
    phases: dict[str, Any] = {"policy": "banned", "phases": ()}
    rule = {**shipped().ai.model_dump(mode="json", exclude_none=True), **phases}
    banned = laid(pack=changed(version="2.2.0", ai=rule))
    one = the(comparability([banned, rated(plain, "evaluating")], names=("round 1", "round 2")), "ai-rule")
    assert (one.values, one.effect) == (
        ("Not allowed", "Not allowed, then allowed"), "No supervision ratings from round 1."
    )  # fmt: skip
    assert set(one.dimensions) == {"directing", "evaluating", "correcting", "owning"} and one.cells == 4
    seen = the(comparability([rated(banned, "evaluating"), plain]), "ai-rule")
    assert seen.effect == "Supervision was rated without an assistant: card 1."
    both = the(comparability([rated(banned, "evaluating"), banned, plain]), "ai-rule")
    assert both.effect == (
        "Supervision was rated without an assistant: card 1. No supervision ratings from card 2."
    )  # only who rated it is named for it


def test_an_ai_phase_that_did_not_come_is_another_rule(plain: Laid) -> None:
    live = a_live_round()
    answer_notices(live)
    while live.round.next_probe(live.clock.wait(60_000)):
        pass
    live.round.end(live.clock.wait(2_000_000))
    one = the(comparability([handed_over(live), plain]), "ai-rule")
    assert one.values[0] == "Not allowed; changes of the AI phase: 0; the pack plans 1"


def test_tools_task_and_script_of_two_versions_are_named(plain: Laid) -> None:
    rule = {**shipped().ai.model_dump(mode="json", exclude_none=True), "tools": ["Assistant A 2.4"]}
    other = laid(pack=changed(version="2.2.0", ai=rule, task_version="2"), minutes=60)
    other = other._replace(card=replace(other.card, facts=other.fold.facts))  # type: ignore[arg-type]
    found = comparability([plain, other])
    assert the(found, "tools").values[1] == "Assistant A 2.4"
    assert the(found, "tools").effect == "Supervision was seen with other tools."
    assert [value.rsplit(", ")[-1] for value in the(found, "task").values] == ["task 1", "task 2"]
    assert the(found, "script").values == ("45 minutes", "60 minutes")
    assert "pack" not in fields(found)


def test_a_task_whose_files_changed_is_another_one_whatever_its_version() -> None:
    cards = [laid(files={"exercise/request.md": sha * 64}) for sha in "ab"]
    values = the(comparability(cards), "task").values
    assert values[0] != values[1] and all(", files " in value for value in values)


def test_probes_say_what_was_asked_less_and_what_never(plain: Laid) -> None:
    live = a_live_round()
    answer_notices(live)
    live.round.next_probe(live.clock.wait(1000))
    live.round.mark_adapted(live.clock.wait(1000))
    live.round.skip_probe(live.clock.wait(1000))
    live.round.change_phase(live.clock.wait(1000))
    live.round.end(live.clock.wait(44 * 60_000 - live.fold.last_ms))
    found = comparability([plain, handed_over(live)], names=("Ana", "Bo"))
    one = the(found, "probes")
    assert one.values[0] == "as the script says"
    assert one.values[1].startswith("Probe 1 was asked in adapted words; probe 2 was skipped")
    assert one.effect.startswith("Never asked about: ") and one.effect.endswith("(Bo).")
    assert summary(one, ("Ana", "Bo")).startswith("Bo: probe 1 was asked")
    assert one.cells == len(one.dimensions)


def test_other_words_are_a_difference_even_where_both_cards_say_so() -> None:
    cards = [laid(lambda live: live.round.mark_adapted(live.clock.wait(1))) for _card in range(2)]
    one = the(comparability(cards), "probes")
    assert one.values[0] == one.values[1] == "Probe 9 was asked in adapted words"
    assert one.effect.startswith("Never asked about") or one.effect.startswith("Asked about less, or in other words")


def skipped_last(live: Live) -> None:
    live.round.skip_probe(live.clock.wait(1))


def test_the_same_probes_skipped_on_one_pack_set_nothing_apart() -> None:
    assert "probes" not in fields(comparability([laid(skipped_last), laid(skipped_last)]))


def hinted(live: Live) -> None:
    live.round.go_to(2, live.clock.wait(1000))
    live.round.give_hint(live.clock.wait(1000))


def test_hints_and_late_moments_name_what_they_touch(plain: Laid) -> None:
    helped = laid(hinted)
    found = comparability([helped, plain, plain])
    one = the(found, "hints")
    assert one.values == ("One hint was given: probe 3 (1 of 2)", "none given", "none given")
    aims = shipped().probes[2].dimensions
    assert set(one.dimensions) == set(aims) and one.cells == len(aims)
    assert one.effect.endswith(" came after a hint.")
    assert "hints" not in fields(comparability([helped, laid(hinted)]))


def with_moments(card: Laid, prompted: int, count: int, after_round: bool = False) -> Laid:
    log = tuple(
        Moment(f"m{n}", None, "owning", "for", n < prompted, "told", n, n, 0, None, None, after_round=after_round)
        for n in range(count)
    )
    return card._replace(card=replace(card.card, log=log))


def test_the_share_that_was_prompted_counts_from_a_quarter_on(plain: Laid) -> None:
    one = the(comparability([with_moments(plain, 9, 10), with_moments(plain, 2, 10)]), "prompted")
    assert one.values == ("9 of 10 moments prompted", "2 of 10 moments prompted")
    assert (one.effect, one.dimensions) == ("More was said only when asked: card 1.", ("owning",))
    assert not fields(comparability([with_moments(plain, 4, 10), with_moments(plain, 2, 10)]))
    assert not fields(comparability([with_moments(plain, 4, 4), with_moments(plain, 0, 4)]))


def test_minutes_are_a_share_of_those_arranged(plain: Laid) -> None:
    found = comparability([plain, laid(minutes_used=30)])
    assert the(found, "minutes").values == ("98 %", "67 %")
    assert the(found, "minutes").effect == "Less time to ask and to show something: card 2."
    assert "minutes" not in fields(comparability([plain, laid(minutes_used=41)]))


def test_a_notice_nobody_gave_and_one_nobody_speaks_of_are_two_things(plain: Laid) -> None:
    refused = laid(lambda live: live.round.answer_notice("ai-rule", "not-given", "", live.clock.wait(1)))
    silent = plain._replace(card=replace(plain.card, notices=()))
    values = the(comparability([plain, refused, silent]), "notices").values
    assert values == ("given", "The AI rule was not given", "not stated")


def later(card: Laid, **facts: Any) -> Laid:
    assert card.fold.facts is not None and card.card.started_us is not None
    told = card.fold.facts._replace(round="r2", **facts)
    return card._replace(card=replace(card.card, facts=told, started_us=card.card.started_us + 10**12))


def test_an_interviewer_who_met_the_candidate_before_is_named(plain: Laid) -> None:
    again = later(plain, candidate=" noor  HALVORSEN ", candidate_id="c9")
    one = the(comparability([plain, again], names=("Ana", "Bo")), "met-before")
    assert one.values == ("not stated", "met before")
    assert one.effect == "The interviewer knew the candidate from an earlier round: Bo."
    assert plain.fold.facts is not None
    assert "met-before" not in fields(comparability([plain, later(plain, interviewer_id="i2")]))
    shared = replace(plain.card, facts=plain.fold.facts._replace(interview="same"))
    both = [plain._replace(card=shared), later(plain, interview="same")]
    assert "met-before" not in fields(comparability(both))


def test_a_card_that_states_that_they_had_met_needs_no_other_card(plain: Laid) -> None:
    assert plain.fold.facts is not None
    told = plain._replace(card=replace(plain.card, facts=plain.fold.facts._replace(met=True, round="r2")))
    assert the(comparability([told, plain]), "met-before").values == ("met before", "not stated")


def test_assistants_are_compared_by_what_was_stated(plain: Laid) -> None:
    def with_assistant(name: str) -> Laid:
        assert plain.fold.facts is not None
        return plain._replace(card=replace(plain.card, facts=plain.fold.facts._replace(assistant=name)))

    old, new = with_assistant("Assistant A 2.3"), with_assistant("Assistant A 2.4")
    one = the(comparability([old, new]), "assistant")
    assert one.values == ("Assistant A 2.3", "Assistant A 2.4")
    assert one.effect == "Supervision was seen with different assistants." and one.cells == 8
    unsaid = the(comparability([old, plain]), "assistant")
    assert unsaid.values[1] == "not stated"
    assert unsaid.effect == "Whether it was the same assistant cannot be told."
    both = comparability([old, old])
    assert (both.answer, both.remarks) == ("yes", ())
    assert "; Assistant A 2.3; task 1;" in conditions(old.card)[1]


def test_what_touches_most_cells_comes_first_and_json_keeps_the_order(plain: Laid) -> None:
    found = comparability([laid(hinted, minutes_used=30), plain])
    assert [each.cells for each in found.differences] == sorted((x.cells for x in found.differences), reverse=True)
    told = as_json(found)
    assert told["comparable"] == "with differences"
    assert told["differences"][0].keys() == {"field", "values", "effect"}
    assert [each["field"] for each in told["differences"]] == [each.field for each in found.differences]
    said = lines(found, ("Ana", "Bo"))
    pack = the(comparability([plain, laid(pack=another_pack("Accepts."))]), "pack")
    assert summary(pack, ("Ana", "Bo")).startswith("Ana: Senior backend, supervised change 2.0.0; Bo: Small pack")
    assert said[0] == f"Comparable with {len(found.differences)} differences"
    assert line(the(found, "hints"), ("Ana", "Bo")).startswith("Hints. Ana: one hint was given: probe 3 (1 of 2). ")


def test_a_card_after_a_crash_says_that_nobody_listened(plain: Laid) -> None:
    live = a_live_round()
    answer_notices(live)
    while live.round.next_probe(live.clock.wait(60_000)):
        pass
    live.round.change_phase(live.clock.wait(1000))
    back = picked_up(live, ToldClock("boot-2", 5, live.clock.wait(60_000).wall_us))
    back.round.pick_up(back.clock.now())
    back.round.end(back.clock.wait(44 * 60_000 - back.fold.last_ms))
    one = the(comparability([plain, handed_over(back)]), "away")
    assert one.values == ("never", "The application was away once")
