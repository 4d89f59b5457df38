"""Moments named inside a text: `[16:25]` in what is stored and printed, a key cap on the screen."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from PySide6.QtCore import QRect, QRectF, QSizeF
from PySide6.QtGui import QPainter, QPyTextObject, QTextCharFormat, QTextCursor, QTextDocument, QTextFormat
from PySide6.QtWidgets import QTextEdit

from interviewer_app.ui.widgets.keycaps import keycap_width, paint_keycap

CHIP = QTextFormat.ObjectTypes.UserObject + 1
_TIME = QTextFormat.Property.UserProperty + 1
_NAMED = re.compile(r"\[(\d{2,4}:\d{2})\]")
_JUST_TYPED = re.compile(r"\[([a-z]|\d{2,4}:\d{2})\]$")
_PLACE = "\ufffc"
HEIGHT = 18.0


class Chip(NamedTuple):
    """A moment as it can be named: its letter ("" without one), and whether the rating cites it."""

    letter: str
    cited: bool


class ChipPainter(QPyTextObject):
    """Draws the chips of one text field."""

    def __init__(self, field: QTextEdit) -> None:
        super().__init__(field)
        self.chips: Mapping[str, Chip] = {}

    def intrinsicSize(self, _doc: QTextDocument, _position: int, form: QTextFormat) -> QSizeF:
        return QSizeF(keycap_width(self._words(form), HEIGHT) + 3, HEIGHT)

    def drawObject(
        self, painter: QPainter, rect: QRectF | QRect, _doc: QTextDocument, _position: int, form: QTextFormat
    ) -> None:
        chip = self.chips.get(str(form.property(_TIME)))
        state = "chosen" if chip and chip.cited else "plain"
        paint_keycap(painter, rect.x() + 1, rect.y(), self._words(form), HEIGHT, state)

    def _words(self, form: QTextFormat) -> str:
        time = str(form.property(_TIME))
        chip = self.chips.get(time)
        return chip.letter if chip and chip.letter else time


def install(field: QTextEdit) -> ChipPainter:
    """Teach `field` to draw chips."""
    made = ChipPainter(field)
    field.document().documentLayout().registerHandler(CHIP, made)
    return made


def put_text(document: QTextDocument, text: str, chips: Mapping[str, Chip]) -> None:
    """Fill `document` with `text`, a chip in the place of every moment it names."""
    document.clear()
    cursor = QTextCursor(document)
    at = 0
    for named in _NAMED.finditer(text):
        if named[1] in chips:
            cursor.insertText(text[at : named.start()], QTextCharFormat())
            cursor.insertText(_PLACE, _form(named[1]))
            at = named.end()
    cursor.insertText(text[at:], QTextCharFormat())


def text_of(document: QTextDocument) -> str:
    """What stands in `document`, chips written out."""
    lines = []
    block = document.firstBlock()
    while block.isValid():
        parts = []
        walk = block.begin()
        while not walk.atEnd():
            piece = walk.fragment()
            form = piece.charFormat()
            if form.objectType() == CHIP:
                parts.append(f"[{form.property(_TIME)}]" * piece.text().count(_PLACE))
            else:
                parts.append(piece.text().replace(_PLACE, "").replace("\u2028", "\n"))
            walk += 1
        lines.append("".join(parts))
        block = block.next()
    return "\n".join(lines)


def positions(document: QTextDocument) -> list[int]:
    """For every character of `text_of(document)`, and its end, where it stands in `document` (counted as Qt does)."""
    places: list[int] = []
    block = document.firstBlock()
    while block.isValid():
        walk = block.begin()
        while not walk.atEnd():
            piece, at = walk.fragment(), walk.fragment().position()
            form = piece.charFormat()
            if form.objectType() == CHIP:
                length = len(f"[{form.property(_TIME)}]")
                places += [at + number for number in range(piece.text().count(_PLACE)) for _each in range(length)]
            else:
                for letter in piece.text():
                    if letter != _PLACE:
                        places.append(at)
                    at += 2 if ord(letter) > 0xFFFF else 1
            walk += 1
        places.append(block.position() + block.length() - 1)  # the line feed
        block = block.next()
    return places


def chip_just_typed(cursor: QTextCursor, chips: Mapping[str, Chip]) -> None:
    """Turn `[a]` or `[16:25]`, right before the cursor, into a chip."""
    before = cursor.block().text()[: cursor.positionInBlock()]
    typed = _JUST_TYPED.search(before)
    if typed is None:
        return
    by_letter = (time for time, chip in chips.items() if chip.letter == typed[1])
    time = typed[1] if typed[1] in chips else next(by_letter, None)
    if time is not None:
        cursor.movePosition(QTextCursor.MoveOperation.Left, QTextCursor.MoveMode.KeepAnchor, len(typed[0]))
        cursor.insertText(_PLACE, _form(time))
        cursor.setCharFormat(QTextCharFormat())


def _form(time: str) -> QTextCharFormat:
    form = QTextCharFormat()
    form.setObjectType(CHIP)
    form.setProperty(_TIME, time)
    form.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignMiddle)
    return form
