"""What a screen reader finds in a PDF, taken from the structure tree, and the rules every paper of ours keeps."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pikepdf

_SHOWING = {"Tj", "TJ", "'", '"'}
_PAINTING = {"S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "sh", "Do"}
HEADINGS = ("H1", "H2", "H3", "H4", "H5", "H6")


@dataclass
class Node:
    """An element: its role, what it says instead of a drawing, what its head is of, and what is in it, in order."""

    role: str
    alt: str = ""
    scope: str = ""
    kids: list[Node] = field(default_factory=list)
    marks: list[tuple[int, int]] = field(default_factory=list)
    links: list[Any] = field(default_factory=list)

    def all(self, *roles: str) -> list[Node]:
        """Every element below, or of these roles, in the order of reading."""
        found = [each for kid in self.kids for each in (kid, *kid.all())]
        return [each for each in found if not roles or each.role in roles]


@dataclass
class Tree(Node):
    """The whole document; `text` is what stands in an element, by way of /ActualText where there is one."""

    texts: dict[tuple[int, int], str] = field(default_factory=dict)

    def text(self, node: Node) -> str:
        own = "".join(self.texts[mark] for mark in node.marks)
        return own + "".join(self.text(kid) for kid in node.kids)


def check(pdf: bytes) -> Tree:
    """The tree of a paper that keeps all the rules.

    raises: AssertionError in a sentence for the first one it breaks
    """
    with pikepdf.open(io.BytesIO(pdf)) as document:
        _check_document(document)
        pages = {page.obj.objgen: number for number, page in enumerate(document.pages)}
        seen: dict[tuple[int, int], tuple[int, int]] = {}
        top = document.Root.StructTreeRoot.K
        tree = Tree("Document")
        _fill(tree, top, pages, seen)
        parents = _parents(document)
        for number, page in enumerate(document.pages):
            texts = _marked(page, number)
            listed = parents[int(page.obj.StructParents)]
            assert len(listed) == len(texts), f"page {number + 1} marks {len(texts)} stretches and lists {len(listed)}"
            for mark, text in texts.items():
                tree.texts[number, mark] = text
                at = listed[mark].objgen
                assert seen.get((number, mark)) == at, f"stretch {mark} of page {number + 1} has no element of its own"
            for note in page.obj.get("/Annots", []):
                assert str(note.get("/Contents", "")), f"a link on page {number + 1} says nothing"
                assert parents[int(note.StructParent)].S == "/Link", f"a link on page {number + 1} has no element"
        _check_tree(tree)
        return tree


def _check_document(document: pikepdf.Pdf) -> None:
    root = document.Root
    assert root.MarkInfo.Marked is True, "the paper is not marked as tagged"
    assert str(root.Lang), "the paper names no language"
    assert root.ViewerPreferences.DisplayDocTitle is True, "readers would show the file's name"
    with document.open_metadata() as told:
        assert told["dc:title"] == str(document.docinfo["/Title"]) != "", "the title stands in one place only"
        assert told["dc:language"] == {str(root.Lang)}, "the language stands in one place only"
    assert all(page.obj.Tabs == "/S" for page in document.pages), "the tab key would not follow the structure"


def _fill(node: Node, element: Any, pages: dict[Any, int], seen: dict[Any, Any]) -> None:
    kids = element.get("/K", pikepdf.Array())
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if not isinstance(kid, pikepdf.Dictionary):
            mark = (pages[element.Pg.objgen], int(kid))
        elif kid.get("/Type") == "/MCR":
            mark = (pages[kid.Pg.objgen], int(kid.MCID))
        elif kid.get("/Type") == "/OBJR":
            node.links.append(str(kid.Obj.Contents))
            continue
        else:
            assert kid.P.objgen == element.objgen, f"a {kid.S} does not know what it stands in"
            scope = str(kid.get("/A", {}).get("/Scope", ""))
            below = Node(str(kid.S)[1:], str(kid.get("/Alt", "")), scope[1:])
            node.kids.append(below)
            _fill(below, kid, pages, seen)
            continue
        assert mark not in seen, f"stretch {mark} stands in two elements"
        seen[mark] = element.objgen
        node.marks.append(mark)


def _parents(document: pikepdf.Pdf) -> dict[int, Any]:
    numbers = list(document.Root.StructTreeRoot.ParentTree.Nums)
    return {int(number): value for number, value in zip(numbers[::2], numbers[1::2], strict=True)}


def _marked(page: pikepdf.Page, number: int) -> dict[int, str]:
    """The text of every marked stretch of a page; whatever paints must stand in one, or in an artifact."""
    maps, found, stack, font = _maps(page), {}, [], ""
    for operands, operator in pikepdf.parse_content_stream(page):
        name = str(operator)
        if name in ("BDC", "BMC"):
            properties = operands[1] if name == "BDC" else {}
            stack.append(_Stretch(str(operands[0]), properties))
            if stack[-1].mark is not None:
                assert not [each for each in stack[:-1] if each.mark is not None], "a marked stretch within another one"
                found[stack[-1].mark] = ""
        elif name == "EMC":
            done = stack.pop()
            if done.mark is not None:
                found[done.mark] = done.actual or "".join(done.shown)
        elif name == "Tf":
            font = str(operands[0])
        elif name in _SHOWING or name in _PAINTING:
            assert stack, f"{name} on page {number + 1} stands in nothing"
            assert stack[0].mark is not None or stack[0].role == "/Artifact", f"{name} on page {number + 1} is nowhere"
            if name in _SHOWING:
                stack[0].shown += _letters(operands[0], maps[font])
    assert not stack, f"page {number + 1} leaves a stretch open"
    return found


class _Stretch:
    def __init__(self, role: str, properties: Any) -> None:
        self.role, self.shown = role, list[str]()
        self.mark = int(properties["/MCID"]) if "/MCID" in properties else None
        actual = bytes(properties["/ActualText"]) if "/ActualText" in properties else b""
        self.actual = actual[2:].decode("utf-16-be")


def _letters(shown: Any, letters: dict[bytes, str]) -> Iterator[str]:
    for part in shown if isinstance(shown, pikepdf.Array) else [shown]:
        if isinstance(part, pikepdf.String):
            codes = bytes(part)
            yield from (letters[codes[at : at + 2]] for at in range(0, len(codes), 2))


def _maps(page: pikepdf.Page) -> dict[str, dict[bytes, str]]:
    """What each code of each font stands for."""
    fonts = page.obj["/Resources"].get("/Font", {})
    return {name: _map(bytes(fonts[name].ToUnicode.read_bytes())) for name in dict(fonts)}


def _map(stream: bytes) -> dict[bytes, str]:
    pairs = [line.split(b"> <") for line in stream.splitlines() if line.startswith(b"<") and b"> <" in line]
    return {
        bytes.fromhex(code.strip(b"<> ").decode()): bytes.fromhex(text.strip(b"<> ").decode()).decode("utf-16-be")
        for code, text in pairs
        if len(code) == 5
    }


def _check_tree(tree: Tree) -> None:
    depth = 0
    for heading in tree.all(*HEADINGS):
        level = int(heading.role[1])
        assert level <= depth + 1, f"{heading.role} follows H{depth}"
        assert tree.text(heading).strip(), "a heading is empty"
        depth = level
    for figure in tree.all("Figure"):
        assert figure.alt.strip(), "a figure says nothing"
    for table in tree.all("Table"):
        assert table.all("TH"), "a table has no head"
        assert all(head.scope in ("Row", "Column") for head in table.all("TH")), "a head of a table is head of nothing"
        assert {kid.role for kid in table.kids} <= {"TR", "Caption"}
    for row in tree.all("TR"):
        assert row.kids and {kid.role for kid in row.kids} <= {"TH", "TD"}, "a row of a table holds no cells"
    for item in tree.all("LI"):
        assert "LBody" in (roles := {kid.role for kid in item.kids}) and roles <= {"Lbl", "LBody"}, "an empty item"
        assert not item.marks, "an item holds words beside its label and body"
