"""A pack while somebody writes it."""

from __future__ import annotations

from pathlib import Path
from threading import Lock
from typing import Any

from interviewer_app.core.errors import BadInput
from interviewer_app.core.rubrics.drafts.base import Base, base_of
from interviewer_app.core.rubrics.drafts.counting import lines_between, places_between
from interviewer_app.core.rubrics.drafts.disk import DraftFile, Saved
from interviewer_app.core.rubrics.drafts.paths import follow, in_other, place_of
from interviewer_app.core.rubrics.drafts.shape import may_be_left_out
from interviewer_app.core.rubrics.drafts.wording import tidy
from interviewer_app.core.rubrics.drafts.written import Written
from interviewer_app.core.rubrics.findings import PackError, Place
from interviewer_app.core.rubrics.folder import file_digests
from interviewer_app.core.rubrics.load import LoadedPack, document_digest, pack_from_document
from interviewer_app.core.rubrics.models import Pack
from interviewer_app.core.texts import _

MOST_STEPS = 500


class PackDraft:
    """Make one with `PackDraft.open`. A place is a tuple of keys and numbers, or its text:
    `dimensions[3].levels[2].anchor`.

    base:      the version it was forked from, None where there is none
    recovered: text was found that had been typed and not saved when the app ended; `undo` goes back to the file
    touched:   the place that the last change, undo or redo was about
    """

    def __init__(self, file: DraftFile, base: Base | None) -> None:
        self._file, self.base = file, base
        self._writing = Lock()  # the window keeps what was typed when it closes, and a job may be saving it just then
        self._written = Written(file.text, str(file.path))
        self._undo: list[tuple[str, Place]] = []
        self._redo: list[tuple[str, Place]] = []
        self._typing: Place | None = None
        self.touched: Place | None = None
        self.recovered = False

    @classmethod
    def open(cls, folder: Path) -> PackDraft:
        """The pack in `folder` for editing, whether a round could run on it or not.

        raises: PackError for a pack.yaml that the safe reader refuses
        """
        file = DraftFile(folder)
        draft = cls(file, base_of(folder))
        typed = file.typed()
        if typed is not None and draft._take_over(typed.text):
            file.go_on_from(typed)
            draft.recovered = True
        return draft

    @property
    def folder(self) -> Path:
        return self._file.folder

    @property
    def tree(self) -> dict[str, Any]:
        """pack.yaml as plain dicts, lists, texts and numbers; not to be changed."""
        return self._written.tree

    @property
    def text(self) -> str:
        """pack.yaml as it would be saved now, with LF line ends."""
        return self._written.text

    @property
    def can_undo(self) -> bool:
        return bool(self._undo)

    @property
    def can_redo(self) -> bool:
        return bool(self._redo)

    def get(self, where: Place | str) -> Any:
        """What stands at a place, None where nothing does."""
        return follow(self.tree, place_of(where))

    def base_text(self, where: Place | str) -> str | None:
        """What the base says at the same place, found by the ids around it; None where it says nothing."""
        if self.base is None:
            return None
        place = in_other(self.tree, self.base.tree, place_of(where))
        said = None if place is None else follow(self.base.tree, place)
        return said.strip() if isinstance(said, str) else None

    def pack(self) -> Pack | None:
        """The pack as it stands, None while a round could not run on it; anchors may be missing."""
        try:
            return pack_from_document({"tree": {**self.tree, "draft": True}, "files": {}})
        except PackError:
            return None

    def loaded(self) -> LoadedPack | None:
        """The pack as it stands with the files beside it, for comparing; None while a round could not run on it.

        raises: PackError for files that a pack may not hold
        """
        pack = self.pack()
        if pack is None:
            return None
        document = {"tree": self.tree, "files": file_digests(self.folder)}
        return LoadedPack(pack, document_digest(document), document, self.folder)

    def changed_lines(self) -> int:
        """How many lines of pack.yaml saving would change."""
        return lines_between(self._file.text, self.text)

    def changed_places(self) -> set[Place]:
        """Every place that says something else than the base; empty where there is no base."""
        return set() if self.base is None else set(places_between(self.base.tree, self.tree))

    def set_text(self, where: Place | str, text: str) -> None:
        """Write a text; "" takes a key out of the file that may be left out. Space at the ends is not kept.

        One undo step for all that is written at one place until `pause`.
        """
        place, text = place_of(where), tidy(text)
        stands = self._written.says(place)
        if text == str(self.get(place) or "").strip() and (stands or not text):
            return
        self._begin(place, typing=True)
        if not stands:
            self._add(place, text)
        elif not text and isinstance(place[-1], str) and may_be_left_out(place):
            self._written.take_out(place)
        else:
            self._written.retext(place, text)

    def set_value(self, where: Place | str, value: Any) -> None:
        """Write a number, a switch, a list or a mapping; None, and an empty list that may be left out, takes it out."""
        place = place_of(where)
        if isinstance(value, str):
            self.set_text(place, value)
            return
        gone = value is None or (value in ([], {}) and may_be_left_out(place))
        stands = self._written.says(place)
        if (gone and not stands) or (stands and not gone and self.get(place) == value):
            return
        self._begin(place)
        if gone:
            self._written.take_out(place)
        elif stands:
            self._written.replace(place, value)
        else:
            self._add(place, value)

    def add(self, where: Place | str, value: Any, at: int | None = None) -> Place:
        """Put one more item into the list at a place (made if absent), the last one or at the number `at`; returns
        its place.
        """
        place = place_of(where)
        items = self.get(place) or []
        number = len(items) if at is None else min(at, len(items))
        self._begin((*place, number))
        value = _tidied(value)
        if items:
            self._written.add_item(place, value, number)
        elif self._written.says(place):
            self._written.replace(place, [value])
        else:
            self._add(place, [value])
        return (*place, number)

    def remove(self, where: Place | str) -> None:
        """Take a key or an item out; the last item takes its list with it where that may be left out."""
        place = place_of(where)
        if not self._written.says(place):
            return
        self._begin(place)
        if isinstance(place[-1], int) and len(self.get(place[:-1])) == 1:
            if may_be_left_out(place[:-1]):
                self._written.take_out(place[:-1])
            else:
                self._written.replace(place[:-1], [])
            return
        self._written.take_out(place)

    def move(self, where: Place | str, to: int) -> None:
        """Make the item at a place the one with the number `to` of its list."""
        place = place_of(where)
        items = self.get(place[:-1])
        to = max(0, min(to, len(items) - 1))
        if to != place[-1]:
            self._begin((*place[:-1], to))
            self._written.move(place, to)

    def put_back(self, where: Place | str) -> None:
        """Write what the base says there."""
        said = self.base_text(where)
        if said is not None:
            self.pause()
            self.set_text(where, said)

    def silence(self, code: str, at: str, reason: str) -> None:
        """Let a finding of the lint stay at a field and all below it, with the reason.

        raises: BadInput for a reason of fewer than 10 or more than 400 characters
        """
        reason = " ".join(tidy(reason).split())
        if not 10 <= len(reason) <= 400:
            raise BadInput(_("Write the reason in 10 to 400 characters: the next reader has nothing else."))
        self.unsilence(code, at)
        self.add(
            "silenced", {"finding": code, "at": at, "reason": reason} if at else {"finding": code, "reason": reason}
        )

    def unsilence(self, code: str, at: str) -> None:
        """Take the reason out again, where there is one."""
        for number, each in enumerate(self.get("silenced") or []):
            if isinstance(each, dict) and (each.get("finding"), each.get("at", "")) == (code, at):
                self.remove(("silenced", number))
                return

    def pause(self) -> None:
        """What is typed from now on is another undo step."""
        self._typing = None

    def undo(self) -> bool:
        """Take back the last step; False where there is none."""
        return self._step(self._undo, self._redo)

    def redo(self) -> bool:
        """Do again what was taken back; False where there is nothing."""
        return self._step(self._redo, self._undo)

    def autosave(self) -> None:
        """Keep what was typed beside pack.yaml, so that it is there when the app ends before it is saved.

        raises: MachineTrouble if the disk refuses
        """
        with self._writing:
            if self.text == self._file.text:
                self._file.forget_typed()
            else:
                self._file.keep_typed(self.text)

    def save(self, over: bool = False) -> Saved:
        """Write pack.yaml, all of it or nothing.

        over:   keep what somebody else has written meanwhile under another name, and save
        raises: ChangedOutside if somebody else has written it meanwhile, MachineTrouble if the disk refuses; what was
                typed stays here and beside pack.yaml
        """
        self.pause()
        with self._writing:
            text = self.text
            lines = lines_between(self._file.text, text)
            if not lines:
                self._file.forget_typed()
                return Saved(0)
            self._file.keep_typed(text)
            return Saved(lines, self._file.write(text, over))

    def _begin(self, place: Place, typing: bool = False) -> None:
        if not (typing and self._typing == place):
            self._undo.append((self.text, place))
            del self._undo[:-MOST_STEPS]
        self._redo.clear()
        self._typing = place if typing else None
        self.touched = place

    def _add(self, place: Place, value: Any) -> None:
        if isinstance(place[-1], int):
            self._written.add_item(place[:-1], value, place[-1])
        else:
            self._written.add_key(place, value)

    def _step(self, of: list[tuple[str, Place]], to: list[tuple[str, Place]]) -> bool:
        while of and of[-1][0] == self.text:  # a change that was refused, or typed and taken back
            of.pop()
        if not of:
            return False
        text, place = of.pop()
        to.append((self.text, place))
        self._written.read(text)
        self._typing, self.touched = None, place
        return True

    def _take_over(self, typed: str) -> bool:
        before = self.text
        try:
            self._written.read(typed)
        except PackError:
            return False
        self._undo.append((before, ()))
        return True


def _tidied(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _tidied(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_tidied(item) for item in value]
    return tidy(value) if isinstance(value, str) else value
