"""Raw material for anchors: what was written down in past rounds, without the names of people."""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from interviewer_app.core.texts import _

MOST = 20
# A short name is often a word too ("will", "may", "an"): only as names are written, with a capital.
_SURELY_A_NAME = 5
_NO_SPACES = "\u2e80"  # where the scripts of East Asia begin


class RawMoment(NamedTuple):
    """One moment that a rating rests on. at_ms: round clock; kind: its name in the pack; level: what the rating was.

    level:     None where the rating says that there was no evidence
    direction: for | against | neutral
    version:   of the pack that the round ran on
    """

    at_ms: int
    direction: str
    kind: str
    words: str
    level: int | None
    version: str

    @property
    def time(self) -> str:
        """Minutes and seconds of the round."""
        return f"{self.at_ms // 60_000}:{self.at_ms // 1000 % 60:02d}"


class Material(NamedTuple):
    """moments: the newest rounds first, in each by time. rounds: how many rounds they are from, those not shown too."""

    moments: tuple[RawMoment, ...]
    rounds: int


# Own rounds about candidates alone (`rounds/purpose`), and sealed: before that, nobody's rating is looked at, and those
# of others are theirs to show.
_CITED = """
SELECT r.round, r.level, r.cites, o.candidate, o.interviewer, o.pack_digest, o.pack_version
FROM ratings r JOIN rounds o ON o.id = r.round
WHERE o.pack_id = ? AND r.dimension = ? AND (? IS NULL OR r.level = ?)
  AND o.state = 'sealed' AND NOT o.practice AND NOT o.pilot
  AND EXISTS (SELECT 1 FROM streams s WHERE s.subject = 'round' AND s.subject_id = o.id AND s.author = ?)
ORDER BY o.started_us DESC, o.id
"""
_MOMENTS = """
SELECT id, at_ms, direction, kind, note FROM moments WHERE round = ? AND NOT withdrawn AND note != '' ORDER BY at_ms, id
"""


def material(
    connection: sqlite3.Connection,
    pack_id: str,
    dimension: str,
    author: str,
    level: int | None = None,
    most: int = MOST,
) -> Material:
    """The moments with words that ratings of this dimension cite, in sealed rounds of all versions of the pack.

    author: the id of who asks; only rounds of their own are read
    level:  only ratings of this level; None = any
    """
    found: list[RawMoment] = []
    rounds = 0
    kinds: dict[str, dict[str, str]] = {}
    for row in connection.execute(_CITED, (pack_id, dimension, level, level, author)).fetchall():
        round_id, rated, cites, candidate, interviewer, digest, version = row
        cited = set(json.loads(cites))
        names = _Names((candidate, interviewer))
        if digest not in kinds:
            kinds[digest] = _kinds(connection, digest)
        told = [
            RawMoment(at_ms, direction, kinds[digest].get(kind or "", ""), names.left_out(note), rated, version)
            for moment, at_ms, direction, kind, note in connection.execute(_MOMENTS, (round_id,))
            if moment in cited
        ]
        rounds += bool(told)
        found += told
    return Material(tuple(found[:most]), rounds)


def _kinds(connection: sqlite3.Connection, digest: str) -> dict[str, str]:
    """Names of the kinds of a pack, by id; {} where the pack is not in the workspace."""
    row = connection.execute("SELECT document FROM packs WHERE digest = ?", (digest,)).fetchone()
    tree = json.loads(row[0])["tree"] if row is not None else {}
    return {str(kind["id"]): str(kind["name"]) for kind in tree.get("kinds", ())}


class _Names:
    """The names of the two people in a round, and words to stand for them."""

    def __init__(self, names: Sequence[str]) -> None:
        stand_ins = (_("the candidate"), _("the interviewer"))
        self._swaps = [swap for name, words in zip(names, stand_ins, strict=True) for swap in _patterns(name, words)]

    def left_out(self, text: str) -> str:
        for pattern, words in self._swaps:
            text = pattern.sub(words, text)
        return text


def _patterns(name: str, words: str) -> Iterator[tuple[re.Pattern[str], str]]:
    """The whole name, then each part of it, the longest first."""
    whole = r"\s+".join(re.escape(part) for part in name.split())
    if whole:
        yield re.compile(_alone(whole, name.strip()), re.IGNORECASE), words
    parts = {part for part in re.split(r"[^\w’'-]+", name) if len(part) > 1 or not part.isascii()} - {""}
    for part in sorted(parts, key=lambda part: (-len(part), part)):
        if len(part) >= _SURELY_A_NAME or not part.isascii():
            yield re.compile(_alone(re.escape(part), part), re.IGNORECASE), words
            continue
        written = dict.fromkeys(each for each in (part, part.capitalize(), part.upper()) if each != each.lower())
        yield re.compile(_alone("(?:" + "|".join(map(re.escape, written)) + ")", part)), words


def _alone(pattern: str, name: str) -> str:
    """The pattern as a word of its own; scripts that put no space between words have no such thing."""
    return pattern if len(name) > 1 and name[0] >= _NO_SPACES else rf"(?<!\w){pattern}(?!\w)"
