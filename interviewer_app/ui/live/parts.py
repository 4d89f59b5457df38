"""What the parts of the presenter share: the view, the round, its keys, the board, and the rest of the application."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from interviewer_app.core.rounds.clock import Instant
from interviewer_app.core.rounds.integrity_desk import IntegrityDesk
from interviewer_app.core.rounds.keys import KeyMap
from interviewer_app.core.rounds.live import LiveRound
from interviewer_app.core.rounds.private import PrivateDesk
from interviewer_app.ui.live.board import Board
from interviewer_app.ui.live.view import LiveView

Action = Callable[[str, Instant], object]
Actions = Mapping[str, Action]
"""What a key does by the name of its command: called with the command's argument and the instant of the press."""


class Outside(NamedTuple):
    """What the window asks of the rest of the application.

    ended:      the round has ended and all of it is on disk
    save_draft: (round, field, text) a text that is not attached yet
    wipe_draft: (round, field) it is attached, and on disk
    left:       back without having started; None where there is no way back
    glosses:    the reader's own words for probes of this pack
    keep_gloss: (probe, text) keep other ones
    nudges:     whether the copilot may say anything
    claims:     what earlier interviewers handed on, time and words; stands beside the words read out at the start
    """

    ended: Callable[[], None]
    save_draft: Callable[[str, str, str], None]
    wipe_draft: Callable[[str, str], None]
    left: Callable[[], None] | None = None
    glosses: Mapping[str, str] = MappingProxyType({})
    keep_gloss: Callable[[str, str], None] = lambda _probe, _text: None
    nudges: bool = True
    claims: Sequence[tuple[str, str]] = ()


class Desks(NamedTuple):
    """What lies beside the round, None where it cannot be written; `kept`: an integrity observation being typed when
    the application went away."""

    integrity: IntegrityDesk | None = None
    private: PrivateDesk | None = None
    kept: str = ""


class Parts(NamedTuple):
    """One live window on one round, as its actions see it."""

    view: LiveView
    live: LiveRound
    keys: KeyMap
    board: Board
    outside: Outside

    @property
    def round(self) -> str:
        """Id of the round."""
        facts = self.live.fold.facts
        assert facts is not None, "a live round has been planned"
        return facts.round
