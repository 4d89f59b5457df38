"""Two read-only places beside a round: what was said, and the last commit with its diff. Text is plain everywhere."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QSyntaxHighlighter, QTextCharFormat, QTextOption
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QWidget

from interviewer_app.core.texts import _
from interviewer_app.ui.replay.looks import WorkLook
from interviewer_app.ui.theme.theme import BOLD, MEDIUM, font, theme
from interviewer_app.ui.widgets.labels import ElidedLabel, TextLabel
from interviewer_app.ui.widgets.panels import column


class PlainLines(QPlainTextEdit):
    """Lines to read, in no hurry: scrolled by the wheel, or by whoever holds the keys."""

    def __init__(self, name: str, mono: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setReadOnly(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFont(font(12 if mono else 13, mono=mono))
        wrap = QTextOption.WrapMode
        self.setWordWrapMode(wrap.WrapAnywhere if mono else wrap.WrapAtWordBoundaryOrAnywhere)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)  # no key would scroll it
        self.viewport().setAutoFillBackground(False)
        self.document().setDocumentMargin(2)

    def show_text(self, text: str, to_end: bool) -> None:
        """Show `text`, at its end or at its beginning."""
        if text != self.toPlainText():
            self.setPlainText(text)
            bar = self.verticalScrollBar()
            bar.setValue(bar.maximum() if to_end else 0)

    def page(self, way: int) -> None:
        """A page up (-1) or down (1)."""
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + way * bar.pageStep())


class SaidSide(QWidget):
    """What was said up to now, the newest at the foot."""

    def __init__(self, heading: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lines = PlainLines(heading, mono=False, parent=self)
        self.setLayout(column(TextLabel(heading, 13, BOLD), 6, self.lines))

    def show_lines(self, lines: Sequence[str]) -> None:
        self.lines.show_text("\n".join(lines), to_end=True)


class WorkSide(QWidget):
    """The last commit and its diff."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = ElidedLabel("", 13, MEDIUM, mode=Qt.TextElideMode.ElideRight)
        self.about = ElidedLabel("", 12, tone="muted", mode=Qt.TextElideMode.ElideRight)
        self.lines = PlainLines(_("What the commit changed"), mono=True, parent=self)
        self._colours = _Diff(self.lines)
        heading = TextLabel(_("The candidate's work"), 13, BOLD)
        self.setLayout(column(heading, 6, self.title, 2, self.about, 6, self.lines))

    def show_work(self, look: WorkLook | None) -> None:
        self.title.setText(_("No commit yet") if look is None else look.title)
        self.about.setText("" if look is None else look.about)
        self.lines.show_text("" if look is None else look.diff, to_end=False)


class _Diff(QSyntaxHighlighter):
    """What came stands out by weight, what went by tone; neither is good or bad."""

    def __init__(self, lines: QPlainTextEdit) -> None:
        super().__init__(lines.document())

    def highlightBlock(self, text: str) -> None:
        tone, weight = self._look(text)
        look = QTextCharFormat()
        look.setForeground(theme().colour(tone))
        look.setFontWeight(weight)
        self.setFormat(0, len(text), look)

    def _look(self, text: str) -> tuple[str, int]:
        if text.startswith(("+++", "---", "diff ", "index ", "@@")):
            return "accent" if text.startswith("@@") else "faint", 400
        if text.startswith("+"):
            return "text", 600
        return ("muted", 400)
