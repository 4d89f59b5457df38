"""What the rating page decides: which page is open, what a key means, when a text becomes an entry.

A level or a citation is an entry at once. A text is a draft while it is typed and an entry when its field is left; the
draft is wiped only when that entry is on disk, so a crash in between loses nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from interviewer_app.core.errors import InterviewerError
from interviewer_app.core.rounds.bodies.conduct import NoticeAnswer, NoticeLine
from interviewer_app.core.rounds.clock import Instant
from interviewer_app.core.rounds.entries import Entry
from interviewer_app.core.rounds.notices import open_lines
from interviewer_app.core.scorecards.card import Scorecard, scorecard
from interviewer_app.core.scorecards.sheet import RatingSheet
from interviewer_app.core.texts import _
from interviewer_app.ui.rating import looks, showing, words
from interviewer_app.ui.rating.looks import CHECK, RECOMMENDATION
from interviewer_app.ui.rating.texts import RECOMMENDED, Drafts, Texts

Soon = Callable[[Callable[[], None]], None]


class RatingView(Protocol):
    """What the presenter asks of the window."""

    def show_head(self, look: looks.HeadLook) -> None: ...
    def show_rail(self, look: looks.RailLook) -> None: ...
    def show_dimension(self, look: looks.DimensionLook) -> None: ...
    def show_moments(self, look: looks.MomentsLook) -> None: ...
    def show_fact(self, look: looks.FactLook, hidden: bool) -> None: ...
    def show_reason(self, text: str | None, loses: str, problem: str) -> None: ...
    def show_recommendation(self, text: str, read_only: bool) -> None: ...
    def show_rated(self, rows: tuple[looks.RatedRow, ...]) -> None: ...
    def show_check(self, look: looks.CheckLook) -> None: ...
    def show_step(self, look: looks.StepLook) -> None: ...
    def show_way_back(self, there: bool) -> None: ...
    def show_trouble(self, sentence: str) -> None: ...
    def take_keys(self) -> None: ...


class RatingPresenter:
    """Rates one round. `soon(work)` does `work` a moment later, so that not every letter becomes a draft."""

    def __init__(
        self, view: RatingView, sheet: RatingSheet, now: Callable[[], Instant], drafts: Drafts, soon: Soon
    ) -> None:
        self._view, self._sheet, self._now, self._soon = view, sheet, now, soon
        self._order = showing.places(sheet.pack)
        self._texts = Texts(sheet, drafts, self._order)
        self._caps: dict[str, str] = {}
        self._asking = self._wants_seal = self._hidden = self._gone = False
        self._then: Callable[[], None] = lambda: None
        self.place = self._first_place()

    # Showing -----------------------------------------------------------------------------------------------------

    def show(self) -> None:
        """Draw everything; call it once, when the view is there."""
        self._view.show_head(words.head_look(self._card()))
        self._show_place()

    def _first_place(self) -> str:
        sheet = self._sheet
        if not sheet.is_open:
            return CHECK
        to_do = (place for place in self._order[:-2] if showing.done(sheet.rating(place)) == "to-do")
        return next(to_do, CHECK)

    def _show_place(self) -> None:
        view, place = self._view, self.place
        view.show_rail(showing.rail_look(self._sheet, place))
        view.show_way_back(self._sheet.is_open)
        if place == CHECK:
            self._show_check()
        elif place == RECOMMENDATION:
            view.show_recommendation(self._texts.now(RECOMMENDED), not self._sheet.is_open)
            view.show_rated(showing.rated_rows(self._sheet))
        else:
            view.show_dimension(showing.dimension_look(self._sheet, place, self._texts.open.get(f"rationale:{place}")))
            self._show_evidence()
            reason = self._texts.open.get(f"no-evidence:{place}")
            self._show_reason(reason)
        view.show_step(self._step())

    def _show_evidence(self) -> None:
        groups = showing.moments_here(self._sheet, self.place)
        self._caps = showing.more_caps(self._caps, list(groups.values()))
        self._view.show_moments(showing.moments_look(self._sheet, self.place, self._caps))
        rating = self._sheet.rating(self.place)
        cites = rating.cites if rating else ()
        cited = [m for group in groups.values() for m in group if m.id in cites]
        level = rating.level if rating else None
        rationale = self._texts.now(f"rationale:{self.place}")
        self._view.show_fact(words.fact_words(cited, groups["against"], level, rationale), self._hidden)

    def _show_rating(self) -> None:
        """After a level or a citation: rail, anchors and moments, the texts being as they were."""
        self._view.show_rail(showing.rail_look(self._sheet, self.place))
        kept = self._texts.open.get(f"rationale:{self.place}")
        self._view.show_dimension(showing.dimension_look(self._sheet, self.place, kept))
        self._show_evidence()

    def _show_check(self) -> None:
        card = self._card()
        self._view.show_check(showing.check_look(self._sheet, card, self._asking, self._seal_words()))
        self._view.show_rated(showing.rated_rows(self._sheet))

    def _show_reason(self, text: str | None, problem: str = "") -> None:
        rating = self._sheet.rating(self.place)
        loses = ""
        if text is not None and rating is not None and rating.level is not None:
            loses = _("Takes back the level and {n} citations.").format(n=len(rating.cites))
        self._view.show_reason(text, loses, problem)

    def _seal_words(self) -> str:
        if self._sheet.fold.state != "sealed":
            return ""
        if self._sheet.not_on_disk:
            return _("Being sealed: the last entry is not on disk yet.")
        started, seal = self._sheet.fold.started, self._sheet.fold.seals[-1]
        when = words.moment_in_time(seal.wall_us, started.offset_min if started else 0)
        return (_("Sealed {when}, signed.") if seal.signed else _("Sealed {when}, unsigned.")).format(when=when)

    def _step(self) -> looks.StepLook:
        at = self._order.index(self.place)
        back = _("Back") if at else ""
        onward = showing.place_name(self._sheet.pack, self._order[at + 1]) if self.place != CHECK else ""
        sentence = _("Kept as you type. Final only when sealed.")
        if not self._sheet.is_open:
            sentence = "" if self.place == CHECK else self._seal_words()
        return looks.StepLook(sentence, back, onward)

    def _card(self) -> Scorecard:
        return scorecard(self._sheet.fold, self._sheet.pack, entries=0, app_version="")

    # Moving ------------------------------------------------------------------------------------------------------

    def go(self, place: str) -> None:
        """Open a page; what was typed on this one becomes an entry."""
        self.keep_texts()
        if place != self.place:
            self.place, self._caps, self._asking, self._wants_seal = place, {}, False, False
            self._show_place()
        self._view.take_keys()

    def step(self, by: int) -> None:
        """One page on (1) or back (-1); nothing at the ends."""
        at = self._order.index(self.place) + by
        if 0 <= at < len(self._order):
            self.go(self._order[at])

    def onward(self) -> None:
        """Ctrl Enter: to the next page; a reason being typed is given first."""
        field = f"no-evidence:{self.place}"
        if self._texts.open.get(field, "").strip():
            self.reason_given()
        self.step(1)

    # Rating ------------------------------------------------------------------------------------------------------

    def character(self, typed: str) -> bool:
        """A key of the page, as the character it types; False where it means nothing here."""
        if self.place in (RECOMMENDATION, CHECK) or not typed:
            return False
        if typed == "x":
            self.hide_facts()
            return True
        if not self._sheet.is_open:
            return False
        caps = showing.level_caps(self._sheet.pack.dimension(self.place).levels)
        level = next((level for level, cap in caps.levels.items() if cap == typed), None)
        moment = next((moment for moment, cap in self._caps.items() if cap == typed), None)
        if level is not None:
            self.choose(level)
        elif typed == caps.no_evidence:
            self.ask_reason()
        elif moment is not None:
            self.cite(moment)
        return level is not None or typed == caps.no_evidence or moment is not None

    def choose(self, level: int) -> None:
        rating = self._sheet.rating(self.place)
        if not self._sheet.is_open or (rating is not None and rating.level == level):
            return
        self._sheet.choose(self.place, level, self._now())
        self._drop_reason()
        self._show_rating()

    def cite(self, moment: str) -> None:
        """Cite a moment or release it."""
        if self._sheet.is_open:
            self._sheet.cite_or_release(self.place, moment, self._now())
            self._show_rating()

    def cap_of(self, moment: str) -> str:
        """The letter that cites a moment on the page that is open; empty where it has none."""
        return self._caps.get(moment, "")

    def ask_reason(self) -> None:
        """No evidence: ask for the reason in line; nothing changes before it is given."""
        if self._sheet.is_open and self.place not in (RECOMMENDATION, CHECK):
            rating = self._sheet.rating(self.place)
            field = f"no-evidence:{self.place}"
            self._texts.open.setdefault(field, (rating.no_evidence if rating else None) or "")
            self._show_reason(self._texts.open[field])

    def reason_given(self) -> None:
        """Enter in the reason: it becomes the rating; an empty one is asked for once more."""
        field = f"no-evidence:{self.place}"
        reason = self._texts.open.get(field, "").strip()
        if not reason:
            self._show_reason("", _("Say why: not asked, no time, not observable."))
            return
        self._sheet.no_evidence(self.place, reason, self._now())
        self._texts.wipe_once_written(field)
        self._show_reason(None)
        self._show_rating()
        self._view.take_keys()

    def reason_dropped(self) -> None:
        """Esc in the reason: the rating stays as it was."""
        self._drop_reason()
        self._view.take_keys()

    def _drop_reason(self) -> None:
        self._texts.drop(f"no-evidence:{self.place}")
        self._show_reason(None)

    def hide_facts(self) -> None:
        self._hidden = not self._hidden
        self._show_evidence()

    # Texts -------------------------------------------------------------------------------------------------------

    def rationale_typed(self, text: str) -> None:
        self._typed(f"rationale:{self.place}", text)

    def recommendation_typed(self, text: str) -> None:
        self._typed(RECOMMENDED, text)

    def reason_typed(self, text: str) -> None:
        self._typed(f"no-evidence:{self.place}", text)

    def _typed(self, field: str, text: str) -> None:
        if self._sheet.is_open:
            self._texts.typed(field, text)
            self._soon(self.save_drafts)

    def save_drafts(self) -> None:
        """Keep what was typed since the last time."""
        self._texts.save()

    def keep_texts(self) -> None:
        """A field was left: rationales and the recommendation become entries. A reason stays open until it is given."""
        self._texts.keep(self._now())

    def leave(self, then: Callable[[], None] = lambda: None) -> None:
        """The page goes: texts become entries, and what is reported of them reaches no window any more.

        then: called once everything is on disk, now or later
        """
        self.keep_texts()
        self._gone, self._wants_seal, self._then = True, False, then
        self._finish()

    def _finish(self) -> None:
        if not self._sheet.not_on_disk:
            self._then()

    def left_field(self) -> None:
        """The focus has left a text: keep it, and say what now follows from it."""
        self.keep_texts()
        if self.place not in (RECOMMENDATION, CHECK):
            self._show_evidence()

    def answer_notice(self, line: NoticeLine, answer: NoticeAnswer, by: str) -> None:
        """Say how the notice or the AI rule became known."""
        self._sheet.answer_notice(line, answer, by, self._now())
        self._asking = self._wants_seal = False
        self._show_check()
        self._view.take_keys()

    # The seal ----------------------------------------------------------------------------------------------------

    def submit(self) -> None:
        """Ctrl S: the first press asks, the second one seals, as soon as everything before it is on disk."""
        if self.place != CHECK:
            self.go(CHECK)
            return
        if not self._sheet.is_open or self._sheet.missing() or open_lines(self._sheet.fold):
            self._show_check()
            return
        if not self._asking:
            self._asking = True
            self._show_check()
            return
        self._wants_seal = True
        self._seal_when_written()

    def escape(self) -> None:
        """Esc: an open reason is dropped; on the last page the first press of submit is taken back."""
        if self._asking:
            self._asking = self._wants_seal = False
            self._show_check()
        elif f"no-evidence:{self.place}" in self._texts.open:
            self.reason_dropped()

    def _seal_when_written(self) -> None:
        if not self._wants_seal or self._sheet.not_on_disk:
            return
        self._wants_seal = self._asking = False
        try:
            self._sheet.seal(self._now())
        except InterviewerError as error:
            self._view.show_trouble(str(error))
            return
        self._show_place()

    # The journal -------------------------------------------------------------------------------------------------

    def written(self, ticket: int, entry: Entry) -> None:
        """An entry is on disk: drafts it holds can go."""
        was_in_trouble = bool(self._sheet.trouble)
        self._sheet.written(ticket, entry)
        self._texts.written(ticket)
        if self._gone:
            self._finish()
            return
        if was_in_trouble:
            self._view.show_trouble("")
        self._seal_when_written()
        if self._sheet.fold.state == "sealed" and not self._sheet.not_on_disk:
            self._show_place()

    def failed(self, _ticket: int, sentence: str) -> None:
        """A write failed: what follows waits in order, and one key tries again."""
        self._sheet.failed(sentence)
        self._wants_seal = False
        if self._gone:
            return
        count = _("{n} not on disk. Ctrl R tries again.").format(n=self._sheet.not_on_disk)
        self._view.show_trouble(f"{count} {sentence}")
        if self.place == CHECK:
            self._show_check()

    def retry(self) -> None:
        if self._sheet.trouble:
            self._sheet.retry()
