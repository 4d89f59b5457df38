"""Markdown as an outline: headings with the paragraphs, lists and tables below them, as plain text."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.token import Token

# A bold line or a line that ends with a colon stands for a heading, below all real ones (those have levels 1 to 6).
LABEL_LEVEL = 7
_LONGEST_LABEL = 80
_LONGEST_HEADING = 160
_BREAKS = re.compile(r"[\s\x85\u2028\u2029]+")
_UNWANTED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff\ud800-\udfff]")
_OWN = re.compile(r"<!-- pack: (\{[^\n]{0,20000}\}) -->\s*")
_FRONT_MATTER = re.compile(r"\A---[ \t]*\n((?:[^\n]*\n){0,60}?)(?:---|\.\.\.)[ \t]*(?:\n|\Z)")


@dataclass(frozen=True)
class Paragraph:
    text: str
    bold: bool = False


@dataclass(frozen=True)
class Item:
    """An item of a list, and the items of a list inside it."""

    text: str
    below: tuple[str, ...] = ()


@dataclass(frozen=True)
class Listing:
    items: tuple[Item, ...]


@dataclass(frozen=True)
class Table:
    """`head` and every row have the same number of cells."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Own:
    """What our own export notes in a comment, where readers do not see it: fields of the dimension it stands below."""

    fields: Mapping[str, Any]


Block = Paragraph | Listing | Table | Own


@dataclass(eq=False)
class Node:
    """A heading and what stands below it until the next heading of its level; the root has level 0 and no name."""

    name: str
    level: int
    parent: Node | None = None
    blocks: list[Block] = field(default_factory=list)
    children: list[Node] = field(default_factory=list)

    def walk(self) -> Iterator[Node]:
        """This node and all below it, in the order of the text."""
        yield self
        for child in self.children:
            yield from child.walk()

    def contents(self) -> Iterator[tuple[Node, Block]]:
        """Every block of the subtree with the node it stands in."""
        for node in self.walk():
            for block in node.blocks:
                yield node, block

    def lists(self) -> Iterator[Listing]:
        return (block for _node, block in self.contents() if isinstance(block, Listing))


