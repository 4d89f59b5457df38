"""The note line: text for the last moment, kept while it is typed, and wiped once it is attached and on disk."""

from __future__ import annotations

from collections.abc import Callable, MutableMapping

from interviewer_app.core.rounds.bodies import clean
from interviewer_app.core.rounds.clock import Instant
from interviewer_app.core.rounds.state import Moment
from interviewer_app.ui.live import words
from interviewer_app.ui.live.parts import Actions, Parts

DRAFT = "note:"


class NoteActions:
    """`drafts`: unfinished notes by moment id, kept up to date here. `changed`: draws a moment that has its note."""

    def __init__(
        self, parts: Parts, drafts: MutableMapping[str, str], changed: Callable[[Moment | None, Instant], None]
    ) -> None:
        self._view, self._live, self._outside, self._round = parts.view, parts.live, parts.outside, parts.round
        self._drafts, self._changed = drafts, changed
        self._note_on: str | None = None
        self._to_wipe: list[tuple[int, str]] = []
        self._wipe_attached()

    @property
    def actions(self) -> Actions:
        return {"note": self._note, "leave": self.leave}

    @property
    def is_open(self) -> bool:
        """True while letters are text."""
        return self._note_on is not None

    def _wipe_attached(self) -> None:
        """Drafts whose note was attached right before the application went away: their wiping did not come about."""
        for moment_id, text in list(self._drafts.items()):
            moment = self._live.fold.moments.get(moment_id)
            if moment is not None and moment.note == clean(text.strip()):
                del self._drafts[moment_id]
                self._outside.wipe_draft(self._round, DRAFT + moment_id)

    def edited(self, text: str) -> None:
        if self._note_on is not None:
            self._drafts[self._note_on] = _well_formed(text)

    def rested(self) -> None:
        """Typing has stopped for a moment: keep the text where a crash does not reach it."""
        if self._note_on is not None and self._note_on in self._drafts:
            self._outside.save_draft(self._round, DRAFT + self._note_on, self._drafts[self._note_on])

    def written(self, ticket: int) -> None:
        """Everything up to `ticket` is on disk: the drafts of attached notes may go."""
        while self._to_wipe and self._to_wipe[0][0] <= ticket:
            self._outside.wipe_draft(self._round, DRAFT + self._to_wipe.pop(0)[1])

    def leave(self, _arg: str, _at: Instant) -> None:
        if self._note_on is not None:
            self.rested()
            self._note_on = None
            self._view.close_note()
        self._view.show_keys(False)

    def _note(self, _arg: str, at: Instant) -> None:
        if self._note_on is not None:
            self._attach(at)
            return
        last = self._live.last
        if last is not None:
            self._note_on = last.id
            self._view.open_note(self._drafts.get(last.id, last.note), words.moment_words(self._live.pack, last))

    def _attach(self, at: Instant) -> None:
        moment, self._note_on = self._note_on, None
        assert moment is not None
        self._view.close_note()
        text = self._drafts.pop(moment, None)
        if text is None:
            return
        before = self._live.not_on_disk
        changed = self._live.note(moment, text.strip(), at)
        if self._live.not_on_disk > before:
            self._to_wipe.append((self._live.waiting[-1][0], moment))
        else:
            self._outside.wipe_draft(self._round, DRAFT + moment)
        self._changed(changed, at)


def _well_formed(text: str) -> str:
    """`text` with halves of characters replaced: pasted text can hold them, the journal cannot."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
