"""The report of a team exercise as a PDF: how far raters agree, and where they stand, round by round."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from interviewer_app import __version__
from interviewer_app.core.calibration.practice.team_ladder import ladder_figure
from interviewer_app.core.calibration.practice.team_results import TeamDimension, TeamResult, TeamRound
from interviewer_app.core.calibration.practice.team_words import (
    agreement_rows,
    first_words,
    fold_names,
    gold_rows,
    stands_words,
    talk_words,
)
from interviewer_app.core.calibration.report.parts import NOTE_HIGH, draw_note, note_lines, section_head
from interviewer_app.core.calibration.report.render import FOOT, HEAD, furnish
from interviewer_app.core.papers import styles as st
from interviewer_app.core.papers.figure_pdf import draw_figure
from interviewer_app.core.papers.flow import Block, Where, draw, paginate
from interviewer_app.core.papers.frame import About, Box, Document, PageSize
from interviewer_app.core.papers.lines import text_lines
from interviewer_app.core.papers.palette import track_colour
from interviewer_app.core.papers.scripts import without_controls
from interviewer_app.core.papers.shaping import Style
from interviewer_app.core.papers.tables import Column, paragraphs, table
from interviewer_app.core.papers.wrapping import wrap
from interviewer_app.core.texts import _, plural

TITLE = Style(20, bold=True)
NAME_WIDE, LADDER_WIDE, GAP = 104.0, 132.0, 14.0
ROW_HIGH = 26.0


def render_team(result: TeamResult, page_size: PageSize = "A4") -> bytes:
    """All pages of the report."""
    about = About(
        title=_("Practice of a team: {title}").format(title=without_controls(result.title)), author="",
        subject=_("Recorded rounds rated by several interviewers, beside gold"),
        creator=f"Interviewer Copilot {__version__}",
    )  # fmt: skip
    document = Document(page_size, about)
    first = replace(document.box, bottom=document.box.bottom - FOOT)
    later = replace(first, top=first.top + HEAD)
    blocks = [*_front(result, first), *(block for one in result.rounds for block in _round(one, later))]
    foot = _("Personal data about staff: for those who took part and the calibration lead. No candidate was rated.")
    draw(
        document, paginate(blocks, first, later),
        lambda page, known: furnish(page, known, _("Practice of a team"), foot),
    )  # fmt: skip
    return document.finish()


def _front(result: TeamResult, box: Box) -> Iterator[Block]:
    section = _("Practice of a team")
    yield _head(result, box, section)
    yield from paragraphs(first_words(result), box.width, section, st.WORDS)
    talk = result.to_talk_about()
    if talk:
        note = _("Furthest from each other first, then furthest from gold. Level evidence is among them.")
        yield section_head(_("To talk about first"), note, box.width, "talk")
        wide = (box.width * 0.24, box.width * 0.22, box.width * 0.54)
        heads = (_("Recorded round"), _("Dimension"), _("Where raters stand"))
        columns = [Column(title, width, st.BODY) for title, width in zip(heads, wide, strict=True)]
        yield from table(columns, [talk_words(one, each) for one, each in talk], section)
    note = _("Two raters of one recorded round. Level evidence is left out.")
    yield section_head(_("With each other"), note, box.width, "agreement")
    shares = (0.34, 0.12, 0.27, 0.27)
    heads4 = (_("Dimension"), _("pairs"), _("the same level"), _("at most one step apart"))
    yield from table(_columns(box, heads4, shares), agreement_rows(result), section)
    note = _("Ratings at gold's level, below it (stricter), above it (milder), or with evidence on one side alone.")
    yield section_head(_("Beside gold"), note, box.width, "gold")
    heads6 = (_("Dimension"), _("ratings"), _("same"), _("stricter"), _("milder"), _("one side"))
    yield from table(_columns(box, heads6, (0.34, 0.132, 0.132, 0.132, 0.132, 0.132)), gold_rows(result), section)
    if result.missing or result.remarks:
        yield section_head(_("What is missing"), "", box.width, "missing")
        missing = [_("{who}: {what}").format(who=who, what=what) for who, what in result.missing]
        yield from paragraphs([*missing, *result.remarks], box.width, section)


def _columns(box: Box, titles: Sequence[str], shares: Sequence[float]) -> list[Column]:
    return [Column(title, box.width * share, st.BODY) for title, share in zip(titles, shares, strict=True)]


def _head(result: TeamResult, box: Box, section: str) -> Block:
    raters = plural("{n} rater", "{n} raters", len(result.raters))
    rounds = plural("{n} recorded round", "{n} recorded rounds", len(result.rounds))
    about = f"{raters}, {rounds}: " + fold_names(result.raters)
    title, lines = wrap(result.title, TITLE, box.width, 2), note_lines(about, box.width, 3)

    def drawing(document: Document, y: float, known: Where) -> None:
        ink = document.ink
        ink.say.heading(1)
        y += 20
        for line in title:
            ink.text(box.left, y, line, TITLE)
            y += 24
        ink.say.paragraph()
        draw_note(ink, box.left, y - 8, lines)

    high = 24 * len(title) + NOTE_HIGH * len(lines) + 12
    return Block(high, drawing, key="front", section=section, entry=(result.title, 0))


def _round(one: TeamRound, box: Box) -> Iterator[Block]:
    title = f"{one.pack_title}, {one.title}"
    about = [one.candidate, _("pack {version}").format(version=one.pack_version)]
    if one.gold_version != one.pack_version:
        about.append(_("gold written for {version}, whose anchors may read otherwise").format(version=one.gold_version))
    about.append(plural("{n} rater", "{n} raters", len(one.raters)))
    key = f"{one.gold} {one.pack_version}"
    yield section_head(title, " · ".join(about), box.width, key, fresh=True)
    for each in one.dimensions:
        yield _dimension(each, box, title)


def _dimension(each: TeamDimension, box: Box, section: str) -> Block:
    """Name, ladder with gold and everybody on it, who stands where; gold's reason where somebody stands elsewhere."""
    words_at = box.left + NAME_WIDE + LADDER_WIDE + 2 * GAP
    room = box.right - words_at
    lines = wrap(stands_words(each), st.BODY, room)
    gold = _("Gold has no evidence: {reason}") if each.gold is None else _("Gold {level}: {reason}")
    reason = gold.format(level=each.gold, reason=each.gold_reason)
    why = wrap(reason, st.SMALL, room) if each.spread or each.furthest or each.split else []
    names = wrap(each.name, st.SLOT, NAME_WIDE - 10, 2)
    text_high = len(lines) * st.leading(st.BODY) + (2 + len(why) * NOTE_HIGH if why else 0)
    high = max(ROW_HIGH, text_high + 11, 12.0 * len(names) + 10)

    def drawing(document: Document, y: float, known: Where) -> None:
        ink = document.ink
        ink.line(box.left, y, box.right, y)
        ink.rect(box.left, y + 8, 2.5, 11, fill=track_colour(each.track))
        ink.say.heading(3)
        text_lines(ink, box.left + 8, y + 17, names, st.SLOT)
        draw_figure(ink, ladder_figure(each, LADDER_WIDE, ROW_HIGH), box.left + NAME_WIDE + GAP, y)
        ink.say.paragraph()
        after = text_lines(ink, words_at, y + 16, lines, st.BODY)
        if why:
            ink.say.paragraph()
            draw_note(ink, words_at, after + 2, why)

    return Block(high, drawing, gap=2, section=section)
