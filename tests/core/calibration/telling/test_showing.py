"""What figures show of results, under names or letters; and how each is computed."""

from __future__ import annotations

from dataclasses import replace

import pytest

from interviewer_app.core.calibration.figures.drift import drift_figure
from interviewer_app.core.calibration.figures.look import SCREEN
from interviewer_app.core.calibration.figures.severity import severity_figure
from interviewer_app.core.calibration.telling.methods import TOPICS, method
from interviewer_app.core.calibration.telling.overview import told_of
from interviewer_app.core.calibration.telling.pseudonyms import names_of, pseudonymous, pseudonyms
from interviewer_app.core.calibration.telling.showing import (
    agreement_shown,
    drift_shown,
    number_shown,
    severity_shown,
)
from tests.core.calibration.figures.reading import over_each_other, texts
from tests.core.calibration.telling import made


def test_only_those_who_may_be_compared_stand_on_the_axis() -> None:
    shown = severity_shown(made.year())
    assert len(shown.on_axis) == 12
    assert shown.on_axis[0].interviewer == "Ines Farrow" and shown.on_axis[0].moved == "stricter"
    assert [(row.interviewer, row.because) for row in shown.aside] == [
        ("Noor Haddad", "Separate group: shares no candidate with the others"),
        ("Ruben Castell", "Not enough data: 6 of the 12 rounds it needs"),
    ]
    assert all(row.severity is None and row.ci95 is None for row in shown.aside)
    assert shown.shift_head == "shift since rubric 2.0"
    assert shown.sentence == (
        "Twelve interviewers on an axis from milder to stricter with 95 % intervals, from Lucia Bren at -0.7 to Ines "
        "Farrow at 0.6 logit; two of them moved; two are not compared."
    )


def test_lines_begin_anew_at_a_break_and_flagged_ones_come_first() -> None:
    shown = drift_shown(made.year())
    assert [line.interviewer for line in shown.lines[:2]] == ["Oskar Lind", "Ines Farrow"]
    assert [len(part) for part in shown.lines[0].stretches] == [5, 4, 3]
    assert [(one.label, one.strong) for one in shown.breaks] == [
        ("rubric 2.0, 17 Mar", True), ("assistant 4.2, 9 Jul", False),
    ]  # fmt: skip
    assert "Noor Haddad" not in {line.interviewer for line in shown.lines}
    assert over_each_other(drift_figure(shown, 470).figure, SCREEN) == []


def test_parts_without_results_say_why() -> None:
    whole = made.nothing()
    assert "only one interviewer rated" in drift_shown(whole).because
    assert severity_shown(whole).sentence == "Severity is undefined, because only one interviewer rated."
    assert agreement_shown(whole).rows == ()
    assert number_shown(whole).percent is None
    undated = replace(made.year(), period=None, drift=made.drift((made.drifting("A", dated=False),), ()))
    assert drift_shown(undated).by_round and drift_shown(undated).breaks == ()


def test_letters_replace_every_name_and_stay_the_same() -> None:
    whole = made.year()
    plan = made.plan()
    whole = replace(whole, plan=replace(plan, remarks=("Noor Haddad shares nobody with Ines Farrow.",)))
    names = names_of(whole)
    letters = pseudonyms(names)
    assert letters == pseudonyms(reversed(names)) and sorted(letters.values()) == [
        chr(65 + n) for n in range(len(names))
    ]
    assert [letters[name] for name in names] != sorted(letters.values())
    hidden = pseudonymous(whole, letters)
    told = told_of(hidden)
    everything = repr(hidden) + repr(told) + repr(texts(severity_figure(severity_shown(hidden), 560).figure))
    assert [name for name in names if name in everything] == []
    assert f"{letters['Noor Haddad']} shares nobody with {letters['Ines Farrow']}." in told.remarks
    assert told.sentences[0].text == told_of(whole).sentences[0].text
    assert len(set(pseudonyms([f"n{n}" for n in range(800)]).values())) == 800


def test_a_name_that_is_part_of_a_word_stays() -> None:
    hidden = pseudonymous(replace(made.nothing(), remarks=("Al said: Alpha is all",)), {"Al": "A"})
    assert hidden.remarks == ("A said: Alpha is all",)


@pytest.mark.parametrize("topic", TOPICS)
def test_every_figure_says_how_it_is_computed_and_from_what(topic: str) -> None:
    for whole in (made.year(), made.nothing()):
        told = method(whole, topic)  # type: ignore[arg-type]
        assert told.title and told.words and told.formula and told.source and told.assumptions
        data = dict(told.data)
        assert data["Input digest"] in ("9f3c 41ab 7e02 0000", "0000 0000 0000 0000")
        assert "Period" in data and "Data" in data
    assert "1,327" in dict(method(made.year(), "number").data).values()
