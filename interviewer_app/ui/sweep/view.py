"""The sweep's page on the screen: the walk, one item with its keys, the log around it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent, QPainter, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from interviewer_app.core.texts import _
from interviewer_app.ui.live.strokes import latin_key_of, stroke_for
from interviewer_app.ui.rating.rail import quiet_scroll
from interviewer_app.ui.sweep.looks import ItemLook, RowLook, TimerLook
from interviewer_app.ui.sweep.parts import KeyFlow, LogLines, NoteBox, TimeTaken, Walk, draw_mark
from interviewer_app.ui.sweep.presenter import SweepPresenter
from interviewer_app.ui.theme.theme import BOLD, MEDIUM
from interviewer_app.ui.widgets.buttons import PrimaryButton, SecondaryButton
from interviewer_app.ui.widgets.folding import Folding
from interviewer_app.ui.widgets.keycaps import HintBar
from interviewer_app.ui.widgets.labels import ElidedLabel, TextLabel
from interviewer_app.ui.widgets.messages import EmptyPlace, KeysPanel, NoticeLine
from interviewer_app.ui.widgets.panels import Ground, Panel, Rule, column, row

_Key = Qt.Key
CTRL, NONE = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.NoModifier
ENTERS = (_Key.Key_Return, _Key.Key_Enter)


class Mark(QWidget):
    """The shape of the moment beside its name; takes no room before there is one."""

    def __init__(self) -> None:
        super().__init__()
        self._look: ItemLook | None = None
        self.setFixedSize(38, 32)

    def show_item(self, look: ItemLook) -> None:
        self._look = look
        self.setVisible(look.mark is not None)
        self.update()

    def paintEvent(self, _event: object) -> None:
        if self._look is not None and self._look.mark is not None:
            draw_mark(QPainter(self), 15, 16, 26, self._look.mark)


class Header(QWidget):
    """Who, on what; how long it has taken; the two ways out."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedHeight(44)
        self.name, self.about = ElidedLabel("", 17, BOLD), ElidedLabel("", 13, tone="muted")
        for label in (self.name, self.about):
            label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.timer, self.trouble = TimeTaken(), NoticeLine()
        self.home = SecondaryButton(_("Home"), keys=_("Ctrl H"))
        self.rate = PrimaryButton(_("Rate"), keys=_("Ctrl Enter"))
        line = row(column(self.name, 2, self.about), 18, self.trouble, 18, self.timer, 18, self.home, 10, self.rate)
        line.setStretch(0, 3)
        line.setStretchFactor(self.trouble, 5)
        self.setLayout(line)


class ItemPanel(Panel):
    """One item: what is asked, the moment as it is, the keys."""

    def __init__(self) -> None:
        super().__init__(_("Asked now"))
        self.place, self.time = TextLabel("", 13, tone="muted"), TextLabel("", 14, MEDIUM, mono=True)
        self.mark, self.heading = Mark(), ElidedLabel("", 21, BOLD)
        self.asks = TextLabel("", 15, wrap=True)
        self.facts = ElidedLabel("", 13, tone="muted", mode=Qt.TextElideMode.ElideRight)
        self.note = NoteBox()
        self.remark = TextLabel("", 13, tone="muted", wrap=True)
        self.remark.hide()
        self.kinds, self.dimensions = KeyFlow(_("Kind")), KeyFlow(_("Dimension"))
        self.refine = KeyFlow(_("Direction and the rest"))
        self.hint = ElidedLabel("", 13, MEDIUM, tone="accent", mode=Qt.TextElideMode.ElideRight)
        keys = (
            ("X", _("nothing to add")), ("↓", _("next")), ("↑", _("back")), ("← →", _("10 s")), ("Bksp", _("undo")),
            ("?", _("keys")),
        )  # fmt: skip
        keys_side = QWidget()
        keys_side.setLayout(column(self.kinds, 14, self.dimensions, 14, self.refine, 0))
        scroll = quiet_scroll(keys_side)
        head = row(self.mark, self.heading, 14, self.time)
        head.setStretchFactor(self.heading, 1)
        inner = column(
            self.place, 6, head, 6, self.asks, 6, self.facts, 10, self.note, 4, self.remark, 10, scroll, 8, self.hint,
            8, Rule(), 10, HintBar(keys), margins=(22, 18, 22, 14),
        )  # fmt: skip
        inner.setStretchFactor(scroll, 1)
        self.setLayout(inner)

    def show_item(self, look: ItemLook) -> None:
        self.place.setText(look.place)
        self.heading.setText(look.heading)
        self.time.setText(look.time)
        self.asks.setText(look.asks)
        self.facts.setText(f"{look.name} · {look.facts}" if look.facts else "")
        self.mark.show_item(look)
        self.note.show_note(look.note, look.mark is not None)
        self.remark.setText(look.remark)
        self.remark.setVisible(bool(look.remark))
        for flow, keys in ((self.kinds, look.kinds), (self.dimensions, look.dimensions), (self.refine, look.refine)):
            flow.show_keys(keys)


