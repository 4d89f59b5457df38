"""The bar across the top of Home: the page, the name that cards will say, the look."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QWidget

from interviewer_app.core.texts import _
from interviewer_app.ui.widgets.buttons import NavButton
from interviewer_app.ui.widgets.labels import literal_tip
from interviewer_app.ui.widgets.panels import Ground, row

if TYPE_CHECKING:
    # For the type checker: the field is built when the name is to be changed, which for most people is once.
    from interviewer_app.ui.home.name_field import NameField

LONGEST = 260  # pixels of the name on its button
NARROW = 800  # pixels: below this width not every entry has room


class HomeBar(Ground):
    """`name_typed(text)` when Enter is to keep it; `show_name` or `show_refusal` answers."""

    name_typed = Signal(str)
    look_asked = Signal()
    keys_asked = Signal()
    packs_asked = Signal()
    debriefs_asked = Signal()
    calibration_asked = Signal()
    practice_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("surface", parent)
        self.field: NameField | None = None
        self._name = ""
        self._before: QWidget | None = None
        self.here = here = NavButton(_("Home"))
        here.setChecked(True)
        here.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.debriefs, self.packs, self.keys = NavButton(_("Debriefs")), NavButton(_("Packs")), NavButton(_("Keys"))
        self.calibration, self.practice = NavButton(_("Calibration")), NavButton(_("Practice"))
        self.name, self.look = NavButton(""), NavButton("")
        for button in (
            self.debriefs, self.calibration, self.packs, self.practice, self.keys, self.name, self.look,
        ):
            button.setCheckable(False)
        self.name.setAccessibleName(_("The name on your cards"))
        self.setFixedHeight(43)
        ways = row(here, 4, self.debriefs, 4, self.calibration, 4, self.packs, 4, self.practice, 4, self.keys)
        self.lines = row(ways, 0, self.name, 4, self.look, margins=(16, 0, 16, 0))
        self.setLayout(self.lines)
        self.debriefs.clicked.connect(self.debriefs_asked)
        self.calibration.clicked.connect(self.calibration_asked)
        self.packs.clicked.connect(self.packs_asked)
        self.practice.clicked.connect(self.practice_asked)
        self.keys.clicked.connect(self.keys_asked)
        self.name.clicked.connect(self.edit_name)
        self.look.clicked.connect(self.look_asked)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        for button in (self.here, self.keys):  # what only names the page, and what has a key of its own, give way
            button.setVisible(self.width() >= NARROW)

    def show_name(self, name: str) -> None:
        """The name that cards will say, on the button that changes it."""
        self._name = name
        self._close_field()
        words = _("Name: {name}").format(name=name)
        shown = QFontMetrics(self.name.font()).elidedText(words, Qt.TextElideMode.ElideRight, LONGEST)
        self.name.show_words(shown)
        self.name.setAccessibleName(_("The name on your cards"))
        self.name.setAccessibleDescription(name)
        self.name.setToolTip(literal_tip(name if shown != words else ""))

    def show_refusal(self, words: str) -> None:
        """Why what was typed is no name; the field stays open."""
        if self.field is not None:
            self.field.show_refusal(words)

    def show_look(self, words: str) -> None:
        self.look.show_words(words)

    def edit_name(self) -> None:
        """Put a field in the place of the button, with the keys in it."""
        from interviewer_app.ui.home.name_field import NameField

        if self.field is None:
            self.field = NameField()
            self.lines.insertWidget(self.lines.indexOf(self.name), self.field)
            self.field.kept.connect(self.name_typed)
            self.field.left.connect(self._close_field)
        self._before = self.window().focusWidget()
        self.name.hide()
        self.field.open(self._name)

    def _close_field(self) -> None:
        """The button again; the keys go back to where they were, unless they have gone elsewhere already."""
        if self.field is None or self.field.isHidden():
            return
        held = self.field.holds_keys()
        self.name.show()
        if held:
            (self._before or self.name).setFocus()
        self.field.hide()
