"""The spans on their lane of the time line: bars with their word, or with the letter of their key where narrow."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QPainter

from interviewer_app.ui.live.looks import SpanLook
from interviewer_app.ui.live.paint import MEDIUM, draw_text, text_width
from interviewer_app.ui.live.plan_paint import Field
from interviewer_app.ui.theme.theme import theme

HEIGHT = 14


def span_box(field: Field, lane: int, span: SpanLook, now_ms: int) -> QRectF:
    """Where a span stands; one that runs ends at `now_ms`."""
    left, right = field.x(span.from_ms), field.x(now_ms if span.to_ms is None else span.to_ms)
    return QRectF(left, field.middle(lane) - HEIGHT / 2, max(4, right - left), HEIGHT)


def paint_spans(
    painter: QPainter, field: Field, lane: int, spans: tuple[SpanLook, ...], now_ms: int, part: QRect
) -> None:
    """Draw what touches `part`. The one that runs has a dashed frame: it is not decided yet where it ends."""
    now = theme()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for span in spans:
        box = span_box(field, lane, span, now_ms)
        if not box.intersects(QRectF(part).adjusted(-2, -2, 2, 2)):
            continue
        runs = span.to_ms is None
        painter.setPen(now.pen("accent" if runs else "control", 1, dash=runs))
        painter.setBrush(now.colour("surface" if runs else "tint"))
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
        words = next((w for w in (span.word, span.letter) if w and text_width(w, 11, MEDIUM) <= box.width() - 6), "")
        if words:
            draw_text(painter, box.center().x(), box.center().y(), words, 11, "text", MEDIUM, anchor="middle")
    painter.setBrush(Qt.BrushStyle.NoBrush)
