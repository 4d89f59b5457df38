"""The debrief's place beside a board: what it needs of the page, the workspace and the window."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QVBoxLayout

from interviewer_app.core.debriefs.agenda import topics_of
from interviewer_app.core.debriefs.boards.board import Board
from interviewer_app.core.debriefs.debrief import Debrief
from interviewer_app.core.debriefs.desk import DebriefDesk
from interviewer_app.core.debriefs.packet.issue import issue_packet
from interviewer_app.core.debriefs.store import (
    Arranged,
    begin_debrief,
    debrief_entries,
    debriefs_of,
    members_of,
    note_overrides,
    open_debrief,
)
from interviewer_app.core.errors import InterviewerError, Refused
from interviewer_app.core.papers.frame import PageSize
from interviewer_app.core.scorecards.files import write_file
from interviewer_app.core.scorecards.pdf.wording import clock
from interviewer_app.core.scorecards.reading import CardIn
from interviewer_app.core.settings import user_name
from interviewer_app.core.texts import _
from interviewer_app.core.workspace.overriding import override
from interviewer_app.ui.context import AppContext
from interviewer_app.ui.debrief.presenter import BoardPresenter
from interviewer_app.ui.debrief.talk import Table, Talk
from interviewer_app.ui.debrief.talk_forms import CellAt, override_form
from interviewer_app.ui.debrief.talk_looks import AgendaLook, FormLook, PositionsLook
from interviewer_app.ui.debrief.talk_side import TalkSide
from interviewer_app.ui.debrief.view import BoardPage
from interviewer_app.ui.home.file_name import file_stem
from interviewer_app.ui.journal_bridge import JournalBridge
from interviewer_app.ui.rating.host import in_documents

OVERRIDE = "override"


def attach_talk(context: AppContext, view: BoardPage, presenter: BoardPresenter) -> TalkHost:
    """Put the debrief beside the board of this page; the page keeps it alive."""
    return TalkHost(context, view, presenter)


class TalkHost:
    """Stands between the board's page and its debrief: `Seat`, `Room` and `TalkView` in one."""

    def __init__(self, context: AppContext, view: BoardPage, presenter: BoardPresenter) -> None:
        self._context, self._view, self._presenter = context, view, presenter
        self.side = TalkSide()
        self._bridge: JournalBridge | None = None
        view.side.put(self.side)
        view.may_close = self.side.form.may_go
        lines = view.layout()
        assert isinstance(lines, QVBoxLayout)
        lines.insertWidget(lines.indexOf(view.place) + 1, self.side.form)
        me, by = context.settings.author, context.settings.interviewer or user_name()
        self.talk = Talk(self, self, self, context.clock.now, me=me, by=by)
        self._connect()

    def _connect(self) -> None:
        view, side, talk = self._view, self.side, self.talk
        self._presenter.on_board = self.board_laid
        view.key_asked.connect(self.key)
        view.decision_asked.connect(lambda: talk.key("d"))
        side.begin.asked.connect(lambda: talk.key("n"))
        side.positions.asked.connect(lambda: talk.key("p"))
        side.agenda.taken.connect(talk.go_to)
        side.ticked.connect(talk.tick)
        side.packet_asked.connect(self._ask_packet)
        side.form.kept.connect(self._kept)
        side.form.more.connect(talk.more)
        side.form.left.connect(talk.leave)

    def board_laid(self) -> None:
        """Another board lies on the page, or none."""
        board = self._presenter.board
        self.talk.laid(self._table(board) if board is not None else None)

    def key(self, stroke: str) -> None:
        """A key that the board leaves to the debrief."""
        if stroke == "o":
            self._override()
        elif stroke == "s":
            self._ask_packet()
        else:
            self.talk.key(stroke)

    def _table(self, board: Board) -> Table:
        cards = self._cards()
        rated = {
            row.id: tuple(
                column.rater_id for column, cell in zip(board.columns, row.cells, strict=True) if cell.state == "rated"
            )
            for row in board.rows
        }
        level = next((card.card.facts.level for card in cards if card.card.facts.level), "")
        names = {row.id: row.name for row in board.rows}
        return Table(members_of(cards), tuple(topics_of(board.rows)), names, rated, level)

    def _cards(self) -> list[CardIn]:
        board = self._presenter.board
        return [board.cards[column.id] for column in board.columns if column.id in board.cards] if board else []

    # Seat --------------------------------------------------------------------------------------------------------

    def cell(self) -> CellAt | None:
        board, at = self._presenter.board, self._presenter
        if board is None or at.column not in board.cards or not at.dimension:
            return None
        row, column, card = board.row(at.dimension), board.column(at.column), board.cards[at.column]
        cell = board.cell(at.dimension, at.column)
        found = next((each for each in card.pack.dimensions if each.id == at.dimension), None)
        if found is None or cell.state not in ("rated", "no evidence"):
            return None
        levels = tuple((level.value, level.name) for level in found.levels)
        return CellAt(column.id, row.id, row.name, column.rater_id, column.rater, cell.level, cell.submitted, levels)

    def moment(self) -> tuple[str, str, str] | None:
        board, look = self._presenter.board, self._presenter.moment
        if board is None or self._view.drawer.isHidden() or look is None or look.round not in board.cards:
            return None
        moment = board.cards[look.round].fold.moments[look.moment]
        words = f"{board.column(look.round).rater} {clock(moment.at_ms)}"
        if moment.note:
            words = _("{words}: {note}").format(words=words, note=moment.note)
        return look.round, look.moment, words

    def changed(self, fold: Debrief | None) -> None:
        self._presenter.debrief_changed(fold)

    def go_to(self, dimension: str) -> None:
        self._presenter.go_to(dimension)

    # Room --------------------------------------------------------------------------------------------------------

    def find(self) -> DebriefDesk | None:
        found = debriefs_of(self._context.workspace, [card.round for card in self._cards()])
        return self._open(found[0]) if found else None

    def begin(self, minutes: int, seniority: Mapping[str, int]) -> DebriefDesk:
        bench, now = self._context.workbench(), self._context.clock.now()
        zone, offset = bench.clock.zone, bench.clock.offset_min(now.wall_us)
        arranged = Arranged(bench.who.interviewer, minutes, zone, offset, seniority)
        debrief = begin_debrief(
            bench.writer, self._cards(), arranged, wall_us=now.wall_us, new_id=bench.new_id
        )
        desk = self._open(debrief)
        note_overrides(desk, self._context.workspace, [card.round for card in self._cards()], bench.who.author)
        return desk

    def _open(self, debrief: str) -> DebriefDesk:
        bench, bridge = self._context.workbench(), JournalBridge(self.side)
        desk = open_debrief(
            bench.writer, debrief, self._cards(), bridge.on_written, bridge.on_failed, me=bench.who.author,
            by=bench.who.interviewer, new_id=bench.new_id,
        )  # fmt: skip
        bridge.written.connect(desk.written)
        bridge.failed.connect(lambda _ticket, sentence: self._failed(desk, sentence))
        self._bridge = bridge
        return desk

    def _failed(self, desk: DebriefDesk, sentence: str) -> None:
        desk.failed(sentence)
        self._view.show_trouble(sentence)

    # TalkView: what is drawn beside the board goes on to the column ----------------------------------------------

    def show_none(self) -> None:
        self.side.show_none()

    def show_agenda(self, look: AgendaLook) -> None:
        self.side.show_agenda(look)

    def show_positions(self, look: PositionsLook) -> None:
        self.side.show_positions(look)

    def show_refusal(self, sentence: str) -> None:
        self.side.show_refusal(sentence)

    def show_said(self, sentence: str) -> None:
        self.side.show_said(sentence)

    def show_decision(self, possible: bool, held: str) -> None:
        self._view.show_decision(possible, held if possible else "")

    def open_form(self, look: FormLook) -> None:
        """The form takes the room of the evidence, and the keys."""
        self._view.drawer.hide()
        self.side.open_form(look)

    def close_form(self) -> None:
        if not self.side.form.isHidden():
            self.side.close_form()
            self._view.drawer.setVisible(self._presenter.drawer_open)
            matrix = self._view.matrix
            (matrix if matrix.isVisible() else self._view).setFocus(Qt.FocusReason.OtherFocusReason)

    # The packet --------------------------------------------------------------------------------------------------

    def _ask_packet(self) -> None:
        """Where to, then print it off this thread: the cards on the board and what was said of them."""
        if self._presenter.board is None:
            return
        suggested = in_documents(_("packet") + "-" + file_stem(self._presenter.candidate) + ".pdf")
        path, _filter = QFileDialog.getSaveFileName(self.side, _("Save the packet"), suggested, "PDF (*.pdf)")
        if path:
            self.save_packet(Path(path))

    def save_packet(self, path: Path) -> None:
        """Write the packet of this board; what the disk has of the debrief is what it says."""
        desk, cards = self.talk.desk, self._cards()
        opened = desk.fold.opened if desk is not None else None
        size: PageSize = "Letter" if self._context.settings.page_size == "Letter" else "A4"
        workspace, loop = self._context.workspace, self._presenter.loop
        if self._context.bench is not None:
            self._context.bench.writer.drain()

        def work() -> None:
            entries = debrief_entries(workspace, opened.id) if opened is not None else []
            write_file(path, issue_packet(cards, entries, size, loop).pdf)

        done = _("Written: {path}").format(path=path)
        self._context.jobs.run(work, lambda _none: self.side.show_said(done), self.side.show_said)

    # The gate ----------------------------------------------------------------------------------------------------

    def _override(self) -> None:
        """While my own card has to come first: ask for the reason to see the others all the same."""
        if self._presenter.waits_for:
            self.talk.form = OVERRIDE
            self.open_form(override_form(self._presenter.candidate))

    def _kept(self, given: dict[str, str]) -> None:
        if self.talk.form != OVERRIDE:
            self.talk.keep(given)
            return
        try:
            bench = self._context.workbench()
            gate = bench.gate()
            mine = next((row for row in gate.open if row.id == self._presenter.waits_for), None)
            if mine is None:
                raise Refused(_("Your own card is not open any more, so no override is needed; open the board again."))
            wall_us = self._context.clock.now().wall_us
            override(bench.writer, gate, mine, by=bench.who.interviewer, reason=given["reason"], wall_us=wall_us)
        except InterviewerError as error:
            self.side.show_refusal(str(error))
            return
        self.talk.leave()
        self._presenter.again()
