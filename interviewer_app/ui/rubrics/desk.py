"""What the presenter of the studio is given: a view to draw on, a desk for everything outside, and the pack. No Qt."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple, Protocol

from interviewer_app.core.rubrics.drafts.draft import PackDraft
from interviewer_app.ui.rubrics.checking import Against
from interviewer_app.ui.rubrics.looks import FormLook, HeadLook, MomentLook, OutlineRow, PreviewLook
from interviewer_app.ui.rubrics.outline import Tree

Run = Callable[[Callable[[], Any], Callable[[Any], None], Callable[[str], None] | None], None]
Later = Callable[[str, int, Callable[[], None]], None]
Uses = Mapping[tuple[str, int], str]


class StudioView(Protocol):
    """What the presenter asks of the page."""

    def show_head(self, look: HeadLook) -> None: ...
    def show_outline(self, rows: list[OutlineRow], node: str) -> None: ...
    def show_form(self, look: FormLook) -> None: ...
    def show_preview(self, look: PreviewLook) -> None: ...
    def show_trouble(self, sentence: str) -> None: ...
    def show_busy(self, busy: bool) -> None: ...
    def focus_field(self, key: str) -> None: ...
    def show_finding(self, finding: str) -> None: ...
    def insert_words(self, words: str) -> None: ...


class Lack(NamedTuple):
    """Something that is not in a pack yet. field: where it belongs; needed: nothing is published without it."""

    field: str
    words: str
    needed: bool


class Raw(NamedTuple):
    """Moments of past rounds on one dimension, each with the level that was given, and from how many rounds."""

    moments: tuple[tuple[int | None, MomentLook], ...] = ()
    rounds: int = 0


class Desk(Protocol):
    """What the rest of the app does for the studio. All but `reopen`, `compare` and `leave` run off the window's
    thread.

    uses:     how often each level of each dimension was given under a version, in words
    missing:  what a pack that is new still lacks, what it needs first
    proved:   the day on which the exercise was last proved here, "" where it was not
    base_folder: where the version that a draft comes from lies
    publish, fork: return the folder that the studio shows from then on
    """

    def material(self, pack: str, dimension: str) -> Raw: ...
    def uses(self, pack: str, version: str) -> Uses: ...
    def missing(self, tree: Tree) -> tuple[Lack, ...]: ...
    def proved(self) -> str: ...
    def proposed(self, draft: PackDraft) -> str: ...
    def publish(self, draft: PackDraft) -> str: ...
    def fork(self) -> str: ...
    def hand_out(self, target: str) -> str: ...
    def reopen(self, folder: str, said: str) -> None: ...
    def base_folder(self, draft: PackDraft) -> str: ...
    def compare(self, old: str) -> None: ...
    def leave(self) -> None: ...


class Opened(NamedTuple):
    """The pack that is open. draft: None for one that is only read, whose words are `tree` then."""

    draft: PackDraft | None
    tree: Tree
    against: Against
    said: str = ""
