"""What a page to be read consists of: paragraphs of a few sorts, and an outline of them. No Qt."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

# title  the head of a part        head   the name of a probe or a dimension     text   a sentence
# small  facts in less ink         label  what the next line is                  say    exact words, to be read out
# point  an item of a list         level  a level and its anchor, `lead` is the level
# section what the next heads have in common    pair   two texts side by side    heads  what stands over the pairs
Sort = Literal["title", "section", "head", "text", "small", "label", "say", "point", "level", "pair", "heads"]
Mark = Literal["", "gone", "come"]


class Run(NamedTuple):
    """A stretch of a text; `mark` says that it is in this side alone: it went, or it came."""

    text: str
    mark: Mark = ""


class Block(NamedTuple):
    """One paragraph. `lead` stands before it, `aside` at the right of a head; `part` is its key in the outline.

    track: of a dimension, for the bar before its name; "" for anything else
    other: of a pair, the text on the right; `runs` is the one on the left
    """

    sort: Sort
    text: str = ""
    lead: str = ""
    aside: str = ""
    part: str = ""
    track: str = ""
    runs: tuple[Run, ...] = ()
    other: tuple[Run, ...] = ()


class Entry(NamedTuple):
    """A line of the outline; `depth` 0 is a part, 1 what stands in it. aside: a time, a count, a sign in words."""

    part: str
    words: str
    aside: str = ""
    depth: int = 0
    track: str = ""


@dataclass
class Reading:
    """Blocks in order, with the outline that leads to them."""

    blocks: list[Block] = field(default_factory=list)
    outline: list[Entry] = field(default_factory=list)

    def part(self, key: str, words: str, aside: str = "", short: str = "") -> None:
        """Begin a part; `short` is what the outline calls it, where that is something else."""
        self.outline.append(Entry(key, short or words, aside))
        self.blocks.append(Block("title", words, part=key, aside="" if short else aside))

    def head(self, key: str, words: str, aside: str = "", lead: str = "", track: str = "") -> None:
        """Begin something in a part that has a line of its own in the outline."""
        self.outline.append(Entry(key, f"{lead} {words}".strip(), aside, 1, track))
        self.blocks.append(Block("head", words, lead, aside, key, track))

    def text(self, words: str) -> None:
        self.add("text", words)

    def add(self, sort: Sort, words: str, lead: str = "") -> None:
        """A paragraph, if there are words; the line ends of a text stay paragraphs of their own."""
        for line in words.split("\n"):
            if line.strip():
                self.blocks.append(Block(sort, " ".join(line.split()), lead))

    def points(self, label: str, items: Sequence[str]) -> None:
        """A list below its label, if it has items."""
        if items:
            self.add("label", label)
            for item in items:
                self.add("point", item)
