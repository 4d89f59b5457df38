"""The one window: a stack of pages, each built when it is first wanted."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QWidget

from interviewer_app.core.texts import _

Factory = Callable[[], QWidget]
SETTLED_MS = 250  # from the first paint until work may begin that a first key press should not wait for


class Shell(QMainWindow):
    """Shows one page at a time.

    A page is a widget; it may have these methods, and lacks what it does not need:
      opened(**what)      it is about to come up; raising InterviewerError keeps the page before it
      left()              another page has taken its place
      may_close() -> bool the window is about to close; False keeps it open (the page says why)

    painted: the first page has been drawn once.  settled: a moment later, heavy imports may begin.
    """

    painted = Signal()
    settled = Signal()

    def __init__(self, factories: Mapping[str, Factory]) -> None:
        super().__init__()
        self._factories = dict(factories)
        self._pages: dict[str, QWidget] = {}
        self._name = ""
        self._stack = QStackedWidget()
        self.setCentralWidget(self._stack)
        self.setWindowTitle(_("Interviewer Copilot"))
        self.setMinimumSize(1000, 600)
        self._fit_to_screen()

    @property
    def page_name(self) -> str:
        """The name of the page that is up, "" before the first."""
        return self._name

    def register(self, name: str, factory: Factory) -> None:
        """Make a page known; it is built when `show_page` first asks for it."""
        self._factories[name] = factory

    def page(self, name: str) -> QWidget:
        """The page of that name, built now if it has not been. KeyError for a name nobody registered."""
        if name not in self._pages:
            page = self._factories[name]()
            self._pages[name] = page
            self._stack.addWidget(page)
            if len(self._pages) == 1:
                page.installEventFilter(self)
        return self._pages[name]

    def show_page(self, name: str, **what: object) -> QWidget:
        """Bring a page up and tell it what to show.

        raises: InterviewerError from the page's `opened`; the page before stays up
        """
        page = self.page(name)
        opened = getattr(page, "opened", None)
        before = self._stack.currentWidget() if self._name else None
        self._stack.setCurrentWidget(page)
        try:
            if opened is not None:
                opened(**what)
        except BaseException:
            if before is not None:
                self._stack.setCurrentWidget(before)
            raise
        self._name = name
        if before is not None and before is not page and hasattr(before, "left"):
            before.left()
        return page

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            # With the window as context: a timer that outlives it would emit from nobody.
            QTimer.singleShot(0, self, self.painted.emit)
            QTimer.singleShot(SETTLED_MS, self, self.settled.emit)
        return False

    def closeEvent(self, event: QCloseEvent) -> None:
        may_close = getattr(self._stack.currentWidget(), "may_close", None)
        if may_close is not None and not may_close():
            event.ignore()
        else:
            event.accept()

    def _fit_to_screen(self) -> None:
        free = self.screen().availableSize()
        width, height = (1440, 900) if free.width() < 1024 else (min(1440, free.width()), min(900, free.height()))
        self.resize(width, height)
