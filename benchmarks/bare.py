"""What Qt itself costs: a plain widget that repaints one row on a key, with the words a row about a moment has."""

from __future__ import annotations

import time

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMainWindow, QWidget

from benchmarks.window import Loop, settle

ROW = 28
WORDS = ((110, "Named risk"), (300, "Correctness"), (500, "unprompted, told"))


class BareRows(QWidget):
    """Rows of moments: when, a mark with its letter, kind, dimension, how it came about; a key writes the next one."""

    def __init__(self) -> None:
        super().__init__()
        self.keys = 0
        self.painted: list[float] = []
        self.loop = Loop()

    def keyPressEvent(self, _event: QKeyEvent) -> None:
        self.keys += 1
        self.update(self._box(self.keys))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(event.rect(), QColor("#101418"))
        rows = self.height() // ROW
        for number in range(max(1, self.keys - rows + 2), self.keys + 1):
            box = self._box(number)
            if box.intersects(event.rect()):
                self._row(painter, box, number)
        painter.end()
        self.painted.append(time.perf_counter())
        self.loop.look()

    def _row(self, painter: QPainter, box: QRect, number: int) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor("#2E7D6B"))
        painter.drawEllipse(box.left() + 12, box.top() + 6, 16, 16)
        painter.setPen(QColor("#E8EDF2"))
        painter.drawText(box.left() + 16, box.top() + 19, "N")
        for x, words in ((40, f"{number // 60:02}:{number % 60:02}"), *WORDS):
            painter.drawText(box.adjusted(x, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, words)

    def _box(self, number: int) -> QRect:
        rows = max(1, self.height() // ROW)
        return QRect(0, number % rows * ROW, self.width(), ROW)


class BareWindow:
    """The bare widget in a window of the given size, driven as the real one is."""

    def __init__(self, width: int, height: int) -> None:
        self.rows = BareRows()
        self.window = QMainWindow()
        self.window.setCentralWidget(self.rows)
        self.window.resize(width, height)
        self.window.show()
        settle()

    def press(self) -> float:
        """Seconds from a key event to its row painted."""
        self.rows.painted.clear()
        start = time.perf_counter()
        QTest.keyPress(self.rows, Qt.Key.Key_T)
        self.rows.loop.until(lambda: bool(self.rows.painted))
        return self.rows.painted[0] - start

    def close(self) -> None:
        self.window.close()
