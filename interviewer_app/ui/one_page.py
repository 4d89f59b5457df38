"""A place in the shell that holds one page at a time: what the pages of a round share."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from interviewer_app.ui.context import AppContext
from interviewer_app.ui.journal_bridge import JournalBridge
from interviewer_app.ui.unsaved import Unsaved, Waits


class OnePage(QWidget):
    """Holds one page, puts it up, and lets it go with all it wrote.

    page: the one that is up, None while another place is; every place says of which class
    """

    page: Any

    def __init__(self, context: AppContext, margin: int = 0) -> None:
        super().__init__()
        self._context = context
        self.page = None
        self._writes: Waits | None = None
        self._bridge: JournalBridge | None = None
        self._unsaved = Unsaved()
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(margin, margin, margin, margin)

    def left(self) -> None:
        """Another place is up: the page goes, what was changed stays."""
        self._clear()

    def may_close(self) -> bool:
        """The window closes: what was typed becomes an entry first, and what cannot be written is said once."""
        if self.page is None or self._writes is None:
            return True
        self.keep_texts()
        return self._unsaved.may_go(self._writes, self.page.show_trouble)

    def keep_texts(self) -> None:
        """Make an entry of what is being typed; here nothing, as it is kept as a draft."""

    def let_go(self, page: Any) -> None:
        """`page` goes; its presenter waits for the disk, and its bridge goes when that is done."""
        if page.presenter is not None and self._bridge is not None:
            page.presenter.leave(self._bridge.deleteLater)  # not before: the writer's thread reports through it

    def put_up(self, page: QWidget, writes: Waits, bridge: JournalBridge) -> None:
        """Put `page` in the place of the one before. `writes`: what of it may not be on disk yet."""
        self._clear()
        self.page, self._writes, self._bridge = page, writes, bridge
        self._layout.addWidget(page)
        page.show()  # now and not with the next layout: what is not shown takes no focus, and no key

    def _clear(self) -> None:
        old, self.page = self.page, None
        if old is not None:
            self.let_go(old)
            self._layout.removeWidget(old)
            old.deleteLater()
