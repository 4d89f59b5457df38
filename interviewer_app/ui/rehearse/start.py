"""The first screen of a rehearsal: on which pack, at which pace, with which keys."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from interviewer_app.core.rounds.keys import KeyMap, KeyRow
from interviewer_app.core.texts import _
from interviewer_app.ui.live.buttons import one_line
from interviewer_app.ui.live.paint import draw_text
from interviewer_app.ui.rehearse.presenter import Pace
from interviewer_app.ui.theme.theme import BOLD
from interviewer_app.ui.widgets.buttons import PrimaryButton, SecondaryButton
from interviewer_app.ui.widgets.fields import Choice, labelled
from interviewer_app.ui.widgets.keycaps import keycap_width, paint_keycap
from interviewer_app.ui.widgets.labels import TextLabel
from interviewer_app.ui.widgets.panels import Ground, Panel, column, row

LINE, HEAD, COLUMNS, MOST = 28, 30, 3, 10
# What a rehearsal asks for, and what puts a slip right; all other keys work too, and `?` shows them.
ASKED = frozenset(
    {"kind", "something", "dimension", "direction", "prompted", "mode", "note", "undo", "next", "follow-up", "adapted"}
    | {"skip", "phase", "pause", "notice", "span"}
)
LEFT, GAP, KEYS, SIDE = 344, 36, 816, 20  # pixels


class KeyCard(QWidget):
    """The keys a rehearsal asks for, by group, as they stand on this user's map."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._groups: list[tuple[str, list[KeyRow]]] = []

    def show_keys(self, keys: KeyMap) -> None:
        asked = {
            name: [row for row in rows if row.cap and row.command.do in ASKED][:MOST]
            for name, rows in keys.groups().items()
        }
        self._groups = [(name, rows) for name, rows in asked.items() if rows]
        said = [f"{row.cap}: {row.words}" for _name, rows in self._groups for row in rows]
        self.setAccessibleName(_("Keys"))
        self.setAccessibleDescription(". ".join(said))
        self.setFixedHeight(max((sum(map(_high, column)) for column in self._columns()), default=0))
        self.update()

    def _columns(self) -> list[list[tuple[str, list[KeyRow]]]]:
        """The groups in order, the next one below the shortest column so far."""
        columns: list[list[tuple[str, list[KeyRow]]]] = [[] for _number in range(COLUMNS)]
        for group in self._groups:
            min(columns, key=lambda column: sum(map(_high, column))).append(group)
        return columns

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        wide = self.width() / COLUMNS
        for number, groups in enumerate(self._columns()):
            x, y = wide * number, 0.0
            for name, rows in groups:
                draw_text(painter, x, y + HEAD / 2 - 3, name, 12, "muted", BOLD)
                y += HEAD
                caps = max((keycap_width(each.cap) for each in rows), default=0)
                for each in rows:
                    paint_keycap(painter, x, y, each.cap)
                    words = one_line(each.words, wide - caps - 22, 13, middle=False)
                    draw_text(painter, x + caps + 8, y + 10, words, 13, "text")
                    y += LINE
        painter.end()


def _high(group: tuple[str, list[KeyRow]]) -> int:
    return HEAD + LINE * len(group[1]) + 8


class StartPage(Ground):
    """`begun(index of the pack, pace)`; `left` for the way back."""

    begun = Signal(int, str)
    pack_picked = Signal(int)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("bg", parent)
        self.setAccessibleName(_("Rehearse the keys"))
        self.pack, self.pace = Choice(_("Pack")), Choice(_("Pace"))
        for words, pace in paces():
            self.pace.addItem(words, pace)
        self.begin = PrimaryButton(_("Begin"), keys="Enter")
        self.home = SecondaryButton(_("Home"), keys="Esc")
        self.card = KeyCard()
        why = _(
            "A recorded round happens once more, line by line, above the real live window. Press what you would press. "
            "At the end you see how long each key took and which ones you missed."
        )
        kept = _("It is practice from the first key to the last, and nothing of it is kept once you leave.")
        buttons = row(self.begin, 8, self.home, 0)
        asks = QWidget()
        asks.setFixedWidth(LEFT)
        asks.setLayout(column(
            TextLabel(_("Rehearse the keys"), 22, BOLD), 8, TextLabel(why, 14, wrap=True), 8,
            TextLabel(kept, 13, tone="muted", wrap=True), 18, labelled(_("Pack"), self.pack), 12,
            labelled(_("Pace"), self.pace), 18, buttons, 0,
        ))  # fmt: skip
        self.panel = Panel(_("Keys"))
        self.panel.setLayout(column(self.card, 0, margins=(20, 16, 20, 12)))
        self.panel.setFixedWidth(KEYS)
        self._asks = asks
        self.setLayout(column(0, row(0, asks, GAP, self.panel, 0), 0, margins=(SIDE, 16, SIDE, 16)))
        self.begin.clicked.connect(self._begin)
        self.home.clicked.connect(self.left)
        self.pack.activated.connect(self.pack_picked)

    def show_packs(self, titles: Sequence[str], chosen: int) -> None:
        self.pack.clear()
        self.pack.addItems(list(titles))
        self.pack.setCurrentIndex(chosen)

    def show_keys(self, keys: KeyMap) -> None:
        self.card.show_keys(keys)

    def minimumSizeHint(self) -> QSize:
        return QSize(LEFT + 2 * SIDE, self._asks.minimumSizeHint().height() + 32)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The keys stand beside the choices where there is room; `?` shows them in the round in any case."""
        super().resizeEvent(event)
        size = event.size()
        wide = size.width() >= LEFT + GAP + KEYS + 2 * SIDE
        self.panel.setVisible(wide and size.height() >= self.card.height() + 60)

    def take_keys(self) -> None:
        self.begin.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._begin()
        else:
            super().keyPressEvent(event)

    def _begin(self) -> None:
        self.begun.emit(self.pack.currentIndex(), self.pace.currentData())


def paces() -> tuple[tuple[str, Pace], ...]:
    return (
        (_("Without waiting: the next line follows your key"), "ready"),
        (_("Twice as fast as it was recorded"), "double"),
        (_("As it was recorded"), "own"),
    )
