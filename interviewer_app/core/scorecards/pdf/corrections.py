"""What became of moments after they were logged: the changes a reader should know of, and moments taken back.

Details set within a minute of the key press, such as a dimension or the note, are how a moment is logged, not a change;
they are counted here and stand one by one in the attached round. A note that replaces another always shows.
"""

from __future__ import annotations

from collections.abc import Iterator

from interviewer_app.core.papers import styles as st
from interviewer_app.core.papers.flow import Block
from interviewer_app.core.papers.frame import Box
from interviewer_app.core.papers.tables import Column, heading, paragraphs, table
from interviewer_app.core.rounds.state import Change, Moment
from interviewer_app.core.rubrics.models import Pack
from interviewer_app.core.scorecards.card import Scorecard
from interviewer_app.core.scorecards.pdf.parts import kind_name
from interviewer_app.core.scorecards.pdf.wording import clock, direction_word
from interviewer_app.core.texts import _, plural

_AT_ONCE_US = 60_000_000
_WHAT, _FIELD, _WHEN = 122.0, 64.0, 56.0


def correction_blocks(card: Scorecard, box: Box, section: str) -> Iterator[Block]:
    """A table of changes and one of moments taken back; nothing where there are none."""
    moments = {moment.id: moment for moment in (*card.log, *card.withdrawn)}
    shown = [change for change in card.changes if not _at_once(change, moments.get(change.moment))]
    if card.changes:
        yield heading(_("Changes to moments"), section)
    if shown:
        half = (box.width - _WHAT - _FIELD - _WHEN) / 2
        columns = (
            Column(_("Moment"), _WHAT),
            Column(_("What"), _FIELD),
            Column(_("Before"), half),
            Column(_("After"), half),
            Column(_("Changed at"), _WHEN, st.TIME),
        )
        yield from table(columns, [_cells(card.pack, change, moments.get(change.moment)) for change in shown], section)
    if quiet := len(card.changes) - len(shown):
        words = plural(
            "One detail was set within a minute of its key press; it stands in the attached round.",
            "{n} details were set within a minute of their key press; they stand in the attached round.",
            quiet,
        )
        yield from paragraphs([words], box.width, section)
    yield from _withdrawn(card, box, section)


def _at_once(change: Change, moment: Moment | None) -> bool:
    if moment is None or (change.field == "note" and change.old):
        return False
    return change.wall_us - moment.wall_us <= _AT_ONCE_US


def _cells(pack: Pack, change: Change, moment: Moment | None) -> tuple[str, ...]:
    what = f"{clock(moment.at_ms)} {kind_name(pack, moment, st.BODY, _WHAT - 40)}" if moment else change.moment
    when = clock(change.round_ms) if change.round_ms is not None else _("after")
    fields = {
        "kind": _("kind"),
        "dimension": _("dimension"),
        "direction": _("direction"),
        "prompted": _("prompted"),
        "mode": _("shown, told"),
        "at_ms": _("time"),
        "note": _("words"),
        "withdrawn": _("taken back"),
    }
    before, after = (_value(pack, change.field, value) for value in (change.old, change.new))
    return what, fields.get(change.field, change.field), before, after, when


def _value(pack: Pack, field: str, value: str) -> str:
    """A value of a moment's field in the words of the card."""
    named = {
        "kind": {kind.id: kind.name for kind in pack.kinds},
        "dimension": {dimension.id: dimension.name for dimension in pack.dimensions},
        "direction": {name: direction_word(name) for name in ("for", "against", "neutral")},
        "prompted": {"True": _("prompted"), "False": _("unprompted")},
        "mode": {"shown": _("shown"), "told": _("told")},
        "withdrawn": {"True": _("yes"), "False": _("no")},
    }
    if field == "at_ms" and value.isdecimal():
        return clock(int(value))
    return named.get(field, {}).get(value, value) or "–"


def _withdrawn(card: Scorecard, box: Box, section: str) -> Iterator[Block]:
    if not card.withdrawn:
        return
    taken = len(card.withdrawn)
    yield heading(
        plural("One moment taken back, counted nowhere", "{n} moments taken back, counted nowhere", taken), section
    )
    columns = (Column(_("At"), 46, st.TIME), Column(_("What"), 110), Column(_("Words"), box.width - 156))
    rows = [(clock(m.at_ms), kind_name(card.pack, m, st.BODY, 104), m.note or "–") for m in card.withdrawn]
    yield from table(columns, rows, section)
