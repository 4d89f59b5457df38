"""The pack's answers to "may I use …?", in place of the probe while they are open: one of them whole, to read aloud."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from interviewer_app.core.texts import _
from interviewer_app.ui.live.buttons import one_line
from interviewer_app.ui.live.looks import AnswerLook
from interviewer_app.ui.live.paint import BOLD, REGULAR, draw_lines, draw_text, paint_box, text_width, tick, wrapped
from interviewer_app.ui.widgets.keycaps import keycap_width, paint_keycap

INSET, LINE, LEAD, ASK_LEAD = 14, 28, 24, 20
LOW = 200  # pixels
# Letters and line height of the answer: the largest in which it fits.
ANSWER_TYPE = ((18, 24), (15, 21), (13, 18))


def answers_words(looks: Sequence[AnswerLook]) -> str:
    """The chosen question and its answer, then the other questions, for those who hear it."""
    said = [f"{look.question} {look.answer}" for look in looks if look.chosen]
    return "\n".join((*said, *(look.question for look in looks if not look.chosen)))


def paint_answers(
    painter: QPainter, looks: Sequence[AnswerLook], area: QRectF, caps: tuple[str, str], typing: bool
) -> None:
    """The list in `area`; what does not fit around the chosen one is left out, and "…" says so.

    caps: of the key that says "given", of the one that closes
    """
    state = "faint" if typing else "plain"
    x = area.left() + paint_keycap(painter, area.left(), area.top() - 1, caps[1], 18, state) + 8
    draw_text(painter, x, area.top() + 8, _("Read aloud what is asked for"), 12, "muted", BOLD)
    area = area.adjusted(0, 26, 0, 0)
    chosen = next((place for place, look in enumerate(looks) if look.chosen), 0)
    width = int(area.width()) - 2 * INSET
    beside = 2 if area.height() >= LOW else 0  # where there is little room, the chosen answer has it all
    room = area.height() - min(len(looks) - 1, beside) * LINE
    high, size, lead = _chosen_height(looks[chosen], width, room)
    before, after = _around(len(looks), chosen, int((area.height() - high) // LINE)) if beside else (0, 0)
    y = area.top()
    for place in range(chosen - before, chosen):
        _paint_line(painter, looks[place], area, y, place > 0 and place == chosen - before)
        y += LINE
    _paint_chosen(painter, looks[chosen], QRectF(area.left(), y, area.width(), high - 8), size, lead, caps[0], state)
    y += high
    for place in range(chosen + 1, chosen + 1 + after):
        _paint_line(painter, looks[place], area, y, place == chosen + after and place < len(looks) - 1)
        y += LINE


def _around(count: int, chosen: int, lines: int) -> tuple[int, int]:
    """How many of the others stand before and after the chosen one where `lines` have room."""
    after = min(count - 1 - chosen, max(0, lines - min(chosen, lines // 2)))
    return min(chosen, max(0, lines - after)), after


def _chosen_height(look: AnswerLook, width: int, room: float) -> tuple[int, int, int]:
    """Height of its box with the gap below, and the type of the answer."""
    asked = len(wrapped(look.question, width, 14, BOLD))
    high = size = lead = 0
    for size, lead in ANSWER_TYPE:
        high = 12 + ASK_LEAD * asked + 6 + lead * len(wrapped(look.answer, width, size)) + 12 + 28 + 8
        if high <= room:
            break
    return min(high, int(room)), size, lead


def _paint_line(painter: QPainter, look: AnswerLook, area: QRectF, y: float, more: bool) -> None:
    middle, right = y + LINE / 2 - 2, area.right()
    if look.time:
        draw_text(painter, right, middle, look.time, 12, "muted", mono=True, anchor="end")
        right -= text_width(look.time, 12, mono=True) + 16
        tick(painter, right, middle, "muted", 8)
        right -= 8
    left = area.left() + INSET
    words = "…" if more else one_line(look.question, right - left, 14, REGULAR, middle=False)
    draw_text(painter, left, middle, words, 14, "muted" if more else "text")


def _paint_chosen(
    painter: QPainter, look: AnswerLook, box: QRectF, size: int, lead: int, cap: str, state: str
) -> None:
    paint_box(painter, box, "tint", "accent", 10)
    inner = box.adjusted(INSET, 12, -INSET, -10)
    asked = wrapped(look.question, int(inner.width()), 14, BOLD)
    draw_lines(painter, inner, asked, 14, ASK_LEAD, "muted", BOLD)
    said = inner.adjusted(0, ASK_LEAD * len(asked) + 6, 0, 0)
    fits = max(1, int((said.height() - 20) // lead))
    answer = wrapped(look.answer, int(inner.width()), size)
    if len(answer) > fits:  # the tool tip tells the rest
        rest = one_line(" ".join(answer[fits - 1 :]), inner.width(), size, middle=False)
        answer = (*answer[: fits - 1], rest)
    draw_lines(painter, said, answer, size, lead, "text")
    middle = inner.bottom() - 9
    width = keycap_width(cap, 18)
    paint_keycap(painter, inner.left(), middle - 9, cap, 18, state, "muted" if state == "faint" else "")
    words = _("given at {time}; again").format(time=look.time) if look.time else _("given")
    draw_text(painter, inner.left() + width + 8, middle, words, 12, "muted")
