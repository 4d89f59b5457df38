"""Below the box of the script panel: the earlier claim, then what was skipped, what comes next and what is done."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QPainter

from interviewer_app.core.papers.palette import track_colour
from interviewer_app.core.texts import _
from interviewer_app.ui.live.buttons import one_line
from interviewer_app.ui.live.jumps import Place
from interviewer_app.ui.live.looks import ClaimLook, DoneLook, ScriptLook
from interviewer_app.ui.live.paint import BOLD, MEDIUM, draw_lines, draw_text, text_width, tick, wrapped
from interviewer_app.ui.theme.theme import theme
from interviewer_app.ui.widgets.keycaps import paint_keycap

ROW = 20
MOST_DONE = 3  # lines of what is done, where there is room
GAP = 14


class Claim:
    """The earlier claim; fold 2 or more leaves its small print and all but two lines, fold 5 nothing."""

    def __init__(self, claim: ClaimLook | None, width: int, fold: int, compact: bool) -> None:
        self._claim, self._width, self._short = claim if fold < 5 else None, width, fold >= 2
        self._most = 1 if fold >= 3 else 2 if compact or fold >= 2 else 4

    def _lines(self, claim: ClaimLook) -> tuple[str, ...]:
        width = self._width - 16
        lines = wrapped(claim.words, width, 14)
        if len(lines) <= self._most:
            return lines
        rest = one_line(" ".join(lines[self._most - 1 :]), width, 14, middle=False)
        return (*lines[: self._most - 1], rest)

    def height(self) -> int:
        claim = self._claim
        return 0 if claim is None else 12 + 20 + 20 * len(self._lines(claim)) + (0 if self._short else 20)

    def paint(self, painter: QPainter, x: int, top: int) -> None:
        claim = self._claim
        if claim is None:
            return
        lines = self._lines(claim)
        painter.fillRect(QRectF(x, top, 3, self.height() - 16), theme().colour(track_colour(claim.track)))
        left, right = x + 14, x + self._width
        draw_text(painter, right, top + 8, claim.time, 12, "muted", mono=True, anchor="end")
        draw_text(painter, left, top + 8, one_line(claim.heading, self._width - 70, 12, BOLD), 12, "muted", BOLD)
        draw_lines(painter, QRectF(left, top + 19, self._width - 16, 20 * len(lines)), lines, 14, 20, "text")
        if not self._short:
            meta = one_line(claim.meta, self._width - 16, 12, middle=False)
            draw_text(painter, left, top + 19 + 20 * len(lines) + 9, meta, 12, "muted")


class Foot:
    """Skipped, next, done. Fold 1 or more leaves one line of what is done, fold 3 none, fold 5 nothing of next.

    Fold 6 leaves out the reason of a skip as well where a hint stands above: the key for it works all the same.
    """

    def __init__(self, look: ScriptLook, width: int, fold: int) -> None:
        if fold >= 6 and look.hint is not None:
            look = look._replace(skip=None)
        self._look, self._width = look if fold < 5 else look._replace(next_number=0), width
        words = (_("Next"), _("Done"), _("Skipped")) if look.skip else (_("Next"), _("Done"))
        self._column = round(max(text_width(word, 12, BOLD) for word in words) + 12)
        done = tuple(each for each in look.done if look.skip is None or each.number != look.skip.number)
        self._done = _rows_of(done, width - self._column, 0 if fold >= 3 else 1 if fold else MOST_DONE)

    def height(self) -> int:
        rows = len(self._done) + bool(self._look.next_number) + (self._look.skip is not None)
        return ROW * rows + (6 if rows else 0)

    def places(self, x: int, top: int) -> list[Place]:
        """Where a click leads to which probe, drawn from `top` down."""
        y, found = top + 14 - ROW // 2 + (ROW if self._look.skip else 0), []
        if self._look.next_number:
            found.append(Place(QRect(x, y, self._width, ROW), self._look.next_number))
            y += ROW
        for row in self._done:
            left = float(x + self._column)
            for each in row:
                found.append(Place(QRect(round(left - GAP / 2), y, round(_cell_width(each)), ROW), each.number))
                left += _cell_width(each)
            y += ROW
        return found

    def paint(self, painter: QPainter, x: int, top: int, cap: str, typing: bool) -> None:
        """Draw from `top` down. cap: of the key for the reason of a skip."""
        if not self.height():
            return
        painter.fillRect(QRectF(x, top, self._width, 1), theme().colour("line"))
        y = top + 14.0
        if self._look.skip is not None:
            self._paint_skip(painter, x, y, cap, typing)
            y += ROW
        if self._look.next_number:
            draw_text(painter, x, y, _("Next"), 12, "muted", BOLD)
            draw_text(painter, x + self._column, y, str(self._look.next_number), 12, "muted", mono=True)
            words = one_line(self._look.next_text, self._width - self._column - 22, 14, middle=False)
            draw_text(painter, x + self._column + 22, y, words, 14, "text")
            y += ROW
        if self._done:
            draw_text(painter, x, y, _("Done"), 12, "muted", BOLD)
        for row in self._done:
            _paint_done(painter, row, x + self._column, y)
            y += ROW

    def _paint_skip(self, painter: QPainter, x: int, y: float, cap: str, typing: bool) -> None:
        skip = self._look.skip
        assert skip is not None, "asked for only where there is one"
        draw_text(painter, x, y, _("Skipped"), 12, "muted", BOLD)
        draw_text(painter, x + self._column, y, str(skip.number), 12, "muted", mono=True)
        left = x + self._column + 22.0
        left += paint_keycap(painter, left, y - 9, cap, 18, "faint" if typing else "plain") + 8
        colour = "text" if skip.reason else "muted"
        draw_text(painter, left, y, skip.reason or _("why?"), 13, colour, MEDIUM)


def _rows_of(done: tuple[DoneLook, ...], width: float, most: int) -> list[list[DoneLook]]:
    """The cells in rows of `width`; where there are more than `most`, the oldest give way."""
    rows: list[list[DoneLook]] = []
    used = 0.0
    for each in reversed(done):
        wide = _cell_width(each)
        if not rows or used + wide > width:
            rows.insert(0, [])
            used = 0.0
        rows[0].insert(0, each)
        used += wide
    return rows[-most:] if most else []


def _cell_width(done: DoneLook) -> float:
    return text_width(str(done.number), 12, mono=True) + 17 + _words_width(done) + GAP


def _words_width(done: DoneLook) -> float:
    return text_width(done.time, 12, mono=done.outcome != "skipped")


def _paint_done(painter: QPainter, done: list[DoneLook], x: float, middle: float) -> None:
    for each in done:
        draw_text(painter, x, middle, str(each.number), 12, "text", mono=True)
        sign = x + text_width(str(each.number), 12, mono=True) + 4
        if each.outcome == "asked":
            tick(painter, sign, middle, "muted", 8)
        else:
            draw_text(painter, sign, middle, "≈" if each.outcome == "adapted" else "–", 13, "muted")
        draw_text(painter, sign + 13, middle, each.time, 12, "muted", mono=each.outcome != "skipped")
        x += _cell_width(each)
