"""The page of keys decides here: what a new key means, why one is refused, what is kept. No Qt."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Protocol

from interviewer_app.core.errors import InterviewerError
from interviewer_app.core.rounds.key_choices import Choices, all_usual, moved
from interviewer_app.core.rounds.key_names import PINNED, cap_of, why_not
from interviewer_app.core.rounds.keys import DIGITS, KeyMap, KeyRow, name_of, of_pack_only
from interviewer_app.core.rubrics.models import Pack
from interviewer_app.core.texts import _


class KeysView(Protocol):
    def show_rows(self, groups: dict[str, list[KeyRow]], moved: frozenset[str]) -> None: ...
    def show_line(self, words: str, trouble: bool = False) -> None: ...


class KeysPresenter:
    """packs: those whose keys can be shown, at least one; keep: writes the value of `keys`, InterviewerError if not."""

    def __init__(
        self, view: KeysView, packs: Sequence[Pack], choices: Choices, keep: Callable[[dict[str, Any]], None]
    ) -> None:
        self._view, self._packs, self._choices, self._keep = view, packs, choices, keep
        self.pack = packs[0]
        self.keys = KeyMap(self.pack, choices)

    def opened(self) -> None:
        self.pick(0)

    def pick(self, number: int) -> None:
        """Show the keys of another pack."""
        self.pack = self._packs[number]
        self._show()
        self._view.show_line(" ".join(self.keys.problems[:1]), trouble=bool(self.keys.problems))

    def put(self, row: KeyRow, stroke: str) -> None:
        """Move an action to a stroke, or say why not; then nothing has changed."""
        problem = self._refusal(row, stroke)
        if problem:
            self._view.show_line(problem, trouble=True)
            return
        words = _("{action} is on {key} now.").format(action=row.words, key=cap_of(stroke))
        self._change(moved(self._choices, name_of(row.command), stroke, self._place(row)), words)

    def reset(self, row: KeyRow) -> None:
        """Back to the usual key, unless another action stands there now."""
        fresh = moved(self._choices, name_of(row.command), "", self._place(row))
        usual = next(each for each in KeyMap(self.pack).rows if each.command == row.command)
        holders = (self.keys.row_on(stroke) for stroke in usual.strokes)
        holder = next((each for each in holders if each is not None and each.command != row.command), None)
        if holder is not None:
            self._view.show_line(_taken(usual.cap, holder), trouble=True)
            return
        self._change(fresh, _("{action} is on its usual key, {key}.").format(action=row.words, key=usual.cap))

    def reset_all(self) -> None:
        self._change(all_usual(self._choices, self.pack.id), _("All keys of this page are the usual ones."))

    def _refusal(self, row: KeyRow, stroke: str) -> str:
        own = PINNED.get(row.command.do)
        if why_not(stroke) and stroke != own:
            return why_not(stroke)
        holder = self.keys.row_on(stroke)
        if holder is not None and holder.command != row.command:
            return _taken(cap_of(stroke), holder)
        if stroke in DIGITS and not self._place(row):
            return _("{key} sets a dimension in every pack.").format(key=stroke)
        return ""

    def _place(self, row: KeyRow) -> str:
        return self.pack.id if of_pack_only(self.pack, row.command) else ""

    def _change(self, choices: Choices, words: str) -> None:
        self._choices = choices
        self._show()
        self._view.show_line(words)
        try:
            self._keep(choices.stored)
        except InterviewerError as error:
            self._view.show_line(str(error), trouble=True)

    def _show(self) -> None:
        self.keys = KeyMap(self.pack, self._choices)
        usual = {row.command: row.strokes for row in KeyMap(self.pack).rows}
        changed = frozenset(name_of(row.command) for row in self.keys.rows if row.strokes != usual[row.command])
        self._view.show_rows(self.keys.groups(), changed)


def _taken(cap: str, holder: KeyRow) -> str:
    return _("{key} is taken: {action}. Nothing has changed.").format(key=cap, action=holder.words)
