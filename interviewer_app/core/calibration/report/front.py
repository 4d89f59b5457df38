"""The first page of a calibration report: the number, sentences, severity, agreement, drift, limits, what is next."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from interviewer_app.core.calibration.figures.agreement import agreement_figure
from interviewer_app.core.calibration.figures.drawn import Drawn
from interviewer_app.core.calibration.figures.drift import drift_figure
from interviewer_app.core.calibration.figures.look import PAPER
from interviewer_app.core.calibration.figures.number import number_figure
from interviewer_app.core.calibration.figures.severity import severity_figure
from interviewer_app.core.calibration.figures.shown import SeverityRow, SeverityShown
from interviewer_app.core.calibration.report.parts import (
    HEAD,
    NOTE_HIGH,
    SENTENCE,
    Drawing,
    Stretch,
    broken,
    draw_lines,
    draw_note,
    figure_block,
    note_lines,
    section_head,
)
from interviewer_app.core.calibration.telling.overview import Told
from interviewer_app.core.calibration.telling.showing import agreement_shown, drift_shown, number_shown, severity_shown
from interviewer_app.core.calibration.telling.told import Run
from interviewer_app.core.calibration.whole_result import Whole
from interviewer_app.core.papers import styles as st
from interviewer_app.core.papers.figure_pdf import draw_figure
from interviewer_app.core.papers.flow import Block, Where
from interviewer_app.core.papers.frame import Box, Document
from interviewer_app.core.papers.ink import Ink
from interviewer_app.core.papers.shaping import Style
from interviewer_app.core.papers.wrapping import elide
from interviewer_app.core.texts import _, plural

TITLE = Style(20, bold=True)
_HEAD_HIGH = 48.0
_BIG, _SIGN = Style(36, bold=True), Style(18, bold=True)
_GUTTER = 26.0
_LEADING = SENTENCE * 1.42
_UNFOLDED = 24  # rows that can be read beside all else
_ASIDE = 4  # of those who may not be compared, rows on the first page

FRONT, PLAN = "front", "plan"


class _Column(NamedTuple):
    """One half of two beside each other: heading, note below it, and its figure; key for links and the outline."""

    title: str
    note: str
    drawn: Drawn


def front_blocks(whole: Whole, told: Told, box: Box) -> Iterator[Block]:
    """What is higher than the page in all goes on on the next one; severity folds first."""
    section = _("Calibration report")
    half = (box.width - _GUTTER) / 2
    left = _Column(_("2. Agreement"), _("Same rating, by dimension; tick: by luck"),
                   agreement_figure(agreement_shown(whole), half, PAPER))  # fmt: skip
    right = _Column(_("3. Drift"), _("Severity in logit; three-month mean, begun anew at a break"),
                    drift_figure(drift_shown(whole), half, PAPER, max(left.drawn.figure.height, 118.0)))  # fmt: skip
    head = Block(_HEAD_HIGH, _head(whole, told), key=FRONT, section=section, entry=(section, 0))
    fixed = [head, _answer(whole, told, box), _beside(left, right, half, section), _below(told, half, section)]
    note = _("Many-facet rating-scale model with a rater × session halo effect; 95 % intervals; 0 is the middle of the"
             " group. Triangle: moved within the period; the shift stands at the right.")  # fmt: skip
    severity = section_head(_("1. Severity"), note, box.width, "severity")
    room = box.height - sum(block.height + block.gap for block in (*fixed, severity)) - 6
    yield from fixed[:2]
    yield severity
    yield figure_block(fitted(severity_shown(whole), box.width, room), section)
    yield from fixed[2:]


def fitted(shown: SeverityShown, width: float, room: float) -> Drawn:
    """The figure of severity no higher than `room` as far as folding goes: the still ones first, then those aside."""
    if len(shown.on_axis) <= _UNFOLDED:
        for row in (PAPER.row, 12.6, 11.4):
            drawn = severity_figure(shown, width, replace(PAPER, row=row), unfolded=True)
            if drawn.figure.height <= room:
                return drawn
    short = SeverityShown(shown.on_axis, _aside(shown.aside), shown.shift_head, shown.sentence)
    for most in (24, 16, 12, 9, 6, 4, 2):
        drawn = severity_figure(short, width, PAPER, most=most)
        if drawn.figure.height <= room:
            break
    return drawn


def _aside(rows: Sequence[SeverityRow]) -> tuple[SeverityRow, ...]:
    """The first of them, and how many more there are."""
    if len(rows) <= _ASIDE:
        return tuple(rows)
    rest = rows[_ASIDE - 1 :]
    words = plural("{n} more", "{n} more", len(rest))
    last = SeverityRow(
        words, sum(row.rounds for row in rest), because=_("not compared either; the next pages name them")
    )
    return (*rows[: _ASIDE - 1], last)


def _head(whole: Whole, told: Told) -> Drawing:
    facts = told.facts.rsplit(", ", 1)
    under = _("{name}, {period}").format(name=whole.name, period=told.period)

    def draw(document: Document, y: float, known: Where) -> None:
        ink, box = document.ink, document.box
        ink.say.heading(1)
        ink.text(box.left, y + 20, _("Calibration report"), TITLE)
        ink.say.paragraph()
        ink.text(box.left, y + 35, elide(under, st.WORDS, box.width - 170), st.WORDS, "muted")
        for number, words in enumerate(facts):
            ink.say.paragraph()
            ink.text(box.right, y + 24 + number * 11, words, st.BODY, "muted", "end")
        ink.line(box.left, y + 43, box.right, y + 43, "text", 1.2)

    return draw


# -- the number and the sentences -------------------------------------------------------------------------------------


def _answer(whole: Whole, told: Told, box: Box) -> Block:
    left = box.width * 0.4
    right = box.width - left - _GUTTER
    label = note_lines(told.number.label, left, 3)
    axis = number_figure(number_shown(whole), left, PAPER)
    texts = [broken(one.runs, SENTENCE, right) for one in told.sentences]
    high = max(_number_high(told, label, left) + axis.figure.height + 14,
               sum(len(lines) * _LEADING + 5 for lines in texts) + 4)  # fmt: skip

    def draw(document: Document, y: float, known: Where) -> None:
        ink, x = document.ink, document.box.left
        ink.say.paragraph()
        base = draw_note(ink, x, y + 10, label)
        base = _number(ink, told, x, base, left)
        draw_figure(ink, axis.figure, x, base - 4)
        ink.say.paragraph()
        ink.text(x, base + axis.figure.height + 8, elide(told.number.below, st.SMALL, left), st.SMALL, "muted")
        ink.line(x + left + _GUTTER / 2, y + 4, x + left + _GUTTER / 2, y + high)
        _sentences(ink, texts, x + left + _GUTTER, y + SENTENCE + 2)

    return Block(high, draw, gap=2, section=_("Calibration report"), key="number")


def _number_high(told: Told, label: Sequence[str], width: float) -> float:
    lines = len(label) * NOTE_HIGH + 10
    if told.number.value is not None:
        return lines + 40
    return lines + len(broken((Run(told.number.because, True),), SENTENCE, width)) * _LEADING + 10


def _number(ink: Ink, told: Told, x: float, y: float, width: float) -> float:
    """The number large, with its interval beside it, or why there is none; returns the y below."""
    number = told.number
    if number.value is None:
        ink.say.paragraph()
        lines = broken((Run(number.because, True),), SENTENCE, width)
        return draw_lines(ink, x, y + 6, lines, _LEADING) + 4
    ink.say.paragraph()
    wide = ink.text(x, y + 28, number.text, _BIG)
    wide += ink.text(x + wide + 4, y + 28, "%", _SIGN) + 4
    ink.text(x + wide + 12, y + 28, number.interval, st.WORDS)
    return y + 40


def _sentences(ink: Ink, texts: Sequence[Sequence[Sequence[Stretch]]], x: float, y: float) -> None:
    for lines in texts:
        ink.say.paragraph()
        y = draw_lines(ink, x, y, lines, _LEADING) + 5


# -- agreement and drift beside each other, limits and plan below -----------------------------------------------------


def _beside(left: _Column, right: _Column, half: float, section: str) -> Block:
    high = 34 + max(left.drawn.figure.height, right.drawn.figure.height)

    def draw(document: Document, y: float, known: Where) -> None:
        for number, each in enumerate((left, right)):
            x = document.box.left + number * (half + _GUTTER)
            ink = document.ink
            ink.line(x, y, x + half, y)
            ink.say.heading(2)
            ink.text(x, y + 16, each.title, HEAD)
            ink.say.paragraph()
            ink.text(x, y + 27, elide(each.note, st.SMALL, half), st.SMALL, "muted")
            draw_figure(ink, each.drawn.figure, x, y + 34)

    return Block(high, draw, gap=12, section=section, key="agreement")


def _below(told: Told, half: float, section: str) -> Block:
    """What would go unseen, and what is next, in small words."""
    left = broken(_unseen(told), 8.5, half)
    high = max(len(left), len(broken(_next(told, 99), 8.5, half))) * 11.4 + 12

    def draw(document: Document, y: float, known: Where) -> None:
        texts = (left, broken(_next(told, known.pages.get(PLAN, 0)), 8.5, half))
        document.ink.line(document.box.left, y, document.box.right, y)
        for number, lines in enumerate(texts):
            document.ink.say.paragraph()
            draw_lines(document.ink, document.box.left + number * (half + _GUTTER), y + 15, lines, 11.4)

    return Block(high, draw, gap=12, section=section, key="limits")


def _unseen(told: Told) -> list[Run]:
    parts = [
        _("under {n} logit with {rounds}").format(n=each.shift, rounds=each.rounds)
        for each in told.unseen
        if each.shift
    ]
    lines = [_("A shift {parts}.").format(parts=", ".join(parts))] if parts else []
    words = " ".join(filter(None, (*lines, told.scale))) or _("Nobody has rounds enough to be watched.")
    return [Run(_("What would still go unseen."), True), Run(f" {words}", False)]


def _next(told: Told, page: int) -> list[Run]:
    """`page`: where the plan stands."""
    booking = told.booking
    words = [booking.under]
    if booking.rounds:
        gain = _("{before} to {after}").format(
            before=booking.rounds[0].gain.split(" ")[0], after=booking.rounds[-1].gain.split(" ")[-1]
        )
        people = {row.who for row in booking.rounds}
        who = booking.rounds[0].who if len(people) == 1 else ""
        words = [_("{title} (p. {n}).").format(title=booking.title, n=page), booking.under]
        words += [_("{who}: {gain} logit.").format(who=who, gain=gain)] if who else []
    if booking.exercise is not None:
        words.append(booking.exercise[1])
    return [Run(_("Next."), True), Run(" " + " ".join(words), False)]
