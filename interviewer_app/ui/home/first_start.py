"""What stands in the place of the list before the first round: a round to see, where the keys are, whose name it is."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLayout, QWidget

from interviewer_app.core.texts import _
from interviewer_app.ui.theme.theme import BOLD, font, theme
from interviewer_app.ui.widgets.buttons import NavButton, PrimaryButton, SecondaryButton
from interviewer_app.ui.widgets.keycaps import keycap_width, paint_keycap
from interviewer_app.ui.widgets.labels import ElidedLabel, TextLabel
from interviewer_app.ui.widgets.messages import CheckedNote
from interviewer_app.ui.widgets.panels import Panel, Rule, column, row

WIDTH, SIDE = 500, 28  # pixels: the card, and its margin
WHOLE = 480  # pixels of height below which the promises give way to the keys
DEMO_MINUTES = 4  # that the recorded round takes when it is replayed


class FirstStart(QWidget):
    """`replay_asked`, `rehearse_asked`, `round_asked`, `name_asked`: what its buttons are for."""

    replay_asked = Signal()
    rehearse_asked = Signal()
    round_asked = Signal()
    name_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("Nothing here yet"))
        self.replay = PrimaryButton(_("Replay the bundled round"))
        self.new = SecondaryButton(_("New round"), keys="Ctrl N")
        self.name = ElidedLabel("", 13, tone="muted", mode=Qt.TextElideMode.ElideRight)
        self.change = NavButton(_("Change"))
        self.change.setCheckable(False)
        self.change.setAccessibleName(_("Change the name on your cards"))
        self.rehearse = NavButton(_("Rehearse them"))
        self.rehearse.setCheckable(False)
        self.rehearse.setAccessibleName(_("Rehearse the keys of a round"))
        self.promises = QWidget()
        self.promises.setLayout(column(*_promises()))
        card = Panel(_("Nothing here yet"), around="surface")
        card.setLayout(column(*self._parts(), margins=(SIDE, 22, SIDE, 16)))
        card.setFixedWidth(WIDTH)
        # a third of what is left stands above: the middle as the eye sees it
        lines = column(row(0, card, 0), margins=(16, 6, 16, 6))
        lines.insertStretch(0, 1)
        lines.addStretch(2)
        self.setLayout(lines)
        self.setMinimumHeight(1)
        self.replay.clicked.connect(self.replay_asked)
        self.rehearse.clicked.connect(self.rehearse_asked)
        self.new.clicked.connect(self.round_asked)
        self.change.clicked.connect(self.name_asked)

    def _parts(self) -> tuple[QWidget | QLayout | int, ...]:
        words = _(
            "A round takes three fields. To see one first, replay the bundled one: real keys, pressed into the real "
            "window for {n} minutes."
        ).format(n=DEMO_MINUTES)
        ways = row(self.replay, 10, self.new, 0)
        name = row(self.name, self.change, 0)
        return (
            TextLabel(_("Nothing here yet"), 18, BOLD), 6, TextLabel(words, 14, tone="muted", wrap=True), 16, ways,
            18, Rule(), 9, row(TextLabel(_("Keys of a round"), 13, BOLD), 0, self.rehearse), 3, RoundKeys(),
            self.promises, 12, Rule(), 8, name,
        )  # fmt: skip

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.promises.setVisible(self.height() >= WHOLE)

    def show_name(self, name: str) -> None:
        self.name.setText(_("Your cards will say: {name}").format(name=name))


def _promises() -> tuple[QWidget | int, ...]:
    one_file = CheckedNote(_("Everything stays in one file on this computer"))
    return 12, Rule(), 14, one_file, 6, CheckedNote(_("No camera, no screen or key capture, no network"))


class RoundKeys(QWidget):
    """The keys to begin with, two beside each other."""

    LINE, CAP = 27, 66  # pixels: a line, and the caps with the room behind them

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = _first_keys()
        self.setFixedHeight(self.LINE * len(self._rows))
        self.setAccessibleName(". ".join(f"{cap}: {words}" for line in self._rows for cap, words in line))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        half = self.width() / 2
        for number, line in enumerate(self._rows):
            y = number * self.LINE
            for side, (cap, words) in enumerate(line):
                indent = self.CAP if side else keycap_width("T") + 12
                paint_keycap(painter, side * half, y + 3, cap)
                painter.setFont(font(13))
                painter.setPen(theme().colour("text"))
                box = QRectF(side * half + indent, y, half - indent - 8, self.LINE - 1)
                painter.drawText(box, int(Qt.AlignmentFlag.AlignVCenter), words)


def _first_keys() -> tuple[tuple[tuple[str, str], tuple[str, str]], ...]:
    return (
        (("T", _("Trusted output")), ("Enter", _("Note"))),
        (("R", _("Rejected suggestion")), ("Bksp", _("Undo"))),
        (("A", _("Added test")), ("→", _("Next probe"))),
        (("N", _("Named risk")), ("?", _("All keys, on every page"))),
    )
