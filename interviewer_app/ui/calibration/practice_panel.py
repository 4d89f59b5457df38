"""Practice against gold on a rater's page: what they rated beside what gold says, in the anchors' own words."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPolygonF
from PySide6.QtWidgets import QLayout, QSizePolicy, QWidget

from interviewer_app.core.calibration.practice.results import Change, DimensionResult, PracticeResult
from interviewer_app.core.texts import _, plural
from interviewer_app.ui.calibration.spoken_line import SpokenLine
from interviewer_app.ui.theme.theme import BOLD, theme
from interviewer_app.ui.widgets.buttons import SecondaryButton
from interviewer_app.ui.widgets.labels import TextLabel
from interviewer_app.ui.widgets.panels import Panel, Rule, column, row

SHOWN, LADDER, STEP = 4, 104, 30


@dataclass(frozen=True, slots=True)
class PracticeLook:
    """The last practice round and what changed since the first; `day` in words."""

    result: PracticeResult
    change: Change | None
    day: str


class Ladder(QWidget):
    """The levels of a dimension: a disc where the rater stands, a hollow diamond where gold does."""

    def __init__(self, result: DimensionResult) -> None:
        super().__init__()
        self._values = [rung.value for rung in result.ladder]
        self._yours, self._gold = result.yours, result.gold
        said = _("You {yours}, gold {gold}")
        self.setAccessibleName(said.format(yours=_level(result.yours), gold=_level(result.gold)))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(LADDER, 18)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        now, middle = theme(), self.height() / 2
        last = max(1, len(self._values) - 1)
        at = {value: 8 + number * (LADDER - 16) / last for number, value in enumerate(self._values)}
        painter.setPen(now.pen("control"))
        painter.drawLine(QPointF(8, middle), QPointF(LADDER - 8, middle))
        yours, gold = at.get(self._yours or -1), at.get(self._gold or -1)
        if yours is not None and gold is not None and yours != gold:
            painter.setPen(now.pen("text", 2))
            painter.drawLine(QPointF(yours, middle), QPointF(gold, middle))
        painter.setPen(now.pen("control"))
        painter.setBrush(now.colour("surface"))
        for x in at.values():
            painter.drawEllipse(QPointF(x, middle), 2.2, 2.2)
        if gold is not None:
            painter.setPen(now.pen("text", 1.5))
            painter.drawPolygon(QPolygonF([QPointF(gold + x, middle + y) for x, y in _DIAMOND]))
        if yours is not None:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(now.colour("accent"))
            size = 3.2 if yours == gold else 4.6
            painter.drawEllipse(QRectF(yours - size, middle - size, 2 * size, 2 * size))


_DIAMOND = ((0, -6.5), (6.5, 0), (0, 6.5), (-6.5, 0))


class PracticePanel(Panel):
    """`asked(round)`: practise, or "" for a new round; the id of a practice round opens its comparison."""

    asked = Signal(str)

    def __init__(self) -> None:
        super().__init__(_("Practice against gold"))
        self.under = TextLabel("", 12, tone="muted", wrap=True)
        self.practise = SecondaryButton(_("Practise"), keys="G")
        self.whole = SecondaryButton(_("The whole comparison"))
        self._rows = QWidget()
        self._said = SpokenLine(12, "muted")
        self._round = ""
        head = row(TextLabel(_("Practice against gold"), 15, BOLD), 10, self.under, 10, self.whole, 8, self.practise)
        head.setStretch(2, 1)
        self._place = column(head, 6, self._rows, 4, self._said, margins=(16, 12, 16, 12))
        self.setLayout(self._place)
        self.practise.clicked.connect(lambda: self.asked.emit(""))
        self.whole.clicked.connect(lambda: self.asked.emit(self._round))
        self.show_look(None)

    def show_look(self, look: PracticeLook | None) -> None:
        self.whole.setVisible(look is not None)
        parts: list[QWidget | QLayout | int] = []
        if look is None:
            self.under.setText(_("A recorded round, rated blind, then beside the experts’ reasons: about 25 minutes."))
            self._said.show_sentence("")
        else:
            self._round = look.result.round
            self.under.setText(
                _("{title}, rated blind on {day}; kept apart from real rounds").format(
                    title=look.result.title, day=look.day
                )
            )
            apart = look.result.apart_first
            for each in apart[:SHOWN]:
                parts += [Rule(), 5, _line(each), 5]
            self._said.show_sentence(said(look, apart[SHOWN:]))
        new = QWidget()
        new.setLayout(column(*parts))
        self._place.replaceWidget(self._rows, new)
        self._rows.hide()
        self._rows.deleteLater()
        self._rows = new
        new.show()


def said(look: PracticeLook, rest: tuple[DimensionResult, ...]) -> str:
    """What the rows leave out, and the change since the first practice round."""
    parts, this = [], look.result.count
    same = sum(each.same for each in rest)
    if rest and same == len(rest):
        words = plural("{n} further dimension: same as gold.", "{n} further dimensions: same as gold.", same)
        parts.append(words)
    elif rest:
        parts.append(plural("{n} further dimension.", "{n} further dimensions.", len(rest)))
    if look.change is not None:
        first = look.change.first.count
        words = _("Your first practice round, {rounds} rounds ago: {same} of {of} the same.")
        parts.append(words.format(rounds=look.change.rounds, same=first.same, of=first.of))
    parts.append(_("This one: {same} of {of}.").format(same=this.same, of=this.of))
    return " ".join(parts)


def _line(each: DimensionResult) -> QWidget:
    made = QWidget()
    made.setAccessibleName(each.name)
    name, verdict = TextLabel(each.name, 13, 500, wrap=True), TextLabel(_verdict(each), 12)
    name.setFixedWidth(150)
    verdict.setFixedWidth(86)
    words = SpokenLine(12, "muted", lift=True)
    words.show_runs(_beside(each))
    line = row(name, 8, Ladder(each), 14, verdict, 10, words)
    line.setStretch(6, 1)
    made.setLayout(line)
    return made


def _verdict(each: DimensionResult) -> str:
    if each.same:
        return _("same")
    if each.stricter is None:
        return _("apart")
    if each.stricter > 0:
        return _("{n} stricter").format(n=each.stricter)
    return _("{n} milder").format(n=-each.stricter)


def _beside(each: DimensionResult) -> list[tuple[str, bool]]:
    """Both anchors, gold's the one to be read."""
    yours, gold = each.rung(each.yours), each.rung(each.gold)
    if each.same:
        return [(_("Both read: {anchor}").format(anchor=gold.anchor if gold else _level(None)), False)]
    mine = _("You saw {level}: {anchor}").format(level=_level(each.yours), anchor=yours.anchor if yours else "")
    reason = gold.anchor if gold else each.gold_reason
    right = _("Gold {level}: {anchor}").format(level=_level(each.gold), anchor=reason)
    return [(f"{mine.rstrip(' :')}  ", False), (right.rstrip(" :"), True)]


def _level(value: int | None) -> str:
    return _("no evidence") if value is None else str(value)
