"""Figures of any size keep their texts apart and inside, name who matters, and fold what is too much."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from interviewer_app.core.calibration.figures.agreement import agreement_figure
from interviewer_app.core.calibration.figures.drawn import Drawn
from interviewer_app.core.calibration.figures.drift import drift_figure
from interviewer_app.core.calibration.figures.habits import habits_figure
from interviewer_app.core.calibration.figures.look import PAPER, SCREEN, Look
from interviewer_app.core.calibration.figures.number import number_figure
from interviewer_app.core.calibration.figures.rater import cusum_figure, months_figure
from interviewer_app.core.calibration.figures.severity import severity_figure
from interviewer_app.core.calibration.figures.shown import AgreementShown, Break, NumberShown, SeverityShown
from interviewer_app.core.papers.figures import Circle, Line, Polygon, Polyline, Text
from tests.core.calibration.figures import samples
from tests.core.calibration.figures.reading import outside, over_each_other, texts

FIGURES: dict[str, Callable[[float, Look], Drawn]] = {
    "number": lambda width, look: number_figure(samples.number(), width * 0.4, look),
    "luck near the end": lambda width, look: number_figure(NumberShown(97, (95, 99), 96, "s"), width * 0.4, look),
    "severity": lambda width, look: severity_figure(samples.severity(), width, look, selected="Yusuf Demir"),
    "severity, long names": lambda width, look: severity_figure(samples.severity(15, 3, 3), width, look),
    "severity, 40": lambda width, look: severity_figure(samples.severity(40), width, look),
    "severity, 40 in rows": lambda width, look: severity_figure(samples.severity(40), width, look, unfolded=True),
    "severity, 300": lambda width, look: severity_figure(samples.severity(300, 4, 9), width, look),
    "severity, 300, 30 moved": lambda width, look: severity_figure(samples.severity(300, 30), width, look),
    "severity of nobody": lambda width, look: severity_figure(SeverityShown((), (), "", "s"), width, look),
    "agreement": lambda width, look: agreement_figure(samples.agreement(), width, look),
    "agreement, undefined": lambda width, look: agreement_figure(samples.agreement(True), width, look),
    "drift": lambda width, look: drift_figure(samples.drift(), width, look),
    "drift, 8 flagged": lambda width, look: drift_figure(samples.drift(15, 8), width, look),
    "drift, 40": lambda width, look: drift_figure(samples.drift(40), width, look),
    "drift, 300": lambda width, look: drift_figure(samples.drift(300, 0), width, look),
    "months": lambda width, look: months_figure(samples.own_months(), width, look),
    "cusum": lambda width, look: cusum_figure(samples.cusum(), width, look),
    "cusum by round": lambda width, look: cusum_figure(samples.cusum(True), width, look),
    "habits": lambda width, look: habits_figure(samples.habits(), width, look),
}


@pytest.mark.parametrize("name", FIGURES)
def test_no_text_stands_over_another_or_leaves_the_figure(name: str) -> None:
    for look, widths in ((SCREEN, (420.0, 560.0, 900.0)), (PAPER, (330.0, 520.0))):
        for width in widths:
            figure = FIGURES[name](width, look).figure
            assert over_each_other(figure, look) == []
            assert outside(figure, look) == []
            assert figure.alt
            sizes = {item.size for item in figure.items if isinstance(item, Text)}
            assert min(sizes, default=11) >= (11 if look is SCREEN else 8)


def test_a_row_is_found_where_its_name_stands() -> None:
    drawn = severity_figure(samples.severity(), 560)
    name = next(item for item in drawn.figure.items if isinstance(item, Text) and item.text == "Dev Iyer")
    assert drawn.row_at(5, name.y - 4) == "Dev Iyer"
    assert drawn.row_at(550, name.y - 4) == "Dev Iyer"
    assert drawn.row_at(5, 1) is None
    assert {hit.what for hit in drawn.hits} == {row[0] for row in drawn.table[1:]}
    top, bottom = drawn.body
    assert top < name.y < bottom < drawn.figure.height


def test_who_moved_has_a_triangle_and_a_shift_in_words() -> None:
    drawn = severity_figure(samples.severity(), 560)
    assert sum(isinstance(item, Polygon) for item in drawn.figure.items) == 2
    assert "+0.7" in texts(drawn.figure)
    assert "(0.4 to 1.1)" in texts(drawn.figure)
    milder = replace(samples.severity().on_axis[0], moved="milder", shift=-0.6, shift_ci95=(-1.0, -0.2))
    figure = severity_figure(SeverityShown((milder,), (), "shift", "s"), 560).figure
    assert "−0.6" in texts(figure) and "(−1.0 to −0.2)" in texts(figure)


def test_the_longest_name_stands_in_full_where_there_is_room() -> None:
    for look, width in ((PAPER, 520.0), (SCREEN, 700.0)):
        for name in samples.NAMES:
            row = replace(samples.severity().on_axis[0], interviewer=name, moved="stricter")
            assert name in texts(severity_figure(SeverityShown((row,), (), "shift", "s"), width, look).figure)


def test_who_may_not_be_compared_gets_words_and_no_dot() -> None:
    drawn = severity_figure(samples.severity(12, 0, 2), 700)
    dots = [item for item in drawn.figure.items if isinstance(item, Circle)]
    assert len(dots) == 12
    assert "Separate group: shares no candidate with the others" in texts(drawn.figure)
    assert not [item for item in drawn.figure.items if isinstance(item, Polygon)]


def test_forty_fold_to_the_moved_and_the_furthest_and_three_hundred_to_the_moved() -> None:
    forty = severity_figure(samples.severity(40, 2, 0), 560)
    assert len([hit for hit in forty.hits]) == 12
    assert "28 more, none moved" in texts(forty.figure)
    many = severity_figure(samples.severity(300, 4, 0), 560)
    assert {hit.what for hit in many.hits} == {"Ines Farrow", "Oskar Lind", "Yusuf Demir", "Hanna Vogt"}
    assert "296 more, none moved" in texts(many.figure)
    assert len(many.table) == 301
    too_many = severity_figure(samples.severity(300, 30, 0), 560)
    assert "284 more, 14 of them moved" in texts(too_many.figure)
    assert len(severity_figure(samples.severity(40, 2, 0), 560, unfolded=True).hits) == 40


def test_an_interval_that_leaves_the_axis_says_so() -> None:
    shown = samples.severity(12, 0, 0)
    rows = (*shown.on_axis[1:], replace(shown.on_axis[0], ci95=(-9.0, 9.0)))
    figure = severity_figure(SeverityShown(rows, (), "", "s"), 560).figure
    assert sum(isinstance(item, Polyline) for item in figure.items) == 2


def test_an_undefined_number_leaves_the_axis_and_luck() -> None:
    drawn = number_figure(NumberShown(None, None, 34.0, "undefined, because few"), 300)
    assert not [item for item in drawn.figure.items if isinstance(item, Circle)]
    assert "34 by luck" in texts(drawn.figure)
    assert drawn.table[1] == (None, None, None, 34.0)


def test_the_least_and_the_most_agreement_carry_their_number_and_luck_is_said_once() -> None:
    told = texts(agreement_figure(samples.agreement(), 560).figure)
    assert [word for word in told if word.endswith(" %") and word in ("46 %", "69 %")] == ["46 %", "69 %"]
    assert told.count("by luck") == 1
    nothing = agreement_figure(AgreementShown((), "nothing to show"), 400)
    assert nothing.figure.height > 0 and len(nothing.table) == 1


def test_flagged_lines_are_named_and_many_others_become_a_band() -> None:
    few, many = drift_figure(samples.drift(), 500), drift_figure(samples.drift(40), 500)
    assert {"Ines Farrow", "Oskar Lind"} <= set(texts(few.figure))
    assert "10 others," in texts(few.figure) and "38 others," in texts(many.figure)
    lines = [item for item in few.figure.items if isinstance(item, Polyline)]
    assert len(lines) == 24  # every line begins anew at the break
    assert len([item for item in many.figure.items if isinstance(item, Polyline)]) == 4
    assert {hit.what for hit in many.hits} == {"Ines Farrow", "Oskar Lind"}


def test_breaks_that_are_close_keep_their_lines_and_lose_a_label() -> None:
    shown = samples.drift()
    near = tuple(Break(samples.us(samples.RUBRIC) + n * 86_400_000_000, f"a long label of break {n}") for n in range(6))
    figure = drift_figure(replace(shown, breaks=near), 420).figure
    dashed = [item for item in figure.items if isinstance(item, Line) and item.dash]
    assert len(dashed) == 6
    assert over_each_other(figure, SCREEN) == []


def test_where_nothing_can_be_drawn_it_says_why() -> None:
    drawn = drift_figure(replace(samples.drift(), because="undefined, because nobody has twelve rounds"), 400)
    assert texts(drawn.figure) == ["undefined, because nobody has twelve rounds"]
    own = months_figure(replace(samples.own_months(), points=(), because="six more rounds"), 400)
    assert texts(own.figure) == ["six more rounds"]


def test_the_crossing_is_marked_where_the_sum_first_stood_above_the_limit() -> None:
    shown = samples.cusum()
    figure = cusum_figure(shown, 700).figure
    assert "crossed 3 Jul, 27 rounds after 2.0" in texts(figure)
    assert sum(isinstance(item, Polygon) for item in figure.items) == 1
    steady = cusum_figure(replace(shown, crossed_us=None, crossed=""), 700).figure
    assert not [item for item in steady.items if isinstance(item, Polygon)]


@pytest.mark.parametrize("width", [340.0, 400.0, 520.0, 700.0])
def test_an_axis_has_two_numbers_at_least_however_narrow(width: float) -> None:
    for drawn in (agreement_figure(samples.agreement(), width), severity_figure(samples.severity(), width)):
        numbers = [
            item for item in drawn.figure.items if isinstance(item, Text) and item.mono and item.anchor == "middle"
        ]
        assert len(numbers) >= 2
        assert over_each_other(drawn.figure, SCREEN) == []
