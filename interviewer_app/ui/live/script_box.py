"""The tinted box of the script panel: the words to say now, one's own words for them, the hint, the follow-ups."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QLineF, QRectF
from PySide6.QtGui import QPainter

from interviewer_app.core.texts import _
from interviewer_app.ui.live.buttons import one_line
from interviewer_app.ui.live.looks import FollowUpLook, ScriptLook
from interviewer_app.ui.live.paint import (
    BOLD,
    MEDIUM,
    REGULAR,
    draw_lines,
    draw_text,
    paint_box,
    text_width,
    tick,
    wrapped,
)
from interviewer_app.ui.theme.theme import theme
from interviewer_app.ui.widgets.keycaps import keycap_width, paint_keycap

INSET, ASKED_LEAD, GLOSS_LEAD, HINT_LEAD = 14, 19, 19, 21
FIELD = 36  # where the gloss is typed
MOST_GLOSS = 3  # lines


class Fit(NamedTuple):
    """How the box is set: type of the probe's words, its lines, what was folded for it, and the room it has."""

    size: int
    lead: int
    weight: int
    lines: tuple[str, ...]
    fold: int
    room: int


class Box:
    """Measures and paints the box for one look at one width.

    fold:    2 or more: the gloss and all follow-ups but the next one on one line each; 4 or more: the next one alone;
             6: that one on one line too and no gloss; beside a hint no follow-up at all
    compact: asked follow-ups on one line
    editing: the gloss is being typed; its field stands in its place
    """

    def __init__(self, look: ScriptLook, width: int, fold: int, compact: bool, editing: bool) -> None:
        if fold >= 4:
            coming = tuple(each for each in look.follow_ups if each.state == "next")
            look = look._replace(follow_ups=coming, adapted=False)
        if fold >= 6:  # a hint is what is said now: nothing else has room beside it
            look = look._replace(gloss="", follow_ups=() if look.hint else look.follow_ups)
        self._look, self._width, self._fold, self._compact, self._editing = look, width, fold, compact, editing

    # How high its parts are --------------------------------------------------------------------------------------

    def below(self) -> int:
        """How high everything below the probe's own words is."""
        return self.gloss_height() + self._hint_height() + self.follow_ups_height()

    def gloss_height(self) -> int:
        if self._editing:
            return FIELD
        lines = len(self._gloss_lines())
        return GLOSS_LEAD * lines + 6 if lines else 0

    def _gloss_lines(self) -> tuple[str, ...]:
        if not self._look.gloss:
            return ()
        return _at_most(self._look.gloss, 1 if self._fold >= 2 else MOST_GLOSS, self._width, 13)

    def _hint_lines(self) -> tuple[str, ...]:
        return wrapped(self._look.hint.text, self._width - 14, 15, MEDIUM) if self._look.hint else ()

    def _hint_height(self) -> int:
        return 10 + 20 + HINT_LEAD * len(self._hint_lines()) if self._look.hint else 0

    def _follow_up_lines(self, look: FollowUpLook) -> tuple[str, ...]:
        weight = BOLD if look.state == "next" else REGULAR
        aside = 52 if look.state == "asked" else 30 if look.state == "next" else 0
        lines = wrapped(look.text, self._width - 26 - aside, 14, weight)
        short = look.state != "next" and (self._fold >= 2 or (look.state == "asked" and self._compact))
        short = short or self._fold >= 6
        if short or len(lines) > 3:
            return (one_line(look.text, self._width - 26 - aside, 14, weight, middle=False),)
        return lines

    def follow_ups_height(self) -> int:
        lines = [self._follow_up_lines(look) for look in self._look.follow_ups]
        adapted = 24 if self._look.adapted else 0
        if not lines:
            return adapted + (6 if adapted else 0)
        return 16 + adapted + sum(len(each) * ASKED_LEAD + 8 for each in lines)

    # Drawing -----------------------------------------------------------------------------------------------------

    def paint_frame(self, painter: QPainter, box: QRectF) -> None:
        paint_box(painter, box, "tint", "accent" if not self._look.intro else "control", 10)

    def paint_below(self, painter: QPainter, left: float, y: float, caps: tuple[str, str], typing: bool) -> None:
        """Gloss, hint and follow-ups, from `y` down. caps: of the follow-up key, of the hint key."""
        lines = self._gloss_lines()
        if not self._editing and lines:
            draw_lines(painter, QRectF(left, y + 6, self._width, 0), lines, 13, GLOSS_LEAD, "muted")
        y += self.gloss_height()
        if self._look.hint is not None:
            self._paint_hint(painter, left, y + 10, caps[1], typing)
            y += self._hint_height()
        if self._look.follow_ups or self._look.adapted:
            self._paint_follow_ups(painter, left, y + 9, caps[0], typing)

    def _paint_hint(self, painter: QPainter, left: float, y: float, cap: str, typing: bool) -> None:
        hint, lines = self._look.hint, self._hint_lines()
        assert hint is not None, "asked for only where there is one"
        painter.fillRect(QRectF(left, y, 3, 18 + HINT_LEAD * len(lines)), theme().colour("accent"))
        label = _("Hint {n} of {of}").format(n=hint.number, of=hint.of)
        draw_text(painter, left + 14, y + 9, label, 12, "muted", BOLD)
        if self._look.hints:
            width = keycap_width(cap, 18)
            paint_keycap(painter, left + self._width - width, y, cap, 18, *_cap_look(typing))
        draw_lines(painter, QRectF(left + 14, y + 19, self._width - 14, 0), lines, 15, HINT_LEAD, "text", MEDIUM)

    def _paint_follow_ups(self, painter: QPainter, left: float, y: float, cap: str, typing: bool) -> None:
        width = self._width
        if self._look.adapted:
            draw_text(painter, left, y + 6, _("≈ asked in other words"), 12, "muted", MEDIUM)
            y += 24
        if self._look.follow_ups:
            painter.setPen(theme().pen("control"))
            painter.drawLine(QLineF(left, y + 0.5, left + width, y + 0.5))
            y += 9
        for look in self._look.follow_ups:
            lines = self._follow_up_lines(look)
            self._paint_follow_up(painter, look, lines, QRectF(left, y, width, len(lines) * ASKED_LEAD), cap, typing)
            y += len(lines) * ASKED_LEAD + 8

    def _paint_follow_up(
        self, painter: QPainter, look: FollowUpLook, lines: tuple[str, ...], box: QRectF, cap: str, typing: bool
    ) -> None:
        middle = box.top() + ASKED_LEAD / 2
        asked, coming = look.state == "asked", look.state == "next"
        if asked:
            tick(painter, box.left() + 2, middle, "muted")
            draw_text(painter, box.right(), middle, look.time, 12, "muted", mono=True, anchor="end")
        else:
            draw_text(painter, box.left() + 4, middle, look.letter, 12, "muted", mono=True)
        if coming:
            x = box.right() - keycap_width(cap)
            state, ink = _cap_look(typing)
            paint_keycap(painter, x, middle - 10, cap, state=state, colour=ink)
        words = box.adjusted(26, 0, -30 if coming else -52 if asked else 0, 0)
        draw_lines(painter, words, lines, 14, ASKED_LEAD, "muted" if asked else "text", BOLD if coming else REGULAR)


