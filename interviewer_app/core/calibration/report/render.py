"""The calibration report as a PDF; the same results give the same bytes."""

from __future__ import annotations

from dataclasses import replace

from interviewer_app import __version__
from interviewer_app.core.calibration.impact.results import ImpactResult
from interviewer_app.core.calibration.report.front import front_blocks
from interviewer_app.core.calibration.report.pages import METHODS, agreement_blocks, method_blocks, severity_blocks
from interviewer_app.core.calibration.report.pages_drift import drift_blocks, plan_blocks
from interviewer_app.core.calibration.report.pages_impact import impact_blocks
from interviewer_app.core.calibration.telling.methods import digest_words
from interviewer_app.core.calibration.telling.overview import told_of
from interviewer_app.core.calibration.whole_result import Whole
from interviewer_app.core.papers import styles as st
from interviewer_app.core.papers.flow import Where, draw, paginate
from interviewer_app.core.papers.frame import About, Document, PageSize
from interviewer_app.core.papers.scripts import without_controls
from interviewer_app.core.papers.wrapping import elide
from interviewer_app.core.texts import _

HEAD, FOOT = 22.0, 22.0


def render_report(whole: Whole, page_size: PageSize = "A4", impact: ImpactResult | None = None) -> bytes:
    """All pages: the first as the screen, behind it all numbers, the plan, methods and data.

    impact: selection rates by group, where the user brought groups for this run
    """
    told = told_of(whole)
    about = About(
        title=_("Calibration report {name}").format(name=without_controls(whole.name)), author="",
        subject=told.period, creator=f"Interviewer Copilot {__version__}",
    )  # fmt: skip
    document = Document(page_size, about)
    first = replace(document.box, bottom=document.box.bottom - FOOT)
    later = replace(first, top=first.top + HEAD)
    blocks = [
        *front_blocks(whole, told, first),
        *severity_blocks(whole, later),
        *agreement_blocks(whole, later),
        *drift_blocks(whole, told, later),
        *plan_blocks(told, later),
        *impact_blocks(impact, later),
        *method_blocks(whole, told, later),
    ]
    draw(document, paginate(blocks, first, later), lambda page, known: _furnish(page, known, whole))
    return document.finish()


def _furnish(document: Document, known: Where, whole: Whole) -> None:
    words = _(
        "Personal data about staff: for the calibration lead. Formulas, sources and data: p. {n}. Input digest {digest}"
    )
    foot = words.format(n=known.pages.get(METHODS, known.count), digest=digest_words(whole))
    furnish(document, known, _("Calibration report"), foot)


def furnish(document: Document, known: Where, title: str, foot: str) -> None:
    """What every page has: from the second on its part at the top, and at the bottom whom it is for and its number."""
    ink, box = document.ink, document.box
    if document.page > 1:
        section = known.sections.get(document.page, title)
        x = box.left + ink.text(box.left, box.top + 8, section, st.BOLD) + 12
        if section != title:
            ink.text(x, box.top + 8, elide(title, st.BODY, box.right - x), st.BODY, "muted")
    base = box.bottom - 1
    ink.line(box.left, base - 12, box.right, base - 12)
    number = _("{n} of {all}").format(n=document.page, all=known.count)
    right = ink.text(box.right, base, number, st.SMALL, "muted", "end")
    ink.text(box.left, base, elide(foot, st.SMALL, box.width - right - 14), st.SMALL, "muted")
