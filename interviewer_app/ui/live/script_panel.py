"""The left side: the words to say now, what to ask after that, what was said before, what comes next."""

from __future__ import annotations

from collections.abc import Hashable

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from interviewer_app.core.glosses import LONGEST_GLOSS
from interviewer_app.core.rounds.keys import Command, KeyMap
from interviewer_app.core.texts import _
from interviewer_app.ui.live.buttons import HintButton, LiveButton
from interviewer_app.ui.live.jumps import JumpSpots
from interviewer_app.ui.live.looks import ScriptLook
from interviewer_app.ui.live.paint import BOLD, MEDIUM, REGULAR, Faces, draw_lines, wrapped
from interviewer_app.ui.live.script_answers import answers_words, paint_answers
from interviewer_app.ui.live.script_box import FIELD, INSET, Box, Fit, paint_page_number, spoken_script
from interviewer_app.ui.live.script_foot import Claim, Foot
from interviewer_app.ui.live.script_meter import ProbeMeter
from interviewer_app.ui.live.sizes import Sizes
from interviewer_app.ui.widgets.labels import literal_tip
from interviewer_app.ui.widgets.note_field import NoteField
from interviewer_app.ui.widgets.panels import Panel

# Size, line height and weight of the current probe: the largest that fits is taken.
PROBE_TYPE = ((21, 28, BOLD), (18, 24, BOLD), (16, 22, BOLD), (14, 20, MEDIUM))
INTRO_TYPE = ((17, 25, REGULAR), (15, 22, REGULAR), (14, 20, REGULAR))
FOLDS = 4  # before smaller type is taken
LAST_FOLDS = (4, 5)  # after it
LOWEST, LOW = 6, 330  # the last fold, and the height in pixels below which a folded window takes it at once