def paint_page_number(painter: QPainter, right: float, y: float, words: str, cap: str, typing: bool) -> None:
    """Which page of a long probe this is, and the key that turns it."""
    draw_text(painter, right, y + 2, words, 11, "muted", mono=True, anchor="end")
    x = right - text_width(words, 11, mono=True) - keycap_width(cap, 18) - 6
    paint_keycap(painter, x, y - 7, cap, 18, *_cap_look(typing))


def _cap_look(typing: bool) -> tuple[str, str]:
    """State and ink of a cap on the tint, where faint letters would be too faint."""
    return ("faint", "muted") if typing else ("plain", "")


def spoken_script(look: ScriptLook) -> list[str]:
    """The script as it is told to those who hear the window: nothing of it is shortened."""
    said = [look.text, look.gloss, look.hint.text if look.hint else ""]
    said += [f"{each.letter} {each.text}" for each in look.follow_ups]
    if look.claim is not None:
        said += [look.claim.heading, look.claim.words, look.claim.meta]
    return [part for part in (*said, look.next_text) if part]


def _at_most(text: str, most: int, width: int, size: float, weight: int = REGULAR) -> tuple[str, ...]:
    """`text` in at most `most` lines; the last one gives way at its end."""
    lines = wrapped(text, width, size, weight)
    if len(lines) <= most:
        return lines
    return (*lines[: most - 1], one_line(" ".join(lines[most - 1 :]), width, size, weight, middle=False))
