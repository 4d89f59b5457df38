"""A card as tables: its moments and its ratings, as CSV or as a workbook. No cell is ever a formula."""

from __future__ import annotations

from interviewer_app.core.rubrics.tables.csv_files import csv_of
from interviewer_app.core.rubrics.tables.xlsx_write import Page, xlsx_of
from interviewer_app.core.scorecards.card import Scorecard
from interviewer_app.core.texts import _

MOMENTS = ("round", "candidate", "interviewer", "at", "at_ms", "kind", "dimension", "direction", "prompted", "mode",
           "probe", "note", "late", "after_round", "cited_by", "moment")  # fmt: skip
RATINGS = ("round", "candidate", "interviewer", "pack", "version", "dimension", "name", "track", "level", "level_name",
           "no_evidence", "rationale", "for", "against", "neutral", "prompted", "cites")  # fmt: skip
_MOMENT_WIDTHS = (12, 20, 20, 10, 10, 22, 20, 10, 10, 8, 16, 60, 8, 12, 24, 12)
_RATING_WIDTHS = (12, 20, 20, 24, 10, 20, 28, 16, 8, 16, 40, 60, 6, 8, 8, 10, 40)
Rows = list[list[str]]


def moment_rows(card: Scorecard) -> Rows:
    """A head and a row per moment that counts, by time."""
    citing: dict[str, list[str]] = {}
    for row in card.rows:
        for moment in row.rating.cites if row.rating else ():
            citing.setdefault(moment, []).append(row.dimension.id)
    names = {kind.id: kind.name for kind in card.pack.kinds}
    who = _who(card)
    return [
        list(MOMENTS),
        *(
            [
                *who, clock(m.at_ms), str(m.at_ms), names.get(m.kind or "", m.kind or ""), m.dimension or "",
                m.direction, _flag(m.prompted), m.mode, m.probe or "", m.note, _flag(m.late), _flag(m.after_round),
                " ".join(citing.get(m.id, ())), m.id,
            ]
            for m in card.log
        ),
    ]  # fmt: skip


def rating_rows(card: Scorecard) -> Rows:
    """A head and a row per dimension of the pack; tracks stay apart, nothing is added up."""
    rows: Rows = [list(RATINGS)]
    who, pack = _who(card), card.facts.pack
    for row in card.rows:
        rating, dimension = row.rating, row.dimension
        level = rating.level if rating else None
        name = next((known.name for known in dimension.levels if known.value == level), "")
        counts = [str(row.count(direction)) for direction in ("for", "against", "neutral")]
        words = ("", "", ()) if rating is None else (rating.no_evidence or "", rating.rationale, rating.cites)
        rows.append([
            *who, pack.id, pack.version, dimension.id, dimension.name, dimension.track, _number(level), name,
            words[0], words[1], *counts, str(row.prompted), " ".join(words[2]),
        ])  # fmt: skip
    return rows


def moments_csv(card: Scorecard) -> bytes:
    """The moments alone."""
    return csv_of(moment_rows(card))


def ratings_csv(card: Scorecard) -> bytes:
    """The ratings alone."""
    return csv_of(rating_rows(card))


def card_xlsx(card: Scorecard) -> bytes:
    """Both as sheets of a workbook."""
    ratings = Page(_("Ratings"), rating_rows(card), _RATING_WIDTHS)
    return xlsx_of([ratings, Page(_("Moments"), moment_rows(card), _MOMENT_WIDTHS)])


def clock(at_ms: int) -> str:
    """Minutes and seconds of the round clock."""
    minutes, seconds = divmod(at_ms // 1000, 60)
    return f"{minutes:02d}:{seconds:02d}"


def _who(card: Scorecard) -> tuple[str, str, str]:
    return card.facts.round, card.facts.candidate, card.facts.interviewer


def _number(level: int | None) -> str:
    return "" if level is None else str(level)


def _flag(value: bool) -> str:
    return "yes" if value else "no"
