"""The pages behind the first one: all numbers, the plan, the methods and the data they rest on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from interviewer_app.core.calibration.agreement.results import Agreement
from interviewer_app.core.calibration.figures.look import PAPER
from interviewer_app.core.calibration.figures.scale import plain, signed
from interviewer_app.core.calibration.figures.severity import severity_figure
from interviewer_app.core.calibration.report.parts import figure_block, section_head, sentence_blocks, sub_head
from interviewer_app.core.calibration.severity.results import RaterSeverity, SeverityResult
from interviewer_app.core.calibration.statistic import Statistic, Undefined
from interviewer_app.core.calibration.telling.methods import Topic, digest_words, method, statistic_words
from interviewer_app.core.calibration.telling.overview import Told
from interviewer_app.core.calibration.telling.showing import severity_shown
from interviewer_app.core.calibration.telling.words import between
from interviewer_app.core.calibration.whole_result import Whole
from interviewer_app.core.papers import styles as st
from interviewer_app.core.papers.flow import Block
from interviewer_app.core.papers.frame import Box
from interviewer_app.core.papers.tables import Column, pairs, paragraphs, table
from interviewer_app.core.texts import _

METHODS = "methods"
_UNFOLDED = 45  # rows that fit one page
_TOPICS: tuple[Topic, ...] = ("number", "agreement", "severity", "drift", "cusum", "plan")


def columns(box: Box, *shares: tuple[str, float]) -> list[Column]:
    """Columns by their shares of the width."""
    whole = sum(share for _title, share in shares)
    return [Column(title, box.width * share / whole, st.SMALL) for title, share in shares]


# -- severity ---------------------------------------------------------------------------------------------------------


def severity_blocks(whole: Whole, box: Box) -> Iterator[Block]:
    section = _("Severity in full")
    yield section_head(
        section, _("In logit; positive is stricter, zero the middle of a group."), box.width, "full", fresh=True
    )
    if isinstance(whole.severity, Undefined):
        yield from paragraphs([_("Undefined, because {why}.").format(why=whole.severity.because)], box.width, section)
        return
    shown = severity_shown(whole)
    if len(shown.on_axis) > 16 and len(shown.on_axis) + len(shown.aside) <= _UNFOLDED:
        yield figure_block(severity_figure(shown, box.width, PAPER, unfolded=True), section)
    heads = columns(
        box, (_("Interviewer"), 30), (_("group"), 8), (_("rounds"), 9), (_("ratings"), 9), (_("severity"), 11),
        (_("95 % interval"), 19), (_("infit"), 8), (_("outfit"), 8), (_("remarks"), 30),
    )  # fmt: skip
    rows = sorted(whole.severity.interviewers, key=lambda one: (one.component, -one.severity, one.interviewer))
    yield from table(heads, [_rater(one) for one in rows], section)
    yield from _dimensions(whole.severity, box, section)


def _rater(one: RaterSeverity) -> list[str]:
    remarks = [_("too few rounds")] * one.too_few + [_("alone in its group")] * one.alone + list(one.flags)
    severity = ["–", "–"] if one.alone else [signed(one.severity, 2), between(one.ci95, 2)]
    counts = (str(one.component), str(one.n_sessions), str(one.n_ratings))
    return [one.interviewer, *counts, *severity, _number(one.infit), _number(one.outfit), ", ".join(remarks)]


def _number(statistic: Statistic) -> str:
    return "–" if isinstance(statistic, Undefined) else plain(statistic.value, 2)


def _dimensions(result: SeverityResult, box: Box, section: str) -> Iterator[Block]:
    yield sub_head(_("Difficulty of dimensions"), section)
    heads = columns(box, (_("Dimension"), 50), (_("ratings"), 15), (_("difficulty"), 17), (_("SE"), 18))
    rows = [
        [one.dimension, str(one.n_ratings), signed(one.difficulty, 2), f"{one.se:.2f}"] for one in result.dimensions
    ]
    yield from table(heads, rows, section)
    model = result.model
    told = [
        (_("Model"), _("candidates {a}, interviewers {b}, halo {c} logit (standard deviations)").format(
            a=f"{model.candidate_sd:.2f}", b=f"{model.rater_sd:.2f}", c=f"{model.halo_sd:.2f}"), st.BODY),
        (_("Thresholds"), _thresholds(result.thresholds), st.BODY),
        (_("Reliability"), _("interviewers {a}, candidates {b}").format(
            a=statistic_words(model.rater_reliability), b=statistic_words(model.candidate_reliability)), st.BODY),
    ]  # fmt: skip
    yield sub_head(_("The model"), section)
    yield from pairs(told, box.width, section)


def _thresholds(steps: tuple[float, ...] | tuple[tuple[float, ...], ...]) -> str:
    parts = [step if isinstance(step, tuple) else (step,) for step in steps]
    joined = "; " if any(len(part) > 1 for part in parts) else ", "
    return joined.join(", ".join(plain(number, 2) for number in part) for part in parts)


# -- agreement --------------------------------------------------------------------------------------------------------


def agreement_blocks(whole: Whole, box: Box) -> Iterator[Block]:
    section = _("Agreement in full")
    note = _("95 % intervals by drawing candidates again; “–” where a coefficient is undefined.")
    yield section_head(section, note, box.width, "coefficients")
    if isinstance(whole.agreement, Undefined):
        yield from paragraphs([_("Undefined, because {why}.").format(why=whole.agreement.because)], box.width, section)
        return
    every = ((_("All dimensions"), whole.agreement.overall), *whole.agreement.dimensions)
    for heads, cells in ((_SHARES, _shares), (_COEFFICIENTS, _coefficients), (_ICCS, _iccs)):
        yield sub_head(_(heads[0]), section)
        shown = columns(box, (_("Dimension"), 26), *((_(head), 15) for head in heads[1:]))
        yield from table(shown, [[name, *cells(found)] for name, found in every], section)
    yield from _why(every, box, section)


_SHARES = ("Shares of equal ratings, %", "pairs", "exact", "adjacent", "by luck")
_COEFFICIENTS = (
    "Coefficients of agreement",
    "α nominal",
    "α ordinal",
    "α interval",
    "Fleiss κ",
    "Gwet AC1",
    "Gwet AC2",
)
_ICCS = ("Intraclass correlation and concordance", "ICC 1", "ICC 2", "ICC 3", "ICC 1k", "ICC 2k", "ICC 3k", "Kendall W")


def _shares(found: Agreement) -> list[str]:
    exact, adjacent = found.percent_exact, found.percent_adjacent
    return [f"{found.n_pairs:,}", _short(exact, 0), _short(adjacent, 0), _short(found.percent_by_luck, 0)]


def _coefficients(found: Agreement) -> list[str]:
    alpha = found.krippendorff_alpha
    some = (alpha.nominal, alpha.ordinal, alpha.interval, found.fleiss_kappa, found.gwet_ac1, found.gwet_ac2_quadratic)
    return [_short(one, 2) for one in some]


def _iccs(found: Agreement) -> list[str]:
    icc = found.icc
    some = (icc.icc1, icc.icc2, icc.icc3, icc.icc1k, icc.icc2k, icc.icc3k, found.kendall_w)
    return [_short(one, 2) for one in some]


def _short(statistic: Statistic, digits: int) -> str:
    """0.61 (.55–.66), a dash for what is undefined."""
    if isinstance(statistic, Undefined):
        return "–"
    told = plain(statistic.value, digits)
    if statistic.ci95 is None:
        return told
    low, high = (plain(end, digits).replace("0.", ".", 1) if digits else plain(end, 0) for end in statistic.ci95)
    return f"{told} ({low}–{high})" if statistic.ci95[0] >= 0 else f"{told} ({low} … {high})"


def _why(every: Sequence[tuple[str, Agreement]], box: Box, section: str) -> Iterator[Block]:
    """Why coefficients are undefined, each reason once."""
    reasons = dict.fromkeys(
        one.because
        for _name, found in every
        for one in (
            found.percent_exact,
            found.krippendorff_alpha.ordinal,
            found.fleiss_kappa,
            found.icc.icc1,
            found.kendall_w,
        )
        if isinstance(one, Undefined)
    )
    if reasons:
        words = _("Undefined where: {reasons}.").format(reasons="; ".join(reasons))
        yield from paragraphs([words], box.width, section, st.SMALL)


# -- data and methods -------------------------------------------------------------------------------------------------


def method_blocks(whole: Whole, told: Told, box: Box) -> Iterator[Block]:
    section = _("Methods, sources and data")
    note = _("Every figure with its formula. The simulations behind the limits are in the program's documentation.")
    yield section_head(section, note, box.width, METHODS)
    for topic in _TOPICS:
        found = method(whole, topic)
        yield sub_head(found.title, section)
        yield from paragraphs([found.words], box.width, section)
        yield from pairs([
            (_("Formula"), found.formula, st.BODY), (_("Source"), found.source, st.BODY),
            (_("Assumed"), " ".join(found.assumptions), st.BODY),
        ], box.width, section)  # fmt: skip
    yield sub_head(_("How the sentences came about"), section)
    for one in (*told.sentences, *told.further):
        yield from sentence_blocks(one.runs, box.width, section, 8.5)
        yield from paragraphs([f"{one.rule} {one.rests_on}".strip()], box.width, section, st.SMALL)
    yield sub_head(_("Data"), section)
    rows = [(label, value, st.BODY) for topic in ("agreement", "severity", "drift")
            for label, value in method(whole, topic).data if label != _("Input digest")]  # fmt: skip
    rows.append((_("Input digest"), digest_words(whole, 16), st.CODE))
    yield from pairs(list(dict.fromkeys(rows)), box.width, section)
    if told.remarks:
        yield sub_head(_("Remarks"), section)
        yield from paragraphs(told.remarks, box.width, section)
