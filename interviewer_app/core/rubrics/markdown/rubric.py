"""Which parts of an outline are competencies, and what each of them says."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from interviewer_app.core.rubrics.markdown.matrix import (
    Matrix,
    Values,
    find_matrix,
    legend,
    numbered_words,
    stated_range,
    turned,
)
from interviewer_app.core.rubrics.markdown.names import Name, match, names, same, start_mark, start_minutes
from interviewer_app.core.rubrics.markdown.outline import (
    LABEL_LEVEL,
    Block,
    Item,
    Listing,
    Node,
    Own,
    Paragraph,
    Table,
    outline,
)

# Headings without a letter that are about the rubric, and so are no competency.
ABOUT = re.compile(
    r"\b(scor\w*|matrix|threshold\w*|styles?|notes?|instructions?|introduction|overview|about|licen[cs]e|how to|usage"
    r"|guid(e|ance|elines?)|summary|references?|sources?|appendix|changelog|contents|total|legend|scale|tips)\b",
    re.IGNORECASE,
)
_TOTAL = {"total", "sum", "overall", "average", "summe", "gesamt", "threshold", "pass", "result"}


@dataclass
class Competency:
    """One dimension to be. `anchors` by value; `questions` only where the rubric file itself asks them.

    own: what our own export noted of it
    """

    name: Name
    mark: tuple[int, int] | None = None
    starts_min: int | None = None
    reference: list[str] = field(default_factory=list)
    summary: list[str] = field(default_factory=list)
    look_for: list[str] = field(default_factory=list)
    anchors: dict[int, str] = field(default_factory=dict)
    questions: list[Item] = field(default_factory=list)
    own: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Rubric:
    """What a Markdown rubric says. `said`: every other text of the file, in order, for the source note."""

    title: str
    competencies: tuple[Competency, ...]
    scale: Values | None
    said: tuple[str, ...]


def read_rubric(text: str) -> Rubric:
    """Title, competencies, scale and the rest. No competencies at all is an answer too (an empty tuple)."""
    root = outline(text)
    title = title_of(root)
    headings = [node for node in root.walk() if node.name and node is not title]
    matrix = find_matrix(root, [node.name for node in headings])
    nodes = _by_matrix(headings, matrix) if matrix else []
    nodes = nodes or _by_structure(headings) or [node for node in (title,) if node and not matrix and any(node.lists())]
    found = [_competency(node, name, nodes) for node, name in zip(nodes, names([n.name for n in nodes]), strict=True)]
    if matrix:
        found = _with_rows(found, matrix)
    starts = start_minutes(competency.mark for competency in found)
    for competency, minutes in zip(found, starts, strict=True):
        competency.starts_min = minutes
    outside = [node for node in root.walk() if not _is_below(node, nodes)]
    title = title or next((node for node in root.children[:1] if node in outside), None)
    scale = _scale(found, matrix, outside)
    return Rubric(title.name if title else "", tuple(found), scale, tuple(_said(outside, title, matrix)))


def has_headings(text: str) -> bool:
    """Whether there is any structure to read: a heading, or a table that could be a scoring matrix."""
    root = outline(text)
    return bool(root.children) or any(isinstance(block, Table) for block in root.blocks)


def title_of(root: Node) -> Node | None:
    """The first heading, if no other one is as high."""
    return root.children[0] if len(root.children) == 1 else None


def _by_matrix(headings: Sequence[Node], matrix: Matrix) -> list[Node]:
    """The highest heading for each row of the matrix, and lettered ones beside them that the matrix forgot."""
    split = _split(headings)
    chosen: dict[int, Node] = {}
    for node in headings:
        row = match(split[id(node)], matrix.rows)
        if row is not None and row not in chosen and not _is_below(node, list(chosen.values())):
            chosen[row] = node
    if not chosen:
        return []
    beside = {id(node.parent) for node in chosen.values()}
    labelled = all(split[id(node)].label for node in chosen.values())
    return [
        node
        for node in headings
        if node in chosen.values() or (labelled and id(node.parent) in beside and split[id(node)].label)
    ]


def _split(headings: Sequence[Node]) -> dict[int, Name]:
    """Each heading in label and text, judged among those below the same parent."""
    split: dict[int, Name] = {}
    for parent in {id(node.parent): node.parent for node in headings}.values():
        siblings = [node for node in headings if node.parent is parent]
        whole = names([node.name for node in siblings])
        alone = [name if name.label else names([name.text])[0] for name in whole]
        split.update({id(node): name for node, name in zip(siblings, alone, strict=True)})
    return split


def _by_structure(headings: Sequence[Node]) -> list[Node]:
    """Without a matrix: siblings with letters before them; else siblings that hold lists; else siblings with text."""
    repeated = {name for name, count in Counter(same(node.name) for node in headings).items() if count > 1}
    real = [node for node in headings if node.level < LABEL_LEVEL and same(node.name) not in repeated]
    families = [[node for node in real if node.parent is parent] for parent in _parents(real)]
    lettered = [[node for node, name in zip(f, _labels(f), strict=True) if name.label] for f in families]
    listed = [[node for node in f if any(node.lists()) and not ABOUT.search(node.name)] for f in families]
    told = [[node for node in f if any(node.contents()) and not ABOUT.search(node.name)] for f in families]
    for groups in (lettered, listed, told):
        best = max(groups, key=len, default=[])
        if best:
            return best
    return []


def _labels(nodes: Sequence[Node]) -> list[Name]:
    """Labels among siblings of which some (scoring, styles) have none."""
    lettered = [node for node in nodes if not ABOUT.search(node.name)]
    split = {id(node): name for node, name in zip(lettered, names([n.name for n in lettered]), strict=True)}
    return [split.get(id(node), Name("", node.name)) for node in nodes]


def _parents(nodes: Sequence[Node]) -> list[Node | None]:
    return list({id(node.parent): node.parent for node in nodes}.values())


def _is_below(node: Node | None, tops: Sequence[Node]) -> bool:
    while node is not None:
        if any(node is top for top in tops):
            return True
        node = node.parent
    return False


def _competency(node: Node, name: Name, siblings: Sequence[Node]) -> Competency:
    mark = start_mark(name.text)
    competency = Competency(Name(name.label, mark[1]) if mark else name, mark[0] if mark else None)
    roles = Counter(same(below.name) for sibling in siblings for below in sibling.walk() if below is not sibling)
    for inner in node.walk():
        label = "" if inner is node else _take_heading(competency, inner, roles)
        for block in inner.blocks:
            _take(competency, block, label)
    return competency


def _take_heading(competency: Competency, node: Node, roles: Counter[str]) -> str:
    """Read a sub-heading: a start mark, a reference of this competency alone, or a role; the role is returned."""
    mark = start_mark(node.name)
    if mark is not None and competency.mark is None:
        competency.mark = mark[0]
        competency.reference += [mark[1]] if mark[1] else []
        return ""
    holds_list = any(isinstance(block, Listing) for block in node.blocks)
    if roles[same(node.name)] == 1 and not holds_list:
        competency.reference.append(node.name)
        return ""
    return node.name


def _take(competency: Competency, block: Block, label: str) -> None:
    anchors = {} if competency.anchors else numbered_words(block)
    if isinstance(block, Own):
        competency.own = block.fields
    elif len(anchors) >= 2:
        competency.anchors = anchors
    elif isinstance(block, Listing):
        _take_list(competency, block, label)
    elif isinstance(block, Paragraph):
        mark = start_mark(block.text) if competency.mark is None and len(block.text) <= 120 else None
        if mark is not None:
            competency.mark = mark[0]
            competency.reference += [mark[1]] if mark[1] else []
        else:
            competency.summary.append(block.text)
    else:
        competency.summary += [" | ".join(cell for cell in row if cell) for row in block.rows]


def _take_list(competency: Competency, block: Listing, label: str) -> None:
    asked = sum(item.text.endswith(("?", "？", "؟")) for item in block.items)
    if asked * 5 >= len(block.items) * 3:
        competency.questions += block.items
        return
    # Only the first list is what to look for; another one (such as warning signs) keeps its heading before each line.
    before = f"{label}: " if competency.look_for and label else ""
    for item in block.items:
        competency.look_for.append(before + "; ".join((item.text, *item.below)))


def _with_rows(found: list[Competency], matrix: Matrix) -> list[Competency]:
    """Competencies with the anchors of their rows, and rows without a heading as competencies of their own."""
    known = [competency.name for competency in found]
    lettered = any(name.label for name in known)
    for row_name in matrix.rows:
        is_rated = row_name.label if lettered else row_name.text and same(row_name.text) not in _TOTAL
        if is_rated and match(row_name, known) is None:
            found.append(Competency(row_name))
    for competency in found:
        row = match(competency.name, matrix.rows)
        if row is not None:
            competency.anchors = {**competency.anchors, **matrix.anchors[row]}
    return found


def _scale(found: Sequence[Competency], matrix: Matrix | None, outside: Sequence[Node]) -> Values | None:
    """The scale of the matrix; else the one that is explained, or the anchors use, or a sentence names."""
    explained = legend(outside, matrix)
    if matrix and matrix.scale:
        fits = explained is not None and explained.values == matrix.scale.values and not matrix.scale.names
        return explained if fits else matrix.scale
    if explained:
        return explained
    used = sorted({value for competency in found for value in competency.anchors})
    if len(used) >= 2 and used == list(range(used[0], used[0] + len(used))):
        return Values(tuple(used), {})
    return stated_range(outside)


def _said(outside: Sequence[Node], title: Node | None, matrix: Matrix | None) -> list[str]:
    said: list[str] = []
    for node in outside:
        heading = node.name if node is not title and node.blocks else ""
        lines = [line for block in node.blocks for line in _lines(block, matrix)]
        said += with_heading(heading, lines)
    return [*said, *(matrix.beside if matrix else ())]


def with_heading(heading: str, lines: list[str]) -> list[str]:
    """Lines under their heading: before a first sentence on the same line, above a list on a line of its own."""
    if not heading or not lines:
        return lines
    return [f"{heading}:", *lines] if lines[0].startswith("- ") else [f"{heading}: {lines[0]}", *lines[1:]]


def _lines(block: Block, matrix: Matrix | None) -> list[str]:
    if isinstance(block, Paragraph):
        return [block.text]
    if isinstance(block, Listing):
        return ["- " + "; ".join((item.text, *item.below)) for item in block.items]
    if not isinstance(block, Table) or (matrix is not None and block in (matrix.table, turned(matrix.table))):
        return []
    return [" | ".join(row) for row in (block.head, *block.rows) if any(row)]