def outline(text: str) -> Node:
    """The root of `text`; its first child is the title where the file has one."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").lstrip("\ufeff")
    root = Node("", 0)
    front = _FRONT_MATTER.match(text)
    if front and re.search(r"^[\w-]+:", front[1], re.MULTILINE):
        root.blocks += [Paragraph(clean(line)) for line in front[1].splitlines() if clean(line)]
        text = text[front.end() :]
    _fill(root, _blocks(MarkdownIt("commonmark").enable("table").parse(text)))
    return root


def clean(text: str) -> str:
    """One line without control or direction characters, runs of white space as one space."""
    return _UNWANTED.sub("", _BREAKS.sub(" ", text)).strip()


@dataclass(frozen=True)
class _Heading:
    text: str
    level: int


def _fill(root: Node, blocks: Sequence[_Heading | Block]) -> None:
    node = root
    for number, block in enumerate(blocks):
        following = blocks[number + 1] if number + 1 < len(blocks) else None
        heading = block if isinstance(block, _Heading) else _label(block, following)
        if heading is None:
            assert not isinstance(block, _Heading)
            node.blocks.append(block)
            continue
        while node.level >= heading.level and node.parent is not None:
            node = node.parent
        child = Node(heading.text, heading.level, node)
        node.children.append(child)
        node = child


def _label(block: Block, following: object) -> _Heading | None:
    """A bold or colon line above a list, or a short bold line anywhere, is a heading that was not marked as one."""
    if not isinstance(block, Paragraph) or len(block.text) > _LONGEST_LABEL:
        return None
    before_list = isinstance(following, Listing) and (block.bold or block.text.endswith((":", "：")))
    alone = block.bold and not block.text.endswith((".", "?", "!", "。", "？"))
    if not before_list and not alone:
        return None
    return _Heading(block.text.rstrip(":： "), LABEL_LEVEL)


def _blocks(tokens: Sequence[Token]) -> list[_Heading | Block]:
    found: list[_Heading | Block] = []
    at = 0
    while at < len(tokens):
        token = tokens[at]
        end = _end(tokens, at)
        if token.type == "heading_open":
            found += _heading(token, tokens[at + 1])
        elif token.type == "paragraph_open":
            found += _paragraph(tokens[at + 1])
        elif token.type in ("bullet_list_open", "ordered_list_open"):
            found.append(Listing(tuple(_items(tokens[at + 1 : end]))))
        elif token.type == "table_open":
            found += _table(tokens[at:end])
        elif token.type == "html_block":
            found += _own(token.content)
        elif token.type == "blockquote_open":
            found += _blocks(tokens[at + 1 : end])
        at = end + 1
    return found


def _own(text: str) -> list[_Heading | Block]:
    noted = _OWN.fullmatch(text)
    try:
        fields = json.loads(noted[1]) if noted else None
    except (ValueError, RecursionError):
        return []  # a comment that somebody has changed is a comment
    return [Own(fields)] if isinstance(fields, dict) else []


def _end(tokens: Sequence[Token], at: int) -> int:
    """Where the block that opens at `at` closes; `at` itself for a block of one token."""
    if tokens[at].nesting != 1:
        return at
    depth = 0
    for number in range(at, len(tokens)):
        depth += tokens[number].nesting
        if depth == 0:
            return number
    return len(tokens) - 1


def _heading(token: Token, inline: Token) -> list[_Heading | Block]:
    text = plain(inline)
    underlined = token.markup in ("-", "=")
    if len(text) > _LONGEST_HEADING or (underlined and text.endswith(".")):
        return _paragraph(inline)  # a rule right below a paragraph looks like an underlined heading
    return [_Heading(text, int(token.tag[1:]))] if text else []


def _paragraph(inline: Token) -> list[_Heading | Block]:
    text = plain(inline)
    return [Paragraph(text, _is_bold(inline))] if text else []


def _items(tokens: Sequence[Token]) -> Iterator[Item]:
    at = 0
    while at < len(tokens):
        end = _end(tokens, at)
        blocks = _blocks(tokens[at + 1 : end])
        text = " ".join(block.text for block in blocks if isinstance(block, (Paragraph, _Heading)))
        below = [item for block in blocks if isinstance(block, Listing) for item in block.items]
        if text:
            yield Item(text, tuple(line for item in below for line in (item.text, *item.below)))
        at = end + 1


def _table(tokens: Sequence[Token]) -> list[_Heading | Block]:
    rows: list[list[str]] = []
    for token in tokens:
        if token.type == "tr_open":
            rows.append([])
        elif token.type == "inline":
            rows[-1].append(plain(token))
    if not rows or not rows[0]:
        return []
    width = len(rows[0])
    filled = [tuple((row + [""] * width)[:width]) for row in rows]
    return [Table(filled[0], tuple(filled[1:]))]


def plain(inline: Token) -> str:
    """The words of an inline token, without marks; a link to the web keeps its address in brackets."""
    words: list[str] = []
    address = ""
    for token in inline.children or ():
        if token.type in ("text", "code_inline", "image"):
            words.append(token.content)
        elif token.type in ("softbreak", "hardbreak", "html_inline"):
            words.append(" ")
        elif token.type == "link_open":
            address = str(token.attrGet("href") or "")
        elif token.type == "link_close" and address.startswith("http") and address != "".join(words).rsplit(" ")[-1]:
            words.append(f" ({address})")
    return clean("".join(words))


def _is_bold(inline: Token) -> bool:
    depth = 0
    for token in inline.children or ():
        if token.type in ("strong_open", "strong_close"):
            depth += token.nesting
        elif token.type in ("text", "code_inline") and token.content.strip(" :：") and depth == 0:
            return False
    return True
