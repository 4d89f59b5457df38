"""Puts a live window together: page, presenter, and the journal's answers."""

from __future__ import annotations

from collections.abc import MutableMapping, Sequence

from PySide6.QtWidgets import QWidget

from interviewer_app.core.rounds.clock import Clock
from interviewer_app.core.rounds.code_refs import completions, files_named
from interviewer_app.core.rounds.keys import KeyMap
from interviewer_app.core.rounds.live import LiveRound
from interviewer_app.ui.journal_bridge import JournalBridge
from interviewer_app.ui.live.calm import hold_still, let_go
from interviewer_app.ui.live.page import LivePage
from interviewer_app.ui.live.parts import Outside
from interviewer_app.ui.live.patient import PatientJournal
from interviewer_app.ui.live.presenter import LivePresenter
from interviewer_app.ui.log.over_live import lay_log_over


def build_live_page(
    live: LiveRound,
    bridge: JournalBridge,
    clock: Clock,
    outside: Outside,
    drafts: MutableMapping[str, str] | None = None,
    files: Sequence[str] = (),
    parent: QWidget | None = None,
    keys: KeyMap | None = None,
) -> LivePage:
    """A page on one round, drawn as it stands.

    bridge: its `on_written` and `on_failed` are what the journal of `live` answers to
    drafts: unfinished notes by moment id
    files:  of the pack, to complete code references with
    keys:   the user's own; those the pack came with where there are none
    """
    keys = keys or KeyMap(live.pack)
    page = LivePage(keys, clock, parent)
    patient = _let_draw_first(live, page)
    presenter = LivePresenter(page, live, keys, outside, {} if drafts is None else drafts)
    page.key_pressed.connect(presenter.key)
    page.chosen.connect(presenter.do)
    page.note_edited.connect(presenter.note_edited)
    page.note_rested.connect(presenter.note_rested)
    page.ticked.connect(presenter.tick)
    page.written.connect(lambda ticket, entry: presenter.written(patient.own_ticket(ticket), entry))
    page.failed.connect(lambda _ticket, sentence: presenter.failed(sentence))
    bridge.written.connect(page.written)  # by way of the page: its end is theirs
    bridge.failed.connect(page.failed)
    page.presenter = presenter
    page.log_wanted.connect(lambda: lay_log_over(page, live, keys, clock, presenter.amended))
    presenter.open(clock.now())
    page.log.last.field.complete_with(lambda begun: completions(begun, (*_files_named(live), *files)))
    quiet = object()
    hold_still(quiet)
    page.destroyed.connect(lambda: let_go(quiet))
    return page


def _files_named(live: LiveRound) -> list[str]:
    return files_named(moment.note for moment in live.fold.moments.values() if moment.note)


def _let_draw_first(live: LiveRound, page: LivePage) -> PatientJournal:
    """Put a patient journal between the round and its own; the page's end hands over what is left."""
    patient = PatientJournal(live.journal, page.say_drawn_soon, live.waiting[-1][0] if live.waiting else 0)
    live.journal = patient
    page.drawn.connect(patient.flush)
    page.destroyed.connect(patient.flush)
    return patient
