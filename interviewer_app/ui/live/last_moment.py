"""The last moment: what the refining keys act on, and where the note is typed. As high with the note as without."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from interviewer_app.core.papers.palette import track_colour
from interviewer_app.core.rounds.keys import Command, KeyMap
from interviewer_app.core.texts import _
from interviewer_app.ui.live.buttons import Chip, HintButton, LiveButton, one_line
from interviewer_app.ui.live.fresh import Fresh
from interviewer_app.ui.live.looks import LastLook
from interviewer_app.ui.live.paint import BOLD, MEDIUM, REGULAR, Faces, draw_text, paint_box, text_width
from interviewer_app.ui.live.words import direction_word, mode_word, prompted_word
from interviewer_app.ui.theme.theme import theme
from interviewer_app.ui.widgets.keycaps import keycap_width, paint_keycap
from interviewer_app.ui.widgets.marks import paint_mark
from interviewer_app.ui.widgets.note_field import NoteField

HEIGHT = 84
# The box around it wears the accent already.
FIELD_STYLE = "QLineEdit, QLineEdit:focus {{ background: {surface}; border: 1px solid {control}; padding: 4px 9px }}"
LINE1, LINE2 = 24, 57  # the middles of the two lines


class LastMoment(QWidget):
    """The box below the keys."""

    def __init__(self, keys: KeyMap, digits: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAccessibleName(_("Last moment"))
        self._digits = digits
        self._look: LastLook | None = None
        self.fresh = Fresh()
        self._open = self._started = False
        self._faces = Faces(self, self._paint_still, most=24)
        self._caps = (keys.cap("note"), keys.cap("leave"))
        self._began_cap = keys.cap("began-earlier")
        self._hints = {"space": keys.cap("something"), "next": keys.cap("next"), "keys": keys.cap("keys")}
        self.field = NoteField(self)
        self.field.hide()
        self._chips = self._make_chips(keys)
        self.undo = HintButton(Command("undo"), keys.cap("undo"), _("Undo"), self, "raised")
        self.note = HintButton(Command("note"), keys.cap("note"), _("Note"), self, "raised", strong=True)
        self._show_parts()

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
    def buttons(self) -> list[LiveButton]:
        return [*self._chips.values(), self.undo, self.note]

    @property
    def look(self) -> LastLook | None:
        return self._look

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

    def show_started(self, started: bool) -> None:
        """Whether the clock has started: an empty box says so."""
        if started != self._started:
            self._started = started
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
        self.field.setStyleSheet(FIELD_STYLE.format(**theme().tokens._asdict()))
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        self.field.end(False)
        self.update()

    def close_note(self) -> None:
        self._open = False
        self._show_parts()
        self.update()

    def _show_parts(self) -> None:
        refine = self._look is not None and not self._open
        for button in self.buttons:
            button.setVisible(refine)
        self.field.setVisible(self._open)

    # Where its parts stand ---------------------------------------------------------------------------------------

    def resizeEvent(self, _event: QResizeEvent) -> None:
        x, y, high = 14, LINE2 - 13, 28
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
        for button, middle in ((self.undo, LINE1), (self.note, LINE2 + 1)):
            width = button.wanted_width()
            button.setGeometry(self.width() - 14 - width, middle - 12, width, 24)
        self.field.setGeometry(14, LINE2 - 15, self.width() - 28 - self._note_hints_width(), 32)

    def _note_hints_width(self) -> int:
        caps = sum(keycap_width(cap) for cap in self._caps)
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
        digits = len(look.time) if look else -int(self._started)
        self._faces.draw(painter, (self._open, digits, *self._words()), event.rect())
        if look is not None and event.rect().top() < LINE1 + 12:
            self._paint_mark(painter, look)
        painter.end()
        self.fresh.painted()

    def _paint_mark(self, painter: QPainter, look: LastLook) -> None:
        now, mark = theme(), look.mark
        hue = now.colour(track_colour(mark.track))
        on_mark = now.colour("on_mark")
        paint_mark(painter, 27, LINE1, 20, mark.direction, mark.letter, hue, on_mark, mark.hollow, mark.prompted)
        draw_text(painter, 46, LINE1, look.time, 14, "text", mono=True)

    def _paint_still(self, painter: QPainter, state: Any) -> None:
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
            x += paint_keycap(painter, x, LINE2 - 9, cap) + 8
            draw_text(painter, x, LINE2 + 1, word, 13, "text", weight)
            x += text_width(word, 13, weight) + 10

    def _paint_empty(self, painter: QPainter) -> None:
        headline, hint = self.empty_words
        draw_text(painter, 16, 31, headline, 15, "text", MEDIUM)
        draw_text(painter, 16, 54, one_line(hint, self.width() - 32, 13, middle=False), 13, "muted")

    def _paint_line(self, painter: QPainter, typing: bool, x: float, name: str, facts: str, end: str) -> None:
        right = self.width() - 16.0 if typing else self.undo.x() - 16.0
        size, colour, weight = (12, "accent", BOLD) if typing else (12, "muted", REGULAR)
        draw_text(painter, right, LINE1, end, size, colour, weight, anchor="end")
        right -= text_width(end, size, weight) + 12
        name = one_line(name, right - x - 150, 16, BOLD)
        draw_text(painter, x, LINE1, name, 16, "text", BOLD)
        x += text_width(name, 16, BOLD) + 16
        if self._digits and not typing:
            x += paint_keycap(painter, x, LINE1 - 9, self._digits, 18) + 8
        words = facts or _("no dimension yet")
        if right - x > 24:
            ink = "text" if facts and not typing else "muted"
            draw_text(painter, x, LINE1, one_line(words, right - x, 13, middle=not typing), 13, ink)
