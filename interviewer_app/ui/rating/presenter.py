"""What the rating page decides: which page is open, what a key means, when a text becomes an entry.

A level or a citation is an entry at once. A text is a draft while it is typed and an entry when its field is left; the
draft is wiped only when that entry is on disk, so a crash in between loses nothing.
"""

from __future__ import annotations

from collections.abc import Callable

from interviewer_app.core.rounds.bodies import Person
from interviewer_app.core.rounds.bodies.conduct import NoticeAnswer, NoticeLine
from interviewer_app.core.rounds.clock import Instant
from interviewer_app.core.rounds.entries import Entry
from interviewer_app.core.rounds.notices import open_lines
from interviewer_app.core.scorecards.card import Scorecard, scorecard
from interviewer_app.core.scorecards.sheet import RatingSheet
from interviewer_app.core.texts import _
from interviewer_app.ui.rating import kinds, looks, showing, words
from interviewer_app.ui.rating.amending import Amending, what_of
from interviewer_app.ui.rating.leveling import Leveling
from interviewer_app.ui.rating.looks import CHECK, RECOMMENDATION
from interviewer_app.ui.rating.ports import RatingView, Soon
from interviewer_app.ui.rating.remarking import Remarking
from interviewer_app.ui.rating.sealing import KeyRing, Sealing
from interviewer_app.ui.rating.texts import LEVEL, RECOMMENDED, Drafts, Texts


