"""The level of the recommendation: in the rater's own words, and the level facets it rests on. Nothing is computed."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from interviewer_app.core.texts import _
from interviewer_app.ui.rating.controls import Pressable, paint_tick
from interviewer_app.ui.rating.looks import FacetLook, LevelLook
from interviewer_app.ui.rating.writing import ReasonEdit
from interviewer_app.ui.theme.theme import BOLD, font, theme
from interviewer_app.ui.widgets.buttons import SecondaryButton
from interviewer_app.ui.widgets.keycaps import KeyCap, paint_keycap
from interviewer_app.ui.widgets.labels import ElidedLabel, TextLabel, literal_tip
from interviewer_app.ui.widgets.panels import column, row

LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute)
HEIGHT, MOST_OFFERED = 46, 3


class FacetButton(Pressable):
    """A level facet with what it was rated; its key says that the level rests on it, or no longer."""

    def __init__(self, look: FacetLook) -> None:
        super().__init__()
        self.setCheckable(True)
        self.setFixedHeight(HEIGHT)
        self.show_facet(look, False)

    def nextCheckState(self) -> None:
        """Pressing only asks; what is chosen is shown by the presenter."""

    def show_facet(self, look: FacetLook, read_only: bool) -> None:
        self.look = look
        self.setEnabled(not read_only)
        self.setChecked(look.chosen)
        self.setAccessibleName(f"{look.name}: {look.said}")
        self.setToolTip(literal_tip(f"{look.name}\n{look.said}"))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(150, HEIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        now, chosen = theme(), self.look.chosen
        edge = "accent" if chosen or self.ringed else "line"
        painter.setPen(now.pen(edge, 2 if self.ringed or chosen else 1))
        painter.setBrush(now.colour("tint" if chosen else "hover" if self.underMouse() else "surface"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 8, 8)
        state = "chosen" if chosen else "plain" if self.isEnabled() else "faint"
        paint_keycap(painter, 10, 13, self.look.cap, 20, state)
        width = self.width() - 42 - 26
        self._line(painter, 5, width, self.look.name, 13, BOLD, "text")
        self._line(painter, 23, width, self.look.said, 12, 400, "muted")
        if chosen:
            paint_tick(painter, self.width() - 22, HEIGHT / 2 + 1, "accent")

    def _line(self, painter: QPainter, y: float, width: float, words: str, size: int, weight: int, token: str) -> None:
        painter.setFont(font(size, weight))
        painter.setPen(theme().colour(token))
        shown = QFontMetricsF(font(size, weight)).elidedText(words, Qt.TextElideMode.ElideRight, width)
        painter.drawText(QRectF(42, y, width, 18), LEFT, shown)


class LevelPart(QWidget):
    """`typed(str)` and `left()` of the level; `facet_pressed(id)`; `escaped()` gives the keys back."""

    typed = Signal(str)
    left = Signal()
    escaped = Signal()
    facet_pressed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.edit = ReasonEdit()
        self.edit.setAccessibleName(_("Level of the recommendation"))
        self.edit.setPlaceholderText(_("in your words, may stay empty"))
        self.edit.setFont(font(14))
        self.edit.setMaxLength(80)
        self.offers = [SecondaryButton("", size=12) for _number in range(MOST_OFFERED)]
        self.facets: list[FacetButton] = []
        self._about = QWidget()
        hint = _("A digit chooses one. In the level digits are text; Enter gives the keys back.")
        self.hint = ElidedLabel(hint, 12, tone="muted", mode=Qt.TextElideMode.ElideRight)
        self.hint.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        about = row(TextLabel(_("Rests on"), 14, BOLD), 12, self.hint)
        about.setStretchFactor(self.hint, 1)
        self._about.setLayout(about)
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(8)
        line = row(TextLabel(_("Level"), 14, BOLD), 12, self.edit, *self.offers, KeyCap("L"))
        line.setSpacing(8)
        line.setStretchFactor(self.edit, 1)
        lines = column(line, 12, self._about, 6)
        lines.addLayout(self._grid)
        self.setLayout(lines)
        self.edit.textEdited.connect(self.typed)
        self.edit.editingFinished.connect(self.left)
        for each in (self.edit.given, self.edit.dropped):
            each.connect(self.escaped)
        for button in self.offers:
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.clicked.connect(lambda _checked=False, offer=button: self._take(offer))

    @property
    def stops(self) -> list[QWidget]:
        """What Tab stops at."""
        return [self.edit, *self.offers, *self.facets]

    def show_level(self, look: LevelLook) -> None:
        if self.edit.text() != look.level:
            self.edit.setText(look.level)
        self.edit.setReadOnly(look.read_only)
        for number, button in enumerate(self.offers):
            offered = look.offered[number] if number < len(look.offered) else ""
            button.setVisible(bool(offered) and not look.read_only)
            button.show_words(offered)
        self._about.setVisible(bool(look.facets))
        self._show_facets(look.facets, look.read_only)

    def _show_facets(self, looks: Sequence[FacetLook], read_only: bool) -> None:
        if [facet.look.place for facet in self.facets] != [look.place for look in looks]:
            for facet in self.facets:
                facet.hide()
                facet.deleteLater()
            self.facets = [FacetButton(look) for look in looks]
            for number, facet in enumerate(self.facets):
                self._grid.addWidget(facet, number // 2, number % 2)
                facet.clicked.connect(lambda _checked=False, one=facet: self.facet_pressed.emit(one.look.place))
        for facet, look in zip(self.facets, looks, strict=True):
            facet.show_facet(look, read_only)

    def _take(self, offer: SecondaryButton) -> None:
        self.edit.setText(offer.accessibleName())
        self.typed.emit(self.edit.text())
        self.left.emit()
