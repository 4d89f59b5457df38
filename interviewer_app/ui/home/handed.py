"""Home's panel of claims to come back to: for a planned round, what earlier interviewers of the candidate handed on.

Built when a planned round with claims is first chosen, which for most people is never.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from interviewer_app.core.rounds.claims import Claims
from interviewer_app.core.texts import _, plural
from interviewer_app.core.workspace.claims import claims_for_round
from interviewer_app.ui.context import AppContext
from interviewer_app.ui.home.view import HomePage
from interviewer_app.ui.live.words import clock_text
from interviewer_app.ui.theme.theme import BOLD
from interviewer_app.ui.widgets.labels import ElidedLabel, TextLabel
from interviewer_app.ui.widgets.panels import Panel, column, row

MOST = 3  # claims, a line each; the live window says all of them
AIR = 12


class Handed:
    """The panel below the new round; hidden while the chosen round has none."""

    def __init__(self, context: AppContext, view: HomePage) -> None:
        self._context, self._chosen = context, ""
        self.panel = QWidget()
        self.words = [ElidedLabel("", 13, mode=Qt.TextElideMode.ElideRight) for _line in range(MOST)]
        self.whose = ElidedLabel("", 12, tone="muted", mode=Qt.TextElideMode.ElideRight)
        framed = Panel(_("To come back to"))
        head = row(TextLabel(_("To come back to"), 16, BOLD), 12, self.whose)
        head.setStretchFactor(self.whose, 1)
        lines = column(head, 8, *self.words, margins=(16, 14, 16, 14))
        lines.setSpacing(3)
        framed.setLayout(lines)
        self.panel.setLayout(column(AIR, framed))
        self.panel.hide()
        view.right.insertWidget(1, self.panel)

    def chosen(self, round_id: str) -> None:
        """Another line of the list: read what was handed on for it, off the window's thread."""
        self._chosen = round_id
        self.panel.hide()
        workspace, folder = self._context.workspace, self._context.home.claims

        def take(claims: Sequence[Claims]) -> None:
            if self._chosen == round_id:
                self.show_claims(claims)

        self._context.jobs.run(lambda: claims_for_round(workspace, folder, round_id), take, lambda _words: None)

    def show_claims(self, claims: Sequence[Claims]) -> None:
        told = [f"{clock_text(each.at_ms)}  {' '.join(each.text.split())}" for one in claims for each in one.claims]
        for label, words in zip_longest(self.words, told[:MOST], fillvalue=""):
            assert isinstance(label, ElidedLabel)
            label.setText(words)
            label.setVisible(bool(words))
        names = ", ".join(dict.fromkeys(one.interviewer or _("an earlier round") for one in claims))
        left = len(told) - MOST
        more = [plural("{n} more at the start", "{n} more at the start", left)] if left > 0 else []
        self.whose.setText(" · ".join([_("said to {names}").format(names=names), *more]))
        self.panel.setVisible(bool(told))


def let_it_tell(context: AppContext, view: HomePage) -> Handed:
    """Home tells of claims from now on; the page keeps what this returns."""
    handed = Handed(context, view)
    view.round_chosen.connect(handed.chosen)
    return handed