class ScriptPanel(Panel):
    """What to read aloud. A probe longer than the panel moves by pages.

    probe_chosen: a click on what comes next or is done; the number of the probe
    """

    probe_chosen = Signal(int)

    def __init__(self, keys: KeyMap, sizes: Sizes, parent: QWidget) -> None:
        super().__init__(_("Script"), parent)
        self._sizes, self._look = sizes, ScriptLook("", "")
        self._typing = self._editing = False
        self._page = 0
        self._fitted: Fit | None = None
        self.spots = JumpSpots(self, self.probe_chosen.emit)
        self._caps = {
            do: keys.cap(do) for do in ("follow-up", "hint", "page-down", "why-skipped", "answers")
        }
        self.meter = ProbeMeter(self._caps["hint"], self)
        hints = (
            ("back", _("Back")), ("next", _("Next")), ("follow-up", _("Follow-up")), ("copy", _("Copy")),
        )  # fmt: skip
        self.hints = [HintButton(Command(do), keys.cap(do), word, self) for do, word in hints]
        self.gloss = _gloss_field(self)
        self._faces = Faces(self, self._paint_still)

    @property
    def buttons(self) -> list[LiveButton]:
        return list(self.hints)

    @property
    def look(self) -> ScriptLook:
        return self._look

    def show_sizes(self, sizes: Sizes) -> None:
        self._sizes = sizes
        self._tell_whole()
        self._place()

    def show_script(self, look: ScriptLook) -> None:
        if look == self._look:
            return
        if look.text != self._look.text:
            self._page = 0
        self._look = look
        self.meter.show_script(look)
        self.setAccessibleDescription(answers_words(look.answers) or "\n".join(spoken_script(look)))
        self._tell_whole()
        if self._low:
            self._place()
        self._repaint()

    def _tell_whole(self) -> None:
        """Folded, follow-ups and what was claimed are told by the tool tip."""
        words = answers_words(self._look.answers) or "\n".join(spoken_script(self._look))
        self.setToolTip(literal_tip(words) if self._sizes.folded else "")

    def show_typing(self, typing: bool) -> None:
        self._typing = typing
        self.meter.show_typing(typing)
        self._repaint()

    def turn(self, pages: int) -> None:
        """Turn the pages of a probe that does not fit."""
        self._page = max(0, self._page + pages)
        self._repaint()

    def open_gloss(self, text: str) -> None:
        """Let the gloss be typed in its place; letters are text."""
        self._editing = True
        self._repaint()
        self.gloss.setText(text)
        self.gloss.show()
        self.gloss.setFocus()

    def close_gloss(self) -> None:
        self._editing = False
        self.gloss.hide()
        self._repaint()

    def _repaint(self) -> None:
        self._fitted = None
        self._faces.forget()
        self._place_spots()
        if self._editing:
            self._place_gloss()
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
            covered = self._low and bool(self._look.answers)  # a low panel needs their line
            hint.setVisible(x + width <= self.width() - pad + 3 and not covered)
            hint.setGeometry(x, self.height() - pad - 22, width, 24)
            x += width + (12 if self._sizes.compact else 15)
        self._repaint()

    def _place_spots(self) -> None:
        if self._look.answers:
            self.spots.place([])
            return
        fold = self._fit().fold
        self.spots.place(Foot(self._look, self._room, fold).places(self._sizes.pad, self._foot_top(fold)))

    def _place_gloss(self) -> None:
        fit = self._fit()
        top = self._top + 12 + fit.lead * len(self._shown(fit)[0])
        self.gloss.setGeometry(self._sizes.pad + INSET - 4, top + 5, self._room - 2 * INSET + 8, FIELD - 6)

    @property
    def _room(self) -> int:
        return self.width() - 2 * self._sizes.pad

    def _box(self, fold: int) -> Box:
        return Box(self._look, self._room - 2 * INSET, fold, self._sizes.compact, self._editing)

    def _claim(self, fold: int) -> Claim:
        return Claim(self._look.claim, self._room, fold, self._sizes.compact)

    def _foot_top(self, fold: int) -> int:
        """Where the lines about next and done begin."""
        return self.height() - self._sizes.pad - 28 - Foot(self._look, self._room, fold).height()

    def _fit(self) -> Fit:
        """The largest type in which the probe fits, and how much had to be folded for it.

        Folds: 1 one line about what is done; 2 gloss, claim and later follow-ups in short; 3 nothing about what is
        done; 4 no follow-up but the next one; 5 no claim and nothing about what comes next. A probe over six lines
        takes smaller type before anything else gives way.
        """
        if self._fitted is None:
            self._fitted = self._measured()
        return self._fitted

    def _measured(self) -> Fit:
        width = self._room - 2 * INSET
        kinds = INTRO_TYPE if self._look.intro else PROBE_TYPE[1:] if self._sizes.compact else PROBE_TYPE
        if self._low:
            size, lead, weight = kinds[-1]
            lines = wrapped(self._look.text, width, size, weight)
            return Fit(size, lead, weight, lines, LOWEST, self._room_for(LOWEST))
        rooms = {fold: self._room_for(fold) for fold in range(FOLDS + len(LAST_FOLDS))}
        largest = None if self._look.intro else kinds[0]
        tries = [(kind, fold) for kind in kinds for fold in range(FOLDS)]
        tries += [(kind, fold) for fold in LAST_FOLDS for kind in kinds[1:]]
        for (size, lead, weight), fold in tries:
            lines = wrapped(self._look.text, width, size, weight)
            if len(lines) > 6 and (size, lead, weight) == largest:
                continue
            if len(lines) * lead + 24 + self._box(fold).below() <= rooms[fold]:
                break
        return Fit(size, lead, weight, lines, fold, rooms[fold])

    @property
    def _low(self) -> bool:
        """Text is twice as large: the probe has what room there is, the tool tip tells the rest."""
        return self._sizes.folded and self.height() < LOW

    @property
    def _top(self) -> int:
        return self._sizes.head + (5 if self._sizes.folded else 14)

    def _room_for(self, fold: int) -> int:
        """How high the box may be."""
        return self._foot_top(fold) - 12 - self._claim(fold).height() - self._top

    def _shown(self, fit: Fit) -> tuple[tuple[str, ...], int]:
        """The lines of the page that is up, and how many pages there are."""
        fitting = max(2, (fit.room - self._box(fit.fold).below() - 24) // fit.lead)
        if fitting < len(fit.lines):
            fitting = max(2, fitting - 1)  # room for the number of the page
        pages = -(-len(fit.lines) // fitting)
        self._page = min(self._page, pages - 1)
        return fit.lines[self._page * fitting : (self._page + 1) * fitting], pages

    # Drawing -----------------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        inset = min(13, self._sizes.pad - 1)
        part = event.rect().intersected(self.rect().adjusted(inset, inset, -inset, -inset))
        if not part.isEmpty():
            painter = QPainter(self)
            self._faces.draw(painter, "", part)
            painter.end()

    def _paint_still(self, painter: QPainter, _state: Hashable) -> None:
        pad, top = self._sizes.pad, self._top
        if self._look.answers:
            area = QRectF(pad, top, self._room, self.height() - pad - (0 if self._low else 34) - top)
            caps = self._caps["follow-up"], self._caps["answers"]
            paint_answers(painter, self._look.answers, area, caps, self._typing)
            return
        fit = self._fit()
        used = self._paint_box(painter, fit, top)
        self._claim(fit.fold).paint(painter, pad, top + used + 12)
        foot = Foot(self._look, self._room, fit.fold)
        foot.paint(painter, pad, self._foot_top(fit.fold), self._caps["why-skipped"], self._typing)

    def _paint_box(self, painter: QPainter, fit: Fit, top: int) -> int:
        """The tinted box; returns its height."""
        box = self._box(fit.fold)
        lines, pages = self._shown(fit)
        high = 24 + fit.lead * len(lines) + box.below() + (16 if pages > 1 else 0)
        frame = QRectF(self._sizes.pad, top, self._room, high)
        box.paint_frame(painter, frame)
        words = QRectF(frame.left() + INSET, top + 12, frame.width() - 2 * INSET, fit.lead * len(lines))
        draw_lines(painter, words, lines, fit.size, fit.lead, "text", fit.weight)
        y = words.bottom()
        if pages > 1:
            number = _("{n} of {of}").format(n=self._page + 1, of=pages)
            paint_page_number(painter, words.right(), y + 6, number, self._caps["page-down"], self._typing)
            y += 16
        caps = self._caps["follow-up"], self._caps["hint"]
        box.paint_below(painter, words.left(), y, caps, self._typing)
        return high


def _gloss_field(panel: ScriptPanel) -> QLineEdit:
    field = NoteField(panel)
    field.setMaxLength(LONGEST_GLOSS)
    field.setAccessibleName(_("Your own words for the probe"))
    field.setPlaceholderText(_("Your own words, for your eyes alone"))
    field.hide()
    return field
