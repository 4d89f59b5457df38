"""What stands written on a window: every text our painters draw, recorded as it is drawn, and the texts Qt draws.

Painters are watched while the window is drawn afresh: for each text its place, its colour, and the pixels below it.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, NamedTuple

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QImage, QPainter, QPixmap
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

from interviewer_app.ui.theme.apply import apply_theme
from interviewer_app.ui.theme.theme import put, theme
from interviewer_app.ui.theme.tokens import contrast
from tests.ui.access.stages import Up, settle

WRAP = int(Qt.TextFlag.TextWordWrap) | int(Qt.TextFlag.TextWrapAnywhere)

NEAR = 48  # of 255: what smoothing may take from a thin letter


class Drawn(NamedTuple):
    """One text as it was drawn.

    box:   the ink of the letters, in the pixels of what was drawn on
    on:    the size of what was drawn on
    room:  the width it had, None where it was given none
    pass_: texts with the same number were drawn by one painter, one after the other
    """

    text: str
    owner: Any
    box: QRectF
    on: QRectF
    wide: float
    room: float | None
    ink: str
    ground: str
    pass_: int

    @property
    def ratio(self) -> float:
        return contrast(self.ink, self.ground)

    def __str__(self) -> str:
        box = f"{self.box.x():.0f},{self.box.y():.0f} {self.box.width():.0f}x{self.box.height():.0f}"
        return f"{self.text!r} {type(self.owner).__name__} {box} of {self.on.width():.0f}x{self.on.height():.0f}"


class _Call(NamedTuple):
    drawn: Drawn
    at: QRect | None  # where in the finished picture it stands, None for what is drawn on a picture of its own


def written(up: Up, scheme: str) -> tuple[list[Drawn], Pixels]:
    """Everything our own painters write on the screen as it stands, in the theme `scheme`, and the screen itself."""
    wear(scheme)
    settle()
    put(scheme)  # another theme object: nothing painted before is used again
    with _watched() as calls:
        picture = Pixels(up.window.grab().toImage())
    found = []
    for call in calls:
        if call.at is None:
            found.append(call.drawn)
        elif _open(call.drawn) and _shows(picture, call.at, call.drawn.ink):  # else something stands over it
            found.append(call.drawn._replace(ground=ground_of(picture, call.at, call.drawn.ink)))
    return found, picture


def wear(scheme: str) -> None:
    """Put `scheme` on; dressing every widget again takes long, so only where it is another."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    if theme().scheme != scheme:
        apply_theme(app, scheme)


class Pixels:
    """The colours of a picture, 24 bits each; read at once, since asking for one at a time takes long."""

    def __init__(self, picture: QImage) -> None:
        plain = picture.convertToFormat(QImage.Format.Format_RGB32)
        self.box = plain.rect()
        self._step = plain.bytesPerLine() // 4
        self._all = memoryview(bytes(plain.constBits())).cast("I") if not plain.isNull() else memoryview(b"")

    def count(self, box: QRect) -> Counter[int]:
        """How many pixels of `box` have each colour."""
        box = box.intersected(self.box)
        found: Counter[int] = Counter()
        for y in range(box.top(), box.bottom() + 1):
            found.update(self._all[y * self._step + box.left() : y * self._step + box.right() + 1])
        return Counter({pixel & 0xFFFFFF: times for pixel, times in found.items()})


def ground_of(picture: Pixels, box: QRect, ink: str = "") -> str:
    """The colour most pixels of `box` and its edge have, other than `ink`."""
    seen = picture.count(box.adjusted(-2, -1, 2, 1))
    if ink:
        seen.pop(int(ink[1:], 16), None)
    return f"#{seen.most_common(1)[0][0]:06x}" if seen else "#808080"


def _open(drawn: Drawn) -> bool:
    """Whether nothing that lies above covers the text whole."""
    part = drawn.owner
    if not isinstance(part, QWidget):
        return True
    box = drawn.box.toAlignedRect()
    if not part.visibleRegion().contains(box):
        return False  # scrolled away
    while (above := part.parentWidget()) is not None:
        box = QRect(part.mapToParent(box.topLeft()), box.size())
        neighbours = [each for each in above.children() if isinstance(each, QWidget)]
        later = neighbours[neighbours.index(part) + 1 :]
        if any(each.isVisibleTo(above) and each.geometry().contains(box) and not each.isWindow() for each in later):
            return False
        part = above
    return True


def _shows(picture: Pixels, box: QRect, ink: str) -> bool:
    """Whether `box` has a pixel of about the colour `ink`."""
    red, green, blue = (int(ink[at : at + 2], 16) for at in (1, 3, 5))
    return any(
        abs((pixel >> 16) - red) < NEAR and abs((pixel >> 8 & 255) - green) < NEAR and abs((pixel & 255) - blue) < NEAR
        for pixel in picture.count(box)
    )


def strongest(picture: Pixels, box: QRect) -> tuple[str, str]:
    """The ground of `box` and the colour in it that differs most from that: text that Qt has drawn."""
    ground = ground_of(picture, box)
    inks = [f"#{ink:06x}" for ink in picture.count(box)]
    return max(inks, key=lambda ink: contrast(ink, ground), default=ground), ground


@contextmanager
def _watched() -> Iterator[list[_Call]]:
    calls: list[_Call] = []
    draw = QPainter.drawText
    painters: dict[tuple[int, int], int] = {}

    def watch(painter: QPainter, *given: Any) -> Any:
        text = next(each for each in given if isinstance(each, str))
        if text.strip():
            calls.append(_call(painter, given, text, painters))
        return draw(painter, *given)

    QPainter.drawText = watch  # type: ignore[method-assign, assignment]
    try:
        yield calls
    finally:
        QPainter.drawText = draw  # type: ignore[method-assign]


