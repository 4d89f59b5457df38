"""The question bank of a Markdown rubric: which question belongs to which competency, and in which style."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from interviewer_app.core.rubrics.markdown.names import Name, match, names, same
from interviewer_app.core.rubrics.markdown.outline import Item, Listing, Node, Paragraph, outline
from interviewer_app.core.rubrics.markdown.rubric import ABOUT, title_of, with_heading

# Headings that only say "here come the questions", and so name no style.
_JUST_QUESTIONS = re.compile(r"(\w+\s+)?(questions?|fragen|preguntas|domande|question bank)", re.IGNORECASE)
_ASKS = ("?", "？", "؟")


@dataclass
class Asked:
    """The questions of one heading. `competency` is an index, None where the heading names no competency."""

    name: str
    competency: int | None
    questions: list[tuple[str, Item]] = field(default_factory=list)


@dataclass(frozen=True)
class Bank:
    """Every question as (style, item), style empty where there is none. `said`: the other texts of the file."""

    asked: tuple[Asked, ...]
    styles: tuple[str, ...]
    said: tuple[str, ...]


def read_questions(text: str, competencies: Sequence[Name]) -> Bank:
    """The questions of `text` by competency and style, in the order of the file.

    A heading that names a competency holds its questions, and headings inside it are styles; or the other way round.
    """
    root = outline(text)
    title = title_of(root)
    headings = [node for node in root.walk() if node.name]
    owner = _owners(headings, competencies)
    styles = _style_names(headings, owner)
    asked: dict[int, Asked] = {}
    said: list[str] = []
    for node in root.walk():
        competency, style = _where(node, owner, styles)
        items = _questions(node, in_style=bool(style) and competency is not None)
        if competency is None and not _stands_alone(node, title, owner, styles):
            items = []
        if not items:
            said += _said(node, title)
            continue
        name = competencies[competency].text if competency is not None else node.name
        place = asked.setdefault(id(node) if competency is None else competency, Asked(name, competency))
        place.questions += [(style, item) for item in items]
    found = sorted(asked.values(), key=lambda one: (one.competency is None, one.competency or 0))
    used = dict.fromkeys(style for one in found for style, _item in one.questions if style)
    return Bank(tuple(found), tuple(used), tuple(said))


def _stands_alone(node: Node, title: Node | None, owner: dict[int, int], styles: dict[str, str]) -> bool:
    """Whether a list that belongs to no competency holds questions (a warm-up) and not words about them (styles)."""
    if node is title or not node.name:
        return not owner
    about = ABOUT.search(node.name) or (node.parent is not None and ABOUT.search(node.parent.name))
    return not about and same(node.name) not in styles


def _owners(headings: Sequence[Node], competencies: Sequence[Name]) -> dict[int, int]:
    """Heading (by identity) to competency: by name, label or likeness among its siblings, highest heading first."""
    owner: dict[int, int] = {}
    for parent in {id(node.parent): node.parent for node in headings}.values():
        siblings = [node for node in headings if node.parent is parent]
        for node, name in zip(siblings, _split(siblings), strict=True):
            found = match(name, competencies)
            if found is not None and not _has_owner(node, owner):
                owner[id(node)] = found
    if not owner:
        owner = _by_position(headings, competencies)
    return owner


def _split(siblings: Sequence[Node]) -> list[Name]:
    whole = names([node.name for node in siblings])
    return [name if name.label else names([name.text])[0] for name in whole]


def _by_position(headings: Sequence[Node], competencies: Sequence[Name]) -> dict[int, int]:
    """No heading is named like a competency, but as many siblings hold lists as there are competencies."""
    for parent in {id(node.parent): node.parent for node in headings}.values():
        siblings = [node for node in headings if node.parent is parent and any(node.lists())]
        if len(siblings) == len(competencies) and len(siblings) > 1:
            return {id(node): index for index, node in enumerate(siblings)}
    return {}


def _has_owner(node: Node | None, owner: dict[int, int]) -> bool:
    while node is not None:
        if id(node) in owner:
            return True
        node = node.parent
    return False


def _style_names(headings: Sequence[Node], owner: dict[int, int]) -> dict[str, str]:
    """Headings inside competencies, and headings around them if competencies repeat: common form to first spelling."""
    found = [node.name for node in headings if id(node) not in owner and _has_owner(node, owner)]
    if any(count > 1 for count in Counter(owner.values()).values()):
        found += [n.parent.name for n in headings if id(n) in owner and n.parent is not None and n.parent.name]
    styles: dict[str, str] = {}
    for name in found:
        if not _JUST_QUESTIONS.fullmatch(name):
            styles.setdefault(same(name), name)
    return styles


def _where(node: Node, owner: dict[int, int], styles: dict[str, str]) -> tuple[int | None, str]:
    """The competency and the style of what stands directly below `node`."""
    competency: int | None = None
    style = ""
    at: Node | None = node
    while at is not None:
        if competency is None:
            competency = owner.get(id(at))
        style = style or styles.get(same(at.name), "")
        at = at.parent
    return competency, style


def _questions(node: Node, *, in_style: bool) -> list[Item]:
    """The items of the lists below a heading; without lists, paragraphs that ask or stand in a style."""
    items = [item for block in node.blocks if isinstance(block, Listing) for item in block.items]
    if items:
        return items
    paragraphs = [block.text for block in node.blocks if isinstance(block, Paragraph)]
    return [Item(text) for text in paragraphs if in_style or text.endswith(_ASKS)]


def _said(node: Node, title: Node | None) -> list[str]:
    lines: list[str] = []
    for block in node.blocks:
        if isinstance(block, Paragraph):
            lines.append(block.text)
        elif isinstance(block, Listing):
            lines += ["- " + "; ".join((item.text, *item.below)) for item in block.items]
    return with_heading("" if node is title else node.name, lines)
