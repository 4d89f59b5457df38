"""The centre of a dimension's page: what it is, its anchors, no evidence, the rationale, the line of facts."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from interviewer_app.core.texts import _
from interviewer_app.ui.rating.anchors import AnchorArea, AnchorBoard
from interviewer_app.ui.rating.controls import hue, lines_of
from interviewer_app.ui.rating.look_for import LookFor
from interviewer_app.ui.rating.looks import DimensionLook, FactLook
from interviewer_app.ui.rating.no_evidence import NoEvidenceBar
from interviewer_app.ui.rating.remarks import LOW as ONE_LINE
from interviewer_app.ui.rating.remarks import FactLine
from interviewer_app.ui.rating.writing import ReasonForm, WordsField
from interviewer_app.ui.theme.theme import BOLD, font, theme
from interviewer_app.ui.widgets.keycaps import keycap_width, paint_keycap
from interviewer_app.ui.widgets.labels import literal_tip
from interviewer_app.ui.widgets.panels import column

LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute)
RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute)
WORDS = 98  # pixels the rationale keeps: its heading and two lines
LOW = 600  # pixels of height below which the summary keeps one line


class Heading(QWidget):
    """Name and track behind a bar in the track's hue, the summary below, the keys of the rail at the right."""

    def __init__(self, keys: str) -> None:
        super().__init__()
        self._keys = keys
        self.most_lines = 2
        self.more = ""  # said in the tip below name and summary
        self._name = self._track = self._track_name = self._summary = ""
        self.setFixedHeight(60)

    def show_heading(self, name: str, track: str, track_name: str, summary: str) -> None:
        self._name, self._track, self._track_name, self._summary = name, track, track_name, summary
        self.setAccessibleName(f"{name}, {track_name}")
        self.setAccessibleDescription(summary)
        self.fit()

    def resizeEvent(self, _event: QResizeEvent) -> None:
        self.fit()

    def fit(self) -> None:
        lines = len(self._lines())
        self.setFixedHeight(30 + (4 + 20 * lines if lines else 0))
        cut = bool(lines) and self._lines()[-1].endswith("…")
        long = QFontMetricsF(font(22, BOLD)).horizontalAdvance(self._name) > self._name_width()
        said = [self._name, self._summary] if cut or long else []
        self.setToolTip(literal_tip("\n".join([*said, self.more] if self.more else said)))
        self.update()

    def _lines(self) -> list[str]:
        if not self._summary:
            return []
        return lines_of(self._summary, font(14), self.width() - 14, self.most_lines)

    def _keys_width(self) -> float:
        return 2 * keycap_width("↑") + 8 + 8 + QFontMetricsF(font(13)).horizontalAdvance(self._keys) + 16

    def _name_width(self) -> float:
        track = QFontMetricsF(font(13)).horizontalAdvance(self._track_name) + 12 if self._track_name else 0
        return self.width() - 14 - track - self._keys_width()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        now = theme()
        if self._track:
            painter.fillRect(QRectF(0, 4, 4, 22), now.colour(hue(self._track)))
        painter.setPen(now.colour("text"))
        painter.setFont(font(22, BOLD))
        left = 14 if self._track else 0
        measure = QFontMetricsF(font(22, BOLD))
        name = measure.elidedText(self._name, Qt.TextElideMode.ElideMiddle, self._name_width())
        painter.drawText(QRectF(left, 0, self.width(), 30), LEFT, name)
        painter.setPen(now.colour("muted"))
        painter.setFont(font(13))
        x = left + measure.horizontalAdvance(name) + 12
        painter.drawText(QRectF(x, 2, self.width(), 28), LEFT, self._track_name)
        painter.drawText(QRectF(0, 0, self.width(), 30), RIGHT, self._keys)
        x = self.width() - self._keys_width() + 16
        x += paint_keycap(painter, x, 5, "↑") + 8
        paint_keycap(painter, x, 5, "↓")
        painter.setFont(font(14))
        painter.setPen(now.colour("muted"))
        for number, line in enumerate(self._lines()):
            painter.drawText(QRectF(left, 34 + 20 * number, self.width() - left, 20), LEFT, line)


class DimensionCentre(QWidget):
    """Everything between the heading and the foot of a dimension's page."""

    picked = Signal(int)
    fact_pressed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.heading, self.board = Heading(_("Dimension")), AnchorBoard()
        self.bar, self.reason = NoEvidenceBar(), ReasonForm()
        self.look_for, self.area = LookFor(), AnchorArea(self.board)
        self.rationale = WordsField(
            _("Why this anchor"),
            _("what was done and said, in your words"),
            _("Letters are text now. [a] names a moment."),
        )
        self.fact = FactLine()
        self.reason.hide()
        lines = column(
            self.heading, self.look_for, 14, self.area, 10, self.bar, self.reason, 16, self.rationale, 6, self.fact
        )
        lines.setStretchFactor(self.rationale, 1)
        self.setLayout(lines)
        self.board.picked.connect(self.picked)
        self.fact.clicked.connect(self.fact_pressed)

    def show_dimension(self, look: DimensionLook) -> None:
        self.heading.show_heading(look.name, look.track, look.track_name, look.summary)
        missing = sum(anchor.text is None for anchor in look.anchors)
        self.look_for.show_points(look.look_for, missing, len(look.anchors))
        self.heading.more = self.look_for.said
        self.board.terse = self.look_for.leads and missing == len(look.anchors)
        self.board.show_anchors(look.anchors, look.read_only)
        self.bar.show_bar(look.no_evidence.cap, look.no_evidence.reason)
        self.bar.setEnabled(not look.read_only)
        self.rationale.show_words(look.rationale, look.read_only)
        self._fit()

    def show_fact(self, look: FactLook) -> None:
        self.fact.show_fact(look)
        self._fit()

    def show_reason(self, text: str | None, about: str) -> None:
        self.bar.setVisible(text is None)
        self.reason.setVisible(text is not None)
        if text is not None:
            self.reason.show_reason(text, about)
        self._fit()

    def minimumSizeHint(self) -> QSize:
        return QSize(416, 300)  # the anchors scroll sooner than they make the window grow

    def resizeEvent(self, _event: QResizeEvent) -> None:
        self._fit()

    def _fit(self) -> None:
        """Anchors get what their texts need, as long as the rationale keeps a few lines. What to look for gets the room
        that missing anchors leave; beside written ones it gets one line, and none in a low window."""
        self.heading.most_lines = 2 if self.height() >= LOW else 1
        self.heading.fit()
        asked = self.reason.sizeHint().height() if not self.reason.isHidden() else self.bar.HEIGHT
        self.fact.fit_page(self.height())
        said = self.fact.height() if self.height() >= LOW else ONE_LINE  # in a low one the rationale gives
        rest = self.heading.height() + asked + 14 + 10 + 16 + 6 + said
        most = max(96, self.height() - rest - WORDS)
        if self.look_for.leads:
            listed = self.look_for.wanted(self.width())
            self.area.fit(self.width(), 0, max(96, most - listed, most // 2))
            self.look_for.fit(self.width(), most - self.area.height())
            return
        self.look_for.fit(self.width(), self.look_for.wanted(self.width()) if self.height() >= LOW else 0)
        most -= self.look_for.height()
        least = min(288, round(self.height() * 0.37))
        self.area.fit(self.width(), min(least, most), most)
