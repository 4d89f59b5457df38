"""Anchors: written, long enough to be seen, different from each other in kind, and about acts instead of praise."""

from __future__ import annotations

import re
from collections.abc import Iterator

from interviewer_app.core.rubrics.lint.findings import OWN, SMITH, Remark
from interviewer_app.core.rubrics.lint.lists import words_of
from interviewer_app.core.rubrics.models import Dimension, Pack
from interviewer_app.core.texts import _

LEAST_WORDS = 6
# Of the words two neighbouring anchors use at all, the share they have in common. Worked example: "adds a test" against
# "adds a test for the timeout path" share 3 of 7 words, 0.43; "names the risk clearly" and "names the risk" 0.75.
ALIKE = 0.6
PRAISE_SHARE = 0.25
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")


def anchors(pack: Pack) -> Iterator[Remark]:
    """Everything there is to say about the anchors of a pack."""
    for number, dimension in enumerate(pack.dimensions):
        place = ("dimensions", number)
        yield from _written(pack, dimension, place)
        yield from _alike(dimension, place)
        if not dimension.look_for and dimension.track != "level":
            yield Remark(
                "nothing-to-look-for", "warning", (*place, "look_for"), _("is empty"),
                _("two interviewers then look for different things"), _("name two or three acts one can see"), SMITH,
            )  # fmt: skip


def _written(pack: Pack, dimension: Dimension, place: tuple[str | int, ...]) -> Iterator[Remark]:
    praise = words_of("praise")
    for number, level in enumerate(dimension.levels):
        at = (*place, "levels", number, "anchor")
        if level.anchor is None:
            yield Remark(
                "anchor-missing", "warning" if pack.draft else "error", at, _("is not written"),
                _("a level without an anchor is rated by taste"), _("write what one would see at this level"), SMITH,
            )  # fmt: skip
            continue
        words = _words(level.anchor)
        if len(words) < LEAST_WORDS:
            yield Remark(
                "anchor-too-short", "warning", at, _("has {n} words").format(n=len(words)),
                _("a few words leave open what counts"), _("write who does what, to what, and when"), SMITH,
            )  # fmt: skip
        used = [word for word in words if word in praise]
        if used and len(used) >= PRAISE_SHARE * len(words):
            yield Remark(
                "anchor-of-adjectives", "warning", at,
                _("praises or blames ({words}) instead of saying what is done").format(
                    words=", ".join(sorted({*used}))
                ),
                _("what is good to one rater is fair to another"), _("say what somebody at this level does"), SMITH,
            )  # fmt: skip


def _alike(dimension: Dimension, place: tuple[str | int, ...]) -> Iterator[Remark]:
    written = [(number, level) for number, level in enumerate(dimension.levels) if level.anchor]
    for (_n, lower), (number, upper) in zip(written, written[1:], strict=False):
        share = likeness(lower.anchor or "", upper.anchor or "")
        if share >= ALIKE:
            yield Remark(
                "anchors-too-alike", "warning", (*place, "levels", number, "anchor"),
                _("shares {percent} % of its words with the anchor of {value}").format(
                    percent=round(share * 100), value=lower.value
                ),
                _("levels that differ by an adverb are not told apart"), _("name an act that only this level shows"),
                OWN,
            )  # fmt: skip


def likeness(one: str, other: str) -> float:
    """Share of words that two texts have in common of all they use, 0 to 1 (the Jaccard index of their words)."""
    a, b = {*_words(one)}, {*_words(other)}
    return len(a & b) / len(a | b) if a | b else 0.0


def _words(text: str) -> list[str]:
    return [word.casefold() for word in _WORD.findall(text)]
