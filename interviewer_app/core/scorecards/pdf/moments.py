"""One moment as a row of a table: when, what, in which direction, in which words, and how it came about."""

from __future__ import annotations

from collections.abc import Iterator

from interviewer_app.core.papers import styles as st
from interviewer_app.core.papers.flow import Block, Where
from interviewer_app.core.papers.frame import Box, Document
from interviewer_app.core.papers.lines import text_lines
from interviewer_app.core.papers.scripts import is_rtl
from interviewer_app.core.papers.shaping import measure
from interviewer_app.core.papers.tables import MOST_LINES, single_lines
from interviewer_app.core.papers.wrapping import elide, wrap
from interviewer_app.core.rounds.state import Moment
from interviewer_app.core.rubrics.models import Pack
from interviewer_app.core.scorecards.pdf.parts import dimension_of, kind_name, moment_mark
from interviewer_app.core.scorecards.pdf.wording import circumstances, clock, direction_word
from interviewer_app.core.texts import _

_MARK_AT, _DIRECTION_AT, _KIND_AT = 41.0, 53.0, 92.0
# Widths of the columns after it: the log has one more, so its kinds are set smaller.
_KIND, _LOG_KIND, _DIMENSION = 94.0, 82.0, 81.0
_ROW = 13.4


def moment_blocks(
    pack: Pack,
    moment: Moment,
    box: Box,
    section: str,
    *,
    cited: bool,
    key: str = "",
    head: Block | None = None,
    leads_to: tuple[str, str] | None = None,
    with_dimension: bool = False,
) -> Iterator[Block]:
    """A row as high as its words need, and more rows where they need more than a block.

    with_dimension: add the column of the log; leads_to: a place the row links to, and what the link says of it
    """
    kind_style = st.SMALL_BOLD if with_dimension else st.BOLD
    kind_width = _LOG_KIND if with_dimension else _KIND
    words_at = _KIND_AT + kind_width + (_DIMENSION if with_dimension else 0)
    marks = circumstances(moment)
    width = box.width - words_at - measure(marks, st.SMALL) - 8
    words = wrap(moment.note, st.BODY, width) if moment.note else []
    lines, rest = words[:MOST_LINES], words[MOST_LINES:]
    rtl = True if is_rtl(moment.note) else None
    height = _ROW + max(0, len(lines) - 1) * st.leading(st.BODY)

    def draw(document: Document, y: float, known: Where) -> None:
        ink, left, baseline = document.ink, document.box.left, y + 9.6
        say = ink.say
        say.row()
        say.cell("Row")
        lead = say.link() if leads_to is not None else None
        ink.text(left, baseline, clock(moment.at_ms), st.TIME_BOLD if cited else st.TIME, "text" if cited else "muted")
        moment_mark(ink, left + _MARK_AT, y + 6.5, pack, moment)
        say.cell()
        ink.text(left + _DIRECTION_AT, baseline, direction_word(moment.direction), st.BODY, "muted")
        kind = kind_name(pack, moment, kind_style, kind_width - 4)
        say.cell()
        ink.text(left + _KIND_AT, baseline, kind, kind_style)
        if with_dimension:
            name = elide(_dimension_name(pack, moment), st.SMALL, _DIMENSION - 5)
            say.cell()
            ink.text(left + _KIND_AT + kind_width, baseline, name, st.SMALL, "muted")
        say.cell(keep="words")
        text_lines(ink, left + words_at, baseline, lines, st.BODY, "text", rtl, bool(rest))
        say.cell()
        ink.text(document.box.right, baseline, marks, st.SMALL, "muted", "end")
        if leads_to is not None:
            place, words_of_it = leads_to
            document.link(place, left, y, document.box.width, height, words_of_it, lead)

    yield Block(height, draw, key=key, section=section, head=head)
    yield from single_lines(rest, words_at, st.BODY, section, rtl=rtl, begins=lambda say: say.resume("words"))


def _dimension_name(pack: Pack, moment: Moment) -> str:
    if moment.dimension is None:
        return _("not sorted")
    dimension = dimension_of(pack, moment)
    return dimension.name if dimension else moment.dimension
