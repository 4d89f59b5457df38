"""Two packs side by side: the answer for cards on top, then what changed, its words marked. No Qt."""

from __future__ import annotations

from collections.abc import Iterable

from interviewer_app.core.rubrics.compare.changes import (
    Comparison,
    DimensionChange,
    Effect,
    FieldChange,
    FileChange,
    ProbeChange,
)
from interviewer_app.core.rubrics.compare.words import Piece, Pieces
from interviewer_app.core.rubrics.models import Dimension, Probe
from interviewer_app.core.texts import _, plural
from interviewer_app.ui.packs.blocks import Block, Mark, Reading, Run


def read_comparison(found: Comparison, everything: bool) -> Reading:
    """A page of it; `everything` shows dimensions and probes that say the same, too."""
    page = Reading()
    _verdict(page, found)
    dimensions = found.dimensions if everything else found.changed_dimensions
    probes = found.probes if everything else found.changed_probes
    if dimensions:
        page.part("dimensions", _("Dimensions and anchors"), _changed(len(found.changed_dimensions)), _("Dimensions"))
        for dimension in dimensions:
            _dimension(page, dimension, everything)
    if probes:
        page.part("probes", _("Probes"), _changed(len(found.changed_probes)))
        for probe in probes:
            _probe(page, probe)
    if found.other:
        page.part("rest", _("The rest of the pack"), _changed(len(found.other)), _("The rest"))
        for field in found.other:
            _field(page, field)
    if found.files:
        page.part("files", _("Files"), _changed(len(found.files)))
        for file in found.files:
            page.add("point", file_words(file))
    return page


def effect_words(effect: Effect) -> str:
    """What a change means for cards, in a few words."""
    return {
        "none": _("the same"), "wording": _("other words"), "difference": _("comparable, with a difference"),
        "not across": _("not across"), "no": _("cards are not comparable"),
    }[effect]  # fmt: skip


def file_words(file: FileChange) -> str:
    """A file beside pack.yaml, what became of it, and whether the candidate gets it."""
    words = {"added": _("{path}: new"), "removed": _("{path}: gone"), "changed": _("{path}: changed")}
    handed = _(" (the candidate gets it)") if file.handed_out else ""
    return words.get(file.state, "{path}").format(path=file.path) + handed


def _verdict(page: Reading, found: Comparison) -> None:
    answers = {"yes": _("yes"), "with differences": _("with differences"), "no": _("no")}
    page.part("verdict", found.verdict.headline, answers[found.verdict.answer], _("Comparable?"))
    for reason in found.verdict.reasons:
        page.add("point", reason)
    if not found.nothing:
        page.add("small", _("Struck through: only in the pack on the left. Underlined: only in the one on the right."))
    old, new = (f"{side.id} {side.version}" for side in (found.old, found.new))
    page.blocks.append(Block("heads", runs=(Run(old),), other=(Run(new),)))


def _dimension(page: Reading, change: DimensionChange, everything: bool) -> None:
    track = (change.new or change.old).track  # type: ignore[union-attr]
    words = effect_words(change.effect)
    page.head(f"dimension/{change.id}", change.name, _state(change.state) or words, track=track)
    if change.old is None or change.new is None:
        _pair(page, _whole(change.old), _whole(change.new))
        return
    for field in change.fields:
        _field(page, field)
    if everything:
        for level in change.levels:
            if not level.changed and level.new is not None:
                page.add("label", f"{level.value} {level.new.name}".strip())
                _pair(page, level.new.anchor or "", level.new.anchor or "", same=True)


def _probe(page: Reading, change: ProbeChange) -> None:
    words = _("asked at another place") if change.moved else effect_words(change.effect)
    page.head(f"probe/{change.id}", change.title, _state(change.state) or words)
    if change.old is None or change.new is None:
        _pair(page, _said(change.old), _said(change.new))
        return
    if change.state == "same":
        _pair(page, change.new.text, change.new.text, same=True)
    for field in change.fields:
        _field(page, field)


def _field(page: Reading, field: FieldChange) -> None:
    page.add("label", f"{field.label}  ·  {effect_words(field.effect)}")
    left, right = field.words
    page.blocks.append(Block("pair", runs=_runs(left, "gone"), other=_runs(right, "come")))


def _pair(page: Reading, old: str, new: str, same: bool = False) -> None:
    """Two whole texts; where only one side has one, all of it is marked."""
    left: Mark = "" if same else "gone"
    right: Mark = "" if same else "come"
    runs = (Run(old, left),) if old else ()
    other = (Run(new, right),) if new else ()
    page.blocks.append(Block("pair", runs=runs, other=other))


def _runs(pieces: Pieces, mark: Mark) -> tuple[Run, ...]:
    return tuple(Run(piece.text, mark if piece.changed else "") for piece in _apart(pieces))


def _apart(pieces: Pieces) -> Iterable[Piece]:
    """The pieces, the space behind a changed one outside its mark."""
    for piece in pieces:
        words = piece.text.rstrip(" ") if piece.changed else piece.text
        yield Piece(words, piece.changed)
        if len(words) < len(piece.text):
            yield Piece(piece.text[len(words) :], False)


def _whole(dimension: Dimension | None) -> str:
    if dimension is None:
        return ""
    lines = [f"{level.value} {level.name}: {level.anchor or _('no anchor written')}" for level in dimension.levels]
    return "\n".join([dimension.summary, *lines] if dimension.summary else lines)


def _said(probe: Probe | None) -> str:
    return "" if probe is None else probe.text


def _state(state: str) -> str:
    return {"added": _("new"), "removed": _("gone")}.get(state, "")


def _changed(count: int) -> str:
    return plural("{n} changed", "{n} changed", count)
