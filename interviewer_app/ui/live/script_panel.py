"""The left side: the words to say now, what to ask after that, what was said before, what comes next."""

from __future__ import annotations

from collections.abc import Hashable

from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from interviewer_app.core.papers.palette import track_colour
from interviewer_app.core.rounds.keys import Command, KeyMap
from interviewer_app.core.texts import _
from interviewer_app.ui.live.buttons import HintButton, LiveButton, one_line
from interviewer_app.ui.live.looks import ClaimLook, DoneLook, FollowUpLook, ProbeTime, ScriptLook
from interviewer_app.ui.live.paint import (
    BOLD,
    MEDIUM,
    REGULAR,
    Faces,
    draw_lines,
    draw_text,
    paint_box,
    text_width,
    tick,
    wrapped,
)
from interviewer_app.ui.live.sizes import Sizes
from interviewer_app.ui.theme.theme import theme
from interviewer_app.ui.widgets.keycaps import keycap_width, paint_keycap
from interviewer_app.ui.widgets.panels import Panel

# Size, line height and weight of the current probe: the largest that fits is taken.
PROBE_TYPE = ((21, 28, BOLD), (18, 24, BOLD), (16, 22, BOLD), (14, 20, MEDIUM))
INTRO_TYPE = ((17, 25, REGULAR), (15, 22, REGULAR), (14, 20, REGULAR))
INSET, ASKED_LEAD = 14, 19


def spoken_script(look: ScriptLook) -> list[str]:
    """The script as it is told to those who hear the window: nothing of it is shortened."""
    said = [look.text, *(f"{each.letter} {each.text}" for each in look.follow_ups)]
    if look.claim is not None:
        said += [look.claim.heading, look.claim.words, look.claim.meta]
    return [*said, look.next_text] if look.next_text else said


