"""What the presenter of the studio asks for while somebody types: nothing that takes long, and nothing twice."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from interviewer_app.core.errors import MachineTrouble
from interviewer_app.core.places import shipped_packs
from interviewer_app.core.rounds.key_choices import Choices
from interviewer_app.core.rubrics.drafts.draft import PackDraft
from interviewer_app.core.rubrics.drafts.fork import fork
from interviewer_app.core.rubrics.load import load_pack
from interviewer_app.ui.rubrics.checking import Against, pack_of
from interviewer_app.ui.rubrics.desk import Lack, Opened, Raw, Uses
from interviewer_app.ui.rubrics.presenter import StudioPresenter, item_of
from tests.ui.rubrics.desks import EVALUATING, PACK

TODAY = date(2026, 11, 21)


class Seen:
    """A view that remembers what it was told last."""

    def __init__(self) -> None:
        self.shown: dict[str, tuple[Any, ...]] = {}

    def __getattr__(self, name: str) -> Callable[..., None]:
        return lambda *what: self.shown.update({name: what})


class Nothing:
    """A desk in an empty world."""

    left = False

    def material(self, pack: str, dimension: str) -> Raw:
        return Raw()

    def uses(self, pack: str, version: str) -> Uses:
        return {}

    def missing(self, tree: object) -> tuple[Lack, ...]:
        return ()

    def proved(self) -> str:
        return ""

    def proposed(self, draft: PackDraft) -> str:
        return "9.9.9"

    def leave(self) -> None:
        self.left = True


class Queue:
    """Work that waits until the test lets it be done."""

    def __init__(self) -> None:
        self.jobs: list[Callable[[], None]] = []
        self.waiting: dict[str, Callable[[], None]] = {}

    def run(self, work: Callable[[], Any], then: Callable[[Any], None], failed: object = None) -> None:
        self.jobs.append(lambda: then(work()))

    def later(self, name: str, _ms: int, work: Callable[[], None]) -> None:
        self.waiting[name] = work

    def do(self) -> None:
        while self.jobs:
            self.jobs.pop(0)()


@pytest.fixture
def stand(tmp_path: Path) -> tuple[StudioPresenter, Seen, Queue, Nothing]:
    draft = fork(load_pack(shipped_packs() / PACK), tmp_path)
    assert draft.base is not None
    against = Against(pack_of(draft.base.tree), TODAY, Choices(), "A4")
    view, queue, desk = Seen(), Queue(), Nothing()
    presenter = StudioPresenter(view, Opened(draft, draft.tree, against), desk, queue.run, queue.later, lambda: TODAY)  # type: ignore[arg-type]
    presenter.show()
    queue.do()
    presenter.pick(EVALUATING)
    queue.do()
    return presenter, view, queue, desk


def test_a_letter_asks_for_no_work_at_once_and_for_one_lint_later(stand: Any) -> None:
    presenter, _view, queue, _desk = stand
    for number in range(1, 30):
        presenter.typed(f"{EVALUATING}.levels[0].anchor", "x" * number)
    assert queue.jobs == []
    queue.waiting["lint"]()
    queue.waiting["lint"]()
    assert len(queue.jobs) == 1  # one at a time
    queue.do()
    assert presenter.looked_at == presenter.edit == 29


def test_what_is_typed_while_the_lint_runs_is_linted_after_it(stand: Any) -> None:
    presenter, _view, queue, _desk = stand
    key = f"{EVALUATING}.levels[0].anchor"
    presenter.typed(key, "One thing.")
    queue.waiting.pop("lint")()
    presenter.typed(key, "One thing and another.")
    queue.waiting.pop("lint")
    queue.do()
    assert presenter.looked_at < presenter.edit
    queue.waiting["lint"]()
    queue.do()
    assert presenter.looked_at == presenter.edit


def test_a_disk_that_refuses_holds_the_page_and_says_so(stand: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    presenter, view, _queue, desk = stand
    presenter.typed(f"{EVALUATING}.levels[0].anchor", "Words that must not be lost.")

    def refuse(_draft: PackDraft) -> None:
        raise MachineTrouble("The disk is full.")

    monkeypatch.setattr(PackDraft, "autosave", refuse)
    presenter.back()
    assert view.shown["show_trouble"] == ("The disk is full.",) and not desk.left
    monkeypatch.undo()
    presenter.back()
    assert desk.left
    assert (
        PackDraft.open(presenter.draft.folder).tree["dimensions"][3]["levels"][0]["anchor"]
        == "Words that must not be lost."
    )


@pytest.mark.parametrize(
    ("key", "node", "item"),
    [
        ("sections[0].probes[1].follow_ups[2].text", "sections[0].probes[1]", "sections[0].probes[1].follow_ups[2]"),
        ("ai.answers[3].question", "ai", "ai.answers[3]"),
        ("authors[0]", "pack", "authors[0]"),
        ("dimensions[3].name", "dimensions[3]", ""),
        ("time:0:promise", "sections[0].probes[1]", ""),
    ],
)
def test_a_field_belongs_to_the_innermost_item_of_what_is_open(key: str, node: str, item: str) -> None:
    assert item_of(key, node) == item
