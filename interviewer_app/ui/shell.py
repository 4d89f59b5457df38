"""The one window: a stack of pages, each built when it is first wanted."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QMainWindow, QScrollArea, QStackedWidget, QWidget

from interviewer_app.core.texts import _

Factory = Callable[[], QWidget]
LEAST = (600, 330)  # pixels: a screen of 1280 x 720 at twice the size, less a desktop's bars
SETTLED_MS = 250  # from the first paint until work may begin that a first key press should not wait for


class Shell(QMainWindow):
    """Shows one page at a time.

    A page is a widget; it may have these methods, and lacks what it does not need:
      opened(**what)      it is about to come up; raising InterviewerError keeps the page before it
      left()              another page has taken its place
      may_close() -> bool the window is about to close; False keeps it open (the page says why)
      here() -> dict      what to open it with to get back to what it shows
    A page that asks for more room than the window has can be scrolled.

    painted: the first page has been drawn once.  settled: a moment later, heavy imports may begin.
    text_asked: Ctrl + (1) or Ctrl - (-1)
    """

    painted = Signal()
    settled = Signal()
    text_asked = Signal(int)

    def __init__(self, factories: Mapping[str, Factory]) -> None:
        super().__init__()
        self._factories = dict(factories)
        self._pages: dict[str, QWidget] = {}
        self._name, self._what = "", dict[str, Any]()
        self._stack = QStackedWidget()
        self._shown = 0  # how often a page was brought up
        self.setCentralWidget(self._stack)
        self.setWindowTitle(_("Interviewer Copilot"))
        self.setMinimumSize(*LEAST)
        self._fit_to_screen()
        for keys, step in (("Ctrl++", 1), ("Ctrl+=", 1), ("Ctrl+-", -1)):
            QShortcut(QKeySequence(keys), self, lambda step=step: self.text_asked.emit(step))
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.focusObjectChanged.connect(self._keep_in_sight)

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
            self._stack.addWidget(Place(page))
            if len(self._pages) == 1:
                page.installEventFilter(self)
        return self._pages[name]

    def show_page(self, name: str, **what: object) -> QWidget:
        """Bring a page up and tell it what to show; a page that gives way to another as it opens is left out.

        raises: InterviewerError from the page's `opened`; the page before stays up
        """
        page = self.page(name)
        opened = getattr(page, "opened", None)
        before = self._pages[self._name] if self._name else None
        self._shown += 1
        shown = self._shown
        self._put_up(page)
        try:
            if opened is not None:
                opened(**what)
        except BaseException:
            if before is not None:
                self._put_up(before)
            raise
        if self._shown != shown:
            return self._pages[self._name]
        self._name, self._what = name, what
        if before is not None and before is not page and hasattr(before, "left"):
            before.left()
        return page

    def _put_up(self, page: QWidget) -> None:
        self._stack.setCurrentIndex(list(self._pages.values()).index(page))

    def _keep_in_sight(self, focused: QObject | None) -> None:
        """Scroll to what the keys go to, where a page is larger than the window."""
        place = self._stack.currentWidget()
        if isinstance(focused, QWidget) and isinstance(place, Place):
            place.keep_in_sight(focused)

    def where(self) -> tuple[str, dict[str, Any]]:
        """The page that is up, and what to open it with."""
        here = getattr(self._pages[self._name], "here", None)
        return self._name, here() if here is not None else self._what

    def may_close(self) -> bool:
        """Whether the page that is up lets the window go; otherwise it says why not."""
        may_close = getattr(self._pages.get(self._name), "may_close", None)
        return may_close is None or bool(may_close())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            # With the window as context: a timer that outlives it would emit from nobody.
            QTimer.singleShot(0, self, self.painted.emit)
            QTimer.singleShot(SETTLED_MS, self, self.settled.emit)
        return False

    def closeEvent(self, event: QCloseEvent) -> None:
        event.setAccepted(self.may_close())

    def _fit_to_screen(self) -> None:
        free = self.screen().availableSize()
        real = QGuiApplication.platformName() != "offscreen"  # whose screen is smaller than any window
        self.resize(*((min(1440, free.width()), min(900, free.height())) if real else (1440, 900)))


class Place(QScrollArea):
    """Where a page stands: as large as the window, or as the page needs to be at least."""

    def __init__(self, page: QWidget) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidgetResizable(True)
        self.setWidget(page)

    def keep_in_sight(self, part: QWidget) -> None:
        """Scroll so that `part` of the page can be seen, if anything can be scrolled."""
        page = self.widget()
        scrolls = self.verticalScrollBar().maximum() or self.horizontalScrollBar().maximum()
        if scrolls and page is not None and part is not page and page.isAncestorOf(part):
            self.ensureWidgetVisible(part, 12, 12)
