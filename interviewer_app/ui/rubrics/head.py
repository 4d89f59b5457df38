"""The line on top of the studio: which pack and version, what the change costs, and what can be done with it."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QWidget

from interviewer_app.core.texts import _
from interviewer_app.ui.rating.controls import paint_tick
from interviewer_app.ui.rubrics.looks import HeadLook
from interviewer_app.ui.theme.theme import BOLD, MEDIUM, font, theme
from interviewer_app.ui.widgets.buttons import PrimaryButton, SecondaryButton
from interviewer_app.ui.widgets.labels import ElidedLabel, literal_tip
from interviewer_app.ui.widgets.links import LinkButton
from interviewer_app.ui.widgets.panels import column, paint_card, row

LONGEST = 300  # pixels of the words on the button that publishes
NARROW, FOLDS, HIGH = 1000, 900, 48


class VersionChip(QWidget):
    """The version, in a box."""

    HEIGHT, PAD = 22, 9

    def __init__(self) -> None:
        super().__init__()
        self._words, self._font = "", font(12, MEDIUM)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_words(self, words: str) -> None:
        self._words = words
        self.setAccessibleName(words)
        self.setVisible(bool(words))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(round(QFontMetricsF(self._font).horizontalAdvance(self._words)) + 2 * self.PAD, self.HEIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_card(painter, QRectF(self.rect()), "hover", "line", 6)
        painter.setFont(self._font)
        painter.setPen(theme().colour("text"))
        painter.drawText(QRectF(self.rect()), int(Qt.AlignmentFlag.AlignCenter), self._words)


class SavedLine(QWidget):
    """Where the words are: a tick and a few words."""

    def __init__(self) -> None:
        super().__init__()
        self._words, self._font = "", font(12)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_words(self, words: str) -> None:
        if words != self._words:
            self._words = words
            self.setAccessibleName(words)
            self.updateGeometry()
            self.update()

    def sizeHint(self) -> QSize:
        wide = QFontMetricsF(self._font).horizontalAdvance(self._words)
        return QSize(round(wide) + 20 if self._words else 0, 20)

    def paintEvent(self, _event: QPaintEvent) -> None:
        if not self._words:
            return
        painter = QPainter(self)
        paint_tick(painter, 3, 11, "strong")
        painter.setFont(self._font)
        painter.setPen(theme().colour("muted"))
        box = QRectF(18, 0, self.width() - 18, self.height())
        painter.drawText(box, int(Qt.AlignmentFlag.AlignVCenter), self._words)


class StudioHead(QWidget):
    """Which pack at the left, what can be done with it at the right."""

    def __init__(self) -> None:
        super().__init__()
        self.pack, self.chip, self.saved = ElidedLabel("", 18, BOLD), VersionChip(), SavedLine()
        self.changed, self.cost = _quiet(), ElidedLabel("", 13, MEDIUM, mode=Qt.TextElideMode.ElideRight)
        self.cost.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.facts = _quiet()
        self.compare, self.handout = SecondaryButton(_("Compare")), SecondaryButton(_("Handout …"))
        self.save = LinkButton(_("Save"))
        self.publish, self.fork = PrimaryButton(_("Publish")), PrimaryButton(_("Fork to edit"))
        self.back = SecondaryButton(_("Back"), keys="Esc")
        self._why, self._full = "", ""
        line = row(self.pack, 10, self.chip, 12, self.saved, 8, self.save, 0)
        words = column(line, 3, row(self.changed, 8, self.cost, 14, self.facts, 0))
        buttons = row(*self.buttons)
        buttons.setSpacing(8)
        buttons.addStretch(0)
        self._lines = row(words, buttons)
        self._lines.setSpacing(14)
        self._lines.setStretch(0, 1)
        self.setLayout(self._lines)
        self.setFixedHeight(HIGH)

    @property
    def buttons(self) -> tuple[SecondaryButton, ...]:
        return self.back, self.compare, self.handout, self.publish, self.fork

    def show_head(self, look: HeadLook) -> None:
        self.pack.setText(look.pack)
        self.chip.show_words(look.chip)
        self.saved.show_words(look.saved)
        self.changed.setText(look.changed)
        self.cost.setText(look.cost)
        self.facts.setText(" · ".join(look.facts))
        self.compare.show_words(look.compare or _("Compare"))
        self.compare.setVisible(bool(look.compare))
        self.handout.setVisible(look.handout)
        self.publish.setVisible(not look.read_only)
        self.save.show_words(look.save)
        self.save.setVisible(bool(look.save))
        self.fork.setVisible(look.read_only)
        self.publish.setEnabled(not look.why_not)
        self._full = f"{look.publish}: {look.why_not}" if look.why_not else look.publish
        self._fit()

    def _fit(self) -> None:
        """The button says why it is off, as long as it has the room; its tool tip always does."""
        room = LONGEST if self.width() >= 1300 else 200 if self.width() >= NARROW else 90
        words = QFontMetricsF(self.publish.font()).elidedText(self._full, Qt.TextElideMode.ElideRight, room)
        self.publish.show_words(words)
        self.publish.setAccessibleName(self._full)
        self.publish.setToolTip(literal_tip(self._full) if words != self._full else "")

    def resizeEvent(self, event: object) -> None:
        """Where the window is narrow, the buttons stand below the words."""
        folds = self.width() < FOLDS
        way = QBoxLayout.Direction.TopToBottom if folds else QBoxLayout.Direction.LeftToRight
        if self._lines.direction() != way:
            self._lines.setDirection(way)
            self._lines.setSpacing(8 if folds else 14)
            self.setFixedHeight(HIGH + 40 if folds else HIGH)
        self._fit()


def _quiet() -> ElidedLabel:
    return ElidedLabel("", 13, tone="muted", mode=Qt.TextElideMode.ElideRight)
