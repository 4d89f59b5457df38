"""A board of twelve cards: from files to the painted matrix, beside taking the same files apart and checking them."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from benchmarks.rows import Row, at_most
from benchmarks.window import application
from interviewer_app.core.rounds.entries import check_stream
from interviewer_app.core.rounds.fold import fold
from interviewer_app.core.scorecards.attach import bundle_of
from interviewer_app.core.scorecards.bundle import read_bundle
from interviewer_app.core.scorecards.seal import check_seals
from interviewer_app.ui.debrief.page import connect
from interviewer_app.ui.debrief.pile import Person, Places, gather
from interviewer_app.ui.debrief.presenter import BoardPresenter, Laid, lay
from interviewer_app.ui.debrief.view import BoardPage
from tools.sample_panel import files, many

CARDS, MOMENTS, REPEAT, LIMIT = 12, 60, 5, 2.0


class Actions:
    """What the page has done for it: the cards are laid at once, on this thread."""

    def __init__(self, workspace: Path) -> None:
        self._workspace = workspace

    def lay(self, round_id: str, chosen: Sequence[Path]) -> Laid:
        return lay(gather(Places(self._workspace, self._workspace), "", round_id, chosen))

    def people(self) -> list[Person]:
        return []

    def open_round(self, round_id: str) -> None:
        raise AssertionError("nothing is opened here")

    def open_role(self, role: str, files: Sequence[Path]) -> None:
        raise AssertionError("nothing is opened here")

    def replay(self, round_id: str, at_ms: int) -> None:
        raise AssertionError("nothing is replayed here")

    def go_home(self) -> None:
        raise AssertionError("nobody leaves")


def rows(folder: Path) -> Iterator[Row]:
    """Both warm and in turn; the quickest of a few."""
    app = application()
    cards = files(many(CARDS, MOMENTS), folder)
    view = BoardPage()
    connect(view, BoardPresenter(view, Actions(folder / "none.sqlite"), _at_once))
    view.resize(1440, 900)
    view.show()

    def open_board() -> None:
        view.opened(files=[str(file) for file in cards])
        view.grab()
        assert view.board is not None and len(view.board.columns) == CARDS

    ours, theirs = [], []
    for _time in range(REPEAT):
        theirs.append(_seconds(lambda: _take_apart(cards)))
        ours.append(_seconds(open_board))
    view.close()
    del app
    name = f"board of {CARDS} cards with {MOMENTS} moments, against verifying them"
    yield at_most(name, REPEAT, min(ours), min(theirs), LIMIT)


def _take_apart(cards: Sequence[Path]) -> None:
    """Extract, verify the chain, fold, verify the seals: what anybody has to do who wants to trust a card."""
    for file in cards:
        bundle = read_bundle(bundle_of(file.read_bytes(), file.name), file.name)
        assert check_stream(bundle.entries) == []
        state = fold(bundle.entries)
        assert check_seals(state, bundle.entries) == []


def _seconds(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def _at_once(work: Callable[[], object], then: Callable[..., None], _failed: object = None) -> None:
    then(work())