def _call(
    painter: QPainter, given: tuple[Any, ...], text: str, painters: dict[tuple[int, int], int]
) -> _Call:
    device = painter.device()
    on_picture = isinstance(device, (QPixmap, QImage))
    picture = device.cacheKey() if isinstance(device, (QPixmap, QImage)) else 0
    number = painters.setdefault((id(painter), picture), len(painters))
    measure = QFontMetricsF(painter.font())
    tight, wide = measure.tightBoundingRect(text), measure.horizontalAdvance(text)
    room: float | None = None
    if isinstance(given[0], (QPointF, QPoint)):
        box = tight.translated(QPointF(given[0]))
    else:
        frame, flags = QRectF(given[0]), int(given[1])
        box = measure.boundingRect(frame, flags, text)
        if flags & WRAP:
            wide = box.width()
        else:  # the ink alone: a line is higher than its letters
            middle = box.center().y()
            box = QRectF(box.x(), middle - tight.height() / 2, box.width(), tight.height())
        room = frame.width()
    ink, owner = painter.pen().color().name(), _owner()
    on = QRectF(0, 0, device.width(), device.height())
    if not on_picture:  # a widget, or the view whose row a delegate paints
        at = painter.deviceTransform().mapRect(box).toAlignedRect()
        box = painter.worldTransform().mapRect(box)
        return _Call(Drawn(text, owner, box, on, wide, room, ink, "", number), at)
    ratio = device.devicePixelRatioF()
    on = QRectF(0, 0, on.width() / ratio, on.height() / ratio)
    box = painter.worldTransform().mapRect(box)
    return _Call(Drawn(text, owner, box, on, wide, room, ink, _below(device, box, ratio), number), None)


def _below(device: Any, box: QRectF, ratio: float) -> str:
    pixels = QRectF(box.x() * ratio, box.y() * ratio, box.width() * ratio, box.height() * ratio).toAlignedRect()
    part = device.copy(pixels.adjusted(-2, -1, 2, 1))
    return ground_of(Pixels(part if isinstance(part, QImage) else part.toImage()), QRect(QPoint(0, 0), part.size()))


def _owner() -> Any:
    """The widget or delegate that draws: the nearest caller that is one."""
    frame = sys._getframe(3)
    while frame is not None:
        one = frame.f_locals.get("self")
        if isinstance(one, QWidget) or hasattr(one, "full_text"):
            return one
        frame = frame.f_back  # type: ignore[assignment]
    return None


# Text that Qt draws ---------------------------------------------------------------------------------------------------


class Label(NamedTuple):
    """A text Qt draws, in its widget; `need` what it takes to stand there whole."""

    widget: QWidget
    text: str
    need: tuple[float, float]
    room: tuple[float, float]

    def __str__(self) -> str:
        return f"{self.text!r} {type(self.widget).__name__} needs {self.need} of {self.room}"


def labels(page: QWidget) -> list[Label]:
    """Labels and the hints in empty fields, as far as they are visible."""
    found: list[Label] = []
    for widget in page.findChildren(QWidget):
        if not widget.isVisibleTo(page):
            continue
        if isinstance(widget, QLabel) and widget.text():
            found.append(_label(widget))
        elif isinstance(widget, (QLineEdit, QPlainTextEdit, QTextEdit)):
            found.append(_field(widget))
    return found


def _label(label: QLabel) -> Label:
    inner = label.contentsRect()
    if label.wordWrap():
        measure = QFontMetricsF(label.font())
        box = measure.boundingRect(QRectF(0, 0, inner.width(), 10_000), WRAP, label.text())
        return Label(label, label.text(), (box.width(), box.height()), (inner.width(), inner.height() + 2))
    return Label(label, label.text(), _need(label.font(), label.text()), (inner.width() + 1, inner.height() + 2))


def _field(field: QLineEdit | QPlainTextEdit | QTextEdit) -> Label:
    text = field.placeholderText()
    inner = field.contentsRect()
    wide = inner.width() - 12
    if isinstance(field, QLineEdit):
        wide -= field.textMargins().left() + field.textMargins().right()
    needed, high = _need(field.font(), text)
    if field.hasFocus() or (isinstance(field, QLineEdit) and field.text()):
        needed = 0
    return Label(field, text, (needed, high), (wide, inner.height()))


def _need(font: QFont, text: str) -> tuple[float, float]:
    measure = QFontMetricsF(font)
    return measure.horizontalAdvance(text), measure.ascent() * 0.75 + measure.descent()


def told(owner: Any, text: str, page: QWidget) -> bool:
    """Whether the whole of a shortened text is told: by a tool tip, or to those who hear the window."""
    start, _dots, end = text.partition("…")
    if hasattr(owner, "full_text"):
        return True  # a list tells each row whole in its tool tip
    where: list[QWidget] = []
    one = owner
    while isinstance(one, QWidget):
        where += [one, *(child for child in one.children() if isinstance(child, QWidget))]
        one = one.parentWidget() if one is not page else None
    sayings = [say for each in where for say in (each.toolTip(), each.accessibleName(), each.accessibleDescription())]
    plain = [_plain(say) for say in sayings if say]
    return any(start.strip() in say and end.strip() in say for say in plain)


def _plain(tip: str) -> str:
    tip = tip.replace("<qt>", "").replace("</qt>", "").replace("<br/>", " ")
    return tip.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&").replace("\n", " ")
