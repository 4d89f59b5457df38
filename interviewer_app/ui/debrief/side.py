"""The place beside the matrix for the debrief: agenda and positions."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from interviewer_app.ui.widgets.panels import column

WIDE, NARROW = 320, 300


class SidePlace(QWidget):
    """Empty until a debrief is put into it."""

    def __init__(self) -> None:
        super().__init__()
        self._held: QWidget | None = None
        self._lines = column()
        self.setLayout(self._lines)
        self.hide()

    @property
    def filled(self) -> bool:
        return self._held is not None

    def put(self, held: QWidget | None) -> None:
        """Put the debrief of a board here, None for none; the one before goes."""
        if self._held is not None:
            self._lines.removeWidget(self._held)
            self._held.deleteLater()
        self._held = held
        if held is not None:
            self._lines.addWidget(held)
        self.setVisible(held is not None)

    def show_low(self, low: bool) -> None:
        self.setFixedWidth(NARROW if low else WIDE)
        fold = getattr(self._held, "fold_into_tabs", None)
        if fold is not None:
            fold(low)
