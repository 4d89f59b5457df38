"""Amending a submitted card: the reason is asked for in line, then that dimension alone opens."""

from __future__ import annotations

from collections.abc import Callable

from interviewer_app.core.rounds import bodies as b
from interviewer_app.core.rounds.clock import Instant
from interviewer_app.core.rounds.state import RECOMMENDED, AmendmentSeen, Rating
from interviewer_app.core.scorecards.recommended import level_words
from interviewer_app.core.scorecards.sheet import RatingSheet
from interviewer_app.core.texts import _, plural
from interviewer_app.ui.rating import words
from interviewer_app.ui.rating.looks import CHECK, RECOMMENDATION, AmendLook


class Amending:
    """What the page knows of amendments. `me`: who may amend this card, None where nobody here may."""

    def __init__(self, sheet: RatingSheet, now: Callable[[], Instant], me: b.Person | None) -> None:
        facts = sheet.fold.facts
        mine = me is not None and facts is not None and me.id == facts.interviewer_id
        self._sheet, self._now, self._me = sheet, now, me if mine else None
        self._asked, self._problem = "", ""

    def look(self, place: str) -> AmendLook:
        """What stands below the centre of a page."""
        what = what_of(place)
        known = self._sheet.fold.amendments.about(what)
        can = self._me is not None and self._sheet.fold.state == "sealed" and not self._sheet.sealing
        lines = tuple(self._past(each) for each in self._sheet.fold.amendments.all if each.about == what and each.seal)
        now = _("Being amended: {reason}").format(reason=known.reason) if known is not None and can else ""
        may = can and known is None and place != CHECK
        return AmendLook(may, can and self._asked == place, self._problem, lines, now)

    def ask(self, place: str) -> None:
        """Ask why; nothing changes before a reason is given."""
        if self.look(place).can:
            self._asked, self._problem = place, ""

    def give(self, reason: str) -> bool:
        """The reason was given; True where the page is open now."""
        if not self._asked or self._me is None:
            return False
        if not reason.strip():
            self._problem = _("Say why: others read it beside what was changed.")
            return False
        self._sheet.amend(what_of(self._asked), reason, self._me, self._now())
        self.leave()
        return True

    def give_up(self, place: str) -> None:
        """What is being amended here is again what was submitted."""
        self._sheet.drop_amendment(what_of(place), self._now())

    @property
    def asked(self) -> bool:
        return bool(self._asked)

    def leave(self) -> None:
        self._asked = self._problem = ""

    def said(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """For the last page: what waits for its seal, and what was changed with an earlier one."""
        waiting = tuple(f"{self._name(each)}: {each.reason}" for each in self._sheet.amending)
        past = tuple(f"{self._name(each)}. {self._past(each)}" for each in self._sheet.fold.amendments.all if each.seal)
        return waiting, past

    def _name(self, each: AmendmentSeen) -> str:
        return next((d.name for d in self._sheet.pack.dimensions if d.id == each.about), _("Recommendation"))

    def _past(self, each: AmendmentSeen) -> str:
        started = self._sheet.fold.started
        when = words.moment_in_time(each.wall_us, started.offset_min if started else 0)
        before = self._words(each) if each.about == RECOMMENDED else _short(each.was)
        return _("Amended {when} by {name}; before: {was}. Reason: {reason}").format(
            when=when, name=each.by, was=before, reason=each.reason
        )

    def _words(self, each: AmendmentSeen) -> str:
        """The recommendation as it was, its level before its words."""
        fold, was = self._sheet.fold, each.was_words
        level = level_words(was.level, was.rests_on, self._sheet.pack, fold.ratings)
        return " ".join(filter(None, (level, was.text.strip()))) or _("none written")


def what_of(place: str) -> str:
    return RECOMMENDED if place == RECOMMENDATION else place


def _short(rating: Rating | None) -> str:
    if rating is None:
        return _("not rated")
    if rating.level is None:
        return _("no evidence")
    return f"{rating.level}, " + plural("one moment cited", "{n} moments cited", len(rating.cites))