class Around(Panel):
    """What was being asked, in the pack's words, and the moments before and after."""

    def __init__(self) -> None:
        super().__init__(_("Around it"))
        self.probe = TextLabel("", 14, BOLD, wrap=True)
        self.words = TextLabel("", 15, wrap=True)
        self.log = LogLines()
        inner = QWidget()
        inner.setLayout(column(self.probe, 8, self.words, 0, margins=(0, 0, 6, 0)))
        scroll = quiet_scroll(inner)
        lines = column(
            TextLabel(_("Asked then"), 12, MEDIUM, tone="muted"), 6, scroll, 12, Rule(), 12,
            TextLabel(_("In the log around it"), 12, MEDIUM, tone="muted"), 6, self.log, margins=(18, 18, 14, 14),
        )  # fmt: skip
        lines.setStretchFactor(scroll, 1)
        self.setLayout(lines)

    def show_item(self, look: ItemLook) -> None:
        self.probe.setText(look.probe)
        self.words.setText(look.probe_words)
        self.log.show_lines(look.log)


class SweepPage(Ground):
    """The page. Letters and digits are keys of it, unless the note is open."""

    stroke = Signal(str)
    commanded = Signal(object)
    stepped = Signal(int)
    picked = Signal(int)
    note_typed = Signal(str)
    note_rested = Signal()
    note_given = Signal()
    note_dropped = Signal()
    rate_asked = Signal()
    home_asked, log_asked, integrity_asked = Signal(), Signal(), Signal()
    retried = Signal()

    def __init__(self) -> None:
        super().__init__("bg")
        self.presenter: SweepPresenter | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(_("Sweep"))
        self.head, self.walk, self.item, self.around = Header(), Walk(), ItemPanel(), Around()
        words = _("Every probe left a moment, and every moment has its kind, dimension and note.")
        self.empty = EmptyPlace(_("Nothing is missing"), words)
        self._keys = KeysPanel(keys_of_the_page(), self)
        body = row(self.walk, 12, self.item, 12, self.around, self.empty)
        body.setStretchFactor(self.item, 1)
        self._folding = Folding(body, {self.walk: 160, self.item: 460, self.around: 280}, low=(self.walk,))
        whole = column(self.head, 12, body, margins=(16, 14, 16, 16))
        whole.setStretchFactor(body, 1)
        self.setLayout(whole)
        self._connect()

    def _connect(self) -> None:
        self.walk.picked.connect(self.picked)
        self.head.rate.clicked.connect(self.rate_asked)
        self.head.home.clicked.connect(self.home_asked)
        for flow in (self.item.kinds, self.item.dimensions, self.item.refine):
            flow.pressed.connect(self.commanded)
        for button in (self.head.rate, self.head.home):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.item.note.field.textEdited.connect(self.note_typed)
        self.item.note.field.rested.connect(self.note_rested)

    # What the presenter shows ------------------------------------------------------------------------------------

    def show_head(self, candidate: str, about: str) -> None:
        self.head.name.setText(candidate)
        self.head.about.setText(f"{_('Before the rating: what is still missing')} · {about}")

    def show_walk(self, tally: str, rows: tuple[RowLook, ...]) -> None:
        self.walk.show_walk(tally, rows)

    def show_item(self, look: ItemLook | None) -> None:
        for panel in (self.walk, self.item, self.around):
            panel.setVisible(look is not None)
        self.empty.setVisible(look is None)
        if look is not None:
            self.item.show_item(look)
            self.around.show_item(look)
            self._say(f"{look.place}. {look.heading}, {look.time}. {look.asks}")

    def show_timer(self, look: TimerLook) -> None:
        self.head.timer.show_timer(look)

    def show_hint(self, words: str) -> None:
        """A quiet sentence below the keys."""
        self.item.hint.setText(words)
        if words:
            self._say(words)

    def open_note(self, text: str) -> None:
        self.item.note.open_note(text)
        self._say(_("Letters are text now. Enter attaches, Esc leaves."))

    def close_note(self) -> None:
        self.item.note.close_note()
        self.setFocus()

    def show_trouble(self, sentence: str) -> None:
        """Say what went wrong, or nothing when it is empty."""
        self.head.trouble.show_text(sentence)

    def _say(self, words: str) -> None:
        if QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))

    # Keys --------------------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        keys = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if keys == CTRL and self._chord(latin_key_of(event)):
            return
        if self.item.note.is_open:
            self._in_the_note(event)
        elif event.text() == "?":
            self._keys.toggle()
        elif keys == NONE and event.key() == _Key.Key_Escape:
            self._keys.hide()
            self.setFocus()
        elif keys == NONE and event.key() in (_Key.Key_Up, _Key.Key_Down):
            self.stepped.emit(1 if event.key() == _Key.Key_Down else -1)
        elif keys == NONE and event.key() == _Key.Key_Delete:
            self.stroke.emit("delete")
        elif (typed := stroke_for(event, self._means)) and (not event.isAutoRepeat() or typed in ("left", "right")):
            self.stroke.emit(typed)
        else:
            super().keyPressEvent(event)

    def _means(self, stroke: str) -> object:
        return self.presenter.means(stroke) if self.presenter is not None else None

    def _chord(self, key: int) -> bool:
        signals: dict[int, SignalInstance] = {_Key.Key_R: self.retried, _Key.Key_H: self.home_asked}
        signals |= {_Key.Key_L: self.log_asked, _Key.Key_I: self.integrity_asked}
        signal = self.rate_asked if key in ENTERS else signals.get(key)
        if signal is not None:
            signal.emit()
        return signal is not None

    def _in_the_note(self, event: QKeyEvent) -> None:
        if event.key() in ENTERS:
            self.note_given.emit()
        elif event.key() == _Key.Key_Escape:
            self.note_dropped.emit()

    # Sizes -------------------------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        wide = event.size().width() >= 1400
        folds = self._folding.fold(self)
        self.head.timer.setVisible(not folds)
        if not folds:
            self.walk.setFixedWidth(300 if wide else 252)
            self.around.setFixedWidth(396 if wide else 320)
        self._keys.place()
        super().resizeEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.setFocus()


def keys_of_the_page() -> tuple[tuple[str, str], ...]:
    """What each key does here, for the panel of keys and the README."""
    return (
        ("a – z", _("the kind; for a probe, a moment of that kind")),
        (_("Space"), _("for a probe, something here, to sort")),
        ("1 – 0", _("the dimension")),
        ("= - .", _("for, against, neutral")),
        ("P S", _("prompted or not, shown or told")),
        (_("Enter"), _("note; Enter attaches, Esc leaves")),
        ("← →", _("10 s earlier or later, for what is added here")),
        ("X", _("nothing to add; also Delete")),
        ("↑ ↓", _("another one")),
        (_("Bksp"), _("undo what was done here")),
        (_("Ctrl Enter"), _("to the rating, at any time")),
        (_("Ctrl L"), _("the log: every moment, and what became of it")),
        (_("Ctrl I"), _("integrity observations; no card shows them")),
        (_("Ctrl R"), _("try to write again")),
        (_("Ctrl H"), _("Home; what you added stays")),
        ("?", _("these keys")),
    )
