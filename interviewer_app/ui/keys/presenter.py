"""The page of keys decides here: what a new key means, why one is refused, what is kept. No Qt."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple, Protocol

from interviewer_app.core.errors import InterviewerError
from interviewer_app.core.rounds.key_card import Start, starts_of
from interviewer_app.core.rounds.key_choices import Choices, all_usual, moved
from interviewer_app.core.rounds.key_names import PINNED, cap_of, why_not
from interviewer_app.core.rounds.keys import DIGITS, KeyMap, KeyRow, name_of, of_pack_only
from interviewer_app.core.rubrics.models import Pack
from interviewer_app.core.texts import _


class Line(NamedTuple):
    """A heading, or an action with its key.

    moved: "all" for another key in every pack, "here" for another one in this pack, "" for the usual one
    """

    words: str
    row: KeyRow | None = None
    moved: str = ""
    start: Start | None = None
    waiting: bool = False


class KeysView(Protocol):
    def show_rows(self, lines: list[Line]) -> None: ...
    def show_line(self, words: str, trouble: bool = False) -> None: ...


class KeysPresenter:
    """packs: those whose keys can be shown, at least one; keep: writes the value of `keys`, InterviewerError if not."""

    def __init__(
        self, view: KeysView, packs: Sequence[Pack], choices: Choices, keep: Callable[[dict[str, Any]], None]
    ) -> None:
        self._view, self._packs, self._choices, self._keep = view, packs, choices, keep
        self.pack = packs[0]
        self._alone = False
        self._before: list[Choices] = []
        self.keys = KeyMap(self.pack, choices)

    def opened(self) -> None:
        self.pick(0)

    def pick(self, number: int) -> None:
        """Show the keys of another pack."""
        self.pack = self._packs[number]
        self._show()
        self._view.show_line(" ".join(self.keys.problems[:1]), trouble=bool(self.keys.problems))

    def move_for(self, this_pack_alone: bool) -> None:
        """Whether what is moved from now on counts for the pack shown alone, or in every pack."""
        self._alone = this_pack_alone

    def put(self, row: KeyRow, stroke: str) -> None:
        """Move an action to a stroke, or say why not; then nothing has changed."""
        problem = self._refusal(row, stroke)
        if problem:
            self._view.show_line(problem, trouble=True)
            return
        said = _("{action} is on {key} now, in this pack.") if self._place(row) else _("{action} is on {key} now.")
        words = said.format(action=row.words, key=cap_of(stroke))
        choices = moved(self._choices, name_of(row.command), "", self.pack.id)  # it would hide one for every pack
        self._change(moved(choices, name_of(row.command), stroke, self._place(row)), words)

    def reset(self, row: KeyRow) -> None:
        """Back to the usual key, unless another action stands there now."""
        fresh = moved(self._choices, name_of(row.command), "", self.pack.id)
        if not self._alone:
            fresh = moved(fresh, name_of(row.command), "")
        wanted = _row_of(KeyMap(self.pack, fresh if self._alone else Choices()), row)
        holders = (self.keys.row_on(stroke) for stroke in wanted.strokes)
        holder = next((each for each in holders if each is not None and each.command != row.command), None)
        if holder is not None:
            self._view.show_line(_taken(wanted.cap, holder), trouble=True)
            return
        self._change(fresh, _("{action} is on {key} again.").format(action=row.words, key=wanted.cap))

    def reset_all(self) -> None:
        self._change(all_usual(self._choices, self.pack.id), _("All keys of this page are the usual ones."))

    def undo(self) -> None:
        """Take back the last change made here."""
        if self._before:
            before = self._before.pop()
            self._change(before, _("Taken back."))
            self._before.pop()

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
        return self.pack.id if self._alone or of_pack_only(self.pack, row.command) else ""

    def _change(self, choices: Choices, words: str) -> None:
        self._before.append(self._choices)
        self._choices = choices
        self._show()
        self._view.show_line(words)
        try:
            self._keep(choices.stored if isinstance(choices.stored, dict) else {})
        except InterviewerError as error:
            self._view.show_line(str(error), trouble=True)

    def _show(self) -> None:
        self.keys = KeyMap(self.pack, self._choices)
        usual = {row.command: row.strokes for row in KeyMap(self.pack).rows}
        here = self._choices.packs.get(self.pack.id, {})
        starts = starts_of(self.pack)
        lines: list[Line] = []
        for name, rows in self.keys.groups().items():
            lines.append(Line(name))
            for row in rows:
                moved = "" if row.strokes == usual[row.command] else "here" if name_of(row.command) in here else "all"
                lines.append(Line(row.words, row, moved, starts.get(row.command)))
        self._view.show_rows(lines)


def _row_of(keys: KeyMap, row: KeyRow) -> KeyRow:
    return next(each for each in keys.rows if each.command == row.command)


def _taken(cap: str, holder: KeyRow) -> str:
    return _("{key} is taken: {action}. Nothing has changed.").format(key=cap, action=holder.words)
