"""Nothing typed is lost: kept beside the pack at once, saved on request, published as a version. No Qt."""

from __future__ import annotations

from interviewer_app.core.errors import InterviewerError
from interviewer_app.core.rubrics.drafts.disk import ChangedOutside, Saved
from interviewer_app.core.texts import _
from interviewer_app.ui.rubrics.heading import head_of
from interviewer_app.ui.rubrics.looking import Looking

KEEP_MS = 600


class Keeping(Looking):
    """Autosave, save, publish, fork, handout."""

    _over = False  # the next save keeps what somebody else has written, and saves

    def settle(self, besides: str = "") -> None:
        """What was typed is whole, in all fields but one: another field is another step to undo."""
        self.pause()

    def pause(self) -> None:
        if self.draft is not None:
            self.draft.pause()

    def keep(self) -> None:
        """Write what was typed beside the pack, so that no crash loses it."""
        draft, edit = self.draft, self.edit
        if draft is None or edit == self.kept or self.closed:
            return

        def work() -> int:
            draft.autosave()
            return draft.changed_lines()

        self.run(work, lambda lines: self._have_kept(edit, lines), self.view.show_trouble)

    def _have_kept(self, edit: int, lines: int) -> None:
        self.kept = max(self.kept, edit)
        if edit == self.edit:
            self.unsaved = lines
        if not self.closed:
            self.show_head()

    def save(self) -> None:
        """Write pack.yaml, only the lines that changed."""
        draft, edit, over = self.draft, self.edit, self._over
        if draft is None or self.busy:
            return
        self.settle()

        def work() -> Saved | ChangedOutside:
            try:
                return draft.save(over)
            except ChangedOutside as error:
                return error

        self.run(work, lambda outcome: self._have_saved(edit, outcome), self.view.show_trouble)

    def _have_saved(self, edit: int, outcome: Saved | ChangedOutside) -> None:
        if self.closed:
            return
        if isinstance(outcome, ChangedOutside):
            self._over = True
            self.view.show_trouble(
                _("pack.yaml was changed outside. Yours is kept; Ctrl S again saves it and keeps both.")
            )
            return
        self._over = False
        self.kept = max(self.kept, edit)
        self.unsaved = 0 if edit == self.edit else None
        kept = _("Saved. What somebody else had written is kept as {name}.")
        self.view.show_trouble(kept.format(name=outcome.beside.name) if outcome.beside is not None else "")
        self.show_head()

    def leave(self) -> None:
        """The page goes: what was typed is kept now.

        raises: MachineTrouble if the disk refuses
        """
        self.keep_now()
        self.closed = True

    def keep_now(self) -> None:
        """Write what was typed beside the pack on this thread; raises MachineTrouble if the disk refuses."""
        self.settle()
        if self.draft is not None and self.edit != self.kept and not self.busy:
            self.draft.autosave()
            self.kept = self.edit

    def publish(self) -> None:
        """Publish where nothing holds it; the studio then shows the version as it is read."""
        draft = self.draft
        if draft is None or self.busy or head_of(self.tree, self.checked, self.standing()).why_not:
            return
        self.settle()
        self._begin()
        said = _("Published. Rounds can run on it now; the next change begins with a fork.")
        self.run(lambda: self.desk.publish(draft), lambda folder: self.desk.reopen(folder, said), self._stopped)

    def fork(self) -> None:
        """A draft of one's own in the place of what is only read."""
        if self.draft is None and not self.busy:
            self._begin()
            said = _("Your own draft. The version it comes from stays as it is.")
            self.run(self.desk.fork, lambda folder: self.desk.reopen(folder, said), self._stopped)

    def hand_out(self, target: str) -> None:
        """What a candidate gets, into a folder."""
        self.run(lambda: self.desk.hand_out(target), self.view.show_trouble, self.view.show_trouble)

    def compare(self) -> None:
        """Side by side with the version it comes from, on a page of its own, which reads the file: it is saved first.
        """
        draft = self.draft
        if draft is None or self.busy or not head_of(self.tree, self.checked, self.standing()).compare:
            return
        self.settle()

        def work() -> str:
            draft.save(self._over)
            return self.desk.base_folder(draft)

        self.run(work, self._have_base, self.view.show_trouble)

    def _have_base(self, folder: str) -> None:
        if not self.closed:
            self.desk.compare(folder)

    def back(self) -> None:
        """To the page before, once what was typed is kept; a disk that refuses holds the page, and says so."""
        if self.busy:
            return
        try:
            self.keep_now()
        except InterviewerError as error:
            self.view.show_trouble(str(error))
        else:
            self.desk.leave()

    def _begin(self) -> None:
        """Nothing is typed into a pack that is being written elsewhere."""
        self.busy = True
        self.view.show_busy(True)
        self.show_head()

    def _stopped(self, sentence: str) -> None:
        self.busy = False
        if not self.closed:
            self.view.show_busy(False)
            self.view.show_trouble(sentence)
            self.show_head()
