"""Home's panel of claims to come back to: for a planned round, what earlier interviewers of the candidate handed on.

Built when a planned round with claims is first chosen, which for most people is never.
"""

from __future__ import annotations

from collections.abc import Sequence

from interviewer_app.core.rounds.claims import Claims
from interviewer_app.core.texts import _, plural
from interviewer_app.core.workspace.claims import claims_for_round
from interviewer_app.ui.context import AppContext
from interviewer_app.ui.home.view import HomePage
from interviewer_app.ui.live.words import clock_text
from interviewer_app.ui.theme.theme import BOLD
from interviewer_app.ui.widgets.labels import TextLabel
from interviewer_app.ui.widgets.panels import Panel, column

MOST, LONGEST = 5, 240  # claims, and characters of each


class Handed:
    """The panel below the new round; hidden while the chosen round has none."""

    def __init__(self, context: AppContext, view: HomePage) -> None:
        self._context, self._chosen = context, ""
        self.panel = Panel(_("To come back to"))
        self.words = TextLabel("", 13, wrap=True)
        self.whose = TextLabel("", 12, tone="muted", wrap=True)
        lines = column(
            TextLabel(_("To come back to"), 16, BOLD), 8, self.words, 8, self.whose, margins=(16, 14, 16, 14)
        )
        self.panel.setLayout(lines)
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
        told = [f"{clock_text(each.at_ms)}  {_short(each.text)}" for one in claims for each in one.claims]
        left = len(told) - MOST
        more = [plural("and {n} more", "and {n} more", left)] if left > 0 else []
        self.words.setText("\n".join([*told[:MOST], *more]))
        names = ", ".join(dict.fromkeys(one.interviewer or _("an earlier round") for one in claims))
        self.whose.setText(
            _("Said to {names}. Words alone: nothing here says what they were worth.").format(names=names)
        )
        self.panel.setVisible(bool(told))


def _short(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= LONGEST else words[: LONGEST - 1] + "…"


def let_it_tell(context: AppContext, view: HomePage) -> Handed:
    """Home tells of claims from now on; the page keeps what this returns."""
    handed = Handed(context, view)
    view.round_chosen.connect(handed.chosen)
    return handed