class RatingPresenter:
    """Rates one round. `soon(work)` does `work` a moment later, so that not every letter becomes a draft."""

    def __init__(
        self, view: RatingView, sheet: RatingSheet, now: Callable[[], Instant], drafts: Drafts, soon: Soon,
        ring: KeyRing | None = None, me: Person | None = None,
    ) -> None:  # fmt: skip
        self._view, self._sheet, self._now, self._soon = view, sheet, now, soon
        self._order = showing.places(sheet.pack)
        self._texts = Texts(sheet, drafts, self._order)
        self.remarks = Remarking(view, sheet, self._texts, drafts)
        self.level = Leveling(view, sheet, self._texts, now)
        self._kind: str | None = None
        self._me = me
        self._caps: dict[str, str] = {}
        self._gone = False
        self.sealing = Sealing(sheet, now, ring, self._show_check_if_up, self._show_place, view.show_trouble)
        self.amending = Amending(sheet, now, me)
        self._then: Callable[[], None] = lambda: None
        self.place = self._first_place()

    # Showing -----------------------------------------------------------------------------------------------------

    def show(self) -> None:
        """Draw everything; call it once, when the view is there."""
        self._view.show_head(words.head_look(self._card(), self._me))
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
            if self._due:  # also where the page opens here, with everything rated
                self.sealing.look_for_key()
            self._show_check()
        elif place == RECOMMENDATION:
            view.show_recommendation(self._texts.now(RECOMMENDED), not self._sheet.may_change(RECOMMENDED))
            view.show_rated(showing.rated_rows(self._sheet))
            self.level.show()
            self.remarks.show(place)
        else:
            view.show_dimension(showing.dimension_look(self._sheet, place, self._texts.open.get(f"rationale:{place}")))
            self._show_evidence()
            reason = self._texts.open.get(f"no-evidence:{place}")
            self._show_reason(reason)
        view.show_amend(self.amending.look(place))
        view.show_step(self._step())

    def _show_evidence(self) -> None:
        groups = showing.moments_here(self._sheet, self.place)
        shown = kinds.of_kind(groups, self._kind)
        self._caps = showing.more_caps(self._caps, list(shown.values()))
        filtered = kinds.filter_look(self._sheet.pack, groups, self._kind)
        self._view.show_moments(showing.moments_look(self._sheet, self.place, self._caps, shown, filtered))
        self.remarks.show(self.place)

    def _show_rating(self) -> None:
        """After a level or a citation: rail, anchors and moments, the texts being as they were."""
        self._view.show_rail(showing.rail_look(self._sheet, self.place))
        kept = self._texts.open.get(f"rationale:{self.place}")
        self._view.show_dimension(showing.dimension_look(self._sheet, self.place, kept))
        self._show_evidence()

    def _show_check(self) -> None:
        sealing, amended = self.sealing, self.amending.said()
        look = showing.check_look(
            self._sheet, self._card(), sealing.asking, sealing.words(), sealing.look(), amended
        )
        remarks, hidden = self.remarks.listed()
        self._view.show_check(look._replace(remarks=remarks, remarks_hidden=hidden))
        self._view.show_rated(showing.rated_rows(self._sheet))

    def _show_reason(self, text: str | None, problem: str = "") -> None:
        rating = self._sheet.rating(self.place)
        loses = ""
        if text is not None and rating is not None and rating.level is not None:
            loses = _("Takes back the level and {n} citations.").format(n=len(rating.cites))
        self._view.show_reason(text, loses, problem)

    def _show_check_if_up(self) -> None:
        if self.place == CHECK:
            self._show_check()

    def _step(self) -> looks.StepLook:
        at = self._order.index(self.place)
        back = _("Back") if at else ""
        onward = showing.place_name(self._sheet.pack, self._order[at + 1]) if self.place != CHECK else ""
        sentence = _("Kept as you type. Final only when sealed.")
        if not self._sheet.may_change(what_of(self.place)):
            sentence = "" if self.place == CHECK else self.sealing.words()
        return looks.StepLook(self.amending.look(self.place).now or sentence, back, onward)

    def _card(self) -> Scorecard:
        return scorecard(self._sheet.fold, self._sheet.pack, entries=0, app_version="")

    # Moving ------------------------------------------------------------------------------------------------------

    def go(self, place: str) -> None:
        """Open a page; what was typed on this one becomes an entry."""
        self.keep_texts()
        if place != self.place:
            self.place, self._caps, self._kind = place, {}, None
            self.sealing.take_back()
            self.amending.leave()
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
        if self.place == CHECK or not typed:
            return False
        if typed == "x":
            self.remarks.hide()
            return True
        if self.place == RECOMMENDATION:
            return self.level.key(typed)
        if typed == "/":
            self.next_kind()
            return True
        if not self._sheet.may_change(self.place):
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
        if not self._sheet.may_change(self.place) or (rating is not None and rating.level == level):
            return
        self._sheet.choose(self.place, level, self._now())
        self._drop_reason()
        self._show_rating()

    def cite(self, moment: str) -> None:
        """Cite a moment or release it."""
        if self._sheet.may_change(self.place):
            self._sheet.cite_or_release(self.place, moment, self._now())
            self._show_rating()

    def cap_of(self, moment: str) -> str:
        """The letter that cites a moment on the page that is open; empty where it has none."""
        return self._caps.get(moment, "")

    def ask_reason(self) -> None:
        """No evidence: ask for the reason in line; nothing changes before it is given."""
        if self.place not in (RECOMMENDATION, CHECK) and self._sheet.may_change(self.place):
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

    def hide_remark(self, key: str) -> None:
        """X on a line of the list before the seal; "" shows all of them again."""
        self.remarks.hide_row(key)
        self._show_check()

    def next_kind(self) -> None:
        """Show the moments of one kind after the other, then all again."""
        if self.place not in (RECOMMENDATION, CHECK):
            self._kind = kinds.next_kind(showing.moments_here(self._sheet, self.place), self._kind)
            self._caps = {}
            self._show_evidence()

    def held(self, letter: str) -> str:
        """The moment whose letter was pressed with Shift, "" for none."""
        return next((moment for moment, cap in self._caps.items() if cap == letter), "")

    # Texts -------------------------------------------------------------------------------------------------------

    def rationale_typed(self, text: str) -> None:
        self._typed(f"rationale:{self.place}", text)

    def recommendation_typed(self, text: str) -> None:
        self._typed(RECOMMENDED, text)

    def level_typed(self, text: str) -> None:
        self._typed(LEVEL, text)

    def reason_typed(self, text: str) -> None:
        self._typed(f"no-evidence:{self.place}", text)

    def _typed(self, field: str, text: str) -> None:
        if self._texts.may(field):
            self._texts.typed(field, text)
            self._soon(self.save_drafts)

    def save_drafts(self) -> None:
        """Keep what was typed since the last time, and say what it holds that is no evidence."""
        self._texts.save()
        if not self._gone:
            self.remarks.typed(self.place)

    def keep_texts(self) -> None:
        """A field was left: rationales and the recommendation become entries. A reason stays open until it is given."""
        self._texts.keep(self._now())

    def leave(self, then: Callable[[], None] = lambda: None) -> None:
        """The page goes: texts become entries, and what is reported of them reaches no window any more.

        then: called once everything is on disk, now or later
        """
        self.keep_texts()
        self._gone, self._then = True, then
        self.sealing.gone = True
        self.sealing.take_back()
        self._finish()

    def _finish(self) -> None:
        if not self._sheet.not_on_disk:
            self._then()

    def left_field(self) -> None:
        """The focus has left a text: keep it, and say what now follows from it."""
        self.keep_texts()
        if self.place == RECOMMENDATION:
            self.level.show()
            self.remarks.show(self.place)
        elif self.place != CHECK:
            self._show_evidence()

    def answer_notice(self, line: NoticeLine, answer: NoticeAnswer, by: str) -> None:
        """Say how the notice or the AI rule became known."""
        self._sheet.answer_notice(line, answer, by, self._now())
        self.sealing.take_back()
        self._show_check()
        self._view.take_keys()

    # The seal ----------------------------------------------------------------------------------------------------

    @property
    def _due(self) -> bool:
        """Whether there is anything to submit."""
        return self._sheet.is_open or bool(self._sheet.amending)

    def submit(self) -> None:
        """Ctrl S: the first press asks, the second one seals, as soon as everything before it is on disk."""
        if self.place != CHECK:
            self.go(CHECK)
        elif not self._due or self._sheet.missing() or open_lines(self._sheet.fold):
            self._show_check()
        else:
            self.sealing.press()

    def escape(self) -> None:
        """Esc: an open reason is dropped; on the last page the first press of submit is taken back."""
        if self.amending.asked:
            self.amending.leave()
            self._show_place()
        elif self.sealing.asking:
            self.sealing.take_back()
            self._show_check()
        elif f"no-evidence:{self.place}" in self._texts.open:
            self.reason_dropped()

    def amend(self) -> None:
        """Ctrl E: ask why this page of a submitted card is amended."""
        self.amending.ask(self.place)
        self._view.show_amend(self.amending.look(self.place))

    def amend_for(self, reason: str) -> None:
        if self.amending.give(reason):
            self._show_place()
            self._view.take_keys()
        else:
            self._view.show_amend(self.amending.look(self.place))

    def give_up(self) -> None:
        """What is being amended here is again what was submitted, and what was typed here goes."""
        about = (RECOMMENDED, LEVEL) if self.place == RECOMMENDATION else (f"rationale:{self.place}",)
        for field in about:
            self._texts.drop(field)
        self._drop_reason()
        self.amending.give_up(self.place)
        self._show_place()
        self._view.take_keys()

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
        self.sealing.settle()
        if entry.kind == "sealed":
            self._show_place()

    def failed(self, _ticket: int, sentence: str) -> None:
        """A write failed: what follows waits in order, and one key tries again."""
        self._sheet.failed(sentence)
        self.sealing.wanted = False
        if self._gone:
            return
        count = _("{n} not on disk. Ctrl R tries again.").format(n=self._sheet.not_on_disk)
        self._view.show_trouble(f"{count} {sentence}")
        if self.place == CHECK:
            self._show_check()

    def retry(self) -> None:
        if self._sheet.trouble:
            self._sheet.retry()
