"""An interviewer's own page as a PDF: what is told, two pictures, habits, what would help, how it is computed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from interviewer_app import __version__
from interviewer_app.core.calibration.figures.habits import habits_figure
from interviewer_app.core.calibration.figures.look import PAPER
from interviewer_app.core.calibration.figures.rater import cusum_figure, months_figure
from interviewer_app.core.calibration.figures.shown import CusumShown, HabitsShown, MonthsShown
from interviewer_app.core.calibration.report.front import TITLE
from interviewer_app.core.calibration.report.parts import Drawing, figure_block, section_head, sentence_blocks, sub_head
from interviewer_app.core.calibration.report.render import FOOT, HEAD, furnish
from interviewer_app.core.calibration.telling.methods import Method, digest_words, method
from interviewer_app.core.calibration.telling.overview import period_words
from interviewer_app.core.calibration.telling.rater import RaterTold, rater_told
from interviewer_app.core.calibration.telling.showing_rater import cusum_shown, habits_shown, months_shown
from interviewer_app.core.calibration.whole_result import Whole
from interviewer_app.core.papers import styles as st
from interviewer_app.core.papers.flow import Block, Where, draw, paginate
from interviewer_app.core.papers.frame import About, Box, Document, PageSize
from interviewer_app.core.papers.scripts import without_controls
from interviewer_app.core.papers.tables import pairs, paragraphs
from interviewer_app.core.papers.wrapping import elide
from interviewer_app.core.texts import _


@dataclass(frozen=True, slots=True)
class RaterPaper:
    """All that stands on the page, and nothing about anybody else by name."""

    told: RaterTold
    months: MonthsShown
    cusum: CusumShown
    habits: HabitsShown
    methods: tuple[Method, ...]
    period: str
    digest: str


def rater_paper(whole: Whole, interviewer: str) -> RaterPaper:
    return RaterPaper(
        rater_told(whole, interviewer), months_shown(whole, interviewer), cusum_shown(whole, interviewer),
        habits_shown(whole, interviewer), (method(whole, "months"), method(whole, "cusum")), period_words(whole),
        digest_words(whole),
    )  # fmt: skip


def render_rater(paper: RaterPaper, page_size: PageSize = "A4") -> bytes:
    """One or two pages; the same contents give the same bytes."""
    name = paper.told.interviewer
    title = _("Ratings of {name}").format(name=without_controls(name))
    about = About(title=title, author="", subject=paper.period, creator=f"Interviewer Copilot {__version__}")
    document = Document(page_size, about)
    first = replace(document.box, bottom=document.box.bottom - FOOT)
    later = replace(first, top=first.top + HEAD)
    foot = _("Personal data: for {name} and the calibration lead, for nobody else. Input digest {digest}").format(
        name=name, digest=paper.digest
    )
    blocks = list(_blocks(paper, title, later))
    draw(document, paginate(blocks, first, later), lambda page, known: furnish(page, known, title, foot))
    return document.finish()


def _blocks(paper: RaterPaper, title: str, box: Box) -> Iterator[Block]:
    told = paper.told
    yield Block(46, _head(paper, title), key="rater", section=title, entry=(title, 0))
    yield from sentence_blocks(told.sentence.runs, box.width, title, 11)
    yield from paragraphs([told.beside] if told.beside else [], box.width, title, st.WORDS)
    yield section_head(_("Severity over time"), _("0 is the middle of the group"), box.width, "months")
    yield figure_block(months_figure(paper.months, box.width, PAPER, 150), title)
    yield section_head(_("Running sum of surprises"), paper.cusum.sentence, box.width, "cusum")
    yield figure_block(cusum_figure(paper.cusum, box.width, PAPER, 130), title)
    yield section_head(_("Habits"), paper.habits.sentence, box.width, "habits")
    if paper.habits.rows:
        yield figure_block(habits_figure(paper.habits, min(box.width, 380), PAPER), title)
    if told.help:
        yield section_head(_("What would help, if you like"), "", box.width, "help")
        yield from paragraphs(told.help, box.width, title)
    yield section_head(_("How is this computed?"), told.sentence.rests_on, box.width, "how")
    for one in paper.methods:
        yield sub_head(one.title, title)
        yield from paragraphs([one.words], box.width, title)
        rows = [(_("Formula"), one.formula, st.BODY), (_("Source"), one.source, st.BODY),
                (_("Assumed"), " ".join(one.assumptions), st.BODY)]  # fmt: skip
        yield from pairs(rows, box.width, title)


def _head(paper: RaterPaper, title: str) -> Drawing:
    under = _("{rounds}, {period}").format(rounds=paper.told.facts, period=paper.period)

    def draw_head(document: Document, y: float, known: Where) -> None:
        ink, box = document.ink, document.box
        ink.say.heading(1)
        ink.text(box.left, y + 20, elide(title, TITLE, box.width), TITLE)
        ink.say.paragraph()
        ink.text(box.left, y + 35, elide(under, st.WORDS, box.width), st.WORDS, "muted")

    return draw_head
