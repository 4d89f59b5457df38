"""The anchors as the rating page draws them, two beside each other where there is no room for all in a row."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from interviewer_app.core.texts import _
from interviewer_app.ui.rating.anchors import LISTED, AnchorCard, Shape
from interviewer_app.ui.rating.looks import AnchorLook

GAP = 8
SMALL = Shape(False, 9, 5, 12, 16, 17)
NARROWEST = 130  # pixels of a column


class AnchorGrid(QWidget):
    """The cards of the rating page, not to be pressed here."""

    def __init__(self) -> None:
        super().__init__()
        self.cards: list[AnchorCard] = []
        self.setAccessibleName(_("While rating"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_anchors(self, looks: tuple[AnchorLook, ...]) -> None:
        if [card.look.level for card in self.cards] != [look.level for look in looks]:
            for card in self.cards:
                card.hide()
                card.deleteLater()
            self.cards = []
            for look in looks:
                card = AnchorCard(look)
                card.setParent(self)
                card.setEnabled(False)
                self.cards.append(card)
        for card, look in zip(self.cards, looks, strict=True):
            card.show_anchor(look)
            card.show()
        self._place()

    def resizeEvent(self, _event: QResizeEvent) -> None:
        self._place()

    def _place(self) -> None:
        """As many columns as there is room for, at most two; each row as high as its longest card."""
        columns = 2 if self.width() >= 2 * NARROWEST + GAP else 1
        wide = (self.width() - GAP * (columns - 1)) // columns
        for card in self.cards:
            card.shape = SMALL if columns == 2 else LISTED
        y = 0
        for start in range(0, len(self.cards), columns):
            some = self.cards[start : start + columns]
            high = max(card.height_for(wide) for card in some)
            for number, card in enumerate(some):
                card.setGeometry(number * (wide + GAP), y, wide, high)
            y += high + GAP
        self.setFixedHeight(max(0, y - GAP))
