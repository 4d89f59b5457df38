"""Remarks on the screen: the grey line below a text, and the list before the seal. They ask nothing."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from interviewer_app.core.texts import _, plural
from interviewer_app.ui.rating.controls import Pressable, lines_of
from interviewer_app.ui.rating.looks import FactLook, RemarkRow
from interviewer_app.ui.theme.theme import BOLD, MEDIUM, font, theme
from interviewer_app.ui.widgets.buttons import SecondaryButton
from interviewer_app.ui.widgets.keycaps import keycap_width, paint_keycap
from interviewer_app.ui.widgets.labels import literal_tip
from interviewer_app.ui.widgets.panels import column

LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute)
INDENT, LINE, PAD = 24, 20, 4
LOW, MOST = 28, 3  # pixels of one line with its air; lines a remark takes where there is room
ROOMY, ENOUGH = 600, 440  # pixels of a page that give it all its lines, or two


def paint_sign(painter: QPainter, y: float) -> None:
    """The small i in a circle before a remark, in a line that begins at `y`."""
    painter.setPen(theme().pen("muted", 1.25))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawEllipse(QRectF(2, y + 3, 14, 14))
    painter.drawLine(9, round(y + 9), 9, round(y + 13))
    painter.drawPoint(9, round(y + 6))


def _source_words(source: str) -> str:
    return _("Source: {source}").format(source=source) if source else ""


class FactLine(Pressable):
    """One remark in grey, wrapped where the page has room. Pressing it, or X, hides it; the next takes its place."""

    def __init__(self) -> None:
        super().__init__()
        self._look, self.most = FactLook("", ""), 1
        self.setFixedHeight(LOW)
        self.show_fact(self._look)

    def show_fact(self, look: FactLook) -> None:
        self._look = look
        said = f"{look.fact} {look.more}".strip()
        self.setAccessibleName(self._action() or _("Nothing stands out"))
        self.setAccessibleDescription(said)
        self.setEnabled(bool(self._action()))
        self.fit()

    def fit_page(self, height: int) -> None:
        """Take what a page of this height can give."""
        self.most = MOST if height >= ROOMY else 2 if height >= ENOUGH else 1
        self.fit()

    def fit(self) -> None:
        """Take the height its words need in at most `most` lines."""
        lines = self._lines()
        self.setFixedHeight(LOW if len(lines) < 2 else 2 * PAD + LINE * len(lines))
        cut = bool(lines) and (lines[-1][1].endswith("…") or self.most == 1)
        said = f"{self._look.fact} {self._look.more}".strip() if cut else ""
        self.setToolTip(literal_tip("\n".join(filter(None, (said, _source_words(self._look.source))))))
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        if event.size().width() != event.oldSize().width():
            self.fit()

    def _action(self) -> str:
        if self._look.fact:
            more = _(" · {n} more").format(n=self._look.rest) if self._look.rest else ""
            return _("Hide") + more
        return plural("Show one hidden", "Show {n} hidden", self._look.hidden) if self._look.hidden else ""

    def _aside(self) -> float:
        action = self._action()
        return keycap_width("X", 18) + 8 + QFontMetricsF(font(13)).horizontalAdvance(action) if action else 0.0

    def _lines(self) -> list[tuple[bool, str]]:
        """The fact in the text's colour (True), then what to make of it, each in lines."""
        if not self._look.fact:
            return []
        room = max(60.0, self.width() - INDENT - self._aside() - 16)
        fact, more = self._look.fact, self._look.more
        if self.most == 1 or QFontMetricsF(font(13, MEDIUM)).horizontalAdvance(f"{fact}  {more}") <= room:
            return [(True, fact)]
        first = lines_of(fact, font(13, MEDIUM), room, max(1, self.most - bool(more)))
        left = self.most - len(first)
        rest = lines_of(more, font(13), room, left) if more and left > 0 else []
        return [(True, line) for line in first] + [(False, line) for line in rest]

    def sizeHint(self) -> QSize:
        return QSize(200, self.height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        now, lines = theme(), self._lines()
        if self.ringed:
            painter.setPen(now.pen("accent", 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)
        if self._action():
            x = self.width() - self._aside() - (4 if self.ringed else 0)
            cap = paint_keycap(painter, x, 5, "X", 18)
            painter.setFont(font(13))
            painter.setPen(now.colour("muted"))
            painter.drawText(QRectF(x + cap + 8, 0, self.width(), LOW), LEFT, self._action())
        if lines:
            paint_sign(painter, PAD)
            self._paint_lines(painter, lines)

    def _paint_lines(self, painter: QPainter, lines: Sequence[tuple[bool, str]]) -> None:
        room = self.width() - INDENT - self._aside() - 16
        y, used = float(PAD), 0.0
        for strong, line in lines:
            painter.setPen(theme().colour("text" if strong else "muted"))
            painter.setFont(font(13, MEDIUM if strong else 400))
            measure = QFontMetricsF(painter.font())
            shown = measure.elidedText(line, Qt.TextElideMode.ElideRight, room)
            painter.drawText(QRectF(INDENT, y, room, LINE), LEFT, shown)
            used = measure.horizontalAdvance(shown) + 6
            y += LINE
        if len(lines) == 1 and self._look.more:
            painter.setFont(font(13))
            painter.setPen(theme().colour("muted"))
            more = QFontMetricsF(font(13)).elidedText(self._look.more, Qt.TextElideMode.ElideRight, room - used)
            painter.drawText(QRectF(INDENT + used, PAD, room - used, LINE), LEFT, more)


class RemarkButton(Pressable):
    """One remark of the list: where, what, and how to say it. Enter goes there, X hides it, arrows walk the list."""

    hidden_asked = Signal(str)
    walked = Signal(int)

    def __init__(self, look: RemarkRow) -> None:
        super().__init__()
        self.look = look
        self.setAccessibleName(f"{look.where}: {look.fact}")
        self.setAccessibleDescription(look.more)
        self.setToolTip(literal_tip(_source_words(look.source)))
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
        if plain and event.text().lower() == "x":
            self.hidden_asked.emit(self.look.key)
        elif plain and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.walked.emit(-1 if event.key() == Qt.Key.Key_Up else 1)
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        return QSize(200, 2 * LINE + 12)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return (1 + len(self._wrapped(width))) * LINE + 12

    def _wrapped(self, width: int) -> list[tuple[bool, str]]:
        room = width - INDENT - 20
        lines = [(True, line) for line in lines_of(self.look.fact, font(13, MEDIUM), room)]
        return lines + [(False, line) for line in lines_of(self.look.more, font(13), room) if line]

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        now = theme()
        if self.underMouse() or self.ringed:
            painter.setPen(now.pen("accent", 2) if self.ringed else Qt.PenStyle.NoPen)
            painter.setBrush(now.colour("hover"))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 8, 8)
        painter.translate(8, 0)
        paint_sign(painter, 6)
        painter.setFont(font(13, BOLD))
        painter.setPen(now.colour("muted"))
        where = QFontMetricsF(font(13, BOLD)).elidedText(
            self.look.where, Qt.TextElideMode.ElideRight, self.width() - 44
        )
        painter.drawText(QRectF(INDENT, 6, self.width(), LINE), LEFT, where)
        for number, (strong, line) in enumerate(self._wrapped(self.width()), start=1):
            painter.setFont(font(13, MEDIUM if strong else 400))
            painter.setPen(now.colour("text" if strong else "muted"))
            painter.drawText(QRectF(INDENT, 6 + number * LINE, self.width(), LINE), LEFT, line)


class RemarkList(QWidget):
    """The list before the seal. `picked(place)`, `moment_picked(id)`: a row was pressed; `hidden_asked(key)`: X on one,
    "" to show all again. It stays while the page is drawn anew, so that the focus is not lost."""

    picked = Signal(str)
    moment_picked = Signal(str)
    hidden_asked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[RemarkButton] = []
        self.again = SecondaryButton("", size=12)
        self.again.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.again.clicked.connect(lambda: self.hidden_asked.emit(""))
        self._lines = column()
        self._lines.addWidget(self.again, 0, Qt.AlignmentFlag.AlignLeft)
        self.setLayout(self._lines)

    @property
    def stops(self) -> list[QWidget]:
        return [*self.rows, self.again]

    def show_remarks(self, looks: Sequence[RemarkRow], hidden: int) -> None:
        self.again.setVisible(hidden > 0)
        self.again.show_words(plural("Show one hidden", "Show {n} hidden", hidden))
        if [row.look for row in self.rows] == list(looks):
            return
        at = next((number for number, row in enumerate(self.rows) if row.hasFocus()), None)
        for row in self.rows:
            self._lines.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = [self._row(number, look) for number, look in enumerate(looks)]
        if at is not None and self.stops:
            last: list[QWidget] = [*self.rows] or [self.again]
            last[min(at, len(last) - 1)].setFocus(Qt.FocusReason.TabFocusReason)

    def _row(self, number: int, look: RemarkRow) -> RemarkButton:
        row = RemarkButton(look)
        self._lines.insertWidget(number, row)
        row.clicked.connect(lambda: self._pressed(look))
        row.hidden_asked.connect(self.hidden_asked)
        row.walked.connect(lambda by: self._walk(row, by))
        row.show()  # now, not with the next event: Tab may come first
        return row

    def _pressed(self, look: RemarkRow) -> None:
        if look.moment:
            self.moment_picked.emit(look.moment)
        elif look.place is not None:
            self.picked.emit(look.place)

    def _walk(self, row: RemarkButton, by: int) -> None:
        at = self.rows.index(row) + by
        if 0 <= at < len(self.rows):
            self.rows[at].setFocus(Qt.FocusReason.TabFocusReason)
