"""Every sentence is true of the results it is said of, whatever they are."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pytest

from interviewer_app.core.calibration.drift.results import DriftResult, VersionShift
from interviewer_app.core.calibration.plan.results import PlanResult
from interviewer_app.core.calibration.statistic import Undefined, Value
from interviewer_app.core.calibration.telling.first_number import first_number, number_sentence
from interviewer_app.core.calibration.telling.moved import moved_sentence
from interviewer_app.core.calibration.telling.overview import told_of
from interviewer_app.core.calibration.telling.parted import comparable, differ, parted_sentence
from interviewer_app.core.calibration.telling.unseen import unseen, unseen_line
from interviewer_app.core.calibration.telling.version import version_sentence
from interviewer_app.core.calibration.telling.words import counted
from interviewer_app.core.calibration.whole_result import Whole
from tests.core.calibration.telling import made

WORDS = {counted(n): n for n in range(21)}


def said(whole: Whole) -> list[str]:
    return [sentence.text for sentence in told_of(whole).sentences]


def with_drift(*raters: made.RaterDrift, **more: object) -> Whole:
    return replace(made.year(), drift=made.drift(tuple(raters), **more))  # type: ignore[arg-type]


def test_a_year_of_fourteen_is_told_in_three_sentences() -> None:
    told = told_of(made.year())
    assert [sentence.text for sentence in told.sentences] == [
        "Two of fourteen interviewers rate stricter than the others since rubric 2.0; ten are steady as far as can be "
        "seen; two cannot be told yet.",
        "Interviewers part more on Evaluating (46 % the same) than on Problem framing (70 %), Correctness and tests "
        "(66 %) and Directing (62 %); beyond that none stands out.",
        "Whether rubric 2.0 itself is harder cannot be told, because no round was scored under both versions.",
    ]
    assert [[run.text for run in sentence.runs if run.bold] for sentence in told.sentences] == [
        ["Two of fourteen"], ["Evaluating"], ["rubric 2.0 itself"],
    ]  # fmt: skip
    assert told.facts == "14 interviewers, 786 rounds, 4,716 ratings"
    assert told.period == "1 November 2025 to 31 October 2026"
    assert "2 flagged, 10 steady, 2 without enough data" in told.sentences[0].rests_on


def test_the_number_needs_thirty_pairs() -> None:
    number = first_number(made.year())
    assert (number.text, number.interval) == ("58", "95 % interval 54 to 62")
    assert number.below == "1,327 pairs, from 241 candidates met by two or more"
    assert number_sentence(number).endswith("58 %, 95 % interval 54 to 62; 34 % by luck.")
    few = replace(made.year(), agreement=replace(made.agreement({}), overall=made.agreement_of(58.0, pairs=29)))
    assert first_number(few).because == "undefined, because only 29 pairs of ratings are shared; it takes 30"
    assert (first_number(few).value, first_number(few).text) == (None, "")
    none = replace(few, agreement=replace(made.agreement({}), overall=made.agreement_of(None, pairs=0)))
    assert "no rating is shared by two interviewers" in first_number(none).because
    assert first_number(made.nothing()).because == "undefined, because only one interviewer rated"


def test_what_is_said_of_drawn_results_is_true() -> None:
    kinds = set()
    for seed in range(100):
        whole = made.by_lot(seed)
        assert isinstance(whole.drift, DriftResult)
        first, second, third = said(whole)
        _check_moved(first, whole.drift)
        _check_parted(second, whole)
        _check_version(third, whole.drift)
        _check_unseen(whole, whole.drift)
        kinds.add(re.sub(r"[\d.]+|D\d", "", second)[:30])
    assert len(kinds) > 5  # the lot has drawn what the rules tell apart


def _check_unseen(whole: Whole, drift: DriftResult) -> None:
    for line in unseen(whole):
        for name in line.interviewers:
            one = drift.rater(name)
            assert one is not None and one.status == "steady"
            assert not line.shift or (one.would_show or 0) <= float(line.shift)


def _check_moved(words: str, drift: DriftResult) -> None:
    """Numbers in the sentence add up to everybody, sides and times hold for each of those they are said of."""
    flagged = [one for one in drift.interviewers if one.status == "flagged"]
    steady = sum(one.status == "steady" for one in drift.interviewers)
    unknown = len(drift.interviewers) - len(flagged) - steady
    for part in re.split(r"[;,] (?=\S+ rates? |\S+ (?:is|are|cannot))", words.rstrip(".")):
        number = part.split()[0].lower()
        count = WORDS.get(number, int(number) if number.isdigit() else -1)
        if " rate" in part:
            some = [one for one in flagged if (one.direction or "?") in part]
            assert count == len(some)
            _check_clause(part, some)
        elif "steady" in part and number != "all" and number != "the":
            assert count == steady
        elif number == "all":
            assert steady == len(drift.interviewers)
        elif "cannot be told yet" in part and number != "whether":
            assert count == unknown
    assert ("rate" in words) == bool(flagged)
    assert ("steady" in words) == bool(steady)
    assert ("cannot" in words) == bool(unknown)


def _check_clause(part: str, some: list[made.RaterDrift]) -> None:
    if "than the others" in part:
        ends = [one.months[-1].smooth_ci95 for one in some]
        assert all(low > 0 for low, _high in ends) if "stricter" in part else all(high < 0 for _low, high in ends)
    if "since rubric" in part:
        assert all(abs((date.fromisoformat(one.since or "") - made.RUBRIC_DAY).days) <= 31 for one in some)
    if "since" not in part:
        assert any(one.since is None for one in some)


def _check_parted(words: str, whole: Whole) -> None:
    shares, _left = comparable(whole)
    pairs = [(one, other) for one in shares for other in shares if one.percent < other.percent]
    apart = [pair for pair in pairs if differ(*pair, len(shares))]
    if " most: " in words:
        assert all(differ(shares[0], other, len(shares)) for other in shares[1:]) and shares[0].dimension in words
    elif "part most on" in words:
        named = [one for one in shares if re.search(rf"\b{one.dimension}\b", words.split(":")[0])]
        assert all(differ(shares[0], other, len(shares)) for other in shares if other not in named)
    elif "part more on" in words:
        others = [one for one in shares if f" {one.dimension} (" in words and one is not shares[0]]
        assert others and all((shares[0], other) in apart for other in others)
    elif "stands out" in words:
        assert not any(pair[0] is shares[0] for pair in apart)
    else:
        assert len(shares) < 2


def _check_version(words: str, drift: DriftResult) -> None:
    overall = drift.version_overall
    assert ("cannot be told" in words) == isinstance(overall, Undefined)
    if isinstance(overall, Value) and overall.ci95 is not None:
        assert ("is harder than" in words) == (overall.ci95[0] > 0)
        assert ("is easier than" in words) == (overall.ci95[1] < 0)
        assert ("not seen" in words) == (overall.ci95[0] <= 0 <= overall.ci95[1])


def test_nobody_flagged_is_not_called_nobody_moved() -> None:
    calm = with_drift(*(made.drifting(f"R{n}") for n in range(3)))
    assert moved_sentence(calm).text == "All three interviewers are steady as far as can be seen."
    some = with_drift(made.drifting("A"), made.drifting("B", "not enough data", rounds=3))
    assert moved_sentence(some).text == (
        "One of two interviewers is steady as far as can be seen, none is seen to have moved; one cannot be told yet."
    )


def test_nobody_with_enough_data_says_why() -> None:
    new = with_drift(*(made.drifting(f"R{n}", "not enough data", rounds=3) for n in range(4)))
    assert moved_sentence(new).text == (
        "Whether any of the four interviewers moved cannot be told yet, because it needs 12 rounds before and after "
        "the baseline's end."
    )


def test_who_moved_but_stands_in_the_middle_is_not_called_stricter_than_the_others() -> None:
    risen = made.drifting("A", "flagged", 0.7, level=-0.7)
    assert moved_sentence(with_drift(risen, made.drifting("B"))).text == (
        "One of two interviewers rates stricter than before, measured against the others, since rubric 2.0; one is "
        "steady as far as can be seen."
    )


def test_both_sides_and_their_times_stand_apart() -> None:
    words = moved_sentence(
        with_drift(
            made.drifting("A", "flagged", 1.0, level=0.5),
            made.drifting("B", "flagged", -1.2, since=date(2026, 6, 3), level=-0.5),
            made.drifting("C"),
        )
    ).text
    assert words == (
        "One of three interviewers rates stricter than the others since rubric 2.0, one rates milder than the others "
        "since June; one is steady as far as can be seen."
    )


def test_without_dates_no_time_is_named() -> None:
    raters = (made.drifting("A", "flagged", 1.0, level=0.5, dated=False), made.drifting("B", dated=False))
    assert moved_sentence(with_drift(*raters, breaks=())).text == (
        "One of two interviewers rates stricter than the others; one is steady as far as can be seen."
    )


def test_three_hundred_are_counted_in_figures() -> None:
    many = with_drift(
        *(made.drifting(f"R{n:03}", "flagged" if n < 3 else "steady", 0.9, level=0.4) for n in range(300))
    )
    assert moved_sentence(many).text.startswith(
        "Three of 300 interviewers rate stricter than the others since rubric 2.0; "
    )
    assert "297 are steady" in moved_sentence(many).text


def test_a_dimension_is_named_alone_only_where_it_differs_from_every_other() -> None:
    clear = replace(made.year(), agreement=made.agreement({"Evaluating": 40.0, "Owning": 62.0, "Framing": 69.0}, 4.0))
    assert parted_sentence(clear).text == (
        "Evaluating is where interviewers part most: 40 % the same, against 69 % on Framing."
    )
    two = replace(made.year(), agreement=made.agreement({"Evaluating": 40.0, "Owning": 43.0, "Framing": 69.0}, 4.0))
    assert parted_sentence(two).text == (
        "Interviewers part most on Evaluating or Owning: 40 and 43 % the same, against 69 % on Framing."
    )
    none = replace(made.year(), agreement=made.agreement({"Evaluating": 55.0, "Owning": 58.0, "Framing": 59.0}, 7.0))
    assert parted_sentence(none).text == (
        "No dimension stands out: over three dimensions, interviewers give the same rating in 55 to 59 % of pairs."
    )


def test_one_dimension_and_none_are_told_as_such() -> None:
    one = replace(made.year(), agreement=made.agreement({"Evaluating": 55.0, "Owning": None}))
    assert parted_sentence(one).text == "Evaluating is the only dimension with 30 shared pairs: 55 % the same."
    assert "Owning" in parted_sentence(one).rests_on
    few = replace(made.year(), agreement=made.agreement({"Evaluating": 55.0}, pairs=12))
    assert "because none has 30 shared pairs" in parted_sentence(few).text


@pytest.mark.parametrize(("low", "high", "words"), [
    (0.2, 0.8, "Rubric 2.0 itself is harder than 1.4, by 0.5 logit (0.2 to 0.8)."),
    (-0.8, -0.2, "Rubric 2.0 itself is easier than 1.4, by 0.5 logit (0.2 to 0.8)."),
    (-0.3, 0.5, "Rubric 2.0 itself is not seen to be harder or easier than 1.4: 0.1 logit (−0.3 to 0.5)."),
])  # fmt: skip
def test_a_version_is_harder_only_beside_zero(low: float, high: float, words: str) -> None:
    told = with_drift(made.drifting("A"), breaks=(made.rubric_break(Value((low + high) / 2, (low, high))),))
    assert version_sentence(told).text == words


def test_without_versions_and_without_drift_the_reason_is_given() -> None:
    assert version_sentence(with_drift(made.drifting("A"), breaks=())).text == (
        "Whether a version itself is harder cannot be told, because the ratings name no two versions of a rubric, a "
        "task or a tool."
    )
    assert said(made.nothing()) == [
        "Whether anybody's ratings moved cannot be told, because only one interviewer rated.",
        "On which dimension interviewers part most cannot be told, because only one interviewer rated.",
        "Whether a version itself is harder cannot be told, because only one interviewer rated.",
    ]


def test_flagged_dimensions_follow_in_sentences_of_their_own() -> None:
    shifts = (
        VersionShift("Evaluating", 0.5, (0.2, 0.8), 0.0004, True),
        VersionShift("Owning", 0.1, (-0.2, 0.4), 0.5, False),
    )
    told = told_of(with_drift(made.drifting("A"), breaks=(made.rubric_break(made.NO_ANCHOR, shifts),)))
    assert [sentence.text for sentence in told.further] == [
        "Beside the other dimensions, Evaluating is harder since rubric 2.0, by 0.5 logit (0.2 to 0.8)."
    ]


def test_what_goes_unseen_is_grouped_by_rounds_and_holds_for_each() -> None:
    lines = [unseen_line(group) for group in unseen(made.year())]
    assert lines[0].startswith("A shift under 0.75 logit, for six interviewers with 50 rounds or more: ")
    assert lines[1].startswith("A shift under 1.25 logit, for four interviewers with 25 to 49 rounds: ")
    assert len(lines) == 2
    assert unseen(made.nothing()) == ()


def test_a_change_dated_at_the_baseline_s_edge_may_have_begun_before() -> None:
    shifted = tuple(made.drifting(name, "flagged", 0.9, day, level=1.0) for name, day in (
        ("Ines Farrow", date(2026, 3, 20)), ("Oskar Lind", date(2026, 4, 2)),
    ))  # fmt: skip
    drift = made.drift((*shifted, made.drifting("Yusuf Demir")), breaks=())
    told = moved_sentence(replace(made.year(), drift=drift)).text
    assert told.startswith("Two of three interviewers rate stricter than the others since April or before; ")
    later = tuple(replace(one, since="2026-05-20") for one in shifted)
    told = moved_sentence(replace(made.year(), drift=made.drift(later, breaks=()))).text
    assert told.startswith("Two of two interviewers rate stricter than the others since May.")


def test_all_gains_of_a_plan_have_the_decimals_that_show_the_smallest() -> None:
    plan = made.year().plan
    assert isinstance(plan, PlanResult)
    first = plan.rounds[0]
    last = replace(first, before=Value(first.after), after=first.after - 0.04)
    booking = told_of(replace(made.year(), plan=replace(plan, rounds=(first, last)))).booking
    assert [row.gain for row in booking.rounds] == ["undefined → ±2.30", "±2.30 → ±2.26"]


def test_what_to_book_gives_the_gain_and_what_is_not_worth_it() -> None:
    booking = told_of(made.year()).booking
    assert booking.title == "Book these two shadow rounds"
    assert [row.gain for row in booking.rounds] == ["undefined → ±2.3", "±2.3 → ±1.6"]
    assert booking.not_worth == (
        "Nothing to book for Ines Farrow: one more round moves ±0.33 by less than 0.01. Ruben Castell needs six "
        "ordinary rounds first."
    )
    assert booking.exercise is not None and booking.exercise[0] == "To learn whether 2.0 is harder"
    assert "about eight times in ten" in booking.exercise[1]
    assert booking.invitations.count("\n") == 1 and "logit" not in booking.invitations
    assert told_of(made.nothing()).booking.under == "What to book cannot be told, because only one interviewer rated."


def test_hostile_names_stay_text() -> None:
    odd = "{0} %s \x02<b>\x02"
    whole = replace(made.year(), agreement=made.agreement({odd: 30.0, "{n}": 60.0, "C": 70.0}, 3.0))
    assert [run.text for run in parted_sentence(whole).runs if run.bold] == [odd.replace("\x02", "")]
