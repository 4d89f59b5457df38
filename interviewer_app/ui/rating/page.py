"""The rating page put together: one sheet, its journal's reports, its drafts."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QTimer

from interviewer_app.core.rounds.bodies import Person
from interviewer_app.core.rounds.clock import Instant
from interviewer_app.core.scorecards.sheet import RatingSheet
from interviewer_app.ui.journal_bridge import JournalBridge
from interviewer_app.ui.rating.presenter import RatingPresenter
from interviewer_app.ui.rating.sealing import KeyRing
from interviewer_app.ui.rating.texts import Drafts
from interviewer_app.ui.rating.view import RatingPage

DRAFT_MS = 250  # a text being typed is kept at least this often

Asked = Callable[[], None]


def build_rating_page(
    sheet: RatingSheet,
    now: Callable[[], Instant],
    bridge: JournalBridge,
    drafts: Drafts,
    *,
    open_pdf: Asked | None = None,
    save_pdf: Asked | None = None,
    leave: Asked | None = None,
    sweep: Asked | None = None,
    ring: KeyRing | None = None,
    me: Person | None = None,
) -> RatingPage:
    """The page that rates the round of `sheet`, or shows its sealed card.

    bridge:   reports what `sheet` has the journal write
    drafts:   unfinished texts of this round; fields are `rationale:<dimension>`, `no-evidence:<dimension>`,
              `recommendation`
    open_pdf, save_pdf, leave, sweep: what the buttons do; without one its button is not there
    ring:     where the key comes from that signs; without one the card is submitted unsigned
    me:       who sits here, and may amend the card if it is theirs
    returns:  the page; before it goes, call `page.presenter.leave(bridge.deleteLater)`: the bridge must stay until all
              is written
    """
    view = RatingPage(
        can_open=open_pdf is not None, can_save=save_pdf is not None, can_leave=leave is not None,
        can_sweep=sweep is not None,
    )  # fmt: skip
    presenter = RatingPresenter(view, sheet, now, drafts, _soon(view), ring, me)
    view.presenter = presenter
    connect(view, presenter)
    # Lambdas, so that the bridge holds the presenter: it has drafts to wipe when the page is long gone.
    bridge.written.connect(lambda ticket, entry: presenter.written(ticket, entry))
    bridge.failed.connect(lambda ticket, sentence: presenter.failed(ticket, sentence))
    for signal, work in ((view.open_asked, open_pdf), (view.save_asked, save_pdf), (view.home_asked, leave)):
        if work is not None:
            signal.connect(work)
    if sweep is not None:
        view.sweep_asked.connect(lambda: sweep() if sheet.is_open else None)
    presenter.show()
    return view


def connect(view: RatingPage, presenter: RatingPresenter) -> None:
    """What the user does, to what it means."""
    view.character.connect(presenter.character)
    view.stepped.connect(presenter.step)
    view.onward.connect(presenter.onward)
    view.place_picked.connect(presenter.go)
    view.level_picked.connect(presenter.choose)
    view.moment_pressed.connect(presenter.cite)
    view.no_evidence_asked.connect(presenter.ask_reason)
    view.reason_typed.connect(presenter.reason_typed)
    view.reason_given.connect(presenter.reason_given)
    view.reason_dropped.connect(presenter.reason_dropped)
    view.rationale_typed.connect(presenter.rationale_typed)
    view.recommendation_typed.connect(presenter.recommendation_typed)
    view.field_left.connect(presenter.left_field)
    view.facts_pressed.connect(presenter.remarks.hide)
    view.level_typed.connect(presenter.level_typed)
    view.facet_pressed.connect(presenter.level.toggle)
    view.remark_hidden.connect(presenter.hide_remark)
    view.kind_asked.connect(presenter.next_kind)
    view.letter_held.connect(lambda letter: _open_held(view, presenter.held(letter)))
    view.submitted.connect(presenter.submit)
    view.amend_asked.connect(presenter.amend)
    view.amend_given.connect(presenter.amend_for)
    view.amend_given_up.connect(presenter.give_up)
    view.passphrase_typed.connect(presenter.sealing.type_passphrase)
    view.told.connect(presenter.answer_notice)
    view.escaped.connect(presenter.escape)
    view.retried.connect(presenter.retry)


def _open_held(view: RatingPage, moment: str) -> None:
    if moment:
        view.moment_opened.emit(moment)


def _soon(view: RatingPage) -> Callable[[Callable[[], None]], None]:
    timer = QTimer(view)
    timer.setSingleShot(True)
    timer.setInterval(DRAFT_MS)
    waiting: list[Callable[[], None]] = []
    timer.timeout.connect(lambda: [work() for work in (waiting.pop(),)])

    def soon(work: Callable[[], None]) -> None:
        if not timer.isActive():
            waiting[:] = [work]
            timer.start()

    return soon
