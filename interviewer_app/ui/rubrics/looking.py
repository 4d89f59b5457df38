"""Lint, past rounds and uses, found out off the window's thread and drawn once they are there. No Qt."""

from __future__ import annotations

import copy

from interviewer_app.core.texts import _
from interviewer_app.ui.rubrics.checking import Checked, check
from interviewer_app.ui.rubrics.desk import Desk, Lack, Later, Opened, Raw, Run, StudioView, Uses
from interviewer_app.ui.rubrics.found import Found
from interviewer_app.ui.rubrics.outline import word
from interviewer_app.ui.rubrics.showing import Showing

LINT_MS = 250


class Looking(Showing):
    """run: does core work off this thread. later(name, ms, work): calls `work` once nobody has asked again for so
    long.
    """

    def __init__(self, view: StudioView, opened: Opened, desk: Desk, run: Run, later: Later) -> None:
        super().__init__(view, opened)
        self.desk, self.run, self.later = desk, run, later
        self._checking = False
        self._lacked: dict[str, str] = {}

    def check(self) -> None:
        """Lint a copy of the pack; once more when more was typed meanwhile."""
        if self._checking or self.closed:
            return
        self._checking = True
        tree, against, edit, draft = copy.deepcopy(dict(self.tree)), self.opened.against, self.edit, self.draft

        def work() -> tuple[Checked, tuple[Lack, ...], str]:
            missing = self.desk.missing(tree) if draft is not None and against.base is None else ()
            return check(tree, against), missing, self.desk.proposed(draft) if draft is not None else ""

        self.run(work, lambda outcome: self._have_checked(outcome, edit), self._failed)

    def fetch(self) -> None:
        """Moments for the anchors of what is open, once for each dimension."""
        name, pack = self.dimension(), word(self.tree, "id")
        if name and name not in self.raw:
            self.run(lambda: self.desk.material(pack, name), lambda raw: self._have_raw(name, raw), lambda _words: None)

    def fetch_proof(self) -> None:
        """Whether the exercise was proved on this machine, as it stands."""
        if isinstance(self.tree.get("exercise"), dict):
            self.run(self.desk.proved, self._have_proof, lambda _words: None)

    def _have_proof(self, day: str) -> None:
        self.proven = _("exercise proven {day}").format(day=day) if day else _("exercise not proven here")
        if not self.closed:
            self.show_head()

    def fetch_uses(self) -> None:
        """How often anchors were used: those of the version that is read, or that a draft comes from."""
        base = self.draft.base if self.draft is not None else None
        pack = base.id if base is not None else word(self.tree, "id")
        version = base.version if base is not None else word(self.tree, "version")
        self.run(lambda: self.desk.uses(pack, version), self._have_uses, lambda _words: None)

    def _have_checked(self, outcome: tuple[Checked, tuple[Lack, ...], str], edit: int) -> None:
        self._checking = False
        if self.closed:
            return
        self.checked, lacks, self.version = outcome
        self._remember(lacks)
        self.found, self.looked_at = Found(self.checked.findings), edit
        self.show_all()
        if edit != self.edit:
            self.later("lint", LINT_MS, self.check)

    def _remember(self, lacks: tuple[Lack, ...]) -> None:
        """What was missing and is there now stays in the list, ticked; once nothing is needed the list goes."""
        now = {each.field: each.words for each in lacks}
        self._lacked |= now
        open_ones = any(each.needed for each in lacks)
        self.missing = tuple((words, field not in now) for field, words in self._lacked.items()) if open_ones else ()

    def _have_raw(self, name: str, raw: Raw) -> None:
        self.raw[name] = raw
        if not self.closed and name == self.dimension():
            self.show_form()

    def _have_uses(self, uses: Uses) -> None:
        self.used = uses
        if not self.closed and uses:
            self.show_form()

    def _failed(self, sentence: str) -> None:
        self._checking = False
        if not self.closed:
            self.view.show_trouble(_("The lint cannot run: {why}").format(why=sentence))
