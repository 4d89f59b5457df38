"""Decides what the studio opens and changes. No Qt."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from interviewer_app.core.errors import InterviewerError
from interviewer_app.core.rubrics.drafts.draft import PackDraft
from interviewer_app.core.rubrics.drafts.findings import DraftFinding
from interviewer_app.core.rubrics.drafts.paths import place_of
from interviewer_app.core.rubrics.findings import field_name
from interviewer_app.core.texts import _
from interviewer_app.ui.rubrics.desk import Desk, Later, Opened, Run, StudioView
from interviewer_app.ui.rubrics.edits import Edits
from interviewer_app.ui.rubrics.found import id_of
from interviewer_app.ui.rubrics.keeping import KEEP_MS, Keeping
from interviewer_app.ui.rubrics.looking import LINT_MS
from interviewer_app.ui.rubrics.outline import node_of, nodes_of, outline

PAUSE_MS = 1500


class StudioPresenter(Keeping):
    """The studio of one pack."""

    def __init__(
        self, view: StudioView, opened: Opened, desk: Desk, run: Run, later: Later, today: Callable[[], date]
    ) -> None:
        super().__init__(view, opened, desk, run, later)
        self._edits = Edits(opened.draft, today) if opened.draft is not None else None
        self._at_finding = ""

    # Opening and walking ------------------------------------------------------------------------------------------

    def show(self) -> None:
        """Draw everything, the first dimension open, and look at all of it."""
        nodes = nodes_of(outline(self.tree, self.found.severity))
        self.node = next((node for node in nodes if node.startswith("dimensions[")), nodes[0])
        recovered = _("Found what was typed and not saved. Ctrl S saves it; Ctrl Z goes back to the file.")
        found = self.draft is not None and self.draft.recovered
        self.view.show_trouble(recovered if found else "")
        if found and self.draft is not None:
            self.unsaved = self.draft.changed_lines()
        self.show_all()
        self.check()
        self.fetch()
        self.fetch_uses()
        self.fetch_proof()

    def pick(self, node: str) -> None:
        """Open another part."""
        if node != self.node:
            self.settle()
            self.node, self.field = node, ""
            self.show_all()
            self.fetch()

    def step(self, by: int) -> None:
        """The part before or after in the outline."""
        nodes = nodes_of(outline(self.tree, self.found.severity))
        at = nodes.index(self.node) if self.node in nodes else 0
        self.pick(nodes[max(0, min(len(nodes) - 1, at + by))])

    def entered(self, key: str) -> None:
        """A field has the keys now."""
        if key != self.field:
            self.field = key
            self.settle(besides=key)
            self.show_form()
            self.show_preview()

    def left(self, key: str) -> None:
        """A field has lost them: an id that was typed counts from now on, what is no number is dropped."""
        text = self.typed_as.pop(key, None)
        if text is None or self._edits is None:
            return
        if self.refused.pop(key, None) is None and self._edits.waits(key):
            self._change(lambda edits: edits.rename(key, text))
        self.show_form()

    def settle(self, besides: str = "") -> None:
        for key in list(self.typed_as):
            if key != besides:
                self.left(key)
        super().settle()

    def anchor(self, number: int) -> None:
        """Ctrl with a digit: the anchor of the level with that value, else of the level that stands there."""
        levels = self.levels() if self.node.startswith("dimensions[") else []
        at = levels.index(str(number)) if str(number) in levels else number - 1
        if at < len(levels):
            self.view.focus_field(f"{self.node}.levels[{at}].anchor")

    def next_finding(self, by: int) -> None:
        """Go to the next open finding of the whole pack."""
        open_ones = [each for each in self.found.findings.all if not each.silenced]
        if not open_ones:
            self.view.show_trouble(_("The lint has nothing to say.") if self.looked else "")
            return
        ids = [id_of(each) for each in open_ones]
        at = ids.index(self._at_finding) + by if self._at_finding in ids else self._nearest(open_ones, by)
        finding = open_ones[at % len(open_ones)]
        self._at_finding = id_of(finding)
        self.pick(node_of(finding.place))
        self.view.show_finding(self._at_finding)

    def _nearest(self, open_ones: list[DraftFinding], by: int) -> int:
        """The first finding of what is open; where that has none, the first of all."""
        here = [n for n, each in enumerate(open_ones) if node_of(each.place) == self.node]
        return (here[0] if by > 0 else here[-1]) if here else (0 if by > 0 else len(open_ones) - 1)

    # Changing -----------------------------------------------------------------------------------------------------

    def typed(self, key: str, text: str) -> None:
        """A letter came or went in a field."""
        edits = self._edits
        if edits is None:
            return
        if edits.waits(key):
            self.typed_as[key] = text
            return
        try:
            edits.put(key, text)
        except InterviewerError as error:
            self.typed_as[key], self.refused[key] = text, str(error)
            self.show_form()
            return
        self.typed_as.pop(key, None)
        self.refused.pop(key, None)
        self._edited()

    def act(self, key: str, name: str) -> None:
        """A button or key of a row: add, another, up, down, remove, section."""
        item = item_of(key, self.node)
        if name == "add":
            self._add(key)
        elif name == "section":
            self._add("sections", after=last_number(self.node))
        elif name == "another":
            if item:
                self._add(item.rpartition("[")[0], after=last_number(item))
        elif key == self.node:
            self.outline_act(name)
        elif item:
            self._remove(item) if name == "remove" else self._move(item, -1 if name == "up" else 1)

    def outline_act(self, name: str) -> None:
        """The same for the part that is open, where it is one of several."""
        if not self.node.endswith("]"):
            return
        if name == "another":
            self._add(self.node.rpartition("[")[0], after=last_number(self.node))
        elif name == "remove":
            self._remove(self.node)
        else:
            self._move(self.node, -1 if name == "up" else 1)

    def put_back(self, finding: str) -> None:
        """The words of the base in the place of those a finding is about."""
        each = self.found.by_id.get(finding)
        if each is not None:
            self._on_draft(lambda draft: draft.put_back(each.place))

    def silence(self, finding: str, reason: str) -> None:
        """A finding may stay, for the reason."""
        each = self.found.by_id.get(finding)
        if each is not None:
            self._on_draft(lambda draft: draft.silence(each.code, each.field, reason))

    def unsilence(self, finding: str) -> None:
        """Let it speak again."""
        each = self.found.by_id.get(finding)
        if each is not None:
            self._on_draft(lambda draft: draft.unsilence(each.code, each.field))

    def use(self, number: int) -> None:
        """A moment's words into the anchor at the cursor; into the first one where none has it."""
        row = self.material(self.dimension())
        if row is None or number >= len(row.moments) or self.draft is None:
            return
        if ".anchor" not in self.field:
            self.view.focus_field(f"{self.node}.levels[0].anchor")
        self.view.insert_words(row.moments[number].note)

    def undo(self) -> None:
        self._turn(lambda draft: draft.undo())

    def redo(self) -> None:
        self._turn(lambda draft: draft.redo())

    def _turn(self, step: Callable[[PackDraft], bool]) -> None:
        if self.draft is None or not step(self.draft):
            return
        self.typed_as.clear()
        self.refused.clear()
        touched = self.draft.touched
        node = node_of(touched) if touched else self.node
        if node != self.node:
            self.node, self.field = node, ""
        self._edited(whole=True)
        if touched:
            self.view.focus_field(field_name(touched))

    def _add(self, key: str, after: int | None = None) -> None:
        made: list[str] = []
        if self._change(lambda edits: made.append(edits.add(key, after))):
            self._open(made[0])
            self.view.focus_field(made[0])

    def _remove(self, key: str) -> None:
        if ".levels[" in key or not self._change(lambda edits: edits.remove(key)):
            return
        if self.node == key:
            self.node = neighbour(nodes_of(outline(self.tree, self.found.severity)), key)
            self.field = ""
        self.show_all()
        self.fetch()

    def _move(self, key: str, by: int) -> None:
        made: list[str] = []
        if ".levels[" in key or not self._change(lambda edits: made.append(edits.move(key, by))):
            return
        if self.node == key:
            self.node, self.field = made[0], ""
            self.show_all()
        elif self.field.startswith(key):
            self.view.focus_field(made[0] + self.field[len(key) :])

    def _open(self, key: str) -> None:
        node = node_of(place_of(key))
        if node != self.node:
            self.node, self.field = node, ""
        self.show_all()

    def _on_draft(self, work: Callable[[PackDraft], None]) -> None:
        """A change that the lint has asked for: look again at once."""
        draft = self.draft
        if draft is not None and self._change(lambda _edits: work(draft)):
            self.check()

    def _change(self, work: Callable[[Edits], object]) -> bool:
        """Change the draft, or say why not; False then."""
        if self._edits is None:
            return False
        try:
            work(self._edits)
        except InterviewerError as error:
            self.view.show_trouble(str(error))
            return False
        self.view.show_trouble("")
        self._edited(whole=True)
        return True

    def _edited(self, whole: bool = False) -> None:
        self.edit += 1
        self.show_all()
        self.later("lint", LINT_MS, self.check)
        self.later("keep", KEEP_MS, self.keep)
        self.later("pause", PAUSE_MS, self.pause)


def item_of(key: str, node: str) -> str:
    """The item of a list that a field belongs to: inside what is open, "" where it belongs to none."""
    if not key.startswith(f"{node}.") and not key.startswith(f"{node}[") and "[" in node:
        return ""
    end = key.rfind("]")
    item = key[: end + 1]
    return item if len(item) > len(node) or "[" not in node and item else ""


def last_number(key: str) -> int:
    """The number in the last brackets."""
    return int(key.rpartition("[")[2].rstrip("]"))


def neighbour(nodes: list[str], gone: str) -> str:
    """What is opened in the place of something that was taken out."""
    if gone in nodes:
        return gone
    holder, number = gone.rpartition("[")[0], last_number(gone)
    before = f"{holder}[{number - 1}]"
    return before if before in nodes else next((each for each in nodes if each.startswith(holder)), nodes[0])
