"""An interviewer's own page is kind, and says its limits."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from interviewer_app.core.calibration.statistic import Undefined
from interviewer_app.core.calibration.telling.rater import rater_told
from interviewer_app.core.calibration.telling.showing_rater import cusum_shown, habits_shown, months_shown
from tests.core.calibration.figures.samples import NAMES
from tests.core.calibration.telling import made


def test_a_flag_is_told_with_its_size_and_that_it_is_not_wrong() -> None:
    told = rater_told(made.year(), "Ines Farrow")
    assert told.sentence.text == (
        "Since rubric 2.0 you rate a little stricter than before, by about 0.7 logit (0.4 to 1.0): "
        "about four in ten ratings come out one step lower."
    )
    assert [run.text for run in told.sentence.runs if run.bold] == ["a little stricter than before"]
    assert told.beside == (
        "Stricter is not wrong. It means that the same evidence now counts for less with you than with others, and the "
        "anchors of 2.0 may simply read differently to you."
    )
    assert "Read the anchors of 1.4 and 2.0 side by side." in told.help
    assert told.enough


def test_milder_is_told_alike_with_its_interval_turned() -> None:
    drift = made.drift((made.drifting("Ines Farrow", "flagged", -2.4, since=date(2026, 6, 1)),))
    told = rater_told(replace(made.year(), drift=drift), "Ines Farrow")
    assert told.sentence.text == (
        "Since June you rate much milder than before, by about 2.4 logit (2.1 to 2.7): most ratings come out a step "
        "higher."
    )
    assert told.beside.startswith("Milder is not wrong.") and "anchors" not in told.beside


def test_steady_is_one_calm_sentence_with_its_limit() -> None:
    told = rater_told(made.year(), "Lucia Bren")
    assert told.sentence.text == (
        "You rate as before, as far as can be seen. A shift under 0.5 logit would often not show yet."
    )
    assert told.beside == ("You stand on the milder side of the group (−1.0 to −0.4 logit). Milder is not wrong.")


def test_too_few_rounds_and_no_shared_candidate_say_what_is_missing() -> None:
    few = rater_told(made.year(), "Ruben Castell")
    assert few.sentence.text == "Six more rounds and this page can tell you something."
    assert (few.enough, few.help, few.beside) == (False, (), "")
    apart = rater_told(made.year(), "Noor Haddad")
    assert apart.sentence.text == "You share no candidate with the others, so that your ratings cannot be compared yet."
    nobody = replace(made.year(), drift=Undefined("no round has a date or a place"))
    assert "cannot be told yet, because no round has" in rater_told(nobody, "Dev Iyer").sentence.text


def test_no_colleague_is_named_on_the_page() -> None:
    for name in NAMES:
        told = rater_told(made.year(), name)
        words = " ".join((told.sentence.text, told.beside, told.sentence.rests_on, *told.help))
        assert not [other for other in (*NAMES, "Noor Haddad") if other != name and other in words]


def test_the_pictures_rest_on_the_same_results() -> None:
    months = months_shown(made.year(), "Ines Farrow")
    assert len(months.points) == 12 and months.colleagues is not None and months.colleagues[0] < months.colleagues[1]
    sums = cusum_shown(made.year(), "Ines Farrow")
    assert sums.limit_note == "3 in 100 who are steady cross it within 100 rounds"
    assert sums.crossed.startswith("crossed its limit on 3 Jul, ") and sums.crossed.endswith("rounds after 2.0")
    assert len(sums.stricter) == len(sums.limit) == 20
    missing = cusum_shown(made.nothing(), "Ines Farrow").because
    assert missing == "It takes 12 rounds within the baseline and 12 after it, on candidates others rated too."
    undated = made.drift((made.drifting("A", "flagged", 1.0, dated=False),), ())
    assert cusum_shown(replace(made.year(), drift=undated, period=None), "A").by_round
    rows = habits_shown(made.year(), "Ines Farrow").rows
    assert [(row.label, row.value) for row in rows if row.percent] == [
        ("Prompted share", 34.0),
        ("Written in later", None),
    ]
    assert habits_shown(made.year(), "Dev Iyer").rows == ()
