"""Blocks on the screen: a document to scroll, search and copy from. Every text is shown literally."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextFrameFormat,
    QTextLength,
    QTextTableFormat,
)
from PySide6.QtWidgets import QFrame, QTextEdit, QWidget

from interviewer_app.core.papers.palette import track_colour
from interviewer_app.ui.packs.blocks import Block, Run
from interviewer_app.ui.packs.formats import (
    SORT,
    TRACK,
    aside_format,
    block_format,
    lead_format,
    mark_format,
    words_format,
)
from interviewer_app.ui.theme.theme import theme

MEASURE = 780  # pixels of a line: longer ones are hard to come back from
_Key = Qt.Key
_LEFT_TO_THE_PAGE = frozenset({_Key.Key_Up, _Key.Key_Down, _Key.Key_Escape, _Key.Key_Return, _Key.Key_Enter})


class DocumentView(QTextEdit):
    """`scrolled(part)`: the part that stands at the top. wide: use all the width there is, as a comparison does."""

    scrolled = Signal(str)

    def __init__(self, name: str, parent: QWidget | None = None, wide: bool = False) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._wide = wide
        self._blocks: Sequence[Block] = ()
        self._places: dict[str, int] = {}
        self._found: list[QTextCursor] = []
        self._at = -1
        self.setReadOnly(True)
        self.setUndoRedoEnabled(False)
        self.setTabChangesFocus(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setAutoFillBackground(False)
        self.document().setDocumentMargin(8)
        self.verticalScrollBar().valueChanged.connect(lambda _value: self.scrolled.emit(self.part_at_top()))

    # What is shown -----------------------------------------------------------------------------------------------

    def show_blocks(self, blocks: Sequence[Block]) -> None:
        """Put up a page, from its top."""
        self._blocks, self._found, self._at = list(blocks), [], -1
        self.setExtraSelections([])
        self._write()
        self.moveCursor(QTextCursor.MoveOperation.Start)  # else a later change of size scrolls to where it is
        self.verticalScrollBar().setValue(0)

    def go_to(self, part: str) -> None:
        """Scroll until `part` stands at the top."""
        place = self._places.get(part)
        if place is not None:
            top = self._box(self.document().findBlock(place)).top()
            self.verticalScrollBar().setValue(max(0, round(top) - 4))

    def part_at_top(self) -> str:
        """The last part that begins at or above the top, "" before the first."""
        top = self.verticalScrollBar().value() + 20
        part = ""
        for key, place in self._places.items():
            if self._box(self.document().findBlock(place)).top() > top:
                break
            part = key
        return part

    def find_words(self, words: str) -> int:
        """Mark every place that says `words` and go to the first; returns how many there are."""
        self._found, self._at = [], -1
        if words.strip():
            cursor = QTextCursor(self.document())
            while not (cursor := self.document().find(words.strip(), cursor)).isNull():
                self._found.append(QTextCursor(cursor))
        self.next_found(1)
        return len(self._found)

    def next_found(self, step: int) -> int:
        """Go to the next place that was found, or the one before; returns its number from 1, 0 where there is none."""
        if self._found:
            self._at = (self._at + step) % len(self._found)
            shown = self._found[self._at]
            box = self._box(shown.block())
            if not self._in_sight(box):
                self.verticalScrollBar().setValue(max(0, round(box.top()) - self.viewport().height() // 3))
        self._mark_found()
        return self._at + 1 if self._found else 0

    def scroll_pages(self, pages: float) -> None:
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + round(pages * (self.viewport().height() - 40)))

    @property
    def found(self) -> int:
        """How many places were found."""
        return len(self._found)

    # Events ------------------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _LEFT_TO_THE_PAGE or (event.text().isprintable() and event.text() and not event.modifiers()):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self._blocks:
            at = self.verticalScrollBar().value()
            self._write()
            self._mark_found()
            self.verticalScrollBar().setValue(at)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep lines to a length one can read, in the middle of the place."""
        spare = 0 if self._wide else max(0, self.width() - MEASURE - 40)
        margins = self.viewportMargins()
        if margins.left() != spare // 2:
            self.setViewportMargins(spare // 2, 0, spare // 2, 0)
        super().resizeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        self._paint_bars(event)
        super().paintEvent(event)

    # How it is written -------------------------------------------------------------------------------------------

    def _write(self) -> None:
        self._places = {}
        document = self.document()
        document.clear()
        cursor = QTextCursor(document)
        cursor.beginEditBlock()
        for number, block in enumerate(self._blocks):
            if block.sort in ("pair", "heads"):
                self._write_pair(cursor, block)
                continue
            form = block_format(block.sort, block.track, first=not number)
            if number:
                cursor.insertBlock(form)
            else:
                cursor.setBlockFormat(form)
            if block.part:
                self._places[block.part] = cursor.position()
            self._write_words(cursor, block)
        cursor.endEditBlock()
        self._found = []

    def _write_words(self, cursor: QTextCursor, block: Block) -> None:
        sort = block.sort
        if sort == "point":
            cursor.insertText("•\t", words_format(sort, "muted"))
        elif sort == "level":
            value, _space, name = block.lead.partition(" ")
            cursor.insertText(value + "\t", lead_format(sort))
            if name:
                cursor.insertText(name + ".  ", lead_format(sort))
        elif block.lead:
            cursor.insertText(block.lead + " ", lead_format(sort))
        self._write_runs(cursor, block.runs or (Run(block.text),), block)
        if block.aside:
            cursor.insertText("   " + block.aside, aside_format(sort))

    def _write_runs(self, cursor: QTextCursor, runs: Sequence[Run], block: Block) -> None:
        for run in runs:
            form: QTextCharFormat = mark_format(block.sort, run.mark) if run.mark else words_format(block.sort)
            cursor.insertText(run.text, form)

    def _write_pair(self, cursor: QTextCursor, block: Block) -> None:
        """Two texts side by side."""
        look = QTextTableFormat()
        look.setBorder(0)
        look.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_None)
        look.setCellPadding(4)
        look.setCellSpacing(0)
        look.setTopMargin(18 if block.sort == "heads" else 2)
        look.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
        look.setColumnWidthConstraints([QTextLength(QTextLength.Type.PercentageLength, 50)] * 2)
        table = cursor.insertTable(1, 2, look)
        for side, runs in enumerate((block.runs, block.other)):
            inner = table.cellAt(0, side).firstCursorPosition()
            inner.setBlockFormat(block_format(block.sort))
            self._write_runs(inner, runs, block)
        cursor.setPosition(table.lastPosition() + 1)  # behind it: a table in a table is not meant
        gap = QTextBlockFormat()  # the line a table leaves behind it takes no room of its own
        gap.setLineHeight(1, int(QTextBlockFormat.LineHeightTypes.FixedHeight.value))
        cursor.setBlockFormat(gap)

    # How it is drawn ---------------------------------------------------------------------------------------------

    def _paint_bars(self, event: QPaintEvent) -> None:
        """The bar beside words to be read out, and beside the name of a dimension the hue of its track."""
        painter = QPainter(self.viewport())
        offset = QPointF(0, -self.verticalScrollBar().value())
        block = self.cursorForPosition(event.rect().topLeft()).block()
        while block.isValid():
            box = self._box(block).translated(offset)
            if box.top() > event.rect().bottom():
                break
            track, left = block.blockFormat().property(TRACK), self.document().documentMargin()
            if block.blockFormat().property(SORT) == "say":
                painter.fillRect(QRectF(left, box.top() + 1, 3, box.height() - 3), theme().colour("control"))
            elif track:
                painter.fillRect(QRectF(left, box.top() + 3, 4, 17), theme().colour(track_colour(str(track))))
            block = block.next()

    def _box(self, block: QTextBlock) -> QRectF:
        return self.document().documentLayout().blockBoundingRect(block)

    def _in_sight(self, box: QRectF) -> bool:
        top = self.verticalScrollBar().value()
        return top <= box.top() and box.bottom() <= top + self.viewport().height()

    def _mark_found(self) -> None:
        marks = []
        for number, cursor in enumerate(self._found):
            mark = QTextEdit.ExtraSelection()
            mark.cursor = cursor
            here = number == self._at
            mark.format.setBackground(theme().colour("accent" if here else "tint"))
            mark.format.setForeground(theme().colour("on_accent" if here else "text"))
            mark.format.setFontUnderline(True)
            marks.append(mark)
        self.setExtraSelections(marks)
