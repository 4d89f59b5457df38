"""Which remarks a page shows, and which somebody hid: grey facts that ask nothing and block nothing.

What is hidden stays hidden for this round on this machine: it is kept beside the drafts, and no card knows of it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from interviewer_app.core.rounds.state import Rating
from interviewer_app.core.scorecards.checks.remarks import (
    SILENCED,
    Remark,
    loud,
    remark_of,
    remarks,
    silenced_keys,
    silenced_text,
)
from interviewer_app.core.scorecards.checks.run import checks
from interviewer_app.core.scorecards.sheet import RatingSheet
from interviewer_app.core.scorecards.wording.card import Field, Found
from interviewer_app.core.scorecards.wording.read import read_words
from interviewer_app.core.texts import _
from interviewer_app.ui.rating.looks import CHECK, RECOMMENDATION, FactLook, RemarkRow
from interviewer_app.ui.rating.showing import moments_here
from interviewer_app.ui.rating.texts import RATIONALE, RECOMMENDED, Drafts, Texts
from interviewer_app.ui.rating.words import clock_words, rating_fact

FACTS = "facts"  # the key of the line that counts what is cited, on whatever page
AT_ONCE = 4_000  # characters up to which a text is read while it is typed; a longer one when it is left


class RemarkView(Protocol):
    def show_fact(self, look: FactLook, marks: tuple[tuple[str, int, int], ...]) -> None: ...


class Remarking:
    """The remarks of one round: those of the page that is up, and the list before the seal."""

    def __init__(self, view: RemarkView, sheet: RatingSheet, texts: Texts, drafts: Drafts) -> None:
        self._view, self._sheet, self._texts = view, sheet, texts
        self._keep = lambda keys: drafts.save(SILENCED, silenced_text(keys))
        self._hidden = set(silenced_keys(drafts.kept.get(SILENCED, "")))
        self._here: tuple[Remark, ...] = ()

    def show(self, place: str) -> None:
        """The line of the page `place`: words in its texts as they stand first, then checks, then the plain fact."""
        if place == RECOMMENDATION:
            text = self._texts.now(RECOMMENDED) if self._sheet.may_change(RECOMMENDED) else ""
            self._here = tuple(self._words("", "recommendation", text))
        elif place != CHECK:
            self._here = tuple(self._of_dimension(place))
        self._view.show_fact(self.look(), self.marks())

    def typed(self, place: str) -> None:
        """The same while a text is being typed, unless it is a very long one."""
        field = RECOMMENDED if place == RECOMMENDATION else f"{RATIONALE}:{place}"
        if field in self._texts.open and len(self._texts.now(field)) < AT_ONCE:
            self.show(place)

    def _of_dimension(self, place: str) -> Iterator[Remark]:
        sheet, rating = self._sheet, self._sheet.rating(place)
        rationale = self._texts.now(f"{RATIONALE}:{place}")
        if sheet.may_change(place):
            yield from self._remarks_of(place, rationale, rating)
        fact = rating_fact(moments_here(sheet, place), rating, rationale)
        if fact.fact:
            yield Remark(FACTS, place, fact.fact, fact.more)

    def _remarks_of(self, place: str, rationale: str, rating: Rating | None) -> Iterator[Remark]:
        sheet = self._sheet
        yield from self._words(place, "rationale", rationale)
        yield from self._words(place, "no-evidence", (rating.no_evidence if rating else None) or "")
        for check in checks(sheet.fold, sheet.pack):
            if check.dimension == place:
                yield Remark(check.key, place, check.words, check.more, check=check)

    def _words(self, place: str, field: Field, text: str) -> Iterator[Remark]:
        return (remark_of(Found(field, place, one), place) for one in read_words(text))

    def look(self) -> FactLook:
        """The line of the page as it stands."""
        shown = loud(self._here, self._hidden)
        hidden = len(self._here) - len(shown)
        if not shown:
            return FactLook("", "", hidden=hidden)
        return FactLook(shown[0].fact, shown[0].more, rest=len(shown) - 1, hidden=hidden, source=shown[0].source)

    def marks(self) -> tuple[tuple[str, int, int], ...]:
        """The stretches of the page's texts that a remark is about: field, start, end."""
        found = (one.found for one in loud(self._here, self._hidden))
        return tuple((one.field, one.finding.start, one.finding.end) for one in found if one is not None)

    def hide(self) -> None:
        """X: hide what the line shows; with nothing left to hide, show what was hidden here."""
        shown = loud(self._here, self._hidden)
        if shown:
            self._hidden.add(shown[0].key)
        else:
            self._hidden -= {one.key for one in self._here}
        self._keep(self._hidden)
        self._view.show_fact(self.look(), self.marks())

    def hide_row(self, key: str) -> None:
        """Hide one of the list on the last page; the key "" shows all of them again."""
        self._hidden = self._hidden | {key} if key else {FACTS} & self._hidden
        self._keep(self._hidden)

    def listed(self) -> tuple[tuple[RemarkRow, ...], int]:
        """Everything worth a second look, once, and how many of it are hidden; nothing once nothing can be changed."""
        if not self._sheet.is_open and not self._sheet.amending:
            return (), 0
        told = remarks(self._sheet.fold, self._sheet.pack)
        shown = loud(told, self._hidden)
        return tuple(self._row(one) for one in shown), len(told) - len(shown)

    def _row(self, remark: Remark) -> RemarkRow:
        moment = remark.found.id if remark.found is not None and remark.found.field == "note" else ""
        return RemarkRow(remark.key, remark.place, moment, self._where(remark), remark.fact, remark.more, remark.source)

    def _where(self, remark: Remark) -> str:
        sheet, found = self._sheet, remark.found
        names = {dimension.id: dimension.name for dimension in sheet.pack.dimensions}
        where = _("Recommendation") if remark.place == "" else names.get(remark.place or "", _("The card"))
        if found is not None and found.field == "note":
            time = clock_words(sheet.fold.moments[found.id].at_ms)
            return _("{where}, note at {time}").format(where=names.get(remark.place or "", _("To sort")), time=time)
        return where