class ProbeMeter(QWidget):
    """Time on the current probe and the bar of its budget; all that moves with the clock on this side."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._title = ""
        self._time = ProbeTime("", None)

    def show_title(self, title: str) -> None:
        if title != self._title:
            self._title = title
            self.update()

    def show_time(self, time: ProbeTime) -> None:
        if time != self._time:
            self._time = time
            self.setAccessibleName(f"{self._title}, {time.words}" if time.words else self._title)
            self.update(self.width() // 2, 0, self.width(), 24)
            self.update(0, self.height() - 3, self.width(), 3)

    def paintEvent(self, event: QPaintEvent) -> None:
        now = theme()
        painter = QPainter(self)
        painter.fillRect(event.rect(), now.colour("surface"))
        draw_text(painter, 0, 12, self._title, 16, "text", BOLD)
        draw_text(painter, self.width(), 12, self._time.words, 13, "muted", mono=True, anchor="end")
        bar = QRectF(0, self.height() - 3, self.width(), 3)
        painter.fillRect(bar, now.colour("line"))
        if self._time.share is not None:
            bar.setWidth(bar.width() * self._time.share)
            painter.fillRect(bar, now.colour("accent"))
        painter.end()


class ScriptPanel(Panel):
    """What to read aloud. A probe longer than the panel moves by pages."""

    def __init__(self, keys: KeyMap, sizes: Sizes, parent: QWidget) -> None:
        super().__init__(_("Script"), parent)
        self._sizes, self._look = sizes, ScriptLook("", "")
        self._typing = False
        self._page, self._fold = 0, 0
        self._follow_cap = keys.cap("follow-up")
        self._page_cap = keys.cap("page-down")
        self.meter = ProbeMeter(self)
        hints = (
            ("back", _("Back")), ("next", _("Next")), ("follow-up", _("Follow-up")), ("adapted", _("Adapted")),
        )  # fmt: skip
        self.hints = [HintButton(Command(do), keys.cap(do), word, self) for do, word in hints]
        self._faces = Faces(self, self._paint_still)

    @property
    def buttons(self) -> list[LiveButton]:
        return list(self.hints)

    @property
    def look(self) -> ScriptLook:
        return self._look

    def show_sizes(self, sizes: Sizes) -> None:
        self._sizes = sizes
        self._place()

    def show_script(self, look: ScriptLook) -> None:
        if look == self._look:
            return
        if look.text != self._look.text:
            self._page = 0
        self._look = look
        self.meter.show_title(look.title)
        self.setAccessibleDescription("\n".join(spoken_script(look)))
        self._repaint()

    def show_typing(self, typing: bool) -> None:
        self._typing = typing
        self._repaint()

    def turn(self, pages: int) -> None:
        """Turn the pages of a probe that does not fit."""
        self._page = max(0, self._page + pages)
        self._repaint()

    def _repaint(self) -> None:
        self._faces.forget()
        self.update()

    # Where its parts stand ---------------------------------------------------------------------------------------

    def resizeEvent(self, _event: QResizeEvent) -> None:
        self._place()

    def _place(self) -> None:
        pad = self._sizes.pad
        self.meter.setGeometry(pad, pad - 3, self.width() - 2 * pad, self._sizes.head - pad + 3)
        x = pad
        for hint in self.hints:  # the last one gives way in a narrow panel; the page of keys has it
            width = hint.wanted_width()
            hint.setVisible(x + width <= self.width() - pad + 3)
            hint.setGeometry(x, self.height() - pad - 22, width, 24)
            x += width + (12 if self._sizes.compact else 15)
        self._repaint()

    @property
    def _room(self) -> int:
        return self.width() - 2 * self._sizes.pad

    def _foot_top(self) -> int:
        """Where the lines about next and done begin."""
        lines = bool(self._look.next_number) + (bool(self._look.done) and self._fold < 2)
        return self.height() - self._sizes.pad - 34 - 20 * lines

    def _fit(self) -> tuple[int, int, int, tuple[str, ...], int]:
        """The largest type in which the probe fits, and how much had to be folded for it.

        returns: size, line height, weight, lines, and the room for the box. Folds: 1 claim without its small print
        and later follow-ups on one line, 2 no line about what is done
        """
        width = self._room - 2 * INSET
        kinds = INTRO_TYPE if self._look.intro else PROBE_TYPE[1:] if self._sizes.compact else PROBE_TYPE
        for size, lead, weight in kinds:
            lines = wrapped(self._look.text, width, size, weight)
            for self._fold in (0, 1, 2):
                room = self._foot_top() - 12 - self._claim_height() - self._sizes.head - 14
                largest = (size, lead, weight) == kinds[0] and not self._look.intro
                if len(lines) * lead + 24 + self._follow_ups_height(width) <= room and not (largest and len(lines) > 6):
                    return size, lead, weight, lines, room
        return size, lead, weight, lines, room

    # Drawing -----------------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        part = event.rect().intersected(self.rect().adjusted(13, 13, -13, -13))
        if not part.isEmpty():
            painter = QPainter(self)
            self._faces.draw(painter, "", part)
            painter.end()

    def _paint_still(self, painter: QPainter, _state: Hashable) -> None:
        top = self._sizes.head + 14
        used = self._paint_box(painter, top)
        if self._look.claim is not None:
            self._paint_claim(painter, self._look.claim, top + used + 12)
        self._paint_foot(painter, self._foot_top())

    def _paint_box(self, painter: QPainter, top: int) -> int:
        """The tinted box; returns its height."""
        size, lead, weight, lines, room = self._fit()
        width = self._room - 2 * INSET
        below = self._follow_ups_height(width)
        fitting = max(2, (room - below - 24) // lead)
        pages = -(-len(lines) // fitting)
        self._page = min(self._page, pages - 1)
        shown = lines[self._page * fitting : (self._page + 1) * fitting]
        high = 24 + lead * len(shown) + below + (16 if pages > 1 else 0)
        box = QRectF(self._sizes.pad, top, self._room, high)
        paint_box(painter, box, "tint", "accent" if not self._look.intro else "control", 10)
        words = QRectF(box.left() + INSET, top + 12, width, lead * len(shown))
        draw_lines(painter, words, shown, size, lead, "text", weight)
        y = words.bottom()
        if pages > 1:
            self._paint_page_number(painter, box, y + 6, pages)
            y += 16
        if self._look.follow_ups or self._look.adapted:
            self._paint_follow_ups(painter, box, y + 9)
        return high

    def _paint_page_number(self, painter: QPainter, box: QRectF, y: float, pages: int) -> None:
        words = _("{n} of {of}").format(n=self._page + 1, of=pages)
        right = box.right() - INSET
        draw_text(painter, right, y + 2, words, 11, "muted", mono=True, anchor="end")
        x = right - text_width(words, 11, mono=True) - keycap_width(self._page_cap, 18) - 6
        state, ink = ("faint", "muted") if self._typing else ("plain", "")
        paint_keycap(painter, x, y - 7, self._page_cap, 18, state, ink)

    # Follow-ups --------------------------------------------------------------------------------------------------

    def _follow_up_lines(self, look: FollowUpLook, width: int) -> tuple[str, ...]:
        weight = BOLD if look.state == "next" else REGULAR
        aside = 52 if look.state == "asked" else 30 if look.state == "next" else 0
        lines = wrapped(look.text, width - 26 - aside, 14, weight)
        short = look.state != "next" and (self._fold or (look.state == "asked" and self._sizes.compact))
        if short or len(lines) > 3:
            return (one_line(look.text, width - 26 - aside, 14, weight, middle=False),)
        return lines

    def _follow_ups_height(self, width: int) -> int:
        lines = [self._follow_up_lines(look, width) for look in self._look.follow_ups]
        adapted = 24 if self._look.adapted else 0
        if not lines:
            return adapted + (6 if adapted else 0)
        return 16 + adapted + sum(len(each) * ASKED_LEAD + 8 for each in lines)

    def _paint_follow_ups(self, painter: QPainter, box: QRectF, y: float) -> None:
        left, width = box.left() + INSET, int(box.width()) - 2 * INSET
        if self._look.adapted:
            draw_text(painter, left, y + 6, _("≈ asked in other words"), 12, "muted", MEDIUM)
            y += 24
        if self._look.follow_ups:
            painter.setPen(theme().pen("control"))
            painter.drawLine(QLineF(left, y + 0.5, left + width, y + 0.5))
            y += 9
        for look in self._look.follow_ups:
            lines = self._follow_up_lines(look, width)
            self._paint_follow_up(painter, look, lines, QRectF(left, y, width, len(lines) * ASKED_LEAD))
            y += len(lines) * ASKED_LEAD + 8

    def _paint_follow_up(self, painter: QPainter, look: FollowUpLook, lines: tuple[str, ...], box: QRectF) -> None:
        middle = box.top() + ASKED_LEAD / 2
        asked, coming = look.state == "asked", look.state == "next"
        if asked:
            tick(painter, box.left() + 2, middle, "muted")
            draw_text(painter, box.right(), middle, look.time, 12, "muted", mono=True, anchor="end")
        else:
            draw_text(painter, box.left() + 4, middle, look.letter, 12, "muted", mono=True)
        if coming:
            x = box.right() - keycap_width(self._follow_cap)
            state, ink = ("faint", "muted") if self._typing else ("plain", "")
            paint_keycap(painter, x, middle - 10, self._follow_cap, state=state, colour=ink)
        words = box.adjusted(26, 0, -30 if coming else -52 if asked else 0, 0)
        draw_lines(painter, words, lines, 14, ASKED_LEAD, "muted" if asked else "text", BOLD if coming else REGULAR)

    # The earlier claim -------------------------------------------------------------------------------------------

    def _claim_lines(self, claim: ClaimLook) -> tuple[str, ...]:
        lines = wrapped(claim.words, self._room - 16, 14)
        most = 2 if self._sizes.compact or self._fold else 4
        if len(lines) <= most:
            return lines
        return (*lines[: most - 1], one_line(" ".join(lines[most - 1 :]), self._room - 16, 14, middle=False))

    def _claim_height(self) -> int:
        claim = self._look.claim
        return 0 if claim is None else 12 + 20 + 20 * len(self._claim_lines(claim)) + (0 if self._fold else 20)

    def _paint_claim(self, painter: QPainter, claim: ClaimLook, top: int) -> None:
        pad, lines = self._sizes.pad, self._claim_lines(claim)
        high = self._claim_height() - 12
        painter.fillRect(QRectF(pad, top, 3, high - 4), theme().colour(track_colour(claim.track)))
        left, right = pad + 14, pad + self._room
        draw_text(painter, right, top + 8, claim.time, 12, "muted", mono=True, anchor="end")
        draw_text(painter, left, top + 8, one_line(claim.heading, self._room - 70, 12, BOLD), 12, "muted", BOLD)
        draw_lines(painter, QRectF(left, top + 19, self._room - 16, 20 * len(lines)), lines, 14, 20, "text")
        if self._fold:
            return
        meta = one_line(claim.meta, self._room - 16, 12, middle=False)
        draw_text(painter, left, top + 19 + 20 * len(lines) + 9, meta, 12, "muted")

    # Next and done -----------------------------------------------------------------------------------------------

    def _paint_foot(self, painter: QPainter, top: int) -> None:
        pad, look = self._sizes.pad, self._look
        y = top + 14.0
        if not look.next_number and not look.done:
            return
        painter.fillRect(QRectF(pad, top, self._room, 1), theme().colour("line"))
        column = pad + max(text_width(_("Next"), 12, BOLD), text_width(_("Done"), 12, BOLD)) + 12
        if look.next_number:
            draw_text(painter, pad, y, _("Next"), 12, "muted", BOLD)
            draw_text(painter, column, y, str(look.next_number), 12, "muted", mono=True)
            words = one_line(look.next_text, self._room - column - 8, 14, middle=False)
            draw_text(painter, column + 22, y, words, 14, "text")
            y += 20
        if look.done and self._fold < 2:
            draw_text(painter, pad, y, _("Done"), 12, "muted", BOLD)
            self._paint_done(painter, look.done, column, y)

    def _paint_done(self, painter: QPainter, done: tuple[DoneLook, ...], x: float, middle: float) -> None:
        """The newest ones that fit; words where all of them have room, signs alone otherwise."""
        names = {"adapted": _("adapted"), "skipped": _("skipped"), "asked": _("asked")}
        room = self._sizes.pad + self._room - x
        with_words = sum(text_width(f"{d.number}", 12, mono=True) + 34 + text_width(names[d.outcome], 12) for d in done)
        words = with_words <= room
        if not words:
            fitting = int(room // 34)
            if len(done) > fitting:
                draw_text(painter, x, middle, "…", 12, "muted")
                x, done = x + 16, done[-(fitting - 1) :]
        for each in done:
            draw_text(painter, x, middle, str(each.number), 12, "muted", mono=True)
            x += text_width(str(each.number), 12, mono=True) + 4
            self._paint_outcome(painter, each.outcome, x, middle)
            x += 13
            if words:
                draw_text(painter, x, middle, names[each.outcome], 12, "muted")
                x += text_width(names[each.outcome], 12)
            x += 12 if words else 8

    def _paint_outcome(self, painter: QPainter, outcome: str, x: float, middle: float) -> None:
        if outcome == "asked":
            tick(painter, x, middle, "muted", 8)
        else:
            draw_text(painter, x, middle, "≈" if outcome == "adapted" else "–", 13, "muted")
