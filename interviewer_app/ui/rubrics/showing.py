"""What the studio shows of a pack: the state of the page, and how each part of it is drawn from that. No Qt."""

from __future__ import annotations

from interviewer_app.core.rubrics.drafts.findings import BROKEN, DraftFinding, Findings
from interviewer_app.core.rubrics.drafts.paths import follow, place_of
from interviewer_app.core.texts import _, plural
from interviewer_app.ui.rubrics.checking import Checked
from interviewer_app.ui.rubrics.desk import Opened, Raw, StudioView, Uses
from interviewer_app.ui.rubrics.form_parts import Source
from interviewer_app.ui.rubrics.forms import form_of
from interviewer_app.ui.rubrics.found import Found, with_findings
from interviewer_app.ui.rubrics.heading import Standing, head_of
from interviewer_app.ui.rubrics.looks import FieldRow, FindingLook, MaterialRow, Row
from interviewer_app.ui.rubrics.outline import Tree, items, outline, word
from interviewer_app.ui.rubrics.previewing import preview_of

MOST_RAW = 30


class Showing:
    """node: what is open; field: the key of the field that has the cursor, "" where none has.

    typed:   what stands in fields that are not kept letter by letter, or cannot be kept as it is, by key
    refused: why, for the latter
    edit:    how many changes there were; kept, looked_at: up to which of them is on disk, and known to the lint
    """

    def __init__(self, view: StudioView, opened: Opened) -> None:
        self.view, self.opened, self.draft = view, opened, opened.draft
        self.node, self.field = "", ""
        self.checked = Checked(Findings())
        self.found, self.looked_at = Found(), -1
        self.typed_as: dict[str, str] = {}
        self.refused: dict[str, str] = {}
        self.raw: dict[str, Raw] = {}
        self.used: Uses = {}
        self.missing: tuple[tuple[str, bool], ...] = ()
        self.version = self.proven = ""
        self.edit = self.kept = 0
        self.unsaved: int | None = 0
        self.busy = self.closed = False

    @property
    def tree(self) -> Tree:
        return self.draft.tree if self.draft is not None else self.opened.tree

    @property
    def looked(self) -> bool:
        """Whether the lint has been heard at all."""
        return self.looked_at >= 0

    @property
    def read_only(self) -> bool:
        return self.draft is None

    def show_all(self) -> None:
        self.view.show_outline(outline(self.tree, self.found.severity), self.node)
        self.show_form()
        self.show_head()
        self.show_preview()

    def show_form(self) -> None:
        """The part that is open, with what the lint said last beside it."""
        source = Source(self.tree, self.read_only, self._used, self.material, self.typed_as)
        form = form_of(source, self.node)
        rows = with_findings(form.rows, self.found.at_node(self.node), self._before, self.read_only)
        if not self.looked:
            rows = tuple(row._replace(fine="") if isinstance(row, FieldRow) else row for row in rows)
        self.view.show_form(form._replace(rows=tuple(self._with_refusal(row) for row in rows)))

    def show_head(self) -> None:
        self.view.show_head(head_of(self.tree, self.checked, self.standing()))

    def show_preview(self) -> None:
        look = preview_of(self.tree, self.node, self.field, self.checked)
        self.view.show_preview(look._replace(missing=self.missing))

    def standing(self) -> Standing:
        """What is known of the pack besides its words."""
        base = self.draft.base.version if self.draft is not None and self.draft.base is not None else ""
        saved = self.unsaved if self.edit == self.kept else None
        return Standing(self.read_only, base, self.version, self.proven, saved, self.edit == self.kept, self.busy,
                        "" if self.edit else self.opened.said)

    def dimension(self) -> str:
        """The id of the dimension that is open, "" where something else is."""
        found = follow(self.tree, place_of(self.node)) if self.node.startswith("dimensions[") else None
        return word(found, "id")

    def material(self, dimension: str) -> MaterialRow | None:
        """Raw material for the anchor at the cursor: of its level, or of the whole dimension where that has none."""
        raw, key = self.raw.get(dimension), f"material:{dimension}"
        if raw is None:
            return None
        level = self._level()
        mine = [look for given, look in raw.moments if given == level and level is not None]
        title = _("Raw material: moments that were rated {n} here").format(n=level)
        if not mine:
            mine, title = [look for _given, look in raw.moments], _("Raw material: moments on this dimension")
        aside = plural("from {n} round, names left out", "from {n} rounds, names left out", raw.rounds) if mine else ""
        empty = "" if mine else _("None yet. Moments of your rounds on this pack come to stand here, without names.")
        return MaterialRow(key, title, aside, tuple(mine[:MOST_RAW]), empty, not self.read_only)

    def _level(self) -> int | None:
        """The value of the level whose anchor has the cursor."""
        if ".levels[" not in self.field:
            return None
        place = place_of(self.field)
        value = follow(self.tree, (*place[: place.index("levels") + 2], "value"))
        return value if isinstance(value, int) else None

    def _used(self, dimension: str, level: int) -> str:
        return self.used.get((dimension, level), "")

    def _before(self, finding: DraftFinding) -> str:
        """The link that puts back what the base says, where it says something else."""
        draft = self.draft
        if draft is None or draft.base is None:
            return ""
        said = draft.base_text(finding.place)
        if not said or said == str(draft.get(finding.place) or "").strip():
            return ""
        return _("Put back {version}").format(version=draft.base.version)

    def _with_refusal(self, row: Row) -> Row:
        """A field whose words cannot be kept says so beside it."""
        reason = self.refused.get(getattr(row, "key", ""))
        if reason is None or not isinstance(row, FieldRow):
            return row
        look = FindingLook(f"{BROKEN} {row.key}", "error", reason, "", "", can_silence=False)
        return row._replace(findings=(look, *row.findings), fine="")

    def levels(self) -> list[str]:
        """The values of the levels of the dimension that is open."""
        return [word(each, "value") for each in items(follow(self.tree, place_of(self.node)), "levels")]
