"""What would still go unseen: the smallest shift that would show, for how many interviewers."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from interviewer_app.core.calibration.telling.told import Unseen
from interviewer_app.core.texts import _
from interviewer_app.ui.calibration.spoken_line import SpokenLine
from interviewer_app.ui.theme.theme import BOLD
from interviewer_app.ui.widgets.labels import TextLabel
from interviewer_app.ui.widgets.panels import Panel, row

PAD, APART = 16, 28


class UnseenPart(QWidget):
    """One size of shift, large, and whom it is about."""

    def __init__(self, unseen: Unseen) -> None:
        super().__init__()
        self.setAccessibleName(f"{unseen.shift} {unseen.words}")
        self.words = SpokenLine(12)
        self.words.show_sentence(unseen.words)
        self.shift = TextLabel(unseen.shift, 20, mono=True)
        if not unseen.shift:
            self.shift.hide()
        line = row(self.shift, 10 if unseen.shift else 1, self.words)
        line.setStretch(2, 1)
        self.setLayout(line)


class UnseenPanel(Panel):
    def __init__(self) -> None:
        super().__init__(_("What would still go unseen"))
        self.title = TextLabel(_("What would still go unseen"), 15, BOLD)
        self.under = SpokenLine(12, "muted")
        self.note = SpokenLine(11, "muted")
        self._parts: list[UnseenPart] = []
        for part in (self.title, self.under, self.note):
            part.setParent(self)

    def show_unseen(self, unseen: Sequence[Unseen], note: str) -> None:
        for part in self._parts:
            part.hide()
            part.deleteLater()
        self._parts = [UnseenPart(each) for each in unseen]
        for part in self._parts:
            part.setParent(self)
            part.show()
        self.under.show_sentence(_("a shift smaller than this would often not show yet") if unseen else "")
        self.note.show_sentence(note or ("" if unseen else _("Nobody has rounds enough to be watched.")))

    def arrange(self, width: int) -> int:
        """Put the parts beside each other, or below where it is narrow; returns how high that is."""
        inner = width - 2 * PAD
        size = self.title.sizeHint()
        self.title.setGeometry(PAD, 12, min(inner, size.width()), size.height())
        beside = inner - size.width() - 12
        if beside > 240:
            y = 12 + max(size.height(), self._put(self.under, PAD + size.width() + 12, 15, beside) + 3) + 10
        else:
            y = 12 + size.height() + 4
            y += self._put(self.under, PAD, y, inner) + 10
        columns = max(1, min(len(self._parts), inner // 230))
        wide = (inner - APART * (columns - 1)) // columns
        for first in range(0, len(self._parts), columns):
            highs = []
            for place, part in enumerate(self._parts[first : first + columns]):
                layout = part.layout()
                assert layout is not None
                high = max(layout.totalHeightForWidth(wide), part.minimumSizeHint().height())
                part.setGeometry(PAD + place * (wide + APART), y, wide, high)
                highs.append(high)
            y += max(highs) + 8
        y += self._put(self.note, PAD, y, inner)
        return y + 12

    def _put(self, line: SpokenLine, x: int, y: int, width: int) -> int:
        high = line.heightForWidth(width) if line.text() else 0
        line.setGeometry(x, y, width, high)
        return high
