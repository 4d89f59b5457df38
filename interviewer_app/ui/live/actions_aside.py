"""Keys beside the log: how the notice and the AI rule became known, and integrity observations. No moment is logged."""

from __future__ import annotations

from collections.abc import Callable

from interviewer_app.core.rounds.bodies import clean
from interviewer_app.core.rounds.bodies.conduct import NoticeAnswer
from interviewer_app.core.rounds.clock import Instant
from interviewer_app.core.rounds.notices import line_name, open_lines, words_of
from interviewer_app.core.rounds.private import MOST_EXTRA, read_words
from interviewer_app.core.rounds.private import words_of as words_agreed
from interviewer_app.core.texts import _
from interviewer_app.ui.live.looks import AsideLook
from interviewer_app.ui.live.parts import Actions, Desks, Parts

DRAFT = "integrity"
ANSWERS: dict[str, NoticeAnswer] = {"read-now": "read-now", "not-given": "not-given"}


class AsideActions:
    """The line below the last moment.

    desks: what lies beside the round
    kept:  draws what was said elsewhere in the window
    """

    def __init__(self, parts: Parts, desks: Desks, kept: Callable[[Instant], None]) -> None:
        self._view, self._live, self._board, self._round = parts.view, parts.live, parts.board, parts.round
        self._outside, self._desk, self._private, self._kept = parts.outside, desks.integrity, desks.private, kept
        self._open = ""
        self._texts = {"by": _("the recruiter"), "integrity": self._still_open(desks.kept)}
        self._pressed: tuple[Instant, int | None] | None = None
        self._to_wipe = 0

    @property
    def actions(self) -> Actions:
        return {"notice": self._answer, "integrity": self._type_integrity, "private": self._type_private}

    @property
    def is_open(self) -> bool:
        """True while letters are text here."""
        return bool(self._open)

    def show(self) -> None:
        """Draw what is open."""
        lines = open_lines(self._live.fold)
        if not lines or self._live.fold.state == "sealed":
            self._view.show_aside(None)
            return
        words = _("{line} not read yet").format(line=line_name(lines[0]))
        self._view.show_aside(AsideLook(words, words_of(lines[0], self._live.pack), can_read=not self._live.is_over))

    def edited(self, text: str) -> None:
        if self._open:
            self._texts[self._open] = clean(text)

    def rested(self) -> None:
        """Typing has stopped for a moment: keep the text where a crash does not reach it."""
        if self._open == "integrity":
            self._outside.save_draft(self._round, DRAFT, self._texts[self._open])

    def keep(self, at: Instant) -> None:
        """Enter: what was typed is said."""
        kind, text = self._open, self._texts[self._open].strip()
        if kind == "by":
            self._say("given-earlier", text, at)
        elif kind == "accommodations":
            if not self._agree(text, at):
                return
        elif kind == "pause" and self._private is not None:
            self._private.explain_pause(self._live.fold.stopped_ms, text, at)
        elif text and self._desk is not None and self._pressed is not None:
            self._desk.notice(text, *self._pressed)
            self._to_wipe = self._desk.waiting[-1]
            self._texts["integrity"] = ""
            self._view.announce(_("Integrity observation kept"))
        self._close()

    def leave(self) -> None:
        """Esc: the text stays for the next time."""
        self.rested()
        self._close()

    def written(self, ticket: int) -> None:
        """An integrity observation is on disk: its draft may go."""
        if self._to_wipe and ticket >= self._to_wipe:
            self._to_wipe = 0
            if not self._texts["integrity"]:
                self._outside.wipe_draft(self._round, DRAFT)

    def _answer(self, answer: str, at: Instant) -> None:
        if not open_lines(self._live.fold) or (answer == "read-now" and self._live.is_over):
            return
        if answer == "given-earlier":
            name = line_name(open_lines(self._live.fold)[0])
            self._type("by", _("{line} given earlier by").format(line=name), chosen=True)
        else:
            self._say(ANSWERS[answer], "", at)

    def _say(self, answer: NoticeAnswer, by: str, at: Instant) -> None:
        self._live.answer_notice(open_lines(self._live.fold)[0], answer, by, at)
        self.show()
        self._board.show_writing()
        self._kept(at)

    def _type_integrity(self, _arg: str, at: Instant) -> None:
        if self._desk is None:
            return
        running = self._live.fold.state in ("live", "paused")
        self._pressed = (at, self._live.now_ms(at) if running else None)
        self._type("integrity", _("Integrity observation"))

    def _type_private(self, _arg: str, _at: Instant) -> None:
        if self._private is None or self._live.is_over:
            return
        private = self._private.fold
        if self._live.fold.state == "paused":
            self._texts["pause"] = private.pause_reasons.get(self._live.fold.stopped_ms, "")
            self._type("pause", _("Reason of the pause, private"))
        else:
            self._texts["accommodations"] = words_agreed(private.accommodations)
            self._type("accommodations", _("Private: extra time in %, breaks, written"), chosen=True)

    def _agree(self, text: str, at: Instant) -> bool:
        agreed = read_words(text)
        if agreed is None or self._private is None:
            self._type("accommodations", _("A number of % up to {n}, breaks, written").format(n=MOST_EXTRA))
            return False
        if agreed != self._private.fold.accommodations:
            before = self._private.fold.accommodations.extra_percent
            tick = self._live.change_pace(agreed.extra_percent, at) if agreed.extra_percent != before else None
            self._private.accommodate(agreed, at, tick)
            self._live.in_writing = agreed.written
            self._kept(at)
        return True

    def _type(self, what: str, words: str, chosen: bool = False) -> None:
        self._open = what
        self._view.open_aside(AsideLook(words, "", typed=self._texts[what], chosen=chosen))

    def _close(self) -> None:
        self._open = ""
        self._view.close_aside()
        self.show()

    def _still_open(self, kept: str) -> str:
        """The draft of one that made it to the journal before the application went away is no draft any more."""
        text = clean(kept)
        known = {each.what for each in self._desk.fold.observations.values()} if self._desk is not None else set()
        if text.strip() in known:
            self._outside.wipe_draft(self._round, DRAFT)
            return ""
        return text
