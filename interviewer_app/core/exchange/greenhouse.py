"""A card in the shape of a Greenhouse scorecard (the object of its Harvest API), to be uploaded by whoever may.

Nothing is worked out: `overall_recommendation` is null, as no word of ours stands for theirs, and the rater's own words
are an answer below `questions`. A level becomes one of their ratings only where the user says which; else the attribute
is `no_decision` and its note tells the level.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from typing import Any

from interviewer_app.core.errors import BadInput, Refused
from interviewer_app.core.scorecards.card import DimensionRow, Scorecard
from interviewer_app.core.scorecards.recommended import card_level
from interviewer_app.core.texts import _

RATINGS = ("definitely_not", "no", "mixed", "yes", "strong_yes")
UNDECIDED = "no_decision"
_PAIR = re.compile(r"\s*(-?\d{1,6})\s*=\s*([a-z_]+)\s*")
_TRACKS = {"implementation": "Implementation", "supervision": "Supervision of AI", "level": "Level evidence"}


def read_mapping(pairs: Iterable[str]) -> dict[int, str]:
    """`4=strong_yes` and the like, as typed.

    raises: BadInput for anything else, and for a level named twice
    """
    found: dict[int, str] = {}
    for pair in pairs:
        match = _PAIR.fullmatch(pair)
        if match is None or match[2] not in (*RATINGS, UNDECIDED) or int(match[1]) in found:
            known = ", ".join((*RATINGS, UNDECIDED))
            raise BadInput(_("--map {pair}: write LEVEL=RATING, each level once, with one of {known}.").format(
                pair=pair, known=known))  # fmt: skip
        found[int(match[1])] = match[2]
    return found


def greenhouse_json(card: Scorecard, mapping: Mapping[int, str]) -> bytes:
    """The scorecard as JSON. mapping: which of their ratings a level is; what is not in it stays undecided.

    raises: Refused for a card that is not submitted
    """
    if card.seal is None:
        raise Refused(_("round {id}: is not submitted; Greenhouse takes submitted scorecards.").format(
            id=card.facts.round[:8]))  # fmt: skip
    attributes = [_attribute(row, mapping) for row in card.rows]
    ratings = {name: [each["name"] for each in attributes if each["rating"] == name] for name in RATINGS}
    facts, submitted = card.facts, _instant(card.seal.wall_us)
    value = {
        "id": None,
        "updated_at": submitted,
        "created_at": submitted,
        "interview": facts.pack.title,
        "interview_step": {"id": None, "name": facts.pack.title},
        "candidate_id": None,
        "application_id": None,
        "interviewed_at": None if card.started_us is None else _instant(card.started_us),
        "submitted_by": _person(facts.interviewer),
        "interviewer": _person(facts.interviewer),
        "submitted_at": submitted,
        "overall_recommendation": None,
        "attributes": attributes,
        "ratings": ratings,
        "questions": _questions(card),
    }
    return (json.dumps(value, indent=2, ensure_ascii=False) + "\n").encode("utf-8")


def _attribute(row: DimensionRow, mapping: Mapping[int, str]) -> dict[str, Any]:
    level = row.rating.level if row.rating else None
    rating = UNDECIDED if level is None else mapping.get(level, UNDECIDED)
    kind = _TRACKS.get(row.dimension.track, "General")
    return {"name": row.dimension.name, "type": kind, "note": _note(row), "rating": rating}


def _note(row: DimensionRow) -> str | None:
    """What the rating says in words: its level with the anchor, or why there is no evidence, and the rationale."""
    rating = row.rating
    if rating is None:
        return None
    if rating.level is None:
        words = [_("No evidence: {why}").format(why=rating.no_evidence or "")]
    else:
        name = next((known.name for known in row.dimension.levels if known.value == rating.level), "")
        words = [" ".join(filter(None, (_("Level {n}").format(n=rating.level), name)))]
        words += [row.anchor] if row.anchor else []
    return "\n".join([*words, *([rating.rationale] if rating.rationale else [])])


def _questions(card: Scorecard) -> list[dict[str, Any]]:
    """Answers may hold HTML where they are read, so ours is escaped."""
    words = "\n".join(filter(None, (card_level(card), card.recommendation)))
    answers = [("Recommendation, in the rater's words", words)]
    answers += [("Deviations from the script", "\n".join(card.deviations)), ("Round", card.facts.round)]
    return [{"id": None, "question": name, "answer": html.escape(text)} for name, text in answers if text]


def _person(name: str) -> dict[str, Any]:
    first, _gap, last = name.rpartition(" ")
    return {"id": None, "first_name": first or None, "last_name": last or None, "name": name, "employee_id": None}


def _instant(wall_us: int) -> str:
    return datetime.fromtimestamp(wall_us // 1_000_000, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
