"""Puts a live window together: page, presenter, and the journal's answers."""

from __future__ import annotations

from collections.abc import MutableMapping, Sequence
from typing import NamedTuple

from PySide6.QtWidgets import QWidget

from interviewer_app.core.rounds.clock import Clock, SystemClock
from interviewer_app.core.rounds.code_refs import completions, files_named
from interviewer_app.core.rounds.integrity_desk import IntegrityDesk
from interviewer_app.core.rounds.keys import KeyMap
from interviewer_app.core.rounds.live import LiveRound
from interviewer_app.core.rounds.private import PrivateDesk
from interviewer_app.ui.collecting import hold_still, let_go
from interviewer_app.ui.journal_bridge import JournalBridge
from interviewer_app.ui.live.mirrored import MirroredPage
from interviewer_app.ui.live.page import LivePage
from interviewer_app.ui.live.parts import Desks, Outside
from interviewer_app.ui.live.patient import PatientJournal
from interviewer_app.ui.live.presence import Presence
from interviewer_app.ui.live.presenter import LivePresenter
from interviewer_app.ui.log.over_live import lay_log_over


class Beside(NamedTuple):
    """What lies beside the round, with what its journals answer to; `kept`: an integrity observation being typed."""

    integrity: IntegrityDesk
    integrity_bridge: JournalBridge
    private: PrivateDesk
    private_bridge: JournalBridge
    kept: str = ""


def build_live_page(
    live: LiveRound,
    bridge: JournalBridge,
    clock: Clock,
    outside: Outside,
    drafts: MutableMapping[str, str] | None = None,
    files: Sequence[str] = (),
    parent: QWidget | None = None,
    keys: KeyMap | None = None,
    beside: Beside | None = None,
) -> MirroredPage:
    """A page on one round, drawn as it stands.

    bridge: its `on_written` and `on_failed` are what the journal of `live` answers to
    drafts: unfinished notes by moment id
    files:  of the pack, to complete code references with
    keys:   the user's own; those the pack came with where there are none
    """
    keys = keys or KeyMap(live.pack)
    page = MirroredPage(keys, clock, parent)
    patient = _let_draw_first(live, page)
    desks = Desks(beside.integrity, beside.private, beside.kept) if beside is not None else Desks()
    presenter = LivePresenter(page, live, keys, outside, {} if drafts is None else drafts, desks)
    page.key_pressed.connect(presenter.key)
    page.chosen.connect(presenter.do)
    page.note_edited.connect(presenter.note_edited)
    page.note_rested.connect(presenter.note_rested)
    page.gloss_edited.connect(presenter.gloss_edited)
    page.ticked.connect(presenter.tick)
    page.written.connect(lambda ticket, entry: presenter.written(patient.own_ticket(ticket), entry))
    page.failed.connect(lambda _ticket, sentence: presenter.failed(sentence))
    bridge.written.connect(page.written)  # by way of the page: its end is theirs
    bridge.failed.connect(page.failed)
    _connect_aside(page, presenter, beside)
    page.presenter = presenter
    page.log_wanted.connect(lambda: lay_log_over(page, live, keys, clock, presenter.amended))
    presenter.open(clock.now())
    if isinstance(clock, SystemClock):  # one that is told the time jumps on purpose
        presence = Presence(page, clock)
        presence.missed.connect(presenter.missed)
        presence.returned.connect(presenter.returned)
    page.log.last.field.complete_with(lambda begun: completions(begun, (*_files_named(live), *files)))
    quiet = object()
    hold_still(quiet)
    page.destroyed.connect(lambda: let_go(quiet))
    return page


def _files_named(live: LiveRound) -> list[str]:
    return files_named(moment.note for moment in live.fold.moments.values() if moment.note)


def _connect_aside(page: LivePage, presenter: LivePresenter, beside: Beside | None) -> None:
    page.aside_edited.connect(presenter.aside_edited)
    page.aside_rested.connect(presenter.aside_rested)
    page.integrity_written.connect(presenter.integrity_written)
    page.private_written.connect(presenter.private_written)
    page.beside_failed.connect(lambda _ticket, sentence: presenter.beside_failed(sentence))
    if beside is not None:
        beside.integrity_bridge.written.connect(page.integrity_written)
        beside.private_bridge.written.connect(page.private_written)
        for bridge in (beside.integrity_bridge, beside.private_bridge):
            bridge.failed.connect(page.beside_failed)


def _let_draw_first(live: LiveRound, page: LivePage) -> PatientJournal:
    """Put a patient journal between the round and its own; the page's end hands over what is left."""
    patient = PatientJournal(live.journal, page.say_drawn_soon, live.waiting[-1][0] if live.waiting else 0)
    live.journal = patient
    page.drawn.connect(patient.flush)
    page.destroyed.connect(patient.flush)
    return patient
