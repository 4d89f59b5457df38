"""The debrief beside a board decides here: what is next, who writes, what is kept. No Qt."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple, Protocol

from interviewer_app.core.debriefs.agenda import Agenda, Topic, fit
from interviewer_app.core.debriefs.debrief import DECISION, Debrief, Member
from interviewer_app.core.debriefs.desk import DebriefDesk
from interviewer_app.core.debriefs.packet.contents import level_words
from interviewer_app.core.errors import InterviewerError, Refused
from interviewer_app.core.rounds.clock import Instant
from interviewer_app.core.texts import _
from interviewer_app.ui.debrief import talk_forms as forms
from interviewer_app.ui.debrief.talk_forms import CellAt
from interviewer_app.ui.debrief.talk_looks import AgendaLook, FormLook, PositionsLook
from interviewer_app.ui.debrief.talk_words import agenda_look, positions_look

_US_PER_S = 1_000_000
Given = Mapping[str, str]


class Table(NamedTuple):
    """What lies on the board. raters: by dimension, who has rated it."""

    members: tuple[Member, ...]
    topics: tuple[Topic, ...]
    names: Mapping[str, str]
    raters: Mapping[str, tuple[str, ...]]
    level: str


class Seat(Protocol):
    """Where somebody stands on the board."""

    def cell(self) -> CellAt | None: ...
    def moment(self) -> tuple[str, str, str] | None:
        """The moment chosen in the open evidence: its round, its id, and where it was seen, in words."""
        ...

    def changed(self, fold: Debrief | None) -> None: ...
    def go_to(self, dimension: str) -> None:
        """To the row of a dimension, if the board has it."""
        ...


class Room(Protocol):
    """What keeps debriefs: finds the one about this board, begins one."""

    def find(self) -> DebriefDesk | None: ...
    def begin(self, minutes: int, seniority: Mapping[str, int]) -> DebriefDesk: ...


class TalkView(Protocol):
    """What can be drawn beside the board."""

    def show_none(self) -> None: ...
    def show_agenda(self, look: AgendaLook) -> None: ...
    def show_positions(self, look: PositionsLook) -> None: ...
    def open_form(self, look: FormLook) -> None: ...
    def close_form(self) -> None: ...
    def show_refusal(self, sentence: str) -> None: ...
    def show_said(self, sentence: str) -> None: ...
    def show_decision(self, possible: bool, held: str) -> None: ...


class Talk:
    """One debrief at a time. me: id of this installation's user, by: their name."""

    def __init__(
        self, view: TalkView, seat: Seat, room: Room, now: Callable[[], Instant], *, me: str, by: str
    ) -> None:
        self._view, self._seat, self._room, self._now, self._me, self._by = view, seat, room, now, me, by
        self._table: Table | None = None
        self.desk: DebriefDesk | None = None
        self.form = ""
        self._cell: CellAt | None = None
        self._moment: tuple[str, str] | None = None

    # What comes from the board -----------------------------------------------------------------------------------

    def laid(self, table: Table | None) -> None:
        """Another board lies there, or none."""
        self._table, self.desk, self.form = table, None, ""
        self._view.close_form()
        if table is not None:
            self._try(self._find)
        self._show()

    def _find(self) -> None:
        self.desk = self._room.find()
        if self.desk is not None:
            self._seat.changed(self.desk.fold)

    def key(self, stroke: str) -> None:
        """N next, P position, R revise, C claim, D decision; what cannot be done now is said."""
        if self._table is None:
            return
        if self.desk is None:
            self._open(forms.begin_form(self._table.members))
            return
        does = {"n": self.next, "p": self.position, "r": self.revise, "c": self.claim, "d": self.decide}
        if stroke in does:
            self._try(does[stroke])

    def tick(self) -> None:
        """A second has gone by."""
        if self.desk is not None:
            self._view.show_agenda(self._agenda_look())

    # What a key does ---------------------------------------------------------------------------------------------

    def next(self) -> None:
        """The next topic; after the decision the clock rests."""
        desk = self._discussing()
        open_topic = desk.fold.begun[0] if desk.fold.begun is not None else ""
        if open_topic == DECISION:
            desk.end_topic(self._now())
        else:
            self._take_up(self.agenda().next or DECISION)
        self._show()

    def go_to(self, topic: str) -> None:
        """Take up one topic of the list, whatever stands before it."""
        self._try(lambda: self._take_up(topic))
        self._show()

    def _take_up(self, topic: str) -> None:
        self._discussing().begin_topic(topic, self._now())
        if topic != DECISION:
            self._seat.go_to(topic)

    def position(self) -> None:
        desk = self._desk()
        if desk.fold.shown_us is not None and not desk.fold.writing:
            raise Refused(_("All positions are written and shown."))
        self._open(forms.position_form(desk.fold))

    def show_positions(self, close: bool = False) -> None:
        self._desk().show_positions(self._now(), close=close)
        self._close()

    def revise(self) -> None:
        cell = self._seat.cell()
        if cell is None:
            raise Refused(_("Choose a rating on the board first."))
        self._discussing()
        self._cell = cell
        self._open(forms.revising_form(cell, self._desk().fold, self._me, self._by))

    def claim(self) -> None:
        self._discussing()
        cell, seen = self._seat.cell(), self._seat.moment()
        self._moment = seen[:2] if seen is not None else None
        self._open(forms.claim_form(cell.rater if cell is not None else self._by, seen[2] if seen is not None else ""))

    def decide(self) -> None:
        desk = self._discussing()
        held = desk.held()
        if held:
            raise Refused(held)
        level = self._table.level if self._table is not None else ""
        self._open(forms.decision_form(desk.fold.decision, level))

    # What a form says --------------------------------------------------------------------------------------------

    def keep(self, given: Given) -> None:
        """The form that is open is to be kept; what is wrong with it is said below it."""
        does = {"begin": self._begin, "position": self._position, "revise": self._revise, "claim": self._claim,
                "decide": self._decide}  # fmt: skip
        self._kept(lambda: does[self.form](given))

    def more(self, given: Given) -> None:
        """The second way out of the form that is open."""
        if self.form == "position":
            self._kept(lambda: self._leave_writing(given))
        elif self.form == "revise":
            self._kept(lambda: self._confirm(given))

    def leave(self) -> None:
        """Escape: nothing of it is kept."""
        self.form = ""
        self._view.close_form()

    def _begin(self, given: Given) -> None:
        assert self._table is not None
        minutes = given["minutes"].strip()
        if not (minutes.isascii() and minutes.isdigit() and 1 <= int(minutes[:5]) <= 600):
            raise Refused(_("Minutes: type a number from {low} to {high}.").format(low=1, high=600))
        self.desk = self._room.begin(int(minutes), forms.seniority_of(given["order"], self._table.members))
        self._seat.changed(self.desk.fold)

    def _position(self, given: Given) -> None:
        desk = self._desk()
        desk.write_position(given["member"], given["text"], self._now())
        if desk.fold.shown_us is None and desk.fold.writing:
            self._open(forms.position_form(desk.fold))  # the next one comes to the keys
        else:
            self._close()
            if desk.fold.shown_us is None:
                self._view.show_said(_("All positions are written: P, then Ctrl Shift Enter shows them."))

    def _leave_writing(self, given: Given) -> None:
        if given.get("text", "").strip():
            self._desk().write_position(given["member"], given["text"], self._now())
        self.show_positions(close=True)

    def _revise(self, given: Given) -> None:
        assert self._cell is not None
        cell, desk = self._cell, self._desk()
        now = forms.level_of(given["now"])
        desk.revise(cell.round, cell.dimension, cell.level, now, given["reason"], self._now())
        self._seat.changed(desk.fold)

    def _confirm(self, given: Given) -> None:
        assert self._cell is not None
        known = self._desk().fold.revised(self._cell.round, self._cell.dimension)
        if known is not None:
            self._desk().confirm(known.id, given.get("name", ""), self._now())
        self._seat.changed(self._desk().fold)

    def _claim(self, given: Given) -> None:
        self._desk().claim(given["text"], given["by"], self._now(), self._moment)

    def _decide(self, given: Given) -> None:
        dissent = forms.dissent_of(given["dissent"])
        self._desk().decide(given["words"], given["level"], dissent, given["follow_ups"].splitlines(), self._now())

    # What is shown -----------------------------------------------------------------------------------------------

    def agenda(self) -> Agenda:
        """As it stands now."""
        assert self._table is not None
        fold, now_us = self._desk().fold, self._now().wall_us
        topic, since_us = fold.begun or ("", now_us)
        return fit(self._table.topics, seconds_left=self.seconds_left(), discussed=fold.discussed, now=topic,
                   now_s=max(0, now_us - since_us) // _US_PER_S)  # fmt: skip

    def seconds_left(self) -> int:
        """Of the debrief as it was arranged; its clock runs from the moment it was begun."""
        opened = self._desk().fold.opened
        assert opened is not None
        return opened.minutes * 60 - (self._now().wall_us - opened.wall_us) // _US_PER_S

    def _agenda_look(self) -> AgendaLook:
        assert self._table is not None
        fold = self._desk().fold
        topic = fold.begun[0] if fold.begun is not None else ""
        speakers = [each for each in fold.members if each.id in self._table.raters.get(topic, ())]
        return agenda_look(fold, self.agenda(), self.seconds_left(), speakers, self._revised(fold))

    def _revised(self, fold: Debrief) -> dict[str, str]:
        words = _("{name} revised {was} to {now}")
        return {
            each.dimension: words.format(
                name=fold.name(each.by), was=level_words(each.was), now=level_words(each.now)
            )
            for each in fold.revisions.values()
        }

    def _show(self) -> None:
        if self._table is None or self.desk is None:
            self._view.show_none()
            self._view.show_decision(False, "")
            return
        self._view.show_agenda(self._agenda_look())
        self._view.show_positions(positions_look(self.desk.fold))
        self._view.show_decision(self.desk.fold.shown_us is not None, self.desk.held())

    def _open(self, look: FormLook) -> None:
        self.form = look.kind
        self._view.show_said("")
        self._view.open_form(look)

    def _close(self) -> None:
        self.form = ""
        self._view.close_form()

    def _kept(self, work: Callable[[], None]) -> None:
        was = self.form
        try:
            work()
        except InterviewerError as error:
            self._view.show_refusal(str(error))
            return
        if self.form == was and was != "position":
            self._close()
        self._show()

    def _try(self, work: Callable[[], object]) -> None:
        self._view.show_said("")
        try:
            work()
        except InterviewerError as error:
            self._view.show_said(str(error))

    def _desk(self) -> DebriefDesk:
        assert self.desk is not None
        return self.desk

    def _discussing(self) -> DebriefDesk:
        """raises: Refused as long as positions are being written"""
        desk = self._desk()
        if desk.fold.shown_us is None:
            raise Refused(_("Positions first: everybody writes one with P, then all are shown."))
        return desk


