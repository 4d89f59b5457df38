"""Rows of the sheet: a label, and two texts beside each other whose changed words are marked without colour."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from interviewer_app.core.papers.frame import Document
from interviewer_app.core.papers.shaping import Style, is_plain, measure, printable
from interviewer_app.core.papers.wrapping import elide, wrap
from interviewer_app.core.rubrics.compare.changes import (
    Comparison,
    DimensionChange,
    FieldChange,
    FileChange,
    ProbeChange,
)
from interviewer_app.core.rubrics.compare.words import Piece, Pieces, rewritten
from interviewer_app.core.texts import _

BODY, STRONG, SMALL, LABEL = Style(8.5), Style(8.5, True), Style(8), Style(8.5, True)
LEAD, GAP = 11.0, 16.0  # points between baselines, and between the columns
MOST_LINES = 7  # of one text


@dataclass(frozen=True, slots=True)
class Word:
    """A word on the page. x: points from the left of its column."""

    x: float
    text: str
    width: float
    changed: bool


Line = tuple[Word, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """One change.

    heading:     the part of the page it belongs to
    left, right: lines of the two columns
    wide:        lines over both columns, for what only one of the two packs has
    """

    heading: str
    label: str
    width: float
    left: tuple[Line, ...] = ()
    right: tuple[Line, ...] = ()
    wide: tuple[Line, ...] = ()

    @property
    def height(self) -> float:
        return LEAD * (1 + max(len(self.left), len(self.right), len(self.wide))) + 5

    def draw(self, document: Document, y: float) -> float:
        """Draw it with its top edge at y; returns where the next one begins."""
        left, say = document.box.left, document.ink.say
        say.row()
        say.cell("Row")
        document.ink.text(left, y + 9, elide(self.label, LABEL, 2 * self.width + GAP), LABEL, "muted")
        right = left + self.width + GAP
        sides = ((left, self.wide, False),) if self.wide else ((left, self.left, True), (right, self.right, False))
        for start, lines, old in sides:
            say.cell(span=2 if self.wide else 1)
            for number, line in enumerate(lines, start=1):
                _draw_line(document, start, y + 9 + number * LEAD, line, old)
        return y + self.height


Later = Callable[[], Row]


def rows(found: Comparison, width: float) -> list[Later]:
    """Every change as a row, what decides about cards first, other words last. width: of a column, points.

    A row is laid out when it is called for: a page holds a few of the hundreds there may be.
    """
    told = [*_anchors(found, width), *_probes(found, width), *_rest(found, width)]
    heading = _("Other words for the same")
    wording = [
        partial(_field, heading, of, field, width)
        for of, fields in _by_name(found)
        for field in sorted(fields, key=lambda field: field.field != "text")
        if field.effect == "wording"
    ]
    return [*told, *wording, *(partial(_file, heading, file, width) for file in found.files if not file.handed_out)]


def _by_name(found: Comparison) -> Iterator[tuple[str, Sequence[FieldChange]]]:
    yield from ((each.name, each.fields) for each in found.changed_dimensions)
    yield from ((each.title, each.fields) for each in found.changed_probes)
    yield "", found.other


def _anchors(found: Comparison, width: float) -> Iterator[Later]:
    heading = _("Dimensions and anchors")
    for each in found.changed_dimensions:
        yield from (
            partial(_field, heading, each.name, field, width) for field in each.fields if field.effect != "wording"
        )
    for each in found.changed_dimensions:
        if each.state in ("added", "removed"):
            yield partial(_one_sided, heading, each, width)


def _one_sided(heading: str, each: DimensionChange, width: float) -> Row:
    label = _("{name}: new") if each.state == "added" else _("{name}: gone")
    parts = [
        f"{level.value} {level.anchor or level.name or _('no anchor written')}"
        for pair in each.levels
        if (level := pair.new or pair.old) is not None
    ]
    wide = _plain_lines("\n".join(parts), 2 * width + GAP, 2 * MOST_LINES)
    return Row(heading, label.format(name=each.name), width, wide=wide)


def _probes(found: Comparison, width: float) -> Iterator[Later]:
    heading = _("Probes")
    for each in found.changed_probes:
        if each.state in ("added", "removed") or each.moved:
            yield partial(_whole_probe, heading, each, width)
        yield from (
            partial(_field, heading, each.title, field, width) for field in each.fields if field.effect != "wording"
        )


def _whole_probe(heading: str, each: ProbeChange, width: float) -> Row:
    words = {"added": _("{title}: new"), "removed": _("{title}: gone")}
    label = words.get(each.state, _("{title}: asked at another place"))
    probe = None if each.moved else each.new or each.old
    wide = _plain_lines(probe.text, 2 * width + GAP, 3) if probe else ()
    return Row(heading, label.format(title=each.title), width, wide=wide)


def _rest(found: Comparison, width: float) -> Iterator[Later]:
    heading = _("The rest of the pack")
    yield from (partial(_field, heading, "", field, width) for field in found.other if field.effect != "wording")
    yield from (partial(_file, heading, file, width) for file in found.files if file.handed_out)


def _file(heading: str, file: FileChange, width: float) -> Row:
    words = {"added": _("{path}: new"), "removed": _("{path}: gone"), "changed": _("{path}: changed")}
    handed = _(" (the candidate gets it)") if file.handed_out else ""
    return Row(heading, words[file.state].format(path=file.path) + handed, width)


def _field(heading: str, of: str, field: FieldChange, width: float) -> Row:
    label = _("{of}: {field}").format(of=of, field=field.label) if of else field.label
    pieces = field.words
    if rewritten(pieces):
        label = _("{label} (rewritten)").format(label=label)
        pieces = (_unmarked(pieces[0]), _unmarked(pieces[1]))
    return Row(heading, label, width, _lines(pieces[0], width, True), _lines(pieces[1], width, False))


def _unmarked(pieces: Pieces) -> Pieces:
    return (Piece("".join(piece.text for piece in pieces), False),)


def marked(old: bool) -> Style:
    """The cut of changed words: what went is struck through, what came in underlined and bold."""
    return BODY if old else STRONG


def _lines(pieces: Pieces, width: float, old: bool) -> tuple[Line, ...]:
    text = "".join(piece.text for piece in pieces)
    if not text.strip():
        return ()
    if not is_plain(text.replace("\n", " "), BODY.face):
        return _plain_lines(text, width, MOST_LINES)  # scripts whose letters depend on each other stay whole
    lines: list[list[Word]] = [[]]
    for word, changed, breaks in _words(pieces):
        style = marked(old) if changed else BODY
        wide = measure(word, style)
        last = lines[-1][-1] if lines[-1] else None
        x = last.x + last.width + measure(" ", BODY) if last else 0.0
        if lines[-1] and (breaks or x + wide > width):
            lines.append([])
            x = 0.0
        shown = elide(word, style, width)
        lines[-1].append(Word(x, shown, measure(shown, style), changed))
    return _cut([tuple(line) for line in lines], width)


def _words(pieces: Pieces) -> Iterator[tuple[str, bool, bool]]:
    """Each word, whether it changed, and whether a line of the text ended before it."""
    breaks = False
    for piece in pieces:
        for number, part in enumerate(piece.text.split("\n")):
            breaks = breaks or number > 0
            for word in part.split():
                yield word, piece.changed, breaks
                breaks = False


def _plain_lines(text: str, width: float, most: int) -> tuple[Line, ...]:
    lines = wrap(text, BODY, width, most)
    return tuple((Word(0.0, line, measure(line, BODY), False),) for line in lines)


def _cut(lines: Sequence[Line], width: float) -> tuple[Line, ...]:
    """At most so many lines; the last one then says that there is more."""
    if len(lines) <= MOST_LINES:
        return tuple(lines)
    last = [word for word in lines[MOST_LINES - 1] if word.x + word.width + 12 <= width]
    end = last[-1].x + last[-1].width + 2 if last else 0.0
    return (*lines[: MOST_LINES - 1], (*last, Word(end, "…", measure("…", BODY), False)))


def _draw_line(document: Document, left: float, y: float, line: Line, old: bool) -> None:
    ink = document.ink
    for number, word in enumerate(line):
        style = marked(old) if word.changed else BODY
        ink.text(left + word.x, y, printable(word.text, style) + " ", style)
        if word.changed:
            after = line[number + 1] if number + 1 < len(line) else None
            end = after.x if after is not None and after.changed else word.x + word.width
            height = y - 2.7 if old else y + 1.7
            ink.line(left + word.x, height, left + end, height, "text", 0.7)
