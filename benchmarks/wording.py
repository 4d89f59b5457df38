"""Words that are no evidence: false alarms and misses on two hundred sentences that were labelled before the list.

Every second sentence is held out: nobody looked at the errors made on it.
"""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from benchmarks.rows import Row, at_most, shown
from interviewer_app.core.places import shipped_packs
from interviewer_app.core.scorecards.wording.read import read_words

SENTENCES = Path(__file__).parent.parent / "tests" / "core" / "scorecards" / "wording" / "sentences.csv"
MOST_FALSE = 0.05


class Sentence(NamedTuple):
    """One labelled sentence. `labels`: the groups it belongs to, none for a clean one; `half`: build or held out."""

    text: str
    labels: frozenset[str]
    half: str
    written_as: str


def sentences(half: str = "") -> list[Sentence]:
    """Those of one half, or all."""
    with SENTENCES.open(encoding="utf-8", newline="") as file:
        rows = [Sentence(r["text"], frozenset(r["labels"].split()), r["half"], r["from"]) for r in csv.DictReader(file)]
    return [row for row in rows if half in ("", row.half)]


def false_alarms(of: Sequence[Sentence]) -> list[Sentence]:
    """The clean ones in which something is found."""
    return [one for one in of if not one.labels and read_words(one.text)]


def missed(of: Sequence[Sentence]) -> dict[str, tuple[int, int]]:
    """Per group: how many sentences that belong to it have no finding of it, and how many belong to it."""
    all_of, lost = Counter[str](), Counter[str]()
    for one in of:
        found = {finding.group for finding in read_words(one.text)}
        all_of.update(one.labels)
        lost.update(one.labels - found)
    return {group: (lost[group], count) for group, count in sorted(all_of.items())}


def guide_sentences() -> Iterator[str]:
    """Sentences of the guides that come with the packs: prose of the trade, written for another end."""
    for file in sorted(shipped_packs().glob("**/*.md")):
        for one in re.split(r"(?<=[.!?])\s+|\n\n+|\n\s*- ", file.read_text(encoding="utf-8")):
            if len(one) > 20:
                yield one


def rows(_folder: Path) -> Iterator[Row]:
    for half in ("held out", "build"):
        of = sentences(half)
        clean = sum(not one.labels for one in of)
        yield at_most(f"false alarms per clean sentence, {half}", clean, len(false_alarms(of)), clean, MOST_FALSE)
    guides = list(guide_sentences())
    found = sum(bool(read_words(one)) for one in guides)
    yield shown("findings in the shipped guides, which nobody labelled", len(guides), found, len(guides))
    for group, (lost, count) in missed(sentences("held out")).items():
        yield shown(f"missed of those labelled {group}, held out", count, lost, count)
