"""The pages after the dimensions: what was rated, what is missing, what set the round apart, what a seal means."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from interviewer_app.core.texts import _, plural
from interviewer_app.ui.rating.controls import Pressable, hue, lines_of
from interviewer_app.ui.rating.looks import CheckLook, MissingLook, RatedRow
from interviewer_app.ui.rating.rail import quiet_scroll
from interviewer_app.ui.rating.remarks import RemarkList
from interviewer_app.ui.rating.sign_part import SignPart
from interviewer_app.ui.rating.told import ToldPart
from interviewer_app.ui.theme.theme import BOLD, MEDIUM, font, theme
from interviewer_app.ui.widgets.buttons import SecondaryButton
from interviewer_app.ui.widgets.labels import ElidedLabel, TextLabel, literal_tip
from interviewer_app.ui.widgets.messages import CheckedNote
from interviewer_app.ui.widgets.panels import Panel, Rule, column, row

LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute)
LINE = 20


class WrappedButton(Pressable):
    """A button that is a sentence, wrapped to the width it gets."""

    def __init__(self, words: str) -> None:
        super().__init__()
        self._words = words
        self.setAccessibleName(words)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def sizeHint(self) -> QSize:
        return QSize(200, LINE + 12)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return len(lines_of(self._words, font(14, MEDIUM), width - 42)) * LINE + 12

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        now = theme()
        if self.underMouse() or self.ringed:
            painter.setPen(now.pen("accent", 2) if self.ringed else Qt.PenStyle.NoPen)
            painter.setBrush(now.colour("hover"))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 8, 8)
        painter.setPen(now.pen("control", 1.25, dash=True))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(QRectF(10, 9, 14, 14))
        painter.setFont(font(14, MEDIUM))
        painter.setPen(now.colour("accent"))
        for number, line in enumerate(lines_of(self._words, font(14, MEDIUM), self.width() - 42)):
            painter.drawText(QRectF(34, 6 + number * LINE, self.width() - 42, LINE), LEFT, line)


class Tall(QWidget):
    """A column of wrapped words that is as high as they need: a scroll area alone would squeeze them."""

    def __init__(self) -> None:
        super().__init__()
        self.lines = QVBoxLayout(self)
        self.lines.setSpacing(0)

    def resizeEvent(self, _event: QResizeEvent) -> None:
        self.fit()

    def event(self, event: QEvent) -> bool:
        taken = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            self.fit()
        return taken

    def fit(self) -> None:
        self.setMinimumHeight(max(0, self.lines.totalHeightForWidth(self.width())))


class CheckCentre(QWidget):
    """The centre of the last page. `picked(place)`: something missing was pressed."""

    picked = Signal(str)
    integrity_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.title = TextLabel("", 22, BOLD, wrap=True)
        self.sentence = TextLabel("", 14, tone="muted", wrap=True)
        self._inner = Tall()
        self._lines = self._inner.lines
        self._lines.setContentsMargins(0, 0, 12, 0)
        self.links: list[WrappedButton] = []
        self.told = ToldPart()
        self.told.hide()
        self.signing = SignPart()
        self.signing.setParent(self._inner)
        self.remarks = RemarkList()
        self.remarks.setParent(self._inner)
        self.remarks.hide()
        self.aside: SecondaryButton | None = None
        self.setLayout(column(self.title, 6, self.sentence, 14, Rule(), 6, quiet_scroll(self._inner)))

    def show_check(self, look: CheckLook) -> None:
        self.title.setText(look.sealed or _("Check and seal"))
        self.sentence.setText(_sentence(look))
        self._clear()
        if look.waiting:
            self._heading(_("Amended, not submitted yet"))
            for each in look.waiting:
                self._words(each, True)
        if not look.done:
            self._heading(_("What is missing"))
            self._show_missing(look.missing)
        self.remarks.setVisible(bool(look.remarks or look.remarks_hidden))
        if look.remarks or look.remarks_hidden:
            about = _("Tab and arrows walk it, Enter goes there, X hides one. None of it blocks.")
            self._heading(_("Worth a second look"), about)
            self.remarks.show_remarks(look.remarks, look.remarks_hidden)
            self._lines.addWidget(self.remarks)
        if look.told:
            self._heading(_("Notice and AI rule"))
            self.told.show_lines(look.told, bool(look.sealed))
            self._lines.addWidget(self.told)
        self.told.setVisible(bool(look.told))
        self._heading(_("Recommendation"))
        self._words(look.recommendation.strip() or _("None written. It may stay empty."), bool(look.recommendation))
        self._heading(_("What set this round apart"))
        for each in look.deviations or (_("Nothing: the round kept to its script."),):
            self._words(each, True)
        self._heading(_("What sealing means"))
        self._words(look.meaning, False)
        self._lines.addWidget(self.signing)
        self.signing.show_signing(look.signing, look.asking)
        if look.amended:
            self._heading(_("Changed after the first seal"))
            for each in look.amended:
                self._words(each, False)
        self._heading(_("Not on this card"))
        self.aside = SecondaryButton(_("Integrity observations"), keys=_("Ctrl I"))
        self.aside.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.aside.clicked.connect(self.integrity_asked)
        self._lines.addWidget(self.aside, 0, Qt.AlignmentFlag.AlignLeft)
        self.aside.show()  # now, not with the next event: Tab may come first
        if look.sealed:
            self._heading(_("Card digest"))
            digest = TextLabel(" ".join(look.digest[i : i + 8] for i in range(0, 64, 8)), 12, mono=True, wrap=True)
            digest.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            self._lines.addWidget(digest)
        self._lines.addStretch(1)

    def _show_missing(self, missing: Sequence[MissingLook]) -> None:
        if not missing:
            self._lines.addWidget(CheckedNote(_("Nothing. Every dimension is rated or says why not.")))
        for each in missing:
            link = WrappedButton(each.sentence)
            link.clicked.connect(lambda _checked=False, place=each.place: self.picked.emit(place))
            self.links.append(link)
            self._lines.addWidget(link)
            link.show()  # now, not with the next event: Tab may come first

    def _heading(self, words: str, about: str = "") -> None:
        self._lines.addSpacing(14)
        self._lines.addWidget(TextLabel(words, 14, BOLD))
        if about:
            self._lines.addWidget(TextLabel(about, 13, tone="muted", wrap=True))
        self._lines.addSpacing(6)

    def _words(self, words: str, strong: bool) -> None:
        label = TextLabel(words, 14, tone="text" if strong else "muted", wrap=True)
        label.setContentsMargins(0, 0, 0, 4)
        self._lines.addWidget(label)

    def _clear(self) -> None:
        self.links, self.aside = [], None
        while (item := self._lines.takeAt(0)) is not None:
            if (widget := item.widget()) is not None and widget not in (self.told, self.signing, self.remarks):
                widget.hide()
                widget.deleteLater()


def _sentence(look: CheckLook) -> str:
    if look.done:
        return _("The card is read-only. Every page of it can still be looked at.")
    if look.why_not and look.missing:
        count = len(look.missing)
        return plural("One dimension is still open.", "{n} dimensions are still open.", count) + " " + look.why_not
    if look.why_not:
        return look.why_not
    if look.asking and look.signing.first:
        return look.signing.first
    if look.asking:
        return _("Press Ctrl S once more to seal, Esc to keep the card open. This cannot be taken back.")
    if look.waiting:
        return plural(
            "One amendment waits for a seal of its own. Ctrl S asks before it seals.",
            "{n} amendments wait for a seal of their own. Ctrl S asks before it seals.",
            len(look.waiting),
        )
    return _("Read it through once. Ctrl S asks before it seals.")


class RatedPanel(Panel):
    """What was rated, for the pages after the dimensions: never added up. `picked(place)`: a line was pressed."""

    picked = Signal(str)

    def __init__(self) -> None:
        super().__init__(_("Your ratings"))
        self._inner = QWidget()
        self._lines = QVBoxLayout(self._inner)
        self._lines.setContentsMargins(10, 4, 10, 4)
        self._lines.setSpacing(0)
        self.buttons: list[RatedButton] = []
        self.title = ElidedLabel(_("Your ratings"), 16, BOLD, mode=Qt.TextElideMode.ElideRight)
        self.title.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        head = row(self.title, margins=(20, 0, 20, 0))
        rule = row(Rule(), margins=(20, 0, 20, 0))
        self.setLayout(column(head, 12, rule, quiet_scroll(self._inner), margins=(0, 14, 0, 14)))

    def show_rater(self, name: str) -> None:
        """Whose ratings these are; "" for those of whoever sits here."""
        words = _("Ratings of {name}").format(name=name) if name else _("Your ratings")
        self.title.setText(words)
        self.setAccessibleName(words)

    def show_rated(self, rows: Sequence[RatedRow]) -> None:
        if [button.look.place for button in self.buttons] != [each.place for each in rows]:
            self._build(rows)
        for button, each in zip(self.buttons, rows, strict=True):
            button.show_row(each)

    def _build(self, rows: Sequence[RatedRow]) -> None:
        while (item := self._lines.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        self.buttons = []
        for number, each in enumerate(rows):
            if number and rows[number - 1].track != each.track:
                self._lines.addSpacing(10)
            button = RatedButton(each)
            button.clicked.connect(lambda _checked=False, place=each.place: self.picked.emit(place))
            self.buttons.append(button)
            self._lines.addWidget(button)
        self._lines.addStretch(1)


class RatedButton(Pressable):
    """One dimension: its level in a box, its name, what the level rests on."""

    HEIGHT, LEVEL = 46, 52

    def __init__(self, look: RatedRow) -> None:
        super().__init__()
        self.setFixedHeight(self.HEIGHT)
        self.look = look
        self.show_row(look)

    def show_row(self, look: RatedRow) -> None:
        self.look = look
        said = f"{look.level}, {look.words}" if look.level else look.words
        self.setAccessibleName(f"{look.name}: {said}")
        self.setToolTip(literal_tip(f"{look.name}\n{look.words}"))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        look, now = self.look, theme()
        if self.underMouse() or self.ringed:
            painter.setPen(now.pen("accent", 2) if self.ringed else Qt.PenStyle.NoPen)
            painter.setBrush(now.colour("hover"))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 8, 8)
        painter.fillRect(QRectF(10, 10, 3, self.HEIGHT - 20), now.colour(hue(look.track)))
        painter.setFont(font(15, MEDIUM, mono=True))
        painter.setPen(now.colour("text"))
        painter.drawText(
            QRectF(18, 0, self.LEVEL - 22, self.HEIGHT), int(Qt.AlignmentFlag.AlignCenter), look.level or "–"
        )
        width = self.width() - self.LEVEL - 10
        self._line(painter, 4, width, look.name, 14, BOLD, "text")
        self._line(painter, 23, width, " ".join(look.words.splitlines()), 13, 400, "muted")

    def _line(self, painter: QPainter, y: float, width: float, words: str, size: int, weight: int, token: str) -> None:
        painter.setFont(font(size, weight))
        painter.setPen(theme().colour(token))
        shown = QFontMetricsF(font(size, weight)).elidedText(words, Qt.TextElideMode.ElideRight, width)
        painter.drawText(QRectF(self.LEVEL, y, width, 19), LEFT, shown)
