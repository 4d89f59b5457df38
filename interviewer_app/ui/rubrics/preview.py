"""The right side: what is open as it will be used, by the code that will draw it, following every letter."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from interviewer_app.core.texts import _
from interviewer_app.ui.live.buttons import one_line
from interviewer_app.ui.live.dimension_row import DimensionRow
from interviewer_app.ui.live.looks import DimensionLook, FollowUpLook, ScriptLook
from interviewer_app.ui.live.paint import draw_lines, draw_text, paint_box, text_width, wrapped
from interviewer_app.ui.live.script_box import INSET, Box
from interviewer_app.ui.rating.controls import lines_of, paint_tick, side_of
from interviewer_app.ui.rating.looks import AnchorLook
from interviewer_app.ui.rubrics.anchor_grid import AnchorGrid
from interviewer_app.ui.rubrics.looks import CardRowLook, CoverageLook, LevelLook, PreviewLook
from interviewer_app.ui.rubrics.scroll import SteadyScroll
from interviewer_app.ui.rubrics.signs import Sign, ladder_width, paint_ladder
from interviewer_app.ui.theme.theme import BOLD, MEDIUM, REGULAR, font, theme
from interviewer_app.ui.widgets.labels import ElidedLabel, TextLabel
from interviewer_app.ui.widgets.panels import Panel, Rule, column, row

HEAD, LINE, SHORT = 26, 18, 3


class AskCard(QWidget):
    """What is asked, painted by the script panel's own box."""

    def __init__(self) -> None:
        super().__init__()
        self._title, self._time, self._most = "", "", 0
        self._script = ScriptLook("", "")
        self._listen: tuple[str, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_ask(self, look: PreviewLook) -> None:
        self._title, self._time, self._listen = look.ask_title, look.ask_time, look.listen_for
        self._most = SHORT if look.short else 0
        asks = [
            FollowUpLook("abcdefghij"[n % 10], words, "next" if n == 0 else "open", "")
            for n, words in enumerate(look.follow_ups)
        ]
        self._script = ScriptLook(look.ask_title, look.ask or " ", intro=look.intro, follow_ups=tuple(asks))
        self.setAccessibleName(_("Asked in the live window"))
        self.setAccessibleDescription("\n".join((look.ask, *look.follow_ups, *look.listen_for)))
        self._fit()
        self.update()

    def resizeEvent(self, _event: QResizeEvent) -> None:
        self._fit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        draw_text(painter, 0, HEAD / 2 - 2, self._title, 13, "muted", BOLD)
        draw_text(painter, self.width(), HEAD / 2 - 2, self._time, 13, "muted", mono=True, anchor="end")
        size, lead, weight = self._type
        lines, box = self._lines(), self._box()
        frame = QRectF(0, HEAD, self.width(), 24 + lead * len(lines) + box.below())
        box.paint_frame(painter, frame)
        words = QRectF(INSET, HEAD + 12, self._room, lead * len(lines))
        draw_lines(painter, words, lines, size, lead, "text", weight)
        box.paint_below(painter, INSET, words.bottom(), ("F", ","), False)
        y = frame.bottom() + 10
        if self._listen:
            draw_text(painter, 0, y + 8, _("Listen for"), 12, "muted", MEDIUM)
            y += 20
        painter.setFont(font(13))
        painter.setPen(theme().colour("text"))
        for point in self._listen:
            for line in self._point(point):
                painter.drawText(QRectF(0, y, self.width(), LINE), side_of(point), line)
                y += LINE

    @property
    def _type(self) -> tuple[int, int, int]:
        return (15, 22, REGULAR) if self._script.intro else (16, 22, BOLD)

    @property
    def _room(self) -> int:
        return self.width() - 2 * INSET

    def _lines(self) -> tuple[str, ...]:
        size, _lead, weight = self._type
        lines = wrapped(self._script.text, self._room, size, weight)
        if not self._most or len(lines) <= self._most:
            return lines
        last = one_line(" ".join(lines[self._most - 1 :]), self._room, size, weight, middle=False)
        return (*lines[: self._most - 1], last)

    def _point(self, words: str) -> list[str]:
        return lines_of(words, font(13), self.width())

    def _box(self) -> Box:
        return Box(self._script, self._room, 0, False, False)

    def _fit(self) -> None:
        listen = sum(len(self._point(each)) for each in self._listen)
        below = 30 + LINE * listen if self._listen else 0
        self.setFixedHeight(round(HEAD + 24 + self._type[1] * len(self._lines()) + self._box().below() + below + 2))


class CardRow(QWidget):
    """A row of the card: its lines break where the paper breaks them."""

    PAD = 13

    def __init__(self) -> None:
        super().__init__()
        self._look: CardRowLook | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_card(self, look: CardRowLook) -> None:
        self._look = look
        self.setAccessibleName(_("On the card"))
        self.setAccessibleDescription(f"{look.name}, {look.level}: {' '.join(look.lines)}. {look.fits}")
        self.setFixedHeight(round(2 * self.PAD + 24 + 17 * len(look.lines) + 20))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        look, pad = self._look, self.PAD
        if look is None:
            return
        painter = QPainter(self)
        paint_box(painter, QRectF(self.rect()), "surface", "line", 8)
        right = self.width() - pad
        ladder = ladder_width(look.ladder.of)
        paint_ladder(painter, right - ladder, pad + 9, look.ladder)
        digit = text_width(look.level, 13, BOLD, mono=True)
        draw_text(painter, right - ladder - digit - 10, pad + 9, look.level, 13, "text", BOLD, mono=True)
        name = one_line(look.name, right - ladder - digit - 24 - pad, 13, BOLD)
        draw_text(painter, pad, pad + 9, name, 13, "text", BOLD)
        y = pad + 24.0
        painter.setFont(font(12))
        painter.setPen(theme().colour("text"))
        for line in look.lines:
            painter.drawText(QRectF(pad, y, self.width() - 2 * pad, 17), side_of(line), line)
            y += 17
        draw_text(painter, pad, y + 12, look.fits, 12, "warning" if look.too_long else "muted")


class Counts(QWidget):
    """How many errors and warnings, and what that means."""

    def __init__(self) -> None:
        super().__init__()
        self._signs = [Sign("error"), Sign("warning")]
        self._heads = [TextLabel("", 13, BOLD), TextLabel("", 13, BOLD)]
        self._rests = [ElidedLabel("", 13, tone="muted", mode=Qt.TextElideMode.ElideRight) for _n in range(2)]
        lines = column()
        for sign, head, rest in zip(self._signs, self._heads, self._rests, strict=True):
            line = row(sign, 8, head, 10, rest)
            line.setStretchFactor(rest, 1)
            lines.addLayout(line)
            lines.addSpacing(4)
        self.setLayout(lines)

    def show_counts(self, look: PreviewLook) -> None:
        for sign, severity, words in zip(
            self._signs, ("error", "warning"), (look.errors, look.warnings), strict=True
        ):
            sign.show_severity(severity if words and words[0] != "0" and words[0] != "N" else "")
        for label, words in zip(self._heads, (look.errors, look.warnings), strict=True):
            label.setText(words)
        for rest, words in zip(self._rests, (look.errors_rest, look.warnings_rest), strict=True):
            rest.setText(words)


class MissingList(QWidget):
    """What a new pack lacks down to publishable: a tick, or a box still to be filled."""

    def __init__(self) -> None:
        super().__init__()
        self._items: tuple[tuple[str, bool], ...] = ()
        self.setAccessibleName(_("What is missing"))

    def show_items(self, items: tuple[tuple[str, bool], ...]) -> None:
        self._items = items
        self.setAccessibleDescription(". ".join(words for words, done in items if not done))
        self._fit()
        self.update()

    def resizeEvent(self, _event: QResizeEvent) -> None:
        self._fit()

    def _lines(self, words: str) -> list[str]:
        return lines_of(words, font(13), self.width() - 26)

    def _fit(self) -> None:
        self.setFixedHeight(sum(18 * len(self._lines(words)) + 10 for words, _done in self._items))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, y = QPainter(self), 0.0
        for words, done in self._items:
            if done:
                paint_tick(painter, 3, y + 10, "strong")
            else:
                paint_box(painter, QRectF(1, y + 3, 13, 13), "raised", "control", 3)
            painter.setFont(font(13))
            painter.setPen(theme().colour("muted" if done else "text"))
            for line in self._lines(words):
                painter.drawText(QRectF(26, y, self.width() - 26, 18), side_of(words), line)
                y += 18
            y += 10


class PreviewPanel(Panel):
    """Follows what is typed; nothing in it can be pressed."""

    def __init__(self) -> None:
        super().__init__(_("Preview"))
        self._title = TextLabel(_("Preview"), 16, BOLD)
        self._aside = ElidedLabel("", 12, tone="muted", mode=Qt.TextElideMode.ElideRight)
        self.ask, self.board, self.card = AskCard(), AnchorGrid(), CardRow()
        self.counts, self.missing = Counts(), MissingList()
        self._coverage = QWidget()
        self._coverage_lines = QVBoxLayout(self._coverage)
        self._coverage_lines.setContentsMargins(0, 0, 0, 0)
        self._coverage_lines.setSpacing(4)
        self._heads = {name: TextLabel(words, 12, MEDIUM, tone="muted") for name, words in _heads().items()}
        self._covered: tuple[CoverageLook, ...] = ()
        self._levels: tuple[LevelLook, ...] = ()
        inner = QWidget()
        inside = column(
            self.ask, self._heads["coverage"], self._coverage, self._heads["rating"], self.board,
            self._heads["card"], self.card, self.missing, margins=(18, 0, 10, 8),
        )  # fmt: skip
        inside.setSpacing(8)
        inside.addStretch(1)
        inner.setLayout(inside)
        self._inner, self._scroll = inner, SteadyScroll(inner)
        head = row(self._title, 10, self._aside, margins=(18, 0, 18, 0))
        head.setStretchFactor(self._aside, 1)
        foot = column(Rule(), 8, self.counts, margins=(18, 0, 18, 0))
        lines = column(head, 8, self._scroll, foot, margins=(0, 14, 0, 8))
        lines.setStretchFactor(self._scroll, 1)
        self.setLayout(lines)

    def show_preview(self, look: PreviewLook) -> None:
        self._title.setText(_("Missing") if look.missing else _("Preview"))
        follows = _("as it will be used, follows your typing") if look.ask_title or look.levels else ""
        self._aside.setText(_("down to publishable") if look.missing else follows)
        self.missing.setVisible(bool(look.missing))
        self.missing.show_items(look.missing)
        if look.missing:
            look = look._replace(ask_title="", coverage=(), levels=(), card=None)
        self.ask.setVisible(bool(look.ask_title))
        if look.ask_title:
            self.ask.show_ask(look)
        self._show_coverage(look.coverage)
        self._show_levels(look.levels)
        self._heads["card"].setVisible(look.card is not None)
        self.card.setVisible(look.card is not None)
        if look.card is not None:
            self.card.show_card(look.card)
        self.counts.show_counts(look)

    def _show_coverage(self, looks: tuple[CoverageLook, ...]) -> None:
        self._heads["coverage"].setVisible(bool(looks))
        self._coverage.setVisible(bool(looks))
        if looks == self._covered:
            return
        self._covered = looks
        while (item := self._coverage_lines.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for look in looks:
            line = DimensionRow(DimensionLook(look.id, look.cap, look.name, look.track, look.target), self._coverage)
            line.setEnabled(False)
            line.setFixedHeight(40 if len(looks) > 1 else 24)
            self._coverage_lines.addWidget(line)

    def _show_levels(self, looks: tuple[LevelLook, ...]) -> None:
        self._heads["rating"].setVisible(bool(looks))
        self.board.setVisible(bool(looks))
        if looks and looks != self._levels:
            caps = [str(look.value) if 0 <= look.value <= 9 else "" for look in looks]
            anchors = tuple(
                AnchorLook(look.value, cap, "" if cap else str(look.value), look.name, look.text, look.now)
                for look, cap in zip(looks, caps, strict=True)
            )
            self.board.show_anchors(anchors)
        self._levels = looks


def _heads() -> dict[str, str]:
    return {"coverage": _("In the coverage"), "rating": _("While rating"), "card": _("On the card")}


