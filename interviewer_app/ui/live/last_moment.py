"""The last moment: what the refining keys act on, and where the note is typed. As high with the note as without."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from interviewer_app.core.papers.palette import track_colour
from interviewer_app.core.rounds.keys import Command, KeyMap
from interviewer_app.core.texts import _
from interviewer_app.ui.live.buttons import Chip, HintButton, one_line
from interviewer_app.ui.live.fresh import Fresh
from interviewer_app.ui.live.looks import LastLook, ResumeLook
from interviewer_app.ui.live.paint import BOLD, MEDIUM, REGULAR, Faces, draw_text, paint_box, text_width
from interviewer_app.ui.live.sizes import FOLDED_LAST
from interviewer_app.ui.live.words import direction_word, mode_word, prompted_word
from interviewer_app.ui.theme.theme import theme
from interviewer_app.ui.widgets.keycaps import keycap_width, paint_keycap
from interviewer_app.ui.widgets.labels import literal_tip
from interviewer_app.ui.widgets.marks import paint_mark
from interviewer_app.ui.widgets.note_field import NoteField

HEIGHT = 84
LINES, FOLDED_LINES = (24, 57), (17, 46)  # the middles of the two lines


class LastMoment(QWidget):
    """The box below the keys."""

    def __init__(self, keys: KeyMap, digits: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAccessibleName(_("Last moment"))
        self._digits = digits
        self._look: LastLook | None = None
        self._resume: ResumeLook | None = None
        self.fresh = Fresh()
        self._open = self._started = self._folded = False
        self._line1, self._line2 = LINES
        self._faces = Faces(self, self._paint_still, most=24)
        self._caps = (keys.cap("note"), keys.cap("leave"))
        self._began_cap = keys.cap("began-earlier")
        self._hints = {"space": keys.cap("something"), "next": keys.cap("next"), "keys": keys.cap("keys")}
        self.field = NoteField(self)
        self.field.setProperty("framed", True)  # the box around it wears the accent already
        self.field.hide()
        self._chips = self._make_chips(keys)
        self.undo = HintButton(Command("undo"), keys.cap("undo"), _("Undo"), self, "raised")
        self.note = HintButton(Command("note"), keys.cap("note"), _("Note"), self, "raised", strong=True)
        self._show_parts()
        self.setAccessibleDescription(". ".join(self.empty_words))

    def _make_chips(self, keys: KeyMap) -> dict[str, Chip]:
        places = {"for": "left", "against": "middle", "neutral": "right"}
        chips = {
            each: Chip(Command("direction", each), keys.cap("direction", each), self, place)
            for each, place in places.items()
        }
        chips["prompted"] = Chip(Command("prompted"), keys.cap("prompted"), self)
        chips["mode"] = Chip(Command("mode"), keys.cap("mode"), self)
        return chips

    @property
    def buttons(self) -> list[Chip | HintButton]:
        return [*self._chips.values(), self.undo, self.note]

    @property
    def look(self) -> LastLook | None:
        return self._look

    def show_folded(self, folded: bool) -> int:
        """Stand lower, with shapes and caps where words have no room; returns its height."""
        if folded != self._folded:
            self._folded = folded
            self._line1, self._line2 = FOLDED_LINES if folded else LINES
            for button in self.buttons:
                button.show_bare(folded)
            self._faces.forget()
        return FOLDED_LAST if folded else HEIGHT

    # What it shows -----------------------------------------------------------------------------------------------

    def show_last(self, look: LastLook | None) -> None:
        old, self._look = self._look, look
        if old == look:
            return
        if look is not None and (old is None or old.mark.stage != look.mark.stage):
            self.fresh.add(look.mark.stage)
        if (old is None) != (look is None):
            self._show_parts()
            self.update()
        else:
            self.update(QRect(2, 8, self.undo.x() - 8, 32))

    def show_resume(self, look: ResumeLook | None) -> None:
        """Say where the round stands, in place of the last moment; None: the moment again."""
        self._resume = look
        told = f"{look.words}. {look.detail}" if look is not None else ""
        self.setAccessibleName(told or _("Last moment"))
        self.setToolTip(literal_tip(told) if told else "")
        self._show_parts()
        self.update()

    def show_started(self, started: bool) -> None:
        """Whether the clock has started: an empty box says so."""
        if started != self._started:
            self._started = started
            if self._look is None:
                self.setAccessibleDescription(". ".join(self.empty_words))
            self.update()

    @property
    def empty_words(self) -> tuple[str, str]:
        """What stands here while there is no moment."""
        caps = self._hints
        if self._started:
            return _("No moment yet"), _("Any letter above, {space} for anything; {keys} shows all keys").format(**caps)
        hint = _("Any letter above, {space} for anything, {next} for the first probe; {keys} shows all keys")
        if not self._began_cap:
            return _("The first key starts the clock"), hint.format(**caps)
        start = _("The first key starts the clock. {key}: it began a minute ago").format(key=self._began_cap)
        return start, hint.format(**caps)

    def show_refined(self) -> None:
        """Bring the refine row up to date with the moment shown."""
        look = self._look
        if look is None:
            return
        mark = look.mark
        self.setAccessibleDescription(", ".join((look.time, *(words for words in self._words() if words))))
        hue = track_colour(mark.track)
        for each in ("for", "against", "neutral"):
            self._chips[each].show_choice(direction_word(each).capitalize(), hue, mark.direction == each)
        self._chips["prompted"].show_choice(prompted_word(mark.prompted).capitalize(), hue, True)
        self._chips["mode"].show_choice(mode_word(look.mode).capitalize(), hue, True)

    def open_note(self, text: str, about: str) -> None:
        """Letters become text from here on."""
        self._open = True
        self.field.setText(text)
        self.field.setAccessibleDescription(about)
        self._show_parts()
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        self.field.end(False)
        self.update()

    def close_note(self) -> None:
        self._open = False
        self._show_parts()
        self.update()

    def _show_parts(self) -> None:
        refine = self._look is not None and not self._open and self._resume is None
        for button in self.buttons:
            button.setVisible(refine)
        self.field.setVisible(self._open)

    # Where its parts stand ---------------------------------------------------------------------------------------

    def resizeEvent(self, _event: QResizeEvent) -> None:
        x, y, high = 14, self._line2 - 13, 28
        for each in ("for", "against", "neutral"):
            width = self._chips[each].wanted_width(direction_word(each).capitalize())
            self._chips[each].setGeometry(x, y, width, high)
            x += width
        x += 10
        widths = {
            "prompted": [prompted_word(flag).capitalize() for flag in (True, False)],
            "mode": [mode_word(mode).capitalize() for mode in ("shown", "told")],
        }
        for each, words in widths.items():
            width = self._chips[each].wanted_width(*words)
            self._chips[each].setGeometry(x, y, width, high)
            x += width + 10
        self._place_ways()
        high = 28 if self._folded else 32
        self.field.setGeometry(14, self._line2 + 1 - high // 2, self.width() - 28 - self._note_hints_width(), high)

    def _place_ways(self) -> None:
        """Undo and note at the right end: one below the other, or side by side when folded."""
        right, places = self.width() - 14, ((self.undo, self._line1), (self.note, self._line2 + 1))
        for button, middle in places:
            width = button.wanted_width()
            button.setGeometry(right - width, (self._line1 if self._folded else middle) - 12, width, 24)
            right -= width + 6 if self._folded else 0

    def _note_hints_width(self) -> int:
        caps = sum(keycap_width(cap) for cap in self._caps)
        if self._folded:
            return round(caps) + 26
        return round(caps + text_width(_("Attach"), 13, BOLD) + text_width(_("Leave"), 13) + 48)

    # Drawing -----------------------------------------------------------------------------------------------------

    def _words(self) -> tuple[str, ...]:
        """What the first line says besides the time: name, dimension or facts, and what stands at the right end."""
        look = self._look
        if look is None:
            return ()
        mark = look.mark
        if not self._open:
            return look.name, look.dimension, " · ".join(part for part in (look.remark, look.status) if part)
        facts = (look.dimension, direction_word(mark.direction), prompted_word(mark.prompted), mode_word(look.mode))
        return look.name, " · ".join(fact for fact in facts if fact), _("Letters are text now")

    def paintEvent(self, event: QPaintEvent) -> None:
        look = self._look
        painter = QPainter(self)
        if self._resume is not None:
            self._faces.draw(painter, self._resume, event.rect())
            painter.end()
            return
        digits = len(look.time) if look else -int(self._started)
        self._faces.draw(painter, (self._open, digits, *self._words()), event.rect())
        if look is not None and event.rect().top() < self._line1 + 12:
            self._paint_mark(painter, look)
        painter.end()
        self.fresh.painted()

    def _paint_mark(self, painter: QPainter, look: LastLook) -> None:
        now, mark = theme(), look.mark
        hue = now.colour(track_colour(mark.track))
        on_mark = now.colour("on_mark")
        paint_mark(painter, 27, self._line1, 20, mark.direction, mark.letter, hue, on_mark, mark.hollow, mark.prompted)
        draw_text(painter, 46, self._line1, look.time, 14, "text", mono=True)

    def _paint_resume(self, painter: QPainter, look: ResumeLook) -> None:
        paint_box(painter, QRectF(self.rect()), "tint", "accent", 10, 2)
        size = 14 if self._folded else 16
        fits = text_width(look.words, size, BOLD) <= self.width() - 32
        line = one_line(look.words if fits else look.short, self.width() - 32, size, BOLD, middle=False)
        draw_text(painter, 16, self._line1 + 2, line, size, "text", BOLD)
        x = 16 + paint_keycap(painter, 16, self._line2 - 10, look.cap) + 8
        hint = _("Go on") if self._folded else _("Go on; any other key does as well")
        draw_text(painter, x, self._line2, hint, 13, "text")
        x += text_width(hint, 13) + 20
        detail = one_line(look.detail, self.width() - 16 - x, 13, middle=False)
        draw_text(painter, self.width() - 16, self._line2, detail, 13, "muted", anchor="end")

    def _paint_still(self, painter: QPainter, state: Any) -> None:
        if isinstance(state, ResumeLook):
            self._paint_resume(painter, state)
            return
        typing, digits, *words = state
        fill, edge, width = ("tint", "accent", 2) if typing else ("raised", "control" if words else "line", 1)
        paint_box(painter, QRectF(self.rect()), fill, edge, 10, width)
        if typing:
            self._paint_note_keys(painter)
        if words:
            self._paint_line(painter, typing, 46 + text_width("0" * digits, 14, mono=True) + 10, *words)
        else:
            self._paint_empty(painter)

    def _paint_note_keys(self, painter: QPainter) -> None:
        x = self.width() - 2.0 - self._note_hints_width()
        for cap, word, weight in zip(self._caps, (_("Attach"), _("Leave")), (BOLD, MEDIUM), strict=True):
            x += paint_keycap(painter, x, self._line2 - 9, cap) + 8
            if not self._folded:
                draw_text(painter, x, self._line2 + 1, word, 13, "text", weight)
                x += text_width(word, 13, weight) + 10

    def _paint_empty(self, painter: QPainter) -> None:
        headline, hint = self.empty_words
        size = next((size for size in (15, 14) if text_width(headline, size, MEDIUM) <= self.width() - 32), 13)
        headline = one_line(headline, self.width() - 32, size, MEDIUM, middle=False)
        draw_text(painter, 16, self._line1 + 7, headline, size, "text", MEDIUM)
        draw_text(painter, 16, self._line2 - 3, one_line(hint, self.width() - 32, 13, middle=False), 13, "muted")

    def _paint_line(self, painter: QPainter, typing: bool, x: float, name: str, facts: str, end: str) -> None:
        if self._folded and not typing:
            end = ""  # the mark is hollow, and the line below says why
        first = self.note if self._folded else self.undo
        right = self.width() - 16.0 if typing else first.x() - (10.0 if self._folded else 16.0)
        size, colour, weight = (12, "accent", BOLD) if typing else (12, "muted", REGULAR)
        draw_text(painter, right, self._line1, end, size, colour, weight, anchor="end")
        right -= text_width(end, size, weight) + (12 if end else 0)
        size = 13 if self._folded else 16
        name = one_line(name, right - x - (0 if self._folded else 150), size, BOLD)
        draw_text(painter, x, self._line1, name, size, "text", BOLD)
        x += text_width(name, size, BOLD) + 16
        if self._folded:
            return  # the dimension is told by the coverage
        if self._digits and not typing:
            x += paint_keycap(painter, x, self._line1 - 9, self._digits, 18) + 8
        words = facts or _("no dimension yet")
        if right - x > 24:
            ink = "text" if facts and not typing else "muted"
            draw_text(painter, x, self._line1, one_line(words, right - x, 13, middle=not typing), 13, ink)
