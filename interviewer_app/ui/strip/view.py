"""The strip: a small window above the call. It draws a part of the live window once more and decides nothing."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QRect, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication, QKeyEvent, QMoveEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from interviewer_app.core.rounds.keys import Command, KeyMap
from interviewer_app.core.rounds.purpose import Purpose
from interviewer_app.core.texts import _
from interviewer_app.ui.live.blank import show_blank
from interviewer_app.ui.live.buttons import LiveButton
from interviewer_app.ui.live.looks import ClockLook, KindLook, LastLook, PhaseLook, ProbeTime, ScriptLook
from interviewer_app.ui.strip.bar import HEIGHT as BAR
from interviewer_app.ui.strip.bar import StateBar
from interviewer_app.ui.strip.looks import BarLook
from interviewer_app.ui.strip.parts import CapButton, ClockRow, LastRow, ProbeLines, StripKey, kind_key
from interviewer_app.ui.strip.presenter import KEYS
from interviewer_app.ui.theme.theme import current, theme
from interviewer_app.ui.widgets.labels import ElidedLabel

WIDTH, HEIGHT, NOTICE = 380, 224, 20
PAD, GAP, COLUMNS = 10, 4, 4
KEYS_TOP, KEY = 104, 29
MOVED_MS = 400  # a place it has stayed at for so long is worth remembering
EDGE = 24  # from the corner of the screen, before anybody has moved it
_Window = Qt.WindowType


class StripWindow(QWidget):
    """The window.

    pressed, released: a key while the strip has them
    chosen:      a button was clicked: the command of its key
    keys_wanted: the bar, or the blank surface, was clicked
    typing, blank: told on, for the presenter
    put:         it has been moved to a place: left, top
    """

    pressed = Signal(object)
    released = Signal(object)
    chosen = Signal(object)
    keys_wanted = Signal()
    typing = Signal(bool)
    put = Signal(int, int)

    def __init__(self, kinds: Sequence[KindLook], keys: KeyMap, window_type: Qt.WindowType) -> None:
        super().__init__(None, window_type | _Window.FramelessWindowHint | _Window.WindowStaysOnTopHint)
        self.setWindowFlag(_Window.WindowDoesNotAcceptFocus, True)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setAttribute(Qt.WidgetAttribute.WA_MacAlwaysShowToolWindow)
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, False)
        self.setAttribute(Qt.WidgetAttribute.WA_AlwaysShowToolTips)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setWindowTitle(_("Strip"))
        self.setAccessibleName(_("Strip"))
        self._keys = keys
        self.bar = StateBar(keys.cap("blank"), self)
        self.clock, self.probe, self.last = ClockRow(keys.cap("next"), self), ProbeLines(self), LastRow(self)
        self.kinds = [kind_key(look, self) for look in kinds[:KEYS]]
        self.space = self._key(Command("something"), _("Something here"), _("Something here"))
        self.earlier = self._key(Command("earlier"), _("The last moment was earlier"), _("Earlier"))
        self.undo = CapButton(Command("undo"), keys.cap("undo"), _("Undo"), self)
        self._notices: list[ElidedLabel] = []
        self._moved = QTimer(self)
        self._moved.setSingleShot(True)
        self._moved.timeout.connect(lambda: self.put.emit(self.x(), self.y()))
        self._connect()
        self._place()

    def _key(self, command: Command, name: str, short: str) -> StripKey:
        return StripKey(command, self._keys.cap(command.do), name, short, self)

    def _connect(self) -> None:
        for button in self._buttons:
            button.clicked.connect(lambda _on=False, each=button: self.chosen.emit(each.command))
        self.bar.clicked.connect(self.keys_wanted)
        current().changed.connect(self._on_theme)

    @property
    def _caps(self) -> list[StripKey]:
        return [*self.kinds, self.space, self.earlier]

    @property
    def _bare_caps(self) -> list[CapButton]:
        return [self.clock.next, self.undo]

    @property
    def _buttons(self) -> list[LiveButton]:
        return [*self._caps, *self._bare_caps, self.bar.blank]

    def _on_theme(self, _theme: object) -> None:
        for each in (self, *self.findChildren(QWidget)):
            each.update()

    # Where its parts stand ---------------------------------------------------------------------------------------

    def _place(self) -> None:
        self.setFixedSize(WIDTH, HEIGHT + NOTICE * len(self._notices))
        room = WIDTH - 2 * PAD
        self.bar.setGeometry(1, 1, WIDTH - 2, BAR - 1)
        self.clock.setGeometry(PAD, 33, room, 30)
        self.probe.setGeometry(PAD, 64, room, 36)
        wide = (room - GAP * (COLUMNS - 1)) / COLUMNS
        edges = [round(PAD + column * (wide + GAP)) for column in range(COLUMNS + 1)]
        for number, key in enumerate(self.kinds):
            row, column = divmod(number, COLUMNS)
            key.setGeometry(edges[column], KEYS_TOP + row * (KEY + GAP), round(wide), KEY)
        low = KEYS_TOP + 2 * (KEY + GAP)
        self.space.setGeometry(PAD, low, edges[3] - GAP - PAD, KEY)
        self.earlier.setGeometry(edges[3], low, WIDTH - PAD - edges[3], KEY)
        last = low + KEY + 2
        undo = self.undo.wanted_width()
        self.last.setGeometry(PAD, last, room - undo - 6, 22)
        self.undo.setGeometry(WIDTH - PAD - undo, last, undo, 22)
        for number, label in enumerate(self._notices):
            label.setGeometry(PAD, HEIGHT - 2 + NOTICE * number, room, NOTICE)

    def stand(self, place: tuple[int, int] | None, beside: QWidget) -> None:
        """Go where it stood last, or to a corner of the screen `beside` is on."""
        screens = [screen.availableGeometry() for screen in QGuiApplication.screens()]
        if place is None or not any(_reachable(QPoint(*place), free) for free in screens):
            free = beside.screen().availableGeometry()
            place = free.right() - WIDTH - EDGE, free.bottom() - self.height() - EDGE
        self.move(*place)

    def moveEvent(self, event: QMoveEvent) -> None:
        super().moveEvent(event)
        if self.isVisible():
            self._moved.start(MOVED_MS)

    # Keys --------------------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self.pressed.emit(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        self.released.emit(event)

    def focusNextPrevChild(self, _next: bool) -> bool:
        return False

    def closeEvent(self, event: QCloseEvent) -> None:
        event.accept()
        if event.spontaneous():  # the desktop closes it: the live window must know
            self.chosen.emit(Command("strip"))

    # What it shows of itself -------------------------------------------------------------------------------------

    def show_bar(self, look: BarLook) -> None:
        self.bar.show_bar(look)
        for key in self._caps:
            key.show_away(look.away)
        for cap in self._bare_caps:
            cap.show_away(look.away)

    def show_purpose(self, purpose: Purpose) -> None:
        """The title and the name of the window."""
        words = {"real": _("Strip"), "pilot": _("Strip, pilot round"), "practice": _("Strip, practice round")}[purpose]
        self.setWindowTitle(words)
        self.setAccessibleName(words)

    def show_notices(self, notices: Sequence[str]) -> None:
        for old in self._notices:
            old.deleteLater()
        self._notices = [
            ElidedLabel(text, 12, tone="muted", mode=Qt.TextElideMode.ElideRight, parent=self) for text in notices
        ]
        for label in self._notices:
            label.show()
        self._place()

    @property
    def notices(self) -> list[str]:
        return [label.text() for label in self._notices]

    # What it repeats of the live window --------------------------------------------------------------------------

    def show_clock(self, look: ClockLook) -> None:
        self.clock.show_clock(look)
        self.last.show_started(look.state != "planned")

    def show_phase(self, look: PhaseLook) -> None:
        self.clock.show_phase(look)

    def show_script(self, look: ScriptLook) -> None:
        self.clock.show_title(look.title)
        self.probe.show_script(look)

    def show_probe_time(self, look: ProbeTime) -> None:
        self.clock.show_spent(look.spent)

    def show_armed(self, kind: str) -> None:
        for key in self.kinds:
            key.show_armed(key.command.arg == kind)
        self.space.show_armed(not kind)

    def show_last(self, look: LastLook | None) -> None:
        self.last.show_last(look)

    def show_typing(self, typing: bool) -> None:
        for button in self._buttons:
            button.show_typing(typing)
        self.typing.emit(typing)

    def show_blank(self, blank: bool) -> None:
        show_blank(self, blank, self.keys_wanted.emit)

    def draw_now(self) -> None:
        if self.isVisible():
            QCoreApplication.sendEvent(self, QEvent(QEvent.Type.UpdateRequest))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(event.rect(), theme().colour("surface"))
        painter.setPen(theme().pen("control"))
        painter.drawRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5))
        painter.end()


def _reachable(place: QPoint, free: QRect) -> bool:
    """Whether enough of the bar would be on a screen to take hold of it."""
    return free.adjusted(40 - WIDTH, 0, -40, -BAR).contains(place)
